"""What indicator matching works on: observations of one name and unit as one node, and where each stands.

Scores nothing and joins nothing; `indicators` does.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from compare.comparison import Key, Reading
from compare.dictionary import Dictionary
from compare.kept import once
from compare.language import Language
from compare.matching.names import Name, read_name
from compare.matching.places import Places
from compare.observation import Observation, Relation
from compare.period import Period
from compare.quantity import Quantity, parse_unit
from compare.rounding import Interval, share_of_target
from compare.wording import match_key

_BARE = 1.6  # a name of less weight says too little alone: "Loans" is of its section

IndicatorLinks = Iterable[tuple[Key, Key, bool]]
Slot = tuple[int, str, bool]  # report, period, whether it is a target
Time = tuple[str, bool]  # period, whether it is a target
Stated = set[tuple[int | None, Decimal]]  # the row of a table, the amount


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan may come to, in base units, of which a figure of `period` is a stated share.

    `telling` is how little chance there is in a target lying there, by how narrow it is: 0.15 to 1.
    """

    period: Period
    amount: Interval
    of_term: bool
    telling: float

    def is_of(self, goal: Period) -> bool:
        """Whether a target for the time `goal` may be this plan."""
        return goal.end >= self.period.end and (self.of_term or goal.begin <= self.period.end)


_NARROW = ((Decimal("0.005"), 1.0), (Decimal("0.012"), 0.8), (Decimal("0.03"), 0.4))


def _plan_of(period: Period, quantity: Quantity, share: Relation) -> Plan:
    amount = share_of_target(quantity, share).times(parse_unit(quantity.unit).factor)
    width = (amount.high - amount.low) / amount.high if amount.high > 0 else 1
    telling = next((worth for most, worth in _NARROW if width <= most), 0.15)
    return Plan(period, amount, share.versus != "plan", telling)


def _reach(ends: Sequence[tuple[Decimal, Decimal]]) -> Interval:
    if not ends:
        return Interval(Decimal("Infinity"), Decimal("-Infinity"))
    return Interval(min(low for low, _ in ends), max(high for _, high in ends))


def _of_a_plan(relation: Relation) -> bool:
    return relation.kind == "ratio" and relation.versus in ("plan", "term_target") and relation.value > 0


@dataclass
class Node:
    """Observations of one name and unit kind: one thing said several times."""

    name: Name
    unit: str | None
    place: str | None  # the section row of a name that says too little alone
    own: Name | None = None  # the name as written, where that of the whole was put before it
    group: Hashable = None  # what it shares with other nodes of its name, where one paragraph tells several such things
    observations: list[tuple[int, Observation]] = field(default_factory=list)
    rows: set[str] = field(default_factory=set)  # the section rows that it stands in

    @once
    def sections(self) -> frozenset[str]:
        """The section rows that it stands in."""
        return frozenset(self.rows)

    @once
    def reports(self) -> frozenset[int]:
        return frozenset(report for report, _ in self.observations)

    @once
    def figures(self) -> Mapping[Slot, set[Decimal]]:
        """Its figures in base units, by report, period and whether they are targets."""
        found: dict[Slot, set[Decimal]] = {}
        for report, o in self.observations:
            if o.quantity is not None:
                found.setdefault(_slot(report, o), set()).add(o.quantity.amount)
        return found

    @once
    def stated(self) -> Mapping[tuple[Slot, str], Stated]:
        """The same by the block as well, each with the row of the table that it stands in."""
        found: dict[tuple[Slot, str], Stated] = {}
        for report, o in self.observations:
            _state(found, report, o)
        return found

    @once
    def told(self) -> frozenset[tuple[Time, Decimal]]:
        """Its figures, each with its period, whichever report tells them."""
        return frozenset(
            ((period, is_target), amount)
            for (_, period, is_target), amounts in self.figures.items()
            for amount in amounts
        )

    @once
    def slots(self) -> frozenset[Slot]:
        """The reports and periods it has figures of."""
        return frozenset(self.figures)

    @once
    def jumbled(self) -> frozenset[tuple[Slot, str]]:
        """The digits of its figures in the order of their size, by which two of them swapped are the same."""
        return frozenset((slot, _in_order(amount)) for slot, amounts in self.figures.items() for amount in amounts)

    @once
    def plans(self) -> Sequence[Plan]:
        """The plans that its figures are stated shares of: "1.920 ha, bằng 24,5% kế hoạch" is of 7.821 to 7.853 ha."""
        shares = {  # by the digits as written: 24,5 and 24,50 are equal, but do not stand for the same
            (o.period, o.quantity.unit, str(o.quantity.value), str(r.value), r.versus): (o.period, o.quantity, r)
            for _, o in self.observations
            if o.quantity is not None and o.role != "target"
            for r in o.relations
            if _of_a_plan(r)
        }
        return list(dict.fromkeys(_plan_of(*told) for told in shares.values()))

    @once
    def goals(self) -> Sequence[tuple[Period, Decimal]]:
        """Its targets, in base units."""
        told = ((o.period, o.quantity.amount) for _, o in self.observations if o.quantity and o.role == "target")
        return list(dict.fromkeys(told))

    @once
    def reach_of_plans(self) -> Interval:
        """From the least of its plans to the greatest; nothing meets it where there are none."""
        return _reach([(p.amount.low, p.amount.high) for p in self.plans])

    @once
    def reach_of_goals(self) -> Interval:
        """The same of its targets."""
        return _reach([(goal, goal) for _, goal in self.goals])

    @once
    def sizes(self) -> Sequence[float]:
        """The orders of magnitude of its figures, sorted."""
        return sorted({math.log10(abs(amount)) for amounts in self.figures.values() for amount in amounts if amount})


