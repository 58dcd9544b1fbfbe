"""The worker process: keeps the engine and its caches, and answers the window one request after another.

It holds every document library, so that the window holds none. A cancel, or a newer update for which other files are
to be read, makes the one under way stop at its next file. It ends when the window's end of the pipe is closed.
"""

from __future__ import annotations

import os
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from compare.collecting import seldom_collected
from compare.comparison import Comparison
from compare.messages import Message, message
from compare.office import Office
from compare.report import Source
from desktop.pieces import pieces
from desktop.requests import (
    Answer,
    Beside,
    Cancel,
    Draw,
    Drawn,
    Export,
    Exported,
    Keep,
    Link,
    Linked,
    Preview,
    Previewed,
    Progressed,
    Refused,
    Request,
    Update,
    Words,
)
from desktop.sent_once import Sender

if TYPE_CHECKING:
    from compare.engine import Engine
    from compare.matching.passages import Passage, PassageMatch
    from desktop.painter import Painter

_GRACE = 2.0  # seconds to end in good order after the window's end of the pipe is closed


def serve(requests: Connection, answers: Connection, folder: Path | None = None) -> None:
    """Answer requests until the pipe is closed; what is read is kept in `folder`."""
    from compare.engine import Engine  # here, so that this module is light to import
    from desktop.kept_readings import KeptReadings

    inbox = _Inbox(requests)
    with Engine(KeptReadings(folder) if folder else None) as engine:
        worker = _Worker(engine, inbox, answers.send)
        inbox.draw = worker.draw
        while (request := inbox.next()) is not None:
            try:
                worker.answer(request)
            except (BrokenPipeError, ConnectionError):
                break
        worker.close()


class _Inbox:
    """Reads requests as they come, so that a newer one is known while an older one is at work."""

    def __init__(self, requests: Connection) -> None:
        self._requests = requests
        self._waiting: SimpleQueue[Request | None] = SimpleQueue()
        self._stop_before = 0
        self._newest: Update | None = None
        self._closed = False
        self.draw: Callable[[Draw], None] | None = None  # takes wishes for pages at once, past what is waiting
        threading.Thread(target=self._read, daemon=True).start()

    def next(self) -> Request | None:
        """The next request; None when there will be no more."""
        return self._waiting.get()

    def is_stale(self, number: int) -> bool:
        """Whether the update `number` is no longer wanted."""
        return self._closed or number < self._stop_before

    def is_given_up(self, update: Update) -> bool:
        """Whether nobody wants what `update` reads: one that differs by what is decided alone wants the same files."""
        newest = self._newest
        return self._closed or newest is None or (newest is not update and _files(newest) != _files(update))

    def newest_number(self, update: Update) -> int:
        """The number of the update that is waited for while `update` is at work."""
        return self._newest.number if self._newest is not None else update.number

    def _read(self) -> None:
        try:
            while True:
                request: Request = self._requests.recv()
                if isinstance(request, Update):
                    self._stop_before, self._newest = request.number, request
                elif isinstance(request, Cancel):
                    self._stop_before, self._newest = request.number + 1, None
                elif isinstance(request, Draw) and self.draw is not None:
                    self.draw(request)
                    continue
                self._waiting.put(request)
        except (EOFError, OSError):
            self._closed = True
            self._waiting.put(None)
            time.sleep(_GRACE)
            os._exit(0)  # the window has gone while a long comparison goes on that nobody will see


def _files(update: Update) -> tuple[object, ...]:
    """Which files `update` is of, and how they are to be read."""
    from compare.folding import fold

    return update.sources, fold(update.decisions).readings, update.passwords


