"""The questions behind a decision: what to join with, a name, a target, a value, a period, a status, a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from compare.comparison import Comparison, Finding, JudgedRow, Reading, Status
from compare.decisions import FindingAsked, FindingDismissed, IdentitySet, StatusSettled, TargetSet, ValueCorrected
from compare.members import Member
from compare.naming import issuer
from compare.observation import Observation
from compare.quantity import same_kind
from compare.report import Report, ReportKind
from compare.wording import match_key, nfc, plain
from desktop import icons, texts, theme
from desktop.dialog_parts import DayField, FormDialog, NumberField, PeriodField, agreed, likely_periods
from desktop.members import Place, shown
from desktop.quotes import quote
from desktop.source_view import report_name
from desktop.target_dialogs import GoalDialog
from desktop.texts import say

_LINE_WIDTH = 460  # of a question with one field: most names can be read whole in it
_STATUSES: tuple[Status, ...] = (
    "exceeded", "met", "on_track", "in_progress", "at_risk", "behind", "missed", "unknown",
)  # fmt: skip
_KINDS: tuple[ReportKind, ...] = (
    "resolution", "plan", "month", "quarter", "half_year", "nine_months", "year", "mid_term", "term", "other",
)  # fmt: skip


def text(parent: QWidget, what: str, before: str) -> str:
    """One line of text; "" where the user thought better of it or left it as it was."""
    said = nfc(_line(parent, say(f"ask.{what}_title"), say(f"ask.{what}"), before) or "").strip()
    return said if said != before else ""


def _line(parent: QWidget, title: str, asked: str, before: str = "", secret: bool = False) -> str | None:
    """One line of text as it was typed, in a field that a name fits into; None where the user thought better of it."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(asked)
    dialog.setTextEchoMode(QLineEdit.EchoMode.Password if secret else QLineEdit.EchoMode.Normal)
    dialog.setTextValue(before)
    dialog.resize(_LINE_WIDTH, dialog.sizeHint().height())
    return dialog.textValue() if agreed(dialog) else None


def occupied(parent: QWidget, other: str, figures: tuple[str, str], offered: Sequence[Place]) -> Place | None:
    """What becomes of the figure that stands where another is put in the row `other`; None: nothing is to be done.

    `figures` are the one that comes and the one that is there.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(say("ask.occupied_title"))
    box.setText(say("ask.occupied", other=other, figure=figures[0], there=figures[1]))
    explained = "\n".join(say(f"ask.occupied_{place}_why") for place in offered)
    box.setInformativeText(explained)
    role = QMessageBox.ButtonRole.AcceptRole
    buttons = {box.addButton(say(f"ask.occupied_{place}"), role): place for place in offered}
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(next(iter(buttons)))
    agreed(box)
    clicked = box.clickedButton()
    return next((place for button, place in buttons.items() if button is clicked), None)


def secret(parent: QWidget, name: str) -> str:
    """A password; "" where the user thought better of it."""
    return _line(parent, say("ask.password_title"), say("ask.password", name=name), secret=True) or ""


def long_text(parent: QWidget, what: str, name: str, before: str) -> str | None:
    """Several lines of text (may be empty) on what is called `name`; None where the user thought better of it."""
    dialog = QInputDialog(parent)
    dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
    dialog.setWindowTitle(say(f"ask.{what}_title"))
    dialog.setLabelText(say(f"ask.{what}", name=name))
    dialog.setTextValue(before)
    dialog.resize(_LINE_WIDTH, dialog.sizeHint().height())
    field = dialog.findChild(QPlainTextEdit)
    if isinstance(field, QPlainTextEdit):
        field.setTabChangesFocus(True)
    if not agreed(dialog):
        return None
    said = nfc(dialog.textValue()).strip()
    return said if said != before else None


def period(parent: QWidget, observation: Observation) -> str | None:
    """The period a figure is for."""
    dialog = _PeriodDialog(parent, observation)
    return dialog.field.text() if agreed(dialog) else None


def choose_row(parent: QWidget, result: Comparison, row: JudgedRow) -> JudgedRow | None:
    """The row to join `row` with."""
    dialog = _RowDialog(parent, result, row)
    return dialog.chosen() if agreed(dialog) else None


def choose_report(parent: QWidget, result: Comparison, row: JudgedRow) -> str:
    """The report whose cell is taken out of `row`, the newest proposed; "" where the user thought better of it."""
    readings = [r for r in result.readings if r.id in row.row.cells]
    if len(readings) < 2:
        return ""
    names = [f"{texts.figure(shown(result, row, r.id))} – {report_name(r)}" for r in readings]
    newest = max(at for at, r in enumerate(readings) if r.id not in result.targets or at == 0)
    asked = say("ask.separate", name=texts.indicator(row.row.name))
    said, agreed = QInputDialog.getItem(parent, say("ask.separate_title"), asked, names, newest, False)
    return readings[names.index(said)].id if agreed else ""


def dismissal(parent: QWidget, finding: Finding) -> FindingDismissed | None:
    """The reason for putting a finding aside."""
    said = _line(parent, say("ask.dismiss_title"), say("ask.dismiss"))
    return FindingDismissed(finding.key, nfc(said).strip() or say("ask.no_reason")) if said is not None else None


def question(parent: QWidget, finding: Finding) -> FindingAsked | None:
    """What the unit is to be asked of a finding; it may be left to the finding's own words."""
    said = _line(parent, say("ask.question_title"), say("ask.question"))
    return FindingAsked(finding.key, True, nfc(said).strip()) if said is not None else None


