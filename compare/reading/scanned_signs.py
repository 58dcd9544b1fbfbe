"""Signs of a scan that Tesseract's Vietnamese data do not know: “≥” and “≤”, given as “>” and “<”, and a list's dots.

Whether there is a bar beneath the sign is looked up in the picture: a target of at least 95 is not one of more than 95.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from compare.reading.pdf_page import Word

_DOTS = frozenset(("e", "s", "se", "es", "o", "ø", "©", "®", "°", "¢", "«", "»"))  # as which "•" and "●" are read
_DASHES = ("-", "–", "—")
_ITEMS = 2
_DARK = bytes(1 if value < 140 else 0 for value in range(256))
_BARRED = {"<": "≤", ">": "≥"}
_WIDE = 0.75  # of the sign's width: no less is the bar
_FLAT = 0.4  # of the height of what stands above it: no more is the bar


def with_bars(words: Sequence[Word], rows: Sequence[bytes], scale: float) -> None:
    """Puts the sign that is printed at the head of each of `words`, read from the grey picture `rows`."""
    for word in words:
        if (sign := _BARRED.get(word.text[:1])) and _is_barred(word, rows, scale):
            word.text = sign + word.text[1:]


def _is_barred(word: Word, rows: Sequence[bytes], scale: float) -> bool:
    top, bottom = max(round(word.top * scale), 0), round(word.bottom * scale) + 1
    left, right = max(round(word.left * scale), 0), round(word.right * scale) + 1
    dark = [row[left:right].translate(_DARK) for row in rows[top:bottom]]
    width = len(dark[0]) if dark else 0
    filled = [any(row[x] for row in dark) for x in range(width)]
    if True not in filled:
        return False
    begin = filled.index(True)
    end = filled.index(False, begin) if False in filled[begin:] else width
    parts = [list(group) for inked, group in groupby((row[begin:end] for row in dark), any) if inked]
    if len(parts) != 2:
        return False
    sign, bar = parts
    return len(bar) <= _FLAT * len(sign) and max(map(sum, bar)) >= _WIDE * (end - begin)


def with_bullets(told: Sequence[tuple[Word, float]]) -> list[tuple[Word, float]]:
    """`told` with the letters that Tesseract makes of the dots before a list's items put as what they are.

    A dot reads as "e", "s" or "se" before a capital; no word of either language is one of these there. Where it does so
    once on a page only, it is left: a list has more items than one.
    """
    begins = [n for n in range(len(told) - 1) if _begins_line(told, n) and _is_dot(told[n][0], told[n + 1][0])]
    if len(begins) < _ITEMS:
        return list(told)
    out = list(told)
    for n in reversed(begins):
        if told[n + 1][0].text in _DASHES:
            del out[n]
        else:
            out[n] = (replace(told[n][0], text="-"), told[n][1])
    return out


def _begins_line(told: Sequence[tuple[Word, float]], n: int) -> bool:
    """Whether a word is the first of its line; words of a line are told one after the other and as high."""
    word, before = told[n][0], told[n - 1][0] if n else None
    return before is None or (before.top, before.bottom) != (word.top, word.bottom)


def _is_dot(word: Word, after: Word) -> bool:
    same = (word.top, word.bottom) == (after.top, after.bottom)
    return same and word.text in _DOTS and (after.text[:1].isupper() or after.text in _DASHES)
