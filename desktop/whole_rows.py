"""Where a table on paper begins a new page, so that no row is torn in two and no heading stands alone at a page's foot.

Qt begins a row on another page only where not even its first lines have room. So the table is measured once without
pages, and then written as one table for each page, with its head on each.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextDocument, QTextTable

from desktop.sheet import ROW


def with_breaks(html: str, document: QTextDocument, high: float) -> str:
    """`html`, which `document` holds laid out without pages, with its first table in parts for pages `high` high.

    As it is where it has no rows that are to be kept whole.
    """
    before, *rows = html.split(ROW)
    edges = _edges(document)
    if not rows or len(edges) != len(rows) + 2:
        return html
    headings = [at for at, row in enumerate(rows) if "colspan" in row]
    begun = page_begins(edges, headings, high)
    opening = before[before.rindex("<table") :].replace("<table", '<table style="page-break-before:always"', 1)
    return before + "".join(f"</table>{opening}{row}" if at in begun else row for at, row in enumerate(rows))


def page_begins(edges: Sequence[float], headings: Sequence[int], high: float) -> set[int]:
    """The rows that begin a page. `edges` are the tops of the head and of each row, and where the last one ends.

    >>> sorted(page_begins([5, 10, 20, 30, 40, 50], [2], 40))
    [2]
    """
    head, origin, first, found = edges[1] - edges[0], 0.0, 0, set[int]()
    for row in range(len(edges) - 2):
        if edges[row + 2] - origin > high and row > first:
            first = row - 1 if row - 1 in headings and row - 1 > first else row
            origin = edges[first + 1] - head
            found.add(first)
    return found


def _edges(document: QTextDocument) -> list[float]:
    """The tops of the first table's rows, and where its last one ends."""
    layout, tables = document.documentLayout(), document.rootFrame().childFrames()
    table = next((frame for frame in tables if isinstance(frame, QTextTable)), None)
    if table is None:
        return []
    cells = (table.cellAt(row, 0).firstCursorPosition().block() for row in range(table.rows()))
    return [*(layout.blockBoundingRect(cell).top() for cell in cells), layout.frameBoundingRect(table).bottom()]
