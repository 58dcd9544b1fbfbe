"""What a reading tells, figure by figure, with what is asked of each: found once, whoever asks.

`Told` is one figure, `TellsOf` all of a reading. What depends on the report alone is found in the process that reads
the file and sent along (`ready`); a figure that the user put right is found out anew. Judges nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from compare.changes import Change, Frame
from compare.check_words import says
from compare.comparison import Key, Place, Reading
from compare.goals import is_target, looks_ahead, period_meant, period_told
from compare.issuers import assigner_of
from compare.kept import Kept, Same, once
from compare.observation import Observation
from compare.period import Period
from compare.quantity import parse_unit
from compare.quoting import as_written, block_at, quote, sentence_bounds
from compare.report import Report


class Told:
    """An observation and the report that tells it, the `order`th of all, with what is asked of it, each found once."""

    def __init__(self, report: Report, observation: Observation, order: int) -> None:
        self.report = report
        self.observation = observation
        self.order = order
        self.source = report.source.id
        self.quantity = observation.quantity

    def of(self, report: Report, order: int) -> Told:
        """The same in a comparison where its report, with the same texts and identity, is the `order`th."""
        made = Told.__new__(Told)  # with what was found out of it; `copy.copy` asks its class for more than there is
        made.__dict__.update(self.__dict__, report=report, order=order, source=report.source.id)
        return made

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
    def meant(self) -> Period:
        """The time a target is for."""
        return period_meant(self.report, self.observation)

    @once
    def issuer(self) -> str | None:
        """Whose plan a target is, by the words beside it; of a document that sets targets, its issuer's."""
        identity = self.report.identity
        said = assigner_of(self.report, self.observation)
        return said or (identity.issuer if self.report.is_target else None)

    @once
    def amount(self) -> Decimal:
        """The value in the unit's base; nothing where only a change is told."""
        return self.quantity.amount if self.quantity is not None else Decimal(0)

    @once
    def tells_of_a_break(self) -> bool:
        """Whether its sentence says that a series breaks: other boundaries, another standard."""
        return says(self.sentence, "series")

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


class TellsOf:
    """All that one reading tells, the `order`th of all, with what stands beside what in it."""

    def __init__(
        self,
        reading: Reading,
        order: int,
        before: TellsOf | None = None,
        changes: Sequence[Change] = (),
        known: Sequence[Told] = (),
    ) -> None:
        """Of what was told `before` and is told still, what was found out holds; `changes` are what is not.

        `known` are figures as `ready` gives them, of the same report.
        """
        self.order = order
        self._report = reading.report
        self._beside: dict[str, Mapping[str, tuple[Told, ...]]] = {}
        if before is None or not all(_keeps_its_place(change) for change in changes):
            self.told: tuple[Told, ...] = tuple(_told(reading, order, before.told if before is not None else known))
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
        cells = [t for t in self.told if t.observation.role == "estimate" and t.observation.anchor.row is not None]
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


def ready(report: Report, observations: Iterable[Observation]) -> tuple[Told, ...]:
    """The `observations` of `report` with all found out of them that depends on it alone."""
    made = tuple(Told(report, o, 0) for o in observations if not o.aside)
    for t in made:
        _ = t.period, t.is_target, t.is_result, t.spot, t.amount_kind, t.tells_of_a_break
        if t.is_target:
            _ = t.meant, t.issuer
        t.__dict__.pop("sentence", None)  # it is in the text, and would be sent twice
    return made


@dataclass(frozen=True, slots=True)
class Tellings:
    """What the readings of a comparison tell, by source, and what those of the comparison before told."""

    now: Mapping[str, TellsOf]
    before: Mapping[str, TellsOf] = field(default_factory=dict)


def tellings(frame: Frame, kept: Kept, known: Mapping[str, Sequence[Told]] | None = None) -> Tellings:
    """What the readings of `frame` tell; `known` has what was `ready` of a source. Asked once in a comparison."""
    before = kept.last("told", dict[str, TellsOf])
    held = before if frame.follows else {}

    def made(order: int, reading: Reading) -> TellsOf:
        ready_of = (known or {}).get(reading.id, ())
        return TellsOf(reading, order, held.get(reading.id), frame.of(order), ready_of)

    now = {r.id: kept.get(("told", n, Same(r)), partial(made, n, r)) for n, r in enumerate(frame.readings)}
    kept.put("told", now)
    return Tellings(now, held)


def _told(reading: Reading, order: int, known: Iterable[Told]) -> Iterator[Told]:
    """What `reading` tells, those that are `known` with what was found out of them."""
    by_id = {id(t.observation): t for t in known}
    for o in reading.observations:
        t = by_id.get(id(o))
        if t is None:
            yield Told(reading.report, o, order)
        else:
            yield t if t.report is reading.report and t.order == order else t.of(reading.report, order)


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
