"""Mentions of time in English text: "Q1 2025", "the second quarter of 2023", "as of 30 June 2024", "FY 2022/23".

The same mentions as `compare.figures.periods` gives; places, sorts and resolving against the report's period are alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache

import resources
from compare.figures.mention import Mention, Sort, day_at, is_year, to_date
from compare.figures.tokens import Token
from compare.period import Period, first_months, parse, year_of

_YEARLY = frozenset({"fy", "year", "financial", "fiscal", "academic", "school"})
_SMALL = frozenset({"the", "of", "in", "to", ","})
_UNTIL = frozenset({"by", "until", "at", "through", "to"})
_SPAN_YEARS = 15  # a span to a year of two digits is no longer
_DASHES = frozenset({"-", "–", "—", "/", "to"})
_ENDS = frozenset({"end", "close"})


Reader = Callable[[Sequence[Token], Sequence[str], int, Period], Mention | None]


@cache
def _names(table: str) -> Mapping[str, int]:
    return dict(resources.table("figures/periods")["en"][table])


def find(tokens: Sequence[Token], words: Sequence[str], reference: Period) -> list[Mention]:
    """The mentions among English tokens, in order and apart, resolved against the report's period `reference`."""
    out: list[Mention] = []
    stop = 0
    for at, word in enumerate(words):
        if at < stop:
            continue
        for reader in _readers(word):
            if (found := reader(tokens, words, at, reference)) is not None:
                out.append(_opened(words, found, stop))
                stop = found.stop
                break
    return out


def _at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """The mention that begins at `at`."""
    return next((found for read in _readers(words[at]) if (found := read(tokens, words, at, reference))), None)


@lru_cache(maxsize=16384)
def _readers(word: str) -> tuple[Reader, ...]:
    """The readers of what may begin with `word`, in order."""
    if word[0].isdecimal():
        return _numeric_day, _day_first, _count_months, _years
    if word in _names("month_names"):
        return (_month,)
    relative = (_relative,) if word in _RELATIVE else ()
    if word in _YEARLY or (word[:2] == "fy" and word[2:].isdigit()):
        return _financial, *relative
    if word in _names("ordinals") or (len(word) == 2 and word[0] in "qh" and word[1] in "1234"):
        return (_part,)
    if word in _COUNTED_MONTHS:
        return _count_months, *relative
    if word == "quarter":
        return (_numbered_quarter,)
    return (_part, *relative) if word in _PLACED else relative


def _year_behind(
    tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period | None = None
) -> tuple[int, int] | None:
    """A year at `at`, after "of", "in", "the year" perhaps, or "last year": the year and where it stops."""
    for _ in range(3):
        if reference and tuple(words[at : at + 2]) in _NEAR:
            return reference.end.year + _NEAR[tuple(words[at : at + 2])][1], at + 2
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


