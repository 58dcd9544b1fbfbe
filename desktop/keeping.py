"""What of the open workspace lies on the disk: its files put in and taken out, the user's file brought up to date.

Nothing of it holds the window for long: files go in one a turn of the event loop, and the user's file is written in a
thread at every pause. What is to be whole at once (saved by name, left, closed) is waited for.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from compare.comparison import Comparison
from compare.decisions import Decision, ReadingChosen, SourceAdded, SourceReplaced
from compare.messages import message
from compare.report import Source
from compare.workspace import Workspace, WorkspaceError
from desktop.contents import Contents
from desktop.desk import Desk
from desktop.saving import Saver

_PLACES = "places.json"
_PAUSE = 1500  # ms of rest after which the user's own file is brought up to date


class Keeping(QObject):
    """The desk with the workspace on it, and the bytes of its sources."""

    problem = Signal(object)  # a Message

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = Desk(folder)
        self.contents = Contents(folder / _PLACES)
        self._saver = Saver(self)
        self._saver.failed.connect(self.problem)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._save_behind)
        self._putting_in = QTimer(self)
        self._putting_in.timeout.connect(self._put_in_next)

    @property
    def workspace(self) -> Workspace:
        return self.desk.workspace

    def touch(self) -> None:
        """The workspace holds something new: the user's file is brought up to date at the next pause."""
        self._pause.start()

    def settle(self, result: Comparison, sources: tuple[Source, ...]) -> None:
        """Keep in the workspace what was read and may be kept; tell of what is stamped as secret and is not."""
        self._saver.wait()  # what is taken out must not be left where it is being read
        for source in self.contents.settle(self.workspace, result, sources, self._spoken_of()):
            self.problem.emit(message("window.problem.secret_not_kept", file=source.name))
        self._putting_in.start()
        if self.desk.file is not None:
            self.touch()

    def save(self) -> bool:
        """Bring the user's file up to date now; False, with the problem told, where it cannot be written."""
        return self._written(self.desk.save)

    def save_as(self, file: Path) -> bool:
        """Keep the workspace in `file` from now on; False as above."""
        return self._written(lambda: self.desk.save_as(file))

    def save_copy(self, file: Path) -> bool:
        """Write the workspace to `file` as it stands, and go on in the one that is open; False as above."""
        return self._written(lambda: self.desk.save_copy(file))

    def leave(self) -> Path | None:
        """Close the workspace, to open another at once; gives the file it was kept in where its own could not be."""
        is_saved, kept = self.save(), None
        try:
            kept = self.desk.keep_unnamed(is_saved)
        except WorkspaceError as error:
            self.problem.emit(error.said)
        self.desk.leave()
        return kept

    def take_from(self, other: Workspace, said: Iterable[Decision], left: Container[str]) -> None:
        """The files that `said` brings from another workspace but those `left` there, and what was closed there.

        They are held too, as files just opened are: one that turns out to be stamped is taken out again.
        """
        digests = [d.source.digest for d in said if isinstance(d, SourceAdded | SourceReplaced)]
        for digest in digests:
            if digest not in left and other.has_content(digest) and not self.workspace.has_content(digest):
                content = other.content(digest)
                self.workspace.add_content(digest, content)
                self.contents.hold(digest, content)
        for closing in other.closings:
            if closing not in self.workspace.closings:
                self.workspace.close_figures(closing)

    def _written(self, write: Callable[[], object]) -> bool:
        self._pause.stop()
        self._putting_in.stop()
        while self.contents.put_in(self.workspace):
            pass
        self._saver.wait()
        try:
            write()
        except WorkspaceError as error:
            self.problem.emit(error.said)
            return False
        return True

    def _save_behind(self) -> None:
        if self.desk.file is not None:
            self._saver.save(self.workspace.path, self.desk.file)

    def _put_in_next(self) -> None:
        """One file a turn: each may have many megabytes."""
        if not self.contents.put_in(self.workspace):
            self._putting_in.stop()

    def _spoken_of(self) -> set[str]:
        """The sources of which the user has said whether they are kept, be it taken back since."""
        said = (*self.workspace.decisions, *self.workspace.undone)
        return {d.source for d in said if isinstance(d, ReadingChosen) and d.kept is not None}
