"""The numbers of headings and the marks of lists in a Word file, as lists that Word counts itself."""

from __future__ import annotations

from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from exporters.profile import Profile, TextForm
from exporters.word_styles import style_id, twips


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
