"""What every check shares: the figures of a comparison, places with their quotes, findings with their keys.

`Facts` is made once of all readings and kept as long as they stay; a check of one row is then a function of the facts
and the row alone. A draft's row ids and its row's name are put in at the end (`settle`), since rows may change while
what was said of them stays.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

import resources
from compare.changes import Change
from compare.comparison import CheckCode, Finding, JudgedRow, Key, NoticeCode, Place, Reading, Severity
from compare.goals import is_target, looks_ahead, period_told
from compare.kept import once
from compare.messages import Message
from compare.naming import at_head
from compare.observation import Observation
from compare.period import Period
from compare.quantity import parse_unit
from compare.quoting import as_written, block_at, quote, sentence_bounds
from compare.report import Report
from compare.wording import match_key

_ONE_BASIS = 2  # figures of a column that the text must tell to the digit: one may be chance

RowOf = Callable[[Key], JudgedRow | None]  # the row of an observation, None of one in no row


class Told:
    """An observation and the report that tells it, with what the checks ask of it, each found once."""

    def __init__(self, report: Report, observation: Observation, order: int) -> None:
        self.report = report
        self.observation = observation
        self.order = order
        self.source = report.source.id
        self.quantity = observation.quantity

    @property
    def key(self) -> Key:
        return self.source, self.observation.id

    @property
    def name(self) -> str:
        """What is measured, as the report has it; `settle` puts the row's name in its place."""
        return self.observation.indicator

    @property
    def is_estimate(self) -> bool:
        return self.observation.role == "estimate"

    @once
    def period(self) -> Period:
        return period_told(self.report, self.observation)

    @once
    def is_target(self) -> bool:
        return is_target(self.report, self.observation)

    @once
    def is_result(self) -> bool:
        """Whether it tells what was reached: no target, and not said of a time to come."""
        return not self.is_target and not looks_ahead(self.report, self.observation)

    @once
    def sentence(self) -> str:
        """The sentence or the row of cells it stands in."""
        return quote(self.report, self.observation.anchor)

    @once
    def spot(self) -> tuple[object, ...]:
        """What is the same of all figures of one sentence, or of one row of a table, and of no others."""
        anchor = self.observation.anchor
        block = block_at(self.report, anchor)
        if block is None:
            return self.source, self.observation.id
        if anchor.row is not None:
            return self.source, anchor.block, "row", anchor.row
        return self.source, anchor.block, "text", sentence_bounds(block.text, anchor.start)[0]

    @once
    def amount_kind(self) -> str | None:
        """What is the same of all figures whose units may be of one kind; None where only a change is told.

        Counted nouns have one: "giấy" and "giấy chứng nhận" may be of one kind.
        """
        if self.quantity is None:
            return None
        unit = parse_unit(self.quantity.unit)
        return "" if unit.counted else unit.base

    @property
    def figure(self) -> str:
        """The figure as the report writes it."""
        return as_written(self.report, self.observation)

    @property
    def place(self) -> Place:
        return Place(self.source, self.observation.anchor, self.sentence)


Which = Callable[[Told], bool]


class Facts:
    """All that is told by the readings of a comparison; `targets` are the ids of the sources that set targets."""

    def __init__(self, readings: Sequence[Reading], targets: frozenset[str], told: Iterable[TellsOf]) -> None:
        self._row: JudgedRow | None = None  # the row that was asked for last: each check asks for the same
        self._told: tuple[Told, ...] = ()
        self.readings = tuple(readings)
        self.targets = targets
        self._of = {reading.id: by_it for reading, by_it in zip(self.readings, told, strict=True)}

    def told(self, row: JudgedRow) -> tuple[Told, ...]:
        """All that is told of `row`, in the order of the reports and of their text."""
        if self._row is not row:
            self._row, self._told = row, self._told_of(row)
        return self._told

    def _told_of(self, row: JudgedRow) -> tuple[Told, ...]:
        cells = row.row.cells
        return tuple(
            self._of[reading.id].by_id[o.id]
            for reading in self.readings
            if reading.id in cells
            for o in cells[reading.id].observations
        )

    def of(self, reading: Reading) -> tuple[Told, ...]:
        """All that `reading` tells, in a row or not."""
        return self._of[reading.id].told

    def those(self, reading: Reading, which: Which) -> Collection[Told]:
        """The figures of `reading` of which `which`, a function of a module, holds."""
        return self._of[reading.id].those(which)

    def tells(self, source: str) -> TellsOf:
        """All that the source tells, with what stands beside what."""
        return self._of[source]

    def at(self, source: str, observation: str | None) -> Told | None:
        """The figure of that source and id."""
        return self._of[source].by_id.get(observation or "") if source in self._of else None

    def beside(self, t: Told) -> tuple[Told, ...]:
        """What stands beside a figure of a text and belongs to it, whatever row it was put in.

        The targets and the earlier figures that follow in the sentence, up to the next figure of the same time:
        "4.180 lượt, đạt 46% kế hoạch (11.000 lượt), tăng 8% so với cùng kỳ (3.870 lượt); thu phí …".
        """
        return self._of[t.source].beside(t)

    def siblings(self, t: Told) -> Sequence[Told]:
        """The targets that stand in the same row of a table as a target, or as the result itself."""
        return self._of[t.source].targets_in_rows.get(t.spot, ()) if t.observation.anchor.row is not None else ()

    def one_basis(self, one: Told, other: Told) -> bool:
        """Whether an estimate in a table and a figure of the same report's text that is not called one mean the same.

        A column "Ước 6 tháng" and a text that leaves "ước" out: where the text tells figures of the column to the
        digit, its other figures are the column's too.
        """
        cell, said = (one, other) if one.observation.anchor.row is not None else (other, one)
        if one.source != other.source or said.observation.anchor.row is not None or not cell.is_estimate:
            return False
        column = (cell.source, cell.observation.anchor.block, cell.observation.anchor.column)
        return self._of[cell.source].told_in_text.get(column, 0) >= _ONE_BASIS

    @once
    def newest(self) -> Reading | None:
        """The newest report, where there are two that set no targets."""
        reports = [r for r in self.readings if r.id not in self.targets and not r.report.is_target]
        return reports[-1] if len(reports) > 1 else None


