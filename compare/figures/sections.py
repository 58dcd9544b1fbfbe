"""What headings say of the figures below them: whose time they are of, and whether they are set or reached."""

from __future__ import annotations

from functools import cache, lru_cache

from compare.figures.lexicon import Phrases, grouped, keys
from compare.figures.periods import mentions
from compare.messages import Language
from compare.period import Period, parse
from compare.report import ReportKind


def heading_scope(
    headings: tuple[str, ...], period: Period, kind: ReportKind, language: Language
) -> tuple[Period, ReportKind]:
    """The period and the kind for figures under `headings` (topmost first) in a report on `period`.

    A time apart from the report's own holds for the section: "Kế hoạch năm 2025" in a report on 2024 sets for 2025,
    "Đánh giá tình hình năm 2023" in a resolution for 2024 tells what was reached in 2023.
    """
    for heading in reversed(headings):
        apart = _time_apart(heading, period, language)
        if apart is not None:
            return apart, "plan" if apart.begin > period.end else "other"
    if any(_looks_ahead(heading) for heading in headings):
        return period, "plan"
    if kind in ("resolution", "plan") and language == "vi" and headings and _looks_back(headings[-1]):
        return _span_before(period), "other"
    return period, kind


@lru_cache(maxsize=1024)  # a heading is asked for each section below it
def _time_apart(heading: str, period: Period, language: Language) -> Period | None:
    """The time a heading names, where it lies wholly before or after the report's own."""
    for mention in mentions(heading, period, language):
        said = mention.period
        if said is None or mention.sort not in ("within", "next", "term"):
            continue
        if said.begin > period.end or said.end < period.begin or _is_span_before(said, period):
            return said
    return None


def _is_span_before(said: Period, period: Period) -> bool:
    """Whether a span of years leads up to the one reported: "nhiệm kỳ 2020-2025" before 2025-2030."""
    spans = said.kind == period.kind == "span"
    return spans and said.begin < period.begin and said.end.year <= period.begin.year


def _span_before(period: Period) -> Period:
    """The span or the year just before the one that targets are set for."""
    length = period.end.year - period.begin.year
    return parse(f"{period.begin.year - length}..{period.begin.year}") if length else period.year_before()


@lru_cache(maxsize=1024)
def _looks_back(heading: str) -> bool:
    """Whether a heading of a document that sets targets tells of what was reached before."""
    words = keys(heading)
    found = {hit[1] for at in range(len(words)) if (hit := _words().at(words, at)) is not None}
    return "past" in found and "ahead" not in found and "set" not in found


@lru_cache(maxsize=1024)
def _looks_ahead(heading: str) -> bool:
    words = keys(heading)
    hits = (_words().at(words, at) for at in range(len(words)))
    found = {hit[1] for hit in hits if hit is not None}
    return "ahead" in found and not found & {"results", "past"}


@cache
def _words() -> Phrases[str]:
    return Phrases(grouped("headings"))
