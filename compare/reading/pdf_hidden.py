"""Text of a PDF page that nobody sees: drawn without ink, or in the colour of the paper.

Such text is left out and told, for a report says what can be seen of it. Text without ink over a picture of the page,
or over letters drawn as shapes, is what a scanner's program has read there: it is the page's text, read by OCR.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Literal, TypeAlias

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from compare.reading.pdf_page import Word
from compare.reading.pdf_rules import objects

Unseen: TypeAlias = Literal["", "inkless", "light"]

_PAPER = 250  # of 255: a colour so light in all its parts is not seen on paper
_LAYER = 0.8  # share of a page's letters that are drawn without ink where they are the text of its picture
_SHAPES = 50  # a page has as many where its letters are drawn as shapes
_SCALE = 1.5  # dots a point, of the picture in which words that may be white on white are looked for
_SIDE = 4000  # dots: a page is drawn no larger
_CONTRAST = 12  # of 255: the difference in light that an eye sees
_INNER = 0.2  # of a word's height that is left away above and below, where rules and other lines may stand


def how_unseen(drawn: object, mode: int) -> Unseen:
    """How the letters drawn in one go, in pdfium's `mode`, may not be seen: without ink, or as light as paper."""
    if mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP):
        return "inkless"
    if mode != raw.FPDF_TEXTRENDERMODE_FILL:
        return ""
    red, green, blue, ink = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(drawn, *map(ctypes.byref, (red, green, blue, ink))):
        return ""
    return "light" if not ink.value or min(red.value, green.value, blue.value) >= _PAPER else ""


def hidden_of(
    words: Sequence[Word], unseen: Sequence[tuple[Word, Unseen]], page: pdfium.PdfPage, pictured: bool
) -> tuple[list[Word], bool]:
    """Which of `words`, of those that may be `unseen`, nobody sees, and whether the inkless are the text layer of a
    scan; `pictured` where a picture fills the page."""
    if not unseen:
        return [], False
    inkless = [word for word, how in unseen if how == "inkless"]
    layer = sum(len(word.text) for word in inkless) > _LAYER * sum(len(word.text) for word in words)
    if layer and not pictured:
        layer = sum(kind == raw.FPDF_PAGEOBJ_PATH for _, kind in objects(page.raw)) > _SHAPES
    light = _on_paper(page, [word for word, how in unseen if how == "light"])
    return [*light, *([] if layer else inkless)], layer


def _on_paper(page: pdfium.PdfPage, words: Sequence[Word]) -> list[Word]:
    """Those of `words` that leave no trace in the picture of the page: not the white heads of a coloured table."""
    if not words:
        return []
    scale = min(_SCALE, _SIDE / max(*page.get_size(), 1))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        dots, stride = memoryview(bitmap.buffer), bitmap.stride
        return [word for word in words if not _traced(dots, stride, bitmap.height, word, scale)]
    finally:
        bitmap.close()


def _traced(dots: memoryview, stride: int, height: int, word: Word, scale: float) -> bool:
    """Whether the place of `word` in the picture is not all of one light."""
    inner = _INNER * (word.bottom - word.top)
    top, bottom = int((word.top + inner) * scale), int((word.bottom - inner) * scale) + 1
    left, right = max(int(word.left * scale), 0), min(int(word.right * scale) + 1, stride)
    rows = [bytes(dots[y * stride + left : y * stride + right]) for y in range(max(top, 0), min(bottom, height))]
    lights = set().union(*rows)
    return bool(lights) and max(lights) - min(lights) >= _CONTRAST
