"""Rules of plans: a share of one, how far from one, a plan's own figure before or behind its noun."""

from __future__ import annotations

from compare.figures.english.phrases import behind_figure, plan_behind, says_plan
from compare.figures.english.roles.told import PASSED, Told
from compare.figures.english.sentence import Place
from compare.figures.english.words import group, is_plan_noun, is_plural


def plan_share(place: Place) -> Told | None:
    """Said: "49% of the annual plan", "104% of budget"."""
    if place.figure.sort != "share":
        return None
    first, end = behind_figure(place.sentence, place.figure, place.stop, "of")
    said = says_plan(place.sentence, first, end) or not group("planned").isdisjoint(place.sentence.words[first:end])
    if first < end and place.sentence.word(end) in group("planned") and place.sentence.tag(end + 1) in ("mark", "join"):
        return Told("of_plan", "english_plan_share")  # "91% of the volume planned"
    if first < end and said and not _planned_thing(place, end):
        return Told("of_plan", "english_plan_share")
    if _of_bare_plan(place) or _of_number_planned(place):
        return Told("of_plan", "english_plan_share")
    behind = place.sentence.words[place.figure.stop : place.figure.stop + 6]
    what_planned = (
        behind[:1] == ["of"] and bool(group("planned") & set(behind)) and behind[1] in ("what", "that", "those")
    )
    budget_spent = behind[:1] and behind[0] in group("used_up") and _subject_is_plan(place)
    return Told("of_plan", "english_plan_share") if what_planned or budget_spent else None


def _of_bare_plan(place: Place) -> bool:
    """Said: "72% of forecast": a plan's word alone, which reads as a verb by itself."""
    sentence, at = place.sentence, place.figure.stop
    named = sentence.word(at) == "of" and sentence.word(at + 1) in group("plan")
    return named and sentence.tag(at + 2) in ("mark", "join", "prep", "time")


def _of_number_planned(place: Place) -> bool:
    """Said: "33.6% of the 14,000 planned", "47% of 360 homes budgeted": of a number that was meant."""
    sentence, at = place.sentence, place.figure.stop
    following = sentence.figures[place.index + 1 : place.index + 2]
    near = bool(following) and sentence.words[at : following[0].first] in (["of"], ["of", "the"], ["of", "our"])
    return near and sentence.word(following[0].end) in group("planned_then")


def _subject_is_plan(place: Place) -> bool:
    """Said: "the tree budget is 71% spent": the share of a plan that was used."""
    at = place.figure.first - 1
    while at > place.start and place.sentence.tags[at] in ("aux", "adverb", "verb"):
        at -= 1
    return place.sentence.word(at) in group("plan", "plan_heads")


def _planned_thing(place: Place, end: int) -> bool:
    """Said: "38% of target households were reached": the plan's word only describes a thing with a verb of its own."""
    head = place.sentence.word(end - 1)
    done = place.sentence.tag(place.figure.first - 1) == "verb" and place.sentence.word(place.figure.first - 1)
    if done and done not in group("level") and is_plural(head) and head not in group("plan", "plan_heads"):
        return True  # "sailed 96.8% of scheduled trips"
    return head not in group("plan") and place.sentence.tag(end) in ("aux", "verb")


def by_plan(place: Place) -> Told | None:
    """Said: "exceeding its goal by 5%", "fell short of target by 240 places": how far from the plan."""
    words, by = place.sentence.words, place.figure.first - 1
    if by <= place.start or words[by] != "by" or words[by - 1] not in group("plan", "plan_heads"):
        return None
    said = set(words[max(place.start, by - 8) : by])
    if not said & group("beats", "misses", "less", "more", "passing"):
        return None
    return Told("moved", "english_past_plan", -1 if said & group("misses", "less") else 1)


def plan_named_behind(place: Place) -> Told | None:
    """Said: "short of the 95% target", "beat its 98% goal at 99.2%": the plan's noun stands behind its own figure."""
    if place.figure.sort in ("points", "times") or not plan_behind(place.sentence, place.figure, place.stop):
        return None
    return Told("target", "english_plan_behind")


def planned_behind(place: Place) -> Told | None:
    """Said: "short of the 4,500 planned", "half of the 110 km planned for 2024": a participle tells what was meant."""
    sentence, at = place.sentence, place.figure.end
    opener = sentence.word(place.figure.first - 1)
    at += sentence.word(at) in ("originally", "initially", "previously")
    share = place.figure.sort == "share" and opener == "the" and place.index > 0 and sentence.word(at) in _MEANT
    if share and sentence.tag(at + 1) in ("mark", "join"):
        return Told("target", "english_target")  # "at 4% of GDP instead of the 3.2% originally planned"
    if opener not in _MEANT and sentence.word(at) not in group("planned_then"):
        return None
    if opener in _MEANT and sentence.tag(place.figure.first - 2) == "det":
        return Told("target", "english_plan_behind") if place.index else None  # "well short of the required 400"
    pointed = opener in ("the", "of", "than") or place.index > 0
    closed = sentence.tag(at + 1) in ("mark", "join", "time") or sentence.word(at + 1) in ("for", "in", "by", "at")
    if not pointed or not closed or place.figure.sort in ("points", "times", "share"):
        return None
    return Told("target", "english_plan_behind") if sentence.word(at) in group("planned_then") else None


_MEANT = frozenset({"required", "targeted", "planned", "budgeted"})
_PASSED_TO_PLAN = PASSED | {":", "=", "for", "is", "was", "set", "at"}


def names_plan(place: Place) -> bool:
    """Whether a plan named right before is the figure's own: "target: 95%", "a target of 15%", "(plan 12,000)"."""
    sentence, at = place.sentence, place.figure.first - 1
    if sentence.word(at) == "by":
        return False  # "exceeding its goal by 5%"
    while at >= place.start and (sentence.words[at] in _PASSED_TO_PLAN or sentence.tags[at] == "time"):
        at -= 1
    return at >= place.start and is_plan_noun(sentence.words, at)
