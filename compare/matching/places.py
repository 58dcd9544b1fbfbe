"""Where observations stand: in which section rows, and where in the order of reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from copy import copy

from compare.comparison import Key, Reading, SectionRow
from compare.kept import once
from compare.matching.profiles import read_heading
from compare.observation import Observation

Member = tuple[int, Observation, int]  # report, what it says, node


class Places:
    """Which section row an observation stands in, and which rows are about one topic."""

    def __init__(self, readings: Sequence[Reading], sections: Sequence[SectionRow]) -> None:
        self.order = {row.id: i for i, row in enumerate(sections)}
        self._rows: dict[Key, list[str]] = defaultdict(list)
        for row in sections:
            for source, cell in row.cells.items():
                for section in cell.sections:
                    self._rows[source, section].append(row.id)
        self._above = {(r.id, s.id): s.parent for r in readings for s in r.report.sections}
        self._kin = {
            frozenset((mine, theirs))
            for source, section in list(self._rows)
            for upper in self._uppers(source, section)
            for mine in self._rows[source, section]
            for theirs in self._rows.get((source, upper), ())
        }
        self._found: dict[Key, tuple[str, ...]] = {}
        self.general = {row.id for row in sections if _is_general(row, readings)}
        self._telling: dict[frozenset[str], frozenset[str]] = {}

    def _uppers(self, source: str, section: str) -> Iterator[str]:
        at = self._above.get((source, section))
        while at is not None:
            yield at
            at = self._above.get((source, at))

    def telling(self, rows: frozenset[str]) -> frozenset[str]:
        """Those of `rows` that are on some topic."""
        found = self._telling.get(rows)
        if found is None:
            found = self._telling[rows] = rows - self.general
        return found

    def is_within(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether a row of the one holds or is held by a row of the other, as a section holds its subsections."""
        theirs = tuple(other)
        return any(frozenset((a, b)) in self._kin for a in one for b in theirs)

    def turned(self, other: Places) -> frozenset[str]:
        """The rows that are general here and not in `other`, or are above or below others there; and the reverse."""
        if not _keeps_order(self.order, other.order):
            return frozenset(self.order.keys() | other.order.keys())
        return frozenset(self.general ^ other.general).union(*(self._kin ^ other._kin))

    def rows(self, source: str, section: str) -> tuple[str, ...]:
        """The rows of a section; of the nearest one above it where it stands in none."""
        key = source, section
        if key not in self._found:
            self._found[key] = tuple(self._nearest(source, section))
        return self._found[key]

    def _nearest(self, source: str, section: str) -> Sequence[str]:
        at: str | None = section
        while at is not None:
            if found := self._rows.get((source, at)):
                return found
            at = self._above.get((source, at))
        return ()


def _is_general(row: SectionRow, readings: Sequence[Reading]) -> bool:
    """Whether a row is about everything: the table of all measures, a summary, tasks, shortcomings."""
    for reading in readings:
        if cell := row.cells.get(reading.id):
            heading = read_heading(cell.heading, reading.report.identity.language)
            return not heading.topics and (heading.function is not None or not heading.terms)
    return False


class Laid:
    """Where observations stand: their place in the order of reading, and their section rows.

    A place is a number that stays whatever the user takes out or puts in elsewhere: it is counted in the report as it
    was `read`, and what was put in stands right behind what it follows.
    """

    def __init__(self, readings: tuple[Reading, ...], places: Places, read: Sequence[Reading]) -> None:
        self.readings = readings
        self.places = places
        self._read = [{o.id: i for i, o in enumerate(reading.observations)} for reading in read]
        self.numbers = [self._numbered(at, reading) for at, reading in enumerate(readings)]
        self.told = [Told(reading.observations) for reading in readings]

    def after(self, readings: tuple[Reading, ...], places: Places) -> Laid:
        """The same of readings in which the user put figures right, where sections stand as in `places`."""
        laid = copy(self)
        laid.readings, laid.places = readings, places
        laid.told = [
            told if reading.observations is told.observations else Told(reading.observations)
            for reading, told in zip(readings, self.told, strict=True)
        ]
        laid.numbers = [
            known if told is old or told.ids == old.ids else self._numbered(at, readings[at])
            for at, (told, old, known) in enumerate(zip(laid.told, self.told, self.numbers, strict=True))
        ]
        return laid

    def _numbered(self, report: int, reading: Reading) -> dict[str, int]:
        read, found, last, behind = self._read[report], {}, -1, 0
        for o in reading.observations:
            at = read.get(o.id)
            last, behind = (at, 0) if at is not None else (last, behind + 1)
            found[o.id] = (((report << _OF_REPORT) + last + 1) << _OF_PLACE) + behind
        return found

    def at(self, member: Member) -> int:
        """What sorts members in reading order."""
        return self.numbers[member[0]][member[1].id]


class Told:
    """The observations of one reading, with what is found among them when it is first asked for."""

    def __init__(self, observations: tuple[Observation, ...]) -> None:
        self.observations = observations

    @once
    def ids(self) -> list[str]:
        """Their ids, in their order."""
        return [o.id for o in self.observations]

    @once
    def wholes(self) -> Mapping[str, Observation]:
        """Those of which others are parts, by id."""
        asked = {o.whole for o in self.observations if o.whole}
        return {o.id: o for o in self.observations if o.id in asked} if asked else {}

    @once
    def in_sections(self) -> Mapping[str, Sequence[Observation]]:
        """Those of each section."""
        found: dict[str, list[Observation]] = defaultdict(list)
        for o in self.observations:
            found[o.anchor.section].append(o)
        return found

    def concerned(self, changed: AbstractSet[str], sections: Iterable[str]) -> Mapping[str, Observation]:
        """Those that are among the `changed`, are part of one, or stand in one of `sections`; by id."""
        standing = {o.id: o for section in sections for o in self.in_sections.get(section, ())}
        if not changed:
            return standing
        return standing | {o.id: o for o in self.observations if o.id in changed or o.whole in changed}


_OF_REPORT, _OF_PLACE = 24, 16  # bits for the observations of a report, and for what was put in behind one of them


def changed_rows(before: Sequence[SectionRow], after: Sequence[SectionRow]) -> frozenset[str]:
    """The ids of the rows that are new, gone, or hold other sections; all where they stand in another order."""
    old, new = ({row.id: _members(row) for row in rows} for rows in (before, after))
    if not _keeps_order(old, new):
        return frozenset(old.keys() | new.keys())
    return frozenset(i for i in old.keys() | new.keys() if old.get(i) != new.get(i))


def _keeps_order(before: Mapping[str, object], after: Mapping[str, object]) -> bool:
    return [i for i in before if i in after] == [i for i in after if i in before]


def _members(row: SectionRow) -> list[tuple[str, tuple[str, ...]]]:
    return [(source, cell.sections) for source, cell in row.cells.items()]
