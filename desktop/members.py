"""From what is on screen to decisions: which member names a row or a cell, and what one gesture says.

Pure: takes a `Comparison` and gives decisions, changes nothing. A row is named by its earliest member, which is also
what keeps the row's id.
"""

from __future__ import annotations

from typing import Literal

from compare.comparison import Comparison, JudgedRow, SectionRow
from compare.decisions import IndicatorMoved, IndicatorsJoined, IndicatorsSeparated, SectionsJoined, SectionsSeparated
from compare.members import Member, member_of, section_member
from compare.observation import Observation
from compare.period import Period

SURE = 0.75  # a match below this is shown as one to look at; the matcher joins nothing below about 0.6


def own_period(result: Comparison, source: str) -> Period | None:
    """The period that the report `source` is on."""
    return result.reading(source).report.identity.period


def row_of(result: Comparison, source: str, observation: str) -> JudgedRow | None:
    """The row in which an observation stands."""
    for row in result.rows:
        cell = row.row.cells.get(source)
        if cell and any(o.id == observation for o in cell.observations):
            return row
    return None


def shown(result: Comparison, row: JudgedRow, source: str) -> Observation:
    """The figure that the board shows in the row's cell of `source`, where that has several."""
    from compare.standing import headline  # here: a start needs no row's figure

    is_target, own = source in result.targets, own_period(result, source)
    return headline(row.row.cells[source], is_target, own, row.progress.observation)


def named(result: Comparison, source: str, observation: Observation) -> Member:
    """The member that names `observation` of `source`."""
    reading = result.reading(source)
    return member_of(reading.report, reading.observations, observation)


def row_member(result: Comparison, row: JudgedRow) -> Member:
    """The member that names `row`: its first observation in the earliest report."""
    source, observation = _first(result, row)
    return named(result, source, observation)


def joined(result: Comparison, one: JudgedRow, other: JudgedRow) -> IndicatorsJoined:
    """What is said by joining two rows, whole: a figure of each name in them goes along.

    Where both have figures of the same reports, what the matcher alone held together would be left behind.
    """
    first, second = row_member(result, one), row_member(result, other)
    along = (*_named_otherwise(result, one), *_named_otherwise(result, other))
    return IndicatorsJoined(first, second, tuple(member for member in along if member not in (first, second)))


def _named_otherwise(result: Comparison, row: JudgedRow) -> tuple[Member, ...]:
    """A figure of each name and unit in the row, but for those of its first figure."""
    seen = {_name(_first(result, row)[1])}
    out: list[Member] = []
    for source in _order(result, row):
        for observation in row.row.cells[source].observations:
            if _name(observation) not in seen:
                seen.add(_name(observation))
                out.append(named(result, source, observation))
    return tuple(out)


def _name(observation: Observation) -> tuple[str, str]:
    """What figures have in common that can only stand together: their name and unit."""
    return observation.indicator.lower(), observation.quantity.unit if observation.quantity is not None else ""


Place = Literal["with", "instead", "swapped"]


def moved(
    result: Comparison, row: JudgedRow, source: str, observation: str, to: JudgedRow, place: Place = "with"
) -> IndicatorMoved | IndicatorsJoined:
    """What is said by dragging one report's cell of `row` onto another row; a row's only cell takes the row along.

    Where that row has a figure of the same report, `place` says what becomes of it: it stays beside the new one, gives
    way to it and has a row of its own, or goes where the new one came from.
    """
    figure = _figure_of(row, source, observation)
    there = shown(result, to, source) if place != "with" and source in to.row.cells else None
    if figure is None or (there is None and len(row.row.cells) == 1):
        return joined(result, to, row)
    old, new = _others(result, row, source), _others(result, to, source)
    member = named(result, source, figure)
    if there is None:
        kept = named(result, source, to.row.cells[source].observations[0]) if source in to.row.cells else None
        return IndicatorMoved(member, kept or row_member(result, to), old)
    other = named(result, source, there)
    back = old[0] if old and place == "swapped" else None
    if not new:  # the row had nothing else: the figure that makes way is the one that moves
        return IndicatorMoved(other, back, (member,), member, old) if back else IndicatorMoved(member, other, old)
    return IndicatorMoved(member, new[0], (*old, other), other, new, back)


def places(row: JudgedRow, source: str, to: JudgedRow) -> tuple[Place, ...]:
    """Where a figure of `source` may be put in a row that has one of the same report; none where none is."""
    if source not in to.row.cells or (len(row.row.cells) == 1 and len(to.row.cells) == 1):
        return ()
    return ("swapped", "with") if len(to.row.cells) == 1 else ("swapped", "instead", "with")


def _figure_of(row: JudgedRow, source: str, observation: str) -> Observation | None:
    cell = row.row.cells.get(source)
    return next((o for o in cell.observations if o.id == observation), None) if cell else None


def _others(result: Comparison, row: JudgedRow, source: str) -> tuple[Member, ...]:
    """A figure of each other report of the row."""
    return tuple(named(result, s, row.row.cells[s].observations[0]) for s in _order(result, row) if s != source)


def separated(result: Comparison, row: JudgedRow, source: str) -> IndicatorsSeparated | None:
    """What is said by taking the figure of one report's cell out of a row; None where the row has no other cell."""
    others = [s for s in _order(result, row) if s != source]
    if source not in row.row.cells or not others:
        return None
    other = others[0]
    return IndicatorsSeparated(
        named(result, other, row.row.cells[other].observations[0]),
        named(result, source, shown(result, row, source)),
    )


def sections_joined(result: Comparison, one: SectionRow, other: SectionRow) -> SectionsJoined | None:
    """What is said by joining two section rows."""
    first, second = _section(result, one), _section(result, other)
    return SectionsJoined(first, second) if first and second else None


def sections_separated(result: Comparison, row: SectionRow, source: str) -> SectionsSeparated | None:
    """What is said by taking one report's section out of a row."""
    other = _section(result, row, but=source)
    cell = row.cells.get(source)
    if other is None or cell is None:
        return None
    return SectionsSeparated(other, section_member(result.reading(source).report, cell.sections[0]))


def _section(result: Comparison, row: SectionRow, but: str | None = None) -> Member | None:
    for reading in result.readings:
        cell = row.cells.get(reading.id)
        if cell and reading.id != but:
            return section_member(reading.report, cell.sections[0])
    return None


def _order(result: Comparison, row: JudgedRow) -> list[str]:
    return [r.id for r in result.readings if r.id in row.row.cells]


def _first(result: Comparison, row: JudgedRow) -> tuple[str, Observation]:
    source = _order(result, row)[0]
    return source, row.row.cells[source].observations[0]
