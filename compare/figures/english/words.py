"""What English words do in a report's sentence, by the groups of `resources/figures/english.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import resources
from compare.figures.tokens import Token

_NOT_PARTICIPLES = frozenset(
    {"need", "seed", "speed", "breed", "bed", "shed", "hundred", "red", "embed", "feed", "weed"}
)


@cache
def group(*names: str) -> frozenset[str]:
    """The single words of the groups `names`, in lower case."""
    table = resources.table("figures/english")
    return frozenset(word for name in names for word in table[name]["words"] if " " not in word)


@cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    found = (tuple(word.split()) for word in resources.table("figures/english")[name]["words"])
    return tuple(sorted(found, key=len, reverse=True))


def phrase_at(name: str, words: Sequence[str], at: int) -> int:
    """How many words of the longest phrase of group `name` begin at `at`; 0 where none does."""
    for phrase in _phrases(name):
        if tuple(words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def phrase_before(name: str, words: Sequence[str], end: int, floor: int = 0) -> int:
    """How many words of the longest phrase of group `name` end just before `end`; 0 where none does."""
    for phrase in _phrases(name):
        if end - len(phrase) >= floor and tuple(words[end - len(phrase) : end]) == phrase:
            return len(phrase)
    return 0


def has_phrase(name: str, words: Sequence[str], start: int, stop: int) -> bool:
    """Whether a phrase of group `name` stands between `start` and `stop`."""
    return any(phrase_at(name, words[:stop], at) for at in range(start, stop))


def is_participle(word: str) -> bool:
    """Whether `word` reads as a past form: "opened", "built"."""
    return word in group("irregular") or (len(word) > 3 and word.endswith("ed") and word not in _NOT_PARTICIPLES)


def is_verb(word: str) -> bool:
    """Whether `word` reads as a verb, auxiliaries among them."""
    return word in group("up", "down", "level", "have") - {"with", "there", "total", "average", "better"} or (
        is_participle(word) or word in group("auxiliary") - {"only", "just", "each", "so", "all", "both", "to", "not"}
    )


def noun_phrase(tokens: Sequence[Token], words: Sequence[str], at: int, stop: int) -> int:
    """Where the noun phrase that begins at `at` ends: before a verb, a preposition, a mark, or `stop`.

    A participle right at its beginning is an adjective where a noun follows ("planned training sessions").
    """
    here = at
    while here < stop:
        token, word = tokens[here], words[here]
        if token.sort == "mark":
            inner = token.text in "-'’/&" and here > at and here + 1 < stop and tokens[here + 1].glued
            if not inner:
                break
        elif token.sort == "number":
            if not token.glued:
                break
        elif word in _ends() or (is_verb(word) and not _is_adjective(tokens, words, here, at, stop)):
            break
        here += 1
    return here


@cache
def _ends() -> frozenset[str]:
    return group("prepositions", "conjunctions", "determiners", "pronouns", "adverbs", "more", "less") - {"over"}


def _is_adjective(tokens: Sequence[Token], words: Sequence[str], here: int, at: int, stop: int) -> bool:
    """Whether a participle opens the phrase as an adjective: "planned training sessions", not "took place"."""
    governed = at > 0 and words[at - 1] in group("prepositions", "determiners")
    plain = governed or words[here] not in group("irregular")
    return here == at and plain and _noun_follows(tokens, words, here + 1, stop)


def _noun_follows(tokens: Sequence[Token], words: Sequence[str], at: int, stop: int) -> bool:
    return at < stop and tokens[at].sort == "word" and words[at] not in _ends() and not is_verb(words[at])


def head_noun(tokens: Sequence[Token], start: int, stop: int) -> str:
    """The head of a noun phrase, its last word, hyphens kept: "smart meters" is "meters"."""
    first = stop - 1
    while first > start and (tokens[first].glued or tokens[first].text in "-"):
        first -= 1
    return spelled(tokens, first, stop)


def spelled(tokens: Sequence[Token], start: int, stop: int) -> str:
    """The tokens from `start` to `stop` as written, one space where any stood."""
    out = ""
    for token in tokens[start:stop]:
        out += token.text if token.glued or not out else f" {token.text}"
    return out.strip(" ,;:–-")


def counted_by(word: str) -> str | None:
    """What is counted by a noun that says so itself: "headcount" counts people."""
    for noun, words in resources.table("figures/english")["counted_by"].items():
        if word in words:
            return str(noun)
    return None
