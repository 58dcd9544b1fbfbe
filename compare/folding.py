"""The decisions folded once, in the order they were made, into what each stage needs; the last word wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal, TypeVar

from compare.comparison import Direction
from compare.decisions import (
    BaseGiven,
    BriefChoice,
    Decision,
    DirectionSet,
    FigureAdded,
    FigureRemoved,
    FindingAccepted,
    FindingAsked,
    FindingDismissed,
    HeadingMarked,
    HeadingUnmarked,
    IdentitySet,
    IndicatorIgnored,
    IndicatorMoved,
    IndicatorRenamed,
    IndicatorsJoined,
    IndicatorsSeparated,
    NoteWritten,
    PeriodSet,
    PresetChosen,
    ReadingChosen,
    ResponsibleSet,
    RoleSet,
    SectionsJoined,
    SectionsSeparated,
    SourceAdded,
    SourceRemoved,
    SourceReplaced,
    StatusSettled,
    TargetChosen,
    TargetConfirmed,
    TargetCorrected,
    TargetLineSaid,
    TargetRejected,
    TargetSet,
    TargetSplit,
    ThresholdSet,
    ValueCorrected,
)
from compare.members import Member
from compare.report import Source


@dataclass(frozen=True, slots=True)
class Folded:
    """The decisions as plain mappings, each in the words of the stage that needs it; the last word has won."""

    sources: tuple[Source, ...] = ()
    identities: Mapping[str, IdentitySet] = field(default_factory=dict)
    readings: Mapping[str, ReadingChosen] = field(default_factory=dict)  # by source
    headings: Mapping[str, tuple[HeadingMarked | HeadingUnmarked, ...]] = field(default_factory=dict)  # by source
    section_links: tuple[tuple[Member, Member, bool], ...] = ()  # joined where True, separated where False
    indicator_links: tuple[tuple[Member, Member, bool], ...] = ()
    corrections: Mapping[Member, ValueCorrected | FigureRemoved] = field(default_factory=dict)
    periods: Mapping[Member, PeriodSet] = field(default_factory=dict)
    roles: Mapping[Member, RoleSet] = field(default_factory=dict)
    added: Mapping[str, tuple[FigureAdded, ...]] = field(default_factory=dict)  # by source
    names: Mapping[Member, str] = field(default_factory=dict)
    ignored: frozenset[Member] = frozenset()
    targets: Mapping[Member, TargetSet] = field(default_factory=dict)
    target_lines: Mapping[Member, tuple[TargetLineSaid, ...]] = field(default_factory=dict)  # as they should be read
    confirmed: frozenset[Member] = frozenset()  # lines of target documents that were looked at
    chosen: Mapping[Member, Member] = field(default_factory=dict)  # by a row's member, the target's
    bases: Mapping[Member, BaseGiven] = field(default_factory=dict)
    directions: Mapping[Member, Direction] = field(default_factory=dict)
    statuses: Mapping[Member, StatusSettled] = field(default_factory=dict)
    notes: Mapping[Member, str] = field(default_factory=dict)
    responsible: Mapping[Member, str] = field(default_factory=dict)
    dismissed: Mapping[str, str] = field(default_factory=dict)
    accepted: frozenset[str] = frozenset()  # keys of findings
    asked: Mapping[str, str] = field(default_factory=dict)  # the question, by a finding's key
    thresholds: Mapping[str, str] = field(default_factory=dict)
    brief: Mapping[str, Any] = field(default_factory=dict)


def fold(decisions: Iterable[Decision]) -> Folded:
    """What `decisions`, in the order they were made, come to."""
    state = _State()
    for decision in decisions:
        state.take(decision)
    return state.folded()


class _State:
    """The mappings while they are folded."""

    def __init__(self) -> None:
        self.sources: dict[str, Source] = {}
        self.identities: dict[str, IdentitySet] = {}
        self.readings: dict[str, ReadingChosen] = {}
        self.headings: dict[tuple[str, str], HeadingMarked | HeadingUnmarked] = {}
        self.added: dict[tuple[str, str], FigureAdded] = {}
        self.links: dict[Literal["section", "indicator"], dict[frozenset[Member], bool]] = {
            "section": {},
            "indicator": {},
        }
        self.by_member: dict[type[Decision], dict[Member, Any]] = {}
        self.dismissed: dict[str, str] = {}
        self.accepted: dict[str, bool] = {}
        self.asked: dict[str, FindingAsked] = {}
        self.thresholds: dict[str, str | None] = {}
        self.brief: dict[str, Any] = {}

    def take(self, decision: Decision) -> None:
        match decision:
            case SourceAdded(source) | SourceReplaced(source):
                self.sources[source.id] = source
            case SourceRemoved(source):
                self.sources.pop(source, None)
            case IdentitySet():
                self.identities[decision.source] = _over(self.identities.get(decision.source), decision)
            case ReadingChosen():
                self.readings[decision.source] = _over(self.readings.get(decision.source), decision)
            case HeadingMarked(source, block) | HeadingUnmarked(source, block):
                self.headings[source, block] = decision
            case FigureAdded(source):
                self.added[source, decision.id] = decision
            case SectionsJoined(one, other) | SectionsSeparated(one, other):
                self.links["section"][frozenset((one, other))] = isinstance(decision, SectionsJoined)
            case IndicatorsJoined(one, other, along):
                for member in (other, *along):
                    self.links["indicator"][frozenset((one, member))] = True
            case IndicatorsSeparated(one, other):
                self.links["indicator"][frozenset((one, other))] = False
            case IndicatorMoved(member, to, apart, displaced, displaced_apart, displaced_to):
                self._link(member, apart, to)
                if displaced is not None:
                    self._link(displaced, displaced_apart, displaced_to)
            case FindingDismissed(key, reason):
                self.dismissed[key] = reason
            case FindingAccepted(key, accepted):
                self.accepted[key] = accepted
            case FindingAsked(key):
                self.asked[key] = decision
            case TargetSet(member):
                self.by_member.get(TargetChosen, {}).pop(member, None)  # the last word on what is in force
                self.by_member.setdefault(TargetSet, {})[member] = decision
            case ThresholdSet(name, limit):
                self.thresholds[name] = limit
            case PresetChosen(_, values):
                self.thresholds = dict(values)
            case BriefChoice(name, value):
                self.brief[name] = value
            case _:
                self.by_member.setdefault(type(decision), {})[decision.member] = decision

    def _link(self, member: Member, apart: Iterable[Member], to: Member | None) -> None:
        """`member` belongs with none of `apart`, and with `to`."""
        self.links["indicator"] |= dict.fromkeys((frozenset((member, other)) for other in apart), False)
        if to is not None:
            self.links["indicator"][frozenset((member, to))] = True

    def folded(self) -> Folded:
        def of(kind: type[Decision]) -> dict[Member, Any]:
            return self.by_member.get(kind, {})

        return Folded(
            sources=tuple(self.sources.values()),
            identities=self.identities,
            readings=self.readings,
            headings=_by_source(self.headings.values()),
            section_links=_pairs(self.links["section"]),
            indicator_links=_pairs(self.links["indicator"]),
            corrections={**of(ValueCorrected), **of(FigureRemoved)},
            periods=of(PeriodSet),
            roles=of(RoleSet),
            added=_by_source(self.added.values()),
            names={m: d.name for m, d in of(IndicatorRenamed).items()},
            ignored=frozenset(m for m, d in of(IndicatorIgnored).items() if d.ignored),
            targets={m: d for m, d in of(TargetSet).items() if d.value is not None},
            target_lines=_lines(of(TargetCorrected), of(TargetSplit), of(TargetRejected)),
            confirmed=frozenset(m for m, d in of(TargetConfirmed).items() if d.confirmed),
            chosen={m: d.chosen for m, d in of(TargetChosen).items() if d.chosen is not None},
            bases={m: d for m, d in of(BaseGiven).items() if d.value is not None},
            directions={m: d.direction for m, d in of(DirectionSet).items() if d.direction is not None},
            statuses={m: d for m, d in of(StatusSettled).items() if d.status is not None},
            notes={m: d.text for m, d in of(NoteWritten).items() if d.text},
            responsible={m: d.responsible for m, d in of(ResponsibleSet).items() if d.responsible},
            dismissed={k: r for k, r in self.dismissed.items() if r},
            accepted=frozenset(k for k, yes in self.accepted.items() if yes),
            asked={k: d.question for k, d in self.asked.items() if d.asked},
            thresholds={name: limit for name, limit in self.thresholds.items() if limit is not None},
            brief=self.brief,
        )


def _lines(
    corrected: Mapping[Member, TargetCorrected],
    split: Mapping[Member, TargetSplit],
    rejected: Mapping[Member, TargetRejected],
) -> dict[Member, tuple[TargetLineSaid, ...]]:
    """What holds of each line: its correction, then its split, then that it is none."""
    said: dict[Member, tuple[TargetLineSaid, ...]] = {m: (d,) for m, d in corrected.items()}
    for member, parts in split.items():
        if parts.parts:
            said[member] = (*said.get(member, ()), parts)
    for member, gone in rejected.items():
        if gone.rejected:
            said[member] = (*said.get(member, ()), gone)
    return said


_InParts = TypeVar("_InParts", IdentitySet, ReadingChosen)


def _over(before: _InParts | None, said: _InParts) -> _InParts:
    """What was said now laid over what was said before; a None leaves the earlier word."""
    if before is None:
        return said
    return replace(before, **{f.name: value for f in fields(said) if (value := getattr(said, f.name)) is not None})


_OfSource = TypeVar("_OfSource", HeadingMarked | HeadingUnmarked, FigureAdded)


def _by_source(said: Iterable[_OfSource]) -> dict[str, tuple[_OfSource, ...]]:
    out: dict[str, list[_OfSource]] = {}
    for decision in said:
        out.setdefault(decision.source, []).append(decision)
    return {source: tuple(decisions) for source, decisions in out.items()}


def _pairs(links: Mapping[frozenset[Member], bool]) -> tuple[tuple[Member, Member, bool], ...]:
    out = []
    for pair, joined in links.items():
        if len(pair) == 2:
            one, other = sorted(pair, key=repr)
            out.append((one, other, joined))
    return tuple(out)
