"""A brief as a Word file: real styles, automatic numbers, repeated heads, notes, native charts.

The document is built with the library from the profile; what it has no words for (rows by the hundred, notes, fields)
is put in as XML. The same brief gives the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt, Twips
from docx.table import Table as Grid

from compare.document import Appendix, Block, Brief, Chart, Heading, Paragraph, Table
from compare.messages import words
from exporters.layout import appendix_label, attached, cleaned, closed, contents, fitting
from exporters.letterhead import opened
from exporters.package import rewrite_package
from exporters.profile import Profile
from exporters.word_chart import add_chart
from exporters.word_document import LOCALES, new_document
from exporters.word_front import FOOT_GAP, Front
from exporters.word_paper import first_as_others, keep_signed, new_on_paper
from exporters.word_styles import GRID, style_id, style_name, twips
from exporters.word_text import Text, column_widths, destination, field, instruction, linked, run, styled

_SPACES = nsdecls("w")


def write(brief: Brief, path: Path, profile: Profile) -> None:
    """Write `brief` to `path` as .docx; how many pages it has is known to no one before Word lays it out."""
    made = BytesIO()
    profile = fitting(brief, profile, lambda tried: _pages(brief, tried))
    _Writer(_placed(brief, profile), profile).whole().save(made)
    rewrite_package(made, path)


def _pages(brief: Brief, profile: Profile) -> int:
    """How many pages the text takes: what is laid out for a PDF has the same fonts and sizes."""
    from exporters.pdf import text_pages  # its library takes time to load, and few briefs ask for it

    return text_pages(brief, profile)


def _placed(brief: Brief, profile: Profile) -> Brief:
    from exporters.pdf import placed  # as above

    return placed(brief, profile)


def _contents_pages(brief: Brief, profile: Profile) -> list[int | None]:
    from exporters.pdf import contents_pages  # as above

    return contents_pages(brief, profile)


class _Writer:
    """The document while it is written."""

    def __init__(self, brief: Brief, profile: Profile) -> None:
        self.brief = brief
        self.profile = profile
        self._paper = opened(Path(profile.template)) if profile.template else None
        self.document = new_on_paper(self._paper, brief, profile) if self._paper else new_document(brief, profile)
        self.text = Text(brief)
        self._charts = 0
        self._warned = False  # whether what an unverified form says of itself stands under the signature already
        self._listed = contents(brief, profile)
        self._reached = 0  # entries of the table of contents whose places are written

    def whole(self) -> Any:
        """The document with everything in it: the head, the text, the signature, the appendices, the notes."""
        paper = self._paper
        if paper is None:
            self._lay_paper(self.document.sections[0], False)
        if paper is None or not paper.counts_pages:
            self._number_pages(self.document.sections[0] if paper is None else paper.section)
        alone = not (self.brief.blocks or paper) and bool(self.brief.appendices)
        turned = alone and self.brief.appendices[0].landscape
        front = Front(self.document, self.brief.form, self.profile, self._across(turned))
        if self.brief.blocks or paper:
            self._text(front)
        elif self.brief.form.draft:
            front.draft_mark()
        if not self.profile.verified and not self._warned:
            self._say("table_note", words("exporters.unverified", self.brief.language))
            said = self.document.paragraphs[-1].paragraph_format
            said.space_before, said.space_after = Pt(FOOT_GAP), Pt(FOOT_GAP if alone else 0)
            said.keep_with_next = True if paper and paper.is_signed else None
        for element in paper.tail if paper else ():
            self.document.element.body.sectPr.addprevious(element)
        if paper and paper.is_signed:
            keep_signed(paper.tail)
        for place, appendix in enumerate(self.brief.appendices, 1):
            self._appendix(place, appendix)
        self._add_notes()
        return self.document

    def _text(self, front: Front) -> None:
        """What stands before the appendices; an office's own head, title and end stand in place of the form's."""
        paper, document = self._paper, self.document
        if paper and paper.has_head:
            front.draft_mark()
        else:
            front.head()
        if not (paper and paper.has_title):
            front.title()
        self._contents()
        blocks = closed(self.brief.blocks, self.profile)
        for block in blocks:
            self._block(block, False)
        if blocks and isinstance(blocks[-1], Paragraph):  # the last lines of the text stand with the signature
            document.paragraphs[-1].paragraph_format.keep_with_next = True
        if not (paper and paper.is_signed):
            has_foot, unverified = self.brief.foot is not None, not self.profile.verified
            under = words("exporters.unverified", self.brief.language) if unverified and not has_foot else ""
            self._warned = front.signature(has_foot, under) and bool(under)
        if self.brief.foot is not None:
            self._say("footnote", self.brief.foot.text)
            foot = document.paragraphs[-1].paragraph_format
            foot.space_before = Pt(FOOT_GAP)
            foot.keep_with_next = not self.profile.verified or bool(paper and paper.is_signed)

    def _appendix(self, place: int, appendix: Appendix) -> None:
        is_first = place == 1 and not self.brief.blocks and self._paper is None  # of appendices alone
        section = self.document.sections[0] if is_first else self._new_section()
        self._lay_paper(section, appendix.landscape)
        own = self._paper is not None
        if own or not self.profile.page_number.each_appendix:
            _count_from(section, 1 if own and self.profile.page_number.each_appendix else None)
        if own:  # a letterhead in the head of the first page stands on the first page alone
            section.different_first_page_header_footer = False
        if len(self.brief.appendices) > 1 or self.profile.appendix_number:
            self._say("appendix_number", appendix_label(place, self.brief, self.profile))
        self._entry("appendix_title", appendix.title)
        if note := attached(appendix, self.brief, self.profile):
            self._say("appendix_note", note)
        for block in appendix.blocks:
            self._block(block, appendix.landscape)

    def _new_section(self) -> Section:
        section: Section = self.document.add_section(WD_SECTION.NEW_PAGE)
        bearer = self.document.paragraphs[-1].paragraph_format  # it bears the end of the section, and takes no room
        bearer.space_before = bearer.space_after = Pt(0)
        bearer.line_spacing = Pt(1)
        return section

    def _block(self, block: Block, landscape: bool) -> None:
        match block:
            case Heading(level=1):
                self._entry("heading1", block.text)
            case Heading():
                self._say(f"heading{min(block.level, 3)}", block.text)
            case Paragraph():
                self._append(self.text.paragraph(block))
            case Table():
                self._table(block, self._across(landscape))
            case Chart():
                self._charts += 1
                self._say("caption", block.title)
                font = self.profile.font.word
                locale = LOCALES[self.brief.language]
                add_chart(self.document, block, self._charts, self._across(landscape), font, locale)
                if block.cut_note:
                    self.document.paragraphs[-1].paragraph_format.keep_with_next = True
                    self._say("table_note", block.cut_note)

    def _table(self, table: Table, across: int) -> None:
        """A table with full borders: row by row as XML, since cell by cell a long one takes minutes."""
        if table.title:
            self._say("caption", table.title)
        widths = column_widths(table.columns, across)
        grid: Grid = self.document.add_table(0, len(widths), GRID)
        grid.autofit = False
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = Twips(width)
        for row in self.text.rows(table, widths):
            grid._tbl.append(parse_xml(row))
        if table.note:
            self._say("table_note", table.note)

    def _contents(self) -> None:
        """The table of contents: a field that Word brings up to date, with what it shows till then.

        The pages are those of the same text laid out for a PDF. A field marked as out of date would have Word ask, on
        opening, about links to other files.
        """
        if not self._listed:
            return
        self._say("contents_title", words("exporters.contents", self.brief.language))
        last = len(self._listed) - 1
        pages = _contents_pages(self.brief, self.profile)
        for place, (entry, page) in enumerate(zip(self._listed, pages, strict=True)):
            begin = field("begin") + instruction(r' TOC \o "1-1" \h \u ') + field("separate") if not place else ""
            end = field("end") if place == last else ""
            self._append(styled("contents", begin + linked(place, entry, page) + end, spaces=_SPACES))

    def _entry(self, name: str, text: str) -> None:
        """A heading that the table of contents leads to."""
        inside = run(text)
        if self._listed:
            inside = destination(self._reached, inside)
            self._reached += 1
        self._append(styled(name, inside, spaces=_SPACES))

    def _say(self, name: str, text: str) -> None:
        self.document.add_paragraph(cleaned(text), style_name(name))

    def _append(self, xml: str) -> None:
        self.document.element.body.sectPr.addprevious(parse_xml(xml))

    def _across(self, landscape: bool) -> int:
        """The width between the margins, in twentieths of a point."""
        page = self.profile.page
        return twips((page.height if landscape else page.width) - page.left - page.right)

    def _lay_paper(self, section: Section, landscape: bool) -> None:
        page, edge = self.profile.page, Mm(self.profile.page_number.from_edge)
        wide, high = (page.height, page.width) if landscape else (page.width, page.height)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(wide), Mm(high)
        section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
        section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
        if self._paper is None:
            section.header_distance = section.footer_distance = edge

    def _number_pages(self, section: Section) -> None:
        """Pages counted from 1, their number a field in the middle of the header, not on the first where so wanted.

        A header that an office's own file has gets the number on a line more; its first page stays as it is.
        """
        own, hidden = self._paper is not None, self.profile.page_number.hide_first
        if not own:
            _count_from(section, 1)
        elif not section.different_first_page_header_footer:
            if hidden:
                first_as_others(section)
            elif section.header.is_linked_to_previous:
                section.different_first_page_header_footer = True
        for header, shown in ((section.header, True), (section.first_page_header, not hidden and not own)):
            if own and not shown:
                continue
            fresh = header.is_linked_to_previous or not own
            paragraph = header.paragraphs[0] if fresh else header.add_paragraph()
            paragraph.style = "Header"
            if own:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            if shown:
                for piece in (field("begin"), instruction(" PAGE "), field("separate"), run("2"), field("end")):
                    paragraph._p.append(parse_xml(piece.replace("<w:r>", f"<w:r {_SPACES}>", 1)))

    def _add_notes(self) -> None:
        """The part of the footnotes, for which the library has no words."""
        blob = _footnotes(self.text.notes).encode("utf-8")
        part = Part(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, blob, self.document.part.package)
        self.document.part.relate_to(part, RT.FOOTNOTES)


def _count_from(section: Section, first: int | None) -> None:
    """Count the pages of `section` from `first`, with a first page of its own; on from the section before for None."""
    section.different_first_page_header_footer = first is not None
    element = section._sectPr
    for old in element.findall(qn("w:pgNumType")):
        element.remove(old)
    if first is not None:
        before = [child for child in element if child.tag in _BEFORE_COUNT]
        before[-1].addnext(parse_xml(f'<w:pgNumType {_SPACES} w:start="{first}"/>'))


# What the schema wants in a section before the count of its pages.
_BEFORE_COUNT = tuple(map(qn, ("w:pgSz", "w:pgMar", "w:paperSrc", "w:pgBorders", "w:lnNumType")))


def _footnotes(notes: list[str]) -> str:
    """The two rules that Word asks for, then `notes` (runs as XML), numbered from 1."""
    line = "<w:p><w:r><w:{}/></w:r></w:p>"
    fixed = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">{line.format(kind)}</w:footnote>'
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    said = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{style_id("footnote")}"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{note}</w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    return f"<w:footnotes {_SPACES}>{fixed}{said}</w:footnotes>"
