"""Sections of workbooks: by the lines that the sheets were named after, by numbered lines, without a cover."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import openpyxl
import pytest

from tests.compare.reading.documents import headings, opened, tables

_TABLE = [["TT", "Chỉ tiêu", "Đơn vị", "Kết quả"], ["1", "Thu ngân sách", "tỷ đồng", "45"]]
_TEXT = "Sản xuất nông nghiệp ổn định; diện tích gieo trồng đạt 1.250 ha, tăng 3% so với cùng kỳ năm trước."


def workbook(sheets: Mapping[str, Sequence[str | Sequence[Sequence[str]]]]) -> bytes:
    """A workbook with `sheets` by name: lines of text and tables, an empty row after each table."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, parts in sheets.items():
        sheet = book.create_sheet(name)
        row = 1
        for part in parts:
            for cells in [[part]] if isinstance(part, str) else [*part, []]:
                for column, text in enumerate(cells, 1):
                    sheet.cell(row, column, text)
                row += 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


CASES: dict[str, tuple[dict[str, list[str | list[list[str]]]], list[str]]] = {
    "a name cut at 31 letters is the line it was cut from": (
        {
            "Bìa": ["BÁO CÁO", "Kết quả công tác năm 2025"],
            "A. KẾT QUẢ THỰC HIỆN NHIỆM VỤ N": ["A. KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025", "I. Kinh tế", _TEXT, _TABLE],
            "B. PHƯƠNG HƯỚNG": ["B. PHƯƠNG HƯỚNG", _TEXT],
        },
        ["KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025", "KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025 > Kinh tế", "PHƯƠNG HƯỚNG"],
    ),
    "a name that is the number of its line": (
        {"I": ["I. Kinh tế", _TABLE], "II": ["II. Văn hóa - xã hội", _TABLE]},
        ["Kinh tế", "Văn hóa - xã hội"],
    ),
    "sheets that are only counted take their titles": (
        {"Sheet1": ["Thu ngân sách", "Đơn vị tính: tỷ đồng", _TABLE], "Sheet2": ["Số: 12/BC", "Chi ngân sách", _TABLE]},
        ["Chi ngân sách"],
    ),
    "a name of its own stays": (
        {"KTXH": ["BIỂU TỔNG HỢP NĂM 2025", _TABLE], "Biểu 01": [_TABLE]},
        ["KTXH", "Biểu 01"],
    ),
    "what stands in a sheet stands below it however it is numbered": (
        {"1. Kinh tế": ["I. Nông nghiệp", _TEXT, "II. Công nghiệp", _TEXT], "2. Xã hội": ["I. Y tế", _TEXT]},
        ["Kinh tế", "Kinh tế > Nông nghiệp", "Kinh tế > Công nghiệp", "Xã hội", "Xã hội > Y tế"],
    ),
    "an only sheet holds the sections of its lines": (
        {"Sheet1": ["BÁO CÁO", "Kết quả công tác năm 2025", "I. Kinh tế", _TEXT, _TABLE, "II. Văn hóa", _TEXT]},
        ["Kinh tế", "Văn hóa"],
    ),
    "titles of tables that count on head sections": (
        {
            "Targets": ["Outcome 1: Homes", _TABLE, "Outcome 2: Supply", _TABLE],
            "Tables": ["Table 1: A", _TABLE, "Table 2: B", _TABLE],
        },
        ["Targets", "Targets > Outcome 1: Homes", "Targets > Outcome 2: Supply", "Tables"],
    ),
    "a title above a table heads nothing, one above sentences does": (
        {"Cover": ["Harbour report 2025"], "Trade": ["Cargo by year", _TABLE, "What held us back", _TEXT]},
        ["Trade", "Trade > What held us back"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_sections_of_a_workbook(case: str) -> None:
    sheets, due = CASES[case]
    report = opened("a.xlsx", workbook(sheets))
    assert headings(report) == due
    assert len(tables(report)) == sum(part is _TABLE for parts in sheets.values() for part in parts)


def test_the_title_of_a_workbook_begins_with_what_it_is_added_as() -> None:
    sheets = {"Sheet1": ["UBND TỈNH THANH VÂN", "PHỤ LỤC", "Tình hình thực hiện các chỉ tiêu năm 2025", _TABLE]}
    report = opened("a.xlsx", workbook(sheets))
    assert report.identity.title == "PHỤ LỤC Tình hình thực hiện các chỉ tiêu năm 2025"


def test_a_title_of_a_workbook_is_not_taken_for_a_section() -> None:
    sheets = {"Sheet1": ["ỦY BAN NHÂN DÂN XÃ BÀU SEN", "BIỂU CHỈ TIÊU KINH TẾ - XÃ HỘI NĂM 2025", _TABLE]}
    report = opened("a.xlsx", workbook(sheets))
    assert headings(report) == []
    assert (report.identity.title, report.identity.issuer) == (
        "BIỂU CHỈ TIÊU KINH TẾ - XÃ HỘI NĂM 2025",
        "ỦY BAN NHÂN DÂN XÃ BÀU SEN",
    )
