"""Times told from the report's own in English: "last year", "the quarter", "two years earlier", "so far this year"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.figures.calendar_en import COUNT_WORDS, NEAR_YEARS, month_at, number_names, year_behind
from compare.figures.mention import Mention, to_date
from compare.figures.tokens import Token
from compare.period import Period, parse, year_of


def relative_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "last year", "the previous quarter", "a year earlier", "YTD"."""
    if words[at] == "ytd" and at + 1 < len(words) and words[at + 1] in number_names("month_names"):
        found = month_at(tokens, words, at + 1, reference)
        if found and found.period and found.period.kind == "month":
            return found._replace(first=at, period=to_date(found.period), sort="to_date")
    if words[at] == "ytd":
        return Mention(at, at + 1, to_date(reference), "to_date", False)
    pair = tuple(words[at : at + 2])
    if pair == ("this", "year") and at > 1 and tuple(words[at - 2 : at]) == ("so", "far"):
        return Mention(at, at + 2, to_date(reference), "to_date", False)  # "so far this year"
    if pair in NEAR_YEARS:
        sort, step = NEAR_YEARS[pair]
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
        and (year := year_behind(tokens, words, at + 2))
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
    if words[at + 1] == "months" and COUNT_WORDS.get(words[at]) == (reference.days + 5) // 30:
        return Mention(
            at, at + 3, _just_before(reference), "previous", False
        )  # "six months earlier" in a half's report
    years = 1 if one else COUNT_WORDS.get(words[at], 0) if words[at + 1] == "years" else 0
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
            own = _half_of(reference) if "half" in said else own
            return Mention(at, at + len(said), own, "within", False)
    return None


def _half_of(reference: Period) -> Period:
    """The half-year that a quarter or a month ends ("bringing the half-year total to …"); a longer time is itself."""
    closes = reference.kind in ("quarter", "month") and reference.end.month in (6, 12)
    return parse(f"{reference.end.year}-H{reference.end.month // 6}") if closes else reference


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
RELATIVE = (
    _OWN_OPENERS
    | frozenset(
        {"last", "previous", "prior", "next", "this", "coming", "following", "a", "ytd", "to", "since", "full", "one"}
    )
    | frozenset(COUNT_WORDS)
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
