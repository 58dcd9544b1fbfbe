"""Which figure a cell of the board stands for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex

from compare import standing
from compare.comparison import Comparison, JudgedRow
from desktop import members
from desktop.board_columns import REPORTS, TARGET
from desktop.board_model import BoardModel


def figure_of(model: BoardModel, result: Comparison, index: QModelIndex) -> tuple[str, str] | None:
    """A source id and an observation id: the cell's own, the target's, or of the other columns what was judged.

    None for a heading, and for a cell of a report that says nothing.
    """
    row, cell = model.line(index.row()).row, model.cell(index)
    if row is None:
        return None
    if cell:
        return cell.source, cell.observation
    if index.column() == TARGET and row.target and row.target.source and row.target.observation:
        return row.target.source, row.target.observation.id
    return _judged(result, row) if index.column() < REPORTS else None


def _judged(result: Comparison, row: JudgedRow) -> tuple[str, str]:
    """The figure that was judged; where none was, the first that there is."""
    progress = row.progress
    if progress.source and progress.observation:
        return progress.source, progress.observation.id
    source, found = next(iter(row.row.cells.items()))
    return source, standing.headline(found, source in result.targets, members.own_period(result, source)).id
