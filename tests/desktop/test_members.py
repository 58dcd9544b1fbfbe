"""What a gesture on rows says: two rows joined are one, with all that stood in them."""

from __future__ import annotations

from compare.comparison import Comparison, JudgedRow
from desktop.members import joined
from tests.compare.matching.build import written
from tests.compare.test_kept import compared

QUARTER = """
# Thu, chi ngân sách
= a | Thu ngân sách trên địa bàn | 120 tỷ đồng | 2023-Q1 | actual
= b | Chi thường xuyên | 80 tỷ đồng | 2023-Q1 | actual
"""
HALF = """
# Thu, chi ngân sách
= a | Tổng thu ngân sách trên địa bàn | 260 tỷ đồng | 2023-H1 | actual
= b | Tổng chi thường xuyên | 170 tỷ đồng | 2023-H1 | actual
"""


def figures(row: JudgedRow) -> set[str]:
    return {o.indicator for cell in row.row.cells.values() for o in cell.observations}


def row_with(result: Comparison, name: str) -> JudgedRow:
    return next(row for row in result.rows if name in figures(row))


def test_rows_that_have_the_same_reports_join_whole() -> None:
    of = [
        written("q1", "quarter", "2023-Q1", "vi", QUARTER).reading,
        written("q2", "half", "2023-H1", "vi", HALF).reading,
    ]
    apart = compared(of)
    revenue, spending = row_with(apart, "Thu ngân sách trên địa bàn"), row_with(apart, "Chi thường xuyên")
    assert len(figures(revenue)) == len(figures(spending)) == 2 and figures(revenue).isdisjoint(figures(spending))
    together = compared(of, [joined(apart, revenue, spending)])
    assert figures(row_with(together, "Chi thường xuyên")) == figures(revenue) | figures(spending)
