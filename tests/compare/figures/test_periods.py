"""Mentions of time, resolved against the report's own period."""

from __future__ import annotations

import pytest

from compare.figures.periods import mentions
from compare.period import parse

SAID = [
    ("2023-H1", "Sáu tháng đầu năm 2023", "2023-H1", "within"),
    ("2022-Q2", "Quý II/2022", "2022-Q2", "within"),
    ("2023-M09", "tháng 9/2023", "2023-M09", "within"),
    ("2023-M12", "đến hết tháng 8/2023", "2023-8M", "until"),
    ("2024-Q1", "Tính đến 31/3/2024", "2024-03-31", "until"),
    ("2024-10M", "Từ đầu năm đến ngày 15/10/2024", "2024-10-15", "until"),
    ("2020..2023-H1", "từ đầu nhiệm kỳ đến nay", "2020..2023-H1", "to_date"),
    ("2023-M08", "lũy kế từ đầu năm", "2023-8M", "to_date"),
    ("2023-M08", "cộng dồn 8 tháng", "2023-8M", "to_date"),
    ("2022-9M", "cùng kỳ năm trước", "2021-9M", "same"),
    ("2024-M03", "quý tới", "2024-Q2", "next"),
    ("2023", "đến năm 2025", "2025", "until"),
    ("2020..2022", "đến cuối nhiệm kỳ 2020-2025", "2025", "until"),
    ("2024", "hết quý II/2025", "2025-H1", "until"),
    ("2023", "năm học 2022-2023", "2022..2023", "within"),
    ("2023", "6 tháng cuối năm", "2023-H2", "within"),
    ("2024-W10", "Tuần qua", "2024-W10", "own"),
    ("2023", "Tính từ năm 2021", "2021..2023", "within"),
    ("2022", "từ năm 2021 đến hết năm 2022", "2021..2022", "within"),
    ("2024", "Lũy kế từ năm 2021", "2021..2024", "to_date"),
    ("2024", "Bốn năm qua", "2021..2024", "within"),
]


@pytest.mark.parametrize(("own", "text", "period", "sort"), SAID)
def test_a_mention_names_its_period(own: str, text: str, period: str, sort: str) -> None:
    (found,) = mentions(text, parse(own))
    assert (str(found.period), found.sort) == (period, sort)


def test_the_day_of_an_event_is_told_apart() -> None:
    (found,) = mentions("Chiều ngày 25/7/2024", parse("2024"))
    assert found.sort == "event"


def test_a_bound_on_months_is_how_long_and_no_period() -> None:
    assert all(found.period is None for found in mentions("chậm đóng trên 6 tháng", parse("2025-Q1")))


def test_a_span_of_work_is_no_period() -> None:
    (found,) = mentions("tước quyền trong 6 tháng", parse("2023"))
    assert found.period is None
