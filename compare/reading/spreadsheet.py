"""Spreadsheets (.xlsx, .xlsm, .xls, .xlsb, .ods, .csv): tables with titles above them, and the lines between them.

Cells read as they are shown: percentages as "95,2%", numbers with the decimals of their format, in the notation of the
sheet's language. Hidden sheets, rows and columns are read and told. Extents are looked at before a sheet is opened: one
cell at the far corner would fill the memory.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from compare.messages import message
from compare.reading import bare_tables, charsets, sheet_heads
from compare.reading.form import Document, Grid, Paragraph, Part, ReadingError
from compare.reading.lexicon import pattern
from compare.reading.limits import limit
from compare.reading.sheet import Sheet, cut, tidy
from compare.report import Span, Warning

_NAMED_DELIMITER = re.compile(r"\s*\"?sep=(.)\"?[ \t]*(?:\r\n|\r|\n)", re.IGNORECASE)
_DELIMITERS = ";\t,|"


def read(content: bytes, kind: str, password: str | None = None) -> Document:
    """The workbook in `content`; `kind` names its format."""
    warnings: list[Warning] = []
    if kind == "csv":
        sheets = [_csv(content, warnings)]
    elif kind == "ods":
        from compare.reading import ods

        sheets = ods.sheets(content, password, warnings)
    elif kind == "xml":
        from compare.reading import xml_spreadsheet

        kind, sheets = "xls", xml_spreadsheet.sheets(content, warnings)
    else:
        from compare.reading import workbook

        sheets = workbook.sheets(content, kind, warnings)
    parts: list[Part] = []
    filled = [sheet for sheet in sheets if any(any(row) for row in sheet.rows)]
    for sheet in filled:
        first = sheet is filled[0]
        body = sheet_heads.as_lines(_regions(sheet), first)
        parts.extend(sheet_heads.headed(sheet.name, body, first) if len(filled) > 1 else body)
        if sheet.hidden:
            warnings.append(Warning("hidden_sheet", message("reading.hidden_sheet", sheet=sheet.name)))
        if sheet.hidden_lines:
            told = message("reading.hidden_rows", sheet=sheet.name, count=sheet.hidden_lines)
            warnings.append(Warning("hidden_rows", told))
    if not filled:
        unread = any(warning.code == "sheet_unread" for warning in warnings)
        raise ReadingError(message("reading.no_sheet_read" if unread else "reading.empty"))
    parts = [p for p in parts if not isinstance(p, Paragraph) or p.text]
    return Document(kind, parts, warnings, None, _headline(parts))


def _headline(parts: Sequence[Part]) -> str | None:
    """The title of the first sheet: the longest of the lines above its table that name neither a unit nor an office."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Grid) or (lines and isinstance(part, Paragraph) and part.role != "caption"):
            break
        if isinstance(part, Paragraph) and part.role == "caption" and not _no_title(part.text):
            lines.append(part.text)
    return max(lines, key=len, default=None)


def _no_title(text: str) -> bool:
    return any(
        pattern(*where).search(text)
        for where in (
            ("outline", "unit_line"),
            ("identity", "state_header"),
            ("identity", "number_line"),
            ("outline", "placing"),
        )
    )


def _csv(content: bytes, warnings: list[Warning]) -> Sheet:
    text, encoding = charsets.decode(content)
    if encoding not in ("utf-8", "utf-8-sig", "utf-16"):
        warnings.append(Warning("encoding", message("reading.encoding", encoding=encoding)))
    head = [line for line in text.splitlines()[:50] if line.strip()]
    counts = {d: sum(line.count(d) for line in head) for d in _DELIMITERS}
    # A decimal comma stands in every row as a delimiter does: the comma counts only where no other mark does.
    best = max(";\t|", key=lambda d: counts[d])
    delimiter = best if counts[best] >= len(head) * 0.8 and counts[best] else "," if _divides(head) else best
    if named := _NAMED_DELIMITER.match(text):  # the line with which Excel is told
        delimiter, text = named[1], text[named.end() :]
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if len(rows) >= limit("sheet_rows"):
                warnings.append(cut(""))
                break
            rows.append([tidy(cell) for cell in row[: limit("sheet_columns")]])
    except csv.Error as broken:
        raise ReadingError(message("reading.damaged")) from broken
    return Sheet("", rows, _merged(rows))


def _divides(lines: Sequence[str]) -> bool:
    """Whether commas stand between the cells of `lines`, not between the words of a text alone on its line."""
    counts = [line.count(",") for line in lines]
    return any("," in line.replace(", ", "") for line in lines) or (len(set(counts)) == 1 and counts[0] > 0)


