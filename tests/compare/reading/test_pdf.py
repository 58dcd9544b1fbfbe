"""PDF files: reading order, paragraphs, tables, running heads, and the place of every word."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import resources
from compare.reading import ReadOptions
from compare.reading.pages import page_picture
from tests.compare.reading.documents import headings, opened, refused, tables, texts

WORDS = (
    "revenue reached the planned level because the new depot opened in the second month of the year and "
    "more riders came"
)


@pytest.fixture(autouse=True)
def _pictures_in_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """reportlab can put a picture into a page's own text only as letters, which the exporter turns off."""
    monkeypatch.setattr(rl_config, "useA85", 1)


def pdf(draw: Callable[[Canvas], None], password: str | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=password)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def write(
    canvas: Canvas,
    lines: list[str],
    x: float = 72,
    y: float = 760,
    size: float = 11,
    step: float = 14,
    font: str = "Helvetica",
) -> float:
    canvas.setFont(font, size)
    for line in lines:
        canvas.drawString(x, y, line)
        y -= step
    return y


def wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def test_broken_lines_are_joined_and_paragraphs_told_by_their_indent() -> None:
    one, two = f"First {WORDS}.", f"Second {WORDS}."

    def draw(canvas: Canvas) -> None:
        y = 760.0
        for text in (one, two):
            lines = wrapped(text, 80)
            y = write(canvas, lines[:1], x=92, y=y)
            y = write(canvas, lines[1:], y=y)

    assert texts(opened("a.pdf", pdf(draw))) == [one, two]


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = f"Left {WORDS} {WORDS}.", f"Right {WORDS} {WORDS}."

    def draw(canvas: Canvas) -> None:
        write(canvas, [f"A heading over both columns: {WORDS[:60]}"], y=790)
        for a, b, y in zip(wrapped(left, 38), wrapped(right, 38), range(760, 0, -14), strict=False):
            write(canvas, [b], x=320, y=y)
            write(canvas, [a], x=72, y=y)

    found = texts(opened("a.pdf", pdf(draw)))
    assert found[1:] == [left, right]


def test_page_heads_and_numbers_are_left_out_and_paragraphs_run_on() -> None:
    lines = wrapped(f"{WORDS} {WORDS} {WORDS} {WORDS} {WORDS} {WORDS}.", 80)

    def draw(canvas: Canvas) -> None:
        for number in range(3):
            write(canvas, ["City of Ash: quarterly report"], x=220, y=815, size=8)
            write(canvas, [f"Page {number + 1} of 3"], x=270, y=30, size=8)
            write(canvas, lines[3 * number : 3 * number + 3], y=70)
            if number < 2:
                canvas.showPage()

    report = opened("a.pdf", pdf(draw))
    assert texts(report) == [" ".join(lines[:9])]
    assert report.pages == 3


def grid(
    canvas: Canvas, rows: list[list[str]], y: float, x: float = 72, width: float = 100, height: float = 18
) -> None:
    columns = len(rows[0])
    for n in range(len(rows) + 1):
        canvas.line(x, y - n * height, x + columns * width, y - n * height)
    for n in range(columns + 1):
        canvas.line(x + n * width, y, x + n * width, y - len(rows) * height)
    canvas.setFont("Helvetica", 10)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            canvas.drawString(x + c * width + 3, y - (r + 1) * height + 5, text)


def test_a_ruled_table_running_over_pages_is_one_with_one_head() -> None:
    head = ["Measure", "Target", "Actual"]
    first = [head, *[[f"Measure {n}", str(n * 10), str(n * 9)] for n in range(1, 5)]]
    second = [head, *[[f"Measure {n}", str(n * 10), str(n * 9)] for n in range(5, 8)]]

    def draw(canvas: Canvas) -> None:
        write(canvas, [f"Before: {WORDS[:60]}."])
        grid(canvas, first, 160)
        canvas.showPage()
        grid(canvas, second, 780)
        write(canvas, [f"After: {WORDS[:60]}."], y=600)

    report = opened("a.pdf", pdf(draw))
    assert tables(report) == [[*first, *second[1:]]]
    assert report.blocks[1].header_rows == 1


def test_a_word_that_a_narrow_column_broke_is_whole_again() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["The consultations of the clinics rose again, so that the plan for the whole year was met."])
        grid(canvas, [["Measure", "2024"], ["", "90"], ["", "7"]], 600, width=90, height=60)
        write(canvas, ["Health", "consultatio", "ns"], x=75, y=525, size=10, step=11)
        write(canvas, ["Trees", "planted"], x=75, y=460, size=10, step=11)

    assert tables(opened("a.pdf", pdf(draw)))[0][1:] == [["Health consultations", "90"], ["Trees planted", "7"]]


