"""What each token of an English sentence is: noun, verb, participle that describes, preposition, time, number, mark.

Words of the closed classes are data; open words are told by their ending and their neighbours. Each token is looked
at a fixed number of times.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from compare.figures.english.open_words import open_word
from compare.figures.english.second_look import describe, find_verbs
from compare.figures.english.tags import Tag
from compare.figures.english.words import aside_openers, group, is_adverb, number_words, phrase_at
from compare.figures.mention import Mention
from compare.figures.tokens import Token

_ON_BASE = frozenset({"year", "month", "quarter", "week"})  # how the phrases of "on_base" begin
_INNER = frozenset("-'’/&.")  # marks that may stand within a word
_FIXED = frozenset({"mark", "number", "inner"})  # tags that a hyphen beside them does not change


def tags_of(tokens: Sequence[Token], words: Sequence[str], mentions: Sequence[Mention]) -> list[Tag]:
    """The tag of each token; those of a mention of time, its preposition and article included, are "time"."""
    tags = _each_alone(tokens, words)
    for at in [at for at, word in enumerate(words) if word in group("call_numbers")]:
        if words[at + 1 : at + 2] and words[at + 1] in group("called"):
            tags[at] = "noun"  # "81% of 999 calls"
    for mention in mentions:
        first = mention.first
        if first > 1 and words[first - 1] == "of" and words[first - 2] in ("start", "beginning", "end", "close"):
            first -= 2
        while first and tags[first - 1] == "det":
            first -= 1
        if first and words[first - 1] in group("time_openers"):
            first -= 1
        else:
            first = mention.first
        tags[first : mention.stop] = ["time"] * (mention.stop - first)
    marked = _marked()
    for at, word in enumerate(words):
        if word not in marked:  # most words
            if tags[at] == "noun":
                tags[at] = open_word(words, tags, at)
            continue
        if word == "half" and tags[at] != "time" and words[at + 1 : at + 2] in (["a"], ["of"]):
            tags[at : at + 3] = ["adverb"] * len(tags[at : at + 3])  # "up half a point": no figure, no thing
        size = phrase_at("asides", words, at) if word in aside_openers() else 0
        describing = word == "like" and tags[at + size : at + size + 1] == ["noun"]  # "like-for-like sales"
        if size and not describing:
            _set_aside(words, tags, at, at + size)
        if word in ("remaining", "other") and words[at - 1 : at] == ["the"] and tags[at + 1 : at + 2] == ["number"]:
            tags[at] = "adverb"  # "repairs the remaining 27%"
        if word in _ON_BASE and (size := phrase_at("on_base", words, at)):
            tags[at : at + size] = ["time"] * size
        if tags[at] == "noun":
            tags[at] = open_word(words, tags, at)
        if word in _GRADED and at > 1 and words[at - 1] == "or" and tags[at - 2] == "noun":
            tags[at - 1 : at + 1] = ["noun", "noun"]  # "homes at grade C or above", "rated good or better"
    describe(words, tags)
    find_verbs(words, tags)
    return tags


_GRADED = frozenset({"above", "below", "better", "higher", "lower", "more", "less", "over", "under", "worse"})


@cache
def _marked() -> frozenset[str]:
    """The words that more is asked of than how they end."""
    return aside_openers() | _ON_BASE | _GRADED | {"half", "like", "remaining", "other"}


def _set_aside(words: Sequence[str], tags: list[Tag], start: int, stop: int) -> None:
    """Marks an aside as no thing; the commas on both its sides go with it ("stocks, by contrast, rose")."""
    if start and words[start - 1] == "," and words[stop : stop + 1] == [","]:
        start, stop = start - 1, stop + 1
    tags[start:stop] = ["time"] * (stop - start)


@cache
def _closed(word: str) -> Tag | None:
    """The tag of a word of a closed class."""
    classes: tuple[tuple[str, Tag], ...] = (
        ("auxiliary", "aux"),
        ("pronouns", "pron"),
        ("determiners", "det"),
        ("conjunctions", "join"),
        ("prepositions", "prep"),
        ("adverbs", "adverb"),
    )
    return next((tag for name, tag in classes if word in group(name)), None)


def _each_alone(tokens: Sequence[Token], words: Sequence[str]) -> list[Tag]:
    """What each token is by itself."""
    tags: list[Tag] = [
        _by_word(word) if token.sort == "word" else token.sort for token, word in zip(tokens, words, strict=True)
    ]
    for at in [at for at, word in enumerate(words) if word in _INNER]:
        glued_behind = at + 1 < len(tokens) and tokens[at + 1].glued
        if at and tokens[at].glued and glued_behind:
            tags[at] = "inner"
        if tokens[at].text == "-":
            if at and tokens[at].glued and tags[at - 1] not in _FIXED:
                tags[at - 1] = "noun"
            if glued_behind and tags[at + 1] not in _FIXED:
                tags[at + 1] = "noun"
    return tags


@cache
def _by_word(word: str) -> Tag:
    """What a word is by itself: a number word, of a closed class, an adverb by its ending, else a noun."""
    if word in number_words() and word != "one":
        return "number"
    return _closed(word) or ("adverb" if is_adverb(word) else "noun")
