"""The status of a result against its target, and the rule that gives it, in words.

Two times are judged: one that has ended with the newest result (exceeded, met, missed) and one that still runs. In a
running time what builds up is held against its share of the time gone, what stands or is a rate against its way from
where it began; without a beginning it is only said whether the target is reached already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from compare.comparison import Detail, Direction, IndicatorRow, Reading, Status, Target
from compare.measures import Measure, is_growth
from compare.messages import Message, message
from compare.packing import soon_made
from compare.period import Period
from compare.quantity import Quantity, parse_unit, same_kind
from compare.rounding import Interval
from compare.rule_words import said_quantity, tenth
from compare.standing import Standing, at, one_thing
from compare.thresholds import Thresholds, fixed

_CENT = Decimal("0.01")


@soon_made
@dataclass(frozen=True, slots=True)
class Case:
    """What a status is given on: the newest result, the target, and what is known of both."""

    row: IndicatorRow
    readings: Sequence[Reading]
    standing: Standing
    target: Target
    direction: Direction | None
    measure: Measure
    percent: Decimal | None
    expected: Decimal | None
    course: Period
    limits: Thresholds
    last_year: Decimal | None = None  # the share reached at the same point a year before, where it is known

    @property
    def ended(self) -> bool:
        """Whether the target's time is over with the newest result."""
        return ended(self.standing, self.target)


def ended(standing: Standing, target: Target) -> bool:
    """Whether a target's time is over with a result."""
    return standing.period.end >= target.period.end


@dataclass(frozen=True, slots=True)
class Verdict:
    status: Status
    rule: Message
    detail: Detail | None = None


def verdict(case: Case) -> Verdict:
    quantity = case.target.quantity
    comparable = case.percent is not None or one_thing(case.row, case.standing.level.unit, quantity.unit)
    if not comparable:
        return Verdict("unknown", message("judgement.rule.not_comparable"), "not_comparable")
    if _is_beyond_belief(case):
        return Verdict("unknown", message("judgement.rule.beyond_belief", **_figures(case)), "not_comparable")
    if covers_more(case.measure, case.standing.period, case.course):
        return Verdict("unknown", message("judgement.rule.begins_before", **_figures(case)), "not_comparable")
    if case.direction is None:
        rule = message("judgement.rule.no_direction", **_figures(case))
        return Verdict("unknown" if case.ended else "in_progress", rule)
    if case.standing.period.end < case.course.begin:
        return Verdict("in_progress", message("judgement.rule.not_due", **_figures(case)), "not_due")
    if case.ended:
        return _ended(case)
    if case.measure == "flow":
        return _building_up(case)
    return _on_its_way(case)


def covers_more(kind: Measure, told: Period, course: Period) -> bool:
    """Whether what builds up was counted from before the target's time: nine months of a year are no share of a target
    for its second half.
    """
    return kind == "flow" and told.begin < course.begin < told.end


def _is_beyond_belief(case: Case) -> bool:
    """Whether result and target are so far apart that a unit must be wrong: "88,9 triệu đồng" of 210 tỷ.

    A count may be many times what was wanted, and a share or a rate anything.
    """
    unit = parse_unit(case.target.quantity.unit)
    if case.percent is None or unit.counted or unit.is_share:
        return False
    times = fixed("slip")["beyond_belief"]
    return case.percent >= 100 * times or 0 < case.percent * times <= 100


def _ended(case: Case) -> Verdict:
    """The rating of a time that is over, at the printed precision."""
    better = side(case)
    if better > 0:
        return Verdict("exceeded", message("judgement.rule.exceeded", **_figures(case)))
    if better == 0:
        return Verdict("met", message("judgement.rule.met", **_figures(case)))
    if _nearly(case):
        return Verdict("missed", message("judgement.rule.nearly_met", **_figures(case)), "nearly_met")
    return Verdict("missed", message("judgement.rule.missed", **_figures(case)))


