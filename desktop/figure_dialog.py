"""The question behind a figure that was missed: what it is called, its value, unit, period and role, and why."""

from __future__ import annotations

from typing import cast, get_args

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from compare.comparison import Reading
from compare.decisions import FigureAdded
from compare.observation import Role
from compare.wording import nfc
from desktop.dialog_parts import FormDialog, NumberField, PeriodField, likely_periods
from desktop.marking import Selected
from desktop.texts import say


class FigureDialog(FormDialog):
    """A figure added by hand; filled in with what the selected words seem to say."""

    def __init__(self, parent: QWidget | None, reading: Reading, chosen: Selected) -> None:
        super().__init__(parent, say("ask.figure_title"), say("ask.figure_why"))
        self._source, self._chosen = reading.id, chosen
        quoted = QLabel(f"“{chosen.seen}”", self)
        quoted.setWordWrap(True)
        self.form.addRow(quoted)
        self._name = QLineEdit(chosen.name, self)
        self._value = NumberField(self, chosen.value)
        self._unit = QLineEdit(chosen.unit, self)
        when = reading.report.identity.period
        self._period = PeriodField(self, when.text if when else None, likely_periods(when.end.year) if when else ())
        self._period.setMinimumContentsLength(24)  # wide enough to be typed in where no period is known
        self._role = QComboBox(self)
        for role in get_args(Role):
            self._role.addItem(say(f"role.{role}"), role)
        self._role.setCurrentIndex(self._role.findData("target" if reading.report.is_target else "actual"))
        self._reason = QLineEdit(self)
        self._reason.setPlaceholderText(say("ask.optional"))
        for key, field in (("name", self._name), ("value", self._value), ("unit", self._unit),
                           ("period_field", self._period), ("role", self._role),
                           ("reason", self._reason)):  # fmt: skip
            self.form.addRow(say(f"ask.{key}"), field)
        self._name.setFocus()

    def problem(self) -> str:
        if not self._name.text().strip():
            return say("ask.name_needed")
        if self._value.value() is None:
            return say("ask.bad_number")
        return "" if self._period.text() else say("ask.bad_period")

    def decision(self) -> FigureAdded:
        chosen = self._chosen
        name, unit, reason = (nfc(field.text()).strip() for field in (self._name, self._unit, self._reason))
        return FigureAdded(
            source=self._source,
            block=chosen.block,
            start=chosen.start,
            end=chosen.end,
            row=chosen.row,
            column=chosen.column,
            indicator=name,
            value=str(self._value.value()),
            unit=unit,
            period=self._period.text() or "",
            role=cast(Role, self._role.currentData()),
            reason=reason,
            seen=chosen.seen,
        )
