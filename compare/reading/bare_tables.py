"""Tables of formats that know no merged cells (text files, Markdown, comma files): the merges that their two heading
rows had where the table was made, told from the cells left empty.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.reading.form import Cell, Table
from compare.reading.layout import cell_of
from compare.report import Span

Rows = Sequence[Sequence[str]]


def merges(rows: Rows) -> list[Span]:
    """The merged cells of the first two of `rows`; none where they are not two rows of headings.

    "STT | Kế hoạch | (empty) | Thực hiện" above "(empty) | Tỉnh giao | Xã giao | (empty)": the plan heads two columns,
    the others are two rows deep.
    """
    if len(rows) < 3 or len(rows[0]) != len(rows[1]):
        return []
    top, below = rows[0], rows[1]
    if any(text and not any(c.isalpha() for c in text) for text in below):
        return []
    spans: list[Span] = []
    at = 0
    while at < len(top):
        end = at + 1
        while end < len(top) and not top[end] and below[end]:
            end += 1
        if not top[at] or (end - at > 1 and not below[at]):
            return []
        if end - at > 1:
            spans.append(Span(0, at, 1, end - at))
        elif not below[at]:
            spans.append(Span(0, at, 2, 1))
        at = end
    return spans if {span.rows for span in spans} == {1, 2} else []


def table(rows: Rows, header_rows: int | None = None) -> Table:
    """The table of `rows` with the merges that its headings had."""
    found = {(span.row, span.column): span for span in merges(rows)}
    hidden = {
        (r, c) for span in found.values() for r in range(span.row, span.row + span.rows)
        for c in range(span.column, span.column + span.columns) if (r, c) not in found
    }  # fmt: skip
    out: list[list[Cell]] = []
    for r, row in enumerate(rows):
        out.append([])
        for c, text in enumerate(row):
            if (r, c) in hidden:
                continue
            cell = cell_of(text)
            if span := found.get((r, c)):
                cell.rows, cell.columns = span.rows, span.columns
            out[-1].append(cell)
    return Table(out, 2 if found else header_rows)
