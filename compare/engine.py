"""The engine as it is kept running: reads sources under limits, keeps what is slow by digest, and compares.

A rebuild from nothing gives the same comparison; the caches only save time. One engine serves the window (in its
worker process) and one the command line.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from threading import Thread
from types import TracebackType
from typing import Protocol

from compare import figures, matching, pipeline
from compare.collecting import seldom_collected
from compare.comparison import Comparison
from compare.decisions import Decision
from compare.folding import Folded, fold
from compare.kept import Kept, Same
from compare.messages import message
from compare.observation import Observation
from compare.office import Office
from compare.preparing import Prepared, prepare
from compare.reading import VERSION, ReadOptions
from compare.reading.guard import Readers
from compare.report import Report, Source, Unread

Progress = Callable[[int, int, str], None]  # how many are done, of how many, and the name of the file at hand
Cancelled = Callable[[], bool]
_ReadingKey = tuple[str, str, ReadOptions]


class Store(Protocol):
    """Where what was read outlasts the engine: given by whoever runs it and knows what may be kept."""

    def get(self, source: Source, options: ReadOptions) -> Prepared | Report | Unread | None: ...

    def put(self, source: Source, options: ReadOptions, read: Prepared | Report | Unread) -> None: ...


class Engine:
    """Reads and compares; a context manager, since it keeps reader processes."""

    def __init__(self, store: Store | None = None) -> None:
        self._readers = Readers()
        self._store = store
        self._read: dict[_ReadingKey, Report | Unread] = {}
        self._prepared: dict[Hashable, Prepared] = {}
        self._kept = Kept()

    def __enter__(self) -> Engine:
        self._readers.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._readers.__exit__(kind, error, trace)

    def read(
        self,
        sources: Sequence[Source],
        content: Callable[[str], bytes],
        options: Mapping[str, ReadOptions] | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> list[Report | Unread]:
        """The sources read, in their order. `content` gives the bytes of a digest, `options` those of a source id.

        A source whose bytes are not there (`content` raises KeyError) comes back `Unread`.
        """
        if not self._read:
            Thread(target=matching.load, daemon=True).start()  # the readers take longer, and this process waits
        chosen = _options_of(sources, options)
        keys = {s.id: (VERSION, s.digest, chosen[s.id]) for s in sources}
        lost = {s.id: Unread(s, message("reading.not_kept")) for s in sources
                if keys[s.id] not in self._read and not _is_there(content, s)}  # fmt: skip
        self._look_up([s for s in sources if keys[s.id] not in self._read and s.id not in lost], keys)
        missing = [s for s in sources if keys[s.id] not in self._read and s.id not in lost]
        items = [(s, content(s.digest), chosen[s.id]) for s in missing]
        for source, result in zip(missing, self._readers.read_and(items, prepare, progress, cancelled), strict=True):
            if not (cancelled and cancelled() and isinstance(result, Unread)):  # what was read before is read
                self._read[keys[source.id]] = self._taken(result)
                if self._store is not None:
                    self._store.put(source, chosen[source.id], result)
        for source in sources:
            if keys[source.id] in self._read:  # the same object each time, by which later stages keep what they made
                self._read[keys[source.id]] = self._read[keys[source.id]].of(source)
        told = {s.id: self._read[keys[s.id]].of(s) for s in sources if keys[s.id] in self._read}
        return [found for s in sources if (found := told.get(s.id) or lost.get(s.id))]

    def update(
        self,
        sources: Sequence[Source],
        content: Callable[[str], bytes],
        decisions: Sequence[Decision],
        options: Mapping[str, ReadOptions] | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        office: Office | None = None,
    ) -> Comparison:
        """`sources` read and compared with `decisions` in them."""
        folded = fold(decisions)
        read = self.read(sources, content, reading_options(sources, folded, options), progress, cancelled)
        known = len(self._prepared)
        with seldom_collected():
            comparison = pipeline.compare(read, folded, kept=self._kept, office=office, prepare=self.prepared)
        if len(self._prepared) > known:
            # What was read stays: without this, looking through all of it for garbage holds up single corrections by
            # more than they take.
            gc.freeze()
        return comparison

    def observe(self, report: Report) -> tuple[Observation, ...]:
        """The figures of `report`."""
        return self.prepared(report).observations

    def prepared(self, report: Report) -> Prepared:
        """What depends on `report` alone, kept while its text, its headings and what is known of it stay the same."""
        key = _key(report)
        if key not in self._prepared:
            self._prepared[key] = Prepared(report, figures.observe(report))
        return self._prepared[key]

    def _look_up(self, sources: Sequence[Source], keys: Mapping[str, _ReadingKey]) -> None:
        """Take what was read of `sources` by an engine before this one."""
        if self._store is None:
            return
        for source in sources:
            kept = self._store.get(source, keys[source.id][2])
            if kept is not None:
                self._read[keys[source.id]] = self._taken(kept)

    def _taken(self, result: Prepared | Report | Unread) -> Report | Unread:
        """A file as it was read; what was made of it there is kept."""
        if isinstance(result, Prepared):
            self._prepared[_key(result.report)] = result
            return result.report
        return result


def _key(report: Report) -> Hashable:
    return report.source.id, report.source.digest, report.identity, Same(report.blocks), Same(report.sections)


def reading_options(
    sources: Sequence[Source], folded: Folded, options: Mapping[str, ReadOptions] | None = None
) -> dict[str, ReadOptions]:
    """How each of `sources` is read: what the user chose for it, over `options` (passwords are not among decisions)."""
    chosen = _options_of(sources, options)
    for source, said in folded.readings.items():
        if source in chosen:
            before = chosen[source]
            ocr = before.ocr if said.ocr is None else said.ocr
            chosen[source] = replace(before, ocr=ocr, tracked_changes=said.tracked_changes or before.tracked_changes)
    return chosen


def _is_there(content: Callable[[str], bytes], source: Source) -> bool:
    try:
        content(source.digest)
    except KeyError:
        return False
    return True


def _options_of(sources: Sequence[Source], options: Mapping[str, ReadOptions] | None) -> dict[str, ReadOptions]:
    """The options of each source, the usual ones where none were given."""
    return {s.id: (options or {}).get(s.id, ReadOptions()) for s in sources}
