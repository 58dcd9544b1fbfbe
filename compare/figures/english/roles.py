"""What an English figure is where it stands: a level, how far something moved, a share, a base, a target.

Each rule looks at the words right before the figure (back to the figure before it) and right behind it; the first
that holds decides. `tell` tries them in order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from compare.figures.english.clauses import Clause
from compare.figures.english.figure import Figure
from compare.figures.english.phrases import behind_figure, direct_object, moving_noun, phrase, plan_behind, says_plan
from compare.figures.english.sentence import Place
from compare.figures.english.words import group, is_plan_noun, phrase_at, phrase_before

Manner = Literal["level", "reached", "moved", "share", "of_plan", "of_whole", "base", "target"]
_PASSED = group("adverbs", "determiners") | {
    "by",
    "of",
    "some",
    "a",
    "roughly",
    "average",
    "more",
    "than",
    "-",
    "as",
    "much",
    "many",
}
_MOVING_SORTS = ("share", "points", "times")


@dataclass(frozen=True, slots=True)
class Told:
    """What a figure was told to be, by which rule (the words have its example); `sign` of a movement."""

    manner: Manner
    rule: str
    sign: int = 1


Rule = Callable[[Place], Told | None]


Before = tuple[Figure, Told] | None


def tell(place: Place, clause: Clause, before: Before, moved: Before = None) -> Told:
    """What the figure at `place` is.

    `before` is the figure before it with what that was told to be; `moved` the last movement of the sentence, which
    may be carried over a level: "output fell 11% to 2.9 million tonnes and sales 6%".
    """
    if before and (told := _led_to(place, clause, *before)):
        return told
    if told := _by_plan(place) or _lost_share(place, clause):
        return told
    if clause.has_verb and (told := _moved_by(place, clause)):
        return told
    for rule in _RULES:
        if told := rule(place):
            return told
    if before and (told := _base_in_brackets(place, before[1]) or _continued(place, clause, *before)):
        return told
    gapped = moved and before and before[1].manner == "reached" and phrase(place.sentence, *clause.subject)
    told = _continued(place, clause, *moved) if gapped and moved else None
    return told or Told("level", "english_level")


def _led_to(place: Place, clause: Clause, figure: Figure, told: Told) -> Told | None:
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
    moving = figure.sort in _MOVING_SORTS or (opener == "at" and place.sentence.word(place.figure.first - 2) == ",")
    if told.manner == "moved" and (at or opener in group("leading")) and moving and place.start:
        return Told("reached", "english_led_to")
    return None


def _past_plan(place: Place, figure: Figure) -> int:
    """Which way the verb before a plan goes: "exceeded the 90% target by 3.4 points", "missed it by 2 points"."""
    words = place.sentence.words[max(0, figure.first - 8) : figure.first]
    return -1 if group("misses", "less", "down") & set(words) else 1


def _moved_by(place: Place, clause: Clause) -> Told | None:
    """How far the verb moved what stands between.

    Said: "cut emissions by 40%", "beat its budget by 3%", "raised its income 9%".
    """
    sentence, verb = place.sentence, place.sentence.words[clause.verb]
    by = sentence.word(place.figure.first - 1) == "by"
    thing = place.figure.sort in ("share", "points") and sentence.tag(place.figure.first - 1) == "noun"
    whole = bool(direct_object(place, clause)) and not sentence.has_tag("prep", clause.verb, place.figure.first)
    if sentence.tags[clause.verb] != "verb" or not (by or (thing and whole)):
        return None
    for names, sign in ((("up", "beats"), 1), (("down", "misses"), -1)):
        if verb in group(*names):
            return Told("moved", "english_moved_by", sign)
    return None


def _signed(place: Place) -> Told | None:
    """Said: "(+8.1%)", "-3.2 points"; a minus right behind a label is a negative level: "Net result: -2.4%"."""
    figure = place.figure
    if not figure.sign or (figure.sign < 0 and place.sentence.word(figure.first - 1) in (":", "was", "of", "at")):
        return None
    return Told("moved", "english_signed", figure.sign)


def _plan_share(place: Place) -> Told | None:
    """Said: "49% of the annual plan", "104% of budget"."""
    if place.figure.sort != "share":
        return None
    first, end = behind_figure(place.sentence, place.figure, place.stop, "of")
    said = says_plan(place.sentence, first, end) or not group("planned").isdisjoint(place.sentence.words[first:end])
    if first < end and place.sentence.word(end) in group("planned") and place.sentence.tag(end + 1) in ("mark", "join"):
        return Told("of_plan", "english_plan_share")  # "91% of the volume planned"
    if first < end and said and not _planned_thing(place, end):
        return Told("of_plan", "english_plan_share")
    if _of_bare_plan(place):
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


def _subject_is_plan(place: Place) -> bool:
    """Said: "the tree budget is 71% spent": the share of a plan that was used."""
    at = place.figure.first - 1
    while at > place.start and place.sentence.tags[at] in ("aux", "adverb", "verb"):
        at -= 1
    return place.sentence.word(at) in group("plan", "plan_heads")


def _planned_thing(place: Place, end: int) -> bool:
    """Said: "38% of target households were reached": the plan's word only describes a thing with a verb of its own."""
    head = place.sentence.word(end - 1)
    return head not in group("plan") and place.sentence.tag(end) in ("aux", "verb")


