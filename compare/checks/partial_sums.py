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
        if any(_are_the_same(parts.key, key) for key in complete) and is_near(parts.total, whole.quantity):
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
    named = [set(read_name(p.observation.indicator, language, "").heavy) - of_whole for p in parts]
    in_all = set[str]().union(*named).intersection(*named)  # "diện tích lúa", "diện tích rau": what all parts have
    return frozenset(frozenset(words - in_all) for words in named)


def _are_the_same(one: _Key, other: _Key) -> bool:
    """Whether two lists have the same parts, each said in fewer words than its only like in the other, or in more.

    "rau màu và cây công nghiệp, nuôi trồng thủy sản" and "màu, cây công nghiệp; thủy sản"
    """
    if one == other or len(one) != len(other):
        return one == other
    likes = [[theirs for theirs in other if mine <= theirs or theirs <= mine] for mine in one]
    return all(len(like) == 1 for like in likes) and len({like[0] for like in likes}) == len(other)
