"""Where the pages of a report stand, one below another, and where on them its words are printed. Draws nothing.

Sizes on paper are points; heights and widths are pixels, heights counted down the whole report.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize

from compare.comparison import Reading
from compare.report import WordBox

_A4 = (595.0, 842.0)  # points: the size of a page that has not been drawn yet
_GAP = 10  # pixels between pages, and beside them
_WIDEST = 1100  # pixels: a wider page reads no better
_LEAST = 80  # pixels: a page is never narrower
_NARROW = 620  # pixels: in a narrower view a page's margins are left out of sight, so that its text can be read
_SAMPLED = 60  # blocks whose words tell how wide the text is
_LEAST_TEXT = 0.4  # share of a page's width that its text is taken to have at least


class PageLayout:
    """The pages of one report in a view of some width; a page that was not measured is as large as one that was."""

    def __init__(self) -> None:
        self.count = 0
        self._text: tuple[float, float] | None = None  # how far left and right the text reaches, in points
        self._sizes: dict[int, tuple[float, float]] = {}
        self._tops: list[float] = [float(_GAP)]
        self._across = 0  # the view's width

    def show(self, count: int, text: tuple[float, float] | None, *, same: bool) -> None:
        """It is of `count` pages now, whose text reaches from `text[0]` to `text[1]`; measured ones stay where it is
        the `same` file."""
        self.count, self._text = count, text
        if not same:
            self._sizes.clear()

    def measure(self, page: int, size: tuple[float, float]) -> bool:
        """How large a page is; whether that is another size than it had."""
        other = self._sizes.get(page) != size
        self._sizes[page] = size
        return other

    def lay_out(self, across: int) -> None:
        """Put the pages below each other in a view `across` pixels wide."""
        self._across = across
        self._tops = [float(_GAP)]
        for page in range(1, self.count + 1):
            self._tops.append(self._tops[-1] + self._size(page)[1] * self._scale(page) + _GAP)

    @property
    def wide(self) -> int:
        """How wide each page is; in a narrow view its margins are out of sight."""
        room = max(_LEAST, min(_WIDEST, self._across - 2 * _GAP))
        if room >= _NARROW or self._text is None:
            return room
        page = self._size(1)[0]
        return round(room * page / max(page * _LEAST_TEXT, self._text[1] - self._text[0] + 2 * _GAP))

    @property
    def length(self) -> float:
        """How high all pages are."""
        return self._tops[-1]

    def height(self, page: int, top: float) -> float:
        """How far down a place `top` points below the head of a page stands."""
        at = min(max(page, 1), max(1, len(self._tops) - 1))
        return self._tops[at - 1] + top * self._scale(page)

    def place_at(self, height: float) -> tuple[int, float] | None:
        """The page at a height, and how many points below its head; None below the last."""
        page = self._page_at(height)
        return (page, (height - self._tops[page - 1]) / self._scale(page)) if page is not None else None

    def pages_between(self, top: float, bottom: float) -> list[int]:
        """The pages of which something stands between two heights."""
        first = self._page_at(top)
        last = self._page_at(bottom) or len(self._tops) - 1
        return list(range(first, last + 1)) if first else []

    def rect(self, page: int, scrolled: int) -> QRectF:
        """Where a page stands in a view that is `scrolled` so far down."""
        wide, scale = self.wide, self._scale(page)
        left = (self._across - wide) // 2
        if wide > self._across and self._text is not None:
            left = _GAP - round((self._text[0] - _GAP) * scale)
        return QRectF(left, round(self._tops[page - 1]) - scrolled, wide, round(self._size(page)[1] * scale))

    def place(self, box: WordBox, scrolled: int) -> QRectF:
        """Where words stand in a view that is `scrolled` so far down."""
        rect, scale = self.rect(box.page, scrolled), self._scale(box.page)
        size = QSize(round((box.right - box.left) * scale), round((box.bottom - box.top) * scale))
        return QRectF(rect.left() + box.left * scale, rect.top() + box.top * scale, size.width(), size.height())

    def _size(self, page: int) -> tuple[float, float]:
        if page in self._sizes:
            return self._sizes[page]
        return next(iter(self._sizes.values()), _A4)

    def _scale(self, page: int) -> float:
        return self.wide / self._size(page)[0]

    def _page_at(self, height: float) -> int | None:
        for page in range(1, len(self._tops)):
            if height < self._tops[page]:
                return page
        return None


def reach(reading: Reading | None) -> tuple[float, float] | None:
    """How far left and right the text of a report's first page reaches, or of the next with text; None without any."""
    blocks = [b for b in reading.report.blocks if b.boxes.packed][:_SAMPLED] if reading else []
    boxes = [box for block in blocks for box in block.boxes.within(0, len(block.text))]
    return (min(b.left for b in boxes), max(b.right for b in boxes)) if boxes else None


def in_lines(words: tuple[WordBox, ...]) -> tuple[WordBox, ...]:
    """Boxes of words that stand side by side as one: a mark runs through the spaces of a line."""
    lines: list[WordBox] = []
    for word in words:
        last = lines[-1] if lines else None
        high = word.bottom - word.top
        if last is None or last.page != word.page or abs(last.top - word.top) > high / 2 or word.left < last.left:
            lines.append(word)
            continue
        top, bottom = min(last.top, word.top), max(last.bottom, word.bottom)
        lines[-1] = replace(last, end=word.end, top=top, right=max(last.right, word.right), bottom=bottom)
    return tuple(lines)
