"""A table of a PDF that runs over pages, made one grid: heads said again left out, rows torn in two joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from compare.reading.form import Grid
from compare.reading.pdf_cells import Room, lines_of, ordered
from compare.reading.pdf_page import Word
from compare.reading.pdf_tables import Found, Place
from compare.report import Span, WordBoxes

_FIGURE = re.compile(r"[<>≥≤~±-]?\s*\d")
_MOST_HEADS = 4  # rows of headings that are said again on a page, at most
Said: TypeAlias = list[tuple[int, Word]]  # what a cell says, word by word, each with its page


def runs_on(table: Found, other: Found) -> bool:
    """Whether `other`, with nothing between them, continues `table` on the next page: their columns agree."""
    if other.page != table.page + 1 or len(other.xs) != len(table.xs) or other.guessed != table.guessed:
        return False
    width = table.xs[-1] - table.xs[0]
    shift = other.xs[0] - table.xs[0]
    return all(abs((b - a) - shift) < 0.03 * width + 2 for a, b in zip(table.xs, other.xs, strict=True))


def stitched(tables: Sequence[Found]) -> Grid:
    """One grid of a table and its continuations on the next pages."""
    whole = _Whole(tables[0])
    for above, below in pairwise(tables):
        whole.add(above, below)
    return whole.grid()


class _Whole:
    """The rows of a table as its pages are put one below the other."""

    def __init__(self, first: Found) -> None:
        self._first = first
        self._rows: list[list[str]] = []
        self._spans: list[Span] = []
        self._said: dict[Place, Said] = {}
        self._heads = 0
        self._put(first, 0)

    def add(self, above: Found, below: Found) -> None:
        """Puts the rows of `below` under those of `above`, the page before."""
        texts = _texts(below)
        heads = self._said_again(texts)
        self._heads = max(self._heads, heads)
        if _is_torn(above, below, heads):
            self._join(below, heads)
        self._put(below, heads)

    def _said_again(self, texts: Sequence[Sequence[str]]) -> int:
        """How many of the first rows of a page are those of the table, as they stand on its first page."""
        most = min(len(texts) - 1, len(self._rows), _MOST_HEADS)
        return next((n for n in range(most) if not _same(texts[n], self._rows[n])), most)

    def _join(self, below: Found, row: int) -> None:
        """Ends the cells of the last row with what stands in `row` of the next page, which is left empty."""
        last = len(self._rows) - 1
        for cell in [cell for cell in below.words if cell[0] == row]:
            words = [(below.page, word) for word in ordered(below.words.pop(cell))]
            self._said.setdefault((last, cell[1]), []).extend(words)
            self._rows[last][cell[1]] = _text(self._said[last, cell[1]])

    def _put(self, table: Found, heads: int) -> None:
        """Puts in the rows of `table`, without the `heads` that are said again."""
        base = len(self._rows) - heads
        self._rows += _texts(table)[heads:]
        self._spans += [Span(s.row + base, s.column, s.rows, s.columns) for s in _spans(table) if s.row >= heads]
        for (row, column), words in table.words.items():
            if row >= heads:
                self._said[row + base, column] = [(table.page, word) for word in ordered(words)]

    def grid(self) -> Grid:
        """The table, without rows that say nothing."""
        kept = [r for r, row in enumerate(self._rows) if any(row)]
        place = {r: n for n, r in enumerate(kept)}
        rows = tuple(tuple(self._rows[r]) for r in kept)
        spans = _kept_spans(self._spans, kept)
        said = {(place[r], c): words for (r, c), words in self._said.items() if r in place}
        heads = max(self._heads, _merged_heads(spans, len(rows))) or self._first.header_rows
        return Grid(rows, tuple(spans), heads or None, self._first.page, _boxes(rows, said))


def _merged_heads(spans: Sequence[Span], rows: int) -> int:
    """How many rows of headings merged cells of the first row tell; 0 where they tell none."""
    deep = max([s.rows for s in spans if s.row == 0], default=1)
    return deep if 1 < deep < rows and any(s.row == 0 and s.columns > 1 for s in spans) else 0


def _is_torn(above: Found, below: Found, row: int) -> bool:
    """Whether `row` of a page only ends the last row of the page before: no word of it had room on the line above.

    "Hồ sơ" at a page's end goes on with "TTHC giải quyết đúng hạn" where "TTHC" is too wide to stand behind it, and
    "Mishandled bags per" with "1,000 passengers"; a cell of nothing but a figure is one of its own.
    """
    ends = [(cell, words) for cell, words in below.words.items() if cell[0] == row and words]
    room = Room(above)
    for cell, words in ends:
        begun = above.owner[len(above.ys) - 2, cell[1]]
        first = lines_of(words)[0][0]
        if not above.words.get(begun) or (_FIGURE.match(first.text) and not _has_letters(words)):
            return False
        line = lines_of(above.words[begun])[-1]
        if line[-1].bold != first.bold or room.holds(begun, line, first):
            return False
    return bool(ends)


def _has_letters(words: Sequence[Word]) -> bool:
    return any(c.isalpha() for word in words for c in word.text)


def _kept_spans(spans: Sequence[Span], kept: Sequence[int]) -> list[Span]:
    out = []
    for s in spans:
        inside = [n for n, r in enumerate(kept) if s.row <= r < s.row + s.rows]
        if inside and (len(inside) > 1 or s.columns > 1):
            out.append(Span(inside[0], s.column, len(inside), s.columns))
    return out


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(one) and [t.casefold() for t in one] == [t.casefold() for t in other]


def _texts(table: Found) -> list[list[str]]:
    """The texts of a table's fields, row by row; that of a merged cell in each of its fields."""
    said = {cell: " ".join(w.text for w in ordered(words)) for cell, words in table.words.items()}
    rows, columns = len(table.ys) - 1, len(table.xs) - 1
    return [[said.get(table.owner[r, c], "") for c in range(columns)] for r in range(rows)]


def _text(said: Said) -> str:
    return " ".join(word.text for _, word in said)


def _spans(table: Found) -> Iterator[Span]:
    for (r, c), (row, column) in table.last().items():
        if (row, column) != (r, c):
            yield Span(r, c, row - r + 1, column - c + 1)


def _boxes(rows: Sequence[Sequence[str]], said: Mapping[Place, Said]) -> WordBoxes:
    """The boxes of a table's words, in its text: rows on lines, tabs between cells."""
    boxes: list[tuple[int, int, int, float, float, float, float]] = []
    at = 0
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            start = at
            for page, word in said.get((r, c), ()):
                end = start + len(word.text)
                boxes.append((start, end, page, word.left, word.top, word.right, word.bottom))
                start = end + 1
            at += len(text) + 1
    return WordBoxes.of(boxes)
