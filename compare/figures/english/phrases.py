"""Names made of the words of a sentence: noun phrases, what is said of them, the thing behind "of".

Names carry no time, no article and no figure.
"""

from __future__ import annotations

from compare.figures.english.clauses import Clause
from compare.figures.english.figure import Figure
from compare.figures.english.sentence import Place, Sentence, Span
from compare.figures.english.words import group, has_phrase, is_participle, is_plural, phrase_at

_LOOSE = frozenset({"det", "join", "prep", "adverb", "pron", "mark", "aux"})
_NO_NAME = frozenset('()[]"“”•:;')
_PREDICATE_WORDS = 9
_NAMED_MOVEMENT = 4  # words that say what moves in "a 3.5% rail fare increase"
_ENDS_PREDICATE = frozenset(
    {
        "and", "but", "while", "whereas", "against", "compared", "versus", "up", "down", "which", "bringing", "taking",
        "of", "than", "although", "worth", "valued", "totalling", "including", "comprising", "leaving", "giving",
    }
)  # fmt: skip


def phrase(sentence: Sentence, start: int, stop: int, joined: bool = False) -> str:
    """The words from `start` to `stop` as a name: times, brackets, articles and loose ends left out.

    With `joined` it goes on from another name and may begin with a preposition: "within 20 seconds".
    """
    if start >= stop:
        return ""
    tokens, tags, words = sentence.tokens, sentence.tags, sentence.words
    kept = [at for at in range(start, stop) if tags[at] != "time" and words[at] not in _NO_NAME]
    first, last = 0, len(kept)
    while first < last and tags[kept[first]] in _LOOSE and not (joined and tags[kept[first]] == "prep"):
        first += 1
    while last > first and tags[kept[last - 1]] in _LOOSE:
        last -= 1
    name = ""
    for at in kept[first:last]:
        joins = tokens[at].glued and name and tokens[at - 1].text not in '()[]"“”'
        name += tokens[at].text if joins else f" {tokens[at].text}"
    if name.strip().replace(",", "").isdigit():
        return ""  # "All but 3 of the 48 beaches"
    return _counted_thing(name.strip().removeprefix("'s").strip(" ,;:–-"))


def moved_thing(name: str) -> str:
    """What moves of "reduction in leverage", "an increase of spending": the thing; another name stays.

    >>> moved_thing("reduction in leverage")
    'leverage'
    """
    words = name.split()
    moving = len(words) > 2 and words[0].lower() in group("up_nouns", "down_nouns") and words[1] in ("in", "of")
    rest = words[2:]
    return (
        " ".join(rest[1:] if rest and rest[0].lower() in group("determiners") and len(rest) > 1 else rest)
        if moving
        else name
    )


def _counted_thing(name: str) -> str:
    """ "number of X" and "total number of X" are X; "total" alone stays."""
    words = name.split() if " of " in name else []
    for at, word in enumerate(words[:3]):
        if word.lower() == "average":
            break  # "the average daily count of cyclists"
        if word.lower() in ("number", "numbers", "count") and words[at + 1 : at + 2] == ["of"] and len(words) > at + 2:
            rest = words[at + 2 :]
            return " ".join(rest[1:] if rest[0].lower() in ("the", "our", "its", "all") else rest)
    return name


def before_of(sentence: Sentence, clause: Clause) -> str:
    """The noun phrase before "of" right before a figure: "savings of", "revenue per room of"; else ""."""
    at = clause.stop - 1
    if at <= clause.start or sentence.words[at] != "of":
        return ""
    start = at
    while start > clause.start and (
        sentence.tags[start - 1] in ("noun", "part", "inner") or sentence.words[start - 1] == "per"
    ):
        start -= 1
    return phrase(sentence, start, at)


def direct_object(place: Place, clause: Clause) -> str:
    """What stands right behind the verb, no preposition between: "absence" of "cut absence to"; else ""."""
    first, stop = clause.object
    while first < stop and place.sentence.tags[first] == "time":
        first += 1
    if place.sentence.word(first) in group("more", "less") and place.sentence.tag(first + 1) in (
        "prep",
        "join",
        "mark",
    ):
        return ""  # "fell short of target by 240 places"
    if place.sentence.words[first:stop] == ["past"] or place.sentence.word(first) == "than":
        return ""  # "climbed past £2bn", "was better than target at 4.1%"
    return phrase(place.sentence, first, stop) if place.sentence.tag(first) not in ("prep", "adverb") else ""


