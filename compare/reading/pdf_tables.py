"""Tables of a PDF page, told from the rules drawn there: their rows, columns and merged cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from compare.reading.pdf_page import Rule, Word

Place: TypeAlias = tuple[int, int]  # row and column of a field, or of the first field of a cell
_NEAR = 3.0  # points within which two rules meet, and edges are one


@dataclass(slots=True)
class Found:
    """A table on a page: its edges, and the words of every cell by row and column of its first field."""

    page: int
    xs: list[float]
    ys: list[float]
    owner: dict[Place, Place]  # field to the first field of its cell
    words: dict[Place, list[Word]] = field(default_factory=dict)
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

    def last(self) -> dict[Place, Place]:
        """The last field of every cell, by its first."""
        found: dict[Place, Place] = {}
        for (row, column), first in self.owner.items():
            r, c = found.get(first, first)
            found[first] = (max(r, row), max(c, column))
        return found


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
) -> dict[Place, Place]:
    """For every field the first field of its cell: fields without a rule between them are one cell."""
    walls = {(i, c) for r in standing for c, i in _crossed(r.left, r.right, xs, r.top, r.bottom, ys)}
    floors = {(r_, j) for r in lying for r_, j in _crossed(r.top, r.bottom, ys, r.left, r.right, xs)}
    owner: dict[Place, Place] = {}
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
