"""A sheet of a spreadsheet as the formats hand it over, whatever they are, and what they share in taking it apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from compare.messages import message
from compare.reading.form import paragraph
from compare.reading.limits import limit
from compare.report import Span, Warning

Formats: TypeAlias = Mapping[int, Mapping[int, str]]  # number formats by row and column, from 0

# The formats that every workbook has without naming them (ECMA-376 part 1, 18.8.30).
BUILT_IN: Mapping[int, str] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 16: "d-mmm", 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Details:
    """What a sheet has beside the values of its cells; `failed` are the errors shown, by row and column from 0."""

    formats: Formats = field(default_factory=dict)
    failed: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Span] = field(default_factory=list)
    uncounted: int = 0  # formulas without a result
    hidden_lines: int = 0  # rows and columns that are hidden


@dataclass(slots=True)
class Sheet:
    """A sheet as shown: its texts row by row, merged areas (row, column, rows, columns), and what is hidden."""

    name: str
    rows: list[list[str]]
    merged: list[Span] = field(default_factory=list)
    hidden: bool = False
    hidden_lines: int = 0


def cut(name: str) -> Warning:
    """What is told of the sheet `name` where it is longer or wider than is read."""
    rows, columns = limit("sheet_rows"), limit("sheet_columns")
    return Warning("sheet_cut", message("reading.sheet_cut", sheet=name, rows=rows, columns=columns))


def tidy(text: str) -> str:
    """The text of a cell, its white space as in a paragraph, without tabs."""
    plain = text.isascii() and text.isprintable() and "  " not in text
    return text.strip() if plain else _tidied(text)


@lru_cache(maxsize=4096)
def _tidied(text: str) -> str:
    return paragraph([(text, False, False, False)]).text.replace("\t", " ")
