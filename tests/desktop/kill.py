"""Kills the window while decisions are made, and opens it again: `python -m tests.desktop.kill TIMES [SEED]`.

Each time a real window with its worker process is started on the same folder; it decides, undoes, does again, closes
figures and brings the user's file up to date in a random order, and tells each state as soon as its history shows it.
What it opens with the next time must be the last state told, or the one it was about to come to; the user's own file
must be whole at every time. `test_kill.py` does this a few times; the full number is for a quiet hour.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from compare.closing import ClosedFigure, Closing
from compare.decision_json import to_json
from compare.decisions import Decision, FindingDismissed, NoteWritten
from compare.members import Member
from compare.workspace import Act, Workspace

ROOT = Path(__file__).resolve().parent.parent.parent
FILE = "hồ sơ.doichieu"
_LONGEST = 1.2  # seconds that a window is let work before it is killed
_PATIENCE = 120.0  # seconds that a window may take to open


@dataclass
class Told:
    """What the windows said, and what was found wrong."""

    kills: int = 0
    states: int = 0  # that were shown
    between: int = 0  # times that the step under way at the kill was found done
    saves: int = 0
    wrong: list[str] = field(default_factory=list)


def main() -> int:
    if sys.argv[1] == "--window":
        work(Path(sys.argv[2]), int(sys.argv[3]))
        return 0
    times, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory(prefix="doichieu-", ignore_cleanup_errors=True) as folder:
        told = run(times, seed, Path(folder))
    print(f"killed {told.kills} times after {told.states} states shown and {told.saves} savings begun; "
          f"{told.between} times the step under way was done; wrong: {len(told.wrong)}")  # fmt: skip
    print("\n".join(told.wrong))
    return 1 if told.wrong else 0


def run(times: int, seed: int, folder: Path) -> Told:
    """Kill a window `times` times in `folder`."""
    chance, told = random.Random(seed), Told()
    expected: tuple[str, ...] = ()
    for number in range(times + 1):
        lines = _one_life(folder, seed * 1000 + number, chance.uniform(0.0, _LONGEST) if number < times else None)
        opened = next((line.split()[1] for line in lines if line.startswith("opened ")), None)
        if opened is None:
            told.wrong.append(f"life {number}: it did not open: {lines[-3:]}")
            break
        if expected and opened not in expected:
            told.wrong.append(f"life {number}: opened with {opened}, shown was {expected[0]}")
        told.between += opened in expected[1:] and opened != expected[0]
        states = [line.split()[1] for line in lines if line.startswith(("opened ", "shown "))]
        told.states += len(states) - 1
        told.saves += sum(line == "saving" for line in lines)
        begun = [line.split()[1] for line in lines if line.startswith("next ")]
        expected = (states[-1], *begun[-1:])
        told.kills += number < times
        told.wrong += [f"life {number}: {problem}" for problem in _file_problems(folder / FILE)]
    return told


def _one_life(folder: Path, seed: int, seconds: float | None) -> list[str]:
    """Start a window, let it work for some seconds after it has opened, kill it; None: only see it open."""
    env = {**os.environ, "DOICHIEU_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.desktop.kill", "--window", str(folder), str(seed)]
    out = folder / "told.txt"
    with out.open("w") as to:
        window = subprocess.Popen(command, cwd=ROOT, env=env, stdout=to, stderr=subprocess.STDOUT)
    try:
        began = time.monotonic()
        while "opened " not in out.read_text("utf-8", "replace"):
            if time.monotonic() - began > _PATIENCE or window.poll() is not None:
                break
            time.sleep(0.01)
        time.sleep(seconds or 0.0)
    finally:
        window.send_signal(signal.SIGKILL)
        window.wait()
    whole, _, _ = out.read_text("utf-8", "replace").rpartition("\n")  # a line cut short was not told
    return whole.split("\n")


def _file_problems(file: Path) -> list[str]:
    """What is wrong with the user's own file: it must open at every time, with nothing but decisions."""
    if not file.exists():
        return []
    copy = file.with_name("copy")
    try:
        Workspace.open(file, copy).close()
    except Exception as error:  # whatever it is, it is what is looked for
        return [f"the file does not open: {error!r}"]
    return []


# In the window's process -------------------------------------------------------------------------------------------


def work(folder: Path, seed: int) -> None:
    """Open the window and decide until killed."""
    from PySide6.QtWidgets import QApplication

    from desktop.application import make_application, make_window
    from tests.desktop.test_session import PLAN, REPORT

    make_application()
    home = folder / "home"
    home.mkdir(exist_ok=True)
    if not (home / "window.ini").exists():
        (home / "window.ini").write_text("[General]\nwelcomed=yes\n")
    window = make_window(home)
    window.show()
    QApplication.processEvents()
    session, chance = window.wiring.session, random.Random(seed)
    if not session.sources:
        session.add_text("nghị quyết.txt", PLAN)
        session.add_text("báo cáo.txt", REPORT)
    if session.file is None:
        session.save_as(folder / FILE)
    _tell("opened", session.acts, session.undone_acts, len(session.records.closings))
    while True:
        _step(window, chance)
        QApplication.processEvents()
        shown = window.history.count() - 1
        assert shown == len(session.acts) + len(session.undone_acts), "the history shows another number"
        _tell("shown", session.acts, session.undone_acts, len(session.records.closings))
        time.sleep(chance.choice((0.0, 0.0, 0.01, 0.05)))


def _step(window, chance: random.Random) -> None:
    session = window.wiring.session
    done, undone, closed = session.acts, session.undone_acts, len(session.records.closings)
    what = chance.choices(("decide", "two", "undo", "redo", "close", "save"), (8, 3, 4, 3, 2, 2))[0]
    said = tuple(_decision(chance) for _ in range({"decide": 1, "two": 2}.get(what, 0)))
    if said:
        _tell("next", (*done, said), (), closed)
        session.decide(*said)
    elif what == "undo" and len(done) > 2:
        _tell("next", done[:-1], (done[-1], *undone), closed)
        session.undo()
    elif what == "redo" and undone:
        _tell("next", (*done, undone[0]), undone[1:], closed)
        session.redo()
    elif what == "close":
        _tell("next", done, undone, closed + 1)
        session.records.close_figures(Closing("Quý I", "2024-04-02", "A", (ClosedFigure("i", "Thu", "", "met"),)))
    elif what == "save":
        print("saving", flush=True)
        session._keeping.save()


def _decision(chance: random.Random) -> Decision:
    word = f"{chance.random():.12f}"
    member = Member("s2", ("I. KẾT QUẢ THỰC HIỆN",), "ket nap dang vien moi", "actual", "2024-H1", "đảng viên", 0, "7")
    return chance.choice((NoteWritten(member, word), FindingDismissed(f"contradiction:{word}", "thử")))


def _tell(what: str, done: Sequence[Act], undone: Sequence[Act], closed: int) -> None:
    acts = [[[to_json(d) for d in act] for act in acts] for acts in (done, undone)]
    said = json.dumps([*acts, closed], sort_keys=True)
    print(what, hashlib.sha256(said.encode()).hexdigest()[:16], len(done), flush=True)


if __name__ == "__main__":
    sys.exit(main())
