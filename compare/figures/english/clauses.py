"""The words before a figure: the last clause among them, with its subject, its verb and what stands behind the verb.

>>> clause_before(s, 0, 11).subject   # "The Ombudsman opened 214 cases"
(0, 2)
"""

from __future__ import annotations

from typing import NamedTuple

from compare.figures.english.sentence import Sentence, Span
from compare.figures.english.words import group, is_participle

_HARD = frozenset(
    {"while", "whereas", "but", "although", "though", "where", "when", "after", "before", "because", "so"}
)
_CLOSING = frozenset(";:()\n•—–")
_PARTING = _HARD | frozenset({",", "(", "and", "or", "that"})


class Clause(NamedTuple):
    """The clause that ends at a figure; spans are token places, empty where there is none.

    `verb` is the place of its last verb, -1 without one; `opened_by` the word or mark the clause begins behind.
    """

    start: int
    stop: int
    subject: Span
    verb: int
    object: Span
    opened_by: str

    @property
    def has_verb(self) -> bool:
        return self.verb >= 0


def clause_before(sentence: Sentence, start: int, stop: int) -> Clause:
    """The last clause between `start` and `stop` that has a noun or a verb.

    Right behind a comma or "and" a figure of a list says none: the words before belong to the figure before it.
    """
    last = stop - 1
    while last > start and sentence.tags[last] == "adverb" and start:
        last -= 1  # ", and only nine mothers needed surgery"
    first = stop if start and sentence.word(last) in (",", ";", "and", "or") else _opening(sentence, start, stop)
    if sentence.word(last) == "with" and sentence.word(last - 1) == "," and last - 1 > start:
        first = last  # "It was a good year, with 85 sessions held"
    while first < stop and sentence.tags[first] in ("join", "mark", "adverb"):
        first += 1
    opened_by = sentence.word(first - 1) if first > start or start else ""
    opens, closes = _aside(sentence, first, stop)
    told = [*range(first, opens), *range(closes, stop)]
    verbs = [at for at in told if sentence.tags[at] == "verb"]
    if not verbs:
        verbs = [at for at in told if _stands_as_verb(sentence, at)][-1:]
    if not verbs:
        return Clause(first, stop, (first, stop), -1, (stop, stop), opened_by)
    if len(verbs) > 1 and _only_completes(sentence, verbs[-2], verbs[-1], stop):
        return Clause(first, stop, (first, verbs[0]), verbs[-2], (verbs[-2] + 1, verbs[-1]), opened_by)
    if len(verbs) > 1 and _within_subject(sentence, first, verbs[0], verbs[-1]):
        return Clause(first, stop, (first, verbs[-1]), verbs[-1], (verbs[-1] + 1, stop), opened_by)
    lead = verbs[0]
    if len(verbs) > 1 and (raised := _raised(sentence, verbs[-2], verbs[-1])):
        return Clause(first, stop, raised, verbs[-1], (verbs[-1] + 1, stop), opened_by)
    first_of_subject = _past_opening_phrase(sentence, first, lead)
    while lead > first and (sentence.tags[lead - 1] in ("aux", "adverb") or sentence.words[lead - 1] == "to"):
        lead -= 1
    return Clause(
        first, stop, (min(first_of_subject, lead), min(lead, opens)), verbs[-1], (verbs[-1] + 1, stop), opened_by
    )


def _past_opening_phrase(sentence: Sentence, first: int, lead: int) -> int:
    """Where the subject begins behind a phrase that opens the clause: "Under the plan the fleet is to grow"."""
    if sentence.tag(first) != "prep" or sentence.word(first) in ("of", "with", "between"):
        return first
    for at in range(first + 2, lead):
        if sentence.tags[at] in ("prep", "mark", "join", "verb"):
            return first
        if sentence.tags[at] == "det" and sentence.tags[at - 1] == "noun":
            return at
    return first


def _within_subject(sentence: Sentence, first: int, verb: int, last: int) -> bool:
    """Whether a verb tells which of the subject is meant: "children who moved three or more times fell to 8%"."""
    opener = next((at for at in range(verb - 1, first, -1) if sentence.tags[at] not in ("aux", "adverb")), -1)
    said = sentence.word(opener) in ("who", "which", "that") and sentence.tag(opener - 1) == "noun"
    return (
        said
        and not sentence.has_tag("mark", verb, last)
        and not {"and", "but", "while"} & set(sentence.words[verb:last])
    )


def _only_completes(sentence: Sentence, verb: int, particle: int, stop: int) -> bool:
    """Said: "and bring losses down to 9%": "down" completes the verb before the object."""
    away = sentence.words[particle] in ("up", "down") and verb + 1 < particle == stop - 2
    willed = sentence.word(verb - 1) in ("and", "to", "will")
    return away and willed and not sentence.has_tag("mark", verb, particle)


def _aside(sentence: Sentence, first: int, stop: int) -> Span:
    """The aside between the subject and its verb, commas included: ", diverted since May,"; (stop, stop) without."""
    for at in range(first, stop):
        if sentence.words[at] == "," and (end := _aside_end(sentence, at, stop, False)):
            return (at, end) if end < stop else (stop, stop)
        if sentence.tags[at] in ("verb", "aux"):
            break
    return stop, stop


