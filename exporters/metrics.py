"""How wide a text is in the embedded fonts, in points; their advance widths are those of Times New Roman.

Reads the few tables of a TrueType file that tell it (cmap format 4, hhea, hmtx, head); draws nothing.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import resources
from exporters.profile import Fonts, TextForm


@dataclass(frozen=True, slots=True)
class _Widths:
    """The advance of each character by its code point, and how many units an em has."""

    advances: Mapping[int, int]
    em: int


def width(text: str, form: TextForm, fonts: Fonts) -> float:
    """The width of `text` on one line in `form`."""
    file = {
        (False, False): fonts.regular,
        (True, False): fonts.bold,
        (False, True): fonts.italic,
        (True, True): fonts.bold_italic,
    }[form.bold, form.italic]
    widths = _widths(file)
    said = text.upper() if form.upper else text
    return sum(widths.advances.get(ord(c), widths.em // 2) for c in said) * form.size / widths.em


@cache
def _widths(file: str) -> _Widths:
    data = resources.path(f"fonts/{file}").read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    em = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    measured = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    advances = [struct.unpack_from(">H", data, tables[b"hmtx"] + 4 * g)[0] for g in range(measured)]
    glyphs = _glyphs(data, tables[b"cmap"])
    return _Widths({code: advances[min(glyph, measured - 1)] for code, glyph in glyphs.items()}, em)


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """The glyph of each character, from the table for Windows' Unicode."""
    for at in range(cmap + 4, cmap + 4 + 8 * struct.unpack_from(">H", data, cmap + 2)[0], 8):
        platform, encoding, offset = struct.unpack_from(">HHI", data, at)
        if (platform, encoding) == (3, 1):
            return _segments(data, cmap + offset)
    return {}


def _segments(data: bytes, at: int) -> dict[int, int]:
    """The pairs of a format 4 table that begins `at`."""
    doubled = struct.unpack_from(">H", data, at + 6)[0]
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + doubled)
    deltas = struct.unpack_from(f">{count}H", data, at + 16 + 2 * doubled)
    ranges_at = at + 16 + 3 * doubled
    ranges = struct.unpack_from(f">{count}H", data, ranges_at)
    glyphs: dict[int, int] = {}
    for i, (start, end, delta, reach) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if reach:
                glyph = struct.unpack_from(">H", data, ranges_at + 2 * i + reach + 2 * (code - start))[0]
                if glyph == 0:
                    continue
            glyphs[code] = (glyph + delta) & 0xFFFF
    return glyphs
