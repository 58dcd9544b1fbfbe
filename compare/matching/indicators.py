"""Indicators of N reports in rows: one row is one quantity of one scope in one territory.

Observations of one name and unit are one node; nodes are joined from the surest pair on, never against a contrast, a
unit, or two different figures of one report and period. Figures help where words are few: "khai thác 8.240 tấn" in
the text is the table's "Sản lượng khai thác hải sản 8.240 tấn".

Nodes that no chain of pairs connects never share a row, so that each connected part is solved alone. What the user
said of two figures is a constraint on the parts they stand in; all other parts keep their rows. Within those parts only
what the user named may find another row, under the same name: the cell that it leaves is no room for another indicator.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from itertools import combinations, product
from operator import is_
from typing import cast

from compare.changes import Change, changes_of
from compare.comparison import IndicatorRow, Key, Reading, SectionRow
from compare.dictionary import Dictionary
from compare.kept import Kept, Same
from compare.matching.assignment import Clusters
from compare.matching.names import clash, unit_likeness
from compare.matching.nodes import IndicatorLinks, Node, Slot, differ_in_place, name_key, nodes_of, split, with_figures
from compare.matching.pairs import LEAST, SURE_NAME, Candidates, Edge, Pair, Ranked, Scale, in_turn
from compare.matching.places import Laid, Places
from compare.matching.rows import Draft, as_rows, draft


def indicator_rows(
    readings: Sequence[Reading],
    sections: tuple[SectionRow, ...],
    links: IndicatorLinks,
    kept: Kept | None = None,
    words: Dictionary | None = None,
    frame: tuple[Reading, ...] | None = None,
) -> tuple[IndicatorRow, ...]:
    """The rows of `readings`, which are in their order already; every observation stands in one row.

    Where only figures changed since the last time in one `frame`, only the parts they stand in are solved again.
    """
    kept = kept or Kept()
    key = ("base", Same(kept.one(*(frame or readings))), Same(sections), Same(words))
    known = kept.last(key, lambda: cast("_Base | None", None))
    base = known.after(readings) if known else None
    base = base or _Base(readings, sections, words)
    kept.put(key, base)
    touched, parts = _constrained(base, tuple(links))
    drafts = [made for root in base.members if root not in touched for made in base.solved(root)]
    for part in parts:
        drafts.extend(kept.get((Same(base), part.key), partial(_solve, base, part)))
    return as_rows(drafts)


@dataclass(frozen=True, slots=True)
class _Part:
    """Nodes that pairs or the user's word connect, with the pairs among them and what was said of them."""

    key: Hashable
    nodes: Mapping[int, Node]
    edges: Sequence[Edge]
    joined: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    homes: Mapping[int, int] = field(default_factory=dict)  # the row of each before the user's word
    free: frozenset[int] = frozenset()  # what the user named, which may find another row under the same name


