"""The lines of a PDF page in reading order: one column or several, page headers, footers and numbers left out.

A line is a stretch of words without a wide gap. Neighbouring rows that leave one strip of the page empty between them
are columns, read one after the other. `borderless` tells such a band from a table without rules.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.reading.pdf_cells import lines_of
from compare.reading.pdf_page import Page, Word
from compare.reading.pdf_tables import Found, ruled

_GAP = 1.5  # heights of a letter: a gap between words as wide parts a row
_HANGING = 60.0  # points: the widest gap between a number or bullet and its text
_LABEL = re.compile(r"\(?(?:[IVXLC]{1,6}|[ivx]{1,5}|\d{1,2}(?:\.\d{1,2})*|[A-Za-zđĐ])[.)/\-]|[-–—•+*▪■◦●○►✓➢]")
_GUTTER = 8.0  # points: the narrowest strip between two columns
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|trang)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|trên)\s*\d{1,4})?\W*", re.IGNORECASE
)
_STANDS = re.compile(r"[^\W_]")
_DIGITS = re.compile(r"\d+")
_NUMBERISH = re.compile(r"[<>≥≤~±-]?\s*\d[\d.,]*(?:\s*[-–/]\s*\d[\d.,]*)?\s*%?|[-–x]|…")
_EDGE = 0.12  # share of the page's height, at its head and foot, where running lines are looked for


@dataclass(slots=True)
class Line:
    """A line of text in its column, whose edges are `start` and `end`; `middle` is that of a page of one column."""

    words: list[Word]
    page: int
    start: float = 0.0
    end: float = 0.0
    column: int = 0  # a number of its own for every column of every band of every page
    middle: float | None = None
    left: float = field(init=False)
    right: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    base: float = field(init=False)  # where its letters stand, whether some reach below ("g", ",") or not
    size: float = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        words = self.words
        standing = [w for w in words if not w.raised] or words
        self.left, self.right = words[0].left, words[-1].right
        self.top, self.bottom = min(w.top for w in words), max(w.bottom for w in standing)
        self.base = min((w.bottom for w in standing if _STANDS.search(w.text)), default=self.bottom)
        self.text = " ".join(w.text for w in words)
        sizes: dict[float, int] = {}
        for w in words:
            sizes[w.size] = sizes.get(w.size, 0) + len(w.text)
        self.size = max(sizes, key=lambda size: sizes[size])


def without_running(pages: Sequence[Page]) -> None:
    """Takes page headers, footers and page numbers out of `pages`: lines at a page's edge that stand on others as well.

    Page numbers and years in such lines may differ; words of ruled tables are none of them.
    """
    edges: list[tuple[Page, str, float, list[int]]] = []
    places: dict[str, list[float]] = {}
    for page in pages:
        words = page.words.outside(_EDGE * page.height, (1 - _EDGE) * page.height)
        numbers = {id(word): n for n, word in words.items()}
        for line in _edge_lines(page, list(words.values())):
            text = " ".join(w.text for w in line)
            edges.append((page, text, line[0].middle, [numbers[id(w)] for w in line]))
            places.setdefault(_DIGITS.sub("#", text), []).append(line[0].middle)
    often = max(2, len(pages) // 3)
    for page, text, at, line_numbers in edges:
        repeated = sum(abs(other - at) < 4 for other in places[_DIGITS.sub("#", text)])
        if _PAGE_NUMBER.fullmatch(text) or (repeated >= often and len(text) < 200):
            page.words.drop(line_numbers)


def _edge_lines(page: Page, edge: Sequence[Word]) -> list[list[Word]]:
    """The first and last two lines of the words at a page's `edge` that stand in its head or foot, outward in."""
    tables = ruled(page.number, page.rules)
    free = [w for w in edge if not any(t.holds(w) for t in tables)]
    head = [w for w in free if w.middle < _EDGE * page.height]
    foot = [w for w in free if w.middle > (1 - _EDGE) * page.height]
    return lines_of(head)[:2] + lines_of(foot)[::-1][:2]


def rows_of(words: Sequence[Word]) -> list[list[list[Word]]]:
    """`words` in rows from the top down, every row parted at its wide gaps."""
    rows = []
    for line in lines_of(words):
        parts: list[list[Word]] = [[line[0]]]
        for before, word in itertools.pairwise(line):
            gap = word.left - before.right
            numbered = before is line[0] and gap < _HANGING and _LABEL.fullmatch(before.text)
            if gap > _GAP * max(before.size, word.size, 6.0) and not word.raised and not numbered:
                parts.append([])
            parts[-1].append(word)
        rows.append(parts)
    return rows


def bands_of(rows: Sequence[list[list[Word]]]) -> list[tuple[list[list[list[Word]]], list[tuple[float, float]]]]:
    """`rows` in bands, each with the strips that part its columns; a band of one column has none."""
    bands: list[tuple[list[list[list[Word]]], list[tuple[float, float]]]] = []
    i = 0
    loose: list[list[list[Word]]] = []
    while i < len(rows):
        if len(rows[i]) < 2:
            loose.append(rows[i])
            i += 1
            continue
        begin = _first_of_band(loose, rows[i])
        band = [*loose[begin:], rows[i]]
        strips = _strips(rows[i])
        for row in loose[begin:]:
            strips = _common(strips, row)
        j = i + 1
        while j < len(rows) and _near(rows[j - 1], rows[j]) and (common := _common(strips, rows[j])):
            strips = common
            band.append(rows[j])
            j += 1
        while len(band) > 1 and len(band[-1]) == 1 and j <= len(rows) and _loose_end(band, strips):
            band.pop()
            j -= 1
        if loose[:begin]:
            bands.append((loose[:begin], []))
        bands.append((band, strips))
        loose, i = [], max(j, i + 1)
    if loose:
        bands.append((loose, []))
    return bands


