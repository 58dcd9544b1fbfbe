"""The observations of a table: one for each figure of a level column, with the comparisons of its row.

The way of a table: grid (where headings end) - headers (what each column holds) - rows (what each row names) - levels
(role and period) - comparisons (of which level, against what, settled by arithmetic where words are silent) - here.
What a cell's text says is `table_cells`' affair. Sentences are read by `prose`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from compare.figures.context import Context
from compare.figures.notation import Notation
from compare.figures.table_across import Place, turned
from compare.figures.table_bases import NO_SIDE, Comparing, base_in, versus_words
from compare.figures.table_cells import CellFigure, notation_of, read_cell
from compare.figures.table_column import Column
from compare.figures.table_column_nouns import nouns_of
from compare.figures.table_column_periods import caption_period
from compare.figures.table_comparisons import settle
from compare.figures.table_descent import read_rows
from compare.figures.table_fits import hidden_share
from compare.figures.table_grid import Rows, Segment, segments
from compare.figures.table_headers import columns
from compare.figures.table_levels import Level, settle_levels
from compare.figures.table_measured import unit_of
from compare.figures.table_moments import period_at, role_at
from compare.figures.table_names import name_of
from compare.figures.table_nouns import names_counted
from compare.figures.table_parts import head_of
from compare.figures.table_relations import of_relation, relation_at, with_relation
from compare.figures.table_rows import Row
from compare.figures.table_sums import wholes_of
from compare.figures.table_titles import caption_unit, title_of
from compare.figures.table_understood import Table
from compare.figures.table_units import is_known_unit, unit_in
from compare.figures.table_words import begins_with, changes_in, found_in
from compare.observation import Observation, Relation
from compare.quantity import Quantity
from compare.report import Block

_DIGIT = re.compile(r"\d").search


def observe_table(block: Block, context: Context) -> list[Observation]:
    """What the table `block` says, in the order of its cells; ids are "<block>:<row>:<column>"."""
    if not block.rows or not block.rows[0]:
        return []
    default = context.notation
    notation = notation_of((cell for row in block.rows for cell in row), default)
    figures = _figures(block.rows, notation)
    caption = _caption(block)
    out: list[Observation] = []
    for segment in segments(block.rows, block.header_rows):
        found = columns(block.rows, segment)
        across, told = turned(block.rows, segment, found)
        body = [r for r in segment.body if r not in told]
        if table := _table(block, context, caption, block.rows, found, body, figures, {}):
            out.extend(_observations(table))
        for part in across:
            upright = Segment(tuple(range(part.header_rows)), tuple(range(part.header_rows, len(part.rows))))
            made = columns(part.rows, upright)
            read = _figures(part.rows, notation)
            if table := _table(block, context, caption, part.rows, made, upright.body, read, part.places):
                out.extend(_observations(table))
    return out


def _figures(rows: Rows, notation: Notation) -> Mapping[Place, CellFigure]:
    """The figures of all cells that state one."""
    return {
        (r, c): figure
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
        if _DIGIT(cell) and (figure := read_cell(cell, notation))
    }


def _table(
    block: Block,
    context: Context,
    caption: str,
    cells: Rows,
    found: tuple[Column, ...],
    body: Sequence[int],
    figures: Mapping[Place, CellFigure],
    places: Mapping[Place, Place],
) -> Table | None:
    names = next((column for column in found if column.kind == "name"), None)
    if names is None or not any(column.kind in ("level", "comparison") for column in found):
        return None
    found = _as_comparisons(found, caption)
    rows = read_rows(cells, body, found)
    levels = settle_levels(found, caption, context, any(row.to_date for row in rows))
    found = _with_hidden_shares(found, levels, [row.index for row in rows], figures, context)
    levels = tuple(level for level in levels if found[level.column.index].kind == "level")
    own = caption_period(caption, context)
    reported = context.period if own.kind == "day" and context.period.contains(own) else own
    told = [row.index for row in rows]
    wholes = wholes_of(levels, told, figures)
    title, unit = title_of(caption), _heading_unit(names) or caption_unit(caption)
    settled = settle(found, levels, told, figures, reported, title.text, wholes)
    has_units = any(column.kind == "unit" for column in found)
    nouns = nouns_of(found, levels, unit, title, context.language, wholes)
    heads = {column.index: head_of(column, names, title, context.language, has_units) for column in found}
    return Table(
        block, context, cells, found, names, rows, levels, settled, figures, title, unit, own, has_units, places,
        wholes, nouns, heads,
    )  # fmt: skip


def _heading_unit(names: Column) -> str:
    """The unit that the names' heading gives the whole table: "$ million", "Chỉ tiêu (tỷ đồng)"."""
    leaf = names.path[-1] if names.path else ""
    unit = leaf if is_known_unit(leaf) else unit_in(leaf)
    return unit if is_known_unit(unit) else ""


def _caption(block: Block) -> str:
    """The table's title: its caption, else the title rows above its heading, with the unit that one of these gives."""
    across = [row[0] for row in takewhile(lambda row: len(row) > 1 and len(set(row)) == 1, block.rows)]
    title = block.caption or (across[0] if across else "")
    unit = next((text for text in across if text != title and caption_unit(text)), "")
    return " ".join(f"{title} ({unit.strip(' ()')})".split() if unit and not caption_unit(title) else title.split())


