"""What a mention of time is, and the readings of dates both languages share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from compare.figures.tokens import Token
from compare.period import Period, first_months

Sort = Literal[
    "within",  # quý I/2023; 9 tháng; năm 2022
    "until",  # đến hết tháng 8; tính đến 31/3/2024; đến năm 2025
    "start",  # đầu năm; đầu nhiệm kỳ
    "end",  # cuối năm 2022
    "same",  # cùng kỳ
    "previous",  # năm trước; quý trước
    "next",  # tháng tới
    "to_date",  # lũy kế; từ đầu năm
    "own",  # đến nay; trong kỳ; từ đầu nhiệm kỳ
    "yearly",  # hằng năm; mỗi năm
    "term",  # nhiệm kỳ 2020-2025
    "event",  # ngày 25/7/2024; trước năm 2028: no period of a figure
]


class Mention(NamedTuple):
    """Tokens `first` to `stop` (excluded) name `period` in the manner of `sort`; `year_said`: its year is written."""

    first: int
    stop: int
    period: Period | None
    sort: Sort
    year_said: bool = True


def is_year(token: Token) -> bool:
    """Whether a token is a number that reads as a calendar year."""
    return token.sort == "number" and len(token.text) == 4 and token.text.isdigit() and "1945" <= token.text <= "2099"


def to_date(reference: Period) -> Period:
    """The stretch from the year's start to the end of the report's period; a year or a span is itself."""
    if reference.kind in ("month", "quarter"):
        return first_months(reference.end.year, reference.end.month)
    return reference


def day_at(tokens: Sequence[Token], at: int, year: int) -> tuple[date | None, int, bool] | None:
    """The day of "31/3/2023", "31-3-2023", "31/3", where it stops, whether its year is said; no such day is None."""
    if at + 2 >= len(tokens) or tokens[at].sort != "number" or tokens[at + 1].text not in ("/", "-", "."):
        return None
    first, mark, second = tokens[at].text, tokens[at + 1].text, tokens[at + 2].text
    if not (first.isdigit() and second.isdigit() and len(first) <= 2 and len(second) <= 2):
        return None
    stop, said = at + 3, False
    if at + 4 < len(tokens) and tokens[at + 3].text == mark and is_year(tokens[at + 4]):
        year, stop, said = int(tokens[at + 4].text), at + 5, True
    try:
        return date(year, int(second), int(first)), stop, said
    except ValueError:
        return None
