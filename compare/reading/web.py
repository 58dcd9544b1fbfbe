"""Web pages saved to disk (.html, .htm, .mht): the article with its headings and tables, without menus and comments.

Pages that Word or LibreOffice saved are read whole. Nothing is fetched: pictures, styles and scripts of the page
are left alone.
"""

from __future__ import annotations

import email
import email.policy
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from lxml import etree, html

from compare.messages import message
from compare.reading import article, charsets, plain
from compare.reading.article import BLOCKS, GONE, HIDDEN
from compare.reading.form import Align, Cell, Document, Paragraph, Part, Piece, ReadingError, Table, compose, labelled
from compare.reading.labels import label_of
from compare.reading.limits import limit
from compare.reading.numbering import written

_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em", "cite"))
_OFFICE = re.compile(
    rb"MsoNormal|Microsoft Word|LibreOffice|OpenOffice|urn:schemas-microsoft-com:office", re.IGNORECASE
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CELLS = re.compile(r"<t[dh]\b", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s*:\s*([\d.]+)\s*(pt|px)", re.IGNORECASE)
_RULE = re.compile(
    r"(?:^|[\s,}])(?:body|p(?:\.western)?|p\.MsoNormal)\b[^{}]*\{[^}]*font-size\s*:\s*(\d{1,2}(?:\.\d)?)\s*(pt|px)",
    re.IGNORECASE,
)
_FAMILY = re.compile(r"font-family\s*:\s*[\"']?\s*([^;\"',]+)", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align\s*:\s*(left|center|right|justify)", re.IGNORECASE)
# Signs that no text holds and no tree may: as they are, or as references ("&#1;").
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[1-9]|2\\d|3[01])|x0*(?:[0-8bef]|1[0-9a-f]))(?:;|(?![0-9a-z]))",
    re.I,
)
_MSO_LEVEL = re.compile(r"mso-outline-level\s*:\s*([1-9])", re.IGNORECASE)
_DEEPEST = 200


def read(content: bytes, kind: str) -> Document:
    """The page in `content`; `kind` is `html`, or `mht` for a page saved with its pictures."""
    if kind == "mht":
        content = _page_of_archive(content)
    office = _OFFICE.search(content[:20000]) is not None
    root = _parsed(content)
    usual = _usual_size(root)
    body = _body(root)
    headline, day = (None, None) if office else article.told(root)
    if not office:
        alone = article.stands_alone(body)
        article.prune(body)
        found, headline = article.article(body, headline)
        body = body if alone else found
    parts = list(_Reader(usual).blocks(body))
    if not _says_anything(parts) and not office:
        # A page of links alone, or one that is hidden until its script runs: its own words are better than none.
        parts = list(_Reader(usual).blocks(_body(_parsed(content))))
    if not _says_anything(parts):
        raise ReadingError(message("reading.empty"))
    if headline and not any(isinstance(p, Paragraph) and p.text == headline for p in parts[:8]):
        title = Paragraph(headline, bold=1.0, role="title")
        parts.insert(0, title)
    return Document("html" if kind == "html" else "mht", parts, [], None, headline, day)


def _body(root: etree._Element) -> etree._Element:
    body = root.find("body")
    return root if body is None else body


def _says_anything(parts: Iterable[Part]) -> bool:
    return any((isinstance(p, Paragraph) and p.text) or isinstance(p, Table) for p in parts)


def _page_of_archive(content: bytes) -> bytes:
    try:
        parts = email.message_from_bytes(content, policy=email.policy.default).walk()
        for part in parts:
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                data = part.get_payload(decode=True)
                if isinstance(data, bytes):
                    return data
    except (ValueError, LookupError, AttributeError, TypeError) as broken:
        raise ReadingError(message("reading.damaged")) from broken
    raise ReadingError(message("reading.damaged"))


def _parsed(content: bytes) -> etree._Element:
    named = _CHARSET.search(content[:4096])
    text = None
    if named and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) and not charsets.is_utf8(content):
        try:
            text = unicodedata.normalize("NFC", content.decode(named[1].decode("ascii")))
        except (LookupError, UnicodeDecodeError):
            text = None
    if text is None:
        text, _ = charsets.decode(content)
    if sum(1 for _ in _CELLS.finditer(text)) > limit("cells"):
        raise ReadingError(message("reading.too_many_cells"))
    text = _CONTROL.sub("", re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as broken:
        raise ReadingError(message("reading.empty")) from broken
    if len(text) > 2000 and not "".join(root.itertext()).strip() and re.sub(r"<[^>]*>", "", text[:200000]).strip():
        deep = any("depth" in entry.message for entry in parser.error_log)
        raise ReadingError(message("reading.too_deep" if deep else "reading.damaged"))
    return root


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
            for pieces in _apart(held):
                if any(piece[0].strip() for piece in pieces):
                    yield self._made(pieces, element, marker)
                    marker = ""
            held.clear()

        _say(held, element.text, element)
        number = 0
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag in GONE or not tag or HIDDEN.search(child.get("style") or ""):
                pass
            elif tag == "table":
                yield from close()
                yield from self._table(child, depth)
            elif tag == "pre":
                yield from close()
                yield from plain.paragraphs("".join(str(piece) for piece in child.itertext()))
            elif tag in BLOCKS:
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
            elif any(isinstance(e.tag, str) and e.tag in BLOCKS for e in child.iter()):
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
    if not isinstance(element.tag, str) or element.tag in GONE or HIDDEN.search(element.get("style") or ""):
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
        if not font:
            family = _FAMILY.search(style)
            font = (family[1] if family else at.get("face") or "").strip(" \"'")
        at = at.getparent()
    text = re.sub(r"\s+", " ", text)
    held.append(((charsets.by_font(text, font) or text) if font else text, bold, italic, underline))


_ALIGNS: dict[str, Align] = {"center": "center", "right": "right", "justify": "justify"}


def _align(element: etree._Element, style: str) -> Align:
    found = _ALIGNED.search(style)
    value = found[1] if found else element.get("align") or ("center" if element.tag == "center" else "")
    return _ALIGNS.get(value.lower(), "left")


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
