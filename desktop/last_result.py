"""Has the last result of the workspace kept at every pause, so that it is on screen at once when it is opened again.

Be it after an end that nobody wanted: the worker writes it down, which has it too and has nothing else to do then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop import snapshot
from desktop.requests import Keep

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from desktop.jobs import Jobs
    from desktop.keeping import Keeping

_PAUSE = 3000  # ms of rest after which the result is kept
_WORKSPACES = 12  # whose results are kept: more than are worked on at a time


class LastResult(QObject):
    """Of the workspace that is open; `may_be_kept` says whether there is a result that may lie on the disk."""

    def __init__(self, keeping: Keeping, jobs: Jobs, may_be_kept: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._keeping, self._jobs, self._may_be_kept = keeping, jobs, may_be_kept
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._keep_behind)

    def recall(self) -> Comparison | None:
        """The result that the decisions came to when they were last compared; None where it was not kept."""
        return snapshot.recall(self._keeping.desk.snapshot, self._keeping.workspace.decisions)

    def came(self) -> None:
        """There is another result."""
        if self._may_be_kept():
            self._pause.start()
        else:
            self._forget()

    def leave(self, result: Comparison, is_found_again: bool = True) -> None:
        """The workspace is being left, with that result; it is kept where the workspace will be found again."""
        self._pause.stop()
        if not (is_found_again and self._may_be_kept()):
            self._forget()
            return
        desk, decisions = self._keeping.desk, self._keeping.workspace.decisions
        if not snapshot.is_kept(desk.snapshot, decisions):
            snapshot.keep(desk.snapshot, decisions, result)
        if desk.snapshot != desk.unnamed_snapshot:
            desk.unnamed_snapshot.unlink(missing_ok=True)
        snapshot.thin_out(desk.results, _WORKSPACES)

    def _forget(self) -> None:
        self._pause.stop()
        for file in {self._keeping.desk.snapshot, self._keeping.desk.unnamed_snapshot}:
            file.unlink(missing_ok=True)

    def _keep_behind(self) -> None:
        if self._may_be_kept() and self._jobs.is_running():
            key = snapshot.key(self._keeping.workspace.decisions)
            path = str(self._keeping.desk.snapshot)
            self._jobs.ask(Keep(self._jobs.next_number(), self._jobs.latest_update, path, key))
