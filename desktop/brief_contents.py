"""What the brief is to hold: its kind, the sector, which indicators, and its parts in an order that can be changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from compare.brief_choices import PARTS, Kind, Part
from compare.brief_sectors import offered
from compare.comparison import Comparison, Status
from compare.wording import nfc
from desktop.texts import say

_KINDS: tuple[Kind, ...] = get_args(Kind)
_STANDINGS: Mapping[str, tuple[Status, ...]] = {
    "all": (),
    "off_track": ("missed", "behind", "at_risk"),
    "reached": ("exceeded", "met", "on_track"),
    "open": ("in_progress", "unknown"),
}
_EVIDENCE = ("appendix", "footnotes")


class ContentsPage(QWidget):
    """The choices of what is told; `changed` says that one was made."""

    changed = Signal()

    def __init__(self, parent: QWidget, result: Comparison, before: Mapping[str, Any], selected: Sequence[str]) -> None:
        super().__init__(parent)
        self._selected = tuple(selected)
        self._form = QFormLayout(self)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.kind = self._combo("kind", {kind: say(f"brief.kind_{kind}") for kind in _KINDS}, before.get("kind"))
        self.section = self._combo("section", offered(result), before.get("section"))
        standings = {name: say(f"brief.standing_{name}") for name in _STANDINGS}
        self.standing = self._combo("standing", standings, _named(before.get("statuses")))
        self.chosen_rows = QCheckBox(_chosen(len(self._selected)), self)
        self.chosen_rows.setEnabled(bool(self._selected))
        self.chosen_rows.toggled.connect(self.changed)
        self._form.addRow("", self.chosen_rows)
        self.parts = self._part_list()
        evidence = {name: say(f"brief.evidence_{name}") for name in _EVIDENCE}
        self.evidence = self._combo("evidence", evidence, before.get("evidence"))
        self.title = QLineEdit(str(before.get("title") or ""), self)
        self.title.setPlaceholderText(say("brief.own_title_hint"))
        self.title.textChanged.connect(self.changed)
        self._form.addRow(say("brief.own_title"), self.title)
        self.kind.currentIndexChanged.connect(lambda _: self._follow_kind())
        self._show_parts(_parts(before, self._kind()))
        self.section.setEnabled(self._kind() == "sector")

    def choices(self) -> dict[str, Any]:
        """The choices by the names that `BriefChoice` knows; the parts None where they are the kind's own."""
        parts = [item.data(Qt.ItemDataRole.UserRole) for item in self._items() if _is_on(item)]
        usual = parts == list(PARTS[self._kind()])
        statuses = _STANDINGS[str(self.standing.currentData())]
        return {
            "kind": self._kind(),
            "section": self.section.currentData() if self._kind() == "sector" else None,
            "statuses": list(statuses) or None,
            "rows": list(self._selected) if self.chosen_rows.isChecked() else None,
            "parts": None if usual else parts,
            "findings": "findings" in parts,
            "evidence": self.evidence.currentData(),
            "title": nfc(self.title.text()).strip() or None,
        }

    def problem(self) -> str:
        """What is wrong with the choices, in one line; "" where nothing is."""
        if not any(_is_on(item) for item in self._items()):
            return say("brief.no_part")
        return say("brief.no_section") if self._kind() == "sector" and self.section.count() == 0 else ""

    def move_part(self, by: int) -> None:
        """Move the part at the cursor up or down by `by` places."""
        at = self.parts.currentRow()
        to = at + by
        if at >= 0 and 0 <= to < self.parts.count():
            self.parts.insertItem(to, self.parts.takeItem(at))
            self.parts.setCurrentRow(to)
            self.changed.emit()

    def _kind(self) -> Kind:
        return _KINDS[max(0, self.kind.currentIndex())]

    def _items(self) -> list[QListWidgetItem]:
        return [self.parts.item(place) for place in range(self.parts.count())]

    def _combo(self, name: str, values: Mapping[str, str], chosen: object) -> QComboBox:
        combo = QComboBox(self)
        for value, said in values.items():
            combo.addItem(said, value)
        combo.setCurrentIndex(max(0 if combo.count() else -1, combo.findData(chosen)))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(18)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        combo.currentIndexChanged.connect(self.changed)
        self._form.addRow(say(f"brief.{name}"), combo)
        return combo

    def _part_list(self) -> QListWidget:
        """The parts with a box to tick each, in the order they come; dragged, or moved by the buttons."""
        parts = QListWidget(self)
        parts.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        parts.setAccessibleName(say("brief.parts"))
        parts.setMinimumHeight(150)
        parts.itemChanged.connect(lambda _: self.changed.emit())
        parts.model().rowsMoved.connect(lambda *_: self.changed.emit())
        box, buttons = QVBoxLayout(), QHBoxLayout()
        for name, by in (("move_up", -1), ("move_down", 1)):
            button = QPushButton(say(f"brief.{name}"), self)
            button.clicked.connect(lambda _=False, by=by: self.move_part(by))
            buttons.addWidget(button)
        buttons.addStretch(1)
        box.addWidget(parts, 1)
        box.addLayout(buttons)
        self._form.addRow(say("brief.parts"), box)
        return parts

    def _follow_kind(self) -> None:
        self.section.setEnabled(self._kind() == "sector")
        self._show_parts(PARTS[self._kind()])

    def _show_parts(self, chosen: Sequence[str]) -> None:
        """The parts chosen, ticked and in their order; below them those that are left out."""
        self.parts.blockSignals(True)
        self.parts.clear()
        for part in (*chosen, *(p for p in get_args(Part) if p not in chosen)):
            item = QListWidgetItem(say(f"brief.part_{part}"), self.parts)
            item.setData(Qt.ItemDataRole.UserRole, part)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(Qt.CheckState.Checked if part in chosen else Qt.CheckState.Unchecked)
        self.parts.blockSignals(False)


def _chosen(rows: int) -> str:
    return say("brief.chosen_row") if rows == 1 else say("brief.chosen_rows", count=rows)


def _named(statuses: object) -> str:
    """The standing whose statuses were chosen before."""
    kept = tuple(statuses) if isinstance(statuses, list | tuple) else ()
    return next((name for name, group in _STANDINGS.items() if group == kept), "all")


def _parts(before: Mapping[str, Any], kind: Kind) -> tuple[str, ...]:
    """The parts chosen before, else those of the kind; the annex of findings as it was chosen by itself."""
    known = tuple(p for p in before.get("parts") or () if p in get_args(Part)) or PARTS[kind]
    if before.get("findings") and "findings" not in known:
        return (*known, "findings")
    return known


def _is_on(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked
