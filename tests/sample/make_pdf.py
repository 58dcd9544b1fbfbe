"""The sample's PDF, in the form of Party documents, with an embedded font that has every Vietnamese letter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.sample.sources import HERE, Document, Part

FOLDERS = (HERE.parent.parent / "resources" / "fonts", Path("/usr/share/fonts/truetype/liberation2"))
FACES = {"Serif": "Regular", "Serif-Bold": "Bold", "Serif-Italic": "Italic", "Serif-BoldItalic": "BoldItalic"}


def write_pdf(source: Document, path: Path) -> None:
    """Write `source` as PDF at `path`, the same bytes on every run."""
    for name, face in FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(_font(face))))
    pdfmetrics.registerFontFamily("Serif", "Serif", "Serif-Bold", "Serif-Italic", "Serif-BoldItalic")
    made = SimpleDocTemplate(
        str(path), pagesize=A4, leftMargin=30 * mm, rightMargin=15 * mm, topMargin=20 * mm, bottomMargin=20 * mm,
        title=source.face["about"], author="Văn phòng Đảng ủy xã Trầm Vân", lang="vi-VN", invariant=1,
    )  # fmt: skip
    flow = _head(source.face)
    for part in source.parts:
        flow += _flow(part, source.face)
    made.build(flow, onLaterPages=_number)


def _font(face: str) -> Path:
    for folder in FOLDERS:
        for name in (f"LiberationSerif-{face}.ttf", f"Tinos-{face}.ttf"):
            if (folder / name).exists():
                return folder / name
    raise SystemExit(f"no Liberation Serif or Tinos ({face}) in {FOLDERS[0]} or {FOLDERS[1]}")


def _number(canvas: Any, made: Any) -> None:
    canvas.setFont("Serif", 13)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 14 * mm, str(made.page))


def _style(alignment: int = TA_JUSTIFY, bold: bool = False, italic: bool = False, size: int = 14) -> ParagraphStyle:
    face = "Serif" + ("-" if bold or italic else "") + ("Bold" if bold else "") + ("Italic" if italic else "")
    indent = 10 * mm if alignment == TA_JUSTIFY else 0
    return ParagraphStyle("", fontName=face, fontSize=size, leading=size + 4, alignment=alignment,
                          firstLineIndent=indent, spaceBefore=6 if size == 14 else 0)  # fmt: skip


def _centred(text: str, bold: bool = False, italic: bool = False, size: int = 14) -> Paragraph:
    return Paragraph(text, _style(TA_CENTER, bold, italic, size))


def _head(face: dict[str, str]) -> list[Any]:
    left = [_centred(face["superior"], size=13), _centred(face["issuer"], bold=True, size=13), _centred("*", size=13)]
    left.append(_centred(face["number"], size=13))
    right = [_centred("<u>ĐẢNG CỘNG SẢN VIỆT NAM</u>", bold=True, size=13), _centred(face["place"], italic=True)]
    head = Table([[left, right]], colWidths=[78 * mm, 87 * mm], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
    title = [_centred(face["title"], bold=True, size=16), _centred(face["about"], bold=True), _centred("-----")]
    return [head, Spacer(1, 6 * mm), *title, Spacer(1, 3 * mm)]


def _flow(part: Part, face: dict[str, str]) -> list[Any]:
    if part.kind.startswith("heading"):
        style = _style(bold=True, italic=part.kind == "heading3")
        style.alignment, style.keepWithNext = TA_LEFT, 1
        return [Paragraph(part.text, style)]
    if part.kind == "caption":
        style = _style(TA_CENTER, italic=True, size=13)
        style.spaceBefore, style.spaceAfter, style.keepWithNext = 6, 4, 1
        return [Paragraph(part.text, style)]
    if part.kind == "table":
        return [_table(part), Spacer(1, 3 * mm)]
    if part.kind == "sign":
        return _foot(face)
    if part.kind == "appendix":
        *titles, note = part.text.split("|")
        lines = [_centred(title, bold=True) for title in titles]
        return [PageBreak(), *lines, _centred(note, italic=True), Spacer(1, 4 * mm)]
    return [Paragraph(part.text, _style())]


def _table(part: Part) -> Table:
    rows = []
    for index, row in enumerate(part.rows):
        wide = [width >= 40 and index > 0 for width in part.widths]
        aligned = zip(row, wide, strict=True)
        rows.append([
            Paragraph(_cell(text), _style(TA_LEFT if left else TA_CENTER, bold=index == 0, size=12))
            for text, left in aligned
        ])  # fmt: skip
    grid: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    grid += [(side, (0, 0), (-1, -1), 3) for side in ("LEFTPADDING", "RIGHTPADDING")]
    return Table(rows, colWidths=[width * mm for width in part.widths], repeatRows=1, style=grid)


def _cell(text: str) -> str:
    return text.replace("<", "&lt;")


def _foot(face: dict[str, str]) -> list[Any]:
    small = ParagraphStyle("", fontName="Serif", fontSize=12, leading=15)
    copies = [Paragraph("<u>Nơi nhận:</u>", _style(TA_LEFT))]
    copies += [Paragraph(f"- {line}", small) for line in face["copies"].split("|")]
    body, office, name = face["signer"].split("|")
    signer = [_centred(body, bold=True), _centred(office), Spacer(1, 22 * mm), _centred(name, bold=True)]
    block = Table([[copies, signer]], colWidths=[85 * mm, 80 * mm], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
    return [Spacer(1, 6 * mm), block]
