"""How a target is stated: for what time, and whether it is one at all or a figure of the time before.

Read from the words around it and the headings above it; the words are `resources/judgement/goals.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import resources
from compare.comparison import Reading
from compare.kept import Same
from compare.observation import CORRECTED, Observation
from compare.period import Period, parse, year_of
from compare.quoting import after, before, block_at, quote
from compare.report import Report, heading_path
from compare.thresholds import fixed
from compare.wording import match_key

_PARTS_OF_A_YEAR = ("month", "quarter", "half", "months", "week")
_BRACKET_OF_A_SHARE = re.compile(r"%\s*([^%\d()]{2,45})\(\s*(?:[^\W\d]+\s+){0,2}$")
_NEAR = 40  # letters on either side of a target in which it may name its own time


def period_meant(report: Report, observation: Observation) -> Period:
    """The time a target is for: the year, where a report of part of a year names no other time beside the figure.

    "Đạt 74,8% kế hoạch (4.200 lượt)" in a report on a quarter is of the year's plan; "kế hoạch quý III 1.200 lượt" is
    of the quarter's. In a review of half a term it is for the term's last year.
    """
    own = report.identity.period
    if CORRECTED in observation.rules:
        return observation.period
    if own is not None and own == observation.period and own.kind == "span" and own.is_to_date:
        return term_of(own) if own.financial_year else parse(str(term_of(own).end.year))
    if report.is_target or observation.period != own or own is None or own.kind not in _PARTS_OF_A_YEAR:
        return observation.period
    near = f"{before(report, observation.anchor)[-_NEAR:]} {after(report, observation.anchor)[:_NEAR]}"
    return observation.period if _says(near, "part") else year_of(own)


def term_of(period: Period) -> Period:
    """The term that a span to date is the beginning of: five years on from its first, or a financial year (two)."""
    if period.financial_year:
        return parse(f"{period.begin.year}..{period.begin.year + 1}")
    years = int(fixed("term")["years"])
    return parse(f"{period.begin.year}..{max(period.begin.year + years, period.end.year)}")


def course(
    target: Period, result: Period, readings: Sequence[Reading], *, builds_up: bool, source: str | None = None
) -> Period:
    """The time in which a target is to be reached: its own, or, of "đến năm 2025" set for a term, the whole term.

    What builds up runs over the term only where its result is told from the term's beginning; the year's budget of the
    last year is no goal of the first year's. What a report (`source`) wants of the year after its own is that year's.
    """
    if target.kind == "span":
        return _financial_year(target, readings) or target
    if target.kind != "year" or target.contains(result) or (builds_up and _is_next_year(target, source, readings)):
        return target
    own = [r.report.identity.period for r in readings if r.report.identity.period is not None]
    terms = [term_of(p) if p.is_to_date else p for p in own if p.kind == "span"]
    fit = [t for t in terms if t.end == target.end and t.contains(result)]
    if builds_up:
        fit = [t for t in fit if t.begin == result.begin and result.kind == "span"]
    return max(fit, key=lambda t: t.days, default=target)


def _financial_year(target: Period, readings: Sequence[Reading]) -> Period | None:
    """The twelve months that a target for "2025/26" is for, by the months a report on a part of them names."""
    own = [r.report.identity.period for r in readings if r.report.identity.period is not None]
    years = (p.financial_year for p in own)
    return next((y for y in years if y and _years_of(y) == _years_of(target)), None)


def _years_of(period: Period) -> tuple[int, int]:
    """The first and the last year that a stretch of time touches."""
    return period.begin.year, period.end.year


def _is_next_year(target: Period, source: str | None, readings: Sequence[Reading]) -> bool:
    """Whether a target's year is the one after that of the report that tells it, which sets no targets of a term."""
    told = next((r.report for r in readings if r.id == source), None)
    own = told.identity.period if told is not None and not told.is_target else None
    return own is not None and own.kind == "year" and target.begin.year == own.end.year + 1


def each_year(report: Report, observation: Observation) -> bool:
    """Whether a target of a whole term is set for every year of it: "hằng năm kết nạp từ 60 đảng viên".

    A mean over the term ("bình quân hằng năm tăng 10%") is none, nor is what is said of the term after it: "(cả nhiệm
    kỳ 300 đảng viên)".
    """
    if observation.period.kind != "span" or observation.anchor.row is not None:
        return False
    spaced = f" {match_key(before(report, observation.anchor))} "
    said = _last(spaced, "each_year")
    following = f" {match_key(after(report, observation.anchor)[:_NEAR])} "
    told = said >= 0 and max(_last(spaced, "mean"), _last(spaced, "whole_term")) < said
    return told or (said < 0 and any(following.startswith(f" {word} ") for word in _words("year_after")))


