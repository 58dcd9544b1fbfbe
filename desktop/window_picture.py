"""A picture of the window for the help pages and for a machine without a display: opened, arranged, taken, closed."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer

from desktop.application import fill, make_application, make_bare_window
from desktop.main_window import MainWindow
from desktop.page_view import PageView
from desktop.pictures import write_small

_SETTLING = 900  # ms after which a tab that was brought to the front is painted, pages and all
_PATIENCE = 120_000  # ms that reading the files may take before the picture is given up


def take_picture(path: Path, files: Sequence[Path], wanted: Namespace) -> int:
    """Write a picture of the window to `path`, once what it shows has been compared; gives the exit status.

    `wanted` says its size, language, colours, tab, section and chart, as the command line names them.
    """
    app = make_application()
    with tempfile.TemporaryDirectory(prefix="doichieu-", ignore_cleanup_errors=True) as folder:
        window = make_bare_window(Path(folder))
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(*wanted.size)
        window.set_language(wanted.language)
        window.set_theme(wanted.theme)
        fill(window, Path(folder), files)
        sitting = _Sitting(window, path, wanted)
        window.when_compared(sitting.arrange)
        QTimer.singleShot(_PATIENCE, window, lambda: QCoreApplication.exit(1))
        window.show()
        status = app.exec()
        window.close()
    return status


class _Sitting:
    """The steps from a window that has its result to the picture; the event loop ends with the exit status."""

    def __init__(self, window: MainWindow, path: Path, wanted: Namespace) -> None:
        self._window = window
        self._path = path
        self._wanted = wanted

    def arrange(self) -> None:
        """Bring to the front what is wanted, then take the picture."""
        window, wanted = self._window, self._wanted
        window.go(wanted.tab)
        if wanted.chart:
            window.charts.choose(wanted.chart)
        if wanted.section:
            QTimer.singleShot(_SETTLING, window, lambda: window.sections.choose(wanted.section - 1))
        QTimer.singleShot(2 * _SETTLING, window, self._grab)

    def _grab(self) -> None:
        if any(pages.is_coming for pages in self._window.findChildren(PageView)):
            QTimer.singleShot(_SETTLING, self._window, self._grab)
            return
        written = write_small(self._window.grab().toImage(), self._path)
        self._window.close()
        QCoreApplication.exit(0 if written else 1)
