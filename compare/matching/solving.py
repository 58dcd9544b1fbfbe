"""One part of a network solved: which of its nodes share a row.

Nodes are joined from the surest pair on, never against a contrast, a unit, or two different figures of one report and
period, and with what the user joined and separated held.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from compare.kept import Same
from compare.matching.assignment import Clusters
from compare.matching.names import clash, unit_likeness
from compare.matching.nodes import Node, Slot, differ_in_place, name_key
from compare.matching.pairs import SURE_NAME, Edge, Pair
from compare.matching.places import Laid
from compare.matching.rows import Draft, draft
from compare.matching.slips import is_slip, says_less


@dataclass(frozen=True, slots=True)
class Part:
    """Nodes that pairs or the user's word connect, with the pairs among them and what was said of them."""

    key: Hashable
    nodes: Mapping[int, Node]
    edges: Sequence[Edge]
    joined: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    homes: Mapping[int, int] = field(default_factory=dict)  # the row of each before the user's word
    free: frozenset[int] = frozenset()  # what the user named, which may find another row under the same name

    @property
    def made_of(self) -> tuple[Hashable, ...]:
        """All that its rows depend on, beside where sections stand: the same where nothing in it was put right."""
        nodes = tuple(Same(node) for node in self.nodes.values())
        return self.key, nodes, tuple(self.edges), tuple(self.homes.items()), self.free.intersection(self.nodes)


def solve(laid: Laid, part: Part) -> tuple[Draft, ...]:
    """The rows of a part as drafts."""
    if len(part.nodes) == 1:
        return (draft(laid, part.nodes, sorted(part.nodes), [], set()),)
    hand = {n for pair in part.joined for n in pair}
    rows = rows_of(part)
    row_of = {n: i for i, row in enumerate(rows) for n in row}
    inside: list[list[Edge]] = [[] for _ in rows]
    for edge in part.edges:
        if row_of[edge.one] == row_of[edge.other]:
            inside[row_of[edge.one]].append(edge)
    return tuple(draft(laid, part.nodes, row, own, hand) for row, own in zip(rows, inside, strict=True))


def rows_of(part: Part) -> list[list[int]]:
    """The nodes of a part in rows: what was said first, then its pairs from the surest on."""
    numbers = sorted(part.nodes)
    at = {n: i for i, n in enumerate(numbers)}
    clusters = Clusters([None] * len(numbers), [(at[a], at[b]) for a, b in part.apart])
    for one, other in part.joined:
        if not clusters.same(at[one], at[other]) and clusters.allowed(at[one], at[other], by_hand=True):
            clusters.merge(at[one], at[other])
    for edge in part.edges:
        one, other = at[edge.one], at[edge.other]
        if clusters.same(one, other) or not clusters.allowed(one, other):
            continue
        ends = [[numbers[i] for i in clusters.members(end)] for end in (one, other)]
        if part.homes and not _at_home(part, *ends, sure=edge.name >= SURE_NAME):
            continue
        mine, theirs = ([part.nodes[n] for n in end] for end in ends)
        if _fit(mine, theirs, edge.name >= SURE_NAME):
            clusters.merge(one, other)
    return [[numbers[i] for i in cluster] for cluster in clusters.all()]


def _at_home(part: Part, mine: Sequence[int], theirs: Sequence[int], *, sure: bool) -> bool:
    """Whether two groups were of one row before the user's word, or what he named has found its name elsewhere."""
    if not {part.homes[n] for n in mine}.isdisjoint(part.homes[n] for n in theirs):
        return True
    return sure and (part.free.issuperset(mine) or part.free.issuperset(theirs))


def _fit(mine: Sequence[Node], theirs: Sequence[Node], sure: bool) -> bool:
    """Whether two groups may be one row: no names or units that clash, no more disagreeing figures than agreeing.

    Where the name is `sure`, two figures are no bar: a report may contradict itself, which is for the checks to say.
    """
    agree = differ = 0
    for a in mine:
        for b in theirs:
            if clash(a.name, b.name) or unit_likeness(a.unit, b.unit) == 0 or _stated_apart(a, b):
                return False
    figures, others = _all_figures(mine), _all_figures(theirs)
    for slot, amounts in figures.items():
        if slot in others:
            agree += bool(amounts & others[slot])
            differ += not amounts & others[slot]
    if differ and any(is_slip(a, b) or _of_one_target(a, b) for a in mine for b in theirs):
        differ -= 1
    return sure or differ == 0 or agree >= differ


def _of_one_target(a: Node, b: Node) -> bool:
    """Whether one name is the other's with words left out, and both are of one target: a contradiction, not two things.

    "Tỷ lệ lấp đầy" of the table at the end, "Tỷ lệ lấp đầy bình quân các khu công nghiệp" of the text and the plan.
    """
    return says_less(a, b) and any(is_target for (_, is_target), _ in a.told & b.told)


def _stated_apart(a: Node, b: Node) -> bool:
    """Whether one paragraph or table gives the two different figures for one period, and not under one full name."""
    if a.name.is_full and name_key(a.name) == name_key(b.name):
        return False
    return any(place in b.stated and differ_in_place(amounts, b.stated[place]) for place, amounts in a.stated.items())


def _all_figures(group: Iterable[Node]) -> dict[Slot, set[Decimal]]:
    found: dict[Slot, set[Decimal]] = {}
    for node in group:
        for slot, amounts in node.figures.items():
            found.setdefault(slot, set()).update(amounts)
    return found
