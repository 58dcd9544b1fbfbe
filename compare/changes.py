"""Which figures differ from the readings of one comparison to those of the next, where their reports are the same.

A figure put right leaves the reports and the places as they were, so that most of what was worked out holds. Says what
changed, for every stage, and what stands beside it; what is to be made again is for each stage to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compare.comparison import Key, Reading
from compare.kept import Kept
from compare.observation import Observation


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of the `report`th reading, before and after; None before where it is new, after where it is gone."""

    report: int
    before: Observation | None
    after: Observation | None

    @property
    def figures(self) -> Iterator[Observation]:
        """The figure as it was and as it is, where it was or is."""
        return (o for o in (self.before, self.after) if o is not None)

    @property
    def keeps_its_name(self) -> bool:
        """Whether what is measured, its unit and its place stayed: another value, period or role at most."""
        one, other = self.before, self.after
        if one is None or other is None:
            return False
        return one.indicator == other.indicator and one.anchor == other.anchor and _unit(one) == _unit(other)


@dataclass(frozen=True, slots=True)
class Frame:
    """The reports of a comparison as they were read, and what of their figures changed since the comparison before.

    The same object `frame` stands for the same reports and what was read in them; what the user said of single figures
    is in `readings` alone. `changes` are the figures that differ from the comparison before, where that `follows` one
    of the same reports.
    """

    frame: tuple[Reading, ...] = ()
    readings: tuple[Reading, ...] = ()
    changes: tuple[Change, ...] = field(default=())
    follows: bool = False

    @property
    def touched(self) -> frozenset[Key]:
        """The figures that changed and all that stand in one block with one of them: those may be read together."""
        blocks = {(change.report, o.anchor.block) for change in self.changes for o in change.figures}
        reports = {report for report, _ in blocks}
        return frozenset(
            (self.readings[report].id, o.id)
            for report in reports
            for o in self.readings[report].observations
            if (report, o.anchor.block) in blocks
        )

    def of(self, report: int) -> tuple[Change, ...]:
        """What changed in the `report`th reading."""
        return tuple(change for change in self.changes if change.report == report)


def framed(frame: tuple[Reading, ...], readings: Sequence[Reading], kept: Kept, name: str = "") -> Frame:
    """`readings`, which are of the reports of `frame`, with what changed since the comparison before.

    Of another frame than that one's nothing is said to have changed: all of it is new. Asked once in a comparison for
    each `name`.
    """
    known = kept.last(("frame", name), Frame)
    together = tuple(readings)
    follows = known.frame is frame
    made = Frame(frame, together, changes_of(known.readings, together) if follows else (), follows)
    kept.put(("frame", name), made)
    return made


def changes_of(before: Sequence[Reading], after: Sequence[Reading]) -> tuple[Change, ...]:
    """The figures that differ between readings of the same reports in the same order."""
    pairs = enumerate(zip(before, after, strict=True))
    return tuple(
        Change(number, *pair)
        for number, (old, new) in pairs
        if old.observations is not new.observations
        for pair in _differing(old.observations, new.observations)
    )


_Pair = tuple[Observation | None, Observation | None]


def _differing(before: Sequence[Observation], after: Sequence[Observation]) -> Iterator[_Pair]:
    """Each figure that is another object, is gone or is new."""
    if len(before) == len(after):
        others = [(o, p) for o, p in zip(before, after, strict=True) if o is not p]
        if all(o.id == p.id for o, p in others):
            yield from others
            return
    old: Mapping[str, Observation] = {o.id: o for o in before}
    here = {o.id for o in after}
    yield from ((o, None) for o in before if o.id not in here)
    yield from ((old.get(o.id), o) for o in after if old.get(o.id) is not o)


def _unit(observation: Observation) -> str | None:
    return observation.quantity.unit if observation.quantity is not None else None
