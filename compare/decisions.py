"""What the user said, in the past tense, as values; folded once into what each stage needs.

A decision names a thing by its `Member` (where it stands and what it said), never by a row: rows change, members
stay. `fold` lets the last word win. Whether a member is still there is found out where the decision is applied; a
decision whose member is gone is reported, never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Literal, TypeVar

from compare.comparison import Direction, Status
from compare.observation import Observation, Role
from compare.report import Report, ReportKind, Source, heading_path
from compare.wording import match_key

TrackedChanges = Literal["accepted", "original"]


@dataclass(frozen=True, slots=True)
class Member:
    """A thing as a decision names it: an observation of a source, or (with `label` alone) one of its headings.

    `ordinal` counts the like ones of the report from 0; `seen` is the figure the user saw ("1114.476").
    """

    source: str
    path: tuple[str, ...]
    label: str
    role: Role | None = None
    period: str | None = None
    unit: str | None = None
    ordinal: int = 0
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class SourceAdded:
    source: Source


@dataclass(frozen=True, slots=True)
class SourceReplaced:
    """A corrected file in the place of an older one; `source.id` is the older one's."""

    source: Source


@dataclass(frozen=True, slots=True)
class SourceRemoved:
    source: str


@dataclass(frozen=True, slots=True)
class IdentitySet:
    """What the user said of a report itself; None leaves what was read."""

    source: str
    kind: ReportKind | None = None
    period: str | None = None
    is_target: bool | None = None
    cut_off: str | None = None  # the day up to which its figures count ("2025-06-15"); "" takes it back


@dataclass(frozen=True, slots=True)
class ReadingChosen:
    """How a file is read and held; None leaves it.

    `ocr`: its scanned pages are read by OCR; `tracked_changes`: they are taken as "accepted", or the text as it was
    ("original"); `kept`: though it bears a stamp of secrecy, its bytes are kept in the workspace.
    """

    source: str
    ocr: bool | None = None
    tracked_changes: TrackedChanges | None = None
    kept: bool | None = None


@dataclass(frozen=True, slots=True)
class HeadingMarked:
    """A source's block is a heading of the level `level` (1 the topmost); `seen` is the text the user saw."""

    source: str
    block: str
    level: int
    seen: str = ""


@dataclass(frozen=True, slots=True)
class HeadingUnmarked:
    """A source's block is no heading; `seen` is the text the user saw."""

    source: str
    block: str
    seen: str = ""


@dataclass(frozen=True, slots=True)
class SectionsJoined:
    one: Member
    other: Member


@dataclass(frozen=True, slots=True)
class SectionsSeparated:
    one: Member
    other: Member


@dataclass(frozen=True, slots=True)
class IndicatorsJoined:
    one: Member
    other: Member


@dataclass(frozen=True, slots=True)
class IndicatorsSeparated:
    one: Member
    other: Member


@dataclass(frozen=True, slots=True)
class IndicatorMoved:
    """A figure belongs to the row of `to` and no longer with `apart`: a figure of each report of the row it leaves."""

    member: Member
    to: Member
    apart: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorRenamed:
    member: Member
    name: str


@dataclass(frozen=True, slots=True)
class IndicatorIgnored:
    member: Member
    ignored: bool = True


@dataclass(frozen=True, slots=True)
class TargetSet:
    """The target in force, by hand; `value` None takes it back."""

    member: Member
    value: str | None
    unit: str = ""
    bound: str = "eq"
    high: str | None = None
    period: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class TargetConfirmed:
    """A line read from a target document was looked at and is right."""

    member: Member
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class TargetRejected:
    """What was read as a target is none; it is set aside and neither judges nor is judged."""

    member: Member
    rejected: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TargetCorrected:
    """A line of a target document as it should have been read; None leaves the period or the issuer."""

    member: Member
    value: str
    unit: str = ""
    bound: str = "eq"
    high: str | None = None
    period: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class TargetPart:
    """One of several targets that a line was read as one of."""

    indicator: str
    value: str
    unit: str = ""
    bound: str = "eq"
    high: str | None = None


@dataclass(frozen=True, slots=True)
class TargetSplit:
    """A line that sets several targets at once, each named; no `parts` takes it back."""

    member: Member
    parts: tuple[TargetPart, ...]


