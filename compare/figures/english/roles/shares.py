"""Rules of shares of a whole: "made up 36.5% of generation", ", or 8.9% of turnover", "(85%)" behind a count."""

from __future__ import annotations

from compare.figures.english.phrases import behind_figure
from compare.figures.english.roles.told import Told
from compare.figures.english.sentence import Place
from compare.figures.english.words import phrase_before


def whole_share(place: Place) -> Told | None:
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
    summed = sentence.word(end - 1) in ("amount", "amounts", "sum", "sums", "total", "value", "bills", "rent")
    alone |= summed and sentence.tag(end) == "verb" and sentence.tag(end + 1) == "mark"  # "96% of amount billed"
    if first < end and alone and (place.bracketed or close):
        return Told("of_whole", "english_whole_share")
    return None


def _ends_here(place: Place) -> bool:
    """Whether nothing more is said behind the figure in its clause."""
    return place.sentence.word(place.figure.stop) in ("", ",", ";", ".", ")", "and", "but")


def shared(place: Place) -> Told | None:
    """Said: "made up 36.5% of generation", "accounted for 12%"."""
    at = place.figure.first
    while at > place.start and place.sentence.tags[at - 1] == "adverb" and place.sentence.words[at - 1] != "up":
        at -= 1
    if place.figure.sort == "share" and phrase_before("shares", place.sentence.words, at, place.start):
        return Told("share", "english_share")
    if place.figure.sort == "share" and _is_part_of_total(place, at):
        return Told("share", "english_share")
    return None


def _is_part_of_total(place: Place, at: int) -> bool:
    """Said: "abandoned calls were 4.8% of the total"; "the deficit is 3.1% of GDP" is a level."""
    words, stop = place.sentence.words, place.figure.stop
    total = words[stop : stop + 3] == ["of", "the", "total"]
    closed = words[stop + 3 : stop + 4] in ([], ["("], [","], [";"], ["."], ["and"])
    return total and closed and at > place.start and words[at - 1] in ("was", "were", "is", "are")


def share_in_brackets(place: Place) -> Told | None:
    """Said: "(85%)" behind a count or a sum: a share of it."""
    if place.bracketed and place.figure.sort == "share" and place.sentence.word(place.figure.stop) in (")", ","):
        return Told("of_whole", "english_share_in_brackets")
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
