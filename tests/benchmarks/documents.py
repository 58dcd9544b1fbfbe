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

_GROWN = [
    "lúa",
    "ngô",
    "khoai lang",
    "sắn",
    "lạc",
    "đậu tương",
    "rau màu",
    "chè búp tươi",
    "cà phê nhân",
    "hồ tiêu",
    "mủ cao su",
    "hạt điều",
    "mía",
    "cam",
    "bưởi",
    "xoài",
    "nhãn",
    "vải thiều",
    "thanh long",
    "chuối",
    "thịt lợn hơi",
    "thịt trâu",
    "thịt bò",
    "thịt gia cầm",
    "tôm sú",
    "tôm thẻ",
    "cá tra",
    "cá rô phi",
    "cua biển",
    "mật ong",
    "nấm rơm",
    "hoa tươi",
    "cây thuốc nam",
    "dâu tằm",
    "trứng gà",
    "sữa tươi",
]
_WORKS = [
    "đường liên thôn",
    "cầu dân sinh",
    "trường mầm non",
    "trường tiểu học",
    "trạm y tế",
    "nhà văn hóa",
    "kênh mương",
    "hồ chứa",
    "chợ nông thôn",
    "bãi rác",
    "lưới điện",
    "trạm bơm",
    "công viên",
    "sân thể thao",
    "nghĩa trang",
    "bến xe",
    "khu tái định cư",
    "cụm công nghiệp",
    "đê biển",
    "vỉa hè",
    "cống thoát nước",
    "thư viện",
    "tượng đài",
    "bến cá",
    "làng nghề",
    "khu du lịch",
    "bể bơi",
    "phòng khám",
    "ký túc xá",
    "kho lạnh",
    "nhà máy nước",
    "trạm quan trắc",
    "đèn chiếu sáng",
    "mạng cáp quang",
    "cây xanh",
]
_PEOPLE = [
    "người cao tuổi",
    "trẻ em",
    "học sinh tiểu học",
    "học sinh trung học",
    "sinh viên",
    "lao động nữ",
    "thanh niên",
    "cựu chiến binh",
    "người khuyết tật",
    "hộ cận nghèo",
    "hộ kinh doanh",
    "ngư dân",
    "công nhân",
    "cán bộ xã",
    "giáo viên",
    "bác sĩ",
    "bệnh nhân lao",
    "phụ nữ mang thai",
    "người có công",
    "đoàn viên",
    "hội viên nông dân",
    "chủ rừng",
    "tiểu thương",
    "tài xế",
    "thợ thủ công",
    "đồng bào Khmer",
    "đồng bào Chăm",
    "người bán vé số",
    "tân binh",
    "già làng",
    "chức sắc",
    "nghệ nhân",
    "trí thức",
    "kiều bào",
    "họa sĩ",
]
_PATTERNS = (
    ("Sản lượng {}", "tấn", _GROWN),
    ("Diện tích canh tác {}", "ha", _GROWN),
    ("Giá trị xuất khẩu {}", "tỷ đồng", _GROWN),
    ("Vốn giải ngân công trình {}", "tỷ đồng", _WORKS),
    ("Số điểm {} được sửa chữa", "công trình", _WORKS),
    ("Số cuộc kiểm tra {}", "cuộc", _WORKS),
    ("Số {} được tập huấn", "người", _PEOPLE),
    ("Số {} được vay vốn ưu đãi", "lượt người", _PEOPLE),
    ("Kinh phí hỗ trợ {}", "triệu đồng", _PEOPLE),
)
MEASURES = [(pattern.format(thing), unit) for pattern, unit, things in _PATTERNS for thing in things]
_ASIDES = (
    "Công tác chỉ đạo, điều hành được thực hiện kịp thời, bám sát chương trình công tác đã đề ra.",
    "Các ngành phối hợp chặt chẽ với các tổ chức đoàn thể trong tuyên truyền, vận động nhân dân.",
    "Tuy nhiên một số việc còn chậm do thời tiết diễn biến phức tạp và nguồn lực còn hạn chế.",
    "Việc ứng dụng công nghệ thông tin trong giải quyết thủ tục hành chính tiếp tục được quan tâm.",
)
PARAGRAPHS_A_PAGE = 9
_QUARTERS = ("quý I", "6 tháng đầu", "9 tháng", "cả")
_TERM_QUARTERS = 4


