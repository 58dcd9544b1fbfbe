"""Excel workbooks (.xlsx, .xlsm, .xlsb, .xls): values by calamine, number formats and merged cells from the package."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

import python_calamine as calamine

from compare.messages import message
from compare.reading.cell_values import row_shown
from compare.reading.date_cells import ranges
from compare.reading.form import Paragraph, ReadingError
from compare.reading.identity import is_vietnamese
from compare.reading.limits import limit
from compare.reading.package import Package
from compare.reading.sheet import Sheet, cut
from compare.report import Span, Warning

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FAR_ROW = re.compile(rb"r=[\"'][A-Za-z]{0,8}(\d{5,12})")
_WIDE_COLUMN = re.compile(rb"r=[\"']([A-Za-z]{2,8})\d")
_STYLED = re.compile(rb"<c r=\"([A-Z]{1,3})(\d{1,7})\" s=\"(\d{1,6})\"")  # as programs write it
_STYLED_ANYHOW = re.compile(rb"<c\b(?=[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\")(?=[^>]*?\bs=\"(\d{1,6})\")")
_HIDDEN = re.compile(rb"<(?:row|col)\b[^>]*\bhidden=\"(?:1|true)\"")
_UNCOUNTED = re.compile(rb"<f[^>]*/?>(?:[^<]*</f>)?\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_FAILED = re.compile(
    rb"<c\b(?=[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\")(?=[^>]*?\bt=\"e\")[^>]*>(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)?\s*<v>([^<]{1,20})</v>"
)
_MERGED = re.compile(rb"<mergeCell\b[^>]*\bref=\"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)\"")
# The formats that every workbook has without naming them (ECMA-376 part 1, 18.8.30).
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 16: "d-mmm", 37: "#,##0", 38: "#,##0",
             39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00"}  # fmt: skip
_Formats: TypeAlias = Mapping[int, Mapping[int, str]]


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
    package = _Parts(content) if kind == "xlsx" else None
    old = {} if package else _old_formats(content) if kind == "xls" else None
    with guarded():
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = book.sheet_names
        hidden = {m.name for m in book.sheets_metadata if "Visible" not in str(m.visible).rpartition(".")[2]}
    raw: list[tuple[str, list[list[object]], _Formats, bytes]] = []
    for name in names:
        data = package.sheet(name) if package else b""
        if package and not _small(data):
            warnings.append(Warning("sheet_unread", message("reading.sheet_unread", sheet=name)))
            continue
        try:
            rows = _rows(book, name, package)
        except ReadingError:
            warnings.append(Warning("sheet_unread", message("reading.sheet_unread", sheet=name)))
            continue
        if len(rows) > limit("sheet_rows") or (rows and len(rows[0]) > limit("sheet_columns")):
            warnings.append(cut(name))
            rows = [row[: limit("sheet_columns")] for row in rows[: limit("sheet_rows")]]
        raw.append((name, rows, package.formats(data) if package else (old or {}).get(name, {}), data))
    if old is None and raw:
        warnings.append(Warning("formats_lost", message("reading.formats_lost")))
    comma = _comma(raw)
    out = []
    uncounted = dates = failed = 0
    places: list[str] = []  # of ranges that had become dates
    for name, rows, formats, data in raw:
        shown = [row_shown(row, formats.get(r), comma) for r, row in enumerate(rows)]
        if any(issubclass(kind, date) for kind in set(map(type, chain.from_iterable(rows)))):
            typed = ranges(rows, formats)
            for (r, c), text in typed.items():
                shown[r][c] = text
                places.append(f"{name}!{_letters(c)}{r + 1}: {text}")
            dates += sum(isinstance(v, date) for row in rows for v in row) - len(typed)
        uncounted += len(_UNCOUNTED.findall(data)) if b"<f" in data else 0
        failed += _put_failures(shown, data)
        merged = _merged(data) if package else _merged_xls(book, name)
        out.append(Sheet(name, shown, merged, name in hidden, len(_HIDDEN.findall(data)) if b"hidden=" in data else 0))
    if uncounted:
        warnings.append(Warning("formulas", message("reading.uncounted_formula", count=uncounted)))
    if failed:
        warnings.append(Warning("formula_errors", message("reading.formula_errors", count=failed)))
    if places:
        told = "; ".join(places[:10]) + ("; …" if len(places) > 10 else "")
        warnings.append(Warning("ranges", message("reading.range_cells", count=len(places), places=told)))
    if dates:
        warnings.append(Warning("dates", message("reading.date_cells", count=dates)))
    return out


def _rows(book: calamine.CalamineWorkbook, name: str, package: _Parts | None) -> list[list[object]]:
    """The values of a sheet; of one that is given up for a cell, those with that cell put right."""
    try:
        return _values(book, name)
    except ReadingError:
        mended = package.mended(name) if package else None
        if mended is None:
            raise
    with guarded():
        other = calamine.CalamineWorkbook.from_filelike(io.BytesIO(mended))
    return _values(other, name)


def _values(book: calamine.CalamineWorkbook, name: str) -> list[list[object]]:
    with guarded():
        sheet = book.get_sheet_by_name(name)
        return [list(row) for row in sheet.to_python(skip_empty_area=False, nrows=limit("sheet_rows") + 1)]


def _old_formats(content: bytes) -> Mapping[str, _Formats] | None:
    """The number formats of an .xls by its sheets, None where they are lost; ReadingError where it cannot be opened."""
    from compare.reading import old_formats

    if not old_formats.can_be_opened(content):
        raise ReadingError(message("reading.damaged"))
    return old_formats.formats(content, _BUILT_IN)


def _put_failures(shown: list[list[str]], data: bytes) -> int:
    """Puts the errors that formulas ended in ("#DIV/0!") into `shown`, where calamine leaves nothing; how many."""
    count = 0
    for found in _FAILED.finditer(data) if b't="e"' in data else ():
        row, column = int(found[2]) - 1, _column(found[1])
        if row < len(shown) and column < len(shown[row]):
            shown[row][column] = found[3].decode("ascii", "replace")
            count += 1
    return count


class _Parts:
    """What calamine leaves out of an xlsx package: number formats, hidden rows, merged cells."""

    def __init__(self, content: bytes) -> None:
        self._package = Package(content)
        self._files: dict[str, str] = {}
        book = self._package.xml("xl/workbook.xml")
        related = self._package.related("xl/workbook.xml")
        for sheet in book.iter(f"{_S}sheet") if book is not None else ():
            self._files[sheet.get("name", "")] = related.get(sheet.get(f"{_R}id", ""), ("", ""))[1]
        self._numbers = self._number_formats()

    def sheet(self, name: str) -> bytes:
        """The XML of the sheet `name`; empty where it has none (a chart sheet)."""
        data = self._package.part(self._files.get(name, "")) or b""
        if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data[:2000]:
            raise ReadingError(message("reading.entities"))
        return data

    def mended(self, name: str) -> bytes | None:
        """The workbook with the sheet `name` freed of cells that no reader knows; None where it has none."""
        from compare.reading.workbook_mending import mended

        return mended(self._package, self._files.get(name, ""), self.sheet(name))

    def formats(self, data: bytes) -> _Formats:
        """The number formats of the cells that have one of their own, by row and then by column, from 0."""
        if not any(self._numbers.values()):
            return {}
        styled = _STYLED.findall(data)
        if len(styled) + data.count(b"customFormat=") < data.count(b' s="'):  # attributes in another order
            styled = [m.groups() for m in _STYLED_ANYHOW.finditer(data)]
        forms = {str(n).encode(): form for n, form in self._numbers.items() if form}
        found: dict[int, dict[int, str]] = {}
        cells, before = {}, b""
        for at, row, style in styled:
            if row != before:  # a row's cells stand together
                cells, before = found.setdefault(int(row) - 1, {}), row
            if style in forms:
                cells[_column(at)] = forms[style]
        return found

    def _number_formats(self) -> dict[int, str]:
        styles = self._package.xml("xl/styles.xml")
        if styles is None:
            return {}
        own = {n.get("numFmtId"): n.get("formatCode", "") for n in styles.iter(f"{_S}numFmt")}
        formats = styles.find(f"{_S}cellXfs")
        found: dict[int, str] = {}
        for i, xf in enumerate(formats if formats is not None else ()):
            number = xf.get("numFmtId", "0")
            form = own.get(number) or (_BUILT_IN.get(int(number), "") if number.isdigit() else "")
            found[i] = "" if form.lower() == "general" else form
        return found


def _small(data: bytes) -> bool:
    """Whether the used area is one that can be opened: no cell stands far off from the others."""
    columns = max((_column(letters) + 1 for letters in set(_WIDE_COLUMN.findall(data))), default=26)
    rows = max(map(int, _FAR_ROW.findall(data)), default=9999)
    if rows * columns > 12 * limit("cells") and rows <= 9999:
        rows = max(map(int, re.findall(rb"r=[\"'][A-Za-z]{0,8}(\d{1,4})\b", data)), default=1)
    return columns <= 20 * limit("sheet_columns") and rows * columns <= 12 * limit("cells")


@lru_cache(maxsize=1024)
def _column(letters: bytes) -> int:
    value = 0
    for c in letters.upper():
        value = value * 26 + c - 64
    return value - 1


def _letters(column: int) -> str:
    """The name of a column numbered from 0, as spreadsheets have it."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _merged(data: bytes) -> list[Span]:
    found: list[Span] = []
    for m in _MERGED.finditer(data, max(data.find(b"<mergeCells"), 0)) if b"<mergeCells" in data else ():
        row, column = int(m[2]) - 1, _column(m[1])
        rows, columns = int(m[4]) - row, _column(m[3]) + 1 - column
        if 0 < rows <= limit("span_rows") and 0 < columns <= limit("sheet_columns") and len(found) < 20000:
            found.append(Span(row, column, rows, columns))
    return found


def _merged_xls(book: calamine.CalamineWorkbook, name: str) -> list[Span]:
    try:
        with guarded():
            ranges = book.get_sheet_by_name(name).merged_cell_ranges or []
    except ReadingError:
        return []
    return [
        Span(r0, c0, min(r1 - r0 + 1, limit("span_rows")), min(c1 - c0 + 1, limit("sheet_columns")))
        for (r0, c0), (r1, c1) in ranges[:20000]
    ]


def _comma(raw: list[tuple[str, list[list[object]], _Formats, bytes]]) -> bool:
    """Whether the workbook's language writes a decimal comma."""
    words = [Paragraph(v) for _, rows, _, _ in raw for row in rows[:200] for v in row if isinstance(v, str) and v]
    return is_vietnamese(words[:400]) if words else True
