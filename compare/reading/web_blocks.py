"""What stands in a web page's article: its blocks in order as paragraphs and tables, inline text with its form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from compare.messages import message
from compare.reading import charsets, plain
from compare.reading.article import BLOCKS, GONE, HIDDEN
from compare.reading.form import Align, Cell, Paragraph, Part, Piece, ReadingError, Table, compose, labelled, raised
from compare.reading.labels import label_of
from compare.reading.limits import limit
from compare.reading.numbering import written

_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em", "cite"))
_SIZE = re.compile(r"font-size\s*:\s*([\d.]+)\s*(pt|px)", re.IGNORECASE)
_FAMILY = re.compile(r"font-family\s*:\s*[\"']?\s*([^;\"',]+)", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align\s*:\s*(left|center|right|justify)", re.IGNORECASE)
_MSO_LEVEL = re.compile(r"mso-outline-level\s*:\s*([1-9])", re.IGNORECASE)
_BETWEEN = {
    "mfrac": "/",
    "msup": "^",
}  # of MathML: what parts a fraction's number from the other, a power from its base
_DEEPEST = 200


class Reader:
    """Walks the article; inline text between blocks makes paragraphs of its own."""

    def __init__(self, usual: float) -> None:
        self._cells = 0
        self._usual = usual  # points, of text whose size nothing tells

    def blocks(self, element: etree._Element, depth: int = 0, marker: str = "") -> Iterator[Part]:
        """The paragraphs and tables in `element`, in order; `marker` heads its first one (of a list's item)."""
        if depth > _DEEPEST:
            return
        held: list[Piece] = []  # inline text that is no paragraph yet
        number = _start(element) - 1
        _say(held, element.text, element)
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag in GONE or not tag or HIDDEN.search(child.get("style") or ""):
                pass
            elif _stands_apart(child):
                made = list(self._close(held, element, marker))
                yield from made
                marker = "" if made else marker
                number = _valued(child, number + 1) if tag == "li" else number
                inner, marker = _marker_of(child, element, number, marker)
                yield from self._apart(child, depth, inner)
            elif tag == "br":
                if held and held[-1][0].endswith("\n"):
                    made = list(self._close(held, element, marker))
                    yield from made
                    marker = "" if made else marker
                else:
                    held.append(("\n", False, False, False))
            else:
                _inline(held, child, element)
            _say(held, child.tail, element)
        yield from self._close(held, element, marker)

    def _apart(self, child: etree._Element, depth: int, marker: str) -> Iterator[Part]:
        """What a child holds that stands apart from the text around it."""
        if child.tag == "table":
            yield from self._table(child, depth)
        elif child.tag == "pre":
            yield from plain.paragraphs("".join(str(piece) for piece in child.itertext()))
        else:
            yield from self.blocks(child, depth + 1, marker)

    def _close(self, held: list[Piece], element: etree._Element, marker: str) -> Iterator[Paragraph]:
        """The paragraphs of the inline text `held`, which is used up; `marker` heads the first."""
        for pieces in _apart(held):
            if any(piece[0].strip() for piece in pieces):
                yield self._made(pieces, element, marker)
                marker = ""
        held.clear()

    def _made(self, pieces: list[Piece], element: etree._Element, marker: str) -> Paragraph:
        text, runs, bold, italic = compose(pieces)
        par = Paragraph(text, runs, bold, italic)
        if marker and text:
            labelled(par, marker)
            par.bullet = marker == "-"
        at: etree._Element | None = element
        while at is not None:
            tag = at.tag if isinstance(at.tag, str) else ""
            style = at.get("style") or ""
            if re.fullmatch(r"h[1-6]", tag):
                par.level = int(tag[1])
                par.bold = 1.0
            if (level := _MSO_LEVEL.search(style)) and par.level is None:
                par.level = int(level[1])
            if par.align == "left":
                par.align = _align(at, style)
            if tag in ("figcaption", "caption") and par.role == "":
                par.role = "caption"
            if tag in ("td", "th", "body"):
                break
            at = at.getparent()
        if "MsoTitle" in (element.get("class") or "") or (element.get("class") or "") == "title":
            par.role = "title"
        if "MsoToc" in (element.get("class") or ""):
            par.role = "contents"
        par.size = next((s for e in element.iter() if isinstance(e.tag, str) and (s := _points(e))), self._usual)
        return par

    def _table(self, element: etree._Element, depth: int) -> Iterator[Part]:
        rows: list[list[Cell]] = []
        headers = 0
        for child in element:
            if child.tag == "caption":
                yield self._made(_pieces(child), child, "")
        for pieces in _outside(element):
            yield self._made(pieces, element, "")
        for row, head in _rows(element, False):
            cells = []
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                self._cells += 1
                if self._cells > limit("cells"):
                    raise ReadingError(message("reading.too_many_cells"))
                parts = list(self.blocks(cell, depth + 1))
                cells.append(
                    Cell(parts, _int(cell.get("colspan"), "span_columns"), _deep(cell.get("rowspan")), cell.tag == "th")
                )  # fmt: skip
            if cells:
                rows.append(cells)
                if (head or all(c.header for c in cells)) and headers == len(rows) - 1:
                    headers += 1
        yield Table(rows, headers or None)


def _stands_apart(child: etree._Element) -> bool:
    """Whether a child is no inline text, or holds what is none."""
    if child.tag in BLOCKS:
        return True
    return child.tag != "br" and any(isinstance(e.tag, str) and e.tag in BLOCKS for e in child.iter())


def _marker_of(child: etree._Element, parent: etree._Element, number: int, marker: str) -> tuple[str, str]:
    """What heads the text of a child, the item `number` of a list; and what of `marker` is left for what follows."""
    if child.tag == "li":
        return _number(parent, number) if parent.tag == "ol" else "-", marker
    if child.tag in ("p", "div"):
        return marker, ""
    return (marker, marker) if child.tag not in BLOCKS else ("", marker)


def _apart(held: list[Piece]) -> Iterator[list[Piece]]:
    """The paragraphs in `held`: its lines, where breaks stand in place of paragraphs, as before a number."""
    breaks = [n for n, piece in enumerate(held) if piece[0] == "\n"]
    lines = [held[start + 1 : end] for start, end in pairwise([-1, *breaks, len(held)])]
    if breaks and any(_begins_item("".join(piece[0] for piece in line).strip()) for line in lines):
        yield from lines
    else:
        yield held


def _begins_item(line: str) -> bool:
    return bool(line) and (line[0] in "-+•" or label_of(line) is not None)


def _rows(element: etree._Element, head: bool) -> Iterator[tuple[Sequence[etree._Element], bool]]:
    """The cells of a table row by row, and whether they stand in its head; cells outside of a row are one."""
    loose: list[etree._Element] = []
    for child in element:
        if child.tag in ("td", "th"):
            loose.append(child)
            continue
        if loose:
            yield loose, head
            loose = []
        if child.tag == "tr":
            yield list(child), head
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child, child.tag == "thead")
    if loose:
        yield loose, head


