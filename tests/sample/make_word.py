"""The sample's Word documents, in the form of Party documents: with heading styles, or with bold and numbering only."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tests.sample.sources import Document, Part

FONT = "Times New Roman"
WRITTEN = datetime.datetime(2023, 9, 29, 8, 0)


def write_word(source: Document, path: Path, styled: bool) -> None:
    """Write `source` as .docx at `path`; headings carry Word's heading styles where `styled`, else only look bold."""
    made = docx.Document()
    _prepare(made)
    _head(made, source.face)
    for part in source.parts:
        _add(made, part, source.face, styled)
    properties = made.core_properties
    properties.title, properties.author = source.face["about"], "Văn phòng Đảng ủy xã Trầm Vân"
    properties.created = properties.modified = WRITTEN
    buffer = io.BytesIO()
    made.save(buffer)
    path.write_bytes(_without_clock(buffer.getvalue()))


def _prepare(made: Any) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        style = made.styles[name]
        style.font.name, style.font.size = FONT, Pt(14)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
        if name != "Normal":
            style.font.bold, style.font.italic = name != "Heading 3", name == "Heading 3"
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(6), Pt(0)


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = ALIGN.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _head(made: Any, face: dict[str, str]) -> None:
    table = made.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    _widths(table, 78, 87)
    lines = ((left, face["superior"], False), (left, face["issuer"], True), (left, "*", False))
    for cell, text, bold in (*lines, (left, face["number"], False), (right, "ĐẢNG CỘNG SẢN VIỆT NAM", True)):
        _line(cell, text, bold=bold, size=13)
    _line(right, face["place"], italic=True)
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)
    made.add_paragraph()
    _line(made, face["title"], bold=True, size=16)
    _line(made, face["about"], bold=True)
    _line(made, "-----")


def _widths(table: Any, *widths: int) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = column.cells[0].width = Mm(width)


def _line(place: Any, text: str, bold: bool = False, italic: bool = False, size: int = 14) -> Any:
    paragraph = place.add_paragraph()
    paragraph.alignment = ALIGN.CENTER
    paragraph.paragraph_format.space_before = Pt(0)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return paragraph


def _add(made: Any, part: Part, face: dict[str, str], styled: bool) -> None:
    if part.kind.startswith("heading"):
        _heading(made, part, styled)
    elif part.kind == "table":
        _table(made, part)
    elif part.kind == "caption":
        _line(made, part.text, italic=True, size=13).paragraph_format.keep_with_next = True
    elif part.kind == "sign":
        _foot(made, face)
    elif part.kind == "appendix":
        _appendix(made, part)
    elif part.text.isupper():
        _line(made, part.text, bold=True)
    else:
        paragraph = made.add_paragraph(part.text)
        paragraph.alignment = ALIGN.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(10)


def _heading(made: Any, part: Part, styled: bool) -> None:
    level = int(part.kind[-1])
    if styled:
        paragraph = made.add_paragraph(part.text, style=f"Heading {level}")
    else:
        paragraph = made.add_paragraph()
        paragraph.add_run(part.text).bold = True
        paragraph.paragraph_format.keep_with_next = True
    centred = part.text.startswith("PHẦN")
    paragraph.alignment = ALIGN.CENTER if centred else ALIGN.LEFT
    paragraph.paragraph_format.first_line_indent = Mm(0 if centred else 10)


def _appendix(made: Any, part: Part) -> None:
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    *titles, note = part.text.split("|")
    for title in titles:
        _line(made, title, bold=True)
    _line(made, note, italic=True)
    _line(made, "")


def _table(made: Any, part: Part) -> None:
    table = made.add_table(rows=0, cols=len(part.widths))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, part.widths, strict=True):
        column.width = Mm(width)
    for index, row in enumerate(part.rows):
        cells = table.add_row().cells
        group = index > 0 and sum(1 for text in row if text) <= 2 and row[0].isupper()
        for cell, text, width in zip(cells, row, part.widths, strict=True):
            cell.width = Mm(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = Pt(2)
            run = paragraph.add_run(text)
            run.font.size, run.bold = Pt(12), index == 0 or group
            wide = width >= 40 and index > 0
            paragraph.alignment = ALIGN.LEFT if wide else ALIGN.CENTER
    header = table.rows[0]._tr.get_or_add_trPr()
    header.append(OxmlElement("w:tblHeader"))
    for shape in table.rows:
        shape._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _foot(made: Any, face: dict[str, str]) -> None:
    made.add_paragraph()
    table = made.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    _widths(table, 85, 80)
    mark = left.paragraphs[0].add_run("Nơi nhận:")
    mark.underline = True
    for line in face["copies"].split("|"):
        paragraph = left.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(0)
        paragraph.add_run(f"- {line}").font.size = Pt(12)
    body, office, name = face["signer"].split("|")
    _line(right, body, bold=True)
    _line(right, office)
    for _ in range(4):
        _line(right, "")
    _line(right, name, bold=True)
    right._tc.remove(right.paragraphs[0]._p)


def _without_clock(data: bytes) -> bytes:
    """The package `data` with its members in name order and no times of writing, the same on every run."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in sorted(given.namelist()):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(member, given.read(name))
    return buffer.getvalue()
