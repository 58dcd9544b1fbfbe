"""Spreadsheets: cells as they are shown, merged heads, hidden parts told, far corners refused."""

from __future__ import annotations

import datetime
import io
import struct
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter
import xlsxwriter.worksheet

from compare.figures import observe
from compare.reading import old_workbook
from compare.reading.form import ReadingError
from compare.reading.workbook import guarded
from tests.compare.reading.documents import SHEET, headings, opened, package, refused, tables, texts


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def workbook() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kinh tế"
    sheet["A1"] = "BIỂU TỔNG HỢP CHỈ TIÊU NĂM 2024"
    sheet["A2"] = "Đơn vị tính: tỷ đồng"
    sheet.append(["TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", None])
    sheet.append([None, None, None, "Giá trị", "% KH"])
    sheet.append([1, "Thu ngân sách", 1120, 1214.5, 1.0844])
    sheet.append([2, "Hộ nghèo", 0.0115, 0.0108, "Đạt"])
    for area in ("A1:E1", "A2:E2", "A3:A4", "B3:B4", "C3:C4", "D3:E3"):
        sheet.merge_cells(area)
    for cell, form in (("E5", "0.0%"), ("C5", "#,##0"), ("C6", "0.00%"), ("D6", "0.00%")):
        sheet[cell].number_format = form
    return book


def test_cells_are_read_as_they_are_shown() -> None:
    report = opened("a.xlsx", saved(workbook()))
    assert tables(report) == [[
        ["TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Thực hiện"], ["TT", "Chỉ tiêu", "Kế hoạch", "Giá trị", "% KH"],
        ["1", "Thu ngân sách", "1.120", "1214,5", "108,4%"], ["2", "Hộ nghèo", "1,15%", "1,08%", "Đạt"],
    ]]  # fmt: skip
    table = report.blocks[-1]
    assert (table.header_rows, table.caption) == (2, "BIỂU TỔNG HỢP CHỈ TIÊU NĂM 2024\nĐơn vị tính: tỷ đồng")
    assert (report.identity.title, str(report.identity.period)) == ("BIỂU TỔNG HỢP CHỈ TIÊU NĂM 2024", "2024")


def test_english_sheets_keep_the_point() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Measure of the city", "Result"])
    book.active.append(["Riders in the year", 1214.5])
    assert tables(opened("a.xlsx", saved(book)))[0][1] == ["Riders in the year", "1214.5"]


def test_every_sheet_is_a_section_and_what_is_hidden_is_told() -> None:
    book = workbook()
    book.active.row_dimensions[6].hidden = True
    hidden = book.create_sheet("Xã hội")
    hidden.append(["Chỉ tiêu", "Giá trị"])
    hidden.append(["Việc làm", 3341])
    hidden.sheet_state = "hidden"
    report = opened("a.xlsx", saved(book))
    assert headings(report) == ["Kinh tế", "Xã hội"]
    assert {"hidden_sheet", "hidden_rows"} <= {w.code for w in report.warnings}
    assert ["Việc làm", "3341"] in tables(report)[1]


def test_dates_and_formulas_without_a_result_are_told() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Chỉ tiêu tăng trưởng", "Mục tiêu"])
    book.active.append(["GRDP", datetime.date(2024, 9, 8)])
    book.active.append(["Thu", "=1+2"])
    report = opened("a.xlsx", saved(book))
    assert tables(report)[0][1] == ["GRDP", "08/09/2024"]
    assert {"dates", "formulas"} <= {w.code for w in report.warnings}


