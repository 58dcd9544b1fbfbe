"""English tokens; a word and a number that lost the blank between them are told apart: "rose3.2%", "to1,204"."""

from __future__ import annotations

import re
from functools import cache

from compare.figures.english.inflection import past_forms
from compare.figures.english.words import verbs_of
from compare.figures.tokens import Token, tokenize

_SHORT = (
    "to",
    "of",
    "by",
    "at",
    "was",
    "were",
    "is",
    "are",
    "from",
    "and",
    "in",
    "than",
    "about",
    "over",
    "up",
    "down",
)
# A sieve before the words are looked at: a letter right before a digit.
_SUSPECT = re.compile(r"[a-z]\d")


def tokens_of(text: str) -> list[Token]:
    """The tokens of a meant text; a word that runs into a number ends before it."""
    cuts = [found.end() for found in _glued().finditer(text)] if _SUSPECT.search(text) else []
    if not cuts:
        return tokenize(text)
    out: list[Token] = []
    for start, stop in zip([0, *cuts], [*cuts, len(text)], strict=True):
        out += [t._replace(start=t.start + start, end=t.end + start) for t in tokenize(text[start:stop])]
    return out


@cache
def _glued() -> re.Pattern[str]:
    """The short words and past verbs of movement and level, right before a digit."""
    pasts = {form for base in verbs_of("up", "down", "level") for form in past_forms(base)}
    words = "|".join(sorted(pasts | set(_SHORT), key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{words})(?=\d)", re.IGNORECASE)
