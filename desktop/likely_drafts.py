"""Which two reports are evidently drafts of one: of one kind, one period and one office, section by section."""

from __future__ import annotations

from itertools import combinations

from compare.comparison import Comparison, Reading
from compare.wording import match_key

_SHARED = 0.6  # of the section rows of the two that both have: drafts differ in words, reports in what they hold
_FEWEST = 2  # section rows; with fewer nothing can be said


def likely_drafts(result: Comparison) -> tuple[str, str] | None:
    """The ids of two drafts of one report, the earlier opened first; None where no two are.

    Documents that set targets are never drafts of a report, and a report on another period is none.
    """
    return next(((a.id, b.id) for a, b in combinations(result.readings, 2) if _alike(result, a, b)), None)


def _alike(result: Comparison, one: Reading, other: Reading) -> bool:
    first, second = one.report.identity, other.report.identity
    if first.period is None or (first.period, first.kind) != (second.period, second.kind):
        return False
    if first.issuer and second.issuer and match_key(first.issuer) != match_key(second.issuer):
        return False
    rows = [row for row in result.sections if one.id in row.cells or other.id in row.cells]
    shared = sum(one.id in row.cells and other.id in row.cells for row in rows)
    return shared >= _FEWEST and shared >= _SHARED * len(rows)
