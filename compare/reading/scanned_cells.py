"""Cells of a scanned table to be read again: something is printed there, but the reading of the page has no word of it,
one in doubt, or not those of all its lines.

Tesseract takes a lone digit between rulings for dirt, loses a comma, and of a narrow cell of many lines all but the
first. Such cells are laid under each other on a page
of their own, to be read as lines; which words of it belong to which cell is known by how far down they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from compare.reading.pdf_page import Rule, Word
from compare.reading.pdf_tables import Found, ruled

Told: TypeAlias = tuple[Word, float]  # a word, and how sure Tesseract is of it, per cent
_CLEAR = 90.0  # per cent: figures told less surely are at times others
_DARK = bytes(1 if value < 140 else 0 for value in range(256))
_INSIDE = 1.5  # points off a ruling: within, no pixel is of the ruling itself
_LETTER = 3.5  # points: what is printed lower than that is a dot, a dash or dirt
_LINES = 30.0  # points: what is printed higher, and not in lines, is a picture or a stamp
_UNREAD = 9.0  # points that are printed above, between or below the words of a cell: a line that was not read
_HIGHEST = 24.0  # points: of a line, its letters with their marks
_BLOCK = 250.0  # points: the highest cell that is read again
_AROUND = 12  # white pixels around a cell on the page of their own
_MOST = 400  # cells of a page


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to be read again: what is printed in it, in pixels of the page's picture, how far down it stands among the
    others, and what was read in it so far."""

    left: int
    top: int
    right: int
    bottom: int
    at: int
    told: tuple[Told, ...] = ()
    partly: bool = False  # lines of it were not read


def in_doubt(
    rows: Sequence[bytes], width: int, scale: float, rules: Sequence[Rule], words: Sequence[Told]
) -> list[Cell]:
    """The cells to be read again of the tables that `rules` draw on a grey picture, `scale` pixels a point."""
    found: list[Cell] = []
    at = _AROUND
    for table in ruled(1, rules):
        for box, told in _cells(table, words):
            clear = bool(told) and min(sure for _, sure in told) >= _CLEAR
            if clear and box[3] - box[1] - _covered(told) < 2 * _UNREAD:
                continue
            left, top, right, bottom = (round(v * scale) for v in box)
            printed = _printed(rows, max(left, 0), max(top, 0), min(right, width), min(bottom, len(rows)))
            high = (printed[3] - printed[1]) / scale if printed else 0.0
            partly = bool(told) and high - _covered(told) > _UNREAD
            if not printed or high < _LETTER or (clear and not partly):
                continue
            many = partly or (high > _LINES and _in_lines(rows, printed, scale))
            if high <= (_BLOCK if many else _LINES) and len(found) < _MOST:
                found.append(Cell(*printed, at, told, partly))
                at += printed[3] - printed[1] + 2 * _AROUND
    return found


def _in_lines(rows: Sequence[bytes], printed: tuple[int, int, int, int], scale: float) -> bool:
    """Whether what is printed is lines of letters with white between them, no picture and no stamp."""
    left, top, right, bottom = printed
    dark = [1 in row[left:right].translate(_DARK) for row in rows[top:bottom]]
    bands = [len(list(run)) / scale for is_dark, run in groupby(dark) if is_dark]
    return len(bands) > 1 and max(bands) <= _HIGHEST


def _covered(told: Sequence[Told]) -> float:
    """How many points of a cell's height the lines of the words in it take."""
    covered, end = 0.0, float("-inf")
    for top, bottom in sorted((word.top, word.bottom) for word, _ in told):
        covered += max(0.0, bottom - max(top, end))
        end = max(end, bottom)
    return covered


def page_of(cells: Sequence[Cell], rows: Sequence[bytes]) -> tuple[list[bytes], int]:
    """The picture of the page on which `cells` stand under each other: its rows, and how many pixels each has."""
    width = max(cell.right - cell.left for cell in cells) + 2 * _AROUND
    white = b"\xff" * width
    out: list[bytes] = []
    for cell in cells:
        out += [white] * (cell.at - len(out))
        for row in rows[cell.top : cell.bottom]:
            out.append((b"\xff" * _AROUND + row[cell.left : cell.right]).ljust(width, b"\xff"))
    return [*out, *[white] * _AROUND], width


def put_back(words: Sequence[Told], cells: Sequence[Cell], scale: float) -> dict[int, list[Told]]:
    """The words read on the page of `cells`, by the number of their cell, where they stand on the page itself."""
    found: dict[int, list[Told]] = {}
    for word, sure in words:
        middle = word.middle * scale
        for n, cell in enumerate(cells):
            if cell.at <= middle <= cell.at + cell.bottom - cell.top:
                across, down = (cell.left - _AROUND) / scale, (cell.top - cell.at) / scale
                box = word.left + across, word.top + down, word.right + across, word.bottom + down
                found.setdefault(n, []).append((Word(word.text, *box, word.size, word.bold, word.italic), sure))
    return found


def _cells(table: Found, words: Sequence[Told]) -> list[tuple[tuple[float, float, float, float], tuple[Told, ...]]]:
    """Left, top, right and bottom of every cell, within its rulings, and the words in it."""
    sure = {id(word): share for word, share in words}
    for word, _ in words:
        if table.holds(word):
            table.take(word)
    fields: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, first in table.owner.items():
        fields.setdefault(first, []).append(place)
    found = []
    for first, places in fields.items():
        (row, column), (low, right) = min(places), max(places)
        box = (
            table.xs[column] + _INSIDE, table.ys[row] + _INSIDE,
            table.xs[right + 1] - _INSIDE, table.ys[low + 1] - _INSIDE,
        )  # fmt: skip
        found.append((box, tuple((word, sure[id(word)]) for word in table.words.get(first, ()))))
    return found


def _printed(rows: Sequence[bytes], left: int, top: int, right: int, bottom: int) -> tuple[int, int, int, int] | None:
    """What is dark within, as closely as it can be told; None where nothing is."""
    dark = [row[left:right].translate(_DARK) for row in rows[top:bottom]]
    filled = [y for y, row in enumerate(dark) if 1 in row]
    if not filled:
        return None
    first = min(row.find(1) for row in dark if 1 in row)
    last = max(row.rfind(1) for row in dark if 1 in row)
    return left + first, top + filled[0], left + last + 1, top + filled[-1] + 1
