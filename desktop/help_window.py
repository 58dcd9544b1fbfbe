"""The help: short pages for an office clerk in both languages, with a list and a search that needs no tone marks.

The pages are `resources/help/<language>/<number>-<name>.html`, whose first heading is the title; their pictures stand
beside the languages' folders and are made by `doichieu --picture`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QPixmap, QTextDocument
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QVBoxLayout, QWidget

import resources
from compare.messages import Language
from compare.wording import plain
from desktop import texts, theme
from desktop.dialog_parts import take_room
from desktop.retranslated import Retranslated
from desktop.texts import say

_TITLE = re.compile(r"<h1>(.*?)</h1>")
_PICTURE_WIDTH = 640  # as the pages' own width says
_IMAGE = QTextDocument.ResourceType.ImageResource.value
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the help."""

    name: str
    title: str
    html: str

    @property
    def words(self) -> str:
        """What a search looks through: its text without marks and tones."""
        return plain(unescape(_TAG.sub(" ", self.html)))


def pages(language: Language) -> list[Page]:
    """The pages in their order."""
    found = []
    for path in sorted(resources.path(f"help/{language}").glob("*.html"), key=_number):
        html = path.read_text("utf-8")
        title = _TITLE.search(html)
        found.append(Page(path.stem, unescape(title[1]) if title else path.stem, html))
    return found


def _number(path: Path) -> int:
    """The number a page's name begins with."""
    return int(path.stem.partition("-")[0])


class _Text(QTextBrowser):
    """Scales pictures smoothly, which Qt's own text does not."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        loaded = super().loadResource(kind, name)
        picture = QPixmap()
        if kind != _IMAGE or not isinstance(loaded, QByteArray) or not picture.loadFromData(loaded):
            return loaded
        ratio = self.devicePixelRatioF()
        smooth = picture.scaledToWidth(round(_PICTURE_WIDTH * ratio), Qt.TransformationMode.SmoothTransformation)
        smooth.setDevicePixelRatio(ratio)
        return smooth


class HelpWindow(Retranslated, QWidget):
    """A window of its own, so that it can stand beside the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._pages: list[Page] = []
        self._search = QLineEdit(self)
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._find)
        self._list = QListWidget(self)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(lambda _: self._show())
        self._text = _Text(self)
        self._text.setOpenExternalLinks(False)
        self._text.setSearchPaths([str(resources.path("help"))])
        self._text.document().setDocumentMargin(18)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(6, 6, 0, 6)
        column.addWidget(self._search)
        column.addWidget(self._list, 1)
        splitter = QSplitter(self)
        splitter.addWidget(side)
        splitter.addWidget(self._text)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([230, 720])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(splitter)
        take_room(self, 980, 680)
        self._search.setFocus()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew, the page that is shown in the other language as well."""
        at = max(0, self._list.currentRow())
        self.setWindowTitle(say("help.title"))
        self._search.setPlaceholderText(say("help.search"))
        self._search.setAccessibleName(say("help.search"))
        self._list.setAccessibleName(say("help.pages"))
        self._text.setAccessibleName(say("help.title"))
        looks = f"h1 {{ color: {theme.colours().accent} }} p, li {{ margin: 5px 0 }}"
        self._text.document().setDefaultStyleSheet(looks)
        self._pages = pages(texts.language())
        with QSignalBlocker(self._list):
            self._list.clear()
            for page in self._pages:
                QListWidgetItem(page.title, self._list).setData(Qt.ItemDataRole.UserRole, page.name)
            self._list.setCurrentRow(min(at, len(self._pages) - 1))
        self._find()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _find(self) -> None:
        """List only the pages with the words sought, and go to the first of them."""
        wanted = plain(self._search.text().strip())
        hits = [wanted in page.words for page in self._pages]
        for at, hit in enumerate(hits):
            self._list.item(at).setHidden(not hit)
        if any(hits) and not hits[max(0, self._list.currentRow())]:
            self._list.setCurrentRow(hits.index(True))

    def _show(self) -> None:
        at = self._list.currentRow()
        if 0 <= at < len(self._pages):
            self._text.setHtml(self._pages[at].html)
