"""What an office's own Word file shows of itself on paper, as plain values: letterhead, headers, footers, its end.

Lengths are points. Values alone: they are read by `exporters.paper_reading` and drawn by `exporters.pdf_paper`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from exporters.paper_drawing import Lost, Placed

PAGE = "\ue010"  # stands where the number of the page is to be written
PAGES = "\ue011"  # …and where the number of all pages is


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text in one form; `colour` as "1F3864", "" for black."""

    text: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: words and pictures in it, what is drawn over it, its edges ("top" and so on)."""

    inside: tuple[Words | Placed, ...] = ()
    placed: tuple[Placed, ...] = ()
    align: Literal["left", "center", "right", "justify"] = "left"
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    exact: float | None = None
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    edges: tuple[str, ...] = ()
    size: float = 12.0  # of a line without words


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell over `span` columns, what stands in it, and its edges."""

    blocks: tuple[Line | GridShown, ...]
    span: int = 1
    edges: tuple[str, ...] = ()
    middle: bool = False


@dataclass(frozen=True, slots=True)
class GridShown:
    """A table: the widths of its columns, its rows with the least height of each."""

    widths: tuple[float, ...]
    rows: tuple[tuple[float, tuple[CellShown, ...]], ...]
    align: Literal["left", "center", "right"] = "left"
    left: float = 0.0
    pad: float = 5.4


Shown = tuple[Line | GridShown, ...]


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or a footer, and how far from the edge of the paper it stands."""

    blocks: Shown
    from_edge: float


@dataclass(frozen=True, slots=True)
class Paper:
    """All of it. `first_header` and `first_footer` are None where the first page has those of the others."""

    head: Shown
    tail: Shown
    header: Margin
    footer: Margin
    first_header: Margin | None
    first_footer: Margin | None
    has_head: bool
    has_title: bool
    is_signed: bool
    counts_pages: bool
    lost: tuple[Lost, ...]

    @property
    def says_total(self) -> bool:
        """Whether a header or footer says how many pages there are."""
        margins = (self.header, self.footer, self.first_header, self.first_footer)
        return any(_says_total(margin.blocks) for margin in margins if margin)


def _says_total(shown: Shown) -> bool:
    return any(
        any(_says_total(cell.blocks) for _, row in block.rows for cell in row)
        if isinstance(block, GridShown)
        else any(isinstance(piece, Words) and PAGES in piece.text for piece in block.inside)
        for block in shown
    )
