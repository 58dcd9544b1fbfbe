"""The words of a PDF page with their places and fonts.

Coordinates are points from the page's top left corner. Words are made of characters by their distance on the line,
not by the order in the file, which is no reading order.
"""

from __future__ import annotations

import ctypes
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from compare.reading import charsets
from compare.reading.limits import limit
from compare.reading.pdf_fallback import rejoined
from compare.reading.pdf_file import upright
from compare.reading.pdf_fonts import PLAIN, Font, Fonts, PageFonts, Shape
from compare.reading.pdf_hidden import Unseen, hidden_of
from compare.reading.pdf_page import Kept, Page, Word
from compare.reading.pdf_rules import Box, drawn
from compare.reading.pdf_spaced import closed_up
from compare.reading.pdf_view import Turned, View
from compare.reading.symbols import shown

# A stretch without spaces; pdfium puts spaces of its own where the gap between two letters is one.
_STRETCH = re.compile("[^ \u00a0\t\n\r\u2002\u2003\u2009\u200b\0]+")
_BLANK = re.compile("[ \u00a0](?=.)")
_NARROWEST = 0.15  # of the height of the letter behind it: a blank no wider is none
_HYPHENS = frozenset((0x02, 0xFFFE))  # what pdfium gives for a hyphen at a line's end
_DIGITS = re.compile("[0-9]")  # one as wide as the other in the fonts of reports; a figure of another width is new
_SAME = 0.05  # of the letters' size: by how much the places of the same word may differ from one time to the next
_LARGE = 0.06  # share of a page: a picture no smaller may be a table or a chart, and no seal or emblem
_FEW = 4  # words that may stand on such a picture
_box_of = raw.FPDFText_GetLooseCharBox
_FIELDS = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP)
_COMMENTS = (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_UNDERLINE)


def page_of(document: pdfium.PdfDocument, at: int, fonts: Fonts) -> Page:
    """The page at index `at` of `document`, whose fonts known so far are `fonts`."""
    page = document[at]
    try:
        if _filled_in(page.raw) and raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
            page.close()
            page = document[at]
        text = page.get_textpage()
        try:
            if upright(page, text):
                text.close()
                text = page.get_textpage()
            left, bottom, right, top = page.get_cropbox()
            view = View(left, bottom, right, top, page.get_rotation() // 90)
            return _page(page, at + 1, _Words(text.raw, view, fonts), view)
        finally:
            text.close()
    finally:
        page.close()


def _page(page: pdfium.PdfPage, number: int, made: _Words, view: View) -> Page:
    """The page taken apart, without the words on it that nobody sees."""
    rules, pictures = drawn(page, view)
    words, slanted = made.all()
    words = _on_page(words, view)
    whole = view.width * view.height
    picture = sum(map(_area, pictures)) > (0.5 if words else 0.02) * whole
    hidden, layer = hidden_of(words, made.unseen, page, picture)
    gone = set(map(id, hidden))
    shown = [word for word in words if id(word) not in gone] if gone else words
    kept = Kept(closed_up(rejoined(shown, made.blanks)))
    told = " ".join(word.text for word in hidden)
    aside = 0 if picture else sum(_area(box) > _LARGE * whole and _holds_no_words(box, words) for box in pictures)
    return Page(
        number, view.width, view.height, kept, rules, picture, slanted, told, layer, aside, _remarks(page.raw),
        made.uncoded,
    )  # fmt: skip


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _holds_no_words(box: Box, words: Sequence[Word]) -> bool:
    """Whether hardly a word stands on a picture: one under a text is paper and no table or chart."""
    on = (w for w in words if box[0] < w.left < box[2] and box[1] < w.middle < box[3])
    return len(list(islice(on, _FEW))) < _FEW


def _on_page(words: list[Word], view: View) -> list[Word]:
    """The words that stand on the page; where most do not, its edges are told wrong and all are taken."""
    wide, high = view.width, view.height
    seen = [word for word in words if word.right > 0 and word.bottom > 0 and word.left < wide and word.top < high]
    return seen if 2 * len(seen) >= len(words) else words


def _filled_in(page: object) -> bool:
    """Whether something was filled in or typed on the page over its own text."""
    return any(kind in _FIELDS for kind, _ in _put_on(page))


def _remarks(page: object) -> int:
    """How many comments stand on the page: notes, and marks in its text that say something."""
    return sum(says for kind, says in _put_on(page) if kind in _COMMENTS)


def _put_on(page: object) -> Iterator[tuple[int, bool]]:
    """The kinds of what was put on the page, and whether each holds words."""
    for n in range(min(raw.FPDFPage_GetAnnotCount(page), 200)):
        note = raw.FPDFPage_GetAnnot(page, n)
        yield raw.FPDFAnnot_GetSubtype(note), raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0) > 2
        raw.FPDFPage_CloseAnnot(note)


