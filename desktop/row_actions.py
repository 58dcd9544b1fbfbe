"""What the actions on a row of the board do: ask what must be asked, and say one decision.

Each function takes the result, the row and the cell's source ("" where none is selected) and gives the decision, or
None where the user thought better of it. A unit in charge alone is said of several rows at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from compare import decisions as said
from compare import standing
from compare.comparison import Comparison, JudgedRow
from compare.decisions import Decision
from compare.observation import Observation
from desktop import decision_dialogs as ask
from desktop import members, texts
from desktop.closing_dialogs import ResponsibleDialog
from desktop.dialog_parts import agreed
from desktop.members import named, row_member

Act = Callable[[QWidget, Comparison, JudgedRow, str, str], Decision | None]


def join(parent: QWidget, result: Comparison, row: JudgedRow, source: str, observation: str) -> Decision | None:
    other = ask.choose_row(parent, result, row)
    return members.joined(result, row, other) if other else None


def separate(parent: QWidget, result: Comparison, row: JudgedRow, source: str, observation: str) -> Decision | None:
    if not source:
        source = ask.choose_report(parent, result, row)
    return members.separated(result, row, source) if source else None


def rename(parent: QWidget, result: Comparison, row: JudgedRow, source: str, observation: str) -> Decision | None:
    name = ask.text(parent, "rename", row.row.name)
    return said.IndicatorRenamed(row_member(result, row), name) if name else None


def ignore(parent: QWidget, result: Comparison, row: JudgedRow, source: str, observation: str) -> Decision | None:
    return said.IndicatorIgnored(row_member(result, row))


def set_target(parent: QWidget, result: Comparison, row: JudgedRow, source: str, observation: str) -> Decision | None:
    dialog = ask.TargetDialog(parent, row)
    return dialog.decision(row_member(result, row)) if agreed(dialog) else None


def direction_up(parent: QWidget, result: Comparison, row: JudgedRow, source: str, obs: str) -> Decision | None:
    return said.DirectionSet(row_member(result, row), "up")


def direction_down(parent: QWidget, result: Comparison, row: JudgedRow, source: str, obs: str) -> Decision | None:
    return said.DirectionSet(row_member(result, row), "down")


def settle(parent: QWidget, result: Comparison, row: JudgedRow, source: str, observation: str) -> Decision | None:
    dialog = ask.StatusDialog(parent, row)
    return dialog.decision(row_member(result, row)) if agreed(dialog) else None


def note(parent: QWidget, result: Comparison, row: JudgedRow, source: str, observation: str) -> Decision | None:
    text = ask.long_text(parent, "note", texts.indicator(row.row.name), row.note or "")
    return said.NoteWritten(row_member(result, row), text) if text is not None else None


def responsible(parent: QWidget, result: Comparison, rows: Sequence[JudgedRow]) -> tuple[Decision, ...]:
    """The unit that answers for all of `rows`: a list of what is missing is handed out by units, not line by line."""
    dialog = ResponsibleDialog(parent, result, rows)
    return dialog.decisions([row_member(result, row) for row in rows]) if agreed(dialog) else ()


def correct(parent: QWidget, result: Comparison, row: JudgedRow, source: str, observation: str) -> Decision | None:
    found = figure(result, row, source, observation)
    if found is None:
        return None
    dialog = ask.ValueDialog(parent, result.reading(found[0]), found[1])
    return dialog.decision(named(result, *found)) if agreed(dialog) else None


def set_period(parent: QWidget, result: Comparison, row: JudgedRow, source: str, observation: str) -> Decision | None:
    found = figure(result, row, source, observation)
    if found is None:
        return None
    period = ask.period(parent, found[1])
    return said.PeriodSet(named(result, *found), period) if period else None


def remove_figure(parent: QWidget, result: Comparison, row: JudgedRow, source: str, obs: str) -> Decision | None:
    found = figure(result, row, source, obs)
    return said.FigureRemoved(named(result, *found)) if found else None


def figure(result: Comparison, row: JudgedRow, source: str, observation: str) -> tuple[str, Observation] | None:
    """The figure an action is about: the one selected, else the one that was judged, else the row's first."""
    cells = row.row.cells
    for at in (source, row.progress.source or "", *cells):
        cell = cells.get(at)
        if cell is None:
            continue
        named_one = next((o for o in cell.observations if at == source and o.id == observation), None)
        return at, named_one or standing.headline(cell, at in result.targets, members.own_period(result, at))
    return None


ACTS: dict[str, Act] = {
    "join": join,
    "separate": separate,
    "rename": rename,
    "ignore": ignore,
    "set_target": set_target,
    "direction_up": direction_up,
    "direction_down": direction_down,
    "settle": settle,
    "note": note,
    "correct": correct,
    "set_period": set_period,
    "remove_figure": remove_figure,
}
