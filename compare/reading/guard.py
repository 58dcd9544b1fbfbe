"""Readers in processes of their own, so that no file can crash, hang or exhaust the app.

`Readers.read_all` reads files side by side, `Readers.page` draws a page, under limits of time and memory; a reader
that oversteps them is ended, which costs that one file. Reader processes start when first needed, no more than there
are files, serve until the end of the `with` block, and end by themselves when the process they serve is gone. They
share nothing with it but two pipes, so the caller may be a console script, a test, a thread or a worker process.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, TypeVar, overload

from compare.collecting import seldom_collected
from compare.messages import message
from compare.reading import ReadOptions
from compare.reading.limits import limit
from compare.reading.pages import PagePicture, PageRequest
from compare.reading.reader_process import Limits, ReaderProcess
from compare.report import Report, Source, Unread

__all__ = ["Item", "Limits", "Readers", "Result"]

Item = tuple[Source, bytes, ReadOptions]
Result = Report | Unread
_Made = TypeVar("_Made")
_WATCH = 0.1  # seconds between two looks at the clock and the memory


class Readers:
    """Reader processes, at most `processes` of them; use in a `with` block, which ends them."""

    def __init__(self, limits: Limits | None = None, processes: int | None = None) -> None:
        self._limits = limits or Limits.usual()
        self._most = processes or limit("processes")
        self._readers: list[ReaderProcess] = []
        self._busy = threading.Lock()
        self._painter = ReaderProcess(self._limits)
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
            self._readers.append(ReaderProcess(self._limits))
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


def _serve(reader: ReaderProcess, job: _Job) -> None:
    while (at := job.next()) is not None:
        job.put(at, _answer(reader, job.items[at], job.then))
    job.moved.set()


def _answer(reader: ReaderProcess, item: Item, then: Callable[[Report], Any] | None) -> object:
    """The file read, or what `then` makes of it, or why not."""
    source, _, options = item
    answer = reader.ask(source, (*item, then), limit("ocr_seconds") if options.ocr else None)
    known = then is not None or isinstance(answer, Report | Unread)
    return answer if known and answer is not None else Unread(source, message("reading.killed"))
