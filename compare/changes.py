"""Which figures differ from the readings of one comparison to those of the next, where nothing else does.

A figure put right leaves the reports, the names and the places as they were, so that most of what was worked out holds.
Says what changed and what stands beside it; what is to be made again is for each stage to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.comparison import Key, Reading
from compare.kept import Kept
from compare.observation import Observation


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of the `report`th reading, before and after."""

    report: int
    before: Observation
    after: Observation


@dataclass(frozen=True, slots=True)
class Frame:
    """Readings as they were when last something other than single figures changed, and what changed since last time.

    The same object `frame` stands for the same reports with the same things measured at the same places; `changes` are
    the figures that differ from the comparison before.
    """

    frame: tuple[Reading, ...] = ()
    readings: tuple[Reading, ...] = ()
    changes: tuple[Change, ...] = field(default=())

    @property
    def touched(self) -> frozenset[Key]:
        """The figures that changed and all that stand in one block with one of them: those may be read together."""
        blocks = {(change.report, change.after.anchor.block) for change in self.changes}
        reports = {report for report, _ in blocks}
        return frozenset(
            (self.readings[report].id, o.id)
            for report in reports
            for o in self.readings[report].observations
            if (report, o.anchor.block) in blocks
        )


def framed(readings: Sequence[Reading], kept: Kept, name: str = "") -> Frame:
    """`readings` in the frame of the comparison before, where only figures changed since; else in one of their own.

    Asked once in a comparison for each `name`.
    """
    known = kept.last(("frame", name), Frame)
    found = changes_of(known.readings, readings) if known.readings else None
    together = tuple(readings)
    made = Frame(together, together) if found is None else Frame(known.frame, together, found)
    kept.put(("frame", name), made)
    return made


def changes_of(before: Sequence[Reading], after: Sequence[Reading]) -> tuple[Change, ...] | None:
    """The figures that differ; None where reports, names, units or places differ, or figures were added or removed."""
    if len(before) != len(after):
        return None
    found: list[Change] = []
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        if old is new:
            continue
        if old.report is not new.report or old.set_aside != new.set_aside:
            return None
        if len(old.observations) != len(new.observations):
            return None
        pairs = zip(old.observations, new.observations, strict=True)
        differ = [(one, other) for one, other in pairs if one is not other]
        if not all(_one_thing(one, other) for one, other in differ):
            return None
        found += [Change(number, one, other) for one, other in differ]
    return tuple(found)


def _one_thing(one: Observation, other: Observation) -> bool:
    """Whether both measure one thing in one unit at one place: another value, period or role at most."""
    return (
        one.id == other.id
        and one.indicator == other.indicator
        and one.anchor == other.anchor
        and one.whole == other.whole
        and _unit(one) == _unit(other)
    )


def _unit(observation: Observation) -> str | None:
    return observation.quantity.unit if observation.quantity is not None else None
