"""Sheets that the reader of workbooks gives up for one cell it does not know: the cell is changed, the others are read.

Newer programs write errors that it has no name for ("#SPILL!"), and some write types of their own, or texts by numbers
beyond the list of texts.
"""

from __future__ import annotations

import io
import re
import zipfile

from compare.reading.package import Package

_KNOWN_ERRORS = (b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!")
_KNOWN_TYPES = (b"b", b"d", b"e", b"inlineStr", b"n", b"s", b"str")
_CELL = re.compile(rb"(<(?:\w+:)?c\b[^>]*?\bt=\")([^\"]*)(\"[^>]*>)(.*?)(?=</(?:\w+:)?c>)", re.DOTALL)
_VALUE = re.compile(rb"(<(?:\w+:)?v>)([^<]*)")
_TEXT = re.compile(rb"<(?:\w+:)?si\b")


def mended(package: Package, part: str, data: bytes) -> bytes | None:
    """The workbook of `package` with the sheet `data`, its part `part`, made one that can be read; None where it is."""
    count = len(_TEXT.findall(package.part("xl/sharedStrings.xml") or b""))
    whole = _CELL.sub(lambda cell: _cell(cell, count), data)
    if whole == data:
        return None
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name in sorted(package.names):
            if name.endswith((".xml", ".rels")):  # pictures are not needed
                new.writestr(name, whole if name.lower() == part.lower() else package.part(name) or b"")
    return out.getvalue()


def _cell(cell: re.Match[bytes], texts: int) -> bytes:
    start, kind, end, held = cell.groups()
    value = _VALUE.search(held)
    said = value[2].strip() if value else b""
    if kind == b"e" and said not in _KNOWN_ERRORS:
        return start + kind + end + _VALUE.sub(rb"\1#N/A", held, count=1)
    unknown = kind not in _KNOWN_TYPES
    return start + b"str" + end + held if unknown or (kind == b"s" and not _within(said, texts)) else cell[0]


def _within(number: bytes, texts: int) -> bool:
    return number.isdigit() and int(number) < texts
