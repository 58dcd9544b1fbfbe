"""Rules of how far something moved: by a sign, a verb, a noun of movement, "more" and "less", "times"."""

from __future__ import annotations

from compare.figures.english.clauses import Clause
from compare.figures.english.phrases import direct_object, moving_noun, phrase, says_plan
from compare.figures.english.roles.told import MOVING_SORTS, PASSED, Told
from compare.figures.english.sentence import Place
from compare.figures.english.words import group


def moved_by(place: Place, clause: Clause) -> Told | None:
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


def moved_as_before(place: Place, clause: Clause) -> Told | None:
    """Said: "inflation eased to 2.2% from 2.4%, and core inflation by 0.3 points": the verb said before holds on."""
    sentence, by = place.sentence, place.figure.first - 1
    if sentence.word(by) != "by" or clause.has_verb or not place.index or not phrase(sentence, *clause.subject):
        return None
    movers = group("up", "down")
    last = next((at for at in range(place.start, 0, -1) if sentence.tag(at) == "verb"), 0)
    said = sentence.words[last] in movers and ";" not in sentence.words[last:by]
    return Told("moved", "english_gapped", 1 if sentence.words[last] in group("up") else -1) if said else None


def movement_was(place: Place, clause: Clause) -> Told | None:
    """Said: "The increase in fares was 4%": the subject is a movement."""
    sentence, first = place.sentence, place.figure.first
    being = (
        clause.has_verb
        and clause.verb == first - 1
        and sentence.words[clause.verb] in ("was", "were", "is", "averaged")
    )
    opened = next((at for at in range(*clause.subject) if sentence.tags[at] == "noun"), -1)
    moving = (
        opened >= 0 and sentence.words[opened] in group("up_nouns", "down_nouns") and sentence.word(opened + 1) == "in"
    )
    if not (being and moving) or place.figure.sort not in ("share", "points"):
        return None
    return Told("moved", "english_moving_noun", 1 if sentence.words[opened] in group("up_nouns") else -1)


def signed(place: Place) -> Told | None:
    """Said: "(+8.1%)", "-3.2 points"; a minus right behind a label is a negative level: "Net result: -2.4%"."""
    figure = place.figure
    if not figure.sign:
        return None
    opener = place.sentence.word(figure.first - 1)
    if figure.sign < 0 and opener in (":", "was", "of", "at"):
        return None
    if opener in ("with", "from", "to", "than", "against", "versus"):
        return None  # "at -4,300, compared with +1,200 in 2023"
    return Told("moved", "english_signed", figure.sign)


def noun_of_movement(place: Place) -> Told | None:
    """Said: "a 14% increase in complaints", "a 3% year-on-year fall": the noun behind the figure says which way."""
    at = moving_noun(place.sentence, place.figure, place.stop)
    if at is None:
        return None
    return Told("moved", "english_noun_behind", -1 if place.sentence.words[at] in group("down_nouns") else 1)


def more_or_less(place: Place) -> Told | None:
    """Said: "6% below the 2022 crop", "4% lower", "50 basis points above", "41,000 more than"."""
    figure, sentence = place.figure, place.sentence
    word = sentence.word(figure.stop)
    if figure.stop >= place.stop or word not in group("more", "less") or (place.bracketed and figure.sort == "count"):
        return None
    stretch = sentence.words[figure.stop + 2 : figure.stop + 4]
    counted = (
        len(stretch) == 2 and sentence.tag(figure.stop + 2) in ("number", "time") and stretch[1] in group("span_units")
    )
    of_time = sentence.word(figure.stop + 1) == "the" and (counted or sentence.word(figure.stop + 2) in _STRETCHES)
    if word == "over" and of_time:
        return None  # "campsite nights 23% over the same period of 2022"
    if word in ("over", "under") and moved(place):
        return None  # "softened 6% over the same period"
    if word == "under" and figure.sort == "count" and not _under_a_base(place):
        return None  # "640 permits under the new scheme"
    if figure.sort not in MOVING_SORTS and not _of_a_base(place):
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
    sums |= sentence.word(figure.stop) in ("up", "down") and following[:1] in (["on"], ["from"])
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


def multiple(place: Place) -> Told | None:
    """Said: "1.8 times the 2021 figure", "three times as many", "grew 2.5 times"."""
    figure, sentence = place.figure, place.sentence
    if figure.sort != "times":
        return None
    follows = sentence.word(figure.stop)
    rate = follows in ("a", "per", "each", "every", "daily", "weekly")
    against = sentence.tag(figure.stop) in ("det", "time", "noun", "pron") or follows in ("as", "that", "what")
    return Told("moved", "english_multiple") if against and not rate else None


def share_of_base(place: Place) -> Told | None:
    """Said: "recovered to 94% of its 2019 level", "80% of pre-pandemic volumes": a ratio to another time."""
    sentence, at = place.sentence, place.figure.stop + 1
    if place.figure.sort != "share" or sentence.word(place.figure.stop) != "of":
        return None
    end = min(place.stop, at + 6)
    while at < end and sentence.tags[at] in ("det", "time", "noun", "inner", "prep", "mark"):
        if sentence.words[at] in group("base_nouns"):
            first = place.figure.stop + 1
            timed = sentence.has_tag("time", first, at) or sentence.word(first) in _BEFORE
            return Told("of_whole", "english_share_of_base") if timed else None
        at += 1
    return None


_BEFORE = frozenset({"pre", "pre-pandemic", "pre-war", "pre-crisis", "historic", "normal", "previous"})


