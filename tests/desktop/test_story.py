"""The story of a clerk's hour, in a real window on a screen of its own; skipped where there is no Xvfb."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop import screen

ROOT = Path(__file__).resolve().parent.parent.parent
LOOKS = [("vi", "light", "1366x768", "1"), ("en", "dark", "2560x1440", "1.5")]
if os.environ.get("DOICHIEU_EVERY_LOOK"):  # half a minute each: two are enough at every run
    LOOKS += [("vi", "dark", "1366x768", "1"), ("en", "light", "2560x1440", "1.5")]


@pytest.mark.skipif(bool(screen.lacking()), reason=screen.lacking())
@pytest.mark.parametrize(("language", "colours", "size", "scale"), LOOKS)
def test_the_story(tmp_path: Path, language: str, colours: str, size: str, scale: str) -> None:
    pictures = tmp_path / "pictures"
    with screen.screen(size) as display:
        env = {
            **os.environ,
            "DISPLAY": display,
            "DOICHIEU_HOME": str(tmp_path / "home"),
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": scale,
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, "-m", "tests.desktop.story", str(pictures), language, colours]
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.rstrip().endswith("done"), done.stdout[-400:] + done.stderr[-2000:]
    assert len(list(pictures.glob("*.png"))) >= 20
    assert (pictures / "brief.docx").read_bytes().startswith(b"PK")