def test_a_table_without_rules_is_read_and_told() -> None:
    rows = [
        ["Measure", "Target", "Actual"],
        ["Riders", "4.2", "0.98"],
        ["Trees", "1,200", "150"],
        ["Calls", "80%", "69.8%"],
    ]

    def draw(canvas: Canvas) -> None:
        write(canvas, wrapped(f"Before {WORDS}.", 80), y=790)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                write(canvas, [text], x=72 + 160 * c, y=700 - 16 * r)

    report = opened("a.pdf", pdf(draw))
    assert tables(report) == [rows]
    assert "guessed_tables" in {w.code for w in report.warnings}


def test_a_notes_number_is_not_glued_to_the_figure() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["Revenue was 1,204"], y=700)
        end = 72 + canvas.stringWidth("Revenue was 1,204", "Helvetica", 11)
        write(canvas, ["3"], x=end, y=705, size=6)
        write(canvas, ["thousand euros on 12 km"], x=end + 6, y=700)
        unit = end + 6 + canvas.stringWidth("thousand euros on 12 km", "Helvetica", 11)
        write(canvas, ["2"], x=unit, y=705, size=6)
        write(canvas, ["of land"], x=unit + 6, y=700)

    assert texts(opened("a.pdf", pdf(draw))) == ["Revenue was 1,204 thousand euros on 12 km2 of land"]


def test_every_word_has_its_place_on_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["Revenue was 312 million"], x=100, y=700)

    block = opened("a.pdf", pdf(draw)).blocks[0]
    start = block.text.index("312")
    (box,) = block.boxes.within(start, start + 3)
    assert (block.text[box.start : box.end], box.page) == ("312", 1)
    assert 100 < box.left < box.right < 260
    assert 841.9 - 712 < box.top < 841.9 - 700 < box.bottom < 841.9 - 690


def test_words_of_a_table_have_places_too() -> None:
    block = opened(
        "a.pdf", pdf(lambda canvas: grid(canvas, [["Measure", "Actual"], ["Riders", "0.98"], ["Trees", "150"]], 700))
    ).blocks[0]
    start = block.text.index("0.98")
    (box,) = block.boxes.within(start, start + 4)
    assert 172 < box.left < 190


def test_bold_lines_and_larger_lines_are_headings() -> None:
    def draw(canvas: Canvas) -> None:
        y = write(canvas, ["First Quarter Results 2025"], y=790, size=20, font="Helvetica-Bold")
        y = write(canvas, wrapped(f"Opening {WORDS}.", 80), y=y - 20)
        for size, text in ((15, "Transit"), (12, "Challenges"), (15, "Roads")):
            y = write(canvas, [text], y=y - 12, size=size, font="Helvetica-Bold", step=18)
            y = write(canvas, wrapped(f"{text} {WORDS}.", 80), y=y)

    report = opened("a.pdf", pdf(draw))
    assert report.identity.title == "First Quarter Results 2025"
    assert headings(report) == ["Transit", "Transit > Challenges", "Roads"]


def test_a_numbered_heading_set_in_goes_on_at_the_left_edge() -> None:
    """Set in by 28 points with 40 free at its end, its first line looks centred; the next word did not fit."""
    left, right = 72.0, 523.0

    def draw(canvas: Canvas) -> None:
        head, last = "I- CONTEXT AND HOW THE RESOLUTION WAS", "ORGANISED"
        size = 12 * (right - 40 - left - 28) / canvas.stringWidth(head, "Helvetica-Bold", 12)
        write(canvas, [head], x=left + 28, y=760, size=size, font="Helvetica-Bold")
        write(canvas, [last], x=left, y=760 - 1.3 * size, size=size, font="Helvetica-Bold")
        body = wrapped(f"Text {WORDS} {WORDS}.", 75)
        wide = max(canvas.stringWidth(line, "Helvetica", 12) for line in body)
        write(canvas, body, x=left, y=700, size=12 * (right - left) / wide, step=16)

    assert headings(opened("a.pdf", pdf(draw)))[:1] == ["CONTEXT AND HOW THE RESOLUTION WAS ORGANISED"]


