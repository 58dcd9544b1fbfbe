"""What the user said, in the past tense, as values; as JSON they are written by `compare.decision_json`.

A decision names a thing by its `Member` (where it stands and what it said). `compare.folding` lets the last word
win. A decision whose member is gone is reported where it is applied, never dropped in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from compare.comparison import Direction, Status
from compare.members import Member
from compare.observation import Role
from compare.report import ReportKind, Source
from compare.wording import match_key

TrackedChanges = Literal["accepted", "original"]


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
    """The rows of two figures are one; `along` are figures of the other names in both rows, which stay with them."""

    one: Member
    other: Member
    along: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorsSeparated:
    one: Member
    other: Member


@dataclass(frozen=True, slots=True)
class IndicatorMoved:
    """A figure belongs to the row of `to` and no longer with `apart`: a figure of each report of the row it leaves.

    Where another figure of its report stood in the row of `to`, that one may make way: `displaced` no longer belongs
    with `displaced_apart`, and goes to the row of `displaced_to`, or to one of its own without it.
    """

    member: Member
    to: Member
    apart: tuple[Member, ...] = ()
    displaced: Member | None = None
    displaced_apart: tuple[Member, ...] = ()
    displaced_to: Member | None = None


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
