"""Where an indicator stands against its target in force, and what it comes to: shares, status, outlook.

The status and its rule are `compare.verdicts`, the outlook `compare.outlook`, what the report itself says
`compare.ratings`. Thresholds are given as a value. A status that a person settled is kept beside the computed one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from compare.bases import change_of
from compare.boundaries import after
from compare.comparison import ByHand, Direction, IndicatorRow, JudgedRow, Progress, Reading, Target
from compare.directions import Way, way
from compare.goals import course
from compare.measures import measure
from compare.messages import Message, message
from compare.observation import Observation
from compare.outlook import outlook
from compare.period import Period
from compare.quantity import Quantity, parse_unit
from compare.ratings import rating
from compare.standing import Standing, at, newest, one_thing
from compare.thresholds import Thresholds, standard
from compare.verdicts import Case, cents, covers_more, ended, time_gone, verdict


def judge(
    row: IndicatorRow,
    readings: Sequence[Reading],
    targets: tuple[Target, ...],
    by_hand: ByHand,
    limits: Thresholds | None = None,
) -> JudgedRow:
    """`row` with the target in force (the first of `targets`), its direction, and where it stands."""
    target = targets[0] if targets else None
    seen = _way(row, targets, by_hand)
    progress = _progress(row, readings, target, seen.direction, limits or standard())
    if by_hand.status:
        # The detail ("ahead", "nearly met") is of the computed status: beside the person's own it would deny it.
        progress = replace(progress, status=by_hand.status, detail=None, settled=True, computed=progress.status)
    return JudgedRow(row, seen.direction, seen.why, target, targets, progress, by_hand.note)


def reached(row: JudgedRow) -> Decimal | None:
    """How far the target is reached, in %, as a reader takes it: of what is to be low, the target over the result.

    A poverty rate of 3% against 2% is 66.67, not 150. What builds up under a cap ("no more than 1,900 complaints") is
    told as the share of the cap, which the share of the time gone is held against.
    """
    share = row.progress.percent
    if share is None or row.direction != "down" or row.progress.expected_percent is not None:
        return share
    return cents(Decimal(10000) / share) if share > 0 else Decimal(100)


def _way(row: IndicatorRow, targets: tuple[Target, ...], by_hand: ByHand) -> Way:
    if by_hand.direction:
        return Way(by_hand.direction, message("judgement.direction.by_hand"))
    if by_hand.usual_direction:
        return Way(by_hand.usual_direction, message("judgement.direction.dictionary"))
    return way(row, targets)


def _progress(
    row: IndicatorRow,
    readings: Sequence[Reading],
    target: Target | None,
    direction: Direction | None,
    limits: Thresholds,
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
        said=rating(row, readings, standing),
    )
    if target is None:
        wanted = _without_base(row)
        return replace(known, status="unknown", detail="no_base", rule=wanted) if wanted else known
    target = _in_unit_of(target, standing.level)
    stated = _stated_of(row, standing, target)
    return _judged(known, _case(row, readings, standing, target, stated, direction, limits), stated)


def _case(
    row: IndicatorRow,
    readings: Sequence[Reading],
    standing: Standing,
    target: Target,
    stated: Decimal | None,
    direction: Direction | None,
    limits: Thresholds,
) -> Case:
    """What the verdict is of: how far the target is reached, and what was due by now."""
    kind = measure(row, (target,))
    percent = _percent(row, standing.level, target.quantity)
    if stated is not None and not target.stated and target.observation is standing.observation:
        percent = stated  # the target was worked back from it, and rounded
    whole = course(target.period, standing.period, readings, builds_up=kind == "flow", source=target.source)
    expected = _expected(standing, whole, readings) if kind == "flow" else None
    if covers_more(kind, standing.period, whole):
        percent = expected = None
    last_year = _last_year(row, readings, standing, target) if expected is not None else None
    return Case(row, readings, standing, target, direction, kind, percent, expected, whole, limits, last_year)


def _judged(known: Progress, case: Case, stated: Decimal | None) -> Progress:
    """`known` with the verdict of `case`."""
    found = verdict(case)
    return replace(
        known,
        status=found.status,
        rule=found.rule,
        detail=found.detail,
        percent=case.percent,
        stated_percent=stated,
        expected_percent=case.expected,
        last_year_percent=case.last_year,
        outlook=outlook(case),
    )


def _in_unit_of(target: Target, level: Quantity) -> Target:
    """The target in the unit of its result where the name says per what: "11,5 bác sĩ … trên 1 vạn dân"."""
    goal, told = parse_unit(target.quantity.unit), parse_unit(level.unit)
    left_out = goal.base == told.base and bool(goal.per) != bool(told.per) and not (goal.is_money or told.is_money)
    return replace(target, quantity=replace(target.quantity, unit=level.unit)) if left_out else target


def _without_figure(row: IndicatorRow, target: Target | None) -> Progress:
    """Nothing but a target, or a share of it, is told."""
    shares = [o for o in row.observations() if o.role != "target" and _share(o) is not None]
    if shares:
        last = max(shares, key=lambda o: o.period.order)
        share = _share(last)
        rule = message("judgement.rule.share_only", share=share)
        return Progress("unknown", rule, observation=last, period=last.period, stated_percent=share)
    if target is not None:
        return Progress("unknown", message("judgement.rule.no_figure"))
    wanted = _without_base(row)
    if wanted is not None:
        return Progress("unknown", wanted, detail="no_base")
    return Progress("no_target", message("judgement.rule.no_target"))


def _without_base(row: IndicatorRow) -> Message | None:
    """Words for a target that is told as a change alone ("tăng 5% so với đầu nhiệm kỳ")."""
    told = [change for o in row.observations() if (change := change_of(o)) is not None]
    return message("judgement.rule.no_base", change=told[0].value, unit=told[0].unit) if told else None


def _share(observation: Observation, versus: tuple[str, ...] = ("plan", "term_target")) -> Decimal | None:
    return next((r.value for r in observation.relations if r.kind == "ratio" and r.versus in versus), None)


def _stated_of(row: IndicatorRow, standing: Standing, target: Target) -> Decimal | None:
    """The share stated beside the newest figure; where a table gives that figure bare, beside its twin in the prose."""
    stated = _stated_percent(standing.observation, target)
    twins = (
        o
        for o in row.observations()
        if stated is None and o.role != "target" and o.period == standing.period and _same_level(o, standing)
    )
    return stated if stated is not None else next(filter(None, (_stated_percent(o, target) for o in twins)), None)


def _same_level(observation: Observation, standing: Standing) -> bool:
    told, level = observation.quantity, standing.level
    return told is not None and told.amount == level.amount and told.total == level.total


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
    """The result over the target in %, to two decimals; None of nothing and of two kinds of unit.

    Of a range it is the share of its lower end, and None from there on: then the target is met.
    """
    if target.value == 0 or (target.high is not None and actual.amount >= target.amount):
        return None
    if actual.total is not None and target.unit == "%":
        share = actual.value * 100 / actual.total if actual.total else None
        return None if share is None else cents(share * 100 / target.value)
    if not one_thing(row, actual.unit, target.unit):
        return None
    return cents(actual.amount * 100 / target.amount)


def _expected(standing: Standing, whole: Period, readings: Sequence[Reading]) -> Decimal | None:
    """The share of the target's time gone when a result was told, in %, of what builds up from its beginning.

    A total to date is one of its year: within a term of several years, what one half year brought has no pace.
    """
    period = standing.period
    to_date = period.kind == "day" or standing.observation.cumulative
    begins_with_it = period.begin == whole.begin or (to_date and period.end.year == whole.begin.year)
    if not begins_with_it or period.end > whole.end or period.end < whole.begin:
        return None
    return time_gone(standing, whole, readings)


def _last_year(row: IndicatorRow, readings: Sequence[Reading], standing: Standing, target: Target) -> Decimal | None:
    """The share of last year's result, or of its target, that was reached at the same point a year before."""
    if ended(standing, target):
        return None
    unit = standing.level.unit
    before = at(row, standing.period.year_before(), readings, unit)
    whole = at(row, target.period.year_before(), readings, unit) if before is not None else None
    if before is None or whole is None or whole.level.amount == 0:
        return None
    new_ground = after(readings)
    if (before.source in new_ground) != (standing.source in new_ground):
        return None  # what was reached on other ground is no measure
    return cents(before.level.amount * 100 / whole.level.amount)
