"""Tables that lie across: their rows say a plan, a result and a share where others have these over columns.

Such rows ("Kế hoạch", "Thực hiện", "Tỷ lệ (%)") are put over columns, so that all that is known of headings holds for
them, and every cell keeps the place where it stands. Rows of times alone are left: such a row is read as a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.figures.table_bases import role_of
from compare.figures.table_column import Column
from compare.figures.table_grid import Rows, Segment, is_figure
from compare.figures.table_periods import said_in
from compare.figures.table_ranks import without_mark
from compare.figures.table_units import unit_in
from compare.figures.table_words import (
    COMPARING_GROUPS,
    ROLE_GROUPS,
    changes_in,
    found_in,
    is_one_of,
    is_only,
    without_brackets,
)

Place = tuple[int, int]

_LONGEST = 60  # letters of a row's name that says a side: "Tỷ lệ thực hiện so với kế hoạch Hội đồng nhân dân giao (%)"
_SIDES = (*ROLE_GROUPS, *COMPARING_GROUPS, "comparing.base.whole", "filler.words", "rows.share")
_NAMES, _UNITS, _PLACES = "Chỉ tiêu", "ĐVT", "Địa bàn"  # the headings of a turned table


@dataclass(frozen=True, slots=True)
class Turned:
    """A table set upright: its rows, how many of them are headings, and where each of its cells stands in its block."""

    rows: Rows
    header_rows: int
    places: Mapping[Place, Place]


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows that lie across, one below the other, with what they are told of."""

    rows: tuple[int, ...]
    parent: int | None
    name: str
    labels: tuple[str, ...]


def turned(rows: Rows, segment: Segment, columns: Sequence[Column]) -> tuple[tuple[Turned, ...], frozenset[int]]:
    """The parts of a segment that lie across, set upright, and which of its rows are thereby told.

    "Kế hoạch" and "Thực hiện" below "Thu ngân sách" make a table with that row alone and two headings for each column;
    where all rows are such, each column becomes a row.
    """
    figures = [column for column in columns if column.kind in ("level", "comparison")]
    first = figures[0].index if figures else 0
    unit = next((column.index for column in columns if column.kind == "unit"), None)
    texts = [c.index for c in columns if c.kind in ("name", "group", "text") and c.index < first]
    for at in reversed(texts):
        labels = {r: _label(rows[r], at, unit) for r in segment.body}
        runs = _runs(rows, segment, labels, [t for t in texts if t < at], figures)
        if runs:
            used = frozenset(r for run in runs for r in (*run.rows, *([] if run.parent is None else [run.parent])))
            return tuple(_upright(rows, runs, columns, figures, unit, len(used) == len(segment.body))), used
    return (), frozenset()


def _label(row: Sequence[str], at: int, unit: int | None) -> str:
    """What a row says of itself, as a heading would: "Tỷ lệ" with "%" for its unit is "Tỷ lệ (%)"."""
    text = without_mark(row[at])
    return f"{text} (%)" if text and unit is not None and row[unit].strip() == "%" and "%" not in text else text


def _runs(
    rows: Rows, segment: Segment, labels: Mapping[int, str], left: Sequence[int], figures: Sequence[Column]
) -> list[_Run]:
    """The stretches of rows whose label says a role, a time or a comparison and nothing else."""
    out: list[_Run] = []
    above: int | None = None
    for (telling, group), run in groupby(segment.body, lambda r: (_tells(labels[r]), _group(rows[r], left))):
        members = tuple(run)
        if not telling:
            above = members[-1]
            continue
        told = tuple(labels[r] for r in members)
        headed = above is not None and not group and not any(is_figure(rows[above][c.index]) for c in figures)
        if _are_sides(told) and (group or headed or len(members) == len(segment.body)):
            parent = above if headed else None
            name = group or ("" if parent is None else labels[parent])
            out.append(_Run(members, parent, name, told))
        above = None
    return out


