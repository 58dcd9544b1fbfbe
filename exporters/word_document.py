"""A new Word document for a brief: its defaults, settings and properties, and no template's leftovers.

The library opens its own template; what the form does not ask for is taken out. Of an office's own file everything is
kept that its letterhead, headers and footers are shown by (`word_paper`).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as Opened
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.styles.styles import Styles

from compare.document import Brief
from compare.messages import Language
from exporters.layout import cleaned
from exporters.profile import Profile
from exporters.word_numbering import numbering
from exporters.word_styles import fill_styles

LOCALES = {"vi": "vi-VN", "en": "en-GB"}
NEEDED = {RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.THEME, RT.FONT_TABLE, RT.CORE_PROPERTIES, RT.OFFICE_DOCUMENT}
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)  # a file must say when it was made; the same brief gives the same bytes
_BASE = ("Normal", "Default Paragraph Font", "Normal Table", "No List")


def new_document(brief: Brief, profile: Profile) -> Opened:
    """An empty document in the form of `profile`, with the properties of `brief`."""
    document = Document()
    _without_leftovers(document, profile)
    _defaults(document.styles, profile, brief.language)
    fill_styles(document, profile)
    fill_properties(document, brief, profile)
    refill(document.part.numbering_part.element, numbering(profile))
    refill(document.settings.element, settings(brief.language))
    return document


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


def fill_properties(document: Opened, brief: Brief, profile: Profile) -> None:
    """Title, issuer, language; no time of the clock."""
    wanted = document.core_properties
    wanted.title, wanted.author = cleaned(brief.title)[:255], cleaned(brief.form.issuer)[:255]  # 255 is Word's limit
    wanted.language = LOCALES[brief.language]
    wanted.comments = "" if profile.verified else profile.name
    wanted.subject = wanted.keywords = wanted.category = wanted.last_modified_by = ""
    wanted.created = wanted.modified = _NO_DATE
    wanted.revision = 1
