"""Text of pictures: scanned pages and picture files, read by Tesseract where it is installed with Vietnamese.

Gives pages of words as `pdf_words` does, so that lines, columns and tables are found in the same way. Nothing is read
unless the user asked for it; what is read so is marked, and words Tesseract was not sure of are told.
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
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from compare.messages import Message, message
from compare.reading.form import Document, ReadingError
from compare.reading.limits import limit
from compare.reading.pages import rendered
from compare.reading.pdf_file import opened
from compare.reading.pdf_layout import document_of
from compare.reading.pdf_page import Kept, Page, Rule, Word
from compare.reading.picture_files import grey_map, size_of
from compare.reading.scanned_cells import Cell, Told, in_doubt, page_of, put_back
from compare.reading.scanned_rules import rules_in
from compare.reading.scanned_signs import with_bars, with_bullets
from compare.reading.scanned_words import mended
from compare.report import Warning
from compare.wording import nfc

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_USUAL = (
    "/usr/bin/tesseract", "/usr/local/bin/tesseract", "/opt/homebrew/bin/tesseract",
    r"C:\Program Files\Tesseract-OCR\tesseract.exe", r"C:\Program Files (x86)\Tesseract-OCR\tesseract.exe",
)  # fmt: skip
_SURE = 60.0  # per cent: below it Tesseract is right in about half of its words
_TAILED = 50.0  # per cent: so sure, at most, is a figure that must have had a comma
_TALL = 1.08  # of the height of digits
_LETTER = 1.0  # of a line's height, as Tesseract draws it close: the size of its letters
_GLUED = re.compile(r"^(Ư?TH|KH|CK)(\d{1,4})$")  # a heading's "TH 6 tháng", whose narrow space was not seen
_ETHS = str.maketrans("Ðð", "Đđ")  # letters of Iceland, which look like Vietnamese ones
_SIGNS = "-–+*•%<>≤≥"  # that may stand alone; other signs alone are dirt
_ALIKE = 0.3  # lines whose heights differ by no more are of one size
_USUAL_HEIGHT = 0.9  # of their size: how high most lines are
_MARKS_ABOVE = "\u0300\u0301\u0302\u0303\u0306\u0309"
_TALL_LETTER = re.compile(f"[A-ZĐbdfhijklt\\d{_MARKS_ABOVE}%/()]")
_LOW_LETTER = re.compile("[gjpqyQ,;()/\u0323]")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page read by OCR, its words that are in doubt, and how many cells of its tables could not be read."""

    page: Page
    doubtful: tuple[str, ...]
    unread: int = 0


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
    told = _words(grey_map(rows, width), round(72 * scale), 1 / scale).get(1, [])
    return _recognised(page, told, rows, width, scale)


def _recognised(page: Page, told: list[Told], rows: list[bytes], width: int, scale: float) -> Recognised:
    """A page in whose grey picture `rows` the words `told` were read: its rules, and what is read again for them."""
    rules = [*page.rules, *rules_in(rows, width, scale)]
    told, unread = _read_again(rows, width, scale, rules, told)
    told = with_bullets(mended(told))
    words = _sized([word for word, _ in told])
    with_bars(words, rows, scale)
    seen = Page(page.number, page.width, page.height, Kept(words), rules, page.picture)
    return Recognised(seen, tuple([word.text for word, sure in told if sure < _SURE]), unread)


def _read_again(
    rows: list[bytes], width: int, scale: float, rules: Sequence[Rule], told: list[Told]
) -> tuple[list[Told], int]:
    """The words of a page with those of cells that were empty or in doubt read alone, where that tells more surely;
    and how many of those cells stay without a word."""
    cells = in_doubt(rows, width, scale, rules, told)
    if not cells:
        return told, 0
    picture, pixels = page_of(cells, rows)
    alone = _words(grey_map(picture, pixels), round(72 * scale), 1 / scale, lines=True).get(1, [])
    found = put_back(alone, cells, scale)
    unread = 0
    for n, cell in enumerate(cells):
        if (now := found.get(n)) and _is_better(now, cell):
            gone = {id(word) for word, _ in cell.told}
            told = [*(t for t in told if id(t[0]) not in gone), *now]
        elif not cell.told:
            unread += 1
    return told, unread


def _is_better(now: Sequence[Told], cell: Cell) -> bool:
    """Whether the words read in a cell alone are surer than those read before; or more, where lines were missing."""
    if cell.partly and len(now) > len(cell.told):
        return statistics.mean(sure for _, sure in now) > _SURE
    return min(sure for _, sure in now) > min((sure for _, sure in cell.told), default=_SURE)


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
    made = _output(content, round(72 / points), "tsv", "pdf")
    told = _placed(made["tsv"], points)
    recognised = _pages(made["pdf"], told, size.width * points, size.height * points)
    pages = [r.page for r in recognised]
    found = document_of("picture", pages, [p.number for p in pages], [w for r in recognised for w in r.doubtful])
    found.warnings += unread_cells(recognised)
    return found


