"""Writes the printed parts of a family's text as a workbook: a sheet for each heading, figures as numbers."""

from __future__ import annotations

import re
from pathlib import Path

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tests.families.markup import Part


def write(parts: list[Part], path: Path, *, language: str = "en") -> None:
    """Writes `parts` to the .xlsx at `path`; what stands before the first heading is a sheet called Cover.

    Numbers are read in the notation of `language`.
    """
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"title": "", "author": ""})
        bold = book.add_format({"bold": True})
        sheet, row = book.add_worksheet("Cover"), 0
        for part in parts:
            if part.kind == "heading" and part.level == 1:
                sheet, row = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", " ", part.lines[0])[:31]), 0
            if part.kind == "table":
                row = _table(book, sheet, part, row, language) + 1
                continue
            for line in part.lines:
                sheet.write_string(row, 0, line, bold if part.kind in ("heading", "styled", "title") else None)
                row += 1
        sheet.set_column(0, 0, 40)


_SWAPPED = str.maketrans(".,", ",.")


def _table(book: Workbook, sheet: Worksheet, part: Part, top: int, language: str) -> int:
    """The row after the table of `part` written from row `top` on."""
    for r, row in enumerate(part.rows):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            if (deep := _reach(part.rows, r, c)) != (r, c):
                sheet.merge_range(top + r, c, top + deep[0], deep[1], text)
                continue
            plain = text.translate(_SWAPPED) if language == "vi" else text
            found = re.fullmatch(r"(-?(?!0\d)[\d,]*\d(?:\.\d+)?)(%?)", plain)
            if not found or r < part.header_rows:
                sheet.write_string(top + r, c, text)
                continue
            digits = len(plain.partition(".")[2].strip("%"))
            shape = "#,##0" + ("." + "0" * digits if digits else "") + found[2]
            value = float(found[1].replace(",", "")) / (100 if found[2] else 1)
            sheet.write_number(top + r, c, value, book.add_format({"num_format": shape}))
    return top + len(part.rows)


def _reach(rows: list[list[str]], r: int, c: int) -> tuple[int, int]:
    """The last row and column of the cell at `r` and `c`, which goes on to the right with `<` and down with `^`."""
    wide = next((n for n in range(c + 1, len(rows[r])) if rows[r][n] != "<"), len(rows[r])) - 1
    deep = next((n for n in range(r + 1, len(rows)) if len(rows[n]) <= c or rows[n][c] != "^"), len(rows)) - 1
    return deep, wide
