"""How the brief is to be made: its form, language, format, who issues, signs and receives it, and where it goes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from compare.comparison import Comparison, Reading
from compare.decisions import BriefChoice
from compare.report import Identity, Report, Source
from compare.wording import nfc
from desktop import texts
from desktop.dialog_parts import FormDialog
from desktop.page_view import PageView
from desktop.requests import Previewed
from desktop.settings import Settings
from desktop.texts import say

_TEMPLATES = ("administrative", "party", "plain")
_LANGUAGES = ("vi", "en")
_FORMATS = ("docx", "pdf", "xlsx")
_KINDS = ("full", "one_page", "appendix")
_LONGEST_ISSUER = 70  # letters: a longer one is a title that was taken for an office
_REST = 400  # ms for which the choices must stay before the pages are laid out
_LINES = ("superior", "issuer", "place", "authority", "signer_title", "signer")


class BriefDialog(FormDialog):
    """The choices; what was chosen last in this workspace is offered again."""

    preview_wanted = Signal(object)  # the choices as plain values

    def __init__(
        self, parent: QWidget | None, result: Comparison, before: Mapping[str, Any], settings: Settings
    ) -> None:
        super().__init__(parent, say("brief.title"), say("brief.explained"))
        self.setMinimumWidth(560)
        self._build_preview()
        self._template = self._combo("template", _TEMPLATES, str(before.get("template", _TEMPLATES[0])))
        self._language = self._combo("language", _LANGUAGES, str(before.get("language", texts.language())))
        self._kind = self._combo("kind", _KINDS, str(before.get("kind", _KINDS[0])))
        self._format = self._combo("format", _FORMATS, str(before.get("format", _FORMATS[0])))
        self._lines = {name: self._line(name, str(before.get(name) or "")) for name in _LINES}
        self._recipients = QPlainTextEdit(self)
        self._recipients.setPlaceholderText(say("brief.recipients_hint"))
        self._recipients.setFixedHeight(64)
        given = before.get("recipients") or ()
        self._recipients.setPlainText("\n".join(given) if not isinstance(given, str) else given)
        self.form.addRow(say("brief.recipients"), self._recipients)
        self._findings = QCheckBox(say("brief.findings"), self)
        self._findings.setChecked(bool(before.get("findings", True)))
        self.form.addRow("", self._findings)
        self._path = QLineEdit(str(Path(settings.folder) / f"{say('brief.file_name')}.{self._ending()}"), self)
        self._browse = QPushButton(say("brief.browse"), self)
        self._browse.clicked.connect(self._choose_path)
        where = QHBoxLayout()
        where.addWidget(self._path, 1)
        where.addWidget(self._browse)
        self.form.addRow(say("brief.path"), where)
        self._format.currentIndexChanged.connect(self._follow_format)
        self.buttons.button(self.buttons.StandardButton.Ok).setText(say("brief.make"))
        if not self._lines["issuer"].text():
            self._lines["issuer"].setText(_issuer(result))
        self._offered = self.choices()
        self._watch()

    def ask_for_preview(self) -> None:
        """Have the pages drawn as chosen, once the choices rest for a moment."""
        self._rest.start()

    def show_preview(self, made: Previewed) -> None:
        """The brief was laid out: show its pages, from where the pages before were scrolled to."""
        scrolled = self.pages.verticalScrollBar().value()
        source = Source(made.source, "", made.source)
        self.pages.show_reading(Reading(Report(source, "pdf", Identity(), (), (), pages=made.pages), ()))
        self.pages.verticalScrollBar().setValue(scrolled)
        self._counted.setText(say("brief.pages", count=made.pages))

    def _build_preview(self) -> None:
        """The pages, at the right of the choices."""
        self.pages = PageView(self)
        self.pages.setMinimumWidth(400)
        self.pages.setAccessibleName(say("brief.preview"))
        self._counted = QLabel(say("brief.preview"), self)
        self._counted.setObjectName("muted")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(lambda: self.preview_wanted.emit(self.choices()))
        box = self.layout()
        if not isinstance(box, QVBoxLayout):
            return
        at = box.indexOf(self.form)
        box.removeItem(self.form)
        self.form.setParent(None)
        beside, right = QHBoxLayout(), QVBoxLayout()
        right.addWidget(self.pages, 1)
        right.addWidget(self._counted)
        beside.addLayout(self.form, 1)
        beside.addLayout(right, 1)
        box.insertLayout(at, beside, 1)
        room = self.screen().availableSize()
        self.resize(min(1060, room.width() - 80), min(680, room.height() - 80))

    def _watch(self) -> None:
        """Draw anew at each change of what is on the pages."""
        for combo in (self._template, self._language, self._kind):
            combo.currentIndexChanged.connect(self.ask_for_preview)
        for field in self._lines.values():
            field.textChanged.connect(self.ask_for_preview)
        self._recipients.textChanged.connect(self.ask_for_preview)
        self._findings.toggled.connect(self.ask_for_preview)

    def problem(self) -> str:
        path = Path(self._path.text().strip())
        if not self._path.text().strip() or not path.parent.is_dir():
            return say("brief.no_folder")
        if path.suffix.lower() != f".{self._ending()}":
            return say("brief.wrong_ending", ending=self._ending())
        return ""

    def path(self) -> Path:
        """Where the file goes."""
        return Path(self._path.text().strip())

    def choices(self) -> dict[str, Any]:
        """The choices as plain values, by the names that `BriefChoice` knows."""
        lines = {name: nfc(field.text()).strip() for name, field in self._lines.items()}
        people = [nfc(line).strip() for line in self._recipients.toPlainText().splitlines() if line.strip()]
        return {
            **{name: said or None for name, said in lines.items()},
            "template": self._template.currentData(),
            "language": self._language.currentData(),
            "kind": self._kind.currentData(),
            "format": self._ending(),
            "findings": self._findings.isChecked(),
            "recipients": people,
        }

    def decisions(self) -> tuple[BriefChoice, ...]:
        """What was chosen otherwise than offered: an export with nothing changed leaves nothing to undo."""
        return tuple(BriefChoice(n, v) for n, v in self.choices().items() if v != self._offered[n])

    def _ending(self) -> str:
        return str(self._format.currentData())

    def _combo(self, name: str, values: tuple[str, ...], chosen: str) -> QComboBox:
        combo = QComboBox(self)
        for value in values:
            combo.addItem(say(f"brief.{name}_{value}"), value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        self.form.addRow(say(f"brief.{name}"), combo)
        return combo

    def _line(self, name: str, before: str) -> QLineEdit:
        field = QLineEdit(before, self)
        field.setPlaceholderText(say(f"brief.{name}_hint"))
        self.form.addRow(say(f"brief.{name}"), field)
        return field

    def _follow_format(self) -> None:
        path = self.path()
        if path.name:
            self._path.setText(str(path.with_suffix(f".{self._ending()}")))

    def _choose_path(self) -> None:
        kinds = f"{say(f'brief.format_{self._ending()}')} (*.{self._ending()})"
        name, _ = QFileDialog.getSaveFileName(self, say("brief.path"), self._path.text(), kinds)
        if name:
            self._path.setText(name if Path(name).suffix else f"{name}.{self._ending()}")


def _issuer(result: Comparison) -> str:
    """The office that issued the newest report, where its name reads like one."""
    reports = sorted(result.readings, key=lambda r: r.id in result.targets, reverse=True)
    issuers = [r.report.identity.issuer or "" for r in reports]
    return next((i for i in reversed(issuers) if i and len(i) <= _LONGEST_ISSUER), "")
