"""The parts of the side-by-side view: a pane for one report, and the gutter of links between two panes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QScrollBar, QStackedLayout, QVBoxLayout, QWidget

from compare.comparison import Reading, SectionCell, SectionRow
from compare.report import Anchor
from desktop import theme
from desktop.page_view import PageView, has_pages
from desktop.report_browser import ReportBrowser
from desktop.requests import Words
from desktop.source_view import report_name
from desktop.texts import say

_GUTTER = 36
_FARTHEST = 0.8  # of the height: lines to places that far out of sight would only fill the gutter
# Which colour of the theme lies under words of each kind.
_GROUNDS = {"gone": "deleted", "new": "inserted", "figures": "figures_changed", "wording": "", "moved": "moved"}


class Pane(QWidget):
    """One report with the choice of which."""

    chosen = Signal()
    scrolled = Signal()
    moved = Signal()  # places stand elsewhere than before
    figure_selected = Signal(str, str)
    page_wanted = Signal(str, int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.as_pages = True
        self._washed: list[int] = []  # where washed words begin in the text
        self._heights: list[float] = []  # the same on the pages
        self.tops: dict[str, float] = {}  # how far down the document each section row begins
        self.chooser = QComboBox(self)
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.setMinimumContentsLength(8)
        self.chooser.activated.connect(self.chosen)
        self.browser = ReportBrowser(self)
        self.browser.figure_clicked.connect(self.figure_selected)
        self.browser.verticalScrollBar().valueChanged.connect(self.scrolled)
        self.browser.laid_out.connect(self.moved)
        self.page_view = PageView(self)
        self.page_view.figure_clicked.connect(self.figure_selected)
        self.page_view.verticalScrollBar().valueChanged.connect(self.scrolled)
        self.page_view.page_wanted.connect(self.page_wanted)
        self.page_view.laid_out.connect(self.moved)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.browser)
        self._stack.addWidget(self.page_view)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 2, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.chooser)
        box.addLayout(self._stack, 1)

    @property
    def source(self) -> str:
        return str(self.chooser.currentData() or "")

    @property
    def view(self) -> ReportBrowser | PageView:
        """What shows the report: its text, or its pages."""
        return self.page_view if self._stack.currentWidget() is self.page_view else self.browser

    @property
    def bar(self) -> QScrollBar:
        return self.view.verticalScrollBar()

    def length(self) -> float:
        """How high the whole report is, in pixels."""
        view = self.view
        return view.length() if isinstance(view, PageView) else float(view.document().size().height())

    def mark(self, anchors: Iterable[Anchor], scroll: bool = True) -> None:
        """Mark the words of `anchors`."""
        self.view.mark(anchors, scroll=scroll)

    def heights(self) -> list[float]:
        """How far down the washed words begin."""
        return self._heights if self.view is self.page_view else [self.browser.offset(at) for at in self._washed]

    def offer(self, readings: tuple[Reading, ...], source: str) -> None:
        """The reports to choose from, with `source` chosen and shown."""
        with QSignalBlocker(self.chooser):
            self.chooser.clear()
            for reading in readings:
                self.chooser.addItem(report_name(reading), reading.id)
            self.chooser.setCurrentIndex(self.chooser.findData(source))
        self.chooser.setAccessibleName(say("source.choose"))
        self.browser.setAccessibleName(say("source.text"))
        self.page_view.setAccessibleName(say("source.page_text"))
        shown = next((r for r in readings if r.id == source), None)
        view = self.page_view if self.as_pages and has_pages(shown) else self.browser
        self._stack.setCurrentWidget(view)
        view.show_reading(shown)

    def top_of(self, row: SectionRow) -> float | None:
        """How far down its document the row's section begins, in pixels."""
        cell = row.cells.get(self.source)
        if self.view is self.page_view:
            return self._page_top(cell)
        pages = self.browser.pages
        if cell is None or pages is None:
            return None
        at = next((pages.sections[s] for s in cell.sections if s in pages.sections), None)
        return None if at is None else self.browser.offset(at)

    def _page_top(self, cell: SectionCell | None) -> float | None:
        reading = self.page_view.reading
        if cell is None or reading is None:
            return None
        blocks = (s.blocks[0] for s in reading.report.sections if s.id in cell.sections and s.blocks)
        first = next(blocks, None)
        return None if first is None else self.page_view.height_of(first, 0, 1)

    def measure(self, rows: Iterable[SectionRow]) -> None:
        """Note where each row's section begins; asked for at every step of a scroll, and slow to find out."""
        found = ((row.id, self.top_of(row)) for row in rows)
        self.tops = {row_id: top for row_id, top in found if top is not None}

    def height_of(self, words: Words) -> float | None:
        """How far down its document some words stand, in pixels."""
        if self.view is self.page_view:
            words = self._in_block(words)
            return self.page_view.height_of(words.block, words.start, words.end)
        at = self._span(words)
        return None if at is None else self.browser.offset(at[0])

    def wash(self, words: Iterable[tuple[Words, str]]) -> None:
        """Lay each kind's colour under the words."""
        if self.view is self.page_view:  # a page is white in the dark scheme too
            self._heights = self.page_view.wash([(self._in_block(w), getattr(theme.LIGHT, g)) for w, g in words])
            return
        colours = theme.colours()
        spans = [(*span, getattr(colours, ground)) for w, ground in words if (span := self._span(w))]
        self.browser.wash(spans)
        self._washed = sorted(start for start, _, _ in spans)

    def _span(self, words: Words) -> tuple[int, int] | None:
        pages = self.browser.pages
        place = Anchor(self.source, "", words.block, words.start, words.end, words.row, words.column)
        return pages.span(place) if pages else None

    def bring(self, words: Words) -> None:
        """Scroll so that some words stand at a third of the height."""
        height = self.height_of(words)
        if height is not None:
            self.bar.setValue(round(height - self.view.viewport().height() / 3))

    def _in_block(self, words: Words) -> Words:
        """Words of a table's cell as words of its block, whose text has the cells in lines with tabs between."""
        reading = self.page_view.reading
        blocks = reading.report.blocks if reading else ()
        block = next((b for b in blocks if b.id == words.block), None)
        if block is None or words.row is None or words.column is None:
            return words
        before = sum(len(cell) + 1 for row in block.rows[: words.row] for cell in row)
        before += sum(len(cell) + 1 for cell in block.rows[words.row][: words.column])
        return replace(words, start=before + words.start, end=before + words.end, row=None, column=None)


