"""What the charts show, described as plain values: progress against target, a trend over periods, status by sector.

Progress is the brief's own `Chart`. Which figures stand in a chart and how they are said is settled here; how they are
drawn is left to each surface. Nothing is estimated: a period without a figure is left out, not filled in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

import resources
from compare.comparison import Comparison, JudgedRow, Status
from compare.document import Bar, Chart
from compare.messages import Language, number, words
from compare.observation import Observation
from compare.period import Period, label
from compare.quantity import Quantity, convert, same_kind, written

# Worst first, as on the board; the two that say nothing of progress stand last.
STATUSES: tuple[Status, ...] = (
    "missed", "behind", "at_risk", "in_progress", "on_track", "met", "exceeded", "unknown", "no_target",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a trend: its name, the level in the trend's unit, the level as written, and where it stands.

    `joined` says that a line may lead to it from the point before it: of what builds up over time, half a year does
    not follow on a whole one.
    """

    label: str
    value: Decimal
    said: str
    estimate: bool
    source: str
    observation: str
    joined: bool = True
    broken: bool = False  # between it and the point before, boundaries changed


@dataclass(frozen=True, slots=True)
class Trend:
    """An indicator over periods, in order; `target` is in `unit` as well. `alt` says in words what it shows."""

    title: str
    alt: str
    unit: str
    points: tuple[Point, ...]
    target: Decimal | None
    target_said: str


