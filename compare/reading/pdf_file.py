"""Opening a PDF, whatever is asked of it then: its words, or pictures of its pages."""

from __future__ import annotations

import math
from collections import Counter

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from compare.messages import message
from compare.reading.form import ReadingError
from compare.reading.pdf_mending import mended

_ASKED = 24  # letters of a page that are asked how they are turned
_MOST = 0.6  # share of them that tells how the page is; blanks between words are never turned


def opened(content: bytes, password: str | None) -> pdfium.PdfDocument:
    """The PDF in `content`; ReadingError where it is damaged, or asks for another password."""
    return opened_or_mended(content, password)[0]


def opened_or_mended(content: bytes, password: str | None) -> tuple[pdfium.PdfDocument, bool]:
    """As `opened`, and whether its table of places was broken, so that its objects were looked for one by one."""
    try:
        return _opened(content, password), False
    except ReadingError as refused:
        whole = None if refused.needs_password else mended(content)
        if whole is None:
            raise
        return _opened(whole, password), True


def _opened(content: bytes, password: str | None) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(content, password=password)
        if document.get_formtype() == raw.FORMTYPE_ACRO_FORM:
            document.init_forms()  # what is filled in without a picture of its own is drawn, and read, with this alone
        return document
    except pdfium.PdfiumError as broken:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(broken).lower():
            key = "password_wrong" if password else "password_needed"
            raise ReadingError(message(f"reading.{key}"), needs_password=True) from broken
        raise ReadingError(message("reading.damaged")) from broken


def upright(page: pdfium.PdfPage, text: pdfium.PdfTextPage | None = None) -> bool:
    """Turns the page so that its text runs from left to right, and tells whether that was needed.

    Programs that print a wide table on a page held upright draw all its text sideways, and tell nothing of it.
    `text` is the page's, where the caller has it.
    """
    asked = text or page.get_textpage()
    try:
        turned = _turned(asked.raw)
    finally:
        if text is None:
            asked.close()
    due = -90 * turned % 360 if turned is not None else page.get_rotation()
    if due == page.get_rotation():
        return False
    page.set_rotation(due)
    return True


def _turned(text: object) -> int | None:
    """By how many quarters most of a page's letters are turned, as a few of them tell; None where there is no text."""
    count = raw.FPDFText_CountChars(text)
    asked = range(0, count, max(count // _ASKED, 1))
    turned = Counter(round(raw.FPDFText_GetCharAngle(text, n) / (math.pi / 2)) % 4 for n in asked)
    quarter, told = turned.most_common(1)[0] if turned else (0, 0)
    return quarter if told > _MOST * len(asked) else None
