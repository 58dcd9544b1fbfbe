"""The window's end of the worker process: asks without waiting, tells the answers as signals, starts it anew.

Two threads stand between the event loop and the pipe, one for each way, so that the loop is never held; a late
answer (of an update that a newer one has replaced) is dropped here.
"""

from __future__ import annotations

import gc
import threading
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop.garbage import Collector
from desktop.pieces import Assembly
from desktop.requests import (
    Answer,
    Cancel,
    Compared,
    Drawn,
    Exported,
    Linked,
    Piece,
    Previewed,
    Progressed,
    Refused,
    Request,
    Update,
)

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_PATIENCE = 2.0  # seconds that a worker is given to end by itself when the window closes


class Jobs(QObject):
    """One worker process at a time; all signals are sent in the thread this object lives in."""

    compared = Signal(object)
    exported = Signal(object)
    linked = Signal(object)
    previewed = Signal(object)
    drawn = Signal(object, QImage)  # Drawn, and its picture
    refused = Signal(object)
    progressed = Signal(int, int, str)
    died = Signal()

    _answered = Signal(object, int)
    _pictured = Signal(object, QImage, int)
    _ended = Signal(int)

    def __init__(self, parent: QObject | None = None, readings: Path | None = None) -> None:
        """`readings` is the folder in which the workers keep what they read."""
        super().__init__(parent)
        self._readings = readings
        self._number = 0
        self._latest_update = 0
        self._life = 0  # counts the worker processes, so that the end of an old one is not taken for the new one's
        self._process: BaseProcess | None = None
        self._outbox: SimpleQueue[Request | None] = SimpleQueue()
        self._had: set[str] = set()
        self._collector = Collector(self)
        self._answered.connect(self._sort_out)
        self._pictured.connect(self._take_picture)
        self._ended.connect(self._notice_end)

    def next_number(self) -> int:
        """The number of the next request."""
        self._number += 1
        return self._number

    @property
    def latest_update(self) -> int:
        """The number of the newest update that was asked for."""
        return self._latest_update

    def has_content(self, digest: str) -> bool:
        """Whether the worker that is running has had the bytes of `digest`."""
        return self.is_running() and digest in self._had

    def is_running(self) -> bool:
        return self._process is not None

    def ask(self, request: Request) -> None:
        """Send `request`; the worker is started where there is none, and `died` is told where it cannot be."""
        if self._process is None:
            try:
                self._start()
            except OSError:
                self.died.emit()
                return
        if isinstance(request, Update):
            self._latest_update = request.number
            self._had.update(request.contents)
        self._outbox.put(request)

    def cancel(self) -> None:
        """Give up the update under way; its answer, if one still comes, is dropped."""
        self._latest_update = 0
        if self._process is not None:
            self._outbox.put(Cancel(self._number))

    def restart(self) -> None:
        """End the worker at once; the next request starts another."""
        self._life += 1
        self._outbox.put(None)
        if self._process is not None:
            self._process.terminate()
            self._process.join(_PATIENCE)
        self._process = None
        self._had.clear()

    def close(self) -> None:
        """End the worker, gently first."""
        self._life += 1
        self._outbox.put(None)
        if self._process is not None:
            self._process.join(_PATIENCE)
            if self._process.is_alive():
                self._process.terminate()
                self._process.join(_PATIENCE)
        self._process = None
        self._collector.stop()

    def _start(self) -> None:
        import multiprocessing  # here: a start needs neither it nor what the worker imports

        from desktop import worker

        context = multiprocessing.get_context("spawn")
        their_requests, our_requests = context.Pipe(duplex=False)
        our_answers, their_answers = context.Pipe(duplex=False)
        self._life += 1
        self._had.clear()
        self._outbox = SimpleQueue()
        # Not a daemon: it has reader processes of its own, which daemons may not have.
        served = their_requests, their_answers, self._readings
        process = context.Process(target=worker.serve, args=served, name="doichieu")
        process.start()
        self._process = process
        self._collector.start()
        their_requests.close()
        their_answers.close()
        for run, end in ((self._receive, (our_answers, self._life)), (_send_all, (our_requests, self._outbox))):
            threading.Thread(target=run, args=end, daemon=True).start()

    def _receive(self, answers: Connection, life: int) -> None:
        """Tell what comes until the pipe ends; RuntimeError says that the window has gone meanwhile."""
        under_way: dict[int, Assembly] = {}
        try:
            try:
                while True:
                    answer = answers.recv()
                    if isinstance(answer, Piece):
                        answer = under_way.setdefault(answer.number, Assembly()).put(answer)
                    gc.freeze()  # thousands of values without cycles: the collector need not look through them
                    if answer is None:
                        continue
                    under_way.pop(answer.number, None)
                    if isinstance(answer, Drawn):
                        self._pictured.emit(replace(answer, png=b""), QImage.fromData(answer.png), life)
                    else:
                        self._answered.emit(answer, life)
            except (EOFError, OSError):
                self._ended.emit(life)
        except RuntimeError:
            return

    def _sort_out(self, answer: Answer, life: int) -> None:
        if life != self._life:
            return
        match answer:
            case Progressed(number, done, of, name) if number == self._latest_update:
                self.progressed.emit(done, of, name)
            case Compared():
                self.compared.emit(answer)  # even a late one: its readings are not sent again
            case Exported():
                self.exported.emit(answer)
            case Previewed():
                self.previewed.emit(answer)
            case Linked():
                self.linked.emit(answer)
            case Refused():
                self.refused.emit(answer)

    def _take_picture(self, answer: Drawn, picture: QImage, life: int) -> None:
        if life == self._life:
            self.drawn.emit(answer, picture)

    def is_latest(self, number: int) -> bool:
        """Whether the update `number` is the newest that was asked for."""
        return number == self._latest_update

    def _notice_end(self, life: int) -> None:
        if life == self._life and self._process is not None:
            self._process = None
            self._had.clear()
            self.died.emit()


def _send_all(requests: Connection, outbox: SimpleQueue[Request | None]) -> None:
    try:
        while (request := outbox.get()) is not None:
            requests.send(request)
    except OSError:
        pass  # the worker has died: its other pipe tells
    finally:
        requests.close()