class _Words:
    """The words of one page as they are made of its characters."""

    def __init__(self, text: object, view: View, fonts: Fonts) -> None:
        self._signs = _signs(text)
        self._text = text
        self._view = view
        self._fonts = PageFonts(text, fonts, view.quarters)
        self._box = raw.FS_RECTF()
        self._place = ctypes.byref(self._box)
        self._turned = Turned()
        self._words: list[Word] = []
        self.unseen: list[tuple[Word, Unseen]] = []

    @property
    def uncoded(self) -> bool:
        """Whether letters were met of which the file does not tell what they are."""
        return self._fonts.uncoded

    def all(self) -> tuple[list[Word], list[str]]:
        """The words in the file's order, and the texts that stand aslant."""
        words, turned = self._words, self._turned
        before = 0.0  # size of the word before: a digit much smaller may be raised
        for stretch in _STRETCH.finditer(self._signs):
            drawn, first = stretch[0], stretch.start()
            turned.spaced = turned.spaced or first > 0
            word = self._seen_before(drawn, first, before)
            if word is None:
                self._by_letter(drawn, first)
                before = words[-1].size if words else 0.0
            else:
                words.append(word)
                before = word.size
        for piece in turned.pieces:
            if piece.turn > 0:
                words.append(Word(piece.text, *piece.box, piece.size, piece.bold, False))
        return words, [piece.text for piece in turned.pieces if piece.turn < 0]

    def blanks(self) -> Iterator[Word]:
        """The blanks that are drawn on the page; those that pdfium puts in stand right at the letter behind them."""
        for blank in _BLANK.finditer(self._signs):
            place, behind = self._at(blank.start()), self._at(blank.end())
            if place is None or behind is None:
                continue
            left, (right, _, top, bottom) = place[0], behind
            high = bottom - top
            if _NARROWEST * high <= right - left <= high and abs(place[3] - bottom) < high:
                yield Word(" ", left, top, right, bottom, high, False, False)

    def _seen_before(self, drawn: str, first: int, before: float) -> Word | None:
        """A stretch as one word where it was one before, in the same font and as wide; None where it was not."""
        box, text, place, view = self._box, self._text, self._place, self._view
        if view.quarters or not _box_of(text, first, place):
            return None
        left, top, bottom = box.left, box.top, box.bottom
        font = self._fonts.at(first, top - bottom)
        if font.unseen:
            return None
        shape = font.words.get(drawn) or (font.words.get(_DIGITS.sub("0", drawn)) if drawn.isascii() else None)
        if shape is None or (font.size < 0.8 * before and drawn[0].isdigit()):
            return None
        if not _box_of(text, first + len(drawn) - 1, place):
            return None
        near = _SAME * font.size
        right = box.right
        if not -near < right - left - shape.width < near or not -near < top - box.top - shape.top < near:
            return None
        if not -near < bottom - box.bottom - shape.bottom < near:
            return None
        x, y = view.left, view.top
        said = shape.text if shape.drawn == drawn else sys.intern(drawn)
        return Word(said, left - x, y - top, right - x, y - bottom, font.size, font.bold, font.italic)

    def _at(self, i: int) -> tuple[float, float, float, float] | None:
        """Left, right, top and bottom of the character `i` as it is seen; None where it has no place."""
        if not _box_of(self._text, i, self._place):
            return None
        box, view = self._box, self._view
        if view.quarters:
            x0, y0, x1, y1 = view.seen(box.left, box.bottom, box.right, box.top)
            return x0, x1, y0, y1
        return box.left - view.left, box.right - view.left, view.top - box.top, view.top - box.bottom

    def _by_letter(self, drawn: str, start: int) -> None:
        """Makes words of a stretch letter by letter; one that stays whole is remembered."""
        font = form = PLAIN
        word: Word | None = None
        begun = begin = 0
        end = None
        for n, sign in enumerate(drawn):
            if (place := self._at(start + n)) is None:
                continue
            x0, x1, y0, y1 = place
            # Within a word only a digit is asked for its font: it may be the raised number of a note.
            if word is None or sign.isdigit() or x0 - word.right > 1.0:
                font = self._fonts.at(start + n, abs(y0 - y1))
            if word is not None and _apart(word, font, form, x0, x1, y0, y1, sign):
                self._end(word, drawn[begin:n], form)
                word = None
                font = self._fonts.at(start + n, abs(y0 - y1))
            if word is None and font.turn:
                self._turned.add(sign, (x0, y0, x1, y1), font.size, font.bold, font.turn)
                begun = 2
                continue
            if word is None:
                raised = _raised(self._words[-1] if self._words else None, font, x0, y0, y1, sign)
                word = Word("", x0, y0, x1, y1, font.size, font.bold, font.italic, raised)
                form, begin, begun = font, n, begun + 1
            elif x1 > x0 and x1 > word.right:
                word.right = x1
            end = place
        if word is None:
            return
        self._end(word, drawn[begin:], form)
        if begun == 1 and end is not None and begin == 0 and not word.raised and end[1] == word.right:
            digits = drawn.isascii() and not form.legacy
            form.remember(
                _DIGITS.sub("0", drawn) if digits else drawn,
                Shape(drawn, word.text, word.right - word.left, end[2] - word.top, end[3] - word.bottom),
            )

    def _end(self, word: Word, drawn: str, form: Font) -> None:
        decoded = charsets.by_font(drawn, form.name) if form.legacy else None
        text = drawn if decoded is None else decoded
        word.text = sys.intern(text if text.isascii() else unicodedata.normalize("NFC", shown(text)))
        if word.text.strip("\u00ad\u200b\ufeff"):
            self._words.append(word)
            if form.unseen:
                self.unseen.append((word, form.unseen))


