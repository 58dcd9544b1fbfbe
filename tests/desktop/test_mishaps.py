"""What nobody thought of: written down, told in one line, and the window stays."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QTimer, qWarning

from desktop.mishaps import Mishaps

ROOT = Path(__file__).resolve().parents[2]
# What is to be done at the end is done backwards: the line printed is the last.
_ENDING = """
import atexit, sys
from pathlib import Path
from PySide6.QtCore import qInstallMessageHandler
atexit.register(lambda: print("Qt speaks to", qInstallMessageHandler(None)))
from desktop.mishaps import Mishaps
watching = Mishaps(Path(sys.argv[1]))
watching.watch()
sys.exit(3)
"""
pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def mishaps(tmp_path: Path) -> Iterator[Mishaps]:
    made = Mishaps(tmp_path / "app")
    made.watch()
    yield made
    made.rest()


def test_a_defect_is_logged_and_told(qtbot: Any, mishaps: Mishaps) -> None:
    with qtbot.waitSignal(mishaps.happened):
        try:
            raise ValueError("a slot that fails")
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    assert "ValueError: a slot that fails" in mishaps.path.read_text("utf-8")


def test_what_qt_warns_of_is_logged(mishaps: Mishaps) -> None:
    qWarning("a painter that was never ended")
    assert "a painter that was never ended" in mishaps.path.read_text("utf-8")


def test_a_long_log_begins_anew_and_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "mishaps.log").write_text("x" * 300_000)
    made = Mishaps(tmp_path)
    made.watch()
    qWarning("one line")
    made.rest()
    assert made.path.stat().st_size < 1000
    (tmp_path / "file").write_text("")
    blocked = Mishaps(tmp_path / "file")
    blocked.watch()
    qWarning("nowhere to write")
    blocked.rest()


def test_the_hooks_are_given_back(tmp_path: Path) -> None:
    before = sys.excepthook
    made = Mishaps(tmp_path)
    made.watch()
    assert sys.excepthook is not before
    made.rest()
    assert sys.excepthook is before


def test_the_hooks_are_given_back_however_the_program_ends(tmp_path: Path) -> None:
    """PySide hands what Qt says to our hook even after Python's end, and crashes."""
    command = [sys.executable, "-c", _ENDING, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (3, "Qt speaks to None\n"), done.stderr


def test_an_interrupt_ends_the_loop_in_good_order(qapp: QCoreApplication, mishaps: Mishaps) -> None:
    QTimer.singleShot(0, lambda: mishaps.defect(KeyboardInterrupt, KeyboardInterrupt()))
    assert qapp.exec() == 130, "the application's own loop: behind another's end Qt would run no loop any more"
    assert mishaps.path.read_text("utf-8") == ""
