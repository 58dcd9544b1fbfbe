"""The user's file brought up to date in a thread: of many megabytes that takes longer than the window may be held."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from compare.workspace import WorkspaceError, save_copy


class Saver(QObject):
    """One writing at a time; what was decided meanwhile is in the next."""

    failed = Signal(object)  # the Message that says why

    _ended = Signal(int, object)  # the number of a writing, and the same, or None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._thread: threading.Thread | None = None
        self._next: tuple[Path, Path] | None = None
        self._ended.connect(self._take_end)

    def save(self, working_copy: Path, file: Path) -> None:
        """Write what was committed to `working_copy` to `file`, now or once the writing under way is done."""
        if self._thread is not None:
            self._next = working_copy, file
            return
        self._number += 1
        self._thread = threading.Thread(target=self._write, args=(self._number, working_copy, file))
        self._thread.start()

    def wait(self) -> None:
        """Let the writing under way come to its end, and begin no other."""
        self._next = None
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _write(self, number: int, working_copy: Path, file: Path) -> None:
        try:
            save_copy(working_copy, file)
        except WorkspaceError as error:
            self._ended.emit(number, error.said)
        else:
            self._ended.emit(number, None)

    def _take_end(self, number: int, said: object) -> None:
        if said is not None:
            self.failed.emit(said)
        if number != self._number or self._thread is None:
            return  # it was waited for
        following = self._next
        self.wait()  # it has told its end, and has nothing more to do
        if following is not None:
            self.save(*following)
