"""The times said in a heading, a caption or a row's name of a table, joined along the heading and resolved.

A heading says pieces of a time ("Thực hiện 6 tháng" over "2023 | 2024"); pieces of a parent and of its child make one
time, and the report's own period gives what both leave out. Sentences are not read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from compare.figures.table_words import found_in, residue
from compare.period import Period, first_months, parse
from compare.wording import match_key

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

_YEAR_END = match_key("cuối năm")
_WITHIN: tuple[Relative, ...] = ("this_month", "this_quarter")
# The number of a norm is no time: "QCVN 08:2023".
_DOCUMENT = re.compile(r"\b(QCVN|TCVN|ISO|IEC|EN)\s*[\d.]+(?:[:/\-]\s*(?:19|20)\d\d)?(?:/[A-ZĐ]+)*", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"\b(?:đầu |cuối )?năm học\b", re.IGNORECASE)  # its end is no end of a year
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


@lru_cache(maxsize=8192)
def said_in(text: str) -> tuple[Said, str]:
    """The pieces of time in `text`, and `text` without them.

    >>> said_in("Ước TH 6 tháng đầu năm 2024")
    (Said(part='H1', year=2024, span=None, day=None, relative=None, whole_year=False, by=False), 'Ước TH')
    """
    left = _DOCUMENT.sub(lambda found: found[1], text)
    said = Said()
    for pattern, read in _FORMS:
        found = pattern.search(left)
        if not found or (said.day or said.span):
            continue
        piece = read(found)
        if piece is None or (piece.part and said.part):
            continue
        said = _joined(said, piece)
        left = f"{left[: found.start()]} {left[found.end() :]}"
    said = _with_relative(said, left)
    return said, " ".join(left.split())


def along(path: tuple[Said, ...]) -> Said:
    """The time said by a heading from its topmost row down: a child's piece goes before its parent's."""
    whole = Said()
    for piece in path:
        if piece.day or piece.span:
            whole = replace(piece, relative=piece.relative or whole.relative)
        elif piece.part or piece.year or piece.whole_year:
            whole = replace(
                whole, part=None if piece.whole_year else piece.part or whole.part, year=piece.year or whole.year,
                relative=piece.relative or (whole.relative if not piece.year else None), day=None, span=None,
                whole_year=piece.whole_year or (whole.whole_year and not piece.part), by=piece.by or whole.by,
            )  # fmt: skip
        elif piece.relative:
            whole = replace(whole, relative=piece.relative)
    return whole


def resolve(said: Said, report: Period) -> Period | None:
    """The period that `said` means in a report on `report`; None where it says nothing."""
    if said.is_empty:
        return None
    try:
        return _resolved(said, report)
    except ValueError:
        return None


def to_date(period: Period) -> Period:
    """The running total at the end of `period`: from January to its last month."""
    return first_months(period.end.year, period.end.month) if period.kind in ("quarter", "half", "month") else period


def _resolved(said: Said, report: Period) -> Period:
    if said.day:
        return parse(_with_year(said, report))
    if said.span:
        return parse(f"{said.span[0]}..{said.span[1]}")
    if said.relative == "term_start" and not said.year:
        return parse(report.text.split("..")[0])
    year = said.year or report.end.year
    if said.relative in ("same_period", "previous_year") and not said.year:
        year -= 1
    if said.part:
        return parse(f"{year}-{said.part}" if said.part != "12M" else str(year))
    if said.relative == "same_period":
        return _in_year(report, year)
    if said.relative == "previous_period":
        return previous(report)
    if said.relative == "term_to_date" and not said.year:
        return report
    if said.relative == "this_month":
        return parse(f"{year}-M{report.end.month:02d}")
    if said.relative == "this_quarter":
        return parse(f"{year}-Q{(report.end.month + 2) // 3}")
    if said.relative == "to_date" and report.kind not in ("year", "span", "day"):
        return parse(f"{year}{to_date(report).text[4:]}")  # "YTD 2023" in a report on August 2024
    if said.relative == "to_date" and year == report.end.year:
        return to_date(report)
    return parse(str(year))


def _with_year(said: Said, report: Period) -> str:
    """A day said with its year or, "đến 30/6", without: in the report's year, or the one before of last year's."""
    assert said.day is not None
    if len(said.day) > len("06-30"):
        return said.day
    back = said.relative in ("same_period", "previous_year") and not said.year
    return f"{said.year or report.end.year - back}-{said.day}"


def previous(period: Period) -> Period:
    """The period of the same kind just before: the month before a month, the year before a year."""
    year, month = period.begin.year, period.begin.month
    if period.kind == "quarter":
        return parse(f"{year}-Q{month // 3}" if month > 1 else f"{year - 1}-Q4")
    if period.kind == "month":
        return parse(f"{year}-M{month - 1:02d}" if month > 1 else f"{year - 1}-M12")
    if period.kind == "half":
        return parse(f"{year}-H1" if month > 6 else f"{year - 1}-H2")
    return parse(str(year - 1)) if period.kind == "year" else period.year_before()


def _in_year(report: Period, year: int) -> Period:
    """The report's own stretch in another year."""
    if report.kind == "span":
        return parse(str(year))
    if report.kind == "day":
        return parse(f"{year}{report.text[4:]}") if report.text[5:] != "02-29" else parse(f"{year}-02-28")
    return parse(f"{year}{report.text[4:]}")


