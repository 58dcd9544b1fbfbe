"""How the brief is to be made: what it holds, its form, its format and where it goes, beside its own pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from compare.brief_choices import usual_issuer
from compare.comparison import Comparison, Reading
from compare.decisions import BriefChoice
from compare.messages import Message, render
from compare.report import Identity, Report, Source
from desktop import file_dialogs, own_forms, texts
from desktop.brief_contents import ContentsPage
from desktop.brief_form import REMEMBERED, FormPage
from desktop.dialog_parts import FormDialog, take_room
from desktop.page_view import PageView
from desktop.requests import Previewed
from desktop.settings import Settings
from desktop.texts import say
from exporters import other_name, refusal

_FORMATS = ("docx", "pdf", "xlsx")
_REST = 400  # ms for which the choices must stay before the pages are laid out


class BriefDialog(FormDialog):
    """The choices; what was chosen last in this workspace is offered again, else what was last said of the office.

    `selected` are the ids of the rows chosen on the board.
    """

    preview_wanted = Signal(object)  # the choices as plain values

    def __init__(
        self,
        parent: QWidget | None,
        result: Comparison,
        before: Mapping[str, Any],
        settings: Settings,
        selected: Sequence[str] = (),
    ) -> None:
        super().__init__(parent, say("brief.title"), say("brief.explained"))
        self.setMinimumWidth(740)
        self._settings = settings
        known = {**settings.brief, **before}
        known.setdefault("issuer", usual_issuer(result))
        self.contents = ContentsPage(self, result, known, selected)
        self.form_page = FormPage(self, known, settings.home)
        self._build_pages()
        self._format = self._formats(str(before.get("format", _FORMATS[0])))
        self._path = self._path_row()
        self._format.currentIndexChanged.connect(self._follow_format)
        self.buttons.button(self.buttons.StandardButton.Ok).setText(say("brief.make"))
        self._offered = self.choices()
        self._offered.update({name: None for name in settings.brief if name not in before})  # to be kept here as well
        self.contents.changed.connect(self.ask_for_preview)
        self.form_page.changed.connect(self.ask_for_preview)

    def ask_for_preview(self) -> None:
        """Have the pages drawn as chosen, once the choices rest for a moment."""
        self._rest.start()

    def show_preview(self, made: Previewed) -> None:
        """The brief was laid out: show its pages, from where the pages before were scrolled to."""
        scrolled = self.pages.verticalScrollBar().value()
        source = Source(made.source, "", made.source)
        self.pages.show_reading(Reading(Report(source, "pdf", Identity(), (), (), pages=made.pages), ()))
        self.pages.verticalScrollBar().setValue(scrolled)
        own = render(made.not_drawn, texts.language()) if made.not_drawn else ""
        self._counted.setText(f"{say('brief.pages', count=made.pages)} {own}".strip())

    def show_problem(self, said: Message) -> None:
        """The brief could not be laid out as chosen: say why where the pages would be."""
        self._counted.setText(render(said, texts.language()))

    def accept(self) -> None:
        """Close where a file can be written; where one is open elsewhere, say so and offer another name for it."""
        super().accept()
        if self.result():
            said = self.choices()
            self._settings.brief = {name: said[name] for name in REMEMBERED}
        elif self._path.text().strip() and self.path().is_file() and refusal(self.path()) is not None:
            self._path.setText(str(other_name(self.path())))

    def problem(self) -> str:
        path = self.path()
        if not self._path.text().strip() or not path.parent.is_dir():
            return say("brief.no_folder")
        if path.suffix.lower() != f".{self._ending()}":
            return say("brief.wrong_ending", ending=self._ending())
        refused = refusal(path)
        return render(refused, texts.language()) if refused else self.contents.problem()

    def path(self) -> Path:
        """Where the file goes."""
        return Path(self._path.text().strip())

    def choices(self) -> dict[str, Any]:
        """The choices as plain values, by the names that `BriefChoice` knows."""
        return {**self.contents.choices(), **self.form_page.choices(), "format": self._ending()}

    def wanted(self) -> dict[str, Any]:
        """The choices for the writer: an office's own form is named by its path."""
        return own_forms.resolved(self.choices(), self._settings.home)

    def decisions(self) -> tuple[BriefChoice, ...]:
        """What was chosen otherwise than offered: an export with nothing changed leaves nothing to undo."""
        return tuple(BriefChoice(n, v) for n, v in self.choices().items() if v != self._offered[n])

    def _build_pages(self) -> None:
        """The choices in two tabs at the left, the brief's own pages at the right."""
        tabs = QTabWidget(self)
        tabs.setMinimumWidth(400)
        tabs.setAccessibleName(say("brief.title"))
        for name, page in (("contents", self.contents), ("form", self.form_page)):
            area = QScrollArea(tabs)
            area.setWidgetResizable(True)
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(page)
            area.setAccessibleName(say(f"brief.tab_{name}"))
            tabs.addTab(area, say(f"brief.tab_{name}"))
        self.pages = PageView(self)
        self.pages.setMinimumWidth(280)
        self.pages.setAccessibleName(say("brief.preview"))
        self._counted = QLabel(say("brief.preview"), self)
        self._counted.setObjectName("muted")
        self._counted.setWordWrap(True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(lambda: self.preview_wanted.emit(self.wanted()))
        box = self.layout()
        if not isinstance(box, QVBoxLayout):
            return
        beside, right = QHBoxLayout(), QVBoxLayout()
        right.addWidget(self.pages, 1)
        right.addWidget(self._counted)
        beside.addWidget(tabs, 1)
        beside.addLayout(right, 1)
        box.insertLayout(box.indexOf(self.form), beside, 1)
        take_room(self, 1120, 720)

    def _formats(self, chosen: str) -> QComboBox:
        combo = QComboBox(self)
        for value in _FORMATS:
            combo.addItem(say(f"brief.format_{value}"), value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        self.form.addRow(say("brief.format"), combo)
        return combo

    def _path_row(self) -> QLineEdit:
        folder = Path(self._settings.folder)
        path = QLineEdit(str(folder / f"{say('brief.file_name')}.{self._ending()}"), self)
        path.setAccessibleName(say("brief.path"))
        browse = QPushButton(say("brief.browse"), self)
        browse.clicked.connect(self._choose_path)
        where = QHBoxLayout()
        where.addWidget(path, 1)
        where.addWidget(browse)
        self.form.addRow(say("brief.path"), where)
        return path

    def _ending(self) -> str:
        return str(self._format.currentData())

    def _follow_format(self) -> None:
        path = self.path()
        if path.name:
            self._path.setText(str(path.with_suffix(f".{self._ending()}")))

    def _choose_path(self) -> None:
        kinds = f"{say(f'brief.format_{self._ending()}')} (*.{self._ending()})"
        path = file_dialogs.to_write(self, say("brief.path"), self._path.text(), kinds)
        if path:
            self._path.setText(str(path if path.suffix else path.with_name(f"{path.name}.{self._ending()}")))
