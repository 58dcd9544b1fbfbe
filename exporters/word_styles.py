"""The styles of a Word file: every kind of text gets a real style that has the profile's values.

In an office's own file a style that the office set keeps what it is based on; one that nobody there ever touched gives
way. The file around them is `word_document`, the numbers of headings `word_numbering`.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles

import resources
from exporters.profile import Profile, TextForm

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_HEADINGS = {"heading1": 1, "heading2": 2, "heading3": 3, "appendix_title": 1}  # levels in the outline
_KEPT = (*_HEADINGS, "caption", "document_type", "appendix_number", "appendix_note")  # with what follows

# The texts of the form that Word knows under names of its own; the others get a name of ours.
BUILT_IN = {
    "heading1": "Heading 1",
    "heading2": "Heading 2",
    "heading3": "Heading 3",
    "document_type": "Title",
    "subject": "Subtitle",
    "body": "Body Text",
    "bullet": "List Bullet",
    "caption": "Caption",
    "footnote": "footnote text",
    "signer": "Signature",
    "date": "Date",
    "contents": "toc 1",
}
MARK, NOTE_MARK, GRID = "Evidence Mark", "footnote reference", "Brief Grid"
NAMES = (*BUILT_IN.values(), MARK, NOTE_MARK, GRID, "Normal", "Header")  # of all styles that Word may know already


def style_name(name: str) -> str:
    """The name of the style for the form's text `name`."""
    return BUILT_IN.get(name, f"Brief {name.replace('_', ' ').title()}")


def style_id(name: str) -> str:
    """The id of the style for the form's text `name`."""
    return identified(style_name(name))


def identified(name: str) -> str:
    """The id that a style called `name` has in the file."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * 1440 / 25.4)


def fill_styles(document: Opened, profile: Profile, first_list: int = 1) -> None:
    """The styles of the form's texts."""
    for name, form in sorted(profile.text.items()):
        _text_style(document.styles, name, form, first_list, profile.font.word if profile.template else None)
    _lead_to_pages(document.styles[style_name("contents")], profile)
    _other_styles(document.styles, profile)


def _text_style(styles: Styles, name: str, form: TextForm, first_list: int, font: str | None) -> None:
    """The paragraph style of the form's text `name`; headings and list entries are numbered by it.

    In an office's own file a style that is there keeps what it is based on, one that is new, or that nobody there ever
    set, is given the `font`, and all is said outright, since its defaults are not ours.
    """
    is_new = style_name(name) not in styles or (font is not None and is_untouched(styles[style_name(name)]))
    style = _style(styles, style_name(name), WD_STYLE_TYPE.PARAGRAPH, name in BUILT_IN)
    if is_new:
        _emptied(style)
        style.base_style, style.quick_style = styles["Normal"], True
    if is_new and font:
        _set_font(style, font)
    no = None if font is None else False
    style.font.size = Pt(form.size)
    style.font.bold, style.font.italic = form.bold or no, form.italic or no
    style.font.underline, style.font.all_caps = form.underline or no, form.upper or no
    _set_paragraph_form(style, form)
    for closing in style.element.findall(f"{qn('w:pPr')}/{qn('w:contextualSpacing')}"):
        closing.getparent().remove(closing)  # Word's own lists leave out the gaps that the form asks for
    if name in _KEPT:
        style.paragraph_format.keep_with_next = style.paragraph_format.keep_together = True
    properties = style.element.get_or_add_pPr()
    if name.startswith("heading"):
        style.next_paragraph_style = _style(styles, style_name("body"), WD_STYLE_TYPE.PARAGRAPH, True)
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val, numbered.get_or_add_numId().val = _HEADINGS[name] - 1, first_list
    elif name == "bullet":
        properties.get_or_add_numPr().get_or_add_numId().val = first_list + 1
    if name in _HEADINGS:
        properties.get_or_add_outlineLvl().set(qn("w:val"), str(_HEADINGS[name] - 1))


def is_untouched(style: Any) -> bool:
    """Whether a style is as Word brings it: in the fonts or colours of a theme and in one of Word's own sizes."""
    own = style.element.find(qn("w:rPr"))
    sizes = resources.table("brief")["letterhead"]["word_sizes"].get(style.name.lower(), ())
    if own is None or not sizes or (style.font.size is not None and style.font.size.pt not in sizes):
        return False
    if style.name.lower().startswith("heading") and (style.font.italic or style.font.underline):
        return False  # Word brings its first three headings upright
    fonts, colour = own.find(qn("w:rFonts")), own.find(qn("w:color"))
    themed = fonts is not None and any(str(key).endswith("Theme") for key in fonts.attrib)
    return themed or (colour is not None and colour.get(qn("w:themeColor")) is not None)


def _emptied(style: Any) -> None:
    """Take out what a style says of letters and paragraphs."""
    for tag in ("w:rPr", "w:pPr"):
        for said in style.element.findall(qn(tag)):
            style.element.remove(said)


def _set_font(style: Any, font: str) -> None:
    """`font` in every script, whatever a theme says."""
    style.font.name = font
    fonts = style.element.rPr.rFonts
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)


def _set_paragraph_form(style: ParagraphStyle, form: TextForm) -> None:
    """Alignment, gaps, indents and lines of `form`."""
    wanted = style.paragraph_format
    wanted.alignment = _ALIGN[form.align]
    wanted.space_before, wanted.space_after = Pt(form.before), Pt(form.after)
    wanted.left_indent, wanted.first_line_indent = Mm(form.left), Mm(form.first_line)
    if form.exact_line is not None:
        wanted.line_spacing_rule, wanted.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(form.exact_line)
    else:
        wanted.line_spacing = float(form.line)


def _lead_to_pages(style: ParagraphStyle, profile: Profile) -> None:
    """Give entries of the table of contents a tab at the right margin, with dots to the page's number."""
    page, stops = profile.page, style.paragraph_format.tab_stops
    if len(stops):
        return  # an office's own
    stops.add_tab_stop(Mm(page.width - page.left - page.right), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _other_styles(styles: Styles, profile: Profile) -> None:
    """The page's number, the marks of notes and evidence, the grid of tables."""
    if profile.template is None or "Header" not in styles:
        header = _style(styles, "Header", WD_STYLE_TYPE.PARAGRAPH, True)
        header.base_style = styles["Normal"]
        header.paragraph_format.alignment, header.font.size = WD_ALIGN_PARAGRAPH.CENTER, Pt(profile.page_number.size)
    for name in (MARK, NOTE_MARK):
        raised = _style(styles, name, WD_STYLE_TYPE.CHARACTER, name == NOTE_MARK)
        raised.font.superscript = True
        raised.font.bold = raised.font.italic = False
    grid = _style(styles, GRID, WD_STYLE_TYPE.TABLE, False)
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in edges)
    gaps = (("top", 28), ("left", 68), ("bottom", 28), ("right", 68))
    inner = "".join(f'<w:{side} w:w="{gap}" w:type="dxa"/>' for side, gap in gaps)
    for old in grid.element.findall(qn("w:tblPr")):
        grid.element.remove(old)
    form = f"<w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>{inner}</w:tblCellMar>"
    grid.element.append(parse_xml(f"<w:tblPr {nsdecls('w')}>{form}</w:tblPr>"))


def _style(styles: Any, name: str, kind: WD_STYLE_TYPE, builtin: bool) -> Any:
    """The style called `name`, made where the document has none."""
    if name in styles:
        return styles[name]
    style = styles.add_style(name, kind, builtin)
    style.element.set(qn("w:styleId"), identified(name))
    return style
