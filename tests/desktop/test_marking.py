"""Headings and figures marked by hand in the text of a report."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu

from compare import figures_by_hand
from compare.comparison import Comparison, Reading
from compare.decisions import FigureAdded, HeadingMarked, HeadingUnmarked
from compare.period import parse
from compare.report import Block, Identity, Report, Section, Source, Span
from desktop import marking, theme
from desktop.figure_dialog import FigureDialog
from desktop.report_document import Pages, lay_out
from desktop.source_view import SourceView

pytestmark = pytest.mark.usefixtures("look")

PARAGRAPH = "Kinh tế 𝐀 ổn định. Thu quỹ đền ơn đáp nghĩa đạt 1.234,5 triệu đồng, tăng nhanh."
ROWS = (("Chỉ tiêu", "Năm 2023", "Năm 2024"), ("Số hộ nghèo", "120 hộ", "95 hộ"))
BLOCKS = (
    Block("b1", "paragraph", "Lời mở đầu năm nay"),
    Block("b2", "paragraph", "I. KINH TẾ"),
    Block("b3", "paragraph", PARAGRAPH),
    Block("b4", "table", "", rows=ROWS, header_rows=1, spans=(Span(0, 0, 1, 1),)),
    Block("b5", "paragraph", "Hết."),
)
SECTIONS = (
    Section("s1", None, 1, None, None, ("b1",)),
    Section("s2", None, 1, "I", "KINH TẾ", ("b2", "b3", "b4", "b5"), "b2"),
)
REPORT = Report(Source("a", "a.docx", "0"), "docx", Identity(period=parse("2024")), SECTIONS, BLOCKS)
READING = Reading(REPORT, ())


def _span(pages: Pages, block: str, words: str, row: int | None = None, column: int | None = None) -> tuple[int, int]:
    """Where words stand in the document, counted as Qt counts."""
    at = pages.blocks[block] if row is None or column is None else pages.cells[block, row, column]
    found = QTextCursor(pages.document.find(words, at))
    return found.selectionStart(), found.selectionEnd()


@pytest.fixture
def view(qtbot: Any) -> SourceView:
    made = SourceView()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.show_result(Comparison(readings=(READING,)))
    return made


def _menu(view: SourceView, block: str, words: str, select: bool = False) -> QMenu:
    """The menu on words, which are selected before where that is asked."""
    assert view.browser.pages is not None
    start, end = _span(view.browser.pages, block, words)
    cursor = QTextCursor(view.browser.document())
    cursor.setPosition(start)
    at = view.browser.cursorRect(cursor).center()
    if select:
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        view.browser.setTextCursor(cursor)
    return view.menu_at(at)


def _entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


@pytest.mark.parametrize(
    ("block", "words", "said"),
    [
        ("b1", "Lời mở", [HeadingMarked("a", "b1", 1, "Lời mở đầu năm nay")]),
        ("b2", "KINH TẾ", [HeadingUnmarked("a", "b2", "I. KINH TẾ")]),
        ("b5", "Hết", [HeadingMarked("a", "b5", 2, "Hết."), HeadingMarked("a", "b5", 1, "Hết.")]),
        ("b4", "Số hộ", []),
    ],
    ids=["without a heading above", "a heading", "within a section", "a table"],
)
def test_the_menu_marks_and_unmarks_headings(
    qtbot: Any, view: SourceView, block: str, words: str, said: list[object]
) -> None:
    told: list[object] = []
    view.decided.connect(told.append)
    for action in _menu(view, block, words).actions():
        if "đề mục" in action.text():
            action.trigger()
    assert told == said


def test_a_figure_is_offered_where_the_words_selected_have_a_number(view: SourceView) -> None:
    offer = "Đây là số liệu…"
    assert offer in _entries(_menu(view, "b3", "1.234,5 triệu đồng", select=True))
    assert offer not in _entries(_menu(view, "b3", "tăng nhanh", select=True))
    assert offer not in _entries(SourceView().menu_at(view.rect().center()))


def test_a_place_is_found_back_in_text_and_cells() -> None:
    pages = lay_out(READING, theme.base_font())
    for block, row, column, words, at in (
        ("b3", None, None, "1.234,5", PARAGRAPH.index("1.234,5")),
        ("b4", 1, 2, "hộ", 3),
        ("b4", 1, 1, "120", 0),
    ):
        spot = pages.place_at(_span(pages, block, words, row, column)[0])
        assert spot is not None and (spot.block, spot.row, spot.column, spot.at) == (block, row, column, at)


@pytest.mark.parametrize(
    ("block", "row", "column", "words", "name", "value", "unit"),
    [
        ("b3", None, None, " 1.234,5 triệu đồng,", "Thu quỹ đền ơn đáp nghĩa đạt", "1234.5", "triệu đồng"),
        ("b4", 1, 2, "95 hộ", "Số hộ nghèo", "95", "hộ"),
    ],
)
def test_what_was_selected_becomes_a_figure_at_its_place(
    block: str, row: int | None, column: int | None, words: str, name: str, value: str, unit: str
) -> None:
    pages = lay_out(READING, theme.base_font())
    chosen = marking.selected(READING, pages, *_span(pages, block, words, row, column))
    assert chosen is not None
    assert (chosen.name, chosen.value, chosen.unit) == (name, Decimal(value), unit)
    dialog = FigureDialog(None, READING, chosen)
    dialog._name.setText("Tên khác")
    dialog._reason.setText("bỏ sót")
    assert dialog.problem() == ""
    said = dialog.decision()
    assert (said.indicator, said.value, said.unit, said.period, said.role) == (
        "Tên khác",
        value,
        unit,
        "2024",
        "actual",
    )
    assert (said.reason, said.seen) == ("bỏ sót", words.strip())
    made = figures_by_hand.observations(REPORT, [said])
    assert [o.indicator for o in made] == ["Tên khác"] and figures_by_hand.lost(REPORT, [said]) == ()


def test_a_figure_needs_a_name_and_a_number() -> None:
    pages = lay_out(READING, theme.base_font())
    chosen = marking.selected(READING, pages, *_span(pages, "b3", "1.234,5"))
    assert chosen is not None
    dialog = FigureDialog(None, READING, chosen)
    dialog._name.setText(" ")
    assert "tên" in dialog.problem()
    dialog._name.setText("Thu quỹ")
    dialog._value.setText("nhiều")
    assert dialog.problem() != ""


def test_words_across_paragraphs_are_no_figure_but_a_whole_paragraph_is() -> None:
    pages = lay_out(READING, theme.base_font())
    start = pages.blocks["b3"]
    assert marking.selected(READING, pages, start - 4, start + 80) is None
    chosen = marking.selected(READING, pages, start, pages.ends["b3"] + 1)  # as three clicks select it
    assert chosen is not None and chosen.seen == PARAGRAPH
    assert marking.selected(READING, pages, start, start) is None


def test_what_the_dialog_says_is_decided(view: SourceView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FigureDialog, "exec", lambda self: 1)
    told: list[FigureAdded] = []
    view.decided.connect(told.append)
    menu = _menu(view, "b3", "1.234,5 triệu đồng", select=True)
    next(a for a in menu.actions() if "số liệu" in a.text()).trigger()
    assert [(said.value, said.unit) for said in told] == [("1234.5", "triệu đồng")]
