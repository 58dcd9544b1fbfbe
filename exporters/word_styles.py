"""A new Word document in the form of a profile: styles, numbering, settings, properties, and no template's leftovers.

The library opens its own template; what the form does not ask for is taken out, and every kind of text gets a real
style that has the profile's values. Of an office's own file everything is kept that its letterhead, headers and footers
are shown by: its own defaults and styles, its lists, its pictures.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles

import resources
from compare.document import Brief
from compare.messages import Language
from exporters.layout import cleaned
from exporters.profile import Profile, TextForm

LOCALES = {"vi": "vi-VN", "en": "en-GB"}
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)  # a file must say when it was made; the same brief gives the same bytes
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_HEADINGS = {"heading1": 1, "heading2": 2, "heading3": 3, "appendix_title": 1}  # levels in the outline
_KEPT = (*_HEADINGS, "caption", "document_type", "appendix_number", "appendix_note")  # with what follows
NEEDED = {RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.THEME, RT.FONT_TABLE, RT.CORE_PROPERTIES, RT.OFFICE_DOCUMENT}
_BASE = ("Normal", "Default Paragraph Font", "Normal Table", "No List")

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


def new_document(brief: Brief, profile: Profile) -> Opened:
    """An empty document in the form of `profile`, with the properties of `brief`."""
    document = Document()
    _without_leftovers(document, profile)
    _defaults(document.styles, profile, brief.language)
    fill_styles(document, brief, profile)
    refill(document.part.numbering_part.element, numbering(profile))
    refill(document.settings.element, settings(brief.language))
    return document


def fill_styles(document: Opened, brief: Brief, profile: Profile, first_list: int = 1) -> None:
    """The styles of the form's texts, and the properties."""
    for name, form in sorted(profile.text.items()):
        _text_style(document.styles, name, form, first_list, profile.font.word if profile.template else None)
    _other_styles(document.styles, profile)
    _properties(document, brief, profile)


def _without_leftovers(document: Opened, profile: Profile) -> None:
    """Take out what the library's template brings: pictures, fonts, texts, styles."""
    for holder in (document.part.package, document.part):
        for key in [key for key, relation in holder.rels.items() if relation.reltype not in NEEDED]:
            del holder.rels[key]
    for element in list(document.element.body)[:-1]:
        document.element.body.remove(element)
    section = document.element.body.sectPr
    for reference in section.xpath("w:headerReference|w:footerReference"):
        section.remove(reference)
    for style in [s for s in document.styles if s.name not in _BASE]:
        style.delete()
    for relation in document.part.rels.values():
        if relation.reltype == RT.THEME:  # a chart takes its font from it
            theme, font = relation.target_part, profile.font.word.encode("utf-8")
            theme._blob = re.sub(rb'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rb"\g<1>" + font, theme.blob)
        elif relation.reltype == RT.FONT_TABLE:
            relation.target_part._blob = _font_table(profile.font.word).encode("utf-8")


def _font_table(font: str) -> str:
    """The one font."""
    return (
        f'<w:fonts {nsdecls("w")}><w:font w:name="{escape(font)}"><w:charset w:val="00"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _defaults(styles: Styles, profile: Profile, language: Language) -> None:
    """What holds where no style says otherwise: the one font in every script, the language, single lines."""
    font, size, locale = escape(profile.font.word), round(profile.text["body"].size * 2), LOCALES[language]
    for old in styles.element.findall(qn("w:docDefaults")):
        styles.element.remove(old)
    made = parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="{locale}" w:eastAsia="{locale}" '
        'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" '
        'w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    styles.element.insert(0, made)


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


def numbering(profile: Profile, level: int = 0, first: int = 1) -> str:
    """The numbers of headings as the form writes them, and its list mark: lists `first` and the next, made as `level`
    and the next.
    """
    levels = "".join(_level(place, pattern, profile) for place, pattern in enumerate(profile.heading_numbers))
    bullet = profile.text["bullet"]
    suffix = "tab" if bullet.first_line < 0 else "space"
    return (
        f"<w:numbering {nsdecls('w')}>"
        f'<w:abstractNum w:abstractNumId="{level}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="{level + 1}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="{style_id("bullet")}"/>'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{escape(profile.bullet)}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{_indents(bullet)}</w:pPr></w:lvl></w:abstractNum>"
        f'<w:num w:numId="{first}"><w:abstractNumId w:val="{level}"/></w:num>'
        f'<w:num w:numId="{first + 1}"><w:abstractNumId w:val="{level + 1}"/></w:num></w:numbering>'
    )


def _level(place: int, pattern: str, profile: Profile) -> str:
    kind = "lowerLetter" if "{letter}" in pattern else "upperRoman" if "{roman}" in pattern else "decimal"
    own = f"%{place + 1}"
    text = pattern.format(roman=own, arabic=own, letter=own, parent=f"%{place}").rstrip()
    name = f"heading{place + 1}"
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{kind if text else "none"}"/>'
        f'<w:pStyle w:val="{style_id(name)}"/><w:suff w:val="{"space" if text else "nothing"}"/>'
        f'<w:lvlText w:val="{escape(text)}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{_indents(profile.text[name])}</w:pPr></w:lvl>"
    )


def _indents(form: TextForm) -> str:
    first = f'w:firstLine="{twips(form.first_line)}"'
    if form.first_line < 0:
        first = f'w:hanging="{twips(-form.first_line)}"'
    return f'<w:ind w:left="{twips(form.left)}" {first}/>'


def settings(language: Language) -> str:
    """The mode of today's Word, notes, the document's language."""
    return (
        f'<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="15"/></w:compat><w:themeFontLang w:val="{LOCALES[language]}"/>'
        f'<w:decimalSymbol w:val="{"," if language == "vi" else "."}"/>'
        f'<w:listSeparator w:val="{";" if language == "vi" else ","}"/></w:settings>'
    )


def refill(element: Any, xml: str) -> None:
    """Give `element`, the root of a part, what stands in `xml` in place of its own."""
    element[:] = list(parse_xml(xml))


def _properties(document: Opened, brief: Brief, profile: Profile) -> None:
    """Title, issuer, language; no time of the clock."""
    wanted = document.core_properties
    wanted.title, wanted.author = cleaned(brief.title)[:255], cleaned(brief.form.issuer)[:255]  # 255 is Word's limit
    wanted.language = LOCALES[brief.language]
    wanted.comments = "" if profile.verified else profile.name
    wanted.subject = wanted.keywords = wanted.category = wanted.last_modified_by = ""
    wanted.created = wanted.modified = _NO_DATE
    wanted.revision = 1
