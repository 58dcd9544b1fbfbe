"""Periods: the contract's grammar, order, containment, the share gone by, and how they are said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from compare.period import first_months, label, parse

ENDS = [
    ("2023", date(2023, 1, 1), date(2023, 12, 31)),
    ("2023-Q1", date(2023, 1, 1), date(2023, 3, 31)),
    ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31)),
    ("2023-H2", date(2023, 7, 1), date(2023, 12, 31)),
    ("2023-9M", date(2023, 1, 1), date(2023, 9, 30)),
    ("2024-M02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2023-W12", date(2023, 3, 20), date(2023, 3, 26)),
    ("2023-03-31", date(2023, 3, 31), date(2023, 3, 31)),
    ("2020..2025", date(2020, 1, 1), date(2025, 12, 31)),
    ("2020..2023-Q1", date(2020, 1, 1), date(2023, 3, 31)),
]
LABELS = [
    ("2023", "năm 2023", "2023"),
    ("2023-Q1", "quý I/2023", "Q1 2023"),
    ("2023-H1", "6 tháng đầu năm 2023", "first half of 2023"),
    ("2023-9M", "9 tháng năm 2023", "first 9 months of 2023"),
    ("2023-M03", "tháng 3/2023", "March 2023"),
    ("2023-03-31", "31/03/2023", "31 March 2023"),
    ("2020..2025", "2020–2025", "2020–2025"),
    ("2020..2023-Q1", "2020 đến quý I/2023", "2020 to Q1 2023"),
]
ELAPSED = [
    ("2023", "2023-Q1", Fraction(1, 4)),
    ("2023", "2023-H1", Fraction(1, 2)),
    ("2023", "2023-9M", Fraction(3, 4)),
    ("2023", "2023", Fraction(1)),
    ("2023", "2022", Fraction(0)),
    ("2023", "2024-Q1", Fraction(1)),
    ("2020..2025", "2020..2023-Q1", Fraction(39, 72)),
    ("2023", "2023-06-15", Fraction(166, 365)),
]


@pytest.mark.parametrize(("text", "begin", "end"), ENDS)
def test_a_period_begins_and_ends(text: str, begin: date, end: date) -> None:
    period = parse(text)
    assert (period.begin, period.end, period.text) == (begin, end, text)


@pytest.mark.parametrize("text", ["", "23", "2023-Q5", "2023-13M", "2023-0M", "2023-M13", "2023-02-30", "2025..2020"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse(text)


@pytest.mark.parametrize(("text", "vi", "en"), LABELS)
def test_labels(text: str, vi: str, en: str) -> None:
    assert (label(parse(text), "vi"), label(parse(text), "en")) == (vi, en)


@pytest.mark.parametrize(("whole", "until", "share"), ELAPSED)
def test_the_share_gone_counts_whole_months(whole: str, until: str, share: Fraction) -> None:
    expected = Decimal(share.numerator) / Decimal(share.denominator)
    assert abs(parse(whole).elapsed(parse(until)) - expected) < Decimal("1e-20")


def test_order_is_by_the_end_and_the_longer_last() -> None:
    texts = ["2023", "2023-Q1", "2022", "2023-H1", "2023-Q4", "2023-M03"]
    assert sorted(texts, key=lambda t: parse(t).order) == ["2022", "2023-M03", "2023-Q1", "2023-H1", "2023-Q4", "2023"]


def test_the_same_period_a_year_before() -> None:
    pairs = [("2023-H1", "2022-H1"), ("2024-02-29", "2023-02-28"), ("2020..2023-Q1", "2019..2022-Q1")]
    assert [parse(text).year_before().text for text, _ in pairs] == [before for _, before in pairs]


def test_first_months_are_named_as_the_contract_names_them() -> None:
    assert [first_months(2023, n).text for n in (3, 6, 8, 9, 12)] == [
        "2023-Q1", "2023-H1", "2023-8M", "2023-9M", "2023",
    ]  # fmt: skip


def test_months_begun_after_january_are_the_first_of_a_financial_year() -> None:
    assert str(parse("2025-M04..2025-M12").financial_year) == "2025-M04..2026-M03"
    assert parse("2025-M04..2025-M12").is_to_date
    told = ("2025-M01..2025-M06", "2025-M04..2026-M03", "2025..2026", "2025-Q2", "2020..2023-H1")
    assert [parse(text).financial_year for text in told] == [None] * 5
