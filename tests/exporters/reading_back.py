"""What the written files say when they are opened again: texts, sizes, places."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(path: Path, name: str) -> Any:
    """An XML part of an Office package."""
    with ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def word_text(path: Path) -> str:
    """All text of a .docx, a paragraph a line."""
    lines = []
    for paragraph in part(path, "word/document.xml").iter(f"{W}p"):
        lines.append("".join(t.text or "" for t in paragraph.iter(f"{W}t")))
    return "\n".join(lines)


@dataclass(frozen=True)
class Line:
    """Text on a line of a PDF page: its font, size and place, in points from the upper left corner."""

    page: int
    text: str
    font: str
    size: float
    left: float
    right: float
    top: float


def pdf_lines(path: Path) -> list[Line]:
    """The text objects of every page."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [line for number, page in enumerate(document) for line in _page_lines(number, page)]
    finally:
        document.close()


def pdf_text(path: Path) -> str:
    """The text of every page, in the order of drawing."""
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def running_text(path: Path) -> str:
    """The text of every page without the page's number, so that a paragraph over two pages is whole."""
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(re.sub(r"^\d+\s", "", page.get_textpage().get_text_range()) for page in document)
    finally:
        document.close()


def _page_lines(number: int, page: Any) -> Iterator[Line]:
    high = page.get_height()
    textpage = page.get_textpage()
    for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        left, _, right, top = found.get_bounds()
        size = ctypes.c_float()
        pdfium.FPDFTextObj_GetFontSize(found, size)
        needed = pdfium.FPDFTextObj_GetText(found, textpage, None, 0)
        buffer = ctypes.create_string_buffer(needed)
        pdfium.FPDFTextObj_GetText(found, textpage, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), needed)
        text = buffer.raw.decode("utf-16-le").rstrip("\0")
        font = ctypes.create_string_buffer(128)
        handle = pdfium.FPDFTextObj_GetFont(found)
        pdfium.FPDFFont_GetBaseFontName(handle, font, 128)
        yield Line(number, text, font.value.decode(), round(size.value, 2), left, right, high - top)


def link_ends(document: Any, page: Any) -> Iterator[int]:
    """The page on which each link of `page` ends; -1 where it ends nowhere."""
    at, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, at, link):
        end = pdfium.FPDFLink_GetDest(document, link)
        yield pdfium.FPDFDest_GetDestPageIndex(document, end) if end else -1


def figures(text: str) -> set[str]:
    """Decimal figures in Vietnamese notation: "53,9", "6.380,5"."""
    return set(re.findall(r"\d[\d.]*,\d+", text))
