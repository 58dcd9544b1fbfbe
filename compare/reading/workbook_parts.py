"""What calamine leaves out of an .xlsx package: number formats, hidden rows, merged cells, the errors of formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from compare.messages import message
from compare.reading.form import ReadingError
from compare.reading.limits import limit
from compare.reading.package import Package
from compare.reading.sheet import BUILT_IN, Details, Formats
from compare.reading.workbook_losses import losses_of, raised_texts
from compare.report import Span, Warning

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FAR_ROW = re.compile(rb"r=[\"'][A-Za-z]{0,8}(\d{5,12})")
_WIDE_COLUMN = re.compile(rb"r=[\"']([A-Za-z]{2,8})\d")
_FILLED = re.compile(rb"<(?:[^\s<>/]+:)?c\b(?=[^>]*?\br\s*=\s*[\"']([A-Za-z]{1,8})(\d{1,12}))[^>]*[^/>]>(?!</)")
_STYLED = re.compile(rb"<c r=\"([A-Z]{1,3})(\d{1,7})\" s=\"(\d{1,6})\"")  # as programs write it
_STYLED_ANYHOW = re.compile(rb"<c\b(?=[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\")(?=[^>]*?\bs=\"(\d{1,6})\")")
_HIDDEN = re.compile(rb"<(?:row|col)\b[^>]*\bhidden=\"(?:1|true)\"")
_UNCOUNTED = re.compile(rb"<f[^>]*/?>(?:[^<]*</f>)?\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_FAILED = re.compile(
    rb"<c\b(?=[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\")(?=[^>]*?\bt=\"e\")[^>]*>(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)?\s*<v>([^<]{1,20})</v>"
)
_MERGED = re.compile(rb"<mergeCell\b[^>]*\bref=\"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)\"")


class Parts:
    """The parts of an .xlsx package that tell of its sheets."""

    def __init__(self, content: bytes) -> None:
        self._package = Package(content)
        self._files: dict[str, str] = {}
        book = self._package.xml("xl/workbook.xml")
        related = self._package.related("xl/workbook.xml")
        for sheet in book.iter(f"{_S}sheet") if book is not None else ():
            self._files[sheet.get("name", "")] = related.get(sheet.get(f"{_R}id", ""), ("", ""))[1]
        self._numbers = self._number_formats()
        self._raised = raised_texts(self._package)

    def sheet(self, name: str) -> bytes:
        """The XML of the sheet `name`; empty where it has none (a chart sheet)."""
        data = self._package.part(self._files.get(name, "")) or b""
        if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data[:2000]:
            raise ReadingError(message("reading.entities"))
        return data

    def losses(self) -> Iterator[Warning]:
        """What is told of what lies beside the cells."""
        return losses_of(self._package).warnings()

    def raised(self, rows: list[list[object]]) -> list[list[object]]:
        """`rows` with the digits above the line, in texts that have some, as such."""
        texts = self._raised
        if not texts:
            return rows
        return [[texts.get(value, value) if isinstance(value, str) else value for value in row] for row in rows]

    def mended(self, name: str) -> bytes | None:
        """The workbook with the sheet `name` freed of cells that no reader knows; None where it has none."""
        from compare.reading.workbook_mending import mended

        return mended(self._package, self._files.get(name, ""), self.sheet(name))

    def details(self, data: bytes) -> Details:
        """What the XML `data` of a sheet tells beyond the values of its cells."""
        return Details(
            self._formats(data),
            _failed(data) if b't="e"' in data else {},
            _merged(data),
            len(_UNCOUNTED.findall(data)) if b"<f" in data else 0,
            len(_HIDDEN.findall(data)) if b"hidden=" in data else 0,
        )

    def _formats(self, data: bytes) -> Formats:
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
                cells[column_of(at)] = forms[style]
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
            form = own.get(number) or (BUILT_IN.get(int(number), "") if number.isdigit() else "")
            found[i] = "" if form.lower() == "general" else form
        return found


def is_small(data: bytes) -> bool:
    """Whether the used area of a sheet can be opened: no cell with a value stands far off from the others."""
    columns = max((column_of(letters) + 1 for letters in set(_WIDE_COLUMN.findall(data))), default=26)
    rows = max(map(int, _FAR_ROW.findall(data)), default=9999)
    if _fits(rows, columns):
        return True
    filled = _FILLED.findall(data)  # programs mark rows and cells down to the last that have a form and nothing else
    rows = max((int(row) for _, row in filled), default=1)
    return _fits(rows, max((column_of(letters) + 1 for letters, _ in set(filled)), default=1))


def _fits(rows: int, columns: int) -> bool:
    return columns <= 20 * limit("sheet_columns") and rows * columns <= 12 * limit("cells")


@lru_cache(maxsize=1024)
def column_of(letters: bytes) -> int:
    """The column that spreadsheets call `letters`, from 0."""
    value = 0
    for c in letters.upper():
        value = value * 26 + c - 64
    return value - 1


def _failed(data: bytes) -> Mapping[tuple[int, int], str]:
    """The errors that formulas ended in ("#DIV/0!"), by row and column: calamine leaves nothing there."""
    return {(int(m[2]) - 1, column_of(m[1])): m[3].decode("ascii", "replace") for m in _FAILED.finditer(data)}


def _merged(data: bytes) -> list[Span]:
    found: list[Span] = []
    for m in _MERGED.finditer(data, max(data.find(b"<mergeCells"), 0)) if b"<mergeCells" in data else ():
        row, column = int(m[2]) - 1, column_of(m[1])
        rows, columns = int(m[4]) - row, column_of(m[3]) + 1 - column
        if 0 < rows <= limit("span_rows") and 0 < columns <= limit("sheet_columns") and len(found) < 20000:
            found.append(Span(row, column, rows, columns))
    return found
