"""What is said by dropping a cell of the board onto another row."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from compare.comparison import Comparison, JudgedRow
from compare.decisions import Decision
from desktop import members, texts
from desktop.board_lines import Cell


def said_by_drop(
    parent: QWidget, result: Comparison, dragged: tuple[JudgedRow, Cell | None], onto: JudgedRow
) -> Decision | None:
    """The cell's figure moves to the row `onto`, or the whole row joins it where its name was dragged (no cell).

    None where it is dropped on its own row, or where the user, asked by a dialog over `parent`, takes it back.
    """
    row, cell = dragged
    if row.id == onto.id:
        return None
    if cell is None:
        return members.joined(result, onto, row)
    place = _place_for(parent, result, row, cell, onto)
    return members.moved(result, row, cell.source, cell.observation, onto, place) if place is not None else None


def _place_for(
    parent: QWidget, result: Comparison, row: JudgedRow, cell: Cell, onto: JudgedRow
) -> members.Place | None:
    """Where a dragged figure goes; asked where another of its report is in the way. None: nowhere."""
    offered = members.places(row, cell.source, onto)
    if not offered:
        return "with"
    from desktop.decision_dialogs import occupied  # here: a start needs no dialogs

    here = next((o for o in row.row.cells[cell.source].observations if o.id == cell.observation), None)
    there = members.shown(result, onto, cell.source)
    figures = texts.figure(here) if here else "", texts.figure(there)
    return occupied(parent, texts.indicator(onto.row.name), figures, offered)
