"""The comparisons that the cells of a table state: each as a relation, put to its level or standing alone.

Which column compares what is settled in `table_comparisons`; here one cell is read under it, and the level it is told
of is checked by it where the base stands in the same row.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from compare.figures.table_bases import is_points
from compare.figures.table_cells import CellFigure
from compare.figures.table_comparisons import Settled, versus_of
from compare.figures.table_fits import ratio_fits
from compare.figures.table_levels import said_of
from compare.figures.table_measured import unit_of
from compare.figures.table_moments import period_at
from compare.figures.table_names import name_of
from compare.figures.table_periods import resolve
from compare.figures.table_rows import Row
from compare.figures.table_understood import Table
from compare.figures.table_units import is_known_unit
from compare.figures.table_words import begins_with, only_falls
from compare.messages import Message, message
from compare.observation import Observation, Relation, RelationKind, Role

_THOUSAND = Decimal(1000)
_YEAR_LONG = 365  # days


def relation_at(table: Table, row: Row, settled: Settled, figure: CellFigure) -> Relation:
    """The comparison a cell states; a heading that says only a fall makes its figures negative."""
    value, high = figure.value, figure.high
    heading = " ".join(table.columns[settled.index].path)
    if settled.kind == "delta" and not figure.direction and only_falls(heading):
        value, high = -value, None if high is None else -high
    unit = settled.unit or _row_unit(table, row, settled)
    if figure.unit and is_known_unit(figure.unit):
        unit = figure.unit
    kind = _kind_said(table.rows[row.index][settled.index]) or settled.kind
    if figure.direction and not figure.unit and _in_percent(table, settled.index):
        kind, unit = "delta", _row_unit(table, row, settled)
    if is_points(unit):
        kind = "delta"  # so many points of a hundred are a difference, whatever stands over them
    anchor = table.anchor(figure, row.index, settled.index)
    versus = settled.versus
    if versus == "previous_year" and row.is_time and (row.said.part or table.own.days < _YEAR_LONG):
        versus = "same_period"  # a month under columns of years
    return Relation(kind, value, unit, versus, figure.bound, high, anchor, settled.assigner)


def _kind_said(cell: str) -> RelationKind | None:
    """What a cell itself says of its figure: "Đạt 91,7%" is a share among those of "Vượt 7,1%"."""
    if "%" not in cell or not any(map(str.isalpha, cell)):
        return None
    if begins_with(cell, "comparing.reached"):
        return "ratio"
    return "delta" if begins_with(cell, "comparing.change") else None


def _in_percent(table: Table, column: int) -> bool:
    """Whether other cells of a column say their "%": one with a sign alone is a difference, "Vượt 12" or "-0,24"."""
    said = [table.rows[row.index][column] for row in table.read if (row.index, column) in table.figures]
    return 2 * sum(1 for cell in said if "%" in cell) >= len(said)


def _row_unit(table: Table, row: Row, settled: Settled) -> str:
    column = table.columns[settled.of if settled.of is not None else settled.index]
    return unit_of(table, row, column)


def with_relation(
    table: Table, row: Row, observation: Observation, relation: Relation, settled: Settled
) -> Observation:
    """`observation` with a comparison more, its figure checked by it where the base stands in the row."""
    rules = (*observation.rules, f"table.{settled.kind}.{'arithmetic' if settled.by_arithmetic else 'heading'}")
    told = replace(observation, relations=(*observation.relations, relation), rules=rules)
    base = table.figures.get((row.index, settled.base)) if settled.base is not None else None
    figure = table.figures[row.index, settled.of] if settled.of is not None else None
    if base is None or figure is None or relation.unit != "%" or told.quantity is None or figure.high or base.high:
        return told
    if ratio_fits(figure.value, base.value, relation.value, relation.kind):
        return told
    if figure.other is not None and ratio_fits(figure.other, base.value, relation.value, relation.kind):
        read = replace(told.quantity, value=figure.other)
        return replace(told, quantity=read, rules=(*rules, "table.notation.arithmetic"))
    return replace(told, doubts=(*told.doubts, *_doubts(figure, base, relation)))


def _doubts(figure: CellFigure, base: CellFigure, relation: Relation) -> tuple[Message, ...]:
    """The doubt about a figure that fits its printed share only a thousand times larger or smaller."""
    for times in (_THOUSAND, 1 / _THOUSAND):
        if ratio_fits(figure.value * times, base.value, relation.value, relation.kind):
            return (message("tables.thousandfold", value=figure.value, base=base.value, stated=relation.value),)
    return ()


def of_relation(table: Table, row: Row, settled: Settled, relation: Relation) -> Observation:
    """An observation of which only comparisons are stated."""
    column = table.columns[settled.index]
    level = next((level for level in table.levels if level.column.index == settled.of), None)
    period = level.period if level else resolve(said_of(column), table.context.period) or table.own
    role: Role = row.role or (level.role if level else "estimate" if column.role == "estimate" else "actual")
    if relation.versus == "same_period" and level is None:
        relation = replace(relation, versus=versus_of(period, period.year_before(), table.context.period))
        relation = relation if relation.versus != "other" else replace(relation, versus="same_period")
    assert relation.anchor is not None
    named = level.column if level else replace(column, measure="")
    return Observation(
        id=table.id_of(row.index, settled.index),
        indicator=name_of(row, table.head(named)),
        quantity=None,
        period=period_at(table, row, column, period, role),
        role=role,
        relations=(relation,),
        anchor=relation.anchor,
        cumulative=row.to_date,
        rules=("table.comparison.only",),
    )
