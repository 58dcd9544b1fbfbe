"""Whether a number without a unit states a figure, what bound its verb says, whether a new subject opens."""

from __future__ import annotations

from compare.figures.english.clauses import Clause
from compare.figures.english.drafts import Memory
from compare.figures.english.excluded import STAYING, is_mean_span
from compare.figures.english.sentence import Place
from compare.figures.english.words import group
from compare.figures.numerals import Numeral


def is_label_number(place: Place) -> bool:
    """Whether a number opens a label: "311 calls answered in time: 73.5%"."""
    return (
        place.figure.first == 0
        and place.stop < len(place.sentence.words)
        and place.sentence.words[place.stop - 1] == ":"
    )


def states_figure(place: Place, memory: Memory) -> bool:
    """Whether a figure is one; without a unit, something before it or behind it has to say so."""
    sentence, figure = place.sentence, place.figure
    if figure.sort != "bare":
        return True
    stop = figure.stop
    if sentence.word(stop) == "(" and ")" in sentence.words[stop : stop + 6]:
        stop = sentence.words.index(")", stop) + 1  # "1,480 (64%) were offered a place", "rides 4.2 million (+8%);"
    before, behind = sentence.word(figure.first - 1), sentence.tag(stop)
    said = before in (":", "–", "—", "(", "to", "at", "of", "from", "with", "and", "=", "all")
    verb = sentence.tag(figure.first - 1) in ("verb", "aux") or before in group("level", "have", "completing")
    listed = before in ("", ",", "and", ";") and behind not in ("mark", "join")
    counted = bool(memory.counted) and (listed or behind in ("verb", "aux"))
    plain = sentence.tag(figure.first - 1) in ("det", "adverb") or figure.numeral.bound != "eq"
    value = figure.numeral.value
    telling = value >= 200 or value != value.to_integral_value()
    bracketed = sentence.word(figure.stop) == "(" and sentence.tag(figure.stop + 1) == "time"
    dated = before in (",", ";", "and") and place.index > 0 and (behind in ("time", "verb") or bracketed)
    closed = sentence.words[stop : stop + 1] in ([], [","], [")"], [";"], ["."], ["\n"])
    return (
        said
        or _listed_on(place)
        or dated
        or verb
        or counted
        or plain
        or (telling and closed and sentence.tag(figure.first - 1) in ("noun", "time"))
    )


def _listed_on(place: Place) -> bool:
    """Said: "New arrivals numbered 3,480, departures 2,915 and births 126": a noun and its figure in a list of such."""
    sentence, figure = place.sentence, place.figure
    if not place.index or sentence.word(place.start) not in (",", "and", ";") or figure.numeral.in_words:
        return False
    named = all(sentence.tags[at] in ("noun", "inner", "det", "join") for at in range(place.start + 1, figure.first))
    closed = sentence.tag(figure.stop) in ("mark", "join") or figure.stop >= len(sentence.words)
    small = not sentence.tokens[figure.first - 1].text[:1].isupper()
    return named and closed and small and figure.first > place.start + 1 and sentence.tag(figure.first - 1) == "noun"


def bound_said(place: Place) -> Numeral:
    """The numeral with the bound its verb says: "exceeded $2.1bn", "must not exceed 8 minutes"."""
    numeral, words, first = place.figure.numeral, place.sentence.words, place.figure.first
    if numeral.bound in ("gt", "lt") and _forbidden(place):
        return numeral._replace(bound="le" if numeral.bound == "gt" else "ge")  # "must not last longer than 4 hours"
    stays = first > 1 and words[first - 2] in STAYING
    if numeral.bound in ("gt", "lt") and _never(place):
        return numeral._replace(bound="le" if numeral.bound == "gt" else "ge")  # "never fell below 94%"
    if numeral.bound == "eq" and words[first - 1] == "past" and words[first - 2] in group("up", "down", "passing"):
        return numeral._replace(bound="gt")  # "Debt climbed past £2bn"
    if numeral.bound == "eq" and words[first - 1] == "within" and (stays or is_mean_span(words, place.figure)):
        return numeral._replace(bound="le")
    before = first - 1 if words[first - 1] not in ("the", "its", "a") else first - 2
    marked = before == first - 1 or "mark" in words[place.figure.stop : place.figure.stop + 2]
    passing = before >= place.start and words[before] in group("passing") and marked
    barrier = words[place.figure.stop : place.figure.stop + 1] in (["barrier"], ["mark"], ["threshold"], ["milestone"])
    through = {"through", "past", "above", "beyond", "over"} & set(words[max(place.start, first - 3) : first])
    passing = passing or bool(barrier and through)
    if numeral.bound != "eq" or not passing:
        return numeral
    negated = {"not", "never"} & set(words[max(place.start, first - 4) : first])
    return numeral._replace(bound="le" if negated else "gt")


def _never(place: Place) -> bool:
    """Whether a verb of movement right before the figure is denied: "never fell below", "did not rise above"."""
    words, at = place.sentence.words, place.figure.first - 1
    moves = at > place.start and words[at] in group("up", "down")
    return moves and not {"never", "not"}.isdisjoint(words[max(place.start, at - 3) : at])


def _forbidden(place: Place) -> bool:
    """Whether the clause forbids to go past a figure: "must not be more than", "no home should be more than"."""
    said = place.sentence.words[max(place.start, place.figure.first - 9) : place.figure.first]
    modal = next((at for at, word in enumerate(said) if word in ("must", "should", "shall", "may", "can")), -1)
    return modal >= 0 and ("no" in said[:modal] or said[modal + 1 : modal + 2] in (["not"], ["never"]))


def opens_again(place: Place, clause: Clause) -> bool:
    """Whether a noun without a verb takes over the verb of the clause before: "and vehicles 9%", "wind for 12%"."""
    opened = clause.opened_by in (",", ";", "and", "but", "while")
    with_thing = (
        place.sentence.word(clause.start) in ("with", "at") and place.sentence.tag(place.figure.first - 1) == "noun"
    )
    return opened and (with_thing or not place.sentence.has_tag("prep", clause.start, clause.start + 1))
