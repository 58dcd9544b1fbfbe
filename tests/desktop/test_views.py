"""The other views: sources, sections side by side, findings, inspector, history."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QStyleOptionViewItem

from compare.comparison import Comparison
from compare.decisions import FindingDismissed
from compare.report import Source
from desktop import decision_dialogs, texts
from desktop.findings_view import FindingsView
from desktop.history_pane import HistoryPane
from desktop.inspector import Inspector
from desktop.requests import Link, Linked, Words
from desktop.sections_view import SectionsView
from desktop.sources_pane import SourcesPane
from tests.desktop.sample_result import comparison

pytestmark = pytest.mark.usefixtures("look")


def _cards(pane: SourcesPane) -> list[str]:
    return [pane._list.item(i).toolTip() for i in range(pane._list.count())]


def test_the_sources_say_what_they_are_and_what_is_wrong(qtbot: Any) -> None:
    pane = SourcesPane()
    qtbot.addWidget(pane)
    pane.show_result(comparison())
    cards = _cards(pane)
    assert len(cards) == 4
    assert "Nghị quyết · Năm 2024" in cards[0] and "8 số liệu · 4 trang" in cards[0]
    assert "Trang 3 là ảnh" in cards[1]
    assert "Hãy xin lại tệp gốc" in cards[3]


def test_a_source_without_a_result_is_shown_as_waiting(qtbot: Any) -> None:
    pane = SourcesPane()
    qtbot.addWidget(pane)
    pane.show_result(comparison())
    pane.show_sources((Source("q1", "q.pdf", "1"), Source("s9", "mới.docx", "9")), waiting=True)
    cards = _cards(pane)
    assert [c.split("\n")[0] for c in cards] == ["Báo cáo quý I năm 2024.pdf", "mới.docx"]
    assert "Đang đọc…" in cards[1]


def test_the_lines_of_findings_take_the_height_that_their_words_need_at_the_width_now(qtbot: Any) -> None:
    view = FindingsView()
    qtbot.addWidget(view)
    view.resize(160, 500)
    view.show_result(comparison())
    view.show()
    qtbot.waitExposed(view)
    view.resize(1400, 500)
    qtbot.waitUntil(lambda: view._tree.viewport().width() > 300)

    def heights() -> list[tuple[int, int]]:
        tree, delegate = view._tree, view._tree.itemDelegate()
        items = [tree.topLevelItem(0).child(i) for i in range(tree.topLevelItem(0).childCount())]
        option = QStyleOptionViewItem()
        option.initFrom(tree)
        indices = [tree.indexFromItem(item) for item in items]
        return [(tree.visualRect(i).height(), delegate.sizeHint(option, i).height()) for i in indices]

    qtbot.waitUntil(lambda: all(stands == needed for stands, needed in heights()))


def test_a_file_name_may_be_long_and_without_spaces(qtbot: Any) -> None:
    pane = SourcesPane()
    qtbot.addWidget(pane)
    pane.resize(200, 400)
    pane.show_sources((Source("a", "bao_cao_" * 30 + ".docx", "1"),), waiting=False)
    pane.show()
    assert pane._list.visualItemRect(pane._list.item(0)).height() < 150


def test_the_inspector_tells_target_rule_match_and_every_figure(qtbot: Any) -> None:
    view = Inspector()
    qtbot.addWidget(view)
    view.show_result(comparison())
    view.show_row("r1")
    said = view.toPlainText()
    for part in ("Đúng tiến độ – bằng 53,5% mục tiêu", "24,5 tỷ đồng · Năm 2024 · HĐND xã", "13,4 tỷ đồng",
                 "Chỉ tiêu giao trong nghị quyết", "Mức chắc chắn khi ghép: 93%", "Thời gian đã qua: 50%"):  # fmt: skip
        assert part in said
    with qtbot.waitSignal(view.figure_opened) as told:
        view.anchorClicked.emit(QUrl(f"figure:{view._links.index(('h1', 'o4'))}"))
    assert told.args == ["h1", "o4"]


def test_the_inspector_says_which_reports_are_silent(qtbot: Any) -> None:
    view = Inspector()
    qtbot.addWidget(view)
    view.show_result(comparison())
    view.show_row("r8")
    assert "Không nhắc đến: Quý I/2024, 6 tháng đầu năm 2024." in view.toPlainText()


def test_findings_are_grouped_by_seriousness_with_both_places_quoted(qtbot: Any) -> None:
    view = FindingsView()
    qtbot.addWidget(view)
    view.show_result(comparison())
    heads = [view._tree.topLevelItem(i) for i in range(view._tree.topLevelItemCount())]
    assert [h.text(0) for h in heads if h] == ["Chưa khớp (1)", "Cần kiểm tra (1)", "Nên biết (1)"]
    detail = view._detail.toPlainText()
    assert "13,1" in detail and "1 | Thu ngân sách nhà nước | Tỷ đồng | 24,5 | 13,4" in detail
    with qtbot.waitSignal(view.place_opened) as told:
        view._detail.anchorClicked.emit(QUrl("place:1"))
    assert told.args[0] == "h1" and told.args[1].row == 1


def test_a_finding_is_put_aside_with_its_reason_and_taken_back(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    view = FindingsView()
    qtbot.addWidget(view)
    result = comparison()
    view.show_result(result)
    monkeypatch.setattr(decision_dialogs, "_line", lambda *_: "số trong bảng là dự ước")
    with qtbot.waitSignal(view.decided) as told:
        view._dismissing.click()
    assert told.args == [FindingDismissed("f1", "số trong bảng là dự ước")]
    first = dataclasses.replace(result.findings[0], dismissed="số trong bảng là dự ước")
    view.show_result(dataclasses.replace(result, findings=(first, *result.findings[1:])))
    assert view._tree.topLevelItemCount() == 2
    view._show_dismissed.setChecked(True)
    view._tree.setCurrentItem(view._tree.topLevelItem(0).child(0))
    assert "số trong bảng là dự ước" in view._detail.toPlainText()
    with qtbot.waitSignal(view.decided) as told:
        view._dismissing.click()
    assert told.args == [FindingDismissed("f1", "")]


def _beside(qtbot: Any) -> SectionsView:
    view = SectionsView()
    qtbot.addWidget(view)
    view.resize(900, 260)
    view.show()
    view.show_result(comparison())
    return view


def test_the_newest_two_reports_stand_beside_each_other(qtbot: Any) -> None:
    view = _beside(qtbot)
    assert [p.source for p in view._beside.panes] == ["q1", "h1"]
    view._bar.more.click()
    assert len(view._beside.panes) == 3
    view._bar.fewer.click()
    assert [p.source for p in view._beside.panes] == ["q1", "h1"]


def test_going_to_a_section_brings_it_up_in_every_pane(qtbot: Any) -> None:
    view = _beside(qtbot)
    row = view._result.sections[2]
    view._outline.setCurrentItem(view._outline.topLevelItem(2))
    for pane in view._beside.panes:
        top, bar = pane.top_of(row), pane.browser.verticalScrollBar()
        assert top is not None
        assert bar.value() == min(bar.maximum(), round(top) - 12)


def test_the_panes_begin_at_the_first_section_that_both_have(qtbot: Any) -> None:
    view = _beside(qtbot)
    first = next(r for r in view._result.sections if {"q1", "h1"} <= set(r.cells))
    current = view._outline.currentItem()
    assert current is not None and view._outline.indexOfTopLevelItem(current) == view._result.sections.index(first)
    view._rest()
    for pane in view._beside.panes:
        top, bar = pane.top_of(first), pane.browser.verticalScrollBar()
        assert top is not None
        assert bar.value() == max(0, min(bar.maximum(), round(top) - 12))


def test_panes_scroll_together_by_their_sections(qtbot: Any) -> None:
    view = _beside(qtbot)
    left, right = view._beside.panes
    row = view._result.sections[1]
    view._measure()
    right.browser.verticalScrollBar().setValue(round(right.top_of(row) or 0))
    assert abs(left.browser.verticalScrollBar().value() - round(left.top_of(row) or 0)) <= 2
    view._bar.together.setChecked(False)
    before = left.browser.verticalScrollBar().value()
    right.browser.verticalScrollBar().setValue(0)
    assert left.browser.verticalScrollBar().value() == before


def test_words_that_differ_are_marked_on_demand(qtbot: Any) -> None:
    view = _beside(qtbot)
    asked: list[tuple[str, str]] = []
    view.links_requested.connect(lambda one, other: asked.append((one, other)))
    view.show_result(comparison())
    assert asked == [("q1", "h1")]
    gone = Link("gone", Words("b4", 0, 9, "gone"), None)
    view.show_links(Linked(1, "q1", "h1", (gone,)))
    assert view._beside.panes[0].browser.extraSelections() == []
    view._bar.words.setChecked(True)
    assert [s.cursor.selectedText() for s in view._beside.panes[0].browser.extraSelections()] == ["Diện tích"]


def test_the_history_steps_to_where_it_is_clicked(qtbot: Any) -> None:
    pane = HistoryPane()
    qtbot.addWidget(pane)
    pane.show_history(["thêm a", "ghép b", "đổi tên c"], ["chốt d"], ["", "", "C", "Đạt – họp"])
    assert [pane.item(at).text() for at in (3, 4)] == ["Đổi tên c: C", "Chốt d: Đạt – họp"]
    with qtbot.waitSignal(pane.stepped) as told:
        pane.itemActivated.emit(pane.item(1))
    assert told.args == [-2]
    with qtbot.waitSignal(pane.stepped) as told:
        pane.itemActivated.emit(pane.item(4))
    assert told.args == [1]


@pytest.mark.parametrize("view_of", [SourcesPane, Inspector, FindingsView, SectionsView])
def test_every_view_stands_an_empty_result_and_a_change_of_language(qtbot: Any, view_of: Any) -> None:
    view = view_of()
    qtbot.addWidget(view)
    view.show()
    view.show_result(Comparison())
    view.show_result(comparison())
    texts.use("en")
    view.show_result(Comparison())
