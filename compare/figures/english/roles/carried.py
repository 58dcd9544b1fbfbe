"""What the figure before still tells: the level its movement led to, a movement or a share that goes on."""

from __future__ import annotations

from compare.figures.english.clauses import Clause
from compare.figures.english.figure import Figure
from compare.figures.english.phrases import phrase
from compare.figures.english.roles.told import MOVING_SORTS, Told
from compare.figures.english.sentence import Place
from compare.figures.english.words import group


def led_to(place: Place, clause: Clause, figure: Figure, told: Told) -> Told | None:
    """Said: "6% higher than in 2021 at $2.4 million": the level behind its movement, or behind its plan."""
    opener = place.sentence.word(place.figure.first - 1)
    at = opener == "at" and not clause.has_verb
    if told.rule in ("english_plan_behind", "english_plan_named") and not place.sentence.has_tag(
        "mark", place.start, place.figure.first
    ):
        if opener == "by":
            return Told("moved", "english_past_plan", _past_plan(place, figure))
        if opener in ("at", "with") and told.rule == "english_plan_behind":
            return Told("reached", "english_led_to")
    if told.manner == "moved" and _stands_now(place, clause, figure):
        return Told("reached", "english_led_to")
    moving = figure.sort in MOVING_SORTS or (opener == "at" and place.sentence.word(place.figure.first - 2) == ",")
    moving |= told.rule == "english_more_or_less" and figure.sort == place.figure.sort  # "£2m lower than a year ago at"
    if told.manner == "moved" and (at or opener in group("leading")) and moving and place.start:
        return Told("reached", "english_led_to")
    return None


def _stands_now(place: Place, clause: Clause, figure: Figure) -> bool:
    """Said: "has grown by 2,150 since January and now stands at 31,400": the level of what moved, told by a verb.

    Or by an aim: "slipped by 1.4 points to stand at 51.2".
    """
    between = place.sentence.words[place.start : clause.verb] if clause.has_verb else []
    led = between[-1:] == ["to"] and place.sentence.words[clause.verb] in ("stand", "reach", "total", "average")
    if led:
        return not phrase(place.sentence, *clause.subject)
    if "and" not in between or phrase(place.sentence, *clause.subject):
        return False
    sorts = place.figure.sort, figure.sort
    alike = sorts[0] == sorts[1] or figure.sort in MOVING_SORTS or "bare" in sorts
    goes_on = place.sentence.word(place.figure.stop) in group("more", "less")
    return alike and not goes_on and place.sentence.words[clause.verb] in group("standing_at")


def _past_plan(place: Place, figure: Figure) -> int:
    """Which way the verb before a plan goes: "exceeded the 90% target by 3.4 points", "missed it by 2 points"."""
    words = place.sentence.words[max(0, figure.first - 8) : figure.first]
    return -1 if group("misses", "less", "down") & set(words) else 1


_BASES_BEHIND = frozenset({"compared", "on", "than", "versus", "against", "year", "relative"})

_STATES = frozenset(
    {";", ":", "to", "(", "while", "for", "with", "at", "is", "was", "were", "of", "stood", "reached", "averaged"}
)


def _names_rate(place: Place, clause: Clause) -> bool:
    """Whether the subject is a rate of its own: "sales rose 5%, operating margin 12%"."""
    words = phrase(place.sentence, *clause.subject).lower().split()
    return bool(words) and words[-1] in group("rate_nouns")


def _or_else(place: Place, figure: Figure) -> bool:
    """Said: "up 21 million, or 4%, from H1 2013": the step before, told as a share."""
    between = [w for at, w in enumerate(place.sentence.words[place.start : place.figure.first], place.start)
               if place.sentence.tags[at] not in ("adverb", "mark")]  # fmt: skip
    return between == ["or"] and place.figure.sort in ("share", "points") and figure.sort not in ("share", "points")


def again_in_brackets(place: Place, figure: Figure, told: Told) -> Told | None:
    """Said: "increased £6.6m (13.4%)", "rose 8.3% (£24.2m)": the brackets hold the step before them in another unit."""
    closed = place.bracketed and place.sentence.word(place.figure.stop) == ")" and place.figure.first == figure.end + 1
    pair = {figure.sort, place.figure.sort}
    other = len(pair) == 2 and "share" in pair and (place.figure.sort == "share" or "money" in pair)
    if told.manner != "moved" or not closed or not other:
        return None
    return Told("moved", "english_moved_again", told.sign)


def _reads_otherwise(place: Place) -> bool:
    """Said: "grew 9% at constant rates (6% as reported)": the brackets hold the same movement read another way."""
    words, at = place.sentence.words, place.figure.stop
    close = next((here for here in range(at, min(at + 6, len(words))) if words[here] == ")"), at)
    return not group("other_reading").isdisjoint(words[at:close])


def continued(place: Place, clause: Clause, figure: Figure, told: Told) -> Told | None:
    """A figure that goes on with the movement or the share before it.

    Said: "up 1.9% on June and 6.7% on July"; "accounted for 58% of electricity, wind for 12%".
    """
    between = place.sentence.words[place.start : place.figure.first]
    by = between[-1:] == ["by"] and not clause.has_verb
    if told.manner == "moved" and by and phrase(place.sentence, *clause.subject):
        return Told("moved", "english_gapped", told.sign)
    if told.manner == "moved" and by and place.figure.sort == figure.sort:
        return Told("moved", "english_moved_on", told.sign)  # "by 43,000 over the quarter, and by 347,000 on last year"
    if told.manner == "moved" and _or_else(place, figure):
        return Told("moved", "english_moved_again", told.sign)
    if figure.unit != place.figure.unit or place.figure.sort not in ("share", "points"):
        return None
    if told.manner == "moved" and place.bracketed and _reads_otherwise(place):
        return Told("moved", "english_moved_again", told.sign)
    listed = clause.opened_by in ("and", ",", "but", "while") and not {";", ":", "("} & set(between)
    rate = _names_rate(place, clause) and place.sentence.word(place.figure.stop) not in _BASES_BEHIND
    planned = told.manner == "of_plan" and listed and not clause.has_verb and not _names_rate(place, clause)
    if planned and phrase(place.sentence, *clause.subject):
        return Told("of_plan", "english_plan_share")  # "hit 112% of plan and pear production 97%"
    if told.manner == "share" and not clause.has_verb and not {";", ":", "("} & set(between):
        return Told("share", "english_share_on")
    span = place.start, place.figure.first - (between[-2:] == ["and", "of"])  # "and of 3.6% on May 2023"
    told_of = {place.sentence.words[at] for at in range(*span) if place.sentence.tags[at] != "time"}
    states = _STATES & told_of  # not the "of" of "in the first half of 2024, and 2% in the third quarter"
    moved = told.manner == "moved" and not clause.has_verb and not states
    if moved and not rate:
        return Told("moved", "english_moved_on", told.sign)
    return None
