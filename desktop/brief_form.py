"""The form of the brief: which one, its language and sizes, and who issues, signs and receives it.

The form follows the issuer until another one is chosen: a Party committee's own form, a people's committee's the
state's. What is said here is offered again in every workspace to come.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from compare.brief_choices import TEMPLATES, usual_template
from compare.wording import nfc
from desktop import file_dialogs, own_forms, texts
from desktop.texts import say

LINES = ("superior", "issuer", "office_code", "place", "authority", "signer_title", "signer")
REMEMBERED = (*LINES, "recipients", "draft")
_LANGUAGES = ("vi", "en")
_MARKS = {"vi": "{{nội dung}}", "en": "{{content}}"}  # where the text goes in an office's own Word file
_PAIRS = {14: "14", 13: "13"}


class FormPage(QWidget):
    """The choices of the form; `changed` says that one was made."""

    changed = Signal()

    def __init__(self, parent: QWidget, before: Mapping[str, Any], home: Path) -> None:
        super().__init__(parent)
        self._home = home
        self._by_hand = bool(before.get("template"))
        self._form = QFormLayout(self)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.template = self._template_row()
        self.language = self._combo("language", {n: say(f"brief.language_{n}") for n in _LANGUAGES})
        self.language.setCurrentIndex(max(0, self.language.findData(before.get("language", texts.language()))))
        self.pair = self._combo("pair", {size: say(f"brief.pair_{said}") for size, said in _PAIRS.items()})
        self.pair.setCurrentIndex(max(0, self.pair.findData(before.get("pair"))))
        self.lines = {name: self._line(name, str(before.get(name) or "")) for name in LINES}
        self.recipients = QPlainTextEdit(self)
        self.recipients.setPlaceholderText(say("brief.recipients_hint"))
        self.recipients.setFixedHeight(58)
        given = before.get("recipients") or ()
        self.recipients.setPlainText("\n".join(given) if not isinstance(given, str) else given)
        self._form.addRow(say("brief.recipients"), self.recipients)
        self.draft = self._box("draft", bool(before.get("draft", False)))
        self.archive = self._box("archive", bool(before.get("archive", True)))
        self._show_templates(str(before.get("template") or self._usual()))
        self._wire()

    def choices(self) -> dict[str, Any]:
        """The choices by the names that `BriefChoice` knows."""
        said = {name: nfc(field.text()).strip() or None for name, field in self.lines.items()}
        people = [nfc(line).strip() for line in self.recipients.toPlainText().splitlines() if line.strip()]
        pair = self.pair.currentData()
        return {
            **said,
            "recipients": people,
            "template": self.template.currentData(),
            "language": self.language.currentData(),
            "pair": None if pair == next(iter(_PAIRS)) else pair,
            "draft": self.draft.isChecked(),
            "archive": self.archive.isChecked(),
        }

    def add_form(self, file: Path) -> str:
        """Take an office's own form in and choose it; what is wrong with that, or ""."""
        try:
            name = own_forms.take(file, self._home)
        except OSError as error:
            return say("brief.form_not_taken", file=file.name, why=error.strerror or str(error))
        self._by_hand = True
        self._show_templates(name)
        self.changed.emit()
        return ""

    def _usual(self) -> str:
        return usual_template(self.lines["issuer"].text(), str(self.language.currentData()))

    def _wire(self) -> None:
        self.template.activated.connect(lambda _: self._choose())
        self.template.currentIndexChanged.connect(self.changed)
        for combo in (self.language, self.pair):
            combo.currentIndexChanged.connect(self.changed)
        self.language.currentIndexChanged.connect(lambda _: self._follow())
        self.lines["issuer"].textChanged.connect(lambda _: self._follow())
        for field in self.lines.values():
            field.textChanged.connect(self.changed)
        self.recipients.textChanged.connect(self.changed)
        for box in (self.draft, self.archive):
            box.toggled.connect(self.changed)

    def _choose(self) -> None:
        self._by_hand = True

    def _follow(self) -> None:
        """The form that goes with the issuer, as long as none was chosen by hand."""
        if not self._by_hand:
            self.template.setCurrentIndex(max(0, self.template.findData(self._usual())))

    def _show_templates(self, chosen: str) -> None:
        """The shipped forms, then the office's own; one that is gone is not offered."""
        self.template.blockSignals(True)
        self.template.clear()
        for name in TEMPLATES:
            self.template.addItem(say(f"brief.template_{name}"), name)
        for own in own_forms.names(self._home):
            self.template.addItem(say("brief.template_own", name=own), own)
        self.template.setCurrentIndex(max(0, self.template.findData(chosen)))
        self.template.blockSignals(False)

    def _template_row(self) -> QComboBox:
        combo, button = QComboBox(self), QPushButton(say("brief.own_form"), self)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(16)
        button.setToolTip(say("brief.own_form_tip", mark=_MARKS[texts.language()]))
        button.clicked.connect(self._ask_for_form)
        row = QHBoxLayout()
        row.addWidget(combo, 1)
        row.addWidget(button)
        self._form.addRow(say("brief.template"), row)
        return combo

    def _ask_for_form(self) -> None:
        endings = " ".join(f"*{ending}" for ending in own_forms.ENDINGS)
        for file in file_dialogs.to_open(self, say("brief.own_form"), "", f"{say('brief.own_forms')} ({endings})"):
            self.template.setToolTip(self.add_form(file))

    def _combo(self, name: str, values: Mapping[Any, str]) -> QComboBox:
        combo = QComboBox(self)
        for value, said in values.items():
            combo.addItem(said, value)
        self._form.addRow(say(f"brief.{name}"), combo)
        return combo

    def _line(self, name: str, before: str) -> QLineEdit:
        field = QLineEdit(before, self)
        field.setPlaceholderText(say(f"brief.{name}_hint"))
        self._form.addRow(say(f"brief.{name}"), field)
        return field

    def _box(self, name: str, on: bool) -> QCheckBox:
        box = QCheckBox(say(f"brief.{name}"), self)
        box.setChecked(on)
        self._form.addRow("", box)
        return box