class _Base:
    """The nodes of some readings in their section rows, the pairs among them and their parts, before any constraint."""

    def __init__(
        self, readings: Sequence[Reading], sections: Sequence[SectionRow], words: Dictionary | None = None
    ) -> None:
        places = Places(readings, sections)
        self.nodes = dict(enumerate(nodes_of(readings, places, words or Dictionary())))
        self.laid = Laid(tuple(readings), places)
        self.scale = Scale(list(self.nodes.values()), places)
        self.candidates = Candidates(self.nodes)
        pairs = self.candidates.pairs()
        found = self.scale.doubtful(pairs, self.nodes)
        best = Ranked(found, self.nodes).are_best
        edges = in_turn(e for e in found if e.score >= LEAST or best(e))
        self.beside = _beside(pairs, {(e.one, e.other): e for e in found})
        self.root, self.members = _connected(self.nodes, ((e.one, e.other) for e in edges))
        self.edges: dict[int, list[Edge]] = {root: [] for root in self.members}
        for edge in edges:
            self.edges[self.root[edge.one]].append(edge)
        self.doubtful = {(e.one, e.other) for e in edges if e.score < LEAST}
        self._solved: dict[int, tuple[Draft, ...]] = {}
        self._rows: dict[int, list[list[int]]] = {}
        ids = [reading.id for reading in readings]
        self.node_of: Mapping[Key, int] = {  # at once, so that the first correction does not wait for it
            (ids[report], o.id): n for n, node in self.nodes.items() for report, o in node.observations
        }

    def after(self, readings: Sequence[Reading]) -> _Base | None:
        """The base of `readings` in which only figures changed; None where that changes which nodes there are."""
        changes = changes_of(self.laid.readings, readings)
        if not changes:
            return self if changes is not None and all(map(is_, readings, self.laid.readings)) else None
        changed = self._changed(changes)
        if changed is None:
            return None
        made = copy(self)
        made.laid = self.laid.with_figures(tuple(readings))
        made.nodes = {**self.nodes, **changed}
        made.candidates, fresh, gone = self.candidates.after(self.nodes, changed, self._is_candidate)
        made._connect_again(changed.keys(), fresh, gone)
        return made

    def _changed(self, changes: Sequence[Change]) -> dict[int, Node] | None:
        """The nodes whose figures changed, as they are now."""
        ids = [reading.id for reading in self.laid.readings]
        figures = {(c.report, c.after.id): c.after for c in changes}
        groups = {self.nodes[self.node_of[ids[c.report], c.after.id]].group for c in changes}
        made: dict[int, Node] = {}
        for group in groups:
            numbers = [n for n, node in self.nodes.items() if node.group == group]
            nodes = with_figures([self.nodes[n] for n in numbers], figures, self.laid, self.laid.places)
            if nodes is None:
                return None
            made.update(zip(numbers, nodes, strict=True))
        return made

    def _is_candidate(self, pair: Pair) -> bool:
        return pair[1] in self.beside.get(pair[0], ())

    def _connect_again(self, changed: AbstractSet[int], fresh: AbstractSet[Pair], gone: AbstractSet[Pair]) -> None:
        """The parts in which `changed` nodes stand, or pairs that are new or gone, with their edges as they are now.

        What a pair scores says of all pairs of its two nodes which of them are each other's best.
        """
        anew = {(min(n, m), max(n, m)) for n in changed for m in self.beside.get(n, ())}.union(fresh, gone)
        here = anew - gone
        scored = {(e.one, e.other): e for e in self.scale.doubtful(here, self.nodes)}
        ends = {n for pair in anew for n in pair}.union(changed)
        self.beside = {**self.beside, **{n: dict(self.beside.get(n, {})) for n in ends}}
        for one, other in anew:
            _put_beside(self.beside, one, other, scored.get((one, other)), worth=(one, other) in here)
        edges = self._edges_at(ends)
        roots = {self.root[n] for n in ends} | {self.root[n] for e in edges for n in _ends(e)}
        edges += [e for root in roots for e in self.edges[root] if ends.isdisjoint(_ends(e))]
        again, members = _connected(sorted(n for root in roots for n in self.members[root]), map(_ends, edges))
        self.root = {**self.root, **again}
        stood = {root: self.members[root] for root in roots}
        self.members = {root: nodes for root, nodes in self.members.items() if root not in roots} | members
        known, inside = self.edges, {root: in_turn(e for e in edges if again[e.one] == root) for root in members}
        self.edges = {root: here for root, here in known.items() if root not in roots} | inside
        self.doubtful = {pair for pair in self.doubtful if ends.isdisjoint(pair)}
        self.doubtful |= {_ends(e) for e in edges if e.score < LEAST}
        same = {r for r, nodes in members.items() if nodes == stood.get(r) and inside[r] == known[r]}
        lost = {r for r in roots if r not in same or not changed.isdisjoint(stood[r])}
        self._solved = {root: rows for root, rows in self._solved.items() if root not in lost}
        self._rows = {root: rows for root, rows in self._rows.items() if root not in lost}

    def _edges_at(self, ends: Collection[int]) -> list[Edge]:
        """The edges that end at one of `ends`: the sure ones, and those of two that are each other's best."""
        at = {_ends(e): e for n in ends for e in self.beside.get(n, {}).values() if e}
        nodes = {n for pair in at for n in pair}
        around = {_ends(e): e for n in nodes for e in self.beside.get(n, {}).values() if e}
        best = Ranked(around.values(), self.nodes).are_best
        return [e for e in at.values() if e.score >= LEAST or best(e)]

    def solved(self, root: int) -> tuple[Draft, ...]:
        """The rows of an unconstrained part."""
        if root not in self._solved:
            self._solved[root] = _solve(self, self._part(root))
        return self._solved[root]

    def homes(self, root: int) -> Mapping[int, int]:
        """The row of each node of an unconstrained part, named by its first."""
        if root not in self._rows:
            self._rows[root] = _rows(self._part(root))
        return {n: row[0] for row in self._rows[root] for n in row}

    def _part(self, root: int) -> _Part:
        return _Part(root, {n: self.nodes[n] for n in self.members[root]}, self.edges[root])


