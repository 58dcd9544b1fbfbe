"""PDF files with text: paragraphs and tables in reading order, every word with its place on the page.

Scans are told by pages that hold a picture and no text; `scanned` reads them where the user wants it. Only pdfium is
asked, page by page; it is not thread-safe, and a hostile file can exhaust it, so it runs in a reader process.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from compare.messages import Message, message
from compare.reading.form import Document, ReadingError
from compare.reading.limits import limit
from compare.reading.pdf_file import opened, opened_or_mended
from compare.reading.pdf_fonts import Fonts
from compare.reading.pdf_layout import document_of
from compare.reading.pdf_losses import is_blank, told
from compare.reading.pdf_mending import mended
from compare.reading.pdf_page import Page
from compare.reading.pdf_words import page_of
from compare.report import Warning

if TYPE_CHECKING:
    from compare.reading.scanned import Recognised

_STAMP = 150  # letters: a stamp or digital signature on a scanned page has no more


def read(content: bytes, password: str | None, ocr: bool = False) -> Document:
    """The document in `content`, its scanned pages too where `ocr` says so; ReadingError where it is damaged, locked,
    or a scan throughout that is not to be read."""
    document, pages, broken = _taken_apart(content, password)
    recognised: list[Recognised] = []
    try:
        scanned = [page for page in pages if _is_scan(page)]
        if scanned and ocr:
            recognised = _read_scans(document, pages, scanned)
        losses = list(told(document, pages, broken))
    except pdfium.PdfiumError as failed:
        raise ReadingError(message("reading.damaged")) from failed
    finally:
        document.close()
    if not any(len(page.words) for page in pages):
        raise ReadingError(_wordless(pages, scanned, ocr))
    seen = {r.page.number for r in recognised}
    found = document_of("pdf", pages, seen, [word for r in recognised for word in r.doubtful])
    found.warnings += losses
    if recognised:
        found.warnings += _unread_cells(recognised)
    left = {page.number for page in scanned} - seen
    if left:
        named = ", ".join(map(str, sorted(left)[:10]))
        found.warnings.append(Warning("scan", message("reading.scanned_pages", count=len(left), pages=named)))
        if ocr and (lack := _lacking()) is not None:
            found.warnings.append(Warning("scan", lack))
    return found


def _taken_apart(content: bytes, password: str | None) -> tuple[pdfium.PdfDocument, list[Page], bool]:
    """The document, its pages, and whether its table of places was broken: pages that all seem blank tell so too."""
    document, broken = opened_or_mended(content, password)
    pages = _pages(document)
    whole = mended(content) if not broken and all(map(is_blank, pages)) else None
    if whole is None:
        return document, pages, broken
    document.close()
    document = opened(whole, password)
    pages = _pages(document)
    return document, pages, not all(map(is_blank, pages))


def _pages(document: pdfium.PdfDocument) -> list[Page]:
    try:
        count = len(document)
        if count > limit("pages"):
            raise ReadingError(message("reading.too_many_pages", count=count, limit=limit("pages")))
        fonts = Fonts()
        return [page_of(document, at, fonts) for at in range(count)]
    except pdfium.PdfiumError as broken:
        document.close()
        raise ReadingError(message("reading.damaged")) from broken


def _is_scan(page: Page) -> bool:
    """Whether a page is a picture, with no words or only those of a stamp put on it."""
    return page.picture and page.words.letters < _STAMP


def _wordless(pages: Sequence[Page], scanned: Sequence[Page], ocr: bool) -> Message:
    if not scanned:
        return message("reading.only_hidden" if any(page.hidden for page in pages) else "reading.empty")
    return (_lacking() or message("reading.ocr_nothing")) if ocr else message("reading.no_text_layer")


def _lacking() -> Message | None:
    """What this machine lacks for reading scans; the module is loaded where a page is one."""
    from compare.reading.scanned import lacking

    return lacking()


def _unread_cells(recognised: Sequence[Recognised]) -> list[Warning]:
    from compare.reading.scanned import unread_cells

    return unread_cells(recognised)


def _read_scans(document: pdfium.PdfDocument, pages: list[Page], scanned: Sequence[Page]) -> list[Recognised]:
    """The scanned pages read by OCR, put into `pages`; none where this machine cannot, no more than the limit."""
    from compare.reading.scanned import page_read

    if _lacking() is not None:
        return []
    recognised = [page_read(document, page.number - 1, page) for page in scanned[: limit("ocr_pages")]]
    for found in recognised:
        pages[found.page.number - 1] = found.page
    return recognised
