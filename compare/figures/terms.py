"""The term a report's running totals "từ đầu nhiệm kỳ" count from, where the report's own period is no term.

A report of a month or a year says "lũy kế từ đầu nhiệm kỳ" and leaves the years of the term to the reader. They are
taken from the text where it names one term that holds the report's period; a Party committee's are known beside that:
its congresses meet every five years (2015, 2020, 2025: the Party's statute, on congresses). Which figure is such a
total is left to others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.figures.context import Context
from compare.figures.lexicon import keys
from compare.figures.mention import Mention, to_date
from compare.period import Period, parse
from compare.report import Report

_SPAN = re.compile(r"20\d\d\s*[-–]\s*20\d\d").search
_NAMED = re.compile(r"\bnhiệm kỳ\s+(20\d\d)\s*[-–]\s*(20\d\d)\b", re.IGNORECASE)
_NAMED_STAGE = re.compile(r"\bgiai đoạn\s+(20\d\d)\s*[-–]\s*(20\d\d)\b", re.IGNORECASE)
_PARTY = re.compile(r"\b(?:đảng bộ|đảng ủy|đảng uỷ|(?:tỉnh|thành|huyện|thị|quận) (?:ủy|uỷ))\b", re.IGNORECASE)
_YEARS = 5
_TERM_START = " ".join(keys("đầu nhiệm kỳ"))
_STAGE_START = " ".join(keys("đầu giai đoạn"))


def term_of(report: Report) -> Period | None:
    """The term that `report` stands in; None where it is not known, or the report tells of a span itself."""
    period = report.identity.period
    if period is None or period.kind == "span":
        return None
    year = period.end.year
    named = {found.groups() for text in _of_spans(report) for found in _NAMED.finditer(text) if _holds(found, year)}
    if named:
        return parse("..".join(named.pop())) if len(named) == 1 else None
    if _PARTY.search(report.identity.issuer or "") and year % _YEARS:
        return parse(f"{year - year % _YEARS}..{year - year % _YEARS + _YEARS}")
    return None


def stage_of(report: Report) -> Period | None:
    """The stage that "từ đầu giai đoạn" counts from in `report`: the one it names, else the five years of planning.

    Plans of development and of public investment are of 2016-2020, 2021-2025, 2026-2030 (Law on Public Investment, on
    medium-term plans).
    """
    period = report.identity.period
    if period is None or period.kind == "span":
        return None
    year = period.end.year
    found = [one for text in _of_spans(report) for one in _NAMED_STAGE.finditer(text)]
    named = {one.groups() for one in found if int(one[1]) <= year <= int(one[2])}
    if len(named) == 1:
        return parse("..".join(named.pop()))
    first = year - (year - 1) % _YEARS
    return parse(f"{first}..{first + _YEARS - 1}")


def _of_spans(report: Report) -> list[str]:
    """The texts in which two years are joined, as in the name of every term and stage; few are."""
    return [block.text for block in report.blocks if _SPAN(block.text)]


def _holds(found: re.Match[str], year: int) -> bool:
    return int(found[1]) < year <= int(found[2])


def since_term(period: Period, term: Period | None) -> Period:
    """From the first year of `term` to the end of `period`; `period` itself where the term is not known."""
    if term is None or period.kind in ("span", "day", "week") or period.begin.year <= term.begin.year:
        return period
    return parse(f"{term.begin.year}..{to_date(period).text}")


def with_past(words: Sequence[str], known: Sequence[Mention], period: Period) -> list[Mention]:
    """`known` with what looks back in a document of targets for `period`: "nhiệm kỳ qua", "5 năm qua".

    The term before, said with its years, is the time of what was reached in it: "kết quả nhiệm kỳ 2020-2025".
    """
    length = period.end.year - period.begin.year
    if length < _SPAN_YEARS:
        return list(known)
    known = [time._replace(sort="within") if _is_term_before(time, period) else time for time in known]
    before = parse(f"{period.begin.year - length}..{period.begin.year}")
    taken = {at for time in known for at in range(time.first, time.stop)}
    out = []
    for at in range(len(words) - 2):
        named = tuple(words[at : at + 2]) in _SPAN_NAMES or (words[at].isdigit() and words[at + 1] == _YEAR)
        if named and words[at + 2] in _PAST and not taken & {at, at + 1, at + 2}:
            out.append(Mention(at, at + 3, before, "within", False))
    return sorted([*known, *out], key=lambda time: time.first)


def _is_term_before(time: Mention, period: Period) -> bool:
    said = time.period
    return time.sort == "term" and said is not None and said.begin < period.begin and said.end.year <= period.begin.year


_SPAN_YEARS = 3  # a plan of fewer years follows no term
_SPAN_NAMES = frozenset({keys("nhiệm kỳ"), keys("giai đoạn"), keys("thời kỳ"), keys("năm năm")})
_YEAR, _PAST = keys("năm")[0], frozenset(keys("qua trước vừa"))


def of_term(times: Sequence[Mention], words: Sequence[str], context: Context) -> list[Mention]:
    """`times` of a report, those "từ đầu nhiệm kỳ", "từ đầu giai đoạn" (without a day) counted from its first year."""
    period = context.period
    out = []
    for time in times:
        to_now = time.sort == "to_date" and time.period in (period, to_date(period))
        begun, term = _begun(time, words, context) if to_now else (False, None)
        out.append(time._replace(period=since_term(period, term)) if begun else time)
    return out


def _begun(time: Mention, words: Sequence[str], context: Context) -> tuple[bool, Period | None]:
    """Whether a time is told from the beginning of a term or a stage, and which, where it is known."""
    said = " ".join(words[time.first : time.stop])
    if _TERM_START in said:
        return True, context.term
    return _STAGE_START in said, context.stage
