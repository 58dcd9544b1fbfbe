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
from compare.reading.pages import PagePicture, boxes_of, page_picture, rendered
from compare.reading.pdf_fonts import Fonts
from compare.reading.pdf_page import Kept, Page, Word
from compare.reading.pdf_words import page_of as page_of_pdf
from compare.reading.picture_files import Size, png, size_of
from compare.reading.scanned import Recognised, unread_cells
from compare.reading.scanned_cells import in_doubt, page_of, put_back
from compare.reading.scanned_rules import rules_in
from compare.reading.scanned_signs import with_bars, with_bullets
from compare.reading.scanned_words import mended
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


TABLE = (("TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện"), ("1", "Công suất giường", "≥ 95", "94,1"),
         ("2", "Ngày điều trị", "≤ 6,5", "7,0"), ("3", "Khám bệnh", "125.000", "61.480"))  # fmt: skip


def _table_page(table: tuple[tuple[str, ...], ...]) -> bytes:
    pdfmetrics.registerFont(TTFont("Scan", str(next(resources.path("fonts").glob("*Regular.ttf")))))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 400))
    canvas.setFont("Scan", 13)
    canvas.drawString(60, 350, "BÁO CÁO KẾT QUẢ NĂM 2025 CỦA BỆNH VIỆN")
    widths = (40, 200, 110, 110)
    for r, row in enumerate(table):
        for c, text in enumerate(row):
            left = 60 + sum(widths[:c])
            canvas.rect(left, 290 - 40 * r, widths[c], 40)
            canvas.drawString(left + 8, 304 - 40 * r, text)
    canvas.save()
    return out.getvalue()


@needs_tesseract
@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_a_scanned_tables_lone_digits_commas_and_barred_signs_are_read(kind: str) -> None:
    picture = page_picture(_table_page(TABLE), 1, 1820).png
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 400))
    canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, 595, 400)
    canvas.save()
    report = opened(f"a.{kind}", out.getvalue() if kind == "pdf" else picture, OCR)
    (table,) = [block for block in report.blocks if block.kind == "table"]
    assert [[cell.replace(" ", "") for cell in row] for row in table.rows] == [
        [cell.replace(" ", "") for cell in row] for row in TABLE
    ]


def test_cells_that_are_printed_but_empty_or_in_doubt_are_laid_out_to_be_read_again() -> None:
    document = pypdfium2.PdfDocument(_table_page(TABLE))
    rows, width, scale = rendered(document, 0, 1820, grey=True)
    rules = rules_in(rows, width, scale)
    page = page_of_pdf(document, 0, Fonts())
    told = [(word, 50.0 if word.text == "7,0" else 95.0) for word in page.words if word.text != "1"]
    cells = in_doubt(rows, width, scale, rules, told)
    assert [[word.text for word, _ in cell.told] for cell in cells] == [[], ["7,0"]]
    picture, pixels = page_of(cells, rows)
    assert {len(row) for row in picture} == {pixels}
    second = cells[1]
    middle = (second.at + (second.bottom - second.top) / 2) / scale
    again = Word("7,0", 12 / scale, middle - 3, 30 / scale, middle + 3, 6.0, False, False)
    ((word, sure),) = put_back([(again, 91.0)], cells, scale)[1]
    (first,) = [w for w, s in told if s == 50.0]
    assert sure == 91.0
    assert (word.left, word.middle) == (pytest.approx(first.left, abs=2), pytest.approx(first.middle, abs=3))


@pytest.mark.parametrize("read", [["Thu"], []], ids=["its first line was read", "no line was"])
def test_a_cell_whose_lines_were_not_all_read_is_read_again(read: list[str]) -> None:
    pdfmetrics.registerFont(TTFont("Scan", str(next(resources.path("fonts").glob("*Regular.ttf")))))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 200))
    canvas.setFont("Scan", 12)
    for left in (40, 100):
        canvas.rect(left, 60, 60, 80)
    for n, line in enumerate(("Thu", "ngân", "sách")):
        canvas.drawString(46, 122 - 16 * n, line)
    canvas.drawString(106, 122, "45")
    canvas.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    rows, width, scale = rendered(document, 0, 900, grey=True)
    told = [(word, 96.0) for word in page_of_pdf(document, 0, Fonts()).words if word.text in [*read, "45"]]
    (cell,) = in_doubt(rows, width, scale, rules_in(rows, width, scale), told)
    assert (cell.bottom - cell.top) / scale > 35
    assert cell.partly is bool(read)


