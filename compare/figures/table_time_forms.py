"""The forms in which a time is written in a heading, a caption or a row's name of a table, each with what it says.

How the pieces of a heading are joined and what they mean in a report is `table_periods`' affair.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Relative = Literal[
    "same_period",
    "previous_year",
    "previous_period",
    "to_date",
    "term_start",
    "term_to_date",
    "this_month",
    "this_quarter",
]

_YEAR = r"(?:19|20)\d\d"
_GLUE = r"(?:\s*[/.\-–]\s*|\s+(?:năm|of|in)?\s*)"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_COUNTS = {
    "sáu": 6,
    "chín": 9,
    "ba": 3,
    "tám": 8,
    "six": 6,
    "nine": 9,
    "three": 3,
    "eleven": 11,
    "eight": 8,
    "mười": 10,
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:(?P<{}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:(?<=jan)uary|(?<=feb)ruary|(?<=mar)ch|(?<=apr)il|(?<=jun)e|(?<=jul)y|(?<=aug)ust|(?<=sep)t(?:ember)?"
    r"|(?<=oct)ober|(?<=nov)ember|(?<=dec)ember)?\b\.?)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """Pieces of a time: `part` in the contract's form without its year ("Q3", "9M", "M09", "H1")."""

    part: str | None = None
    year: int | None = None
    span: tuple[int, int] | None = None
    day: str | None = None
    relative: Relative | None = None
    whole_year: bool = False
    by: bool = False  # "đến năm 2025", "by 2025": a horizon

    @property
    def is_empty(self) -> bool:
        """Whether nothing of a time was said."""
        return self == NOTHING


NOTHING = Said()


def _year(found: re.Match[str]) -> int | None:
    named = found.groupdict()
    written = named.get("year") or named.get("later")
    return None if not written else int(written) + (2000 if len(written) == 2 else 0)


