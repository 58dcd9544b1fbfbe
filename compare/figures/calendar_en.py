"""Days, months and years by their own names in English: "30 June 2024", "July to September 2025", "2024/25".

Each reader takes the words at a place and gives the mention that begins there, or None; `compare.figures.periods_en`
asks them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

import resources
from compare.figures.mention import Mention, Sort, day_at, is_year
from compare.figures.tokens import Token
from compare.period import Period, first_months, parse

_SMALL = frozenset({"the", "of", "in", "to", ","})
_SPAN_YEARS = 15  # a span to a year of two digits is no longer
_DASHES = frozenset({"-", "–", "—", "/", "to"})
ENDS = frozenset({"end", "close"})


@cache
def number_names(table: str) -> Mapping[str, int]:
    """The words that are numbers of months, or of quarters and halves, each with its number: "july" is 7."""
    return dict(resources.table("figures/periods")["en"][table])


def year_behind(
    tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period | None = None
) -> tuple[int, int] | None:
    """A year at `at`, after "of", "in", "the year" perhaps, or "last year": the year and where it stops."""
    for _ in range(3):
        if reference and tuple(words[at : at + 2]) in NEAR_YEARS:
            return reference.end.year + NEAR_YEARS[tuple(words[at : at + 2])][1], at + 2
        if at < len(tokens) and is_year(tokens[at]):
            return int(tokens[at].text), at + 3 if _next_year_behind(tokens, at) else at + 1
        if at >= len(tokens) or words[at] not in _BEFORE_YEAR:
            return None
        at += 1
    return None


_BEFORE_YEAR = frozenset({*_SMALL, "/", "-", "year", "fy"})


def _next_year_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a year goes on as a financial one: "2024/25", "2024-25"."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in "/-–" or not tokens[at + 2].glued:
        return False
    return tokens[at + 2].text == f"{(int(tokens[at].text) + 1) % 100:02d}"


def numeric_day_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "30/06/2024", "30.6.2024", "2024-06-30"."""
    found = day_at(tokens, at, reference.end.year)
    if found and found[0] and found[2]:
        return Mention(at, found[1], parse(found[0].isoformat()), "event")
    if len(words[at]) == 4 and at + 4 < len(words) and words[at + 1] == words[at + 3] == "-":
        month, day = words[at + 2], words[at + 4]
        if is_year(tokens[at]) and len(month) == len(day) == 2 and month.isdigit() and day.isdigit():
            return _whole_day(at, at + 5, int(words[at]), int(month), day)
    return None


COUNT_WORDS: Mapping[str, int] = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12,
}  # fmt: skip


