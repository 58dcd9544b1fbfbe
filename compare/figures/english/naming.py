"""What an English figure measures: the subject of its clause, the thing counted, the label before a colon.

Names carry no time, no article and no figure; a counted thing takes the verb it is counted by ("cases opened").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.figures.english.spotting import Figure
from compare.figures.english.words import group, has_phrase, is_participle, is_verb, noun_phrase, phrase_at
from compare.figures.tokens import Token

_EDGES = group("determiners", "conjunctions", "prepositions", "adverbs", "pronouns") | {"ytd", "but", "'s"}
_PREDICATE_WORDS = 9


@dataclass(frozen=True, slots=True)
class Clause:
    """The words before a figure, from the figure before it: a subject, a verb, and what stands behind the verb.

    Each is a pair of token places, empty where there is none; times are left out of the names made of them.
    """

    start: int
    stop: int
    subject: tuple[int, int]
    verb: int  # the place of the last verb, or -1
    object: tuple[int, int]


class Namer:
    """Makes names from the tokens of one sentence; `timed` marks the tokens that are mentions of time."""

    def __init__(self, tokens: Sequence[Token], words: Sequence[str], timed: Sequence[bool]) -> None:
        self.tokens, self.words, self.timed = tokens, words, timed

    def clause(self, start: int, stop: int) -> Clause:
        """The clause that ends at `stop`: the last chunk between `start` and `stop` that has a noun or a verb."""
        first = self._chunk(start, stop)
        verbs = [at for at in range(first, stop) if self._is_verb_at(at, stop)]
        finite = [at for at in verbs if not self._describes_noun(at, verbs[-1])]
        verbs = finite or verbs
        if not verbs:
            return Clause(first, stop, (first, stop), -1, (stop, stop))
        lead = verbs[0]
        while lead > first and self.words[lead - 1] in group("auxiliary") - group("determiners", "pronouns"):
            lead -= 1
        last = verbs[-1]
        return Clause(first, stop, (first, lead), last, (last + 1, stop))

    def _describes_noun(self, at: int, last: int) -> bool:
        """Whether a participle tells of the noun before it, the verb coming later: "people known to live … was"."""
        word = self.words[at]
        later = at < last and self.words[last] in group("level", "up", "down", "shares")
        moves = word in group("up", "down", "level", "have", "auxiliary")
        return later and is_participle(word) and not moves and self.words[at - 1] not in group("auxiliary")

    def _is_verb_at(self, at: int, stop: int) -> bool:
        """Whether the token is a verb of the clause, not a participle that describes the noun before or behind it."""
        word = self.words[at]
        if self.timed[at] or self.tokens[at].sort != "word" or not is_verb(word):
            return False
        if word in ("to", "that", "which", "who", "with", "it", "they", "we"):
            return False
        if is_participle(word) and word not in group("up", "down", "level", "have"):
            follows = self.words[at + 1] if at + 1 < stop else ""
            describes = at == 0 or self.words[at - 1] in group("determiners", "prepositions") | {",", "and", "-", "("}
            if describes and follows and self.tokens[at + 1].sort == "word" and follows not in _EDGES:
                return False  # "planned sessions", "the revised budget"
        return True

    def _chunk(self, start: int, stop: int) -> int:
        """Where the last chunk begins: behind ";", "(", ":", "while", or a comma that ends an opening phrase."""
        first = start
        for at in range(start, stop):
            mark = self.words[at] in (";", "(", ")", ":", "\n", "—", "–", "•") and not self.timed[at]
            if mark or self.words[at] in ("while", "whereas", "but", "although", "that") or (self.words[at] == "," and self._opens_again(at + 1, stop)) or (self.words[at] in ("and", "or") and self._opens_again(at + 1, stop) and self._has_verb(first, at)):
                first = at + 1
        return first

    def _opens_again(self, at: int, stop: int) -> bool:
        """Whether a noun or a verb that can carry a figure stands between `at` and `stop`."""
        return any(
            self.tokens[i].sort == "word" and self.words[i] not in _EDGES and not self.timed[i] for i in range(at, stop)
        )

    def _has_verb(self, start: int, stop: int) -> bool:
        return any(self._is_verb_at(i, stop) for i in range(start, stop))

    def phrase(self, start: int, stop: int) -> str:
        """The words from `start` to `stop` as a name: times, brackets, articles and loose ends left out."""
        kept = [
            i
            for i in range(start, stop)
            if not self.timed[i]
            and self.words[i] not in ("ytd", "year-to-date")
            and self.tokens[i].text not in '()[]"“”•:;'
        ]
        while kept and self._is_loose(kept[0]):
            kept.pop(0)
        while kept and (self.words[kept[-1]] in _EDGES or self.tokens[kept[-1]].sort == "mark"):
            kept.pop()
        name = ""
        for i in kept:
            name += self.tokens[i].text if self.tokens[i].glued and name else f" {self.tokens[i].text}"
        return name.strip(" ,;:–-")

    def _is_loose(self, at: int) -> bool:
        """Whether a word opens no name; one joined to the next does ("On-time performance")."""
        joined = at + 1 < len(self.tokens) and self.tokens[at + 1].glued and self.tokens[at + 1].text == "-"
        return (self.words[at] in _EDGES or self.tokens[at].sort == "mark") and not joined

    def before_of(self, clause: Clause) -> str:
        """The noun phrase before "of" right before a figure: "savings of", "an on-time performance of"; else ""."""
        at = clause.stop - 1
        if at <= clause.start or self.words[at] != "of":
            return ""
        start = at
        while start > clause.start and (
            self._in_phrase(start - 1) or (not self._is_loose(start - 1) and self._joined(start))
        ):
            start -= 1
        return self.phrase(start, at)

    def _joined(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].text == "-" and self.tokens[at].glued

    def _in_phrase(self, at: int) -> bool:
        word, token = self.words[at], self.tokens[at]
        if token.sort == "mark":
            return token.text in "-'’/"
        return token.sort == "word" and word not in _EDGES and not is_verb(word) and not self.timed[at]

    def predicate(self, start: int, stop: int) -> str:
        """What is said of a figure's noun behind it: "were answered within 30 days" is "answered within 30 days"."""
        at = start
        while at < stop and self.words[at] in group("auxiliary", "adverbs"):
            at += 1
        end = at
        while end < min(stop, at + _PREDICATE_WORDS) and self._goes_on(end, stop):
            end += 1
        return self.phrase(at, end) if end > at else ""

    def _goes_on(self, at: int, stop: int) -> bool:
        word, token = self.words[at], self.tokens[at]
        if token.sort == "mark":
            return token.text in "-'’/&"
        if word in (
            "and",
            "but",
            "while",
            "whereas",
            "against",
            "compared",
            "versus",
            "up",
            "down",
            "which",
            "bringing",
        ):
            return False
        return not self.timed[at] and not (word in ("to", "from", "by") and self._number_next(at, stop))

    def _number_next(self, at: int, stop: int) -> bool:
        return at + 1 < stop and (self.tokens[at + 1].sort == "number" or self.tokens[at + 1].text in "$£€")

    def behind(self, figure: Figure, stop: int, *openers: str) -> tuple[int, int]:
        """The noun phrase behind a figure after one of `openers` ("of", "in"): its places, empty where there is none."""
        at = figure.stop
        if at >= stop or self.words[at] not in openers:
            return stop, stop
        at += 1
        while at < stop and self.words[at] in group("determiners"):
            at += 1
        end = noun_phrase(self.tokens, self.words, at, stop)
        while end < stop and self.words[end] in ("of", "and") and phrase_at("parts", self.words, end) == 0:
            more = end + 1
            while more < stop and self.words[more] in group("determiners"):
                more += 1
            further = noun_phrase(self.tokens, self.words, more, stop)
            if further == more or self.words[end] == "and":
                break
            end = further
        return at, end

    def says_plan(self, start: int, stop: int) -> bool:
        """Whether a plan, a target or a budget is named between `start` and `stop`."""
        return has_phrase("plan", self.words, start, stop)