# Nodes --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """How one report says one thing in one section: what all such observations have in common."""

    group: Hashable  # what the nodes have in common that it may belong to
    name: Name
    unit: str | None
    place: str | None
    own: Name | None
    rows: tuple[str, ...]


Member = tuple[int, Observation, Said]  # of the report with that number


class Sayings:
    """Reads what observations say, each way of saying it once; names that the office says for one thing are one."""

    def __init__(self, places: Places, words: Dictionary) -> None:
        self._places = places
        self._words = words
        self._known: dict[Hashable, Said] = {}

    def at(self, places: Places) -> Sayings:
        """The same where sections stand in other rows."""
        return Sayings(places, self._words)

    def of(self, reading: Reading, observation: Observation, by_id: Mapping[str, Observation]) -> Said:
        """What `observation` says; `by_id` has the observations of its `reading`."""
        whole = by_id.get(observation.whole) if observation.whole else None
        of_whole = (whole.indicator, _unit(whole)) if whole is not None else None
        told = (observation.indicator, _unit(observation), observation.anchor.section, of_whole)
        key = (reading.id, told)
        said = self._known.get(key)
        if said is None:
            said = self._known[key] = self._said(reading, observation, whole)
        return said

    def _said(self, reading: Reading, observation: Observation, whole: Observation | None) -> Said:
        unit, language = _unit(observation), reading.report.identity.language
        name = read_name(self._words.name(_full_name(observation, whole)), language, unit)
        rows = self._places.rows(reading.id, observation.anchor.section)
        place = rows[0] if rows and name.weight < _BARE else None
        group = (name_key(name), unit_key(unit), place, _set_apart(name, whole, language))
        own = read_name(observation.indicator, language, unit)
        return Said(group, name, unit, place, own if own.text != name.text else None, rows)


def grouped(readings: Sequence[Reading], sayings: Sayings) -> dict[Hashable, list[Member]]:
    """All observations by what the nodes they may be of have in common, in reading order."""
    groups: dict[Hashable, list[Member]] = {}
    for number, reading in enumerate(readings):
        by_id = {o.id: o for o in reading.observations}
        for observation in reading.observations:
            said = sayings.of(reading, observation, by_id)
            groups.setdefault(said.group, []).append((number, observation, said))
    return groups