def _merged(rows: Sequence[Sequence[str]]) -> list[Span]:
    """The merged headings of the first table of a comma file: its first row of more than one cell, and the next."""
    start = next((n for n, row in enumerate(rows) if sum(map(bool, row)) > 1), 0)
    return [Span(start + s.row, s.column, s.rows, s.columns) for s in bare_tables.merges(rows[start : start + 3])]


def _regions(sheet: Sheet) -> list[Part]:
    """The titles, tables and notes of a sheet, in order; a table ends at an empty row, or where a new title stands."""
    rows = _filled(sheet)
    covered = {
        (r, c): (s.row, s.column)
        for s in sheet.merged
        for r in range(s.row, s.row + s.rows)
        for c in range(s.column, s.column + s.columns)
        if (r, c) != (s.row, s.column)
    }
    parts: list[Part] = []
    at = 0
    while at < len(rows):
        if not any(rows[at]):
            at += 1
            continue
        if _own(rows[at], at, covered) < 2:
            if own := [text for c, text in enumerate(rows[at]) if text and (at, c) not in covered]:
                parts.append(_line(own[0]))
            at += 1
            continue
        if any(pattern("outline", "placing").search(text) for text in rows[at] if text):
            texts = dict.fromkeys(t for t in rows[at] if t)
            parts.extend(Paragraph(line) for text in texts for line in text.split("\n"))
            at += 1
            continue
        end = _table_end(rows, at, covered)
        parts.append(_grid(rows, at, end, sheet.merged))
        at = end
    return parts


def _filled(sheet: Sheet) -> list[list[str]]:
    """The rows of one length, merged texts repeated."""
    width = min(max((len(r) for r in sheet.rows), default=0), limit("sheet_columns"))
    rows = [[*row[:width], *[""] * (width - len(row))] for row in sheet.rows]
    for span in sheet.merged:
        if span.row >= len(rows) or span.column >= width:
            continue
        text = rows[span.row][span.column]
        for r in range(span.row, min(span.row + span.rows, len(rows))):
            for c in range(span.column, min(span.column + span.columns, width)):
                rows[r][c] = text
    return rows


def _own(row: Sequence[str], r: int, covered: Mapping[tuple[int, int], tuple[int, int]]) -> int:
    """How many cells of a row are filled, one that is merged counted once; cells merged from above alone are none."""
    found = {covered.get((r, c), (r, c)) for c, text in enumerate(row) if text}
    return len(found) if any(at[0] == r for at in found) else 0


def _line(text: str) -> Paragraph:
    par = Paragraph(text.replace("\n", " "))
    par.align = "center"
    par.role = "caption"
    par.plain = True
    return par


def _table_end(rows: Sequence[Sequence[str]], start: int, covered: Mapping[tuple[int, int], tuple[int, int]]) -> int:
    end = start
    while end < len(rows):
        if not any(rows[end]):
            after = end + 1
            if after >= len(rows) or _own(rows[after], after, covered) < 2 or not any(_number(t) for t in rows[after]):
                break
        end += 1
    while end > start + 1 and (not any(rows[end - 1]) or _note(rows[end - 1], end - 1, covered)):
        end -= 1
    return end


def _note(row: Sequence[str], r: int, covered: Mapping[tuple[int, int], tuple[int, int]]) -> bool:
    return _own(row, r, covered) == 1 and len(next(t for t in row if t)) > 60


def _number(text: str) -> bool:
    return any(c.isdigit() for c in text) and sum(c.isalpha() for c in text) <= 2


def _grid(rows: Sequence[Sequence[str]], start: int, end: int, merged: Sequence[Span]) -> Grid:
    kept = [r for r in range(start, end) if any(rows[r])]
    columns = [c for c in range(len(rows[start])) if any(rows[r][c] for r in kept)]
    row_at = {r: n for n, r in enumerate(kept)}
    column_at = {c: n for n, c in enumerate(columns)}
    spans = []
    for s in merged:
        rr = [row_at[r] for r in range(s.row, s.row + s.rows) if r in row_at]
        cc = [column_at[c] for c in range(s.column, s.column + s.columns) if c in column_at]
        if rr and cc and (len(rr) > 1 or len(cc) > 1):
            spans.append(Span(rr[0], cc[0], len(rr), len(cc)))
    deep = max((s.rows for s in spans if s.row == 0), default=1)
    header = deep if deep > 1 and any(s.row == 0 and s.columns > 1 for s in spans) and deep < len(kept) else None
    return Grid(tuple(tuple(rows[r][c] for c in columns) for r in kept), tuple(spans), header)
