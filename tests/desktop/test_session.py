"""The session and its worker process, with the real engine on small real files."""

from __future__ import annotations

import gc
import getpass
import platform
import shutil
import sqlite3
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from compare.comparison import Comparison
from compare.decisions import IdentitySet, IndicatorRenamed, SourceAdded, SourceRemoved
from compare.messages import render
from desktop import snapshot
from desktop.members import row_member
from desktop.session import Session

pytestmark = pytest.mark.usefixtures("look")
PATIENCE = 60_000  # ms

PLAN = """NGHỊ QUYẾT
Về nhiệm vụ năm 2024

I. CHỈ TIÊU CHỦ YẾU
Thu ngân sách trên địa bàn đạt 24,5 tỷ đồng.
Kết nạp 18 đảng viên mới.
"""
REPORT = """BÁO CÁO
Kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2024

I. KẾT QUẢ THỰC HIỆN
Thu ngân sách trên địa bàn đạt 13,1 tỷ đồng.
Kết nạp 7 đảng viên mới.
"""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / "nghị quyết 2024.txt", tmp_path / "báo cáo 6 tháng.txt"]
    for path, text in zip(made, (PLAN, REPORT), strict=True):
        path.write_text(text, "utf-8")
    return made


@pytest.fixture
def session(own_home: Path) -> Iterator[Session]:
    made = Session(own_home)
    yield made
    made.close()


