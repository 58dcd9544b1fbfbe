"""What a report says once of the time of all its counts: "Counts run from January", "for the year to date"."""

from __future__ import annotations

import re

from compare.figures.mention import to_date
from compare.period import Period
from compare.report import Report

_COUNTS = re.compile(
    r"\b(?:counts|totals|volumes|cumulative figures|counted figures|amounts)\b([^.;\n]*)", re.IGNORECASE
)
_TO_DATE = re.compile(
    r"^ (?:(?:and|or) [a-z]+ |below |given |here |in this report |shown |quoted )*"
    r"(?:are|run|is|cover|refer)\b[^.;]*?"
    r"(?:\byear[ -]to[ -]date\b|\b(?:from|since) (?:1 |the start of |the beginning of )?(?:january|the year)\b"
    r"|\bcumulative\b)",
    re.IGNORECASE,
)


def counted_from(report: Report, own: Period) -> Period | None:
    """The year to the end of `own` where a quarter's or month's report says that its counts are of it, else None.

    >>> counted_from(report, parse("2025-Q3"))  # "Counts run from January to September and rates are of the quarter."
    2025-9M
    """
    whole = to_date(own)
    if whole == own:
        return None
    said = (m for b in report.blocks if b.kind != "table" for m in _COUNTS.finditer(b.text))
    return whole if any(_TO_DATE.match(m.group(1)) for m in said) else None
