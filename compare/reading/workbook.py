"""Excel workbooks (.xlsx, .xlsm, .xlsb, .xls): values by calamine; what it leaves out, from their own parts."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import TypeAlias

import python_calamine as calamine

from compare.messages import message
from compare.reading.cell_values import row_shown
from compare.reading.date_cells import ranges
from compare.reading.form import Paragraph, ReadingError
from compare.reading.identity import is_vietnamese
from compare.reading.limits import limit
from compare.reading.sheet import BUILT_IN, Details, Sheet, cut
from compare.reading.workbook_parts import Parts, is_small
from compare.report import Span, Warning

_Values: TypeAlias = list[list[object]]


@contextmanager
def guarded() -> Iterator[None]:
    """What calamine raises, its panics too, as ReadingError: the workbook, or the sheet it was at, is damaged."""
    try:
        yield
    except calamine.PasswordError as locked:
        raise ReadingError(message("reading.password_needed"), needs_password=True) from locked
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as broken:  # a panic of a library in Rust is told outside of Exception
        raise ReadingError(message("reading.damaged")) from broken


def sheets(content: bytes, kind: str, warnings: list[Warning]) -> list[Sheet]:
    """The sheets of the workbook, in order, as they are shown; what could not be read is added to `warnings`."""
    parts = Parts(content) if kind == "xlsx" else None
    old = _old_details(content) if kind == "xls" else None
    with guarded():
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        hidden = {m.name for m in book.sheets_metadata if "Visible" not in str(m.visible).rpartition(".")[2]}
    raw = list(_raw(book, parts, old or {}, warnings))
    if raw and parts is None and old is None:
        warnings.append(Warning("formats_lost", message("reading.formats_lost")))
    comma = _comma([rows for _, rows, _ in raw])
    told = _Told()
    out = [
        Sheet(name, told.shown(name, rows, details, comma), details.merged, name in hidden, details.hidden_lines)
        for name, rows, details in raw
    ]
    warnings.extend(told.warnings())
    if parts:
        warnings.extend(parts.losses())
    elif kind == "xls":
        warnings.extend(_old_losses(content))
    return out


def _raw(
    book: calamine.CalamineWorkbook, parts: Parts | None, old: Mapping[str, Details], warnings: list[Warning]
) -> Iterator[tuple[str, _Values, Details]]:
    """The sheets that can be read, with their values; of the others it is told."""
    with guarded():
        names = book.sheet_names
    for name in names:
        data = parts.sheet(name) if parts else b""
        try:
            rows = _rows(book, name, parts) if parts is None or is_small(data) else None
        except ReadingError:
            rows = None
        if rows is None:
            warnings.append(Warning("sheet_unread", message("reading.sheet_unread", sheet=name)))
            continue
        if len(rows) > limit("sheet_rows") or (rows and len(rows[0]) > limit("sheet_columns")):
            warnings.append(cut(name))
            rows = [row[: limit("sheet_columns")] for row in rows[: limit("sheet_rows")]]
        if parts:
            yield name, parts.raised(rows), parts.details(data)
        else:
            yield name, rows, replace(old.get(name, Details()), merged=_merged(book, name))


@dataclass(slots=True)
class _Told:
    """What is told of a workbook once all its sheets are shown."""

    uncounted: int = 0  # formulas without a result
    failed: int = 0  # formulas that ended in an error
    dates: int = 0
    ranges: list[str] = field(default_factory=list)  # where they had become dates

    def shown(self, name: str, rows: _Values, details: Details, comma: bool) -> list[list[str]]:
        """The values of the sheet `name` as they are shown."""
        shown = [row_shown(row, details.formats.get(r), comma) for r, row in enumerate(rows)]
        if any(issubclass(kind, date) for kind in set(map(type, chain.from_iterable(rows)))):
            typed = ranges(rows, details.formats)
            for (r, c), text in typed.items():
                shown[r][c] = text
                self.ranges.append(f"{name}!{_letters(c)}{r + 1}: {text}")
            self.dates += sum(isinstance(v, date) for row in rows for v in row) - len(typed)
        for (r, c), text in details.failed.items():
            if r < len(shown) and c < len(shown[r]):
                shown[r][c] = text
                self.failed += 1
        self.uncounted += details.uncounted
        return shown

    def warnings(self) -> Iterator[Warning]:
        """What was found, a line each."""
        if self.uncounted:
            yield Warning("formulas", message("reading.uncounted_formula", count=self.uncounted))
        if self.failed:
            yield Warning("formula_errors", message("reading.formula_errors", count=self.failed))
        if self.ranges:
            told = "; ".join(self.ranges[:10]) + ("; …" if len(self.ranges) > 10 else "")
            yield Warning("ranges", message("reading.range_cells", count=len(self.ranges), places=told))
        if self.dates:
            yield Warning("dates", message("reading.date_cells", count=self.dates))


def _rows(book: calamine.CalamineWorkbook, name: str, parts: Parts | None) -> _Values:
    """The values of a sheet; of one that is given up for a cell, those with that cell put right."""
    try:
        return _values(book, name)
    except ReadingError:
        mended = parts.mended(name) if parts else None
        if mended is None:
            raise
    with guarded():
        other = calamine.CalamineWorkbook.from_filelike(io.BytesIO(mended))
    return _values(other, name)


def _values(book: calamine.CalamineWorkbook, name: str) -> _Values:
    with guarded():
        sheet = book.get_sheet_by_name(name)
        return [list(row) for row in sheet.to_python(skip_empty_area=False, nrows=limit("sheet_rows") + 1)]


def _old_details(content: bytes) -> Mapping[str, Details] | None:
    """What an .xls tells of its sheets, None where it is lost; ReadingError where the workbook cannot be opened."""
    from compare.reading import old_workbook

    if not old_workbook.can_be_opened(content):
        raise ReadingError(message("reading.damaged"))
    return old_workbook.details(content, BUILT_IN)


def _old_losses(content: bytes) -> Iterator[Warning]:
    from compare.reading import old_workbook

    return old_workbook.losses(content).warnings()


def _letters(column: int) -> str:
    """The name of a column numbered from 0, as spreadsheets have it."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _merged(book: calamine.CalamineWorkbook, name: str) -> list[Span]:
    try:
        with guarded():
            ranges = book.get_sheet_by_name(name).merged_cell_ranges or []
    except ReadingError:
        return []
    return [
        Span(r0, c0, min(r1 - r0 + 1, limit("span_rows")), min(c1 - c0 + 1, limit("sheet_columns")))
        for (r0, c0), (r1, c1) in ranges[:20000]
    ]


def _comma(sheets: Sequence[_Values]) -> bool:
    """Whether the workbook's language writes a decimal comma."""
    words = [Paragraph(v) for rows in sheets for row in rows[:200] for v in row if isinstance(v, str) and v]
    return is_vietnamese(words[:400]) if words else True
