"""Which way of an indicator is better, and what kind of measure it is: flow, stock, rate, average, milestone.

Read from the indicator's names, its unit, the bound of its target and, for a count the lexicons do not know, from how
its figures grow over a year. The lexicons are `resources/judgement/directions.toml` and `measures.toml`; what the
user said of a direction is laid over this by `compare.progress`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Literal

import resources
from compare.comparison import Direction, IndicatorRow, Target
from compare.messages import Message, message
from compare.observation import Observation
from compare.period import Period
from compare.quantity import parse_unit, same_kind
from compare.wording import match_key

Measure = Literal["flow", "stock", "rate", "average", "milestone"]


@dataclass(frozen=True, slots=True)
class Way:
    """Which way is better, None where nobody can say, and why."""

    direction: Direction | None
    why: Message


@dataclass(frozen=True, slots=True)
class _Group:
    words: tuple[str, ...]
    says: Mapping[str, Any]


def way(row: IndicatorRow, targets: Sequence[Target]) -> Way:
    """Which way of `row` is better: a target's bound first, then the lexicon, then where the target lies.

    "không quá 14%" makes less better; "từ 95% trở lên" makes more better. Money spent has no better way even with a
    target; what was found or punished has one only with a target. A rate or a mean that no word tells of is to fall
    where its target lies below where it began: "cơ cấu nông nghiệp 33,5%" that is to be 30%.
    """
    for target in targets:
        if target.quantity.bound in ("le", "lt"):
            return Way("down", message("judgement.direction.cap"))
        if target.quantity.bound in ("ge", "gt"):
            return Way("up", message("judgement.direction.floor"))
    for name in _names(row):
        group = _first_group("judgement/directions", name)
        if group is not None:
            by_base = _by_base(row, targets) if group.says["why"] == "structure" else None
            return by_base or _way_of(group, bool(targets))
    if targets:
        return _by_base(row, targets) or Way("up", message("judgement.direction.target"))
    return Way(None, message("judgement.direction.unknown"))


def _by_base(row: IndicatorRow, targets: Sequence[Target]) -> Way | None:
    """Down where what does not build up is to come to less than it began with; None where nothing tells of that."""
    goal = next(iter(targets), None)
    if goal is None or measure(row, targets) == "flow":
        return None
    begun = [
        (o.period.end, o.quantity.amount)
        for o in observations(row)
        if o.role != "target" and o.quantity is not None and same_kind(o.quantity.unit, goal.quantity.unit)
        if o.period.end < goal.period.begin or o.period.end.year == goal.period.begin.year < goal.period.end.year
    ]
    below = bool(begun) and goal.quantity.amount < min(begun)[1]
    return Way("down", message("judgement.direction.base")) if below else None


def measure(row: IndicatorRow, targets: Sequence[Target] = ()) -> Measure:
    """What kind of measure `row` is: by its unit, then by its words, then by how its figures grow.

    "%" is a rate and "triệu đồng/người" an average; "số lao động được tạo việc làm" flows and "số sản phẩm OCOP"
    stands. What no word tells flows where it grows with the time gone: 764, 771, 776 ha of orchards stand.
    """
    unit = parse_unit(_unit(row, targets))
    if unit.base in ("%", "‰"):
        return "rate"
    if unit.per:
        return "average"
    for name in _names(row):
        group = _first_group("judgement/measures", name)
        if group is not None and not (group.says["measure"] == "milestone" and _counts_several(row, targets)):
            found: Measure = group.says["measure"]
            return found
    if unit.is_money:
        return "flow"
    return "stock" if _stands(row, targets) else "flow"


def is_said_to_flow(row: IndicatorRow) -> bool:
    """Whether a word of the row's names says that it builds up: "vụ cháy", "lượt khách"."""
    groups = (_first_group("judgement/measures", name) for name in _names(row))
    return any(group is not None and group.says["measure"] == "flow" for group in groups)


def _counts_several(row: IndicatorRow, targets: Sequence[Target]) -> bool:
    """Whether more than one is counted or wanted: "phê duyệt 07 đề án" is a count, no work that is done or not."""
    told = (o.quantity for o in observations(row))
    return any(q is not None and q.amount > 1 for q in (*told, *(t.quantity for t in targets)))


def is_growth(row: IndicatorRow) -> bool:
    """Whether a rate is one of growth: each year's is its own, and none is on its way from another."""
    return any(holds_phrase(name, _growth_words()) for name in _names(row))


@cache
def _growth_words() -> tuple[str, ...]:
    return tuple(match_key(word) for word in resources.table("judgement/measures")["growth"]["words"])