def _day(found: re.Match[str]) -> Said | None:
    month, day = int(found["m"]), int(found["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Said(day=f"{found['year']}-{month:02d}-{day:02d}", year=None)


def _day_of_year(found: re.Match[str]) -> Said | None:
    """Said: "đến 30/6": a day whose year is the report's."""
    month, day = int(found["m"]), int(found["d"])
    return Said(day=f"{month:02d}-{day:02d}") if 1 <= month <= 12 and 1 <= day <= 31 else None


def _english_day(found: re.Match[str]) -> Said:
    return Said(day=f"{found['year']}-{_MONTHS.index(found['m'].lower()) + 1:02d}-{int(found['d']):02d}")


def _english_day_of_year(found: re.Match[str]) -> Said:
    """Said: "at 30 June": a day whose year is the report's."""
    return Said(day=f"{_MONTHS.index(found['m'].lower()) + 1:02d}-{int(found['d']):02d}")


def _span(found: re.Match[str]) -> Said | None:
    first, last = int(found["first"]), found["last"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if end <= first or (len(last) == 2 and end != first + 1):
        return None
    return Said(span=(first, end))


def _n_months(found: re.Match[str]) -> Said | None:
    written = found["n"].lower()
    count = _COUNTS.get(written) or (int(written) if written.isdigit() else 0)
    if not 1 <= count <= 12:
        return None
    if found.groupdict().get("late") and count == 6:
        return Said(part="H2", year=_year(found))
    part = {3: "Q1", 6: "H1", 12: None}.get(count, f"{count}M")
    return Said(part=part, year=_year(found), whole_year=part is None)


def _quarter(found: re.Match[str]) -> Said:
    written = found["q"].lower()
    number = _ROMAN.get(written) or _ORDINALS.get(written) or int(written)
    return Said(part=f"Q{number}", year=_year(found))


def _to_quarter(found: re.Match[str]) -> Said:
    """Said: "đến hết quý III/2025": the months from January to the quarter's end."""
    number = _ROMAN.get(found["q"].lower()) or int(found["q"])
    part = {1: "Q1", 2: "H1", 3: "9M"}.get(number)
    return Said(part=part, year=_year(found), whole_year=part is None)


def _half(found: re.Match[str]) -> Said:
    written = found["h"].lower()
    return Said(part=f"H{_ORDINALS.get(written) or int(written)}", year=_year(found))


def _month(found: re.Match[str]) -> Said | None:
    number = int(found["m"])
    return Said(part=f"M{number:02d}", year=_year(found)) if 1 <= number <= 12 else None


def _english_month(found: re.Match[str]) -> Said:
    return Said(part=f"M{_MONTHS.index(found['m'].lower()) + 1:02d}", year=_year(found))


def _months_to(found: re.Match[str]) -> Said:
    """Said: "YTD Jun 2025": the months to the end of June."""
    last = _MONTHS.index(found["m"].lower()) + 1
    return Said(part={3: "Q1", 6: "H1", 12: None}.get(last, f"{last}M"), year=_year(found))


def _english_months(found: re.Match[str]) -> Said | None:
    first, last = (_MONTHS.index(found[name].lower()) for name in ("a", "b"))
    named = {3: "Q1", 6: "H1", 12: None}
    if first == 0:
        return Said(part=named.get(last + 1, f"{last + 1}M"), year=_year(found))
    if (first, last) == (6, 11):
        return Said(part="H2", year=_year(found))
    quarter = last // 3 + 1
    return Said(part=f"Q{quarter}", year=_year(found)) if (first, last) == (quarter * 3 - 3, quarter * 3 - 1) else None


def _to_month(found: re.Match[str]) -> Said:
    """ "to June 2025": from January on."""
    last = _MONTHS.index(found["b"].lower()) + 1
    return Said(part={3: "Q1", 6: "H1", 12: None}.get(last, f"{last}M"), year=_year(found), whole_year=last == 12)


def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)


_TO_DATE = r"(?:ytd|year[\s-]to[\s-]date|cumulative)"
# What lasts so long is no time: "Nợ từ 3 tháng trở lên", "Arrears over 6 months".
_NO_LENGTH = "".join(
    f"(?<!{word} )"
    for word in ("từ", "dưới", "trên", "quá", "hạn", "over", "under", "within", "than", "least", "every")
)
_MAYBE_YEAR = rf"(?:{_GLUE}(?P<year>{_YEAR})\b)?"
FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Said | None]], ...] = tuple(
    (_compiled(form), read)
    for form, read in (
        (rf"\b(?P<d>\d{{1,2}})\s*[/.\-]\s*(?P<m>\d{{1,2}})\s*[/.\-]\s*(?P<year>{_YEAR})\b", _day),
        (rf"\bngày\s+(?P<d>\d{{1,2}})\s+tháng\s+(?P<m>\d{{1,2}})\s+năm\s+(?P<year>{_YEAR})\b", _day),
        (r"\b(?:đến|hết)\s+(?:hết\s+)?(?:ngày\s+)?(?P<d>\d{1,2})/(?P<m>\d{1,2})\b(?!\s*/)", _day_of_year),
        (rf"\b(?P<d>\d{{1,2}})\s+{_MONTH.format('m')}\s+(?P<year>{_YEAR})\b", _english_day),
        (rf"\b(?:at|to|on|by)\s+(?P<d>\d{{1,2}})\s+{_MONTH.format('m')}(?!\s*,?\s*{_YEAR})", _english_day_of_year),
        (rf"\b(?:q|quarter)\s?(?P<q>[1-4])\b[\s,/'’\-]*(?P<year>{_YEAR})[/\-–]\d\d\b", _quarter),
        (rf"\b(?P<first>{_YEAR})\s*[-–/]\s*(?P<last>{_YEAR})\b", _span),
        (rf"(?:\bfy\s*|\b)(?P<first>{_YEAR})\s*[-–/]\s*(?P<last>\d\d)\b(?!\s*[/-])", _span),
        (rf"\b{_MONTH.format('a')}\s*(?:-|–|to)\s*{_MONTH.format('b')}{_MAYBE_YEAR}", _english_months),
        (rf"\b(?:at|as at|by)?\s*(?:the )?end(?:\s+of|[\s-])\s*{_MONTH.format('b')}{_MAYBE_YEAR}", _to_month),
        (rf"\b(?:(?:up )?to|through|until)\s+(?:end\s+(?:of\s+)?)?{_MONTH.format('b')}{_MAYBE_YEAR}", _to_month),
        (rf"\b{_TO_DATE}\s+(?:to\s+)?(?:end[\s-]+)?{_MONTH.format('m')}\b{_MAYBE_YEAR}", _months_to),
        (rf"\b{_MONTH.format('m')}\b{_MAYBE_YEAR}\s+{_TO_DATE}\b", _months_to),
        (
            rf"{_NO_LENGTH}\b(?P<n>\d{{1,2}}|sáu|chín|ba|tám|mười)\s*tháng(?!\s+(?:trở|tuổi)\b)"
            rf"(?:\s+(?:đầu|(?P<late>cuối))(?:\s+năm\b)?)?"
            rf"(?:\s*(?:[/.\-–]|năm)?\s*(?P<year>{_YEAR})\b)?",
            _n_months,
        ),
        (rf"\b(?P<n>\d{{1,2}})\s*t(?:(?P<year>{_YEAR})\b|\b(?:{_GLUE}(?P<later>{_YEAR})\b)?)", _n_months),
        (
            rf"{_NO_LENGTH}\b(?:first\s+)?(?P<n>\d{{1,2}}|six|nine|three|eleven|eight)[\s-]months?\b{_MAYBE_YEAR}",
            _n_months,
        ),
        (rf"\b(?P<n>\d{{1,2}})m\b{_MAYBE_YEAR}", _n_months),
        (rf"\b(?:to|at|end of)\s+month\s(?P<n>\d{{1,2}})\b(?:[\s,/]*(?P<year>{_YEAR})\b)?", _n_months),
        (rf"\b(?:đến|hết)\s+(?:hết\s+|cuối\s+)?quý\s*(?P<q>iv|i{{1,3}}|[1-4])\b{_MAYBE_YEAR}", _to_quarter),
        (rf"\bquý\s*(?P<q>iv|i{{1,3}}|[1-4])\b{_MAYBE_YEAR}", _quarter),
        (rf"\bquarter\s(?P<q>[1-4])\b(?:[\s,/'’\-]*(?P<year>{_YEAR})\b)?", _quarter),
        (rf"\bq\s?(?P<q>[1-4])\b(?:[\s/'’\-]*(?P<year>{_YEAR}|\d\d)\b)?", _quarter),
        (rf"\b(?P<q>[1-4])q\b(?:[\s/'’\-]*(?P<year>{_YEAR}|\d\d)\b)?", _quarter),
        (r"\b(?P<q>[1-4])q(?P<year>\d\d)\b", _quarter),
        (rf"\b(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter\b{_MAYBE_YEAR}", _quarter),
        (rf"\bh\s?(?P<h>[12])\b(?:[\s/'’\-]*(?P<year>{_YEAR}|\d\d)\b)?", _half),
        (rf"\b(?P<h>first|second|1st|2nd)\s+half\b{_MAYBE_YEAR}", _half),
        (rf"\b(?:đến|tới|hết)\s+(?:hết\s+|cuối\s+)?tháng\s*(?P<n>\d{{1,2}})\b{_MAYBE_YEAR}", _n_months),
        (rf"\btháng\s*(?P<m>\d{{1,2}})\b{_MAYBE_YEAR}", _month),
        (rf"\bt\s?(?P<m>\d{{1,2}})(?:\s*[/.\-]\s*(?P<year>{_YEAR}))?\b", _month),
        (rf"\b(?P<m>\d{{1,2}})/(?P<year>{_YEAR})\b", _month),
        (rf"\b{_MONTH.format('m')}\s?[-'’]\s?(?P<year>\d\d)\b(?!\d)", _english_month),
        (rf"\b{_MONTH.format('m')}\b{_MAYBE_YEAR}", _english_month),
        (rf"\b(?:đến|hết|by)\s+(?:hết\s+|cuối\s+|end\s+(?:of\s+)?)?(?:năm\s+)?(?P<year>{_YEAR})\b",
         lambda found: Said(year=_year(found), by=True)),
        (rf"(?:\bnăm\s+|\bfy\s*|\b)(?P<year>{_YEAR})\b", lambda found: Said(year=_year(found))),
        (r"\b(?:cả|toàn)\s+năm\b|\bfull[\s-]year\b|\bannual\b"
         r"|\b(?:kh|kế hoạch|dự toán|chỉ tiêu|chương trình|khoán|đăng ký)\s+"
         r"(?=năm\s*(?:\(|$|đã\b|được\b|sau\b|điều chỉnh))",
         lambda found: Said(whole_year=True)),
        (r"\bfy\s?(?P<year>\d\d)\b", lambda found: Said(year=_year(found))),
    )
)  # fmt: skip
