"""Vietnamese alphabetical order: a ă â b c d đ e ê … o ô ơ … u ư …, tones after letters.

Not every platform's own collation knows Vietnamese, so the order is ours and the same everywhere.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền, hỏi, ngã, sắc, nặng


@lru_cache(maxsize=32768)
def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """A key that sorts `text` as a Vietnamese dictionary does: by letters first, then by tones, then as written."""
    letters: list[int] = []
    tones: list[int] = []
    for letter in unicodedata.normalize("NFC", text).lower():
        base, tone = _split(letter)
        letters.append(100 + _LETTERS[base] if base in _LETTERS else _other(base))
        tones.append(tone)
    return tuple(letters), tuple(tones), text


def _split(letter: str) -> tuple[str, int]:
    """A letter without its tone, and the tone's rank."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((_TONES[c] for c in parts if c in _TONES), 0)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES)), tone


def _other(letter: str) -> int:
    """Spaces and marks stand before digits, digits before letters, other scripts after."""
    if not letter.isalnum():
        return 0
    return 1 + int(letter) if letter.isdecimal() else 200 + ord(letter[0])
