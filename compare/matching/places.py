"""Where observations stand: in which section rows, and where in the order of reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy

from compare.comparison import Key, Reading, SectionRow
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

    def _uppers(self, source: str, section: str) -> Iterator[str]:
        at = self._above.get((source, section))
        while at is not None:
            yield at
            at = self._above.get((source, at))

    def is_within(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether a row of the one holds or is held by a row of the other, as a section holds its subsections."""
        theirs = tuple(other)
        return any(frozenset((a, b)) in self._kin for a in one for b in theirs)

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
    """Where observations stand: their place in the order of reading, and their section rows."""

    def __init__(self, readings: tuple[Reading, ...], places: Places) -> None:
        self.readings = readings
        self.places = places
        self.position = {
            (number, o.id): i for number, reading in enumerate(readings) for i, o in enumerate(reading.observations)
        }

    def with_figures(self, readings: tuple[Reading, ...]) -> Laid:
        """The same places for readings of which only figures changed."""
        laid = copy(self)
        laid.readings = readings
        return laid

    def at(self, member: Member) -> tuple[int, int]:
        """What sorts members in reading order."""
        return member[0], self.position[member[0], member[1].id]