_Beside = dict[int, dict[int, Edge | None]]  # what is worth a look beside each node, with its edge where there is one


def _ends(edge: Edge) -> Pair:
    return edge.one, edge.other


def _beside(pairs: Iterable[Pair], edges: Mapping[Pair, Edge]) -> _Beside:
    found: _Beside = {}
    for one, other in pairs:
        edge = edges.get((one, other))
        found.setdefault(one, {})[other] = edge
        found.setdefault(other, {})[one] = edge
    return found


def _put_beside(beside: _Beside, one: int, other: int, edge: Edge | None, *, worth: bool) -> None:
    for end, partner in ((one, other), (other, one)):
        if worth:
            beside[end][partner] = edge
        else:
            beside[end].pop(partner, None)


# What the user said -------------------------------------------------------------------------------------------------


def _constrained(base: _Base, links: Sequence[tuple[Key, Key, bool]]) -> tuple[set[int], list[_Part]]:
    """The parts that `links` touch, by their roots, and the parts that come in their place."""
    links = [link for link in links if link[0] in base.node_of and link[1] in base.node_of] if links else []
    if not links:
        return set(), []
    split_nodes = _Split(base, {key for one, other, together in links if not together for key in (one, other)})
    joined, apart = split_nodes.said(links)
    fresh = base.scale.edges(split_nodes.pairs(), split_nodes.nodes, split_nodes.was_best)
    linked = {n for pair in (*joined, *apart) for n in pair} | {n for e in fresh for n in (e.one, e.other)}
    touched = {base.root[n] for n in (linked | split_nodes.pieces.keys()) if n in base.root}
    members = {n for root in touched for n in base.members[root]} | {n for p in split_nodes.pieces.values() for n in p}
    left = [e for root in touched for e in base.edges[root] if not {e.one, e.other} & split_nodes.pieces.keys()]
    edges = [*left, *fresh]
    _, parts = _connected(sorted(members), [*((e.one, e.other) for e in edges), *joined])
    homes = {n: home for root in touched for n, home in base.homes(root).items()}
    return touched, [split_nodes.part(numbers, edges, joined, apart, homes) for numbers in parts.values()]


