"""Periods of the contract's grammar: parse, order, contain, elapsed share, label.

A period is written as one string (`2023`, `2023-Q1`, `2023-H1`, `2023-9M`, `2023-M03`, `2023-W12`, `2023-03-31`,
`2020..2023-Q1`). This module knows dates only as what a period begins and ends on; it never asks what day it is.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # messages write periods with `label`
    from compare.language import Language

Kind = Literal["day", "week", "month", "quarter", "half", "months", "year", "span"]

_YEAR_OF_MONTHS = 12
_SIMPLE = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<months>\d{1,2})M|M(?P<month>\d{2})"
    r"|W(?P<week>\d{2})|(?P<m>\d{2})-(?P<d>\d{2})))?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, from the day it begins to the day it ends, both included.

    `text` is the contract's form, `kind` its grammar. A day has `begin` equal to `end`.
    """

    text: str
    kind: Kind
    begin: date
    end: date

    def __str__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Period) and self.text == other.text  # the text says all the rest

    def __hash__(self) -> int:
        return hash(self.text)

    def __reduce__(self) -> tuple[object, ...]:
        return parse, (self.text,)  # sent to another process it comes out as the one that is known there already

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.begin).days + 1

    @property
    def months(self) -> int:
        """How many calendar months it touches."""
        return _months(self.begin, self.end)

    @property
    def is_to_date(self) -> bool:
        """Whether it runs from the beginning of a year or a term to a point within it: Q1, H1, `2020..2023-H1`."""
        if self.kind in ("quarter", "half", "months"):
            return self.begin.month == 1
        ends_a_year = (self.end.month, self.end.day) == (12, 31)
        return self.kind == "span" and (not ends_a_year or self.financial_year is not None)

    @property
    def financial_year(self) -> Period | None:
        """The twelve months that a stretch of fewer, begun after January, is the first part of; None of any other.

        "2025-M04..2025-M09" is the first half of a financial year that begins in April.
        """
        if self.kind != "span" or "-M" not in self.text or self.begin.month == 1 or self.months >= _YEAR_OF_MONTHS:
            return None
        year, month = self.begin.year, self.begin.month
        return parse(f"{year}-M{month:02d}..{year + 1}-M{month - 1:02d}")

    @property
    def order(self) -> tuple[date, int]:
        """Sorts periods as a reader lists reports: by their end, the longer after the shorter."""
        return self.end, -self.begin.toordinal()

    def contains(self, other: Period) -> bool:
        """Whether `other` lies wholly within."""
        return self.begin <= other.begin and other.end <= self.end

    def elapsed(self, until: Period) -> Decimal:
        """The share of this period gone when `until` ends, 0 to 1, counted in whole months where both end months.

        The first quarter is a quarter of its year (not 90/365), as offices count.
        """
        if until.end >= self.end:
            return Decimal(1)
        if until.end < self.begin:
            return Decimal(0)
        if _ends_month(until.end) and self.begin.day == 1 and _ends_month(self.end):
            return Decimal(_months(self.begin, until.end)) / Decimal(_months(self.begin, self.end))
        return Decimal((until.end - self.begin).days + 1) / Decimal(self.days)

    def year_before(self) -> Period:
        """The same stretch one year earlier (cùng kỳ)."""
        return _year_before(self.text)


@lru_cache(maxsize=4096)
def _year_before(text: str) -> Period:
    return parse("..".join(_shift(part) for part in text.split("..")))


@lru_cache(maxsize=4096)
def parse(text: str) -> Period:
    """The period written `text`; ValueError where it is none.

    >>> parse("2020..2023-Q1").end
    datetime.date(2023, 3, 31)
    """
    if ".." in text:
        first, _, last = text.partition("..")
        begin, end = parse(first), parse(last)
        if end.end < begin.begin:
            raise ValueError(f"a period that ends before it begins: {text!r}")
        return Period(text, "span", begin.begin, end.end)
    found = _SIMPLE.fullmatch(text)
    if not found:
        raise ValueError(f"not a period: {text!r}")
    year = int(found["year"])
    if found["m"]:
        day = date(year, int(found["m"]), int(found["d"]))
        return Period(text, "day", day, day)
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        return Period(text, "week", monday, monday + timedelta(days=6))
    kind, first_month, last_month = _months_of(found)
    return Period(text, kind, date(year, first_month, 1), _month_end(year, last_month))


def first_months(year: int, count: int) -> Period:
    """The first `count` months of `year` in the contract's form: 3 is Q1, 6 is H1, 12 the year."""
    named = {3: f"{year}-Q1", 6: f"{year}-H1", 12: f"{year}"}
    return parse(named.get(count, f"{year}-{count}M"))


def year_of(period: Period) -> Period:
    """The calendar year in which `period` ends."""
    return parse(str(period.end.year))


def label(period: Period, language: Language) -> str:
    """`period` as a reader says it: "quý I/2023", "6 tháng đầu năm 2023"; "Q1 2023", "first half of 2023"."""
    if period.kind == "span":
        first, last = (parse(part) for part in period.text.split(".."))
        between = "–" if first.kind == last.kind == "year" else (" đến " if language == "vi" else " to ")
        return f"{label(first, language).removeprefix('năm ')}{between}{label(last, language).removeprefix('năm ')}"
    return _label_vi(period) if language == "vi" else _label_en(period)


def _label_vi(period: Period) -> str:
    year, month = period.begin.year, period.end.month
    match period.kind:
        case "day":
            return f"{period.begin:%d/%m/%Y}"
        case "week":
            return f"tuần {period.text[-2:]}/{year}"
        case "month":
            return f"tháng {month}/{year}"
        case "quarter":
            return f"quý {('I', 'II', 'III', 'IV')[month // 3 - 1]}/{year}"
        case "half":
            return f"6 tháng {'đầu' if month == 6 else 'cuối'} năm {year}"
        case "months":
            return f"{month} tháng năm {year}"
    return f"năm {year}"


def _label_en(period: Period) -> str:
    year, month = period.begin.year, period.end.month
    match period.kind:
        case "day":
            return f"{period.begin.day} {calendar.month_name[month]} {year}"
        case "week":
            return f"week {period.text[-2:]} of {year}"
        case "month":
            return f"{calendar.month_name[month]} {year}"
        case "quarter":
            return f"Q{month // 3} {year}"
        case "half":
            return f"{'first' if month == 6 else 'second'} half of {year}"
        case "months":
            return f"first {month} months of {year}"
    return str(year)


def _months_of(found: re.Match[str]) -> tuple[Kind, int, int]:
    """The grammar and the first and last month of a simple period."""
    if found["quarter"]:
        quarter = int(found["quarter"])
        return "quarter", 3 * quarter - 2, 3 * quarter
    if found["half"]:
        half = int(found["half"])
        return "half", 6 * half - 5, 6 * half
    if found["month"]:
        return "month", int(found["month"]), int(found["month"])
    if found["months"]:
        count = int(found["months"])
        if not 1 <= count <= 12:
            raise ValueError(f"not a period: {found.string!r}")
        return "months", 1, count
    return "year", 1, 12


def _shift(text: str) -> str:
    """A simple period one year earlier; 29 February becomes the 28th."""
    year = int(text[:4]) - 1
    if text[4:] == "-02-29":
        return f"{year}-02-28"
    if text[4:] == "-W53":
        return f"{year}-W52"
    return f"{year}{text[4:]}"


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _ends_month(day: date) -> bool:
    return day == _month_end(day.year, day.month)


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1
