"""The tables of Word documents: which rows and cells a table holds, and how a cell goes on to the right and below."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from compare.reading.limits import limit
from compare.reading.numbering import W
from compare.reading.word_styles import VAL

_CELL, _CELL_FORM = f"{W}tc", f"{W}tcPr"
_SPAN, _BELOW, _BESIDE = f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge"


@dataclass(frozen=True, slots=True)
class Shape:
    """How many columns a cell takes; whether it begins a merged area or goes on with the cell above or at its left."""

    columns: int = 1
    begins: bool = False
    below: bool = False
    beside: bool = False


_SINGLE = Shape()


def shape(cell: Iterable[etree._Element]) -> Shape:
    """The shape of the cell with the children `cell`."""
    first = next(iter(cell), None)
    if first is None or first.tag != _CELL_FORM:
        return _SINGLE
    columns, begins, below, beside = 1, False, False, False
    for child in first:
        tag = child.tag
        if tag == _SPAN:
            columns = span(child)
        elif tag == _BELOW:
            begins = child.get(VAL) == "restart"
            below = not begins
        elif tag == _BESIDE:
            beside = child.get(VAL) != "restart"
    return Shape(columns, begins, below, beside) if (columns > 1 or begins or below or beside) else _SINGLE


def rows(table: etree._Element, transparent: Collection[str]) -> Iterator[etree._Element]:
    """The rows of `table`, those inside of elements that are `transparent` among them."""
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in transparent:
            yield from rows(child, transparent)


def cells(row: etree._Element, transparent: Collection[str]) -> list[etree._Element]:
    """The cells of `row`, those inside of elements that are `transparent` among them."""
    found: list[etree._Element] = []
    for child in row:
        tag = child.tag
        if tag == _CELL:
            found.append(child)
        elif tag in transparent:
            found.extend(cells(child, transparent))
    return found


def says(cell: etree._Element) -> bool:
    """Whether any text stands in `cell`."""
    return any(text.text and text.text.strip() for text in cell.iter(f"{W}t"))


def span(element: etree._Element) -> int:
    """The number that `element` tells, at least 1 and no more than a table has columns."""
    try:
        return max(1, min(int(element.get(VAL, "1")), limit("span_columns")))
    except ValueError:
        return 1
