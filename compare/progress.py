"""Where an indicator stands against its target in force, and the rule that says so, in words.

Two times are judged: one that has ended with the newest result (exceeded, met, missed) and one that still runs. In a
running time what builds up is held against its share of the time gone, what stands or is a rate against its way from
where it began; without a beginning it is only said whether the target is reached already. Thresholds are
`resources/judgement/thresholds.toml`. A status that a person settled is kept beside the computed one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import resources
from compare.comparison import ByHand, Detail, Direction, IndicatorRow, JudgedRow, Progress, Reading, Status, Target
from compare.directions import Measure, Way, is_growth, measure, observations, way
from compare.goals import course
from compare.messages import Message, message
from compare.observation import Observation
from compare.period import Period
from compare.quantity import Quantity, parse_unit
from compare.rounding import Interval
from compare.standing import Standing, at, newest, one_thing

_CENT = Decimal("0.01")
_MARK = re.compile(r"((?:US)?\$|£|€)\s*")


@dataclass(frozen=True, slots=True)
class _Case:
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

    @property
    def ended(self) -> bool:
        """Whether the target's time is over with the newest result."""
        return self.standing.period.end >= self.target.period.end


@dataclass(frozen=True, slots=True)
class _Verdict:
    status: Status
    rule: Message
    detail: Detail | None = None


def judge(row: IndicatorRow, readings: Sequence[Reading], targets: tuple[Target, ...], by_hand: ByHand) -> JudgedRow:
    """`row` with the target in force (the first of `targets`), its direction, and where it stands."""
    target = targets[0] if targets else None
    seen = _way(row, targets, by_hand)
    progress = _progress(row, readings, target, seen.direction)
    if by_hand.status:
        progress = replace(progress, status=by_hand.status, settled=True, computed=progress.status)
    return JudgedRow(row, seen.direction, seen.why, target, targets, progress, by_hand.note)


def _way(row: IndicatorRow, targets: tuple[Target, ...], by_hand: ByHand) -> Way:
    if by_hand.direction:
        return Way(by_hand.direction, message("judgement.direction.by_hand"))
    return way(row, targets)


def _progress(
    row: IndicatorRow, readings: Sequence[Reading], target: Target | None, direction: Direction | None
) -> Progress:
    standing = newest(row, readings)
    if standing is None:
        return _without_figure(row, target)
    known = Progress(
        status="no_target",
        rule=message("judgement.rule.no_target"),
        actual=standing.level,
        observation=standing.observation,
        period=standing.period,
        source=standing.source,
    )
    if target is None:
        wanted = _without_base(row)
        return replace(known, status="unknown", detail="no_base", rule=wanted) if wanted else known
    kind = measure(row, (target,))
    stated = _stated_percent(standing.observation, target)
    percent = _percent(row, standing.level, target.quantity)
    if stated is not None and not target.stated and target.observation is standing.observation:
        percent = stated  # the target was worked back from it, and rounded
    whole = course(target.period, standing.period, readings, builds_up=kind == "flow")
    expected = _expected(standing, whole, readings) if kind == "flow" else None
    case = _Case(row, readings, standing, target, direction, kind, percent, expected, whole)
    verdict = _verdict(case)
    return replace(
        known,
        status=verdict.status,
        rule=verdict.rule,
        detail=verdict.detail,
        percent=percent,
        stated_percent=stated,
        expected_percent=expected,
        last_year_percent=_last_year(case) if expected is not None else None,
    )


def _without_figure(row: IndicatorRow, target: Target | None) -> Progress:
    """Nothing but a target, or a share of it, is told."""
    shares = [o for o in observations(row) if o.role != "target" and _share(o) is not None]
    if shares:
        last = max(shares, key=lambda o: o.period.order)
        share = _share(last)
        rule = message("judgement.rule.share_only", share=share)
        return Progress("unknown", rule, observation=last, period=last.period, stated_percent=share)
    if target is not None:
        return Progress("unknown", message("judgement.rule.no_figure"))
    return Progress("no_target", message("judgement.rule.no_target"))


