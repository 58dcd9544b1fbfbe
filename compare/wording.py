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
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_INVISIBLE, _HAS_INVISIBLE = dict.fromkeys(map(ord, _UNSEEN)), re.compile(f"[{_UNSEEN}]").search
_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^\w%‰/]+")
_FOLDED_Y = re.compile(r"(?<=[hklmst])y\b")


# Letters of Latin with or without a mark, each one character (but İ, which has two in lower case): what they are
# without their tone, and which tone it is.
_KNOWN_LETTERS = re.compile("[a-zA-Z0-9\u00c0-\u012f\u0131-\u024f\u1e00-\u1eff]*").fullmatch
_PARTS = {chr(at): unicodedata.normalize("NFD", chr(at)) for at in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))}
_TONE_OF = {c: tones[-1] for c, parts in _PARTS.items() if (tones := [mark for mark in parts if mark in _TONES])}
_TONELESS = {
    ord(c): unicodedata.normalize("NFC", "".join(mark for mark in _PARTS[c] if mark not in _TONES)) for c in _TONE_OF
}
del _PARTS  # a tenth of a megabyte in every reader process


def nfc(text: str) -> str:
    """`text` composed (NFC), as every text of the app is kept."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """`text` in NFC without invisible characters, and with one plain space where white space stands."""
    return _SPACES.sub(" ", _visible(nfc(text))).strip()


def _visible(text: str) -> str:
    """`text` without invisible characters; most has none, and is looked through faster than it is written anew."""
    return text.translate(_INVISIBLE) if _HAS_INVISIBLE(text) else text


@lru_cache(maxsize=65536)
def match_key(text: str) -> str:
    """`text` for comparing: lower case, accents kept, tones and i/y folded, only words, "%" and "/" left.

    >>> match_key("Uỷ ban nhân dân xã Hoà Bình") == match_key("Ủy ban nhân dân xã Hòa Bình")
    True
    """
    if text.isalpha() and _KNOWN_LETTERS(text):  # a word alone, as most are
        return _syllable_key(text.lower().replace("ð", "đ"))
    words = _NOT_WORD.sub(" ", _visible(nfc(text)).lower().replace("ð", "đ")).split()
    return " ".join(_syllable_key(word) for word in words)


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """`match_key(text)` without any accent ("đạt" is "dat"): for text whose marks cannot be trusted."""
    bare = unicodedata.normalize("NFD", match_key(text).replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def toneless(word: str) -> str:
    """`word` without its tones, other marks kept: "lượng" is "lương", "đạt" is "đat"."""
    if _KNOWN_LETTERS(word):
        return word.translate(_TONELESS)
    letters = (c for c in unicodedata.normalize("NFD", word) if c not in _TONES)
    return unicodedata.normalize("NFC", "".join(letters))


@lru_cache(maxsize=65536)
def _syllable_key(word: str) -> str:
    """A word with its tone written after it ("hòa" and "hoà" are both "hoa̖"), and y folded to i."""
    if word.isascii():
        return _FOLDED_Y.sub("i", word) if len(word) < 4 else word
    if _KNOWN_LETTERS(word):
        tone = "".join([_TONE_OF[c] for c in word if c in _TONE_OF][-1:])
        return _FOLDED_Y.sub("i", word.translate(_TONELESS)) + tone
    tone = "".join([c for c in unicodedata.normalize("NFD", word) if c in _TONES][-1:])
    return unicodedata.normalize("NFC", _FOLDED_Y.sub("i", toneless(word))) + tone
