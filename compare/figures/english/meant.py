"""Whether an English figure is a result, an estimate or a target, by the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from compare.figures.context import Context
from compare.figures.english.mentions import is_base_time, mention_near
from compare.figures.english.sentence import Place
from compare.figures.english.words import (
    either_group,
    group,
    has_phrase,
    is_drawn_on,
    is_participle,
    is_plan_noun,
    phrase_at,
)
from compare.observation import Role

_NEAR = 60  # words before a figure that may say what it is meant as
_PLANNED = frozenset(
    {"set", "budgeted", "planned", "targeted", "capped", "forecast", "projected", "limited", "due", "to"}
)
_ENDS_LIST = frozenset({";", "while", "but", "after", "although"})
_AIMS = frozenset({"target", "goal", "ceiling", "ambition", "aim"})
_PLANS = frozenset({"plan", "plans", "strategy", "programme", "program", "budget", "resolution"})
_FORESEES = frozenset(
    {"foresees", "foresee", "foresaw", "envisages", "envisage", "envisaged", "anticipates", "assumes"}
)


def role_of(place: Place, context: Context) -> Role:
    """Whether a level is a result, an estimate or a target."""
    sentence, figure = place.sentence, place.figure
    reading = _Cues(place)
    if reading.says("estimate") and reading.plan_foresees():
        return "target"  # "The five-year plan foresees 120 bridges"
    if reading.says("estimate"):
        return "estimate" if context.role == "actual" else context.role
    if context.role == "actual" and (reading.estimated_behind() or reading.forecast_is()):
        return "estimate"
    if context.role != "target" and reading.perfect_to_come() and not _is_later(place, context):
        return "estimate"
    if reading.says("aim") or (
        figure.noun and not figure.numeral.total and sentence.words[figure.noun[0]] in group("planned")
    ):
        return "target"
    if reading.says("assigned") or reading.commanded():
        return "target"
    if reading.plan_before() or reading.plan_is() or reading.aim_behind() or reading.denied():
        return "target"
    if _is_later(place, context):
        return "target"
    return "actual" if context.role == "target" and reading.told_as_fact() else context.role


def _is_later(place: Place, context: Context) -> bool:
    """Whether the figure is of a time after the report's own."""
    near = mention_near(place)
    later = near is not None and near.period is not None and near.period.begin > context.period.end
    return later and near is not None and not (near.first > place.figure.stop and is_base_time(place.sentence, near))


_ESTIMATED = frozenset({"projected", "forecast", "estimated", "anticipated", "expected", "according"})
_HEADINGS = {
    "aim": frozenset(
        {"targets", "goals", "objectives", "plans", "target", "plan", "budget", "priorities", "ambitions"}
    ),
    "estimate": frozenset({"guidance", "forecast", "forecasts", "outlook", "projections", "estimates", "estimate"}),
}


# "has 118,900 residents", "One officer now serves 1,150 families", "membership, now 2,940".
_STANDING = frozenset({"has", "have", "had", "was", "were", "is", "are", "now", "currently", "employs", "employ"})


