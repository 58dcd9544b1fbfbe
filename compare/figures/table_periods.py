"""The times said in a heading, a caption or a row's name of a table, joined along the heading and resolved.

A heading says pieces of a time ("Thực hiện 6 tháng" over "2023 | 2024"); pieces of a parent and of its child make one
time, and the report's own period gives what both leave out. Sentences are not read here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from compare.figures.table_time_forms import FORMS, Relative, Said
from compare.figures.table_words import found_in, residue
from compare.period import Period, first_months, parse
from compare.wording import match_key

_YEAR_END = match_key("cuối năm")
_WITHIN: tuple[Relative, ...] = ("this_month", "this_quarter")
# The number of a norm is no time: "QCVN 08:2023".
_DOCUMENT = re.compile(r"\b(QCVN|TCVN|ISO|IEC|EN)\s*[\d.]+(?:[:/\-]\s*(?:19|20)\d\d)?(?:/[A-ZĐ]+)*", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"\b(?:đầu |cuối )?năm học\b", re.IGNORECASE)  # its end is no end of a year
# "Thực hiện nửa đầu nhiệm kỳ" is what was done since it began, not the level it began from.
_TERM_TO_DATE = re.compile(r"\b(?:(?:từ|lũy kế|luỹ kế) đầu nhiệm kỳ|nửa (?:đầu )?nhiệm kỳ)\b", re.IGNORECASE)


@lru_cache(maxsize=8192)
def said_in(text: str) -> tuple[Said, str]:
    """The pieces of time in `text`, and `text` without them.

    >>> said_in("Ước TH 6 tháng đầu năm 2024")
    (Said(part='H1', year=2024, span=None, day=None, relative=None, whole_year=False, by=False), 'Ước TH')
    """
    left = _DOCUMENT.sub(lambda found: found[1], text)
    said = Said()
    for pattern, read in FORMS:
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