def _building_up(case: Case) -> Verdict:
    """The pace of what builds up: its share of the target against the share of the time gone."""
    if case.direction == "down":
        return _using_up(case)
    if side(case) >= 0:
        return Verdict("exceeded" if side(case) > 0 else "met", message("judgement.rule.early", **_figures(case)))
    if case.expected is None or case.percent is None or case.expected == 0:
        return Verdict("in_progress", message("judgement.rule.no_pace", **_figures(case)))
    if case.limits.of("mid_term", "in_force") and _is_mid_term(case):
        return _half_way(case, case.percent)
    by_last_year = case.last_year if case.limits.of("pace", "by_last_year") else None
    pace = case.percent / (by_last_year or case.expected)
    rule = message("judgement.rule.pace", **_figures(case))
    if by_last_year:
        rule = message("judgement.rule.pace_last_year", **{**_figures(case), "expected": tenth(by_last_year)})
    if pace >= case.limits.of("pace", "on_track"):
        return Verdict("on_track", rule, "ahead" if pace >= case.limits.of("pace", "ahead") else None)
    if pace >= case.limits.of("pace", "at_risk"):
        return Verdict("at_risk", rule)
    return Verdict("behind", rule, "far_behind" if pace < case.limits.of("pace", "far_behind") else None)


def _is_mid_term(case: Case) -> bool:
    """Whether a review of half a term tells the result, with half of the term still to come."""
    kinds = {r.id: r.report.identity.kind for r in case.readings}
    return case.course.kind == "span" and kinds.get(case.standing.source) == "mid_term"


def _half_way(case: Case, percent: Decimal) -> Verdict:
    """The scale of Kiên Giang's review of half a term (2023): half of the target and more, or less than half."""
    if percent >= 100 * case.limits.of("mid_term", "half"):
        return Verdict("on_track", message("judgement.rule.half_reached", **_figures(case)))
    return Verdict("behind", message("judgement.rule.half_missed", **_figures(case)))


def _using_up(case: Case) -> Verdict:
    """What may not build up past a cap: the share used against the share of the time gone."""
    if case.expected is None or case.percent is None or case.expected == 0:
        return Verdict("in_progress", message("judgement.rule.no_pace", **_figures(case)))
    rule = message("judgement.rule.cap", **_figures(case))
    if case.percent > 100:
        return Verdict("behind", rule, "far_behind")
    pace = case.expected / case.percent if case.percent > 0 else Decimal(1)
    if pace >= case.limits.of("pace", "on_track"):
        return Verdict("on_track", rule)
    return Verdict("at_risk" if pace >= case.limits.of("pace", "at_risk") else "behind", rule)


def _on_its_way(case: Case) -> Verdict:
    """A level, a rate or an average in a running time: reached already, or its way from where it began."""
    better = side(case)
    if better >= 0:
        return Verdict("exceeded" if better > 0 else "met", message("judgement.rule.early", **_figures(case)))
    gone = way_gone(case)
    if gone is None:
        return Verdict("in_progress", message("judgement.rule.short_of", **_figures(case)))
    done, time, base = gone
    rule = message("judgement.rule.way", base=said_quantity(base), way=tenth(done), time=tenth(time), **_figures(case))
    pace = done / time if time else Decimal(1)
    if pace >= case.limits.of("pace", "on_track"):
        return Verdict("on_track", rule, "ahead" if pace >= case.limits.of("pace", "ahead") else None)
    return Verdict("at_risk" if pace >= case.limits.of("pace", "at_risk") else "behind", rule)


def way_gone(case: Case) -> tuple[Decimal, Decimal, Quantity] | None:
    """How much of its way from where it began a level has gone, and of its time, in %, and where it began.

    None where the beginning is not told, or where it does not lead towards the target.
    """
    begun = None if case.measure == "average" or is_growth(case.row) else _beginning(case)
    if begun is None or not same_kind(begun.unit, case.target.quantity.unit):
        return None
    start, goal = begun.amount, case.target.quantity.amount
    if start == goal or (goal > start) != (case.direction == "up"):
        return None
    gone = cents((case.standing.level.amount - start) * 100 / (goal - start))
    return gone, time_gone(case.standing, case.course, case.readings), begun


def _beginning(case: Case) -> Quantity | None:
    """The level a target counts from: its own base where it is told as a change, else the one told at its beginning."""
    told = None if case.target.base else _baseline(case)
    return case.target.base or (told.level if told else None)


