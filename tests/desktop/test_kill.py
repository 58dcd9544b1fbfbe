"""A window killed while decisions are made opens again with every decision that had been shown."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.desktop import kill


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_nothing_shown_is_lost_when_the_window_is_killed(tmp_path: Path) -> None:
    told = kill.run(times=4, seed=1, folder=tmp_path)
    assert told.wrong == []
    assert told.kills == 4 and told.states > 0
