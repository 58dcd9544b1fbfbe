"""Parts of a whole: "comprising 3,260 in operations", "of which 412 with a fee waiver", "calls: 1,040 medical"."""

from __future__ import annotations

from compare.figures.english.clauses import Clause
from compare.figures.english.drafts import Draft, Memory
from compare.figures.english.phrases import before_of, behind_figure, noun_end, phrase, predicate
from compare.figures.english.sentence import Place
from compare.figures.english.words import group, has_phrase, is_plural


def whole_of(place: Place, memory: Memory, here: Draft | None) -> Draft | None:
    """The draft of which the figure is a part; None where it is none."""
    if here is None or place.figure.sort not in ("count", "bare", "money", "measure", "share"):
        return None
    if here.held_against:
        here = next((draft for draft in reversed(memory.drafts[memory.first :]) if not draft.held_against), here)
    sentence = place.sentence
    between = sentence.words[place.start : place.figure.first]
    listed = (
        between[-1:] == [":"]
        and here.figure.sort in ("count", "money", "bare", "measure")
        and here.states
        and (len(between) < 3 or _lists_on(place))
    )
    apart = _opens_bracket(place, here)
    owners = between[-1:] == ["("] and here.figure.sort == "count" and len(between) > 1
    if _opens_parts(place) or listed or owners or apart or _included(place, here):
        memory.parted = True
        return _of_sort(place, memory, here.whole or here)
    if memory.parted and _in_bracket(place, here):
        return here.whole
    continues = not between or between[-1] in (",", "and", "(", "&")
    if memory.parted and continues and not sentence.has_tag("verb", place.start, place.figure.first):
        return here.whole
    memory.parted = False
    return None


def some_of(place: Place, memory: Memory) -> Draft | None:
    """The draft of which some are told: "9 of the posts also have …" behind "25 posts received power"; else None."""
    sentence, numeral = place.sentence, place.figure.numeral
    behind = sentence.words[numeral.stop : numeral.stop + _THINGS]
    if place.figure.sort not in ("count", "bare") or behind[:2] not in _OF_THOSE:
        return None
    told = (d for d in reversed(memory.drafts) if d.figure.sort == "count" and d.unit in behind and d.states)
    return next((draft for draft in told if draft.figure.numeral.value > numeral.value), None)


_OF_THOSE = (["of", "the"], ["of", "these"], ["of", "those"])
_THINGS = 5  # words of the things, with "of the"


def _of_sort(place: Place, memory: Memory, whole: Draft) -> Draft:
    """The sum before a count where the part is a sum: "paid $31m to 4,870 families, including $4m in May"."""
    if place.figure.sort != "money" or whole.figure.sort == "money":
        return whole
    sums = [draft for draft in memory.drafts[memory.first :] if draft.figure.sort == "money" and draft.states]
    return sums[-1] if sums else whole


def _opens_parts(place: Place) -> bool:
    """Whether the words before the figure say that parts follow: "comprising", "of which"."""
    before = place.sentence.words[place.start : place.figure.first]
    start = place.figure.first - 1 - before[::-1].index(";") if ";" in before else place.start
    return has_phrase("parts", place.sentence.words, start, place.figure.first)


def _lists_on(place: Place) -> bool:
    """Said: "volunteers gave their time: 620 as drivers, 340 as befrienders": bare figures go on behind the colon."""
    sentence, following = place.sentence, place.sentence.figures[place.index + 1 : place.index + 2]
    told = place.figure.sort == "bare" and sentence.word(place.figure.stop) in _PART_OPENERS
    alike = bool(following) and following[0].sort == "bare" and sentence.word(following[0].first - 1) in (",", "and")
    return told and alike


def _opens_bracket(place: Place, here: Draft) -> bool:
    """Said: "Emissions totalled 18,300 t (buildings 9,900, fleet 6,150)": parts with their names before them."""
    between = place.sentence.tags[place.start + 1 : place.figure.first]
    opened = place.sentence.word(place.start) == "(" and 0 < len(between) < 4 and set(between) <= {"noun", "inner"}
    following = place.sentence.words[place.figure.stop : place.figure.stop + 1]
    more = following in ([","], [";"]) and place.index + 1 < len(place.sentence.figures)
    more = more and (place.figure.sort == "bare" or place.figure.unit == here.unit)
    plain = place.sentence.word(place.figure.first - 1) not in group("targets", "up", "down")
    return opened and more and plain and here.states and here.figure.sort in ("count", "bare", "measure", "money")


