"""The questions about closed figures: who closes them under what title, and which unit answers for an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from compare.closing import Closing, close
from compare.comparison import Comparison, JudgedRow
from compare.decisions import ResponsibleSet
from compare.members import Member
from compare.missing import missing
from compare.wording import nfc
from desktop import texts
from desktop.collation import sort_key
from desktop.dialog_parts import FormDialog
from desktop.texts import say


class ClosingDialog(FormDialog):
    """Under what title and by whom the figures are closed; says what is still missing, which forbids nothing."""

    def __init__(self, parent: QWidget | None, result: Comparison, person: str) -> None:
        super().__init__(parent, say("closing.ask_title"), say("closing.ask_why"))
        self._result = result
        lacking = len(missing(result))
        if lacking:
            label = QLabel(say("closing.ask_missing", count=lacking), self)
            label.setWordWrap(True)
            label.setObjectName("problem")
            self.form.addRow(label)
        self._title = QLineEdit(_newest_period(result), self)
        self._person = QLineEdit(person, self)
        self._person.setPlaceholderText(say("closing.person_hint"))
        self._note = QPlainTextEdit(self)
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(self.fontMetrics().height() * 4)
        for key, field in (("what", self._title), ("person", self._person), ("note", self._note)):
            self.form.addRow(say(f"closing.{key}"), field)
        (self._person if self._title.text() else self._title).setFocus()

    def problem(self) -> str:
        if not self._title.text().strip():
            return say("closing.title_needed")
        return "" if self.person() else say("closing.person_needed")

    def person(self) -> str:
        """Who closes the figures."""
        return nfc(self._person.text()).strip()

    def closing(self, today: date) -> Closing:
        """The figures as they are shown, closed on that day."""
        note = nfc(self._note.toPlainText()).strip()
        return close(self._result, nfc(self._title.text()).strip(), today.isoformat(), self.person(), note)


class ResponsibleDialog(FormDialog):
    """The unit that answers for one indicator or several: one of those named before, or another."""

    def __init__(self, parent: QWidget | None, result: Comparison, rows: Sequence[JudgedRow]) -> None:
        super().__init__(parent, say("ask.responsible_title"), _whose(rows))
        self._before = [row.responsible or "" for row in rows]
        answering = set(self._before)
        self._unit = QComboBox(self)
        self._unit.setEditable(True)
        self._unit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._unit.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        known = {r.responsible for r in result.rows if r.responsible}
        self._unit.addItems(sorted(known, key=sort_key))
        self._offered = answering.pop() if len(answering) == 1 else ""  # where several answer, none is said to
        self._unit.setEditText(self._offered)
        line = self._unit.lineEdit()
        if line is not None:
            line.setPlaceholderText(say("ask.responsible_hint"))
            line.selectAll()
        self.form.addRow(say("ask.responsible_field"), self._unit)
        self._unit.setFocus()

    def decisions(self, members: Sequence[Member]) -> tuple[ResponsibleSet, ...]:
        """What was said of the rows, in the order of their `members`; nothing of those whose unit it is already."""
        unit = nfc(self._unit.currentText()).strip()
        said = zip(members, self._before, strict=True) if unit != self._offered else ()
        return tuple(ResponsibleSet(member, unit) for member, before in said if unit != before)


def _whose(rows: Sequence[JudgedRow]) -> str:
    if len(rows) > 1:
        return say("ask.responsible_many", count=len(rows))
    return say("ask.responsible", name=texts.indicator(rows[0].row.name))


def _newest_period(result: Comparison) -> str:
    """What is closed most often: the figures of the newest report's period."""
    told = [r for r in result.readings if r.id not in result.targets and r.report.identity.period]
    return texts.period(told[-1].report.identity.period) if told else ""
