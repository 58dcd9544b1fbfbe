"""What the dialogs are made of: a form with its buttons, a field for numbers, a choice of periods."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from compare import period as periods
from compare.messages import Language, number
from compare.wording import nfc
from desktop import texts
from desktop.texts import say

_GROUPED = {"vi": re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?"), "en": re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")}

_RIM = 60  # pixels of the screen that a dialog leaves free, its own frame among them


def agreed(dialog: QDialog) -> bool:
    """Ask; whether the user agreed.

    The dialog stays to be read by whoever asked, and is gone when the event loop comes round: one left over would be
    kept by its window, and take part in every later change of looks and language.
    """
    done = dialog.exec()
    dialog.deleteLater()
    return bool(done)


def take_room(window: QWidget, wide: int, high: int) -> None:
    """Give a window that size, or what the screen has room for: at a large scale that is little."""
    room = window.screen().availableSize()
    window.resize(min(wide, room.width() - _RIM), min(high, room.height() - _RIM))


class FormDialog(QDialog):
    """A question with fields; the problem with an answer stands above the buttons until it is put right."""

    def __init__(self, parent: QWidget | None, title: str, explained: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        box = QVBoxLayout(self)
        if explained:
            label = QLabel(explained, self)
            label.setWordWrap(True)
            label.setObjectName("muted")
            box.addWidget(label)
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        box.addLayout(self.form)
        self._problem = QLabel(self)
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        box.addWidget(self._problem)
        kind = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kind.Ok | kind.Cancel, self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        box.addWidget(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """The first field has the keyboard, and Tab comes to the buttons last: they were made before the fields."""
        super().showEvent(event)
        buttons = self.buttons.buttons()
        fields = [w for w in self._chain() if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w not in buttons]
        for one, other in pairwise([*fields[-1:], *buttons]):
            self.setTabOrder(one, other)
        if fields and self.focusWidget() is None:
            fields[0].setFocus()

    def _chain(self) -> Iterator[QWidget]:
        """What stands in the dialog, in the order in which Tab comes to it."""
        at = self.nextInFocusChain()
        while at is not None and at is not self:
            yield at
            at = at.nextInFocusChain()

    def problem(self) -> str:
        """What is wrong with the answers, in one line; "" where nothing is."""
        return ""

    def accept(self) -> None:
        problem = self.problem()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if not problem:
            super().accept()


class NumberField(QLineEdit):
    """A number in the notation of the language in force; the other notation is taken where it cannot be mistaken."""

    def __init__(self, parent: QWidget, value: Decimal | None = None) -> None:
        super().__init__(parent)
        if value is not None:
            self.setText(number(value, texts.language()))

    def value(self) -> Decimal | None:
        return read_number(self.text())


class PeriodField(QComboBox):
    """A period, chosen among the likely ones or typed in the short form (2024, 2024-Q1, 2024-M03, 2021..2025)."""

    def __init__(self, parent: QWidget, current: str | None, likely: tuple[str, ...] = ()) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for text in dict.fromkeys(((current,) if current else ()) + likely):
            said = texts.period(periods.parse(text))
            self.addItem(said if said == text else f"{said}  ({text})", text)
        self.setCurrentIndex(0 if current else -1)
        self.setToolTip(say("ask.period_tip"))

    def text(self) -> str | None:
        """The period in its short form; None where what was typed is no period."""
        typed = self.currentText().strip()
        at = self.findText(typed)
        if at >= 0:
            return str(self.itemData(at))
        try:
            return periods.parse(typed).text
        except ValueError:
            return None


class DayField(QLineEdit):
    """A day as offices write it ("15/6/2025"), which may be left empty."""

    def __init__(self, parent: QWidget, day: date | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(say("ask.day_hint"))
        if day is not None:
            self.setText(f"{day.day}/{day.month}/{day.year}")

    def day(self) -> str | None:
        """The day as "2025-06-15"; "" where none is told, None where what was typed is no day."""
        typed = self.text().strip()
        found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", typed)
        try:
            if found:
                return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
            return date.fromisoformat(typed).isoformat() if typed else ""
        except ValueError:
            return None


def likely_periods(year: int) -> tuple[str, ...]:
    """What a report of about that year may be for."""
    parts = ("", "-Q1", "-H1", "-Q2", "-9M", "-Q3", "-Q4")
    return tuple(f"{y}{part}" for y in (year, year - 1) for part in parts)


def read_number(text: str, language: Language | None = None) -> Decimal | None:
    """The number a person typed: "1.234,5" and "1234.5" both; None where it is none or could be two.

    `language` is whose notation it is in, that in force where none is given.

    >>> read_number("12.5"), read_number("một")
    (Decimal('12.5'), None)
    """
    typed = nfc(text).replace(" ", "").replace("\u00a0", "")
    language = language or texts.language()
    own = _GROUPED[language]
    if language == "vi" and (own.fullmatch(typed) or re.fullmatch(r"[+-]?\d+,\d+", typed)):
        typed = typed.replace(".", "").replace(",", ".")
    elif language == "en" and own.fullmatch(typed):
        typed = typed.replace(",", "")
    try:
        value = Decimal(typed)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