def _in_bracket(place: Place, here: Draft) -> bool:
    """Whether a list of parts in brackets goes on with a named one: "(buildings 9,900, fleet 6,150, travel 2,250)"."""
    sentence, between = place.sentence, range(place.start, place.figure.first)
    if here.whole is None or here.figure.noun or here.figure.sort not in (place.figure.sort, "bare"):
        return False
    plain = all(sentence.tags[at] in ("noun", "inner", "join", "mark") for at in between)
    return plain and ")" not in sentence.words[place.start : place.figure.first] and 1 < len(between) < 6


_PART_OPENERS = ("for", "in", "from", "on", "of", "about", "with", "by", "at", "to", "under", "over", "through", "as")


def _included(place: Place, here: Draft) -> bool:
    """Said: "spending of $88m included $51m for substations": a sum within the sum before it."""
    between = place.sentence.words[place.start : place.figure.first]
    said = bool(between) and between[-1] in ("included", "includes", "comprised", "comprises") and len(between) < 3
    return said and here.states and here.figure.sort == place.figure.sort


def part_name(place: Place, clause: Clause, whole: Draft, memory: Memory) -> str:
    """The part's own words where they stand alone ("second units"), else the whole's with them."""
    sentence, figure = place.sentence, place.figure
    said = phrase(sentence, *figure.noun) if figure.noun else ""
    if figure.first > place.start + 1 and sentence.word(figure.first - 1) == "(":
        said = f"{said} {_owner(place)}".strip()  # "volunteers (310)"
    first, end = behind_figure(sentence, figure, place.stop, *_PART_OPENERS)
    opener = f"{sentence.words[figure.stop]} " if first < end and sentence.words[figure.stop] != "of" else ""
    behind = predicate(sentence, figure.end, place.stop) or f"{opener}{phrase(sentence, first, end)}"
    if figure.sort == "money" and first < end:
        behind = f"{opener}{phrase(sentence, first, end)}"
    bracketed = sentence.word(figure.first - 1) == "("
    subject = phrase(sentence, *clause.subject) if not figure.noun and not bracketed else ""
    summed = before_of(sentence, clause)
    if figure.sort == "money" and summed and summed.lower().split()[-1] not in group("bare_of", "totals_of"):
        return summed  # "made up of donations of €9.6 million"
    if figure.sort == "money" and not bracketed and len(subject.split()) > 1:
        return subject  # ", of which unrestricted income £17 million"
    if figure.sort == "money" and subject and is_plural(subject.split()[-1].lower()) and not clause.has_verb:
        return subject  # "(bank loans £3.1bn, bonds £5.9bn)"
    own = f"{said} {summed or subject} {behind}".replace("  ", " ").strip()
    if said and counts_itself(said):
        return own
    if _told_what_they_are(place):
        memory.counted = own
        return own
    pointed = sentence.word(place.figure.first - 1) in group("parts_of") and whole.figure.sort == "count"
    return f"{memory.counted if pointed and memory.counted else _head_of(whole.name, own)} {own}".strip()


def _told_what_they_are(place: Place) -> bool:
    """Said: "of which 412 were dwelling fires": the part is told by a noun of its own, not by what befell it."""
    sentence, at = place.sentence, place.figure.stop
    if place.figure.noun or place.figure.sort == "share" or sentence.tag(at) != "aux":
        return False
    first = at + 1
    while first < place.stop and sentence.tags[first] == "det":
        first += 1
    end = noun_end(sentence, first, place.stop)
    plain = all(sentence.tags[here] in ("noun", "inner") for here in range(first, end))
    return plain and end > first and is_plural(sentence.words[end - 1])


def _head_of(name: str, own: str) -> str:
    """The whole's name without what its part says otherwise: "Calls to the helpline" for a part "about debt"."""
    openers = set(_PART_OPENERS) - {"of"}
    words = name.split()
    if own.split()[:1] and own.split()[0] in openers:
        cut = next((at for at, word in enumerate(words) if at and word in openers), len(words))
        return " ".join(words[:cut])
    return name


def _owner(place: Place) -> str:
    """The noun phrase right before a bracket."""
    stop = place.figure.first - 1
    at = stop
    while at > place.start and place.sentence.tags[at - 1] in ("noun", "part", "inner"):
        at -= 1
    return phrase(place.sentence, at, stop)


def counts_itself(noun: str) -> bool:
    """Whether a noun says what is counted: "second units", not "medical"."""
    return is_plural(noun.split()[-1].lower()) if noun else False
