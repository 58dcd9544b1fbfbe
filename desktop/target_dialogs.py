"""The questions about a target: its figure, its time and whose it is; the parts of a line; the base of a change."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from compare.decisions import BaseGiven, TargetCorrected, TargetPart, TargetSplit
from compare.members import Member
from compare.messages import number
from compare.quantity import Bound, Quantity
from compare.target_list import TargetLine
from compare.wording import nfc
from desktop import texts
from desktop.dialog_parts import FormDialog, NumberField, PeriodField, likely_periods, read_number
from desktop.texts import say

_BOUNDS = ("eq", "ge", "gt", "le", "lt", "approx", "range")
_PART_BOUNDS = _BOUNDS[:-1]
_NAME, _BOUND, _VALUE, _UNIT = range(4)  # columns of the table of parts


class BoundField(QComboBox):
    """How a figure bounds what is to be reached."""

    def __init__(self, parent: QWidget, bounds: tuple[str, ...], current: str) -> None:
        super().__init__(parent)
        for bound in bounds:
            self.addItem(say(f"bound.{bound}"), bound)
        self.setCurrentIndex(max(0, self.findData(current)))

    def bound(self) -> Bound:
        return cast(Bound, self.currentData())


class GoalDialog(FormDialog):
    """A figure to be reached, its time and whose it is."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        explained: str,
        goal: Quantity | None,
        unit: str,
        when: str | None,
        issuer: str,
    ) -> None:
        super().__init__(parent, title, explained)
        self._bound = BoundField(self, _BOUNDS, goal.bound if goal else "eq")
        self._value = NumberField(self, goal.value if goal else None)
        self._high = NumberField(self, goal.high if goal else None)
        self._unit = QLineEdit((goal.unit if goal else unit) or "", self)
        year = int(when[-4:]) if when and when[-4:].isdecimal() else int(when[:4]) if when else None
        likely = (str(year), str(year - 1), *likely_periods(year)) if year else ()
        self._period = PeriodField(self, when, likely)
        self._issuer = QLineEdit(issuer, self)
        for key, field in (("bound", self._bound), ("value", self._value), ("high", self._high),
                           ("unit", self._unit), ("period_field", self._period),
                           ("issuer", self._issuer)):  # fmt: skip
            self.form.addRow(say(f"ask.{key}"), field)
        self._bound.currentIndexChanged.connect(self._show_high)
        self._show_high()
        self._value.setFocus()

    def problem(self) -> str:
        if self._value.value() is None or (self._is_range() and self._high.value() is None):
            return say("ask.bad_number")
        return "" if self._period.text() else say("ask.bad_period")

    def corrected(self, member: Member) -> TargetCorrected:
        """What was said, of a line of a document."""
        high = self._high.value() if self._is_range() else None
        return TargetCorrected(
            member,
            str(self._value.value()),
            nfc(self._unit.text()).strip(),
            self._bound.bound(),
            None if high is None else str(high),
            self._period.text(),
            nfc(self._issuer.text()).strip() or None,
        )

    def _is_range(self) -> bool:
        return self._bound.bound() == "range"

    def _show_high(self) -> None:
        self.form.setRowVisible(self._high, self._is_range())


def correction(parent: QWidget | None, line: TargetLine, sentence: str) -> GoalDialog:
    """The dialog that puts a line right, filled with what was read."""
    name = texts.indicator(line.observation.indicator)
    told = say("targets.correct_why", name=name, sentence=sentence)
    unit = line.quantity.unit if line.quantity else (line.row.row.unit or "" if line.row else "")
    return GoalDialog(
        parent, say("targets.correct_title"), told, line.quantity, unit, line.period.text, line.issuer or ""
    )


class BaseDialog(FormDialog):
    """The level from which a change counts."""

    def __init__(self, parent: QWidget | None, line: TargetLine) -> None:
        name, change = texts.indicator(line.observation.indicator), texts.relations(line.observation)
        super().__init__(parent, say("targets.base_title"), say("targets.base_why", name=name, change=change))
        base = line.target.base if line.target else None
        unit = base.unit if base else (line.row.row.unit or "" if line.row else "")
        if not unit and line.change is not None and not line.change.unit.startswith(("%", "điểm")):
            unit = line.change.unit
        self._value = NumberField(self, base.value if base else None)
        self._unit = QLineEdit(unit, self)
        self.form.addRow(say("targets.base"), self._value)
        self.form.addRow(say("ask.unit"), self._unit)
        self._value.setFocus()

    def problem(self) -> str:
        return "" if self._value.value() is not None else say("ask.bad_number")

    def decision(self, member: Member) -> BaseGiven:
        return BaseGiven(member, str(self._value.value()), nfc(self._unit.text()).strip())


class SplitDialog(FormDialog):
    """A line's several targets, each in a row of a table; what the sentence seems to say is filled in."""

    def __init__(self, parent: QWidget | None, sentence: str, proposed: tuple[TargetPart, ...]) -> None:
        super().__init__(parent, say("targets.split_title"), say("targets.split_why"))
        quoted = QLabel(f"“{sentence}”", self)
        quoted.setWordWrap(True)
        self.form.addRow(quoted)
        self._table = QTableWidget(0, 4, self)
        self._table.setAccessibleName(say("targets.split_title"))
        self._table.setHorizontalHeaderLabels([say(f"ask.{key}") for key in ("name", "bound", "value", "unit")])
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self._table.setMinimumSize(640, 190)
        for part in proposed or (TargetPart("", ""),):
            self._add(part)
        self.form.addRow(self._table)
        more, fewer = QPushButton(say("targets.part_more"), self), QPushButton(say("targets.part_fewer"), self)
        more.clicked.connect(lambda: self._add(TargetPart("", "")))
        fewer.clicked.connect(lambda: self._table.removeRow(self._table.currentRow()))
        line = QHBoxLayout()
        for button in (more, fewer):
            button.setAutoDefault(False)
        line.addWidget(more)
        line.addWidget(fewer)
        line.addStretch(1)
        self.form.addRow(line)

    def problem(self) -> str:
        parts = self._parts()
        if len(parts) < 2:
            return say("targets.two_parts")
        if any(not part.indicator for part in parts):
            return say("ask.name_needed")
        return say("ask.bad_number") if any(not part.value for part in parts) else ""

    def decision(self, member: Member) -> TargetSplit:
        return TargetSplit(member, self._parts())

    def _add(self, part: TargetPart) -> None:
        at = self._table.rowCount()
        self._table.insertRow(at)
        value = read_number(part.value, "en") if part.value else None
        shown = number(value, texts.language()) if value is not None else ""
        for column, text in ((_NAME, part.indicator), (_VALUE, shown), (_UNIT, part.unit)):
            self._table.setItem(at, column, QTableWidgetItem(text))
        self._table.setCellWidget(at, _BOUND, BoundField(self._table, _PART_BOUNDS, part.bound))
        self._table.setCurrentCell(at, _NAME)

    def _parts(self) -> tuple[TargetPart, ...]:
        parts = (self._part(at) for at in range(self._table.rowCount()))
        return tuple(part for part in parts if part.indicator or part.value)

    def _part(self, at: int) -> TargetPart:
        said = [nfc(item.text()).strip() if (item := self._table.item(at, c)) else "" for c in range(4)]
        value, bound = read_number(said[_VALUE]), self._table.cellWidget(at, _BOUND)
        part = TargetPart(said[_NAME], "" if value is None else str(value), said[_UNIT])
        return replace(part, bound=bound.bound()) if isinstance(bound, BoundField) else part
