"""Cells that a spreadsheet made dates of what was typed as a range: "8-9" is kept as the eighth of September.

What was typed is known where the cell has the look that spreadsheets give to what they turn into a date by themselves
("8-Sep"), and its column holds figures: then it is the range again, its smaller end first, whichever order of day and
month the program's language has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

_BY_ITSELF = ("d-mmm", "d-mmm;@", "dd-mmm", "d/m", "m/d", "d-mmm-yy")
_FIGURES = 2  # cells of the column that must hold figures, and half of those filled


def ranges(rows: Sequence[Sequence[object]], formats: Mapping[int, Mapping[int, str]]) -> dict[tuple[int, int], str]:
    """The cells that were ranges, by row and column, as they were typed ("8-9")."""
    found = {}
    for r, c, value in _dates(rows):
        low, high = sorted((value.day, value.month))
        if low < high and formats.get(r, {}).get(c, "").lower() in _BY_ITSELF and _of_figures(rows, c):
            found[r, c] = f"{low}-{high}"
    return found


def _dates(rows: Sequence[Sequence[object]]) -> Iterator[tuple[int, int, date]]:
    return ((r, c, value) for r, row in enumerate(rows) for c, value in enumerate(row) if isinstance(value, date))


def _of_figures(rows: Sequence[Sequence[object]], c: int) -> bool:
    """Whether a column holds figures beside dates."""
    others = [row[c] for row in rows if c < len(row) and row[c] not in (None, "") and not isinstance(row[c], date)]
    figures = sum(_is_figure(value) for value in others)
    return figures >= _FIGURES and 2 * figures >= len(others)


def _is_figure(value: object) -> bool:
    if isinstance(value, str):
        return value[:1].isdigit() and sum(map(str.isalpha, value)) < 2
    return isinstance(value, int | float) and not isinstance(value, bool)