def _outside(element: etree._Element) -> Iterator[list[Piece]]:
    """The texts that stand in a table and in no cell of it: they are shown above it."""
    for part in (element, *element.iterchildren("tr", "thead", "tbody", "tfoot")):
        texts = [part.text, *(child.tail for child in part if part.tag == "tr" or child.tag in ("td", "th", "tr"))]
        for text in texts:
            if text and text.strip():
                held: list[Piece] = []
                _say(held, text, part)
                yield held


def _pieces(element: etree._Element) -> list[Piece]:
    held: list[Piece] = []
    _say(held, element.text, element)
    for child in element:
        _inline(held, child, element)
        _say(held, child.tail, element)
    return held


def _inline(held: list[Piece], element: etree._Element, top: etree._Element) -> None:
    if not isinstance(element.tag, str) or element.tag in GONE or HIDDEN.search(element.get("style") or ""):
        return
    if element.tag == "br":
        held.append(("\n", False, False, False))
        return
    _say(held, element.text, element)
    for n, child in enumerate(element):
        if n and element.tag in _BETWEEN:
            _say(held, _BETWEEN[element.tag], element)
        _inline(held, child, top)
        _say(held, child.tail, element)


def _say(held: list[Piece], text: str | None, element: etree._Element) -> None:
    if not text:
        return
    bold = italic = underline = above = False
    font = ""
    at: etree._Element | None = element
    while at is not None and isinstance(at.tag, str) and at.tag not in ("td", "th", "body", "article"):
        style = at.get("style") or ""
        weight = _WEIGHT.search(style)
        bold = (
            bold
            or at.tag in _BOLD
            or bool(weight and weight[1].lower() in ("bold", "bolder", "600", "700", "800", "900"))
        )
        italic = italic or at.tag in _ITALIC or "font-style:italic" in style.replace(" ", "")
        underline = underline or at.tag == "u"
        above = above or at.tag == "sup" or bool(style and _RAISED.search(style))
        font = font or font_of(at, style)
        at = at.getparent()
    text = re.sub(r"\s+", " ", text)
    text = raised(text) if above else text
    held.append(((charsets.by_font(text, font) or text) if font else text, bold, italic, underline))


def font_of(element: etree._Element, style: str) -> str:
    """The font that an element with the `style` names first; "" where it names none."""
    family = _FAMILY.search(style)
    return (family[1] if family else element.get("face") or "").strip(" \"'")


_ALIGNS: dict[str, Align] = {"center": "center", "right": "right", "justify": "justify"}


def _align(element: etree._Element, style: str) -> Align:
    found = _ALIGNED.search(style)
    value = found[1] if found else element.get("align") or ("center" if element.tag == "center" else "")
    return _ALIGNS.get(value.lower(), "left")


def _points(element: etree._Element) -> float | None:
    found = _SIZE.search(element.get("style") or "")
    if not found:
        return None
    try:
        return float(found[1]) * (0.75 if found[2].lower() == "px" else 1)
    except ValueError:
        return None


def _number(element: etree._Element, number: int) -> str:
    """The number of an item of a numbered list, as its type has it."""
    forms = {"I": ("upperRoman", "."), "i": ("lowerRoman", "."), "A": ("upperLetter", "."), "a": ("lowerLetter", ")")}
    form, close = forms.get(element.get("type") or "1", ("decimal", "."))
    return written(number, form) + close


def _start(element: etree._Element) -> int:
    return _counted(element.get("start"), 1)


def _valued(item: etree._Element, number: int) -> int:
    """The number that an item of a list gives itself; else `number`, its place."""
    return _counted(item.get("value"), number)


def _counted(text: str | None, usual: int) -> int:
    return int(text) if text and text.isdigit() and len(text) < 5 else usual


def _deep(text: str | None) -> int:
    """How many rows a cell takes; "0" is all that are left."""
    return limit("span_rows") if (text or "").strip() == "0" else _int(text, "span_rows")


def _int(text: str | None, cap: str) -> int:
    digits = re.match(r"\s*(\d{1,9})", text or "")
    return max(1, min(int(digits[1]), limit(cap))) if digits else 1
