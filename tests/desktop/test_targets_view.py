"""The screen of targets: each line with its sentence, and a decision for what is done to it, by button and by key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from compare.comparison import Comparison
from compare.decisions import (
    BaseGiven,
    Decision,
    TargetChosen,
    TargetConfirmed,
    TargetCorrected,
    TargetRejected,
    TargetSplit,
    ThresholdSet,
)
from compare.report import Report
from compare.target_list import proposed_parts, target_lines
from desktop import target_dialogs
from desktop.tab_counts import to_confirm
from desktop.targets_view import TargetsView
from tests.compare.test_target_lines import BUDGET, INCOME, WATER, compared, line, reports

pytestmark = pytest.mark.usefixtures("look")
__all__ = ["reports"]


class Screen:
    """The view on a result that follows what is decided in it."""

    def __init__(self, qtbot: Any, told: Sequence[Report], *before: Decision) -> None:
        self.told, self.said = told, list(before)
        self.view = TargetsView()
        qtbot.addWidget(self.view)
        self.view.decided.connect(self.take)
        self.view.all_decided.connect(lambda said: self.take(*said))
        self.view.resize(900, 600)
        self.view.show()
        self.show()

    def take(self, *said: Decision) -> None:
        self.said += said
        self.show()

    def show(self) -> None:
        self.result: Comparison = compared(self.told, *self.said)
        self.view.show_result(self.result)

    def go(self, words: str) -> None:
        tree = self.view._tree
        found = tree.findItems(words, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive, 0)
        tree.setCurrentItem(found[0])

    def press(self, name: str) -> None:
        button: QPushButton = self.view._buttons[name]
        assert button.isEnabled() and button.isVisible(), name
        button.click()

    def row(self, words: str) -> list[str]:
        tree = self.view._tree
        item = tree.findItems(words, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive, 0)[0]
        return [item.text(column) for column in range(6)]


@pytest.fixture
def screen(qtbot: Any, reports: Sequence[Report]) -> Screen:
    return Screen(qtbot, reports)


def test_each_line_shows_its_figure_its_time_and_its_sentence(screen: Screen) -> None:
    name, goal, period, _, state, used = screen.row("nước sạch")
    assert (name, goal, period) == ("Tỷ lệ hộ dùng nước sạch", "95%", "Năm 2025")
    assert (state, used) == ("Chưa xác nhận", "✓")
    screen.go("nước sạch")
    assert "Tỷ lệ hộ dùng nước sạch đạt 95%." in screen.view._detail.toPlainText()
    assert to_confirm(screen.view._result) == 4


def test_enter_confirms_line_after_line_and_the_count_falls(qtbot: Any, screen: Screen) -> None:
    screen.go("Thu ngân sách")
    qtbot.keyClick(screen.view, Qt.Key.Key_Return)
    assert screen.view._line() is not None and screen.view._line().state == "no_base"
    screen.go("nước sạch")
    qtbot.keyClick(screen.view, Qt.Key.Key_Return)
    assert [type(d) for d in screen.said] == [TargetConfirmed, TargetConfirmed]
    assert screen.said[0] != screen.said[1]
    assert screen.row("Thu ngân sách")[4].startswith("Đã xác nhận")


def test_a_whole_document_is_confirmed_at_once(screen: Screen) -> None:
    screen.go("Thu ngân sách")
    screen.press("confirm_all")
    assert len(screen.said) == 2  # the two that want a base are not among them
    assert to_confirm(screen.view._result) == 2


def test_a_line_is_set_aside_and_taken_back(screen: Screen) -> None:
    for state in ("Đã loại", "Chưa xác nhận"):
        screen.go("nước sạch")
        screen.press("reject")
        assert screen.row("nước sạch")[4].startswith(state)
    assert [d.rejected for d in screen.said if isinstance(d, TargetRejected)] == [True, False]


def test_a_base_is_asked_for_and_the_target_worked_out(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    def answered(dialog: target_dialogs.BaseDialog) -> bool:
        assert "+5% so đầu nhiệm kỳ" in dialog.findChild(target_dialogs.QLabel).text()
        dialog._value.setText("50")
        assert dialog._unit.text() == "triệu đồng"
        return not dialog.problem()

    monkeypatch.setattr(target_dialogs.BaseDialog, "exec", answered)
    screen.go("Thu nhập")
    screen.press("give_base")
    assert isinstance(screen.said[-1], BaseGiven)
    assert screen.row("Thu nhập")[1] == "52,5 triệu đồng"
    screen.go("Thu nhập")
    assert "tính từ số gốc 50 triệu đồng" in screen.view._detail.toPlainText()


def test_a_line_is_corrected_and_says_so(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    def answered(dialog: target_dialogs.GoalDialog) -> bool:
        assert dialog._value.text() == "95"
        dialog._value.setText("94,5")
        dialog._issuer.setText("HĐND tỉnh")
        return not dialog.problem()

    monkeypatch.setattr(target_dialogs.GoalDialog, "exec", answered)
    screen.go("nước sạch")
    screen.press("correct")
    assert isinstance(screen.said[-1], TargetCorrected)
    assert screen.row("nước sạch")[1:4] == ["94,5%", "Năm 2025", "HĐND tỉnh"]


def test_a_line_is_split_into_the_parts_proposed(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    def answered(dialog: target_dialogs.SplitDialog) -> bool:
        assert dialog.problem()  # one target is no split
        dialog._table.item(0, 0).setText("hộ dùng nước máy")
        dialog._add(target_dialogs.TargetPart("hộ dùng nước giếng", "30", "%"))
        return not dialog.problem()

    monkeypatch.setattr(target_dialogs.SplitDialog, "exec", answered)
    screen.go("nước sạch")
    screen.press("split")
    assert isinstance(screen.said[-1], TargetSplit)
    assert [screen.row(name)[1] for name in ("nước máy", "nước giếng")] == ["95%", "30%"]


def test_the_target_of_a_report_is_put_in_force_by_hand(screen: Screen) -> None:
    tree = screen.view._tree
    report = tree.topLevelItem(1)
    assert report is not None
    tree.setCurrentItem(report.child(0))
    screen.press("use")
    assert isinstance(screen.said[-1], TargetChosen)
    assert tree.topLevelItem(1).child(0).text(5) == "✓"
    screen.press("use")
    assert screen.said[-1].chosen is None
    assert screen.row("Thu ngân sách")[5] == "✓"


def test_only_what_was_confirmed_judges_where_that_is_wanted(screen: Screen) -> None:
    screen.view._only.click()
    assert screen.said == [ThresholdSet("targets.confirmed_only", "1")]
    assert not any(
        line.in_force for _, lines in target_lines(screen.result) for line in lines[:1] if line.source == "s0"
    )


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Tỷ lệ hộ dùng nước sạch đạt 95%, hộ có nhà tiêu đạt 90%.",
         [("Tỷ lệ hộ dùng nước sạch", "95", "%", "eq"), ("hộ có nhà tiêu", "90", "%", "eq")]),
        ("Tỷ lệ trường đạt chuẩn: mầm non 100%, tiểu học 95%",
         [("Tỷ lệ trường đạt chuẩn mầm non", "100", "%", "eq"),
          ("Tỷ lệ trường đạt chuẩn tiểu học", "95", "%", "eq")]),
        ("Thu ngân sách đạt 1.250,5 tỷ đồng; chi không quá 980 tỷ đồng",
         [("Thu ngân sách", "1250.5", "tỷ đồng", "eq"), ("chi", "980", "tỷ đồng", "le")]),
        ("Thu nhập bình quân đến năm 2025 đạt 62 triệu đồng, tỷ lệ hộ nghèo còn 2% so với năm 2020",
         [("Thu nhập bình quân", "62", "triệu đồng", "eq"), ("tỷ lệ hộ nghèo", "2", "%", "eq")]),
        ("Không có số nào", []),
    ],
)  # fmt: skip
def test_the_parts_that_a_sentence_seems_to_set_are_proposed(
    sentence: str, parts: list[tuple[str, str, str, str]]
) -> None:
    assert [(p.indicator, p.value, p.unit, p.bound) for p in proposed_parts(sentence)] == parts


def test_lines_carry_what_the_decisions_left_them(reports: Sequence[Report]) -> None:
    result = compared(reports, TargetConfirmed(line(compared(reports), BUDGET)))
    states = {x.observation.indicator: x.state for _, lines in target_lines(result) for x in lines if x.source == "s0"}
    wanted = {BUDGET: "confirmed", INCOME: "no_base", WATER: "read"}
    assert {words: next(s for n, s in states.items() if words in n.lower()) for words in wanted} == wanted


def test_its_own_row_is_told_elsewhere_after_each_decision_too(screen: Screen) -> None:
    rows: list[str] = []
    screen.view.row_selected.connect(rows.append)
    line_at = screen.view._line()
    screen.view._buttons["confirm_all"].click()
    assert line_at is not None and line_at.row is not None
    assert rows[-1:] == [line_at.row.id]
