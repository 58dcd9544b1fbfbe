"""Front pages and habits of headings of many offices, invented: what is printed, and what a reader makes of it.

A face is a head of `key: value` lines (`*_accept`: other fair readings, between bars), `---`, and lines of print:
`= left | right` the two columns of a letter's head, lines between slashes; `! left | right` its foot; `% title`,
`%% line` centred, bold or not; `#1b heading` with level and look (b bold, i italic, u underlined, c centred, p plain, s
styled; `?` for the level where either reading is fair); `!|head`, `|body` rows of a table; `^ caption`; or a paragraph.
`*words*` are bold, `_words_` italic.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from tests.compare.reading import documents

HERE = Path(__file__).parent
_HEADING = re.compile(r"#(\d|\?)([bicups]+) (.+)")
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_MARKED = re.compile(r"(\*_.+?_\*|\*[^*]+\*|(?<!\w)_[^_]+_(?!\w))")


@dataclass
class Face:
    """What a file prints, and its gold: identity, headings as (level, text), and headings that may be or not."""

    name: str
    told: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def accepted(self, key: str) -> list[str | None]:
        """The readings of `key` that are right."""
        value = self.told.get(key, "null")
        fair = [value, *(part.strip() for part in self.told.get(f"{key}_accept", "").split(" | ") if part.strip())]
        return [None if text == "null" else text for text in fair]

    def headings(self) -> list[tuple[int, str]]:
        """The headings in order with their levels; 0 for one that may be none."""
        found = (_HEADING.fullmatch(line) for line in self.lines)
        return [(0 if m[1] == "?" else int(m[1]), " ".join(m[3].split(" / "))) for m in found if m]


def faces() -> list[Face]:
    """All faces, by name."""
    found = []
    for path in sorted(HERE.glob("*.txt")):
        head, _, body = path.read_text("utf-8").partition("\n---\n")
        told = dict(line.split(": ", 1) for line in head.splitlines())
        found.append(Face(path.stem, {"language": "vi", **told}, body.splitlines()))
    return found


def _spans(text: str) -> list[tuple[str, bool, bool]]:
    """The parts of a line with their looks (bold, italic)."""
    found = []
    for part in _MARKED.split(text):
        bold = part.startswith("*") and part.endswith("*") and len(part) > 2 and part.strip("*") != ""
        inner = part[1:-1] if bold else part
        italic = inner.startswith("_") and inner.endswith("_") and inner.strip("_") != ""
        if part:
            found.append((inner[1:-1] if italic else inner, bold, italic))
    return found


def _columns(line: str) -> list[list[str]]:
    return [[part.strip() for part in column.split(" / ")] for column in line[2:].split(" | ")]


class Word:
    """Writes a face as Word; `plain` has no styles for headings."""

    def __init__(self) -> None:
        self.body: list[str] = []

    def par(self, text: str, look: str = "", style: str = "") -> str:
        """A paragraph; `look` as in a heading's mark."""
        form = (f'<w:pStyle w:val="{style}"/>' if style else "") + ('<w:jc w:val="center"/>' if "c" in look else "")
        runs = ""
        for words, bold, italic in _spans(text):
            marks = ("<w:b/>" if bold or "b" in look else "") + ("<w:i/>" if italic or "i" in look else "")
            marks += '<w:u w:val="single"/>' if "u" in look else ""
            runs += f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
        return f"<w:p><w:pPr>{form}</w:pPr>{runs}</w:p>"

    def add(self, text: str, look: str = "", level: str = "") -> None:
        """Adds a paragraph; one of `level` in the style "s" is styled."""
        self.body.append(self.par(text, look, f"Heading{level}" if "s" in look else ""))

    def columns(self, columns: list[list[str]]) -> None:
        """Adds the columns of a head or foot as a table without lines."""
        cells = "".join("<w:tc>" + "".join(self.par(line, "c") for line in column) + "</w:tc>" for column in columns)
        self.body.append(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")

    def table(self, rows: list[tuple[bool, list[str]]]) -> None:
        """Adds a table."""
        made = "".join(
            f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}"
            + "".join(f"<w:tc>{self.par(cell)}</w:tc>" for cell in row)
            + "</w:tr>"
            for head, row in rows
        )
        sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in _SIDES)
        grid = "<w:gridCol/>" * max(len(row) for _, row in rows)
        form = f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        self.body.append(f"<w:tbl>{form}{made}</w:tbl>")

    def done(self) -> bytes:
        """The file."""
        styles = "".join(
            f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:pPr><w:outlineLvl '
            f'w:val="{n - 1}"/></w:pPr></w:style>'
            for n in (1, 2, 3)
        )
        return documents.docx("".join(self.body), styles=styles)


