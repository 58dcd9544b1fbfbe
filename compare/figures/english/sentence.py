"""A sentence as the reader works on it: tokens, words, tags, mentions of time, figures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.figures.english.figure import Figure
from compare.figures.english.spotting import spot
from compare.figures.english.tagging import tags_of
from compare.figures.english.tags import Tag
from compare.figures.english.words import has_phrase
from compare.figures.mention import Mention
from compare.figures.notation import Notation
from compare.figures.tokens import Token
from compare.packing import soon_made

Span = tuple[int, int]  # token places, the second excluded; empty where both are equal


@soon_made
@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `words` are its tokens in lower case, `tags` what each is."""

    tokens: Sequence[Token]
    words: Sequence[str]
    tags: Sequence[Tag]
    mentions: Sequence[Mention]
    figures: Sequence[Figure]
    _mention_starts: Sequence[int] = field(repr=False)
    cues: frozenset[str]  # which groups of what is meant, not reached, it has a phrase of
    headed: bool  # whether it has a colon

    def mentions_in(self, start: int, stop: int) -> Sequence[Mention]:
        """The mentions of time that begin between `start` and `stop`."""
        return self.mentions[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, stop)]

    def word(self, at: int) -> str:
        """The word at `at`, "" outside the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def tag(self, at: int) -> Tag:
        """The tag at `at`, "mark" outside the sentence."""
        return self.tags[at] if 0 <= at < len(self.tags) else "mark"

    def has_tag(self, tag: Tag, start: int, stop: int) -> bool:
        """Whether a token between `start` and `stop` is tagged so."""
        return tag in self.tags[start:stop]


def sentence_of(
    tokens: Sequence[Token], words: Sequence[str], mentions: Sequence[Mention], notation: Notation
) -> Sentence:
    """The tokens of one sentence with their tags and figures."""
    tags = tags_of(tokens, words, mentions)
    figures = spot(tokens, words, tags, mentions, notation)
    cues = frozenset(name for name in _MEANT if figures and has_phrase(name, words, 0, len(words)))
    mentions = [mention for mention in mentions if not _is_put_off_to(words, mention.first)]
    starts = [mention.first for mention in mentions]
    return Sentence(tokens, words, tags, mentions, figures, starts, cues, ":" in words)


_MEANT = ("estimate", "aim", "assigned")


@soon_made
@dataclass(frozen=True, slots=True)
class Place:
    """A figure in its sentence; the words that may tell of it begin at `start`, `stop` is the next figure."""

    sentence: Sentence
    index: int
    figure: Figure
    start: int
    stop: int

    @property
    def bracketed(self) -> bool:
        """Whether it stands right behind an opening bracket."""
        return self.sentence.word(self.figure.first - 1) == "("


def _is_put_off_to(words: Sequence[str], first: int) -> bool:
    """Whether a time only tells when what was counted will go on: "two slipped into 2025", "carried over to 2025"."""
    if first == 0 or words[first - 1] not in ("into", "to", "until"):
        return False
    return not _PUT_OFF.isdisjoint(words[max(0, first - 4) : first - 1])


_PUT_OFF = frozenset(
    {"slipped", "slip", "carried", "postponed", "deferred", "delayed", "rolled", "rescheduled", "held"}
)
