"""Where the headings of a table end and its rows begin, over titles, formula rows, page breaks and second headings.

Works on the texts of the cells alone; what a heading means is `table_headers`' affair.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from compare.figures.notation import VIETNAMESE
from compare.figures.table_cells import read_cell
from compare.figures.table_periods import said_in
from compare.figures.table_words import found_in, is_one_of
from compare.wording import match_key

Rows = Sequence[Sequence[str]]

_PLAIN = re.compile(r"[-−+(]?\d{1,3}(?:[.,]\d{3})*(?:[.,]\d+)?%?\)?")  # most cells, known at a glance
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")
_YEARS = re.compile(r"\s*(?:19|20)\d\d\s*[-–/]\s*(?:(?:19|20)\d\d|\d\d)\s*(?:\(?%\)?)?\s*")
_FORMULA = re.compile(r"\(?\s*\d{1,2}\s*\)?\s*=.*\d.*|\(?\s*(?:\d{1,2}|[A-HĐa-hđ])\s*\)?")
_EMPTY = re.compile(r"[\s\-–—.…xX*/]*|n/?a|nt", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a table under one heading: the rows of the heading, topmost first, and the rows below it."""

    heading: tuple[int, ...]
    body: tuple[int, ...]


def is_empty(cell: str) -> bool:
    """Whether a cell holds nothing but marks for nothing ("-", "x", "…")."""
    return bool(_EMPTY.fullmatch(cell))


@lru_cache(maxsize=65536)
def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure that could be data: a number that is no bare year and no time."""
    if _PLAIN.fullmatch(cell):
        return not _YEAR.fullmatch(cell)
    if not any(c.isdigit() for c in cell) or _YEAR.fullmatch(cell) or _YEARS.fullmatch(cell):
        return False
    if read_cell(cell, VIETNAMESE) is None:
        return False
    if not any(c.isalpha() or c in "/-–" for c in cell):
        return True
    said, left = said_in(cell)
    return said.is_empty or any(c.isdigit() for c in left)


def segments(rows: Rows, known: int | None) -> tuple[Segment, ...]:
    """The stretches of `rows`, each under its heading; `known` heading rows at the top are taken as such."""
    first = _title_rows(rows)
    end = max(_heading_end(rows, first), min(known or 0, len(rows)))
    heading = tuple(r for r in range(first, end) if not _is_formula_row(rows[r]))
    found: list[Segment] = []
    body: list[int] = []
    at = end
    while at < len(rows):
        if _repeats(rows, at, heading) or _is_formula_row(rows[at]):
            at += 1
        elif found_end := _new_heading(rows, at):
            found.append(Segment(heading, tuple(body)))
            heading, body, at = tuple(r for r in range(at, found_end) if not _is_formula_row(rows[r])), [], found_end
        else:
            body.append(at)
            at += 1
    return (*found, Segment(heading, tuple(body)))


def _title_rows(rows: Rows) -> int:
    """How many rows at the top are one text across the whole table."""
    at = 0
    while at < len(rows) - 1 and len(rows[at]) > 1:
        said = {match_key(cell) for cell in rows[at] if cell.strip()}
        alone = sum(1 for cell in rows[at] if cell.strip()) == 1 and len(rows[at]) > 2
        if len(said) > 1 or (alone and sum(1 for cell in rows[at + 1] if cell.strip()) <= 2):
            break
        at += 1
    return at


def _heading_end(rows: Rows, first: int) -> int:
    if first >= len(rows) or (_is_data(rows[first]) and not _heads_classes(rows[first])):
        return first
    end = first + 1
    while end < len(rows) and _continues(rows, first, end):
        end += 1
    return end


def _heads_classes(row: Sequence[str]) -> bool:
    """Whether a row is a heading over classes that hold figures: "Địa phương | Tổng số | Từ 15 m trở lên"."""
    told = [cell for cell in row if is_figure(cell)]
    return _is_name_word(row[_name_column(row)]) and all(any(map(str.isalpha, cell)) for cell in told)


def _is_data(row: Sequence[str]) -> bool:
    """Whether figures stand right of the first column."""
    return any(is_figure(cell) for cell in row[1:])


def _continues(rows: Rows, first: int, at: int) -> bool:
    """Whether row `at` goes on with the heading that began at `first`."""
    if _is_formula_row(rows[at]):
        return True
    if _is_data(rows[at]) or not any(cell.strip() for cell in rows[at]):
        return False
    name = _name_column(rows[first])
    cell = rows[at][name].strip()
    above = {match_key(rows[r][name]) for r in range(first, at)}
    if cell and match_key(cell) not in above and not _is_name_word(cell):
        return False
    return sum(1 for c, text in enumerate(rows[at]) if c != name and text.strip()) >= 1


def _name_column(heading: Sequence[str]) -> int:
    """The first column whose heading is not that of a row's number."""
    return next((c for c, text in enumerate(heading) if not is_one_of(text, "columns.number")), 0)


def _is_name_word(text: str) -> bool:
    return is_one_of(text, "columns.name") or is_one_of(text, "columns.entity") or is_one_of(text, "columns.number")


def _is_formula_row(row: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: "A", "B", "1", "2", "3=2/1"."""
    cells = [cell.strip() for cell in row if cell.strip()]
    if len(cells) < 2 or not all(_FORMULA.fullmatch(cell) for cell in cells):
        return False
    leading = [re.match(r"\(?\s*(\d{1,2})", cell) for cell in cells]
    numbers = [int(found[1]) for found in leading if found]
    ascending = all(b >= a for a, b in pairwise(numbers))
    letters = any(cell.strip("() ").isalpha() for cell in cells)
    from_one = bool(numbers) and numbers[0] in (1, 2, 3) and ascending and len(set(numbers)) > 1
    return (
        ascending
        and bool(numbers)
        and (any("=" in cell for cell in cells) or letters or from_one)
        and (numbers[0] <= 3)
    )


def _repeats(rows: Rows, at: int, heading: tuple[int, ...]) -> bool:
    """Whether row `at` says a row of the heading again, as on the next page."""
    keys = [match_key(cell) for cell in rows[at]]
    return any(keys == [match_key(cell) for cell in rows[r]] for r in heading)


def _new_heading(rows: Rows, at: int) -> int | None:
    """Where a second heading that begins at row `at` ends; None where none begins."""
    row = rows[at]
    if _is_data(row) or not _is_name_word(row[_name_column(row)]):
        return None
    texts = [cell for cell in row if cell.strip()]
    if len(set(texts)) < 2:
        return None
    told = sum(1 for cell in texts if _tells(cell))
    return _heading_end(rows, at) if told >= 2 else None


def _tells(cell: str) -> bool:
    """Whether a cell says what a heading says."""
    groups = ("roles.target", "roles.actual", "roles.estimate", "comparing.marker", "comparing.change")
    return (
        _is_name_word(cell)
        or is_one_of(cell, "columns.unit")
        or not said_in(cell)[0].is_empty
        or any(found_in(cell, group) for group in groups)
    )
