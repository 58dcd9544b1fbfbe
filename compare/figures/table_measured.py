"""The unit of a figure of a table: the cell's, the row's, the heading's, the name's, the caption's, else its noun.

What a text says of a unit is read by `table_units`, which noun it counts by `table_names`; here is decided who speaks.
"""

from __future__ import annotations

from decimal import Decimal

from compare.figures.table_cells import CellFigure
from compare.figures.table_column import Column
from compare.figures.table_names import count_of, counted_noun, tells_noun
from compare.figures.table_rows import Row
from compare.figures.table_understood import Table
from compare.figures.table_units import is_known_unit, unit_in
from compare.figures.table_words import begins_with, found_in
from compare.wording import match_key


def unit_of(table: Table, row: Row, column: Column, figure: CellFigure) -> str:
    """The unit of a figure; what became of cases is counted in the cases' noun alone: deaths under "ca mắc"."""
    unit = _said_unit(table, row, column, figure)
    became = unit == table.unit and found_in(f"{row.own} {column.measure}", "rows.became")
    return unit.split()[0] if became and not is_known_unit(unit) else unit


def _said_unit(table: Table, row: Row, column: Column, figure: CellFigure) -> str:
    """The unit of a figure: its cell's, the row's, the heading's, the name's, the caption's, else what is counted."""
    own_name = unit_in(table.rows[row.index][table.names.index])
    if figure.unit and (is_known_unit(figure.unit) or not row.unit):
        return _scaled(figure.unit, row.unit or column.unit or table.unit)
    measured = column.measure and column.unit and is_known_unit(column.unit) and not _bare_scale(column.unit)
    if measured and not is_known_unit(row.unit):
        return column.unit  # "Sản lượng thịt hơi (tấn)" of a row counted in "con"
    if row.unit and table.has_units:
        return row.unit
    if own_name and is_known_unit(own_name) and not column.unit:
        return own_name if not _bare_scale(own_name) else f"{own_name} {_counted(table, row, column)}"
    if column.unit:
        return f"{column.unit} {_counted(table, row, column)}" if _bare_scale(column.unit) else column.unit
    share = begins_with(row.own, "rows.share")
    if share and match_key(row.own) != share and not table.names.entity_rows:  # but "Tốc độ" alone is what was broken
        return "%"
    if unit := row.unit or own_name:
        return unit
    if not table.unit and not column.measure and (only := _only_unit(table)):
        return only
    if not table.unit and (whole := _counted_first(table, column)):
        return whole
    told = table.context.language == "vi" and count_of(column.measure, "vi")  # "Số hộ vay" in a table of money
    if table.unit and _counts_beside_sums(table, column):
        return _counted(table, row, column) or _unit_before(table, row, column)
    counted = count_of(row.own, table.context.language) or told or table.unit or _counted(table, row, column)
    return counted or _unit_before(table, row, column)


def _counts_beside_sums(table: Table, column: Column) -> bool:
    """Whether an English column counts in a table of money whose sums are named: "Applications | Amount awarded"."""
    if table.context.language != "en" or not column.measure or found_in(column.measure, "rows.sum"):
        return False
    others = [level.column for level in table.levels if level.column is not column]
    return any(found_in(other.measure, "rows.sum") for other in others)


def _only_unit(table: Table) -> str:
    """The one noun that the headings of a Vietnamese table say is counted: "Đối tượng (trẻ) | Tháng 4 | Tháng 5"."""
    said = {level.column.unit for level in table.levels if level.column.unit and not is_known_unit(level.column.unit)}
    return next(iter(said)) if len(said) == 1 and table.context.language == "vi" else ""


def _counted_first(table: Table, column: Column) -> str:
    """The noun that a column left of one of grades or deeds says it counts: "Số HS | Hoàn thành tốt"."""
    if table.context.language != "vi" or not column.measure or tells_noun(column.measure):
        return ""
    left = [level.column for level in table.levels if level.column.index < column.index and not level.column.unit]
    return next((noun for other in left if (noun := count_of(other.measure, "vi"))), "")


def _unit_before(table: Table, row: Row, column: Column) -> str:
    """The noun that the column before counts, for a deed that names none: "Dân số (người) | Đã cấp CCCD"."""
    before = table.columns[column.index - 1] if column.index else column
    if before.kind != "level":
        return ""
    unit = _said_unit(table, row, before, CellFigure(Decimal(0), 0, 0))
    return "" if is_known_unit(unit) else unit


def _scaled(unit: str, said: str) -> str:
    """A cell's own unit; a bare currency sign under "million" takes its scale."""
    return (
        f"{unit} {said}"
        if unit in "$£€" and _only_scale(said)
        else said
        if unit in "$£€" and said[:1] == unit
        else unit
    )


def _only_scale(unit: str) -> bool:
    return unit.lower() in ("million", "thousand", "billion", "nghìn", "triệu", "tỷ", "m", "bn", "k")


def _bare_scale(unit: str) -> bool:
    """Whether a scale is said without what it scales; a bare "triệu" or "tỷ" is money."""
    return unit.lower() in ("million", "thousand", "billion", "nghìn", "ngàn", "vạn")


def _counted(table: Table, row: Row, column: Column) -> str:
    return counted_noun(row, column, table.names, table.title, table.context.language, table.has_units)
