"""Draws pages for the window beside whatever else the worker does; the newest wish first: it is what is looked at."""

from __future__ import annotations

import threading
from collections.abc import Callable

from compare.messages import message
from compare.reading.guard import Readers
from compare.report import Source, Unread
from desktop.requests import Draw, Drawn

_MOST_WAITING = 8  # wishes: older ones are of pages that were scrolled past


class Painter:
    """A thread that draws; `content` gives the bytes of a digest, `send` takes the answers."""

    def __init__(self, content: Callable[[str], bytes], send: Callable[[Drawn], None]) -> None:
        self._content = content
        self._send = send
        self._waiting: list[tuple[Draw, Source, str | None]] = []
        self._changed = threading.Condition()
        self._readers = Readers(processes=1)
        threading.Thread(target=self._work, name="pages", daemon=True).start()

    def ask(self, request: Draw, source: Source, password: str | None) -> None:
        """Have a page drawn; what has waited too long is given up, and its answer is empty."""
        with self._changed:
            self._waiting.append((request, source, password))
            dropped = self._waiting[:-_MOST_WAITING]
            del self._waiting[:-_MOST_WAITING]
            self._changed.notify()
        for old, _, _ in dropped:
            self._send(Drawn(old.number, old.source, old.page, old.width))

    def close(self) -> None:
        """End the process that draws."""
        self._readers.close()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._waiting))
                request, source, password = self._waiting.pop()
            try:
                self._send(self._drawn(request, source, password))
            except (BrokenPipeError, ConnectionError):
                return

    def _drawn(self, request: Draw, source: Source, password: str | None) -> Drawn:
        answer = Drawn(request.number, request.source, request.page, request.width)
        try:
            made = self._readers.page(source, self._content(source.digest), request.page, request.width, password)
        except Exception:  # a page that cannot be drawn costs itself alone
            return Drawn(*_key(answer), problem=message("window.problem.defect"))
        if isinstance(made, Unread):
            return Drawn(*_key(answer), problem=made.reason)
        return Drawn(*_key(answer), png=made.png, scale=made.scale)


def _key(answer: Drawn) -> tuple[int, str, int, int]:
    return answer.number, answer.source, answer.page, answer.width
