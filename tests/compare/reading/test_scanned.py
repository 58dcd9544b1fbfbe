"""Scans and pictures: offered to OCR, read by it where Tesseract is installed; pictures of pages, figures on them."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import resources
from compare.reading import ReadOptions, source_from
from compare.reading import scanned as scanned_module
from compare.reading.guard import Readers
from compare.reading.pages import PagePicture, boxes_of, page_picture
from compare.reading.picture_files import Size, png, size_of
from compare.report import Anchor, Unread
from tests.compare.reading.documents import opened, refused, texts

LINES = (
    "BÁO CÁO TÌNH HÌNH NĂM 2024",
    "Thu ngân sách đạt 1.234,5 tỷ đồng, tăng 12,5% so với năm trước.",
    "Sản lượng lúa đạt 38.500 tấn, bằng 97% kế hoạch.",
)
OCR = ReadOptions(ocr=True)
needs_tesseract = pytest.mark.skipif(scanned_module.lacking() is not None, reason="Tesseract or its Vietnamese data")


@pytest.fixture(scope="module")
def page() -> bytes:
    """A PDF of one page with LINES."""
    pdfmetrics.registerFont(TTFont("Scan", str(next(resources.path("fonts").glob("*Regular.ttf")))))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 300))
    canvas.setFont("Scan", 14)
    for n, line in enumerate(LINES):
        canvas.drawString(60, 250 - 40 * n, line)
    canvas.save()
    return out.getvalue()


@pytest.fixture(scope="module")
def picture(page: bytes) -> bytes:
    """The page as a PNG, as a scanner gives it."""
    return page_picture(page, 1, 1650).png


@pytest.fixture(scope="module")
def scan(picture: bytes) -> bytes:
    """A PDF that holds the picture and nothing else."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 300))
    canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, 595, 300)
    canvas.save()
    return out.getvalue()


def test_scans_and_pictures_are_refused_with_an_offer_of_ocr(scan: bytes, picture: bytes) -> None:
    assert refused("a.pdf", scan).reason.key == "reading.no_text_layer"
    assert refused("a.png", picture).reason.key == "reading.picture"


def test_pages_left_unread_beside_read_ones_are_told(page: bytes, scan: bytes) -> None:
    both = pypdfium2.PdfDocument(page)
    both.import_pages(pypdfium2.PdfDocument(scan))
    out = io.BytesIO()
    both.save(out)
    report = opened("a.pdf", out.getvalue())
    assert [w.code for w in report.warnings if w.code == "scan"] == ["scan"]
    assert not any(block.by_ocr for block in report.blocks)


@needs_tesseract
@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_ocr_reads_the_text_with_its_marks_and_tells_so(kind: str, scan: bytes, picture: bytes) -> None:
    report = opened(f"a.{kind}", scan if kind == "pdf" else picture, OCR)
    assert "Thu ngân sách đạt 1.234,5 tỷ đồng, tăng 12,5% so với năm trước." in " ".join(texts(report))
    assert all(block.by_ocr for block in report.blocks)
    assert "ocr" in [w.code for w in report.warnings]


@needs_tesseract
def test_words_read_by_ocr_have_their_place_on_the_page(scan: bytes) -> None:
    report = opened("a.pdf", scan, OCR)
    block = next(b for b in report.blocks if "1.234,5" in b.text)
    start = block.text.index("1.234,5")
    (box,) = block.boxes.within(start, start + 7)
    assert box.page == 1
    assert 150 < box.left < box.right < 260
    assert 75 < box.top < box.bottom < 105


@pytest.mark.parametrize(("program", "key"), [(None, "no_tesseract"), ("half", "no_tesseract_vietnamese")])
def test_what_is_lacking_is_told_in_one_line(
    program: str | None, key: str, scan: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if program:
        half = tmp_path / "tesseract"
        half.write_text("#!/bin/sh\necho eng\n")
        half.chmod(0o755)
        program = str(half)
    monkeypatch.setattr(scanned_module, "program", lambda: program)
    assert refused("a.pdf", scan, OCR).reason.key == f"reading.{key}"


def test_a_picture_that_claims_too_many_pixels_is_not_decoded() -> None:
    head = struct.pack(">IIBBBBB", 60000, 60000, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    assert refused("a.png", b"\x89PNG\r\n\x1a\n" + chunk, OCR).reason.key == "reading.picture_too_large"


TIFF = b"II*\0\x08\0\0\0\x02\0" + struct.pack("<HHIIHHII", 256, 4, 1, 30, 257, 3, 1, 20) + b"\0\0\0\0"
SIZES = {
    "png": (png([b"\0" * 9] * 2, 3, 3), Size(3, 2)),
    "jpeg": (b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08\0\x02\0\x03\x03", Size(3, 2)),
    "tiff": (TIFF, Size(30, 20)),
    "gif": (b"GIF89a\x03\0\x02\0", Size(3, 2)),
    "bmp": (b"BM" + b"\0" * 16 + struct.pack("<ii", 3, -2), Size(3, 2)),
    "cut short": (b"\x89PNG\r\n\x1a\n\0\0", None),
    "no picture": (b"hello there", None),
}


@pytest.mark.parametrize("name", SIZES)
def test_a_pictures_size_is_told_from_its_head(name: str) -> None:
    content, size = SIZES[name]
    assert size_of(content) == size


def test_a_page_is_drawn_at_the_width_asked_for_in_a_reader_process(page: bytes) -> None:
    source = source_from("a.pdf", page)
    with Readers(processes=1) as readers:
        drawn = readers.page(source, page, 1, 800)
        beyond = readers.page(source, page, 2, 800)
        other = readers.page(source, b"words", 1, 800)
    assert isinstance(drawn, PagePicture)
    assert (drawn.width, drawn.height) == (800, 404)
    assert size_of(drawn.png) == Size(800, 404)
    assert isinstance(beyond, Unread)
    assert beyond.reason.key == "reading.no_such_page"
    assert isinstance(other, Unread)
    assert other.reason.key == "reading.no_pages"


def test_the_words_of_a_figure_are_dark_on_the_picture_of_its_page(page: bytes) -> None:
    block = next(b for b in opened("a.pdf", page).blocks if "38.500" in b.text)
    start = block.text.index("38.500")
    (box,) = boxes_of(block, Anchor("a", "s", block.id, start, start + 6))
    picture = page_picture(page, 1, 595)
    bitmap = pypdfium2.PdfDocument(page)[0].render(scale=picture.scale, grayscale=True).to_numpy()
    inside = bitmap[int(box.top) : int(box.bottom), int(box.left) : int(box.right)]
    assert inside.size
    assert inside.min() < 100


def test_the_box_of_a_tables_figure_is_found_by_its_cell() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 200))
    for r, row in enumerate((("Name", "Plan"), ("Rice", "120"))):
        for c, text in enumerate(row):
            canvas.rect(50 + 100 * c, 140 - 20 * r, 100, 20)
            canvas.drawString(55 + 100 * c, 146 - 20 * r, text)
    canvas.save()
    (block,) = [b for b in opened("a.pdf", out.getvalue()).blocks if b.kind == "table"]
    (box,) = boxes_of(block, Anchor("a", "s", block.id, 0, 3, row=1, column=1))
    assert 150 < box.left < 160
    assert 55 < box.top < 80
    assert boxes_of(block, Anchor("a", "s", block.id, 0, 3, row=7, column=1)) == ()