def is_target(report: Report, observation: Observation) -> bool:
    """Whether a figure is a target: read as one, or in brackets after the share of a plan.

    "đạt 57,1% kế hoạch (2,8 triệu tấn)": whatever the sentence is about, the brackets hold the plan.
    """
    if CORRECTED in observation.rules:
        return True
    if observation.role == "target":
        return not looks_back(report, observation)
    if observation.anchor.row is not None or observation.relations:
        return False
    opened = _BRACKET_OF_A_SHARE.search(before(report, observation.anchor))
    return opened is not None and _says(opened.group(1), "goal")


def looks_back(report: Report, observation: Observation) -> bool:
    """Whether a figure of a target document stands where the document looks back, and so sets nothing.

    A resolution opens with what was reached before ("Đánh giá tình hình năm 2023"); the nearest heading that speaks of
    looking back or of goals decides, by the word that stands first.
    """
    if not report.is_target:
        return False
    path = heading_path(report, observation.anchor.section)
    for heading in reversed(path):
        back, ahead = _place(heading, "look_back"), _place(heading, "looks_for")
        if back != ahead:
            return back < ahead
    return not path and _has_goals_of_its_own(Same(report))


@lru_cache(maxsize=256)
def _has_goals_of_its_own(kept: Same) -> bool:
    """Whether a heading of the document announces its goals: then what stands before all headings sets none.

    "Đại hội … có 187 đại biểu thay mặt cho 2.846 đảng viên" is the opening of a resolution.
    """
    report = kept.value
    headings = (s.heading for s in report.sections if s.heading) if isinstance(report, Report) else ()
    return any(_place(h, "looks_for") < _place(h, "look_back") for h in headings)


def period_told(report: Report, observation: Observation) -> Period:
    """The period a figure is for; in the look back of a target document that names none, the year before its own."""
    period = observation.period
    if period.kind == "year" and period == report.identity.period and looks_back(report, observation):
        return period.year_before()
    return period


def is_said_to_be_one(report: Report, observation: Observation) -> bool:
    """Whether the words beside a figure, or its column's heading, call it a plan or a target."""
    if report.is_target or observation.relations:
        return True
    if observation.anchor.row is None:
        return _says(quote(report, observation.anchor), "goal")
    heading = before(report, observation.anchor)
    return _says(heading, "goal") or _says(heading, "assigned")


def is_own_aim(report: Report, observation: Observation) -> bool:
    """Whether a report's text, where it turns to what is to come, sets an aim and calls it no plan of anyone.

    "Phấn đấu cả năm doanh thu đạt 188 tỷ đồng" under "Nhiệm vụ 6 tháng cuối năm" goes beyond the plan of 186,5; it
    is no wrong copy of it.
    """
    in_text = observation.anchor.row is None
    return in_text and looks_ahead(report, observation) and not _says(quote(report, observation.anchor), "set_before")


def looks_ahead(report: Report, observation: Observation) -> bool:
    """Whether a figure of a report stands where the report turns to what is to come, and so is no result.

    The topmost heading that speaks of either decides, by the word that stands first: under "Kết quả thực hiện nhiệm
    vụ" all is done, under "Nhiệm vụ 6 tháng cuối năm" nothing is. A table is of what its own title says.
    """
    if report.is_target or not turns_ahead(report, observation.anchor.section):
        return False
    block = block_at(report, observation.anchor) if observation.anchor.row is not None else None
    return block is None or not block.caption or not _is_of_what_is_done(block.caption)


def _is_of_what_is_done(title: str) -> bool:
    return _place(title, "done") < _place(title, "look_ahead")


def turns_ahead(report: Report, section: str) -> bool:
    """Whether a section of a report tells what is to come, by the headings down to it."""
    return _turns_ahead(Same(report), section)


@lru_cache(maxsize=8192)
def _turns_ahead(kept: Same, section: str) -> bool:
    report = kept.value
    for heading in heading_path(report, section) if isinstance(report, Report) else ():
        done, ahead = _place(heading, "done"), _place(heading, "look_ahead")
        if done != ahead:
            return ahead < done
    return False


def _place(text: str, group: str) -> int:
    """Where the first word of `group` stands in `text`; far off where none does."""
    spaced = f" {match_key(text)} "
    return min((at for word in _words(group) if (at := spaced.find(f" {word} ")) >= 0), default=len(spaced) + 1)


def _last(spaced: str, group: str) -> int:
    """Where the last word of `group` ends in `spaced`, a key with a space at either end; -1 where none stands there."""
    found = ((spaced.rfind(f" {word} "), len(word)) for word in _words(group))
    return max((at + length for at, length in found if at >= 0), default=-1)


def _says(text: str, group: str) -> bool:
    spaced = f" {match_key(text)} "
    return any(f" {word} " in spaced for word in _words(group))


@cache
def _words(group: str) -> tuple[str, ...]:
    return tuple(match_key(word) for word in resources.table("judgement/goals")[group]["words"])
