"""One reader process, seen from the app: started when first asked, watched while it answers, ended where it oversteps.

It shares nothing with the app but two pipes and a scratch folder, which goes with it. What it runs is `reader`.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from compare.messages import Message, message
from compare.reading.limits import limit
from compare.reading.pipes import receive, send
from compare.report import Source, Unread

READER_FLAG = "--doichieu-reader"  # a bundled app, whose program is no Python, answers it with `reader.main()`
_WORN = 0.5  # share of the memory limit above which an idle reader is replaced


@dataclass(frozen=True)
class Limits:
    """What one file may cost: seconds, and megabytes of the process that reads it."""

    seconds: float
    memory_mb: int

    @classmethod
    def usual(cls) -> Limits:
        """The limits of `resources/reading/limits.toml`."""
        return cls(limit("seconds"), limit("memory_mb"))


class ReaderProcess:
    """One reader process; started with the first file, started anew after it was ended."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._scratch: Path | None = None
        self._since: float | None = None
        self._seconds = limits.seconds
        self._reason: Message | None = None

    def ask(self, source: Source, request: object, seconds: float | None = None) -> object:
        """What the process answers to `request` on `source` within `seconds`, its usual limit where none are told;
        `Unread` where it does not. Called from one thread at a time."""
        self._reason = None
        try:
            process = self._ready()
            assert process.stdin is not None and process.stdout is not None
            self._seconds = self._limits.seconds if seconds is None else seconds
            self._since = time.monotonic()
            send(process.stdin, request)
            return receive(process.stdout)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            self._bury()
            return Unread(source, self._reason or message("reading.killed"))
        finally:
            self._since = None

    def watch(self) -> None:
        """Ends the process where it has taken too long or too much memory."""
        process, since = self._process, self._since
        if process is None or since is None:
            return
        if time.monotonic() - since > self._seconds:
            self.kill(message("reading.too_slow", seconds=int(self._seconds)))
        elif _megabytes(process.pid) > self._limits.memory_mb:
            self.kill(message("reading.too_much"))

    def kill(self, reason: Message) -> None:
        """Ends the process at once; the file it is at is lost, for `reason`."""
        process = self._process
        if process is None or self._since is None:
            return
        self._reason = reason
        _kill_tree(process)

    def end(self) -> None:
        """Ends the process, at work or idle, and removes its scratch folder."""
        if self._process is not None:
            _kill_tree(self._process)
        self._bury()

    def _ready(self) -> subprocess.Popen[bytes]:
        process = self._process
        if process is not None and process.poll() is None:
            if _megabytes(process.pid) <= _WORN * self._limits.memory_mb:
                return process
            _kill_tree(process)
        self._bury()
        self._scratch = Path(tempfile.mkdtemp(prefix="doichieu-"))
        self._process = _spawned(self._limits, self._scratch)
        return self._process

    def _bury(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()
            process.wait()
        if self._scratch is not None:
            shutil.rmtree(self._scratch, ignore_errors=True)
            self._scratch = None


def _spawned(limits: Limits, scratch: Path) -> subprocess.Popen[bytes]:
    """A fresh reader process, which finds this package where this process found it."""
    code = "from compare.reading.reader import main; main()"
    command = [sys.executable, READER_FLAG] if getattr(sys, "frozen", False) else [sys.executable, "-c", code]
    root = str(Path(__file__).resolve().parents[2])
    paths = [root, *(p for p in sys.path if p and p != root)]
    folder = str(scratch)
    environment = {
        **os.environ, "PYTHONPATH": os.pathsep.join(paths), "TMPDIR": folder, "TEMP": folder, "TMP": folder,
        "DOICHIEU_READER_SECONDS": str(limits.seconds),
    }  # fmt: skip
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _megabytes(pid: int) -> float:
    try:
        return float(psutil.Process(pid).memory_info().rss) / 2**20
    except psutil.Error:
        return 0.0


def _kill_tree(process: subprocess.Popen[bytes]) -> None:
    """Ends `process` and what it started (a converter), the children first."""
    try:
        children = psutil.Process(process.pid).children(recursive=True)
    except psutil.Error:
        children = []
    for child in children:
        with contextlib.suppress(psutil.Error):
            child.kill()
    with contextlib.suppress(OSError):
        process.kill()
