"""The parts of a Word file that do not hold the text: styles, numbering, settings, headers, properties.

Everything is written from the profile; there is no template whose leftovers could show. Word's own units: half points
for sizes, twentieths of a point for gaps and lengths.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from compare.document import Brief
from compare.messages import Language
from exporters.profile import Profile, TextForm

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LOCALES = {"vi": "vi-VN", "en": "en-GB"}

# The styles of the form that Word knows under names of its own; the others get a name of ours.
_BUILT_IN = {
    "heading1": ("Heading1", "heading 1"),
    "heading2": ("Heading2", "heading 2"),
    "heading3": ("Heading3", "heading 3"),
    "document_type": ("Title", "Title"),
    "subject": ("Subtitle", "Subtitle"),
    "body": ("BodyText", "Body Text"),
    "bullet": ("ListBullet", "List Bullet"),
    "caption": ("Caption", "caption"),
    "footnote": ("FootnoteText", "footnote text"),
    "signer": ("Signature", "Signature"),
    "date": ("Date", "Date"),
}


def style_id(name: str) -> str:
    """The id of the style for the form's text `name`."""
    return _BUILT_IN[name][0] if name in _BUILT_IN else "".join(word.capitalize() for word in name.split("_"))


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * 1440 / 25.4)


def styles(profile: Profile, language: Language) -> str:
    """styles.xml: defaults, a style for each kind of text, the grid of tables, the marks of evidence."""
    font, body = escape(profile.font.word), profile.text["body"]
    locale = _LOCALES[language]
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    size = _half(body.size)
    out = [
        f'{DECLARATION}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{locale}" w:eastAsia="{locale}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>",
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
        *(_style(name, form) for name, form in sorted(profile.text.items())),
        '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr>'
        f"<w:rPr>{_sizes(profile.page_number.size)}</w:rPr></w:style>",
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
        '<w:style w:type="character" w:customStyle="1" w:styleId="EvidenceMark"><w:name w:val="Evidence Mark"/>'
        '<w:rPr><w:b w:val="0"/><w:i w:val="0"/><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
        _grid(),
    ]
    return "".join(out) + "</w:styles>"


def paragraph_form(form: TextForm) -> str:
    """The paragraph half of `form`, for a style or a numbering level: spacing, indents, alignment."""
    rule = f'w:line="{round(form.line * 240)}" w:lineRule="auto"'
    if form.exact_line is not None:
        rule = f'w:line="{round(form.exact_line * 20)}" w:lineRule="exact"'
    align = {"justify": "both"}.get(form.align, form.align)
    return (
        f'<w:spacing w:before="{round(form.before * 20)}" w:after="{round(form.after * 20)}" {rule}/>'
        f'{_indents(form)}<w:jc w:val="{align}"/>'
    )


def numbering(profile: Profile) -> str:
    """numbering.xml: the numbers of headings as the form writes them, and its list mark."""
    levels = "".join(_level(place, pattern, profile) for place, pattern in enumerate(profile.heading_numbers))
    bullet = profile.text["bullet"]
    suffix = "tab" if bullet.first_line < 0 else "space"
    return (
        f'{DECLARATION}<w:numbering xmlns:w="{W}">'
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="{style_id("bullet")}"/>'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{escape(profile.bullet)}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{_indents(bullet)}</w:pPr></w:lvl></w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def settings(language: Language) -> str:
    """settings.xml: the mode of today's Word, notes, the document's language."""
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="15"/></w:compat><w:themeFontLang w:val="{_LOCALES[language]}"/>'
        f'<w:decimalSymbol w:val="{"," if language == "vi" else "."}"/>'
        f'<w:listSeparator w:val="{";" if language == "vi" else ","}"/></w:settings>'
    )


