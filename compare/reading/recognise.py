"""Which format a file is in: by its content first, by its name's ending second."""

from __future__ import annotations

import re
import unicodedata

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_LOCKS, _LOCK_SIZE = ("~$", ".~lock."), 1024  # what programs put beside a file that is open in them; bytes
_PACKED = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
_OFFICE_ENDINGS = ("docx", "docm", "xlsx", "xlsm", "odt", "ods")
_OFFICE_FOLDERS = ("word/", "xl/", "_rels/", "docProps/", "customXml/", "META-INF/", "Configurations2/")
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|meta|table|div|article|h1|p)\b", re.IGNORECASE)
_MHT = re.compile(
    rb"^(?:mime-version|content-type:\s*multipart/related|from:\s*<saved by)", re.IGNORECASE | re.MULTILINE
)
_HOLDS_PAGE = re.compile(rb"^content-type:\s*(?:multipart/(?:related|alternative|mixed)|text/html)", re.I | re.M)
_SPACES = "\t\n\v\f\r\x1a\ufeff"
_NO_LETTERS = ("Cc", "Cn", "Co", "Cs")
_OFFICE_XML = (
    (b"<pkg:package", "docx"), (b"schemas.microsoft.com/office/word/2003/wordml", "doc"),
    (b"urn:schemas-microsoft-com:office:spreadsheet", "xml"),
)  # fmt: skip
# What flat OpenDocument files call themselves, where they are no texts.
_FLAT = (
    (b"opendocument.spreadsheet", "ods"),
    (b"opendocument.presentation", "slides"),
    (b"opendocument.graphics", "slides"),
)
_TEXT = ("txt", "md", "markdown", "csv", "tsv", "text", "log")


def format_of(name: str, content: bytes) -> str:
    """The format of a file: `docx`, `pdf`, `odt`, ..., `encrypted` for a wrapped Office file, `unknown` for none."""
    if name.startswith(_LOCKS) and len(content) < _LOCK_SIZE:
        return "lock"
    head = content[:4096]
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(content, ending)
    if head.startswith(OLE):
        return _ole(content, ending)
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        return "rtf"
    if any(head.startswith(magic) for magic in _PICTURES):
        return "picture"
    if head.startswith(_PACKED):
        return "packed"
    if _MHT.search(head) and _HOLDS_PAGE.search(content[:20000]):
        return "mht"
    bare = _narrow(head)
    if b"<office:document" in bare:
        return next((form for sign, form in _FLAT if sign in bare), "fodt")
    if bare.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") and (named := _named_in_xml(bare)):
        return named
    if (
        ending not in _TEXT
        and not _is_binary(bare)
        and (_HTML.search(bare) or (ending in ("html", "htm", "xhtml") and b"<" in bare))
    ):
        return "html"
    if b"\0" in bare or _is_binary(bare):
        return "unknown"
    return {"csv": "csv", "tsv": "csv", "md": "md", "markdown": "md"}.get(ending, "txt")


def _named_in_xml(head: bytes) -> str:
    """The format of an Office file that is plain XML; "" where the file is another one."""
    return next((form for sign, form in _OFFICE_XML if sign in head), "")


def _narrow(head: bytes) -> bytes:
    """`head` in UTF-8 where it is a text of two bytes a letter, with a mark that says so or without; else as it is."""
    whole = head[: len(head) // 2 * 2]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return whole.decode("utf-16", "ignore").encode()
    low, high = whole[1:400:2].count(0), whole[:400:2].count(0)
    sample = min(len(whole), 400)
    if sample < 4 or max(low, high) <= sample // 8:
        return head
    text = whole.decode("utf-16-le" if low >= high else "utf-16-be", "replace")
    strange = sum(c not in _SPACES and unicodedata.category(c) in _NO_LETTERS for c in text)
    return text.encode("utf-8", "replace") if strange <= len(text) // 50 else head


def _is_binary(head: bytes) -> bool:
    """Whether too many bytes are control codes for a text; the old Vietnamese codes put rare capitals among them."""
    controls = sum(b < 32 and b not in b"\t\n\v\f\r\x1a\x1b" for b in head)
    return controls > len(head) // 20


def _zipped(content: bytes, ending: str) -> str:
    from compare.reading.package import Package

    package = Package(content)
    names = package.names
    if "[Content_Types].xml" in names or "word/document.xml" in names or "xl/workbook.xml" in names:
        if any(n.startswith("word/") for n in names):
            return "docx"
        if any(n.startswith("xl/") for n in names):
            return "xlsb" if "xl/workbook.bin" in names else "xlsx"
        if any(n.startswith("ppt/") for n in names):
            return "slides"
        return "docx" if ending in ("docx", "docm") else "unknown"
    mime = (package.part("mimetype") or b"").strip()
    if mime.endswith(b"opendocument.spreadsheet") or (not mime and ending == "ods"):
        return "ods"
    if b"opendocument.text" in mime or (not mime and "content.xml" in names):
        return "odt"
    if b"opendocument.presentation" in mime:
        return "slides"
    is_damaged = ending in _OFFICE_ENDINGS and (not names or any(n.startswith(_OFFICE_FOLDERS) for n in names))
    return "unknown" if mime or is_damaged else "packed"  # an archive may bear the name of a Word file


def _ole(content: bytes, ending: str) -> str:
    wide = "EncryptedPackage".encode("utf-16-le")
    if wide in content:
        return "encrypted"
    if "WordDocument".encode("utf-16-le") in content:
        return "doc"
    if "Workbook".encode("utf-16-le") in content or "Book".encode("utf-16-le") in content:
        return "xls"
    if "PowerPoint Document".encode("utf-16-le") in content:
        return "slides"
    return {"doc": "doc", "xls": "xls"}.get(ending, "unknown")