def _group(row: Sequence[str], left: Sequence[int]) -> str:
    """What the nearest text left of a row's own says."""
    return next((" ".join(row[c].split()) for c in reversed(left) if row[c].strip()), "")


def _tells(label: str) -> bool:
    """Whether a row's label says a role, a time or a comparison and no indicator."""
    if len(label) > _LONGEST:
        return False
    said, left = said_in(without_brackets(label))
    return is_only(left, _SIDES) and (not said.is_empty or role_of((left,)) is not None or _compares(label))


def _compares(label: str) -> bool:
    told = found_in(label, "comparing.marker") or found_in(label, "comparing.completion") or changes_in(label)
    return bool(told) or ("%" in label and bool(found_in(label, "comparing.share")))


def _are_sides(labels: Iterable[str]) -> bool:
    """Whether names are a plan beside a result, or results beside how they compare."""
    said = list(labels)
    compared = [label for label in said if _compares(label)]
    roles = [role_of((label,)) for label in said if label not in compared]
    results = sum(1 for role in roles if role in ("actual", "estimate"))
    timed = sum(1 for label in said if label not in compared and not said_in(label)[0].is_empty)
    return ("target" in roles and results > 0) or (bool(compared) and max(results, timed) > 1)


def _upright(
    rows: Rows,
    runs: Sequence[_Run],
    columns: Sequence[Column],
    figures: Sequence[Column],
    unit: int | None,
    whole: bool,
) -> Iterable[Turned]:
    """The tables that `runs` make: one for all that have the same labels."""
    if whole and len(runs) == 1 and not runs[0].name:
        yield _columns_as_rows(rows, runs[0], columns, figures)
        return
    for labels in dict.fromkeys(run.labels for run in runs):
        yield _spread(rows, [run for run in runs if run.labels == labels], labels, figures, unit)


def _columns_as_rows(rows: Rows, run: _Run, columns: Sequence[Column], figures: Sequence[Column]) -> Turned:
    """Each column of figures as a row, each row as a column."""
    names = next((column for column in columns if column.kind == "name"), None)
    leaf = names.path[-1] if names and names.path else ""
    measured = any(unit_in(text) for column in figures for text in column.path)
    heading = _PLACES if is_one_of(leaf, "columns.entity") and not measured else _NAMES
    out = [(heading, *run.labels)]
    places: dict[Place, Place] = {}
    for i, column in enumerate(figures, 1):
        out.append((" - ".join(column.path), *(rows[r][column.index] for r in run.rows)))
        places.update({(i, j): (r, column.index) for j, r in enumerate(run.rows, 1)})
    return Turned(out, 1, places)


def _spread(
    rows: Rows, runs: Sequence[_Run], labels: tuple[str, ...], figures: Sequence[Column], unit: int | None
) -> Turned:
    """A row for each of `runs`; over it the headings of the columns, and below each of these the labels."""
    upper = [text for column in figures for text in [" ".join(column.path)] * len(labels)]
    out = [(_NAMES, _UNITS, *upper), (_NAMES, _UNITS, *labels * len(figures))]
    places: dict[Place, Place] = {}
    for i, run in enumerate(runs, 2):
        cells = [(r, column.index) for column in figures for r in run.rows]
        out.append((run.name, _unit(rows, run, unit), *(rows[r][c] for r, c in cells)))
        places.update({(i, j): cell for j, cell in enumerate(cells, 2)})
    return Turned(out, 2, places)


def _unit(rows: Rows, run: _Run, unit: int | None) -> str:
    """The unit of what a run tells of: its own row's, else the first of its rows' that is no share."""
    if unit is None:
        return ""
    asked = [run.parent, *run.rows] if run.parent is not None else run.rows
    said = [rows[r][unit].strip() for r in asked if r is not None and rows[r][unit].strip()]
    return next((text for text in said if text != "%"), said[0] if said else "")
