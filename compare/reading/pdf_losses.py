"""What a PDF holds beside the text of its pages, or holds broken, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from compare.messages import message
from compare.reading.losses import Losses
from compare.reading.pdf_page import Page
from compare.report import Warning

_NAMED = 10  # pages that are told by number


def told(document: pdfium.PdfDocument, pages: Sequence[Page], mended: bool) -> Iterator[Warning]:
    """What is to be told of `document` and its `pages`; `mended` where its table of places was broken."""
    if mended:
        yield Warning("mended", message("reading.mended"))
    form = document.get_formtype() == raw.FORMTYPE_XFA_FULL  # its pages show no more than that it is one
    beside = Losses(embedded=document.count_attachments() + form, remarks=sum(page.remarks for page in pages))
    yield from beside.warnings()
    for code, found in (
        ("uncoded", [page.number for page in pages if page.uncoded]),
        ("blank_pages", [page.number for page in pages if is_blank(page)]),
    ):
        if found:
            named = ", ".join(map(str, found[:_NAMED])) + (", …" if len(found) > _NAMED else "")
            yield Warning(code, message(f"reading.{code}", count=len(found), pages=named))


def is_blank(page: Page) -> bool:
    """Whether nothing at all stands on the page."""
    return not (len(page.words) or page.picture or page.pictures or page.hidden or page.rules)
