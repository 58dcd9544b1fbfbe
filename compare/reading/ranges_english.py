"""Stretches of time that English reports name by their first and last months, or by their length and their end.

"1 April to 30 September 2025", "quarter ended 30 June 2025", "April, May and June 2025"; what comes back is where each
is named and its text in the contract's form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from compare.period import first_months
from compare.reading.lexicon import words
from compare.reading.years import YEAR

MONTH = "(" + "|".join(sorted(words("identity", "months"), key=len, reverse=True)) + ")"
_GAP = r"[^\S\n]"  # a line's end ends what is named
_BEFORE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?{_GAP}+)?"
_BEHIND = rf"(?:{_GAP}+\d{{1,2}}(?:st|nd|rd|th)?(?!\d))?"
_FROM = rf"\b{_BEFORE}{MONTH}\b\.?{_BEHIND}(?:,?{_GAP}+{YEAR})?"
_TO = rf"{_GAP}*(?:[-–—]|\bto\b|\bthrough\b|\buntil\b){_GAP}*{_BEFORE}{MONTH}\b\.?{_BEHIND}"
_RANGE = re.compile(_FROM + _TO + rf",?{_GAP}+{YEAR}", re.I)
# Without a year it is a report's own only where it is all that its line says.
_RANGE_ALONE = re.compile(rf"^(?:.{{0,24}}:{_GAP}*)?{_FROM}{_TO}$", re.I | re.M)
_LISTED = re.compile(rf"\b{MONTH},?{_GAP}+{MONTH},?{_GAP}+and{_GAP}+{MONTH},?{_GAP}+{YEAR}", re.I)
_LENGTHS = {"quarter": 3, "three": 3, "3": 3, "half": 6, "six": 6, "6": 6, "nine": 9, "9": 9}
_ENDED = re.compile(
    rf"\b(?:(quarter)|(half)[\s-]year|(three|six|nine|[369])[\s-]months?|(quarter)ly\b.{{0,40}}\bperiod){_GAP}+"
    rf"(?:ended|ending|to|up to){_GAP}+(?:the{_GAP}+)?(?:end(?:{_GAP}+of)?[\s-]+)?{_BEFORE}{MONTH}\b\.?{_BEHIND}"
    rf"(?:,?{_GAP}+{YEAR})?",
    re.I,
)
# "Results to the end of September 2026", "Performance to 30 June 2025", "to end June": what began with the year.
_TO_MONTH = re.compile(
    r"(?<!year )(?<!month )(?<!months )(?<!quarter )(?<!period )"
    rf"\b(?:to|until|through)\s+(?:the\s+)?(?:(end)(?:\s+of|[\s-])[\s-]*)?{_BEFORE}{MONTH}\b\.?{_BEHIND}(?:,?\s+{YEAR})?",
    re.I,
)
_AS_AT = re.compile(rf"\bat\s+(?:the\s+)?(?:end(?:\s+of|[\s-])[\s-]*)?{_BEFORE}{MONTH}\b\.?{_BEHIND},?\s+{YEAR}", re.I)

YearAfter = Callable[[int, str | None], str]


def ranges(text: str, year_after: YearAfter) -> Iterator[tuple[int, str]]:
    """The stretches whose first month is named or follows from their length.

    >>> list(ranges("Period covered: 1 April to 30 September 2025", lambda at, own: own or ""))
    [(16, '2025-M04..2025-M09')]
    """
    if m := _RANGE.search(text):
        last = int(m[4])
        yield m.start(), _between(int(m[2] or last), _month(m[1]), last, _month(m[3]))
    elif (m := _RANGE_ALONE.search(text)) and (year := year_after(m.start(), None)):
        yield m.start(), _between(int(year), _month(m[1]), int(year), _month(m[3]))
    if (m := _LISTED.search(text)) and _month(m[3]) == _month(m[1]) + 2:
        yield m.start(), _between(int(m[4]), _month(m[1]), int(m[4]), _month(m[3]))
    if (m := _ENDED.search(text)) and (year := year_after(m.start(), m[6])):
        length = _LENGTHS[(m[1] or m[2] or m[3] or m[4]).lower()]
        yield m.start(), back_from(int(year), _month(m[5]), length)


def to_dates(text: str, year_after: YearAfter) -> Iterator[tuple[int, str]]:
    """What began with the year and ends with the month named; "end" stands where no year does."""
    for m in _TO_MONTH.finditer(text):
        if (m[1] or m[3]) and (year := year_after(m.start(), m[3])):
            yield m.start(), str(first_months(int(year), _month(m[2])))
            return


def as_at(text: str) -> str | None:
    """The part of the year up to the day that a position is told of ("as at 30 June 2025")."""
    found = _AS_AT.search(text)
    return str(first_months(int(found[2]), _month(found[1]))) if found else None


def ended_before(day: date, months: int) -> str:
    """The stretch of so many months whose last is the end of the quarter before `day`."""
    quarter = (day.month - 1) // 3
    return back_from(day.year if quarter else day.year - 1, 3 * quarter or 12, months)


def back_from(year: int, month: int, months: int) -> str:
    """The stretch of so many months that ends with `month` of `year`."""
    begin = year * 12 + month - months
    return _between(begin // 12, begin % 12 + 1, year, month)


def _month(name: str) -> int:
    return int(words("identity", "months")[name.lower()])


def _between(begin: int, first: int, end: int, last: int) -> str:
    """The contract's form of the months from `first` of one year through `last` of another."""
    if begin == end:
        if first == last:
            return f"{end}-M{last:02d}"
        if first == 1 and last > 1:
            return str(first_months(end, last))
        if first % 3 == 1 and last == first + 2:
            return f"{end}-Q{last // 3}"
        if (first, last) == (7, 12):
            return f"{end}-H2"
    if end == begin + 1 and last == first - 1:
        return f"{begin}..{end}"
    return f"{begin}-M{first:02d}..{end}-M{last:02d}"
