"""Where workspaces lie on disk: the app's own working copies, the locks beside files, the files of a folder."""

from __future__ import annotations

from collections.abc import Iterable
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


def locked(file: Path) -> QLockFile | None:
    """A lock beside `file`; None where another window holds it."""
    lock = QLockFile(str(file.with_name(f".{file.name}.lock")))
    lock.setStaleLockTime(0)
    if lock.tryLock(0) or lock.error() == QLockFile.LockError.PermissionError:
        return lock
    return None


def beside_of(path: Path) -> tuple[Path, ...]:
    """What SQLite lays beside a file it works on."""
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def with_folders(paths: Iterable[Path]) -> list[Path]:
    out: list[Path] = []
    for path in paths:
        out.extend(sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith(".")) if path.is_dir()
                   else [path])  # fmt: skip
    return out
