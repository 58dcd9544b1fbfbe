"""Made-up reports of any length, for the benchmarks: Vietnamese prose with figures, headings and tables."""

from __future__ import annotations

import io
from functools import cache

import docx
import xlsxwriter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

import resources

_NAMES = [
    "Thu ngân sách",
    "Sản lượng lúa",
    "Diện tích rừng trồng",
    "Số hộ nghèo",
    "Tỷ lệ hộ dùng nước sạch",
    "Kết nạp đảng viên",
]
_UNITS = ["tỷ đồng", "tấn", "ha", "hộ", "%", "đảng viên"]
PARAGRAPHS_A_PAGE = 9


def sentence(number: int) -> str:
    """One sentence with a figure, its share of the plan and its growth."""
    kind = number % len(_NAMES)
    value = f"{(number * 37) % 900 + 10},{number % 10}"
    return (
        f"{_NAMES[kind]} của khu vực {number} đạt {value} {_UNITS[kind]}, bằng {40 + number % 60}% kế hoạch, "
        f"tăng {number % 20},{number % 9}% so với cùng kỳ năm trước; công tác chỉ đạo được thực hiện kịp thời."
    )


def paragraphs(pages: int) -> list[tuple[bool, str]]:
    """The paragraphs of a report: whether each is a heading, and its text."""
    out = []
    for n in range(pages * PARAGRAPHS_A_PAGE):
        if n % 12 == 0:
            out.append((True, f"{n // 12 + 1}. Kết quả thực hiện nhiệm vụ thứ {n // 12 + 1}"))
        out.append((False, " ".join(sentence(3 * n + i) for i in range(2))))
    return out


def rows(count: int) -> list[list[str]]:
    """A table of measures: heading and `count` rows."""
    body = [
        [str(n), f"{_NAMES[n % 6]} {n}", _UNITS[n % 6], f"{(n * 53) % 900},5", f"{(n * 47) % 900},2", f"{n % 120},1"]
        for n in range(1, count + 1)
    ]
    return [["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2024", "Thực hiện 6 tháng", "% KH"], *body]


@cache
def word(pages: int) -> bytes:
    """A .docx report of about `pages` pages, a table of 20 rows on every third."""
    document = docx.Document()
    document.add_paragraph("BÁO CÁO\nTình hình kinh tế - xã hội 6 tháng đầu năm 2024")
    for n, (heading, text) in enumerate(paragraphs(pages)):
        document.add_paragraph(text, style="Heading 2" if heading else None)
        if n % (3 * PARAGRAPHS_A_PAGE) == 5:
            _word_table(document, rows(20))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _word_table(document: docx.document.Document, grid: list[list[str]]) -> None:
    table = document.add_table(rows=len(grid), cols=len(grid[0]))
    for cell, text in zip(table._cells, [text for row in grid for text in row], strict=True):
        cell.text = text


@cache
def pdf(pages: int) -> bytes:
    """A .pdf report of about `pages` pages with ruled tables."""
    pdfmetrics.registerFont(TTFont("Bench", str(next(resources.path("fonts").glob("*Regular.ttf")))))
    style = ParagraphStyle("body", fontName="Bench", fontSize=13, leading=18, spaceAfter=6)
    story: list[object] = []
    for n, (_, text) in enumerate(paragraphs(pages)):
        story.append(Paragraph(text, style))
        if n % (3 * PARAGRAPHS_A_PAGE) == 5:
            grid = Table(rows(20))
            grid.setStyle(
                TableStyle([("FONT", (0, 0), (-1, -1), "Bench", 10), ("GRID", (0, 0), (-1, -1), 0.5, "black")])
            )
            story.append(grid)
    out = io.BytesIO()
    SimpleDocTemplate(out).build(story)
    return out.getvalue()


@cache
def workbook(count: int) -> bytes:
    """An .xlsx of one sheet with `count` rows of measures."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("Chỉ tiêu")
    for r, row in enumerate(rows(count)):
        for c, text in enumerate(row):
            sheet.write(r, c, text)
    book.close()
    return out.getvalue()