class _PeriodDialog(FormDialog):
    def __init__(self, parent: QWidget, observation: Observation) -> None:
        name, current = texts.indicator(observation.indicator), observation.period.text
        asked = say("ask.period", name=name, figure=texts.figure(observation))
        super().__init__(parent, say("ask.period_title"), asked)
        self.field = PeriodField(self, current, likely_periods(int(current[:4])))
        self.form.addRow(say("ask.period_field"), self.field)

    def problem(self) -> str:
        return "" if self.field.text() else say("ask.bad_period")


class _RowDialog(FormDialog):
    """A list of the other rows, those of like units first, narrowed by typing."""

    def __init__(self, parent: QWidget, result: Comparison, row: JudgedRow) -> None:
        super().__init__(parent, say("ask.join_title"), say("ask.join", name=texts.indicator(row.row.name)))
        self._rows = sorted((r for r in result.rows if r.id != row.id), key=lambda r: _unlikeness(row, r))
        self._search, self._list = QLineEdit(self), QListWidget(self)
        self._search.setPlaceholderText(say("board.search"))
        self._search.setAccessibleName(say("board.search"))
        self._search.setClearButtonEnabled(True)
        self._list.setAccessibleName(say("ask.join_title"))
        self._list.setMinimumSize(520, 260)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for other in self._rows:
            unit = f"  ({other.row.unit})" if other.row.unit else ""
            item = QListWidgetItem(f"{texts.indicator(other.row.name)}{unit}", self._list)
            item.setData(Qt.ItemDataRole.UserRole, other.id)
            item.setToolTip(item.text())
        self._list.setCurrentRow(0)
        self._list.itemDoubleClicked.connect(self.accept)
        self._search.textChanged.connect(self._narrow)
        self.form.addRow(self._search)
        self.form.addRow(self._list)

    def chosen(self) -> JudgedRow | None:
        item = self._list.currentItem()
        if item is None or item.isHidden():
            return None
        return next(r for r in self._rows if r.id == item.data(Qt.ItemDataRole.UserRole))

    def problem(self) -> str:
        return "" if self.chosen() else say("ask.choose_row")

    def _narrow(self, words: str) -> None:
        first = None
        for at in range(self._list.count()):
            item = self._list.item(at)
            hidden = plain(words) not in plain(item.text())
            item.setHidden(hidden)
            first = at if first is None and not hidden else first
        if first is not None:
            self._list.setCurrentRow(first)


def _unlikeness(row: JudgedRow, other: JudgedRow) -> tuple[bool, bool, int, str]:
    """Sorts rows by how little they share with `row`: the unit, a report in common, the words of the name."""
    shared = set(match_key(row.row.name).split()) & set(match_key(other.row.name).split())
    unlike_unit = not (row.row.unit and other.row.unit and same_kind(row.row.unit, other.row.unit))
    return unlike_unit, bool(row.row.cells.keys() & other.row.cells.keys()), -len(shared), other.row.name


