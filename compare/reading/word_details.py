"""Details of Word documents that need no walk: symbols, notes by id, text boxes within others, roles of styles."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from compare.reading.form import Role
from compare.reading.numbering import W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def inside_box(box: etree._Element, top: etree._Element) -> bool:
    """Whether `box` stands in another text box, or in the fallback of a newer drawing, and is read with that."""
    at = box.getparent()
    while at is not None and at is not top:
        if at.tag in (f"{W}txbxContent", f"{_MC}Fallback"):
            return True
        at = at.getparent()
    return False


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
