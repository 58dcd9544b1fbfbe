"""The workbook, opened again: typed figures, formulas, units apart, nothing taken for a formula."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from compare import brief
from compare.comparison import Comparison
from compare.document import Ratio, Span
from exporters import export
from exporters.profile_files import load
from exporters.spreadsheet import formula, number_form
from tests.exporters.samples import commune


def written(folder: Path, comparison: Comparison | None = None) -> Path:
    made = brief.compose(comparison or commune(), brief.choices_from({"findings": True}))
    return export(made, folder / "brief.xlsx", load("administrative")).path


def board(path: Path, values: bool = False) -> tuple[dict[str, int], Any]:
    sheet = openpyxl.load_workbook(path, data_only=values).worksheets[0]
    return {str(cell.value): cell.column for cell in sheet[1]}, sheet


def test_the_board_has_typed_figures_and_units_in_their_own_column(tmp_path: Path) -> None:
    columns, sheet = board(written(tmp_path))
    row = 2
    assert sheet.cell(row, columns["Chỉ tiêu"]).value == "Thu ngân sách nhà nước trên địa bàn"
    assert sheet.cell(row, columns["ĐVT"]).value == "tỷ đồng"
    assert sheet.cell(row, columns["Mục tiêu"]).value == 24.5
    assert sheet.cell(row, columns["9 tháng năm 2023"]).value == 13.2


def test_the_share_is_a_formula_that_gives_what_the_brief_says(tmp_path: Path) -> None:
    path = written(tmp_path)
    columns, sheet = board(path)
    column = columns["Tỷ lệ thực hiện (%)*"]
    assert sheet.cell(2, column).value == "=ROUND(G2/E2*100,1)"
    assert sheet.cell(6, column).value == "=ROUND(G6/E6*0.001*100,1)"
    _, values = board(path, values=True)
    assert (values.cell(2, column).value, values.cell(6, column).value) == (53.9, 78.6)


def test_panes_are_frozen_and_the_board_is_filtered(tmp_path: Path) -> None:
    _, sheet = board(written(tmp_path))
    assert sheet.freeze_panes == "D2" and sheet.auto_filter.ref.startswith("A1:")


def test_the_board_is_printed_to_be_read(tmp_path: Path) -> None:
    columns, sheet = board(written(tmp_path))
    assert (sheet.page_setup.orientation, sheet.print_title_rows, sheet.print_title_cols) == (
        "landscape",
        "$1:$1",
        "$A:$C",
    )
    assert 55 <= sheet.page_setup.scale <= 100 and not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert [b.id for b in sheet.col_breaks.brk] == [
        columns["Nguồn của số thực hiện"] - 1
    ]  # sources on pages of their own
    shown = {cell.column_letter: len(str(cell.value)) for cell in sheet[2] if isinstance(cell.value, int | float)}
    wide = {letter: form.width for letter, form in sheet.column_dimensions.items()}
    assert all(wide.get(letter, 15) > length for letter, length in shown.items())
    assert sheet.HeaderFooter.oddFooter.center.text == "&P/&N"


def test_other_sheets_go_on_one_page_across(tmp_path: Path) -> None:
    for sheet in openpyxl.load_workbook(written(tmp_path)).worksheets[2:]:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$1:$1"


def test_numbers_of_lines_are_numbers(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path))
    for name in ("Văn bản", "Chưa khớp", "Nội dung", "Hai kỳ"):
        assert book[name]["A2"].value == 1, name


def test_a_figure_with_its_period_is_wide_enough_to_be_shown(tmp_path: Path) -> None:
    made = brief.compose(commune(), brief.choices_from({}))
    said = replace(made.board.rows[0].cells[9], spans=(Span("158.000 (2025–6T đầu/2026)"),), number=Decimal(158000))
    cells = (*made.board.rows[0].cells[:9], said, *made.board.rows[0].cells[10:])
    long = replace(made, board=replace(made.board, rows=(replace(made.board.rows[0], cells=cells),)))
    path = export(long, tmp_path / "long.xlsx", load("administrative")).path
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet.column_dimensions["J"].width > len("158.000 (2025–6T đầu/2026)")


def test_every_row_names_its_sources(tmp_path: Path) -> None:
    columns, sheet = board(written(tmp_path))
    assert sheet.cell(2, columns["Nguồn của số thực hiện"]).value.endswith(
        "9 tháng năm 2023; I. Phát triển kinh tế; trang 1"
    )
    assert "Quý I/2023 [" in sheet.cell(2, columns["Số căn cứ"]).value


def test_evidence_sources_and_findings_have_their_sheets(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path))
    assert book.sheetnames[:2] == ["Bảng chỉ tiêu", "Tổng hợp"]
    assert {"Căn cứ", "Văn bản", "Chưa khớp", "Nội dung", "Hai kỳ"} <= set(book.sheetnames)
    digests = [cell.value for cell in book["Văn bản"]["F"]][1:]
    assert all(len(digest) == 64 for digest in digests)


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+1", "-2+3", "@SUM(A1)", "Http://example.org", "0012"])
def test_no_text_of_a_report_becomes_a_formula_a_link_or_a_number(tmp_path: Path, name: str) -> None:
    base = commune()
    row = replace(base.rows[0], row=replace(base.rows[0].row, name=name, unit=name))
    columns, sheet = board(written(tmp_path, replace(base, rows=(row,))))
    for head in ("Chỉ tiêu", "ĐVT"):
        cell = sheet.cell(2, columns[head])
        assert (cell.value, cell.data_type, cell.hyperlink) == (name, "s", None)


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("24,5", "24.5", "#,##0.0"),
        ("10,4 (ước)", "10.4", '#,##0.0" (ước)"'),
        ("≥ 63", "63", '"≥ "#,##0'),
        ("1.250 tỷ đồng", "1250", '#,##0" tỷ đồng"'),
        ("8,10", "8.10", "#,##0.00"),
        ("−0,77 điểm phần trăm", "-0.77", '#,##0.00" điểm phần trăm"'),
    ],
)
def test_a_number_is_shown_as_the_brief_writes_it(text: str, value: str, form: str) -> None:
    assert number_form(Decimal(value), text, "vi") == form


def test_a_share_over_two_scales_has_its_factor() -> None:
    assert formula(Ratio(6, 4, Decimal("0.001")), 9) == "=ROUND(G10/E10*0.001*100,1)"
