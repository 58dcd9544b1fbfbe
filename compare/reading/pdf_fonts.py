"""The fonts of a PDF's text: name, look and size, each looked at once, and the words already seen in them.

A word takes the same room wherever it stands in the same font: what was found letter by letter the first time is known
by the places of its first and last letter the next time.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as raw

from compare.reading import charsets
from compare.reading.pdf_hidden import Unseen, how_unseen

_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_SLANT = 0.06  # quarters of a turn: text turned by no more is taken as not turned
_stretch_of, _address = raw.FPDFText_GetTextObject, ctypes.c_void_p.from_buffer
_KEPT = 20_000  # words remembered of a font: a long report has some three thousand


@dataclass(frozen=True, slots=True)
class Shape:
    """A word as it stood when it was first seen: as drawn, in Unicode, and where its end is from its beginning."""

    drawn: str
    text: str
    width: float
    top: float
    bottom: float


@dataclass(slots=True, eq=False)
class Font:
    """A font in one size: `turn` is by how many quarters its text is turned, -1 where it stands aslant; `unseen` how
    its letters may not be seen."""

    name: str
    bold: bool
    italic: bool
    size: float
    legacy: bool = False
    turn: int = 0
    unseen: Unseen = ""
    words: dict[str, Shape] = field(default_factory=dict)

    def remember(self, drawn: str, shape: Shape) -> None:
        """Takes note of the word `drawn`."""
        if len(self.words) < _KEPT:
            self.words[drawn] = shape


PLAIN = Font("", False, False, 0.0)


class Fonts:
    """The fonts of a document, one for each look and size."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, bool, bool, float, int, Unseen], Font] = {}

    def one(self, name: str, bold: bool, italic: bool, size: float, turn: int, unseen: Unseen = "") -> Font:
        """The font that looks so."""
        key = name, bold, italic, size, turn, unseen
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Font(name, bold, italic, size, charsets.is_legacy(name), turn, unseen)
        return found


class PageFonts:
    """The fonts of a page's characters; each stretch of text drawn in one go is asked for its font once."""

    def __init__(self, text: object, fonts: Fonts, quarters: int = 0) -> None:
        self._text = text
        self._fonts = fonts
        self._quarters = quarters
        self._of_stretch: dict[int, Font] = {}
        self._looks: dict[int, tuple[str, bool, bool]] = {}
        self.uncoded = False  # whether letters were met of which the file does not tell what they are

    def at(self, i: int, height: float) -> Font:
        """The font of the character `i`; `height` is that of its box."""
        holder = _stretch_of(self._text, i)
        key = _address(holder).value or 0 if holder else 0  # a cast would leave a ring behind
        found = self._of_stretch.get(key)
        if found is None:
            angle = raw.FPDFText_GetCharAngle(self._text, i) / (math.pi / 2) + self._quarters
            nearest = round(angle)
            turn = nearest % 4 if abs(angle - nearest) < _SLANT else -1
            found = self._of_stretch[key] = self._font(holder, height, turn)
            self.uncoded = self.uncoded or _is_uncoded(self._text, i)
        return found

    def _font(self, holder: Any, height: float, turn: int) -> Font:
        if not holder:
            return self._fonts.one("", False, False, height * 0.87, 0)
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(holder, ctypes.byref(size))
        matrix = raw.FS_MATRIX()
        scale = 1.0
        if raw.FPDFPageObj_GetMatrix(holder, ctypes.byref(matrix)):
            scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        name, bold, italic = self._look(raw.FPDFTextObj_GetFont(holder))
        mode = raw.FPDFTextObj_GetTextRenderMode(holder)
        bold = bold or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
        return self._fonts.one(name, bold, italic, round(size.value * scale, 1), turn, how_unseen(holder, mode))

    def _look(self, font: Any) -> tuple[str, bool, bool]:
        """A font's name, and whether it is bold and italic."""
        if not font:
            return "", False, False
        key = ctypes.c_void_p.from_buffer(font).value or 0
        if key not in self._looks:
            name = _name(font)
            low = name.lower()
            flags = max(raw.FPDFFont_GetFlags(font), 0)
            bold = any(b in low for b in _BOLD_NAMES) or bool(flags & (1 << 18))
            italic = "italic" in low or "oblique" in low or bool(flags & (1 << 6))
            self._looks[key] = name, bold, italic
        return self._looks[key]


def _is_uncoded(text: object, i: int) -> bool:
    """Whether the file does not tell which letter the character `i` is; a bullet may be any sign."""
    return raw.FPDFText_HasUnicodeMapError(text, i) == 1 and chr(raw.FPDFText_GetUnicode(text, i)).isalnum()


def _name(font: object) -> str:
    get = getattr(raw, "FPDFFont_GetBaseFontName", None) or raw.FPDFFont_GetFamilyName
    length = get(font, None, 0)
    if not 0 < length < 512:
        return ""
    buffer = ctypes.create_string_buffer(length)
    get(font, buffer, length)
    name = buffer.value.decode("utf-8", "replace")
    return name.split("+", 1)[1] if "+" in name[:8] else name