@dataclass(slots=True)
class _Cues:
    """The words around one figure that say what it is meant as."""

    place: Place

    def says(self, name: str) -> bool:
        """Whether a cue stands before the figure, or before the first figure of the list it belongs to."""
        sentence, figure = self.place.sentence, self.place.figure
        if name not in sentence.cues:
            return sentence.headed and self._headed(name, sentence.figures[0].first) and not self.told_anew()
        words = sentence.words[: figure.first]
        clause = len(words) - words[::-1].index(";") if ";" in words else 0
        done = (
            words[:1] == ["of"] and self._done_of_whole()
        )  # "Of the 2,400 visits planned for the year, 610 were made"
        if not done and self._cued(name, max(self.place.start, clause, figure.first - _NEAR), figure.first):
            return True
        first = sentence.figures[0].first
        if self._headed(name, first):
            return not self.told_anew()
        if not _ENDS_LIST.isdisjoint(sentence.words[max(first, figure.first - 200) : figure.first]):
            return False
        if done:
            return False
        if words[:1] == ["against"]:
            return False  # "Against a target of 15,000 visits the service carried out 14,320"
        if figure.first == first:
            return False  # looked at above, as far as the last semicolon
        return self._cued(name, max(0, first - _NEAR), first) and not self.told_anew()

    def _done_of_whole(self) -> bool:
        """Whether the figure opens the clause that tells what became of a whole, the sentence's first figure."""
        sentence, place = self.place.sentence, self.place
        told = sentence.word(place.figure.end) in ("was", "were", "had", "has", "have")
        return place.index == 1 and told and sentence.word(place.figure.first - 1) == ","

    def _cued(self, name: str, start: int, stop: int) -> bool:
        """Whether a phrase of the group stands between `start` and `stop`, and none of those that only look like it."""
        words = self.place.sentence.words
        if not has_phrase(name, words, start, stop):
            return False
        at = start
        while at < stop:
            if odd := phrase_at("no_cue", words, at, stop):
                at += odd
            elif phrase_at(name, words, at, stop):
                return True
            else:
                at += 1
        return False

    def _headed(self, name: str, first: int) -> bool:
        """Whether a heading opens the list: "Targets for 2025: a rate of 88%; 150 places"; it holds over semicolons."""
        head = self.place.sentence.words[max(0, first - _NEAR) : first]
        if ":" not in head:
            return False
        heading = head[: head.index(":")]
        if "(" in heading or is_drawn_on(heading):
            return False  # "Tonnage (plan: 4,200 t) came to 3,950 t", "Spent from the budget: $1.2m"
        return bool(_HEADINGS[name] & set(heading)) if name in _HEADINGS else False

    def told_anew(self) -> bool:
        """Whether a past verb of its own stands before the figure: the list of what was meant is over."""
        sentence, place = self.place.sentence, self.place
        if place.index > 0 and sentence.word(place.figure.first - 1) in (
            "reached",
            "achieved",
            "delivered",
            "completed",
        ):
            return True  # "We planned to vaccinate 60,000 children and reached 54,800"
        return place.index > 0 and any(
            sentence.words[at] in ("was", "were", "had", "has", "have") for at in range(place.start, place.figure.first)
        )

    def forecast_is(self) -> bool:
        """Said: "in September the forecast was £1.6 million": the subject is an estimate."""
        sentence, at = self.place.sentence, self.place.figure.first - 1
        while at > self.place.start and sentence.tags[at] in ("aux", "prep", "adverb"):
            at -= 1
        named = sentence.words[at] in ("forecast", "estimate", "projection") and at >= self.place.start
        return named and at + 1 < self.place.figure.first and sentence.tags[at + 1] == "aux"

    def commanded(self) -> bool:
        """Said: "- Reduce leakage by 15%": a verb that opens an item tells what is to be done."""
        sentence = self.place.sentence
        first = next((at for at, tag in enumerate(sentence.tags) if tag in ("verb", "aux")), -1)
        opens = first == 0 or (first > 0 and sentence.words[first - 1] in (":", "-", "•", "–"))
        return opens and first < self.place.figure.first and sentence.words[first] in group("imperatives")

    def plan_foresees(self) -> bool:
        """Whether it is a plan that foresees: what it foresees is to be done."""
        words = self.place.sentence.words[: self.place.figure.first]
        return any(one in _PLANS and two in _FORESEES for one, two in pairwise(words))

    def denied(self) -> bool:
        """Said: "no boat may land more than 12 tonnes": what none may do."""
        words, first = self.place.sentence.words, self.place.figure.first
        said = words[max(0, first - 9) : first]
        modal = next((at for at, word in enumerate(said) if word in ("may", "can")), -1)
        return modal > 0 and "no" in said[:modal]

    def plan_before(self) -> bool:
        """Whether a plan is named right before the figure: "the program of $64.5 million", "target: 95%"."""
        words, at = self.place.sentence.words, self.place.figure.first - 1
        passed = either_group("of : is =", "determiners", "adverbs")
        while at >= 0 and words[at] in passed:
            at -= 1
        return at >= 0 and is_plan_noun(words, at)

    def plan_is(self) -> bool:
        """Said: "The target for satisfaction is 86%": a plan's word with what it is for is the subject."""
        words, first = self.place.sentence.words, self.place.figure.first
        start = self.place.start
        named = any(one in _AIMS and two == "for" for one, two in pairwise(words[start:first]))
        return (
            named
            and "aux" in self.place.sentence.tags[start:first]
            and "verb" not in self.place.sentence.tags[start:first]
        )

    def aim_behind(self) -> bool:
        """Whether a modal behind a counted subject sets it: "70% of graduates should be in work"."""
        sentence, figure = self.place.sentence, self.place.figure
        for at in range(figure.end, min(self.place.stop, figure.end + 8)):
            if sentence.tags[at] == "mark":
                return False
            if sentence.words[at] in ("are", "is") and sentence.words[at + 1 : at + 2] == ["to"]:
                return True  # "Not fewer than 40 audits are to be carried out"
            if sentence.tags[at] != "time" and sentence.words[at] in (
                "will",
                "should",
                "must",
                "shall",
                "may",
                "can",
            ):
                return sentence.words[at] != "can"
        return False

    def estimated_behind(self) -> bool:
        """Said: "A deficit of £11m is projected for the year", "… barrels, according to provisional figures"."""
        sentence, figure = self.place.sentence, self.place.figure
        if _ESTIMATED.isdisjoint(sentence.words):
            return False
        at = figure.end
        behind = sentence.words[at : min(len(sentence.words), at + 7)]
        if behind[:3] == [",", "according", "to"] or behind[:2] == ["according", "to"]:
            return bool({"provisional", "preliminary", "estimates", "forecasts", "projections"} & set(behind))
        at += sentence.word(at) == "more"
        while (
            sentence.tag(at) in ("aux", "adverb")
            and sentence.word(at) != "expected"
            and sentence.word(at) not in ("not", "will", "should")
        ):
            at += 1
        passive = at > figure.end and sentence.word(at - 1) != "been"
        return passive and sentence.word(at) in _ESTIMATED - {"according"}

    def perfect_to_come(self) -> bool:
        """Said: "some 236 wells will have been drilled by the year's end": told of a time that is nearly over."""
        words, figure = self.place.sentence.words, self.place.figure
        window = words[max(0, figure.first - _NEAR) : min(len(words), figure.end + 8)]
        return "will" in window and any(
            one == "will" and two == "have" and (three == "been" or is_participle(three))
            for one, two, three in zip(window, window[1:], window[2:], strict=False)
        )

    def told_as_fact(self) -> bool:
        """Whether a plan tells how things stand, not what is to be reached: "has 118,900 residents"."""
        sentence, figure = self.place.sentence, self.place.figure
        if sentence.word(figure.first - 1) == ":":
            return False
        past, facts = False, sentence.word(figure.end) in ("now", "currently")
        for at in range(max(0, figure.first - _NEAR), figure.first):
            word = sentence.words[at]
            if word in ("will", "should", "must", "shall"):
                return False
            planned = sentence.word(at + 1) in _PLANNED
            facts |= word in _STANDING and not planned
            acted = is_participle(word) or word in group("up", "down")
            past |= sentence.tags[at] == "verb" and acted and word not in _PLANNED
        return past or facts