class _Worker:
    """Does what is asked; whatever goes wrong comes back as a value."""

    def __init__(self, engine: Engine, inbox: _Inbox, send: Callable[[Answer], None]) -> None:
        self._engine = engine
        self._inbox = inbox
        self._out = threading.Lock()
        self._sender = send
        self._painter: Painter | None = None
        self._sources: dict[str, Source] = {}
        self._passwords: Mapping[str, str] = {}
        self._contents: dict[str, bytes] = {}
        self._brief = Source("", "", "")  # the last brief that was laid out to be looked at
        self._sent = Sender()
        self._result, self._result_of = Comparison(), 0
        self._office = Office()

    def close(self) -> None:
        """End what was started."""
        if self._painter is not None:
            self._painter.close()

    def draw(self, request: Draw) -> None:
        """Have a page drawn in a thread of its own, so that it waits for no comparison."""
        from desktop.painter import Painter

        source = self._brief if request.source == self._brief.id else self._sources.get(request.source)
        if source is None or source.digest not in self._contents:
            self._send(Drawn(request.number, request.source, request.page, request.width))
            return
        if self._painter is None:
            self._painter = Painter(self._contents.__getitem__, self._send)
        self._painter.ask(request, source, self._passwords.get(source.id))

    def _send(self, answer: Answer) -> None:
        with self._out:  # two threads answer through one pipe
            self._sender(answer)

    def answer(self, request: Request) -> None:
        if isinstance(request, Cancel | Draw):
            return
        try:
            match request:
                case Update():
                    self._update(request)
                case Export():
                    self._export(request)
                case Preview():
                    self._preview(request)
                case Keep():
                    self._keep(request)
                case Beside():
                    found = links(self._result, request)
                    self._send(Linked(request.number, request.one, request.other, found, request.drafts))
        except (BrokenPipeError, ConnectionError):
            raise
        except Exception:  # a defect of ours must reach the user as a line, not as a dead worker
            traceback.print_exc()
            self._send(Refused(request.number, message("window.problem.defect")))

    def _update(self, request: Update) -> None:
        from compare.reading import ReadOptions

        self._contents.update(request.contents)
        self._sources = {s.id: s for s in request.sources}
        self._passwords = request.passwords
        if request.office != self._office:  # the same object as long as it says the same: what was made by it is kept
            self._office = request.office

        def cancelled() -> bool:
            return self._inbox.is_stale(request.number)

        def progressed(done: int, of: int, name: str) -> None:
            self._send(Progressed(self._inbox.newest_number(request), done, of, name))

        if cancelled():
            self._send(Refused(request.number, None))
            return
        options = {source: ReadOptions(password=word) for source, word in request.passwords.items()}
        with seldom_collected():  # until the answer is out: whoever waits for it does not wait for the collector too
            result = self._engine.update(
                request.sources,
                self._contents.__getitem__,
                request.decisions,
                options,
                progressed,
                lambda: self._inbox.is_given_up(request),
                self._office,
            )
            if cancelled():
                self._send(Refused(request.number, None))
                return
            self._result, self._result_of = result, request.number
            for piece in pieces(self._sent.answer(request.number, result)):
                self._send(piece)

    def _keep(self, request: Keep) -> None:
        from desktop import snapshot

        if request.of == self._result_of:
            snapshot.write(Path(request.path), request.key, self._result)

    def _preview(self, request: Preview) -> None:
        made = brief_pages(self._result, request)
        if isinstance(made, Message):
            self._send(Refused(request.number, made))
            return
        self._contents.pop(self._brief.digest, None)
        name = f"brief {request.number}"
        self._contents[name] = made[0]
        self._brief = Source(name, "preview.pdf", name)
        self._send(Previewed(request.number, name, made[1], made[2]))

    def _export(self, request: Export) -> None:
        said = write_brief(self._result, request)
        self._send(said if isinstance(said, Exported) else Refused(request.number, said))


def brief_pages(result: Comparison, request: Preview) -> tuple[bytes, int, Message | None] | Message:
    """The brief of `result` as a PDF, how many pages it has, and what of an office's form these do not show; the
    reason where it cannot be laid out.
    """
    from compare import brief
    from compare.reading.pdf_file import opened
    from exporters import ExportError, composed, not_drawn, preview
    from exporters.profile_files import load

    choices = brief.choices_from(request.choices)
    try:
        profile = load(str(request.choices["template"]))
        made = preview(composed(result, choices, profile), profile)
    except ExportError as error:
        return error.said
    document = opened(made, None)
    pages = len(document)
    document.close()
    return made, pages, not_drawn(profile)


def links(result: Comparison, request: Beside) -> tuple[Link, ...]:
    """The sentences of all section rows that both sources have; none where one of them is gone."""
    from compare.matching.passages import passages

    reports = {r.id: r.report for r in result.readings}
    one, other = reports.get(request.one), reports.get(request.other)
    if one is None or other is None:
        return ()
    if request.drafts:
        from compare.matching.drafts import changes
        from desktop.draft_links import draft_link

        return tuple(draft_link(change) for change in changes(one, other))
    rows = (row for row in result.sections if request.one in row.cells and request.other in row.cells)
    return tuple(_link(match) for row in rows for match in passages(one, other, row))


def _link(match: PassageMatch) -> Link:
    from compare.matching.differences import word_differences

    one, other = _words(match.one, match.kind), _words(match.other, match.kind)
    if match.one is None or match.other is None or match.kind == "same":
        return Link(match.kind, one, other)
    found = [d for d in word_differences(match.one.text, match.other.text) if d.kind != "same"]
    return Link(
        match.kind,
        one,
        other,
        tuple(_within(match.one, d.one, d.kind) for d in found if d.one[0] < d.one[1]),
        tuple(_within(match.other, d.other, d.kind) for d in found if d.other[0] < d.other[1]),
    )


def _words(passage: Passage | None, kind: str) -> Words | None:
    return Words(passage.block, passage.start, passage.end, kind) if passage else None


def _within(passage: Passage, span: tuple[int, int], kind: str) -> Words:
    return Words(passage.block, passage.start + span[0], passage.start + span[1], kind)


def write_brief(result: Comparison, request: Export) -> Exported | Message:
    """Write the brief of `result` as asked; the reason where it could not be written."""
    from compare import brief
    from exporters import ExportError, composed, export
    from exporters.profile_files import load

    if not result.readings:
        return message("window.problem.nothing_to_brief")
    choices = brief.choices_from(request.choices)
    try:
        profile = load(str(request.choices["template"]))
        written = export(composed(result, choices, profile), Path(request.path), profile)
    except ExportError as error:
        return error.said
    return Exported(request.number, str(written.path), written.pages)
