"""What kind of measure an indicator is: flow, stock, rate, average, milestone.

Read from its unit, the words of its names and, for a count the lexicon does not know, from how its figures grow over a
year. The lexicon is `resources/judgement/measures.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Literal

import resources
from compare.comparison import IndicatorRow, Target
from compare.name_groups import group_of, holds_phrase, keys_of_names
from compare.period import Period
from compare.quantity import parse_unit
from compare.thresholds import fixed
from compare.wording import match_key

Measure = Literal["flow", "stock", "rate", "average", "milestone"]


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
    for name in keys_of_names(row):
        group = group_of("judgement/measures", name)
        if group is not None and not (group.says["measure"] == "milestone" and _counts_several(row, targets)):
            found: Measure = group.says["measure"]
            return found
    if unit.is_money:
        return "flow"
    return "stock" if _stands(row, targets) else "flow"


def is_said_to_flow(row: IndicatorRow) -> bool:
    """Whether a word of the row's names says that it builds up: "vụ cháy", "lượt khách"."""
    groups = (group_of("judgement/measures", name) for name in keys_of_names(row))
    return any(group is not None and group.says["measure"] == "flow" for group in groups)


def _counts_several(row: IndicatorRow, targets: Sequence[Target]) -> bool:
    """Whether more than one is counted or wanted: "phê duyệt 07 đề án" is a count, no work that is done or not."""
    told = (o.quantity for o in row.observations())
    return any(q is not None and q.amount > 1 for q in (*told, *(t.quantity for t in targets)))


def is_growth(row: IndicatorRow) -> bool:
    """Whether a rate is one of growth: each year's is its own, and none is on its way from another."""
    return any(holds_phrase(name, _growth_words()) for name in keys_of_names(row))


@cache
def _growth_words() -> tuple[str, ...]:
    return tuple(match_key(word) for word in resources.table("judgement/measures")["growth"]["words"])


def _stands(row: IndicatorRow, targets: Sequence[Target]) -> bool:
    """Whether a count's figures stand rather than grow with the time gone in the year."""
    limits = fixed("shape")
    told = sorted(
        ((o.period, o.quantity.amount) for o in row.observations() if o.role != "target" and o.quantity is not None),
        key=lambda pair: pair[0].order,
    )
    for (early, low), (late, high) in pairwise(told):
        grown = _grown(early, late)
        if grown is not None and low > 0:
            return high / low - 1 < limits["standing"] * (grown - 1)
    beside = _stands_by_last_year(told)
    if beside is not None:
        return beside
    for period, amount in told:
        for target in targets:
            goal = target.quantity.amount
            if goal > 0 and target.period.elapsed(period) <= Decimal("0.25"):
                return amount / goal >= limits["stands_at"]
    return False


def _stands_by_last_year(told: Sequence[tuple[Period, Decimal]]) -> bool | None:
    """Whether a part of a year comes nearer to all of the year before than to that part of it; None without such two.

    After 597,400 in a year, 322,400 in the next half is half a year's: it builds up; 1,391 people after 1,386 stand.
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
    told = (o.quantity.unit for o in row.observations() if o.quantity is not None)
    return row.unit or next((t.quantity.unit for t in targets), None) or next(told, "")
