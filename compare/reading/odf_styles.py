"""The styles of an OpenDocument text: how a paragraph or stretch looks, and how its lists and headings are numbered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from compare.reading.form import Role
from compare.reading.numbering import BULLET, letter, roman

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks; None where nothing says. `level` is a style's outline level, `size` in points."""

    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    size: float | None = None
    align: str | None = None
    font: str | None = None
    level: int | None = None
    role: Role = ""
    list_style: str | None = None


class Styles:
    """The named and automatic styles of a document, each resolved when first asked for."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._looks: dict[tuple[str, str], Look] = {}
        self.lists: dict[str, etree._Element] = {}
        self.outline: etree._Element | None = None
        base = Look()
        self._fonts: dict[str, str] = {}
        for root in roots:
            if root is None:
                continue
            for face in root.iter(f"{STYLE}font-face"):
                family = face.get("{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}font-family", "")
                self._fonts[face.get(f"{STYLE}name", "")] = family.strip("'\"")
            for element in root.iter(f"{STYLE}style"):
                key = (element.get(f"{STYLE}family", ""), element.get(f"{STYLE}name", ""))
                self._elements.setdefault(key, element)
            for element in root.iter(f"{TEXT}list-style"):
                self.lists.setdefault(element.get(f"{STYLE}name", ""), element)
            for element in root.iter(f"{TEXT}outline-style"):
                self.outline = element
            for element in root.iter(f"{STYLE}default-style"):
                if element.get(f"{STYLE}family") == "paragraph":
                    base = self._with(base, element)
        self._base = base

    def paragraph(self, name: str | None) -> Look:
        """How the paragraph style `name` looks."""
        return self._look("paragraph", name, self._base, 0)

    def text(self, name: str | None, within: Look) -> Look:
        """How text in the text style `name` looks inside text that looks like `within`."""
        if not name:
            return within
        own = self._look("text", name, Look(), 0)
        changes = {f: v for f in ("bold", "italic", "underline", "caps", "hidden", "raised", "size", "font")
                   if (v := getattr(own, f)) is not None}  # fmt: skip
        return replace(within, **changes) if changes else within

    def _look(self, family: str, name: str | None, base: Look, depth: int) -> Look:
        element = self._elements.get((family, name or ""))
        if element is None or depth > 20:
            return base
        found = self._looks.get((family, name or ""))
        if found is None:
            parent = self._look(family, element.get(f"{STYLE}parent-style-name"), base, depth + 1)
            found = self._looks[(family, name or "")] = self._with(parent, element)
        return found

    def _with(self, look: Look, element: etree._Element) -> Look:
        changes: dict[str, Any] = {}
        text = element.find(f"{STYLE}text-properties")
        if text is not None:
            changes.update(_text_changes(text, look.size))
            font = text.get(f"{STYLE}font-name")
            family = text.get(f"{FO}font-family") or (self._fonts.get(font, font) if font else None)
            if family:
                changes["font"] = family.strip("'\"")
        par = element.find(f"{STYLE}paragraph-properties")
        if par is not None and par.get(f"{FO}text-align"):
            changes["align"] = par.get(f"{FO}text-align")
        level = element.get(f"{STYLE}default-outline-level")
        if level is not None:
            changes["level"] = int(level) if level.isdigit() and int(level) else None
        if element.get(f"{STYLE}list-style-name") is not None:
            changes["list_style"] = element.get(f"{STYLE}list-style-name")
        role = _role(element.get(f"{STYLE}display-name") or element.get(f"{STYLE}name", ""))
        if role:
            changes["role"] = role
        return replace(look, **changes) if changes else look


def _text_changes(text: etree._Element, inherited: float | None) -> dict[str, object]:
    changes: dict[str, object] = {}
    weight = text.get(f"{FO}font-weight")
    if weight is not None:
        changes["bold"] = weight == "bold" or (weight.isdigit() and int(weight) >= 600)
    if text.get(f"{FO}font-style") is not None:
        changes["italic"] = text.get(f"{FO}font-style") != "normal"
    if text.get(f"{STYLE}text-underline-style") is not None:
        changes["underline"] = text.get(f"{STYLE}text-underline-style") != "none"
    if text.get(f"{FO}text-transform") is not None:
        changes["caps"] = text.get(f"{FO}text-transform") == "uppercase"
    if text.get(f"{TEXT}display") is not None:
        changes["hidden"] = text.get(f"{TEXT}display") == "none"
    position = text.get(f"{STYLE}text-position", "")
    if position:
        changes["raised"] = position.startswith("super") or (position[0].isdigit() and position[0] != "0")
    size = text.get(f"{FO}font-size", "")
    try:
        if size.endswith("pt"):
            changes["size"] = float(size[:-2])
        elif size.endswith("%") and inherited:
            changes["size"] = float(size[:-1]) * inherited / 100
    except ValueError:
        pass
    return changes


def _role(name: str) -> Role:
    bare = name.replace("_20_", " ").lower()
    if bare == "title":
        return "title"
    if bare == "subtitle":
        return "subtitle"
    if bare.startswith(("caption", "table caption")) or bare in ("table", "illustration", "figure"):
        return "caption"
    return "contents" if bare.startswith("contents") else ""


class Lists:
    """The running numbers of lists and of numbered headings."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counters: dict[str, dict[int, int]] = {}
        self._headings: dict[int, int] = {}

    def begin(self, style: str | None, name: str | None) -> None:
        """A new list in `style` begins: its numbers start over."""
        self._counters[style or ""] = {}

    def label(self, style: str | None, depth: int, start: str | None) -> tuple[str, bool]:
        """The number of the next item at `depth` (1 topmost), and whether it is a bullet."""
        element = self._styles.lists.get(style or "")
        level = _level(element, depth)
        if level is None:
            return "", False
        if level.tag == f"{TEXT}list-level-style-bullet":
            return BULLET, True
        if level.tag != f"{TEXT}list-level-style-number":
            return "", False
        counters = self._counters.setdefault(style or "", {})
        _count(counters, depth, start, level)
        return _shown(element, level, counters, depth), False

    def heading(self, depth: int) -> str:
        """The number of the next heading at outline level `depth`; "" where headings are not numbered."""
        level = _level(self._styles.outline, depth)
        if level is None or not level.get(f"{STYLE}num-format"):
            return ""
        _count(self._headings, depth, None, level)
        return _shown(self._styles.outline, level, self._headings, depth)


