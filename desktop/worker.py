"""The worker process: keeps the engine and its caches, and answers the window one request after another.

It holds every document library, so that the window holds none. A newer update, or a cancel, makes the one under way
stop at its next file. It ends when the window's end of the pipe is closed.
"""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import TYPE_CHECKING

from compare.comparison import Comparison, Reading
from compare.messages import Message, message
from desktop.requests import (
    Answer,
    Cancel,
    Compared,
    Differed,
    Differences,
    Export,
    Exported,
    Progressed,
    Refused,
    Request,
    Update,
)

if TYPE_CHECKING:
    from compare.engine import Engine


def serve(requests: Connection, answers: Connection) -> None:
    """Answer requests until the pipe is closed."""
    from compare.engine import Engine  # here, so that this module is light to import

    inbox = _Inbox(requests)
    with Engine() as engine:
        worker = _Worker(engine, inbox, answers.send)
        while (request := inbox.next()) is not None:
            try:
                worker.answer(request)
            except (BrokenPipeError, ConnectionError):
                return


class _Inbox:
    """Reads requests as they come, so that a newer one is known while an older one is at work."""

    def __init__(self, requests: Connection) -> None:
        self._requests = requests
        self._waiting: SimpleQueue[Request | None] = SimpleQueue()
        self._stop_before = 0
        self._closed = False
        threading.Thread(target=self._read, daemon=True).start()

    def next(self) -> Request | None:
        """The next request; None when there will be no more."""
        return self._waiting.get()

    def is_stale(self, number: int) -> bool:
        """Whether the update `number` is no longer wanted."""
        return self._closed or number < self._stop_before

    def _read(self) -> None:
        try:
            while True:
                request: Request = self._requests.recv()
                if isinstance(request, Update):
                    self._stop_before = request.number
                elif isinstance(request, Cancel):
                    self._stop_before = request.number + 1
                self._waiting.put(request)
        except (EOFError, OSError):
            self._closed = True
            self._waiting.put(None)


class _Worker:
    """Does what is asked; whatever goes wrong comes back as a value."""

    def __init__(self, engine: Engine, inbox: _Inbox, send: Callable[[Answer], None]) -> None:
        self._engine = engine
        self._inbox = inbox
        self._send = send
        self._contents: dict[str, bytes] = {}
        self._sent: dict[str, Reading] = {}
        self._result = Comparison()

    def answer(self, request: Request) -> None:
        if isinstance(request, Cancel):
            return
        try:
            match request:
                case Update():
                    self._update(request)
                case Export():
                    self._export(request)
                case Differences():
                    self._differences(request)
        except (BrokenPipeError, ConnectionError):
            raise
        except Exception:  # a defect of ours must reach the user as a line, not as a dead worker
            traceback.print_exc()
            self._send(Refused(request.number, message("window.problem.defect")))

    def _update(self, request: Update) -> None:
        from compare.reading import ReadOptions

        self._contents.update(request.contents)

        def cancelled() -> bool:
            return self._inbox.is_stale(request.number)

        def progressed(done: int, of: int, name: str) -> None:
            self._send(Progressed(request.number, done, of, name))

        if cancelled():
            self._send(Refused(request.number, None))
            return
        options = {source: ReadOptions(password=word) for source, word in request.passwords.items()}
        result = self._engine.update(
            request.sources, self._contents.__getitem__, request.decisions, options, progressed, cancelled
        )
        if cancelled():
            self._send(Refused(request.number, None))
            return
        self._result = result
        self._send(self._compared(request.number, result))

    def _compared(self, number: int, result: Comparison) -> Compared:
        """The answer, with only those readings that the window does not have."""
        fresh = tuple(r for r in result.readings if self._sent.get(r.id) != r)
        self._sent = {r.id: r for r in result.readings}
        return Compared(number, replace(result, readings=()), tuple(self._sent), fresh)

    def _export(self, request: Export) -> None:
        said = write_brief(self._result, request)
        self._send(said if isinstance(said, Exported) else Refused(request.number, said))

    def _differences(self, request: Differences) -> None:
        from compare.matching.differences import differences

        gone, new = differences(request.one, request.other)
        self._send(Differed(request.number, gone, new))


def write_brief(result: Comparison, request: Export) -> Exported | Message:
    """Write the brief of `result` as asked; the reason where it could not be written."""
    from pathlib import Path

    from compare import brief
    from exporters import ExportError, export
    from exporters.profile import load

    if not result.readings:
        return message("window.problem.nothing_to_brief")
    choices = brief.choices_from(request.choices)
    try:
        written = export(brief.compose(result, choices), Path(request.path), load(str(request.choices["template"])))
    except ExportError as error:
        return error.said
    return Exported(request.number, str(written.path), written.pages)
