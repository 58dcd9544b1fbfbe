"""Targets told as a change alone ("tăng 5% so với đầu nhiệm kỳ"): what they count from, and what they come to.

The base is the one that the user gave; of a change against the year before, also the level that the row tells for that
year. Without a base such a target sets nothing, and the row wants one ("Thiếu số gốc"). A growth told alone of what is
itself told as a growth ("GRDP tăng 7%") is a level and no business of this module.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from compare.comparison import IndicatorRow, Reading
from compare.measures import is_growth
from compare.observation import Observation, Relation
from compare.period import Period
from compare.quantity import Bound, Quantity, parse_unit, same_kind
from compare.standing import Standing, at

# A fall by at least so much ("giảm 5% trở lên") is a level of at most what it comes to.
_OF_A_FALL: Mapping[Bound, Bound] = {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}
_BY_THE_YEAR = ("/năm", " a year", " per year", "/year")
_FROM_A_BASE = ("term_start", "previous_year", "same_period", "previous_period", "other")


def change_of(observation: Observation) -> Relation | None:
    """The change against a base that a target is told as; None where a level is told, or a share of a plan."""
    if observation.role != "target" or observation.quantity is not None:
        return None
    told = [r for r in observation.relations if r.versus in _FROM_A_BASE]
    return told[0] if len(told) == 1 else None


def is_change(row: IndicatorRow, observation: Observation, standing: Standing | None) -> bool:
    """Whether a target of `row` counts from a base: told as a change, of what stands at levels of another kind.

    Against the beginning of a term it always does, since no report tells its growth from there year by year.
    """
    change = change_of(observation)
    if change is None:
        return False
    if change.versus == "term_start" or not change.unit.startswith("%"):
        return True
    return standing is not None and not _is_growth(standing.observation, row)


def _is_growth(observation: Observation, row: IndicatorRow) -> bool:
    """Whether a result is told as a growth as well, so that a change is held against it as it stands.

    "Tỷ lệ hộ nghèo còn 4,2%" is none: "giảm 1,5%/năm" counts from where that rate stood.
    """
    quantity = observation.quantity
    return quantity is None or (same_kind(quantity.unit, "%") and (observation.aside or is_growth(row)))


def aim(
    row: IndicatorRow, readings: Sequence[Reading], observation: Observation, given: Quantity | None
) -> tuple[Quantity, Quantity] | None:
    """The base of a change and the level it comes to; None where no base is known or it is of another kind."""
    change = change_of(observation)
    base = given or (_told(row, readings, observation, change) if change else None)
    if change is None or base is None:
        return None
    years = _years(change, observation.period)
    value = _reached(change, change.value, base, years)
    high = None if change.high is None else _reached(change, change.high, base, years)
    if value is None:
        return None
    bound = _OF_A_FALL.get(change.bound, change.bound) if change.kind == "delta" and change.value < 0 else change.bound
    return base, Quantity(value.normalize() + 0, base.unit, bound, high)


def _told(
    row: IndicatorRow, readings: Sequence[Reading], observation: Observation, change: Relation
) -> Quantity | None:
    """The level that the row tells for the year before, of a change against it."""
    if change.versus != "previous_year" or observation.period.kind != "year":
        return None
    unit = row.unit or ""
    found = at(row, observation.period.year_before(), readings, unit) if unit else None
    return found.level if found else None


def _years(change: Relation, period: Period) -> int:
    """How many times a change is gone through up to the end: five of "giảm 1,5%/năm" in a term of five years."""
    yearly = change.unit.endswith(_BY_THE_YEAR) and period.kind == "span"
    return max(1, period.end.year - period.begin.year) if yearly else 1


def _reached(change: Relation, value: Decimal, base: Quantity, years: int) -> Decimal | None:
    if change.kind == "ratio":
        return base.value * value / 100 if change.unit.startswith("%") else base.value * value
    if parse_unit(base.unit).is_share and change.unit.startswith(("%", "điểm")):
        return base.value + value * years  # points of a rate, though it is written "%"
    unit = next((change.unit.removesuffix(end) for end in _BY_THE_YEAR if change.unit.endswith(end)), change.unit)
    if unit in ("%", "‰"):
        return base.value * (1 + value / (100 if unit == "%" else 1000)) ** years
    if same_kind(change.unit, base.unit):
        return base.value + value * parse_unit(change.unit).factor / parse_unit(base.unit).factor
    return None