def _baseline(case: Case) -> Standing | None:
    """The figure with which the target's time begins: of its first year in a term, else of the year before."""
    whole, unit = case.course, case.standing.level.unit
    told = [
        found
        for o in case.row.observations()
        if o.role != "target" and o.period.end < case.standing.period.begin
        if (found := at(case.row, o.period, case.readings, unit, first=True)) is not None
    ]
    first_year_end = whole.begin.replace(month=12, day=31)
    latest = first_year_end if whole.begin.year < whole.end.year else whole.begin
    fit = [s for s in told if s.period.end <= latest and s.period.end.year >= whole.begin.year - 1]
    return max(fit, key=lambda s: s.period.order, default=None)


def side(case: Case) -> int:
    """1 where the result is better than the target, 0 where it meets it, -1 where it falls short."""
    target = case.target.quantity
    goal = _goal(target, case.limits)
    actual = _amount(case.standing.level, target)
    better = 1 if case.direction == "up" else -1
    if target.bound == "lt":
        return 0 if actual < goal.low else -1
    if target.bound == "le":
        return 0 if actual <= goal.low else -1
    if target.bound == "gt" and actual == goal.low:
        return -1
    if goal.holds(actual):
        return 0
    return better if actual > goal.high else -better


def _goal(target: Quantity, limits: Thresholds) -> Interval:
    """The amounts that meet a target: its range, a little on both sides of "khoảng", else the one figure."""
    factor = parse_unit(target.unit).factor
    if target.high is not None:
        return Interval(target.amount, target.high * factor)
    leeway = abs(target.amount) * limits.of("ended", "about") if target.bound == "approx" else Decimal(0)
    return Interval(target.amount - leeway, target.amount + leeway)


def _amount(actual: Quantity, target: Quantity) -> Decimal:
    """The result in the target's base; a fraction as a percentage where the target is one."""
    if actual.total and target.unit == "%":
        return actual.value * 100 / actual.total
    return actual.amount


def _nearly(case: Case) -> bool:
    """Whether a missed target was nearly met; a small count never is, a percentage only within a point."""
    target = case.target.quantity
    unit = parse_unit(target.unit)
    goal, actual = _goal(target, case.limits), _amount(case.standing.level, target)
    whole = all(amount == amount.to_integral_value() for amount in (target.amount, actual))  # "1,78 ngày" is a mean
    if unit.counted and whole and target.amount < case.limits.of("ended", "nearly_met_least_count"):
        return False
    edge = goal.low if case.direction == "up" else goal.high
    if edge <= 0 or actual <= 0:
        return False
    if unit.is_share and abs(actual - edge) > case.limits.of("ended", "nearly_met_points"):
        return False
    near = actual / edge if case.direction == "up" else edge / actual
    return near >= case.limits.of("ended", "nearly_met")


def cents(value: Decimal) -> Decimal:
    return value.quantize(_CENT, ROUND_HALF_UP)


def time_gone(standing: Standing, whole: Period, readings: Sequence[Reading]) -> Decimal:
    """The share of `whole` gone with the result, in %; at a review of half a term, half of the term.

    A term begins and ends with a congress in the middle of a year, so that its calendar years tell it wrong; offices
    hold half a term's results against one half (the scale of Kiên Giang's review of 2023). Where the user said up to
    which day the report's figures count ("số liệu đến ngày 15/6"), the time is counted up to that day.
    """
    identity = next((r.report.identity for r in readings if r.id == standing.source), None)
    cut_off = identity.cut_off if identity and identity.period == standing.period else None
    mid_term = identity is not None and identity.kind == "mid_term"
    if cut_off is None and mid_term and whole.kind == "span" and whole.end > standing.period.end:
        return Decimal(50)
    share = whole.elapsed(cut_off or standing.period) * 100
    return share.quantize(Decimal(1)) if share == share.to_integral_value() else cents(share)


def _figures(case: Case) -> dict[str, Message | Decimal | str]:
    """The figures a rule speaks of."""
    return {
        "actual": said_quantity(case.standing.level),
        "target": said_quantity(case.target.quantity),
        "percent": tenth(case.percent),
        "expected": tenth(case.expected),
    }
