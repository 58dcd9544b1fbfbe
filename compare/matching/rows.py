"""Rows of indicators as values: the name, the unit, the section and the cells of nodes that were joined.

Chooses no partners. A draft is a row but for its id, which depends on the rows before it; rows are made once for each
id, so that a row that stays is the same object.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import cast

from compare.comparison import IndicatorCell, IndicatorRow, Reading
from compare.goals import looks_back
from compare.kept import Same
from compare.language import Language
from compare.matching.names import read_name
from compare.matching.nodes import Node, unit_key
from compare.matching.pairs import Edge
from compare.matching.places import Laid, Member
from compare.observation import Observation
from compare.report import Report, heading_path
from compare.wording import match_key


@dataclass
class Draft:
    """A row without its id. `key` is what the id is made of, `first` where its earliest member stands."""

    key: str
    first: int
    row: IndicatorRow
    made: dict[int, IndicatorRow] = field(default_factory=dict)

    def as_row(self, number: int) -> IndicatorRow:
        """The row as the `number`th of its key."""
        if number not in self.made:
            row_id = f"i{hashlib.sha256(f'{self.key}#{number}'.encode()).hexdigest()[:10]}"
            old = self.row
            self.made = {number: IndicatorRow(row_id, old.name, old.unit, old.section, old.cells)}
        return self.made[number]


def as_rows(drafts: Sequence[Draft], order: Mapping[str, int]) -> tuple[IndicatorRow, ...]:
    """The rows, those of one section row together (`order` is theirs), each with its id.

    That is made of the earliest member's name, unit and headings; like ones are numbered.
    """
    in_turn = sorted(drafts, key=attrgetter("first"))
    if len({one.key for one in in_turn}) == len(in_turn):
        rows = [one.made.get(1) or one.as_row(1) for one in in_turn]
    else:
        used: Counter[str] = Counter()
        rows = []
        for one in in_turn:
            used[one.key] += 1
            rows.append(one.as_row(used[one.key]))
    return tuple(sorted(rows, key=lambda row: order.get(row.section or "", -1)))


def draft(
    laid: Laid, nodes: Mapping[int, Node], numbers: Sequence[int], edges: Sequence[Edge], hand: set[int]
) -> Draft:
    """The row of the nodes `numbers`; `edges` are the pairs among them, `hand` the nodes the user joined."""
    told = [(report, o, n) for n in numbers for report, o in nodes[n].observations]
    members = sorted(told, key=laid.at) if len(numbers) > 1 else told
    section = _section(members, laid)
    first = laid.at(members[0])
    key = row_key(members[0][1], laid.readings[members[0][0]].report)
    cells = _cells(members, laid, nodes, edges, hand)
    row = IndicatorRow("", _name(members, laid.readings), _unit(members), section, cells)
    return Draft(key, first, row)


def standing_now(one: Draft, laid: Laid) -> Draft:
    """A draft in the section row that its members stand in now, all else of it being as it was."""
    report_of = {reading.id: number for number, reading in enumerate(laid.readings)}
    old = one.row
    section = _section(
        [(report_of[source], o, 0) for source, cell in old.cells.items() for o in cell.observations], laid
    )
    if section == old.section:
        return one
    return Draft(one.key, one.first, IndicatorRow("", old.name, old.unit, section, old.cells))


def row_key(earliest: Observation, report: Report) -> str:
    """What the row's id is made of: the earliest member's name, unit and headings, nothing of its file."""
    unit = unit_key(earliest.quantity.unit if earliest.quantity else None)
    return f"{match_key(earliest.indicator)}|{unit}|{_path(Same(report), earliest.anchor.section)}"


@lru_cache(maxsize=16384)
def _path(kept: Same, section: str) -> str:
    report = cast(Report, kept.value)
    known = any(s.id == section for s in report.sections)
    return "/".join(match_key(h) for h in heading_path(report, section)) if known else ""


def _section(members: Sequence[Member], laid: Laid) -> str | None:
    """The section row where most of the members stand; one on a topic before the table of all measures.

    Where a target document looks back on the time before it counts only for what is told nowhere else.
    """
    here: dict[tuple[int, str], int] = {}
    first: dict[tuple[int, str], Observation] = {}
    for report, observation, _ in members:
        at = (report, observation.anchor.section)
        here[at] = here.get(at, 0) + 1
        first.setdefault(at, observation)
    now = [at for at in here if not looks_back(laid.readings[at[0]].report, first[at])]
    counts: Counter[str] = Counter()
    for report, section in now or here:
        rows = laid.places.rows(laid.readings[report].id, section)
        for row in rows:
            counts[row] += here[report, section] * (2 if len(rows) == 1 else 1)
    if not counts:
        return None
    places = laid.places
    return min(counts, key=lambda row: (row in places.general, -counts[row], places.order[row]))


def _name(members: Sequence[Member], readings: Sequence[Reading]) -> str:
    """The clearest of the names: the fullest, of a target document or a table before the text's, said most often."""
    said = Counter(map(match_key, [o.indicator for _, o, _ in members]))
    worth: dict[tuple[str, Language], tuple[float, float, float]] = {}

    def clarity(told: tuple[int, str, bool]) -> tuple[float, int, str]:
        report, indicator, in_table = told
        reading = readings[report].report
        at = (indicator, reading.identity.language)
        if at not in worth:
            too_long = max(0, len(indicator.split()) - 14) * 0.3
            worth[at] = min(read_name(*at).weight, 5.0), 0.4 * min(4, said[match_key(indicator)]), too_long
        weight, often, too_long = worth[at]
        return (-(weight + 0.75 * (in_table or reading.is_target) + often - too_long), report, indicator)

    return min(dict.fromkeys([(r, o.indicator, o.anchor.row is not None) for r, o, _ in members]), key=clarity)[1]


def _unit(members: Sequence[Member]) -> str | None:
    """The unit most members have, the earliest among equals."""
    units: dict[str, int] = {}
    for _, o, _ in members:
        if o.quantity is not None and o.quantity.unit:
            units[o.quantity.unit] = units.get(o.quantity.unit, 0) + 1
    return max(units, key=units.__getitem__, default=None)


def _cells(
    members: Sequence[Member], laid: Laid, nodes: Mapping[int, Node], edges: Sequence[Edge], hand: set[int]
) -> dict[str, IndicatorCell]:
    best: dict[int, Edge] = {}
    for edge in edges:  # the surest first
        best.setdefault(edge.one, edge)
        best.setdefault(edge.other, edge)
    cells: dict[str, IndicatorCell] = {}
    of_report: dict[int, list[Member]] = {}
    for member in members:
        of_report.setdefault(member[0], []).append(member)
    for report, own in sorted(of_report.items()):
        numbers = dict.fromkeys([n for _, _, n in own])
        surest = max((best[n] for n in numbers if n in best), key=lambda e: e.score, default=None)
        shared = any(nodes[n].reports != {report} for n in numbers)
        confidence = 1.0 if shared or surest is None else min(1.0, surest.score)
        cells[laid.readings[report].id] = IndicatorCell(
            tuple([o for _, o, _ in own]),
            round(confidence, 4),
            surest.parts if surest else (),
            not hand.isdisjoint(numbers),
        )
    return cells
