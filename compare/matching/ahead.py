"""What a report's tasks call in short: "tổng thu 325 tỷ đồng", where its results told "Tổng thu sự nghiệp".

A target under the tasks of a report is named by the words that its results have made plain. `told_before` gives, for
such a target, the name and the section of the result that it must mean: the one level of the report in the same kind
of unit whose name holds all words of the target's, and whose size is like it. Where several could be meant, none is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from compare.comparison import Key, Reading
from compare.goals import turns_ahead
from compare.matching.names import Name, clash, read_name
from compare.observation import Observation
from compare.quantity import same_kind

Meant = Mapping[Key, tuple[str, str]]  # the name and the section that a figure is told by

_LONG = 2  # content words from which on a name says itself what it means
_TIMES = 4  # how many times larger or smaller a target of another time may be


def told_before(readings: Sequence[Reading]) -> Meant:
    """The targets told in short under the tasks of `readings`, each with the result that it is of."""
    return {key: meant for reading in readings if not reading.report.is_target for key, meant in _of_report(reading)}


def _of_report(reading: Reading) -> Iterator[tuple[Key, tuple[str, str]]]:
    ahead, told = [], []
    for o in reading.observations:
        if o.quantity is None or o.anchor.row is not None:
            continue
        if o.role == "target" and turns_ahead(reading.report, o.anchor.section):
            ahead.append(o)
        elif o.role != "target" and o.whole is None and o.quantity.total is None:
            told.append(o)
    named = [(o, _name(reading, o)) for o in told] if ahead else []
    for target in ahead:
        name = _name(reading, target)
        if target.whole is None and len(name.core.split()) < _LONG and (meant := _meant(target, name, named)):
            yield (reading.id, target.id), (meant.indicator, meant.anchor.section)


def _name(reading: Reading, observation: Observation) -> Name:
    unit = observation.quantity.unit if observation.quantity else ""
    return read_name(observation.indicator, reading.report.identity.language, unit)


def _meant(target: Observation, name: Name, named: Sequence[tuple[Observation, Name]]) -> Observation | None:
    """The one level whose name holds the target's; None where there is none, or more than one."""
    fit = {full.key: level for level, full in named if _may_mean(target, name, level, full)}
    return next(iter(fit.values())) if len(fit) == 1 else None


def _may_mean(target: Observation, name: Name, level: Observation, full: Name) -> bool:
    a, b = target.quantity, level.quantity
    if a is None or b is None or not same_kind(a.unit, b.unit) or clash(name, full):
        return False
    if not set(name.heavy or name.words) <= full.words.keys():
        return False
    low, high = sorted((abs(a.amount), abs(b.amount)))
    return high <= low * Decimal(_TIMES)
