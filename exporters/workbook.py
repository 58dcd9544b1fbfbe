"""Workbooks as the spreadsheet library makes them, with nothing of the clock in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)  # a file must say when it was made; the same brief gives the same bytes


def new_workbook(target: Path | BinaryIO, title: str = "", author: str = "", font: str | None = None) -> Any:
    """A new workbook to be written to `target`; no text in it is taken for a formula, a number or a link.

    `font` is that of the cells without a form of their own, by which readers measure how wide the columns are.
    """
    options: dict[str, Any] = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False,
    }  # fmt: skip
    if font:
        options["default_format_properties"] = {"font_name": font, "font_size": 11}
    book = xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, options)
    book.set_properties({"title": title, "author": author, "created": _NO_DATE})
    return book


def bare_workbook(target: BinaryIO, rows: Sequence[Sequence[str | float | None]]) -> None:
    """A workbook of one sheet, "Sheet1", with `rows` and no form."""
    book = new_workbook(target)
    sheet = book.add_worksheet("Sheet1")
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(place, column, value)
            elif value is not None:
                sheet.write_number(place, column, value)
    book.close()
