"""The head of the first page, the title and the signature block of a Word file, each as the form has it.

Two columns are a table of one row without borders; rules are borders of empty lines, as the form wants them drawn.
"""

from __future__ import annotations

from docx.document import Document as Opened
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, Twips
from docx.table import _Cell as Column
from docx.text.paragraph import Paragraph

from compare.document import Form
from exporters.layout import balanced, blank, cleaned, date_line, number_line, right_column, signature
from exporters.metrics import width
from exporters.profile import Profile
from exporters.word_styles import style_name

_POINT = 20  # twentieths
FOOT_GAP = 8  # points above what stands under the signature
_EDGES = ("top", "left", "bottom", "right")
_AFTER_BORDERS = ("w:spacing", "w:ind", "w:jc", "w:rPr")  # what the schema wants behind the borders of a paragraph


class Front:
    """Writes the head, the title and the signature of `form` at the end of `document`, `across` twips wide."""

    def __init__(self, document: Opened, form: Form, profile: Profile, across: int) -> None:
        self._document, self._form, self._profile, self._across = document, form, profile, across

    def head(self) -> None:
        """Who issues and when, in two columns; of a plain form one line, where anything was given."""
        form, profile = self._form, self._profile
        if profile.header == "none":
            if said := " · ".join(part for part in (form.superior, form.issuer, form.place) if part):
                self._say(self._document, "issuer", said)
            return
        right = round(right_column(form, profile, self._across / _POINT) * _POINT)
        left = self._across - right
        (one, two), (below, beside) = self._columns(left, right, 2)
        issuer = balanced(blank(form.issuer).upper(), "issuer", profile, left / _POINT)
        if superior := balanced(form.superior.upper(), "superior", profile, left / _POINT):
            self._say(one, "superior", superior)
        self._say(one, "issuer", issuer)
        self._say(two, "state_name", profile.state_name)
        if profile.header == "party":
            self._say(one, "motto", profile.motto)
            self._rule(two, profile.state_name, "state_name", 1.0, right)
        else:
            self._rule(one, issuer, "issuer", profile.rule_share, left)
            self._say(two, "motto", profile.motto)
            self._rule(two, profile.motto, "motto", 1.0, right)
        self._say(below, "number", number_line(form, profile))  # on one line with place and date
        self._say(beside, "date", date_line(form, profile))
        if form.draft:
            self._boxed(below, profile.draft_mark, left)

    def draft_mark(self) -> None:
        """The mark of a draft on a line of its own, where no head of the form bears it."""
        if self._form.draft and self._profile.draft_mark:
            self._boxed(self._document, self._profile.draft_mark, self._across)

    def title(self) -> None:
        """The kind of document and what it is about, with the rule under it."""
        profile = self._profile
        self._say(self._document, "document_type", self._form.document_type)
        subject = balanced(self._form.subject, "subject", profile, self._across / _POINT)
        self._say(self._document, "subject", subject)
        if profile.rule_share:
            self._rule(self._document, subject, "subject", profile.rule_share, self._across)

    def signature(self, with_next: bool, under: str = "") -> bool:
        """Who it goes to on the left, who signs on the right; of a plain form nothing where nobody signs. It stays on
        the page of what follows it `with_next`, and of what is said `under` it. Gives whether anything was written.
        """
        said = signature(self._form, self._profile)
        if self._profile.header == "none" and not (said.signer or said.recipients):
            return False
        gap = self._document.add_paragraph().paragraph_format
        gap.keep_with_next, gap.line_spacing = True, Pt(12)
        left = round(self._across * 0.47)
        (one, two), *more = self._columns(left, self._across - left, 2 if under else 1)
        for name, lines in (("recipients_label", [said.recipients_label]), ("recipients", said.recipients)):
            for line in filter(None, lines):
                self._say(one, name, line)
        title = said.title if self._profile.header == "none" else blank(said.title)
        for name, line in (("authority", said.authority), ("signer_title", title)):
            if line:
                self._say(two, name, line).paragraph_format.keep_with_next = True
        self._say(two, "signer", blank(said.signer))
        for paragraph in (*one.paragraphs, *two.paragraphs) if with_next or under else ():
            paragraph.paragraph_format.keep_with_next = True
        for row in more:  # a row of the same table: not every reader keeps what follows a table with it
            note = self._say(row[0].merge(row[1]), "table_note", under)
            note.paragraph_format.space_before = Pt(FOOT_GAP)
        return True

    def _columns(self, left: int, right: int, rows: int) -> list[list[Column]]:
        """The cells of a table of two columns without borders, row by row, none of which is torn apart."""
        grid = self._document.add_table(rows, 2)
        grid.autofit = False
        # Readers give a table without a style margins of their own.
        none = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
        margins = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{none}</w:tblCellMar>")
        grid._tbl.tblPr.find(f"{{{margins.nsmap['w']}}}tblLook").addprevious(margins)
        made: list[list[Column]] = []
        for row in grid.rows:
            row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
            made.append(list(row.cells))
            for column, cell, wide in zip(grid.columns, made[-1], (left, right), strict=True):
                column.width = cell.width = Twips(wide)
        return made

    def _say(self, holder: Opened | Column, name: str, text: str) -> Paragraph:
        """`text` in the form's style `name`, in the first line of a fresh cell or in a new one."""
        fresh = isinstance(holder, Column) and len(holder._tc.p_lst) == 1 and not holder.text
        paragraph = holder.paragraphs[0] if fresh else holder.add_paragraph()
        paragraph.style = style_name(name)
        paragraph.add_run(cleaned(text))
        return paragraph

    def _rule(self, holder: Opened | Column, text: str, name: str, share: float, across: int) -> None:
        """A rule under `text`, `share` as long as it is (or as its column, where it runs over more lines)."""
        longest = max(width(line, self._profile.text[name], self._profile.font) for line in text.split("\n"))
        paragraph = holder.add_paragraph()
        wanted = paragraph.paragraph_format
        wanted.space_before, wanted.space_after, wanted.line_spacing = Pt(2.5), Pt(0), Pt(6)
        _bordered(paragraph, min(longest, across / _POINT) * share, across, ("top",), 1)

    def _boxed(self, holder: Opened | Column, text: str, across: int) -> None:
        paragraph = self._say(holder, "draft", text)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
        wide = width(text, self._profile.text["draft"], self._profile.font) + 16
        _bordered(paragraph, wide, across, _EDGES, 2)


def _bordered(paragraph: Paragraph, points: float, across: int, edges: tuple[str, ...], space: int) -> None:
    """Lines at the `edges` of a paragraph `points` wide in the middle of `across` twips."""
    side = Twips(max(0, round((across - points * _POINT) / 2)))
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    lines = "".join(f'<w:{edge} w:val="single" w:sz="6" w:space="{space}" w:color="000000"/>' for edge in edges)
    made = parse_xml(f"<w:pBdr {nsdecls('w')}>{lines}</w:pBdr>")
    paragraph._p.get_or_add_pPr().insert_element_before(made, *_AFTER_BORDERS)
