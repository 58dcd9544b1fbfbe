"""A screen of one's own (Xvfb) for tests that need a real window; where there is none they skip and say so."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

NEEDED = ("Xvfb",)


def lacking(*programs: str) -> str:
    """The programs that this machine does not have, in words; "" where it has all."""
    gone = [name for name in (*NEEDED, *programs) if shutil.which(name) is None]
    return f"this machine has no {', '.join(gone)}" if gone else ""


@contextmanager
def screen(size: str = "1366x768") -> Iterator[str]:
    """A screen of that size while the block runs; gives its name (":99") for DISPLAY."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
