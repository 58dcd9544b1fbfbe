"""The progress board: its lines, filters and orders, and what the user does on it."""

from __future__ import annotations

import dataclasses
import random
from decimal import Decimal
from typing import Any

import lxml.html
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog

from compare.comparison import Comparison, Reading
from compare.decisions import IndicatorIgnored, IndicatorMoved, IndicatorsJoined
from compare.period import parse
from compare.wording import match_key
from desktop import decision_dialogs, texts
from desktop.board_columns import FROZEN, NAME, PROGRESS, REPORTS, STATUS, TARGET
from desktop.board_lines import Wanted
from desktop.board_model import BoardModel
from desktop.members import row_member
from desktop.progress_view import ProgressView
from tests.desktop.sample_result import comparison

pytestmark = pytest.mark.usefixtures("look")


def _model() -> BoardModel:
    model = BoardModel()
    model.show(comparison())
    return model


def _titles(model: BoardModel) -> list[str]:
    return [model.line(i).title for i in range(model.rowCount()) if model.line(i).row]


def _text(model: BoardModel, row_id: str, column: int) -> str:
    at = model.position(row_id)
    assert at is not None
    return str(model.data(model.index(at, column)))


def test_rows_stand_under_their_sections_in_the_order_of_the_reports() -> None:
    model = _model()
    headings = [model.line(i).title for i in range(model.rowCount()) if model.line(i).row is None]
    assert headings == ["Kinh tế", "Văn hóa, xã hội"]
    assert _titles(model)[0] == "Thu ngân sách nhà nước"
    assert model.total() == model.shown() == 10


def test_a_column_for_each_report_by_period_and_target_documents_last() -> None:
    model = _model()
    heads = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(REPORTS, model.columnCount())]
    assert heads == ["Quý I/2024\nBáo cáo quý", "6 tháng đầu\nnăm 2024\nBáo cáo 6 tháng", "Năm 2024\nNghị quyết"]


def test_reports_of_one_kind_and_period_are_told_apart_by_their_files() -> None:
    result = comparison()
    report = result.readings[1].report
    twin = dataclasses.replace(report, source=dataclasses.replace(report.source, id="q2", name="bản 2.docx"))
    readings = (*result.readings, dataclasses.replace(result.readings[1], report=twin))
    model = BoardModel()
    model.show(dataclasses.replace(result, readings=readings))
    heads = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(REPORTS, model.columnCount())]
    assert "Quý I/2024\nBáo cáo quý I năm 2024" in heads and "Quý I/2024\nbản 2" in heads


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("r1", NAME, "Thu ngân sách nhà nước"),
        ("r1", TARGET, "24,5 tỷ đồng\nNăm 2024"),
        ("r1", STATUS, "Đúng tiến độ"),
        ("r1", PROGRESS, "53,5%"),
        ("r1", REPORTS, "5,9 tỷ đồng\n24% kế hoạch"),
        ("r2", TARGET, "≥ 63 triệu đồng/người/năm\nNăm 2024"),
        ("r2", REPORTS, ""),
        ("r3", STATUS, "Chậm nhiều"),
        ("r6", STATUS, "Cơ bản đạt"),
    ],
)
def test_cells_say_the_figure_in_the_notation_of_the_language(row: str, column: int, said: str) -> None:
    assert _text(_model(), row, column) == said


def test_english_notation() -> None:
    texts.use("en")
    model = _model()
    assert _text(model, "r3", TARGET) == "8,200 tấn\n2024"
    assert _text(model, "r1", STATUS) == "On track"


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Wanted("thu ngan sach"), 1),
        (Wanted("HỘ NGHÈO"), 1),
        (Wanted("tỉ lệ"), 2),
        (Wanted(statuses=frozenset({"at_risk"})), 2),
        (Wanted("lao động", frozenset({"met"})), 0),
        (Wanted(doubtful=True), 1),
        (Wanted(), 10),
    ],
)
def test_filters(wanted: Wanted, shown: int) -> None:
    model = _model()
    model.want(wanted)
    assert model.shown() == shown


