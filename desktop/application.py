"""Starts the window. Light to import: the worker processes begin by importing what started the app.

doichieu [FILE...]              opens the window with the files
doichieu --picture OUT [FILE...]   writes a picture of the window (on the sample, without FILE) and ends
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from PySide6.QtWidgets import QApplication

    from desktop.main_window import MainWindow
    from desktop.mishaps import Mishaps


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and stay until it is closed; gives the exit status."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support  # here: only a packed program starts its workers by itself

        freeze_support()
    options = _parser().parse_args(arguments)
    if os.environ.get("QT_IM_MODULE") == "fcitx":
        os.environ["QT_IM_MODULE"] = "ibus"  # Qt's wheel has no fcitx plug-in; fcitx answers to ibus too
    if options.picture:
        from desktop.window_picture import take_picture  # here: a start takes no picture

        return take_picture(Path(options.picture), [Path(f) for f in options.files], options)
    app = make_application()
    mishaps = watch_for_mishaps(data_folder())
    window = make_window(data_folder(), [Path(f) for f in options.files])
    mishaps.happened.connect(window.tell_mishap)
    window.show()
    status = app.exec()
    window.end()
    mishaps.rest()
    return status


def watch_for_mishaps(folder: Path) -> Mishaps:
    """Has what goes wrong written down in `folder` and told, instead of the program ending."""
    from desktop.mishaps import Mishaps

    watching = Mishaps(folder)
    watching.watch()
    return watching


def make_application() -> QApplication:
    """The Qt application with our style, font, colours and language."""
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    import resources
    from desktop import texts, theme
    from desktop.settings import Settings

    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("doichieu")
    app.setDesktopFileName("doichieu")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(resources.path("icons/app.svg"))))
    settings = Settings(data_folder())
    theme.resize(settings.points)
    theme.apply(settings.theme)
    texts.use(settings.language)
    return app


def make_window(folder: Path, files: Sequence[Path] = ()) -> MainWindow:
    """The window over the app's own `folder`: its frame at once, what is open in it after the first paint."""
    from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

    window = make_bare_window(folder)

    def begin() -> None:
        # This may come before the first paint, which is not to wait for what follows.
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        fill(window, folder, files)

    QTimer.singleShot(0, window, begin)
    return window


def make_bare_window(folder: Path) -> MainWindow:
    """The frame alone, of the size and with the panes kept in `folder`; `fill` opens something in it."""
    from desktop.main_window import MainWindow
    from desktop.settings import Settings

    return MainWindow(Settings(folder))


def fill(window: MainWindow, folder: Path, files: Sequence[Path]) -> None:
    """Open in `window` the `files`, or what was open last; on the very first start, the sample."""
    from desktop.session import Session  # here: no first paint waits for it

    session = Session(folder)
    window.attend(session)
    first = not window.settings.welcomed and not session.sources
    window.settings.welcomed = True
    if files:
        window.open_paths(list(files))
    elif first:
        window.wiring.commands.open_sample()
    else:
        session.recall()


def data_folder() -> Path:
    """The app's own folder in the user's home (`DOICHIEU_HOME` says another)."""
    from PySide6.QtCore import QStandardPaths

    told = os.environ.get("DOICHIEU_HOME")
    if told:
        return Path(told)
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)) / "doichieu"


def _parser() -> argparse.ArgumentParser:
    import argparse  # here: nothing but this reads the command line

    parser = argparse.ArgumentParser(prog="doichieu", description="Đối Chiếu: reports beside their targets.")
    parser.add_argument("files", nargs="*", metavar="FILE", help="a report, or one .doichieu workspace")
    parser.add_argument("--picture", metavar="OUT", help="write a picture of the window to OUT and end")
    shown = parser.add_argument_group("what the picture shows")
    shown.add_argument("--size", metavar="WxH", type=_size, default=(1366, 768), help="its size (1366x768)")
    shown.add_argument("--language", choices=("vi", "en"), default="vi")
    shown.add_argument("--theme", choices=("light", "dark"), default="light")
    shown.add_argument(
        "--tab", choices=("board", "sections", "source", "findings", "charts", "targets", "closing"), default="board"
    )
    shown.add_argument("--section", type=int, metavar="N", help="the line of the outline that is chosen on its tab")
    shown.add_argument("--chart", choices=("progress", "trend", "sectors"), help="the chart on its tab")
    return parser


def _size(text: str) -> tuple[int, int]:
    wide, _, high = text.lower().partition("x")
    return int(wide), int(high)
