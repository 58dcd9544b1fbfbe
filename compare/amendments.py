"""What the user said of single figures and of a report itself, put in between reading and matching.

Gives the report and its observations as amended, and a finding for each decision whose figure is no longer there or
is no longer the one the user saw. The source itself is never changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from compare import figures_by_hand, headings, target_lines
from compare.comparison import Finding, Reading
from compare.decisions import (
    FigureAdded,
    FigureRemoved,
    IdentitySet,
    PeriodSet,
    RoleSet,
    TargetLineSaid,
    TargetRejected,
    ValueCorrected,
)
from compare.folding import Folded
from compare.members import Member, find_observation
from compare.messages import message
from compare.observation import Observation
from compare.period import parse
from compare.quantity import Quantity
from compare.report import TARGET_KINDS, Report

_Said = TypeVar("_Said")


@dataclass(frozen=True, slots=True)
class Amended:
    """A reading with the user's corrections in it, and the corrections that could not be applied."""

    reading: Reading
    as_read: tuple[Observation, ...] = ()  # before the corrections, in which earlier decisions name them
    lost: tuple[Finding, ...] = ()

    def following(self, before: Amended | None) -> Amended:
        """The same, with the very figures of `before` where these say what its own say.

        What later stages made of a figure that was put right earlier then holds, as it does for any other.
        """
        if before is None:
            return self
        known = {o.id: o for o in before.reading.observations}
        told = tuple(_as_before(known.get(o.id), o) for o in self.reading.observations)
        return replace(self, reading=replace(self.reading, observations=told))


def _as_before(was: Observation | None, now: Observation) -> Observation:
    """The very figure it `was`, where it says the same `now`; most are one object, which need not be compared."""
    return was if was is not None and was is not now and was == now else now


def identify(report: Report, said: IdentitySet | None, marks: Sequence[headings.Said] = ()) -> Report:
    """`report` with the kind, period and role that the user gave it, and the headings marked and unmarked by hand.

    A period that is none is left as read, and so is what a mark no longer fits (`amend` tells of it).
    """
    report = headings.marked(report, marks) if marks else report
    if said is None:
        return report
    changes: dict[str, object] = {}
    if said.kind is not None:
        changes["kind"] = said.kind
    if said.period is not None:
        with suppress(ValueError):
            changes["period"] = parse(said.period)
    kind = changes.get("kind", report.identity.kind)
    if said.is_target is True and kind not in TARGET_KINDS:
        changes["kind"] = "plan"
    if said.is_target is False and kind in TARGET_KINDS:
        changes["kind"] = "other"
    if said.cut_off is not None:
        with suppress(ValueError):
            changes["cut_off"] = parse(said.cut_off) if said.cut_off else None
    return report.with_identity(**changes) if changes else report


def amend(report: Report, observations: Sequence[Observation], folded: Folded) -> Amended:
    """The observations of `report` as the user put them right: some added, corrected or taken out."""
    source = report.source.id
    said: list[tuple[Member, ValueCorrected | FigureRemoved | PeriodSet | RoleSet]] = [
        *_of_source(folded.periods, source).items(),
        *_of_source(folded.roles, source).items(),
        *_of_source(folded.corrections, source).items(),
    ]
    added = folded.added.get(source, ())
    lost = [_lost_heading(heading, report) for heading in headings.lost(report, folded.headings.get(source, ()))]
    lost += [_lost_figure(figure, report) for figure in figures_by_hand.lost(report, added)]
    if added:
        observations = (*observations, *figures_by_hand.observations(report, added))
    lines = _of_source(folded.target_lines, source)
    if not said and not lines:
        return Amended(Reading(report, tuple(observations)), tuple(observations), tuple(lost))
    changed = {o.id: o for o in observations}
    for member, decision in said:
        found = _found(member, report, observations, changed)
        amended = _amended(changed[found], decision) if found else None
        if found is None or (amended is None and not isinstance(decision, FigureRemoved)):
            lost.append(lost_decision(member, report))
        elif amended is None:
            del changed[found]
        else:
            changed[found] = amended
    told, aside, gone = _with_lines(report, observations, changed, lines)
    reading = Reading(report, told, aside)
    return Amended(reading, tuple(observations), (*lost, *gone))


def _with_lines(
    report: Report,
    as_read: Sequence[Observation],
    changed: Mapping[str, Observation],
    lines: Mapping[Member, tuple[TargetLineSaid, ...]],
) -> tuple[tuple[Observation, ...], tuple[Observation, ...], list[Finding]]:
    """The observations with the lines of targets as they should be read, those set aside, and what is lost."""
    told = dict(changed)
    aside: list[Observation] = []
    lost: list[Finding] = []
    for member, said in lines.items():
        found = _found(member, report, as_read, told)
        made = target_lines.said_of(told[found], said) if found else None
        if found is None or made is None:
            lost.append(lost_decision(member, report))
            continue
        if any(isinstance(decision, TargetRejected) for decision in said):
            aside.append(told[found])
        told = {o.id: o for n, before in told.items() for o in (made if n == found else (before,))}
    return tuple(told.values()), tuple(aside), lost


def _found(
    member: Member, report: Report, as_read: Sequence[Observation], changed: Mapping[str, Observation]
) -> str | None:
    """The id of the figure that `member` names, as it was read or as an earlier correction left it."""
    found = find_observation(member, report, as_read)
    if found is None or found.id not in changed:
        found = find_observation(member, report, list(changed.values()))
    return found.id if found is not None and found.id in changed else None


def lost_decision(member: Member, report: Report | None) -> Finding:
    """The notice that what the user said of `member` holds no longer, since its figure is gone or another."""
    said = message(
        "amendments.lost" if report else "amendments.lost_source",
        label=member.label,
        figure=member.seen or "–",
        file=report.source.name if report else member.source,
    )
    return Finding(f"decision_lost:{member!r}", "decision_lost", "warning", said, is_notice=True)


def _lost_heading(said: headings.Said, report: Report) -> Finding:
    """The notice that a heading was marked or unmarked which is no longer there."""
    told = message("amendments.lost_heading", heading=said.seen or said.block, file=report.source.name)
    return Finding(f"decision_lost:{said!r}", "decision_lost", "warning", told, is_notice=True)


def _lost_figure(said: FigureAdded, report: Report) -> Finding:
    """The notice that the place of a figure added by hand is gone or reads otherwise now."""
    told = message("amendments.lost", label=said.indicator, figure=said.value, file=report.source.name)
    return Finding(f"decision_lost:{said!r}", "decision_lost", "warning", told, is_notice=True)


def _amended(
    observation: Observation, decision: ValueCorrected | FigureRemoved | PeriodSet | RoleSet
) -> Observation | None:
    """`observation` as the user put it right; None where it was removed or the correction is no number or period."""
    match decision:
        case FigureRemoved():
            return None
        case RoleSet(_, role):
            return replace(observation, role=role, by_hand=True)
        case PeriodSet(_, period):
            try:
                return replace(observation, period=parse(period), by_hand=True)
            except ValueError:
                return None
        case ValueCorrected(_, value, unit, _):
            try:
                amount = Decimal(value)
            except InvalidOperation:
                return None
            quantity = observation.quantity or Quantity(amount, unit)
            return replace(observation, quantity=replace(quantity, value=amount, unit=unit), by_hand=True)


def _of_source(decisions: Mapping[Member, _Said], source: str) -> dict[Member, _Said]:
    return {member: decision for member, decision in decisions.items() if member.source == source}