def _level(element: etree._Element | None, depth: int) -> etree._Element | None:
    if element is None:
        return None
    return next((child for child in element if child.get(f"{TEXT}level") == str(depth)), None)


def _count(counters: dict[int, int], depth: int, start: str | None, level: etree._Element) -> None:
    if start and start.isdigit():
        counters[depth] = int(start)
    elif depth in counters:
        counters[depth] += 1
    else:
        first = level.get(f"{TEXT}start-value", "1")
        counters[depth] = int(first) if first.isdigit() else 1
    for deeper in [d for d in counters if d > depth]:
        del counters[deeper]


def _shown(element: etree._Element | None, level: etree._Element, counters: dict[int, int], depth: int) -> str:
    if not level.get(f"{STYLE}num-format"):
        return ""
    shown = level.get(f"{TEXT}display-levels", "1")
    count = int(shown) if shown.isdigit() else 1
    pattern = level.get("{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format")
    numbers = {}
    for d in range(1, depth + 1):
        own = _level(element, d)
        form = own.get(f"{STYLE}num-format", "1") if own is not None else "1"
        numbers[d] = _written(counters.get(d, 1), form)
    if pattern:
        for d, number in numbers.items():
            pattern = pattern.replace(f"%{d}%", number)
        return str(pattern).strip()
    middle = ".".join(numbers[d] for d in range(max(1, depth - count + 1), depth + 1) if numbers[d])
    return f"{level.get(f'{STYLE}num-prefix', '')}{middle}{level.get(f'{STYLE}num-suffix', '')}".strip()


def _written(value: int, form: str) -> str:
    if form in ("I", "i"):
        return roman(value) if form == "I" else roman(value).lower()
    if form in ("A", "a"):
        return letter(value).upper() if form == "A" else letter(value)
    return str(value) if form else ""