def predicate(sentence: Sentence, start: int, stop: int) -> str:
    """What is said of a figure's noun behind it: "were answered within 30 days" is "answered within 30 days".

    What is denied stays denied: "had not started" is "not started".
    """
    at = start
    while at < stop and sentence.tags[at] in ("aux", "adverb"):
        at += 1
    if at > start and sentence.words[at : at + 2] == ["to", "be"] and at + 2 < stop:
        at += 2  # "are to be found"
    end = at
    while end < min(stop, at + _PREDICATE_WORDS) and _goes_on(sentence, end, stop):
        end += 1
    if (listed := _past_deeds(sentence, at, end, stop)) > end:
        end = listed
        while end < min(stop, at + _PREDICATE_WORDS) and _goes_on(sentence, end, stop):
            end += 1
    end = _past_pair(sentence, at, end, stop)
    if end >= stop - 1 and stop < len(sentence.words) and sentence.words[stop - 1] in ("of", "at"):
        end = next((here for here in range(end - 1, at - 1, -1) if sentence.words[here] == "with"), end)
    if end == at:
        return ""
    denied = "not " if not _DENYING.isdisjoint(sentence.words[start:at]) else ""
    return denied + phrase(sentence, at, end, joined=True)


_DENYING = frozenset({"not", "never"})


def _past_deeds(sentence: Sentence, at: int, end: int, stop: int) -> int:
    """Where a list of deeds ends that one "or" joins: "admitted, transferred or discharged"; else `end`."""
    if end != at + 1 or sentence.tag(at) not in ("verb", "part"):
        return end
    here, joined = end, False
    while here + 1 < stop and not joined and sentence.words[here] in (",", "or"):
        joined = sentence.words[here] == "or"
        if not is_participle(sentence.words[here + 1]):
            return end
        here += 2
    return here if joined else end


def _past_pair(sentence: Sentence, at: int, end: int, stop: int) -> int:
    """Where a predicate ends that is two plurals and no more: "40% were women and girls"; else `end`."""
    alone = end == at + 1 and is_plural(sentence.words[at]) and sentence.word(end) == "and" and end + 1 < stop
    if not alone or sentence.tag(end + 1) != "noun" or not is_plural(sentence.words[end + 1]):
        return end
    closed = end + 2 >= len(sentence.words) or sentence.words[end + 2] in (".", ",", ";", ")")
    return end + 2 if closed else end


def _goes_on(sentence: Sentence, at: int, stop: int) -> bool:
    """Whether a predicate goes on; a number before `stop` is no figure ("within 30 days")."""
    word, tag = sentence.words[at], sentence.tags[at]
    if tag in ("time", "number"):
        return True
    if word == "at" and sentence.word(at + 1) == "a" and "cost" in sentence.words[at + 2 : at + 4]:
        return False  # "to be built at a cost of $1.8 million"
    if word == "than" and at + 2 < stop and sentence.tag(at + 1) == "number":
        return True  # "waited more than four hours"
    if word == "%" and at and sentence.tags[at - 1] == "number":
        return True  # "more than 90% full"
    if word in group("completing") and at and sentence.words[at - 1] in group("phrasal"):
        return True  # "took up productive uses"
    opens_figure = tag == "prep" and at + 1 >= stop and stop < len(sentence.words)
    if tag == "prep" and _opens_stretch(sentence, at + 1):
        return False  # "in its first 12 weeks"
    if word == "of" and at and sentence.tags[at - 1] == "verb" and sentence.tag(at + 1) == "noun":
        return True  # "were cleared of mines"
    return tag != "mark" and word not in _ENDS_PREDICATE and not opens_figure


def _opens_stretch(sentence: Sentence, at: int) -> bool:
    """Whether a stretch of time stands at `at`: "its first 12 weeks", "the last two years", not "first-time buyers"."""
    for here in (at, at + 1):
        if sentence.word(here) in ("first", "last", "next", "past"):
            return sentence.tag(here + 1) in ("number", "time") or sentence.word(here + 1) in group("span_units")
    return False


def behind(sentence: Sentence, at: int, stop: int, *openers: str) -> Span:
    """The noun phrase behind `at` after one of `openers` ("of", "in"): its places, empty where there is none."""
    if at >= stop or sentence.words[at] not in openers:
        return stop, stop
    at = _past_determiners(sentence, at + 1, stop)
    end = noun_end(sentence, at, stop)
    while end < stop and sentence.words[end] == "of" and phrase_at("parts", sentence.words, end) == 0:
        more = _past_determiners(sentence, end + 1, stop)
        further = noun_end(sentence, more, stop)
        if further == more:
            break
        end = further
    return at, end


