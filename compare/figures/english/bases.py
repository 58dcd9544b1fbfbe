"""What an English comparison is held against: a plan, the same period a year before, the period before, a whole.

Source of the defaults: the annotation guide's "versus".
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures.english.sentence import Sentence
from compare.figures.english.words import group, has_phrase
from compare.observation import Versus
from compare.period import Period

_BASE_OPENERS = frozenset({"on", "than", "below", "above", "with", "to", "against", "from", "over", "since", "versus"})


def default(reference: Period) -> Versus:
    """The base where none is said."""
    if reference.days > 370:
        return "term_start"
    return "previous_year" if reference.days > 350 else "same_period"


def versus(sentence: Sentence, start: int, stop: int, reference: Period) -> Versus | None:
    """The base named between `start` and `stop`, beside a comparison's figure; None where none is named."""
    words, inside = sentence.words, frozenset(sentence.words[start:stop])
    if has_phrase("plan", words, start, stop) or {"planned", "budgeted", "targeted", "scheduled"} & inside:
        return "plan"
    named = _named(sentence, start, stop, reference)
    if named and named.kind in ("month", "quarter", "half", "months") and (found := _of_period(named, reference)):
        return found
    if has_phrase("base_same", words, start, stop):
        return "previous_year" if reference.days > 350 else "same_period"
    if has_phrase("base_previous_period", words, start, stop):
        return "previous_period"
    if has_phrase("base_previous_year", words, start, stop):
        return "previous_year"
    if (
        has_phrase("base_other", words, start, stop)
        or _average(words, start, stop)
        or "launch" in inside
        or "baseline" in inside
    ):
        return "term_start" if "baseline" in inside and reference.days > 370 else "other"
    return _of_period(named, reference) if named else None


def _average(words: Sequence[str], start: int, stop: int) -> bool:
    """Whether a mean or a norm is compared with: "above the national average", not "lifted its average price"."""
    known = group("average")
    return any(words[at] in known and _BASE_OPENERS & set(words[max(start, at - 4) : at]) for at in range(start, stop))


def _named(sentence: Sentence, start: int, stop: int, reference: Period) -> Period | None:
    """The period named that can be a base: not the report's own, nor one to come.

    One behind "than", "on" and the like comes first: "14% more in September than in June".
    """
    mentions = sentence.mentions_in(start, stop)
    opened = [m for m in mentions if _BASE_OPENERS & set(sentence.words[max(start, m.first - 4) : m.first])]
    for mention in opened or mentions:
        at = mention.first - 1
        while at > start and sentence.words[at] in ("the", "this"):
            at -= 1
        own = at >= 0 and sentence.words[at] in ("in", "during", "between") and not opened
        if own and mention.period and mention.period.kind in ("half", "months", "quarter"):
            continue  # "grew 6.4% in the first half": the time of the step, not its base
        period = mention.period
        if period and mention.sort != "to_date" and period.end <= reference.end and period.text != reference.text:
            return period
    return None


def _of_period(named: Period, reference: Period) -> Versus | None:
    """What a period named as a base is to the report's own."""
    if reference.days > 370:
        return "term_start" if named.begin.year == reference.begin.year else None
    if named.end > reference.end or named == reference:
        return None
    if named.kind == "year" and named.end.year == reference.end.year:
        return None  # "2.1% in 2023 as a whole"
    if named.kind == "year":
        return "previous_year" if named.end.year == reference.end.year - 1 else "other"
    if named.text == reference.year_before().text or named.end == reference.year_before().end:
        return "previous_year" if reference.kind == "year" else "same_period"
    gap = (reference.begin - named.end).days
    if named.kind == reference.kind and gap == 1:
        return "previous_period"
    if reference.begin <= named.end <= reference.end or 0 < gap <= 31:
        return "previous_period"
    return "previous_year" if named.end.year == reference.end.year - 1 and named.end.month == 12 else "other"