def observations(row: IndicatorRow) -> Iterable[Observation]:
    """All observations of `row`, report by report."""
    return (o for cell in row.cells.values() for o in cell.observations)


def holds_phrase(key: str, phrases: Iterable[str]) -> str | None:
    """The first of `phrases` (match keys) that stands in `key` (a match key) as whole words."""
    spaced = f" {key} "
    return next((phrase for phrase in phrases if f" {phrase} " in spaced), None)


def _way_of(group: _Group, has_target: bool) -> Way:
    says = group.says["direction"]
    why = str(group.says["why"])
    if says == "none":
        if has_target and group.says.get("unless_target"):
            return Way("up", message("judgement.direction.target"))
        return Way(None, message(f"judgement.direction.{why}"))
    return Way("up" if says == "up" else "down", message(f"judgement.direction.{why}"))


def _stands(row: IndicatorRow, targets: Sequence[Target]) -> bool:
    """Whether a count's figures stand rather than grow with the time gone in the year."""
    limits = resources.table("judgement/thresholds")["shape"]
    told = sorted(
        ((o.period, o.quantity.amount) for o in observations(row) if o.role != "target" and o.quantity is not None),
        key=lambda pair: pair[0].order,
    )
    for (early, low), (late, high) in pairwise(told):
        grown = _grown(early, late)
        if grown is not None and low > 0:
            return high / low - 1 < Decimal(limits["standing"]) * (grown - 1)
    if (flows := _against_last_year(told)) is not None:
        return not flows
    beside = _stands_by_last_year(told)
    if beside is not None:
        return beside
    for period, amount in told:
        for target in targets:
            goal = target.quantity.amount
            if goal > 0 and target.period.elapsed(period) <= Decimal("0.25"):
                return amount / goal >= Decimal(limits["stands_at"])
    return False


def _against_last_year(told: Sequence[tuple[Period, Decimal]]) -> bool | None:
    """Whether the part of a year told falls as short of the year before as its time does; None where none is told.

    322,400 boxes in a half year after 597,400 in a year flow; 1,391 people after 1,386 stand.
    """
    years = {period.end.year: amount for period, amount in told if period.kind == "year" and amount > 0}
    for period, amount in reversed(told):
        starts = (period.begin.month, period.begin.day) == (1, 1) and period.begin.year == period.end.year
        if starts and period.days < 300 and period.begin.year - 1 in years:
            gone = Decimal(period.days) / 365
            return amount / years[period.begin.year - 1] < (1 + gone) / 2
    return None


def _stands_by_last_year(told: Sequence[tuple[Period, Decimal]]) -> bool | None:
    """Whether a part of a year comes nearer to all of the year before than to that part of it; None without such two.

    After 597.400 in a year, 322.400 in the next half is half a year's: it builds up.
    """
    years = {period.end.year: amount for period, amount in told if period.kind == "year" and amount > 0}
    for period, amount in reversed(told):
        before = years.get(period.begin.year - 1)
        if before is not None and period.is_to_date and period.kind != "span":
            return amount / before > (1 + Decimal(period.end.month) / 12) / 2
    return None


def _grown(early: Period, late: Period) -> Decimal | None:
    """How many times the time to date has grown between two periods of one year; None where they are no such pair."""
    if early.begin != late.begin or early.end >= late.end:
        return None
    return Decimal(late.days) / Decimal(early.days)


def _unit(row: IndicatorRow, targets: Sequence[Target]) -> str:
    """The unit of the row, else of its target, else of its first figure."""
    told = (o.quantity.unit for o in observations(row) if o.quantity is not None)
    return row.unit or next((t.quantity.unit for t in targets), None) or next(told, "")


def _names(row: IndicatorRow) -> Iterable[str]:
    """The match keys of the row's names, its own first.

    A name given by hand is not among them: it is no word on which way is better or what kind of measure it is.
    """
    seen: dict[str, None] = dict.fromkeys([match_key(row.read_as or row.name)])
    seen.update(dict.fromkeys(match_key(o.indicator) for o in observations(row)))
    return seen


@lru_cache(maxsize=16384)
def _first_group(lexicon: str, key: str) -> _Group | None:
    return next((group for group in _groups(lexicon) if holds_phrase(key, group.words)), None)


@cache
def _groups(lexicon: str) -> tuple[_Group, ...]:
    table = resources.table(lexicon)
    return tuple(_Group(tuple(match_key(word) for word in group["words"]), group) for group in table["group"])