def moving_noun(sentence: Sentence, figure: Figure, stop: int) -> int | None:
    """Where the noun stands that makes the figure before it a movement: "a 14% year-on-year increase"; else None."""
    if figure.sort not in ("share", "points", "times"):
        return None
    at = figure.stop
    while at < stop and sentence.words[at] in group("before_movement"):
        at += 1
    moving = at < stop and sentence.words[at] in group("up_nouns", "down_nouns", "growing")
    if moving and sentence.tags[at] == "noun":
        return at
    return _movement_named(sentence, figure, at, stop)


def _movement_named(sentence: Sentence, figure: Figure, at: int, stop: int) -> int | None:
    """Where the noun of movement stands that says what moves before it: "a 4% pay rise", "the 12% budget cut"."""
    if sentence.tag(figure.first - 1) not in ("det", "adverb"):
        return None
    end = noun_end(sentence, at, stop)
    named = at < end - 1 <= at + _NAMED_MOVEMENT and sentence.words[end - 1] in group("up_nouns", "down_nouns")
    return end - 1 if named else None


def noun_end(sentence: Sentence, at: int, stop: int) -> int:
    """Where the noun phrase that begins at `at` ends."""
    while at < stop and (sentence.tags[at] in ("noun", "part", "inner")):
        at += 1
    return at


def _past_determiners(sentence: Sentence, at: int, stop: int) -> int:
    while at < stop and sentence.tags[at] in ("det", "time"):
        at += 1
    if sentence.tag(at) == "number" and sentence.tag(at + 1) == "inner" and at + 2 < stop:
        return at + 2  # "35% of the three-year programme"
    return at


def behind_figure(sentence: Sentence, figure: Figure, stop: int, *openers: str) -> Span:
    """The noun phrase behind a figure after one of `openers`."""
    return behind(sentence, figure.stop, stop, *openers)


def past_brackets(sentence: Sentence, at: int, stop: int) -> Span:
    """Where what is said of a figure begins and ends, past a bracket at `at`: "46 invoices (79%) were settled"."""
    if sentence.word(at) != "(":
        return at, stop
    close = next((here for here in range(at, min(at + 9, len(sentence.words))) if sentence.words[here] == ")"), at)
    following = [figure.first for figure in sentence.figures if figure.first > close]
    return close + 1, following[0] if following else len(sentence.words)


def plan_behind(sentence: Sentence, figure: Figure, stop: int) -> int:
    """Where the plan named right behind its own figure ends: "the 95% target", "its $4m annual budget"; else 0."""
    opener = figure.first - 1
    while opener > 0 and sentence.tags[opener] == "noun" and sentence.words[opener] in group("plan_adjectives"):
        opener -= 1
    if opener < 0 or not (sentence.tags[opener] == "det" or sentence.words[opener] == "s"):
        return 0
    for at in range(figure.stop, min(stop, figure.stop + 5)):
        if sentence.tags[at] not in ("noun", "part", "inner", "verb"):
            return 0
        if sentence.words[at] in group("plan_heads"):
            return at + 1 if sentence.tag(at + 1) not in ("noun", "inner") else 0
    return 0


def says_plan(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether a plan, a target or a budget is named between `start` and `stop`."""
    return has_phrase("plan", sentence.words, start, stop)


def end_behind(sentence: Sentence, figure: Figure, stop: int) -> int:
    """Where what belongs to a figure ends: its unit, its noun, and "of coastline", "in rural districts" behind it."""
    at = max(figure.end, plan_behind(sentence, figure, stop))
    moving = figure.sort in ("share", "points", "times") or sentence.tag(at + 1) not in ("noun", "part", "inner")
    if at < stop and moving and sentence.words[at] in group("more", "less"):
        at += 1
    elif figure.sort == "share" and sentence.tag(noun_end(sentence, at, stop)) in ("mark", "join"):
        at = noun_end(sentence, at, stop)  # "95% uptime and a backlog below 150"
    if sentence.words[at : at + 2] in (["of", "them"], ["of", "these"], ["of", "those"]):
        at += 2
    for _ in range(2):
        if at >= stop or sentence.words[at] not in (
            "of",
            "in",
            "for",
            "to",
            "on",
            "at",
            "with",
            "from",
            "across",
            "about",
            "under",
        ):
            break
        end = at + 1
        while end < stop and sentence.tags[end] in ("det", "noun", "part", "inner", "time"):
            end += 1
        closed = end < stop and sentence.words[end] in (",", ";", "(", ")", "and", ".", "\n", "who", "which", "that")
        if (
            end == at + 1
            or not (closed or sentence.tag(end) in ("prep", "aux"))
            or (end + 1 >= stop and not closed and sentence.words[end] != "to")
        ):
            break
        at = end
    return at
