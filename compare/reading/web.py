"""Web pages saved to disk (.html, .htm, .mht): the article with its headings and tables, without menus and comments.

Pages that Word or LibreOffice saved are read whole. Nothing is fetched: pictures, styles and scripts of the page
are left alone.
"""

from __future__ import annotations

import email
import email.policy
import json
import re
from collections.abc import Iterator

from lxml import etree, html

from compare.messages import message
from compare.reading import charsets
from compare.reading.form import Align, Cell, Document, Paragraph, Part, Piece, ReadingError, Table, compose, labelled
from compare.reading.lexicon import pattern
from compare.reading.limits import limit
from compare.reading.numbering import written

_GONE = frozenset(
    [
        "script",
        "style",
        "noscript",
        "nav",
        "aside",
        "form",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "template",
        "video",
        "audio",
        "map",
        "footer",
        "dialog",
        "head",
        "menu",
        "label",
        "figure-tools",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "table",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "address",
        "center",
        "hr",
        "body",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "fieldset",
        "details",
        "summary",
        "hgroup",
    ]
)
_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em", "cite"))
_OFFICE = re.compile(
    rb"MsoNormal|Microsoft Word|LibreOffice|OpenOffice|urn:schemas-microsoft-com:office", re.IGNORECASE
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s*:\s*([\d.]+)\s*(pt|px)", re.IGNORECASE)
_RULE = re.compile(
    r"(?:^|[\s,}])(?:body|p(?:\.western)?|p\.MsoNormal)\b[^{}]*\{[^}]*font-size\s*:\s*(\d{1,2}(?:\.\d)?)\s*(pt|px)",
    re.IGNORECASE,
)
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align\s*:\s*(left|center|right|justify)", re.IGNORECASE)
# Signs that no text holds and no tree may: as they are, or as references ("&#1;").
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[1-9]|2\\d|3[01])|x0*(?:[0-8bef]|1[0-9a-f]));?", re.I
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_MSO_LEVEL = re.compile(r"mso-outline-level\s*:\s*([1-9])", re.IGNORECASE)
_DEEPEST = 200


def read(content: bytes, kind: str) -> Document:
    """The page in `content`; `kind` is `html`, or `mht` for a page saved with its pictures."""
    if kind == "mht":
        content = _page_of_archive(content)
    office = _OFFICE.search(content[:20000]) is not None
    root = _parsed(content)
    usual = _usual_size(root)
    body = root.find("body")
    if body is None:
        body = root
    headline, day = (None, None) if office else _told(root)
    if not office:
        _prune(body)
        body, headline = _article(body, headline)
    parts = list(_Reader(usual).blocks(body))
    if not any((isinstance(p, Paragraph) and p.text) or isinstance(p, Table) for p in parts):
        raise ReadingError(message("reading.empty"))
    if headline and not any(isinstance(p, Paragraph) and p.text == headline for p in parts[:8]):
        title = Paragraph(headline, bold=1.0, role="title")
        parts.insert(0, title)
    return Document("html" if kind == "html" else "mht", parts, [], None, headline, day)


def _page_of_archive(content: bytes) -> bytes:
    try:
        parts = email.message_from_bytes(content, policy=email.policy.default).walk()
        for part in parts:
            if part.get_content_type() == "text/html":
                data = part.get_payload(decode=True)
                if isinstance(data, bytes):
                    return data
    except (ValueError, LookupError, AttributeError, TypeError) as broken:
        raise ReadingError(message("reading.damaged")) from broken
    raise ReadingError(message("reading.damaged"))


def _parsed(content: bytes) -> etree._Element:
    named = _CHARSET.search(content[:4096])
    text = None
    if named and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            text = content.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            text = None
    if text is None:
        text, _ = charsets.decode(content)
    text = _CONTROL.sub("", re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as broken:
        raise ReadingError(message("reading.empty")) from broken
    if len(text) > 2000 and not "".join(root.itertext()).strip() and re.sub(r"<[^>]*>", "", text[:200000]).strip():
        raise ReadingError(message("reading.damaged"))
    return root


def _told(root: etree._Element) -> tuple[str | None, str | None]:
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


def _prune(body: etree._Element) -> None:
    """Takes menus, comments, adverts and lists of links out of a page."""
    doomed = []
    for element in body.iter():
        if not isinstance(element.tag, str):
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
        if (
            element.tag in _GONE
            and not (
                element.tag == "footer" and element.getparent() is not None and element.getparent().tag == "article"
            )
        ) or (
            _HIDDEN.search(element.get("style") or "")
            or element.get("hidden") is not None
            or element.get("aria-hidden") == "true"
        ):
            doomed.append(element)
        elif (
            named.strip()
            and element.tag in ("div", "ul", "ol", "section", "header", "p", "span", "table")
            and pattern("web", "clutter").search(named)
        ):
            if not element.xpath("boolean(.//h1 | .//article)"):
                doomed.append(element)
        elif element.tag in ("ul", "ol", "div") and _links(element):
            doomed.append(element)
    for element in doomed:
        parent = element.getparent()
        if parent is not None:
            element.drop_tree()


def _links(element: etree._Element) -> bool:
    """Whether nearly all the words of a list are links: a menu."""
    if element.tag == "div" and (element.find(".//p") is not None or element.find(".//table") is not None):
        return False
    linked = sum(len("".join(a.itertext())) for a in element.iter("a"))
    whole = len(" ".join("".join(element.itertext()).split()))
    count = sum(1 for _ in element.iter("a"))
    return count >= 3 and whole > 0 and linked > 0.7 * whole


def _article(body: etree._Element, headline: str | None) -> tuple[etree._Element, str | None]:
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
                    and c.tag in _BLOCKS
                    and c.tag not in ("table", "p", "ul", "ol")
                    and _weight(c) > 0.8 * whole
                ),
                None,
            )
            if heavy is None:
                break
            best = heavy
    first = next(best.iter("h1"), None)
    if first is None:
        ones = list(body.iter("h1"))
        first = ones[0] if len(ones) == 1 else None
    if first is not None and (text := " ".join("".join(first.itertext()).split())):
        headline = text
    return best, headline


