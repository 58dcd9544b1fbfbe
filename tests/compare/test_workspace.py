"""The workspace file: nothing said is lost, undo is a step back, foreign files are refused in one line."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from compare.closing import ClosedFigure, Closing
from compare.decisions import BriefChoice, Decision, FindingDismissed, SourceAdded
from compare.messages import render
from compare.report import Source
from compare.workspace import Workspace, WorkspaceError, _unwritable

A: Decision = SourceAdded(Source("a", "Báo cáo quý I.docx", "00ff"))
B: Decision = FindingDismissed("contradiction:x", "Đã hỏi đơn vị")
C: Decision = BriefChoice("parts", ["summary", "table"])


def test_decisions_outlive_a_process_that_dies(tmp_path: Path) -> None:
    """Nothing is closed or saved: what was decided is there when the working copy is opened again."""
    first = Workspace.new(tmp_path / "working")
    first.add_content("00ff", b"bytes")
    first.decide(A, B)
    second = Workspace.new(tmp_path / "working")
    assert second.decisions == (A, B)
    assert second.content("00ff") == b"bytes"


def test_undo_and_redo_step_through_the_list_and_are_kept(tmp_path: Path) -> None:
    workspace = Workspace.new(tmp_path / "working")
    workspace.decide(A)
    workspace.decide(B)
    assert workspace.undo() == (B,)
    assert workspace.decisions == (A,)
    again = Workspace.new(tmp_path / "working")
    assert again.undone == (B,)
    assert again.redo() == (B,)
    assert again.decisions == (A, B) and not again.undone


def test_what_was_said_at_once_is_taken_back_at_once(tmp_path: Path) -> None:
    workspace = Workspace.new(tmp_path / "working")
    workspace.decide(A)
    workspace.decide(B, C)
    assert workspace.undo() == (B, C)
    again = Workspace.new(tmp_path / "working")
    assert again.acts == ((A,),) and again.undone_acts == ((B, C),)
    assert again.redo() == (B, C) and again.acts == ((A,), (B, C))


def test_a_workspace_of_before_acts_were_noted_steps_decision_by_decision(tmp_path: Path) -> None:
    Workspace.new(tmp_path / "working").decide(A, B)
    with closing(sqlite3.connect(tmp_path / "working")) as older:
        older.execute("ALTER TABLE decision DROP COLUMN act")
    again = Workspace.new(tmp_path / "working")
    assert again.acts == ((A,), (B,)) and again.undo() == (B,)


def test_a_new_decision_forgets_what_was_undone(tmp_path: Path) -> None:
    workspace = Workspace.new(tmp_path / "working")
    workspace.decide(A)
    workspace.decide(B)
    workspace.undo()
    workspace.decide(C)
    assert workspace.decisions == (A, C) and workspace.redo() == ()
    assert Workspace.new(tmp_path / "working").decisions == (A, C)


def test_the_saved_file_is_whole_and_opens_again(tmp_path: Path) -> None:
    with Workspace.new(tmp_path / "working") as workspace:
        workspace.decide(A)
        workspace.save_to(tmp_path / "hồ sơ.doichieu")
        workspace.decide(B)
        workspace.save_to(tmp_path / "hồ sơ.doichieu")
    assert sorted(p.name for p in tmp_path.iterdir() if "doichieu" in p.name) == ["hồ sơ.doichieu"]
    with Workspace.open(tmp_path / "hồ sơ.doichieu", tmp_path / "other") as opened:
        assert opened.decisions == (A, B)


CLOSED = Closing("6 tháng đầu năm", "2024-07-02", "Nguyễn Văn A", (ClosedFigure("r1", "Thu ngân sách", "", "met"),))


def test_closed_figures_outlive_undo_and_are_kept_in_the_file(tmp_path: Path) -> None:
    with Workspace.new(tmp_path / "working") as workspace:
        workspace.decide(A)
        workspace.close_figures(CLOSED)
        workspace.undo()
        assert workspace.closings == (CLOSED,)
        workspace.save_to(tmp_path / "x.doichieu")
    with Workspace.open(tmp_path / "x.doichieu", tmp_path / "other") as opened:
        assert opened.closings == (CLOSED,) and opened.closings[0].intact


def test_closed_figures_are_locked_and_a_change_by_other_means_is_noticed(tmp_path: Path) -> None:
    with Workspace.new(tmp_path / "working") as workspace:
        workspace.close_figures(CLOSED)
        workspace.close_figures(CLOSED)
        for forbidden in ("UPDATE closing SET body = body", "DELETE FROM closing"):
            with pytest.raises(sqlite3.IntegrityError):
                workspace._connection.execute(forbidden)
    with sqlite3.connect(tmp_path / "working") as other:
        other.execute("DROP TRIGGER closing_not_changed")
        other.execute("UPDATE closing SET body = replace(body, 'Nguyễn Văn A', 'Trần Văn B') WHERE number = 1")
    with Workspace.new(tmp_path / "working") as again:
        assert [c.intact for c in again.closings] == [False, False], "what follows a broken seal is not vouched for"


def test_what_was_on_screen_is_noted(tmp_path: Path) -> None:
    with Workspace.new(tmp_path / "working") as workspace:
        assert workspace.view() == ""
        workspace.keep_view('{"tab": "board"}')
    assert Workspace.new(tmp_path / "working").view() == '{"tab": "board"}'


def _foreign(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 not a workspace")


def _other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")


def _newer(path: Path) -> None:
    with Workspace.new(path) as workspace:
        workspace.decide(A)
        workspace._connection.execute("PRAGMA user_version=99")


def _unheard_of(path: Path) -> None:
    """A decision of a kind, or with a part, that this version does not know."""
    with Workspace.new(path) as workspace:
        workspace.decide(A)
        with workspace._connection as connection:
            connection.execute("UPDATE decision SET body = ?", ('{"decision": "Rewritten", "member": {}}',))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_foreign, "không phải hồ sơ"),
        (_other_database, "không phải hồ sơ"),
        (_newer, "phiên bản"),
        (_unheard_of, "phiên bản"),
        (None, "Không mở"),
    ],
)
def test_a_file_that_cannot_be_opened_is_named_in_one_line(tmp_path: Path, make, said: str) -> None:
    file = tmp_path / "x.doichieu"
    if make:
        make(file)
    with pytest.raises(WorkspaceError) as error:
        Workspace.open(file, tmp_path / "working")
    line = render(error.value.said, "vi")
    assert "x.doichieu" in line and said in line and "\n" not in line


def test_an_unwritable_folder_is_said_and_nothing_is_left_behind(tmp_path: Path) -> None:
    with Workspace.new(tmp_path / "working") as workspace:
        workspace.decide(A)
        with pytest.raises(WorkspaceError) as error:
            workspace.save_to(tmp_path / "no such folder" / "x.doichieu")
    assert "x.doichieu" in render(error.value.said, "en")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, ""), "đã đầy"),
        (OSError(errno.EROFS, ""), "chỉ cho đọc"),
        (OSError(errno.EIO, "lỗi phần cứng"), "lỗi phần cứng"),
    ],
)
def test_a_full_disk_and_a_folder_for_reading_only_are_said_in_plain_words(error: OSError, said: str) -> None:
    assert said in render(_unwritable(Path("x.doichieu"), error), "vi")