class TellsOf:
    """All that one reading tells, the `order`th of all, with what stands beside what in it."""

    def __init__(
        self, reading: Reading, order: int, before: TellsOf | None = None, changes: Sequence[Change] = ()
    ) -> None:
        """Of what was told `before` and is told still, what was found out holds; `changes` are what is not."""
        self.order = order
        self._report = reading.report
        self._beside: dict[str, Mapping[str, tuple[Told, ...]]] = {}
        if before is None or not all(_keeps_its_place(change) for change in changes):
            known = before.by_id if before is not None else {}
            olds = ((known.get(o.id), o) for o in reading.observations)
            self.told = tuple(t if t and t.observation is o else Told(reading.report, o, order) for t, o in olds)
            self.by_id: dict[str, Told] = {t.observation.id: t for t in self.told}
            self._those: dict[Which, dict[int, Told]] = {}
            self._in_text = _by_block(self.told)
            return
        now = {c.after.id: Told(reading.report, c.after, order) for c in changes if c.after is not None}
        differ = {at: now[o.id] for at, o in enumerate(reading.observations) if o.id in now}
        told = list(before.told)
        for at, t in differ.items():
            told[at] = t
        self.told = tuple(told)
        self.by_id = before.by_id | now
        blocks = {t.observation.anchor.block for t in differ.values()} & before._in_text.keys()
        beside = {block: [self.by_id[t.observation.id] for t in before._in_text[block]] for block in blocks}
        self._in_text = {**before._in_text, **beside}
        self._those = {which: _put_in(found, differ, which) for which, found in before._those.items()}

    def those(self, which: Which) -> Collection[Told]:
        """The figures of which `which`, a function of a module, holds, in their order; found out once."""
        if which not in self._those:
            self._those[which] = {at: t for at, t in enumerate(self.told) if which(t)}
        return self._those[which].values()

    @once
    def told_in_text(self) -> Mapping[tuple[object, ...], int]:
        """How many estimates of each column of a table its report's text tells as measured."""
        cells = self.those(_is_estimate_in_table)
        measured = (
            {_exactly(t) for t in self.told if t.observation.anchor.row is None and _is_measured(t)} if cells else ()
        )
        return Counter(
            (t.source, t.observation.anchor.block, t.observation.anchor.column)
            for t in cells
            if t.quantity is not None and _exactly(t) in measured
        )

    def in_text(self, block: str) -> Sequence[Told]:
        """The figures of a paragraph."""
        return self._in_text.get(block, ())

    def beside(self, t: Told) -> tuple[Told, ...]:
        """What stands beside a figure of a text and belongs to it (`Facts.beside`); found out a paragraph at a time."""
        block = t.observation.anchor.block
        if block not in self._beside:
            self._beside[block] = _beside([t for t in self.in_text(block) if t.quantity is not None])
        return self._beside[block].get(t.observation.id, ())

    @once
    def targets_in_rows(self) -> Mapping[tuple[object, ...], Sequence[Told]]:
        """The targets in each row of a table (`Facts.siblings`)."""
        rows: dict[tuple[object, ...], list[Told]] = {}
        for t in self.those(_is_target_in_table):
            rows.setdefault(t.spot, []).append(t)
        return rows


