"""Closed figures ("chốt số liệu"): what changed since a closing, and what is still missing by the unit that answers."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from compare import closing as closings
from compare.closing import Closing
from compare.comparison import Comparison
from compare.missing import missing
from desktop import closed_words, printed, theme
from desktop.closed_words import Told
from desktop.flow_layout import FlowLayout
from desktop.grouped_list import GroupedList
from desktop.retranslated import Retranslated
from desktop.sheet import Sheet
from desktop.texts import say

_TODAY = -1  # instead of a closing's place: what is shown now


class ClosingView(Retranslated, QWidget):
    """Two lists behind two buttons; worked out only when they are seen."""

    close_requested = Signal()
    row_selected = Signal(str)
    row_pointed = Signal(str)  # the cursor stands on it, so that actions on a row are on it
    told = Signal(str)  # a line for the status bar

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result = Comparison()
        self._closings: tuple[Closing, ...] = ()
        self._stale = True
        self._groups: list[Told] = []
        self._build()
        self.retranslate()

    def show_result(self, result: Comparison) -> None:
        """Show what `result` is missing, and how it differs from what was closed."""
        self._result = result
        self._freshen()

    def show_closings(self, closed: tuple[Closing, ...]) -> None:
        """The closings there are; the newest is the one compared with today."""
        newer = len(closed) != len(self._closings)
        self._closings = closed
        self._offer(newest=newer)
        self._freshen()

    def groups(self) -> list[Told]:
        """What is listed now, as on screen."""
        self._make_sure()
        return self._groups

    def selected_rows(self) -> tuple[str, ...]:
        """The rows of the lines that are selected."""
        return self._list.selected_rows()

    def heads(self) -> tuple[str, ...]:
        """The heads of the columns that are listed now."""
        keys = (
            ("closing.name", "closing.before", "closing.after")
            if self._shows_changes()
            else ("closing.name", "missing.what")
        )
        return tuple(say(key) for key in keys)

    def title(self) -> str:
        """What the list is, for a sheet of paper."""
        if not self._shows_changes():
            return say("missing.title")
        one, other = self._chosen()
        if one is None:
            return say("closing.title")
        after = closed_words.title_of(other) if other else say("closing.today")
        return say("closing.changes_of", before=closed_words.title_of(one), after=after)

    def printed(self, name: str) -> Sheet | None:
        """The list, for paper; None where there is nothing in it."""
        told = self.groups()
        return printed.groups(self.heads(), told, f"{self.title()} – {name}") if told else None

    def show_missing(self) -> None:
        """Bring the list of what is missing to the front."""
        self._missing.setChecked(True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_sure()

    def retranslate(self) -> None:
        self._changes.setText(say("closing.changes"))
        self._missing.setText(say("missing.title"))
        self._close.setText(say("closing.close"))
        self._close.setIcon(theme.icon("stamp"))
        self._copy.setText(say("closing.copy"))
        self._copy.setIcon(theme.icon("copy"))
        self._since.setText(say("closing.since"))
        self._against.setText(say("closing.against"))
        self._before.setAccessibleName(say("closing.since"))
        self._after.setAccessibleName(say("closing.against"))
        self._list.setAccessibleName(say("closing.title"))
        self._offer()
        self._freshen()

    # Building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._changes, self._missing = QToolButton(self), QToolButton(self)
        both = QButtonGroup(self)
        for button in (self._changes, self._missing):
            button.setObjectName("chip")
            button.setCheckable(True)
            both.addButton(button)
        self._changes.setChecked(True)
        both.buttonToggled.connect(lambda _, on: self._freshen() if on else None)
        self._close, self._copy = QPushButton(self), QPushButton(self)
        self._close.clicked.connect(self.close_requested)
        self._copy.clicked.connect(self._copy_list)
        self._since, self._against = QLabel(self), QLabel(self)
        self._before, self._after = QComboBox(self), QComboBox(self)
        for box in (self._before, self._after):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(16)
            box.setMinimumWidth(100)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._before.activated.connect(lambda _: self._chose())
        self._after.activated.connect(lambda _: self._freshen())
        self._note = QLabel(self)
        self._note.setObjectName("muted")
        self._note.setWordWrap(True)
        self._list = GroupedList(self)
        self._list.row_selected.connect(self.row_selected)
        self._list.row_pointed.connect(self.row_pointed)
        self._empty = QLabel(self)
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.begins_at: QWidget = self._list

    def _lay_out(self) -> None:
        top = QWidget(self)
        flow = FlowLayout(top)
        for button in (self._changes, self._missing, self._close, self._copy):
            flow.addWidget(button)
        self._choosing = QWidget(self)
        line = QHBoxLayout(self._choosing)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._since)
        line.addWidget(self._before, 2)
        line.addWidget(self._against)
        line.addWidget(self._after, 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 0)
        box.setSpacing(6)
        box.addWidget(top)
        box.addWidget(self._choosing)
        box.addWidget(self._note)
        box.addWidget(self._list, 1)
        box.addWidget(self._empty, 1)

    # Showing ------------------------------------------------------------------------------------------------------

    def _shows_changes(self) -> bool:
        return self._changes.isChecked()

    def _offer(self, newest: bool = False) -> None:
        """The closings to choose from, the newest first, what was chosen kept unless there is a newer one."""
        at = self._before.currentData()
        with QSignalBlocker(self._before), QSignalBlocker(self._after):
            self._before.clear()
            for number in reversed(range(len(self._closings))):
                self._before.addItem(closed_words.title_of(self._closings[number]), number)
            if at is not None and not newest:
                self._before.setCurrentIndex(max(0, self._before.findData(at)))
            self._offer_later()

    def _offer_later(self) -> None:
        """Today, or a closing later than the one chosen."""
        before, at = self._before.currentData(), self._after.currentData()
        self._after.clear()
        self._after.addItem(say("closing.today"), _TODAY)
        for number in range(len(self._closings)):
            if before is not None and number > before:
                self._after.addItem(closed_words.title_of(self._closings[number]), number)
        self._after.setCurrentIndex(max(0, self._after.findData(at)))

    def _chose(self) -> None:
        with QSignalBlocker(self._after):
            self._offer_later()
        self._freshen()

    def _chosen(self) -> tuple[Closing | None, Closing | None]:
        """The closing compared and the later one; None in the second place is today."""
        one, other = self._before.currentData(), self._after.currentData()
        before = self._closings[one] if one is not None and one < len(self._closings) else None
        return before, self._closings[other] if other is not None and 0 <= other < len(self._closings) else None

    def _freshen(self) -> None:
        self._stale = True
        if self.isVisible():
            self._make_sure()

    def _make_sure(self) -> None:
        """Work out what is listed, where something has changed since."""
        if not self._stale:
            return
        self._stale = False
        one, other = self._chosen()
        self._choosing.setVisible(self._shows_changes() and one is not None)
        self._groups = (
            self._changed(one, other) if self._shows_changes() else closed_words.missing_told(missing(self._result))
        )
        self._list.show_groups(self.heads(), self._groups)
        self._list.setVisible(bool(self._groups))
        self._empty.setVisible(not self._groups)
        self._empty.setText(self._why_empty(one))
        self._copy.setEnabled(bool(self._groups))
        self._close.setEnabled(bool(self._result.rows))
        note = self._told_of(one) if self._shows_changes() else say("missing.explained") if self._groups else ""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _changed(self, one: Closing | None, other: Closing | None) -> list[Told]:
        if one is None:
            return []
        return closed_words.changes_told(closings.changes(one, other or closings.close(self._result, "", "", "")))

    def _why_empty(self, one: Closing | None) -> str:
        if not self._shows_changes():
            aimed = any(row.target for row in self._result.rows)
            return say("missing.nothing" if aimed else "missing.no_target")
        return say("closing.none") if one is None else say("closing.unchanged")

    def _told_of(self, one: Closing | None) -> str:
        """Who closed what when, that it is locked, and what was noted."""
        if one is None:
            return ""
        said = say("closing.locked" if one.intact else "closing.tampered", count=len(one.figures))
        return f"{said} {one.note}".strip()

    def _copy_list(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.title()}\n\n{closed_words.as_text(self.groups())}")
        self.told.emit(say("closing.copied"))
