"""How words are compared: normal form, match keys, folding.

What a reader sees is never rewritten; a key is made beside it and used for comparing alone. Sources of the
foldings: both placements of the tone mark are in official use (hòa, hoà), and so are i and y after some
consonants (kỷ, kỉ; tỷ, tỉ).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": 0, "\u0301": 0, "\u0303": 0, "\u0309": 0, "\u0323": 0}
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^\w%‰/]+")
_FOLDED_Y = re.compile(r"(?<=[hklmst])y\b")


def nfc(text: str) -> str:
    """`text` composed (NFC), as every text of the app is kept."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """`text` in NFC without invisible characters, and with one plain space where white space stands."""
    return _SPACES.sub(" ", nfc(text).translate(_INVISIBLE)).strip()


@lru_cache(maxsize=65536)
def match_key(text: str) -> str:
    """`text` for comparing: lower case, accents kept, tones and i/y folded, only words, "%" and "/" left.

    >>> match_key("Uỷ ban nhân dân xã Hoà Bình") == match_key("Ủy ban nhân dân xã Hòa Bình")
    True
    """
    words = _NOT_WORD.sub(" ", tidy(text).lower().replace("ð", "đ")).split()
    return " ".join(_syllable_key(word) for word in words)


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """`match_key(text)` without any accent ("đạt" is "dat"): for text whose marks cannot be trusted."""
    bare = unicodedata.normalize("NFD", match_key(text).replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def _syllable_key(word: str) -> str:
    """A word with its tone written after it ("hòa" and "hoà" are both "hoa̖"), and y folded to i."""
    if word.isascii():
        return _FOLDED_Y.sub("i", word) if len(word) < 4 else word
    letters, tone = [], ""
    for c in unicodedata.normalize("NFD", word):
        if c in _TONES:
            tone = c
        else:
            letters.append(c)
    base = unicodedata.normalize("NFC", "".join(letters))
    return unicodedata.normalize("NFC", _FOLDED_Y.sub("i", base)) + tone