class _Split:
    """The nodes with each observation that the user separated from another as a node of its own."""

    def __init__(self, base: _Base, alone: set[Key]) -> None:
        self.base = base
        self.nodes = dict(base.nodes) if alone else base.nodes
        self.labels: dict[int, Hashable] = {}
        self.pieces: dict[int, list[int]] = {}
        self.free: set[int] = set()  # what the user named, which may find another row
        self._whole: dict[int, int] = {}
        self._of: dict[Key, int] = {}
        ids = [reading.id for reading in base.laid.readings]
        for n in sorted({base.node_of[key] for key in alone}):
            here = frozenset(key for key in alone if base.node_of[key] == n)
            made = split(base.nodes[n], here, base.laid.places, ids)
            self.pieces[n] = [n, *range(len(self.nodes), len(self.nodes) + len(made) - 1)]
            for number, piece in zip(self.pieces[n], made, strict=True):
                keys = tuple((ids[report], o.id) for report, o in piece.observations)
                self.nodes[number] = piece
                self.labels[number] = (n, keys)
                self._whole[number] = n
                self._of.update(dict.fromkeys(keys, number))
                if not here.isdisjoint(keys):
                    self.free.add(number)

    def said(self, links: Iterable[tuple[Key, Key, bool]]) -> tuple[list[Pair], list[Pair]]:
        """What the user joined and separated, as pairs of nodes."""
        joined: set[Pair] = set()
        apart: set[Pair] = set()
        for one, other, together in links:
            a, b = (self._of.get(key, self.base.node_of[key]) for key in (one, other))
            if a != b:
                (joined if together else apart).add((min(a, b), max(a, b)))
        return sorted(joined - apart), sorted(apart)

    def pairs(self) -> set[Pair]:
        """The pairs to look at anew: of the pieces among themselves and with what was worth a look beside the whole."""
        found = {pair for pieces in self.pieces.values() for pair in combinations(pieces, 2)}
        for n, pieces in self.pieces.items():
            for other in self.base.beside.get(n, ()):
                found |= {(min(p), max(p)) for p in product(pieces, self.pieces.get(other, [other]))}
        return found

    def was_best(self, edge: Edge) -> bool:
        """Whether the wholes that the two are pieces of were each other's best."""
        pair = sorted(self._whole.get(end, end) for end in (edge.one, edge.other))
        return (pair[0], pair[1]) in self.base.doubtful

    def part(
        self,
        numbers: Sequence[int],
        edges: Iterable[Edge],
        joined: Iterable[Pair],
        apart: Iterable[Pair],
        homes: Mapping[int, int],
    ) -> _Part:
        """One part, with a key that says all it is made of; the pieces of a node are at home where the whole was."""
        nodes = {n: self.nodes[n] for n in numbers}
        home = {n: homes[self._whole.get(n, n)] for n in numbers}
        here = tuple(pair for pair in joined if pair[0] in nodes)
        parted = tuple(pair for pair in apart if pair[0] in nodes and pair[1] in nodes)
        named = tuple(self.labels.get(n, n) for n in numbers)
        said = tuple(tuple((self.labels.get(a, a), self.labels.get(b, b)) for a, b in p) for p in (here, parted))
        inside = in_turn(e for e in edges if e.one in nodes)
        return _Part((named, said), nodes, inside, here, parted, home, frozenset(self.free))


def _connected(numbers: Iterable[int], pairs: Iterable[Pair]) -> tuple[dict[int, int], dict[int, list[int]]]:
    """The part of each node, named by its first, and the nodes of each part in order."""
    root = {n: n for n in numbers}

    def find(n: int) -> int:
        while root[n] != n:
            root[n] = root[root[n]]
            n = root[n]
        return n

    for one, other in pairs:
        a, b = sorted((find(one), find(other)))
        root[b] = a
    members: dict[int, list[int]] = {}
    for n in sorted(root):
        members.setdefault(find(n), []).append(n)
    return {n: find(n) for n in root}, members


# Solving a part -----------------------------------------------------------------------------------------------------


def _solve(base: _Base, part: _Part) -> tuple[Draft, ...]:
    """The rows of a part as drafts."""
    if len(part.nodes) == 1:
        return (draft(base.laid, part.nodes, sorted(part.nodes), [], set()),)
    hand = {n for pair in part.joined for n in pair}
    rows = _rows(part)
    row_of = {n: i for i, row in enumerate(rows) for n in row}
    inside: list[list[Edge]] = [[] for _ in rows]
    for edge in part.edges:
        if row_of[edge.one] == row_of[edge.other]:
            inside[row_of[edge.one]].append(edge)
    return tuple(draft(base.laid, part.nodes, row, own, hand) for row, own in zip(rows, inside, strict=True))


def _rows(part: _Part) -> list[list[int]]:
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


def _at_home(part: _Part, mine: Sequence[int], theirs: Sequence[int], *, sure: bool) -> bool:
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
    return sure or differ == 0 or agree >= differ


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
