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


def settle(body: etree._Element, accepted: bool) -> bool:
    """Takes out of a page what its writer deleted, or inserted where changes are not `accepted`; whether it had any."""
    gone, kept = ("del", "ins") if accepted else ("ins", "del")
    marked = [e for e in body.iter(gone, kept) if "".join(str(text) for text in e.itertext()).strip()]
    for element in [e for e in marked if e.tag == gone]:
        element.text = None
        del element[:]
    return any(element.tag == "del" for element in marked)


def told(article: etree._Element, changed: bool = False, accepted: bool = True) -> Iterator[Warning]:
    """What is to be told of the page's `article`; `changed` is whether its writer deleted words in it."""
    losses = Losses(accepted=accepted, changed=changed)
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