def _without_base(row: IndicatorRow) -> Message | None:
    """Words for a target that is told as a change alone ("tăng 5% so với đầu nhiệm kỳ")."""
    told = [r for o in observations(row) if o.role == "target" and o.quantity is None for r in o.relations]
    return message("judgement.rule.no_base", change=told[0].value, unit=told[0].unit) if told else None


def _share(observation: Observation, versus: tuple[str, ...] = ("plan", "term_target")) -> Decimal | None:
    return next((r.value for r in observation.relations if r.kind == "ratio" and r.versus in versus), None)


def _stated_percent(observation: Observation, target: Target) -> Decimal | None:
    """The share of the target that the report states beside the newest figure."""
    shares = [r for r in observation.relations if r.kind == "ratio" and r.versus in ("plan", "term_target")]
    of_term = target.period.kind == "span"
    fit = [r.value for r in shares if (r.versus == "term_target") == of_term]
    over = [
        100 + r.value
        for r in observation.relations
        if r.kind == "delta" and r.versus in ("plan", "term_target") and r.unit == "%"
    ]
    return next(iter([*fit, *(r.value for r in shares), *over]), None)


def _percent(row: IndicatorRow, actual: Quantity, target: Quantity) -> Decimal | None:
    """The result over the target in %, to two decimals; None of ranges, of nothing, and of two kinds of unit."""
    if target.high is not None or target.value == 0:
        return None
    if actual.total is not None and target.unit == "%":
        share = actual.value * 100 / actual.total if actual.total else None
        return None if share is None else _cents(share * 100 / target.value)
    if not one_thing(row, actual.unit, target.unit):
        return None
    return _cents(actual.amount * 100 / target.amount)


def _expected(standing: Standing, whole: Period, readings: Sequence[Reading]) -> Decimal | None:
    """The share of the target's time gone when a result was told, in %, of what builds up from its beginning."""
    period = standing.period
    begins_with_it = period.begin == whole.begin or period.kind == "day" or standing.observation.cumulative
    if not begins_with_it or period.end > whole.end or period.end < whole.begin:
        return None
    return _gone(standing, whole, readings)


def _gone(standing: Standing, whole: Period, readings: Sequence[Reading]) -> Decimal:
    """The share of `whole` gone with the result, in %; at a review of half a term, half of the term.

    A term begins and ends with a congress in the middle of a year, so that its calendar years tell it wrong; offices
    hold half a term's results against one half (the scale of Kiên Giang's review of 2023).
    """
    kinds = {r.id: r.report.identity.kind for r in readings}
    if whole.kind == "span" and kinds.get(standing.source) == "mid_term" and whole.end > standing.period.end:
        return Decimal(50)
    share = whole.elapsed(standing.period) * 100
    return share.quantize(Decimal(1)) if share == share.to_integral_value() else _cents(share)


def _last_year(case: _Case) -> Decimal | None:
    """The share of last year's result, or of its target, that was reached at the same point a year before."""
    unit = case.standing.level.unit
    before = at(case.row, case.standing.period.year_before(), case.readings, unit)
    whole = at(case.row, case.target.period.year_before(), case.readings, unit)
    if before is None or whole is None or whole.level.amount == 0 or case.ended:
        return None
    return _cents(before.level.amount * 100 / whole.level.amount)


# Verdicts ----------------------------------------------------------------------------------------------------------


def _verdict(case: _Case) -> _Verdict:
    quantity = case.target.quantity
    comparable = case.percent is not None or one_thing(case.row, case.standing.level.unit, quantity.unit)
    if not comparable:
        return _Verdict("unknown", message("judgement.rule.not_comparable"), "not_comparable")
    if case.direction is None:
        rule = message("judgement.rule.no_direction", **_figures(case))
        return _Verdict("unknown" if case.ended else "in_progress", rule)
    if case.standing.period.end < case.course.begin:
        return _Verdict("in_progress", message("judgement.rule.not_due", **_figures(case)), "not_due")
    if case.ended:
        return _ended(case)
    if case.measure == "flow":
        return _building_up(case)
    return _on_its_way(case)


