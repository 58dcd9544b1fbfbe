"""The lines of the progress board: what each row says in its cells, worded for the language in force. No views."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from PySide6.QtGui import QIcon

from compare import charts
from compare.comparison import Comparison, IndicatorCell, JudgedRow
from compare.kept import once
from compare.observation import Observation
from compare.period import Period
from compare.progress import reached
from compare.standing import headline
from compare.wording import plain
from desktop import icons, texts, theme
from desktop.members import SURE
from desktop.texts import say


@dataclass(frozen=True, slots=True)
class Cell:
    """What a report's cell shows: a figure, a second line under it, and whether the match should be looked at."""

    figure: str = ""
    under: str = ""
    doubtful: bool = False
    source: str = ""
    observation: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What all lines of a board are worded by, beside their rows."""

    sources: tuple[str, ...] = ()  # in the order of the columns
    targets: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()  # the sources on the new ground of a change of boundaries
    periods: Mapping[str, Period | None] = field(default_factory=dict)  # each report's own


@dataclass(frozen=True, eq=False)
class Line:
    """A line of the board: a section's heading where `row` is None. It is put into words when it is first shown."""

    section: str
    row: JudgedRow | None = None
    ground: Ground = Ground()

    @once
    def id(self) -> str:
        """What the line is known by from one result to the next."""
        return f"row {self.row.id}" if self.row else f"heading {self.section}"

    @once
    def title(self) -> str:
        if self.row is None:
            return self.section or say("board.no_section")
        return texts.indicator(self.row.row.name)

    @once
    def has_target(self) -> bool:
        return self.row is not None and self.row.target is not None

    @once
    def target(self) -> str:
        return texts.quantity(self.row.target.quantity) if self.row and self.row.target else ""

    @once
    def target_under(self) -> str:
        if self.row is None or self.row.target is None:
            return ""
        return texts.period(self.row.target.period) if self.row.target.stated else say("board.derived")

    @once
    def status(self) -> str:
        return status_words(self.row) if self.row else ""

    @once
    def icon(self) -> QIcon | None:
        return icons.icon(*theme.progress_look(self.row.progress)) if self.row else None

    @once
    def colour(self) -> str:
        return theme.progress_look(self.row.progress)[1] if self.row else ""

    @once
    def _share(self) -> Decimal | None:
        return reached(self.row) if self.row else None

    @property
    def percent(self) -> float | None:
        return float(self._share) if self._share is not None else None

    @once
    def percent_text(self) -> str:
        return texts.percent(self._share)

    @once
    def due(self) -> float | None:
        due = self.row.progress.expected_percent if self.row else None
        return float(due) if due is not None else None

    @once
    def key(self) -> str:
        """What is searched for words, without their accents."""
        row = self.row
        return plain(f"{row.row.name} {row.note or ''} {row.responsible or ''}") if row else ""

    @once
    def doubtful(self) -> bool:
        return self.row is not None and any(is_doubtful(cell) for cell in self.row.row.cells.values())

    @once
    def cells(self) -> tuple[Cell, ...]:
        """What each report says, in the order of the columns."""
        if self.row is None:
            return ()
        cells, judged, ground = self.row.row.cells, self.row.progress.observation, self.ground
        return tuple(_cell(cells.get(s), s, s in ground.targets, ground.periods.get(s), judged) for s in ground.sources)

    @once
    def levels(self) -> tuple[tuple[float, bool], ...]:
        """The row's levels by period, each with whether a line leads to it, for its sparkline."""
        return charts.levels_of(self.row, self.ground.after) if self.row else ()

    @once
    def changed(self) -> bool:
        """Whether the newest report that speaks of the row tells another figure than the report before."""
        told = [cell for cell in self.cells if cell.source and cell.source not in self.ground.targets]
        return len(told) > 1 and told[-1].figure != told[-2].figure

    @property
    def told(self) -> str:
        """The row's name, and the unit that answers for it."""
        who = self.row.responsible if self.row else None
        return f"{self.title}\n{say('inspector.responsible', unit=who)}" if who else self.title

    @property
    def trend_told(self) -> str:
        """The row's levels by period in words."""
        told = charts.trend(self.row, texts.language(), self.ground.after) if self.row and self.levels else None
        lines = [f"{point.label}: {point.said}" for point in told.points] if told else []
        return "\n".join([*lines, *([texts.chart("broken")] if told and any(p.broken for p in told.points) else [])])


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the board is to show: words sought, statuses (none: all), a section ("" all), the doubtful alone, …"""

    words: str = ""
    statuses: frozenset[str] = frozenset()
    doubtful: bool = False
    with_target: bool = False
    changed: bool = False
    section: str = ""

    @property
    def everything(self) -> bool:
        return self == Wanted()

    def filter(self, lines: Iterable[Line]) -> list[Line]:
        """Those of `lines` that are wanted."""
        kept: Iterable[Line] = lines
        if self.statuses:
            kept = (line for line in kept if line.row is not None and line.row.progress.status in self.statuses)
        if self.with_target:
            kept = (line for line in kept if line.has_target)
        if self.section:
            kept = (line for line in kept if line.section == self.section)
        if self.doubtful:
            kept = (line for line in kept if line.doubtful)
        if self.changed:
            kept = (line for line in kept if line.changed)
        sought = plain(self.words)
        return [line for line in kept if sought in line.key] if sought else [*kept]


@dataclass(frozen=True, slots=True)
class Tally:
    """What there is on a board, whatever is filtered."""

    statuses: Mapping[str, int]  # how many rows there are of each status
    details: Mapping[str, Set[str | None]]  # the finer words that there are of each status, None for the status itself
    doubtful: int  # rows that hold a match or a figure to look at
    with_target: int


def tally(lines: Iterable[Line]) -> Tally:
    """Count `lines`, in one pass: there may be thousands, and they are counted at each correction."""
    found: Counter[tuple[str, str | None]] = Counter()
    doubtful = with_target = 0
    for line in lines:
        if line.row is not None:
            progress = line.row.progress
            found[progress.status, progress.detail] += 1
            doubtful += line.doubtful
            with_target += line.has_target
    statuses: Counter[str] = Counter()
    details: dict[str, set[str | None]] = {}
    for (status, detail), count in found.items():
        statuses[status] += count
        details.setdefault(status, set()).add(detail)
    return Tally(statuses, details, doubtful, with_target)


def headers(result: Comparison, sources: Sequence[str]) -> list[tuple[str, str]]:
    """The columns' headings; reports of one kind and period are told apart by their files."""
    said = [_header(result, source) for source in sources]
    names = [Path(result.reading(source).report.source.name).stem for source in sources]
    return [
        (upper, name if said.count((upper, lower)) > 1 else lower)
        for (upper, lower), name in zip(said, names, strict=True)
    ]


