"""What a comparison is said of: the subject before it, the thing that moves behind it ("a 14% increase in complaints").

Each gives "" where nothing is named: then the comparison is of what was said before.
"""

from __future__ import annotations

from compare.figures.english.clauses import Clause, clause_before
from compare.figures.english.counts import is_agent
from compare.figures.english.labels import label
from compare.figures.english.phrases import (
    behind,
    direct_object,
    moved_thing,
    moving_noun,
    noun_end,
    past_brackets,
    phrase,
    plan_behind,
    predicate,
)
from compare.figures.english.sentence import Place
from compare.figures.english.statements import opens_again
from compare.figures.english.words import group, is_plural, past_of

_MOVING_NOUNS = group("up_nouns", "down_nouns", "upward", "downward", "more", "less") | {"growth"}


def new_subject(place: Place, clause: Clause) -> str:
    """The subject named between the last figure and this one, where there is one."""
    if said := label(place) or _moved_behind(place):
        return said
    if place.start and not clause.has_verb and not opens_again(place, clause):
        return ""
    sentence = place.sentence
    subject = _moving_thing(place, clause) or moved_thing(phrase(sentence, *clause.subject))
    if not clause.has_verb:
        return "" if subject and subject.lower().split()[-1] in _MOVING_NOUNS else subject
    thing = direct_object(place, clause)
    acted_on = sentence.words[clause.verb] in group("up", "down") and sentence.words[clause.verb] not in (
        "up",
        "down",
    )
    put = sentence.words[clause.verb] in group("put_at") and sentence.word(place.figure.first - 1) == "at"
    if thing and (acted_on or put):
        return thing  # "The council cut waiting times by 12%"
    return subject or (thing if place.start == 0 else "")


def _moving_thing(place: Place, clause: Clause) -> str:
    """Said: "an increase in rents of 3%", "a reduction of 9% in leakage": the thing that moves; "" without one."""
    for at in range(clause.start, clause.stop):
        if place.sentence.words[at] in group("up_nouns", "down_nouns") and place.sentence.tags[at] == "noun":
            first, end = behind(place.sentence, at + 1, clause.stop, "in", "of")
            if first == end and place.sentence.words[at + 1 : clause.stop] == ["of"]:
                first, end = behind(place.sentence, place.figure.stop, place.stop, "in")
            apart = first < end and place.sentence.words[end - 1] in _READ_IN
            return phrase(place.sentence, first, end) if first < end and not apart else ""
    return ""


_READ_IN = group("currencies") | {"currency", "currencies", "terms", "value", "volume"}  # "a decrease of 3% in francs"


def _moved_behind(place: Place) -> str:
    """Said: "a 14% increase in complaints": the thing that moves; "" where none stands behind the noun."""
    sentence, at = place.sentence, moving_noun(place.sentence, place.figure, place.stop)
    if at is None:
        return ""
    first = place.figure.stop
    while first < at and sentence.words[first] in group("before_movement"):
        first += 1
    thing = phrase(sentence, *behind(sentence, at + 1, place.stop, "in", "of"))
    return thing or phrase(sentence, first, at)  # "a 4% pay rise"


def plan_itself(place: Place) -> str:
    """Said: "Only 61% of the capital budget had been spent": the plan with what became of it."""
    first, end = behind(place.sentence, place.figure.stop, place.stop, "of")
    acts, stop = past_brackets(place.sentence, end, place.stop)  # "58% of the programme (£23.9m) had been spent"
    said = predicate(place.sentence, acts, stop) if place.sentence.tag(acts) in ("aux", "verb") else ""
    return f"{phrase(place.sentence, first, end)} {said}" if said else ""


def budget_used(place: Place, clause: Clause) -> str:
    """Said: "the department has used 71.5% of its budget": the plan with what was done with it."""
    verb = place.sentence.words[clause.verb] if clause.has_verb else ""
    if verb not in group("used_up") or not is_agent(place, clause) or place.sentence.tag(clause.verb) != "verb":
        return ""
    thing = phrase(place.sentence, *behind(place.sentence, place.figure.stop, place.stop, "of"))
    return f"{thing} {verb}" if thing else ""


