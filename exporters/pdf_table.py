"""Tables of a PDF, drawn by their own few strokes: a table of hundreds of rows is laid out once and never again.

The library's own table measures all its cells anew each time it is split over pages. Here a row is measured when it is
made; splitting only counts heights, and what is drawn on a page is one text, one set of rules and its links. A row that
could stand whole on the next page is not torn, a group's title stays with its first row, the head is repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeAlias

from reportlab.lib import colors
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as Flowing

from exporters.pagination import Slice

PAD = 3.4  # points between a cell's edge and its text, left and right
RAISED, RISE = 0.65, 0.35  # marks of evidence: their size, and how high they stand, of the text's size
_ABOVE, _BELOW = 1.4, 2.6  # points between a cell's edge and its text
_WHOLE_PAGE = 400  # points of room that only a page at its beginning offers, a landscape one too
_SHADE = colors.HexColor(0xE7E6E6)


@dataclass(frozen=True, slots=True)
class Lines:
    """Text of one form, broken into lines; marks of evidence stand behind the last of them, each with its link's end.

    `name` is the place in the file that links to this cell end at.
    """

    lines: tuple[str, ...]
    font: str
    size: float
    leading: float
    align: str
    marks: tuple[tuple[str, str], ...] = ()
    name: str = ""

    @property
    def high(self) -> float:
        return len(self.lines) * self.leading


Content: TypeAlias = Lines | Any  # lines, or a paragraph of the layout library, which tells no types


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its cells and how high the highest of them is; a group's row has one cell over the whole width."""

    cells: tuple[Content, ...]
    high: float
    is_group: bool = False


def table_row(cells: Sequence[Content], widths: Sequence[float], is_group: bool = False) -> TableRow:
    """A row of `cells`, measured."""
    rooms = [sum(widths)] if is_group else widths
    high = max(_high(cell, room - 2 * PAD) for cell, room in zip(cells, rooms, strict=True))
    return TableRow(tuple(cells), high + _ABOVE + _BELOW, is_group)


def broken(text: str, font: str, size: float, room: float) -> tuple[str, ...] | None:
    """`text` in lines of at most `room` points; None where a word alone is wider."""
    out: list[str] = []
    space = _width(" ", font) * size
    for part in text.split("\n"):
        line, wide = "", 0.0
        for word in part.split(" "):
            if not word:
                continue
            needs = _width(word, font) * size
            if needs > room:
                return None
            if line and wide + space + needs <= room:
                line, wide = f"{line} {word}", wide + space + needs
                continue
            if line:
                out.append(line)
            line, wide = word, needs
        out.append(line)
    return tuple(out)


def marks_width(marks: Sequence[tuple[str, str]], font: str, size: float) -> float:
    """How wide the marks of evidence are behind a text of `size`."""
    return sum(_width(said, font) * size * RAISED for said, _ in marks)


@lru_cache(maxsize=20_000)
def _width(word: str, font: str) -> float:
    """The width of a word at a size of one point; words come again and again."""
    return float(stringWidth(word, font, 1))


def _high(cell: Content, room: float) -> float:
    return cell.high if isinstance(cell, Lines) else float(cell.wrap(room, 100_000)[1])


