"""Rules of what a figure is held against: "against a target of $12m", "compared with 141 in Q1", "up from 61%"."""

from __future__ import annotations

from compare.figures.english.figure import Figure
from compare.figures.english.phrases import says_plan
from compare.figures.english.roles.plans import names_plan
from compare.figures.english.roles.told import Told
from compare.figures.english.sentence import Place
from compare.figures.english.words import ends_of, group, phrase_before


def held_against(place: Place) -> Told | None:
    """Said: "against a target of $12m", "compared with 141 in Q1", "up from 61%"; "(plan 12,000)"."""
    sentence, figure, start = place.sentence, place.figure, place.start
    words = sentence.words
    near = words[max(start, figure.first - 9) : figure.first]
    for at in () if ends_of("against").isdisjoint(near) else range(figure.first, max(start, figure.first - 9), -1):
        if words[at - 1] in (",", ";", ":"):
            break
        if size := phrase_before("against", words, at, start):
            if at < figure.first and sentence.tag(at) == "number":
                return None  # "waited less than ten minutes in 92% of cases"
            if sentence.has_tag("aux", at, figure.first):
                return None  # "the children vaccinated against measles were 70,100"
            if words[figure.first - 1] == "at" and words[figure.first - 2] in group("plan", "plan_heads"):
                return None  # "was better than target at 4.1%"
            set_by_law = words[figure.first - 1] in ("statutory", "required", "mandatory", "legal", "regulatory")
            if (
                set_by_law
                or says_plan(sentence, at, figure.numeral.first)
                or group("planned") & set(words[at : figure.first])
            ):
                return Told("target", "english_target")
            closed = sentence.tag(figure.stop + 1) in ("mark", "join") or figure.stop + 1 >= len(words)
            if sentence.word(figure.stop) in group("plan", "plan_heads") and closed:
                return Told("target", "english_target")  # "87% vs 85% plan"
            if figure.numeral.high is not None or (at < figure.first and words[figure.first - 1] in ("at", "to")):
                return None
            if words[at - size] == "from" and words[at - size - 1] in ("ranged", "ranges", "range", "varied", "varies"):
                return None  # "ranged from 64% in infant classes to 93%"
            if words[at - size] == "from" and ("and" in words[at : figure.first] or not _moved_from(place, at)):
                return None  # "came from farming and 2.9% from industry"
            close = figure.first - at <= 4 or sentence.has_tag("time", at, figure.first)
            far_from = words[at - size] == "from" and figure.first - at > 2
            if close and not far_from and figure.sort not in ("points", "times"):
                return Told("base", "english_base")
            return None
    if names_plan(place):
        return Told("target", "english_plan_named")
    if place.index and _near_base(place):
        return Told("base", "english_near_base")
    return None


def _near_base(place: Place) -> bool:
    """Said: "640 GWh, slightly short of the 655 GWh generated in 2023": a level held against one that is told of."""
    sentence, at = place.sentence, place.figure.first - 1
    size = phrase_before("near_base", sentence.words, at, place.start) if sentence.tag(at) == "det" else 0
    between = range(place.start, at - size)
    loose = all(
        sentence.words[here] == "well" or sentence.tags[here] in ("mark", "adverb", "aux", "join", "pron")
        for here in between
    )
    return bool(size) and loose and place.figure.sort not in ("points", "times")


def _moved_from(place: Place, at: int) -> bool:
    """Whether "from" opens what something moved from, not where it came from: "£86,000 raised from 1,300 donors"."""
    sentence = place.sentence
    if place.index:
        before = sentence.figures[place.index - 1]
        following = sentence.figures[place.index + 1].first if place.index + 1 < len(sentence.figures) else 0
        if (
            before.sort == "share"
            and sentence.words[at - 2 : at] == [",", "from"]
            and sentence.word(following - 1) == "to"
        ):
            return True  # "increased by 4.4%, from £9.1m to £9.5m"
        acted = sentence.word(following - 1) == "to" and any(
            sentence.tags[i] == "verb" and sentence.words[i] in group("up", "down") for i in range(place.start, at)
        )
        return (
            acted
            or _measures_alike(before, place.figure)
            or "bare" in (before.sort, place.figure.sort)
            or before.sort == "points"
        )
    return any(
        sentence.words[i] in group("up", "down", "up_nouns", "down_nouns", "level", "neutral")
        for i in range(place.start, at)
    )


def _measures_alike(before: Figure, figure: Figure) -> bool:
    """Whether two figures can be two states of one thing: not "14 tonnes of litter from 32 km of riverbank"."""
    if before.sort != figure.sort:
        return False
    return figure.sort not in ("count", "measure") or before.unit.split()[-1:] == figure.unit.split()[-1:]


def base_in_brackets(place: Place, before: Told) -> Told | None:
    """Said: "up 11% on H1 2024 (334,500 items)": the base of the movement before."""
    told = place.sentence.figures[place.index - 1].stop if place.index else place.start
    timed = bool(place.sentence.mentions_in(told, place.figure.first))
    if before.manner == "share" and timed and place.sentence.word(place.figure.first - 1) == ":":
        return Told("base", "english_share_then")
    if place.bracketed and before.manner == "moved" and timed:
        return Told("base", "english_base_in_brackets")
    return None
