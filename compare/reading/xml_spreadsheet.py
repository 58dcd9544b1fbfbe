"""Spreadsheets in the XML of Excel 2003 ("XML Spreadsheet"), which many programs of offices still write as .xls.

Rows and cells may name their places (`ss:Index`); figures are shown by the number format of their style.
"""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from compare.messages import message
from compare.reading.cell_values import row_shown
from compare.reading.form import Paragraph, ReadingError
from compare.reading.identity import is_vietnamese
from compare.reading.limits import limit
from compare.reading.package import parse_xml
from compare.reading.sheet import Sheet, cut
from compare.report import Span, Warning

NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
_SS = f"{{{NAMESPACE.decode()}}}"
_NAMED = {"percent": "0.00%", "fixed": "0.00", "standard": "#,##0.00", "currency": "#,##0.00"}


def sheets(content: bytes, warnings: list[Warning]) -> list[Sheet]:
    """The sheets of the workbook in order; those that are too long are cut and told in `warnings`."""
    root = parse_xml(content)
    formats = {
        style.get(f"{_SS}ID", ""): _format(number.get(f"{_SS}Format", ""))
        for style in root.iter(f"{_SS}Style")
        for number in style.iterchildren(f"{_SS}NumberFormat")
    }
    words = [
        Paragraph(data.text) for data in root.iter(f"{_SS}Data") if data.text and data.get(f"{_SS}Type") == "String"
    ]
    comma = is_vietnamese(words[:400]) if words else True
    return [_sheet(sheet, formats, comma, warnings) for sheet in root.iterchildren(f"{_SS}Worksheet")]


def _format(named: str) -> str:
    return _NAMED.get(named.lower(), "" if named.lower().startswith("general") else named)


def _sheet(sheet: etree._Element, formats: dict[str, str], comma: bool, warnings: list[Warning]) -> Sheet:
    name = sheet.get(f"{_SS}Name", "")
    rows: list[list[str]] = []
    merged: list[Span] = []
    hidden = count = 0
    table = next(sheet.iterchildren(f"{_SS}Table"), None)
    for row in table.iterchildren(f"{_SS}Row") if table is not None else ():
        at = max(_int(row, "Index", len(rows) + 1) - 1, len(rows))
        if at >= limit("sheet_rows"):
            warnings.append(cut(name))
            break
        rows.extend([] for _ in range(at - len(rows)))
        values, forms = _cells(row, formats, at, merged)
        count += len(values)
        if count > limit("cells"):
            raise ReadingError(message("reading.too_many_cells"))
        rows.append(row_shown(values, forms, comma))
        hidden += row.get(f"{_SS}Hidden") == "1" and any(rows[-1])
    visible = next((v.text for v in sheet.iter("{urn:schemas-microsoft-com:office:excel}Visible")), None)
    return Sheet(name, rows, merged, visible in ("SheetHidden", "SheetVeryHidden"), hidden)


def _cells(
    row: etree._Element, formats: dict[str, str], at: int, merged: list[Span]
) -> tuple[list[object], dict[int, str]]:
    """The values of a row by columns, and the number formats of those that have one."""
    values: list[object] = []
    forms: dict[int, str] = {}
    for cell in row.iterchildren(f"{_SS}Cell"):
        column = max(_int(cell, "Index", len(values) + 1) - 1, len(values))
        if column >= limit("sheet_columns"):
            break
        values.extend([""] * (column - len(values)))
        data = next(cell.iterchildren(f"{_SS}Data"), None)
        values.append(_value(data) if data is not None else "")
        if form := formats.get(cell.get(f"{_SS}StyleID", "")):
            forms[column] = form
        across, down = _int(cell, "MergeAcross", 0), _int(cell, "MergeDown", 0)
        if across or down:
            wide = min(across, limit("span_columns")) + 1
            merged.append(Span(at, column, min(down, limit("span_rows")) + 1, wide))
            values.extend([""] * min(across, limit("sheet_columns") - len(values)))
    return values, forms


def _value(data: etree._Element) -> object:
    """What a cell holds: a number, a day, a truth, else its text."""
    text = "".join(str(piece) for piece in data.itertext())
    try:
        match data.get(f"{_SS}Type"):
            case "Number":
                return float(text)
            case "DateTime":
                return datetime.fromisoformat(text.rstrip("Z"))
            case "Boolean":
                return text == "1"
    except ValueError:
        pass
    return text


def _int(element: etree._Element, name: str, usual: int) -> int:
    text = element.get(f"{_SS}{name}", "")
    return int(text) if text.isdigit() and len(text) < 8 else usual
