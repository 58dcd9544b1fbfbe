"""Cues: the words that tie a figure to what it measures ("đạt", "tăng", "so với", "trong đó"); see `cues.toml`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from compare.figures.lexicon import Phrases, grouped, key, keys

# Cues that say how a figure is tied to its subject when they stand right before it.
GOVERNING = frozenset(
    {"reach", "have", "become", "equal", "share", "contribute", "up", "down", "exceed", "short", "times"}
)
# Of these, the ones that compare.
COMPARING = frozenset({"equal", "share", "contribute", "up", "down", "exceed", "short", "times"})
# Cues that may stand between a governing cue and its figure.
PASSING = frozenset({"respectively", "adverb", "estimate", "expect", "forecast", "from", "result"})


@cache
def _cues() -> Phrases[str]:
    return Phrases(grouped("cues"))


def cue_at(words: Sequence[str], at: int) -> tuple[int, str] | None:
    """How many words the cue at `at` has, and its group; None where no cue begins there."""
    if words[at] == _ESPECIALLY[0] and tuple(words[at : at + 2]) == _ESPECIALLY and words[at + 2 : at + 3] in _GRADED:
        return None
    return _cues().at(words, at)


_ESPECIALLY = keys("đặc biệt")
_GRADED = ([key("nghiêm")], [key("khó")], [key("quan")])  # "tội phạm đặc biệt nghiêm trọng": how grave, no opener


@cache
def cue_beginnings() -> Collection[str]:
    """The words a cue can begin with."""
    return _cues().beginnings