def test_sorting_by_status_puts_the_worst_first_and_takes_the_headings_away() -> None:
    model = _model()
    model.order_by(STATUS)
    assert _titles(model)[0] == "Sản lượng lương thực"
    assert model.rowCount() == model.shown()
    model.order_by(None)
    assert model.line(0).row is None


def test_a_row_whose_sentence_names_nothing_says_so() -> None:
    result = comparison()
    nameless = dataclasses.replace(result.rows[0], row=dataclasses.replace(result.rows[0].row, name=""))
    model = BoardModel()
    model.show(dataclasses.replace(result, rows=(nameless,)))
    assert _titles(model) == ["(chưa rõ tên)"]


def test_rows_of_one_status_are_sorted_by_how_far_they_are_behind() -> None:
    result = comparison()
    two = [dataclasses.replace(r, progress=dataclasses.replace(r.progress, status="behind")) for r in result.rows[:2]]
    two = [
        dataclasses.replace(r, progress=dataclasses.replace(r.progress, percent=Decimal(percent), expected_percent=due))
        for r, percent, due in zip(two, (70, 40), (Decimal(75), Decimal(25)), strict=True)
    ]
    for rows, first in ((two, 0), (two[::-1], 0)):
        model = BoardModel()
        model.show(dataclasses.replace(result, rows=tuple(rows)))
        model.order_by(STATUS)
        assert model.line(0).row is two[first]


def test_a_width_the_user_gave_stays_and_larger_text_has_wider_columns(qtbot: Any) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    view.show_result(comparison())
    before = view._left.columnWidth(NAME)
    view._right.setColumnWidth(REPORTS, 300)
    view.show_result(comparison())
    assert view._right.columnWidth(REPORTS) == 300
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    view.setFont(font)
    assert view._left.columnWidth(NAME) > before * 1.3


def test_columns_that_come_back_are_as_wide_as_they_were_at_first(qtbot: Any) -> None:
    """As where another workspace is opened: there is no column for a moment, and a table forgets its width."""
    view = ProgressView()
    qtbot.addWidget(view)
    view.show_result(comparison())
    columns = range(REPORTS, view.model.columnCount())
    before = [view._right.columnWidth(column) for column in columns]
    view.show_result(Comparison())
    view.show_result(comparison())
    assert [view._right.columnWidth(column) for column in columns] == before


def test_sorting_by_name_is_vietnamese() -> None:
    model = _model()
    model.order_by(NAME)
    assert _titles(model)[:2] == ["Diện tích cây ăn quả trồng mới", "Sản lượng lương thực"]


def test_a_selected_cell_tells_its_row_and_its_figure(qtbot: Any) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    view.show_result(comparison())
    rows: list[str] = []
    figures: list[tuple[str, str]] = []
    view.row_selected.connect(rows.append)
    view.figure_selected.connect(lambda source, observation: figures.append((source, observation)))
    view.select_row("r1", REPORTS + 1)
    assert rows == ["r1"]
    assert figures == [("h1", "o4")]  # of two figures that contradict each other the one that was judged


def test_the_menu_of_one_of_several_selected_rows_leaves_them_selected(qtbot: Any) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    view.show_result(comparison())
    view._left.selectAll()
    several = view.selected_rows()
    at = view.model.position("r4")
    assert at is not None and len(several) > 1
    view._left.menu_wanted.emit(view.model.index(at, NAME), QPoint(0, 0))
    assert view.selected_rows() == several and view.selected_row() == "r4"
    view.select_row("r1")
    view._left.menu_wanted.emit(view.model.index(at, NAME), QPoint(0, 0))
    assert view.selected_rows() == ("r4",)


def test_the_row_stays_selected_when_the_result_changes(qtbot: Any) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    result = comparison()
    view.show_result(result)
    view.select_row("r4")
    view.show_result(dataclasses.replace(result, rows=tuple(reversed(result.rows))))
    assert view.selected_row() == "r4"


def test_going_to_a_row_that_is_filtered_away_clears_the_filter(qtbot: Any) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    view.show_result(comparison())
    view.filter.search.setText("hộ nghèo")
    assert view.model.shown() == 1
    view.select_row("r1")
    assert view.selected_row() == "r1"


