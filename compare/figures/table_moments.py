"""The role and the period of one figure of a table: those of its column, unless its row or its cell says another.

What a column says of both, with the title and the report behind it, is settled in `table_levels`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from compare.figures.table_column import Column
from compare.figures.table_levels import Level
from compare.figures.table_periods import along, resolve, said_in, to_date
from compare.figures.table_rows import Row
from compare.figures.table_understood import Table
from compare.figures.table_words import begins_with
from compare.observation import Role
from compare.period import Period, year_of


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell whose period is asked for, with the period and the role that its column gives it."""

    table: Table
    row: Row
    column: Column
    period: Period
    role: Role


def role_at(table: Table, row: Row, level: Level) -> Role:
    """The role of a figure: the column's, unless the row that is a time or the cell itself says another."""
    role = row.role or level.role
    return "estimate" if role == "actual" and _said_estimated(table.rows[row.index][level.column.index]) else role


def _said_estimated(cell: str) -> bool:
    """Whether the cell itself says that its figure is an estimate ("Ước 4,6")."""
    return any(map(str.isalpha, cell)) and begins_with(cell, "roles.estimate") is not None


def period_at(table: Table, row: Row, column: Column, period: Period, role: Role) -> Period:
    """The period of a figure: that of its column, unless its row says another."""
    cell = _Cell(table, row, column, period, role)
    return next((found for rule in _RULES if (found := rule(cell)) is not None), period)


def _of_row(cell: _Cell) -> Period | None:
    """ "Quý I" as a row, with the year that the heading or the title says."""
    if cell.row.said.is_empty:
        return None
    said = along((said_in(cell.table.block.caption or "")[0], cell.column.said, cell.row.said))
    return resolve(said, cell.table.context.period)


def _of_sum(cell: _Cell) -> Period | None:
    """ "Cộng" below the months of a quarter, under "Năm 2023": the quarter of that year."""
    said = cell.column.said
    summed = cell.row.is_time and cell.row.said.is_empty and cell.table.own.kind != "year"
    told = summed and said.year and not said.part
    return resolve(replace(said, relative="same_period"), cell.table.own) if told else None


def _of_stretch(cell: _Cell) -> Period | None:
    """ "Số HTX thành lập mới giai đoạn 2021-2025" under "Đến năm 2025"."""
    stretch = cell.row.stretch
    return stretch if stretch and cell.role == "target" and cell.period.end == stretch.end else None


def _of_running_total(cell: _Cell) -> Period | None:
    """ "Trees planted (YTD)": from January on, its target the year's."""
    if not cell.row.to_date:
        return None
    return year_of(cell.period) if cell.role == "target" else to_date(cell.period)


_RULES: tuple[Callable[[_Cell], Period | None], ...] = (_of_row, _of_sum, _of_stretch, _of_running_total)
