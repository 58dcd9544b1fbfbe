"""What every check shares: the figures of a comparison by row, places with their quotes, findings with their keys."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import resources
from compare.comparison import CheckCode, Comparison, Finding, JudgedRow, NoticeCode, Place, Severity
from compare.goals import is_target, looks_ahead, period_told
from compare.messages import Message
from compare.observation import Observation
from compare.period import Period
from compare.quantity import Quantity
from compare.quoting import as_written, quote, same_sentence
from compare.report import Report
from compare.wording import match_key


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """An observation, the report that tells it and the row it stands in."""

    report: Report
    observation: Observation
    row: str
    order: int
    row_name: str = ""

    @property
    def source(self) -> str:
        return self.report.source.id

    @property
    def period(self) -> Period:
        return period_told(self.report, self.observation)

    @property
    def name(self) -> str:
        """What is measured: the row's name, else as the report has it."""
        return self.row_name or self.observation.indicator

    @property
    def quantity(self) -> Quantity | None:
        return self.observation.quantity

    @property
    def is_target(self) -> bool:
        return is_target(self.report, self.observation)

    @property
    def is_estimate(self) -> bool:
        return self.observation.role == "estimate"

    @property
    def is_result(self) -> bool:
        """Whether it tells what was reached: no target, and not said of a time to come."""
        return not self.is_target and not looks_ahead(self.report, self.observation)

    @property
    def sentence(self) -> str:
        """The sentence or the row of cells it stands in."""
        return quote(self.report, self.observation.anchor)

    @property
    def figure(self) -> str:
        """The figure as the report writes it."""
        return as_written(self.report, self.observation)

    @property
    def place(self) -> Place:
        return Place(self.source, self.observation.anchor, self.sentence)


def told(comparison: Comparison, row: JudgedRow) -> tuple[Told, ...]:
    """All that is told of `row`, in the order of the reports and of their text."""
    found = []
    for order, reading in enumerate(comparison.readings):
        cell = row.row.cells.get(reading.id)
        for observation in cell.observations if cell else ():
            found.append(Told(reading.report, observation, row.id, order, row.row.name))
    return tuple(found)


def all_told(comparison: Comparison) -> Iterator[Told]:
    """Every observation of every report, in a row or not."""
    rows = {
        (source, o.id): row for row in comparison.rows for source, c in row.row.cells.items() for o in c.observations
    }
    for order, reading in enumerate(comparison.readings):
        for observation in reading.observations:
            row = rows.get((reading.id, observation.id))
            row_id, row_name = (row.id, row.row.name) if row else ("", "")
            yield Told(reading.report, observation, row_id, order, row_name)


def told_beside(comparison: Comparison) -> Mapping[tuple[str, str], tuple[Told, ...]]:
    """What stands beside each figure of a text and belongs to it, whatever row it was put in, by source and id.

    The targets and the earlier figures that follow in the sentence, up to the next figure of the same time:
    "4.180 lượt, đạt 46% kế hoạch (11.000 lượt), tăng 8% so với cùng kỳ (3.870 lượt); thu phí …".
    """
    by_block: dict[tuple[str, str], list[Told]] = {}
    for t in all_told(comparison):
        if t.observation.anchor.row is None and t.quantity is not None:
            by_block.setdefault((t.source, t.observation.anchor.block), []).append(t)
    beside: dict[tuple[str, str], tuple[Told, ...]] = {}
    for block in by_block.values():
        block.sort(key=lambda t: t.observation.anchor.start)
        for i, t in enumerate(block):
            beside[t.source, t.observation.id] = tuple(_belonging(t, block[i + 1 :]))
    return beside


def _belonging(t: Told, later: Iterable[Told]) -> Iterator[Told]:
    for other in later:
        belongs = other.is_target or other.period.end < t.period.end
        if not belongs or not same_sentence(t.report, t.observation.anchor, other.observation.anchor):
            return
        yield other


def finding(
    code: CheckCode | NoticeCode,
    severity: Severity,
    said: Message,
    places: Iterable[Told],
    *,
    is_notice: bool = False,
) -> Finding:
    """A finding about `places`, with a key that holds as long as it speaks of the same places."""
    spoken_of = tuple({(t.source, t.observation.anchor): t for t in places}.values())
    shown = tuple(t.place for t in spoken_of)
    rows = tuple(dict.fromkeys(t.row for t in spoken_of if t.row))
    return Finding(key(code, shown), code, severity, said, rows, shown, is_notice)


def key(code: str, places: Iterable[Place]) -> str:
    """The code with a digest of where the places stand."""
    where = (
        f"{p.source}/{p.anchor.block}/{p.anchor.row}/{p.anchor.column}/{p.anchor.start}/{p.anchor.end}" for p in places
    )
    return f"{code}:{hashlib.sha256(';'.join(sorted(where)).encode()).hexdigest()[:16]}"


def named(t: Told) -> str:
    """The report as a finding names it: its file's name."""
    return t.report.source.name


def says(text: str, group: str) -> bool:
    """Whether `text` holds a word of `group` of the checks' lexicon."""
    spaced = f" {match_key(text)} "
    return any(f" {word} " in spaced for word in words_of(group))


@cache
def words_of(group: str) -> tuple[str, ...]:
    """The match keys of a group's words."""
    return tuple(match_key(word) for word in lexicon()[group]["words"])


@cache
def lexicon() -> Any:
    return resources.table("judgement/checks")


def apart(one: str, other: str) -> bool:
    """Whether two names hold words that make them two things: gross and net, urban and rural."""
    a, b = f" {match_key(one)} ", f" {match_key(other)} "
    for sides in _sides():
        for this, that in (sides, sides[::-1]):
            if _holds(a, this) and not _holds(a, that) and _holds(b, that) and not _holds(b, this):
                return True
    return False


def _holds(spaced: str, phrases: tuple[str, ...]) -> bool:
    return any(f" {phrase} " in spaced for phrase in phrases)


@cache
def _sides() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(tuple(tuple(match_key(w) for w in side) for side in entry["sides"]) for entry in lexicon()["apart"])