def test_a_row_dropped_on_another_joins_them(qtbot: Any) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    view.show_result(comparison())
    at = view.model.position("r2")
    assert at is not None
    with qtbot.waitSignal(view.decided) as told:
        view._left.dropped.emit(view.model.index(view.model.position("r9") or 0, NAME), at)
    said = told.args[0]
    assert isinstance(said, IndicatorsJoined)
    assert said.one.source == "nq" and said.other.source == "q1"


def test_a_cell_dragged_onto_another_row_moves_its_figure_alone(qtbot: Any) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    view.show_result(comparison())
    row = next(r for r in view._result.rows if len(r.row.cells) > 2)
    source = [s for s in row.row.cells if s not in view._result.targets][-1]
    other = next(r for r in view._result.rows if r.id != row.id and source not in r.row.cells)
    dragged = view.model.index(view.model.position(row.id) or 0, view.model.column_of(source))
    with qtbot.waitSignal(view.decided) as told:
        view._right.dropped.emit(dragged, view.model.position(other.id))
    said = told.args[0]
    assert isinstance(said, IndicatorMoved)
    assert said.member.source == source
    assert said.to.label == match_key(other.row.name) or said.to.source in other.row.cells
    assert {member.source for member in said.apart} == row.row.cells.keys() - {source}


@pytest.mark.parametrize("answer", ["swapped", "instead", None])
def test_a_cell_dragged_onto_another_figure_of_its_report_is_asked_about(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, answer: str | None
) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    view.show_result(comparison())
    asked: list[Any] = []
    monkeypatch.setattr(decision_dialogs, "occupied", lambda *said: asked.append(said) or answer)
    rows = [r for r in view._result.rows if len(r.row.cells) > 2]
    source = next(s for s in rows[0].row.cells if s in rows[1].row.cells and s not in view._result.targets)
    dragged = view.model.index(view.model.position(rows[0].id) or 0, view.model.column_of(source))
    said: list[Any] = []
    view.decided.connect(said.append)
    view._right.dropped.emit(dragged, view.model.position(rows[1].id))
    assert asked[0][3] == ("swapped", "instead", "with")
    assert [(d.displaced is not None, d.displaced_to is not None) for d in said] == (
        [] if answer is None else [(True, answer == "swapped")]
    )


def test_one_section_alone_is_shown_and_all_again(qtbot: Any) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    view.show_result(comparison())
    view.filter.section.setCurrentIndex(view.filter.section.findData("Kinh tế"))
    view.filter.section.activated.emit(view.filter.section.currentIndex())
    headings = [view.model.line(i).title for i in range(view.model.rowCount()) if view.model.line(i).row is None]
    assert headings == ["Kinh tế"]
    view.clear_filters()
    assert view.model.shown() == view.model.total()


def test_rows_whose_figure_changed_are_shown_alone() -> None:
    model = _model()
    model.want(Wanted(changed=True))
    shown = [model.line(at) for at in range(model.rowCount()) if model.line(at).row]
    assert 0 < len(shown) < model.total()
    for line in shown:
        told = [cell.figure for cell in line.cells if cell.source and cell.source not in line.ground.targets]
        assert told[-1] != told[-2]


def test_a_column_is_hidden_and_brought_back(qtbot: Any) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    view.show_result(comparison())
    column = view.model.column_of("q1")
    view._columns.hide("q1")
    assert view._right.isColumnHidden(column)
    view.show_result(comparison())
    assert view._right.isColumnHidden(column)
    view._columns.hide(None)
    assert not view._right.isColumnHidden(column)


