"""Files stamped as secret, and texts pasted: what lies in the workspace, from when on, what is gone from the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compare.decisions import ReadingChosen
from compare.reading import source_from
from compare.secrecy import stamp_in
from desktop.merge_dialog import MergeDialog
from desktop.reading_report import secret_kept
from desktop.session import Session
from tests.compare.reading.documents import docx
from tests.desktop.test_reading_choices import SECRET, _act, _kept, _lies_in
from tests.desktop.test_session import _compared

STAMPED = docx(SECRET)


@pytest.mark.parametrize(
    ("line", "stamp"), [("MẬT", "MẬT"), (" [TUYỆT  MẬT] ", "TUYỆT MẬT"), ("Bí mật nhà nước", None), ("mật", None)]
)
def test_a_stamp_is_a_line_of_its_own(line: str, stamp: str | None) -> None:
    assert stamp_in(line) == stamp


def test_a_pasted_text_is_kept_before_it_is_read_unless_it_bears_a_stamp(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "update", lambda self: None)  # nothing is read
    session = Session(own_home)
    session.add_text("dán.txt", "Thu ngân sách đạt 52 tỷ đồng.")
    assert _lies_in(own_home, "Thu ngân sách đạt 52".encode())
    session.add_text("mật.txt", "TỐI MẬT\nThu đạt 53 tỷ đồng.")
    assert not _lies_in(own_home, "Thu đạt 53".encode())
    session.close()


def _kept_in_a_workspace(qtbot: Any, home: Path, tmp_path: Path) -> Path:
    """A workspace in which a stamped file is kept, closed again."""
    file, beside = tmp_path / "mật.docx", tmp_path / "hồ sơ.doichieu"
    file.write_bytes(STAMPED)
    session = Session(home)
    session.add_files([file])
    _compared(qtbot, session)
    _act("keep_secret", session)
    _compared(qtbot, session)
    assert session.save_as(beside) and _kept(beside) == [STAMPED]
    session.close()
    file.unlink()
    return beside


def test_that_it_is_kept_is_taken_back_after_a_restart_too(qtbot: Any, own_home: Path, tmp_path: Path) -> None:
    beside = _kept_in_a_workspace(qtbot, own_home, tmp_path)
    session = Session(own_home)
    session.recall()
    assert secret_kept(_compared(qtbot, session), "s1") is True
    session.undo()
    _compared(qtbot, session)
    assert session.save_as(beside) and _kept(beside) == [] and not _lies_in(own_home, STAMPED[40:140])
    session.redo()
    _compared(qtbot, session)
    assert session.save_as(beside) and _kept(beside) == [STAMPED], "held in memory until the workspace is left"
    session.close()


@pytest.mark.parametrize("chosen", [False, True])
def test_merging_asks_before_it_copies_a_stamped_file(qtbot: Any, own_home: Path, tmp_path: Path, chosen: bool) -> None:
    other = _kept_in_a_workspace(qtbot, tmp_path / "nhà khác", tmp_path)
    session = Session(own_home)
    found = session.records.compared_with(other)
    assert found is not None and [source.name for source in found.secrets] == ["mật.docx"]
    dialog = MergeDialog(None, found, "của chị Lan", str)
    qtbot.addWidget(dialog)
    assert not dialog.with_secrets() and "1" in dialog._secrets.text()
    session.records.take_over(other, found, [], chosen)
    result = _compared(qtbot, session)
    assert bool(_lies_in(own_home, STAMPED[40:140])) is chosen
    assert [u.reason.key for u in result.unread] == ([] if chosen else ["reading.not_kept"])
    assert (ReadingChosen("s1", kept=True) in session.decisions) is chosen
    session.close()


def test_a_stamped_file_that_an_older_version_kept_stays_until_the_user_speaks_of_it(
    qtbot: Any, own_home: Path, tmp_path: Path
) -> None:
    session = Session(own_home)
    session._workspace.add_content(source_from("mật.docx", STAMPED).digest, STAMPED)
    (tmp_path / "mật.docx").write_bytes(STAMPED)
    session.add_files([tmp_path / "mật.docx"])
    _compared(qtbot, session)
    assert _lies_in(own_home, STAMPED[40:140])
    session.close()
