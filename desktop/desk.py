"""The workspace that is open: its working copy in the app's own folder, and the user's file that it belongs to.

Knows of files and locks alone: neither what the window shows nor what the engine computes. What cannot be done is told
as a WorkspaceError; what was open stays open then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from compare.decisions import SourceAdded
from compare.folding import fold
from compare.messages import Message, message
from compare.workspace import Workspace, WorkspaceError
from desktop.places import SUFFIX, FileLock, beside_of, holder, locked, own_place


class Desk:
    """One workspace at a time. `workspace` is the one that is open, `file` the user's file (None: without a name)."""

    def __init__(self, folder: Path) -> None:
        """What was open last in `folder`, the app's own, is open again."""
        self.file: Path | None = None
        self._folder = folder
        self._lock, working_copy = own_place(folder)
        self._file_lock: FileLock | None = None
        self.workspace = self._begin(working_copy)

    @property
    def snapshot(self) -> Path:
        """Where the last result of this workspace is kept: never in the user's file, which may come from anybody."""
        if self.file is None:
            return self.unnamed_snapshot
        return self.results / f"{hashlib.sha256(str(self.file.resolve()).encode()).hexdigest()[:16]}.result"

    @property
    def unnamed_snapshot(self) -> Path:
        """Where the last result is kept as long as the workspace has no name."""
        return self.workspace.path.with_suffix(".result")

    @property
    def results(self) -> Path:
        """Where the last results of workspaces that have a name are kept."""
        return self._folder / "results"

    def new(self) -> None:
        """Begin an empty workspace; the one before has been left."""
        path = self.workspace.path
        path.unlink(missing_ok=True)
        self.workspace = Workspace.new(path)
        self.file = None

    @contextmanager
    def opening(self, file: Path) -> Iterator[None]:
        """Open the workspace in `file`: what is inside the block leaves the one before, once `file` is known good."""
        lock = _locked(file)
        path = self.workspace.path
        beside = path.with_suffix(".opening")
        try:
            Workspace.open(file, beside).close()
        except WorkspaceError:
            lock.release()
            raise
        yield
        for left in (path, *beside_of(path)):
            left.unlink(missing_ok=True)
        beside.replace(path)
        self.workspace = Workspace.new(path)
        self.file, self._file_lock = file, lock

    def save_as(self, file: Path) -> None:
        """Keep the workspace in `file` from now on; where it cannot be written, in the one before."""
        if file == self.file:
            self.save()
            return
        lock = _locked(file)
        try:
            self.workspace.save_to(file)
        except WorkspaceError:
            lock.release()
            raise
        self._let_go()
        self.file, self._file_lock = file, lock

    def save_copy(self, file: Path) -> None:
        """Write the workspace to `file` as it stands, and go on in the one that is open."""
        if file == self.file:
            self.save()
            return
        lock = _locked(file)
        try:
            self.workspace.save_to(file)
        finally:
            lock.release()

    def save(self) -> None:
        """Bring the user's file up to date, where there is one."""
        if self.file is not None:
            self.workspace.save_to(self.file)

    def keep_unnamed(self, is_saved: bool) -> Path | None:
        """Work without a name, or that its file could not take, put into the app's folder; None where there is none."""
        decisions = self.workspace.decisions
        if (self.file is not None and is_saved) or all(isinstance(d, SourceAdded) for d in decisions):
            return None
        folder = self._folder / "kept"
        folder.mkdir(exist_ok=True)
        sources = fold(decisions).sources
        stem = Path(sources[0].name).stem if sources else "0"
        number = 1
        while (file := folder / f"{stem} ({number}){SUFFIX}").exists():
            number += 1
        self.workspace.save_to(file)
        return file

    def leave(self) -> None:
        """Close the workspace; another is put in its place at once."""
        self.workspace.close()
        self._let_go()

    def close(self) -> None:
        """Close the workspace for good; it is open again at the next start."""
        self.remember()
        self.leave()
        if self._lock is not None:
            self._lock.unlock()

    def remember(self) -> None:
        """Note beside the working copy which of the user's files it belongs to."""
        note = self.workspace.path.with_suffix(".file")
        if self.file is None:
            note.unlink(missing_ok=True)
        else:
            note.write_text(str(self.file), "utf-8")

    @contextmanager
    def other(self, file: Path) -> Iterator[Workspace]:
        """Another workspace, opened to be read."""
        beside = self.workspace.path.with_suffix(".other")
        try:
            with Workspace.open(file, beside) as other:
                yield other
        finally:
            for left in (beside, *beside_of(beside)):
                left.unlink(missing_ok=True)

    def _begin(self, working_copy: Path) -> Workspace:
        """The working copy as it was left, and the user's file it belongs to."""
        note = working_copy.with_suffix(".file")
        try:
            workspace = Workspace.new(working_copy)
        except Exception:  # a broken working copy must not keep the app from starting: it is put aside, not lost
            working_copy.replace(working_copy.with_suffix(".broken"))
            workspace = Workspace.new(working_copy)
        if note.exists():
            file = Path(note.read_text("utf-8"))
            self._file_lock = locked(file) if file.parent.exists() else None
            self.file = file if self._file_lock is not None else None
        return workspace

    def _let_go(self) -> None:
        if self._file_lock is not None:
            self._file_lock.release()
            self._file_lock = None


def _locked(file: Path) -> FileLock:
    """A lock beside `file`; WorkspaceError, saying who holds it, where another window does."""
    lock = locked(file)
    if lock is None:
        raise WorkspaceError(_held(file))
    return lock


def _held(file: Path) -> Message:
    """Who holds `file`, in a line."""
    who = holder(file)
    if who.user:
        return message(
            "window.problem.held", file=file.name, user=who.user, machine=who.machine or "?", since=who.since
        )
    return message("window.problem.locked", file=file.name)
