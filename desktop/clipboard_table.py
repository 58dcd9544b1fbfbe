"""A table on the clipboard: as a real table for Word and a mail, as text with tabs for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

# The form of tables in an office's papers; Word takes it over as it is.
_FONT = "font-family:'Times New Roman',serif;font-size:11pt"
_EDGE = "border:1px solid #000;padding:2px 5px;vertical-align:top"


def copy(rows: Sequence[Sequence[str]]) -> None:
    """Put `rows` on the clipboard, the first of them as the head."""
    data = QMimeData()
    data.setText(as_text(rows))
    data.setHtml(as_html(rows))
    QGuiApplication.clipboard().setMimeData(data)


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """`rows` a line each, their cells parted by tabs."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def as_html(rows: Sequence[Sequence[str]]) -> str:
    """`rows` as a table with full borders, the first repeated on every page; figures stand at the right.

    A row of one cell is the head of a group and goes across.
    """
    head, *rest = rows
    heads = "".join(f'<th style="{_EDGE};text-align:center">{_said(cell)}</th>' for cell in head)
    body = "".join(f"<tr>{_cells(row, len(head))}</tr>" for row in rest)
    table = f'<table border="1" cellspacing="0" style="border-collapse:collapse;{_FONT}">'
    return (
        f'<html><head><meta charset="utf-8"></head><body>{table}<thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table></body></html>"
    )


def _cells(row: Sequence[str], columns: int) -> str:
    said = [cell for cell in row if cell.strip()]
    if len(said) == 1 and said[0] == row[0]:
        return f'<td colspan="{columns}" style="{_EDGE}"><b>{_said(row[0])}</b></td>'
    return "".join(f'<td style="{_EDGE};text-align:{_side(cell)}">{_said(cell)}</td>' for cell in row)


def _side(cell: str) -> str:
    return "right" if cell[:1].isdigit() or cell.strip() in ("–", "-") else "left"


def _said(cell: str) -> str:
    return escape(cell.strip()).replace("\n", "<br>")