def _noun_of_movement(place: Place) -> Told | None:
    """Said: "a 14% increase in complaints", "a 3% year-on-year fall": the noun behind the figure says which way."""
    at = moving_noun(place.sentence, place.figure, place.stop)
    if at is None:
        return None
    return Told("moved", "english_noun_behind", -1 if place.sentence.words[at] in group("down_nouns") else 1)


def _more_or_less(place: Place) -> Told | None:
    """Said: "6% below the 2022 crop", "4% lower", "50 basis points above", "41,000 more than"."""
    figure, sentence = place.figure, place.sentence
    word = sentence.word(figure.stop)
    if figure.stop >= place.stop or word not in group("more", "less") or (place.bracketed and figure.sort == "count"):
        return None
    of_time = sentence.word(figure.stop + 1) == "the" and sentence.word(figure.stop + 2) in _STRETCHES
    if word == "over" and of_time:
        return None  # "campsite nights 23% over the same period of 2022"
    if word in ("over", "under") and _moved(place):
        return None  # "softened 6% over the same period"
    if word == "under" and figure.sort == "count" and not _under_a_base(place):
        return None  # "640 permits under the new scheme"
    if figure.sort not in _MOVING_SORTS and not _of_a_base(place):
        return None
    return Told("moved", "english_more_or_less", 1 if word in group("more") else -1)


def _under_a_base(place: Place) -> bool:
    """Whether "under" behind a count opens what it falls short of: a plan, a time; not an act or a scheme."""
    sentence, at = place.sentence, place.figure.stop + 1
    stop = min(place.stop, at + 6)
    timed = sentence.has_tag("time", at, min(stop, at + 3))
    return timed or stop <= at or says_plan(sentence, at, stop) or sentence.tag(at) in ("mark", "join", "number")


def _of_a_base(place: Place) -> bool:
    """Whether a count or a sum is held against something: "12 more than last year", "$2.6 million below plan"."""
    figure, sentence = place.figure, place.sentence
    following = sentence.words[figure.stop + 1 : min(place.stop, figure.stop + 3)]
    sums = figure.sort in ("money", "measure", "count", "bare") and sentence.word(figure.stop) in (
        "ahead", "below", "above", "short", "behind", "under", "over",
    )  # fmt: skip
    sums = sums and sentence.tag(figure.stop) != "time"
    compared = sentence.word(figure.stop) in group("comparatives") and figure.sort in (
        "money",
        "measure",
        "count",
        "bare",
    )
    closed = figure.stop + 1 >= len(sentence.words) or sentence.tag(figure.stop + 1) in ("mark", "join", "prep", "time")
    return (
        "than" in following
        or (compared and closed)
        or (sums and sentence.tag(figure.stop + 1) in ("noun", "det", "prep", "time"))
    )


def _multiple(place: Place) -> Told | None:
    """Said: "1.8 times the 2021 figure", "three times as many", "grew 2.5 times"."""
    figure, sentence = place.figure, place.sentence
    if figure.sort != "times":
        return None
    follows = sentence.word(figure.stop)
    rate = follows in ("a", "per", "each", "every", "daily", "weekly")
    against = sentence.tag(figure.stop) in ("det", "time", "noun", "pron") or follows in ("as", "that", "what")
    return Told("moved", "english_multiple") if against and not rate else None


