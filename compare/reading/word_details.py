"""Details of Word documents that need no walk: symbols, fields of forms, notes by id, text boxes within others, roles
of styles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lxml import etree

from compare.reading.form import Role
from compare.reading.numbering import W
from compare.reading.word_styles import VAL

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def inside_box(box: etree._Element, top: etree._Element) -> bool:
    """Whether `box` stands in another text box, or in the fallback of a newer drawing, and is read with that."""
    at = box.getparent()
    while at is not None and at is not top:
        if at.tag in (f"{W}txbxContent", f"{_MC}Fallback"):
            return True
        at = at.getparent()
    return False


def branch(alternates: etree._Element) -> Sequence[etree._Element]:
    """Of the ways in which a thing is given, what is in the first that holds something known here."""
    for way in alternates:
        if any(isinstance(e.tag, str) and e.tag.startswith(W) for e in way.iterdescendants()):
            return list(way)
    return ()


def chosen(field: etree._Element) -> str:
    """What was chosen in a form's field that begins with the `fldChar` `field`: an entry of a list, a box ticked."""
    entries = field.find(f"{W}ffData/{W}ddList")
    if entries is not None:
        at = next((e for tag in ("result", "default") if (e := entries.find(f"{W}{tag}")) is not None), None)
        names = [e.get(VAL, "") for e in entries.iterchildren(f"{W}listEntry")]
        number = at.get(VAL, "0") if at is not None else "0"
        return names[int(number)] if number.isdecimal() and int(number) < len(names) else ""
    box = field.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    mark = next((e for tag in ("checked", "default") if (e := box.find(f"{W}{tag}")) is not None), None)
    return "☒" if mark is not None and mark.get(VAL, "1") in ("1", "true", "on") else "☐"


def notes(root: etree._Element | None, kind: str) -> dict[str, etree._Element]:
    """The notes of the part `root` by their id; separators are none."""
    if root is None:
        return {}
    return {e.get(f"{W}id", ""): e for e in root.iterchildren(f"{W}{kind}") if e.get(f"{W}type") in (None, "normal")}


def symbol(element: etree._Element) -> str:
    """The letter that a `sym` element names, as its font keeps it; "" where it names none."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return chr(code) if code < 0xD800 or 0xF020 <= code <= 0xF0FF else ""


@lru_cache(maxsize=512)
def role_of(style: str) -> Role:
    """What a paragraph is by the name of its style: title, subtitle, caption, table of contents; "" for none."""
    name = style.lower()
    if name == "title":
        return "title"
    if name == "subtitle":
        return "subtitle"
    if name.startswith("caption"):
        return "caption"
    return "contents" if name.startswith(("toc", "table of", "mục lục")) else ""
