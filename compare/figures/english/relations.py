"""The comparison a figure states: its kind, its size and what it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from compare.figures.context import Context
from compare.figures.english import bases
from compare.figures.english.drafts import Draft, Memory, span_of
from compare.figures.english.phrases import behind, behind_figure, moving_noun, says_plan
from compare.figures.english.roles.told import Told
from compare.figures.english.sentence import Place
from compare.figures.english.words import group, phrase_at
from compare.figures.tokens import Meant
from compare.observation import Relation, Versus
from compare.period import Period
from compare.quantity import parse_unit

_RECORDS = frozenset({"largest", "highest", "lowest", "biggest", "smallest", "fewest", "best", "worst", "steepest"})
_LIST = 8  # figures of a list looked at for a base said once


def relation_of(
    place: Place, told: Told, here: Draft | None, memory: Memory, context: Context, meant: Meant, period: Period
) -> Relation:
    """The comparison that the figure at `place` states, said of the draft `here` or, in `period`, of a new one."""
    figure, numeral = place.figure, place.figure.numeral
    moved = told.manner == "moved"
    sign = told.sign if moved and figure.sort != "times" else 1
    if here and moved and place.sentence.word(figure.stop) in ("better", "worse") and _less_is_better(here.name):
        sign = -sign
    faster = place.sentence.word(figure.stop) in ("faster", "quicker", "slower")
    if moved and faster and figure.unit in group("span_units"):
        sign = -sign  # "two minutes faster than planned"
    return Relation(
        "delta" if moved and figure.sort != "times" else "ratio",
        numeral.value * sign,
        _unit(place, here),
        _versus(place, told, here, memory, context.period, here.period if here else period),
        numeral.bound,
        None if numeral.high is None else numeral.high * sign,
        context.anchor(*meant.span(*span_of(place.sentence, figure))),
    )


def _less_is_better(name: str) -> bool:
    """Whether "better" says lower of what is so named: "a deficit £0.6 million better than budget"."""
    return not group("less_is_better").isdisjoint(name.lower().replace("-", " ").split())


def _unit(place: Place, here: Draft | None) -> str:
    """The unit of the comparison; that of the level where the figure says less of it ("2 moves more")."""
    unit = place.figure.unit
    counted = here is not None and place.figure.sort == "count" and here.unit.startswith(f"{unit} per ")
    if here and (not unit or counted):
        return here.unit if unit else unit_of_step(place.figure.numeral.value, here.unit)
    scaled = here is not None and unit in _SCALES and here.figure.sort in ("count", "bare")
    return f"{unit} {_unscaled(here.unit)}".strip() if here and scaled else unit


def unit_of_step(value: Decimal, level: str) -> str:
    """The unit of a step said without one beside its level's: "people" of 154,000 beside "million people"."""
    return _unscaled(level) if abs(value) >= _WHOLE else level


def _unscaled(unit: str) -> str:
    """A counted unit without its scale: "people" of "million people"; "154,000 fewer" are no million people."""
    first, _, rest = unit.partition(" ")
    return (rest if first in _SCALES else unit) if unit not in _SCALES else ""


_SCALES = frozenset({"thousand", "million", "billion", "trillion", "m", "bn", "k"})
_WHOLE = 100  # from here on a step without a unit is no scaled one: "4.2 million, 0.3 more" against "154,000 fewer"


def _versus(place: Place, told: Told, here: Draft | None, memory: Memory, reference: Period, period: Period) -> Versus:
    following = next(iter(place.sentence.figures[place.index + 1 : place.index + 2]), None)
    planned = following is not None and place.sentence.word(following.end) in group("planned_then")
    if planned and place.sentence.words[place.figure.stop] in group("more", "less"):
        return "plan"  # "310 places short of the 4,500 planned"
    if told.manner == "of_plan" or told.rule == "english_past_plan":
        return "plan"
    if told.rule == "english_moved_again" and here and here.relations:
        return here.relations[-1].versus  # "by $180m, or 4.3%"
    if told.manner == "share":
        return "other" if _absorbs(place) else "whole"
    if told.rule == "english_share_of_base":
        return bases.versus(place.sentence, place.figure.stop, place.stop, reference) or "other"
    if told.manner == "of_whole":
        return _share_base(place, here, memory)
    first = _past_moved(place) if told.rule == "english_noun_behind" else place.figure.stop
    near = bases.versus(place.sentence, first, _base_end(place.sentence.words, first, place.stop), reference)
    return (
        near
        or _base_before(place, reference)
        or bases.versus(place.sentence, place.figure.stop, _list_end(place), reference)
        or ("other" if _of_something_else(place) else bases.default(period if period.days > 350 else reference))
    )


