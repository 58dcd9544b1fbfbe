"""Names that stand apart from the clause: a label before a colon, a measure's own name in brackets."""

from __future__ import annotations

from compare.figures.english import bases
from compare.figures.english.phrases import phrase
from compare.figures.english.sentence import Place, Sentence
from compare.figures.english.words import group, has_phrase
from compare.period import Period


def label(place: Place) -> str:
    """The words before a colon right before the figure: "Survival rate: 91%"."""
    sentence, at = place.sentence, place.figure.first - 1
    while at > place.start and (sentence.tags[at] == "time" or sentence.words[at] in ("-", "–")):
        at -= 1
    dashed = at + 1 < place.figure.first and _opens_line(sentence, at + 1, place)
    if at < place.start or not (sentence.words[at] == ":" or dashed):
        return ""
    at += dashed
    begin = at
    while begin > place.start and not _ends_label(sentence, begin - 1, place.start, at):
        begin -= 1
    if place.index and begin == place.start and sentence.has_tag("verb", begin, at):
        return ""  # "1,150 volunteers gave their time: 620 as drivers"
    if place.index and begin == place.start and sentence.word(begin) in group("more", "less", "prepositions"):
        return ""  # "Recruitment is 14 posts behind plan: 86 nurses have started"
    if any(sentence.words[i] in ("was", "were", "is", "are", "has", "have") for i in range(begin, at)):
        return ""  # a sentence, not a label
    return "" if _only_plan(sentence, begin, at) else phrase(sentence, _past_number(sentence, begin, at), at)


def _opens_line(sentence: Sentence, dash: int, place: Place) -> bool:
    """Whether a dash between blanks stands behind a label that opens its line: "Books published – 64"."""
    spaced = sentence.words[dash] in "–—" and not sentence.tokens[dash].glued
    first = place.start + (sentence.word(place.start) in _BULLETS)
    first += 2 if sentence.tag(first) == "number" else 0  # "2. Books published – 64"
    plain = not any(sentence.tags[at] in ("aux", "mark") for at in range(first, dash))
    return spaced and plain and not place.index


_BULLETS = ("-", "–", "—", "•", "*")


def _past_number(sentence: Sentence, begin: int, stop: int) -> int:
    """Where a label begins behind its own number: "KPI 4 – Calls answered within 20 seconds"."""
    numbered = sentence.words[begin] in group("labels") and sentence.tag(begin + 1) == "number"
    return begin + 3 if numbered and begin + 3 < stop and sentence.tag(begin + 2) == "mark" else begin


def _ends_label(sentence: Sentence, at: int, start: int, colon: int) -> bool:
    """Whether a label begins behind `at`; a comma a few words before the colon belongs to the label."""
    word = sentence.words[at]
    return word in (";", "(", ")", "•", "\n") or (word == "," and (at == start or colon - at > 5))


def _only_plan(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether a label says no more than that targets follow: "Q4 2023 targets:"."""
    loose = group("plan", "headings", "determiners", "prepositions", "adverbs")
    return all(sentence.tags[at] == "time" or sentence.words[at] in loose for at in range(start, stop))


def in_brackets(place: Place, reference: Period) -> str:
    """Said: "4.2 million rides in 2025 (transit ridership)": the brackets hold the measure's own name."""
    sentence, at = place.sentence, place.figure.end
    if "(" not in sentence.words[at : place.stop]:
        return ""
    while sentence.words[at] != "(":
        if sentence.tags[at] in ("mark", "verb") or sentence.words[at] in ("and", "but", "while"):
            return ""
        at += 1
    end = at + 1
    while end < place.stop and (sentence.tags[end] != "mark" and sentence.words[end] not in ("up", "down", "see")):
        end += 1
    if sentence.word(end) != ")" or end >= place.stop or not 2 <= end - at - 1 <= 7:
        return ""
    inside = at + 1, end
    if sentence.words[at + 1] in ("including", "excluding", "net", "incl", "excl", "before", "after"):
        return ""
    held = sentence.words[at + 1] in group("targets") - {"program", "programme"}
    if held or sentence.has_tag("time", *inside) or has_phrase("estimate", sentence.words, *inside):
        return ""
    return "" if bases.versus(sentence, at, end, reference) not in (None, "plan") else phrase(sentence, *inside)
