"""What headings say of the figures below them: whose time they are of, and whether they are set or reached."""

from __future__ import annotations

from functools import cache, lru_cache

from compare.figures.lexicon import Phrases, grouped, keys
from compare.figures.periods import mentions
from compare.messages import Language
from compare.period import Period
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
    return period, kind


@lru_cache(maxsize=1024)  # a heading is asked for each section below it
def _time_apart(heading: str, period: Period, language: Language) -> Period | None:
    """The time a heading names, where it lies wholly before or after the report's own."""
    for mention in mentions(heading, period, language):
        said = mention.period
        if said is None or mention.sort not in ("within", "next"):
            continue
        if said.begin > period.end or said.end < period.begin:
            return said
    return None


@lru_cache(maxsize=1024)
def _looks_ahead(heading: str) -> bool:
    words = keys(heading)
    hits = (_words().at(words, at) for at in range(len(words)))
    found = {hit[1] for hit in hits if hit is not None}
    return "ahead" in found and "results" not in found


@cache
def _words() -> Phrases[str]:
    return Phrases(grouped("headings"))
