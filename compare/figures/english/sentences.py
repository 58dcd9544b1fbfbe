"""Where English sentences begin and end among tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.figures.tokens import Token

_ABBREVIATIONS = frozenset(
    {"no", "st", "mr", "mrs", "ms", "dr", "vs", "e", "g", "i", "approx", "fig", "inc", "ltd", "co", "u", "s"}
)


def sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The stretches of tokens that are sentences: up to a full stop before a capital, or to the line's end."""
    start = 0
    for at, token in enumerate(tokens):
        if token.text == "\n" or (token.text in ".!?" and _ends(tokens, at)):
            if at > start:
                yield start, at
            start = at + 1
    if start < len(tokens):
        yield start, len(tokens)


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether the mark at `at` ends a sentence: not within a number, a name or an abbreviation."""
    if at + 1 >= len(tokens):
        return True
    following = tokens[at + 1]
    if following.glued or (at and tokens[at - 1].text.lower() in _ABBREVIATIONS and tokens[at].glued):
        return False
    return following.sort != "word" or not following.text[0].islower()
