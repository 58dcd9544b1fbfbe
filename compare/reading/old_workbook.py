"""What calamine leaves out of an old Excel workbook (.xls): the number formats of its cells, without which 12,5% reads
0,125, the errors of formulas, what is hidden, what lies beside the cells, and how far apart these stand before they
are opened as one area.

The records are those of [MS-XLS], section 2.4: formats by number, looks that name a format, cells that name a look.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping

import olefile

from compare.reading.limits import limit
from compare.reading.losses import Losses
from compare.reading.sheet import Details

_BOF, _EOF, _BOUNDSHEET, _FORMAT, _XF = 0x0809, 0x000A, 0x0085, 0x041E, 0x00E0
_FORMULA, _NUMBER, _RK, _MULRK = 0x0006, 0x0203, 0x027E, 0x00BD
_HEAD, _CELL, _PLACE = struct.Struct("<HH"), struct.Struct("<HHH"), struct.Struct("<I")
_DIMENSIONS, _ROW, _COLUMN, _TRUTH = 0x0200, 0x0208, 0x007D, 0x0205
_NOTE, _OBJECT = 0x001C, 0x005D  # a remark; what lies on a sheet, of a sort that its fifth byte names
_LAID = (0x05, 0x06, 0x08, 0x1E)  # charts, text boxes, pictures, drawings (section 2.5.143); no buttons and lists
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01  # bits of the flags that end those records
# The errors by their codes (section 2.5.10); a formula's result that is no number ends in two bytes of ones.
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_NO_NUMBER, _IS_ERROR = b"\xff\xff", 2
_VALUES = frozenset((_FORMULA, _NUMBER, _RK, _MULRK, 0x00FD, 0x0204, 0x00D6, 0x0205))  # numbers, texts, truths, errors
_ROWS, _COLUMNS = 65536, 256  # of the format: what stands beyond is damage
_EXTENT = struct.Struct("<IIHH")  # first and last row, first and last column
_AN_RK = 6  # bytes of a look and a figure in a row of several


def details(content: bytes, built_in: Mapping[int, str]) -> dict[str, Details] | None:
    """What is told of each sheet, its cells by row and column from 0; None where the file is not as it should be.

    `built_in` are the formats that every workbook has without naming them.
    """
    try:
        data = _stream(content)
        return _details(data, built_in) if data else None
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error):
        return None  # what olefile and torn records raise


def losses(content: bytes) -> Losses:
    """How many remarks are put to the cells, and how many charts, pictures and text boxes lie on the sheets."""
    found = Losses()
    try:
        data = _stream(content)
        for at in _parts(data):
            for kind, body in _records(data, at):
                found.remarks += kind == _NOTE
                found.pictures += kind == _OBJECT and len(body) > 6 and body[4] in _LAID
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error):
        pass  # torn records: what was counted before is told
    return found


def can_be_opened(content: bytes) -> bool:
    """Whether no cell of the workbook stands so far off that the area up to it would fill the memory."""
    try:
        data = _stream(content)
        return all(_near(data, at) for at in _parts(data))
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error):
        return True  # too damaged to tell: calamine refuses it as well


def _stream(content: bytes) -> bytes:
    """The records of the workbook; none of one of Excel 5 and 95, whose records are other ones."""
    with olefile.OleFileIO(io.BytesIO(content)) as file:
        return bytes(file.openstream("Workbook").read()) if file.exists("Workbook") else b""


def _parts(data: bytes) -> list[int]:
    """Where the sheets begin."""
    return [_PLACE.unpack_from(body)[0] for kind, body in _records(data, 0) if kind == _BOUNDSHEET]


def _near(data: bytes, at: int) -> bool:
    rows = columns = 0
    for kind, body in _records(data, at):
        if kind == _DIMENSIONS and len(body) >= _EXTENT.size:
            first_row, last_row, first_column, last_column = _EXTENT.unpack_from(body)
            if not (first_row <= last_row <= _ROWS and first_column <= last_column <= _COLUMNS):
                return False
        elif kind in _VALUES and len(body) >= _CELL.size:
            row, column, _ = _CELL.unpack_from(body)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if kind == _MULRK:
                columns = max(columns, int.from_bytes(body[-2:], "little") + 1)
    return columns <= _COLUMNS and rows * columns <= 12 * limit("cells")


def _details(data: bytes, built_in: Mapping[int, str]) -> dict[str, Details]:
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
    return {
        name: Details(_cells(data, at, looks), _failed(data, at), hidden_lines=_hidden(data, at)) for name, at in sheets
    }


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


def _failed(data: bytes, at: int) -> dict[tuple[int, int], str]:
    """The errors that stand in cells or that formulas ended in."""
    found: dict[tuple[int, int], str] = {}
    for kind, body in _records(data, at):
        code = None
        if kind == _TRUTH and len(body) >= 8 and body[7]:
            code = body[6]
        elif kind == _FORMULA and body[12:14] == _NO_NUMBER and body[6] == _IS_ERROR:
            code = body[8]
        if code is not None and len(found) < limit("cells"):
            row, column, _ = _CELL.unpack_from(body)
            found[row, column] = _ERRORS.get(code, "#N/A")
    return found


def _hidden(data: bytes, at: int) -> int:
    """How many rows and stretches of columns are hidden."""
    rows = sum(kind == _ROW and len(body) > 12 and bool(body[12] & _ROW_HIDDEN) for kind, body in _records(data, at))
    return rows + sum(
        kind == _COLUMN and len(body) > 8 and bool(body[8] & _COLUMN_HIDDEN) for kind, body in _records(data, at)
    )
