"""A Word document on an office's own paper: the file it gave, with the form's styles, lists and settings put in.

Everything is kept that its letterhead, headers and footers are shown by: its own defaults and styles, its lists, its
pictures. What is bound to the old document, or locks it, goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

from docx.document import Document as Opened
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

from compare.document import Brief
from compare.messages import Language
from exporters.letterhead import SIGNED_LINES, Letterhead, margins
from exporters.profile import Profile
from exporters.word_document import LOCALES, NEEDED, fill_properties, refill, settings
from exporters.word_numbering import numbering
from exporters.word_styles import NAMES, fill_styles, identified


def new_on_paper(paper: Letterhead, brief: Brief, profile: Profile) -> Opened:
    """The document of an office's own file in the form of `profile`, with the properties of `brief`; the letterhead,
    the headers and the footers look as they did.
    """
    document = paper.document
    _with_our_names(paper)
    used = {value for element in (document.element, *paper.tail) for value in _relations_named(element)}
    for holder in (document.part.package, document.part):
        kept = used if holder is document.part else frozenset()
        for key in [k for k, relation in holder.rels.items() if relation.reltype not in NEEDED and k not in kept]:
            del holder.rels[key]
    lists = _lists(document)
    first, level = _next(lists, "w:num", "w:numId"), _next(lists, "w:abstractNum", "w:abstractNumId")
    fill_styles(document, profile, first)
    fill_properties(document, brief, profile)
    _add_lists(lists, parse_xml(numbering(profile, level, first)))
    languages = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    for language in languages:
        language.set(qn("w:val"), LOCALES[brief.language])
    _keep_settings(document.settings.element, brief.language)
    return document


def keep_signed(tail: Iterable[Any]) -> None:
    """Keep what an office has behind the text with its last lines, and its signature whole: to the first table, or the
    first few lines.
    """
    lines: list[Any] = []
    for element in tail:
        if element.tag == qn("w:tbl"):
            for row in element.findall(qn("w:tr")):
                form = row.get_or_add_trPr()
                if form.find(qn("w:cantSplit")) is None:
                    form.insert(0, parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
            break
        lines += [element] if element.tag == qn("w:p") and len(lines) < SIGNED_LINES else []
    else:
        lines = lines[:-1]
    for line in lines:
        line.get_or_add_pPr().get_or_add_keepNext()


def _keep_settings(element: Any, language: Language) -> None:
    """Fill the settings anew but for what tells how the pages look; what is bound to one document or locks it goes."""
    own = {tag: element.find(qn(f"w:{tag}")) for tag in ("mirrorMargins", "gutterAtTop", "evenAndOddHeaders", "compat")}
    refill(element, settings(language))
    tabs = element.find(qn("w:defaultTabStop"))
    for tag in ("mirrorMargins", "gutterAtTop"):
        if own[tag] is not None:
            tabs.addprevious(own[tag])
    if own["evenAndOddHeaders"] is not None:
        tabs.addnext(own["evenAndOddHeaders"])
    if own["compat"] is not None:
        element.replace(element.find(qn("w:compat")), own["compat"])


def _lists(document: Any) -> Any:
    """The root of the part of the lists, made where the file has none."""
    try:
        return document.part.part_related_by(RT.NUMBERING).element
    except KeyError:
        element = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        part = NumberingPart(PackURI("/word/numbering.xml"), CT.WML_NUMBERING, element, document.part.package)
        document.part.relate_to(part, RT.NUMBERING)
        return element


_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def _relations_named(element: Any) -> Iterator[str]:
    """The relations that `element` and all within it name."""
    for each in element.iter():
        yield from (value for key, value in each.attrib.items() if str(key).startswith(_RELATION))


def _next(lists: Any, tag: str, name: str) -> int:
    """The first number that no `tag` of a numbering part has."""
    return 1 + max((int(each.get(qn(name))) for each in lists.findall(qn(tag))), default=0)


def _add_lists(lists: Any, made: Any) -> None:
    """Put the lists `made` beside those that are there: first all that say how, then all that are used."""
    first = lists.find(qn("w:num"))
    for each in list(made):
        if each.tag == qn("w:num"):
            lists.append(each)
        elif first is not None:
            first.addprevious(each)
        else:
            lists.append(each)


# The first page -----------------------------------------------------------------------------------------------------


def first_as_others(section: Any) -> None:
    """Give `section` a first page of its own that looks as the others do, so that it can go without their number."""
    pairs = ((section.header, section.first_page_header), (section.footer, section.first_page_footer))
    own = [(one, first) for one, first in pairs if not one.is_linked_to_previous]
    section.different_first_page_header_footer = True
    for one, first in own:
        first.is_linked_to_previous = False
        first._element[:] = [deepcopy(child) for child in one._element]
        for drawing in first._element.iter(qn("wp:docPr")):  # a drawing has its number for itself
            drawing.set("id", str(_COPIED + int(drawing.get("id") or 0)))
        _renumber(first._element, {key: _related(first.part, each) for key, each in one.part.rels.items()})


_COPIED = 50_000  # above the numbers of drawings that a file has


def _related(part: Any, relation: Any) -> str:
    """The id by which `part` names what `relation` of another part leads to."""
    if relation.is_external:
        return str(part.relate_to(relation.target_ref, relation.reltype, is_external=True))
    return str(part.relate_to(relation.target_part, relation.reltype))


def _renumber(root: Any, ids: dict[str, str]) -> None:
    """Have all in `root` that names a relation by an old id name it by its new one."""
    for element in root.iter():
        for key, value in element.attrib.items():
            if str(key).startswith(_RELATION) and value in ids:
                element.set(key, ids[value])


# The names of styles ------------------------------------------------------------------------------------------------


def _with_our_names(paper: Letterhead) -> None:
    """Give the file's styles that the form knows the names and ids that the form knows them by.

    Some programs write "Heading 1" where Word has "heading 1", and Word itself gives ids in its own language ("u1").
    """
    styles = paper.document.styles.element
    there = {style.find(qn("w:name")).get(qn("w:val")).lower(): style for style in styles.findall(qn("w:style"))
             if style.find(qn("w:name")) is not None}  # fmt: skip
    wanted = {name.lower(): name for name in NAMES}
    changed: dict[str, str] = {}
    for name in wanted.keys() & there.keys():
        style = there[name]
        style.find(qn("w:name")).set(qn("w:val"), _INTERNAL.get(wanted[name], wanted[name]))
        if style.get(qn("w:styleId")) != identified(wanted[name]):
            changed[style.get(qn("w:styleId"))] = identified(wanted[name])
    taken = set(changed.values())
    for style in styles.findall(qn("w:style")):
        old = style.get(qn("w:styleId"))
        if old in changed:
            style.set(qn("w:styleId"), changed[old])
        elif old in taken:  # another style has the id that one of the form's is to have
            changed[old] = f"{old}Own"
            style.set(qn("w:styleId"), changed[old])
    if changed:
        _rename(paper, changed)


_INTERNAL = {f"Heading {level}": f"heading {level}" for level in range(1, 10)} | {
    "Caption": "caption",
    "Header": "header",
}
_NAMING = tuple(qn(f"w:{tag}") for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink"))


def _rename(paper: Letterhead, changed: dict[str, str]) -> None:
    """Have all that names a style by an old id name it by its new one."""
    document = paper.document
    roots = [document.element, *paper.tail, document.styles.element, _lists(document), *margins(document)]
    for root in roots:
        for element in root.iter(*_NAMING):
            name = element.get(qn("w:val"))
            element.set(qn("w:val"), changed.get(name, name))