def _ended(case: _Case) -> _Verdict:
    """The rating of a time that is over, at the printed precision."""
    side = _side(case)
    if side > 0:
        return _Verdict("exceeded", message("judgement.rule.exceeded", **_figures(case)))
    if side == 0:
        return _Verdict("met", message("judgement.rule.met", **_figures(case)))
    if _nearly(case):
        return _Verdict("missed", message("judgement.rule.nearly_met", **_figures(case)), "nearly_met")
    return _Verdict("missed", message("judgement.rule.missed", **_figures(case)))


def _building_up(case: _Case) -> _Verdict:
    """The pace of what builds up: its share of the target against the share of the time gone."""
    if case.direction == "down":
        return _using_up(case)
    if _side(case) >= 0:
        return _Verdict("exceeded" if _side(case) > 0 else "met", message("judgement.rule.early", **_figures(case)))
    if case.expected is None or case.percent is None or case.expected == 0:
        return _Verdict("in_progress", message("judgement.rule.no_pace", **_figures(case)))
    pace = case.percent / case.expected
    rule = message("judgement.rule.pace", **_figures(case))
    if pace >= _limit("pace", "on_track"):
        return _Verdict("on_track", rule, "ahead" if pace >= _limit("pace", "ahead") else None)
    if pace >= _limit("pace", "at_risk"):
        return _Verdict("at_risk", rule)
    return _Verdict("behind", rule, "far_behind" if pace < _limit("pace", "far_behind") else None)


def _using_up(case: _Case) -> _Verdict:
    """What may not build up past a cap: the share used against the share of the time gone."""
    if case.expected is None or case.percent is None or case.expected == 0:
        return _Verdict("in_progress", message("judgement.rule.no_pace", **_figures(case)))
    rule = message("judgement.rule.cap", **_figures(case))
    if case.percent > 100:
        return _Verdict("behind", rule, "far_behind")
    pace = case.expected / case.percent if case.percent > 0 else Decimal(1)
    if pace >= _limit("pace", "on_track"):
        return _Verdict("on_track", rule)
    return _Verdict("at_risk" if pace >= _limit("pace", "at_risk") else "behind", rule)


def _on_its_way(case: _Case) -> _Verdict:
    """A level, a rate or an average in a running time: reached already, or its way from where it began."""
    side = _side(case)
    if side >= 0:
        return _Verdict("exceeded" if side > 0 else "met", message("judgement.rule.early", **_figures(case)))
    begun = None if case.measure == "average" or is_growth(case.row) else _baseline(case)
    if begun is None:
        return _Verdict("in_progress", message("judgement.rule.short_of", **_figures(case)))
    start, goal = begun.level.amount, case.target.quantity.amount
    if start == goal or (goal > start) != (case.direction == "up"):
        return _Verdict("in_progress", message("judgement.rule.short_of", **_figures(case)))
    way_gone = _cents((case.standing.level.amount - start) * 100 / (goal - start))
    time_gone = _gone(case.standing, case.course, case.readings)
    rule = message(
        "judgement.rule.way", base=_said(begun.level), way=_tenth(way_gone), time=_tenth(time_gone), **_figures(case)
    )
    pace = way_gone / time_gone if time_gone else Decimal(1)
    if pace >= _limit("pace", "on_track"):
        return _Verdict("on_track", rule, "ahead" if pace >= _limit("pace", "ahead") else None)
    return _Verdict("at_risk" if pace >= _limit("pace", "at_risk") else "behind", rule)


