"""Writes the printed parts of a family's text as a web page, the way an office portal shows a report."""

from __future__ import annotations

from html import escape
from pathlib import Path

from tests.families.markup import Part


def write(parts: list[Part], path: Path) -> None:
    """Writes `parts` to the .html at `path`."""
    head = [part for part in parts if part.kind in ("head", "right")]
    cells = "".join(f"<td align=center>{'<br>'.join(map(escape, part.lines))}</td>" for part in head)
    body = [f"<table width='100%'><tr>{cells}</tr></table>"]
    body += [_part(part) for part in parts if part.kind not in ("head", "right")]
    page = "<html><head><meta charset='utf-8'><title>Cổng thông tin điện tử</title></head><body>\n"
    path.write_text(page + "\n".join(body) + "\n</body></html>\n", "utf-8")


def _part(part: Part) -> str:
    if part.kind == "table":
        return _table(part)
    if part.kind in ("title", "signer"):
        return "\n".join(f"<p align=center><b>{escape(line)}</b></p>" for line in part.lines)
    if part.kind == "heading":
        return f"<p><strong>{escape(part.lines[0])}</strong></p>"
    return f"<p>{escape(part.lines[0])}</p>"


def _table(part: Part) -> str:
    rows = []
    for r, row in enumerate(part.rows):
        cells = []
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            wide = next((n for n in range(c + 1, len(row)) if row[n] != "<"), len(row)) - c
            deep = next((n for n in range(r + 1, len(part.rows)) if part.rows[n][c] != "^"), len(part.rows)) - r
            cells.append(f"<td colspan={wide} rowspan={deep}>{escape(text)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table border=1>{''.join(rows)}</table>"
