"""What indicator matching works on: observations of one name and unit as one node, and where each stands.

Scores nothing and joins nothing; `indicators` does.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import cast

from compare.comparison import Key, Reading
from compare.dictionary import Dictionary
from compare.kept import once
from compare.language import Language
from compare.matching.names import Name, read_name
from compare.matching.places import Laid, Places
from compare.observation import Observation, Relation
from compare.period import Period
from compare.quantity import Quantity, parse_unit
from compare.rounding import Interval, share_of_target
from compare.wording import match_key

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
    group: object = None  # what it shares with other nodes of its name, where one paragraph tells several such things
    observations: list[tuple[int, Observation]] = field(default_factory=list)
    sections: Counter[str] = field(default_factory=Counter)
    figures: dict[Slot, set[Decimal]] = field(default_factory=dict)
    stated: dict[tuple[Slot, str], Stated] = field(default_factory=dict)  # by block

    @once
    def reports(self) -> set[int]:
        return {report for report, _ in self.observations}

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


def nodes_of(readings: Sequence[Reading], places: Places, said: Dictionary) -> list[Node]:
    """All observations by name and unit kind; names that the office says for one thing are one."""
    nodes: dict[object, Node] = {}
    for number, reading in enumerate(readings):
        by_id = {o.id: o for o in reading.observations}
        for observation in reading.observations:
            unit = observation.quantity.unit if observation.quantity else None
            name = read_name(said.name(_full_name(observation, by_id)), reading.report.identity.language, unit)
            rows = places.rows(reading.id, observation.anchor.section)
            place = rows[0] if rows and name.weight < 1.6 else None
            part = _set_apart(name, by_id.get(observation.whole or ""), reading.report.identity.language)
            group = key = cast(object, (name_key(name), unit_key(unit), place, *part))
            while key in nodes and not name.is_full and _says_otherwise(nodes[key], number, observation):
                key = (key, "another")
            own = read_name(observation.indicator, reading.report.identity.language, unit)
            node = nodes.setdefault(key, Node(name, unit, place, own if own.text != name.text else None, group))
            _put(node, number, observation, rows)
    return list(nodes.values())


def with_figures(
    group: Sequence[Node], changed: Mapping[tuple[int, str], Observation], laid: Laid, places: Places
) -> list[Node] | None:
    """The nodes of one group with some of their figures changed; None where they would be other nodes.

    They would where a short name tells two figures in one paragraph that were one before, or the other way round.
    """
    made = [Node(node.name, node.unit, node.place, node.own, node.group) for node in group]
    told = [(report, o, n) for n, node in enumerate(group) for report, o in node.observations]
    for report, before, number in sorted(told, key=laid.at):
        observation = changed.get((report, before.id), before)
        found = 0
        while made[found].observations and not made[found].name.is_full:
            if not _says_otherwise(made[found], report, observation):
                break
            found += 1
            if found == len(made):
                return None
        if found != number:
            return None
        _put(made[number], report, observation, places.rows(laid.readings[report].id, observation.anchor.section))
    return made


def _slot(report: int, observation: Observation) -> Slot:
    return report, observation.period.text, observation.role == "target"


def _says_otherwise(node: Node, report: int, observation: Observation) -> bool:
    """Whether the node has another figure of the same period from the same paragraph or table.

    "xử phạt 14 trường hợp ...; xử phạt 9 trường hợp ..." are two things under one short name; a report that
    contradicts itself does so at two places, and one row of a table may hold the plans of two issuers.
    """
    if observation.quantity is None:
        return False
    there = node.stated.get((_slot(report, observation), observation.anchor.block), set())
    return bool(there) and differ_in_place(there, {(observation.anchor.row, observation.quantity.amount)})


def differ_in_place(one: Stated, other: Stated) -> bool:
    """Whether what is stated in one block is two things: other figures, and not in one row of a table."""
    if {row for row, _ in one} & {row for row, _ in other} - {None}:
        return False
    return not agree({amount for _, amount in one}, {amount for _, amount in other})


def agree(one: set[Decimal], other: set[Decimal]) -> bool:
    """Whether one figure of each is the same but for rounding."""
    return any(abs(a - b) <= abs(a) / 100 for a in one for b in other)


def _full_name(observation: Observation, by_id: Mapping[str, Observation]) -> str:
    """The name of an observation, with that of the whole it is a part of: "trong đó nữ" is of the new members."""
    whole = by_id.get(observation.whole or "")
    if whole is None or match_key(whole.indicator) in match_key(observation.indicator):
        return observation.indicator
    return f"{whole.indicator} {observation.indicator}"


def _set_apart(name: Name, whole: Observation | None, language: Language) -> frozenset[str]:
    """The words by which a part differs from its whole, of those that tell nothing else.

    "trồng rừng 1.586 ha, gồm rừng sản xuất 1.302 ha": "sản xuất" says little in a name, and here all there is.
    """
    if whole is None:
        return frozenset()
    own = name.words.keys() - read_name(whole.indicator, language, whole.quantity and whole.quantity.unit).words.keys()
    return frozenset(own - set(name.heavy))


def name_key(name: Name) -> tuple[object, ...]:
    """What names of one node have in common."""
    return name.key


@lru_cache(maxsize=8192)
def unit_key(unit: str | None) -> object:
    if unit is None:
        return None
    parsed = parse_unit(unit)
    return parsed.base, parsed.per


def _put(node: Node, report: int, observation: Observation, rows: Sequence[str]) -> None:
    node.observations.append((report, observation))
    for row in rows:
        node.sections[row] += 1
    if observation.quantity is not None:
        slot = _slot(report, observation)
        node.figures.setdefault(slot, set()).add(observation.quantity.amount)
        at = (observation.anchor.row, observation.quantity.amount)
        node.stated.setdefault((slot, observation.anchor.block), set()).add(at)


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
        _put(piece, report, observation, places.rows(sources[report], observation.anchor.section))
    return pieces