def month_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "July 2021", "June 30, 2024", "March": "may" is a month only beside a year or "in", "to", "on", "at"."""
    number, stop = number_names("month_names")[words[at]], at + 1
    if words[at] in ("may", "march", "mar", "sep", "dec", "jan", "oct") and not tokens[at].text[0].isupper():
        return None
    if stop < len(tokens) and tokens[stop].text.isdigit() and len(tokens[stop].text) <= 2:
        year = year_behind(tokens, words, stop + 1)
        behind, said = (year[1], year[0]) if year else (stop + 1, reference.end.year)
        opener = words[at - 1] if at else ""
        ended = opener == "of" and at > 1 and words[at - 2] in ENDS | {"start", "beginning"}
        counting = (opener == "in" or ended) and year is None  # "In March 12 schools closed"
        if not counting and (day := _whole_day(at, behind, said, number, words[stop])):
            return day
    if several := _months(tokens, words, at, reference):
        return several
    if words[stop : stop + 1] in (["quarter"], ["half"]) and (kind := words[stop][0].upper()):
        found = year_behind(tokens, words, stop + 1, reference)
        part = (number + 2) // 3 if kind == "Q" else (number + 5) // 6
        return Mention(
            at,
            found[1] if found else stop + 1,
            parse(f"{found[0] if found else reference.end.year}-{kind}{part}"),
            "within",
        )
    if found := year_behind(tokens, words, stop, reference):
        return Mention(at, found[1], parse(f"{found[0]}-M{number:02d}"), "within")
    past = number > reference.end.month and at > 0 and words[at - 1] in ("since", "on", "than", "from", "over", "last")
    said_year = reference.end.year - (1 if past else 0)  # "since December" in a report on the third quarter
    return Mention(at, stop, parse(f"{said_year}-M{number:02d}"), "within", False)


def _months(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "July to September 2025", "January–March": a quarter, a half, the first months, a year."""
    names = number_names("month_names")
    if at + 2 >= len(words) or words[at + 1] not in (*_DASHES, "and") or words[at + 2] not in names:
        return None
    if words[at + 1] == "and" and (not at or words[at - 1] != "between"):
        return None
    first, last = names[words[at]], names[words[at + 2]]
    found = year_behind(tokens, words, at + 3, reference)
    year, stop = found or (reference.end.year, at + 3)
    if first == 1 and last > 1:
        return Mention(at, stop, first_months(year, last), "within", found is not None)
    named = {(4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (7, 12): "H2"}.get((first, last))
    return Mention(at, stop, parse(f"{year}-{named}") if named else None, "within", found is not None)


def day_first_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "30 June 2024", "30 June", "1st July"."""
    stop = at + 1
    if stop < len(words) and words[stop] in ("st", "nd", "rd", "th") and tokens[stop].glued:
        stop += 1
    months = number_names("month_names")
    if not words[at].isdigit() or len(words[at]) > 2 or stop >= len(words) or words[stop] not in months:
        return None
    year = year_behind(tokens, words, stop + 1)
    month = months[words[stop]]
    return _whole_day(at, year[1] if year else stop + 1, year[0] if year else reference.end.year, month, words[at])


def _whole_day(at: int, stop: int, year: int, month: int, day: str) -> Mention | None:
    try:
        return Mention(at, stop, parse(date(year, month, int(day)).isoformat()), "event")
    except ValueError:
        return None


def years_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "2024/25", "2020-2025", "2023"."""
    if not is_year(tokens[at]) or _numbers_paper(tokens, words, at):
        return None
    spans = at > 0 and words[at - 1] == "between" and words[at + 1 : at + 2] == ["and"]
    if at + 2 < len(tokens) and (words[at + 1] in _DASHES or spans) and tokens[at + 2].text.isdigit():
        tail = tokens[at + 2].text
        short = len(tail) == 2 and words[at + 1] != "to"  # "from 26 in 2022 to 32"
        last = tail if len(tail) == 4 else words[at][:2] + tail if short else ""
        if at + 3 < len(tokens) and tokens[at + 3].text == "/":
            return None  # "2014/23/EU"
        far = (
            len(tail) == 2 and words[at + 1] != "/" and last > str(int(words[at]) + _SPAN_YEARS)
        )  # "2021 – 64; 2022 – 58"
        if last > words[at] and not far:
            return Mention(at, at + 3, parse(f"{words[at]}..{last}"), "within")
        if words[at + 1] == "/" and tokens[at + 2].glued:
            return None  # "Regulation 2019/881"
    return Mention(at, at + 1, parse(words[at]), "event" if _in_name(tokens, words, at) else "within")


def _numbers_paper(tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    """Whether a year is the end of a paper's number: "Circular 12/2021"."""
    joined = at > 2 and words[at - 1] == "/" and tokens[at].glued and tokens[at - 2].sort == "number"
    return joined and tokens[at - 3].sort == "word" and tokens[at - 3].text[:1].isupper()


def _in_name(tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    """Whether a year belongs to the name of a law or a plan: "the Fire Safety Order 2005", "the 2030 Agenda"."""
    for here in range(at + 1, min(at + 4, len(words))):
        if not tokens[here].text.istitle():
            break
        if words[here] in _DATED_PAPERS:
            return True  # "the 2015 Waste Act"
    named = at > 1 and tokens[at - 1].sort == "word" and tokens[at - 1].text.istitle()
    return named and words[at - 1] not in _DATED_TIMES and tokens[at - 2].text not in ".:;•(-–\n"


_DATED_PAPERS = frozenset(
    {"agenda", "act", "order", "regulations", "convention", "agreement", "accord", "protocol", "treaty", "directive"}
)
_DATED_TIMES = frozenset(
    {"spring", "summer", "autumn", "winter", "fall", "easter", "christmas", "season", "year", "quarter", "half", "term"}
)
NEAR_YEARS: Mapping[tuple[str, ...], tuple[Sort, int]] = {
    ("coming", "year"): ("next", 1),
    ("year", "ahead"): ("next", 1),
    ("following", "year"): ("next", 1),
    ("last", "year"): ("previous", -1),
    ("previous", "year"): ("previous", -1),
    ("prior", "year"): ("previous", -1),
    ("next", "year"): ("next", 1),
    ("this", "year"): ("within", 0),
}
