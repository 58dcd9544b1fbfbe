"""The report as a document: every anchor found in it, every figure found under the cursor."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QTextCursor

from compare.comparison import Comparison, Reading
from compare.report import Anchor, Block, Identity, Report, Run, Section, Source, Span
from desktop import theme
from desktop.quotes import quote
from desktop.report_browser import ReportBrowser
from desktop.report_document import Pages, lay_out
from desktop.source_view import SourceView
from tests.desktop.sample_result import comparison, half

pytestmark = pytest.mark.usefixtures("look")


def _words(pages: Pages, anchor: Anchor) -> str:
    span = pages.span(anchor)
    assert span is not None
    cursor = QTextCursor(pages.document)
    cursor.setPosition(span[0])
    cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def _reading(*blocks: Block) -> Reading:
    section = Section("s1", None, 1, None, None, tuple(b.id for b in blocks))
    return Reading(Report(Source("a", "a.docx", "0"), "docx", Identity(), (section,), blocks), ())


def test_every_figure_of_a_report_stands_where_its_anchor_says() -> None:
    for reading in comparison().readings:
        pages = lay_out(reading, theme.base_font())
        for o in reading.observations:
            assert o.quantity is not None
            digits = _words(pages, o.anchor).replace(".", "").replace(",", ".").split("/")[0]
            assert float(digits) == float(o.quantity.value)


def test_letters_beyond_the_basic_plane_and_line_breaks_shift_nothing() -> None:
    text = "𝐀 mở đầu\ndòng hai 𝐁 đạt 12,5 tỷ đồng"
    pages = lay_out(_reading(Block("b1", "paragraph", "trước"), Block("b2", "paragraph", text)), theme.base_font())
    start = text.index("12,5")
    assert _words(pages, Anchor("a", "s1", "b2", start, start + 4)) == "12,5"


def test_a_merged_cell_is_found_from_every_cell_it_covers() -> None:
    rows = (("Chỉ tiêu", "Chỉ tiêu", "Số"), ("Thu", "Chi", "52"))
    block = Block("b1", "table", "", rows=rows, spans=(Span(0, 0, 1, 2),))
    pages = lay_out(_reading(block), theme.base_font())
    assert _words(pages, Anchor("a", "s1", "b1", 0, 8, 0, 1)) == "Chỉ tiêu"
    assert _words(pages, Anchor("a", "s1", "b1", 0, 2, 1, 2)) == "52"


def test_in_a_narrow_pane_no_figure_of_a_table_is_cut_in_two(qtbot: Any) -> None:
    figures = ("2.480", "18.600", "1.870", "75,4")
    rows = (("Chỉ tiêu", "Kế hoạch", "Ước cả năm", "9 tháng", "Tỷ lệ"), ("Tổng giá trị sản xuất", *figures))
    browser = ReportBrowser()
    qtbot.addWidget(browser)
    browser.resize(220, 400)
    browser.show_reading(_reading(Block("b1", "table", "", rows=rows)))
    browser.show()
    at, lines = browser.document().begin(), dict[str, int]()
    while at.isValid():
        lines[at.text()] = at.layout().lineCount()
        at = at.next()
    assert [lines[figure] for figure in figures] == [1, 1, 1, 1]


def test_forms_of_text_are_kept() -> None:
    block = Block("b1", "paragraph", "một hai ba", runs=(Run(4, 7, bold=True, italic=True),))
    pages = lay_out(_reading(block), theme.base_font())
    cursor = QTextCursor(pages.document)
    cursor.setPosition(5)
    assert cursor.charFormat().font().bold() and cursor.charFormat().font().italic()
    cursor.setPosition(2)
    assert not cursor.charFormat().font().bold()


def test_a_click_on_a_figure_says_which(qtbot: Any) -> None:
    browser = ReportBrowser()
    qtbot.addWidget(browser)
    browser.resize(700, 500)
    reading = half().reading()
    browser.show_reading(reading)
    browser.show()
    assert browser.pages is not None
    span = browser.pages.span(reading.observations[1].anchor)
    assert span is not None
    assert browser.pages.figure_at(span[0] + 1) == reading.observations[1].id
    assert browser.pages.figure_at(span[0] - 5) is None


def _low_view(qtbot: Any, result: Comparison) -> SourceView:
    """A view too low for a whole report."""
    view = SourceView()
    qtbot.addWidget(view)
    view.resize(500, 220)
    view.show()
    view.show_result(result)
    return view


def test_the_source_view_brings_a_figure_into_sight_and_marks_it(qtbot: Any) -> None:
    result = comparison()
    view = _low_view(qtbot, result)
    last = result.reading("h1").observations[-1]
    view.show_place("h1", last.anchor)
    assert view.shown_source() == "h1"
    marked = [s.cursor.selectedText() for s in view.browser.extraSelections()]
    assert marked == ["Toàn xã có 18/19 tiêu chí đạt chuẩn nông thôn mới.", "18/19"]
    assert view.browser.verticalScrollBar().value() > 0


def test_what_is_marked_stays_in_sight_in_another_size_of_text(qtbot: Any) -> None:
    result = comparison()
    view = _low_view(qtbot, result)
    view.show_place("h1", result.reading("h1").observations[-1].anchor)
    before = [s.cursor.selectedText() for s in view.browser.extraSelections()]
    try:
        theme.resize(theme.points() + 3)
        qtbot.waitUntil(lambda: view.browser.document().defaultFont().pointSizeF() > theme.points())
        assert [s.cursor.selectedText() for s in view.browser.extraSelections()] == before
        selections = view.browser.extraSelections()  # held: their cursors go with them
        assert view.browser.viewport().rect().intersects(view.browser.cursorRect(selections[-1].cursor))
    finally:
        theme.resize(theme.points() - 3)


def test_a_view_that_is_not_seen_lays_nothing_out(qtbot: Any) -> None:
    view = SourceView()
    qtbot.addWidget(view)
    view.show_result(comparison())
    assert view.browser.pages is None
    view.show()
    assert view.browser.pages is not None


@pytest.mark.parametrize(
    ("ident", "before", "figure", "after"),
    [
        ("o1", "Thu ngân sách nhà nước trên địa bàn đạt ", "13,1", " tỷ đồng, đạt 53,5% kế hoạch năm, tăng 8,5%"),
        ("o4", "1 | Thu ngân sách nhà nước | Tỷ đồng | 24,5 | ", "13,4", ""),
    ],
)
def test_a_quote_is_the_sentence_or_the_row(ident: str, before: str, figure: str, after: str) -> None:
    reading = half().reading()
    anchor = next(o.anchor for o in reading.observations if o.id == ident)
    found = quote(reading, anchor)
    assert found is not None
    assert (found.before, found.figure) == (before, figure)
    assert found.after.startswith(after)


def test_a_marked_place_stays_in_sight_when_the_view_takes_its_size(qtbot: Any) -> None:
    long = tuple(Block(f"b{n}", "paragraph", "một câu dài để chữ phải xuống dòng " * 8) for n in range(60))
    browser = ReportBrowser()
    qtbot.addWidget(browser)
    browser.resize(900, 300)
    browser.show()
    browser.show_reading(_reading(*long))
    browser.mark([Anchor("a", "s1", "b40", 0, 6)])

    def top() -> int:
        cursor = QTextCursor(browser.document())
        cursor.setPosition(browser._current[0][0])
        return browser.cursorRect(cursor).top()

    browser.resize(400, 300)
    assert 0 <= top() < browser.viewport().height()
    browser.verticalScrollBar().setValue(0)
    browser.resize(500, 300)
    assert browser.verticalScrollBar().value() == 0  # scrolled away, it is left alone
