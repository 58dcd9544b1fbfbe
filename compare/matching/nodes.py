"""What indicator matching works on: observations of one name and unit as one node, with what its figures tell.

Scores nothing and joins nothing; which observations make a node is said by `sayings`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from compare.comparison import Key
from compare.kept import once
from compare.matching.names import Name
from compare.observation import Observation, Relation
from compare.packing import soon_made
from compare.period import Period
from compare.quantity import Quantity, parse_unit
from compare.rounding import Interval, share_of_target

IndicatorLinks = Iterable[tuple[Key, Key, bool]]
Slot = tuple[int, str, bool]  # report, period, whether it is a target
Time = tuple[str, bool]  # period, whether it is a target
Stated = set[tuple[int | None, Decimal]]  # the row of a table, the amount


@soon_made
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
    group: int | None = None  # which it shares with other nodes where one paragraph tells several things by its name
    observations: list[tuple[int, Observation]] = field(default_factory=list)
    rows: set[str] = field(default_factory=set)  # the section rows that it stands in
    around: frozenset[str] = frozenset()  # of a name that says little: the other words said beside its figures
    retold: frozenset[Slot] = frozenset()  # those of its figures that are told of what fell short

    def asks(self, set_in: Collection[int]) -> bool:
        """Whether it is more than what is told aside, or a target told aside in one of the reports `set_in`."""
        return any(not o.aside or (o.role == "target" and report in set_in) for report, o in self.observations)

    def says_as(self, other: Node) -> bool:
        """Whether both are the same observations under one name and unit, wherever these stand."""
        same = self.group == other.group and self.name is other.name and self.own is other.own
        if not same or self.unit != other.unit or len(self.observations) != len(other.observations):
            return False
        return all(a[1] is b[1] for a, b in zip(self.observations, other.observations, strict=True))

    def standing_in(self, rows: set[str]) -> Node:
        """The same in other section rows, with what was found out of its figures."""
        made = copy(self)
        made.rows = rows
        made.__dict__.pop("sections", None)
        return made

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
                slot = slot_of(report, o)
                if slot in found:
                    found[slot].add(o.quantity.amount)
                else:
                    found[slot] = {o.quantity.amount}
        return found

    @once
    def stated(self) -> Mapping[tuple[Slot, str], Stated]:
        """The same by the block as well, each with the row of the table that it stands in."""
        found: dict[tuple[Slot, str], Stated] = {}
        for report, o in self.observations:
            state(found, report, o)
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
        shares: dict[Hashable, tuple[Period, Quantity, Relation]] = {}
        for _, o in self.observations:
            told = o.quantity
            if told is None or o.role == "target":
                continue
            for r in filter(_of_a_plan, o.relations):  # by the digits as written: 24,5 and 24,50 are equal, but do not
                key = (o.period.text, told.unit, str(told.value), str(r.value), r.versus)  # stand for the same
                shares.setdefault(key, (o.period, told, r))
        return [_plan_of(*told) for told in shares.values()]

    @once
    def goals(self) -> Sequence[tuple[Period, Decimal]]:
        """Its targets, in base units."""
        told = [(o.period, o.quantity.amount) for _, o in self.observations if o.role == "target" and o.quantity]
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


def _in_order(amount: Decimal) -> str:
    return "".join(sorted(format(amount, "f")))


def unit_of(observation: Observation) -> str | None:
    """The unit of what an observation gives; None where it gives a change alone."""
    return observation.quantity.unit if observation.quantity is not None else None


def slot_of(report: int, observation: Observation) -> Slot:
    """The report and the time that an observation of the `report`th gives a figure of."""
    return report, observation.period.text, observation.role == "target"


def state(stated: dict[tuple[Slot, str], Stated], report: int, observation: Observation) -> None:
    """Puts the figure of an observation of the `report`th into what is `stated`."""
    if observation.quantity is not None:
        at = (observation.anchor.row, observation.quantity.amount)
        stated.setdefault((slot_of(report, observation), observation.anchor.block), set()).add(at)


def differ_in_place(one: Stated, other: Stated) -> bool:
    """Whether what is stated in one block is two things: other figures, and not in one row of a table."""
    if {row for row, _ in one} & {row for row, _ in other} - {None}:
        return False
    return not agree({amount for _, amount in one}, {amount for _, amount in other})


def agree(one: set[Decimal], other: set[Decimal]) -> bool:
    """Whether one figure of each is the same but for rounding."""
    return any(abs(a - b) <= abs(a) / 100 for a in one for b in other)


def name_key(name: Name) -> tuple[object, ...]:
    """What names of one node have in common."""
    return name.key


@lru_cache(maxsize=8192)
def unit_key(unit: str | None) -> Hashable:
    if unit is None:
        return None
    parsed = parse_unit(unit)
    return parsed.base, parsed.per
