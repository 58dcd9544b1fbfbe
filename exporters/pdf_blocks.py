"""Paragraphs and tables of a PDF: runs, links to evidence, cells.

A cell of one form is broken into lines, the others are paragraphs: a table of hundreds of rows is then laid out in a
fraction of the time (`pdf_table`).
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as Flowing

from compare.document import Brief, Cell, Column, Paragraph, Row, Span, Table
from exporters.layout import cell_form, mark, note_words
from exporters.pdf_fonts import Fonts
from exporters.pdf_notes import Notes
from exporters.pdf_table import PAD, RAISED, RISE, Content, Lines, Ruled, TableRow, broken, marks_width, table_row
from exporters.profile import Profile, TextForm

SINGLE = 1.149  # single spacing in Times New Roman, of its size
ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT, "justify": TA_JUSTIFY}
_PARAGRAPHS = {"body": "body", "lead": "lead", "bullet": "bullet", "note": "table_note", "caption": "caption"}


class Blocks:
    """Makes what flows onto the pages of one brief, in the forms of the profile."""

    def __init__(self, brief: Brief, profile: Profile, fonts: Fonts, notes: Notes | None = None) -> None:
        self.fonts = fonts
        self._notes = notes  # where evidence stands in footnotes, these
        self._evidence = {e.number: e for e in brief.evidence}
        self._noted: set[int] = set()
        self._profile = profile
        self._styles = {name: paragraph_style(name, form, fonts) for name, form in profile.text.items()}
        self._styles["lead"] = ParagraphStyle("lead", self._styles["body"], keepWithNext=1)
        self._aligned = {(name, a): ParagraphStyle(f"{name}-{a}", self._styles[name], alignment=ALIGN[a])
                         for name in ("table_cell", "table_small") for a in ("left", "center", "right")}  # fmt: skip
        self._listed = {c.target for a in brief.appendices for t in a.blocks if isinstance(t, Table)
                        for row in t.rows for c in row.cells if c.target is not None}  # fmt: skip
        self._outlined = 0

    def text(self, text: str, name: str) -> Flowing:
        """`text` in the form's style `name`."""
        return self._flowing(self._plain(text, self._profile.text[name]), self._styles[name])

    def linked(self, text: str, key: str, name: str) -> Flowing:
        """`text` in the form's style `name`, as a link to the place `key`."""
        inside = self._plain(text, self._profile.text[name])
        return self._flowing(f'<link href="#{key}" color="black">{inside}</link>', self._styles[name])

    def outlined(self, text: str, name: str, level: int) -> Flowing:
        """`text` in the form's style `name`, which stands in the outline at `level` (0 is topmost)."""
        made = self.text(text, name)
        self._outlined += 1
        made.outline_entry = (f"o{self._outlined}", self.fonts.shown(text), level)
        return made

    def paragraph(self, paragraph: Paragraph) -> Flowing:
        """A paragraph of running text, with the list mark of the form before an entry of a list."""
        name = _PARAGRAPHS[paragraph.kind]
        inside = "".join(self._span(span, self._notes) for span in paragraph.spans)
        if paragraph.kind != "bullet":
            return self._flowing(inside, self._styles[name])
        if self._profile.text[name].first_line < 0:
            return Flowing(inside, self._styles[name], bulletText=self._profile.bullet)
        return self._flowing(f"{escape(self._profile.bullet)} {inside}", self._styles[name])

    def table(self, table: Table, across: float) -> list[Flowable]:
        """A table with full borders, its head repeated on every page, and its note."""
        whole = sum(column.weight for column in table.columns)
        widths = [across * column.weight / whole for column in table.columns]
        head = table_row([self.text(column.title, "table_head") for column in table.columns], widths)
        name = cell_form(table)
        note = self.text(table.note, "table_note") if table.note else None
        made = Ruled(widths, head, [self._row(row, table.columns, widths, name) for row in table.rows], note)
        made.spaceBefore = 4
        return [self.text(table.title, "caption"), made] if table.title else [made]

    def _row(self, row: Row, columns: Sequence[Column], widths: Sequence[float], name: str) -> TableRow:
        if row.is_group:
            return table_row([self._cell(row.cells[0], "left", sum(widths), name)], widths, is_group=True)
        cells = [self._cell(c, col.align, w, name) for c, col, w in zip(row.cells, columns, widths, strict=True)]
        return table_row(cells, widths)

    def _cell(self, cell: Cell, align: str, wide: float, name: str) -> Content:
        said = [span for span in cell.spans if span.text or span.evidence]
        only = said[0] if len(said) == 1 else None if said else Span("")
        plain = self._lines(cell, only, align, wide - 2 * PAD, name) if only is not None else None
        if plain is not None:
            return plain
        inside = "".join(self._span(span) for span in cell.spans)
        if cell.target is not None:
            inside = f'<a name="{_place(cell.target)}"/>{inside}'
        return self._flowing(inside, self._aligned[name, align])

    def _lines(self, cell: Cell, only: Span, align: str, room: float, name: str) -> Lines | None:
        """A cell of one form as lines; None where a word of it, or its marks, are too long for one."""
        form = self._profile.text[name]
        font = self.fonts.face(form.bold or only.bold, form.italic or only.italic)
        lines = broken(self.fonts.shown(only.text), font, form.size, room)
        if lines is None:
            return None
        marks = tuple((mark((n,)), _place(n) if n in self._listed else "") for n in only.evidence)
        if marks:
            behind = marks_width(marks, font, form.size)
            whole = broken(f"{lines[-1]}", font, form.size, room - behind)
            if whole is None:
                return None
            lines = (*lines[:-1], *whole)
        place = _place(cell.target) if cell.target is not None else ""
        return Lines(lines, font, form.size, form.size * SINGLE, align, marks, place)

    def _span(self, span: Span, notes: Notes | None = None) -> str:
        inside = escape(self.fonts.shown(span.text)).replace("\n", "<br/>")
        if span.bold:
            inside = f"<b>{inside}</b>"
        if span.italic:
            inside = f"<i>{inside}</i>"
        if notes is not None:
            return inside + "".join(self._note(number, notes) for number in span.evidence)
        return inside + "".join(self._mark(number) for number in span.evidence)

    def _note(self, evidence: int, notes: Notes) -> str:
        """The mark of a footnote, and a place by which the line that it comes to stand on is known."""
        said = note_words(self._evidence[evidence], evidence not in self._noted)
        self._noted.add(evidence)
        form = self._styles["footnote"]
        place = notes.add(
            lambda n: Flowing(f'<super size="65%" rise="25%">({n})</super> {escape(self.fonts.shown(said))}', form)
        )
        return f'<super size="{RAISED:.0%}" rise="{RISE:.0%}">({place})</super><a name="{notes.place(place)}"/>'

    def _mark(self, number: int) -> str:
        text = mark((number,))
        if number in self._listed:
            text = f'<link href="#{_place(number)}" color="black">{text}</link>'
        return f'<super size="{RAISED:.0%}" rise="{RISE:.0%}">{text}</super>'

    def _plain(self, text: str, form: TextForm) -> str:
        said = escape(self.fonts.shown(text.upper() if form.upper else text)).replace("\n", "<br/>")
        return f"<u>{said}</u>" if form.underline else said

    def _flowing(self, markup: str, style: ParagraphStyle) -> Flowing:
        return Flowing(markup, style)


def paragraph_style(name: str, form: TextForm, fonts: Fonts) -> ParagraphStyle:
    """`form` as reportlab has it."""
    keeps = name.startswith("heading")  # what stands over a table does not: a long one would begin on the next page
    return ParagraphStyle(
        name,
        fontName=fonts.of(form),
        fontSize=form.size,
        leading=form.exact_line or form.size * SINGLE * form.line,
        alignment=ALIGN[form.align],
        leftIndent=form.left * mm,
        firstLineIndent=form.first_line * mm if form.first_line > 0 else 0,
        bulletIndent=(form.left + form.first_line) * mm,
        bulletFontName=fonts.of(form),
        bulletFontSize=form.size,
        spaceBefore=form.before,
        spaceAfter=form.after,
        keepWithNext=keeps,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
    )


def _place(number: int) -> str:
    return f"evidence-{number}"
