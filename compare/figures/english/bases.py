"""What an English comparison is held against: a plan, the same period a year before, the period before, a whole.

Source of the defaults: the annotation guide's "versus".
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures.english.sentence import Sentence
from compare.figures.english.words import group, has_phrase
from compare.observation import Versus
from compare.period import Period

_SAME = (
    ("year", "on", "year"), ("year", "-", "on", "-", "year"), ("year", "over", "year"), ("a", "year", "earlier"), ("yoy",),
    ("a", "year", "ago"), ("same", "period"), ("same", "quarter"), ("same", "month"), ("corresponding",), ("same", "half"),
    ("a", "year", "before"), ("y", "/", "y"), ("same", "week"), ("same", "season"), ("same", "time"),
)  # fmt: skip
_PREVIOUS_PERIOD = (
    ("quarter", "before"), ("month", "before"), ("week", "before"), ("quarter", "earlier"), ("month", "earlier"),
    ("previous", "quarter"), ("previous", "month"), ("quarter", "on", "quarter"), ("month", "on", "month"), ("last", "quarter"),
    ("preceding", "quarter"), ("prior", "quarter"), ("quarter", "-", "on", "-", "quarter"), ("last", "month"), ("previous", "period"),
    ("preceding", "month"), ("previous", "half"), ("previous", "week"), ("month", "-", "on", "-", "month"), ("prior", "month"),
)  # fmt: skip
_PREVIOUS_YEAR = (
    ("previous", "year"), ("last", "year"), ("prior", "year"), ("start", "of", "the", "year"), ("beginning", "of", "the", "year"),
    ("year", "-", "end"), ("year", "end"), ("since", "january"), ("preceding", "year"),
)  # fmt: skip


def default(reference: Period) -> Versus:
    """The base where none is said."""
    if reference.days > 370:
        return "term_start"
    return "previous_year" if reference.days > 350 else "same_period"


def versus(sentence: Sentence, start: int, stop: int, reference: Period) -> Versus | None:
    """The base named between `start` and `stop`, beside a comparison's figure; None where none is named."""
    inside = tuple(sentence.words[start:stop])
    if has_phrase("plan", sentence.words, start, stop) or {"planned", "budgeted", "targeted", "scheduled"} & set(
        inside
    ):
        return "plan"
    named = _named(sentence, start, stop, reference)
    if named and named.kind in ("month", "quarter", "half", "months") and (found := _of_period(named, reference)):
        return found
    if _has(inside, _SAME):
        return "previous_year" if reference.days > 350 else "same_period"
    if _has(inside, _PREVIOUS_PERIOD):
        return "previous_period"
    if _has(inside, _PREVIOUS_YEAR):
        return "previous_year"
    if group("average") & set(inside) or "launch" in inside or "baseline" in inside:
        return "term_start" if "baseline" in inside and reference.days > 370 else "other"
    return _of_period(named, reference) if named else None


def _named(sentence: Sentence, start: int, stop: int, reference: Period) -> Period | None:
    """The period named that can be a base: not the report's own, nor one to come ("by 40% by 2030 compared with 2019")."""
    for mention in sentence.mentions_in(start, stop):
        if (
            mention.period
            and mention.sort != "to_date"
            and mention.period.end <= reference.end
            and mention.period.text != reference.text
        ):
            return mention.period
    return None


def _of_period(named: Period, reference: Period) -> Versus | None:
    """What a period named as a base is to the report's own."""
    if reference.days > 370:
        return "term_start" if named.begin.year == reference.begin.year else None
    if named.end > reference.end or named == reference:
        return None
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


def _has(inside: tuple[str, ...], phrases: Sequence[tuple[str, ...]]) -> bool:
    return any(
        inside[at : at + len(phrase)] == phrase for phrase in phrases for at in range(len(inside) - len(phrase) + 1)
    )