def nodes_of(group: Sequence[Member]) -> list[Node]:
    """The nodes of one group: one, but where a short name is told of several things in one paragraph.

    "xử phạt 14 trường hợp ...; xử phạt 9 trường hợp ..." are two things; a report that contradicts itself does so at
    two places, and one row of a table may hold the plans of two issuers.
    """
    nodes: list[Node] = []
    stated: list[dict[tuple[Slot, str], Stated]] = []
    short = not all(said.name.is_full for _, _, said in group)
    for report, observation, said in group:
        at = 0
        if not said.name.is_full:
            while at < len(nodes) and _says_otherwise(stated[at], report, observation):
                at += 1
        if at == len(nodes):
            nodes.append(Node(said.name, said.unit, said.place, said.own, said.group))
            stated.append({})
        nodes[at].observations.append((report, observation))
        nodes[at].rows.update(said.rows)
        if short:
            _state(stated[at], report, observation)
    return nodes


def _in_order(amount: Decimal) -> str:
    return "".join(sorted(format(amount, "f")))


def _unit(observation: Observation) -> str | None:
    return observation.quantity.unit if observation.quantity is not None else None


def _slot(report: int, observation: Observation) -> Slot:
    return report, observation.period.text, observation.role == "target"


def _state(stated: dict[tuple[Slot, str], Stated], report: int, observation: Observation) -> None:
    if observation.quantity is not None:
        at = (observation.anchor.row, observation.quantity.amount)
        stated.setdefault((_slot(report, observation), observation.anchor.block), set()).add(at)


def _says_otherwise(stated: Mapping[tuple[Slot, str], Stated], report: int, observation: Observation) -> bool:
    """Whether another figure of the same period is `stated` in the same paragraph or table."""
    if observation.quantity is None:
        return False
    there = stated.get((_slot(report, observation), observation.anchor.block), set())
    return bool(there) and differ_in_place(there, {(observation.anchor.row, observation.quantity.amount)})


def differ_in_place(one: Stated, other: Stated) -> bool:
    """Whether what is stated in one block is two things: other figures, and not in one row of a table."""
    if {row for row, _ in one} & {row for row, _ in other} - {None}:
        return False
    return not agree({amount for _, amount in one}, {amount for _, amount in other})


def agree(one: set[Decimal], other: set[Decimal]) -> bool:
    """Whether one figure of each is the same but for rounding."""
    return any(abs(a - b) <= abs(a) / 100 for a in one for b in other)


def _full_name(observation: Observation, whole: Observation | None) -> str:
    """The name of an observation, with that of the whole it is a part of: "trong đó nữ" is of the new members."""
    if whole is None or match_key(whole.indicator) in match_key(observation.indicator):
        return observation.indicator
    return f"{whole.indicator} {observation.indicator}"


def _set_apart(name: Name, whole: Observation | None, language: Language) -> frozenset[str]:
    """The words by which a part differs from its whole, of those that tell nothing else.

    "trồng rừng 1.586 ha, gồm rừng sản xuất 1.302 ha": "sản xuất" says little in a name, and here all there is.
    """
    if whole is None:
        return frozenset()
    own = name.words.keys() - read_name(whole.indicator, language, _unit(whole)).words.keys()
    return frozenset(own - set(name.heavy))


def name_key(name: Name) -> tuple[object, ...]:
    """What names of one node have in common."""
    return name.key


@lru_cache(maxsize=8192)
def unit_key(unit: str | None) -> Hashable:
    if unit is None:
        return None
    parsed = parse_unit(unit)
    return parsed.base, parsed.per


def split(node: Node, alone: Collection[Key], places: Places, sources: Sequence[str]) -> list[Node]:
    """`node` in pieces: each observation that is `alone` by itself, and the rest together, in reading order."""
    pieces: list[Node] = []
    rest: Node | None = None
    for report, observation in node.observations:
        by_itself = (sources[report], observation.id) in alone
        piece = None if by_itself else rest
        if piece is None:
            piece = Node(node.name, node.unit, node.place)
            pieces.append(piece)
            rest = rest if by_itself else piece
        piece.observations.append((report, observation))
        piece.rows.update(places.rows(sources[report], observation.anchor.section))
    return pieces