def _as_comparisons(found: tuple[Column, ...], caption: str) -> tuple[Column, ...]:
    """The columns of a table whose title says that all of it is growth or shares in per cent, as comparisons."""
    levels = [column for column in found if column.kind == "level"]
    others = any(column.kind in ("comparison", "unit") for column in found)
    growth, share = changes_in(caption), begins_with(title_of(caption).subject, "comparing.structure")
    share = share or begins_with(caption, "comparing.structure")
    if others or not levels or "%" not in caption or not (growth or share):
        return found
    return tuple(
        replace(column, kind="comparison", comparing=_of_title(column, caption, growth=bool(growth)), measure="")
        if column.kind == "level" and not column.unit
        else column
        for column in found
    )


def _of_title(column: Column, caption: str, *, growth: bool) -> Comparing:
    """What a column compares whose title says that it does: "On previous month" under "Prices (% change)"."""
    if not growth:
        return Comparing("share", None, "%", NO_SIDE, NO_SIDE, alone=True)
    heading = " ".join(column.path)
    versus, base = versus_words(heading), base_in(heading)
    stated = None if versus is None and base != NO_SIDE else versus or versus_words(caption)
    if stated is None and base == NO_SIDE and found_in(heading, "comparing.mean"):
        stated = "previous_year"  # a mean of years is of growth from each to the next
    return Comparing("delta", stated, "%", NO_SIDE, base, alone=True)


def _with_hidden_shares(
    found: tuple[Column, ...],
    levels: tuple[Level, ...],
    rows: Sequence[int],
    figures: Mapping[tuple[int, int], CellFigure],
    context: Context,
) -> tuple[Column, ...]:
    """The columns, those that only say the share of the one before them as comparisons."""
    share = Comparing("share", None, "%", NO_SIDE, NO_SIDE)
    return tuple(
        replace(column, kind="comparison", comparing=share, measure="")
        if column.kind == "level"
        and hidden_share(column, levels, rows, figures)
        and not names_counted(column.measure, context.language)
        else column
        for column in found
    )


def _observations(table: Table) -> Iterable[Observation]:
    made: dict[tuple[int, int], Observation] = {}
    for row in table.read:
        yield from _of_row(table, row, made)


def _of_row(table: Table, row: Row, made: dict[tuple[int, int], Observation]) -> list[Observation]:
    """The observations of one row, those with a level first kept in `made` for the parts below."""
    out: dict[int, Observation] = {}
    goals: list[Observation] = []
    for level in table.levels:
        if figure := table.figures.get((row.index, level.column.index)):
            out[level.column.index] = _level(table, row, level, figure, made)
            if goal := _goal_beside(out[level.column.index]):
                out[level.column.index], beside = goal
                goals.append(beside)
    made.update({(row.index, c): observation for c, observation in out.items()})
    bare: dict[tuple[int | None, str], Observation] = {}
    for settled in table.settled:
        figure = table.figures.get((row.index, settled.index))
        if figure is None:
            continue
        relation = relation_at(table, row, settled, figure)
        if settled.of in out:
            out[settled.of] = with_relation(table, row, out[settled.of], relation, settled)
            made[row.index, settled.of] = out[settled.of]
        else:
            first = of_relation(table, row, settled, relation)
            key = settled.of, first.period.text
            bare[key] = replace(bare[key], relations=(*bare[key].relations, relation)) if key in bare else first
    return [out[c] for c in sorted(out)] + goals + list(bare.values())


def _goal_beside(told: Observation) -> tuple[Observation, Observation] | None:
    """The result and the target of a cell that gives both as shares: "83,2%/80%"."""
    if told.quantity is None or told.quantity.total is None or told.quantity.unit != "%":
        return None
    result, goal = (replace(told.quantity, value=v, total=None) for v in (told.quantity.value, told.quantity.total))
    rules = (*told.rules, "table.result_and_target")
    target = replace(told, id=f"{told.id}:target", quantity=goal, role="target", relations=(), rules=rules)
    return replace(told, quantity=result, rules=rules), target


def _level(
    table: Table, row: Row, level: Level, figure: CellFigure, made: Mapping[tuple[int, int], Observation]
) -> Observation:
    """The observation of a level's cell, without comparisons."""
    column = level.column
    unit = unit_of(table, row, column, figure)
    quantity = Quantity(figure.value, unit, figure.bound, figure.high, figure.total)
    anchor = table.anchor(figure, row.index, column.index)
    share = () if figure.share is None else (Relation("ratio", figure.share, "%", "whole", anchor=anchor),)
    whole = made.get((row.parent, column.index)) if row.parent is not None else None
    same_unit = whole is not None and whole.quantity is not None and whole.quantity.unit == unit
    return Observation(
        id=table.id_of(row.index, column.index),
        indicator=name_of(row, table.head(column)),
        quantity=quantity,
        period=period_at(table, row, column, level.period, level.role),
        role=role_at(table, row, level),
        relations=share,
        anchor=anchor,
        confidence=1.0 if column.path else 0.7,
        cumulative=column.cumulative or row.to_date,
        whole=whole.id if whole and same_unit else None,
        rules=("table.level", f"table.role.{'heading' if column.role else 'default'}"),
    )
