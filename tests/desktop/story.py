"""A clerk's hour in a real window: `python -m tests.desktop.story PICTURES [LANGUAGE] [COLOURS] [REPORTS]`.

Drops the four reports of a family, waits, finds the three worst indicators, corrects two matches, settles a status,
puts a finding aside, undoes, closes, opens again and exports; a picture of the whole screen after every step. Prints
"done" at the end; what is otherwise than it should be ends it with an error. `test_story.py` gives it a screen.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QLineEdit, QWidget

from compare.comparison import JudgedRow
from compare.decisions import FindingDismissed, IndicatorsJoined, IndicatorsSeparated, StatusSettled
from desktop.application import data_folder, make_application, make_window
from desktop.board_columns import STATUS
from desktop.brief_dialog import BriefDialog
from desktop.decision_dialogs import StatusDialog
from desktop.main_window import MainWindow
from desktop.page_view import PageView

FAMILY = Path(__file__).resolve().parent.parent / "families" / "F2"
KINDS = (".docx", ".pdf", ".html", ".rtf", ".odt", ".xlsx", ".txt")
_PATIENCE = 240.0  # seconds: the machine may be a busy one
_QUIET = 0.15  # seconds without a line drawn anew after which a window stands as it will stay
_LONGEST_REST = 3.0  # seconds after which it is taken as it is


class Drawn(QObject):
    """Notes when a window was drawn last."""

    def __init__(self) -> None:
        super().__init__()
        self.last = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self.last = time.monotonic()
        return False


class Story:
    """The window, the pictures, and what was done so far."""

    def __init__(self, pictures: Path, language: str, colours: str, folder: Path) -> None:
        self.pictures = pictures
        self.folder = folder
        self.look = language, colours
        self.app = make_application()
        self.app.setCursorFlashTime(0)  # a caret that blinks is drawn without end
        self._drawn = Drawn()
        self.window = self.open()

    def open(self) -> MainWindow:
        """A window over the whole screen, as on a machine with that screen."""
        window = make_window(data_folder())
        window.set_language(self.look[0])
        window.set_theme(self.look[1])
        window.installEventFilter(self._drawn)
        window.setGeometry(window.screen().availableGeometry())
        window.show()
        self.rest()
        return window

    def tell(self) -> None:
        """All of it, step by step."""
        self.picture("01-empty")
        self.drop()
        self.worst()
        self.separate()
        self.join()
        self.settle()
        self.dismiss()
        self.undo()
        self.look_round()
        self.open_again()
        self.export()
        self.window.close()

    # The steps ----------------------------------------------------------------------------------------------------

    def drop(self) -> None:
        files = sorted(f for f in self.folder.iterdir() if f.suffix.lower() in KINDS)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(f)) for f in files])
        at, buttons = QPointF(400, 300), Qt.MouseButton.LeftButton
        self.window.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, data, buttons, Qt.KeyboardModifier.NoModifier))
        self.rest()
        self.picture("02-reading")
        self.settled()
        assert len(self.result.readings) == len(files), self.result.unread
        self.picture("03-board")

    def worst(self) -> None:
        """The three worst: sorted by status, they are the first lines."""
        header = self.window.board._left.horizontalHeader()
        at = header.viewport().rect().center()
        at.setX(header.sectionViewportPosition(STATUS) + 20)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert self.window.board.model.sorted_by == (STATUS, False)
        worst = self.window.board.shown_rows()[:3]
        for row in worst:
            self.window.board.select_row(row.id)
            self.rest()
        self.picture("04-worst")
        for _ in range(2):
            QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert self.window.board.model.sorted_by is None

    def separate(self) -> None:
        """A match that is wrong: one report's figure is taken out of its row."""
        row = next(r for r in self.result.rows if len(r.row.cells) > 2)
        self.select(row, list(row.row.cells)[-1])
        before = len(self.result.rows)
        self.answer(QInputDialog, lambda asked: asked.accept())
        self.window.actions_["separate"].trigger()
        self.settled()
        assert isinstance(self.session.decisions[-1], IndicatorsSeparated) and len(self.result.rows) > before
        self.picture("05-separated")

    def join(self) -> None:
        """A match that was missed: two rows are one."""
        row = next(r for r in self.result.rows if len(r.row.cells) == 1)
        self.select(row)

        def choose(asked: QDialog) -> None:
            self.picture("06-joining")
            asked.accept()

        self.answer(QDialog, choose)
        self.window.actions_["join"].trigger()
        self.settled()
        assert isinstance(self.session.decisions[-1], IndicatorsJoined)
        self.picture("07-joined")

    def settle(self) -> None:
        row = next(r for r in self.result.rows if r.target and r.progress.status not in ("met", "exceeded"))
        self.select(row)

        def say(asked: QDialog) -> None:
            assert isinstance(asked, StatusDialog)
            asked._status.setCurrentIndex(asked._status.findData("met"))
            QTest.keyClicks(asked._reason, "theo bien ban giao ban")
            self.picture("08-settling")
            asked.accept()

        self.answer(StatusDialog, say)
        self.window.actions_["settle"].trigger()
        self.settled()
        said = self.session.decisions[-1]
        assert isinstance(said, StatusSettled) and self.row(row.id).progress.settled
        self.picture("09-settled")

    def dismiss(self) -> None:
        self.window.go("findings")
        self.rest()
        before = sum(not f.dismissed for f in self.result.findings)
        self.picture("10-findings")

        def say(asked: QDialog) -> None:
            QTest.keyClicks(asked.findChild(QLineEdit), "da hoi don vi")
            asked.accept()

        self.answer(QInputDialog, say)
        QTest.mouseClick(self.window.findings._dismissing, Qt.MouseButton.LeftButton)
        self.settled()
        assert isinstance(self.session.decisions[-1], FindingDismissed)
        assert sum(not f.dismissed for f in self.result.findings) == before - 1
        self.picture("11-dismissed")

    def undo(self) -> None:
        """The finding comes back by one Ctrl+Z and goes by one Ctrl+Y."""
        open_ones = [f.key for f in self.result.findings if not f.dismissed]
        self.window.activateWindow()
        self.rest()
        if self.window.isActiveWindow():
            QTest.keyClick(self.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        else:  # no window manager gives it the keyboard here
            self.window.actions_["undo"].trigger()
        self.settled()
        assert len([f for f in self.result.findings if not f.dismissed]) == len(open_ones) + 1
        self.picture("12-undone")
        self.window.actions_["redo"].trigger()
        self.settled()
        assert [f.key for f in self.result.findings if not f.dismissed] == open_ones

    def look_round(self) -> None:
        """The other views, each once."""
        self.window.sections._bar.words.setChecked(True)
        for name in ("sections", "source", "charts", "targets", "closing"):
            self.window.go(name)
            self.pages(self.window)
            self.picture(f"13-{name}")
        self.window.closing.show_missing()
        self.rest()
        self.picture("13-missing")
        self.answer(QDialog, lambda asked: (self.rest(), self.picture("13-commands"), asked.reject()))
        self.window.actions_["palette"].trigger()

    def open_again(self) -> None:
        """Closed and opened: the same tab, row and scroll, the same decisions, and the result at once."""
        self.window.go("board")
        row = self.window.board.shown_rows()[-3]
        self.select(row)
        self.rest()
        was = self.window.board.selected_row(), self.window.board.scrolled(), self.session.decisions
        self.window.close()
        self.window = self.open()
        self.until(lambda: bool(self.result.rows), "the last result")
        assert self.window.board.selected_row() == was[0], "another row is selected"
        self.settled()
        self.rest()
        now = self.window.board.selected_row(), self.window.board.scrolled(), self.session.decisions
        assert now == was, (now[:2], was[:2])
        self.picture("14-again")

    def export(self) -> None:
        made = self.pictures / "brief.docx"

        def say(asked: QDialog) -> None:
            assert isinstance(asked, BriefDialog)
            asked._path.setText(str(made))
            self.until(lambda: bool(asked._counted.text()) and asked.pages.reading is not None, "the preview")
            self.pages(asked)
            self.picture("15-brief")
            asked.accept()

        self.answer(BriefDialog, say)
        self.window.actions_["export"].trigger()
        self.until(made.exists, "the brief")
        self.rest()
        self.picture("16-exported")

    # What they are made of ----------------------------------------------------------------------------------------

    @property
    def session(self):
        return self.window.wiring.session

    @property
    def result(self):
        return self.session.result

    def row(self, row_id: str) -> JudgedRow:
        return next(r for r in self.result.rows if r.id == row_id)

    def select(self, row: JudgedRow, source: str = "") -> None:
        board = self.window.board
        board.select_row(row.id, board.model.column_of(source) if source else 0)
        assert board.selected_row() == row.id

    def answer(self, kind: type[QDialog], say: Callable[[QDialog], object]) -> None:
        """Answer the next question of that kind, once it is painted."""

        def look() -> None:
            asked = self.app.activeModalWidget()
            if not isinstance(asked, kind):
                QTimer.singleShot(50, look)
                return
            asked.installEventFilter(self._drawn)
            self.rest()
            say(asked)

        QTimer.singleShot(50, look)

    def settled(self) -> None:
        self.until(lambda: not self.session.is_busy, "the comparison")
        self.until(self.window.turns.is_done, "what the comparison changes on screen")
        self.rest()

    def until(self, true: Callable[[], bool], what: str) -> None:
        began = time.monotonic()
        while not true():
            assert time.monotonic() - began < _PATIENCE, f"{what} did not come"
            QApplication.processEvents()
            time.sleep(0.005)

    def pages(self, within: QWidget) -> None:
        """Let the worker draw the pages that are in sight."""
        self.rest()
        views = within.findChildren(PageView)
        self.until(lambda: not any(view._asked for view in views), "the pages")

    def rest(self) -> None:
        """Let the window be drawn until nothing has been drawn anew for a moment."""
        began = self._drawn.last = time.monotonic()
        while time.monotonic() < min(self._drawn.last + _QUIET, began + _LONGEST_REST):
            QApplication.processEvents()
            time.sleep(0.005)

    def picture(self, name: str) -> None:
        """The whole screen as it is."""
        print(name, flush=True)
        self.rest()
        self.window.screen().grabWindow(0).save(str(self.pictures / f"{name}.png"))


def main() -> None:
    pictures = Path(sys.argv[1])
    language = sys.argv[2] if len(sys.argv) > 2 else "vi"
    colours = sys.argv[3] if len(sys.argv) > 3 else "light"
    folder = Path(sys.argv[4]) if len(sys.argv) > 4 else FAMILY
    pictures.mkdir(parents=True, exist_ok=True)
    home = data_folder()
    home.mkdir(parents=True, exist_ok=True)
    (home / "window.ini").write_text("[General]\nwelcomed=yes\n")
    Story(pictures, language, colours, folder).tell()
    print("done", flush=True)


if __name__ == "__main__":
    main()
