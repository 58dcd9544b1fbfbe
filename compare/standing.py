"""Where an indicator stands by now: the newest figure told of it, and the figure of a given period.

The newest is that of the report that tells the latest period; within it the report's own period before an earlier one,
and what was measured before what was estimated. What is due by then is left to `compare.progress`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from compare.comparison import IndicatorRow, Reading
from compare.goals import looks_ahead
from compare.observation import Observation
from compare.period import Period
from compare.quantity import Quantity, same_kind


@dataclass(frozen=True, slots=True)
class Standing:
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


def newest(row: IndicatorRow, readings: Sequence[Reading]) -> Standing | None:
    """The newest figure of `row`, or None where nothing but targets is told of it.

    A target document's look back counts only where no report says anything. Figures in another kind of unit than the
    row's own are passed over where there are others.
    """
    by_id = {reading.id: reading for reading in readings}
    told = list(_told(row, [r for r in readings if not r.report.is_target]))
    told = told or list(_told(row, [r for r in readings if r.report.is_target]))
    alike = [s for s in told if row.unit and same_kind(s.level.unit, row.unit)]
    order = {reading.id: place for place, reading in enumerate(readings)}

    def rank(standing: Standing) -> tuple[object, ...]:
        own = by_id[standing.source].report.identity.period
        at = standing.observation.period
        ahead = own is not None and at.end > own.end
        ahead = ahead or looks_ahead(by_id[standing.source].report, standing.observation)
        return (not ahead, at.end, order[standing.source], -at.begin.toordinal(), *_preferred(standing))

    return max(alike or told, key=rank, default=None)


def at(row: IndicatorRow, period: Period, readings: Sequence[Reading], unit: str) -> Standing | None:
    """The figure of `row` for `period` in the kind of `unit`: the latest report's, measured before estimated."""
    order = {reading.id: place for place, reading in enumerate(readings)}
    found = [s for s in _told(row, readings) if s.period == period and same_kind(s.level.unit, unit)]
    return max(found, key=lambda s: (*_preferred(s)[:1], order[s.source], *_preferred(s)), default=None)


def _told(row: IndicatorRow, readings: Iterable[Reading]) -> Iterable[Standing]:
    for reading in readings:
        cell = row.cells.get(reading.id)
        for observation in cell.observations if cell else ():
            figure = level(observation)
            if observation.role != "target" and figure is not None:
                yield Standing(reading.id, observation, figure)


def _preferred(standing: Standing) -> tuple[object, ...]:
    """Sorts figures of one period: measured, exact, with its own share of the plan; the first told wins a tie."""
    o = standing.observation
    stated = any(r.kind == "ratio" and r.versus in ("plan", "term_target") for r in o.relations)
    return (o.role == "actual", standing.level.bound == "eq", stated, Decimal(standing.level.high is None))
