"""The words of a PDF page with their places and fonts, and the rules drawn on it.

Coordinates are points from the page's top left corner. Words are made of characters by their distance on the line,
not by the order in the file, which is no reading order.
"""

from __future__ import annotations

import ctypes
import math
import sys
import unicodedata
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from compare.reading import charsets
from compare.reading.limits import limit
from compare.reading.pdf_fallback import rejoined
from compare.reading.pdf_page import Kept, Page, Rule, Word
from compare.reading.pdf_view import Turned, View

_SPACES = frozenset(map(chr, (0x20, 0xA0, 0x09, 0x0A, 0x0D, 0x2002, 0x2003, 0x2009, 0x200B, 0)))
_HYPHENS = frozenset((0x02, 0xFFFE))  # what pdfium gives for a hyphen at a line's end
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_THIN = 3.0  # points: a drawn shape no thicker is a rule
_SLANT = 0.06  # quarters of a turn: text turned by no more is taken as not turned
_SHORTEST = 6.0  # points: a rule no shorter


@dataclass(frozen=True, slots=True)
class _Font:
    name: str
    bold: bool
    italic: bool
    size: float
    legacy: bool = False
    turn: int = 0  # quarters that the text is turned by; -1 where it stands aslant


_PLAIN = _Font("", False, False, 0.0)


def page_of(document: pdfium.PdfDocument, at: int) -> Page:
    """The page at index `at` of `document`."""
    page = document[at]
    try:
        if _filled_in(page.raw) and raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
            page.close()
            page = document[at]
        left, bottom, right, top = page.get_cropbox()
        view = View(left, bottom, right, top, page.get_rotation() // 90)
        rules, pictured = _drawn(page, view)
        text = page.get_textpage()
        try:
            words, slanted = _words(text.raw, view)
        finally:
            text.close()
        whole = view.width * view.height
        return Page(
            at + 1, view.width, view.height, Kept(rejoined(words)), rules,
            pictured > (0.5 if words else 0.02) * whole, slanted,
        )  # fmt: skip
    finally:
        page.close()


_FIELDS = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP)


def _filled_in(page: object) -> bool:
    """Whether something was filled in or typed on the page over its own text."""
    for n in range(min(raw.FPDFPage_GetAnnotCount(page), 200)):
        note = raw.FPDFPage_GetAnnot(page, n)
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind in _FIELDS:
            return True
    return False


def _words(text: object, view: View) -> tuple[list[Word], list[str]]:
    signs = _signs(text)
    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    box_of = raw.FPDFText_GetLooseCharBox
    fonts = _Fonts(text, view.quarters)
    turned = Turned()
    left, top, upright = view.left, view.top, not view.quarters
    words: list[Word] = []
    letters: list[str] = []
    levels: dict[float, float] = {}  # words of a line share their numbers: a long report has a hundred thousand words
    form = font = _PLAIN
    word: Word | None = None
    for i, sign in enumerate(signs):
        if sign in _SPACES:
            _end(words, word, letters, form)
            word = None
            turned.spaced = True
            continue
        if not box_of(text, i, place):
            continue
        if upright:
            x0, x1, y0, y1 = box.left - left, box.right - left, top - box.top, top - box.bottom
        else:
            x0, y0, x1, y1 = view.seen(box.left, box.bottom, box.right, box.top)
        # Within a word only a digit is asked for its font: it may be the raised number of a note.
        if word is None or sign.isdigit() or x0 - word.right > 1.0:
            font = fonts.at(i, abs(y0 - y1))
        if word is not None and _apart(word, font, form, x0, x1, y0, y1, sign):
            _end(words, word, letters, form)
            word = None
            font = fonts.at(i, abs(y0 - y1))
        if word is None and font.turn:
            turned.add(sign, (x0, y0, x1, y1), font.size, font.bold, font.turn)
            continue
        if word is None:
            before = words[-1] if words else None
            raised = _raised(before, font, x0, y0, y1, sign)
            y0, y1 = levels.setdefault(y0, y0), levels.setdefault(y1, y1)
            word = Word("", x0, y0, x1, y1, font.size, font.bold, font.italic, raised)
            word.middle = levels.setdefault(word.middle, word.middle)
            form = font
        elif x1 > x0 and x1 > word.right:
            word.right = x1
        letters.append(sign)
    _end(words, word, letters, form)
    for piece in turned.pieces:
        if piece.turn > 0:
            words.append(Word(piece.text, *piece.box, piece.size, piece.bold, False))
    return words, [piece.text for piece in turned.pieces if piece.turn < 0]


def _signs(text: object) -> list[str]:
    """The characters of a page in the file's order; in one go where pdfium's text leaves none of them out."""
    count = min(raw.FPDFText_CountChars(text), limit("page_characters"))
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(text, 0, count, buffer)
    whole = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if len(whole) == count and "\0" not in whole and "\ufffd" not in whole:
        return list(whole.replace("\x02", "-").replace("\ufffe", "-"))
    codes = (raw.FPDFText_GetUnicode(text, i) for i in range(count))
    return ["-" if c in _HYPHENS else chr(c) if c < 0x110000 and not 0xD800 <= c < 0xE000 else "\ufffd" for c in codes]


class _Fonts:
    """The fonts of a page's characters, each looked at once."""

    def __init__(self, text: object, quarters: int = 0) -> None:
        self._text = text
        self._quarters = quarters
        self._known: dict[int, _Font] = {}

    def at(self, i: int, height: float) -> _Font:
        """The font of the character `i`; `height` is that of its box."""
        holder = raw.FPDFText_GetTextObject(self._text, i)
        key = ctypes.c_void_p.from_buffer(holder).value or 0 if holder else 0  # a cast would leave a ring behind
        found = self._known.get(key)
        if found is None:
            angle = raw.FPDFText_GetCharAngle(self._text, i) / (math.pi / 2) + self._quarters
            nearest = round(angle)
            turn = nearest % 4 if abs(angle - nearest) < _SLANT else -1
            found = self._known[key] = _font(holder, height, turn)
        return found