def test_a_locked_file_asks_for_its_password() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["Revenue in 2024 was 312 million."])

    content = pdf(draw, "secret-1")
    assert refused("a.pdf", content).needs_password
    assert refused("a.pdf", content, ReadOptions(password="wrong")).needs_password
    report = opened("a.pdf", content, ReadOptions(password="secret-1"))
    assert texts(report) == ["Revenue in 2024 was 312 million."]


@pytest.mark.parametrize("content", [b"%PDF-1.4 nothing", b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj"])
def test_a_damaged_file_is_refused(content: bytes) -> None:
    assert refused("a.pdf", content).reason.key == "reading.damaged"


def test_letters_from_another_font_drawn_after_their_line_stand_in_their_words() -> None:
    size = 12.0
    pieces = ("T", "ổ", "ng thu ngân sách ", "đ", "ạ", "t 40 t", "ỷ", " ", "đ", "ồ", "ng")
    pdfmetrics.registerFont(TTFont("Serif", str(resources.path("fonts/LiberationSerif-Regular.ttf"))))
    pdfmetrics.registerFont(TTFont("Other", str(resources.path("fonts/LiberationSerif-Italic.ttf"))))

    def draw(canvas: Canvas) -> None:
        x, lent = 72.0, []
        canvas.setFont("Serif", size)
        for piece in pieces:
            if piece in "ổạỷồ":
                lent.append((x, piece))
            else:
                canvas.drawString(x, 700, piece)
            x += pdfmetrics.stringWidth(piece, "Other" if piece in "ổạỷồ" else "Serif", size)
        canvas.setFont("Other", size)
        for x, piece in lent:
            canvas.drawString(x, 700, piece)

    assert texts(opened("a.pdf", pdf(draw))) == ["Tổng thu ngân sách đạt 40 tỷ đồng"]


def _shown_and_not(canvas: Canvas) -> None:
    write(canvas, wrapped(f"First {WORDS}.", 80), y=700)
    canvas.setFillColorRGB(1, 1, 1)
    write(canvas, ["White words say 999"], y=600)
    canvas.setFillColorRGB(0, 0.2, 0.5)
    canvas.rect(60, 530, 400, 24, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    write(canvas, ["White words on blue say 312"], y=538)
    inkless = canvas.beginText(72, 480)
    inkless.setTextRenderMode(3)
    inkless.textLine("Words without ink say 888")
    canvas.drawText(inkless)


@pytest.mark.parametrize("turned", [0, 90])
def test_text_that_nobody_sees_is_left_out_and_told(turned: int) -> None:
    def draw(canvas: Canvas) -> None:
        if turned:
            canvas.setPageRotation(turned)
            canvas.translate(A4[0], 0)
            canvas.rotate(90)
            canvas.translate(0, -200)
        _shown_and_not(canvas)

    report = opened("a.pdf", pdf(draw))
    assert texts(report) == [f"First {WORDS}.", "White words on blue say 312"]
    told = next(w for w in report.warnings if w.code == "hidden_text")
    assert dict(told.message.values)["text"] == "White words say 999 Words without ink say 888"


def test_text_without_ink_over_the_picture_of_a_page_is_read_as_by_ocr() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("L", (60, 80), 240), 0, 0, *A4)
        layer = canvas.beginText(72, 700)
        layer.setFont("Helvetica", 11)
        layer.setTextRenderMode(3)
        layer.textLines(wrapped(f"First {WORDS}. Then {WORDS}.", 80))
        canvas.drawText(layer)

    report = opened("a.pdf", pdf(draw))
    assert texts(report) == [f"First {WORDS}. Then {WORDS}."]
    assert report.blocks[0].by_ocr
    assert [w.code for w in report.warnings if w.code in ("ocr", "hidden_text")] == ["ocr"]


def test_a_picture_beside_the_text_is_told_and_an_emblem_or_paper_is_not() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("L", (30, 30), 200), 72, 780, 30, 30)
        canvas.drawInlineImage(Image.new("L", (30, 30), 200), 60, 650, 470, 100)
        write(canvas, wrapped(f"First {WORDS}.", 80), y=720)
        canvas.drawInlineImage(Image.new("L", (30, 30), 200), 72, 300, 300, 200)

    told = [w for w in opened("a.pdf", pdf(draw)).warnings if w.code == "pictures"]
    assert [dict(w.message.values)["count"] for w in told] == [1]


def test_a_page_of_hidden_text_alone_says_so() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, wrapped(f"First {WORDS}.", 80))

    assert refused("a.pdf", pdf(draw)).reason.key == "reading.only_hidden"