def _pages(pdf: bytes, told: Mapping[int, list[Told]], width: float, height: float) -> list[Recognised]:
    """The pages of a picture file, `width` times `height` points, whose words were `told`; `pdf` holds their pictures,
    since Tesseract reads kinds of pictures that nothing here does."""
    blank = {number: Page(number, width, height, Kept([]), [], True) for number in sorted(told)}
    try:
        document = opened(pdf, None)
    except ReadingError:
        return [_recognised(page, told[number], [], 0, 1.0) for number, page in blank.items()]
    try:
        dots = limit("ocr_dots_an_inch")
        out = []
        for number, page in blank.items():
            rows, pixels, _ = rendered(document, number - 1, round(width * dots / 72), grey=True)
            out.append(_recognised(page, told[number], rows, pixels, pixels / width))
        return out
    finally:
        document.close()


def unread_cells(recognised: Sequence[Recognised]) -> list[Warning]:
    """What is told of cells in which something is printed that could not be read."""
    count = sum(r.unread for r in recognised)
    return [Warning("cells_unread", message("reading.cells_unread", count=count))] if count else []


def _words(picture: bytes, dots: int, points: float, lines: bool = False) -> dict[int, list[Told]]:
    """The words of a picture and how sure Tesseract is of each, by page; a pixel is `points` points.

    `lines` says that it is nothing but lines, one under the other.
    """
    return _placed(_output(picture, dots, "tsv", lines=lines)["tsv"], points)


def _output(picture: bytes, dots: int, *kinds: str, lines: bool = False) -> dict[str, bytes]:
    """What Tesseract makes of a picture, by its kind (`tsv`, `pdf`); empty where it gives none of a kind."""
    tesseract = program()
    if tesseract is None:
        raise ReadingError(message("reading.no_tesseract"))
    with tempfile.TemporaryDirectory(prefix="doichieu-ocr-", ignore_cleanup_errors=True) as folder:
        source, base = Path(folder) / "page", Path(folder) / "made"
        source.write_bytes(picture)
        command = [tesseract, str(source), str(base), "-l", "vie", "--dpi", str(max(70, min(dots, 2400)))]
        command += ["--psm", "6"] if lines else []
        for kind in kinds:
            command += ["-c", f"tessedit_create_{kind}=1"]
        _run(command, b"", limit("ocr_page_seconds"))
        made = {kind: base.with_suffix(f".{kind}") for kind in kinds}
        return {kind: path.read_bytes() if path.exists() else b"" for kind, path in made.items()}


def _placed(table: bytes, points: float) -> dict[int, list[Told]]:
    """The words of Tesseract's table of them."""
    pages: dict[int, list[tuple[Word, float, float]]] = {}
    line = (0.0, 0.0)
    for row in csv.DictReader(io.StringIO(table.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE):
        try:
            left, top, width, height = (float(row[name]) * points for name in ("left", "top", "width", "height"))
            level, page, sure = int(row["level"]), int(row["page_num"]), float(row["conf"])
        except (KeyError, TypeError, ValueError):
            continue
        if level == 4:
            line = (top, top + height)
        text = _GLUED.sub(r"\1 \2", _without_rulings(nfc((row.get("text") or "").strip()).translate(_ETHS)))
        if level == 5 and text and sure >= 0 and any(c.isalnum() or c in _SIGNS for c in text):
            size = (line[1] - line[0]) * _LETTER
            word = Word(text, left, line[0], left + width, line[1], size, False, False)
            pages.setdefault(page, []).append((word, sure, height))
    return {page: _tails_doubted(told) for page, told in pages.items()}


def _without_rulings(text: str) -> str:
    """A word without the ruling beside it that was taken for a letter of it: "|hiện", "[32.700".

    >>> _without_rulings("[32.700|")
    '32.700'
    """
    if len(text) > 1:
        text = text.strip("|") or text
        text = text[1:] if text[0] == "[" and "]" not in text and len(text) > 1 else text
    return text


def _tails_doubted(told: Sequence[tuple[Word, float, float]]) -> list[Told]:
    """The words of a page, each with how sure and how high it is, with less trust in digits that are higher than digits
    are on the page: they had a comma ("7,0" that reads "70")."""
    usual = statistics.median([height for word, _, height in told if word.text.isdigit()] or [0.0])
    return [
        (word, min(sure, _TAILED) if word.text.isdigit() and height > _TALL * usual else sure)
        for word, sure, height in told
    ]


def _sized(words: Sequence[Word]) -> list[Word]:
    """`words` with the sizes that the heights of their lines tell, and with the usual size of the page where they are
    about as large: heights of lines stray."""
    for _, line in groupby(words, key=lambda w: (w.top, w.bottom)):
        told = list(line)
        share = _height(" ".join(word.text for word in told))
        for word in told:
            word.size *= _USUAL_HEIGHT / share
    usual = statistics.median(w.size for w in words) if words else 0.0
    for word in words:
        word.size = round(usual if abs(word.size - usual) <= _ALIKE * usual else word.size, 1)
    return list(words)


def _height(text: str) -> float:
    """How high the letters of a line reach from its lowest to its highest, in shares of their size.

    "2025" and "lên." are lower than "95% trở lên, tăng", capitals with marks are higher.
    """
    apart = unicodedata.normalize("NFD", text)
    capitals = any(a.isupper() and b in _MARKS_ABOVE for a, b in pairwise(apart))
    above = 0.9 if capitals else 0.68 if _TALL_LETTER.search(apart) else 0.45
    return above + (0.22 if _LOW_LETTER.search(apart) else 0.0)


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