def _apart(word: Word, font: _Font, form: _Font, x0: float, x1: float, y0: float, y1: float, sign: str) -> bool:
    """Whether a character begins a word of its own: it stands away from the word, on another line, or is raised."""
    if x0 == x1 and unicodedata.combining(sign):
        return False
    size = font.size if font.size > 4.0 else 4.0
    if x0 - word.right > 0.22 * size or x1 < word.left - 0.5 * size or x0 < word.left - 0.2 * size:
        return True
    if abs((y0 + y1) / 2 - word.middle) > 0.5 * max(size, word.size):
        return True
    if font is form:
        return False
    smaller = sign.isdigit() and font.size < 0.8 * form.size and y1 < word.bottom - 0.08 * form.size
    larger = font.size > 1.25 * form.size
    return smaller or larger


def _raised(before: Word | None, font: _Font, x0: float, y0: float, y1: float, sign: str) -> bool:
    if not sign.isdigit() or before is None:
        return False
    return (
        font.size < 0.8 * before.size
        and y1 < before.bottom - 0.08 * before.size
        and abs((y0 + y1) / 2 - before.middle) < before.size
        and -0.3 * before.size < x0 - before.right < 0.5 * before.size
    )


def _end(words: list[Word], word: Word | None, letters: list[str], form: _Font) -> None:
    if word is not None and letters:
        text = "".join(letters)
        decoded = charsets.by_font(text, form.name) if form.legacy else None
        text = text if decoded is None else decoded
        word.text = sys.intern(text if text.isascii() else unicodedata.normalize("NFC", text))
        if word.text.strip("\u00ad\u200b\ufeff"):
            words.append(word)
    letters.clear()


def _font(holder: object, height: float, turn: int) -> _Font:
    if not holder:
        return _Font("", False, False, height * 0.87)
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(holder, ctypes.byref(size))
    matrix = raw.FS_MATRIX()
    scale = 1.0
    if raw.FPDFPageObj_GetMatrix(holder, ctypes.byref(matrix)):
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    font = raw.FPDFTextObj_GetFont(holder)
    name = _font_name(font)
    low = name.lower()
    flags = raw.FPDFFont_GetFlags(font) if font else 0
    stroked = raw.FPDFTextObj_GetTextRenderMode(holder) == 2
    bold = any(b in low for b in _BOLD_NAMES) or stroked or bool(flags > 0 and flags & (1 << 18))
    italic = "italic" in low or "oblique" in low or bool(flags > 0 and flags & (1 << 6))
    return _Font(name, bold, italic, round(size.value * scale, 1), charsets.is_legacy(name), turn)


def _font_name(font: object) -> str:
    if not font:
        return ""
    get = getattr(raw, "FPDFFont_GetBaseFontName", None) or raw.FPDFFont_GetFamilyName
    length = get(font, None, 0)
    if not 0 < length < 512:
        return ""
    buffer = ctypes.create_string_buffer(length)
    get(font, buffer, length)
    name = buffer.value.decode("utf-8", "replace")
    return name.split("+", 1)[1] if "+" in name[:8] else name


def _drawn(page: pdfium.PdfPage, view: View) -> tuple[list[Rule], float]:
    """The rules drawn on the page, and how much of it pictures cover, in points times points."""
    rules: list[Rule] = []
    pictured = 0.0  # scans may be cut into strips
    for count, item in enumerate(page.get_objects(max_depth=3)):
        if count > limit("page_objects"):
            break
        if item.type == raw.FPDF_PAGEOBJ_PATH:
            rules.extend(_rules(item, view))
        elif item.type == raw.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = item.get_bounds()
            pictured += (x1 - x0) * (y1 - y0)
    return rules, pictured


def _rules(item: pdfium.PdfObject, view: View) -> list[Rule]:
    try:
        x0, y0, x1, y1 = item.get_bounds()
    except pdfium.PdfiumError:
        return []
    segments = raw.FPDFPath_CountSegments(item.raw)
    whole = Rule(*view.seen(x0, y0, x1, y1))
    thin = min(x1 - x0, y1 - y0) <= _THIN
    if thin:
        return [whole] if max(x1 - x0, y1 - y0) >= _SHORTEST else []
    if not 2 < segments < 5000:
        return []
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item.raw, ctypes.byref(fill), ctypes.byref(stroke))
    if not stroke.value:
        return []
    return _segments(item, segments, view)


def _segments(item: pdfium.PdfObject, count: int, view: View) -> list[Rule]:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item.raw, ctypes.byref(matrix)):
        return []
    x, y = ctypes.c_float(), ctypes.c_float()
    rules: list[Rule] = []
    start = last = (0.0, 0.0)
    for i in range(count):
        segment = raw.FPDFPath_GetPathSegment(item.raw, i)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = view.point(
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            rules.extend(_straight(last, point))
        if raw.FPDFPathSegment_GetClose(segment):
            rules.extend(_straight(point, start))
        last = point
    return rules


def _straight(one: tuple[float, float], other: tuple[float, float]) -> list[Rule]:
    dx, dy = abs(one[0] - other[0]), abs(one[1] - other[1])
    if min(dx, dy) > 1.0 or max(dx, dy) < _SHORTEST:
        return []
    return [Rule(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))]
