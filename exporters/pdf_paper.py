"""An office's own paper drawn on the pages of a PDF: its letterhead, its headers and footers, its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as Flowing
from reportlab.platypus import Table as Grid

from exporters.letterhead import SIGNED_LINES
from exporters.paper import PAGE, PAGES, CellShown, GridShown, Line, Margin, Paper, Shown, Words
from exporters.paper_drawing import Placed, Where
from exporters.pdf_blocks import ALIGN, SINGLE
from exporters.pdf_fonts import Fonts
from exporters.profile import Page

_FINE = 300 / 72  # pixels of a picture for a point on paper; more are not seen
_BLANK = 0.25  # of an em: the width of a blank in the embedded fonts
_ASCENT = 0.891  # of an em: how high letters stand over their line
_SHOWN = "picture_in_line"
_EDGE = {"top": "LINEABOVE", "bottom": "LINEBELOW", "left": "LINEBEFORE", "right": "LINEAFTER"}


class OnPaper:
    """Draws the paper of one office on pages of one form."""

    def __init__(self, paper: Paper, page: Page, fonts: Fonts, total: str) -> None:
        self.paper, self._page, self._fonts, self._total = paper, page, fonts, total

    def head(self, across: float) -> list[Flowable]:
        """The letterhead before the text."""
        return self._made(self.paper.head, across, "")

    def tail(self, across: float) -> list[Flowable]:
        """What the file has behind the text."""
        return self._made(self.paper.tail, across, "")

    @property
    def signed(self) -> int:
        """How many of the things behind the text go with its last lines: to the first table, or the first few lines."""
        if not self.paper.is_signed:
            return 0
        tables = (place for place, shown in enumerate(self.paper.tail) if isinstance(shown, GridShown))
        return next(tables, min(len(self.paper.tail), SIGNED_LINES) - 1) + 1

    def room(self, first: bool, across: float) -> tuple[float, float]:
        """What a header and a footer take of a page, in points from its upper and lower edge."""
        return tuple(self._high(m, across) + m.from_edge if m.blocks else 0.0 for m in self._margins(first))  # type: ignore[return-value]

    def draw(self, canvas: Any, first: bool, number: str, left: float, across: float) -> float:
        """Draw the header and the footer of a page; gives how far from the upper edge the header ends."""
        header, footer = self._margins(first)
        high = float(canvas._pagesize[1])
        foot = self._high(footer, across)
        self._stack(canvas, footer.blocks, number, left, footer.from_edge + foot, across)
        self._stack(canvas, header.blocks, number, left, high - header.from_edge, across)
        return header.from_edge + self._high(header, across) if header.blocks else 0.0

    def _margins(self, first: bool) -> tuple[Margin, Margin]:
        paper = self.paper
        if first:
            return paper.first_header or paper.header, paper.first_footer or paper.footer
        return paper.header, paper.footer

    def _high(self, margin: Margin, across: float) -> float:
        return sum(_tall(part, across) for part in self._made(margin.blocks, across, "0"))

    def _stack(self, canvas: Any, shown: Shown, number: str, left: float, top: float, across: float) -> None:
        for part in self._made(shown, across, number):
            top -= part.getSpaceBefore() + part.wrap(across, 10_000)[1]
            part.drawOn(canvas, left, top)
            top -= part.getSpaceAfter()

    def _made(self, shown: Shown, across: float, number: str) -> list[Flowable]:
        return [
            self._grid(block, across, number) if isinstance(block, GridShown) else self._line(block, number)
            for block in shown
        ]

    def _line(self, line: Line, number: str) -> Flowable:
        size = max([words.size for words in line.inside if isinstance(words, Words)], default=line.size)
        tallest = max([piece.high for piece in line.inside if isinstance(piece, Placed)], default=0.0)
        style = ParagraphStyle(
            "paper", fontName=self._fonts.regular, fontSize=size, alignment=ALIGN[line.align],
            leading=line.exact or size * SINGLE * line.line, leftIndent=line.left, rightIndent=line.right,
            firstLineIndent=line.first, spaceBefore=line.before, spaceAfter=line.after,
        )  # fmt: skip
        markup = "".join(self._markup(piece, place, number, size) for place, piece in enumerate(line.inside))
        over = max(0.0, tallest - size * _ASCENT)
        made = _OnLine(Flowing(markup or "&nbsp;", style), line, self._page, over)
        made.boxes = {place: self._made(placed.text, placed.wide - 2 * placed.pad[0], number)
                      for place, placed in enumerate(line.placed) if placed.text}  # fmt: skip
        return made

    def _markup(self, piece: Words | Placed, place: int, number: str, size: float) -> str:
        if isinstance(piece, Placed):  # drawn when its place in the line is known, over blanks as wide as it is
            blanks = "&nbsp;" * max(1, round(piece.wide / (_BLANK * size)))
            return f'<onDraw name="{_SHOWN}" label="{place}"/>{blanks}'
        said = piece.text.replace(PAGE, number).replace(PAGES, self._total)
        inside = _SPACED.sub(_kept_apart, escape(self._fonts.shown(said))).replace("\n", "<br/>")
        for tag, wanted in (("b", piece.bold), ("i", piece.italic), ("u", piece.underline)):
            inside = f"<{tag}>{inside}</{tag}>" if wanted else inside
        colour = f' color="#{piece.colour}"' if piece.colour else ""
        return f'<font size="{piece.size:g}"{colour}>{inside}</font>'

    def _grid(self, shown: GridShown, across: float, number: str) -> Flowable:
        scale = min(1.0, (across + 2 * shown.pad) / sum(shown.widths)) if sum(shown.widths) else 1.0
        widths = [wide * scale for wide in shown.widths]
        cells: list[list[Any]] = []
        form: list[tuple[Any, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *((f"{side}PADDING", (0, 0), (-1, -1), shown.pad) for side in ("LEFT", "RIGHT")),
            *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("TOP", "BOTTOM")),
        ]
        for y, (_, row) in enumerate(shown.rows):
            made: list[Any] = []
            for cell in row:
                form += _form(cell, len(made), y)
                wide = sum(widths[len(made) : len(made) + cell.span]) - 2 * shown.pad
                made += [self._made(cell.blocks, wide, number), *[""] * (cell.span - 1)]
            cells.append((made + [""] * len(widths))[: len(widths)])
        heights = [self._row_high(high, row, widths, shown.pad) for high, row in shown.rows]
        grid = Grid(cells, colWidths=widths, rowHeights=heights, style=form, hAlign=shown.align.upper())
        grid.spaceBefore = grid.spaceAfter = 0
        return _Shifted(grid, shown.left - shown.pad if shown.align == "left" else 0.0)

    def _row_high(self, least: float, row: Sequence[CellShown], widths: Sequence[float], pad: float) -> float:
        at, high = 0, least
        for cell in row:
            wide = sum(widths[at : at + cell.span]) - 2 * pad
            high = max(high, sum(_tall(part, wide) for part in self._made(cell.blocks, wide, "0")))
            at += cell.span
        return high


_SPACED = re.compile(" {2,}")  # room for what is written in by hand: "ngày     tháng     năm"


def _kept_apart(spaces: re.Match[str]) -> str:
    return "\u00a0" * (len(spaces[0]) - 1) + " "


def _tall(part: Flowable, wide: float) -> float:
    return float(part.wrap(wide, 10_000)[1] + part.getSpaceBefore() + part.getSpaceAfter())


def _form(cell: CellShown, x: int, y: int) -> list[tuple[Any, ...]]:
    """How the table is told the edges, the width and the place of a cell."""
    ends = (x, y), (x + cell.span - 1, y)
    edges: list[tuple[Any, ...]] = [(_EDGE[side], *ends, 0.5, "black") for side in cell.edges]
    return [*edges, *([("SPAN", *ends)] if cell.span > 1 else []), *([("VALIGN", *ends, "MIDDLE")] * cell.middle)]


class _Shifted(Flowable):  # type: ignore[misc]
    """A table that begins `by` points from the margin: its text stands in line with the text."""

    def __init__(self, inside: Flowable, by: float) -> None:
        super().__init__()
        self._inside, self._by = inside, by

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        self.width, self.height = wide, self._inside.wrap(wide, high)[1]
        return self.width, self.height

    def draw(self) -> None:
        room = self.width - self._inside._width
        at = {"LEFT": self._by, "CENTER": room / 2, "RIGHT": room}[self._inside.hAlign]
        self._inside.drawOn(self.canv, at, 0)


class _OnLine(Flowable):  # type: ignore[misc]
    """A paragraph with its edges and with what is placed by it."""

    def __init__(self, text: Flowing, line: Line, page: Page, over: float) -> None:
        super().__init__()
        self._text, self._line, self._page = text, line, page
        self._over = over  # how far a picture in it stands over its letters
        self.boxes: dict[int, list[Flowable]] = {}  # what stands in the boxes placed by it

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        self.width, self.height = wide, self._text.wrap(wide, high)[1] + self._over
        return self.width, self.height

    def getSpaceBefore(self) -> float:
        return self._line.before

    def getSpaceAfter(self) -> float:
        return self._line.after

    def draw(self) -> None:
        for place, placed in enumerate(self._line.placed):
            self._place(placed, self.boxes.get(place, []))
        self.canv.setNamedCB(_SHOWN, self._show)
        self._text.drawOn(self.canv, 0, 0)
        left, right = self._line.left, self.width - self._line.right
        sides = {"top": (left, self.height, right, self.height), "bottom": (left, 0, right, 0),
                 "left": (left, 0, left, self.height), "right": (right, 0, right, self.height)}  # fmt: skip
        self.canv.setLineWidth(0.75)
        for edge in self._line.edges:
            self.canv.line(*sides[edge])

    def _show(self, canvas: Any, _kind: str, place: str) -> None:
        """Draw a picture of the line where the line has come to it."""
        picture, at = self._line.inside[int(place)], canvas._curr_tx_info
        if isinstance(picture, Placed) and picture.data:
            _draw(canvas, picture, at["cur_x"], at["cur_y"])

    def _place(self, placed: Placed, inside: Sequence[Flowable]) -> None:
        assert placed.across is not None and placed.down is not None
        here_x, here_y = self.canv.absolutePosition(0, 0)
        sheet_x, sheet_y = self.canv._pagesize
        mm = 72 / 25.4
        page = self._page
        x = _at(placed.across, placed.wide, (0, self.width),
                {"page": (-here_x, sheet_x), "margin": (page.left * mm - here_x,
                 sheet_x - (page.left + page.right) * mm)})  # fmt: skip
        top = sheet_y - here_y - self.height  # how far below the upper edge of the sheet the paragraph begins
        y = _at(placed.down, placed.high, (0, self.height),
                {"page": (-top, sheet_y), "topMargin": (-top, page.top * mm), "margin": (page.top * mm - top,
                 sheet_y - (page.top + page.bottom) * mm)})  # fmt: skip
        y = self.height - y - placed.high
        if placed.data:
            _draw(self.canv, placed, x, y)
            return
        self.canv.setLineWidth(placed.thick)
        self.canv.setStrokeColor(HexColor(0x000000))
        if placed.is_box:
            if placed.thick:
                self.canv.rect(x, y, placed.wide, placed.high)
            self._fill(placed, inside, x, y + placed.high)
        else:
            ends = (y, y + placed.high) if placed.rises else (y + placed.high, y)
            self.canv.line(x, ends[0], x + placed.wide, ends[1])

    def _fill(self, box: Placed, inside: Sequence[Flowable], x: float, top: float) -> None:
        """Write what stands `inside` a box whose upper left corner is at `x`, `top`."""
        wide = box.wide - 2 * box.pad[0]
        tall = sum(_tall(part, wide) for part in inside)
        top -= max(box.pad[1], (box.high - tall) / 2) if box.middle else box.pad[1]
        for part in inside:
            top -= part.getSpaceBefore() + part.wrap(wide, 10_000)[1]
            part.drawOn(self.canv, x + box.pad[0], top)
            top -= part.getSpaceAfter()


def _draw(canvas: Any, picture: Placed, x: float, y: float) -> None:
    made = ImageReader(BytesIO(_png(picture.data, picture.wide, picture.high)))
    canvas.drawImage(made, x, y, picture.wide, picture.high)


def _at(where: Where, size: float, own: tuple[float, float], others: dict[str, tuple[float, float]]) -> float:
    """How far from the beginning of the paragraph something of `size` stands that is placed at `where`."""
    begin, room = others.get(where.of, own)
    share = {"center": 0.5, "right": 1.0, "bottom": 1.0, "outside": 1.0}.get(where.align, 0.0)
    return begin + (share * (room - size) if where.align else where.offset)


@lru_cache(maxsize=16)
def _png(data: bytes, wide: float, high: float) -> bytes:
    """A picture without anything to see through, as archives ask for, and not finer than print."""
    with Image.open(BytesIO(data)) as opened:
        whole = opened.convert("RGBA")
    flat = Image.new("RGB", whole.size, "white")
    flat.paste(whole, mask=whole.getchannel("A"))
    flat.thumbnail((max(1, round(wide * _FINE)), max(1, round(high * _FINE))))
    made = BytesIO()
    flat.save(made, "PNG")
    return made.getvalue()