def _loose_end(band: Sequence[list[list[Word]]], strips: Sequence[tuple[float, float]]) -> bool:
    """Whether the last row of a band stands in its first column alone and away from it: text again, not a column."""
    return bool(strips) and not _near(band[-2], band[-1], 1.1)


def _first_of_band(loose: Sequence[list[list[Word]]], row: list[list[Word]]) -> int:
    """Where in the rows before a band its columns begin: those that leave its strips empty, and stand close."""
    strips = _strips(row)
    begin = len(loose)
    below = row
    while begin and (common := _common(strips, loose[begin - 1])) and _near(loose[begin - 1], below, 0.9):
        strips, below = common, loose[begin - 1]
        begin -= 1
    return begin


def _near(above: list[list[Word]], below: list[list[Word]], factor: float = 2.2) -> bool:
    bottom = max(w.bottom for part in above for w in part)
    top = min(w.top for part in below for w in part)
    return top - bottom < factor * max(w.size for part in below for w in part)


def _strips(row: list[list[Word]]) -> list[tuple[float, float]]:
    return [
        (before[-1].right, after[0].left)
        for before, after in itertools.pairwise(row)
        if after[0].left - before[-1].right >= _GUTTER
    ]


def _common(strips: Sequence[tuple[float, float]], row: list[list[Word]]) -> list[tuple[float, float]]:
    """What of `strips` the words of `row` leave empty."""
    left = []
    for start, end in strips:
        for part in row:
            a, b = part[0].left, part[-1].right
            if b <= start or a >= end:
                continue
            if a <= start and b >= end:
                start = end
            elif a > start and b < end:
                start, end = (start, a) if a - start >= end - b else (b, end)
            elif a <= start:
                start = b
            else:
                end = a
        if end - start >= _GUTTER:
            left.append((start, end))
    return left


def columns_of(band: Sequence[list[list[Word]]], strips: Sequence[tuple[float, float]]) -> list[list[list[Word]]]:
    """The parts of a band's rows by column, each column from the top down."""
    cuts = [(a + b) / 2 for a, b in sorted(strips)]
    columns: list[list[list[Word]]] = [[] for _ in range(len(cuts) + 1)]
    for row in band:
        pieces: dict[int, list[Word]] = {}
        for part in row:
            at = sum(1 for cut in cuts if (part[0].left + part[-1].right) / 2 > cut)
            pieces.setdefault(at, []).extend(part)
        for at, words in pieces.items():
            columns[at].append(words)
    return [column for column in columns if column]


def borderless(page: int, band: Sequence[list[list[Word]]], strips: Sequence[tuple[float, float]]) -> Found | None:
    """The table without rules that a band is; None where it is columns of text, or too little to be sure."""
    columns = len(strips) + 1
    full = [row for row in band if len(row) >= 2]
    if columns < 2 or len(full) < 3 or len(full) < 0.5 * len(band):
        return None
    cuts = [(a + b) / 2 for a, b in sorted(strips)]
    cells: list[list[list[Word]]] = []
    for row in band:
        line: list[list[Word]] = [[] for _ in range(columns)]
        for part in row:
            line[sum(1 for cut in cuts if (part[0].left + part[-1].right) / 2 > cut)].extend(part)
        cells.append(line)
    if not _like_table(cells, columns):
        return None
    merged = _wrapped_joined(cells)
    left = min(w.left for row in band for part in row for w in part)
    right = max(w.right for row in band for part in row for w in part)
    tops = [min(w.top for cell in row for w in cell) for row in merged]
    bottom = max(w.bottom for row in merged for cell in row for w in cell)
    owner = {(r, c): (r, c) for r in range(len(merged)) for c in range(columns)}
    words = {(r, c): cell for r, row in enumerate(merged) for c, cell in enumerate(row) if cell}
    return Found(page, [left, *cuts, right], [*tops, bottom], owner, words, guessed=True)


def _like_table(cells: Sequence[Sequence[Sequence[Word]]], columns: int) -> bool:
    """Whether a column of figures stands beside short texts: at least one column is mostly numbers."""
    numeric = 0
    for c in range(columns):
        texts = [" ".join(w.text for w in row[c]) for row in cells[1:] if row[c]]
        if len(texts) >= 2 and sum(bool(_NUMBERISH.match(t)) and len(t) < 30 for t in texts) >= 0.7 * len(texts):
            numeric += c > 0
    return numeric >= 1 and (columns >= 3 or numeric == columns - 1)


def _wrapped_joined(cells: Sequence[list[list[Word]]]) -> list[list[list[Word]]]:
    """Rows with one filled text cell right below a full row, and no figures, are its wrapped line."""
    merged: list[list[list[Word]]] = []
    for row in cells:
        filled = [c for c, cell in enumerate(row) if cell]
        text = " ".join(w.text for c in filled for w in row[c])
        if merged and len(filled) == 1 and merged[-1][filled[0]] and text[:1].islower():
            merged[-1][filled[0]] = [*merged[-1][filled[0]], *row[filled[0]]]
            continue
        merged.append([list(cell) for cell in row])
    return merged
