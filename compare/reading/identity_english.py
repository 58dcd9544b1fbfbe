"""Days and periods as English reports say them on their faces and in their first paragraphs.

`day` is the document's own day; `stated` the period reported on. What a title is, and which lines are the face,
is settled in `front`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from compare.period import Period, first_months
from compare.reading.lexicon import pattern, words
from compare.reading.ranges_english import as_at, ended_before, ranges, to_dates
from compare.reading.years import ANY_YEAR, YEAR, day_of, made, year_finder
from compare.report import ReportKind

_MONTH_NAMES = "|".join(sorted(words("identity", "months"), key=len, reverse=True))
_GAP = r"[^\S\n]"  # "end of Quarter 3", and under it "October 2025", is no day
_DAY = re.compile(
    rf"\b(?:({_MONTH_NAMES})\.?{_GAP}+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+{YEAR}"
    rf"|(\d{{1,2}})(?:st|nd|rd|th)?{_GAP}+({_MONTH_NAMES})\.?,?\s+{YEAR})",
    re.I,
)
_DAY_SLASHED = re.compile(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.]" + YEAR + r"(?![\d/.]\d)")
_DAY_ISO = re.compile(r"\b" + YEAR + r"-(\d{2})-(\d{2})\b")
_DAY_ADOPTED = re.compile(
    rf"\b(?:adopted|passed|approved|enacted|resolved|dated)\b.{{0,60}}?\b(\d{{1,2}})(?:st|nd|rd|th)?\s+day\s+of\s+"
    rf"({_MONTH_NAMES}),?\s+{YEAR}",
    re.I,
)
# A day behind these words ends what is reported on; it is not the document's own.
_ENDS_A_PERIOD = re.compile(
    r"\b(?:to|ended|ending|ends?|at|as of|until|through|from|between|and|since)\s*(?:the\s+)?$"
    rf"|(?:\d|\b(?:{_MONTH_NAMES})\.?)\s*[-–—]\s*$",
    re.I,
)
_BEGINS_A_PERIOD = re.compile(rf"\s*(?:to|until|through|[-–—])\s*(?:\d{{1,2}}\s+)?(?:{_MONTH_NAMES})\b", re.I)
_QUARTER = re.compile(
    r"\b(?:q([1-4])|(first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+quarter|quarter\s+([1-4]|one|two|three|four))\b"
    r"(?:[\s,/-]*(?:of\s+)?(?:fy\s*)?" + YEAR + r"(?!\s*[-–/]\s*\d))?",
    re.I,
)
_HALF = re.compile(r"\b(?:mid-?year|half-?year(?:ly)?|first half|h1|(?:six|6)[\s-]months?|second half|h2)\b", re.I)
_MONTHS = re.compile(
    r"\b(?:(?:nine|9)[\s-]months?|first (two|four|five|seven|eight|nine|ten|eleven|[2-9]|1[01]) months)\b", re.I
)
_OF_A_PLAN = re.compile(r"\b(?:of|on|under|against)\s+the\s+(?:\w+\s+){0,3}(?:plan|programme|program)\b", re.I)
_MONTH = re.compile(rf"\b({_MONTH_NAMES})\.?,?\s+{YEAR}", re.I)
_FISCAL = re.compile(
    r"\b(?:fy|fiscal year|financial year|school year|academic year)\s*" + YEAR + r"\s*[-–/]\s*(\d{4}|\d{2})\b", re.I
)
_SHORT_SPAN = re.compile(r"(?<![\d/.-])" + YEAR + r"\s*[/–-]\s*(\d{2})\b(?![\d/.-])")
_QUARTERLY = re.compile(r"\bquarterly\b", re.I)
_YEAR_ENDED = re.compile(
    rf"\byear\s+(?:ended|ending|to)\s+(?:(?:\d{{1,2}})(?:st|nd|rd|th)?\s+)?({_MONTH_NAMES})\.?\s*(?:\d{{1,2}})?,?\s+{YEAR}",
    re.I,
)
_SPAN = re.compile(r"\b" + YEAR + r"\s*(?:[-–—]|to)\s*" + YEAR + r"\b")
_LENGTHS = {"quarter": 3, "half": 6, "months": 9}
_YEARLY = re.compile(r"\b(?:annual|yearly|year)\b(?![\s-]to[\s-]date)", re.I)


def day(text: str) -> date | None:
    """The first day named in `text` that does not end a period reported on."""
    for found in _DAY.finditer(text):
        if _ENDS_A_PERIOD.search(text[: found.start()]) or _BEGINS_A_PERIOD.match(text, found.end()):
            continue
        month = words("identity", "months")[(found[1] or found[5]).lower()]
        return day_of(found[3] or found[6], str(month), found[2] or found[4])
    return iso_day(text) or _slashed_day(text)


def _slashed_day(text: str) -> date | None:
    """The first day written 18/07/2025 in `text`: its day first, as most countries write it, where both can be."""
    found = _DAY_SLASHED.search(text)
    if not found or _ENDS_A_PERIOD.search(text[: found.start()]):
        return None
    return day_of(found[3], found[2], found[1]) or day_of(found[3], found[1], found[2])


def without_day(line: str) -> str:
    """`line` without the day at its end, where the two halves of a head were read as one line."""
    for found in _DAY.finditer(line):
        if found.end() == len(line) and found.start() and not _ENDS_A_PERIOD.search(line[: found.start()]):
            return line[: found.start()].rstrip(" ,;|–-")
    return line


def day_adopted(text: str) -> date | None:
    """The day of a resolution's last lines: "ADOPTED this 9th day of December, 2025"."""
    found = list(_DAY_ADOPTED.finditer(text))
    if not found:
        return None
    return day_of(found[-1][3], str(words("identity", "months")[found[-1][2].lower()]), found[-1][1])