def _whole_share(place: Place) -> Told | None:
    """Said: ", or 8.9% of turnover", "(12% of the total)": a share told of the figure before it."""
    figure, sentence = place.figure, place.sentence
    if figure.sort != "share" or not place.start:
        return None
    first, end = behind_figure(sentence, figure, place.stop, "of")
    opener = sentence.word(figure.first - 1)
    said = set(sentence.words[place.start : figure.first])
    close = figure.first - place.start <= 4 and said <= _EQUALLING and bool(said & {"or", ",", "to", "representing"})
    if opener == "or" and first == end and _ends_here(place) and sentence.figures[place.index - 1].sort == "count":
        return Told("of_whole", "english_whole_share")  # "nine out of eleven lifeboats passed, or 82%"
    alone = sentence.tag(end) not in ("aux", "verb")
    if first < end and alone and (place.bracketed or close):
        return Told("of_whole", "english_whole_share")
    return None


def _ends_here(place: Place) -> bool:
    """Whether nothing more is said behind the figure in its clause."""
    return place.sentence.word(place.figure.stop) in ("", ",", ";", ".", ")", "and", "but")


def _held_against(place: Place) -> Told | None:
    """Said: "against a target of $12m", "compared with 141 in Q1", "up from 61%"; "(plan 12,000)"."""
    sentence, figure, start = place.sentence, place.figure, place.start
    words = sentence.words
    for at in range(figure.first, max(start, figure.first - 9), -1):
        if words[at - 1] in (",", ";", ":"):
            break
        if size := phrase_before("against", words, at, start):
            if sentence.has_tag("aux", at, figure.first):
                return None  # "the children vaccinated against measles were 70,100"
            if says_plan(sentence, at, figure.first) or group("planned") & set(words[at : figure.first]):
                return Told("target", "english_target")
            closed = sentence.tag(figure.stop + 1) in ("mark", "join") or figure.stop + 1 >= len(words)
            if sentence.word(figure.stop) in group("plan", "plan_heads") and closed:
                return Told("target", "english_target")  # "87% vs 85% plan"
            if figure.numeral.high is not None or (at < figure.first and words[figure.first - 1] in ("at", "to")):
                return None
            if words[at - size] == "from" and not _moved_from(place, at):
                return None
            near = figure.first - at <= 4 or sentence.has_tag("time", at, figure.first)
            far_from = words[at - size] == "from" and figure.first - at > 2
            if near and not far_from and figure.sort not in ("points", "times"):
                return Told("base", "english_base")
            return None
    if _names_plan(place):
        return Told("target", "english_plan_named")
    return None


def _lost_share(place: Place, clause: Clause) -> Told | None:
    """Said: "lost 9% of their passengers", "shed 4% of its workforce": a movement of what is named behind."""
    words, figure = place.sentence.words, place.figure
    lost = clause.has_verb and words[clause.verb] in group("losing") and figure.first == clause.verb + 1
    own = words[figure.stop : figure.stop + 2] in (["of", "their"], ["of", "its"], ["of", "our"])
    return Told("moved", "english_moved", -1) if lost and own and figure.sort == "share" else None


def _by_plan(place: Place) -> Told | None:
    """Said: "exceeding its goal by 5%", "fell short of target by 240 places": how far from the plan."""
    words, by = place.sentence.words, place.figure.first - 1
    if by <= place.start or words[by] != "by" or words[by - 1] not in group("plan", "plan_heads"):
        return None
    said = set(words[max(place.start, by - 8) : by])
    if not said & group("beats", "misses", "less", "more", "passing"):
        return None
    return Told("moved", "english_past_plan", -1 if said & group("misses", "less") else 1)


def _plan_behind(place: Place) -> Told | None:
    """Said: "short of the 95% target", "beat its 98% goal at 99.2%": the plan's noun stands behind its own figure."""
    if place.figure.sort in ("points", "times") or not plan_behind(place.sentence, place.figure, place.stop):
        return None
    return Told("target", "english_plan_behind")


def _moved_from(place: Place, at: int) -> bool:
    """Whether "from" opens what something moved from, not where it came from: "£86,000 raised from 1,300 donors"."""
    sentence = place.sentence
    if place.index:
        before = sentence.figures[place.index - 1]
        return before.sort == place.figure.sort or "bare" in (before.sort, place.figure.sort) or before.sort == "points"
    return any(
        sentence.words[i] in group("up", "down", "up_nouns", "down_nouns", "level", "neutral")
        for i in range(place.start, at)
    )


