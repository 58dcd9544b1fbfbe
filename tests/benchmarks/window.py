"""The window's speed: start, scrolling, a correction on screen, reopening, and how long the event loop is ever held.

`python -m tests.benchmarks.window [start|scroll|work|reopen]`. Off screen unless QT_QPA_PLATFORM says otherwise. The
loop is held for as long as two beats of a 5 ms timer lie apart; an idle window's longest gap is the floor.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from compare.comparison import Comparison, IndicatorCell, JudgedRow, Reading
from compare.decisions import NoteWritten
from desktop import members
from desktop.application import make_application, make_window
from desktop.main_window import MainWindow
from tests.benchmarks import documents
from tests.desktop.sample_result import comparison

_ROOT = Path(__file__).resolve().parents[2]
_START = """
import sys, time
began = time.time()
from pathlib import Path
from desktop import application
app = application.make_application()
window = application.make_window(Path(sys.argv[1]))
from PySide6.QtCore import QEvent, QObject
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(time.time(), 1000 * time.process_time(), flush=True)
            app.removeEventFilter(self)
        return False
app.installEventFilter(watch := Watch())
window.show()
while window.isVisible() and not window.is_made("inspector"):
    app.processEvents()
print(time.time())
"""
_FLOOR = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
print(1000 * time.process_time())
"""


class Gaps(QObject):
    """The longest time between two beats of a timer."""

    def __init__(self) -> None:
        super().__init__()
        self.longest: list[tuple[float, float]] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.longest = []
        self._last = time.perf_counter()
        self._timer.start(5)

    def stop(self) -> list[float]:
        """The longest gaps in ms, the longest first."""
        self._timer.stop()
        return sorted((1000 * gap for gap, _ in self.longest), reverse=True)[:6]

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest.append((now - self._last, now))
        self._last = now


