"""Readers in processes of their own, so that no file can crash, hang or exhaust the app.

`Readers.read_all` reads files side by side, `Readers.page` draws a page, under limits of time and memory; a reader
that oversteps them is ended, which costs that one file. Reader processes start when first needed, no more than there
are files, serve until the end of the `with` block, and end by themselves when the process they serve is gone. They
share nothing with it but two pipes, so the caller may be a console script, a test, a thread or a worker process.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, TypeVar, overload

import psutil

from compare.collecting import seldom_collected
from compare.messages import Message, message
from compare.reading import ReadOptions
from compare.reading.limits import limit
from compare.reading.pages import PagePicture, PageRequest
from compare.report import Report, Source, Unread

Item = tuple[Source, bytes, ReadOptions]
Result = Report | Unread
_Made = TypeVar("_Made")
READER_FLAG = "--doichieu-reader"  # a bundled app, whose program is no Python, answers it with `reader.main()`
_LENGTH = struct.Struct("<Q")
_WATCH = 0.1  # seconds between two looks at the clock and the memory
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


class Readers:
    """Reader processes, at most `processes` of them; use in a `with` block, which ends them."""

    def __init__(self, limits: Limits | None = None, processes: int | None = None) -> None:
        self._limits = limits or Limits.usual()
        self._most = processes or limit("processes")
        self._readers: list[_Reader] = []
        self._busy = threading.Lock()
        self._painter = _Reader(self._limits)
        self._drawing = threading.Lock()

    def __enter__(self) -> Readers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the reader processes and removes what they left; they start again when needed."""
        for reader in (*self._readers, self._painter):
            reader.end()
        self._readers.clear()

    def read_all(
        self,
        items: Sequence[Item],
        progress: Callable[[int, int, str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Result]:
        """The items read, in their order. `progress` is told how many are done, of how many, and the next file's name.

        Once `cancelled` says so, readers at work are ended and what is not read comes back `Unread`.
        """
        return self.read_and(items, None, progress, cancelled)

    @overload
    def read_and(
        self,
        items: Sequence[Item],
        then: None,
        progress: Callable[[int, int, str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Result]: ...
    @overload
    def read_and(
        self,
        items: Sequence[Item],
        then: Callable[[Report], _Made],
        progress: Callable[[int, int, str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[_Made | Result]: ...
    def read_and(
        self,
        items: Sequence[Item],
        then: Callable[[Report], Any] | None,
        progress: Callable[[int, int, str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Any]:
        """As `read_all`, with what `then`, a function of a module, makes of each report where it was read.

        A report of which it cannot make anything comes back as it is.
        """
        with self._busy, seldom_collected():
            job = _Job(list(items), then)
            threads = self._start(job)
            try:
                self._wait(job, threads, progress, cancelled)
            except BaseException:
                self._stop(job, threads)
                raise
        return job.finished()

    def page(
        self, source: Source, content: bytes, page: int, width: int, password: str | None = None
    ) -> PagePicture | Unread:
        """The page `page` (1 the first) of the PDF `content`, `width` pixels wide, or why it cannot be drawn.

        Drawn in a process of its own, beside files that are being read, and under limits like theirs.
        """
        with self._drawing:
            request = PageRequest(source, content, page, width, password)
            answer: list[object] = []
            thread = threading.Thread(
                target=lambda: answer.append(self._painter.ask(source, request, limit("page_seconds"))),
                name="painter",
                daemon=True,
            )
            thread.start()
            while thread.is_alive():
                self._painter.watch()
                thread.join(_WATCH)
        drawn = answer[0] if answer else None
        return drawn if isinstance(drawn, PagePicture | Unread) else Unread(source, message("reading.killed"))

    def _start(self, job: _Job) -> list[threading.Thread]:
        wanted = min(self._most, len(job.items))
        while len(self._readers) < wanted:
            self._readers.append(_Reader(self._limits))
        threads = [
            threading.Thread(target=_serve, args=(reader, job), name="reader", daemon=True)
            for reader in self._readers[:wanted]
        ]
        for thread in threads:
            thread.start()
        return threads

    def _wait(
        self,
        job: _Job,
        threads: Sequence[threading.Thread],
        progress: Callable[[int, int, str], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        told = -1
        while any(thread.is_alive() for thread in threads):
            done = len(job.results)
            if progress and told != done < len(job.items):
                told = done
                progress(done, len(job.items), job.name)
            if cancelled and cancelled():
                self._stop(job, threads)
                return
            for reader in self._readers:
                reader.watch()
            job.moved.wait(_WATCH)
            job.moved.clear()
        if progress and job.items:
            progress(len(job.items), len(job.items), "")

    def _stop(self, job: _Job, threads: Sequence[threading.Thread]) -> None:
        """Ends the readers at work, one that was just starting too, and waits until nothing of the call is left."""
        job.drain()
        while any(thread.is_alive() for thread in threads):
            for reader in self._readers:
                reader.kill(message("reading.cancelled"))
            for thread in threads:
                thread.join(_WATCH)


class _Job:
    """One call's items, handed out one by one, and the results as they come."""

    def __init__(self, items: list[Item], then: Callable[[Report], Any] | None = None) -> None:
        self.items = items
        self.then = then
        self.results: dict[int, object] = {}
        self.moved = threading.Event()
        self.name = items[0][0].name if items else ""
        self._waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        for at in range(len(items)):
            self._waiting.put(at)

    def next(self) -> int | None:
        """The place of the next item; None where all are handed out."""
        try:
            at = self._waiting.get_nowait()
        except queue.Empty:
            return None
        self.name = self.items[at][0].name
        return at

    def put(self, at: int, result: object) -> None:
        self.results[at] = result
        self.moved.set()

    def drain(self) -> None:
        while self.next() is not None:
            pass

    def finished(self) -> list[object]:
        return [
            self.results.get(at) or Unread(item[0], message("reading.cancelled")) for at, item in enumerate(self.items)
        ]


def _serve(reader: _Reader, job: _Job) -> None:
    while (at := job.next()) is not None:
        job.put(at, reader.read(job.items[at], job.then))
    job.moved.set()


class _Reader:
    """One reader process; started with the first file, started anew after it was ended."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._scratch: Path | None = None
        self._since: float | None = None
        self._seconds = limits.seconds
        self._reason: Message | None = None

    def read(self, item: Item, then: Callable[[Report], Any] | None = None) -> object:
        """The file read, or what `then` makes of it, or why not; called from one thread at a time."""
        source, _, options = item
        seconds = limit("ocr_seconds") if options.ocr else self._limits.seconds
        answer = self.ask(source, (*item, then), seconds)
        known = then is not None or isinstance(answer, Report | Unread)
        return answer if known and answer is not None else Unread(source, message("reading.killed"))

    def ask(self, source: Source, request: object, seconds: float) -> object:
        """What the process answers to `request` within `seconds`; `Unread` where it does not."""
        self._reason = None
        try:
            process = self._ready()
            assert process.stdin is not None and process.stdout is not None
            self._seconds = seconds
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


def send(pipe: IO[bytes], value: object) -> None:
    """Writes `value` to `pipe`, its length first."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> object:
    """The next value that was sent into `pipe`; EOFError where the other end is gone."""
    head = _exactly(pipe, _LENGTH.size)
    return pickle.loads(_exactly(pipe, _LENGTH.unpack(head)[0]))


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    parts = []
    while size:
        part = pipe.read(min(size, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


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