def _names_plan(place: Place) -> bool:
    """Whether a plan named right before is the figure's own: "target: 95%", "a target of 15%", "(plan 12,000)"."""
    sentence, at = place.sentence, place.figure.first - 1
    if sentence.word(at) == "by":
        return False  # "exceeding its goal by 5%"
    linking = {":", "=", "for", "is", "was", "set", "at"}
    while at >= place.start and (sentence.words[at] in _PASSED | linking or sentence.tags[at] == "time"):
        at -= 1
    return at >= place.start and is_plan_noun(sentence.words, at)


def _shared(place: Place) -> Told | None:
    """Said: "made up 36.5% of generation", "accounted for 12%"."""
    at = place.figure.first
    while at > place.start and place.sentence.tags[at - 1] == "adverb":
        at -= 1
    if place.figure.sort == "share" and phrase_before("shares", place.sentence.words, at, place.start):
        return Told("share", "english_share")
    return None


def _moved(place: Place) -> Told | None:
    """Said: "rose 22.4%", "up by 1.6 points", "english_moving_noun"; "rose to 71%" is a level reached."""
    sentence, figure, at = place.sentence, place.figure, place.figure.first - 1
    words = sentence.words
    if at >= place.start and words[at] == "to":
        return Told("reached", "english_reached") if _moves(place, at) else None
    while at > place.start and (
        words[at] in _PASSED or (sentence.tags[at] in ("time", "adverb") and words[at] not in _UP_DOWN)
    ):
        at -= 1
    if at < place.start:
        return None
    described = sentence.tags[at] == "noun" and words[at] not in group("up_nouns", "down_nouns")
    if described and at - 1 > place.start and words[at - 1] in ("a", "an") and figure.sort in _MOVING_SORTS:
        at -= 2  # "grew by a modest 1.8%"
        while at > place.start and words[at] in _PASSED:
            at -= 1
    if words[at] in group("upward", "downward") and (
        sentence.tag(at - 1) == "verb" or "by" in words[at : figure.first]
    ):
        return Told("moved", "english_moved", 1 if words[at] in group("upward") else -1)  # "edged lower 2.7 points"
    acts = sentence.tags[at] == "verb"
    if not acts and (words[at] in group("up_nouns", "down_nouns") or words[at] in ("in", "at", "growth")):
        return _moving_noun(place, at)
    if words[at] == "up" and words[at + 1 : at + 2] == ["of"]:
        return None  # "made up of 328 nurses"
    if figure.sort in ("count", "measure", "bare") and not _counts_change(place, at):
        return None
    if figure.sort == "money" and words[at] in group("taking_sums") and "by" not in words[at : figure.first]:
        return None  # "raised $18.4 million from donors"
    counted = figure.sort in ("count", "measure", "bare")
    if counted and words[at] in ("up", "down") and at > place.start and words[at - 1] in group("phrasal"):
        return None  # "set up 188 savings groups"
    if words[at] in group("up", "down") and (acts or (words[at] in ("up", "down") and sentence.tag(at - 1) != "inner")):
        return Told("moved", "english_moved", 1 if words[at] in group("up") else -1)
    return None


def _counts_change(place: Place, at: int) -> bool:
    """Whether a count behind a verb of change is the change itself: "increased by 41,000", not "added 12 homes"."""
    words, figure = place.sentence.words, place.figure
    adverb = words[at] in ("up", "down") and (
        figure.sort == "bare" or place.sentence.tag(figure.end) in ("mark", "prep")
    )
    return (
        "by" in words[at : figure.first] or adverb or "since" in words[figure.stop : min(place.stop, figure.stop + 6)]
    )


def _moving_noun(place: Place, at: int) -> Told | None:
    """Said: "english_moving_noun", "a rise in rents of 3%"."""
    sentence, figure = place.sentence, place.figure
    if figure.sort not in _MOVING_SORTS and "of" not in sentence.words[at : figure.first]:
        return None
    bare = at > place.start and sentence.tag(at - 1) in ("mark", "det", "prep") and sentence.words[at] == "growth"
    if place.index and bare and "of" in sentence.words[at : figure.first]:
        return Told("moved", "english_moving_noun")  # "totalled 480 tonnes, growth of 6.4% from a year earlier"
    for here in range(at, max(place.start - 1, at - 6), -1):
        if sentence.words[here] in group("up_nouns", "down_nouns") and sentence.tags[here] == "noun":
            return Told("moved", "english_moving_noun", 1 if sentence.words[here] in group("up_nouns") else -1)
    return None


