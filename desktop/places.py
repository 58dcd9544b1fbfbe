"""Where workspaces lie on disk: the app's own working copies, the locks beside files, the files of a folder."""

from __future__ import annotations

import getpass
import platform
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLockFile

SUFFIX = ".doichieu"


def own_place(folder: Path) -> tuple[QLockFile | None, Path]:
    """The first working copy that no other window holds, with its lock."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, 100):
        lock = QLockFile(str(folder / f"working-{number}.lock"))
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            return lock, folder / f"working-{number}{SUFFIX}"
    return None, folder / f"working-other{SUFFIX}"


class FileLock:
    """A lock beside a user's file, with a note of who holds it; `release` takes both away."""

    def __init__(self, file: Path, lock: QLockFile) -> None:
        self._lock = lock
        self._note = _note_of(file)

    def release(self) -> None:
        with suppress(OSError):  # beside a file on a disk that nothing can be written on
            self._note.unlink(missing_ok=True)
        self._lock.unlock()


def locked(file: Path) -> FileLock | None:
    """A lock beside `file`; None where another window holds it (`holder` says who)."""
    lock = QLockFile(str(_lock_of(file)))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        _write_note(file)
        return FileLock(file, lock)
    # Where no lock can be laid nobody holds it: what is to be written there will say what is wrong.
    return None if lock.error() == QLockFile.LockError.LockFailedError else FileLock(file, lock)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a file: the user's name, the machine, and since when ("14:05 02/07/2024"); "" where it is not known."""

    user: str
    machine: str
    since: str


def holder(file: Path) -> Holder:
    """Who holds `file`, as noted beside it."""
    try:
        user, machine, since = _note_of(file).read_text("utf-8").split("\n")
    except (OSError, ValueError):
        return Holder("", "", "")
    return Holder(user, machine, since)


def _lock_of(file: Path) -> Path:
    return file.with_name(f".{file.name}.lock")


def _note_of(file: Path) -> Path:
    return file.with_name(f".{file.name}.holder")


def _write_note(file: Path) -> None:
    """Say beside `file` who holds it: a lock names only a process, which tells a colleague nothing."""
    lines = (_user(), platform.node(), datetime.now().strftime("%H:%M %d/%m/%Y"))
    with suppress(OSError):
        _note_of(file).write_text("\n".join(lines), "utf-8")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name is set on some machines
        return ""


def beside_of(path: Path) -> tuple[Path, ...]:
    """What SQLite lays beside a file it works on."""
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def with_folders(paths: Iterable[Path]) -> list[Path]:
    out: list[Path] = []
    for path in paths:
        out.extend(sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith(".")) if path.is_dir()
                   else [path])  # fmt: skip
    return out