def _raised(sentence: Sentence, above: int, verb: int) -> Span | None:
    """The subject of a verb below another: "see inflation averaging 2.9%", "expects revenue to reach $5m"."""
    running = sentence.words[verb].endswith("ing") and sentence.tag(verb - 1) == "noun"
    to_come = sentence.word(verb - 1) == "to" and sentence.words[above] in group("estimate")
    if (
        not (running or to_come)
        or not sentence.has_tag("noun", above + 1, verb)
        or sentence.has_tag("mark", above, verb)
    ):
        return None
    return above + 1, verb - (0 if running else 1)


def _stands_as_verb(sentence: Sentence, at: int) -> bool:
    """An auxiliary alone is the verb: "were 1,842", "has 46 clinics"."""
    return sentence.tags[at] == "aux" and sentence.words[at] in group("level", "have")


def _opening(sentence: Sentence, start: int, stop: int) -> int:
    """Where the last clause begins: behind a mark, "while", or a comma or "and" that opens a new statement."""
    last = _last_content(sentence, start, stop)
    first, verb_said, past_aside = start, False, start
    for at in range(start, stop):
        tag, word = sentence.tags[at], sentence.words[at]
        if tag == "time" or at < past_aside:
            continue
        if tag in ("verb", "aux"):
            verb_said = True
        elif tag != "mark" and word not in _PARTING:
            continue
        if word == "(" and at > first and (past_aside := _bracket_end(sentence, at, stop)):
            continue  # "The consumer price index (CPI) rose 4%"
        closing = tag == "mark" and word in _CLOSING
        saying = at > start and (sentence.tags[at - 1] == "verb" or sentence.words[at - 1] in group("saying"))
        said_that = word == "that" and saying
        if word == "," and last > at and (past_aside := _aside_end(sentence, at, stop, verb_said)):
            continue  # ", which opened in May, treated 400 patients": the subject stands before the aside
        after_span = at > start and sentence.words[start] == "within" and sentence.tag(at + 1) == "verb"
        graded = (
            word in ("or", "and") and sentence.word(at + 1) in _GRADES
        )  # "three or more times", "aged 25 and older"
        listed = word in ("and", "or") and not graded and (verb_said or after_span) and last > at
        if word == "," and not verb_said and _lists_subject(sentence, first, at, stop):
            continue
        if word == "," and verb_said and _goes_on(sentence, at + 1):
            continue
        goes = first < at < stop - 1 and sentence.words[at + 1] in ("up", "down") and sentence.tags[first] != "prep"
        if word == "," and not verb_said and goes:
            continue  # "…, and core inflation, up 2.8%"
        sums = word in ("before", "after") and sentence.word(at + 1) in _BEFORE_WHAT  # "profit before tax fell"
        if closing or (word in _HARD and not sums) or said_that or (word == "," and last > at) or listed:
            first, verb_said = at + 1, False
    return first


def _bracket_end(sentence: Sentence, at: int, stop: int) -> int:
    """Behind the bracket that closes right behind a noun's own brackets; 0 where none closes before the figure."""
    close = next((here for here in range(at + 1, min(at + _BRACKETED, stop - 1)) if sentence.words[here] == ")"), 0)
    return close + 1 if close and sentence.tags[at - 1] in ("noun", "time") else 0


_GRADES = frozenset({"more", "fewer", "less", "older", "younger", "over", "above", "under", "below"})

_BEFORE_WHAT = frozenset({"tax", "taxes", "taxation", "interest", "depreciation", "exceptional", "financing"})
_BRACKETED = 8  # words in brackets that may stand within a subject


def _lists_subject(sentence: Sentence, start: int, comma: int, stop: int) -> bool:
    """Whether a comma stands in a list of nouns that is the subject: "agriculture, forestry and fishery made up"."""
    if comma == start or any(sentence.tags[at] not in _OF_NOUN for at in range(start, comma)):
        return False
    at = comma
    while at < stop and sentence.words[at] == ",":
        at = _past_noun(sentence, at + 1, stop)
    if at >= stop or sentence.words[at] != "and":
        return False
    end = _past_noun(sentence, at + 1, stop)
    return at + 1 < end < stop and sentence.tags[end] in ("verb", "aux")


_OF_NOUN = frozenset({"noun", "inner", "det", "part"})


def _past_noun(sentence: Sentence, at: int, stop: int) -> int:
    """Where the noun phrase that begins at `at` ends; `stop` where none does."""
    end = at
    while end < stop and sentence.tags[end] in _OF_NOUN:
        end += 1
    return end if end > at else stop


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a participle behind a comma tells more of the subject before: "revenue went the other way, losing 3%"."""
    return sentence.tag(at) == "verb" and (sentence.word(at).endswith("ing") or sentence.word(at) in ("up", "down"))


def _aside_end(sentence: Sentence, comma: int, stop: int, verb_said: bool) -> int:
    """Behind the comma that closes an aside which `comma` opens; 0 where none is opened or it is not closed."""
    if not (_opens_aside(sentence, comma + 1) or (not verb_said and is_participle(sentence.word(comma + 1)))):
        return 0
    closing = next((at for at in range(comma + 2, min(stop, comma + 16)) if sentence.words[at] == ","), 0)
    return closing + 1 if closing else stop if sentence.word(comma + 1) in ("which", "who", "whose") else 0


def _opens_aside(sentence: Sentence, at: int) -> bool:
    return sentence.word(at) in ("which", "who", "whose", "built", "opened", "launched", "based", "introduced")


def _last_content(sentence: Sentence, start: int, stop: int) -> int:
    """The place of the last noun or verb between `start` and `stop`; -1 where there is none."""
    for at in range(stop - 1, start - 1, -1):
        if sentence.tags[at] in ("noun", "verb", "aux", "part"):
            return at
    return -1
