"""The number formats of the cells of an old Excel workbook (.xls), which calamine leaves out: without them 12,5% reads
0,125.

The records are those of [MS-XLS], section 2.4: formats by number, looks that name a format, cells that name a look.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping

import olefile

from compare.reading.limits import limit

_BOF, _EOF, _BOUNDSHEET, _FORMAT, _XF = 0x0809, 0x000A, 0x0085, 0x041E, 0x00E0
_FORMULA, _NUMBER, _RK, _MULRK = 0x0006, 0x0203, 0x027E, 0x00BD
_HEAD, _CELL, _PLACE = struct.Struct("<HH"), struct.Struct("<HHH"), struct.Struct("<I")
_AN_RK = 6  # bytes of a look and a figure in a row of several


def formats(content: bytes, built_in: Mapping[int, str]) -> dict[str, dict[int, dict[int, str]]] | None:
    """By sheet, row and column (from 0) the formats of cells with figures; None where the file is not as it should be.

    `built_in` are the formats that every workbook has without naming them.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as file:
            if not file.exists("Workbook"):
                return None  # of Excel 5 and 95, whose records are other ones
            data = file.openstream("Workbook").read()
        return _formats(data, built_in)
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error):
        return None  # what olefile and torn records raise


def _formats(data: bytes, built_in: Mapping[int, str]) -> dict[str, dict[int, dict[int, str]]]:
    named = dict(built_in)
    sheets: list[tuple[str, int]] = []
    numbers: list[int] = []
    for kind, body in _records(data, 0):
        if kind == _FORMAT:
            named[int.from_bytes(body[:2], "little")] = _text(body[5:], int.from_bytes(body[2:4], "little"), body[4])
        elif kind == _XF:
            numbers.append(int.from_bytes(body[2:4], "little"))
        elif kind == _BOUNDSHEET:
            sheets.append((_text(body[8:], body[6], body[7]), _PLACE.unpack_from(body)[0]))
    looks = ["" if (form := named.get(n, "")).lower() == "general" else form for n in numbers]
    return {name: _cells(data, at, looks) for name, at in sheets}


def _text(data: bytes, count: int, flags: int) -> str:
    return data[: 2 * count].decode("utf-16-le", "replace") if flags & 1 else data[:count].decode("latin-1")


def _records(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from `at` to the end of the part that begins there, what is set into it (charts) left out."""
    deep = 0
    while at + 4 <= len(data):
        kind, size = _HEAD.unpack_from(data, at)
        deep += (kind == _BOF) - (kind == _EOF)
        if deep <= 0:
            return
        if deep == 1:
            yield kind, data[at + 4 : at + 4 + size]
        at += 4 + size


def _cells(data: bytes, at: int, looks: list[str]) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    for count, (row, column, look) in enumerate(_figures(data, at)):
        if count > limit("cells"):
            break
        if look < len(looks) and looks[look]:
            found.setdefault(row, {})[column] = looks[look]
    return found


def _figures(data: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Row, column and look of every cell with a figure."""
    for kind, body in _records(data, at):
        if kind in (_NUMBER, _RK, _FORMULA):
            yield _CELL.unpack_from(body)
        elif kind == _MULRK:
            row, first = _HEAD.unpack_from(body)
            for n, start in enumerate(range(4, len(body) - _AN_RK, _AN_RK)):
                yield row, first + n, int.from_bytes(body[start : start + 2], "little")
