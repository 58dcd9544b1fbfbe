"""Pairs of nodes worth a look, found by words that few names have, by figures, and by plans and targets of one size.

So the pairs stay far from quadratic. What a pair scores is said by `pairs`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from copy import copy
from decimal import Decimal
from itertools import combinations
from typing import TypeVar

from compare.matching.nodes import Node
from compare.matching.pairs import Pair
from compare.quantity import parse_unit

_COMMON = 40  # a word that more nodes have finds candidates only where it is among the rarest of a name
_TOO_COMMON = 80  # and one that more nodes still have, none: this keeps the pairs far from quadratic
_FEW = 2  # words of a name that find candidates whatever others have them
_BESIDE = 4  # words beside a figure whose name says little that find candidates
_NEAR_PLANS = 0.02  # what falls together for a look: plans and targets within so much of each other


class Candidates:
    """Pairs worth a look: with a word that few names have, or that is among the rarest of both, or with one figure.

    How few names have a word is counted in `nodes` once, as `Scale` does.
    """

    def __init__(self, nodes: Mapping[int, Node]) -> None:
        self._named: dict[str, list[int]] = defaultdict(list)
        self._told: dict[Hashable, list[int]] = defaultdict(list)
        self._spread = Counter(word for node in nodes.values() for word in node.name.heavy)
        for n, node in nodes.items():
            for word in self._found_by(node):
                self._named[word].append(n)
            for figure in _told(node):
                self._told[figure].append(n)
        self._common = {word for word, block in self._named.items() if len(block) > _TOO_COMMON}

    def pairs(self) -> set[Pair]:
        """All pairs worth a look."""
        named = (combinations(block, 2) for word, block in self._named.items() if word not in self._common)
        return set[Pair]().union(*named, *map(_pairs_of, self._told.values()))

    def after(self, gone: Mapping[int, Node], come: Mapping[int, Node]) -> tuple[Candidates, set[Pair], set[Pair]]:
        """The candidates without some nodes and with others; the pairs of the others, and what came and went besides.

        Pairs of which a node is gone are none of them.
        """
        made = copy(self)
        figures = {figure for node in (*gone.values(), *come.values()) for figure in _told(node)}
        words = {word for node in (*gone.values(), *come.values()) for word in self._found_by(node)}
        made._named = _put_in(self._named, words, gone, come, self._found_by)
        made._told = _put_in(self._told, figures, gone, come, _told)
        fresh = {(min(n, m), max(n, m)) for n, node in come.items() for m in made._beside(node) if m != n}
        told = {figure for figure in figures if _is_told_by_few(self._told, figure)}
        tell = {figure for figure in figures if _is_told_by_few(made._told, figure)}
        fresh.update(*(combinations(made._told[figure], 2) for figure in tell - told))
        left = {pair for figure in told - tell for pair in combinations(self._told[figure], 2)}
        return made, fresh, {pair for pair in left - fresh if gone.keys().isdisjoint(pair)}

    def has(self, one: Node, other: Node) -> bool:
        """Whether two nodes are worth a look."""
        words = self._found_by(one) & self._found_by(other) - self._common
        return bool(words) or any(_is_told_by_few(self._told, figure) for figure in _told(one) & _told(other))

    def _beside(self, node: Node) -> set[int]:
        """What is worth a look beside `node`, itself included."""
        blocks = [self._named[word] for word in self._found_by(node) - self._common]
        return set[int]().union(*blocks, *(self._told[f] for f in _told(node) if _is_told_by_few(self._told, f)))

    def _found_by(self, node: Node) -> set[str]:
        """The words of its name that find its candidates."""
        found = {word for word in node.name.heavy if self._spread[word] <= _COMMON}
        if len(found) < _FEW:
            found.update(sorted(node.name.heavy, key=lambda w: (self._spread[w], w))[:_FEW])
        if node.around:
            found.update(sorted(node.around & self._spread.keys(), key=lambda w: (self._spread[w], w))[:_BESIDE])
        return found


_K = TypeVar("_K", bound=Hashable)


def _put_in(
    blocks: Mapping[_K, list[int]],
    keys: Iterable[_K],
    gone: Mapping[int, Node],
    come: Mapping[int, Node],
    keys_of: Callable[[Node], AbstractSet[_K]],
) -> dict[_K, list[int]]:
    """`blocks` without the nodes that are `gone` and with those that have `come`, at each of `keys`."""
    made = dict(blocks)
    fresh: dict[_K, list[int]] = defaultdict(list)
    for n, node in come.items():
        for key in keys_of(node):
            fresh[key].append(n)
    for key in keys:
        made[key] = sorted([*(n for n in blocks.get(key, ()) if n not in gone), *fresh.get(key, ())])
    return made


def _is_told_by_few(told: Mapping[Hashable, Sequence[int]], figure: Hashable) -> bool:
    """Whether one figure is told by so few nodes that it says something."""
    return len(told.get(figure, ())) <= _COMMON


def _told(node: Node) -> set[Hashable]:
    """What a node's figures find candidates by: each with its period, and its plans and targets by their size."""
    return {(period, amount) for (period, _), amount in node.told} | _plan_places(node)


def _pairs_of(block: Sequence[int]) -> Iterable[Pair]:
    """The pairs of nodes that tell one figure; none where so many tell it that it says nothing."""
    return combinations(block, 2) if 1 < len(block) <= _COMMON else ()


def _plan_places(node: Node) -> set[Hashable]:
    """Where its targets and the plans it tells shares of stand on a scale of sizes, by its kind of unit."""
    unit = parse_unit(node.unit or "")
    kind = "" if unit.counted else unit.base
    ends = [*((goal, goal) for _, goal in node.goals), *(plan.amount for plan in node.plans)]
    steps = {(_size_step(low), _size_step(high)) for low, high in ends if low > 0}
    return {("plan", kind, step) for low, high in steps for step in range(low, min(high, low + 3) + 1)}


def _size_step(amount: Decimal) -> int:
    return math.floor(math.log(amount) / _NEAR_PLANS)
