"""The tables of Rich Text: paragraphs put into cells, cells into rows, rows into tables within tables.

A row tells where its cells end; the columns of a table are those ends of all its rows together, so that a cell that is
wider than others spans several of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from compare.messages import message
from compare.reading.form import Cell, Part, ReadingError, Table
from compare.reading.limits import limit


@dataclass(slots=True)
class _CellForm:
    right: int = 0
    joined: bool = False  # to the cell at its left
    below: bool = False  # to the cell above


@dataclass(slots=True)
class _Row:
    cells: list[_CellForm] = field(default_factory=list)
    header: bool = False
    open: _CellForm = field(default_factory=_CellForm)


class Tables:
    """Puts paragraphs into the cells of the tables that are open, one in another."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._row = _Row()
        self._count = 0

    def row_word(self, word: str, number: int | None) -> None:
        """A word that tells the form of the next row."""
        if word == "trowd":
            self._row = _Row()
        elif word == "trhdr":
            self._row.header = True
        elif word == "cellx" and number is not None:
            self._row.open.right = number
            self._row.cells.append(self._row.open)
            self._row.open = _CellForm()
        elif word == "clmrg":
            self._row.open.joined = True
        elif word == "clvmrg":
            self._row.open.below = True

    def put(self, parts: list[Part], depth: int) -> list[Part]:
        """Takes the parts of a paragraph at `depth` tables deep; gives what stands outside of all tables now."""
        out = self.close(depth)
        if depth == 0:
            return [*out, *parts]
        while len(self._open) < depth:
            self._open.append(_Open())
        self._open[-1].cell.extend(parts)
        return out

    def end_cell(self, depth: int) -> None:
        """The open cell is full."""
        self._count += 1
        if self._count > limit("cells"):
            raise ReadingError(message("reading.too_many_cells"))
        while len(self._open) > depth:
            self._fold()
        while len(self._open) < depth:
            self._open.append(_Open())
        table = self._open[-1]
        table.row.append(table.cell)
        table.cell = []

    def end_row(self, depth: int) -> None:
        """The open row is full."""
        while len(self._open) > depth:
            self._fold()
        if len(self._open) == depth:
            self._open[-1].end_row(self._row)

    def close(self, depth: int) -> list[Part]:
        """Ends the tables deeper than `depth`; gives the outermost, where that ends."""
        out: list[Part] = []
        while len(self._open) > depth:
            if len(self._open) == 1:
                table = self._open.pop().table()
                if table:
                    out.append(table)
            else:
                self._fold()
        return out

    def _fold(self) -> None:
        inner = self._open.pop().table()
        if inner is not None and self._open:
            self._open[-1].cell.append(inner)


class _Open:
    """A table being read: its rows with the places where its cells end."""

    def __init__(self) -> None:
        self.cell: list[Part] = []
        self.row: list[list[Part]] = []
        self._rows: list[tuple[list[list[Part]], list[_CellForm], bool]] = []

    def end_row(self, form: _Row) -> None:
        if self.cell:
            self.row.append(self.cell)
            self.cell = []
        if self.row:
            self._rows.append((self.row, list(form.cells), form.header))
        self.row = []

    def table(self) -> Table | None:
        """The table, its columns told by where the cells of all rows end."""
        if self.row or self.cell:
            self.end_row(_Row())
        if not self._rows:
            return None
        edges = _edges([form for _, forms, _ in self._rows for form in forms])
        rows: list[list[Cell]] = []
        above: dict[int, Cell] = {}
        headers = 0
        for contents, forms, header in self._rows:
            rows.append(_cells(contents, forms, edges, above))
            headers += header and headers == len(rows) - 1
        return Table(rows, headers or None)


def _edges(forms: list[_CellForm]) -> list[int]:
    """The right edges of the columns; edges closer than a hair's breadth are one."""
    edges: list[int] = []
    for right in sorted({form.right for form in forms}):
        if not edges or right - edges[-1] > 40:
            edges.append(right)
    return edges


def _cells(contents: list[list[Part]], forms: list[_CellForm], edges: list[int], above: dict[int, Cell]) -> list[Cell]:
    cells: list[Cell] = []
    at = 0
    for i, parts in enumerate(contents):
        form = forms[i] if i < len(forms) else None
        end = next((n for n, edge in enumerate(edges) if form and edge >= form.right - 40), at) if form else at
        columns = max(1, end - at + 1)
        if form and form.joined and cells:
            cells[-1].columns += columns
            cells[-1].parts.extend(parts)
        elif form and form.below and at in above:
            above[at].rows += 1
        else:
            cell = Cell(parts, columns)
            above[at] = cell
            cells.append(cell)
        at += columns
    return cells