class TargetDialog(GoalDialog):
    """The target in force, set by hand."""

    def __init__(self, parent: QWidget | None, row: JudgedRow) -> None:
        target = row.target
        latest = target.period if target else row.progress.period
        when = target.period.text if target else str(latest.end.year) if latest else None
        name = say("ask.target", name=texts.indicator(row.row.name))
        quantity, who = (target.quantity, issuer(target.issuer)) if target else (None, "")
        super().__init__(parent, say("ask.target_title"), name, quantity, row.row.unit or "", when, who)

    def decision(self, member: Member) -> TargetSet:
        said = self.corrected(member)
        return TargetSet(member, said.value, said.unit, said.bound, said.high, said.period, said.issuer)


class ValueDialog(FormDialog):
    """A value or a unit put right; the sentence it stands in is in sight."""

    def __init__(self, parent: QWidget | None, reading: Reading, observation: Observation) -> None:
        name = texts.indicator(observation.indicator)
        super().__init__(parent, say("ask.value_title"), say("ask.value_why", name=name))
        found = quote(reading, observation.anchor)
        if found:
            label = QLabel(f"“{found.before}<b>{found.figure}</b>{found.after}”", self)
            label.setWordWrap(True)
            self.form.addRow(label)
        quantity = observation.quantity
        self._value = NumberField(self, quantity.value if quantity else None)
        self._unit = QLineEdit(quantity.unit if quantity else "", self)
        self._reason = QLineEdit(self)
        self._reason.setPlaceholderText(say("ask.reason_hint"))
        for key, field in (("value", self._value), ("unit", self._unit), ("reason", self._reason)):
            self.form.addRow(say(f"ask.{key}"), field)
        self._value.setFocus()

    def problem(self) -> str:
        if self._value.value() is None:
            return say("ask.bad_number")
        return "" if self._reason.text().strip() else say("ask.reason_needed")

    def decision(self, member: Member) -> ValueCorrected:
        unit, reason = (nfc(field.text()).strip() for field in (self._unit, self._reason))
        return ValueCorrected(member, str(self._value.value()), unit, reason)


class StatusDialog(FormDialog):
    """The person's own word on a status."""

    def __init__(self, parent: QWidget | None, row: JudgedRow) -> None:
        name, rule = texts.indicator(row.row.name), texts.put(row.progress.rule)
        super().__init__(parent, say("ask.status_title"), say("ask.status_why", name=name, rule=rule))
        self._status = QComboBox(self)
        if row.progress.settled:
            self._status.addItem(say("ask.status_back"), None)
        for status in _STATUSES:
            mark, colour = theme.status_look(status)
            self._status.addItem(icons.icon(mark, colour), say(f"status.{status}"), status)
        self._status.setCurrentIndex(max(0, self._status.findData(row.progress.status)))
        self._reason = QLineEdit(self)
        self._reason.setPlaceholderText(say("ask.status_hint"))
        self.form.addRow(say("ask.status"), self._status)
        self.form.addRow(say("ask.reason"), self._reason)

    def decision(self, member: Member) -> StatusSettled:
        return StatusSettled(member, self._status.currentData(), nfc(self._reason.text()).strip())


class IdentityDialog(FormDialog):
    """What a report is: its kind, its period, whether it sets targets."""

    def __init__(self, parent: QWidget | None, report: Report) -> None:
        super().__init__(parent, say("ask.identity_title"), report.source.name)
        self._report = report
        identity = report.identity
        self._kind = QComboBox(self)
        for kind in _KINDS:
            self._kind.addItem(say(f"kind.{kind}"), kind)
        self._kind.setCurrentIndex(self._kind.findData(identity.kind))
        when = identity.period or None
        year = when.end.year if when else (identity.date.year if identity.date else None)
        self._period = PeriodField(self, when.text if when else None, likely_periods(year) if year else ())
        self._cut_off = DayField(self, identity.cut_off.begin if identity.cut_off else None)
        self.form.addRow(say("ask.kind"), self._kind)
        self.form.addRow(say("ask.period_field"), self._period)
        self.form.addRow(say("ask.cut_off"), self._cut_off)

    def problem(self) -> str:
        if not self._period.text():
            return say("ask.bad_period")
        return "" if self._cut_off.day() is not None else say("ask.bad_day")

    def decision(self) -> IdentitySet | None:
        """What was said; None where nothing was changed."""
        identity = self._report.identity
        kind = cast(ReportKind, self._kind.currentData())
        when, day = self._period.text(), self._cut_off.day()
        same_day = (identity.cut_off.text if identity.cut_off else "") == day
        if kind == identity.kind and identity.period and when == identity.period.text and same_day:
            return None
        return IdentitySet(self._report.source.id, kind, when, cut_off=None if same_day else day)