def _signs(text: object) -> str:
    """The characters of a page in the file's order; in one go where pdfium's text leaves none of them out."""
    count = min(raw.FPDFText_CountChars(text), limit("page_characters"))
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(text, 0, count, buffer)
    whole = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if len(whole) == count and "\0" not in whole and "\ufffd" not in whole:
        return whole.replace("\x02", "-").replace("\ufffe", "-")
    codes = (raw.FPDFText_GetUnicode(text, i) for i in range(count))
    signs = ["-" if c in _HYPHENS else chr(c) if c < 0x110000 and not 0xD800 <= c < 0xE000 else "\ufffd" for c in codes]
    return "".join(signs)


def _apart(word: Word, font: Font, form: Font, x0: float, x1: float, y0: float, y1: float, sign: str) -> bool:
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


def _raised(before: Word | None, font: Font, x0: float, y0: float, y1: float, sign: str) -> bool:
    """Whether a digit is a note's number or an exponent behind the word `before`."""
    if not sign.isdigit() or before is None:
        return False
    return (
        font.size < 0.8 * before.size
        and y1 < before.bottom - 0.08 * before.size
        and abs((y0 + y1) / 2 - before.middle) < before.size
        and -0.3 * before.size < x0 - before.right < 0.5 * before.size
    )
