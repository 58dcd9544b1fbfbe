"""Each part of a result sent once: what the worker sends of it, and how the window puts it together again.

Of a correction in a thousand rows the other end lacks one row and a finding or two. Answers come in the order in which
they were made, and each is taken in, a late one too: the next says only what differs from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from compare.comparison import Comparison, Finding, JudgedRow, Reading, SectionRow
from desktop.requests import Compared, Patch, ReadingPatch

_T = TypeVar("_T")


class Sender:
    """The worker's end; knows what it has sent."""

    def __init__(self) -> None:
        self._readings: dict[str, Reading] = {}
        self._rows: dict[str, JudgedRow] = {}
        self._sections: tuple[SectionRow, ...] = ()
        self._findings: tuple[Finding, ...] = ()

    def answer(self, number: int, result: Comparison) -> Compared:
        """The answer `number`, with only what the window does not have of `result`."""
        readings = tuple(
            _reading_patch(self._readings.get(r.id), r)
            for r in result.readings
            if not _is_same(self._readings.get(r.id), r)
        )
        rows = tuple(r for r in result.rows if not _is_same(self._rows.get(r.id), r))
        sections = patch(self._sections, result.sections)
        findings = patch(self._findings, result.findings)
        self._readings = {r.id: r for r in result.readings}
        named, self._rows = tuple(self._rows), {r.id: r for r in result.rows}
        order = patch(named, tuple(self._rows))
        self._sections, self._findings = result.sections, result.findings
        bare = replace(result, readings=(), rows=(), sections=(), findings=())
        return Compared(number, bare, tuple(self._readings), readings, order, rows, sections, findings)


class Receiver:
    """The window's end; holds what was sent."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """The worker is another, and sends everything anew."""
        self._readings: dict[str, Reading] = {}
        self._rows: dict[str, JudgedRow] = {}
        self._sections: tuple[SectionRow, ...] = ()
        self._findings: tuple[Finding, ...] = ()

    def take(self, answer: Compared) -> Comparison:
        """The whole result that `answer` tells of."""
        self._readings.update({p.source: _patched_reading(self._readings.get(p.source), p) for p in answer.fresh})
        order = patched(tuple(self._rows), answer.rows)
        self._rows.update({r.id: r for r in answer.fresh_rows})
        self._readings = {source: self._readings[source] for source in answer.order}
        self._rows = {row: self._rows[row] for row in order}
        self._sections = patched(self._sections, answer.sections)
        self._findings = patched(self._findings, answer.findings)
        return replace(
            answer.result,
            readings=tuple(self._readings.values()),
            rows=tuple(self._rows.values()),
            sections=self._sections,
            findings=self._findings,
        )


def _reading_patch(before: Reading | None, after: Reading) -> ReadingPatch:
    """What makes the reading `before` of a source into the one `after`."""
    blocks = patch(before.report.blocks if before else (), after.report.blocks)
    figures = patch(before.observations if before else (), after.observations)
    bare = _bare(after)
    return ReadingPatch(after.id, bare if before is None or _bare(before) != bare else None, blocks, figures)


def _bare(reading: Reading) -> Reading:
    return replace(reading, report=replace(reading.report, blocks=()), observations=())


def _patched_reading(before: Reading | None, found: ReadingPatch) -> Reading:
    """The reading that `found` tells of; its report is the very same where only figures changed."""
    figures = patched(before.observations if before else (), found.figures)
    if found.bare is None and before is not None:
        report = before.report
        if found.blocks.middle or found.blocks.head + found.blocks.tail != len(report.blocks):
            report = replace(report, blocks=patched(report.blocks, found.blocks))
        return replace(before, report=report, observations=figures)
    assert found.bare is not None  # the sender sends all of a reading that it has not sent
    blocks = patched(before.report.blocks if before else (), found.blocks)
    return replace(found.bare, report=replace(found.bare.report, blocks=blocks), observations=figures)


def patch(before: Sequence[_T], after: Sequence[_T]) -> Patch[_T]:
    """What makes `before` into `after`.

    >>> patch("abcd", "abxd")
    Patch(head=2, middle=('x',), tail=1)
    """
    most = min(len(before), len(after))
    head = next((n for n in range(most) if not _is_same(before[n], after[n])), most)
    ends = range(most - head)
    tail = next((n for n in ends if not _is_same(before[-1 - n], after[-1 - n])), len(ends))
    return Patch(head, tuple(after[head : len(after) - tail]), tail)


def patched(before: Sequence[_T], found: Patch[_T]) -> tuple[_T, ...]:
    """`before` with the patch in it."""
    return (*before[: found.head], *found.middle, *before[len(before) - found.tail :])


def _is_same(sent: object, value: object) -> bool:
    """Whether a value was sent: most are the very same, which is told without a look into them."""
    return sent is value or sent == value