@pytest.mark.parametrize(("row", "place"), [("1048576", "XFD1048576"), ("1", "A99999999"), ("1", "zzzzzzz1")])
def test_a_cell_in_the_far_corner_is_not_opened(row: str, place: str) -> None:
    cell = f'<row r="{row}"><c r="{place}"><v>1</v></c></row>'
    with zipfile.ZipFile(io.BytesIO(saved(workbook()))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = f'<worksheet xmlns="{SHEET}"><sheetData>{cell}</sheetData></worksheet>'
    assert refused("a.xlsx", package(parts)).reason.key == "reading.no_sheet_read"


def test_a_sheet_of_a_resolutions_targets_sets_targets_and_its_title_is_no_office() -> None:
    book = openpyxl.Workbook()
    book.active.append(["CHỈ TIÊU NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ HUYỆN LẦN THỨ XX, NHIỆM KỲ 2020-2025"])
    book.active.append(["STT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu đến năm 2025"])
    book.active.append([1, "Thu nhập bình quân đầu người", "triệu đồng", 82])
    found = opened("a.xlsx", saved(book)).identity
    assert (found.kind, found.issuer, str(found.period)) == ("resolution", None, "2020..2025")


def test_comma_separated_values() -> None:
    report = opened("a.csv", 'Chỉ tiêu;Giá trị\nThu;"1.214,5"\nHộ nghèo;1,08%\n')
    assert tables(report) == [[["Chỉ tiêu", "Giá trị"], ["Thu", "1.214,5"], ["Hộ nghèo", "1,08%"]]]


class _Panic(BaseException):
    """What a library in Rust raises where it fails: no Exception."""


def test_commas_of_a_text_divide_no_cells() -> None:
    assert refused("a.csv", "\ufeff,\n".encode()).reason.key == "reading.empty"
    assert refused("a.csv", "\ufeff\n\n\x0c".encode()).reason.key == "reading.empty"
    text = "BÁO CÁO\nKết quả quý I, nhiệm vụ quý II năm 2026\n"
    assert texts(opened("a.csv", text)) == text.strip().split("\n")
    assert tables(opened("a.csv", "TT, Chỉ tiêu, Kết quả\n1, Thu, 5\n2, Chi, 6\n"))[0][1] == ["1", "Thu", "5"]


def test_a_panic_of_the_workbook_library_is_a_damaged_workbook() -> None:
    with pytest.raises(ReadingError) as refused, guarded():
        raise _Panic
    assert refused.value.reason.key == "reading.damaged"


def test_an_interruption_is_no_damage() -> None:
    with pytest.raises(KeyboardInterrupt), guarded():
        raise KeyboardInterrupt


def test_a_value_beside_a_merged_column_is_not_lost() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["B4"] = "Kinh tế", "312 tỷ đồng"
    sheet.merge_cells("A1:A7")
    report = opened("a.xlsx", saved(book))
    assert "\n".join(b.text for b in report.blocks) == "Kinh tế\nKinh tế\t312 tỷ đồng"


def _with_sheet(rows: str) -> bytes:
    """A workbook whose only sheet holds the XML of `rows`."""
    data = io.BytesIO()
    sheet = f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>'
    with zipfile.ZipFile(io.BytesIO(saved(openpyxl.Workbook()))) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            new.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return data.getvalue()


def test_the_errors_of_formulas_stand_in_their_cells_and_are_told() -> None:
    row = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Thu</t></is></c>'
        '<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1"><v>5</v></c></row>'
    )
    report = opened("a.xlsx", _with_sheet(row))
    assert tables(report) == [[["Thu", "#DIV/0!", "5"]]]
    assert "formula_errors" in [w.code for w in report.warnings]


def test_a_range_that_became_a_date_is_the_range_again_and_told() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Chỉ tiêu", "Mục tiêu", "Ngày họp"])
    book.active.append(["GRDP", datetime.date(2025, 9, 8), datetime.date(2025, 3, 4)])
    book.active.append(["Dịch vụ", datetime.date(2025, 8, 9), datetime.date(2025, 5, 6)])
    book.active.append(["Hộ nghèo", 1.5, None])
    book.active.append(["Nước sạch", 98, None])
    for place in ("B2", "B3", "C2", "C3"):
        book.active[place].number_format = "d-mmm"
    report = opened("a.xlsx", saved(book))
    assert [row[1:] for row in tables(report)[0][1:3]] == [["8-9", "04/03/2025"], ["8-9", "06/05/2025"]]
    told = {w.code: dict(w.message.values) for w in report.warnings}
    assert told["ranges"]["count"] == 2 and "B2: 8-9" in str(told["ranges"]["places"])
    assert told["dates"]["count"] == 2
    grown = next(o for o in observe(report) if o.indicator == "GRDP")
    assert grown.quantity is not None and (grown.quantity.value, grown.quantity.high) == (8, 9)


@pytest.mark.parametrize("cut", [None, 700, 5000])
def test_formats_of_an_old_workbook_that_is_torn_are_told_as_lost(cut: int | None) -> None:
    assert old_workbook.details(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * (cut or 0), {}) is None


def _records(*parts: tuple[int, bytes]) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in parts)