def _baseline(case: _Case) -> Standing | None:
    """The figure with which the target's time begins: of its first year in a term, else of the year before."""
    whole, unit = case.course, case.standing.level.unit
    told = [
        found
        for o in observations(case.row)
        if o.role != "target" and o.period.end < case.standing.period.begin
        if (found := at(case.row, o.period, case.readings, unit, first=True)) is not None
    ]
    first_year_end = whole.begin.replace(month=12, day=31)
    latest = first_year_end if whole.begin.year < whole.end.year else whole.begin
    fit = [s for s in told if s.period.end <= latest and s.period.end.year >= whole.begin.year - 1]
    return max(fit, key=lambda s: s.period.order, default=None)


def _side(case: _Case) -> int:
    """1 where the result is better than the target, 0 where it meets it, -1 where it falls short."""
    target = case.target.quantity
    goal = _goal(target)
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


def _goal(target: Quantity) -> Interval:
    """The amounts that meet a target: its range, a little on both sides of "khoảng", else the one figure."""
    factor = parse_unit(target.unit).factor
    if target.high is not None:
        return Interval(target.amount, target.high * factor)
    leeway = abs(target.amount) * _limit("ended", "about") if target.bound == "approx" else Decimal(0)
    return Interval(target.amount - leeway, target.amount + leeway)


def _amount(actual: Quantity, target: Quantity) -> Decimal:
    """The result in the target's base; a fraction as a percentage where the target is one."""
    if actual.total and target.unit == "%":
        return actual.value * 100 / actual.total
    return actual.amount


def _nearly(case: _Case) -> bool:
    """Whether a missed target was nearly met; a small count never is, a percentage only within a point."""
    target = case.target.quantity
    unit = parse_unit(target.unit)
    goal, actual = _goal(target), _amount(case.standing.level, target)
    if unit.counted and target.amount < _limit("ended", "nearly_met_least_count"):
        return False
    edge = goal.low if case.direction == "up" else goal.high
    if edge <= 0 or actual <= 0:
        return False
    if unit.is_share and abs(actual - edge) > _limit("ended", "nearly_met_points"):
        return False
    near = actual / edge if case.direction == "up" else edge / actual
    return near >= _limit("ended", "nearly_met")


# Words and figures -------------------------------------------------------------------------------------------------


def _figures(case: _Case) -> dict[str, Message | Decimal | str]:
    """The figures a rule speaks of."""
    return {
        "actual": _said(case.standing.level),
        "target": _said(case.target.quantity),
        "percent": _tenth(case.percent),
        "expected": _tenth(case.expected),
    }


def _said(quantity: Quantity) -> Message:
    """A quantity as a message, its numbers in the reader's notation."""
    key = "judgement.quantity.range" if quantity.high is not None else f"judgement.quantity.{quantity.bound}"
    mark, unit = _currency_mark(quantity.unit)
    unit = unit if unit.startswith(("%", "‰")) or not unit else f" {unit}"
    total = f"/{quantity.total}" if quantity.total is not None else ""
    return message(key, mark=mark, value=quantity.value, high=quantity.high or Decimal(0), unit=f"{total}{unit}")


def _currency_mark(unit: str) -> tuple[str, str]:
    """A mark that is written before the number ("$"), and what is left of the unit."""
    found = _MARK.match(unit)
    return (found.group(1), unit[found.end() :]) if found else ("", unit)


def _tenth(share: Decimal | None) -> Decimal | str:
    """A share for a sentence, to one decimal: 52,4; a dash where there is none."""
    if share is None:
        return "–"
    tenth = share.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return tenth.quantize(Decimal(1)) if tenth == tenth.to_integral_value() else tenth


def _cents(value: Decimal) -> Decimal:
    return value.quantize(_CENT, ROUND_HALF_UP)


def _limit(group: str, name: str) -> Decimal:
    return _limits()[group, name]


@cache
def _limits() -> dict[tuple[str, str], Decimal]:
    table = resources.table("judgement/thresholds")
    return {(group, name): Decimal(value) for group, values in table.items() for name, value in values.items()}