def _moves(place: Place, stop: int) -> bool:
    """Whether something moves before `stop`, or a movement's figure stands just before the words of this one."""
    movers = group("up", "down", "up_nouns", "down_nouns", "level", "bringing", "neutral")
    return place.start > 0 or any(place.sentence.words[at] in movers for at in range(place.start, stop))


def _share_in_brackets(place: Place) -> Told | None:
    """Said: "(85%)" behind a count or a sum: a share of it."""
    if place.bracketed and place.figure.sort == "share" and place.sentence.word(place.figure.stop) in (")", ","):
        return Told("of_whole", "english_share_in_brackets")
    return None


def _base_in_brackets(place: Place, before: Told) -> Told | None:
    """Said: "up 11% on H1 2024 (334,500 items)": the base of the movement before."""
    told = place.sentence.figures[place.index - 1].stop if place.index else place.start
    timed = place.sentence.has_tag("time", told, place.figure.first)
    if before.manner == "share" and timed and place.sentence.word(place.figure.first - 1) == ":":
        return Told("base", "english_share_then")
    if place.bracketed and before.manner == "moved" and timed:
        return Told("base", "english_base_in_brackets")
    return None


_EQUALLING = frozenset(
    {
        ",",
        "or",
        "equal",
        "equivalent",
        "to",
        "representing",
        "some",
        "about",
        "around",
        "nearly",
        "which",
        "is",
        "almost",
    }
)
_STRETCHES = frozenset(
    {"same", "corresponding", "year", "quarter", "month", "week", "period", "past", "last", "equivalent", "season"}
)
_UP_DOWN = frozenset({"up", "down"})
_BASES_BEHIND = frozenset({"compared", "on", "than", "versus", "against", "year", "relative"})
_STATES = frozenset(
    {";", ":", "to", "(", "while", "for", "with", "at", "is", "was", "were", "of", "stood", "reached", "averaged"}
)


def _names_rate(place: Place, clause: Clause) -> bool:
    """Whether the subject is a rate of its own: "sales rose 5%, operating margin 12%"."""
    words = phrase(place.sentence, *clause.subject).lower().split()
    return bool(words) and words[-1] in group("rate_nouns")


def _continued(place: Place, clause: Clause, figure: Figure, told: Told) -> Told | None:
    """A figure that goes on with the movement or the share before it.

    Said: "up 1.9% on June and 6.7% on July"; "accounted for 58% of electricity, wind for 12%".
    """
    between = place.sentence.words[place.start : place.figure.first]
    by = between[-1:] == ["by"] and not clause.has_verb
    if told.manner == "moved" and by and phrase(place.sentence, *clause.subject):
        return Told("moved", "english_gapped", told.sign)
    if figure.unit != place.figure.unit or place.figure.sort not in ("share", "points"):
        return None
    listed = clause.opened_by in ("and", ",", "but", "while") and not {";", ":", "("} & set(between)
    rate = _names_rate(place, clause) and place.sentence.word(place.figure.stop) not in _BASES_BEHIND
    planned = told.manner == "of_plan" and listed and not clause.has_verb and not _names_rate(place, clause)
    if planned and phrase(place.sentence, *clause.subject):
        return Told("of_plan", "english_plan_share")  # "hit 112% of plan and pear production 97%"
    if told.manner == "share" and not clause.has_verb and not {";", ":", "("} & set(between):
        return Told("share", "english_share_on")
    moved = told.manner == "moved" and not clause.has_verb and not (_STATES & set(between))
    if moved and not rate:
        return Told("moved", "english_moved_on", told.sign)
    return None


_RULES: tuple[Rule, ...] = (
    _signed, _plan_behind, _plan_share, _noun_of_movement, _more_or_less, _multiple, _whole_share, _held_against,
    _shared, _moved, _share_in_brackets,
)  # fmt: skip


def opens_parts(place: Place) -> bool:
    """Whether the words before the figure say that parts follow: "comprising", "of which"."""
    start = max(
        (at for at in range(place.start, place.figure.first) if place.sentence.words[at] == ";"), default=place.start
    )
    return any(
        phrase_at("parts", place.sentence.words, at, place.figure.first) for at in range(start, place.figure.first)
    )
