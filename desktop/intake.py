"""What a file becomes when it is taken in: its bytes, and a source with a name of its own in the workspace."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from compare.decisions import Decision, SourceAdded
from compare.messages import Message, message
from compare.report import Source

_LARGEST = 200 * 1024 * 1024  # bytes: beyond this a file is no report, and reading it would only fill the memory


def bytes_of(path: Path) -> bytes | Message:
    """What is in a file, or why it cannot be had."""
    try:
        if path.stat().st_size > _LARGEST:
            return message("window.problem.too_large", file=path.name)
        return path.read_bytes()
    except OSError as error:
        return message("window.problem.unreadable", file=path.name, why=error.strerror or str(error))


def source_of(name: str, content: bytes, said: Iterable[Decision], beside: int = 0) -> Source:
    """A source under an id that none of `said` has given, nor the `beside` sources taken in together with it."""
    taken = {d.source.id for d in said if isinstance(d, SourceAdded)}
    number = len(taken) + 1 + beside
    while f"s{number}" in taken:
        number += 1
    return Source(f"s{number}", name, hashlib.sha256(content).hexdigest())
