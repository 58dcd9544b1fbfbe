"""Writes the printed parts of a family's text as a web page, the way an office portal shows a report."""

from __future__ import annotations

from html import escape
from pathlib import Path

from tests.families.markup import Part


def write(parts: list[Part], path: Path, *, language: str = "vi") -> None:
    """Writes `parts` to the .html at `path`; an English page has the marks of a charity's site around them."""
    if language == "en":
        path.write_text(_site(parts), "utf-8")
        return
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


def _site(parts: list[Part]) -> str:
    """`parts` in a page with links before and after, headings and lists marked as such."""
    title = next((part.lines[0] for part in parts if part.kind == "styled"), "")
    links = "".join(f"<li><a href='/{word.lower()}'>{word}</a></li>" for word in ("Home", "About", "Donate"))
    top = f"<header><a href='/'>Home</a></header><nav><ul>{links}</ul></nav><main><article>"
    body = "\n".join(map(_site_part, parts))
    foot = "</article></main><footer><p>Cookies | Accessibility | Registered charity</p></footer>"
    head = f"<!doctype html><html lang='en-GB'><head><meta charset='utf-8'><title>{escape(title)}</title></head>"
    return f"{head}\n<body>{top}\n{body}\n{foot}</body></html>\n"


def _site_part(part: Part) -> str:
    if part.kind == "table":
        return _table(part)
    if part.kind == "styled":
        return f"<h1>{escape(part.lines[0])}</h1>"
    if part.kind == "heading":
        return f"<h{part.level + 1}>{escape(part.lines[0])}</h{part.level + 1}>"
    if part.lines[0].startswith("- "):
        return f"<ul><li>{escape(part.lines[0][2:])}</li></ul>"
    return "\n".join(f"<p>{escape(line)}</p>" for line in part.lines)