@dataclass(frozen=True, slots=True)
class TargetChosen:
    """Which of a row's targets is in force: that of the figure `chosen`; None leaves it to the rule."""

    member: Member
    chosen: Member | None


@dataclass(frozen=True, slots=True)
class BaseGiven:
    """The level from which a target told as a change alone counts; `value` None takes it back."""

    member: Member
    value: str | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class DirectionSet:
    member: Member
    direction: Direction | None


@dataclass(frozen=True, slots=True)
class PeriodSet:
    member: Member
    period: str


@dataclass(frozen=True, slots=True)
class ValueCorrected:
    """A value or a unit put right, with the reason; the original stays in the source."""

    member: Member
    value: str
    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class RoleSet:
    """A figure is a result, an estimate or a target, whatever was read."""

    member: Member
    role: Role


@dataclass(frozen=True, slots=True)
class FigureAdded:
    """A figure that was missed, in the words the user chose for it, and where it stands.

    `start` and `end` are places in the text of the block, or of the cell at `row` and `column`; `seen` is the text
    there, so that a corrected file with other words is noticed. A figure typed without a place has `start` equal to
    `end` and no `seen`. Another one at the same place, of the same name, period and role takes its place.
    """

    source: str
    block: str
    start: int
    end: int
    row: int | None
    column: int | None
    indicator: str
    value: str
    unit: str
    period: str
    role: Role = "actual"
    reason: str = ""
    seen: str = ""

    @property
    def id(self) -> str:
        """The id of the observation it makes, the same in every run."""
        place = "" if self.row is None or self.column is None else f":{self.row}:{self.column}"
        said = f"{match_key(self.indicator)}|{self.period}|{self.role}"
        return f"{self.block}{place}:{self.start}-{self.end}:{said}"


@dataclass(frozen=True, slots=True)
class FigureRemoved:
    """What was read as a figure is none."""

    member: Member


@dataclass(frozen=True, slots=True)
class StatusSettled:
    """The person's own word on a status; None takes it back."""

    member: Member
    status: Status | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NoteWritten:
    member: Member
    text: str


@dataclass(frozen=True, slots=True)
class ResponsibleSet:
    """The unit that answers for an indicator ("Phòng Kinh tế"); an empty one takes it back."""

    member: Member
    responsible: str


@dataclass(frozen=True, slots=True)
class FindingDismissed:
    """A finding put aside with a reason; an empty `reason` takes it back."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class FindingAccepted:
    """A finding is right: there is something to mend."""

    key: str
    accepted: bool = True


@dataclass(frozen=True, slots=True)
class FindingAsked:
    """A finding is put on the list of what the unit is to be asked; an empty `question` asks with its own words."""

    key: str
    asked: bool = True
    question: str = ""


@dataclass(frozen=True, slots=True)
class ThresholdSet:
    """A threshold of the workspace's own ("pace.on_track", "0.98"); `value` None takes it back."""

    name: str
    value: str | None


@dataclass(frozen=True, slots=True)
class PresetChosen:
    """The workspace's own thresholds are those of a preset, and no others: names with values ("pace.ahead", "1.1")."""

    preset: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BriefChoice:
    """One choice of the brief's dialog ("template", "issuer", "sections", …) as a plain JSON value."""

    name: str
    value: Any


Decision = (
    SourceAdded
    | SourceReplaced
    | SourceRemoved
    | IdentitySet
    | ReadingChosen
    | HeadingMarked
    | HeadingUnmarked
    | SectionsJoined
    | SectionsSeparated
    | IndicatorsJoined
    | IndicatorsSeparated
    | IndicatorMoved
    | IndicatorRenamed
    | IndicatorIgnored
    | TargetSet
    | TargetConfirmed
    | TargetRejected
    | TargetCorrected
    | TargetSplit
    | TargetChosen
    | BaseGiven
    | DirectionSet
    | PeriodSet
    | ValueCorrected
    | RoleSet
    | FigureAdded
    | FigureRemoved
    | StatusSettled
    | NoteWritten
    | ResponsibleSet
    | FindingDismissed
    | FindingAccepted
    | FindingAsked
    | ThresholdSet
    | PresetChosen
    | BriefChoice
)
TargetLineSaid = TargetCorrected | TargetSplit | TargetRejected
_KINDS: dict[str, type[Decision]] = {kind.__name__: kind for kind in Decision.__args__}


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
            case IndicatorsJoined(one, other) | IndicatorsSeparated(one, other):
                self.links["indicator"][frozenset((one, other))] = isinstance(decision, IndicatorsJoined)
            case IndicatorMoved(member, to, apart):
                self.links["indicator"] |= dict.fromkeys((frozenset((member, other)) for other in apart), False)
                self.links["indicator"][frozenset((member, to))] = True
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


