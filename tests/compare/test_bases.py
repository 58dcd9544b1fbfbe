"""Targets told as a change alone: the level they come to, and on which side of it the target is reached."""

from __future__ import annotations

from decimal import Decimal

import pytest

from compare.bases import aim
from compare.comparison import IndicatorRow
from compare.observation import Observation, Relation
from compare.period import parse
from compare.quantity import Bound, Quantity
from compare.report import Anchor


@pytest.mark.parametrize(
    ("change", "unit", "base", "level"),
    [
        ("-1.5", "%/năm", Quantity(Decimal("9.8"), "%"), Quantity(Decimal("2.3"), "%")),
        ("-1.5", "%", Quantity(Decimal("9.8"), "%"), Quantity(Decimal("8.3"), "%")),
        ("10", "%/năm", Quantity(Decimal(100), "tỷ đồng"), Quantity(Decimal("161.051"), "tỷ đồng")),
    ],
)
def test_a_change_by_the_year_is_gone_through_once_for_each_year_of_a_term(
    change: str, unit: str, base: Quantity, level: Quantity
) -> None:
    told = Relation("delta", Decimal(change), unit, "previous_year", "eq")
    target = Observation("o1", "x", None, parse("2025..2030"), "target", (told,), Anchor("a", "s1", "b1", 0, 1))
    assert aim(IndicatorRow("r1", "x", base.unit, None, {}), (), target, base) == (base, level)


@pytest.mark.parametrize(
    ("change", "bound", "level"),
    [
        ("-5", "ge", Quantity(Decimal("25.65"), "vụ", "le")),
        ("-5", "eq", Quantity(Decimal("25.65"), "vụ")),
        ("-5", "le", Quantity(Decimal("25.65"), "vụ", "ge")),
        ("5", "ge", Quantity(Decimal("28.35"), "vụ", "ge")),
    ],
)
def test_a_fall_by_at_least_so_much_is_a_level_of_at_most_what_it_comes_to(
    change: str, bound: Bound, level: Quantity
) -> None:
    told = Relation("delta", Decimal(change), "%", "previous_year", bound)
    target = Observation(
        "o1", "tai nạn giao thông", None, parse("2024"), "target", (told,), Anchor("a", "s1", "b1", 0, 1)
    )
    base = Quantity(Decimal(27), "vụ")
    assert aim(IndicatorRow("r1", "tai nạn giao thông", "vụ", None, {}), (), target, base) == (base, level)
