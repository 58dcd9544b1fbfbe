"""OpenDocument spreadsheets (.ods, .fods): the cells' texts as the file keeps them, formatted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from lxml import etree

from compare.messages import message
from compare.reading.form import Paragraph, ReadingError
from compare.reading.identity import is_vietnamese
from compare.reading.limits import limit
from compare.reading.losses import Losses
from compare.reading.odf_locked import unlocked_package
from compare.reading.odf_styles import OFFICE, STYLE, TABLE, TEXT
from compare.reading.package import parse_xml
from compare.reading.sheet import Sheet, tidy
from compare.report import Span, Warning

_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_PLACES = 20  # of a number that is written out
_SWAPPED = str.maketrans(",.", ".,")


def sheets(content: bytes, password: str | None, warnings: list[Warning]) -> list[Sheet]:
    """The sheets in order; what lies on them beside their cells is told in `warnings`."""
    root = _root(content, password)
    book = root.find(f"{OFFICE}body/{OFFICE}spreadsheet") if root is not None else None
    if root is None or book is None:
        raise ReadingError(message("reading.damaged"))
    hidden = {
        style.get(f"{STYLE}name")
        for style in root.iter(f"{STYLE}style")
        if any(p.get(f"{TABLE}display") == "false" for p in style)
    }
    words = [Paragraph(t) for e in book.iter(f"{TEXT}p") if (t := _said(e)) and any(c.isalpha() for c in t)]
    comma = is_vietnamese(words[:400]) if words else True
    remarks = sum(1 for _ in book.iter(f"{OFFICE}annotation"))
    pictures = sum(1 for _ in book.iter(f"{_DRAW}frame"))
    warnings += Losses(remarks=remarks, pictures=pictures).warnings()
    return [_sheet(table, hidden, comma) for table in book.iterchildren(f"{TABLE}table")]


def _root(content: bytes, password: str | None) -> etree._Element | None:
    """What tells the sheets: a part of the package, or the whole of one flat XML file."""
    if not content.startswith(b"PK"):
        return parse_xml(content)
    return unlocked_package(content, password).xml("content.xml")


def _sheet(table: etree._Element, hidden: set[str | None], comma: bool) -> Sheet:
    rows: list[list[str]] = []
    merged: list[Span] = []
    lines = 0
    cells = 0
    for row in _rows(table):
        texts: list[str] = []
        for cell in row:
            if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            text = "" if cell.tag == f"{TABLE}covered-table-cell" else _text(cell, comma)
            times = _int(cell.get(f"{TABLE}number-columns-repeated"))
            span = _int(cell.get(f"{TABLE}number-columns-spanned")), _int(cell.get(f"{TABLE}number-rows-spanned"))
            if max(span) > 1 and text:
                merged.append(
                    Span(len(rows), len(texts), min(span[1], limit("span_rows")), min(span[0], limit("span_columns")))
                )
            room = limit("sheet_columns") - len(texts)
            texts.extend([text] * max(0, min(times, room)))
        while texts and not texts[-1]:
            texts.pop()
        times = _int(row.get(f"{TABLE}number-rows-repeated"))
        times = min(times, limit("repeats")) if texts else min(times, 1)
        cells += len(texts) * times
        if cells > limit("cells"):
            raise ReadingError(message("reading.too_many_cells"))
        rows.extend([list(texts) for _ in range(times)])
        lines += row.get(f"{TABLE}visibility") in ("collapse", "filter") and bool(texts)
        if len(rows) > limit("sheet_rows"):
            break
    return Sheet(table.get(f"{TABLE}name", ""), rows, merged, table.get(f"{TABLE}style-name") in hidden, lines)


def _text(cell: etree._Element, comma: bool) -> str:
    """A cell's text, its figures in the notation of the sheet's language where the file was saved under another."""
    text = tidy("\n".join(_said(p) for p in cell.iterchildren(f"{TEXT}p")))
    value = cell.get(f"{OFFICE}value")
    if not text:
        return _bare(cell, value, comma)
    if not value:
        return text
    other = text.translate(_SWAPPED)
    return (
        other
        if _amount(text, comma) != value and _reads(other, value, comma) and not _reads(text, value, comma)
        else text
    )


def _bare(cell: etree._Element, value: str | None, comma: bool) -> str:
    """What a cell holds where the program that wrote the file left out its text."""
    if not value:
        said = cell.get(f"{OFFICE}string-value") or cell.get(f"{OFFICE}date-value") or ""
        return tidy(said)
    try:
        number = Decimal(value) * (100 if cell.get(f"{OFFICE}value-type") == "percentage" else 1)
    except InvalidOperation:
        return tidy(value)
    shown = f"{number.normalize():f}" if abs(number.adjusted()) < _PLACES else value
    return (shown.replace(".", ",") if comma else shown) + "%" * (number != Decimal(value))


def _reads(text: str, value: str, comma: bool) -> bool:
    """Whether `text` in the notation with a decimal comma (or point) is `value`, as far as its decimals go."""
    found = _amount(text, comma)
    if found is None:
        return False
    places = len(found.partition(".")[2])
    try:
        exact = Decimal(value) * (100 if text.rstrip().endswith("%") else 1)
        return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) == Decimal(found)
    except InvalidOperation:
        return False


def _amount(text: str, comma: bool) -> str | None:
    bare = text.rstrip("% ")
    bare = bare.replace(".", "").replace(",", ".") if comma else bare.replace(",", "")
    return bare if re.fullmatch(r"-?\d+(?:\.\d+)?", bare) else None


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(child)


def _said(element: etree._Element) -> str:
    out = [element.text or ""]
    for child in element:
        if child.tag == f"{TEXT}s":
            out.append(" ")
        elif child.tag == f"{TEXT}line-break":
            out.append("\n")
        elif child.tag != f"{OFFICE}annotation":
            out.append(_said(child))
        out.append(child.tail or "")
    return "".join(out)


def _int(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 10 else 1
