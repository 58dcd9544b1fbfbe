"""Years, days and periods as an identity writes them, in either language: found, and made where they are ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from compare.period import Period, parse

YEAR = r"((?:19|20)\d{2})"
ANY_YEAR = re.compile(r"(?<![\d/.-])" + YEAR + r"(?![\d/.]\d|-\d)")


def year_finder(text: str, day: date | None) -> Callable[[int, str | None], str]:
    """Gives the year of what ends at a place: its own where it says one, else the next said, else that of `day`."""

    def after(start: int, own: str | None) -> str:
        if own:
            return own
        found = ANY_YEAR.search(text, start) or ANY_YEAR.search(text)
        return found[1] if found else str(day.year) if day else ""

    return after


def made(text: str) -> Period | None:
    """The period written `text`; None where it is none."""
    try:
        return parse(text)
    except ValueError:
        return None


def day_of(year: str, month: str, day: str) -> date | None:
    """The day so numbered; None where the calendar has none."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
