"""The line over the board: the words sought, a section, and a counter for each status, each of which is a filter."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop import icons, texts, theme
from desktop.board_lines import Wanted
from desktop.board_model import BoardModel
from desktop.chip import Chip
from desktop.flow_layout import FlowLayout
from desktop.texts import say

_STATUSES = (
    "exceeded", "met", "on_track", "in_progress", "at_risk", "behind", "missed", "no_target", "unknown",
)  # fmt: skip
_LINES = 2.9  # heights of the search field that the chips may take with their words: two lines and air


class BoardFilter(QWidget):
    """Says what is wanted; knows of the board only what its model counts."""

    changed = Signal()
    ignored_opened = Signal()  # the rows that were ignored are asked for

    def __init__(self, parent: QWidget, model: BoardModel) -> None:
        super().__init__(parent)
        self._model = model
        self._chips: dict[str, Chip] = {}
        self._said: dict[str, object] = {}  # what each chip was told from
        self._words: dict[str, tuple[str, str]] = {}  # each chip's words and its count
        self._fitted: object = None  # what the chips' texts were chosen by
        self._offered: tuple[list[str], str] | None = None  # the sections to choose from, and the word for all
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(126)
        self.search.textChanged.connect(self.changed)
        self.section = QComboBox(self)
        self.section.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.section.setMinimumContentsLength(9)
        self.section.activated.connect(lambda _: self.changed.emit())
        self._flow = FlowLayout(self)
        self._flow.addWidget(self.search)
        self._flow.addWidget(self.section)
        for name in ("with_target", *_STATUSES, "doubtful", "changed"):
            self._chips[name] = self._chip(name)
        self.ignored = Chip(self)
        self.ignored.clicked.connect(self.ignored_opened)
        self._flow.addWidget(self.ignored)

    def wanted(self) -> Wanted:
        """What the board is to show."""
        on = {name for name, chip in self._chips.items() if chip.isChecked()}
        return Wanted(
            self.search.text().strip(),
            frozenset(on & set(_STATUSES)),
            "doubtful" in on,
            "with_target" in on,
            "changed" in on,
            str(self.section.currentData() or ""),
        )

    def choose(self, name: str, on: bool = True) -> None:
        """Press a counter."""
        self._chips[name].setChecked(on)

    def clear(self) -> None:
        """Want everything; told once."""
        self.restore({})

    def state(self) -> dict[str, Any]:
        """What is chosen, as plain values."""
        return {
            "search": self.search.text(),
            "section": str(self.section.currentData() or ""),
            "chips": [name for name, chip in self._chips.items() if chip.isChecked()],
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Choose what `state` told, as far as it is still there."""
        chips = state.get("chips")
        on = chips if isinstance(chips, list) else []
        with QSignalBlocker(self):
            self.search.setText(str(state.get("search") or ""))
            self.section.setCurrentIndex(max(0, self.section.findData(str(state.get("section") or ""))))
            for name, chip in self._chips.items():
                chip.setChecked(name in on)
        self.changed.emit()

    def show_counts(self, ignored: int) -> None:
        """Count anew what the model holds; `ignored` rows were put aside."""
        tally = self._model.tally
        for name, chip in self._chips.items():
            count, words, mark, colour = self._chip_says(name, tally.statuses.get(name, 0))
            finer = tally.details.get(name, set())
            chip.setVisible(count > 0 or chip.isChecked())
            said = (count, words, mark, colour, finer, texts.language())
            if self._said.get(name) == said:
                continue
            self._said[name] = said
            if name == "on_track" and "ahead" in finer:
                words = say("board.on_track_and_ahead")
            self._words[name] = words, "" if name == "changed" else str(count)
            chip.setIcon(icons.icon(mark, colour))
            chip.setToolTip(say("board.changed_tip") if name == "changed" else _tip(name, words, finer))
        self.ignored.setVisible(ignored > 0)
        self.ignored.setText(f"{say('board.ignored')} {ignored}")
        self.ignored.setToolTip(say("board.ignored_tip"))
        self.ignored.setIcon(theme.icon("eye-off", "muted"))
        self._offer_sections()
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        """Show the chips with their words, or with mark and count alone where they would take more than two lines."""
        seen = [(name, *said) for name, said in self._words.items() if not self._chips[name].isHidden()]
        fitted = self.width(), self.search.sizeHint().height(), self.section.isHidden(), self.ignored.text(), seen
        if fitted == self._fitted:  # each text that is set lays all out anew
            return
        self._fitted = fitted
        for short in (False, True):
            for name, words, count in seen:
                self._chips[name].setText(count if short else f"{words} {count}".strip())
                self._chips[name].setAccessibleName(f"{words} {count}".strip())
            if self._flow.heightForWidth(self.width()) <= _LINES * self.search.sizeHint().height():
                return

    def retranslate(self) -> None:
        self.search.setPlaceholderText(say("board.search"))
        self.search.setAccessibleName(say("board.search"))

    def _chip(self, name: str) -> Chip:
        chip = Chip(self)
        chip.setCheckable(True)
        chip.toggled.connect(lambda _: self.changed.emit())
        chip.hide()
        self._flow.addWidget(chip)
        return chip

    def _offer_sections(self) -> None:
        """The sections to choose one of, the choice kept."""
        titles, everything = self._model.sections(), say("board.all_sections")
        if self._offered == (titles, everything):
            return
        self._offered = titles, everything
        chosen = self.section.currentData()
        with QSignalBlocker(self.section):
            self.section.clear()
            self.section.addItem(everything, "")
            for title in titles:
                self.section.addItem(title, title)
            self.section.setCurrentIndex(max(0, self.section.findData(chosen)))
        self.section.setToolTip(say("board.sections"))
        self.section.setAccessibleName(say("board.sections"))
        self.section.setVisible(self.section.count() > 2)

    def _chip_says(self, name: str, count: int) -> tuple[int, str, str, str]:
        """A chip's count, words, mark and colour."""
        if name == "doubtful":
            return self._model.tally.doubtful, say("board.doubtful"), "circle-help", theme.colours().poor
        if name == "changed":
            return int(self._model.has_trends()), say("board.changed"), "trending-up", theme.colours().accent
        if name == "with_target":
            return self._model.tally.with_target, say("board.with_target"), "target", theme.colours().accent
        return count, say(f"status.{name}"), *theme.status_look(name)


def _tip(name: str, words: str, finer: Set[str | None]) -> str:
    """What a chip lets through: the words that its rows bear, where there are finer ones than its own."""
    borne = [say(f"detail.{detail}") if detail else say(f"status.{name}") for detail in sorted(finer, key=str)]
    return say("board.chip_tip", words=", ".join(borne) if finer - {None} else words)
