"""Copies kept on the disk for convenience: each whole or not there at all, and no more of them than are wanted."""

from __future__ import annotations

from pathlib import Path


def put(path: Path, content: bytes) -> bool:
    """Write `content` beside `path` and then put it in place; whether that was done (a full disk has no room)."""
    beside = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        return False
    return True


def thin_out(folder: Path, ending: str, most: int) -> None:
    """Leave the newest `most` files with that ending in `folder`."""
    kept = sorted(folder.glob(f"*{ending}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in kept[most:]:
        old.unlink(missing_ok=True)
