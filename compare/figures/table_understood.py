"""A table understood: its columns, rows, levels and title, and where each of its cells stands in the block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compare.figures.context import Context
from compare.figures.table_across import Place
from compare.figures.table_cells import CellFigure
from compare.figures.table_column import Column
from compare.figures.table_column_nouns import ColumnNouns
from compare.figures.table_comparisons import Settled
from compare.figures.table_grid import Rows
from compare.figures.table_levels import Level
from compare.figures.table_parts import Head, head_of
from compare.figures.table_rows import Row
from compare.figures.table_titles import Title
from compare.period import Period
from compare.report import Anchor, Block


@dataclass(frozen=True, slots=True)
class Table:
    """A segment of a table, understood."""

    block: Block
    context: Context
    rows: Rows
    columns: tuple[Column, ...]
    names: Column
    read: tuple[Row, ...]
    levels: tuple[Level, ...]
    settled: tuple[Settled, ...]
    figures: Mapping[tuple[int, int], CellFigure]
    title: Title
    unit: str
    own: Period
    has_units: bool
    places: Mapping[Place, Place]
    wholes: Mapping[int, int]  # the whole of each column that is a part of another, by `table_sums`
    nouns: Mapping[int, ColumnNouns]  # what the columns say between them that each counts
    heads: Mapping[int, Head]  # what names the figures of each column beside their rows

    def head(self, column: Column) -> Head:
        """What names the figures of a column beside their rows."""
        made = self.heads.get(column.index)
        if made is not None and made.column is column:
            return made
        return head_of(column, self.names, self.title, self.context.language, self.has_units)

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands in the block, whose table may have been turned to be read."""
        return self.places.get((row, column), (row, column))

    def id_of(self, row: int, column: int) -> str:
        """The id of the observation of a cell."""
        at, across = self.place(row, column)
        return f"{self.block.id}:{at}:{across}"

    def anchor(self, figure: CellFigure, row: int, column: int) -> Anchor:
        """Where the figure of a cell stands."""
        return self.context.anchor(figure.start, figure.end, *self.place(row, column))
