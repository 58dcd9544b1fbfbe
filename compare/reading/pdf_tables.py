"""Tables of a PDF page: those with rules from the rules, and what stands in their cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import attrgetter

from compare.reading.form import Grid
from compare.reading.pdf_page import Rule, Word
from compare.report import Span, WordBoxes

_PLACE, _LEFT = attrgetter("middle", "left"), attrgetter("left")
_NEAR = 3.0  # points within which two rules meet, and edges are one


@dataclass(slots=True)
class Found:
    """A table on a page: its edges, and the words of every cell by row and column of its first field."""

    page: int
    xs: list[float]
    ys: list[float]
    owner: dict[tuple[int, int], tuple[int, int]]  # field to the first field of its cell
    words: dict[tuple[int, int], list[Word]] = field(default_factory=dict)
    guessed: bool = False
    header_rows: int | None = None

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def holds(self, word: Word) -> bool:
        """Whether the middle of `word` lies within the table."""
        x = (word.left + word.right) / 2
        return self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.top - 1 <= word.middle <= self.bottom + 1

    def take(self, word: Word) -> None:
        """Puts `word` into its cell."""
        column = _field(self.xs, (word.left + word.right) / 2)
        row = _field(self.ys, word.middle)
        self.words.setdefault(self.owner[row, column], []).append(word)


def _field(edges: Sequence[float], at: float) -> int:
    return min(bisect_right(edges, at, 1) - 1, len(edges) - 2)


def ruled(page: int, rules: Sequence[Rule]) -> list[Found]:
    """The tables that `rules` draw on a page, from the top down; frames of a single field are none."""
    tables = []
    for group in _groups(rules):
        lying = [r for r in group if r.lying]
        standing = [r for r in group if not r.lying]
        ys = _edges([(r.top + r.bottom) / 2 for r in lying])
        xs = _edges([(r.left + r.right) / 2 for r in standing])
        if len(ys) < 2 or len(xs) < 2 or len(xs) * len(ys) > 40000:
            continue
        if len(xs) == 2 and len(ys) == 2:
            continue
        tables.append(Found(page, xs, ys, _owners(xs, ys, lying, standing)))
    return sorted(tables, key=lambda t: (t.top, t.xs[0]))


def _groups(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Rules that touch one another, directly or through others."""
    order = sorted(rules, key=lambda r: r.top)
    parent = list(range(len(order)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    active: list[int] = []
    for i, rule in enumerate(order):
        active = [j for j in active if order[j].bottom >= rule.top - _NEAR]
        for j in active:
            other = order[j]
            if other.left <= rule.right + _NEAR and rule.left <= other.right + _NEAR:
                parent[root(j)] = root(i)
        active.append(i)
    groups: dict[int, list[Rule]] = {}
    for i, rule in enumerate(order):
        groups.setdefault(root(i), []).append(rule)
    for group in groups.values():
        if len(group) >= 4:
            yield group


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _owners(
    xs: Sequence[float], ys: Sequence[float], lying: Sequence[Rule], standing: Sequence[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For every field the first field of its cell: fields without a rule between them are one cell."""
    walls = {(i, c) for r in standing for c, i in _crossed(r.left, r.right, xs, r.top, r.bottom, ys)}
    floors = {(r_, j) for r in lying for r_, j in _crossed(r.top, r.bottom, ys, r.left, r.right, xs)}
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    rows, columns = len(ys) - 1, len(xs) - 1
    for i in range(rows):
        for j in range(columns):
            if (i, j) in owner:
                continue
            right = j
            while right + 1 < columns and (i, right + 1) not in walls and (i, right + 1) not in owner:
                right += 1
            low = i
            while low + 1 < rows and all((low + 1, c) not in floors for c in range(j, right + 1)):
                low += 1
            for r in range(i, low + 1):
                for c in range(j, right + 1):
                    owner.setdefault((r, c), (i, j))
    return owner


def _crossed(
    near: float, far: float, edges: Sequence[float], start: float, end: float, fields: Sequence[float]
) -> Iterator[tuple[int, int]]:
    """Which edge a rule lies on, and which fields it runs along (most of each)."""
    at = (near + far) / 2
    edge = min(range(len(edges)), key=lambda n: abs(edges[n] - at))
    if abs(edges[edge] - at) > _NEAR:
        return
    for f in range(len(fields) - 1):
        covered = min(end, fields[f + 1]) - max(start, fields[f])
        if covered > 0.6 * (fields[f + 1] - fields[f]):
            yield edge, f


def stitched(tables: Sequence[Found]) -> Grid:
    """One grid of a table and its continuations on the next pages, repeated header rows left out."""
    rows: list[list[str]] = []
    spans: list[Span] = []
    cells: dict[tuple[int, int], list[Word]] = {}
    pages: dict[tuple[int, int], int] = {}
    header = 0
    for n, table in enumerate(tables):
        texts = _texts(table)
        skip = 0
        if n:
            while skip < len(texts) - 1 and skip < len(rows) and skip < 4 and _same(texts[skip], rows[skip]):
                skip += 1
            header = max(header, skip)
            if skip < len(texts) and _is_torn(rows[-1], texts[skip]):
                rows[-1] = [f"{above} {below}".strip() for above, below in zip(rows[-1], texts[skip], strict=True)]
                texts[skip] = [""] * len(texts[skip])
        base = len(rows) - skip
        rows.extend(texts[skip:])
        spans.extend(Span(s.row + base, s.column, s.rows, s.columns) for s in _spans(table) if s.row >= skip)
        for (r, c), words in table.words.items():
            if r >= skip:
                cells[r + base, c] = words
                pages[r + base, c] = table.page
    kept = [r for r, row in enumerate(rows) if any(row)]
    spans = _kept_spans(spans, kept)
    grid_rows = tuple(tuple(rows[r]) for r in kept)
    place = {r: n for n, r in enumerate(kept)}
    boxes = _boxes(grid_rows, {(place[r], c): w for (r, c), w in cells.items() if r in place},
                   {(place[r], c): p for (r, c), p in pages.items() if r in place})  # fmt: skip
    deep = max([s.rows for s in spans if s.row == 0], default=1)
    if deep > 1 and any(s.row == 0 and s.columns > 1 for s in spans) and deep < len(grid_rows):
        header = max(header, deep)
    known = header or tables[0].header_rows
    return Grid(grid_rows, tuple(spans), known or None, tables[0].page, boxes)


def _is_torn(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a page's first row only ends the last row of the page before: lines of words that wrapped there."""
    if len(above) != len(below) or below[0] or not above[0]:
        return False
    filled = [(a, b) for a, b in zip(above, below, strict=True) if b]
    return bool(filled) and all(a and b[0].islower() and not any(c.isdigit() for c in a + b) for a, b in filled)


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
    said = {cell: " ".join(w.text for w in ordered(words)) for cell, words in table.words.items()}
    rows, columns = len(table.ys) - 1, len(table.xs) - 1
    return [[said.get(table.owner[r, c], "") for c in range(columns)] for r in range(rows)]


def _spans(table: Found) -> Iterator[Span]:
    last: dict[tuple[int, int], tuple[int, int]] = {}
    for (r, c), first in table.owner.items():
        row, column = last.get(first, first)
        last[first] = (max(row, r), max(column, c))
    for (r, c), (row, column) in last.items():
        if (row, column) != (r, c):
            yield Span(r, c, row - r + 1, column - c + 1)


def _boxes(
    rows: Sequence[Sequence[str]], cells: dict[tuple[int, int], list[Word]], pages: dict[tuple[int, int], int]
) -> WordBoxes:
    """The boxes of a table's words, in its text: rows on lines, tabs between cells."""
    boxes: list[tuple[int, int, int, float, float, float, float]] = []
    at = 0
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            start = at
            for word in ordered(cells.get((r, c), [])):
                end = start + len(word.text)
                boxes.append((start, end, pages[r, c], word.left, word.top, word.right, word.bottom))
                start = end + 1
            at += len(text) + 1
    return WordBoxes.of(boxes)


def mended(table: Found, known: Set[str]) -> None:
    """Joins words that a narrow column broke ("consultatio" over "ns"), where the whole is among the `known` words."""
    for cell, words in table.words.items():
        if len(words) < 2 or any(word.raised for word in words):
            continue
        lines = lines_of(words)
        for line, following in pairwise(lines):
            broken, rest = line[-1], following[0]
            whole = _bare(broken.text + rest.text)
            if len(line) == 1 and rest.text[0].islower() and whole in known and _bare(rest.text) not in known:
                table.words[cell] = [
                    replace(word, text=word.text + rest.text) if word is broken else word
                    for word in table.words[cell]
                    if word is not rest
                ]


def _bare(text: str) -> str:
    return text.strip(".,;:()").lower()


def ordered(words: Sequence[Word]) -> list[Word]:
    """`words` of one cell in reading order: line by line, notes' numbers left out."""
    out: list[Word] = []
    if len(words) == 1 and not words[0].raised:
        return list(words)
    for line in lines_of(words):
        out.extend(printed(line))
    return out


def printed(line: Sequence[Word]) -> list[Word]:
    """The words of a line as they are read: an exponent joined to its unit ("km2"), the number of a note left out."""
    if not any(word.raised for word in line):
        return list(line)
    out: list[Word] = []
    for word in line:
        if not word.raised:
            out.append(word)
        elif out and word.text in ("2", "3") and out[-1].text[-1:] == "m":
            out[-1] = replace(out[-1], text=out[-1].text + word.text, right=word.right)
    return out


def lines_of(words: Sequence[Word]) -> list[list[Word]]:
    """`words` put into lines from the top down, each from left to right."""
    lines: list[list[Word]] = []
    middle = tallest = 0.0  # of the tallest word of the last line
    for word in sorted(words, key=_PLACE):
        height = word.bottom - word.top
        if lines and abs(word.middle - middle) <= 0.45 * max(height, tallest):
            lines[-1].append(word)
            if height <= tallest:
                continue
        else:
            lines.append([word])
        middle, tallest = word.middle, height
    for line in lines:
        line.sort(key=_LEFT)
    return lines
