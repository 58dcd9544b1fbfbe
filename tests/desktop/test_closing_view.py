"""Closed figures on screen: what changed is listed with both values, what is missing by the unit that answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from compare.closing import Closing, close
from compare.comparison import Comparison
from compare.decisions import ResponsibleSet
from desktop import texts
from desktop.closing_dialogs import ClosingDialog, ResponsibleDialog
from desktop.closing_view import ClosingView
from desktop.members import row_member
from tests.desktop.sample_result import comparison

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def view(qtbot: Any) -> ClosingView:
    made = ClosingView()
    qtbot.addWidget(made)
    made.resize(860, 500)
    made.show()
    return made


def _closed(result: Comparison, title: str = "6 tháng đầu năm", when: str = "2024-07-02") -> Closing:
    return close(result, title, when, "Nguyễn Văn A", "đã thống nhất")


def _changed(result: Comparison) -> Comparison:
    """The result with another level in its first row, and a unit that answers for the second."""
    first, second, *others = result.rows
    actual = first.progress.actual
    assert actual is not None
    moved = replace(first, progress=replace(first.progress, actual=replace(actual, value=Decimal("99.5"))))
    return replace(result, rows=(moved, replace(second, responsible="Phòng Kinh tế"), *others))


def _lines(view: ClosingView) -> list[tuple[str, ...]]:
    return [cells for group in view.groups() for cells, _ in group.lines]


def test_what_changed_since_stands_under_what_it_is(view: ClosingView) -> None:
    result = comparison()
    view.show_result(result)
    assert "Chưa chốt lần nào" in view._empty.text() and view._empty.isVisible()
    view.show_closings((_closed(result),))
    assert "Không có gì thay đổi" in view._empty.text()
    view.show_result(_changed(result))
    assert [group.head for group in view.groups()] == ["Số liệu thay đổi", "Đổi đơn vị chủ trì"]
    name, before, after = _lines(view)[0]
    assert name and before != after and after.startswith("99,5")
    assert "Nguyễn Văn A" in view._before.currentText() and "02/07/2024" in view._before.currentText()
    assert "đã khóa" in view._note.text() and "đã thống nhất" in view._note.text()


def test_two_closings_are_compared_with_each_other(view: ClosingView) -> None:
    result = comparison()
    view.show_result(result)
    view.show_closings((_closed(result), _closed(_changed(result), "9 tháng", "2024-10-02")))
    assert "9 tháng" in view._before.currentText(), "the newest is offered first"
    assert view._after.count() == 1, "nothing but today comes after it"
    view._before.setCurrentIndex(1)
    view._before.activated.emit(1)
    view._after.setCurrentIndex(1)
    view._after.activated.emit(1)
    assert _lines(view)[0][2].startswith("99,5")


def test_a_closing_that_was_tampered_with_says_so(view: ClosingView) -> None:
    view.show_result(comparison())
    view.show_closings((replace(_closed(comparison()), intact=False),))
    assert "sửa bằng chương trình khác" in view._note.text()
    assert "sửa ngoài chương trình" in view._before.currentText()


def test_what_is_missing_is_listed_by_unit_and_can_be_copied(view: ClosingView) -> None:
    result = comparison()
    silent = next(r for r in result.rows if r.target)
    bare = replace(silent, progress=replace(silent.progress, actual=None, percent=None, observation=None))
    view.show_result(replace(result, findings=(), rows=(replace(bare, responsible="Phòng Kinh tế"),)))
    view.show_missing()
    assert [(g.head, [cells[1] for cells, _ in g.lines]) for g in view.groups()] == [
        ("Phòng Kinh tế", ["chưa có số liệu thực hiện"])
    ]
    view._copy.click()
    said = QApplication.clipboard().text()
    assert said.startswith("Còn thiếu theo đơn vị\n\nPhòng Kinh tế\n- ")
    sheet = view.printed("Hồ sơ")
    assert sheet is not None and "Phòng Kinh tế" in sheet.html


def test_the_cursor_in_the_list_is_the_row_at_hand(qtbot: Any, view: ClosingView) -> None:
    result = comparison()
    view.show_closings((_closed(result),))
    view.show_result(_changed(result))
    head = view._list.topLevelItem(1)
    assert head is not None
    with qtbot.waitSignal(view.row_pointed) as told:
        view._list.setCurrentItem(head.child(0))
    assert told.args == [result.rows[1].id]
    with qtbot.waitSignal(view.row_selected):
        view._list.itemActivated.emit(head.child(0), 0)
    view.show_result(_changed(result))
    assert view._list.selected_row() == result.rows[1].id, "the cursor stays"


def test_it_speaks_both_languages(view: ClosingView) -> None:
    view.show_result(_changed(comparison()))
    view.show_closings((_closed(comparison()),))
    texts.use("en")
    assert view.groups()[0].head == "Figures that changed"


def test_a_closing_needs_a_title_and_a_person(qtbot: Any) -> None:
    dialog = ClosingDialog(None, comparison(), "")
    qtbot.addWidget(dialog)
    assert dialog._title.text(), "the newest report's period is offered"
    assert "người chốt" in dialog.problem()
    dialog._person.setText("Nguyễn Văn A")
    assert dialog.problem() == ""
    made = dialog.closing(date(2024, 7, 2))
    assert (made.person, made.date, len(made.figures)) == ("Nguyễn Văn A", "2024-07-02", len(comparison().rows))
    dialog._title.clear()
    assert "nội dung chốt" in dialog.problem()


def test_a_unit_is_chosen_among_those_known_or_typed_or_taken_back(qtbot: Any) -> None:
    result = _changed(comparison())
    row = result.rows[1]
    dialog = ResponsibleDialog(None, result, (row,))
    qtbot.addWidget(dialog)
    member = row_member(result, row)
    assert dialog.decisions([member]) == (), "nothing was changed"
    assert [dialog._unit.itemText(n) for n in range(dialog._unit.count())] == ["Phòng Kinh tế"]
    dialog._unit.setEditText("Phòng Văn hóa – Xã hội")
    assert dialog.decisions([member]) == (ResponsibleSet(member, "Phòng Văn hóa – Xã hội"),)
    dialog._unit.setEditText("")
    assert dialog.decisions([member]) == (ResponsibleSet(member, ""),)


def test_one_unit_is_named_for_several_rows_at_once(qtbot: Any) -> None:
    result = _changed(comparison())
    rows = result.rows[:3]
    dialog = ResponsibleDialog(None, result, rows)
    qtbot.addWidget(dialog)
    members = [row_member(result, row) for row in rows]
    assert dialog._unit.currentText() == "", "they have not one unit"
    assert dialog.decisions(members) == (), "what was not touched takes no unit away"
    dialog._unit.setEditText("Phòng Kinh tế")
    assert dialog.decisions(members) == tuple(ResponsibleSet(members[n], "Phòng Kinh tế") for n in (0, 2)), (
        "the second has it already"
    )


def test_several_lines_are_selected_and_no_head_among_them(view: ClosingView) -> None:
    view.show_missing()
    view.show_result(comparison())
    view._list.selectAll()
    lines = [row for group in view.groups() for _, row in group.lines]
    assert len(lines) > 1 and view.selected_rows() == tuple(dict.fromkeys(lines))


def test_without_a_target_it_is_not_said_that_nothing_is_missing(qtbot: Any) -> None:
    view = ClosingView()
    qtbot.addWidget(view)
    view.show_result(Comparison())
    view.show_missing()
    assert view._why_empty(None).startswith("Chưa chỉ tiêu nào có mục tiêu")
