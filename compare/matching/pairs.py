"""Pairs of nodes that may be one row: which are worth a look, and how sure each is.

Candidates are found by unit and by words that few names have, so that the pairs stay far from quadratic. Scores only;
which pairs become rows is chosen by `indicators`.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from compare.comparison import Part
from compare.matching.names import clash, held, likeness, unit_likeness
from compare.matching.nodes import Node, Places

LEAST = 0.62  # of a pair of nodes that make one row
SAME_FIGURE = 0.32  # what one figure of one report and period adds to two names
SAME_SECTION = 0.12  # what standing in one section row adds
HELD = 0.16  # what a short name wholly within a longer one adds, in one section row
OTHER_SECTION = 0.08  # what standing in two rows of different topics costs
FAR_SIZE = 0.15  # what figures of another order of magnitude cost
TWO_FIGURES = 0.3  # what two different figures of one report and period cost
SURE_NAME = 0.85  # from which on names are one, whatever the figures say
_COMMON = 40  # a word that more nodes have finds candidates only where it is among the rarest of a name
_TOO_COMMON = 80  # and one that more nodes still have, none: this keeps the pairs far from quadratic
_FEW = 2


Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair of nodes that may be one row, with the parts of its score."""

    one: int
    other: int
    score: float
    parts: tuple[Part, ...]

    @property
    def name(self) -> float:
        """How alike the names are, which is the first of the parts."""
        return self.parts[0].score


class Scale:
    """What the scores of one set of nodes are measured by: how rare each word is, and where sections stand."""

    def __init__(self, nodes: Sequence[Node], places: Places) -> None:
        spread = Counter(word for node in nodes for word in node.name.words)
        most = math.log(len(nodes) + 2)
        self.rarity = {word: 0.4 + 0.6 * (1 - math.log(n) / most) for word, n in spread.items()}
        self.places = places

    def edges(self, pairs: Iterable[Pair], nodes: Mapping[int, Node]) -> list[Edge]:
        """Those of `pairs` that may be one row, the surest first."""
        found = (self.edge(one, other, nodes[one], nodes[other]) for one, other in pairs)
        return in_turn(e for e in found if e is not None and e.score >= LEAST)

    def edge(self, one: int, other: int, a: Node, b: Node) -> Edge | None:
        """How sure it is that two nodes are one row; None where they cannot be."""
        figure, differ = _figures(a, b)
        if not figure and a.name.words.keys().isdisjoint(b.name.words):
            return None  # letters alone never make a row
        unit = unit_likeness(a.unit, b.unit)
        if unit == 0 or clash(a.name, b.name):
            return None
        near = self._nearness(a, b)
        if a.place and b.place and near < 0 and not figure:
            return None  # "Inspections" of kitchens and of fire safety: such a name says what it means by its place
        name = max(likeness(a.name, b.name, self.rarity), self._as_written(a, b))
        score = name * (0.6 + 0.4 * unit) + SAME_FIGURE * figure + near
        if near > 0:
            score += HELD * held(a.name, b.name, self.rarity)
        if differ and not figure and name < 0.9:
            score -= TWO_FIGURES
        if score < LEAST:
            return None
        size = _size(a, b)
        parts = (
            Part("name", round(name, 4), 0.6),
            Part("unit", unit, 0.1),
            Part("figure", round(figure, 4), 0.15),
            Part("section", round(0.5 + near * 4, 4) if near < SAME_SECTION else 1.0, 0.1),
            Part("size", round(size, 4), 0.05),
        )
        return Edge(one, other, round(score - FAR_SIZE * (1 - size), 6), parts)

    def _nearness(self, a: Node, b: Node) -> float:
        """What the section rows say: together, apart, or nothing where one stands in a table of all measures only."""
        mine, theirs = a.sections.keys() - self.places.general, b.sections.keys() - self.places.general
        if not mine or not theirs:
            return 0.0
        if mine & theirs:
            return SAME_SECTION
        return 0.0 if self.places.is_within(mine, theirs) else -OTHER_SECTION

    def _as_written(self, a: Node, b: Node) -> float:
        """How alike a part's own full name is to one told without its whole: "trong đó có bằng cấp, chứng chỉ"."""
        part, alone = (a, b) if a.own is not None else (b, a)
        if part.own is None or alone.own is not None or not part.own.is_full or clash(part.own, alone.name):
            return 0.0
        alike = likeness(part.own, alone.name, self.rarity)
        return alike if alike >= SURE_NAME else 0.0


def in_turn(edges: Iterable[Edge]) -> list[Edge]:
    """`edges`, the surest first."""
    return sorted(edges, key=lambda e: (-e.score, e.one, e.other))


def candidates(nodes: Sequence[Node]) -> set[Pair]:
    """Pairs worth a look: with a word that few names have, or that is among the rarest of both, or with one figure."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for n, node in enumerate(nodes):
        for word in node.name.heavy:
            blocks[word].append(n)
        for time, amounts in node.times.items():
            for amount in amounts:
                blocks[time[0], amount].append(n)
    spread = {word: len(block) for word, block in blocks.items()}
    for key, block in blocks.items():
        if len(block) > _COMMON:
            block[:] = [n for n in block if key in _rarest(nodes[n], spread)]
    return {pair for block in blocks.values() if len(block) <= _TOO_COMMON for pair in combinations(block, 2)}


def _rarest(node: Node, spread: Mapping[object, int]) -> list[str]:
    """The words of a node's name that fewest names have."""
    return sorted(node.name.heavy, key=lambda w: (spread[w], w))[:_FEW]


def _figures(a: Node, b: Node) -> tuple[float, bool]:
    """How much one figure in both tells (0 to 1, by its digits), and whether one report gives two for one period."""
    same = 0.0
    for time in a.times.keys() & b.times.keys():
        for amount in a.times[time] & b.times[time]:
            same = max(same, _telling(amount))
    differ = any(a.figures[slot].isdisjoint(b.figures[slot]) for slot in a.figures.keys() & b.figures.keys())
    return same, differ


def _telling(amount: Decimal) -> float:
    """How little chance there is in two figures being equal: 0.3 for one digit, 0.65 for two, 1 from three on."""
    digits = len(str(amount.normalize().as_tuple().digits).strip("()").replace(",", "").replace(" ", ""))
    return {0: 0.0, 1: 0.3, 2: 0.65}.get(digits, 1.0)


def _size(a: Node, b: Node) -> float:
    """1 where the figures are of one size, less with each order of magnitude between them."""
    if not a.sizes or not b.sizes:
        return 1.0
    gap = max(0.0, min(_nearest(x, b.sizes) for x in a.sizes) - 0.7)
    return max(0.0, 1.0 - gap)


def _nearest(size: float, sizes: Sequence[float]) -> float:
    """How far `size` lies from the nearest of `sizes`, which are sorted."""
    at = bisect_left(sizes, size)
    return min(abs(size - near) for near in sizes[max(0, at - 1) : at + 1])
