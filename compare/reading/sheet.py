"""A sheet of a spreadsheet as the formats hand it over, whatever they are, and what they share in taking it apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from compare.messages import message
from compare.reading.form import paragraph
from compare.reading.limits import limit
from compare.report import Span, Warning


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