def _numeric_day(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "30/06/2024", "30.6.2024", "2024-06-30"."""
    found = day_at(tokens, at, reference.end.year)
    if found and found[0] and found[2]:
        return Mention(at, found[1], parse(found[0].isoformat()), "event")
    if len(words[at]) == 4 and at + 4 < len(words) and words[at + 1] == words[at + 3] == "-":
        month, day = words[at + 2], words[at + 4]
        if is_year(tokens[at]) and len(month) == len(day) == 2 and month.isdigit() and day.isdigit():
            return _whole_day(at, at + 5, int(words[at]), int(month), day)
    return None


def _numbered_quarter(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "Quarter 2 2024/25", "quarter three"."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    number = {"one": 1, "two": 2, "three": 3, "four": 4}.get(behind, int(behind) if behind in "1234" and behind else 0)
    if not number:
        return None
    found = _year_behind(tokens, words, at + 2, reference)
    year, stop = found or (reference.end.year, at + 2)
    return Mention(at, stop, parse(f"{year}-Q{number}"), "within", found is not None)


# Where a quarter or a half stands in its year, said without a number.
_PLACED: Mapping[str, Mapping[str, int]] = {
    "final": {"quarter": 4, "half": 2}, "closing": {"quarter": 4, "half": 2}, "opening": {"quarter": 1, "half": 1},
}  # fmt: skip
_COUNTED_MONTHS: Mapping[str, int] = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12,
}  # fmt: skip


def _part(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "Q1 2025", "H1", "second quarter of 2023", "first half", "first nine months of 2024"."""
    word, stop = words[at], at + 1
    if word in _PLACED and words[stop : stop + 1] and words[stop] in _PLACED[word]:
        kind, number = words[stop][0].upper(), _PLACED[word][words[stop]]
        stop += 1
    elif word in _names("ordinals"):
        number = _names("ordinals")[word]
        stop += words[stop : stop + 1] == ["-"]  # "the first-quarter figure"
        if stop >= len(words):
            return None
        if number == 1 and (months := _count_months(tokens, words, stop, reference)):
            return months._replace(first=at)
        said_kind = {"quarter": "Q", "half": "H"}.get(words[stop])
        if said_kind is None or (said_kind == "H" and number > 2):
            return None
        kind = said_kind
        stop += 1
        if (
            (at and words[at - 1] == "a")
            or words[stop : stop + 1] == ["running"]
            or words[stop : stop + 2] == ["in", "a"]
        ):
            return None  # "for a second quarter in a row"
    elif word in _PLACED:
        return None
    else:
        kind, number = word[0].upper(), int(word[1])
        if kind == "H" and number > 2:
            return None
    year, said = reference.end.year, False
    if found := _year_behind(tokens, words, stop, reference):
        year, stop = found
        said = True
    return Mention(at, stop, parse(f"{year}-{kind}{number}"), "within", said)


def _count_months(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "nine months to September 2024", "6 months of 2024"."""
    count = _COUNTED_MONTHS.get(words[at], 0)
    if words[at].isdigit() and len(words[at]) < 3:
        count = int(words[at])
    if 1 < count < 12 and words[at + 1 : at + 3] == ["-", "month"]:
        return _month_total(words, at, count, reference)
    if not 1 <= count <= 12 or at + 1 >= len(words) or words[at + 1] != "months":
        return None
    year, stop, said = reference.end.year, at + 2, False
    if stop < len(words) and words[stop] in ("to", "ended", "ending"):
        inner = _at(tokens, words, stop + 1, reference) if stop + 1 < len(words) else None
        if inner and inner.period:
            return Mention(at, inner.stop, _months_to(count, inner.period, reference), "within")
    closing = at > 0 and words[at - 1] in ("last", "final", "closing", "remaining")
    if closing and (found := _year_behind(tokens, words, stop)) and count in (3, 6):
        return Mention(at, found[1], parse(f"{found[0]}-{'Q4' if count == 3 else 'H2'}"), "within")
    if closing:
        return None
    if found := _year_behind(tokens, words, stop):
        year, stop = found
        said = True
    elif count != reference.end.month or not reference.is_to_date:
        return None
    return Mention(at, stop, first_months(year, count), "within", said)


def _month_total(words: Sequence[str], at: int, count: int, reference: Period) -> Mention | None:
    """Said: "the eight-month total", "the nine-month period": the year so far, in a report of its last month."""
    named = words[at + 3 : at + 4]
    if count != reference.end.month or not named or named[0] not in ("total", "period", "figure", "tally", "result"):
        return None
    return Mention(at, at + 3 + (named[0] == "period"), first_months(reference.end.year, count), "within")


def _months_to(count: int, last: Period, reference: Period) -> Period:
    """The stretch of `count` months to the end of `last`, as far as the grammar of periods has one."""
    year, month = last.end.year, last.end.month
    if reference.end == last.end and (reference.days + 5) // 30 == count:
        return reference
    if count == 3 and month % 3 == 0:
        return parse(f"{year}-Q{month // 3}")
    if count == 6 and month in (6, 12):
        return parse(f"{year}-H{month // 6}")
    if count == 12:
        return parse(str(year) if month == 12 else f"{year - 1}..{year}")
    return first_months(year, month)


def _month(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "July 2021", "June 30, 2024", "March": "may" is a month only beside a year or "in", "to", "on", "at"."""
    number, stop = _names("month_names")[words[at]], at + 1
    if words[at] in ("may", "march", "mar", "sep", "dec", "jan", "oct") and not tokens[at].text[0].isupper():
        return None
    if stop < len(tokens) and tokens[stop].text.isdigit() and len(tokens[stop].text) <= 2:
        year = _year_behind(tokens, words, stop + 1)
        behind, said = (year[1], year[0]) if year else (stop + 1, reference.end.year)
        opener = words[at - 1] if at else ""
        ended = opener == "of" and at > 1 and words[at - 2] in _ENDS | {"start", "beginning"}
        counting = (opener == "in" or ended) and year is None  # "In March 12 schools closed"
        if not counting and (day := _whole_day(at, behind, said, number, words[stop])):
            return day
    if several := _months(tokens, words, at, reference):
        return several
    if words[stop : stop + 1] in (["quarter"], ["half"]) and (kind := words[stop][0].upper()):
        found = _year_behind(tokens, words, stop + 1, reference)
        part = (number + 2) // 3 if kind == "Q" else (number + 5) // 6
        return Mention(
            at,
            found[1] if found else stop + 1,
            parse(f"{found[0] if found else reference.end.year}-{kind}{part}"),
            "within",
        )
    if found := _year_behind(tokens, words, stop, reference):
        return Mention(at, found[1], parse(f"{found[0]}-M{number:02d}"), "within")
    past = number > reference.end.month and at > 0 and words[at - 1] in ("since", "on", "than", "from", "over", "last")
    said_year = reference.end.year - (1 if past else 0)  # "since December" in a report on the third quarter
    return Mention(at, stop, parse(f"{said_year}-M{number:02d}"), "within", False)


def _months(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "July to September 2025", "January–March": a quarter, a half, the first months, a year."""
    names = _names("month_names")
    if at + 2 >= len(words) or words[at + 1] not in (*_DASHES, "and") or words[at + 2] not in names:
        return None
    if words[at + 1] == "and" and (not at or words[at - 1] != "between"):
        return None
    first, last = names[words[at]], names[words[at + 2]]
    found = _year_behind(tokens, words, at + 3, reference)
    year, stop = found or (reference.end.year, at + 3)
    if first == 1 and last > 1:
        return Mention(at, stop, first_months(year, last), "within", found is not None)
    named = {(4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (7, 12): "H2"}.get((first, last))
    return Mention(at, stop, parse(f"{year}-{named}") if named else None, "within", found is not None)


def _day_first(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "30 June 2024", "30 June", "1st July"."""
    stop = at + 1
    if stop < len(words) and words[stop] in ("st", "nd", "rd", "th") and tokens[stop].glued:
        stop += 1
    if not words[at].isdigit() or len(words[at]) > 2 or stop >= len(words) or words[stop] not in _names("month_names"):
        return None
    year = _year_behind(tokens, words, stop + 1)
    month = _names("month_names")[words[stop]]
    return _whole_day(at, year[1] if year else stop + 1, year[0] if year else reference.end.year, month, words[at])


def _whole_day(at: int, stop: int, year: int, month: int, day: str) -> Mention | None:
    try:
        return Mention(at, stop, parse(date(year, month, int(day)).isoformat()), "event")
    except ValueError:
        return None


def _years(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
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


def _financial(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "FY 2022/23", "FY2024", "FY24", "financial year 2023-24", "the year to March 2024", "year to date"."""
    word, stop = words[at], at + 1
    if word[2:].isdigit():
        year = word[2:] if len(word) == 6 else f"20{word[2:4]}"
        short = words[at + 2] if words[at + 1 : at + 2] in (["/"], ["-"], ["–"]) and at + 2 < len(words) else ""
        if len(short) == 2 and short.isdigit() and int(short) == (int(year) + 1) % 100:
            return Mention(at, at + 3, parse(f"{year}..{int(year) + 1}"), "within")  # "FY2024/25"
        return Mention(at, stop, parse(year), "within") if len(year) == 4 else None
    for size, said in ((3, ("year", "to", "date")), (5, ("year", "-", "to", "-", "date"))):
        if tuple(words[at : at + size]) == said:
            return Mention(at, at + size, to_date(reference), "to_date", False)
    if word == "year" and words[stop : stop + 1] and words[stop] in ("to", "ended", "ending"):
        inner = _at(tokens, words, stop + 1, reference) if stop + 1 < len(words) else None
        opened = at - 4 if tuple(words[max(0, at - 4) : at]) in _FROM_START else at
        if inner and inner.period and opened < at and inner.period.kind in ("month", "day"):
            # "from the start of the year to 15 May"
            return Mention(opened, inner.stop, to_date(inner.period), "to_date")
        if inner and inner.period and inner.period.kind in ("month", "day"):
            half = words[at - 1 : at] == ["half"] or words[at - 2 : at] == ["half", "-"]  # "the half year to June"
            return Mention(at, inner.stop, _months_to(6 if half else 12, inner.period, reference), "within")
    if word in ("financial", "fiscal", "academic", "school"):
        stop = at + 2 if at + 1 < len(words) and words[at + 1] == "year" else len(words)
    if stop < len(tokens) and (found := _years(tokens, words, stop, reference)):
        return found._replace(first=at)
    return None


_FROM_START = frozenset({("the", "start", "of", "the"), ("the", "beginning", "of", "the")})
_NEAR: Mapping[tuple[str, ...], tuple[Sort, int]] = {
    ("coming", "year"): ("next", 1),
    ("year", "ahead"): ("next", 1),
    ("following", "year"): ("next", 1),
    ("last", "year"): ("previous", -1),
    ("previous", "year"): ("previous", -1),
    ("prior", "year"): ("previous", -1),
    ("next", "year"): ("next", 1),
    ("this", "year"): ("within", 0),
}


def _relative(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "last year", "the previous quarter", "a year earlier", "YTD"."""
    if words[at] == "ytd" and at + 1 < len(words) and words[at + 1] in _names("month_names"):
        found = _month(tokens, words, at + 1, reference)
        if found and found.period and found.period.kind == "month":
            return found._replace(first=at, period=to_date(found.period), sort="to_date")
    if words[at] == "ytd":
        return Mention(at, at + 1, to_date(reference), "to_date", False)
    pair = tuple(words[at : at + 2])
    if pair == ("this", "year") and at > 1 and tuple(words[at - 2 : at]) == ("so", "far"):
        return Mention(at, at + 2, to_date(reference), "to_date", False)  # "so far this year"
    if pair in _NEAR:
        sort, step = _NEAR[pair]
        return Mention(at, at + 2, parse(str(reference.end.year + step)), sort, False)
    if tuple(words[at : at + 4]) == ("the", "year", "so", "far"):
        return Mention(at, at + 4, to_date(reference), "to_date", False)
    if named := _own(words, at, reference):
        return named
    if _since_start(words, at):
        return Mention(at, at + (2 if pair[1:] == ("january",) else 6), to_date(reference), "to_date", False)
    if pair == ("to", "date"):
        return Mention(at, at + 2, to_date(reference), "to_date", False)
    if (
        pair == ("last", "quarter")
        and words[at + 2 : at + 3] == ["of"]
        and (year := _year_behind(tokens, words, at + 2))
    ):
        return Mention(at, year[1], parse(f"{year[0]}-Q4"), "within")
    if len(pair) == 2 and pair[0] in ("last", "previous", "prior", "next") and pair[1] in ("quarter", "month"):
        return Mention(at, at + 2, _step(reference, pair[1], 1 if pair[0] == "next" else -1), "previous", False)
    if earlier := _years_before(words, at, reference):
        return earlier
    if tuple(words[at : at + 4]) == ("this", "time", "last", "year"):
        return Mention(at, at + 4, reference.year_before(), "same", False)
    if pair == ("full", "year"):
        return Mention(at, at + 2, year_of(reference), "within", False)
    return None


def _years_before(words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "a year earlier", "twelve months before", "two years ago"."""
    if at + 2 >= len(words) or words[at + 2] not in _BEFORE:
        return None
    one = (words[at] in ("a", "one") and words[at + 1] == "year") or tuple(words[at : at + 2]) == ("twelve", "months")
    if words[at + 1] == "months" and _COUNTED_MONTHS.get(words[at]) == (reference.days + 5) // 30:
        return Mention(
            at, at + 3, _just_before(reference), "previous", False
        )  # "six months earlier" in a half's report
    years = 1 if one else _COUNTED_MONTHS.get(words[at], 0) if words[at + 1] == "years" else 0
    if not years:
        return None
    period = reference
    for _ in range(years):
        period = period.year_before()
    return Mention(at, at + 3, period, "same", False)


def _since_start(words: Sequence[str], at: int) -> bool:
    """Said: "since January", "since the start of the year": from the year's start to the report's end."""
    if words[at] != "since":
        return False
    start = tuple(words[at + 1 : at + 6])
    return start[:1] == ("january",) or start in (
        ("the", "start", "of", "the", "year"),
        ("the", "beginning", "of", "the", "year"),
    )


def _own(words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """The report's own time, or the end of its year: "the quarter", "the period", "year end", "full-year"."""
    if words[at] not in _OWN_OPENERS:
        return None
    for said, of_year in _OWN_TIMES.items():
        if tuple(words[at : at + len(said)]) == said:
            behind = words[at + len(said) : at + len(said) + 1]
            if behind in (["earlier"], ["before"], ["ago"], ["to"], ["end"], ["-"], ["ahead"], ["of"]):
                return None
            if len(said) == 1 and behind and behind[0].isalpha() and behind[0] not in ("and", "against", "compared"):
                return None  # "is now forecast"
            own = reference if not of_year or reference.days > 370 else year_of(reference)
            return Mention(at, at + len(said), own, "within", False)
    return None


_BEFORE = frozenset({"earlier", "ago", "before", "previously"})
_OWN_TIMES: Mapping[tuple[str, ...], bool] = {
    ("the", "quarter"): False, ("this", "quarter"): False, ("the", "period"): False, ("the", "month"): False,
    ("this", "month"): False, ("the", "half", "-", "year"): False, ("the", "half", "year"): False,
    ("the", "half"): False,
    ("the", "year"): True, ("full", "-", "year"): True, ("year", "-", "end"): True, ("year", "end"): True,
    ("the", "reporting", "period"): False, ("the", "season"): False, ("the", "term"): False,
    ("today",): False, ("at", "present"): False, ("now",): False, ("currently",): False,
    ("at", "the", "moment"): False,
}  # fmt: skip


_OWN_OPENERS = frozenset(said[0] for said in _OWN_TIMES)
_RELATIVE = (
    _OWN_OPENERS
    | frozenset(
        {"last", "previous", "prior", "next", "this", "coming", "following", "a", "ytd", "to", "since", "full", "one"}
    )
    | frozenset(_COUNTED_MONTHS)
)


def previous(period: Period) -> Period:
    """The period before one: the quarter before a quarter, the month before a month, else the same a year before."""
    if period.kind in ("quarter", "month"):
        return _step(period, period.kind, -1)
    return period.year_before()


def _just_before(period: Period) -> Period:
    """The stretch of the same length just before: the half before a half."""
    if period.kind == "half":
        return parse(f"{period.end.year}-H1" if period.end.month > 6 else f"{period.end.year - 1}-H2")
    return previous(period)


def _step(reference: Period, kind: str, step: int) -> Period:
    months = reference.end.year * 12 + reference.end.month - 1
    if kind == "month":
        months += step
        return parse(f"{months // 12}-M{months % 12 + 1:02d}")
    quarters = months // 3 + step
    return parse(f"{quarters // 4}-Q{quarters % 4 + 1}")


def _opened(words: Sequence[str], found: Mention, floor: int) -> Mention:
    """The mention with the words that open it: "as of", "by", "at the end of", "in" make a day or a year an "until"."""
    at = found.first
    if at - 2 >= floor and tuple(words[at - 2 : at]) in (("as", "of"), ("as", "at")):
        return found._replace(first=at - 2, sort="until", period=_from_start(found.period))
    if at - 2 >= floor and tuple(words[at - 2 : at]) == ("up", "to") and found.period and found.period.kind == "month":
        return found._replace(first=at - 2, sort="until", period=_from_start(found.period))
    back = at
    while back - 1 >= floor and words[back - 1] in ("the", "of", "end", "close"):
        back -= 1
    ended = any(word in _ENDS for word in words[back:at])
    if back - 1 >= floor and words[back - 1] in _UNTIL and found.sort in ("within", "event") and (ended or back == at):
        if words[back - 1] in ("at", "to", "through") and not ended and found.sort != "event":
            return found
        return found._replace(first=back - 1, sort="until", period=_from_start(found.period))
    return found


def _from_start(period: Period | None) -> Period | None:
    """Said: "by the end of August": the first eight months."""
    if period is None or period.kind != "month":
        return period
    return first_months(period.end.year, period.end.month)
