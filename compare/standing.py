"""Where an indicator stands by now: the newest figure told of it, and the figure of a given period.

The newest is that of the report that tells the latest period; within it the report's own period before an earlier one,
and what was measured before what was estimated. What is due by then is left to `compare.progress`. Also: which of the
figures in a cell of the board stands for the whole cell, on screen and in a brief.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, cast

from compare.comparison import IndicatorCell, IndicatorRow, JudgedRow, Reading
from compare.goals import is_target, looks_ahead
from compare.kept import Same
from compare.observation import Observation
from compare.period import Period
from compare.quantity import Quantity, parse_unit, same_kind

_ROLE_ORDER = {"actual": 0, "estimate": 1, "target": 2}


class Standing(NamedTuple):
    """A figure told of an indicator and the report that tells it; `level` is the figure, or a growth told alone."""

    source: str
    observation: Observation
    level: Quantity

    @property
    def period(self) -> Period:
        return self.observation.period


def level(observation: Observation) -> Quantity | None:
    """What stands at a level: the quantity, or of a growth told alone ("GRDP tăng 7%") the growth in %."""
    if observation.quantity is not None:
        return observation.quantity
    growth = [r for r in observation.relations if r.kind == "delta" and r.unit.startswith("%")]
    if len(growth) == 1 and growth[0].versus not in ("plan", "term_target"):
        return Quantity(growth[0].value, "%", growth[0].bound, growth[0].high)
    return None


def headline(
    cell: IndicatorCell, is_target: bool = False, own: Period | None = None, judged: Observation | None = None
) -> Observation:
    """The observation that stands for a cell: the one `judged` where it is in it, of a target document the target, else
    what the report says of now.

    That is the level of the report's `own` period, else of the latest that is not ahead of it: what is estimated of the
    period reported on goes before what was measured of the year before, of one period what was measured. A growth
    without its level stands for a cell that tells no level.
    """
    if judged is not None and judged in cell.observations:
        return judged

    def order(o: Observation) -> tuple[object, ...]:
        other = (o.role == "target") != is_target
        ahead = own is not None and o.period.end > own.end
        when = (ahead, o.period != own, -o.period.end.toordinal())
        told = (o.quantity is None, level(o) is None)
        return (other, *told, o.restates is not None, *when, _ROLE_ORDER[o.role], o.period.days)

    return min(cell.observations, key=order)


def told_by(row: JudgedRow, reading: Reading) -> Observation | None:
    """The result that stands for what `reading` says of `row`; None where it says nothing or sets a target alone."""
    cell = row.row.cells.get(reading.id)
    if cell is None or not cell.observations:
        return None
    found = headline(cell, own=reading.report.identity.period, judged=row.progress.observation)
    return None if found.role == "target" else found


def newest(row: IndicatorRow, readings: Sequence[Reading]) -> Standing | None:
    """The newest figure of `row`, or None where nothing but targets is told of it.

    A target document's look back counts only where no report says anything. Figures in another kind of unit than the
    row's own are passed over where there are others.
    """
    return _newest(Same(row), Same(readings))


@lru_cache(maxsize=2)  # its targets are chosen by it, and then it is judged
def _newest(kept: Same, kept_readings: Same) -> Standing | None:
    row, readings = cast(IndicatorRow, kept.value), cast(Sequence[Reading], kept_readings.value)
    here = [(place, r, row.cells[r.id]) for place, r in _in_row(row, readings)]
    told = [(place, s) for place, r, cell in here if not r.report.is_target for s in _of_cell(r, cell)]
    told = told or [(place, s) for place, r, cell in here if r.report.is_target for s in _of_cell(r, cell)]
    kinds = {s.level.unit for _, s in told}
    of_kind = {unit for unit in kinds if row.unit and one_thing(row, unit, row.unit)}
    alike = told if of_kind == kinds else [(place, s) for place, s in told if s.level.unit in of_kind]
    ahead: dict[tuple[int, str], bool] = {}  # by report and section
    last: tuple[bool, date, int] | None = None
    latest: list[Standing] = []
    for place, standing in alike or told:
        report, o = readings[place].report, standing.observation
        own, there = report.identity.period, (place, o.anchor.section)
        if there not in ahead:
            ahead[there] = looks_ahead(report, o)
        time = (not (ahead[there] or (own is not None and o.period.end > own.end)), o.period.end, place)
        if last is None or time > last:
            last, latest = time, [standing]
        elif time == last:
            latest.append(standing)

    def rank(one: Standing) -> tuple[object, ...]:
        own_unit = bool(row.unit) and _of_kind(one.level.unit, row.unit or "")
        return -one.period.begin.toordinal(), *_preferred(one), own_unit

    if last is None:
        return None
    found = max(latest, key=rank)
    # told among the tasks of a time to come alone, nothing has come of it yet
    return None if ahead[last[2], found.observation.anchor.section] else found


def at(
    row: IndicatorRow, period: Period, readings: Sequence[Reading], unit: str, *, first: bool = False
) -> Standing | None:
    """The figure of `row` for `period` in the kind of `unit`: measured before estimated, then the latest report's.

    With `first` the earliest teller's: a target document's own starting figure.
    """
    found = [
        (place, s)
        for place, reading in _in_row(row, readings)
        for s in _of_cell(reading, row.cells[reading.id], period)
        if same_kind(s.level.unit, unit)
    ]
    side = -1 if first else 1

    def rank(one: tuple[int, Standing]) -> tuple[object, ...]:
        preferred = _preferred(one[1])
        return preferred[0], side * one[0], *preferred

    best = max(found, key=rank, default=None)
    return best[1] if best else None


def one_thing(row: IndicatorRow, one: str, other: str) -> bool:
    """Whether two units of `row` measure one thing: in kind, or as nouns that are told with the same figures.

    A library's "items" of the text are the "loans" of its table where both stand at 181,200 for one quarter. Such nouns
    may be joined by a third: "việc làm" by "người" to "lao động".
    """
    return _of_kind(one, other) or other in _told_as(Same(row), one)


@lru_cache(maxsize=64)
def _told_as(kept: Same, unit: str) -> frozenset[str]:
    """The counted nouns of a row that stand with the figures of `unit`, or of one that does."""
    row = cast(IndicatorRow, kept.value)
    figures: dict[str, set[tuple[object, ...]]] = {}
    for o in row.observations():
        if o.quantity is not None and parse_unit(o.quantity.unit).counted:
            told = figures.setdefault(o.quantity.unit, set())
            told.add((o.period, o.role == "target", o.quantity.amount))
    found, todo = {unit}, [unit]
    while todo:
        mine = figures.get(todo.pop(), set())
        fresh = [noun for noun, told in figures.items() if noun not in found and not told.isdisjoint(mine)]
        found.update(fresh)
        todo += fresh
    return frozenset(found)


def _of_kind(one: str, other: str) -> bool:
    """Whether two units are of one kind, or one leaves out per what: "bác sĩ … trên 1 vạn dân", "bác sĩ/vạn dân"."""
    a, b = parse_unit(one), parse_unit(other)
    left_out = a.base == b.base and bool(a.per) != bool(b.per) and not (a.is_money or b.is_money)
    return left_out or same_kind(one, other)


def _in_row(row: IndicatorRow, readings: Sequence[Reading]) -> list[tuple[int, Reading]]:
    """The readings that speak of `row`, each with its place among all, in their order."""
    if len(row.cells) * 2 > len(readings):
        return [(place, r) for place, r in enumerate(readings) if r.id in row.cells]
    places = _places(Same(readings))  # of a hundred reports a row may stand in two
    return [(place, readings[place]) for place in sorted(places[source] for source in row.cells)]


@lru_cache(maxsize=4)
def _places(kept: Same) -> Mapping[str, int]:
    readings = kept.value
    return {r.id: place for place, r in enumerate(readings)} if isinstance(readings, Sequence) else {}


def _of_cell(reading: Reading, cell: IndicatorCell, period: Period | None = None) -> Iterator[Standing]:
    """What a report tells of a row that is no target; of one period alone where it is given."""
    report, source = reading.report, reading.id
    for observation in cell.observations:
        if period is not None and observation.period != period:
            continue
        figure = level(observation)
        if figure is not None and not is_target(report, observation):
            yield Standing(source, observation, figure)


def _preferred(standing: Standing) -> tuple[object, ...]:
    """Sorts figures of one period: measured, exact, with its own share of the plan; the first told wins a tie."""
    o = standing.observation
    stated = any(r.kind == "ratio" and r.versus in ("plan", "term_target") for r in o.relations)
    return (o.role == "actual", standing.level.bound == "eq", stated, standing.level.high is None)