def _header(result: Comparison, source: str) -> tuple[str, str]:
    """A report's two header lines: its period, and what kind of document it is."""
    identity = result.reading(source).report.identity
    kind = say(f"kind.{identity.kind}")
    when = texts.period(identity.period)
    return (when or kind, kind if when else result.reading(source).report.source.name)


def status_words(row: JudgedRow) -> str:
    """A row's status in words; one that a person settled says so by its mark."""
    progress = row.progress
    said = say(f"detail.{progress.detail}") if progress.detail else say(f"status.{progress.status}")
    return f"{said} ✓" if progress.settled else said


def _cell(
    cell: IndicatorCell | None, source: str, is_target: bool, own: Period | None, judged: Observation | None
) -> Cell:
    if cell is None or not cell.observations:
        return Cell()
    shown = headline(cell, is_target, own, judged)
    under = [] if shown.quantity is None else [texts.relations(shown)] if shown.relations else []
    if shown.role == "estimate":
        under.insert(0, say("role.estimate_short"))
    if not under and len(cell.observations) > 1:
        under.append(say("board.more", count=len(cell.observations) - 1))
    return Cell(texts.figure(shown), " · ".join(under), is_doubtful(cell), source, shown.id)


def is_doubtful(cell: IndicatorCell) -> bool:
    """Whether a person should look: an unsure match that nobody confirmed, or a figure with doubts."""
    return (cell.confidence < SURE and not cell.by_hand) or any(o.doubts for o in cell.observations)
