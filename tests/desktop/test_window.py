"""The window as a person uses it: a story from the first start to the brief, with the real engine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtWidgets import QApplication

from compare.comparison import Comparison
from compare.decisions import Decision, IndicatorsJoined, ReadingChosen
from compare.messages import message
from compare.report import Source, Unread
from desktop import decision_dialogs, file_dialogs, texts, theme
from desktop.application import make_window
from desktop.board_columns import NAME, REPORTS
from desktop.decision_dialogs import StatusDialog
from desktop.main_window import MainWindow
from desktop.view_state import ViewStates
from tests.desktop.conftest import done_with
from tests.desktop.sample_result import comparison
from tests.desktop.test_session import PATIENCE, PLAN, REPORT

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def window(qtbot: Any, own_home: Path) -> Iterator[MainWindow]:
    own_home.mkdir()
    (own_home / "window.ini").write_text("[General]\nwelcomed=yes\n")
    made = make_window(own_home)
    made.resize(1366, 768)
    made.show()
    QApplication.processEvents()  # what is begun after the first paint
    yield made
    done_with(made)


@pytest.fixture
def shown(window: MainWindow) -> MainWindow:
    """The window with the handmade result on it."""
    window._stack.setCurrentIndex(1)
    window.wiring.session._show(comparison())
    window._stack.setCurrentIndex(1)
    return window


def _drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(p)) for p in paths])
    at, copy, buttons = QPointF(400, 300), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(at, copy, data, buttons, Qt.KeyboardModifier.NoModifier))


def _settled(qtbot: Any, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.wiring.session.is_busy, timeout=PATIENCE)


def _names(window: MainWindow) -> set[str]:
    return {r.row.name for r in window.wiring.session.result.rows}


def test_what_is_dropped_on_the_sample_begins_work_of_its_own(window: MainWindow, tmp_path: Path) -> None:
    """The line above the sample says so; its commune's figures would stand among the user's else."""
    window.wiring.commands.open_sample()
    assert window.banner.isVisible() and len(window.wiring.session.sources) > 1
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(f"{REPORT}\n{number}", "utf-8")
        _drop(window, tmp_path / f"{number}.txt")
    assert [source.name for source in window.wiring.session.sources] == ["1.txt", "2.txt"]
    assert not window.banner.isVisible()


def test_the_story(
    qtbot: Any, window: MainWindow, own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window._stack.currentWidget() is window.welcome
    for name, text in (("nghị quyết.txt", PLAN), ("báo cáo.txt", REPORT)):
        (tmp_path / name).write_text(text, "utf-8")
    _drop(window, tmp_path / "nghị quyết.txt", tmp_path / "báo cáo.txt")
    _settled(qtbot, window)
    assert window._stack.currentWidget() is window.tabs
    row = next(r for r in window.wiring.session.result.rows if "ngân sách" in r.row.name.lower())

    # a figure on the board shows its sentence, marked, in its report
    column = window.board.model.column_of(window.wiring.session.sources[1].id)
    window.board.select_row(row.id, column)
    marked = [s.cursor.selectedText() for s in window.preview.browser.extraSelections()]
    assert marked[0] == "Thu ngân sách trên địa bàn đạt 13,1 tỷ đồng."
    assert marked[1].startswith("13,1")
    assert "13,1 tỷ đồng" in window.inspector.toPlainText()

    # a name is put right, undone with its name in the menu, and done again
    monkeypatch.setattr(decision_dialogs, "_line", lambda *_: "Tổng thu ngân sách")
    window.actions_["rename"].trigger()
    _settled(qtbot, window)
    assert "Tổng thu ngân sách" in _names(window)
    assert window.foot.line.text().startswith("Đã đổi tên «") and "Ctrl+Z" in window.foot.line.text()
    assert window.actions_["undo"].text().startswith("Hoàn tác: đổi tên «")
    window.actions_["undo"].trigger()
    _settled(qtbot, window)
    assert "Tổng thu ngân sách" not in _names(window)
    assert window.foot.line.text() == ""
    window.actions_["redo"].trigger()

    # a status is settled, and says so
    _settled(qtbot, window)
    monkeypatch.setattr(StatusDialog, "exec", lambda self: self._status.setCurrentIndex(0) or 1)
    window.actions_["settle"].trigger()
    _settled(qtbot, window)
    settled = next(r for r in window.wiring.session.result.rows if r.row.name == "Tổng thu ngân sách")
    assert settled.progress.settled and settled.progress.status == "exceeded"
    assert "Người dùng chốt: Đã vượt" in window.inspector.toPlainText()

    # the language and the colours change at once
    window.set_language("en")
    assert window.tabs.tabText(0).startswith("Progress board")
    window.set_theme("dark")
    assert theme.is_dark()
    window.close()

    # all of it is there again
    again = make_window(own_home)
    again.show()
    qtbot.waitUntil(lambda: bool(again.wiring.session.result.rows), timeout=PATIENCE)
    assert "Tổng thu ngân sách" in _names(again)
    assert again.tabs.tabText(0).startswith("Progress board")
    again.close()


def test_a_scan_that_is_opened_is_recognised(shown: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    session = shown.wiring.session
    scan = Unread(Source("s9", "bản quét.pdf", "00"), message("reading.no_text_layer"))
    session._show(replace(comparison(), unread=(scan,)))
    said: list[Decision] = []
    monkeypatch.setattr(session, "decide", lambda *decisions: said.extend(decisions))
    shown.sources.select("s9")
    card = shown.sources._list.currentItem()
    assert "nhận dạng chữ" in card.data(Qt.ItemDataRole.AccessibleTextRole).split(". ")[1]
    shown.sources._list.itemActivated.emit(card)
    assert said == [ReadingChosen("s9", ocr=True)]


def test_a_workspace_with_a_file_is_saved_without_asking_again(
    shown: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def where(*said: Any) -> Path:
        asked.append(said[1])
        return tmp_path / "quý III.doichieu"

    monkeypatch.setattr(file_dialogs, "to_write", where)
    for _ in range(2):
        shown.actions_["save"].trigger()
        assert shown.foot.line.text().startswith("Đã lưu hồ sơ «quý III.doichieu».")
    assert len(asked) == 1
    shown.actions_["save_as"].trigger()
    assert len(asked) == 2
    shown.actions_["new"].trigger()
    assert shown.foot.line.text() == ""


def test_a_pasted_text_becomes_a_source(qtbot: Any, window: MainWindow) -> None:
    QApplication.clipboard().setText(REPORT)
    window.actions_["paste"].trigger()
    _settled(qtbot, window)
    assert [s.name for s in window.wiring.session.sources] == ["Văn bản dán 1.txt"]
    assert window.wiring.session.result.readings[0].observations


def test_a_figure_clicked_in_the_text_brings_up_its_row(shown: MainWindow) -> None:
    shown.go("source")
    shown.source.show_place("h1", comparison().reading("h1").observations[0].anchor)
    shown.source.browser.figure_clicked.emit("h1", "o8")
    assert shown.board.selected_row() == "r7"
    assert shown.board.selected_source() == "h1"
    assert "Số lao động được giải quyết việc làm" in shown.inspector.toPlainText()


def test_enter_on_a_figure_opens_the_whole_text(shown: MainWindow) -> None:
    shown.board.select_row("r1", REPORTS)
    shown.board._open(shown.board._right.currentIndex())
    assert shown.shows("source")
    assert shown.source.shown_source() == "q1"


def test_actions_on_a_row_are_there_only_where_a_row_is_selected(shown: MainWindow) -> None:
    shown.wiring.session._show(Comparison())
    assert not shown.actions_["rename"].isEnabled()
    shown.wiring.session._show(comparison())
    assert shown.board.selected_row() == "r1", "the first row is selected, so that its sentence teaches"
    shown.board.select_row("r8")
    assert shown.actions_["rename"].isEnabled()
    assert not shown.actions_["separate"].isEnabled(), "a row of one report has nothing to be separated from"
    shown.board.select_row("r1")
    assert shown.actions_["separate"].isEnabled()


def test_a_drop_of_one_row_on_another_is_one_decision(shown: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[object] = []
    monkeypatch.setattr(shown.wiring.session._workspace, "decide", lambda *d: said.extend(d))
    at = shown.board.model.position("r2")
    assert at is not None
    shown.board._left.dropped.emit(shown.board.model.index(shown.board.model.position("r9") or 0, NAME), at)
    assert [type(d) for d in said] == [IndicatorsJoined]


def test_both_places_of_a_finding_are_shown_side_by_side(shown: MainWindow) -> None:
    shown.go("findings")
    shown.findings._beside.click()
    assert shown.shows("sections")
    marked = [[s.cursor.selectedText() for s in p.browser.extraSelections()] for p in shown.sections._beside.panes]
    assert "13,1" in marked[0] and "13,4" in marked[1]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_window_fits_a_small_screen(shown: MainWindow, language: Any) -> None:
    texts.use(language)
    assert shown.minimumSizeHint().width() <= 1366
    assert shown.minimumSizeHint().height() <= 728


def test_everything_that_can_be_reached_by_tab_has_a_name(shown: MainWindow) -> None:
    nameless = []
    for name in ("board", "sections", "source", "findings"):
        shown.go(name)
        for widget in shown.findChildren(object):
            policy = getattr(widget, "focusPolicy", None)
            if policy is None or not widget.isVisible() or not policy() & Qt.FocusPolicy.TabFocus:
                continue
            found = QAccessible.queryAccessibleInterface(widget)
            if found and not found.text(QAccessible.Text.Name):
                nameless.append(f"{name}: {type(widget).__name__} {widget.objectName()}")
    assert sorted(set(nameless)) == []


def test_delete_means_the_row_only_where_the_board_has_the_keyboard(qtbot: Any, shown: MainWindow) -> None:
    ignored: list[str] = []
    shown.actions_["ignore"].triggered.disconnect()
    shown.actions_["ignore"].triggered.connect(lambda: ignored.append("row"))
    shown.activateWindow()
    shown.board.select_row("r1")
    shown.sources._list.setFocus()
    qtbot.keyClick(shown.sources._list, Qt.Key.Key_Delete)
    assert ignored == []
    shown.board._left.setFocus()
    qtbot.keyClick(shown.board._left, Qt.Key.Key_Delete)
    assert ignored == ["row"]


def test_text_is_made_larger_everywhere(shown: MainWindow) -> None:
    before = shown.board._left.rowHeight(1), shown.board.font().pointSizeF()
    for _ in range(4):
        shown.actions_["larger"].trigger()
    assert shown.board.font().pointSizeF() == before[1] + 4
    assert shown.board._left.rowHeight(1) > before[0]
    assert shown.preview.browser.document().defaultFont().pointSizeF() > before[1] + 4
    for _ in range(4):
        shown.actions_["smaller"].trigger()
    assert shown.board.font().pointSizeF() == before[1]


def test_no_shortcut_is_given_twice(shown: MainWindow) -> None:
    used = [a.shortcut().toString() for a in shown.actions_._all.values() if not a.shortcut().isEmpty()]
    assert len(used) == len(set(used))
    assert NAME == 0


def test_a_new_workspace_begins_at_the_board(shown: MainWindow) -> None:
    shown.go("closing")
    shown.wiring.commands.new()
    assert shown.shows("board")


def test_while_reports_are_read_no_view_says_that_there_is_nothing(window: MainWindow) -> None:
    views = (window.findings, window.targets)
    for view in views:
        view.show_waiting(True)
    assert {view._none.text() for view in views} == {texts.say("busy.comparing")}
    window.wiring.session.busy_changed.emit(False)
    assert [view._none.text() for view in views] == [texts.say("findings.none"), texts.say("targets.none")]


def test_a_workspace_comes_back_as_it_was_left(shown: MainWindow) -> None:
    """Filters, hidden columns, the reports beside each other and how far they are scrolled, splitters, the tab."""
    shown.resize(1200, 700)
    board, hidden = shown.board, shown.wiring.session.result.readings[-1].id
    board._columns.hide(hidden)
    board.filter.choose("with_target")
    board.filter.search.setText("ngân sách")
    shown.go("sections")
    sections = shown.sections
    sections._add_pane()
    QApplication.processEvents()
    sections._splitter.setSizes([320, 600])
    chosen, split = list(sections._chosen), sections._splitter.sizes()
    written = shown.wiring.view_states.noted(shown)
    # as if opened anew: other views, nothing chosen
    board._columns.hide(None)
    board.clear_filters()
    sections._drop_pane()
    sections._splitter.setSizes([150, 770])
    shown.go("board")
    shown.wiring.view_states = ViewStates(written)
    shown.wiring.session._show(comparison())
    assert shown.shows("sections") and sections._chosen == chosen and sections._splitter.sizes() == split
    assert board.filter.search.text() == "ngân sách" and board.filter.wanted().with_target
    assert board._right.isColumnHidden(board.model.column_of(hidden))


def test_what_nobody_looked_at_again_is_not_forgotten(window: MainWindow) -> None:
    written = json.dumps({"tab": "charts", "views": {"sections": {"chosen": ["a", "b"], "splits": [[1, 2]]}}})
    window.wiring.view_states = ViewStates(written)
    window.wiring.session._show(comparison())
    assert window.shows("charts") and not window.is_made("sections")
    assert json.loads(window.wiring.view_states.noted(window))["views"]["sections"] == {
        "chosen": ["a", "b"],
        "splits": [[1, 2]],
    }


def test_one_key_gives_the_middle_the_whole_width_and_the_panes_back(shown: MainWindow) -> None:
    shown._docks["history"].hide()
    for hidden in (True, False):
        shown.actions_["panes"].trigger()
        assert [shown._docks[name].isHidden() for name in ("sources", "inspector")] == [hidden, hidden]
        assert shown._docks["history"].isHidden()


def test_the_direction_in_force_is_ticked_in_the_menu(shown: MainWindow) -> None:
    row = next(r for r in shown.wiring.session.result.rows if r.direction == "up")
    shown.board.select_row(row.id)
    ticked = [shown.actions_[f"direction_{way}"].isChecked() for way in ("up", "down")]
    assert ticked == [True, False]