@pytest.fixture
def still(session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session that starts no worker: for what is said and kept alone."""
    monkeypatch.setattr(Session, "update", lambda self: None)
    return session


def _compared(qtbot: Any, session: Session) -> Comparison:
    qtbot.waitUntil(lambda: not session.is_busy, timeout=PATIENCE)
    return session.result


def _names(result: Comparison) -> set[str]:
    return {r.report.source.name for r in result.readings}


def test_files_are_read_compared_decided_on_undone_and_found_again(
    qtbot: Any, own_home: Path, files: list[Path]
) -> None:
    session = Session(own_home)
    session.add_files(files)
    assert session.is_busy
    result = _compared(qtbot, session)
    assert _names(result) == {f.name for f in files}
    row = next(r for r in result.rows if "ngân sách" in r.row.name.lower())

    session.decide(IndicatorRenamed(row_member(result, row), "Tổng thu"))
    assert "Tổng thu" in {r.row.name for r in _compared(qtbot, session).rows}
    session.undo()
    assert "Tổng thu" not in {r.row.name for r in _compared(qtbot, session).rows}
    session.redo()
    assert "Tổng thu" in {r.row.name for r in _compared(qtbot, session).rows}
    session.close()

    again = Session(own_home)
    assert [type(d).__name__ for d in again.decisions] == ["SourceAdded", "SourceAdded", "IndicatorRenamed"]
    again.update()
    assert "Tổng thu" in {r.row.name for r in _compared(qtbot, again).rows}
    again.close()


def test_what_was_on_screen_is_there_again_before_anything_is_read(
    qtbot: Any, own_home: Path, files: list[Path]
) -> None:
    session = Session(own_home)
    session.add_files(files)
    before = _compared(qtbot, session)
    session.close()
    again, read = Session(own_home), []
    again.progressed.connect(lambda done, of, name: read.append(name))
    again.recall()
    assert again.is_busy and again.result == before
    assert _compared(qtbot, again) == before
    assert not read, "what was read once is kept by digest"
    again.close()

    (own_home / "working-1.result").write_bytes(b"damaged")
    once_more = Session(own_home)
    once_more.recall()
    assert once_more.result == Comparison()
    assert _names(_compared(qtbot, once_more)) == {f.name for f in files}
    once_more.close()


def test_a_workspace_opened_again_or_whose_window_was_killed_shows_its_result_at_once(
    qtbot: Any, own_home: Path, tmp_path: Path, files: list[Path]
) -> None:
    session = Session(own_home)
    session.add_files(files)
    before = _compared(qtbot, session)
    one, other = tmp_path / "một.doichieu", tmp_path / "hai.doichieu"
    assert session.save_as(one)
    session.save_as(other)
    assert session.open(one) and session.is_busy and session.result == Comparison(), "nothing was kept of it yet"
    _compared(qtbot, session)
    assert session.open(other) and session.is_busy and session.result == before
    _compared(qtbot, session)
    kept = session._desk.snapshot
    kept.unlink()
    session._last._pause.setInterval(0)  # as after a rest
    session._last.came()
    qtbot.waitUntil(kept.exists)  # by the worker: nobody has left anything
    assert snapshot.recall(kept, session.decisions) == before
    session.close()


def test_a_file_that_cannot_be_written_is_not_taken_for_the_workspaces_own_and_loses_nothing(
    qtbot: Any, own_home: Path, tmp_path: Path, files: list[Path]
) -> None:
    session, told, kept = Session(own_home), [], []
    session.problem.connect(told.append)
    session.kept.connect(kept.append)
    session.add_files(files)
    result = _compared(qtbot, session)
    own = tmp_path / "thư mục" / "của tôi.doichieu"
    own.parent.mkdir()
    assert session.save_as(own)
    assert not session.save_as(tmp_path / "không có" / "khác.doichieu")
    assert session.file == own and "khác.doichieu" in render(told[-1], "vi")
    session.decide(IndicatorRenamed(row_member(result, result.rows[0]), "Tổng thu"))
    decided = session.decisions
    shutil.rmtree(own.parent)  # as where a stick is drawn out
    session.new()
    assert session.decisions == () and len(kept) == 1
    assert session.open(kept[0]) and session.decisions == decided
    session.close()


def test_one_bad_file_leaves_the_others_and_is_told(qtbot: Any, session: Session, files: list[Path]) -> None:
    bad = files[0].with_name("hỏng.docx")
    bad.write_bytes(b"PK\x03\x04 not a document")
    session.add_files([bad, files[1]])
    result = _compared(qtbot, session)
    assert _names(result) == {files[1].name}
    assert [u.source.name for u in result.unread] == ["hỏng.docx"]


def test_a_missing_file_and_one_twice_are_told_in_a_line(qtbot: Any, still: Session, files: list[Path]) -> None:
    told: list[str] = []
    still.problem.connect(lambda said: told.append(said.key))
    still.add_files([files[0].with_name("không có.docx"), files[0], files[0]])
    assert told == ["window.problem.unreadable", "window.problem.already"]
    assert len(still.sources) == 1


def test_a_late_answer_never_replaces_a_newer_one(qtbot: Any, session: Session, files: list[Path]) -> None:
    shown: list[set[str]] = []
    session.changed.connect(lambda result: shown.append(_names(result)))
    session.add_files(files[:1])
    session.add_files(files[1:])
    session.decide(SourceRemoved(session.sources[0].id))
    _compared(qtbot, session)
    assert shown[-1] == {files[1].name}
    assert {files[0].name, files[1].name} not in shown


def test_removing_the_last_source_shows_nothing(qtbot: Any, session: Session, files: list[Path]) -> None:
    session.add_files(files[:1])
    _compared(qtbot, session)
    session.decide(SourceRemoved(session.sources[0].id))
    assert session.result == Comparison()
    assert not session.is_busy
    session.undo()
    assert _names(_compared(qtbot, session)) == {files[0].name}


def test_a_replaced_file_keeps_its_place_and_what_was_said_of_it(
    qtbot: Any, session: Session, files: list[Path]
) -> None:
    session.add_files(files[1:])
    _compared(qtbot, session)
    source = session.sources[0].id
    session.decide(IdentitySet(source, period="2024-9M"))
    corrected = files[1].with_name("bản sửa.txt")
    corrected.write_text(REPORT.replace("13,1", "13,9"), "utf-8")
    session.replace_file(source, corrected)
    result = _compared(qtbot, session)
    report = result.reading(source).report
    assert report.source.name == "bản sửa.txt"
    assert report.identity.period is not None and report.identity.period.text == "2024-9M"


def test_the_worker_that_dies_is_told_and_started_again(qtbot: Any, session: Session, files: list[Path]) -> None:
    session.add_files(files[:1])
    _compared(qtbot, session)
    process = session._jobs._process
    assert process is not None
    with qtbot.waitSignal(session.problem, timeout=PATIENCE) as told:
        process.kill()
    assert told.args[0].key == "window.problem.worker_died"
    session.add_files(files[1:])
    assert _names(_compared(qtbot, session)) == {f.name for f in files}


def test_the_brief_is_written_by_a_worker_that_was_started_anew(
    qtbot: Any, session: Session, files: list[Path], tmp_path: Path
) -> None:
    session.add_files(files[1:])
    _compared(qtbot, session)
    session.cancel()
    with qtbot.waitSignal(session.exported, timeout=PATIENCE):
        session.export(tmp_path / "phiếu.docx", {"template": "plain", "language": "vi"})
    assert (tmp_path / "phiếu.docx").exists()


def test_garbage_is_collected_in_the_event_loop_alone_while_a_worker_runs(
    qtbot: Any, session: Session, files: list[Path]
) -> None:
    class Knot:
        pass

    session.add_files(files[1:])
    _compared(qtbot, session)  # what comes with an answer is set aside from collection, knots among it
    assert not gc.isenabled()
    knots = [Knot() for _ in range(2000)]
    gone = weakref.ref(knots[0])
    for knot in knots:
        knot.__dict__["self"] = knot
    del knots, knot
    qtbot.waitUntil(lambda: gone() is None, timeout=PATIENCE)
    session._jobs.close()
    assert gc.isenabled()


def test_cancelling_keeps_what_was_shown(qtbot: Any, session: Session, files: list[Path]) -> None:
    session.add_files(files[:1])
    before = _compared(qtbot, session)
    session.add_files(files[1:])
    session.cancel()
    assert not session.is_busy
    assert session.result == before
    session.update()
    assert _names(_compared(qtbot, session)) == {f.name for f in files}


def test_a_workspace_is_kept_in_a_file_and_opened_from_it(
    qtbot: Any, still: Session, files: list[Path], tmp_path: Path
) -> None:
    still.add_files(files)
    kept = tmp_path / "hồ sơ.doichieu"
    assert still.save_as(kept)
    still.decide(IdentitySet(still.sources[0].id, period="2024"))
    still.new()
    assert still.sources == () and still.file is None
    assert not list(tmp_path.glob(".*.lock"))
    assert still.open(kept)
    assert [type(d) for d in still.decisions] == [SourceAdded, SourceAdded, IdentitySet]


def test_work_without_a_name_is_kept_when_another_is_begun(qtbot: Any, still: Session, files: list[Path]) -> None:
    still.add_files(files[:1])
    still.decide(IdentitySet(still.sources[0].id, period="2024"))
    with qtbot.waitSignal(still.kept) as told:
        still.new()
    assert still.sources == ()
    assert still.open(told.args[0])
    assert [type(d) for d in still.decisions] == [SourceAdded, IdentitySet]


def test_the_brief_is_written_by_the_worker(qtbot: Any, session: Session, files: list[Path], tmp_path: Path) -> None:
    session.add_files(files)
    _compared(qtbot, session)
    out = tmp_path / "phiếu.docx"
    with qtbot.waitSignal(session.exported, timeout=PATIENCE) as told:
        session.export(out, {"template": "administrative", "language": "vi", "issuer": "UBND xã Lâm Trung"})
    assert told.args[0].path == str(out)
    assert out.read_bytes().startswith(b"PK")
    with qtbot.waitSignal(session.problem, timeout=PATIENCE) as refused:
        session.export(tmp_path / "nowhere" / "phiếu.docx", {"template": "administrative", "language": "vi"})
    assert refused.args[0].key


def test_sentences_of_two_reports_are_linked_by_the_worker(qtbot: Any, session: Session, files: list[Path]) -> None:
    later = files[1].with_name("báo cáo năm.txt")
    later.write_text(REPORT.replace("6 tháng đầu năm 2024", "năm 2024").replace("13,1", "26,2"), "utf-8")
    session.add_files([files[1], later])
    result = _compared(qtbot, session)
    one, other = (r.id for r in result.readings)
    with qtbot.waitSignal(session.linked, timeout=PATIENCE) as told:
        session.find_links(one, other)
    blocks = {b.id: b.text for b in result.reading(other).report.blocks}
    changed = [blocks[w.block][w.start : w.end] for link in told.args[0].links for w in link.other_words]
    assert changed == ["26,2"]
    assert "same" in {link.kind for link in told.args[0].links}


def test_a_second_window_is_told_who_holds_the_file(qtbot: Any, still: Session, own_home: Path, tmp_path: Path) -> None:
    kept = tmp_path / "x.doichieu"
    still.add_text("a.txt", REPORT)
    assert still.save_as(kept)
    other = Session(own_home)
    assert other.sources == (), "each window has a working copy of its own"
    told: list[str] = []
    other.problem.connect(lambda said: told.append(render(said, "vi")))
    assert not other.open(kept)
    assert not other.save_as(kept) and not other.save_copy(kept)
    assert (
        len(set(told)) == 1 and "x.doichieu" in told[0] and getpass.getuser() in told[0] and platform.node() in told[0]
    )
    still.new()
    assert other.open(kept), "what was let go may be had"
    other.close()
    assert not [p.name for p in tmp_path.iterdir() if p.name.startswith(".")]


@pytest.mark.parametrize(
    ("content", "key"),
    [(b"not a workspace", "workspace.foreign"), (b"SQLite format 3\0" + b"\0" * 84, "workspace.foreign")],
)
def test_what_is_no_workspace_is_refused_in_a_line(still: Session, tmp_path: Path, content: bytes, key: str) -> None:
    told: list[str] = []
    still.problem.connect(lambda said: told.append(said.key))
    path = tmp_path / "x.doichieu"
    path.write_bytes(content)
    assert not still.open(path)
    assert told == [key]


def test_a_decision_is_on_disk_before_it_is_shown(still: Session, own_home: Path) -> None:
    still.decide(IdentitySet("s1", period="2024"))
    with sqlite3.connect(own_home / "working-1.doichieu") as disk:
        assert disk.execute("SELECT count(*) FROM decision").fetchone() == (1,)


def test_a_broken_working_copy_does_not_keep_the_app_from_starting(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "working-1.doichieu").write_bytes(b"garbage" * 400)
    session = Session(own_home)
    assert session.sources == ()
    assert (own_home / "working-1.broken").exists()
    session.close()
    session.close()  # as where the screen goes away while the window is closing


def test_the_names_of_decisions(qtbot: Any, session: Session, files: list[Path]) -> None:
    from compare.messages import render

    session.add_files(files)
    result = _compared(qtbot, session)
    row = next(r for r in result.rows if "đảng viên" in r.row.name.lower())
    session.decide(IndicatorRenamed(row_member(result, row), "Đảng viên mới"))
    said = [render(session.names.of(d), "vi") for d in session.decisions]
    assert said[0] == "thêm nghị quyết 2024.txt"
    assert said[2].startswith("đổi tên «") and "đảng viên" in said[2].lower()
    acts = [render(session.names.of_act(act), "vi") for act in session.acts]
    assert acts == ["thêm nghị quyết 2024.txt và 1 mục nữa", said[2]]
    session.undo()
    session.undo()
    assert session.sources == () and len(session.undone_acts) == 2
    session.redo()
    _compared(qtbot, session)
