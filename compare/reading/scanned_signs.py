"""“≥” and “≤” of a scan, which Tesseract's Vietnamese data do not know: it gives them as “>” and “<”.

Whether there is a bar beneath the sign is looked up in the picture: a target of at least 95 is not one of more than 95.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from compare.reading.pdf_page import Word

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