def _keeps_its_place(change: Change) -> bool:
    """Whether a figure is told where it was."""
    one, other = change.before, change.after
    return one is not None and other is not None and one.anchor == other.anchor


def _by_block(told: Iterable[Told]) -> dict[str, list[Told]]:
    """What is told in each paragraph."""
    found: dict[str, list[Told]] = {}
    for t in told:
        anchor = t.observation.anchor
        if anchor.row is None:
            found.setdefault(anchor.block, []).append(t)
    return found


def _put_in(found: Mapping[int, Told], differ: Mapping[int, Told], which: Which) -> dict[int, Told]:
    """`found` with what differs: in its place where `which` holds of it, and else out."""
    if found.keys().isdisjoint(differ) and not any(map(which, differ.values())):
        return dict(found)
    kept = {at: t for at, t in found.items() if at not in differ} | {at: t for at, t in differ.items() if which(t)}
    return dict(sorted(kept.items()))


def _is_estimate_in_table(t: Told) -> bool:
    return t.observation.anchor.row is not None and t.is_estimate


def _is_target_in_table(t: Told) -> bool:
    return t.observation.anchor.row is not None and t.is_target


def _beside(told: Iterable[Told]) -> Mapping[str, tuple[Told, ...]]:
    """What stands beside each figure of one paragraph, by its id."""
    by_spot: dict[tuple[object, ...], list[Told]] = {}
    for t in told:
        by_spot.setdefault(t.spot, []).append(t)
    beside: dict[str, tuple[Told, ...]] = {}
    for spot in by_spot.values():
        spot.sort(key=lambda t: t.observation.anchor.start)
        for i, t in enumerate(spot):
            beside[t.observation.id] = tuple(_belonging(t, spot[i + 1 :]))
    return beside


def _is_measured(t: Told) -> bool:
    return t.quantity is not None and not t.is_estimate and not t.is_target


def _exactly(t: Told) -> tuple[object, ...]:
    assert t.quantity is not None
    return t.source, t.period, t.amount_kind, t.quantity.amount


def _belonging(t: Told, later: Iterable[Told]) -> Iterator[Told]:
    for other in later:
        if not other.is_target and other.period.end >= t.period.end:
            return
        yield other


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding before it knows the rows it speaks of; of several with one `once`, the first is told."""

    finding: Finding
    keys: tuple[Key, ...] = ()
    once: Hashable = None


def settle(draft: Draft, row_of: RowOf) -> Finding:
    """The finding with the ids of its rows, and the name of its first place's row in its words."""
    rows = [row_of(key) for key in draft.keys]
    said = draft.finding.message
    if rows and rows[0] is not None:
        name = at_head(rows[0].row.name)  # the words of every finding begin with it
        said = replace(said, values=tuple((k, name if k == "name" else v) for k, v in said.values))
    return replace(draft.finding, message=said, rows=tuple(dict.fromkeys(row.id for row in rows if row is not None)))


def finding(
    code: CheckCode | NoticeCode,
    severity: Severity,
    said: Message,
    places: Iterable[Told],
    *,
    is_notice: bool = False,
    once: Hashable = None,
) -> Draft:
    """A finding about `places`, with a key that holds as long as it speaks of the same places."""
    spoken_of = tuple({(t.source, t.observation.anchor): t for t in places}.values())
    shown = tuple(t.place for t in spoken_of)
    found = Finding(key(code, shown), code, severity, said, (), shown, is_notice)
    return Draft(found, tuple(t.key for t in spoken_of), once)


def key(code: str, places: Iterable[Place]) -> str:
    """The code with a digest of where the places stand."""
    where = (
        f"{p.source}/{p.anchor.block}/{p.anchor.row}/{p.anchor.column}/{p.anchor.start}/{p.anchor.end}" for p in places
    )
    return f"{code}:{hashlib.sha256(';'.join(sorted(where)).encode()).hexdigest()[:16]}"


def named(t: Told) -> str:
    """The report as a finding names it: its file's name."""
    return t.report.source.name


def is_part(t: Told) -> bool:
    """Whether it is a part of another figure of its report."""
    return t.observation.whole is not None


def says(text: str, group: str) -> bool:
    """Whether `text` holds a word of `group` of the checks' lexicon."""
    return _says(match_key(text), group)


@lru_cache(maxsize=65536)
def _says(key: str, group: str) -> bool:
    spaced = f" {key} "
    return any(word in spaced for word in _spaced(group))


@cache
def _spaced(group: str) -> tuple[str, ...]:
    return tuple(f" {word} " for word in words_of(group))


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