def test_a_slanted_watermark_is_left_out_and_told() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, wrapped(f"First {WORDS}.", 80), y=500)
        canvas.saveState()
        canvas.translate(150, 400)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 50)
        canvas.drawString(0, 0, "DRAFT COPY")
        canvas.restoreState()

    report = opened("a.pdf", pdf(draw))
    assert texts(report) == [f"First {WORDS}."]
    told = next(w for w in report.warnings if w.code == "slanted_text")
    assert "DRAFT COPY" in str(told.message.values)


def test_a_head_that_stands_upright_is_a_word_of_its_cell() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for x in (72, 112, 272, 372):
            canvas.line(x, 600, x, 700)
        for y in (600, 620, 700):
            canvas.line(72, y, 372, y)
        for x, text in ((76, "1"), (116, "Revenue"), (276, "312")):
            canvas.drawString(x, 606, text)
        canvas.drawString(116, 640, "Indicator")
        canvas.drawString(276, 640, "Value")
        canvas.saveState()
        canvas.translate(96, 630)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Row number")
        canvas.restoreState()

    assert tables(opened("a.pdf", pdf(draw))) == [[["Row number", "Indicator", "Value"], ["1", "Revenue", "312"]]]


@pytest.mark.parametrize("angle", [90, -90])
def test_a_page_whose_text_is_drawn_sideways_reads_the_same_and_is_shown_upright(angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(*((A4[0], 0) if angle > 0 else (0, A4[1])))
        canvas.rotate(angle)
        y = write(canvas, wrapped(f"First {WORDS}.", 90), y=520)
        for row, cells in enumerate((("Indicator", "Plan", "Result"), ("Revenue", "600", "312"), ("Cost", "58", "27"))):
            for column, text in enumerate(cells):
                canvas.rect(60 + 150 * column, y - 40 - 20 * row, 150, 20)
                canvas.drawString(64 + 150 * column, y - 34 - 20 * row, text)

    content = pdf(draw)
    report = opened("a.pdf", content)
    assert texts(report)[0] == f"First {WORDS}."
    assert tables(report) == [[["Indicator", "Plan", "Result"], ["Revenue", "600", "312"], ["Cost", "58", "27"]]]
    picture = page_picture(content, 1, 842)
    assert picture.width > picture.height
    box = report.blocks[0].boxes.within(0, 5)[0]
    assert (round(box.left), box.top < 100) == (72, True)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_is_turned_to_be_read_reads_the_same(quarters: int) -> None:
    one, two = f"First {WORDS}.", f"Second {WORDS}."

    def draw(canvas: Canvas) -> None:
        width, height = 595.0, 842.0
        canvas.setPageSize((width, height))
        canvas.setPageRotation(90 * quarters)
        canvas.transform(
            *{1: (0, 1, -1, 0, height, 0), 2: (-1, 0, 0, -1, width, height), 3: (0, -1, 1, 0, 0, width)}[quarters]
        )
        y = write(canvas, wrapped(one, 80))
        write(canvas, wrapped(two, 80), y=y - 10)

    report = opened("a.pdf", pdf(draw))
    assert texts(report) == [one, two]
    box = report.blocks[0].boxes.within(0, 5)[0]
    assert (round(box.left), box.top < 90) == (72, True)


def test_what_is_typed_into_a_form_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["Name of the office:"])
        canvas.acroForm.textfield(value="Riverside", x=200, y=750, width=200, height=18, borderWidth=0)

    content = pdf(draw)
    assert "Riverside" in texts(opened("a.pdf", content))
    bare = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        del document.pages[0].Annots[0].AP  # as programs leave it that let the reader draw what is typed
        document.save(bare)
    assert "Riverside" in texts(opened("a.pdf", bare.getvalue()))


@pytest.mark.parametrize("room", [2.0, 3.0, 5.0])
def test_letters_set_apart_are_words_all_the_same(room: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 13)
        canvas.drawString(72, 720, "QUARTERLY REPORT OF 2025", charSpace=room)
        write(canvas, wrapped(f"First {WORDS}.", 80), y=690)

    assert texts(opened("a.pdf", pdf(draw))) == ["QUARTERLY REPORT OF 2025", f"First {WORDS}."]


def test_letters_of_a_list_and_of_columns_stay_apart() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 720, "Groups A B C and D took part.")
        for column, sign in enumerate("ABC12345"):
            canvas.drawString(72 + 40 * column, 690, sign)

    found = " ".join(text for block in opened("a.pdf", pdf(draw)).blocks for text in block.text.split())
    assert found == "Groups A B C and D took part. A B C 1 2 3 4 5"


