"""What goes wrong that nobody thought of is written down and told in one line, and work goes on.

Nothing can be lost by it: each decision is committed before anything is computed. The log stands in the app's own
folder (`mishaps.log`), holds no report's text, and is kept short; a crash of Qt itself leaves its stack there as well.
"""

from __future__ import annotations

import atexit
import faulthandler
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

_INTERRUPTED = 130  # the exit status after Ctrl+C, as shells have it
_LONGEST = 256 * 1024  # bytes after which the log starts anew
_GRAVE = {QtMsgType.QtWarningMsg: "warning", QtMsgType.QtCriticalMsg: "critical", QtMsgType.QtFatalMsg: "fatal"}
# What Qt says on machines that lack something we do not need; telling it would only frighten.
_HARMLESS = ("propagateSizeHints", "This plugin does not support", "QStandardPaths: XDG_RUNTIME_DIR", "qt.qpa.")


class Mishaps(QObject):
    """Writes to the log and tells the window; one for the application."""

    happened = Signal()  # a defect of ours: one line for the window

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = folder / "mishaps.log"
        self._log: IO[str] | None = _opened(self.path)
        self._before: Callable[..., object] = sys.excepthook
        self._before_in_threads = threading.excepthook

    def watch(self) -> None:
        """From now on, take what Python and Qt have to say."""
        sys.excepthook = self.defect
        threading.excepthook = lambda told: self.defect(told.exc_type, told.exc_value, told.exc_traceback)
        qInstallMessageHandler(self._qt_says)
        if self._log is not None:
            faulthandler.enable(self._log)
        # However the program ends: what Qt says after Python's end would be told to a Python that is gone, a crash.
        atexit.register(self.rest)

    def rest(self) -> None:
        """Give back what was taken."""
        atexit.unregister(self.rest)
        sys.excepthook = self._before
        threading.excepthook = self._before_in_threads
        qInstallMessageHandler(None)
        if self._log is not None:
            faulthandler.disable()
            self._log.close()
            self._log = None

    def defect(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None = None
    ) -> None:
        """An exception that nobody caught: in a slot of ours, or in a thread."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(_INTERRUPTED)  # in good order, as by closing the window
            return
        self._write("".join(traceback.format_exception(kind, error, trace)))
        self.happened.emit()

    def _qt_says(self, kind: QtMsgType, context: QMessageLogContext, said: str | None) -> None:
        grave = _GRAVE.get(kind)
        if grave and said and not any(said.startswith(known) for known in _HARMLESS):
            self._write(f"Qt {grave}: {said} ({context.file or '?'}:{context.line})\n")

    def _write(self, text: str) -> None:
        for out in (self._log, sys.stderr):
            if out is not None:  # a program without a console has no standard error
                try:
                    out.write(text)
                    out.flush()
                except (OSError, ValueError):
                    continue


def _opened(path: Path) -> IO[str] | None:
    """The log, begun anew where it has grown long; None where the folder cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        grown = path.exists() and path.stat().st_size > _LONGEST
        return path.open("w" if grown else "a", encoding="utf-8")
    except OSError:
        return None
