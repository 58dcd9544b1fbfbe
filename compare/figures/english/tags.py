"""The tags that the tokens of an English sentence are given, and a token with its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

Tag = Literal[
    "noun",  # nouns, adjectives and all that is not known
    "verb",
    "aux",
    "part",  # a participle that describes a noun: "planned sessions", "people known to be …"
    "prep",
    "det",
    "join",  # and, but, while, which
    "pron",
    "adverb",
    "mark",
    "inner",  # a mark within a word: "on-time"
    "time",
    "number",
]


class Spot(NamedTuple):
    """A token among its neighbours; beyond the sentence's ends stand marks without words."""

    words: Sequence[str]
    tags: Sequence[Tag]
    at: int
    word: str
    previous: str
    next: str
    before: Tag
    after: Tag

    def word_at(self, step: int) -> str:
        """The word so many steps behind this one, before it where negative; "" beyond the ends."""
        at = self.at + step
        return self.words[at] if 0 <= at < len(self.words) else ""

    def tag_at(self, step: int) -> Tag:
        """The tag so many steps behind this one, before it where negative; "mark" beyond the ends."""
        at = self.at + step
        return self.tags[at] if 0 <= at < len(self.tags) else "mark"


def spot_at(words: Sequence[str], tags: Sequence[Tag], at: int) -> Spot:
    """The token at `at` with its neighbours."""
    previous = words[at - 1] if at else ""
    following = words[at + 1] if at + 1 < len(words) else ""
    before: Tag = tags[at - 1] if at else "mark"
    after: Tag = tags[at + 1] if at + 1 < len(tags) else "mark"
    return Spot(words, tags, at, words[at], previous, following, before, after)
