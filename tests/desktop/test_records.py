"""The workspace as a record: closed for good, copied, merged with a colleague's; each through files on disk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from compare import decisions as said
from compare.closing import ClosedFigure, Closing
from compare.folding import fold
from compare.members import Member
from desktop import file_dialogs, texts
from desktop.closing_dialogs import ClosingDialog
from desktop.decision_values import value_of
from desktop.merge_dialog import MergeDialog
from desktop.record_commands import RecordCommands
from desktop.session import Session
from desktop.settings import Settings
from tests.compare.test_decisions import EACH
from tests.desktop.sample_result import comparison
from tests.desktop.test_session import PLAN, REPORT

pytestmark = pytest.mark.usefixtures("look")
MEMBER = Member("s2", ("I. KẾT QUẢ",), "thu ngan sach tren dia ban", "actual", "2024-H1", "tỷ đồng", 0, "13.1")
CLOSED = Closing("6 tháng", "2024-07-02", "Nguyễn Văn A", (ClosedFigure("i1", "Thu ngân sách", "", "met"),))


@pytest.fixture
def session(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A session that never starts its worker."""
    monkeypatch.setattr(Session, "update", lambda self: None)
    made = Session(own_home)
    made.add_text("nghị quyết.txt", PLAN)
    made.add_text("báo cáo.txt", REPORT)
    yield made
    made.close()


@pytest.fixture
def theirs(session: Session, tmp_path: Path) -> Path:
    """A colleague's workspace of the same two reports and one more, with other words on two subjects."""
    file = tmp_path / "của chị Lan.doichieu"
    assert session.save_copy(file)
    other = Session(tmp_path / "their home")
    assert other.open(file)
    report = REPORT.replace("6 tháng đầu năm 2024", "năm 2024")
    other.add_text("báo cáo năm.txt", report)
    other.decide(
        said.IndicatorRenamed(MEMBER, "Tổng thu"),
        said.NoteWritten(MEMBER, "hỏi lại"),
        said.ResponsibleSet(MEMBER, "Phòng Tài chính"),
    )
    other.records.close_figures(CLOSED)
    other.close()
    return file


def test_a_colleagues_workspace_is_put_in_as_chosen(session: Session, theirs: Path) -> None:
    session.decide(said.IndicatorRenamed(MEMBER, "Thu"), said.ResponsibleSet(MEMBER, "Phòng Kinh tế"))
    before = theirs.read_bytes()
    found = session.records.compared_with(theirs)
    assert found is not None
    assert [s.name for s in found.sources] == ["báo cáo năm.txt"]
    assert [type(d) for d in found.additions] == [said.NoteWritten]
    session.records.take_over(theirs, found, [1])
    folded = fold(session.decisions)
    assert folded.names == {MEMBER: "Thu"} and folded.responsible == {MEMBER: "Phòng Tài chính"}
    assert folded.notes == {MEMBER: "hỏi lại"}
    assert session._workspace.content(session.sources[-1].digest).decode().startswith("BÁO CÁO")
    assert session.records.closings == (CLOSED,)
    assert theirs.read_bytes() == before, "the other file is not touched"
    again = session.records.compared_with(theirs)
    assert again is not None and not again.sources and not again.additions and len(again.differences) == 1


def test_the_dialog_names_what_is_added_and_asks_what_differs(qtbot: Any, session: Session, theirs: Path) -> None:
    session.decide(said.IndicatorRenamed(MEMBER, "Thu"))
    found = session.records.compared_with(theirs)
    assert found is not None
    dialog = MergeDialog(None, found, "của chị Lan", lambda d: texts.put(session.names.of(d)))
    qtbot.addWidget(dialog)
    ((ours, others),) = dialog._choices
    assert (ours.text(), others.text()) == ("Hồ sơ này: Thu", "Hồ sơ kia: Tổng thu")
    assert dialog.theirs() == [], "ours stays unless another is chosen"
    dialog._choose_all(1)
    assert dialog.theirs() == [0] and not ours.isChecked()


@pytest.mark.parametrize("decision", EACH, ids=lambda d: type(d).__name__)
def test_every_decision_says_its_value_in_both_languages(decision: said.Decision) -> None:
    for language in ("vi", "en"):
        texts.use(language)
        assert value_of(decision).strip()


def test_a_file_that_is_no_workspace_is_told_and_changes_nothing(session: Session, tmp_path: Path) -> None:
    told: list[str] = []
    session.problem.connect(lambda problem: told.append(problem.key))
    (tmp_path / "x.doichieu").write_bytes(b"PK")
    assert session.records.compared_with(tmp_path / "x.doichieu") is None
    assert told == ["workspace.foreign"]


def test_a_copy_is_written_and_the_work_goes_on_in_the_first(session: Session, tmp_path: Path) -> None:
    one, copy = tmp_path / "một.doichieu", tmp_path / "hai.doichieu"
    assert session.save_as(one) and session.save_copy(copy)
    assert session.file == one
    session.decide(said.NoteWritten(MEMBER, "sau khi chép"))
    assert session.open(copy)
    assert said.NoteWritten(MEMBER, "sau khi chép") not in session.decisions
    assert session.open(one)
    assert said.NoteWritten(MEMBER, "sau khi chép") in session.decisions


def test_closing_asks_who_and_no_undo_takes_it_back(
    qtbot: Any, session: Session, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(own_home)
    commands = RecordCommands(None, session, settings)  # no window is needed to hold it
    session.result = replace(comparison())
    monkeypatch.setattr(ClosingDialog, "exec", lambda self: self._person.setText("Nguyễn Văn A") or 1)
    told: list[str] = []
    commands.told.connect(told.append)
    commands.close_figures()
    assert settings.person == "Nguyễn Văn A", "offered the next time"
    session.undo()
    assert len(session.records.closings) == 1 and "Nguyễn Văn A" in told[0]
    monkeypatch.setattr(ClosingDialog, "exec", lambda self: 0)
    commands.close_figures()
    assert len(session.records.closings) == 1


def test_the_command_asks_for_a_file_and_says_when_there_is_nothing_to_merge(
    session: Session, own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "y hệt.doichieu"
    session.save_copy(file)
    monkeypatch.setattr(file_dialogs, "to_open", lambda *_: [file])
    commands = RecordCommands(None, session, Settings(own_home))
    told: list[str] = []
    commands.told.connect(told.append)
    commands.merge()
    assert told == ["«y hệt» không có gì khác hồ sơ này."]


def test_what_was_on_screen_travels_with_the_file(session: Session, tmp_path: Path) -> None:
    session.keep_view(json.dumps({"row": "i1"}))
    assert session.save_copy(tmp_path / "x.doichieu")
    session.new()
    assert session.view == ""
    assert session.open(tmp_path / "x.doichieu") and json.loads(session.view) == {"row": "i1"}
