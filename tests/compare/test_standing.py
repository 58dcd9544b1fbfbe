"""Which figure stands for a cell, on the board and in a brief."""

from __future__ import annotations

from decimal import Decimal

import pytest

from compare.comparison import IndicatorCell
from compare.observation import Observation, Relation, Role
from compare.period import parse
from compare.quantity import Quantity
from compare.report import Anchor
from compare.standing import headline


def told(value: int, period: str, role: Role = "actual") -> Observation:
    quantity = Quantity(Decimal(value), "tỷ đồng")
    return Observation(f"o{value}", "thu", quantity, parse(period), role, (), Anchor("f", "s", "b", 0, 1))


CASES = [
    ("the period reported on before the year before", (told(1196, "2025-H1"), told(1341, "2026-H1", "estimate")), 1341),
    ("what was measured before what is estimated", (told(12, "2026-H1", "estimate"), told(11, "2026-H1")), 11),
    ("the plan stands for no result", (told(2690, "2026", "target"), told(1341, "2026-H1")), 1341),
    ("a forecast of the whole year is not of now", (told(2700, "2026", "estimate"), told(1341, "2026-H1")), 1341),
    ("a day within the half before the year before", (told(31, "2026-06-15"), told(28, "2025-H1")), 31),
]


@pytest.mark.parametrize(("why", "observations", "value"), CASES)
def test_what_a_report_says_of_now_stands_for_its_cell(
    why: str, observations: tuple[Observation, ...], value: int
) -> None:
    for order in (observations, observations[::-1]):
        shown = headline(IndicatorCell(order, 1.0), False, parse("2026-H1")).quantity
        assert shown is not None and shown.value == value, why


def test_the_figure_that_was_judged_stands_for_its_cell() -> None:
    now, judged = told(1341, "2026-H1"), told(1290, "2026-H1")
    cell = IndicatorCell((now, judged), 1.0)
    assert headline(cell, own=parse("2026-H1"), judged=judged) is judged
    assert headline(cell, own=parse("2026-H1"), judged=told(5, "2026-H1")) is now  # it stands in another report


def test_a_growth_without_its_level_stands_for_a_cell_that_tells_no_level() -> None:
    anchor = Anchor("f", "s", "b", 0, 1)
    growth = Relation("delta", Decimal(7), "%", "same_period")
    grown = Observation("g", "GRDP", None, parse("2026-H1"), "actual", (growth,), anchor)
    assert headline(IndicatorCell((grown, told(80, "2025")), 1.0), own=parse("2026-H1")).id == "o80"
    assert headline(IndicatorCell((grown,), 1.0), own=parse("2026-H1")) is grown