def _absorbs(place: Place) -> bool:
    """Said: "debt service absorbed 17.6% of revenue": what is paid out of a sum is no part of it."""
    return not _ABSORBING.isdisjoint(place.sentence.words[place.start : place.figure.first])


_ABSORBING = frozenset({"absorbed", "absorbs", "absorb", "consumed", "consumes", "swallowed", "swallows", "ate"})


def _past_moved(place: Place) -> int:
    """Behind what moved: "a 12% budget cut", "a 12% cut in the budget" are held against no budget."""
    at = moving_noun(place.sentence, place.figure, place.stop)
    if at is None:
        return place.figure.stop
    first, end = behind(place.sentence, at + 1, place.stop, "in", "of")
    return end if first < end else at + 1


def _base_end(words: Sequence[str], start: int, stop: int) -> int:
    """Where the words that may name a comparison's base end: at a mark that closes it.

    A base with a figure of its own behind a comma (", against a target of 5%") is told by that figure.
    """
    if words[start : start + 1] == [","] and stop < len(words) and phrase_at("against", words, start + 1, stop):
        return start
    for at in range(start, stop):
        if words[at] in (";", ")", ":", "–", "—") or (words[at] == "," and at > start):
            return at
        if words[at] in _RECORDS and words[at - 1] in ("the", "its", "their", "a"):
            return at  # "to 19,860, the largest increase since 2011"
    return stop


def _list_end(place: Place) -> int:
    """Where the list of like comparisons that this one stands in ends: its base may be said once, behind the last."""
    sentence, end = place.sentence, place.figure.stop
    for following in sentence.figures[place.index + 1 : place.index + 1 + _LIST]:
        between = sentence.words[end : following.first]
        if sentence.word(following.stop) == "of":
            break  # "(+26%), 77% of target"
        if following.sort != place.figure.sort or ";" in between or {"against", "target", "versus"} & set(between):
            break
        end = _base_end(sentence.words, following.stop, min(following.stop + 20, len(sentence.words)))
    return end


def _base_before(place: Place, reference: Period) -> Versus | None:
    """A base said before the movement: "Compared with 2022, sales rose 5%"; "beat the plan by 3%"; "since 2019"."""
    openers = {"compared", "versus", "against", "relative", "since", "below", "above"} | group("beats", "misses")
    for at in range(place.start, place.figure.first):
        if place.sentence.words[at] in openers:
            return bases.versus(place.sentence, at, place.figure.first, reference)
    return None


def _of_something_else(place: Place) -> bool:
    """Said: "2.3 times EBITDA": a multiple of another measure."""
    return place.figure.sort == "times" and place.sentence.tag(place.figure.stop) == "noun"


def _share_base(place: Place, here: Draft | None, memory: Memory) -> Versus:
    """Of what a share behind a figure is one: of the plan, of a whole that it is part of, or of something else."""
    first, end = behind_figure(place.sentence, place.figure, place.stop, "of")
    if first < end:
        if says_plan(place.sentence, first, end):
            return "plan"
        money = here is not None and here.figure.sort == "money"
        totals = {"total", "all", "overall"} & set(place.sentence.words[place.figure.stop : end])
        return "other" if money and not totals else "whole"
    if here is None:
        return "whole"
    near_plan = any(d.role == "target" and here.name.startswith(d.name) for d in memory.drafts[-3:])
    if near_plan or any(r.versus == "plan" for r in here.relations):
        return "plan"
    noun = here.figure.noun
    if noun and here.figure.numeral.total and place.sentence.words[noun[0]] in ("planned", "scheduled", "target"):
        return "plan"
    if here.figure.sort == "money" and here.figure.numeral.total is not None:
        return "plan"  # "£61m of the £130m programme (47%)"
    counted = parse_unit(here.unit).counted or here.figure.numeral.total is not None
    return "whole" if counted else "plan"
