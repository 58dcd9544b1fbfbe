"""Which part of a web page is the article: its headline, its day, and what stands around it and is no part of it."""

from __future__ import annotations

import json
import re

from lxml import etree

from compare.reading.labels import label_of
from compare.reading.lexicon import pattern

GONE = frozenset([
    "script", "style", "noscript", "nav", "aside", "button", "select", "option", "input", "textarea", "iframe",
    "object", "embed", "svg", "canvas", "template", "video", "audio", "map", "footer", "dialog", "head", "menu",
    "figure-tools",
])  # fmt: skip
BLOCKS = frozenset([
    "p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table",
    "blockquote", "pre", "figure", "figcaption", "dl", "dt", "dd", "address", "center", "hr", "body", "td", "th",
    "tr", "tbody", "thead", "fieldset", "details", "summary", "hgroup", "form",
])  # fmt: skip
_FEW_LINKS = 3
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)


def told(root: etree._Element) -> tuple[str | None, str | None]:
    """The headline and the day that the page's own description tells."""
    headline = day = None
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        value = (meta.get("content") or "").strip()
        if name == "og:title" and value:
            headline = headline or value
        elif name in ("article:published_time", "datepublished", "pubdate", "dc.date", "date") and value:
            day = day or value[:10]
    for script in root.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            told = _linked(script.text or "")
            headline = headline or told.get("headline")
            day = day or (told.get("datePublished") or "")[:10] or None
    return headline, day


def _linked(text: str) -> dict[str, str]:
    try:
        data = json.loads(text[:200000])
    except (ValueError, RecursionError):
        return {}
    nodes = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
    for node in nodes if isinstance(nodes, list) else []:
        if isinstance(node, dict) and "Article" in str(node.get("@type")):
            return {k: v for k, v in node.items() if isinstance(v, str)}
    return {}


def prune(body: etree._Element) -> None:
    """Takes menus, comments, adverts and lists of links out of a page."""
    doomed = []
    for element in body.iter():
        if not isinstance(element.tag, str):
            continue
        if _asks(element, body):
            doomed.append(element)
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
        if (
            element.tag in GONE
            and not (
                element.tag == "footer" and element.getparent() is not None and element.getparent().tag == "article"
            )
        ) or (
            HIDDEN.search(element.get("style") or "")
            or element.get("hidden") is not None
            or element.get("aria-hidden") == "true"
        ):
            doomed.append(element)
        elif (
            named.strip()
            and element.tag in ("div", "ul", "ol", "section", "header", "p", "span", "table")
            and pattern("web", "clutter").search(named)
        ):
            if not element.xpath("boolean(.//h1 | .//article)") and 2 * _weight(element) < _weight(body):
                doomed.append(element)
        elif element.tag in ("ul", "ol", "div") and _links(element):
            doomed.append(element)
    for element in doomed:
        parent = element.getparent()
        if parent is not None:
            element.drop_tree()


def _asks(element: etree._Element, body: etree._Element) -> bool:
    """Whether an element only asks for something to be filled in: the name of a field, or a form that is no frame.

    Portals of some makes put the whole page into one form.
    """
    if element.tag == "label":
        return element.get("for") is not None
    return element.tag == "form" and 2 * _weight(element) < _weight(body)


def _links(element: etree._Element) -> bool:
    """Whether nearly all the words of a list are links: a menu."""
    if element.tag == "div" and (element.find(".//p") is not None or element.find(".//table") is not None):
        return False
    linked = sum(len("".join(a.itertext())) for a in element.iter("a"))
    whole = len(" ".join("".join(element.itertext()).split()))
    count = sum(1 for _ in element.iter("a"))
    return count >= 3 and whole > 0 and linked > 0.7 * whole


def stands_alone(body: etree._Element) -> bool:
    """Whether a page holds nothing but its text: no menu, form or script of a site, and hardly a link."""
    around = ("nav", "aside", "form", "iframe", "footer", "script", "menu", "button", "input", "header")
    links = sum(1 for _ in body.iter("a"))
    return next(body.iter(*around), None) is None and links <= _FEW_LINKS


def article(body: etree._Element, headline: str | None) -> tuple[etree._Element, str | None]:
    """The part of the page that is the article, and its headline."""
    whole = _weight(body)
    marked = list(body.iter("article", "main")) + body.xpath('.//*[@role="main" or @itemprop="articleBody"]')
    best = max(marked, key=_weight, default=None)
    if best is None or _weight(best) < 0.4 * whole:
        best = body
        while True:
            heavy = next(
                (
                    c
                    for c in best
                    if isinstance(c.tag, str)
                    and c.tag in BLOCKS
                    and c.tag not in ("table", "p", "ul", "ol")
                    and _weight(c) > 0.8 * whole
                ),
                None,
            )
            if heavy is None:
                break
            best = heavy
    own = list(best.iter("h1"))
    first = own[0] if own and (len(own) == 1 or not label_of(_words(own[0]), bare=True)) else None
    if not own:
        ones = list(body.iter("h1"))
        first = ones[0] if len(ones) == 1 else None
    if first is not None and (text := _words(first)):
        headline = text
    return best, headline


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _weight(element: etree._Element) -> int:
    """How much running text stands in an element: that of its paragraphs and tables, links aside."""
    total = 0
    for par in element.iter("p", "td", "li", "div", "h2", "h3", "h4", "span"):
        if par.tag in ("p", "td"):
            total += len("".join(par.itertext()).strip())
        else:
            total += len((par.text or "").strip()) + sum(len((c.tail or "").strip()) for c in par)
    return total - sum(len("".join(a.itertext())) for a in element.iter("a"))
