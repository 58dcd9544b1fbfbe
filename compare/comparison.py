"""What the engine found: reports lined up in rows, judged against their targets, with what does not add up.

Values only, the typed face of the contract's `compare`. Cells are held by source id, so that nothing depends on the
order in which files were opened; `Comparison.readings` is sorted by period, then digest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from compare.messages import Message
from compare.observation import Observation
from compare.packing import packed
from compare.period import Period
from compare.quantity import Quantity
from compare.report import Anchor, Report, Unread

if TYPE_CHECKING:  # decisions name what stands here
    from compare.members import Member

Direction = Literal["up", "down"]
Status = Literal["exceeded", "met", "on_track", "at_risk", "behind", "missed", "in_progress", "no_target", "unknown"]
Detail = Literal["nearly_met", "ahead", "far_behind", "not_due", "no_base", "not_comparable"]
Severity = Literal["error", "warning", "info"]
CheckCode = Literal[
    "contradiction",
    "percent_mismatch",
    "delta_mismatch",
    "sum_mismatch",
    "unit_mismatch",
    "target_changed",
    "dropped_indicator",
    "impossible_value",
]
NoticeCode = Literal[
    "restatement",
    "stale_figure",
    "leftover",
    "series_break",
    "doubtful_figure",
    "decision_lost",
    "rating_differs",
    "silent_commitment",
]
Chance = Literal["likely", "effort", "unlikely", "unknown"]


@packed
@dataclass(frozen=True, slots=True)
class Reading:
    """A report with the figures found in it, as amended by the user."""

    report: Report
    observations: tuple[Observation, ...]
    set_aside: tuple[Observation, ...] = ()  # read as targets, and said by the user to be none

    @property
    def id(self) -> str:
        """The source's id."""
        return self.report.source.id


Key = tuple[str, str]  # a source's id with the id of one of its sections or observations


