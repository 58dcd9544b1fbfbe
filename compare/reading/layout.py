"""From the parts of a document to one list of paragraphs and grids, each standing once and in reading order.

Tables that only place text on the page (the head of a letter, the signature block, a frame) are taken apart into
paragraphs, left to right; nested tables follow their host; paragraphs set out with tabs become a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from compare.messages import message
from compare.reading.form import Cell, Grid, Paragraph, Part, ReadingError, Table, plain_text
from compare.reading.lexicon import pattern
from compare.reading.limits import limit
from compare.report import Span

_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"[\W\d]*\d[\W\d]*")
_CONTENTS = re.compile(r"(\S.{1,160}?)(\s*(?:\t|\.{2,}|…|_{2,})[\s.…_]*|\s)\s*(\d{1,3})")


def lay(parts: Sequence[Part]) -> list[Paragraph | Grid]:
    """`parts` in reading order, without tables for placing, with every table laid out as a grid."""
    items = list(_flat(_head_apart(parts)))
    _mark_contents(items)
    return _with_tab_tables(items)


def _head_apart(parts: Sequence[Part]) -> Iterator[Part]:
    """`parts`, with a table before all text that only sets names and days beside each other taken apart."""
    begun = False
    for part in parts:
        if not begun and isinstance(part, Table) and len(part.rows) == 1 and _sets_names(part):
            for cell in part.rows[0]:
                yield from cell.parts
        else:
            yield part
        begun = begun or not isinstance(part, Paragraph) or bool(part.text)


def _sets_names(table: Table) -> bool:
    """Whether the cells of a table of one row are lines of a head: few, short, and none a bare figure."""
    texts = [plain_text(cell.parts) for cell in table.rows[0]]
    return len(texts) <= 3 and all(len(text) < 300 and not _FIGURE.fullmatch(text) for text in texts)


def _mark_contents(items: Sequence[Paragraph | Grid]) -> None:
    """Marks a table of contents typed by hand: three or more lines that end in page numbers, and the word above
    them."""
    at = 0
    lines: set[str] = set()
    if any(isinstance(item, Paragraph) and item.text[-1:].isdigit() for item in items):
        lines = {item.text.casefold() for item in items if isinstance(item, Paragraph) and len(item.text) < 200}
    while at < len(items):
        end = at
        last = 0
        while end < len(items) and (page := _contents_page(items[end], lines)) >= last:
            last, end = max(page, 1), end + 1
        if end - at >= 3:
            head = items[at - 1] if at else None
            if isinstance(head, Paragraph) and len(head.text) < 40 and head.role == "":
                head.role = "contents"
            for item in items[at:end]:
                if isinstance(item, Paragraph):
                    item.role = "contents"
        at = max(end, at + 1)


def _contents_page(item: Paragraph | Grid, lines: set[str]) -> int:
    """The page that a line of a table of contents leads to; -1 where the item is no such line.

    A line with nothing but a blank before the number counts where its words stand as a line of their own elsewhere.
    """
    if not isinstance(item, Paragraph) or not item.text[-1:].isdigit():
        return -1
    found = _CONTENTS.fullmatch(item.text)
    if found is None or not any(c.isalpha() for c in found[1]):
        return -1
    led = bool(found[2].strip(" "))
    return int(found[3]) if led or found[1].casefold() in lines else -1


def _flat(parts: Iterable[Part]) -> Iterator[Paragraph | Grid]:
    for part in parts:
        if isinstance(part, Paragraph):
            if part.text:
                yield part
        elif isinstance(part, Grid):
            yield part
        elif places_text(part):
            for row in part.rows:
                for cell in row:
                    yield from _flat(cell.parts)
        else:
            grid = grid_of(part)
            if grid is not None:
                yield grid
            for row in part.rows:
                for cell in row:
                    yield from _flat(_besides(cell))


def _besides(cell: Cell) -> Sequence[Part]:
    """What a cell holds that is no text of its own: tables, then notes."""
    parts = cell.parts
    if len(parts) == 1 and isinstance(parts[0], Paragraph) and not parts[0].note:
        return ()
    tables: list[Part] = [p for p in parts if not isinstance(p, Paragraph)]
    return [*tables, *(p for p in parts if isinstance(p, Paragraph) and p.note)]


def places_text(table: Table) -> bool:
    """Whether `table` only places text: a frame of one cell, the head of a letter, a signature block."""
    filled = (cell for row in table.rows for cell in row if any(_text(p) for p in cell.parts))
    first = list(islice(filled, 2))
    if len(first) <= 1:
        return True
    if len(table.rows) > 6 or max(len(row) for row in table.rows) > 3:
        return False
    cells = [*first, *filled]
    text = "\n".join(plain_text(cell.parts) for cell in cells)
    if pattern("outline", "placing").search(text):
        return True
    holds_blocks = any(isinstance(p, Table) for cell in cells for p in cell.parts) or any(
        sum(1 for p in cell.parts if isinstance(p, Paragraph) and len(p.text) > 60) > 1 for cell in cells
    )
    return len(table.rows) == 1 and holds_blocks


def _text(part: Part) -> bool:
    return bool(part.text) if isinstance(part, Paragraph) else True


def grid_of(table: Table) -> Grid | None:
    """`table` as a full grid, merged texts repeated in every cell they cover; None for an empty one."""
    if _plain(table):
        texts = tuple(tuple([plain_text(cell.parts) for cell in row]) for row in table.rows)
        return _without_empty(Grid(texts, (), _header_rows(table, texts), table.page)) if any(map(any, texts)) else None
    placed: dict[tuple[int, int], str] = {}
    spans: list[Span] = []
    cap_rows, cap_columns, most = limit("span_rows"), limit("span_columns"), limit("cells")
    width = 0
    count = len(table.rows)
    for r, row in enumerate(table.rows):
        c = 0
        for cell in row:
            while (r, c) in placed:
                c += 1
            rows = max(1, min(cell.rows, cap_rows, count - r))
            columns = max(1, min(cell.columns, cap_columns))
            text = plain_text(cell.parts)
            if rows == columns == 1:
                placed[r, c] = text
            else:
                for i in range(r, r + rows):
                    for j in range(c, c + columns):
                        placed.setdefault((i, j), text)
                spans.append(Span(r, c, rows, columns))
            c += columns
            width = max(width, c)
        if len(placed) > most:
            raise ReadingError(message("reading.too_many_cells"))
    if not width or not any(placed.values()):
        return None
    width = max(width, max(column for _, column in placed) + 1)
    if (narrow := _without_width(placed, spans, width)) is not None:
        placed, spans, width = narrow
    rows_out = tuple(tuple(placed.get((r, c), "") for c in range(width)) for r in range(count))
    return _without_empty(Grid(rows_out, tuple(spans), _header_rows(table, rows_out), table.page))


def _without_width(
    placed: Mapping[tuple[int, int], str], spans: Sequence[Span], width: int
) -> tuple[dict[tuple[int, int], str], list[Span], int] | None:
    """A table without the columns in which no cell begins, which are shown without any width; None where all stay."""
    covered = {(r, c) for s in spans for r in range(s.row, s.row + s.rows)
               for c in range(s.column + 1, s.column + s.columns)}  # fmt: skip
    kept = sorted({c for r, c in placed if (r, c) not in covered})
    if len(kept) == width:
        return None
    place = {c: n for n, c in enumerate(kept)}
    told = []
    for s in spans:
        columns = sum(c in place for c in range(s.column, s.column + s.columns))
        if s.rows > 1 or columns > 1:
            told.append(Span(s.row, place[s.column], s.rows, columns))
    return {(r, place[c]): text for (r, c), text in placed.items() if c in place}, told, len(kept)


def _plain(table: Table) -> bool:
    """Whether no cell of `table` is merged and all its rows are of one length."""
    width = len(table.rows[0]) if table.rows else 0
    return width > 0 and all(
        len(row) == width and all(cell.columns == 1 == cell.rows for cell in row) for row in table.rows
    )


def _header_rows(table: Table, rows: Sequence[Sequence[str]]) -> int | None:
    """How many rows head the table, where it says so or a merged heading shows it; None where it cannot be told."""
    if table.header_rows:
        return min(table.header_rows, len(rows) - 1) or None
    first = table.rows[0] if table.rows else []
    deep = max((cell.rows for cell in first), default=1)
    if 1 < deep <= 4 and deep < len(rows) and any(cell.columns > 1 for cell in first):
        return deep
    return None


def _without_empty(grid: Grid) -> Grid:
    """`grid` without rows and columns that hold nothing, which merging leaves behind."""
    keep_rows = [r for r, row in enumerate(grid.rows) if any(row)]
    keep_columns = [c for c in range(len(grid.rows[0])) if any(row[c] for row in grid.rows)]
    if len(keep_rows) == len(grid.rows) and len(keep_columns) == len(grid.rows[0]):
        return grid
    rows = tuple(tuple(grid.rows[r][c] for c in keep_columns) for r in keep_rows)
    spans = []
    for span in grid.spans:
        rr = [i for i, r in enumerate(keep_rows) if span.row <= r < span.row + span.rows]
        cc = [i for i, c in enumerate(keep_columns) if span.column <= c < span.column + span.columns]
        if rr and cc and (len(rr) > 1 or len(cc) > 1):
            spans.append(Span(rr[0], cc[0], len(rr), len(cc)))
    headers = grid.header_rows
    if headers is not None:
        headers = sum(1 for r in keep_rows if r < headers) or None
    return Grid(rows, tuple(spans), headers, grid.page, grid.boxes, grid.by_ocr)


def _with_tab_tables(items: list[Paragraph | Grid]) -> list[Paragraph | Grid]:
    """`items` with three or more neighbouring lines of equally many tabs made a table; other tabs become blanks."""
    out: list[Paragraph | Grid] = []
    at = 0
    while at < len(items):
        end = _tabbed_until(items, at)
        if end - at >= _least(items[at]):
            lines = [item.text.split("\t") for item in items[at:end] if isinstance(item, Paragraph)]
            width = max(map(len, lines))
            lines = [[*line, *[""] * (width - len(line))] for line in lines]
            page = items[at].page
            out.append(_without_empty(Grid(tuple(tuple(c.strip() for c in line) for line in lines), page=page)))
            at = end
            continue
        item = items[at]
        if isinstance(item, Paragraph) and "\t" in item.text:
            item.text = item.text.replace("\t", " ")
        out.append(item)
        at += 1
    return out


def _least(first: Paragraph | Grid) -> int:
    """How many lines like `first` make a table: of pasted ones with four cells or more its head and one row do."""
    return 2 if isinstance(first, Paragraph) and first.plain and first.text.count("\t") >= 3 else 3


def _tabbed_until(items: Sequence[Paragraph | Grid], start: int) -> int:
    first = items[start]
    if not isinstance(first, Paragraph) or first.text.count("\t") < 2 or "\n" in first.text or first.role == "contents":
        return start
    tabs = first.text.count("\t")
    end = start
    while end < len(items):
        item = items[end]
        if not isinstance(item, Paragraph) or len(item.text) > 300:
            break
        count = item.text.count("\t")
        if count != tabs and not (
            item.plain and max(2, tabs - 2) <= count < tabs
        ):  # empty cells that end a line are lost
            break
        end += 1
    body = [i for i in items[start + 1 : end] if isinstance(i, Paragraph) and _DIGIT.search(i.text)]
    return end if 2 * len(body) >= end - start - 1 else start


def cell_of(text: str, columns: int = 1, rows: int = 1, header: bool = False) -> Cell:
    """A cell of plain text."""
    return Cell([Paragraph(text)] if text else [], columns, rows, header)
