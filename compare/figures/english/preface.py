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
from compare.report import Block, Report


def counted_from(report: Report, own: Period) -> Period | None:
    """The year to the end of `own` where a quarter's or month's report says that its counts are of it, else None.

    >>> counted_from(report, parse("2025-Q3"))  # "Counts run from January to September and rates are of the quarter."
    2025-9M
    """
    whole = to_date(own)
    if whole == own:
        return None
    told = (_said_behind(block, "counts") for block in report.blocks)
    said = any(_so_far().search(text) or _names(text, own, whole) for text in told)
    return whole if said else None


def told_of(report: Report, own: Period) -> Period:
    """The last part of `own` where the report says that its figures are of it, else `own`.

    >>> told_of(report, parse("2025-H1"))  # "Figures are for April to June unless marked YTD."
    2025-Q2
    """
    for block in report.blocks:
        for mention in mentions(_said_behind(block, "figures"), own, "en"):
            part = mention.period
            if part is not None and part != own and own.contains(part) and part.end == own.end:
                return part
    return own


def _names(text: str, own: Period, whole: Period) -> bool:
    """Whether `text` names the period `whole`: "for January to September", not "marked YTD"."""
    opened = text.split()[:1] in (["for"], ["from"], ["of"])
    return opened and any(mention.period == whole for mention in mentions(text, own, "en"))


def _said_behind(block: Block, group: str) -> str:
    """What a paragraph says of all its `group`: " for April to June" of "Figures given below are for April to June"."""
    found = _sentence(group).search(block.text) if block.kind != "table" else None
    return found[1] if found else ""


@cache
def _sentence(group: str) -> re.Pattern[str]:
    """Said: "Counts and values given below are for the year to date"; its group is what follows the verb."""
    said, between, verbs = (_one_of(f"preface_{name}") for name in (group, "between", "verbs"))
    return re.compile(rf"\b{said} (?:(?:and|or) [a-z]+ |{between} )*{verbs}\b([^.;\n(]*)", re.IGNORECASE)


@cache
def _so_far() -> re.Pattern[str]:
    return re.compile(rf"\b{_one_of('preface_to_date')}\b", re.IGNORECASE)


def _one_of(group: str) -> str:
    words: list[str] = resources.table("figures/english")[group]["words"]
    return f"(?:{'|'.join(map(re.escape, words))})"