def more_of(place: Place, clause: Clause) -> str:
    """Said: "carried 14% more people": the thing of which there is more, with its verb."""
    sentence, at = place.sentence, place.figure.stop + 1
    if sentence.word(place.figure.stop) not in ("more", "fewer", "less"):
        return ""
    thing = phrase(sentence, at, noun_end(sentence, at, place.stop))
    if sentence.word(noun_end(sentence, at, place.stop)) == "than" and not is_plural(sentence.word(at)):
        return ""  # "12.6% more numerous than in 2023"
    verb = sentence.words[clause.verb] if clause.has_verb else ""
    return f"{thing} {past_of(verb)}" if thing and verb and verb not in group("level", "auxiliary") else thing


def owned(place: Place, clause: Clause) -> str:
    """Said: "Bus 14 lost 9% of its passengers": what the subject has less of."""
    words, at = place.sentence.words, place.figure.stop
    if (
        words[at : at + 1] != ["of"]
        or place.sentence.word(at + 1) not in ("their", "its", "our")
        or not clause.has_verb
    ):
        return ""
    thing = phrase(place.sentence, *behind(place.sentence, at, place.stop, "of"))
    subject = phrase(place.sentence, *clause.subject)
    return f"{thing} of {subject}" if thing and subject and words[clause.verb] in group("losing") else ""


def named_behind(place: Place) -> str:
    """Said: "At €7.2bn, operating income was in line with plan": the subject stands behind a level that opens it."""
    sentence, figure = place.sentence, place.figure
    if figure.first != 1 or sentence.words[0] != "at" or sentence.word(figure.stop) != ",":
        return ""
    verb = next((at for at in range(figure.stop, len(sentence.words)) if sentence.tags[at] in ("verb", "aux")), 0)
    return phrase(sentence, figure.stop + 1, verb) if verb else ""


def before_bracket(place: Place) -> str:
    """The subject of the words before a bracket: "Violent crime decreased again (-3.9%)"."""
    if not place.bracketed:
        return ""
    clause = clause_before(place.sentence, place.start, place.figure.first - 1)
    if place.start and not (clause.has_verb and clause.start > place.start):
        return ""
    return phrase(place.sentence, *clause.subject)


def planned_for(place: Place) -> str:
    """Said: "met the 92% standard for dementia screening": what the plan behind its figure is for."""
    at = plan_behind(place.sentence, place.figure, place.stop)
    return phrase(place.sentence, *behind(place.sentence, at, place.stop, "for")) if at else ""


def planned_in_brackets(place: Place) -> str:
    """Said: "Immunisation coverage (target 95%) slipped": what the plan in brackets is of."""
    sentence, at = place.sentence, place.figure.first - 1
    while at > 0 and (sentence.words[at] in _BEFORE_PLAN or sentence.words[at] in group("targets", "plan_adjectives")):
        at -= 1
    if place.index or sentence.word(at) != "(" or at == place.figure.first - 1:
        return ""
    return phrase(sentence, *clause_before(sentence, 0, at).subject)


_BEFORE_PLAN = frozenset({":", "of", "is", "was", "the", "our", "full-year", "year", "full", "-"})


def average_named(place: Place) -> str:
    """Said: "compared with a national average of 88%": the mean that the base is."""
    sentence = place.sentence
    if sentence.words[place.figure.first - 2 : place.figure.first - 1] not in (["up"], ["down"]) and (
        sentence.word(place.figure.first - 1) == "from"
    ):
        return ""  # "cut average re-let time from 31 to 24 days"
    for at in range(place.start, place.figure.first):
        if sentence.words[at] in ("average", "mean", "median", "benchmark", "norm"):
            first = at
            while first > place.start and sentence.tags[first - 1] in ("noun", "inner"):
                first -= 1
            return phrase(sentence, first, at + 1)
    return ""