class Gutter(QWidget):
    """The lines between two panes: strong ones from section to section, quiet ones from sentence to sentence."""

    def __init__(self, parent: QWidget, left: Pane, right: Pane) -> None:
        super().__init__(parent)
        self.setFixedWidth(_GUTTER)
        self._left, self._right = left, right
        self.sections: list[tuple[float, float, bool]] = []  # the height in each document, and whether it is current
        self.sentences: list[tuple[float, float, str]] = []  # the same, and what became of the sentence

    @property
    def pair(self) -> tuple[str, str]:
        """The sources at its two sides."""
        return self._left.source, self._right.source

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        head = self._left.view.y() + self._left.y()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(QRectF(0, head, self.width(), self.height() - head))
            for left, right, kind in self.sentences:
                colour = colours.line if kind == "same" else colours.poor if kind == "moved" else colours.accent
                self._line(painter, left, right, QPen(QColor(colour), 1.0))
            for left, right, current in self.sections:
                self._line(painter, left, right, QPen(QColor(colours.accent if current else colours.muted), 2.6))

    def _line(self, painter: QPainter, left: float, right: float, pen: QPen) -> None:
        head = self._left.view.y() + self._left.y()
        y = left + head - self._left.bar.value() + 9
        z = right + head - self._right.bar.value() + 9
        height = self.height() - head
        if max(y, z) < head or min(y, z) > self.height() or abs(y - z) > _FARTHEST * height:
            return
        path = QPainterPath()
        path.moveTo(0, y)
        path.cubicTo(self.width() / 2, y, self.width() / 2, z, self.width(), z)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(path)


def grounds(words: Iterable[Words], wording: str) -> list[tuple[Words, str]]:
    """Each stretch with the name of its colour; changed words take that of their side ("deleted", "inserted")."""
    return [(w, _GROUNDS.get(w.kind, "") or wording) for w in words]
