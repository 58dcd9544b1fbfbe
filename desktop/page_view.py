"""A report as its own pages, with its figures marked where they are printed; used for PDFs and scans.

Pages are pictures that come from the worker (`page_wanted`, `take`): only those in sight are asked for, few are kept,
and a page that has not come yet is an empty sheet, so that nothing waits. Heights are pixels down the whole report.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from compare.comparison import Reading
from compare.reading.pages import boxes_of
from compare.report import Anchor, Block, WordBox
from desktop import theme
from desktop.page_layout import PageLayout, in_lines, reach
from desktop.requests import Drawn, Words
from desktop.texts import put, say

_KEPT = 10  # pictures
_REST = 90  # ms that a width must stay before pages of that width are asked for
_THIRD = 3  # a place that is brought into sight stands at a third of the height


@dataclass(slots=True)
class _Picture:
    image: QPixmap
    problem: str = ""


@dataclass(slots=True)
class _Marks:
    """What is marked, each as boxes in points."""

    current: list[WordBox] = field(default_factory=list)
    washes: list[tuple[WordBox, str]] = field(default_factory=list)


class PageView(QAbstractScrollArea):
    """Shows a reading as pages; a click on a figure says which."""

    figure_clicked = Signal(str, str)  # a source id and an observation id
    laid_out = Signal()  # places stand elsewhere than before
    page_wanted = Signal(str, int, int)  # a source id, a page, a width in pixels of the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading: Reading | None = None
        self._blocks: dict[str, Block] = {}
        self._pictures: OrderedDict[tuple[int, int], _Picture] = OrderedDict()
        self._asked: set[tuple[int, int]] = set()
        self._figures: dict[int, list[tuple[WordBox, str]]] = {}
        self._marks = _Marks()
        self._layout = PageLayout()
        self._waiting_for: tuple[int, float, float] | None = None  # a place to bring into sight again at a resize
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(40)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_REST)
        self._settle.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._settle.start())

    # What it is shown ---------------------------------------------------------------------------------------------

    def show_reading(self, reading: Reading | None) -> None:
        """Show `reading`; the place in sight stays where it is the same file."""
        if reading is self.reading:
            return
        same = _digest(reading) == _digest(self.reading)
        self.reading = reading
        self._blocks = {b.id: b for b in reading.report.blocks} if reading else {}
        self._figures.clear()
        self._marks = _Marks()
        self._layout.show(_count(reading), reach(reading), same=same)
        if not same:
            self._pictures.clear()
            self._asked.clear()
            self.verticalScrollBar().setValue(0)
        self._lay_out()

    def mark(self, anchors: Iterable[Anchor], scroll: bool = True) -> None:
        """Mark the words of `anchors` and bring the first into sight."""
        self._marks.current = [box for anchor in anchors for box in self._boxes(anchor)]
        if scroll and self._marks.current:
            first = self._marks.current[0]
            self._bring(first.page, first.top)
        self.viewport().update()

    def wash(self, words: Iterable[tuple[Words, str]]) -> list[float]:
        """Lay colours under stretches of blocks; gives how far down each begins."""
        self._marks.washes = []
        heights = []
        for stretch, colour in words:
            boxes = self._boxes(Anchor("", "", stretch.block, stretch.start, stretch.end))
            self._marks.washes += [(box, colour) for box in boxes]
            if boxes:
                heights.append(self._layout.height(boxes[0].page, boxes[0].top))
        self.viewport().update()
        return heights

    def height_of(self, block: str, start: int, end: int) -> float | None:
        """How far down some words stand; None where they are on no page."""
        boxes = self._boxes(Anchor("", "", block, start, max(end, start + 1)))
        if boxes:
            return self._layout.height(boxes[0].page, boxes[0].top)
        page = self._blocks[block].page if block in self._blocks else None
        return self._layout.height(page, 0.0) if page is not None else None

    def length(self) -> float:
        """How high all pages are."""
        return self._layout.length

    @property
    def is_coming(self) -> bool:
        """Whether a page in sight is still to be drawn."""
        return self.isVisible() and (self._settle.isActive() or bool(self._asked))

    def take(self, drawn: Drawn, image: QImage) -> None:
        """A page that was asked for, or why it cannot be shown."""
        key = (drawn.page, drawn.width)
        if self.reading is None or drawn.source != self.reading.id or key not in self._asked:
            return
        self._asked.discard(key)
        if image.isNull() and drawn.problem is None:
            self._settle.start()  # given up for others: asked for again where it is still in sight
            return
        self._pictures[key] = _Picture(QPixmap.fromImage(image), put(drawn.problem) if drawn.problem else "")
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        if not image.isNull():
            self._measure(drawn.page, (image.width() / drawn.scale, image.height() / drawn.scale))
        self.viewport().update()

    # What Qt tells ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), QColor(colours.window))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for page in self._pages_in_sight():
                self._paint_page(painter, page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        self._waiting_for = None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._figure_at(event.position().toPoint())
        if found and self.reading is not None and event.button() == Qt.MouseButton.LeftButton:
            self.figure_clicked.emit(self.reading.id, found)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()

    def sizeHint(self) -> QSize:
        return QSize(420, 400)

    # Where things stand -------------------------------------------------------------------------------------------

    def _pixels(self) -> int:
        """The width of a picture to ask for, in pixels of the screen."""
        return round(self._layout.wide * self.devicePixelRatioF())

    def _lay_out(self) -> None:
        before = self._place_in_sight()
        self._layout.lay_out(self.viewport().width())
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, round(self._layout.length) - self.viewport().height()))
        if before is not None:
            bar.setValue(round(self._layout.height(before[0], before[1]) - before[2]))
        self._settle.start()
        self.viewport().update()
        self.laid_out.emit()

    def _place_in_sight(self) -> tuple[int, float, float] | None:
        """The place to hold still: what was brought into sight, else what stands at the top."""
        if self._waiting_for is not None:
            return self._waiting_for
        at = self._layout.place_at(float(self.verticalScrollBar().value()))
        return (*at, 0.0) if at is not None else None

    def _measure(self, page: int, size: tuple[float, float]) -> None:
        place = self._place_in_sight()
        if self._layout.measure(page, size):
            self._waiting_for, kept = place, self._waiting_for
            self._lay_out()
            self._waiting_for = kept

    def _bring(self, page: int, top: float) -> None:
        third = self.viewport().height() / _THIRD
        self._waiting_for = (page, top, third)
        self.verticalScrollBar().setValue(round(self._layout.height(page, top) - third))
        self._settle.start()

    def _scrolled(self) -> int:
        return self.verticalScrollBar().value()

    def _pages_in_sight(self) -> list[int]:
        at = self._scrolled()
        return self._layout.pages_between(float(at), float(at + self.viewport().height()))

    def _place(self, box: WordBox) -> QRectF:
        return self._layout.place(box, self._scrolled())

    def _boxes(self, anchor: Anchor) -> tuple[WordBox, ...]:
        block = self._blocks.get(anchor.block)
        return in_lines(boxes_of(block, anchor)) if block is not None else ()

    def _figures_on(self, page: int) -> list[tuple[WordBox, str]]:
        """The boxes of the figures that stand on a page, found when it is first seen."""
        if page not in self._figures and self.reading is not None:
            here = (o for o in self.reading.observations if o.anchor.page in (page, None))
            self._figures[page] = [(box, o.id) for o in here for box in self._boxes(o.anchor) if box.page == page]
        return self._figures.get(page, [])

    def _figure_at(self, at: QPoint) -> str | None:
        for page in self._pages_in_sight():
            for box, observation in self._figures_on(page):
                if self._place(box).adjusted(-2, -2, 2, 2).contains(at.toPointF()):
                    return observation
        return None

    # Drawing ------------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Ask for the pages in sight, and for the one after them."""
        if self.reading is None or not self.isVisible():
            return
        wide, seen = self._pixels(), self._pages_in_sight()
        after = [page for page in (seen[-1] + 1,) if page <= self._layout.count] if seen else []
        for page in [*after, *reversed(seen)]:  # the worker draws the last wish first
            key = (page, wide)
            if key not in self._pictures and key not in self._asked:
                self._asked.add(key)
                self.page_wanted.emit(self.reading.id, page, wide)

    def _picture(self, page: int) -> _Picture | None:
        key = (page, self._pixels())
        if key in self._pictures:
            self._pictures.move_to_end(key)
            return self._pictures[key]
        return next((picture for (p, _), picture in self._pictures.items() if p == page), None)

    def _paint_page(self, painter: QPainter, page: int) -> None:
        colours, rect, picture = theme.colours(), self._layout.rect(page, self._scrolled()), self._picture(page)
        painter.fillRect(rect, QColor("#ffffff"))
        if picture is not None and not picture.image.isNull():
            painter.drawPixmap(rect.toRect(), picture.image)
        else:
            said = picture.problem if picture else say("source.page_coming", page=page)
            painter.setPen(QColor("#5a6472"))
            centred = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(rect.adjusted(24, 24, -24, -24), centred, said)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box in {box for box, _ in self._figures_on(page)}.difference(self._marks.current):
            painter.fillRect(self._place(box).adjusted(-1, -1, 1, 1), QColor(theme.LIGHT.figure))
        for box, colour in self._marks.washes:
            if box.page == page:
                painter.fillRect(self._place(box).adjusted(-1, -1, 1, 1), QColor(colour))
        for box in self._marks.current:
            if box.page == page:
                painter.fillRect(self._place(box).adjusted(-2, -2, 2, 2), QColor(theme.LIGHT.current))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.LIGHT.bad), 1.6))
        for box in self._marks.current:
            if box.page == page:
                painter.drawRect(self._place(box).adjusted(-3, -3, 3, 3))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawRect(rect)


def has_pages(reading: Reading | None) -> bool:
    """Whether a report can be shown as its own pages."""
    return reading is not None and reading.report.format == "pdf"


def _count(reading: Reading | None) -> int:
    """How many pages a report has; where it does not say, the last on which a block stands."""
    if reading is None:
        return 0
    return reading.report.pages or max((b.page or 1 for b in reading.report.blocks), default=1)


def _digest(reading: Reading | None) -> str:
    return reading.report.source.digest if reading else ""
