"""Parts told after "trong đó" that are all the parts, since the like of them add up elsewhere, and here do not.

"18.500 tỷ đồng, trong đó thu nội địa 14.900, thu xuất nhập khẩu 3.600" adds up in the resolution, so that "9.287 tỷ
đồng, trong đó thu nội địa 7.604, thu xuất nhập khẩu 1.863" of a report is 180 off. Lists that claim to be complete by
their words, and tables, are `sums`'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.checks.facts import Facts
from compare.checks.place import Draft, is_part
from compare.checks.sums import added_up, is_near, missed
from compare.comparison import Reading
from compare.matching.names import read_name
from compare.quantity import same_kind
from compare.rounding import Interval, stands_for
from compare.told import Told

_Key = frozenset[frozenset[str]]  # what each part has in its name that its whole has not


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts that one report tells of one whole, with their sum."""

    whole: Told
    parts: tuple[Told, ...]
    total: Interval
    key: _Key

    @property
    def adds_up(self) -> bool:
        return self.whole.quantity is not None and self.total.meets(stands_for(self.whole.quantity))


def missing_parts(facts: Facts) -> Iterator[Draft]:
    """Lists of the text that miss their whole though the same parts make it up in another place; one for each whole."""
    told = [parts for reading in facts.readings for parts in _told(facts, reading)]
    complete = {parts.key for parts in told if parts.adds_up}
    for parts in told:
        whole = parts.whole
        if whole.quantity is None or whole.observation.anchor.row is not None or parts.adds_up:
            continue
        if parts.key in complete and is_near(parts.total, whole.quantity):
            yield missed(whole, parts.parts, [p.figure for p in parts.parts], parts.total)


def _told(facts: Facts, reading: Reading) -> Iterator[_Parts]:
    groups: dict[str, list[Told]] = {}
    for t in facts.those(reading, is_part):
        groups.setdefault(t.observation.whole or "", []).append(t)
    for id, parts in groups.items():
        whole = facts.at(reading.id, id)
        if whole is None or len(parts) < 2 or not _are_of_one(whole, parts):
            continue
        key = _key(whole, parts)
        total = added_up([p.quantity for p in parts if p.quantity])
        if total is not None and len(key) == len(parts) and frozenset() not in key:
            yield _Parts(whole, tuple(parts), total, key)


def _are_of_one(whole: Told, parts: Sequence[Told]) -> bool:
    """Whether all are amounts of the whole's own time, role and kind of unit; shares are of nothing to add."""
    q = whole.quantity
    if q is None or q.unit == "%" or q.total is not None:
        return False
    return all(
        p.quantity is not None
        and p.quantity.total is None
        and same_kind(p.quantity.unit, q.unit)
        and p.period == whole.period
        and p.is_target == whole.is_target
        for p in parts
    )


def _key(whole: Told, parts: Sequence[Told]) -> _Key:
    language = whole.report.identity.language
    of_whole = set(read_name(whole.observation.indicator, language, "").words)
    return frozenset(frozenset(read_name(p.observation.indicator, language, "").words.keys() - of_whole) for p in parts)
