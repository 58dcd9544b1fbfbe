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

_SETTLING = 900  # ms after which a tab that was brought to the front is painted, pages and all
_PICTURE_PATIENCE = 120_000  # ms that reading the files may take before a picture is given up


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and stay until it is closed; gives the exit status."""
    from multiprocessing import freeze_support  # here: a process that imports this module to work needs it not

    freeze_support()
    options = _parser().parse_args(arguments)
    if os.environ.get("QT_IM_MODULE") == "fcitx":
        os.environ["QT_IM_MODULE"] = "ibus"  # Qt's wheel has no fcitx plug-in; fcitx answers to ibus too
    if options.picture:
        return take_picture(Path(options.picture), [Path(f) for f in options.files], options)
    app = make_application()
    mishaps = watch_for_mishaps(data_folder())
    window = make_window(data_folder(), [Path(f) for f in options.files])
    mishaps.happened.connect(window.tell_mishap)
    window.show()
    status = app.exec()
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
    """The window over the app's own `folder`; the sample is opened on the very first start."""
    from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

    from desktop.main_window import MainWindow
    from desktop.session import Session
    from desktop.settings import Settings

    settings = Settings(folder)
    session = Session(folder)
    window = MainWindow(session, settings)
    first = not settings.welcomed and not session.sources
    settings.welcomed = True

    def begin() -> None:
        # This may come before the first paint, which is not to wait for what follows.
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        window.furnish()
        if files:
            window.open_paths(list(files))
        elif first:
            window.commands.open_sample()
        else:
            session.recall()

    QTimer.singleShot(0, window, begin)  # after the first paint
    return window


def take_picture(path: Path, files: Sequence[Path], wanted: argparse.Namespace) -> int:
    """Write a picture of the window to `path`, once what it shows has been compared; gives the exit status.

    `wanted` says its size, language, colours, tab, section and chart.
    """
    import tempfile

    from PySide6.QtCore import Qt, QTimer

    from desktop.page_view import PageView
    from desktop.pictures import write_small

    app = make_application()
    with tempfile.TemporaryDirectory(prefix="doichieu-", ignore_cleanup_errors=True) as folder:
        window = make_window(Path(folder), files)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(*wanted.size)
        window.set_language(wanted.language)
        window.set_theme(wanted.theme)
        status = [1]

        def grab() -> None:
            if any(pages.is_coming for pages in window.findChildren(PageView)):
                QTimer.singleShot(_SETTLING, window, grab)
                return
            status[0] = 0 if write_small(window.grab().toImage(), path) else 1
            window.close()
            app.exit(status[0])

        def arrange() -> None:
            window.go(wanted.tab)
            if wanted.chart:
                window.charts.choose(wanted.chart)
            if wanted.section:
                QTimer.singleShot(_SETTLING, window, lambda: window.sections.choose(wanted.section - 1))
            QTimer.singleShot(2 * _SETTLING, window, grab)

        window.when_compared(arrange)
        QTimer.singleShot(_PICTURE_PATIENCE, window, lambda: app.exit(1))
        window.show()
        app.exec()
        window.close()
    return status[0]


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
