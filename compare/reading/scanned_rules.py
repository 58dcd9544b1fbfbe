"""The ruled lines of a scanned page, found in its picture: what makes a table of words that OCR read one by one.

A line is a run of dark pixels far longer than any stroke of a letter; runs on neighbouring rows are one line, so that
a page laid on the glass a little askew keeps its lines whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compare.reading.pdf_page import Rule

_DARK = bytes(1 if value < 140 else 0 for value in range(256))
_LONG = 20.0  # points: no stroke of a letter is so long
_THICK = 4.0  # points: what is thicker is a picture, a stamp or a bar
_APART = 3  # rows of pixels between two runs of one line


@dataclass(slots=True)
class _Run:
    """A line as far as it was followed: from and to along it, first and last row of pixels."""

    start: int
    end: int
    first: int
    last: int


def rules_in(rows: Sequence[bytes], width: int, scale: float) -> list[Rule]:
    """The ruled lines of a grey picture of `rows` of `width` pixels, `scale` pixels a point, in points."""
    dark = [row.translate(_DARK) for row in rows]
    whole = b"".join(dark)
    least = max(round(_LONG * scale), 12)
    lying = _followed(_smeared(dark), least, scale)
    standing = _followed(_smeared([whole[x::width] for x in range(width)]), least, scale)
    found = [Rule(r.start / scale, r.first / scale, r.end / scale, r.last / scale) for r in lying]
    return found + [Rule(r.first / scale, r.start / scale, r.last / scale, r.end / scale) for r in standing]


def _smeared(rows: Sequence[bytes]) -> Iterable[bytes]:
    """Each row with the dark pixels of the next: a line askew is broken no more where it steps down."""
    if not rows:
        return
    size = len(rows[0])
    numbers = [int.from_bytes(row, "big") for row in rows]
    for one, other in zip(numbers, [*numbers[1:], 0], strict=True):
        yield (one | other).to_bytes(size, "big") if one or other else b""


def _followed(rows: Iterable[bytes], least: int, scale: float) -> list[_Run]:
    """The runs of at least `least` dark pixels, those on neighbouring rows as one; thick ones are left out."""
    long, sign = re.compile(b"\x01{%d,}" % least), b"\x01" * least
    open_: list[_Run] = []
    found: list[_Run] = []
    for y, row in enumerate(rows):
        if not row or sign not in row:
            continue
        found += [run for run in open_ if run.last < y - _APART]
        open_ = [run for run in open_ if run.last >= y - _APART]
        for match in long.finditer(row):
            start, end = match.span()
            near = next((run for run in open_ if run.start - _APART <= end and start <= run.end + _APART), None)
            if near is None:
                open_.append(_Run(start, end, y, y + 1))
            else:
                near.start, near.end, near.last = min(near.start, start), max(near.end, end), y + 1
    return [run for run in (*found, *open_) if run.last - run.first <= _THICK * scale]
