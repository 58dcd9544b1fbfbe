"""What stands in a web page's article and is not read as it stands: pictures, hidden text, letters of old fonts."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from compare.reading import charsets
from compare.reading.article import HIDDEN
from compare.reading.losses import Losses
from compare.reading.web_blocks import font_of
from compare.report import Warning

_PICTURES = ("img", "svg", "canvas", "object", "embed", "iframe")
_TINY = 32  # pixels: a picture no wider or higher is a mark or a counter of visits


def told(article: etree._Element) -> Iterator[Warning]:
    """What is to be told of the page's `article`."""
    losses = Losses()
    for element in article.iter():
        if not isinstance(element.tag, str):
            continue
        style = element.get("style") or ""
        losses.pictures += element.tag in _PICTURES and not _is_tiny(element)
        losses.hidden = losses.hidden or bool(HIDDEN.search(style) and "".join(element.itertext()).strip())
        font = font_of(element, style)
        if font and charsets.is_legacy(font):
            losses.legacy.add(font)
    yield from losses.warnings()


def _is_tiny(picture: etree._Element) -> bool:
    sizes = [size for name in ("width", "height") if (size := picture.get(name, "")).isdecimal()]
    return any(int(size) <= _TINY for size in sizes)
