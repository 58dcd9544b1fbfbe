"""The unit of a figure of a table: the cell's, the row's, the heading's, the name's, the caption's, else its noun.

What a text says of a unit is read by `table_units`, which noun is counted by `table_counted`; here is decided who
speaks: each rule gives a unit or has nothing to say, and the first that speaks is believed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from compare.figures.english.words import is_participle
from compare.figures.table_cells import CellFigure
from compare.figures.table_column import Column
from compare.figures.table_column_nouns import ColumnNouns
from compare.figures.table_counted import counted_noun
from compare.figures.table_nouns import count_of, plural_in
from compare.figures.table_rows import Row
from compare.figures.table_understood import Table
from compare.figures.table_units import is_known_unit, unit_in
from compare.figures.table_words import begins_with, found_in, is_one_of, lexicon
from compare.quantity import is_bare_scale, is_scale, parse_unit, same_kind
from compare.wording import match_key

_NO_FIGURE = CellFigure(Decimal(0), 0, 0)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell whose unit is asked for, with the unit that its row's name says ("Dư nợ (tỷ đồng)")."""

    table: Table
    row: Row
    column: Column
    figure: CellFigure
    own_name: str

    @property
    def nouns(self) -> ColumnNouns:
        """What the columns say between them that this one counts."""
        return self.table.nouns[self.column.index]

    @property
    def noun(self) -> str:
        """The noun that is counted where no unit is said."""
        return counted_noun(self.row, self.table.head(self.column))


def unit_of(table: Table, row: Row, column: Column, figure: CellFigure = _NO_FIGURE) -> str:
    """The unit of a figure; what became of cases is counted in the cases' noun alone: deaths under "ca mắc"."""
    cell = _Cell(table, row, column, figure, unit_in(table.rows[row.index][table.names.index]))
    unit = next((unit for rule in _RULES if (unit := rule(cell)) is not None), "")
    became = unit == table.unit and found_in(f"{row.own} {column.measure}", "rows.became")
    return unit.split()[0] if became and not is_known_unit(unit) else unit


def _of_cell(cell: _Cell) -> str | None:
    """ "12 xã", "$ 4.2": a bare currency sign under "million" takes its scale."""
    unit, said = cell.figure.unit, cell.row.unit or cell.column.unit or cell.table.unit
    if not unit or not (is_known_unit(unit) or not cell.row.unit):
        return None
    if unit in "$£€":
        return f"{unit} {said}" if is_scale(said, of_money=True) else said if said[:1] == unit else unit
    return unit


def _of_measure(cell: _Cell) -> str | None:
    """ "Sản lượng thịt hơi (tấn)" of a row counted in "con", "Giá trị (triệu đồng)" of one measured in "ha"."""
    unit = cell.column.unit
    measured = cell.column.measure and is_known_unit(unit) and not is_bare_scale(unit)
    if not measured or (is_known_unit(cell.row.unit) and (unit == "%" or same_kind(unit, cell.row.unit))):
        return None
    return unit


def _of_unit_column(cell: _Cell) -> str | None:
    """The row's cell under "ĐVT", which behind "Số lượng" is the unit of that column alone."""
    told = bool(cell.row.unit) and cell.table.has_units and not _is_anothers(cell)
    return cell.row.unit if told else None


def _is_anothers(cell: _Cell) -> bool:
    """Whether the unit column is that of one other column: "Seizures | Quantity | Unit"."""
    unit = next((column.index for column in cell.table.columns if column.kind == "unit"), 0)
    before = cell.table.columns[unit - 1] if unit else None
    if before is None or before.kind != "level" or before.index == cell.column.index:
        return False
    return is_one_of(before.path[-1] if before.path else "", "rows.generic")


def _of_name(cell: _Cell) -> str | None:
    """ "Dư nợ (tỷ đồng)" as a row's name."""
    told = is_known_unit(cell.own_name) and not cell.column.unit
    return _with_noun(cell.own_name, cell) if told else None


def _of_heading(cell: _Cell) -> str | None:
    """ "Kinh phí (triệu đồng)" over the column."""
    return _with_noun(cell.column.unit, cell) if cell.column.unit else None


def _with_noun(unit: str, cell: _Cell) -> str:
    """A bare scale with the noun it scales: "nghìn" of "Lượt khách (nghìn)"; one under "ĐVT" stays as it is."""
    return f"{unit} {cell.noun}" if is_bare_scale(unit) else unit


