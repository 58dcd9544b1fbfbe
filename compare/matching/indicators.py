"""Indicators of N reports in rows: one row is one quantity of one scope in one territory.

Observations of one name and unit are one node; nodes are joined from the surest pair on, never against a contrast, a
unit, or two different figures of one report and period. Figures help where words are few: "khai thác 8.240 tấn" in
the text is the table's "Sản lượng khai thác hải sản 8.240 tấn".

Nodes that no chain of pairs connects never share a row, so that each connected part is solved alone. What the user
said of two figures is a constraint on the parts they stand in; all other parts keep their rows. Within those parts only
what the user named may find another row, under the same name: the cell that it leaves is no room for another indicator.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations, product

from compare.comparison import IndicatorRow, Key, Reading, SectionRow
from compare.dictionary import Dictionary
from compare.kept import Kept, Same
from compare.matching.network import Network, connected, ends_of
from compare.matching.nodes import IndicatorLinks
from compare.matching.pairs import Edge, Pair, in_turn
from compare.matching.rows import as_rows
from compare.matching.sayings import split
from compare.matching.solving import Part, solve

_PIECES = 1 << 56  # above all places: pieces of a node come after the nodes


def indicator_rows(
    read: tuple[Reading, ...],
    readings: Sequence[Reading],
    sections: tuple[tuple[SectionRow, ...], tuple[SectionRow, ...]],
    links: IndicatorLinks,
    kept: Kept | None = None,
    words: Dictionary | None = None,
) -> tuple[IndicatorRow, ...]:
    """The rows of `readings`, which are in their order already; every observation stands in one row, but for those told
    aside that no other row and no target asks for.

    `read` are the same before the user put figures right, `sections` the section rows before and after his word on
    them: what these say of names and places holds as long as the reports do, and only what was put right since the
    last time is solved again.
    """
    kept, words = kept or Kept(), words or _NO_WORDS
    key = (Same(read), Same(sections[0]), Same(words))
    first = kept.get(("network", *key), lambda: Network(read, sections[0], words))
    network = kept.last(("network now", *key), lambda: first).after(readings, sections[1])
    kept.put(("network now", *key), network)
    touched, parts = _constrained(network, tuple(links))
    of = ("part", *key, Same(network.laid.places))
    by_hand = [d for part in parts for d in kept.get((*of, *part.made_of), partial(solve, network.laid, part))]
    return as_rows(network.drafts(touched, by_hand), network.laid.places.order)


_NO_WORDS = Dictionary()


# What the user said -------------------------------------------------------------------------------------------------


def _constrained(base: Network, links: Sequence[tuple[Key, Key, bool]]) -> tuple[set[int], list[Part]]:
    """The parts that `links` touch, by their roots, and the parts that come in their place."""
    links = [link for link in links if link[0] in base.node_of and link[1] in base.node_of] if links else []
    if not links:
        return set(), []
    base.wake({base.node_of[key] for one, other, _ in links for key in (one, other)})
    split_nodes = _Split(base, {key for one, other, together in links if not together for key in (one, other)})
    joined, apart = split_nodes.said(links)
    fresh = base.scale.edges(split_nodes.pairs(), split_nodes.nodes, split_nodes.was_best)
    base.wake({n for e in fresh for n in ends_of(e) if n in base.root})
    linked = {n for pair in (*joined, *apart) for n in pair} | {n for e in fresh for n in ends_of(e)}
    touched = {base.root[n] for n in (linked | split_nodes.pieces.keys()) if n in base.root}
    members = {n for root in touched for n in base.members[root]} | {n for p in split_nodes.pieces.values() for n in p}
    left = [e for root in touched for e in base.edges[root] if not {e.one, e.other} & split_nodes.pieces.keys()]
    edges = [*left, *fresh]
    _, parts = connected(sorted(members), [*((e.one, e.other) for e in edges), *joined])
    homes = {n: home for root in touched for n, home in base.homes(root).items()}
    return touched, [split_nodes.part(numbers, edges, joined, apart, homes) for numbers in parts.values()]


class _Split:
    """The nodes with each observation that the user separated from another as a node of its own."""

    def __init__(self, base: Network, alone: set[Key]) -> None:
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
            places = [base.laid.at((*piece.observations[0], n)) for piece in made]
            self.pieces[n] = [n, *(_PIECES + place for place in places[1:])]
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
    ) -> Part:
        """One part, with a key that says all it is made of; the pieces of a node are at home where the whole was."""
        nodes = {n: self.nodes[n] for n in numbers}
        home = {n: homes[self._whole.get(n, n)] for n in numbers}
        here = tuple(pair for pair in joined if pair[0] in nodes)
        parted = tuple(pair for pair in apart if pair[0] in nodes and pair[1] in nodes)
        named = tuple(self.labels.get(n, n) for n in numbers)
        said = tuple(tuple((self.labels.get(a, a), self.labels.get(b, b)) for a, b in p) for p in (here, parted))
        inside = in_turn(e for e in edges if e.one in nodes)
        return Part((named, said), nodes, inside, here, parted, home, frozenset(self.free))
