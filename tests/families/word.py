"""Writes the printed parts of a family's text as Word: clean, or the way a hurried clerk types."""

from __future__ import annotations

import re
from pathlib import Path

from docx import Document
from docx.document import Document as Opened
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.families.markup import Part

BOX = """<w:r {0}><w:pict><v:shape style="width:220pt;height:60pt" type="#_x0000_t202" {1}>
<v:textbox><w:txbxContent>{2}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def write(parts: list[Part], path: Path, *, messy: bool = False) -> None:
    """Writes `parts` to the .docx at `path`; `messy` has bold lines for headings, spaces gone astray, text boxes."""
    document = Document()
    document.styles["Normal"].font.size = Pt(13)
    for style in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Heading 4"):
        document.styles[style].element.get_or_add_rPr().remove_all("w:rFonts")
        document.styles[style].font.name = "Times New Roman"
    head = [part for part in parts if part.kind in ("head", "right")]
    _head(document, head, messy=messy)
    for part in parts:
        if part.kind == "title":
            for line in part.lines:
                _centred(document.add_paragraph(), line)
        elif part.kind == "heading":
            _heading(document, part, messy=messy)
        elif part.kind == "table":
            _table(document, part)
        elif part.kind == "signer":
            for line in part.lines:
                _centred(document.add_paragraph(), line)
        elif part.kind in ("styled", "subtitle"):
            document.add_paragraph(part.lines[0], style="Title" if part.kind == "styled" else "Subtitle")
        elif part.kind in ("paragraph", "caption") and part.lines[0].startswith("- "):
            document.add_paragraph(part.lines[0][2:], style="List Bullet")
        elif part.kind in ("paragraph", "caption"):
            document.add_paragraph(_astray(part.lines[0]) if messy else part.lines[0])
    document.core_properties.title = ""
    document.core_properties.author = ""
    document.save(str(path))


def _centred(paragraph: Paragraph, text: str, *, bold: bool = True) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = bold


def _astray(text: str) -> str:
    """`text` with some doubled spaces and spaces before marks, always the same ones."""
    words = text.split(" ")
    spaced = "".join(word + ("  " if n % 9 == 4 else " ") for n, word in enumerate(words)).strip()
    return re.sub(r"(?<=[a-zà-ỹ]);(?= )", " ;", spaced, count=1)


def _head(document: Opened, head: list[Part], *, messy: bool) -> None:
    if not head:
        return
    if messy:
        for part in head:
            lines = "".join(f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>' for line in part.lines)
            document.add_paragraph()._p.append(parse_xml(BOX.format(nsdecls("w"), VML, lines)))
        return
    table = document.add_table(rows=1, cols=len(head))
    for cell, part in zip(table.rows[0].cells, head, strict=True):
        _centred(cell.paragraphs[0], part.lines[0], bold=False)
        for line in part.lines[1:]:
            _centred(cell.add_paragraph(), line)
    document.add_paragraph()


def _heading(document: Opened, part: Part, *, messy: bool) -> None:
    if messy:
        document.add_paragraph().add_run(_astray(part.lines[0])).bold = True
        return
    document.add_heading(part.lines[0], level=min(part.level, 4))


def _table(document: Opened, part: Part) -> None:
    columns = max(map(len, part.rows))
    table = document.add_table(rows=len(part.rows), cols=columns, style="Table Grid")
    for r, row in enumerate(part.rows):
        for c, text in enumerate(row):
            if text not in ("<", "^"):
                table.cell(r, c).text = text
    _merge(table, part)
    document.add_paragraph()


def _merge(table: Table, part: Part) -> None:
    for r, row in enumerate(part.rows):
        for c, text in enumerate(row):
            if text == "<":
                table.cell(r, c).merge(table.cell(r, c - 1))
            elif text == "^":
                table.cell(r, c).merge(table.cell(r - 1, c))