def iso_day(text: str) -> date | None:
    """The first day written 2025-07-31 in `text`."""
    found = _DAY_ISO.search(text)
    return day_of(found[1], found[2], found[3]) if found else None


def span(text: str) -> re.Match[str] | None:
    """Where `text` names a first and a last year; its groups are the two."""
    return _SPAN.search(text)


def quarterly(text: str) -> bool:
    """Whether `text` says that it comes every quarter."""
    return bool(_QUARTERLY.search(text))


def yearly(text: str) -> bool:
    """Whether `text` says that it is about a whole year."""
    return bool(_YEARLY.search(text)) and not _HALF.search(text)


def part_of_year(text: str, own_day: date | None) -> Period | None:
    """The quarter, half, months or fiscal year named in `text`; a bare year is none."""
    return made(min(found)[1]) if (found := list(_parts(text, year_finder(text, own_day)))) else None


def position(face: str) -> Period | None:
    """The part of the year up to the day that `face` tells a position of ("as at 30 June 2025")."""
    return made(found) if (found := as_at(face)) else None


def told_by_months(face: str, own_day: date | None, said: Period | None) -> Period | None:
    """The stretch of a face that counts by a financial year: as long as `said`, told by its months or by its end.

    "Half-year report" with "1 April to 30 September 2025" under it, "Q2 FY2025/26" of a report of October 2025.
    """
    months = _LENGTHS.get(said.kind) if said else None
    if said is None or months is None:
        return None
    for _, named in sorted(ranges(face, year_finder(face, own_day))):
        told = made(named)
        if told is not None and told.months == months:
            return told
    financial = _FISCAL.search(face) or _fiscal_short(face)
    return made(ended_before(own_day, months)) if financial and own_day and said.kind != "months" else None


def _fiscal_short(text: str) -> re.Match[str] | None:
    found = _SHORT_SPAN.search(text)
    return found if found and int(found[2]) == (int(found[1]) + 1) % 100 else None


def stated(text: str, own_day: date | None, kind: ReportKind | None) -> Period | None:
    """The period named in `text`: the first part of a year, else the span, the month or the year it names."""
    year_after = year_finder(text, own_day)
    if quarter := _QUARTER.search(text):
        return made(_quarter(quarter, year_after))
    found = list(_parts(text, year_after))
    years = _SPAN.search(text)
    alone = next((y for y in ANY_YEAR.finditer(_SPAN.sub(lambda m: " " * len(m[0]), text))), None)
    if years and not found and kind is None and alone and _YEARLY.search(text):
        return made(alone[1])  # the year's report on a strategy that is named with its own years
    if years:
        found.append((years.start(), f"{years[1]}..{years[2]}"))
    elif (m := _MONTH.search(text)) and kind is None and not _DAY.search(text) and not found:
        found.append((m.start(), f"{m[2]}-M{int(words('identity', 'months')[m[1].lower()]):02d}"))
    if not found and (m := ANY_YEAR.search(text)):
        found.append((m.start(), m[1]))
    return made(min(found)[1]) if found else None


def _quarter(found: re.Match[str], year_after: Callable[[int, str | None], str]) -> str:
    named = (found[1] or found[2] or found[3]).lower()
    return f"{year_after(found.start(), found[4])}-Q{words('identity', 'numerals').get(named, named)}"


def _parts(text: str, year_after: Callable[[int, str | None], str]) -> Iterator[tuple[int, str]]:
    """Where and as what `text` names a part of a year or a year that is not the calendar's."""
    if m := _QUARTER.search(text):
        yield m.start(), _quarter(m, year_after)
    if m := _HALF.search(text):
        yield m.start(), f"{year_after(m.start(), None)}-H{2 if m[0].lower() in ('second half', 'h2') else 1}"
    if m := _MONTHS.search(text):
        value = words("identity", "numerals").get((m[1] or "nine").lower(), m[1] or "9")
        year = year_after(m.start(), None)
        if value.isdigit() and year:
            yield m.start(), str(first_months(int(year), int(value)))
    named = list(ranges(text, year_after))
    yield from named or to_dates(text, year_after)
    if m := _FISCAL.search(text):
        yield m.start(), f"{m[1]}..{m[2] if len(m[2]) == 4 else m[1][:2] + m[2]}"
    elif m := _fiscal_short(text):
        yield m.start(), f"{m[1]}..{int(m[1]) + 1}"
    if m := _YEAR_ENDED.search(text):
        last = int(words("identity", "months")[m[1].lower()])
        yield m.start(), m[2] if last == 12 else f"{int(m[2]) - 1}..{m[2]}"


def kind_named(title: str) -> ReportKind | None:
    """The kind that an English title says in a word; None where its period tells."""
    if pattern("identity", "mid_term").search(title):
        return "mid_term"
    if _OF_A_PLAN.search(title) and part_of_year(title, None):
        return None  # "Six months of the work plan 2026"
    if pattern("identity", "resolves_en").search(title):
        return "resolution"
    if pattern("identity", "sets_goals_en").search(title):
        return "plan"
    if pattern("identity", "report_en").search(title):
        return None
    if pattern("identity", "resolution").search(title):
        return "resolution"
    return "plan" if pattern("identity", "plan").search(title) else None
