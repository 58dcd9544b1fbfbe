"""A pane that shows one report and marks places in it; used wherever a report's text is read."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from compare.comparison import Reading
from compare.report import Anchor
from desktop import theme
from desktop.report_document import Pages, is_large, lay_out, laying_out

_SLICE_TIME = 0.008  # seconds in which a long report is laid out before the window gets its turn


class ReportBrowser(QTextBrowser):
    """Shows a reading; a click on a figure says which."""

    figure_clicked = Signal(str, str)  # a source id and an observation id
    laid_out = Signal()  # a long report, some time after it was shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading: Reading | None = None
        self._current: list[tuple[int, int]] = []
        self._sentences: list[tuple[int, int]] = []
        self._washes: list[tuple[int, int, str]] = []
        self._laid: Pages | None = None
        self._laying: Iterator[Pages] | None = None  # a long report is laid out in slices
        self._wanted: tuple[list[Anchor], bool] | None = None
        self._marked: list[Anchor] = []
        self._scrolled = 0  # the place to be shown again
        self._brought: int | None = None  # the place brought into sight, until the view is scrolled away
        self.verticalScrollBar().valueChanged.connect(lambda _: self._let_go())
        self._next_slice = QTimer(self)
        self._next_slice.timeout.connect(self._lay_slice)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)  # a narrow column cuts no figure in two
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    @property
    def pages(self) -> Pages | None:
        """The report laid out; None where none is, or a long one is not yet laid out to its end."""
        return self._laid if self._laying is None else None

    def show_reading(self, reading: Reading | None) -> None:
        """Show `reading`; the same one again only where it has changed."""
        if reading is not None and reading == self.reading and self._laid is not None:
            return
        scrolled = self.verticalScrollBar().value() if self._same_source(reading) else 0
        self.reading, self._current, self._sentences, self._washes = reading, [], [], []
        self._laying, self._wanted, self._marked = None, None, []
        self._next_slice.stop()
        self.setExtraSelections([])
        if reading is not None and is_large(reading):
            self._laying = laying_out(reading, self._text_font())
            self._put_in(next(self._laying))
            self._next_slice.start()
        else:
            self._put_in(lay_out(reading, self._text_font()) if reading is not None else None)
        self._scrolled = scrolled
        self._scroll_back()

    def _lay_slice(self) -> None:
        """Lay out for a few milliseconds; what was asked for meanwhile is done as soon as its place is there."""
        until = time.perf_counter() + _SLICE_TIME
        while self._laying is not None and time.perf_counter() < until:
            if next(self._laying, None) is None:
                self._laying = None
        self._scroll_back()
        if self._wanted is not None:
            self.mark(*self._wanted)
        if self._laying is None:
            self._next_slice.stop()
            if self._brought is not None:
                self.bring(self._brought)  # there was no room below it
            self.laid_out.emit()

    def _scroll_back(self) -> None:
        """Show again the place that was shown, as soon as the report is laid out as far."""
        if self._scrolled and (self._laying is None or self.verticalScrollBar().maximum() >= self._scrolled):
            self.verticalScrollBar().setValue(self._scrolled)

    def _put_in(self, pages: Pages | None) -> None:
        """Show what is laid out, or is going to be."""
        before, self._laid = self._laid, pages
        document = pages.document if pages else QTextDocument()
        document.setParent(self)
        self.setDocument(document)
        if before is not None:
            before.document.deleteLater()  # a browser keeps the documents that it did not make itself
        self._brought = None

    def mark(self, anchors: Iterable[Anchor], scroll: bool = True) -> None:
        """Mark the words of `anchors` and bring the first into sight."""
        anchors, pages = [*anchors], self._laid
        self._marked = anchors
        if pages is None or (self._laying is not None and not all(map(pages.span, anchors))):
            self._wanted = anchors, scroll
            return
        self._wanted = None
        known = [(span, pages.sentence(a)) for a in anchors if (span := pages.span(a))]
        self._current = [span for span, _ in known]
        self._sentences = [sentence for _, sentence in known if sentence]
        self._draw()
        if scroll and self._current:
            self.bring(self._current[0][0])

    def wash(self, spans: Iterable[tuple[int, int, str]]) -> None:
        """Lay colours ("#rrggbb") under stretches of the document, beneath the mark."""
        self._washes = list(spans)
        self._draw()

    def bring(self, position: int) -> None:
        """Scroll so that a place stands at a third of the height; it stays in sight where the view is resized."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, max(0, self.document().characterCount() - 1)))
        top = self.cursorRect(cursor).top()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + top - self.viewport().height() // 3)
        self._brought = position

    def _let_go(self) -> None:
        self._brought = None
        self._scrolled = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        brought = self._brought
        super().resizeEvent(event)
        if brought is not None:  # lines break elsewhere, as when a tab first takes its size
            self.bring(brought)

    def offset(self, position: int) -> float:
        """How far down the document a place stands, in pixels."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, max(0, self.document().characterCount() - 1)))
        return self.cursorRect(cursor).top() + float(self.verticalScrollBar().value())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        if self.pages is None or self.reading is None:
            return
        found = self.pages.figure_at(self.cursorForPosition(event.position().toPoint()).position())
        if found:
            self.figure_clicked.emit(self.reading.id, found)

    def changeEvent(self, event: QEvent) -> None:
        wanted = self._wanted is not None and self._wanted[1]
        brought, scrolled = self._brought is not None or wanted, self.verticalScrollBar().value()
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self.reading is not None:
            self._lay_out_again(brought, scrolled)

    def _lay_out_again(self, brought: bool, scrolled: int) -> None:
        """The same in another size or other colours: at what is marked where that was `brought` into sight."""
        reading, marked = self.reading, self._marked
        self.reading = None
        self.show_reading(reading)
        self._scrolled = scrolled
        self._scroll_back()
        self.mark(marked, scroll=brought)

    def _same_source(self, reading: Reading | None) -> bool:
        return self.reading is not None and reading is not None and reading.id == self.reading.id

    def _text_font(self) -> QFont:
        return theme.base_font(theme.points() + 0.5)

    def _draw(self) -> None:
        colours = theme.colours()
        drawn = [self._selection(start, end, ground) for start, end, ground in self._washes]
        for start, end in self._current:
            made = self._selection(start, end, colours.current)
            made.format.setForeground(QColor(colours.text))
            made.format.setFontWeight(QFont.Weight.Bold)
            drawn.append(made)
        sentences = [self._selection(*sentence, colours.group) for sentence in self._sentences]
        self.setExtraSelections([*sentences, *drawn])

    def _selection(self, start: int, end: int, ground: str) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        made.cursor = cursor
        look = QTextCharFormat()
        look.setBackground(QColor(ground))
        made.format = look
        return made
