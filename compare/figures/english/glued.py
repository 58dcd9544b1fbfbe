"""English tokens; a word and a number that lost the blank between them are told apart, a torn word is made whole.

"rose3.2%", "to1,204"; "f ell 6.3%"."""

from __future__ import annotations

import re
from functools import cache

import resources
from compare.figures.english.inflection import forms, past_forms
from compare.figures.english.words import verbs_of
from compare.figures.lexicon import key
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
_SUSPECT = re.compile(r"[a-zR]\d")


def tokens_of(text: str) -> list[Token]:
    """The tokens of a meant text; a word that runs into a number ends before it."""
    cuts = [found.end() for found in _glued().finditer(text)] if _SUSPECT.search(text) else []
    if not cuts:
        return _mended(tokenize(text))
    out: list[Token] = []
    for start, stop in zip([0, *cuts], [*cuts, len(text)], strict=True):
        out += [t._replace(start=t.start + start, end=t.end + start) for t in tokenize(text[start:stop])]
    return _mended(out)


def _mended(tokens: list[Token]) -> list[Token]:
    """The tokens, words that a scan tore made whole: "f ell", "whi le"; only where the pieces are no words."""
    torn = [at for at, token in enumerate(tokens) if len(token.text) < 4 and _is_scrap(token.text)]
    for at in reversed(torn):
        for first in (at, at - 1):
            if first < 0 or first + 1 >= len(tokens):
                continue
            one, two = tokens[first], tokens[first + 1]
            whole = one.text + two.text
            measured = first > 0 and tokens[first - 1].sort == "number"  # "31,500 t from heating"
            if whole.isalpha() and whole.lower() in _known() and not two.glued and not measured:
                tokens[first : first + 2] = [one._replace(end=two.end, text=whole, key=key(whole))]
                break
    return tokens


@cache
def _is_scrap(word: str) -> bool:
    """Whether a short word may be a piece of a torn one: in small letters, and no word known here."""
    return word.isalpha() and word.islower() and word not in _known() and word not in ("a", "i", "s")


@cache
def _known() -> frozenset[str]:
    """All words that the lexicons of English know, verbs in all their forms."""
    table = resources.table("figures/english")
    listed = (word for entry in table.values() for phrase in entry.get("words", ()) for word in str(phrase).split())
    verbs = resources.table("figures/english_verbs")
    return frozenset(listed) | forms(base for entry in verbs.values() for base in entry.get("verbs", ()))


@cache
def _glued() -> re.Pattern[str]:
    """The short words and past verbs of movement and level, right before a digit."""
    pasts = {form for base in verbs_of("up", "down", "level") for form in past_forms(base)}
    words = "|".join(sorted(pasts | set(_SHORT), key=len, reverse=True))
    sums = r"(?<![^\W_])(?-i:R|Rs|KSh|Ksh)(?=\d[\d.,]*\s?(?:m|bn|million|billion|thousand)\b)"  # "R1.4 billion"
    return re.compile(rf"(?<![^\W_])(?:{words})(?=\d)|{sums}", re.IGNORECASE)