def test_numbers_of_headings_and_blanks_between_words_that_ocr_missed() -> None:
    lines = [["HI.", "Đơnvị"], ["š.", "Giátrị", "lượng"], ["giá"], ["trị"], ["Hi.", "H."]]
    told = [(Word(text, 20.0 * n, 20.0 * r, 20.0 * n + 15, 20.0 * r + 12, 12.0, False, False), 90.0)
            for r, line in enumerate(lines) for n, text in enumerate(line)]  # fmt: skip
    found = [word for word, _ in mended(told)]
    assert [word.text for word in found] == [
        *["III.", "Đơn", "vị", "5.", "Giá", "trị", "lượng", "giá", "trị", "Hi.", "H."]
    ]
    assert (found[1].right, found[2].left) == (pytest.approx(29), pytest.approx(29))


def test_lines_are_of_one_size_however_high_their_letters_are() -> None:
    lines = [("95% trở lên, tăng", 12.6), ("lên.", 9.5), ("2025", 9.5), ("ỦY BAN NHÂN DÂN", 12.6)]
    words = [Word(text, 0, 20.0 * n, 90, 20.0 * n + high, high, False, False) for n, (text, high) in enumerate(lines)]
    assert len({word.size for word in scanned_module._sized(words)}) == 1


def test_what_is_printed_in_a_cell_and_cannot_be_read_is_told() -> None:
    page = Page(1, 595, 842, Kept([]), [], True)
    told = unread_cells([Recognised(page, 0, 1), Recognised(page, 3, 2)])
    assert [(w.code, dict(w.message.values)) for w in told] == [("cells_unread", {"count": 3})]
    assert unread_cells([Recognised(page, 3)]) == []


SIGNS = {"≥": "≥95", "≤": "≤95", ">": ">95", "<": "<95", "=": "=95"}


@pytest.mark.parametrize("sign", SIGNS)
def test_a_bar_under_a_sign_is_seen_in_the_picture(sign: str) -> None:
    read_as = {"≥": ">", "≤": "<"}.get(sign, sign)
    page = pypdfium2.PdfDocument(_table_page((("", "", f"{sign} 95"),)))
    rows, _, scale = rendered(page, 0, 1820, grey=True)
    at = (60 + 240 + 6, 400 - 304 - 11, 60 + 240 + 40, 400 - 304 + 4)
    word = Word(f"{read_as}95", *at, 13.0, False, False)
    with_bars([word], rows, scale)
    assert word.text == SIGNS[sign]


def lines_read(*lines: str) -> list[tuple[Word, float]]:
    """The words of `lines` as Tesseract tells them, one line under the other."""
    return [
        (Word(text, 50.0 * n, 20.0 * row, 50.0 * n + 40, 20.0 * row + 15, 12.0, False, False), 90.0)
        for row, line in enumerate(lines)
        for n, text in enumerate(line.split())
    ]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (("e Số ca: 3.600 ca.", "se Tổng thu 142 tỷ"), "- Số ca: 3.600 ca. - Tổng thu 142 tỷ"),
        (("s - Số ca: 3.600 ca.", "o Tổng thu"), "- Số ca: 3.600 ca. - Tổng thu"),
        (("e Số ca: 3.600 ca.", "Tổng thu"), "e Số ca: 3.600 ca. Tổng thu"),
        (("se lạnh vào sáng", "se lạnh về đêm"), "se lạnh vào sáng se lạnh về đêm"),
    ],
)
def test_the_dots_of_a_list_are_no_letters(lines: tuple[str, ...], read: str) -> None:
    assert " ".join(word.text for word, _ in with_bullets(lines_read(*lines))) == read
