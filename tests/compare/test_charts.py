"""The charts' descriptions: which figures stand in them, in which order, and what they leave out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from compare import charts
from compare.comparison import JudgedRow
from compare.document import Bar, Chart
from compare.observation import Observation
from compare.period import parse
from compare.quantity import Quantity
from tests.desktop.sample_result import comparison


def _row(ident: str = "r1") -> JudgedRow:
    return next(r for r in comparison().rows if r.id == ident)


def _with_levels(row: JudgedRow, *levels: tuple[str, str, str]) -> JudgedRow:
    """`row` with those (period, value, unit) in place of what its reports say."""
    source, cell = next(iter(row.row.cells.items()))
    model = next(o for o in row.row.observations() if o.quantity)

    def made(at: int, period: str, value: str, unit: str) -> Observation:
        quantity = Quantity(Decimal(value), unit)
        return replace(model, id=f"x{at}", period=parse(period), quantity=quantity, role="actual", cumulative=False)

    cells = {source: replace(cell, observations=tuple(made(n, *level) for n, level in enumerate(levels)))}
    return replace(row, row=replace(row.row, cells=cells))


def test_a_trend_is_in_order_of_period_and_in_the_unit_of_the_target() -> None:
    row = _with_levels(_row(), ("2024-H1", "13100", "triệu đồng"), ("2024-Q1", "5,9".replace(",", "."), "tỷ đồng"))
    told = charts.trend(row, "vi")
    assert told is not None
    assert [(p.label, p.value) for p in told.points] == [
        ("Quý I/2024", Decimal("5.9")),
        ("6 tháng đầu năm 2024", Decimal("13.1")),
    ]
    assert told.unit == "tỷ đồng"
    assert told.target is not None
    assert told.target_said in told.alt


def test_levels_that_cannot_be_compared_are_left_out() -> None:
    row = _with_levels(_row(), ("2024-Q1", "5.9", "tỷ đồng"), ("2024-H1", "13", "ha"))
    assert charts.trend(row, "vi") is None
    assert charts.levels_of(row) == ()


@pytest.mark.parametrize(
    ("periods", "joined"),
    [
        (("2023-Q1", "2023-H1", "2023"), [False, True, True]),  # one year, building up
        (("2023", "2024-Q1"), [False, False]),  # a quarter does not follow on a year
        (("2022-Q1", "2023-Q1"), [False, True]),  # the same quarter of two years
    ],
)
def test_what_builds_up_is_joined_only_where_its_periods_compare(periods: tuple[str, ...], joined: list[bool]) -> None:
    row = _with_levels(_row(), *((p, str(n + 1), "tỷ đồng") for n, p in enumerate(periods)))
    row = replace(row, progress=replace(row.progress, expected_percent=Decimal(50)))
    assert [yes for _, yes in charts.levels_of(row)] == joined
    rate = replace(row, progress=replace(row.progress, expected_percent=None))
    assert all(yes for _, yes in charts.levels_of(rate))


def test_bars_are_of_rows_whose_share_says_how_far_they_came() -> None:
    rows = comparison().rows
    chart = charts.progress_chart(rows, "vi")
    assert chart is not None
    assert len(chart.bars) == sum(charts.tells_share(row) for row in rows)
    lower = replace(_row(), direction="down")
    assert charts.progress_chart([lower], "vi") is None


SCALES: dict[str, tuple[list[str], float, list[bool]]] = {
    "to the target at least": (["22.3", "79.3"], 100, [False, False]),
    "so far that all go on it": (["97", "105.4"], 125, [False, False]),
    "one far longer than the others is cut": (["41.7", "99.2", "812.4"], 200, [False, False, True]),
    "all are long": (["250", "300", "412"], 500, [False, False, False]),
    "one is far longer than long ones": (["250", "300", "9000"], 600, [False, False, True]),
    "one alone": (["812.4"], 1000, [False]),
    "what fell": (["-12"], 100, [False]),
}


@pytest.mark.parametrize("name", SCALES)
def test_the_scale_of_a_chart_ends_where_its_bars_can_be_compared(name: str) -> None:
    values, reach, cut = SCALES[name]
    bars = tuple(Bar(f"b{n}", Decimal(value), value, Decimal(75)) for n, value in enumerate(values))
    made = charts.scaled(Chart("", "", "", "", bars, ()), "en")
    assert (made.reach, [made.cuts(bar) for bar in bars]) == (reach, cut)
    assert bool(made.cut_note) == any(cut)


def test_sectors_count_every_row_with_a_target_once() -> None:
    result = comparison()
    told = charts.sectors(result, "en")
    assert told is not None
    assert sum(s.total for s in told.sectors) == sum(r.progress.status != "no_target" for r in result.rows)
    assert charts.sectors(replace(result, rows=()), "en") is None


@pytest.mark.parametrize(
    ("most", "wanted"),
    [(0.0, (0.0, 1.0)), (23.0, (0.0, 5.0, 10.0, 15.0, 20.0, 25.0)), (0.46, (0.0, 0.1, 0.2, 0.3, 0.4, 0.5))],
)
def test_scales_have_round_marks(most: float, wanted: tuple[float, ...]) -> None:
    assert charts.steps(most) == wanted
