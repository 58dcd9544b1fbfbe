"""Which columns of a table are the parts of another: those behind it that add up to it in every row.

"Tổng số đơn | Khiếu nại | Tố cáo": a part is counted as its whole is, and what is told of all is not told of it. Only
figures are looked at; what columns say is read elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from compare.figures.table_fits import Figures
from compare.figures.table_levels import Level

_ROWS = 2  # a sum in one row may be chance
_PARTS = 2


def wholes_of(levels: Sequence[Level], rows: Sequence[int], figures: Figures) -> Mapping[int, int]:
    """The index of its whole for each level column that is a part of another, by its own index."""
    found: dict[int, int] = {}
    for at, whole in enumerate(levels):
        if whole.column.index not in found:
            found.update(
                (part.column.index, whole.column.index) for part in _parts(whole, levels[at + 1 :], rows, figures)
            )
    return found


def _parts(whole: Level, behind: Sequence[Level], rows: Sequence[int], figures: Figures) -> Sequence[Level]:
    """The columns right behind `whole` that add up to it; none where fewer than two do, or in fewer than two rows."""
    told = [r for r in rows if (r, whole.column.index) in figures]
    if len(told) < _ROWS:
        return ()
    left = {r: figures[r, whole.column.index].value for r in told}
    for count, part in enumerate(behind, start=1):
        beside = part.column.index == whole.column.index + count and part.column.unit in ("", whole.column.unit)
        if not beside or (part.period, part.role) != (whole.period, whole.role):
            return ()
        for r in told:
            figure = figures.get((r, part.column.index))
            left[r] -= figure.value if figure else Decimal(0)
        if any(rest < 0 for rest in left.values()):
            return ()
        if count >= _PARTS and not any(left.values()):
            return behind[:count]
    return ()
