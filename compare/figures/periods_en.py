"""Mentions of time in English text: "Q1 2025", "the second quarter of 2023", "as of 30 June 2024", "FY 2022/23".

The same mentions as `compare.figures.periods` gives; places, sorts and resolving against the report's period are alike.
Days, months and years are read in `calendar_en`, times told from the report's own in `relative_en`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from compare.figures.calendar_en import (
    COUNT_WORDS,
    ENDS,
    day_first_at,
    month_at,
    number_names,
    numeric_day_at,
    year_behind,
    years_at,
)
from compare.figures.mention import Mention, to_date
from compare.figures.relative_en import RELATIVE, relative_at
from compare.figures.tokens import Token
from compare.period import Period, first_months, parse

_YEARLY = frozenset({"fy", "year", "financial", "fiscal", "academic", "school"})
_UNTIL = frozenset({"by", "until", "at", "through", "to"})
Reader = Callable[[Sequence[Token], Sequence[str], int, Period], Mention | None]


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
        return numeric_day_at, day_first_at, _count_months, years_at
    if word in number_names("month_names"):
        return (month_at,)
    relative = (relative_at,) if word in RELATIVE else ()
    if word in _YEARLY or (word[:2] == "fy" and word[2:].isdigit()):
        return _financial, *relative
    if word in number_names("ordinals") or (len(word) == 2 and word[0] in "qh" and word[1] in "1234"):
        return (_part,)
    if word in COUNT_WORDS:
        return _count_months, *relative
    if word == "quarter":
        return (_numbered_quarter,)
    return (_part, *relative) if word in _PLACED else relative


def _numbered_quarter(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "Quarter 2 2024/25", "quarter three"."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    number = {"one": 1, "two": 2, "three": 3, "four": 4}.get(behind, int(behind) if behind in "1234" and behind else 0)
    if not number:
        return None
    found = year_behind(tokens, words, at + 2, reference)
    year, stop = found or (reference.end.year, at + 2)
    return Mention(at, stop, parse(f"{year}-Q{number}"), "within", found is not None)


# Where a quarter or a half stands in its year, said without a number.
_PLACED: Mapping[str, Mapping[str, int]] = {
    "final": {"quarter": 4, "half": 2}, "closing": {"quarter": 4, "half": 2}, "opening": {"quarter": 1, "half": 1},
}  # fmt: skip


def _part(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "Q1 2025", "H1", "second quarter of 2023", "first half", "first nine months of 2024"."""
    word, stop = words[at], at + 1
    if word in _PLACED and words[stop : stop + 1] and words[stop] in _PLACED[word]:
        kind, number = words[stop][0].upper(), _PLACED[word][words[stop]]
        stop += 1
    elif word in number_names("ordinals"):
        number = number_names("ordinals")[word]
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
    if found := year_behind(tokens, words, stop, reference):
        year, stop = found
        said = True
    return Mention(at, stop, parse(f"{year}-{kind}{number}"), "within", said)


def _count_months(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "nine months to September 2024", "6 months of 2024"."""
    count = COUNT_WORDS.get(words[at], 0)
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
    if closing and (found := year_behind(tokens, words, stop)) and count in (3, 6):
        return Mention(at, found[1], parse(f"{found[0]}-{'Q4' if count == 3 else 'H2'}"), "within")
    if closing:
        return None
    if found := year_behind(tokens, words, stop):
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
    if stop < len(tokens) and (found := years_at(tokens, words, stop, reference)):
        return found._replace(first=at)
    return None


_FROM_START = frozenset({("the", "start", "of", "the"), ("the", "beginning", "of", "the")})


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
    ended = any(word in ENDS for word in words[back:at])
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
