"""What a report says once of the time of all its figures or counts: "Figures are for April to June", "Counts run from
January", "for the year to date".

Its words are the groups "preface_…" of `resources/figures/english.toml`.
"""

from __future__ import annotations

import re
from functools import cache

import resources
from compare.figures.mention import to_date
from compare.figures.periods import mentions
from compare.period import Period
from compare.report import Report


def counted_from(report: Report, own: Period) -> Period | None:
    """The year to the end of `own` where a quarter's or month's report says that its counts are of it, else None.

    >>> counted_from(report, parse("2025-Q3"))  # "Counts run from January to September and rates are of the quarter."
    2025-9M
    """
    whole = to_date(own)
    if whole == own:
        return None
    said = any(_sentence().search(block.text) for block in report.blocks if block.kind != "table")
    return whole if said else None


def told_of(report: Report, own: Period) -> Period:
    """The last part of `own` where the report says that its figures are of it, else `own`.

    >>> told_of(report, parse("2025-H1"))  # "Figures are for April to June unless marked YTD."
    2025-Q2
    """
    for block in report.blocks:
        said = _figures().search(block.text) if block.kind != "table" else None
        for mention in mentions(said[1], own, "en") if said else ():
            part = mention.period
            if part is not None and part != own and own.contains(part) and part.end == own.end:
                return part
    return own


@cache
def _figures() -> re.Pattern[str]:
    """Said: "All figures given below are for April to June"; its group is what follows the verb."""
    figures, between, verbs = (_one_of(f"preface_{name}") for name in ("figures", "between", "verbs"))
    return re.compile(rf"\b{figures} (?:{between} )*{verbs}\b([^.;\n(]*)", re.IGNORECASE)


@cache
def _sentence() -> re.Pattern[str]:
    """Said: "Counts and values given below are for the year to date"."""
    counts, between, verbs, so_far = (_one_of(f"preface_{name}") for name in ("counts", "between", "verbs", "to_date"))
    return re.compile(rf"\b{counts} (?:(?:and|or) [a-z]+ |{between} )*{verbs}\b[^.;\n]*?\b{so_far}\b", re.IGNORECASE)


def _one_of(group: str) -> str:
    words: list[str] = resources.table("figures/english")[group]["words"]
    return f"(?:{'|'.join(map(re.escape, words))})"