@pytest.mark.parametrize(
    ("extent", "cell", "fine"),
    [((0, 3, 0, 3), (2, 2), True), ((0, 3, 0, 3), (60000, 41000), False), ((0, 3, 0, 3), (50000, 200), True),
     ((2**31, 21, 0, 6), (2, 2), False), ((0, 2**28, 0, 6), (2, 2), False)],
    ids=["near", "far column", "long sheet", "begins after its end", "longer than any"],
)  # fmt: skip
def test_an_old_workbook_whose_cells_stand_far_off_is_not_opened(
    extent: tuple[int, ...], cell: tuple[int, int], fine: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin, end = (0x0809, b"\0" * 16), (0x000A, b"")
    sheet = (0x0085, struct.pack("<IBBBB", 0, 0, 0, 1, 0) + b"A")
    at = len(_records(begin, sheet, end))
    book = _records(begin, (0x0085, struct.pack("<I", at) + sheet[1][4:]), end)
    told = (0x0200, struct.pack("<IIHHxx", *extent)), (0x0203, struct.pack("<HHHd", *cell, 0, 1.5))
    monkeypatch.setattr(old_workbook, "_stream", lambda content: book + _records(begin, *told, end))
    assert old_workbook.can_be_opened(b"") is fine


@pytest.mark.parametrize("far", ['<row r="1048576" ht="12"/>', '<row r="1048576"><c r="XFD1048576" s="0"/></row>',
                                 '<row r="1048576"><c r="XFD1048576" s="0"></c></row>'])  # fmt: skip
def test_rows_and_cells_that_have_a_form_and_no_value_do_not_count(far: str) -> None:
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>Thu</t></is></c><c r="B1"><v>5</v></c></row>'
    assert tables(opened("a.xlsx", _with_sheet(row + far))) == [[["Thu", "5"]]]


def test_a_value_at_the_far_corner_is_told_and_not_opened() -> None:
    rows = '<row r="1"><c r="A1"><v>5</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert refused("a.xlsx", _with_sheet(rows)).reason.key == "reading.no_sheet_read"


def test_an_old_workbook_tells_of_its_errors_and_of_what_is_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    begin, end = (0x0809, b"\0" * 16), (0x000A, b"")
    at = len(_records(begin, (0x0085, b"\0" * 9), end))
    book = _records(begin, (0x0085, struct.pack("<IBBBB", at, 0, 0, 1, 0) + b"A"), end)
    told = [
        (0x007D, struct.pack("<HHHHHH", 2, 2, 0, 0, 1, 0)), (0x007D, struct.pack("<HHHHHH", 3, 3, 0, 0, 0, 0)),
        (0x0208, struct.pack("<HHHHHHHH", 2, 0, 3, 255, 0, 0, 0x20, 0)),
        (0x0006, struct.pack("<HHH", 1, 1, 0) + b"\x02\0\x07\0\0\0\xff\xff" + b"\0" * 8),
        (0x0006, struct.pack("<HHHd", 1, 2, 0, 1.5) + b"\0" * 8),
        (0x0205, struct.pack("<HHHBB", 2, 0, 0, 0x2A, 1)), (0x0205, struct.pack("<HHHBB", 2, 1, 0, 1, 0)),
        (0x001C, b"\0" * 12), *((0x005D, struct.pack("<HHHHH", 0x15, 0x12, sort, 1, 0)) for sort in (5, 8, 0x19)),
    ]  # fmt: skip
    monkeypatch.setattr(old_workbook, "_stream", lambda content: book + _records(begin, *told, end))
    found = (old_workbook.details(b"", {}) or {})["A"]
    assert (found.failed, found.hidden_lines) == ({(1, 1): "#DIV/0!", (2, 0): "#N/A"}, 2)
    assert [w.code for w in old_workbook.losses(b"").warnings()] == ["pictures", "remarks"]


def book(draw: Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], None]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["Thu ngân sách nhà nước", "trên địa bàn"])
        draw(workbook, sheet)
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "value", "shown"),
    [
        ('0" tỷ"', 312, "312 tỷ"),
        ('#,##0.0\\ "tỷ đồng"', 1312.5, "1.312,5 tỷ đồng"),
        ("#,##0.0,,", 12345678, "12,3"),  # in millions, as the head of its column says
        ('#,##0, "nghìn"', 12345, "12 nghìn"),
        ("[>999]#,##0,;0", 12345, "12.345"),
        ('#,##0,"k"', 12345, "12.345"),  # shown in thousands: the value is told, and no unit that it is not in
        ("# ?/?", 0.5, "0,5"),
        ('0.0%"*"', 0.125, "12,5%"),
    ],
)
def test_a_format_may_write_the_unit(form: str, value: float, shown: str) -> None:
    def draw(workbook: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_row(1, 0, ["Thu", value], workbook.add_format({"num_format": form}))

    assert tables(opened("a.xlsx", book(draw)))[0][1][1] == shown


def test_what_lies_on_a_sheet_beside_its_cells_is_told() -> None:
    def draw(workbook: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        above = workbook.add_format({"font_script": 1})
        sheet.write_rich_string(1, 0, "Thu 1.234", above, "2", " tỷ đồng")
        sheet.write_number(1, 1, 5)
        sheet.write_comment(1, 1, "phải là 6")
        sheet.insert_textbox(5, 0, "Hộp chữ")

    report = opened("a.xlsx", book(draw))
    assert tables(report)[0][1] == ["Thu 1.234² tỷ đồng", "5"]
    assert {w.code for w in report.warnings} >= {"remarks", "pictures"}
