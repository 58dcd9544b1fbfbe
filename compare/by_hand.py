"""What the user said of rows and matches, found in the comparison by the members that his decisions name.

A row is found by a figure in it; what is gone is kept as a finding (`Members.lost`), never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TypeVar, cast

from compare.amendments import Amended, lost_decision
from compare.comparison import ByHand, Finding, IndicatorRow, Key, Links, Target
from compare.decisions import TargetSet
from compare.folding import Folded
from compare.kept import Kept
from compare.members import Member, find_observation, find_section
from compare.messages import message
from compare.period import Period, parse
from compare.quantity import Bound, Quantity
from compare.report import Report

_Said = TypeVar("_Said")


class Members:
    """Finds what decisions name; what is gone is kept in `lost` as findings, once each."""

    def __init__(self, amended: Iterable[Amended], kept: Kept | None = None) -> None:
        self._by_source = {a.reading.id: a for a in amended}
        self._kept = kept or Kept()
        self._lost: dict[Member, Finding] = {}

    @property
    def lost(self) -> list[Finding]:
        return list(self._lost.values())

    def observation(self, member: Member) -> Key | None:
        """The key of the observation that `member` names, as it was read or as it was put right."""
        source = self._by_source.get(member.source)
        if source is None:
            self._lose(member, None)
            return None
        report = source.reading.report
        found = find_observation(member, report, source.reading.observations) or find_observation(
            member, report, source.as_read
        )
        if found is None:
            self._lose(member, report)
            return None
        return member.source, found.id

    def section(self, member: Member) -> Key | None:
        """The key of the section that `member` names."""
        source = self._by_source.get(member.source)
        found = find_section(member, source.reading.report) if source else None
        if found is None:
            self._lose(member, source.reading.report if source else None)
            return None
        return member.source, found

    def _lose(self, member: Member, report: Report | None) -> None:
        self._lost[member] = lost_decision(member, report)


def links_of(folded: Folded, members: Members) -> Links:
    """The user's joins and separations between what they name; a link with an end that is gone is left out."""

    def found(
        said: Iterable[tuple[Member, Member, bool]], find: Callable[[Member], Key | None]
    ) -> tuple[tuple[Key, Key, bool], ...]:
        ends = ((find(one), find(other), joined) for one, other, joined in said)
        return tuple((one, other, joined) for one, other, joined in ends if one and other)

    return Links(
        sections=found(folded.section_links, members.section),
        indicators=found(folded.indicator_links, members.observation),
    )


def by_hand_of(row_of: Mapping[Key, IndicatorRow], folded: Folded, members: Members) -> dict[str, ByHand]:
    """What the user said of rows, by row id; a row is found by the member that was named."""
    said: dict[str, ByHand] = {}

    def lay(decisions: Mapping[Member, _Said], change: Callable[[ByHand, _Said, IndicatorRow], ByHand]) -> None:
        for member, decision in decisions.items():
            row = row_of.get(cast(Key, members.observation(member)))
            if row is not None:
                said[row.id] = change(said.get(row.id, ByHand()), decision, row)

    lay(folded.targets, lambda hand, d, row: replace(hand, target=_target_by_hand(d, row)))
    lay(folded.chosen, lambda hand, d, _: replace(hand, chosen=members.observation(d)))
    lay(named(folded.confirmed, members), lambda hand, key, _: replace(hand, confirmed=hand.confirmed | {key}))
    lay(_bases(folded, members), lambda hand, base, _: replace(hand, bases=(*hand.bases, base)))
    lay(folded.directions, lambda hand, d, _: replace(hand, direction=d))
    lay(folded.statuses, lambda hand, d, _: replace(hand, status=d.status, status_reason=d.reason))
    lay(folded.names, lambda hand, d, _: replace(hand, name=d))
    lay(folded.notes, lambda hand, d, _: replace(hand, note=d))
    lay(folded.responsible, lambda hand, d, _: replace(hand, responsible=d))
    return said


def named(named: Iterable[Member], members: Members) -> dict[Member, Key]:
    """The figures that are named and still there."""
    found = ((member, members.observation(member)) for member in sorted(named, key=repr))
    return {member: key for member, key in found if key is not None}


def _bases(folded: Folded, members: Members) -> dict[Member, tuple[Key, Quantity]]:
    """The levels given for targets that are told as a change alone; what is no number gives none."""
    out: dict[Member, tuple[Key, Quantity]] = {}
    for member, key in named(folded.bases, members).items():
        said = folded.bases[member]
        with suppress(InvalidOperation):
            out[member] = key, Quantity(Decimal(said.value or ""), said.unit)
    return out


def _target_by_hand(said: TargetSet, row: IndicatorRow) -> Target | None:
    """The target the user set; None where the value or the period is not one."""
    try:
        value = Decimal(said.value or "")
        high = Decimal(said.high) if said.high is not None else None
        period = parse(said.period) if said.period else _latest_period(row)
    except (InvalidOperation, ValueError):
        return None
    quantity = Quantity(value, said.unit or row.unit or "", cast(Bound, said.bound), high)
    return Target(quantity, period, True, message("amendments.target_by_hand"), issuer=said.issuer)


def _latest_period(row: IndicatorRow) -> Period:
    """The latest period that `row` speaks of."""
    return max((o.period for o in row.observations()), key=lambda p: p.order)
