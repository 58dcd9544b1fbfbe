"""Words of a scan mended: numbers of headings read as letters, and Vietnamese words read without a blank.

"HI." is the number III of a heading, "š." a five; "Đơnvị" is "Đơn vị". Only what can be nothing else is changed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from compare.reading.pdf_page import Word
from compare.reading.scanned_cells import Told
from compare.syllables import is_syllable
from compare.wording import toneless

_NUMBER = re.compile(r"([IVXHl1|!ÍÌ]{1,6})([.\-–)/]+)")  # a Roman number and what closes it
_STROKES = str.maketrans({"H": "II", **dict.fromkeys("l1|!ÍÌ", "I")})  # as which its strokes are read
_ROMAN = re.compile(r"X{0,2}(?:IX|IV|V?I{1,3}|V|X)")
_FIVE = re.compile(r"[šŠ](?=[.)/]$)")
_LONGEST = 14  # letters of two syllables


def mended(told: Sequence[Told]) -> list[Told]:
    """The words `told` of a page, in their order, each with how sure it is."""
    known = {word.text.strip(".,;:()").lower() for word, _ in told}
    out: list[Told] = []
    for _, line in groupby(told, key=lambda pair: (pair[0].top, pair[0].bottom)):
        for n, (word, sure) in enumerate(line):
            if n == 0:
                word.text = _as_number(word.text)
            out += [(part, sure) for part in _parted(word, known)]
    return out


def _as_number(text: str) -> str:
    """The first word of a line as the number of a heading, where it is a Roman one by all but a letter or two.

    >>> _as_number("HI."), _as_number("š."), _as_number("11."), _as_number("I.")
    ('III.', '5.', '11.', 'I.')
    """
    found = _NUMBER.fullmatch(text)
    if found and any(c in "IVXH" for c in found[1]):
        number = found[1].translate(_STROKES)
        return number + found[2] if _ROMAN.fullmatch(number) else text
    return _FIVE.sub("5", text)


def _parted(word: Word, known: Collection[str]) -> Iterator[Word]:
    """`word`, or the two it is where it is no syllable but two; of several ways that of words `known` elsewhere."""
    text = word.text
    at = _border(text, known) if text.isalpha() and len(text) <= _LONGEST and not text.isascii() else 0
    if not at:
        yield word
        return
    middle = word.left + (word.right - word.left) * at / len(text)
    yield replace(word, text=text[:at], right=middle)
    yield replace(word, text=text[at:], left=middle)


def _border(text: str, known: Collection[str]) -> int:
    """Where the second syllable of `text` begins; 0 where it is one, none, or cannot be told.

    >>> _border("Đơnvị", ()), _border("Giátrị", {"giá", "trị"}), _border("lượng", ())
    (3, 3, 0)
    """
    small = text.lower()
    if (
        is_syllable(small)
        or toneless(small) == small
        or (text != small and not text.isupper() and text[1:] != small[1:])
    ):
        return 0
    ways = [n for n in range(1, len(small)) if is_syllable(small[:n]) and is_syllable(small[n:])]
    if len(ways) > 1:
        ways = [n for n in ways if small[:n] in known and small[n:] in known]
    return ways[0] if len(ways) == 1 else 0