def _of_score(cell: _Cell) -> str | None:
    """ "Điểm chuẩn", "Số điểm" over a column, whatever its rows are measured in; "Hệ số" is of times."""
    measure = cell.column.measure
    if cell.column.unit or not measure:
        return None
    return "điểm" if begins_with(measure, "rows.score") else "lần" if begins_with(measure, "rows.factor") else None


def _of_whole(cell: _Cell) -> str | None:
    """ "Tổng số đơn | Khiếu nại | Tố cáo": parts that add up to the column before them count what it counts."""
    whole, measure = cell.table.wholes.get(cell.column.index), cell.column.measure
    named = cell.table.context.language == "en" and plural_in(measure)  # "Children | Boys | Girls"
    if whole is None or cell.column.unit or named or cell.nouns.counts:
        return None
    return unit_of(cell.table, cell.row, cell.table.columns[whole]) or None


def _of_rate(cell: _Cell) -> str | None:
    """ "Tỷ lệ hộ nghèo" is in per cent; but "Tốc độ" alone is a speed limit that was broken."""
    share = None if cell.own_name else begins_with(cell.row.own, "rows.share")  # "Tốc độ mạng (Mbps)"
    return "%" if share and match_key(cell.row.own) != share and not cell.table.names.entity_rows else None


def _of_row(cell: _Cell) -> str | None:
    """A noun in the brackets of a row's name: "Hiến máu (đơn vị)"."""
    named = cell.table.context.language == "en" and plural_in(cell.column.measure)  # "Posts" of "Website (visits)"
    unit = "" if cell.table.has_units or named else cell.row.unit
    return unit or (not named and cell.own_name) or None


def _of_neighbours(cell: _Cell) -> str | None:
    """The one noun that the headings of the table say: "Đối tượng (trẻ) | Tháng 4 | Tháng 5"."""
    return cell.nouns.shared or None


def _of_count_before(cell: _Cell) -> str | None:
    """The noun of the nearest column to the left that counts, for grades or deeds: "Số HS | Hoàn thành tốt"."""
    return cell.nouns.before or None


def _of_count_beside_sums(cell: _Cell) -> str | None:
    """ "Applications" beside "Amount awarded", whose unit the caption gives."""
    return cell.noun or _before(cell) if cell.nouns.beside_sums else None


def _of_counting_name(cell: _Cell) -> str | None:
    """ "Số dự án khởi công" as a row's name, or, in a table of money, "Số hộ vay" over a column."""
    language = cell.table.context.language
    told = cell.nouns.counts if language == "vi" else ""
    return count_of(cell.row.own, language) or told or None


def _of_persons(cell: _Cell) -> str | None:
    """ "Average headcount" in an English table of money."""
    last = cell.row.own.lower().split()[-1:]
    money = cell.table.context.language == "en" and parse_unit(cell.table.unit).is_money
    return lexicon().counted.get(last[0]) if last and money else None


def _of_deed(cell: _Cell) -> str | None:
    """ "Applications | Approved", "Homes | Vacant": an English deed or state counts what the column before it does."""
    measure = cell.column.measure.lower()
    told = is_one_of(measure, "rows.states") or (measure.isalpha() and is_participle(measure))
    deed = cell.table.context.language == "en" and told
    return _before(cell) or None if deed else None


def _of_caption(cell: _Cell) -> str | None:
    """ "(ĐVT: tỷ đồng)"."""
    return cell.table.unit or None


def _counted(cell: _Cell) -> str | None:
    """What the words of column, row and title count."""
    return cell.noun or None


def _before(cell: _Cell) -> str:
    """The noun that the column before counts, for a deed that names none: "Dân số (người) | Đã cấp CCCD".

    Where a column to the left has the same words, its noun: "Open at 1 April | Disposals | Open at 30 June".
    """
    left = [column for column in cell.table.columns[: cell.column.index] if column.kind == "level"]
    alike = [column for column in left if column.measure == cell.column.measure]
    before = alike[0] if alike else left[-1] if left and left[-1].index == cell.column.index - 1 else None
    if before is None:
        return ""
    unit = unit_of(cell.table, cell.row, before)
    return "" if is_known_unit(unit) else unit


_RULES: tuple[Callable[[_Cell], str | None], ...] = (
    _of_cell,
    _of_measure,
    _of_unit_column,
    _of_name,
    _of_heading,
    _of_score,
    _of_rate,
    _of_whole,
    _of_row,
    _of_neighbours,
    _of_count_before,
    _of_count_beside_sums,
    _of_counting_name,
    _of_persons,
    _of_deed,
    _of_caption,
    _counted,
    _before,
)