def _plan(measure: int) -> int:
    """The year's plan of a measure; every measure its own size."""
    return 400 + (measure * 7919) % 90_000


def _result(measure: int, report: int) -> int:
    """What a measure came to from January to the quarter of report number `report` (the first is a first quarter)."""
    quarter = report % _TERM_QUARTERS + 1
    pace = 880 + (measure * 37 + report // _TERM_QUARTERS * 53) % 230
    return _plan(measure) * quarter * pace // (1000 * _TERM_QUARTERS)


def _vi(value: float, decimals: int = 0) -> str:
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def sentence(number: int, report: int = 0) -> str:
    """One sentence with a figure, its share of the plan and its growth, which add up from report to report."""
    measure = number % len(MEASURES)
    name, unit = MEASURES[measure]
    value, before = _result(measure, report), _result(measure, report - _TERM_QUARTERS)
    growth = 100 * (value / before - 1)
    return (
        f"{name} đạt {_vi(value)} {unit}, bằng {_vi(100 * value / _plan(measure), 1)}% kế hoạch năm, "
        f"{'tăng' if growth >= 0 else 'giảm'} {_vi(abs(growth), 1)}% so với cùng kỳ năm trước."
    )


def _heading(number: int) -> str:
    things = (*_GROWN, *_WORKS, *_PEOPLE)
    kinds = ("Kết quả phát triển", "Công tác quản lý", "Chính sách đối với")
    thing = things[number % len(things)]
    return f"{number + 1}. {kinds[number // len(things) % 3]} {thing}"


def paragraphs(pages: int, report: int = 0) -> list[tuple[bool, str]]:
    """The paragraphs of a report: whether each is a heading, and its text; every second one tells two figures."""
    out = []
    for n in range(pages * PARAGRAPHS_A_PAGE):
        if n % 12 == 0:
            out.append((True, _heading(n // 12)))
        told = [sentence(n + i, report) for i in range(2)] if n % 2 == 0 else []
        out.append((False, " ".join([*told, _ASIDES[n % 4], _ASIDES[(n + 1) % 4]])))
    return out


def rows(count: int, first: int = 0, report: int = 1) -> list[list[str]]:
    """A table of measures from the one numbered `first` on: heading and `count` rows."""
    body = []
    for n in range(count):
        measure = (first + n) % len(MEASURES)
        name, unit = MEASURES[measure]
        value, plan = _result(measure, report), _plan(measure)
        body.append([str(n + 1), name, unit, _vi(plan), _vi(value), _vi(100 * value / plan, 1)])
    return [["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Thực hiện", "% KH"], *body]


@cache
def word(pages: int, report: int = 1) -> bytes:
    """A .docx report of about `pages` pages, a table of 20 rows on every third; `report` counts quarters from 2010."""
    document = docx.Document()
    document.add_paragraph(f"BÁO CÁO\nTình hình kinh tế - xã hội {_QUARTERS[report % 4]} năm {2010 + report // 4}")
    for n, (heading, text) in enumerate(paragraphs(pages, report)):
        document.add_paragraph(text, style="Heading 2" if heading else None)
        if n % (3 * PARAGRAPHS_A_PAGE) == 5:
            _word_table(document, rows(20, n, report))
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


@cache
def numbers(count: int) -> bytes:
    """As `workbook`, its figures as numbers with a format each, as offices' own workbooks have them."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("Chỉ tiêu")
    forms = [book.add_format({"num_format": form}) for form in ("0", "#,##0.0", "#,##0.00", "0.0%")]
    for r, row in enumerate(rows(count)):
        for c, text in enumerate(row):
            if r == 0 or c in (1, 2):
                sheet.write(r, c, text)
                continue
            value = float(text.replace(".", "").replace(",", "."))
            sheet.write_number(r, c, value / 100 if c == 5 else value, forms[(0, 0, 0, 1, 2, 3)[c]])
    book.close()
    return out.getvalue()