def start() -> None:
    """From the start of the process to the first paint; in time of the processor too, which others do not lengthen."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "window.ini").write_text("[General]\nwelcomed=yes\n")
        # Warm is with the modules compiled, as they are from the second start on, whatever this shell says of that.
        environment = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        taken, furnished, worked, floors = [], [], [], []
        for _ in range(11):  # in turn, and the first of each is not counted
            began = time.time()
            painted, cpu, done = _told(environment, _START, folder)
            taken.append(painted - began)
            furnished.append(done - began)
            worked.append(cpu)
            floors += _told(environment, _FLOOR)
    more = f"furnished after {1000 * statistics.median(furnished[1:]):.0f} ms"
    _tell("start to first paint", 1000 * statistics.median(taken[1:]), 500, more)
    more = f"an empty Qt window {statistics.median(floors[1:]):.0f} ms"
    _tell("time of the processor until then", statistics.median(worked[1:]), None, more)


def _told(environment: dict[str, str], script: str, *arguments: str) -> list[float]:
    """The numbers that a script prints."""
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return [float(number) for number in done.stdout.split()]


def large(rows: int, reports: int) -> Comparison:
    """A comparison of `rows` indicators in `reports` reports."""
    base = comparison()
    one = base.readings[-1]
    ids = [f"x{n}" for n in range(reports)]
    readings = tuple(_reading(one, ident) for ident in ids)
    model = next(r for r in base.rows if one.id in r.row.cells and r.target)
    cell = model.row.cells[one.id]

    def row(n: int) -> JudgedRow:
        cells = {i: IndicatorCell(cell.observations, 0.9) for i in ids}
        named = replace(model.row, id=f"r{n}", name=f"{model.row.name} khu {n}", cells=cells)
        return replace(model, row=named, progress=replace(model.progress, percent=Decimal(n % 140)))

    return Comparison(readings, base.sections, tuple(row(n) for n in range(rows)))


def _reading(model: Reading, ident: str) -> Reading:
    return replace(model, report=replace(model.report, source=replace(model.report.source, id=ident)))


def scroll() -> None:
    """A step of the wheel on 5,000 rows by 12 reports, and a filter."""
    app = make_application()
    window = _window(Path(tempfile.mkdtemp(prefix="doichieu-")))
    window.resize(1500, 950)
    window._stack.setCurrentIndex(1)
    result = large(5000, 12)
    taken = _timed(lambda: window.board.show_result(result))
    _tell("5,000 x 12 shown", taken, None)
    app.processEvents()
    bar, steps = window.board._right.verticalScrollBar(), []
    for n in range(120):
        began = time.perf_counter()
        bar.setValue(bar.value() + (60 if n < 100 else bar.maximum() // 25))
        app.processEvents()
        steps.append(1000 * (time.perf_counter() - began))
    _tell("scroll step", statistics.median(steps[:100]), 8, f"worst {max(steps[:100]):.1f} ms")
    _tell("jump", statistics.median(steps[100:]), None)
    window.board.filter.search.setText("khu 12")
    _tell("search", _timed(lambda: (window.board.filter.search.setText("khu 123"), app.processEvents())), None)
    window.close()


def work(pages: int = 200, count: int = 10) -> None:
    """The longest gap in the loop while ten files are read, and how soon a correction is on screen."""
    app = make_application()
    folder = Path(tempfile.mkdtemp(prefix="doichieu-"))
    files = [folder / f"bao-cao-{n}.docx" for n in range(count)]
    for n, file in enumerate(files):
        file.write_bytes(documents.word(pages, n))
    window = _window(folder / "app")
    gaps = Gaps()
    gaps.start()
    _run(app, lambda: len(gaps.longest) > 300)
    idle = gaps.stop()
    gaps.start()
    began = time.perf_counter()
    window.open_paths(files)
    _run(app, lambda: not window.wiring.session.is_busy, 600)
    compared = time.perf_counter()
    _run(app, lambda: time.perf_counter() - compared > 1.0)
    worst = gaps.stop()
    _tell("longest gap while ten files are read", worst[0], 50 + idle[0], f"idle {idle[0]:.0f}; {_list(worst)}")
    _tell("ten files read and compared", 1000 * (compared - began), None)
    _correct(app, window, gaps)
    window.close()


def _correct(app: QApplication, window: MainWindow, gaps: Gaps) -> None:
    session, taken = window.wiring.session, []
    print(f"  {len(session.result.rows)} rows")
    gaps.start()
    for n in range(5):
        row = session.result.rows[n * 7]
        said = NoteWritten(members.row_member(session.result, row), f"lần {n}")
        began = time.perf_counter()
        session.decide(said)
        _run(app, lambda row=row, n=n: _noted(session.result, row.id) == f"lần {n}", 60)
        taken.append(1000 * (time.perf_counter() - began))
        _run(app, lambda: not session.is_busy, 60)
    _tell("a correction on screen", statistics.median(taken), 100, _list(taken))
    print(f"  gaps meanwhile {_list(gaps.stop())}")


def _noted(result: Comparison, row_id: str) -> str | None:
    return next((r.note for r in result.rows if r.id == row_id), None)


def reopen() -> None:
    """A workspace of 12 reports, opened again."""
    app = make_application()
    folder = Path(tempfile.mkdtemp(prefix="doichieu-"))
    files = [folder / f"bao-cao-{n}.docx" for n in range(12)]
    for n, file in enumerate(files):
        file.write_bytes(documents.word(20, n))
    window = _window(folder / "app")
    window.open_paths(files)
    _run(app, lambda: not window.wiring.session.is_busy, 600)
    rows = len(window.wiring.session.result.rows)
    window.close()
    began = time.perf_counter()
    again = _window(folder / "app")
    _run(app, lambda: len(again.wiring.session.result.rows) == rows, 60)
    _tell("reopening 12 reports", 1000 * (time.perf_counter() - began), 1000, f"{rows} rows")
    again.close()


def _window(folder: Path) -> MainWindow:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "window.ini").write_text("[General]\nwelcomed=yes\n")
    window = make_window(folder)
    window.resize(1366, 768)
    window.show()
    QApplication.processEvents()
    return window


def _run(app: QApplication, done: Callable[[], bool], patience: float = 60.0) -> None:
    """Let the loop run until `done`."""
    loop, look = QEventLoop(), QTimer()
    until = time.perf_counter() + patience
    look.timeout.connect(lambda: loop.quit() if done() or time.perf_counter() > until else None)
    look.start(3)
    loop.exec()


def _timed(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return 1000 * (time.perf_counter() - began)


def _list(values: list[float]) -> str:
    return ", ".join(f"{v:.0f}" for v in values)


def _tell(name: str, taken: float, wanted: float | None, more: str = "") -> None:
    verdict = "" if wanted is None else f"{taken / wanted:6.2f} x the {wanted:.0f} ms wanted"
    print(f"{name:40}{taken:10.1f} ms {verdict}  {more}", flush=True)


if __name__ == "__main__":
    told = sys.argv[1:] or ["start", "scroll", "work", "reopen"]
    for name in told:
        {"start": start, "scroll": scroll, "work": work, "reopen": reopen}[name]()
