"""Opening a PDF, whatever is asked of it then: its words, or pictures of its pages."""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from compare.messages import message
from compare.reading.form import ReadingError


def opened(content: bytes, password: str | None) -> pdfium.PdfDocument:
    """The PDF in `content`; ReadingError where it is damaged, or asks for another password."""
    try:
        return pdfium.PdfDocument(content, password=password)
    except pdfium.PdfiumError as broken:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(broken).lower():
            key = "password_wrong" if password else "password_needed"
            raise ReadingError(message(f"reading.{key}"), needs_password=True) from broken
        raise ReadingError(message("reading.damaged")) from broken
