"""How a figure stands in an English sentence: in brackets as the same of another time, held against, of a new subject.

Each is a question that the reader asks of a place before it puts a figure to what was said.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures.context import Context
from compare.figures.english.clauses import Clause
from compare.figures.english.drafts import Draft
from compare.figures.english.mentions import mention_near, says_like
from compare.figures.english.phrases import direct_object, phrase
from compare.figures.english.roles.told import Told
from compare.figures.english.sentence import Place, Sentence
from compare.figures.english.things import running_total
from compare.figures.english.words import group
from compare.observation import Role
from compare.period import Period


def states_again(sentence: Sentence) -> bool:
    """Whether "this" is followed by a verb that tells more of the figure before: "This was 12% more than in 2022"."""
    verbs = group("states_again")
    if sentence.words[1:3] in (["'", "s"], ["’", "s"]):
        return True  # "That's 46,000 more than in May"
    return sentence.word(1) in verbs or (
        sentence.word(1) in ("figure", "total", "result") and sentence.word(2) in verbs
    )


def then_in_brackets(place: Place) -> bool:
    """Said: "shipped 412,000 hides (2020: 388,000)": the same of another time."""
    sentence, inside = place.sentence, range(place.start + 1, place.figure.first)
    opened = sentence.word(place.start) == "(" and (
        sentence.word(place.figure.first - 1) == ":" or sentence.tag(place.figure.first - 1) == "time"
    )
    timed = any(sentence.tags[at] == "time" or sentence.words[at] in _SAME for at in inside)
    return opened and timed and all(sentence.tags[at] != "noun" or sentence.words[at] in _SAME for at in inside)


_SAME = frozenset(
    {"same", "corresponding", "comparable", "period", "quarter", "month", "half", "prior", "year", "time"}
)


def of_year(place: Place) -> bool:
    """Said: "annual sales of about €2.3 billion" of what is meant: the whole year's."""
    return not {"annual", "full-year", "yearly"}.isdisjoint(place.sentence.words[place.start : place.figure.first])


def was_foreseen(place: Place) -> bool:
    """Said: "compared with previous guidance of €2.4 billion": what was foreseen before, no plan."""
    said = set(place.sentence.words[place.start : place.figure.first])
    return bool(said & {"guidance", "forecast", "projection"}) and not said & {"plan", "target", "budget", "goal"}


def in_share_bracket(place: Place) -> bool:
    """Said: "212 of the 1,040 ships (20.4%, against 23.9% in 2022)": a share against the share in the same brackets."""
    before = place.sentence.figures[place.index - 1] if place.index else None
    opened = before is not None and before.sort == "share" and place.sentence.word(before.first - 1) == "("
    return opened and ")" not in place.sentence.words[place.start : place.figure.first]


def then_of(place: Place, told: Told, context: Context) -> Period | None:
    """Said: "(last year: 81%)", "(same quarter of 2023: 81%)": the like time of a base in brackets, else None."""
    if told.rule != "english_base_in_brackets":
        return None
    inside = place.sentence.words[place.start : place.figure.first]
    mention = mention_near(place)
    if says_like(inside):
        return context.period.year_before()
    if mention is None or mention.period is None or mention.sort not in ("previous", "same"):
        return None
    yearly = mention.period.kind == "year" and context.period.days < 350
    return context.period.year_before() if yearly else mention.period


def goes_on(here: Draft, role: Role) -> bool:
    """Whether the time of the draft before holds on: of an estimate or a target, or a day ("at 31 March 2024")."""
    return not here.held_against and here.role == role and (role != "actual" or here.period.kind == "day")


def opens_held(place: Place, name: str) -> bool:
    """Said: "Against a target of 95%, attendance was 93.2%": the sentence opens with what is held against."""
    if place.index or place.sentence.words[0] not in _HOLDING or len(place.sentence.figures) < 2:
        return False
    between = place.sentence.words[place.figure.end : place.stop]
    named = name.lower().split()[-1:]
    return "," in between and (not named or named[0] in group("plan", "plan_heads"))


_HOLDING = frozenset({"against", "set", "with", "compared", "versus", "measured"})


def passes_plan(place: Place, clause: Clause, told: Told) -> bool:
    """Whether a target is only what the subject passed or missed: "exceeded its target of 600 ha by 45 ha"."""
    verb = place.sentence.words[clause.verb] if clause.has_verb else ""
    return told.rule == "english_plan_named" and verb in group("beats", "misses", "passing")


def names_thing(place: Place, clause: Clause) -> bool:
    """Whether the clause says what reached its level: "(Q2: 1,390), cut average repair time to 3.2 days"."""
    return clause.has_verb and bool(direct_object(place, clause) or phrase(place.sentence, *clause.subject))


def speaks_anew(place: Place, clause: Clause, here: Draft) -> bool:
    """Whether a level reached has a subject and a verb of its own: "with unemployment falling to 4.8%".

    Or an object: "prices rose 0.4%, taking the annual rate to 6.1%", not "taking the total to 612".
    """
    if not (place.start > 0 and clause.has_verb):
        return False
    thing = running_total(place, clause, here)
    moved = place.sentence.words[clause.verb] in group("up", "down") and clause.opened_by in ("and", ",")
    if moved and (other := direct_object(place, clause)) and here.name not in other and not thing:
        return True  # "reduce agency spend by 20% and raise staff satisfaction to 75%"
    return bool(phrase(place.sentence, *clause.subject)) or (bool(thing) and here.name not in thing.split(" of ")[0])


def of_other_time(place: Place, here: Draft) -> bool:
    """Whether a movement is of a time of its own: "grew 0.4% in the fourth quarter and 2.1% in 2023"."""
    mention = next(iter(place.sentence.mentions_in(place.figure.stop, min(place.stop, place.figure.stop + 3))), None)
    if mention is None or mention.period is None or mention.sort != "within" or not here.relations:
        return False
    opened = place.sentence.words[place.figure.stop] in ("in", "for", "during")
    return opened and mention.period != here.period and mention.period.text != here.period.text


def side_told(place: Place, drafts: Sequence[Draft]) -> Draft | None:
    """Said: "1,264 mortgages worth £212m, down 8% by number and 5% by value": of the two last drafts the one meant."""
    words, at = place.sentence.words, place.figure.stop
    sorts = _SIDES.get(words[at + 1]) if words[at : at + 1] in (["by"], ["in"]) and at + 1 < len(words) else None
    if sorts is None or {draft.figure.sort == "money" for draft in drafts} != {True, False}:
        return None
    return next((draft for draft in drafts if draft.states and draft.figure.sort in sorts), None)


_SIDES = {"number": ("count", "bare"), "volume": ("count", "bare", "measure"), "value": ("money",)}


def told_of_earlier(place: Place) -> bool:
    """Whether the movement is told of an earlier time: "declined 5%, after rising 12% in 2022"."""
    return bool({"after", "following", "having"} & set(place.sentence.words[place.start : place.figure.first]))
