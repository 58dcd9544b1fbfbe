"""On paper: the board, the sections side by side and the lists, written as PDF and read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from compare.comparison import Comparison
from desktop import paper, texts, theme
from desktop.charts_view import ChartsView
from desktop.progress_view import ProgressView
from desktop.sections_view import SectionsView
from desktop.sheet import Sheet
from desktop.whole_rows import page_begins
from tests.desktop.sample_result import comparison

pytestmark = pytest.mark.usefixtures("look")


def _pages(sheet: Sheet, path: Path) -> list[str]:
    """The text of each page."""
    assert paper.write_pdf(sheet, path)
    document = pypdfium2.PdfDocument(path)
    found = [page.get_textpage().get_text_range().replace("\r\n", " ") for page in document]
    document.close()
    return found


def _board(qtbot: Any, result: Comparison) -> ProgressView:
    view = ProgressView()
    qtbot.addWidget(view)
    view.show_result(result)
    return view


def test_the_board_says_on_paper_what_it_says_on_screen(qtbot: Any, tmp_path: Path) -> None:
    result = comparison()
    view = _board(qtbot, result)
    pages = _pages(view.printed("Hồ sơ A"), tmp_path / "bảng.pdf")
    words = "".join(" ".join(pages).split())
    for line in (view.model.line(at) for at in range(view.model.rowCount())):
        assert "".join(line.title.split()) in words
        assert "".join(line.status.split()) in words
    assert f"1/{len(pages)}" in pages[0] and "Hồ sơ A" in pages[0]
    last = max(at for at, page in enumerate(pages) if view.model.line(view.model.rowCount() - 1).title[:12] in page)
    assert all("Chỉ tiêu" in page for page in pages[:last]), "the head stands on every page of the table"


def test_the_board_on_paper_names_its_reports_and_its_findings(qtbot: Any, tmp_path: Path) -> None:
    result = comparison()
    words = "".join("".join(_pages(_board(qtbot, result).printed("A"), tmp_path / "bảng.pdf")).split())
    for reading in result.readings:
        assert "".join(reading.report.source.name.split()) in words
    assert "vănbảngiaochỉtiêu" in words
    for finding in result.findings:
        said = "".join(texts.put(finding.message).split())
        assert (said in words) is not bool(finding.dismissed)


def test_a_chart_is_printed_on_one_page(qtbot: Any, tmp_path: Path) -> None:
    view = ChartsView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    view.show_result(comparison())
    sheet = view.printed("A")
    assert sheet is not None
    (page,) = _pages(sheet, tmp_path / "biểu đồ.pdf")
    assert view.canvas.shown is not None and view.canvas.shown.title.split()[0] in page
    document = pypdfium2.PdfDocument(tmp_path / "biểu đồ.pdf")
    (drawn,) = [o for o in document[0].get_objects() if o.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    left, low, right, high = drawn.get_bounds()
    assert right - left > 0.5 * document[0].get_width() and high - low < document[0].get_height()
    document.close()


def test_a_filtered_board_says_what_was_left_out(qtbot: Any, tmp_path: Path) -> None:
    view = _board(qtbot, comparison())
    view.filter.choose("with_target")
    sheet = view.printed("x")
    assert f"Chỉ in {view.model.shown()} trong {view.model.total()}" in sheet.html


def test_the_dark_scheme_is_not_printed(qtbot: Any) -> None:
    theme.apply("dark")
    sheet = _board(qtbot, comparison()).printed("x")
    assert theme.DARK.group not in sheet.html and theme.LIGHT.group in sheet.html


def test_sections_stand_beside_each_other_with_what_is_absent_said(qtbot: Any, tmp_path: Path) -> None:
    view = SectionsView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    view.show_result(comparison())
    (text,) = {" ".join(_pages(view.printed("Hồ sơ A"), tmp_path / "mục.pdf"))}
    for source in view._chosen:
        for block in comparison().reading(source).report.blocks:
            if block.kind == "paragraph":
                assert "".join(block.text.split()) in "".join(text.split())


def test_a_long_list_breaks_into_pages_that_can_be_asked_for_alone(tmp_path: Path) -> None:
    rows = "".join(f"<p>dòng {n}</p>" for n in range(400))
    sheet = Sheet(rows, "chân trang")
    pages = _pages(sheet, tmp_path / "dài.pdf")
    assert len(pages) > 3 and all(f"{n}/{len(pages)}" in page for n, page in enumerate(pages, 1))
    assert "dòng 0" in pages[0] and "dòng 399" in pages[-1]
    printer = paper.printer_for(sheet)
    printer.setOutputFileName(str(tmp_path / "hai.pdf"))
    printer.setFromTo(2, 2)
    assert paper.put_on(sheet, printer)
    document = pypdfium2.PdfDocument(tmp_path / "hai.pdf")
    assert len(document) == 1 and f"2/{len(pages)}" in document[0].get_textpage().get_text_range()
    document.close()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert not paper.write_pdf(Sheet("<p>x</p>", "x"), tmp_path / "không có" / "x.pdf")


def test_words_in_reports_are_no_markup(qtbot: Any, tmp_path: Path) -> None:
    result = comparison()
    view = _board(qtbot, result)
    sheet = view.printed("<b>A & B</b>")
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in sheet.html


def test_the_preview_and_its_questions_speak_vietnamese(qtbot: Any) -> None:
    from PySide6.QtGui import QAction
    from PySide6.QtPrintSupport import QPrintDialog, QPrintPreviewDialog
    from PySide6.QtWidgets import QAbstractButton

    texts.use("vi")
    printer = paper.printer_for(Sheet("<p>x</p>", "x"))
    preview, asked = QPrintPreviewDialog(printer), QPrintDialog(printer)
    for dialog in (preview, asked):
        qtbot.addWidget(dialog)
    said = {action.text() for action in preview.findChildren(QAction)}
    said |= {button.text() for button in asked.findChildren(QAbstractButton)}
    english = {text for text in said if text and text.isascii() and any(c.isalpha() for c in text)}
    assert english - {"In", "Trang sau"} == set(), "those two are Vietnamese without marks"


@pytest.mark.parametrize(
    ("edges", "headings", "begun"),
    [
        ([5, 10, 20, 30, 40], [], set()),  # all fit
        ([5, 10, 20, 30, 40, 50], [], {3}),
        ([5, 10, 20, 30, 40, 50], [2], {2}),  # a heading goes with its first row
        ([5, 10, 90, 100], [], {1}),  # a row higher than a page is begun where it stands
        ([5, 10, 25, 40, 60, 75], [], {2}),
        ([5, *range(10, 121, 10)], [], {3, 6, 9}),
    ],
)
def test_no_row_is_torn_between_two_pages(edges: list[float], headings: list[int], begun: set[int]) -> None:
    assert page_begins(edges, headings, 40) == begun


def test_a_board_of_several_pages_has_its_head_on_each_and_each_row_once(qtbot: Any, tmp_path: Path) -> None:
    result = comparison()
    again = ((row, n) for n in range(12) for row in result.rows)
    rows = tuple(replace(row, row=replace(row.row, id=f"{row.id}.{n}")) for row, n in again)
    view = _board(qtbot, replace(result, rows=rows))
    sheet = view.printed("A")
    pages = _pages(sheet, tmp_path / "bảng.pdf")
    name = view.shown_rows()[0].row.name
    assert len(pages) > 2 and sum(page.count(name) for page in pages) == sheet.html.count(name)
    assert all("Chỉ tiêu" in page for page in pages[:-1]), "the findings stand on the last"
