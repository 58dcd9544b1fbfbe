"""The workspace as a record: figures that were closed for good, and another workspace of the same reports put in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from compare.closing import Closing
from compare.merging import Merge, merge
from compare.workspace import WorkspaceError
from desktop.keeping import Keeping


class Records(QObject):
    """What is kept for good in the workspace that is open, and what a colleague's brings to it."""

    closed = Signal(object)  # the Closings that there are now
    brought = Signal(object)  # the decisions that another workspace brings
    problem = Signal(object)  # a Message

    def __init__(self, keeping: Keeping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeping = keeping

    @property
    def closings(self) -> tuple[Closing, ...]:
        """The figures that were closed, the first first."""
        return self._keeping.workspace.closings

    def close_figures(self, closing: Closing) -> None:
        """Keep `closing` for good: no undo takes it back."""
        self._keeping.workspace.close_figures(closing)
        self.tell()
        self._keeping.touch()

    def tell(self) -> None:
        """Say which closings there are: another workspace may be open."""
        self.closed.emit(self.closings)

    def compared_with(self, file: Path) -> Merge | None:
        """What the workspace in `file` adds and where it differs; None, with the problem told, where it is none."""
        try:
            with self._keeping.desk.other(file) as other:
                return merge(self._keeping.workspace.decisions, other.decisions)
        except WorkspaceError as error:
            self.problem.emit(error.said)
            return None

    def take_over(self, file: Path, found: Merge, theirs: Iterable[int], secrets: bool = False) -> None:
        """Put what was found in `file` into this workspace, with the other's word at the places `theirs`.

        Files that the other keeps though they are stamped as secret come along where `secrets` says so.
        """
        left = () if secrets else found.secrets
        said = (found if secrets else found.without_secrets()).decisions(theirs)
        try:
            with self._keeping.desk.other(file) as other:
                self._keeping.take_from(other, said, {source.digest for source in left})
        except WorkspaceError as error:
            self.problem.emit(error.said)
            return
        self.tell()
        self.brought.emit(said)
