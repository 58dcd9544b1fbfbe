"""Web pages saved to disk (.html, .htm, .mht): the article with its headings and tables, without menus and comments.

Pages that Word or LibreOffice saved are read whole. Nothing is fetched: pictures, styles and scripts of the page
are left alone.
"""

from __future__ import annotations

import email
import email.policy
import re
import unicodedata
from collections.abc import Iterable

from lxml import etree, html

from compare.messages import message
from compare.reading import article, charsets
from compare.reading.form import Document, Paragraph, Part, ReadingError, Table
from compare.reading.limits import limit
from compare.reading.web_blocks import Reader
from compare.reading.web_losses import settle, told

_OFFICE = re.compile(
    rb"MsoNormal|Microsoft Word|LibreOffice|OpenOffice|urn:schemas-microsoft-com:office", re.IGNORECASE
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CELLS = re.compile(r"<t[dh]\b", re.IGNORECASE)
_RULE = re.compile(
    r"(?:^|[\s,}])(?:body|p(?:\.western)?|p\.MsoNormal)\b[^{}]*\{[^}]*font-size\s*:\s*(\d{1,2}(?:\.\d)?)\s*(pt|px)",
    re.IGNORECASE,
)
# Signs that no text holds and no tree may: as they are, or as references ("&#1;").
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[1-9]|2\\d|3[01])|x0*(?:[0-8bef]|1[0-9a-f]))(?:;|(?![0-9a-z]))",
    re.I,
)


def read(content: bytes, kind: str, tracked_changes: str = "accepted") -> Document:
    """The page in `content`; `kind` is `html`, or `mht` for a page saved with its pictures."""
    accepted = tracked_changes != "original"
    if kind == "mht":
        content = _page_of_archive(content)
    office = _OFFICE.search(content[:20000]) is not None
    root = _parsed(content)
    usual = _usual_size(root)
    body = _body(root)
    changed = settle(body, accepted)
    headline, day = (None, None) if office else article.told(root)
    if not office:
        alone = article.stands_alone(body)
        article.prune(body)
        found, headline = article.article(body, headline)
        body = body if alone else found
    parts = list(Reader(usual).blocks(body))
    warnings = list(told(body, changed, accepted))
    if not _says_anything(parts) and not office:
        # A page of links alone, or one that is hidden until its script runs: its own words are better than none.
        parts = list(Reader(usual).blocks(_body(_parsed(content))))
    if not _says_anything(parts):
        raise ReadingError(message("reading.empty"))
    if headline and not any(isinstance(p, Paragraph) and p.text == headline for p in parts[:8]):
        title = Paragraph(headline, bold=1.0, role="title")
        parts.insert(0, title)
    return Document("html" if kind == "html" else "mht", parts, warnings, None, headline, day)


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


def _usual_size(root: etree._Element) -> float:
    """The size of letters that the page's own style sheet gives paragraphs; 12 points where it gives none."""
    for style in root.iter("style"):
        found = _RULE.search((style.text or "")[:50000])
        if found:
            return float(found[1]) * (0.75 if found[2].lower() == "px" else 1)
    return 12.0
