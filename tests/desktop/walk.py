"""A random walk through the window with the real worker, run by hand: `python -m tests.desktop.walk SECONDS [SEED]`.

Does what a hurried person might: decides, dismisses, undoes, redoes, changes tab, language, colours and size of text,
scrolls, selects; prints each step before it is taken, so that the last line names what a silent end came of.
"""

from __future__ import annotations

import faulthandler
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from compare.decisions import FindingDismissed, IndicatorIgnored, IndicatorRenamed, NoteWritten
from desktop import members
from desktop.application import make_application, make_window
from desktop.main_window import MainWindow
from desktop.window_frame import TABS

_PATIENCE = 60.0  # seconds that the first comparison may take


class Walk:
    """One window and what may be done in it."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window = window
        self.chance = random.Random(seed)
        self.session = window.wiring.session
        self.steps: dict[str, tuple[int, Callable[[], object]]] = {
            "undo": (14, self.session.undo),
            "redo": (8, self.session.redo),
            "keys undo": (8, lambda: self._key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)),
            "dismiss": (8, self.dismiss),
            "ignore": (3, self.ignore),
            "rename": (3, self.rename),
            "note": (3, self.note),
            "join": (3, self.join),
            "separate": (3, self.separate),
            "tab": (10, lambda: window.go(self.chance.choice(TABS))),
            "row": (10, self.select),
            "language": (3, lambda: window.set_language(self.chance.choice(("vi", "en")))),
            "theme": (3, lambda: window.set_theme(self.chance.choice(("light", "dark")))),
            "size": (1, lambda: window._resize_text(self.chance.choice((-1.0, 1.0)))),
            "scroll": (10, self.scroll),
            "click": (8, self.click),
            "again": (2, self.session.update),
            "cancel": (1, self.session.cancel),
            "resize": (2, lambda: window.resize(self.chance.randint(900, 2400), self.chance.randint(600, 1400))),
        }

    def step(self) -> str:
        """Take one step; gives its name."""
        names = list(self.steps)
        name = self.chance.choices(names, [self.steps[n][0] for n in names])[0]
        print(f"{time.monotonic():.3f} {name}", flush=True)
        self.steps[name][1]()
        return name

    def dismiss(self) -> None:
        found = [f for f in self.session.result.findings if not f.dismissed]
        if found:
            self.session.decide(FindingDismissed(self.chance.choice(found).key, "thử"))

    def ignore(self) -> None:
        if row := self._row():
            self.session.decide(IndicatorIgnored(members.row_member(self.session.result, row)))

    def rename(self) -> None:
        if row := self._row():
            said = IndicatorRenamed(members.row_member(self.session.result, row), f"tên {self.chance.random():.3f}")
            self.session.decide(said)

    def note(self) -> None:
        if row := self._row():
            self.session.decide(NoteWritten(members.row_member(self.session.result, row), "ghi chú"))

    def join(self) -> None:
        one, other = self._row(), self._row()
        if one and other and one.id != other.id:
            self.session.decide(members.joined(self.session.result, one, other))

    def separate(self) -> None:
        row = self._row()
        said = members.separated(self.session.result, row, next(reversed(row.row.cells))) if row else None
        if said is not None:
            self.session.decide(said)

    def select(self) -> None:
        if row := self._row():
            self.window.board.select_row(row.id, self.chance.randrange(6))

    def scroll(self) -> None:
        for view in self._seen():
            at = QPointF(view.rect().center())
            turn = QPoint(0, self.chance.choice((-240, -120, 120, 240)))
            mods, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
            QApplication.postEvent(
                view, QWheelEvent(at, view.mapToGlobal(at), QPoint(), turn, Qt.MouseButton.NoButton, mods, phase, False)
            )

    def click(self) -> None:
        from PySide6.QtTest import QTest

        seen = self._seen()
        if seen:
            view = self.chance.choice(seen)
            at = QPoint(self.chance.randrange(max(1, view.width())), self.chance.randrange(max(1, view.height())))
            QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def _seen(self) -> list[QWidget]:
        return [view.viewport() for view in self.window.findChildren(QAbstractScrollArea) if view.isVisible()]

    def _row(self):
        rows = self.session.result.rows
        return self.chance.choice(rows) if rows else None

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.postEvent(self.window, QKeyEvent(kind, key, modifiers))


def _close_questions() -> None:
    """Close a dialog or a menu that a step has opened: nobody is there to answer it."""
    asked = QApplication.activeModalWidget() or QApplication.activePopupWidget()
    if asked is not None:
        print("  closed", type(asked).__name__, flush=True)
        asked.close()


def main() -> None:
    faulthandler.enable()
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    app = make_application()
    with tempfile.TemporaryDirectory(prefix="doichieu-", ignore_cleanup_errors=True) as folder:
        window = make_window(Path(folder))
        window.resize(1366, 768)
        window.show()
        began = time.monotonic()
        while time.monotonic() - began < _PATIENCE and not window.wiring.session.result.rows:
            app.processEvents()
            time.sleep(0.01)
        closer = QTimer(window)
        closer.timeout.connect(_close_questions)
        closer.start(40)
        walk, taken, began = Walk(window, seed), 0, time.monotonic()
        while time.monotonic() - began < seconds:
            walk.step()
            taken += 1
            until = time.monotonic() + walk.chance.choice((0.0, 0.0, 0.01, 0.05, 0.3))
            app.processEvents()
            while time.monotonic() < until:
                app.processEvents()
                time.sleep(0.002)
        print(f"done: {taken} steps", flush=True)
        window.close()


if __name__ == "__main__":
    main()
