"""Pictures and drawn lines of a Word file as plain values: what they are, how large, and where they are placed.

Understood are pictures, in the line or floating, straight lines and boxes, and boxes with text; other drawings are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from docx.oxml.ns import qn

_EMU = 12700.0  # in a point
_W = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_V = "urn:schemas-microsoft-com:vml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PICTURES = (b"\x89PNG", b"\xff\xd8", b"GIF8", b"BM", b"II*\0", b"MM\0*")  # how files begin that a PDF can show
_LENGTHS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75}
Kind = Literal["text_box", "shape", "picture", "font", "page_border"]


@dataclass(frozen=True, slots=True)
class Lost:
    """What of a file cannot be drawn: its kind, and the name where it has one (a font's)."""

    kind: Kind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """A place along one direction: so far from the beginning of `of`, or at its "left", "center", "right" and so on."""

    of: str  # "page", "margin", "column", "paragraph" …
    offset: float = 0.0
    align: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture (`data`), else a line or a box (`is_box`) `thick` points strong; in the line of text where not placed.

    `rises` is a line from the lower left to the upper right. `inside` is the element of a box that holds its text, and
    `text` what was read of it; `pad` is how far the text keeps from the left and the upper edge, `middle` whether it
    stands half way down.
    """

    wide: float
    high: float
    data: bytes = b""
    is_box: bool = False
    thick: float = 0.75
    rises: bool = False
    across: Where | None = None
    down: Where | None = None
    inside: Any = None
    text: tuple[Any, ...] = ()
    pad: tuple[float, float] = (7.2, 3.6)  # what Word takes where the file says nothing
    middle: bool = False

    @property
    def floats(self) -> bool:
        return self.across is not None


def drawn(element: Any, part: Any) -> Iterator[Placed | Lost]:
    """What the child `element` of a run draws; nothing where it draws nothing."""
    if element.tag == f"{{{_MC}}}AlternateContent":
        choice = element.find(f"{{{_MC}}}Choice")
        for child in choice if choice is not None else ():
            yield from drawn(child, part)
    elif element.tag == qn("w:drawing"):
        for child in element:
            yield _drawing(child, part)
    elif element.tag in (qn("w:pict"), qn("w:object")):
        yield _vml(element, part)


def _drawing(frame: Any, part: Any) -> Placed | Lost:
    extent = frame.find(qn("wp:extent"))
    wide, high = (float(extent.get(key)) / _EMU for key in ("cx", "cy"))
    across = down = None
    if frame.tag == qn("wp:anchor"):
        across, down = _where(frame.find(qn("wp:positionH"))), _where(frame.find(qn("wp:positionV")))
    blip = frame.find(f".//{qn('a:blip')}")
    if blip is not None:
        return _picture(part, blip.get(qn("r:embed")), wide, high, across, down)
    shape = frame.find(f".//{{{_W}}}wsp")
    if shape is None:
        return Lost("shape")
    words = shape.find(f".//{qn('w:txbxContent')}")
    if words is not None:
        return _text_box(shape, words, wide, high, across or Where("column"), down or Where("paragraph"))
    form = shape.find(f".//{qn('a:prstGeom')}")
    name = form.get("prst") if form is not None else ""
    if name not in ("line", "straightConnector1", "rect"):
        return Lost("shape")
    line, turn = shape.find(f".//{qn('a:ln')}"), shape.find(f".//{qn('a:xfrm')}")
    thick = float(line.get("w")) / _EMU if line is not None and line.get("w") else 0.75
    flipped = turn is not None and (turn.get("flipV") == "1") != (turn.get("flipH") == "1")
    zero = Where("column"), Where("paragraph")
    return Placed(wide, high, b"", name == "rect", thick, flipped, across or zero[0], down or zero[1])


def _text_box(shape: Any, words: Any, wide: float, high: float, across: Where, down: Where) -> Placed | Lost:
    """A box with the text `words`; one that is turned cannot be drawn."""
    body, turn = shape.find(f"{{{_W}}}bodyPr"), shape.find(f".//{qn('a:xfrm')}")
    said = dict(body.attrib) if body is not None else {}
    if said.get("vert", "horz") != "horz" or (turn is not None and turn.get("rot", "0") != "0"):
        return Lost("text_box")
    line = shape.find(f"{{{_W}}}spPr/{qn('a:ln')}")
    thick = float(line.get("w") or 9525) / _EMU if line is not None and _is_inked(shape, line) else 0.0
    pad = float(said.get("lIns", 91440)) / _EMU, float(said.get("tIns", 45720)) / _EMU
    return Placed(wide, high, b"", True, thick, False, across, down, words, (), pad, said.get("anchor") == "ctr")


def _is_inked(shape: Any, line: Any) -> bool:
    """Whether the edge `line` of a shape is drawn: it says so itself, or the style of the shape does."""
    if line.find(qn("a:noFill")) is not None:
        return False
    styled = shape.find(f"{{{_W}}}style/{qn('a:lnRef')}")
    return len(line) > 0 or (styled is not None and styled.get("idx") != "0")


def _where(position: Any) -> Where:
    offset, align = position.find(qn("wp:posOffset")), position.find(qn("wp:align"))
    of = position.get("relativeFrom") or ""
    return Where(of, float(offset.text) / _EMU if offset is not None else 0.0, align.text if align is not None else "")


def _picture(
    part: Any, relation: str | None, wide: float, high: float, across: Where | None = None, down: Where | None = None
) -> Placed | Lost:
    """A picture that a PDF can show."""
    named = part.related_parts.get(relation)
    data = named.blob if named is not None else b""
    return Placed(wide, high, data, across=across, down=down) if data.startswith(_PICTURES) else Lost("picture")


def _vml(element: Any, part: Any) -> Placed | Lost:
    """What an older Word drew: a picture in the line, or a straight line."""
    shape = next((e for e in element if str(e.tag).startswith(f"{{{_V}}}") and not e.tag.endswith("shapetype")), None)
    if shape is None:
        return Lost("shape")
    style = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", shape.get("style") or ""))
    image = shape.find(f"{{{_V}}}imagedata")
    if image is not None:
        return _picture(part, image.get(qn("r:id")), _length(style.get("width")), _length(style.get("height")))
    if shape.tag == f"{{{_V}}}line":
        (x0, y0), (x1, y1) = (tuple(map(_length, (shape.get(k) or "0,0").split(","))) for k in ("from", "to"))
        left, top = Where("column", min(x0, x1)), Where("paragraph", min(y0, y1))
        return Placed(abs(x1 - x0), abs(y1 - y0), b"", False, 0.75, (x1 - x0) * (y1 - y0) < 0, left, top)
    words = shape.find(f".//{qn('w:txbxContent')}")
    if words is None:
        return Lost("shape")
    wide, high = _length(style.get("width")), _length(style.get("height"))
    if not (wide and high) or "rotation" in style:
        return Lost("text_box")
    across, down = (_vml_where(style, way) for way in ("horizontal", "vertical"))
    thick = 0.0 if shape.get("stroked") in ("f", "false") else _length(shape.get("strokeweight")) or 0.75
    return Placed(wide, high, b"", True, thick, False, across, down, words)


def _vml_where(style: dict[str, str], way: str) -> Where:
    """Where an older Word placed a shape, along one `way`."""
    side, usual = ("left", "column") if way == "horizontal" else ("top", "paragraph")
    align = style.get(f"mso-position-{way}", "absolute").strip()
    of = style.get(f"mso-position-{way}-relative", usual).strip()
    known = align if align in ("left", "center", "right", "top", "bottom") else ""
    return Where({"text": usual}.get(of, of), _length(style.get(f"margin-{side}")), known)


def _length(said: str | None) -> float:
    """A length as it stands in a style, in points.

    >>> _length("2in")
    144.0
    """
    found = re.match(r"\s*(-?[\d.]+)\s*([a-z]*)", said or "")
    return float(found[1]) * _LENGTHS.get(found[2], 1.0) if found else 0.0
