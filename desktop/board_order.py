"""In which order the board's lines stand: under the headings of the reports' sections, or by one column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Any

from desktop.board_columns import NAME, PROGRESS, REPORTS, STATUS, TARGET, TREND
from desktop.board_lines import Line
from desktop.collation import sort_key

# Worst first: what a reader who sorts by status wants on top.
_STATUS_ORDER = (
    "missed", "behind", "at_risk", "in_progress", "on_track", "met", "exceeded", "unknown", "no_target",
)  # fmt: skip


def under_headings(lines: Iterable[Line], sections: Sequence[str], aimed: AbstractSet[str]) -> list[Line]:
    """`lines` with a heading before those of each section, the sections in the order of the reports.

    Those that hold a target (`aimed`) come before those that hold none, and so do the rows within each: they are what
    is looked for.
    """
    order = {title: i for i, title in reversed(list(enumerate(sections)))}
    groups: dict[str, tuple[list[Line], list[Line]]] = {}
    for line in lines:
        groups.setdefault(line.section, ([], []))[not line.has_target].append(line)
    found: list[Line] = []
    for title in sorted(groups, key=lambda title: (title not in aimed, order.get(title, len(order)))):
        found += (Line(title), *groups[title][0], *groups[title][1])
    return found


def by_column(lines: Iterable[Line], column: int, descending: bool) -> list[Line]:
    """`lines` by what stands in a column, without headings."""
    return sorted(lines, key=_sorter(column), reverse=descending)


def _sorter(column: int) -> Callable[[Line], Any]:
    if column == NAME:
        return lambda line: sort_key(line.title)
    if column == STATUS:
        return _standing
    if column == PROGRESS:
        return lambda line: (line.percent is None, line.percent or 0.0)
    if column == TREND:
        return _change
    if column == TARGET:
        return lambda line: _amount(line.row.target.quantity.value if line.row and line.row.target else None)
    return lambda line: _amount(_value(line, column - REPORTS))


def _standing(line: Line) -> tuple[int, bool, float]:
    """The worst status first, and within a status what is farthest behind what is due by now."""
    at = _STATUS_ORDER.index(line.row.progress.status) if line.row else 0
    share = line.percent
    return at, share is None, (share or 0.0) - (100.0 if line.due is None else line.due)


def _change(line: Line) -> tuple[bool, float]:
    """How much a row has grown from its first period to its last, as a share; rows without a trend at the end."""
    levels = [level for level, _ in line.levels]
    return (not levels, (levels[-1] - levels[0]) / abs(levels[0]) if levels and levels[0] else 0.0)


def _value(line: Line, at: int) -> Decimal | None:
    cell = line.cells[at]
    if line.row is None or not cell.source:
        return None
    found = (o for o in line.row.row.cells[cell.source].observations if o.id == cell.observation)
    quantity = next(found).quantity
    return quantity.value if quantity else None


def _amount(value: Decimal | None) -> tuple[bool, Decimal]:
    return value is None, value or Decimal(0)