def test_an_ignored_row_is_named_and_taken_back(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    result = comparison()
    row = result.rows[0]
    member = row_member(result, row)
    view.show_result(dataclasses.replace(result, rows=result.rows[1:], ignored=((member, row),)))
    view.show()
    assert view.filter.ignored.isVisible() and view.filter.ignored.text() == "Đã bỏ qua 1"
    monkeypatch.setattr(QInputDialog, "getItem", lambda *a, **_: (a[3][0], True))
    with qtbot.waitSignal(view.decided) as told:
        view.filter.ignored.click()
    assert told.args == [IndicatorIgnored(member, False)]


def test_the_column_at_the_cursor_is_sorted_by(qtbot: Any) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    view.show_result(comparison())
    view.select_row("r1", PROGRESS)
    view.sort()
    assert view.model.sorted_by == (PROGRESS, False)
    assert view.selected_row() == "r1"


def test_a_change_of_boundaries_is_marked_on_its_column_and_breaks_the_trend() -> None:
    result = comparison()

    def on_other_ground(reading: Reading) -> Reading:
        told = reading.report.with_identity(period=parse("2025-9M"), issuer="UBND xã Lâm Trung Mới")
        return dataclasses.replace(reading, report=told) if reading.id == "h1" else reading

    model = BoardModel()
    model.show(dataclasses.replace(result, readings=tuple(on_other_ground(r) for r in result.readings)))
    column = model.column_of("h1")
    assert str(model.headerData(column, Qt.Orientation.Horizontal)).startswith("‖ ")
    tip = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "địa giới mới" in str(tip)
    lines = [model.line(at) for at in range(model.rowCount())]
    crossing = [line for line in lines if line.row and {"q1", "h1"} <= line.row.row.cells.keys() and line.levels]
    assert crossing and all(not line.levels[-1][1] for line in crossing)


def test_the_board_is_copied_as_a_table(qtbot: Any) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    view.show_result(comparison())
    view.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("Chỉ tiêu\tMục tiêu\tĐánh giá\tMức đạt\tQuý I/2024")
    assert "Thu ngân sách nhà nước\t24,5 tỷ đồng\tĐúng tiến độ\t53,5%" in "\n".join(lines)
    table = lxml.html.fromstring(QGuiApplication.clipboard().mimeData().html())  # what Word takes
    cells = [[cell.text_content() for cell in row] for row in table.iter("tr")]
    assert cells[0] == lines[0].split("\t") and len(cells) == len(lines)
    assert ["Thu ngân sách nhà nước", "24,5 tỷ đồng", "Đúng tiến độ", "53,5%"] in [row[:4] for row in cells]


def test_where_not_all_columns_fit_the_newest_report_is_in_sight_until_the_user_scrolls(qtbot: Any) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    view.resize(780, 500)
    view.show()
    view.show_result(comparison())
    newest = REPORTS + 1  # a document of targets stands behind it
    head, across = view._right.horizontalHeader(), view._right.horizontalScrollBar()

    def is_well_placed() -> bool:
        """All of the newest is in sight, and a column begins at the left edge: none is cut there."""
        begins = {head.sectionViewportPosition(c) for c in range(FROZEN + 1, view.model.columnCount())}
        ends = head.sectionViewportPosition(newest) + head.sectionSize(newest)
        return across.maximum() > 0 and 0 in begins and ends <= view._right.viewport().width()

    for width in (780, 720, 900):
        view.resize(width, 500)
        qtbot.waitUntil(is_well_placed)
    across.triggerAction(across.SliderAction.SliderToMinimum)
    view.resize(700, 500)
    view.show_result(comparison())
    assert across.value() == 0


def test_both_halves_scroll_together(qtbot: Any) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    view.resize(800, 240)
    view.show()
    view.show_result(comparison())
    view._right.verticalScrollBar().setValue(60)
    assert view._left.verticalScrollBar().value() == 60
    view._left.verticalScrollBar().setValue(20)
    assert view._right.verticalScrollBar().value() == 20


def test_the_row_at_the_cursor_stays_in_sight_where_another_result_moves_it(qtbot: Any) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    view.resize(800, 240)
    view.show()
    result = comparison()
    view.show_result(result)
    last = view.shown_rows()[-1]
    view.select_row(last.id)
    first = next(r for r in result.rows if r.target)
    moved = dataclasses.replace(last, row=dataclasses.replace(last.row, section=first.row.section), target=first.target)
    others = [r for r in result.rows if r.id != last.id]
    view.show_result(dataclasses.replace(result, rows=(moved, *others)))
    index = view._right.currentIndex()
    assert view.selected_row() == last.id and index.row() < 3
    shown = view._left.viewport().rect()
    assert shown.contains(view._left.visualRect(index.siblingAtColumn(NAME)).center())


def test_a_line_is_as_high_as_its_words_need_wherever_a_heading_stood(qtbot: Any, look: None) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    view.show_result(comparison())
    high, low = view._left.rowHeight(1), view._left.rowHeight(0)
    assert low < high and view.model.line(0).row is None
    view._sort(STATUS)
    assert {view._left.rowHeight(at) for at in range(view.model.rowCount())} == {high}
    assert {view._right.rowHeight(at) for at in range(view.model.rowCount())} == {high}
    view._sort(STATUS)
    view._sort(STATUS)
    heights = [view._left.rowHeight(at) for at in range(view.model.rowCount())]
    assert heights == [low if view.model.line(at).row is None else high for at in range(view.model.rowCount())]


def test_a_counter_that_lets_finer_words_through_names_them(qtbot: Any) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    result = comparison()
    ahead = dataclasses.replace(result.rows[0].progress, status="on_track", detail="ahead")
    view.show_result(dataclasses.replace(result, rows=(dataclasses.replace(result.rows[0], progress=ahead),)))
    chip = view.filter._chips["on_track"]
    assert chip.accessibleName() == "Bảo đảm tiến độ 1"
    assert chip.toolTip() == "Chỉ hiện: Vượt tiến độ"


def test_counters_that_would_take_three_lines_are_marks_and_numbers_told_in_full(qtbot: Any) -> None:
    view = ProgressView()
    qtbot.addWidget(view)
    view.show()
    view.show_result(comparison())
    chip = view.filter._chips["with_target"]
    words = chip.accessibleName()
    for width, short in ((1600, False), (360, True), (1600, False)):
        view.resize(width, 500)
        qtbot.waitUntil(lambda short=short: chip.text() == (words.split()[-1] if short else words))
        assert chip.accessibleName() == words


def _changed(result: Comparison, rng: random.Random) -> Comparison:
    """A result a correction or two later: a row of another status, one gone or two in another's place."""
    rows = list(comparison().rows)
    for _ in range(rng.randrange(3)):
        rows.pop(rng.randrange(len(rows)))
    at = rng.randrange(len(rows))
    rows[at] = dataclasses.replace(rows[at], progress=dataclasses.replace(rows[at].progress, status="missed"))
    return dataclasses.replace(result, rows=tuple(rows))


def test_after_any_correction_the_board_is_as_one_made_anew(qtbot: Any) -> None:
    rng, result = random.Random(7), comparison()
    view = ProgressView()
    qtbot.addWidget(view)
    view.show_result(result)
    for _ in range(25):
        result = _changed(result, rng)
        view.show_result(result)
        fresh = ProgressView()
        qtbot.addWidget(fresh)
        fresh.show_result(result)
        count = fresh.model.rowCount()
        assert view.model.as_table(range(view.model.rowCount())) == fresh.model.as_table(range(count))
        for half, anew in ((view._left, fresh._left), (view._right, fresh._right)):
            assert [half.rowHeight(at) for at in range(count)] == [anew.rowHeight(at) for at in range(count)]
            assert [half.columnSpan(at, NAME) for at in range(count)] == [
                anew.columnSpan(at, NAME) for at in range(count)
            ]
        assert [view.model.position(row.id) for row in result.rows] == [
            fresh.model.position(row.id) for row in result.rows
        ]


def test_a_correction_draws_its_row_alone() -> None:
    model, result = BoardModel(), comparison()
    model.show(result)
    told: list[int] = []
    model.dataChanged.connect(lambda first, last, _: told.extend(range(first.row(), last.row() + 1)))
    model.modelReset.connect(lambda: pytest.fail("the views lose their place"))
    rows = list(result.rows)
    rows[3] = dataclasses.replace(rows[3], note="xem lại")
    model.show(dataclasses.replace(result, rows=tuple(rows)))
    assert set(told) == {model.position(rows[3].id)}