def font_table(profile: Profile) -> str:
    """fontTable.xml: the one font."""
    return (
        f'{DECLARATION}<w:fonts xmlns:w="{W}"><w:font w:name="{escape(profile.font.word)}">'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def theme(profile: Profile) -> str:
    """theme1.xml: the one font, and black on white with greys; Word asks for a theme where there are charts."""
    font = escape(profile.font.word)
    colours = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "404040", "lt2": "E7E6E6"}
    colours |= {
        f"accent{n}": shade for n, shade in enumerate(("595959", "7F7F7F", "A6A6A6", "BFBFBF", "404040", "262626"), 1)
    }
    colours |= {"hlink": "000000", "folHlink": "000000"}
    scheme = "".join(f'<a:{name}><a:srgbClr val="{shade}"/></a:{name}>' for name, shade in colours.items())
    fonts = "".join(
        f'<a:{which}><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface="{font}"/></a:{which}>'
        for which in ("majorFont", "minorFont")
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Brief">'
        f'<a:themeElements><a:clrScheme name="Brief">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Brief">{fonts}</a:fontScheme><a:fmtScheme name="Brief">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def header(shows_number: bool) -> str:
    """A page header: the page's number in the middle, or nothing."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    inside = field if shows_number else ""
    return f'{DECLARATION}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{inside}</w:p></w:hdr>'


def footnotes(notes: list[str]) -> str:
    """footnotes.xml: the two rules that Word asks for, then `notes` (runs as XML), numbered from 1."""
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
    return f'{DECLARATION}<w:footnotes xmlns:w="{W}">{fixed}{said}</w:footnotes>'


def core_properties(brief: Brief, profile: Profile) -> str:
    """docProps/core.xml: title, issuer, language; no dates, so that the same brief gives the same bytes."""
    described = "" if profile.verified else f"<dc:description>{escape(profile.name)}</dc:description>"
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(brief.title)}</dc:title><dc:creator>{escape(brief.form.issuer)}</dc:creator>"
        f"{described}<dc:language>{_LOCALES[brief.language]}</dc:language></cp:coreProperties>"
    )


def app_properties() -> str:
    """docProps/app.xml."""
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Đối Chiếu</Application></Properties>"
    )


def _style(name: str, form: TextForm) -> str:
    ident, shown = _BUILT_IN.get(name, (style_id(name), f"Brief {name.replace('_', ' ')}"))
    custom = "" if name in _BUILT_IN else ' w:customStyle="1"'
    level = int(name[-1]) if name.startswith("heading") else None
    extra = ""
    if level is not None:
        extra = f'<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
    elif name == "bullet":
        extra = '<w:numPr><w:numId w:val="2"/></w:numPr>'
    elif name in ("caption", "document_type", "appendix_number", "appendix_title", "appendix_note"):
        extra = "<w:keepNext/>"
    if name == "appendix_title":  # it stands in the outline, so that a reader can jump to it
        level = 1
    outline = f'<w:outlineLvl w:val="{level - 1}"/>' if level is not None else ""
    follows = f'<w:next w:val="{style_id("body")}"/>' if name.startswith("heading") else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{ident}"><w:name w:val="{shown}"/>'
        f'<w:basedOn w:val="Normal"/>{follows}<w:qFormat/><w:pPr>{extra}{paragraph_form(form)}{outline}</w:pPr>'
        f"<w:rPr>{_letters(form)}</w:rPr></w:style>"
    )


def _letters(form: TextForm) -> str:
    marks = "".join(f"<w:{tag}/>" for tag, on in (("b", form.bold), ("i", form.italic), ("caps", form.upper)) if on)
    line = '<w:u w:val="single"/>' if form.underline else ""
    return f"{marks}{_sizes(form.size)}{line}"


def _sizes(size: float) -> str:
    return f'<w:sz w:val="{_half(size)}"/><w:szCs w:val="{_half(size)}"/>'


def _half(size: float) -> int:
    return round(size * 2)


def _indents(form: TextForm) -> str:
    first = f'w:firstLine="{twips(form.first_line)}"'
    if form.first_line < 0:
        first = f'w:hanging="{twips(-form.first_line)}"'
    return f'<w:ind w:left="{twips(form.left)}" {first}/>'


def _grid() -> str:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in edges)
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="BriefGrid"><w:name w:val="Brief Grid"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>'
        '<w:top w:w="28" w:type="dxa"/><w:left w:w="68" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/>'
        '<w:right w:w="68" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _level(place: int, pattern: str, profile: Profile) -> str:
    kind = "lowerLetter" if "{letter}" in pattern else "upperRoman" if "{roman}" in pattern else "decimal"
    parts = {"roman": f"%{place + 1}", "arabic": f"%{place + 1}", "letter": f"%{place + 1}", "parent": f"%{place}"}
    text = pattern.format(**parts).rstrip()
    kind = kind if text else "none"
    suffix = "space" if text else "nothing"
    name = f"heading{place + 1}"
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="{style_id(name)}"/><w:suff w:val="{suffix}"/><w:lvlText w:val="{escape(text)}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{_indents(profile.text[name])}</w:pPr></w:lvl>'
    )