def test_a_heading_larger_than_the_title_is_not_the_title() -> None:
    rows = ["Measure  Plan  Result", "Trips  600  612"]

    def table(canvas: Canvas, y: float) -> None:
        for row, line in enumerate(rows):
            for column, text in enumerate(line.split("  ")):
                canvas.rect(72 + 100 * column, y - 20 * row, 100, 20)
                canvas.drawString(76 + 100 * column, y + 6 - 20 * row, text)

    def draw(canvas: Canvas) -> None:
        for y, line in ((780, "BIỂU SỐ LIỆU"), (764, "Công tác năm 2025")):
            canvas.setFont("Serif-Bold", 12)
            canvas.drawCentredString(A4[0] / 2, y, line)
        for y, line in ((720, "Cảng biển"), (640, "Đường bộ")):
            write(canvas, [line], y=y, size=15, font="Serif-Bold")
            canvas.setFont("Serif-Bold", 11)
            table(canvas, y - 26)

    pdfmetrics.registerFont(TTFont("Serif-Bold", str(resources.path("fonts/LiberationSerif-Bold.ttf"))))
    report = opened("a.pdf", pdf(draw))
    assert report.identity.title == "BIỂU SỐ LIỆU Công tác năm 2025"
    assert headings(report) == ["Cảng biển", "Đường bộ"]


def test_items_of_a_list_that_fill_their_lines_stay_apart() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, [f"- Revenue: {WORDS[:70]}.", f"- Expense: {WORDS[:70]}.", "- Bills fell."])

    assert [text[:9] for text in texts(opened("a.pdf", pdf(draw)))] == ["- Revenue", "- Expense", "- Bills f"]


def broken(content: bytes, way: str) -> bytes:
    """A good PDF of one page with its table of places put wrong."""
    places = content.rfind(b"\nxref") + 1
    if way == "no table":
        return content[:places]
    if way == "a table of nonsense":
        return content[:places] + b"xref\n0 3\nzzzz\n" + content[content.rfind(b"startxref") :]
    if way == "no root":
        return re.sub(rb"/Root \d+ 0 R", b"/Root 99 0 R", content)
    number = re.search(rb"/Contents (\d+) 0 R", content)
    assert number is not None
    rows = list(re.finditer(rb"\d{10}(?= \d{5} [nf])", content[places:]))
    row = rows[int(number[1])]
    return content[: places + row.start()] + b"%010d" % (int(row[0]) + 33) + content[places + row.end() :]


@pytest.mark.parametrize("way", ["no table", "a table of nonsense", "no root", "the page's text stands elsewhere"])
def test_a_broken_table_of_places_is_told_and_read_past(way: str) -> None:
    report = opened("a.pdf", broken(pdf(lambda canvas: write(canvas, wrapped(WORDS, 80))), way))
    assert texts(report) == [WORDS]
    assert "mended" in {w.code for w in report.warnings}


def test_what_a_pdf_holds_beside_its_text_is_told() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, wrapped(WORDS, 80))
        canvas.showPage()

    with pikepdf.open(io.BytesIO(pdf(draw))) as document:
        document.attachments["a.xlsx"] = pikepdf.AttachedFileSpec(document, b"x", filename="a.xlsx")
        note = pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Rect=[9, 9, 30, 30], Contents="320?")
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(note)])
        out = io.BytesIO()
        document.save(out)
    told = {w.code: dict(w.message.values) for w in opened("a.pdf", out.getvalue()).warnings}
    assert told["blank_pages"]["pages"] == "2"
    assert (told["embedded"]["count"], told["remarks"]["count"]) == (1, 1)


LETTERLESS = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 34>>stream
BT /F 12 Tf 20 200 Td (aaa aa) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type3/FontBBox[0 0 750 750]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 97/LastChar 97
/CharProcs<</sq 6 0 R>>/Encoding<</Type/Encoding/Differences[97/sq]>>/Widths[1000]>>endobj
6 0 obj<</Length 40>>stream
1000 0 0 0 750 750 d1 0 0 750 750 re f
endstream endobj
trailer<</Root 1 0 R>>
"""


def test_letters_that_have_no_code_are_told_as_a_guess() -> None:
    assert "uncoded" in {w.code for w in opened("a.pdf", LETTERLESS).warnings}