@dataclass(frozen=True, slots=True)
class Links:
    """What the user said of matches, as constraints: pairs of keys, joined where True, separated where False."""

    sections: tuple[tuple[Key, Key, bool], ...] = ()
    indicators: tuple[tuple[Key, Key, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class ByHand:
    """What the user said of one row, in place of what would be computed."""

    target: Target | None = None
    direction: Direction | None = None
    status: Status | None = None
    status_reason: str = ""
    name: str | None = None
    note: str | None = None
    responsible: str | None = None  # the unit that answers for the indicator
    usual_direction: Direction | None = None  # the office's dictionary's, below the user's own word
    confirmed: frozenset[Key] = frozenset()  # figures whose targets were looked at and are right
    chosen: Key | None = None  # the figure whose target is in force
    bases: tuple[tuple[Key, Quantity], ...] = ()  # by the figure of a target told as a change, what it counts from


@packed
@dataclass(frozen=True, slots=True)
class Part:
    """One part of a match score: what was compared (a key under "matching.part"), its score and weight, 0 to 1."""

    name: str
    score: float
    weight: float


@packed
@dataclass(frozen=True, slots=True)
class SectionCell:
    """The sections of one report that stand in a row, and how sure the match is; ids are the report's own."""

    sections: tuple[str, ...]
    heading: str
    confidence: float
    parts: tuple[Part, ...] = ()
    by_hand: bool = False


@packed
@dataclass(frozen=True, slots=True)
class SectionRow:
    """Sections of several reports on one topic; `cells` by source id."""

    id: str
    title: str
    cells: Mapping[str, SectionCell]


@packed
@dataclass(frozen=True, slots=True)
class IndicatorCell:
    """All that one report says of a row's indicator, and how sure the match is."""

    observations: tuple[Observation, ...]
    confidence: float
    parts: tuple[Part, ...] = ()
    by_hand: bool = False


@packed
@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One quantity, one scope, one territory across the reports; `cells` by source id.

    `id` stays the same as long as the row's earliest member does. `section` is the id of a section row. `read_as` is
    the name that the reports gave, where another was given by hand.
    """

    id: str
    name: str
    unit: str | None
    section: str | None
    cells: Mapping[str, IndicatorCell]
    read_as: str = ""

    def observations(self) -> Iterator[Observation]:
        """All that the reports tell of it, report by report."""
        return (o for cell in self.cells.values() for o in cell.observations)


def say_the_same(one: IndicatorRow, other: IndicatorRow) -> bool:
    """Whether two rows give the same figures under one name and unit, wherever they stand and however sure they are."""
    if (one.name, one.read_as, one.unit) != (other.name, other.read_as, other.unit):
        return False
    if one.cells is other.cells:
        return True
    if list(one.cells) != list(other.cells):
        return False
    cells = zip(one.cells.values(), other.cells.values(), strict=True)
    return all(a.observations is b.observations or _same(a.observations, b.observations) for a, b in cells)


def _same(one: tuple[Observation, ...], other: tuple[Observation, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


@packed
@dataclass(frozen=True, slots=True)
class Target:
    """What was to be reached: its quantity and the period it is for, who set it, and why this one is in force.

    `stated` is false where it was derived from a figure and its percentage. `source` is the id of the report it
    stands in (None where the user set it by hand), `anchor` the place.
    """

    quantity: Quantity
    period: Period
    stated: bool
    why: Message
    issuer: str | None = None
    source: str | None = None
    anchor: Anchor | None = None
    observation: Observation | None = None
    confirmed: bool = False  # the user looked at it
    base: Quantity | None = None  # what it counts from, where it is told as a change alone


@packed
@dataclass(frozen=True, slots=True)
class Outlook:
    """Whether a target that still runs can be reached at the pace so far, as the app estimates it, and why."""

    chance: Chance
    why: Message


@packed
@dataclass(frozen=True, slots=True)
class Progress:
    """Where an indicator stands against its target in force.

    `percent` is actual over target in %, `expected_percent` the share of the target's time gone by then (None for
    levels and rates), `last_year_percent` the share reached at the same point a year before. `rule` is the rule that
    gave the status, in words. `said` is the report's own rating where it gives one; `settled` says that a person
    settled the status.
    """

    status: Status
    rule: Message
    actual: Quantity | None = None
    observation: Observation | None = None
    period: Period | None = None
    source: str | None = None
    percent: Decimal | None = None
    stated_percent: Decimal | None = None
    expected_percent: Decimal | None = None
    last_year_percent: Decimal | None = None
    detail: Detail | None = None
    said: str | None = None
    settled: bool = False
    outlook: Outlook | None = None  # None where the time is over or nothing is to be reached
    computed: Status | None = None  # what the app computed, where a person settled something else


@packed
@dataclass(frozen=True, slots=True)
class JudgedRow:
    """An indicator row with its targets and where it stands."""

    row: IndicatorRow
    direction: Direction | None
    direction_why: Message | None
    target: Target | None
    targets: tuple[Target, ...]
    progress: Progress
    note: str | None = None
    responsible: str | None = None  # the unit that answers for it: the user's word, else the office dictionary's
    confirmed: frozenset[Key] = frozenset()  # its figures that the user looked at as targets

    @property
    def id(self) -> str:
        return self.row.id


@packed
@dataclass(frozen=True, slots=True)
class Place:
    """Where something that a finding speaks of stands: a source id and an anchor, with the words quoted."""

    source: str
    anchor: Anchor
    quote: str


@packed
@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not add up (a check) or that a person should know (a notice).

    `key` stays the same from one comparison to the next as long as it speaks of the same places, so that a
    dismissal holds. `rows` are ids of indicator rows.
    """

    key: str
    code: CheckCode | NoticeCode
    severity: Severity
    message: Message
    rows: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    is_notice: bool = False
    dismissed: str | None = None  # the reason it was dismissed for
    accepted: bool = False  # the user says that it is right
    asked: str | None = None  # on the list of what a unit is asked; "" asks with the finding's own words


@dataclass(frozen=True, slots=True)
class Alignment:
    """Sections and indicators of N reports in rows, before they are judged."""

    sections: tuple[SectionRow, ...]
    indicators: tuple[IndicatorRow, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that was found. `unread` are the sources that could not be read."""

    readings: tuple[Reading, ...] = ()
    sections: tuple[SectionRow, ...] = ()
    rows: tuple[JudgedRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    targets: frozenset[str] = field(default=frozenset())  # ids of the sources that set targets
    ignored: tuple[tuple[Member, JudgedRow], ...] = ()  # rows that the user set aside, by the member that was named
    kept_secrets: frozenset[str] = frozenset()  # ids of the sources kept in the workspace though stamped as secret

    def reading(self, source: str) -> Reading:
        """The reading of the source with that id; KeyError where it was not read."""
        for reading in self.readings:
            if reading.id == source:
                return reading
        raise KeyError(source)