class Ruled(Flowable):  # type: ignore[misc]
    """A table with full borders and its head, which every page repeats; its `note` never stands without a row."""

    def __init__(self, widths: Sequence[float], head: TableRow, rows: Sequence[TableRow], note: Any = None) -> None:
        super().__init__()
        self._widths, self._head, self._rows, self._note = list(widths), head, list(rows), note
        self.width = sum(widths)
        self._under = note.wrap(self.width, 100_000)[1] + note.getSpaceBefore() if note is not None else 0.0
        self.height = head.high + sum(row.high for row in rows) + self._under

    def wrap(self, _wide: float, _high: float) -> tuple[float, float]:
        return self.width, self.height

    def split(self, _wide: float, high: float) -> list[Flowable]:
        """The rows that `high` holds, and the others; of a row longer than a page the lines that it holds."""
        room, count = high - self._head.high, 0
        while count < len(self._rows) and self._rows[count].high <= room:
            room -= self._rows[count].high
            count += 1
        if count == len(self._rows) > 1:  # all rows, but not what stands under them
            count -= 1
        if count and count < len(self._rows) and self._rows[count - 1].is_group:
            count -= 1
        if count == len(self._rows):
            return [self._first(self._rows), self._note]
        if count:
            return [self._first(self._rows[:count]), self._with(self._rows[count:], self._note)]
        if high <= _WHOLE_PAGE or not self._rows:
            return []
        upper, lower = self._torn(self._rows[0], high - self._head.high)
        return [self._first([upper]), self._with([lower, *self._rows[1:]], self._note)]

    def slices(self) -> Iterator[Slice]:
        """Its rows as a page takes them: the head with the first, what stands under it with the last."""
        last = len(self._rows) - 1
        for place, row in enumerate(self._rows):
            high = row.high + (0.0 if place else self._head.high) + (self._under if place == last else 0.0)
            yield Slice(high, again=self._head.high if place else 0.0, ends=not row.is_group)

    def part(self, first: int, last: int) -> Ruled:
        """The rows from `first` to `last` under its head, with what stands under it where the last one is there."""
        return self._with(self._rows[first:last], self._note if last == len(self._rows) else None)

    def draw(self) -> None:
        y = self.height
        if self._note is not None:
            self._note.drawOn(self.canv, 0, 0)
        self.canv.setFillColor(_SHADE)
        self.canv.rect(0, y - self._head.high, self.width, self._head.high, stroke=0, fill=1)
        self.canv.setFillColor(colors.black)
        self.canv.setLineWidth(0.5)
        self.canv.lines(list(self._rules()))
        self._draw_head(y)
        text = self.canv.beginText()
        links: list[tuple[str, tuple[float, float, float, float]]] = []
        for row in (self._head, *self._rows):
            x = 0.0
            for cell, wide in zip(row.cells, [self.width] if row.is_group else self._widths, strict=True):
                if isinstance(cell, Lines):
                    links += self._write(text, cell, x + PAD, y - _ABOVE, wide - 2 * PAD)
                elif row is not self._head:  # it was broken into lines when its row was measured
                    cell.drawOn(self.canv, x + PAD, y - _ABOVE - cell.height)
                x += wide
            y -= row.high
        self.canv.drawText(text)
        for place, box in links:
            self.canv.linkRect("", place, box, relative=1, thickness=0)

    def _first(self, rows: Sequence[TableRow]) -> Ruled:
        """The part that stands on the page at hand, as far below what is over it as the whole was to stand."""
        made = self._with(rows)
        made.spaceBefore = self.getSpaceBefore()
        return made

    def _with(self, rows: Sequence[TableRow], note: Any = None) -> Ruled:
        return Ruled(self._widths, self._head, rows, note)

    def _torn(self, row: TableRow, high: float) -> tuple[TableRow, TableRow]:
        """`row` in two: what `high` holds of it, and the rest."""
        room = high - _ABOVE - _BELOW
        rooms = [self.width] if row.is_group else self._widths
        pairs = [_cut(cell, wide - 2 * PAD, room) for cell, wide in zip(row.cells, rooms, strict=True)]
        upper, lower = ([pair[i] for pair in pairs] for i in (0, 1))
        return table_row(upper, self._widths, row.is_group), table_row(lower, self._widths, row.is_group)

    def _rules(self) -> Iterator[tuple[float, float, float, float]]:
        """The lines between rows, over the whole width, and those between columns, not through a group's title."""
        edges = [0.0]
        for wide in self._widths:
            edges.append(edges[-1] + wide)
        y = top = self.height
        yield 0, y, self.width, y
        for row in (self._head, *self._rows):
            if row.is_group:
                yield from ((x, top, x, y) for x in edges[1:-1] if top > y)
                top = y - row.high
            y -= row.high
            yield 0, y, self.width, y
        yield from ((x, top, x, y) for x in edges[1:-1] if top > y)
        yield from ((x, self.height, x, self._under) for x in (0.0, self.width))

    def _draw_head(self, top: float) -> None:
        """The titles of the columns, in the middle of the row's height."""
        x = 0.0
        for cell, wide in zip(self._head.cells, self._widths, strict=True):
            if not isinstance(cell, Lines):
                cell.drawOn(self.canv, x + PAD, top - (self._head.high + cell.height) / 2)
            x += wide

    def _write(
        self, text: Any, cell: Lines, x: float, top: float, room: float
    ) -> list[tuple[str, tuple[float, float, float, float]]]:
        """Write the lines of `cell`; gives the links of its marks."""
        behind = marks_width(cell.marks, cell.font, cell.size)
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[cell.align]
        base = top - cell.size
        last = len(cell.lines) - 1
        _set_font(text, cell.font, cell.size)
        at = x
        for place, line in enumerate(cell.lines):
            wide = sum(_width(word, cell.font) for word in line.split(" ")) + line.count(" ") * _width(" ", cell.font)
            wide *= cell.size
            at = x + (room - wide - (behind if place == last else 0)) * share
            text.setTextOrigin(at, base - place * cell.leading)
            text.textLine(line)
            at += wide
        if cell.name:
            self.canv.bookmarkHorizontal(cell.name, 0, top)
        foot = base - last * cell.leading
        links: list[tuple[str, tuple[float, float, float, float]]] = []
        if cell.marks:
            _set_font(text, cell.font, cell.size * RAISED)
        for said, end in cell.marks:
            wide = _width(said, cell.font) * cell.size * RAISED
            text.setTextOrigin(at, foot + cell.size * RISE)
            text.textLine(said)
            if end:
                links.append((end, (at, foot, at + wide, foot + cell.size)))
            at += wide
        return links


def _set_font(text: Any, font: str, size: float) -> None:
    """Go on in `font`; said again for each cell it would be written out for each."""
    if (text._fontname, text._fontsize) != (font, size):
        text.setFont(font, size)


def _cut(cell: Content, room: float, high: float) -> tuple[Content, Content]:
    """`cell` in two, the first at most `high`."""
    if isinstance(cell, Lines):
        fit = max(0, int(high / cell.leading))
        if fit >= len(cell.lines):
            return cell, replace(cell, lines=("",), marks=(), name="")
        rest = replace(cell, lines=cell.lines[fit:], name="")
        return replace(cell, lines=cell.lines[:fit] or ("",), marks=()), rest
    parts = cell.split(room, high)
    nothing = Flowing("", cell.style)
    return (parts[0], parts[1]) if len(parts) == 2 else (cell, nothing) if parts else (nothing, cell)