def _with_relative(said: Said, left: str) -> Said:
    """`said` with the base it names by a word ("cùng kỳ", "năm trước", "lũy kế")."""
    if said.relative:
        return said
    left = _SCHOOL_YEAR.sub(" ", left)
    if found_in(left, "columns.carried"):
        return said
    if _TERM_TO_DATE.search(left):
        return replace(said, relative="term_to_date")
    if match_key(left) == _YEAR_END:
        return replace(said, whole_year=True)  # "Cuối năm" beside "Đầu năm"
    running = found_in(left, "roles.cumulative")
    rest = residue(left, ("roles.cumulative",)) if running else left  # "từ đầu năm" is no base of the year before
    for group in ("same_period", "previous_period", "previous_year", "term_start"):
        if found_in(rest, f"comparing.base.{group}"):
            return replace(said, relative=group)
    if running or said.part or said.day:
        return replace(said, relative="to_date") if running else said
    for within in _WITHIN:
        if found_in(rest, f"periods.{within}"):
            return replace(said, relative=within)
    return said


def _joined(said: Said, piece: Said) -> Said:
    return Said(
        part=said.part or piece.part,
        year=said.year or piece.year,
        span=piece.span or said.span,
        day=piece.day or said.day,
        relative=said.relative or piece.relative,
        whole_year=said.whole_year or piece.whole_year,
        by=said.by or piece.by,
    )


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


# "Thực hiện nửa đầu nhiệm kỳ" is what was done since it began, not the level it began from.
_TERM_TO_DATE = re.compile(r"\b(?:(?:từ|lũy kế|luỹ kế) đầu nhiệm kỳ|nửa (?:đầu )?nhiệm kỳ)\b", re.IGNORECASE)
_TO_DATE = r"(?:ytd|year[\s-]to[\s-]date|cumulative)"
_MAYBE_YEAR = rf"(?:{_GLUE}(?P<year>{_YEAR})\b)?"
_FORMS = tuple(
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
            rf"\b(?P<n>\d{{1,2}}|sáu|chín|ba|tám|mười)\s*tháng(?:\s+(?:đầu|(?P<late>cuối))(?:\s+năm\b)?)?"
            rf"(?:\s*(?:[/.\-–]|năm)?\s*(?P<year>{_YEAR})\b)?",
            _n_months,
        ),
        (rf"\b(?P<n>\d{{1,2}})\s*t(?:(?P<year>{_YEAR})\b|\b(?:{_GLUE}(?P<later>{_YEAR})\b)?)", _n_months),
        (rf"\b(?:first\s+)?(?P<n>\d{{1,2}}|six|nine|three|eleven|eight)[\s-]months?\b{_MAYBE_YEAR}", _n_months),
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