class Web(Word):
    """Writes a face as a web page without heading elements, but where they are styled."""

    def par(self, text: str, look: str = "", style: str = "") -> str:
        """A paragraph."""
        made = ""
        for words, bold, italic in _spans(text):
            inner = html.escape(words)
            inner = f"<i>{inner}</i>" if italic or "i" in look else inner
            inner = f"<u>{inner}</u>" if "u" in look else inner
            made += f"<b>{inner}</b>" if bold or "b" in look else inner
        tag = f"h{style[-1]}" if style else "p"
        return f"<{tag}{' align=center' if 'c' in look else ''}>{made}</{tag}>"

    def columns(self, columns: list[list[str]]) -> None:
        """Adds the columns of a head or foot as a table."""
        cells = "".join("<td>" + "".join(self.par(line, "c") for line in column) + "</td>" for column in columns)
        self.body.append(f"<table><tr>{cells}</tr></table>")

    def table(self, rows: list[tuple[bool, list[str]]]) -> None:
        """Adds a table."""
        made = "".join("<tr>" + "".join(f"<{t}>{html.escape(c)}</{t}>" for c in row) + "</tr>"
                       for head, row in rows for t in ["th" if head else "td"])  # fmt: skip
        self.body.append(f"<table border=1>{made}</table>")

    def done(self) -> bytes:
        """The file."""
        return f'<html><head><meta charset="utf-8"></head><body>{"".join(self.body)}</body></html>'.encode()


class Text(Word):
    """Writes a face as plain text: no look is left."""

    def par(self, text: str, look: str = "", style: str = "") -> str:
        """A line."""
        return "".join(words for words, _, _ in _spans(text))

    def columns(self, columns: list[list[str]]) -> None:
        """Adds the columns beside each other."""
        height = max(map(len, columns))
        for n in range(height):
            parts = [self.par(column[n]) if n < len(column) else "" for column in columns]
            self.body.append((parts[0].ljust(60) + "".join(parts[1:])).rstrip())
        self.body.append("")

    def add(self, text: str, look: str = "", level: str = "") -> None:
        """Adds a line and an empty one."""
        self.body += [self.par(text, look), ""]

    def table(self, rows: list[tuple[bool, list[str]]]) -> None:
        """Adds the rows with tabs."""
        self.body += ["\t".join(row) for _, row in rows] + [""]

    def done(self) -> bytes:
        """The file."""
        return "\n".join(self.body).encode()


_WRITERS = {"docx": Word, "html": Web, "txt": Text}


def written(face: Face, ending: str) -> bytes:
    """The face as a file of the format `ending` (docx, html or txt)."""
    out = _WRITERS[ending]()
    rows: list[tuple[bool, list[str]]] = []
    for line in [*face.lines, ""]:
        if line.startswith(("!|", "|")):
            rows.append((line[0] == "!", [cell.strip() for cell in line.lstrip("!")[1:].split("|")]))
            continue
        if rows:
            out.table(rows)
            rows = []
        if heading := _HEADING.fullmatch(line):
            for part in heading[3].split(" / "):
                out.add(part, heading[2], heading[1])
        elif line.startswith(("= ", "! ")):
            out.columns(_columns(line))
        elif line.startswith("%"):
            look = "" if line.startswith("%%") else "b"
            for part in re.sub(r"^%%? ?|^%\? ", "", line).removeprefix("? ").split(" / "):
                out.add(part, f"{look}c")
        elif line:
            out.add(line.removeprefix("^ "), "b" if line.startswith("^ ") else "")
    return out.done()