def lost_share(place: Place, clause: Clause) -> Told | None:
    """Said: "lost 9% of their passengers", "shed 4% of its workforce": a movement of what is named behind."""
    words, figure = place.sentence.words, place.figure
    lost = clause.has_verb and words[clause.verb] in group("losing") and figure.first == clause.verb + 1
    own = words[figure.stop : figure.stop + 2] in (["of", "their"], ["of", "its"], ["of", "our"])
    return Told("moved", "english_moved", -1) if lost and own and figure.sort == "share" else None


def moved(place: Place) -> Told | None:
    """Said: "rose 22.4%", "up by 1.6 points", "english_moving_noun"; "rose to 71%" is a level reached."""
    sentence, figure, at = place.sentence, place.figure, place.figure.first - 1
    words = sentence.words
    if at >= place.start and sentence.tags[at] == "verb" and words[at] in group("up", "down") and _past_line(place):
        return Told("reached", "english_reached")  # "fell below 94%", not "rose over 5%"
    record = words[at - 2 : at + 1] in (["to", "a", "record"], ["to", "a", "new"], ["to", "its", "highest"])
    if record and at - 2 >= place.start:
        return _reached(place, at - 2)
    if at >= place.start and words[at] == "to":
        return _reached(place, at)
    at = _mover_before(place)
    if at < place.start:
        return None
    if words[at : at + 2] == ["to", "between"]:
        return _reached(place, at)
    if words[at] in group("upward", "downward") and (
        sentence.tag(at - 1) == "verb" or "by" in words[at : figure.first]
    ):
        return Told("moved", "english_moved", 1 if words[at] in group("upward") else -1)  # "edged lower 2.7 points"
    acts = sentence.tags[at] == "verb"
    if not acts and (words[at] in group("up_nouns", "down_nouns") or words[at] in ("in", "at", "growth")):
        return _moving_noun(place, at)
    if _tells_no_change(place, at):
        return None
    if words[at] in group("up", "down") and (acts or (words[at] in ("up", "down") and sentence.tag(at - 1) != "inner")):
        return Told("moved", "english_moved", 1 if words[at] in group("up") else -1)
    return None


def _reached(place: Place, stop: int) -> Told | None:
    """A level reached, where something moves before `stop`."""
    return Told("reached", "english_reached") if _moves(place, stop) else None


def _mover_before(place: Place) -> int:
    """Where the word stands that may tell of a movement, what lies between it and the figure passed over."""
    sentence, words, at = place.sentence, place.sentence.words, place.figure.first - 1
    while at > place.start and (
        words[at] in PASSED or (sentence.tags[at] in ("time", "adverb") and words[at] not in _UP_DOWN)
    ):
        at -= 1
    if at < place.start:
        return at
    described = sentence.tags[at] == "noun" and words[at] not in group("up_nouns", "down_nouns")
    if described and at - 1 > place.start and words[at - 1] in ("a", "an") and place.figure.sort in MOVING_SORTS:
        at -= 2  # "grew by a modest 1.8%"
        while at > place.start and words[at] in PASSED:
            at -= 1
    return at


def _tells_no_change(place: Place, at: int) -> bool:
    """Whether a word of movement at `at` tells how much there is, not how far it moved."""
    words, figure = place.sentence.words, place.figure
    if words[at] == "up" and words[at + 1 : at + 2] == ["of"]:
        return True  # "made up of 328 nurses"
    counted = figure.sort in ("count", "measure", "bare")
    if counted and not _counts_change(place, at):
        return True
    if figure.sort == "money" and words[at] in group("taking_sums") and "by" not in words[at : figure.first]:
        return True  # "raised $18.4 million from donors"
    if counted and words[at] in ("up", "down") and at > place.start and words[at - 1] in group("phrasal"):
        return True  # "set up 188 savings groups"
    of_all = words[figure.stop : figure.stop + 2] in (["of", "the"], ["of", "all"])
    return words[at] in ("lost", "lose", "loses") and of_all  # "lost 0.9% of the energy it carried"


def _past_line(place: Place) -> bool:
    """Whether a figure is a line that was passed: "below 94%", "above $50"."""
    first = place.figure.first
    return place.sentence.words[first] in ("below", "above", "under", "beneath") and place.figure.numeral.bound != "eq"


def _counts_change(place: Place, at: int) -> bool:
    """Whether a count behind a verb of change is the change itself: "increased by 41,000", not "added 12 homes"."""
    words, figure = place.sentence.words, place.figure
    adverb = words[at] in ("up", "down") and (
        figure.sort == "bare" or place.sentence.tag(figure.end) in ("mark", "prep")
    )
    then = words[figure.stop : figure.stop + 1] == ["to"] and place.stop - figure.stop < 3  # "slipped 40p to £31.20"
    then = then and figure.sort != "count" and at == figure.first - 1 and words[at] not in group("taking_sums")
    since = "since" in words[figure.stop : min(place.stop, figure.stop + 6)]
    return "by" in words[at : figure.first] or adverb or then or since


def _moving_noun(place: Place, at: int) -> Told | None:
    """Said: "english_moving_noun", "a rise in rents of 3%"."""
    sentence, figure = place.sentence, place.figure
    if figure.sort not in MOVING_SORTS and "of" not in sentence.words[at : figure.first]:
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


_STRETCHES = frozenset(
    {"same", "corresponding", "year", "quarter", "month", "week", "period", "past", "last", "equivalent", "season"}
)

_UP_DOWN = frozenset({"up", "down"})
