"""The nodes of some readings, the pairs among them and the parts that these connect, before the user joins any.

Nodes that no chain of pairs connects never share a row, so that each connected part is solved alone. A network is made
once of the reports as they were read; what the user put right since, in figures or in sections, changes the nodes it
touches and the parts in which these stand (`Network.after`), and all else stays. How rare words and units are holds for
all networks made from one, so that which way led to one does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from copy import copy
from typing import TypeVar

from compare.changes import Change, changes_of
from compare.comparison import Key, Reading, SectionRow
from compare.dictionary import Dictionary
from compare.matching.ahead import told_before
from compare.matching.beside import may_say_little, words_beside
from compare.matching.candidates import Candidates
from compare.matching.nodes import Node, Slot, slot_of
from compare.matching.pairs import LEAST, Edge, Pair, Ranked, Scale, in_turn
from compare.matching.places import Laid, Places, changed_rows
from compare.matching.rows import Draft, row_key, standing_now
from compare.matching.sayings import Member, Sayings, grouped, nodes_of
from compare.matching.shorts import explained
from compare.matching.slips import retelling
from compare.matching.solving import Part, rows_of, solve
from compare.matching.spelling import spelt_out
from compare.matching.turns import Beside, Placed, Turn, brought

_V = TypeVar("_V")
_Groups = dict[int, list[Member]]


class Network:
    """Nodes by their number, which is the place of their first observation, and how they are connected."""

    def __init__(self, readings: Sequence[Reading], sections: Sequence[SectionRow], words: Dictionary) -> None:
        places = Places(readings, sections)
        self.sections = sections
        self.laid = Laid(tuple(readings), places, readings)
        words = explained(readings).merged(words)
        self._sayings = Sayings(places, words, spelt_out(readings), told_before(readings))
        self._groups = grouped(self.laid, self._sayings)
        self._retelling = [retelling(reading.report) for reading in readings]
        found = (self._numbered(group) for group in self._groups.values())
        self.nodes = dict(sorted(pair for nodes in found for pair in nodes))
        self.scale = Scale(self.nodes.values(), places)
        self._candidates = Candidates(self.nodes)
        pairs = self._candidates.pairs()
        self.beside = _beside(pairs)
        self._set_in = {number for number, reading in enumerate(readings) if reading.report.is_target}
        self._awake = {n for n, node in self.nodes.items() if node.asks(self._set_in)}
        edges, _ = self._edges_among(pairs)
        for (one, other), edge in edges.items():
            self.beside[one][other] = self.beside[other][one] = edge
        best = Ranked(edges.values(), self.nodes).are_best
        taken = in_turn(e for e in edges.values() if e.score >= LEAST or best(e))
        self.root, self.members = connected(self.nodes, map(ends_of, taken))
        self.edges: dict[int, list[Edge]] = {root: [] for root in self.members}
        for edge in taken:
            self.edges[self.root[edge.one]].append(edge)
        self.doubtful = {ends_of(e) for e in taken if e.score < LEAST}
        self._solved: dict[int, tuple[Draft, ...]] = {}
        self._rows: dict[int, list[list[int]]] = {}
        self._asleep: dict[int, tuple[Node, str]] = {}
        self._refused: dict[Pair, float] = {}  # pairs that were no row while nearer than now, with how near they were
        self.node_of: dict[Key, int] = dict(self._keys(self.nodes))

    def _edges_among(self, pairs: Iterable[Pair]) -> tuple[dict[Pair, Edge], set[int]]:
        """The edges of those of `pairs` of which a node is awake, with those of all nodes that these wake; which ones.

        What is told aside ("tăng 8,2%") is no row by itself: it sleeps, its pairs are looked at only where one of them
        leads to what is more, and all of these then count as rivals of each other.
        """
        found: dict[Pair, Edge] = {}
        woken: set[int] = set()
        todo: Collection[Pair] = [pair for pair in pairs if not self._awake.isdisjoint(pair)]
        while todo:
            made = self.scale.doubtful(todo, self.nodes)
            found.update((ends_of(e), e) for e in made)
            fresh = {n for e in made for n in ends_of(e)} - self._awake
            woken |= fresh
            todo = {(min(n, m), max(n, m)) for n in fresh for m in self.beside.get(n, ()) if m not in self._awake}
            self._awake |= fresh
        return found, woken

    def wake(self, numbers: Iterable[int]) -> None:
        """Looks at the pairs of these nodes as well, where they slept."""
        asleep = {n for n in numbers if n not in self._awake}
        if asleep:
            fresh = {(min(n, m), max(n, m)) for n in asleep for m in self.beside.get(n, ()) if m not in self._awake}
            self._awake |= asleep
            self._connect_again(Turn(), fresh, set())

    # What the user put right ----------------------------------------------------------------------------------------

    def after(self, readings: Sequence[Reading], sections: Sequence[SectionRow]) -> Network:
        """The network of `readings`, in which other figures stand, with their sections in the rows `sections`."""
        same = all(new.observations is old.observations for new, old in zip(readings, self.laid.readings, strict=True))
        if same and sections is self.sections:
            return self
        made = copy(self)
        moved = self._moved(sections, made)
        made.laid = self.laid.after(tuple(readings), made.scale.places)
        touched = self._regrouped(made, changes_of(self.laid.readings, readings), made._standing_in(moved, self.laid))
        before = {n: self.nodes[n] for group in touched for n in self._numbers(group)}
        now = {n: node for group in touched for n, node in made._numbered(made._groups.get(group, ()))}
        made._put_in(Turn.of(before, now, made._elsewhere(self.laid, moved)), self.scale)
        return made

    def _elsewhere(self, before: Laid, moved: AbstractSet[str]) -> Callable[[Node], bool]:
        """Whether a node has an observation in a section that stands in other rows than `before`, or in rows that have
        turned; of none where no section rows `moved`."""
        if not moved:
            return lambda node: False
        then, now = before.places, self.laid.places
        turned = then.turned(now)
        ids = [reading.id for reading in self.laid.readings]
        others = {
            (r.id, s.id)
            for r in self.laid.readings
            for s in r.report.sections
            if then.rows(r.id, s.id) != now.rows(r.id, s.id)
        }
        return lambda node: (
            not node.sections.isdisjoint(turned)
            or any((ids[report], o.anchor.section) in others for report, o in node.observations)
        )

    def _moved(self, sections: Sequence[SectionRow], made: Network) -> frozenset[str]:
        """The section rows that are others than before, which are put into `made`."""
        if sections is self.sections:
            return frozenset()
        places = Places(self.laid.readings, sections)
        made.sections, made._sayings, made.scale = sections, self._sayings.at(places), self.scale.at(places)
        return changed_rows(self.sections, sections)

    def _standing_in(self, rows: AbstractSet[str], before: Laid) -> Mapping[str, list[str]]:
        """The sections of each source that stand in one of `rows`, or did `before`."""
        return {
            r.id: [
                s.id
                for s in r.report.sections
                if not rows.isdisjoint((*before.places.rows(r.id, s.id), *self.laid.places.rows(r.id, s.id)))
            ]
            for r in (self.laid.readings if rows else ())
        }

    def _regrouped(self, made: Network, changes: Sequence[Change], moved: Mapping[str, list[str]]) -> set[int]:
        """The groups that lose or gain an observation, with `made` having them as they are now."""
        ids = [reading.id for reading in made.laid.readings]
        outs: dict[Key, int] = {}
        ins: _Groups = {}
        for number, (old, new) in enumerate(zip(self.laid.readings, made.laid.readings, strict=True)):
            here = {o.id for c in changes if c.report == number for o in c.figures}
            sections = moved.get(new.id, ())
            if not here and not sections:
                continue
            one, other = self.laid.told[number], made.laid.told[number]
            here |= _shifted(self.laid.numbers[number], made.laid.numbers[number])
            for o in one.concerned(here, sections).values():
                outs[new.id, o.id] = self._sayings.of(old, o, one.wholes).group
            for o in other.concerned(here, sections).values():
                said = made._sayings.of(new, o, other.wholes)
                ins.setdefault(said.group, []).append((number, o, said))
        made._groups = dict(self._groups)
        groups = {*outs.values(), *ins}
        for group in groups:
            stay = [m for m in self._groups.get(group, ()) if (ids[m[0]], m[1].id) not in outs]
            members = sorted([*stay, *ins.get(group, ())], key=lambda m: made.laid.numbers[m[0]][m[1].id])
            if members:
                made._groups[group] = members
            else:
                made._groups.pop(group, None)
        return groups

    def _numbered(self, group: Sequence[Member]) -> Iterator[tuple[int, Node]]:
        for node in nodes_of(group):
            report, first = node.observations[0]
            node.around = self._around(node)
            node.retold = self._retold(node)
            yield self.laid.numbers[report][first.id], node

    def _around(self, node: Node) -> frozenset[str]:
        """The words said beside the figures of a node whose name says little."""
        if not may_say_little(node.name):
            return frozenset()
        readings = self.laid.readings
        return frozenset().union(*(words_beside(node.name, readings[report], o) for report, o in node.observations))

    def _retold(self, node: Node) -> frozenset[Slot]:
        """The reports and periods of which a node tells a figure where what fell short is told."""
        if not any(self._retelling):
            return frozenset()
        told = ((report, o) for report, o in node.observations if o.quantity is not None)
        return frozenset(slot_of(report, o) for report, o in told if o.anchor.section in self._retelling[report])

    def _numbers(self, group: int) -> set[int]:
        """The numbers of the nodes of a group."""
        ids = [reading.id for reading in self.laid.readings]
        return {self.node_of[ids[report], o.id] for report, o, _ in self._groups.get(group, ())}

    def _keys(self, nodes: Mapping[int, Node]) -> Iterator[tuple[Key, int]]:
        ids = [reading.id for reading in self.laid.readings]
        for n, node in nodes.items():
            yield from [((ids[report], o.id), n) for report, o in node.observations]

    def _put_in(self, turn: Turn, before: Scale) -> None:
        """Takes nodes out and puts others in, with their pairs, and connects again what these touch.

        `before` is the scale by which the pairs were measured so far.
        """
        old = self.nodes
        self._awake = (self._awake - turn.gone.keys()) | {n for n, node in turn.come.items() if node.asks(self._set_in)}
        self.nodes = {**_without(old, turn.gone), **turn.come, **turn.stand}
        self.node_of = dict(self.node_of)
        for key, n in self._keys(turn.gone):
            if self.node_of[key] == n:
                del self.node_of[key]
        self.node_of.update(self._keys(turn.come))
        self._candidates, fresh, left = self._candidates.after(turn.gone, turn.come)
        known = {
            pair for pair in fresh if turn.come.keys().isdisjoint(pair) and pair[1] in self.beside.get(pair[0], ())
        }
        left = {pair for pair in left if not self._candidates.has(self.nodes[pair[0]], self.nodes[pair[1]])}
        fresh = (fresh - known) | self._nearer_or_farther(turn, before, old)
        self._connect_again(turn, fresh, left)

    def _nearer_or_farther(self, turn: Turn, before: Scale, old: Mapping[int, Node]) -> set[Pair]:
        """The pairs to be looked at again of nodes that stand in other section rows now, which bring these together or
        apart.

        Two that are no row are none farther apart either, all else being the same: how near they were then is put into
        `_refused`, so that they need no look until they are nearer still.
        """
        others = turn.gone.keys() | turn.come.keys()
        refused = {pair: near for pair, near in self._refused.items() if others.isdisjoint(pair)}
        found: set[Pair] = set()
        for pair, was, now in brought(turn, self.beside, Placed(old, before), Placed(self.nodes, self.scale)):
            looked_at = not self._awake.isdisjoint(pair)
            most = max(was, refused.get(pair, was))
            if looked_at and self.beside[pair[0]][pair[1]] is None and now <= most:
                refused[pair] = most
            else:
                refused.pop(pair, None)
                found.add(pair)
        self._refused = refused
        return found

    def _connect_again(self, turn: Turn, fresh: AbstractSet[Pair], left: AbstractSet[Pair]) -> None:
        """The parts in which nodes came or went, or pairs that are `fresh` or have `left`, as they are now.

        What a pair scores says of all pairs of its two nodes which of them are each other's best.
        """
        gone, come = turn.gone, turn.come
        lost = {(min(n, m), max(n, m)) for n in gone for m in self.beside.get(n, ())}.union(left)
        ends = {n for pair in (*lost, *fresh) for n in pair}.union(gone, come)
        self.beside = {**self.beside, **{n: dict(self.beside.get(n, {})) for n in ends}}
        for one, other in lost:
            self.beside[one].pop(other, None)
            self.beside[other].pop(one, None)
        for one, other in fresh:
            self.beside[one][other] = self.beside[other][one] = None
        for n in gone.keys() - come.keys():
            del self.beside[n]
        scored, woken = self._edges_among(fresh)
        self.beside.update((n, dict(self.beside[n])) for n in woken - ends)
        ends |= woken
        for (one, other), edge in scored.items():
            self.beside[one][other] = self.beside[other][one] = edge
        edges = self._edges_at([n for n in ends if n in self.nodes])
        old = {self.root[n] for n in (*ends, *turn.stand) if n in self.root}
        old |= {self.root[n] for e in edges for n in ends_of(e) if n in self.root}
        edges += [e for root in old for e in self.edges[root] if ends.isdisjoint(ends_of(e))]
        self._part_again(old, edges, turn)
        self.doubtful = {pair for pair in self.doubtful if pair[0] not in ends and pair[1] not in ends}
        self.doubtful |= {ends_of(e) for e in edges if e.score < LEAST}

    def _part_again(self, old: AbstractSet[int], edges: Sequence[Edge], turn: Turn) -> None:
        """The parts in place of the `old` ones, which `edges` connect now; what did not change stays solved.

        Of nodes that only stand in other section rows, the rows stay but for the section that these are of.
        """
        numbers = {n for root in old for n in self.members[root] if n in self.nodes}.union(turn.come)
        again, members = connected(sorted(numbers), map(ends_of, edges))
        inside: dict[int, list[Edge]] = {root: [] for root in members}
        for edge in in_turn(edges):
            inside[again[edge.one]].append(edge)
        stay = {r for r in old if members.get(r) == self.members[r] and inside[r] == self.edges[r]}
        stay = {r for r in stay if turn.come.keys().isdisjoint(members[r])}
        moved = {r for r in stay if r in self._solved and not turn.stand.keys().isdisjoint(members[r])}
        elsewhere = {r: tuple(standing_now(one, self.laid) for one in self._solved[r]) for r in moved}
        self._solved = _without(self._solved, old - stay) | elsewhere
        self._rows = _without(self._rows, old - stay)
        self.root = _without(self.root, turn.gone) | again
        self.members = _without(self.members, old) | members
        self.edges = _without(self.edges, old) | inside

    def _edges_at(self, ends: Collection[int]) -> list[Edge]:
        """The edges that end at one of `ends`: the sure ones, and those of two that are each other's best."""
        at = {ends_of(e): e for n in ends for e in self.beside.get(n, {}).values() if e}
        nodes = {n for pair, e in at.items() if e.score < LEAST for n in pair}
        around = {ends_of(e): e for n in nodes for e in self.beside.get(n, {}).values() if e}
        best = Ranked(around.values(), self.nodes).are_best
        return [e for e in at.values() if e.score >= LEAST or best(e)]

    # Parts ----------------------------------------------------------------------------------------------------------

    def drafts(self, without: AbstractSet[int], beside: Sequence[Draft]) -> list[Draft]:
        """The rows of all parts, with those `beside` in place of the parts `without`.

        None of those that sleep, which are nothing but aside. One of these counts where another row has its key, since
        like ones are numbered; then it is woken.
        """
        while True:
            found = list(beside)
            for root in self.members:
                if root in self._awake and root not in without:
                    found += self._solved.get(root) or self.solved(root)
            asleep = self._keys_asleep()
            if not asleep:
                return found
            like = {n for key in asleep.keys() & {one.key for one in found} for n in asleep[key]}
            if not like:
                return found
            self.wake(like)

    def _keys_asleep(self) -> Mapping[str, list[int]]:
        """The nodes that sleep, by the keys that their rows would have."""
        known, found = self._asleep, dict[str, list[int]]()
        self._asleep = {}
        for n in self.nodes.keys() - self._awake:
            node = self.nodes[n]
            if n not in known or known[n][0] is not node:
                report, first = node.observations[0]
                known[n] = node, row_key(first, self.laid.readings[report].report)
            self._asleep[n] = known[n]
            found.setdefault(known[n][1], []).append(n)
        return found

    def solved(self, root: int) -> tuple[Draft, ...]:
        """The rows of a part."""
        if root not in self._solved:
            self._solved[root] = solve(self.laid, self._part(root))
        return self._solved[root]

    def homes(self, root: int) -> Mapping[int, int]:
        """The row of each node of a part, named by its first."""
        if root not in self._rows:
            self._rows[root] = rows_of(self._part(root))
        return {n: row[0] for row in self._rows[root] for n in row}

    def _part(self, root: int) -> Part:
        return Part(root, {n: self.nodes[n] for n in self.members[root]}, self.edges[root])


def _shifted(before: Mapping[str, int], after: Mapping[str, int]) -> set[str]:
    """The observations that have other numbers than before."""
    return set() if before is after else {i for i, n in after.items() if before.get(i, n) != n}


def _without(values: Mapping[int, _V], numbers: Iterable[int]) -> dict[int, _V]:
    """`values` but for those of `numbers`: a copy, and a few looks, whatever their number."""
    found = dict(values)
    for number in numbers:
        found.pop(number, None)
    return found


def _beside(pairs: Iterable[Pair]) -> Beside:
    found: Beside = defaultdict(dict)
    for one, other in pairs:
        found[one][other] = found[other][one] = None
    return dict(found)


def ends_of(edge: Edge) -> Pair:
    """The two nodes of an edge."""
    return edge.one, edge.other


def connected(numbers: Iterable[int], pairs: Iterable[Pair]) -> tuple[dict[int, int], dict[int, list[int]]]:
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