@dataclass(frozen=True, slots=True)
class Sector:
    """How many indicators of one section have each status."""

    label: str
    counts: tuple[tuple[Status, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Sectors:
    """Status by sector. `alt` says in words what it shows."""

    title: str
    alt: str
    sectors: tuple[Sector, ...]


def progress_chart(rows: Iterable[JudgedRow], language: Language) -> Chart | None:
    """The shares of their targets that `rows` reached, in their order; None where none tells a share."""
    bars = tuple(
        Bar(
            _capital(row.row.name),
            share,
            number(share, language),
            _rounded(row.progress.expected_percent),
            row.progress.status,
            row.progress.detail,
        )
        for row in rows
        if tells_share(row) and (share := _rounded(row.progress.percent)) is not None
    )
    if not bars:
        return None
    alt = "; ".join(f"{bar.label}: {bar.said}%" for bar in bars)
    said = {name: words(f"charts.{name}", language) for name in ("progress", "value", "due")}
    return scaled(
        Chart(said["progress"], f"{said['progress']}. {alt}.", said["value"], said["due"], bars, ()), language
    )


def scaled(chart: Chart, language: Language) -> Chart:
    """`chart` with its scale: to the target at least, and so far that all bars go on it but those far longer than the
    others, which would leave the others too short to be compared.
    """
    values = sorted(float(bar.value) for bar in chart.bars)
    most = max(100.0, values[-1], *(float(bar.due) for bar in chart.bars if bar.due is not None))
    middle, usual = values[len(values) // 2], float(resources.table("brief")["limits"]["axis"])
    made = replace(chart, marks=steps(min(most, usual if middle <= usual else 2 * middle)))
    cut = any(made.cuts(bar) for bar in made.bars)
    return replace(made, cut_note=words("charts.cut", language) if cut else "")


def tells_share(row: JudgedRow) -> bool:
    """Whether a row has a bar. What is better the lower it stays has none: its share says how much was used up."""
    return row.direction != "down" and row.progress.percent is not None


def trend(row: JudgedRow, language: Language, after: frozenset[str] = frozenset()) -> Trend | None:
    """The levels of `row` by period, with its target; None where fewer than two periods have a level.

    Of several figures for one period a final one stands before an estimate, and one of a later report before one of an
    earlier. Levels of another unit are said in that of the newest; those that cannot be are left out. `after` are the
    sources on the new ground of a change of boundaries (`compare.boundaries`): no line leads from one to the other.
    """
    levels = _by_period(row)
    if len(levels) < 2:
        return None
    unit = _unit(row, levels)
    points = tuple(
        Point(
            _capital(label(period, language)),
            value,
            written(quantity, language),
            found.role == "estimate",
            source,
            found.id,
            joined and not broken,
            broken,
        )
        for (period, source, found, quantity), joined, broken in zip(
            levels, _joined(row, levels), _broken(levels, after), strict=True
        )
        if (value := _in(quantity, unit)) is not None
    )
    if len(points) < 2:
        return None
    target = _in(row.target.quantity, unit) if row.target else None
    said = written(row.target.quantity, language) if row.target and target is not None else ""
    title = _capital(row.row.name)
    told = "; ".join(f"{p.label}: {p.said}" for p in points)
    if any(p.broken for p in points):
        told += f". {words('charts.broken', language)}"
    aim = f" {words('charts.target', language)}: {said}." if said else ""
    return Trend(title, f"{title}. {told}.{aim}", unit, points, target, said)


def levels_of(row: JudgedRow, after: frozenset[str] = frozenset()) -> tuple[tuple[float, bool], ...]:
    """The levels of `row` by period in one unit, each with whether a line leads to it, for a sparkline.

    Empty where there are fewer than two.
    """
    levels = _by_period(row)
    if len(levels) < 2:
        return ()
    unit = _unit(row, levels)
    known = [
        (float(value), joined and not broken)
        for (*_, quantity), joined, broken in zip(levels, _joined(row, levels), _broken(levels, after), strict=True)
        if (value := _in(quantity, unit)) is not None
    ]
    return tuple(known) if len(known) > 1 else ()


def sectors(result: Comparison, language: Language, rows: Iterable[JudgedRow] | None = None) -> Sectors | None:
    """How the rows with a target stand, by section in the order of the reports; None where no row has one."""
    judged = [r for r in (result.rows if rows is None else rows) if r.progress.status != "no_target"]
    if not judged:
        return None
    titles = {s.id: s.title for s in result.sections}
    order = {title: at for at, title in reversed(list(enumerate(titles.values())))}
    counts: dict[str, Counter[Status]] = {}
    for row in judged:
        counts.setdefault(titles.get(row.row.section or "", ""), Counter())[row.progress.status] += 1
    made = tuple(
        Sector(title or words("charts.no_section", language), tuple((s, counts[title][s]) for s in STATUSES))
        for title in sorted(counts, key=lambda title: order.get(title, len(order)))
    )
    title = words("charts.sectors", language)
    alt = "; ".join(f"{sector.label}: {_counted(sector, language)}" for sector in made)
    return Sectors(title, f"{title}. {alt}.", made)


def steps(most: float, wanted: int = 5) -> tuple[float, ...]:
    """Round numbers from 0 to at least `most`, about `wanted` of them, for the lines of a scale.

    >>> steps(23.0)
    (0.0, 5.0, 10.0, 15.0, 20.0, 25.0)
    """
    if most <= 0:
        return (0.0, 1.0)
    rough = most / wanted
    power = 10.0 ** (len(f"{int(rough)}") - 1 if rough >= 1 else -_leading_zeros(rough))
    step = next(size * power for size in (1.0, 2.0, 2.5, 5.0, 10.0, 20.0) if size * power >= rough)
    count = 1
    while count * step < most:
        count += 1
    return tuple(round(n * step, 10) for n in range(count + 1))


_SAME_LENGTH = 10  # days by which quarters and halves differ among themselves
_Level = tuple[Period, str, Observation, Quantity]


def _by_period(row: JudgedRow) -> list[_Level]:
    """One level for each period, in order of period; the unit of no report is changed here."""
    found: dict[str, _Level] = {}
    for source, cell in row.row.cells.items():
        for o in cell.observations:
            if o.quantity is None or o.role == "target" or o.restates is not None:
                continue
            before = found.get(o.period.text)
            if before is None or (before[2].role == "estimate" and o.role == "actual"):
                found[o.period.text] = (o.period, source, o, o.quantity)
    return sorted(found.values(), key=lambda level: level[0].order)


def _joined(row: JudgedRow, levels: Sequence[_Level]) -> list[bool]:
    """For each level, whether it may be compared at sight with the one before it."""
    if row.progress.expected_percent is None and not any(found.cumulative for _, _, found, _ in levels):
        return [True] * len(levels)  # a level or a rate: the length of its period does not matter
    return [False, *(_comparable(before[0], after[0]) for before, after in pairwise(levels))]


def _broken(levels: Sequence[_Level], after: frozenset[str]) -> list[bool]:
    """For each level, whether boundaries changed between it and the one before it."""
    crossed = ((before[1] in after) != (now[1] in after) for before, now in pairwise(levels))
    return [False, *crossed][: len(levels)]


def _comparable(before: Period, after: Period) -> bool:
    return before.begin == after.begin or abs(before.days - after.days) <= _SAME_LENGTH


def _unit(row: JudgedRow, levels: Sequence[_Level]) -> str:
    return row.target.quantity.unit if row.target else levels[-1][3].unit


def _in(quantity: Quantity, unit: str) -> Decimal | None:
    return convert(quantity.value, quantity.unit, unit) if same_kind(quantity.unit, unit) else None


def _counted(sector: Sector, language: Language) -> str:
    return ", ".join(
        f"{words(f'charts.status_{status}', language)} {count}" for status, count in sector.counts if count
    )


def _rounded(value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    rounded = value.quantize(Decimal("0.1"))
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def _leading_zeros(value: float) -> int:
    count = 0
    while value < 1:
        value *= 10
        count += 1
    return count


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
