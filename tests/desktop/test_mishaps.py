"""What nobody thought of: written down, told in one line, and the window stays."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import qWarning

from desktop.mishaps import Mishaps

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
