"""Paragraphs and tables of a Word file as XML: runs, evidence marks, footnotes, cells.

Rows are written as text, one string a row: object by object a long table takes minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from compare.document import Brief, Cell, Column, Paragraph, Row, Span, Table
from exporters.layout import cell_form, cleaned, mark, note_words
from exporters.word_styles import MARK, NOTE_MARK, identified, style_id

_MARK_FORM = f'<w:rPr><w:rStyle w:val="{identified(MARK)}"/></w:rPr>'
_NOTE_FORM = f'<w:rPr><w:rStyle w:val="{identified(NOTE_MARK)}"/></w:rPr>'
_SPACES = nsdecls("w")
_FIRST_ENTRY = 1_000_000  # ids of the places of headings begin here, far above those of evidence
_PARAGRAPHS = {"body": "body", "lead": "body", "bullet": "bullet", "note": "table_note", "caption": "caption"}


class Text:
    """Writes what is read of one brief, and keeps the footnotes that come of it."""

    def __init__(self, brief: Brief) -> None:
        self._evidence = {e.number: e for e in brief.evidence}
        self._in_footnotes = brief.evidence_mode == "footnotes"
        self._listed = {c.target for a in brief.appendices for t in a.blocks if isinstance(t, Table)
                        for row in t.rows for c in row.cells if c.target is not None}  # fmt: skip
        self._noted: set[int] = set()
        self.notes: list[str] = []

    def paragraph(self, paragraph: Paragraph) -> str:
        """A paragraph of running text; where the brief wants footnotes, its evidence goes there."""
        spans = "".join(self._span(span, self._in_footnotes) for span in paragraph.spans)
        keeps = "<w:keepNext/>" if paragraph.kind == "lead" else ""
        return styled(_PARAGRAPHS[paragraph.kind], spans, keeps, _SPACES)

    def rows(self, table: Table, widths: Sequence[int]) -> Iterator[str]:
        """The rows of `table`, its head first, which is repeated on every page; none of them is torn."""
        heads = zip(widths, table.columns, strict=True)
        head = "".join(_cell(w, styled("table_head", run(c.title)), shaded=True) for w, c in heads)
        yield f"<w:tr {_SPACES}><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
        last = table.rows[-1] if table.note and table.rows else None  # it stays with the note under it
        for row in table.rows:
            yield self._row(row, table.columns, widths, cell_form(table), "<w:keepNext/>" if row is last else "")

    def _row(self, row: Row, columns: Sequence[Column], widths: Sequence[int], form: str, keeps: str) -> str:
        if row.is_group:
            inside = styled(form, "".join(self._span(s, False) for s in row.cells[0].spans), "<w:keepNext/>")
            cells = _cell(sum(widths), inside, span=len(columns))
        else:
            cells = "".join(
                _cell(w, styled(form, self._in_cell(cell), keeps + _aligned(column)))
                for w, cell, column in zip(widths, row.cells, columns, strict=True)
            )
        return f"<w:tr {_SPACES}><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"

    def _in_cell(self, cell: Cell) -> str:
        inside = "".join(self._span(span, False) for span in cell.spans)
        if cell.target is None:
            return inside
        name = f'w:id="{cell.target}" w:name="{bookmark(cell.target)}"'
        return f'<w:bookmarkStart {name}/>{inside}<w:bookmarkEnd w:id="{cell.target}"/>'

    def _span(self, span: Span, in_footnotes: bool) -> str:
        said = run(span.text, span.bold, span.italic)
        if not span.evidence:
            return said
        if in_footnotes:
            return said + "".join(self._footnote(number) for number in span.evidence)
        return said + "".join(self._mark(number) for number in span.evidence)

    def _mark(self, number: int) -> str:
        inside = f"<w:r>{_MARK_FORM}<w:t>{mark((number,))}</w:t></w:r>"
        if number not in self._listed:
            return inside
        return f'<w:hyperlink w:anchor="{bookmark(number)}" w:history="1">{inside}</w:hyperlink>'

    def _footnote(self, number: int) -> str:
        evidence = self._evidence[number]
        self.notes.append(run(note_words(evidence, number not in self._noted)))
        self._noted.add(number)
        return (
            f"<w:r>{_NOTE_FORM}<w:t>(</w:t></w:r>"
            f'<w:r>{_NOTE_FORM}<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
            f"<w:r>{_NOTE_FORM}<w:t>)</w:t></w:r>"
        )


def destination(place: int, runs: str) -> str:
    """`runs` as the place that entry `place` of the table of contents leads to."""
    return (
        f'<w:bookmarkStart w:id="{_FIRST_ENTRY + place}" w:name="_Toc{place:06}"/>{runs}'
        f'<w:bookmarkEnd w:id="{_FIRST_ENTRY + place}"/>'
    )


def linked(place: int, text: str, page: int | None) -> str:
    """Entry `place` of the table of contents, with its page as a field where it has one."""
    inside = run(text)
    if page is not None:
        shown = instruction(f" PAGEREF _Toc{place:06} \\h ") + field("separate") + run(str(page))
        inside += "<w:r><w:tab/></w:r>" + field("begin") + shown + field("end")
    return f'<w:hyperlink w:anchor="_Toc{place:06}" w:history="1">{inside}</w:hyperlink>'


def field(kind: str) -> str:
    """The "begin", "separate" or "end" of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    """What a field is to show."""
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def bookmark(number: int) -> str:
    """The name of the place in the file where a piece of evidence is listed."""
    return f"can_cu_{number}"


def styled(name: str, runs: str, more: str = "", spaces: str = "") -> str:
    """A paragraph in the form's style `name`; `more` is further paragraph form, in the order of the schema."""
    return f'<w:p {spaces}><w:pPr><w:pStyle w:val="{style_id(name)}"/>{more}</w:pPr>{runs}</w:p>'


def run(text: str, bold: bool = False, italic: bool = False) -> str:
    """A run of text; its line ends are breaks."""
    if not text:
        return ""
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    form = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in cleaned(text).split("\n"))
    return f"<w:r>{form}{'<w:br/>'.join(lines)}</w:r>"


def column_widths(columns: Sequence[Column], width: int) -> list[int]:
    """The widths of `columns` by their weights, `width` in all."""
    whole = sum(column.weight for column in columns)
    widths = [int(width * column.weight / whole) for column in columns]
    widths[-1] += width - sum(widths)
    return widths


def _aligned(column: Column) -> str:
    return "" if column.align == "left" else f'<w:jc w:val="{column.align}"/>'


def _cell(width: int, inside: str, span: int = 1, shaded: bool = False) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' if shaded else ""
    middle = '<w:vAlign w:val="center"/>' if shaded else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{shade}{middle}</w:tcPr>{inside}</w:tc>'
