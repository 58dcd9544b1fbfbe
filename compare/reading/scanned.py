"""Text of pictures: scanned pages and picture files, read by Tesseract where it is installed with Vietnamese.

Gives pages of words as `pdf_words` does, so that lines, columns and tables are found in the same way. Nothing is read
unless the user asked for it; what is read so is marked, and words Tesseract was not sure of are counted.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare.messages import Message, message
from compare.reading.form import Document, ReadingError
from compare.reading.limits import limit
from compare.reading.pages import rendered
from compare.reading.pdf_layout import document_of
from compare.reading.pdf_page import Kept, Page, Word
from compare.reading.picture_files import grey_map, size_of
from compare.reading.scanned_rules import rules_in
from compare.wording import nfc

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_USUAL = (
    "/usr/bin/tesseract", "/usr/local/bin/tesseract", "/opt/homebrew/bin/tesseract",
    r"C:\Program Files\Tesseract-OCR\tesseract.exe", r"C:\Program Files (x86)\Tesseract-OCR\tesseract.exe",
)  # fmt: skip
_SURE = 60.0  # per cent: below it Tesseract is right in about half of its words
_LETTER = 1.0  # of a line's height, as Tesseract draws it close: the size of its letters
_GLUED = re.compile(r"^(Ư?TH|KH|CK)(\d{1,4})$")  # a heading's "TH 6 tháng", whose narrow space was not seen
_ALIKE = 0.3  # lines whose heights differ by no more are of one size: a line without tall letters is lower


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page read by OCR, and how many of its words are in doubt."""

    page: Page
    doubtful: int


def program() -> str | None:
    """The Tesseract program; None where none is installed."""
    return shutil.which("tesseract") or next((path for path in _USUAL if Path(path).is_file()), None)


def lacking() -> Message | None:
    """What this machine lacks for reading scans, in one line; None where it lacks nothing."""
    found = program()
    if found is None:
        return message("reading.no_tesseract")
    return None if "vie" in _languages(found) else message("reading.no_tesseract_vietnamese")


@lru_cache(maxsize=4)
def _languages(tesseract: str) -> frozenset[str]:
    try:
        told = _run([tesseract, "--list-langs"], b"", 20)
    except ReadingError:
        return frozenset()
    return frozenset(told.decode("utf-8", "replace").split())


def page_read(document: pdfium.PdfDocument, at: int, page: Page) -> Recognised:
    """The page at index `at` of a PDF, read from its picture; `page` is what is known of it without."""
    dots = limit("ocr_dots_an_inch")
    rows, width, scale = rendered(document, at, round(page.width * dots / 72), grey=True)
    found = _words(grey_map(rows, width), round(72 * scale), 1 / scale)
    words, doubtful = found.get(1, ([], 0))
    rules = [*page.rules, *rules_in(rows, width, scale)]
    return Recognised(Page(page.number, page.width, page.height, Kept(words), rules, page.picture), doubtful)


def read(content: bytes) -> Document:
    """The document in a picture file, one page for each picture in it; ReadingError where it cannot be read."""
    size = size_of(content)
    if size is None or not size.pixels:
        raise ReadingError(message("reading.damaged"))
    if size.pixels > limit("picture_megapixels") * 10**6:
        raise ReadingError(message("reading.picture_too_large", size=limit("picture_megapixels")))
    if (lack := lacking()) is not None:
        raise ReadingError(lack)
    points = 595.0 / min(size.width, size.height)  # the narrow side of a page of A4
    found = _words(content, round(72 / points), points)
    pages = [
        Recognised(Page(number, size.width * points, size.height * points, Kept(words), [], True), doubtful)
        for number, (words, doubtful) in sorted(found.items())
    ]
    seen = [p.page.number for p in pages]
    return document_of("picture", [p.page for p in pages], seen, sum(p.doubtful for p in pages))


def _words(picture: bytes, dots: int, points: float) -> dict[int, tuple[list[Word], int]]:
    """The words of a picture and how many are in doubt, by page; a pixel is `points` points."""
    tesseract = program()
    if tesseract is None:
        raise ReadingError(message("reading.no_tesseract"))
    with tempfile.TemporaryDirectory(prefix="doichieu-ocr-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "page"
        source.write_bytes(picture)
        command = [tesseract, str(source), "stdout", "-l", "vie", "--dpi", str(max(70, min(dots, 2400))), "tsv"]
        told = _run(command, b"", limit("ocr_page_seconds"))
    return _placed(told.decode("utf-8", "replace"), points)


def _placed(table: str, points: float) -> dict[int, tuple[list[Word], int]]:
    pages: dict[int, list[tuple[Word, float]]] = {}
    line = (0.0, 0.0)
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        try:
            left, top, width, height = (float(row[name]) * points for name in ("left", "top", "width", "height"))
            level, page, sure = int(row["level"]), int(row["page_num"]), float(row["conf"])
        except (KeyError, TypeError, ValueError):
            continue
        if level == 4:
            line = (top, top + height)
        text = _GLUED.sub(r"\1 \2", nfc((row.get("text") or "").strip()))
        if level == 5 and text and sure >= 0 and any(c.isalnum() or c in "-–+*•%" for c in text):
            size = (line[1] - line[0]) * _LETTER
            word = Word(text, left, line[0], left + width, line[1], size, False, False)
            pages.setdefault(page, []).append((word, sure))
    return {
        number: (_sized([w for w, _ in words]), sum(s < _SURE for _, s in words)) for number, words in pages.items()
    }


def _sized(words: Sequence[Word]) -> list[Word]:
    """`words` with the usual size of the page where they are about as large: heights of lines stray."""
    usual = statistics.median(w.size for w in words) if words else 0.0
    for word in words:
        word.size = round(usual if abs(word.size - usual) <= _ALIKE * usual else word.size, 1)
    return list(words)


def _run(command: Sequence[str], given: bytes, seconds: int) -> bytes:
    try:
        done = subprocess.run(
            command, input=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, timeout=seconds,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) if sys.platform == "win32" else 0,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as failed:
        raise ReadingError(message("reading.ocr_failed")) from failed
    if done.returncode:
        raise ReadingError(message("reading.ocr_failed"))
    return done.stdout
