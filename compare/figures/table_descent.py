"""The way down a table's rows: which row is a part of which, whose unit it takes, and which of them state figures.

Ranks come from `table_ranks`, what one row names from `table_rows`. Figures are not read here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from compare.figures.table_column import Column
from compare.figures.table_grid import Rows, is_empty, is_figure
from compare.figures.table_ranks import DASH_RANK, ROW_RANK, SUB_RANK, Ranked, ranked
from compare.figures.table_rows import Row, Seen, clean_name, row_of
from compare.figures.table_units import clean_unit, is_known_unit, unit_in
from compare.figures.table_words import begins_with, is_one_of
from compare.wording import match_key

_BARE_TIME = re.compile(r"(?:0?[1-9]|1[0-2]|I{1,3}|IV)")  # "10" under "Tháng", "III" under "Quý"
_LONE_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")
_DITTO = frozenset({"nt", match_key("như trên")})
_DITTO_MARKS = frozenset({'"', "''", "”"})


def read_rows(rows: Rows, body: Sequence[int], columns: Sequence[Column]) -> tuple[Row, ...]:
    """The rows of figures among `body`, named, in order."""
    descent = _Descent(rows, body, columns)
    for r in body:
        descent.take(r)
    found = descent.found
    timed = [row.is_time for row in found if not row.is_total]
    all_times = bool(timed) and all(timed)
    return tuple(replace(row, is_time=True) if all_times and row.is_total else row for row in found)


@dataclass(slots=True)
class _Descent:
    """The rows above the one that is read, those that may be its whole on a stack.

    `listed` holds below "Trong đó" for rows without a number of their own; `unit` is the last one said.
    """

    rows: Rows
    body: Sequence[int]
    columns: Sequence[Column]
    found: list[Row] = field(default_factory=list)
    stack: list[Seen] = field(default_factory=list)
    unit: str = ""
    listed: bool = False
    places: _Places = field(init=False)

    def __post_init__(self) -> None:
        self.places = _places(self.rows, self.body, self.columns)

    def take(self, r: int) -> None:
        """Reads row `r`, below all before it."""
        text, order = self.places.text_of(self.rows[r]), self.places.order_of(self.rows[r])
        figures = self.places.states_figures(self.rows[r])
        if not text and not (figures and order):
            return
        rank, own, part = self._ranked(text, order)
        while self.stack and (self.stack[-1].rank > rank or (self.stack[-1].rank == rank and not self.stack[-1].opens)):
            self.stack.pop()
        above = self.stack[-1] if self.stack else None
        unit = self._unit(r, own, part, above)
        seen = Seen(r, rank, own, unit or _name_unit(own), figures, opens=part and not own)
        if figures:
            group = self.places.group_of(self.rows[r])
            row = row_of(own or text, seen, above, part or rank >= SUB_RANK, group, self.places.repeated)
            self.found.append(self._beneath(row))
        if own:
            self.stack.append(seen)
        elif part and above:
            self.stack.append(replace(above, rank=DASH_RANK - 1, opens=False))

    def _ranked(self, text: str, order: str) -> Ranked:
        """The row's rank; below "Trong đó: Quốc tế" also "Nội địa" is a part: all of one whole."""
        found = ranked(text, order, self.places.numbered and not order)
        self.listed = self.places.number is not None and not order and (found.part or self.listed)
        plain = found.rank in (ROW_RANK, SUB_RANK) and begins_with(found.own, "rows.total") is None
        return found._replace(rank=DASH_RANK) if self.listed and plain else found

    def _unit(self, r: int, own: str, part: bool, above: Seen | None) -> str:
        """The unit that the row's cell says, the last one again for a ditto, or that of its whole."""
        said = self.places.unit_of(self.rows[r])
        if match_key(said) in _DITTO or said in _DITTO_MARKS:
            said = self.unit
        if not said and above and above.unit and part and (self.places.unit is not None or _takes_unit(own, above)):
            said = above.unit
        self.unit = said or self.unit
        return said

    def _beneath(self, row: Row) -> Row:
        """The row, named as the one before where it only says whose figure it is: "Target (%)" below its indicator."""
        if not self.found or not row.is_time or not row.said.is_empty:
            return row
        return replace(row, name=self.found[-1].name, own=self.found[-1].own, is_time=False)


@dataclass(frozen=True, slots=True)
class _Places:
    """In which columns a row says its name, number, unit, groups and figures.

    `times` is the heading over names that are bare times ("Tháng" over "10"), `numbered` whether most rows have a
    number, `repeated` holds the names that stand in more than one row.
    """

    name: int
    number: int | None
    unit: int | None
    groups: tuple[int, ...]
    figures: tuple[int, ...]
    times: str
    numbered: bool
    repeated: frozenset[str]

    def text_of(self, row: Sequence[str]) -> str:
        """The row's name as written, a bare time with the heading above it."""
        text = " ".join(row[self.name].split())
        return f"{self.times} {text}" if self.times and _BARE_TIME.fullmatch(text) else text

    def order_of(self, row: Sequence[str]) -> str:
        """The row's number."""
        return row[self.number].strip() if self.number is not None else ""

    def unit_of(self, row: Sequence[str]) -> str:
        """The unit that the row's cell says."""
        return clean_unit(row[self.unit]) if self.unit is not None else ""

    def group_of(self, row: Sequence[str]) -> str:
        """What the group column left of the name says."""
        return next((" ".join(row[c].split()) for c in self.groups if row[c].strip()), "")

    def states_figures(self, row: Sequence[str]) -> bool:
        """Whether the row states a figure; one text across the table states none."""
        across = len(row) > 2 and len({cell.strip() for cell in row}) == 1 and not is_empty(row[0])
        return not across and any(is_figure(row[c]) or _LONE_YEAR.fullmatch(row[c]) for c in self.figures)


def _places(rows: Rows, body: Sequence[int], columns: Sequence[Column]) -> _Places:
    name = next(column for column in columns if column.kind == "name")
    number = next((column.index for column in columns if column.kind == "number"), None)
    leaf = name.path[-1] if name.path else ""
    return _Places(
        name=name.index,
        number=number,
        unit=next((column.index for column in columns if column.kind == "unit"), None),
        groups=tuple(column.index for column in columns if column.kind == "group"),
        figures=tuple(column.index for column in columns if column.kind in ("level", "comparison")),
        times=leaf if leaf and is_one_of(leaf, "columns.time") else "",
        numbered=number is not None and sum(1 for r in body if rows[r][number].strip()) * 2 > len(body),
        repeated=_repeated(rows, body, name.index),
    )


def _repeated(rows: Rows, body: Sequence[int], column: int) -> frozenset[str]:
    """The names that stand in more than one row."""
    counts = Counter(match_key(clean_name(ranked(" ".join(rows[r][column].split()), "", False).own)) for r in body)
    return frozenset(name for name, count in counts.items() if count > 1)


def _takes_unit(own: str, above: Seen) -> bool:
    """Whether a part without a unit is measured as the row above says in brackets: "Tổng vốn (tỷ đồng)"."""
    return is_known_unit(above.unit) and not _name_unit(own) and not begins_with(own, "rows.counting")


def _name_unit(own: str) -> str:
    """The measure that a row's own name says: "Dư nợ (tỷ đồng)"."""
    unit = unit_in(own)
    return unit if is_known_unit(unit) else ""