# Members -----------------------------------------------------------------------------------------------------------


def member_of(report: Report, observations: Iterable[Observation], observation: Observation) -> Member:
    """How a decision names `observation` of `report`."""
    like = [o for o in observations if _likeness(o) == _likeness(observation)]
    return Member(
        source=report.source.id,
        path=heading_path(report, observation.anchor.section),
        label=match_key(observation.indicator),
        role=observation.role,
        period=observation.period.text,
        unit=observation.quantity.unit if observation.quantity else None,
        ordinal=next((i for i, o in enumerate(like) if o.id == observation.id), 0),
        seen=str(observation.quantity.value) if observation.quantity else None,
    )


def section_member(report: Report, section: str) -> Member:
    """How a decision names a section of `report`: by the headings down to it, and its place among equal ones."""
    path = heading_path(report, section)
    like = [s.id for s in report.sections if heading_path(report, s.id) == path]
    return Member(report.source.id, path, match_key(path[-1]) if path else "", ordinal=like.index(section))


def find_observation(member: Member, report: Report, observations: Iterable[Observation]) -> Observation | None:
    """The observation `member` names, or None where it is gone or says another figure than the one that was seen.

    The name and the figure must be the same; of several such, the one that agrees most in place, period, role and
    ordinal is taken, so that a decision outlives a period set for the whole report.
    """
    named = [o for o in observations if match_key(o.indicator) == member.label]
    same = [o for o in named if (str(o.quantity.value) if o.quantity else None) == member.seen]

    def agreement(o: Observation) -> tuple[int, bool]:
        like = [x for x in named if _likeness(x) == _likeness(o)]
        agreed = (
            heading_path(report, o.anchor.section) == member.path,
            o.period.text == member.period,
            o.role == member.role,
        )
        return sum(agreed), like.index(o) == member.ordinal

    return max(same, key=agreement, default=None)


def find_section(member: Member, report: Report) -> str | None:
    """The id of the section `member` names, or None where it is gone."""
    like = [s.id for s in report.sections if heading_path(report, s.id) == member.path]
    return like[member.ordinal] if member.ordinal < len(like) else None


def _likeness(observation: Observation) -> tuple[str, str, str]:
    return match_key(observation.indicator), observation.role, observation.period.text


# As JSON -----------------------------------------------------------------------------------------------------------


def to_json(decision: Decision) -> dict[str, Any]:
    """`decision` as plain JSON values, with its kind."""
    return {"decision": type(decision).__name__, **asdict(decision)}


def from_json(written: Mapping[str, Any]) -> Decision:
    """The decision `written` by `to_json`; ValueError where it is none of those this version knows."""
    values = dict(written)
    kind = _KINDS.get(values.pop("decision", ""))
    if kind is None:
        raise ValueError(f"an unknown decision: {written!r}")
    for name in ("one", "other", "member", "to", "chosen"):
        if isinstance(values.get(name), Mapping):
            values[name] = _member(values[name])
    if kind is IndicatorMoved:
        values["apart"] = tuple(_member(written) for written in values["apart"])
    if kind is PresetChosen:
        values["values"] = tuple((name, value) for name, value in values["values"])
    if kind is TargetSplit:
        values["parts"] = tuple(TargetPart(**part) for part in values["parts"])
    if kind in (SourceAdded, SourceReplaced):
        values["source"] = Source(**values["source"])
    return kind(**values)


def _member(written: Mapping[str, Any]) -> Member:
    return Member(**{**written, "path": tuple(written["path"])})