def _weight(element: etree._Element) -> int:
    """How much running text stands in an element: that of its paragraphs and tables, links aside."""
    total = 0
    for par in element.iter("p", "td", "li", "div", "h2", "h3", "h4", "span"):
        if par.tag in ("p", "td"):
            total += len("".join(par.itertext()).strip())
        else:
            total += len((par.text or "").strip()) + sum(len((c.tail or "").strip()) for c in par)
    return total - sum(len("".join(a.itertext())) for a in element.iter("a"))


class _Reader:
    """Walks the article; inline text between blocks makes paragraphs of its own."""

    def __init__(self, usual: float) -> None:
        self._cells = 0
        self._usual = usual  # points, of text whose size nothing tells

    def blocks(self, element: etree._Element, depth: int = 0, marker: str = "") -> Iterator[Part]:
        """The paragraphs and tables in `element`, in order; `marker` heads its first one (of a list's item)."""
        held: list[Piece] = []
        if depth > _DEEPEST:
            return

        def close() -> Iterator[Part]:
            nonlocal marker
            if any(piece[0].strip() for piece in held):
                yield self._made(held, element, marker)
                marker = ""
            held.clear()

        _say(held, element.text, element)
        number = 0
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag in _GONE or not tag or _HIDDEN.search(child.get("style") or ""):
                pass
            elif tag == "table":
                yield from close()
                yield from self._table(child, depth)
            elif tag in _BLOCKS:
                yield from close()
                inner = ""
                if tag == "li":
                    number += 1
                    inner = _number(element, number) if element.tag == "ol" else "-"
                elif marker and tag in ("p", "div"):
                    inner, marker = marker, ""
                yield from self.blocks(child, depth + 1, inner)
            elif tag == "br":
                if len(held) and held[-1][0].endswith("\n"):
                    yield from close()
                else:
                    held.append(("\n", False, False, False))
            elif any(isinstance(e.tag, str) and e.tag in _BLOCKS for e in child.iter()):
                yield from close()
                yield from self.blocks(child, depth + 1, marker)
            else:
                _inline(held, child, element)
            _say(held, child.tail, element)
        yield from close()

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
                    Cell(parts, _int(cell.get("colspan"), "span_columns"), _int(cell.get("rowspan"), "span_rows"),
                         cell.tag == "th")
                )  # fmt: skip
            if cells:
                rows.append(cells)
                if (head or all(c.header for c in cells)) and headers == len(rows) - 1:
                    headers += 1
        yield Table(rows, headers or None)


def _rows(element: etree._Element, head: bool) -> Iterator[tuple[etree._Element, bool]]:
    for child in element:
        if child.tag == "tr":
            yield child, head
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child, child.tag == "thead")


def _pieces(element: etree._Element) -> list[Piece]:
    held: list[Piece] = []
    _say(held, element.text, element)
    for child in element:
        _inline(held, child, element)
        _say(held, child.tail, element)
    return held


def _inline(held: list[Piece], element: etree._Element, top: etree._Element) -> None:
    if not isinstance(element.tag, str) or element.tag in _GONE or _HIDDEN.search(element.get("style") or ""):
        return
    if element.tag == "br":
        held.append(("\n", False, False, False))
        return
    _say(held, element.text, element)
    for child in element:
        _inline(held, child, top)
        _say(held, child.tail, element)


def _say(held: list[Piece], text: str | None, element: etree._Element) -> None:
    if not text:
        return
    bold = italic = underline = False
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
        at = at.getparent()
    held.append((re.sub(r"\s+", " ", text), bold, italic, underline))


def _align(element: etree._Element, style: str) -> Align:
    found = _ALIGNED.search(style)
    value = found[1] if found else element.get("align") or ("center" if element.tag == "center" else "")
    value = value.lower()
    return value if value in ("center", "right", "justify") else "left"  # type: ignore[return-value]


def _usual_size(root: etree._Element) -> float:
    """The size of letters that the page's own style sheet gives paragraphs; 12 points where it gives none."""
    for style in root.iter("style"):
        found = _RULE.search((style.text or "")[:50000])
        if found:
            return float(found[1]) * (0.75 if found[2].lower() == "px" else 1)
    return 12.0


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
    value = _start(element) + number - 1
    forms = {"I": ("upperRoman", "."), "i": ("lowerRoman", "."), "A": ("upperLetter", "."), "a": ("lowerLetter", ")")}
    form, close = forms.get(element.get("type") or "1", ("decimal", "."))
    return written(value, form) + close


def _start(element: etree._Element) -> int:
    text = element.get("start") or ""
    return int(text) if text.isdigit() and len(text) < 5 else 1


def _int(text: str | None, cap: str) -> int:
    digits = re.match(r"\s*(\d{1,9})", text or "")
    return max(1, min(int(digits[1]), limit(cap))) if digits else 1
