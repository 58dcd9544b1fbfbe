"""The styles of a Word document: what a paragraph or run takes from its style and the styles that one is based on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from compare.reading.form import ReadingError
from compare.reading.numbering import W
from compare.reading.package import Package, parse_xml

VAL = f"{W}val"
RUN_STYLE, PARAGRAPH_STYLE = "run style", "paragraph style"  # keys of the style a run or paragraph names
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style sets; None where it leaves a thing to others. `level` counts from 1, `size` in points."""

    name: str = ""
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    size: float | None = None
    align: str | None = None
    level: int | None = None
    number: str | None = None
    number_level: int | None = None
    font: str | None = None


PLAIN = Style()
_FIELDS = frozenset(Style.__slots__)


class Styles:
    """The styles by id, each resolved when it is first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default_paragraph = ""
        self.base = PLAIN
        if root is None:
            return
        for element in root.iterchildren(f"{W}style"):
            name = element.get(f"{W}styleId", "")
            self._elements[name] = element
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
                self.default_paragraph = name
        run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        par = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        self.base = _style("", run, par, PLAIN)

    def get(self, name: str | None) -> Style:
        """The style `name` with what it inherits; an unknown one sets nothing."""
        if not name:
            return PLAIN
        found = self._resolved.get(name)
        if found is None:
            found = self._resolved[name] = self._resolve(name, 0)
        return found

    def _resolve(self, name: str, depth: int) -> Style:
        element = self._elements.get(name)
        if element is None or depth > 20:
            return PLAIN
        based = element.find(f"{W}basedOn")
        parent = self._resolve(based.get(f"{W}val", ""), depth + 1) if based is not None else PLAIN
        shown = element.find(f"{W}name")
        label = shown.get(f"{W}val", name) if shown is not None else name
        return _style(label, element.find(f"{W}rPr"), element.find(f"{W}pPr"), parent)


def styles_root(package: Package, name: str) -> etree._Element | None:
    """The root of the styles part `name`, without its table styles: nine tenths of it at times, named by no text."""
    data = package.part(name)
    if data is None:
        return None
    kept = []
    for piece in data.split(b"</w:style>"):
        start = piece.rfind(b"<w:style ")
        if start >= 0 and b'w:type="table"' in piece[start : piece.find(b">", start)]:
            kept.append(piece[:start])
        else:
            kept.append(piece + b"</w:style>")
    try:
        return parse_xml(b"".join(kept).removesuffix(b"</w:style>"))
    except ReadingError:
        return parse_xml(data)


def _style(name: str, run: etree._Element | None, par: etree._Element | None, parent: Style) -> Style:
    values = {**run_properties(run), **paragraph_properties(par)}
    own: dict[str, Any] = {field: value for field, value in values.items() if value is not None and field in _FIELDS}
    return replace(parent, name=name, **own)


def run_properties(element: etree._Element | None) -> dict[str, object]:
    """What an rPr sets, by the names of `Style`'s fields; the style it names by `RUN_STYLE`."""
    found: dict[str, object] = {}
    if element is None:
        return found
    for child in element:
        tag = child.tag
        field = _RUN_FIELDS.get(tag)
        if field is None:
            continue
        if field == "size":
            found["size"] = _number(child.get(VAL)) / 2 or None
        elif field == "font":
            # Letters with marks are set in the second; the old Vietnamese ones stand among those.
            found["font"] = child.get(f"{W}hAnsi") or child.get(f"{W}ascii")
        elif field == RUN_STYLE:
            found[RUN_STYLE] = child.get(VAL, "")
        elif field == "raised":
            found["raised"] = child.get(VAL) == "superscript"
        else:
            found[field] = child.get(VAL, "1").lower() not in _OFF
    return found


_RUN_FIELDS = {
    f"{W}b": "bold", f"{W}i": "italic", f"{W}u": "underline", f"{W}caps": "caps", f"{W}vanish": "hidden",
    f"{W}sz": "size", f"{W}rFonts": "font", f"{W}rStyle": RUN_STYLE,
    f"{W}vertAlign": "raised",
}  # fmt: skip


def paragraph_properties(element: etree._Element | None) -> dict[str, object]:
    """What a pPr sets, by the names of `Style`'s fields; the style it names by `PARAGRAPH_STYLE`."""
    found: dict[str, object] = {}
    if element is None:
        return found
    for child in element:
        tag = child.tag
        if tag == _JC:
            found["align"] = child.get(VAL, "")
        elif tag == _STYLE:
            found[PARAGRAPH_STYLE] = child.get(VAL, "")
        elif tag == _OUTLINE:
            found["level"] = int(_number(child.get(VAL, ""))) + 1
        elif tag == _NUMBERED:
            number, at = child.find(f"{W}numId"), child.find(f"{W}ilvl")
            if number is not None:
                found["number"] = number.get(VAL, "")
            if at is not None:
                found["number_level"] = int(_number(at.get(VAL)))
    return found


_JC, _STYLE, _OUTLINE, _NUMBERED = f"{W}jc", f"{W}pStyle", f"{W}outlineLvl", f"{W}numPr"


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
