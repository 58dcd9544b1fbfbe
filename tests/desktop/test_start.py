"""The start: the window's process holds no document library, and shows itself before anything is read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from PySide6.QtGui import QPainter, QPixmap

ROOT = Path(__file__).resolve().parents[2]
_HEAVY = ("cryptography", "docx", "lap", "lxml", "msoffcrypto", "numpy", "pypdfium2", "python_calamine", "rapidfuzz",
          "reportlab", "xlsxwriter", "psutil", "multiprocessing.pool")  # fmt: skip
# What stands behind the frame: 50 to 100 classes of values and all the wiring.
_LATER = ("compare.comparison", "compare.decisions", "compare.report", "desktop.requests", "desktop.session")
_SCRIPT = """
import os, sys
from pathlib import Path
from desktop import application
assert "PySide6" not in sys.modules, "application.py must be light: worker processes import it"
app = application.make_application()
window = application.make_window(application.data_folder())
window.show()
print("early:", *(name for name in os.environ["LATER"].split() if name in sys.modules))
app.processEvents()
print("loaded:", *(name for name in os.environ["HEAVY"].split() if name in sys.modules))
window.close()
os._exit(0)
"""


def test_painting_loses_no_reference(qtbot: Any, look: None) -> None:
    """PySide6 6.12 drops one reference to None for each call that returns nothing, and aborts in the end."""
    picture = QPixmap(8, 8)
    before = sys.getrefcount(None)
    with QPainter(picture) as painter:
        for _ in range(1000):
            painter.fillRect(0, 0, 8, 8, 0)
            painter.save()
            painter.restore()
    assert sys.getrefcount(None) > before - 500


def test_the_first_paint_waits_for_no_document_library_and_for_nothing_behind_the_frame(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "window.ini").write_text("[General]\nwelcomed=yes\n")
    environment = {**os.environ, "HEAVY": " ".join(_HEAVY), "LATER": " ".join(_LATER), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.split() == ["early:", "loaded:"], done.stdout + done.stderr
