"""Old Vietnamese fonts and code pages: which one a text is in, and the text in Unicode.

`by_font` decodes a run by its font's name (TCVN3: .VnTime, .VnTimeH; VNI: VNI-Times), `by_statistics` tells the old
font of a text whose font names are lost, `decode` reads a whole file's bytes. Text that is Unicode already is never
touched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

import resources

# TCVN 5712:1993 (VN3), the codes from 0xA1 to 0xFE that are letters; checked against glibc's TCVN.
_TCVN3 = dict(
    zip(
        (*range(0xA1, 0xAF), *range(0xB5, 0xBA), *range(0xBB, 0xBF), *range(0xC6, 0xCD), *range(0xCE, 0xD9),
         *range(0xDC, 0xE0), *range(0xE1, 0xF0), *range(0xF1, 0xFF)),
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)  # fmt: skip
# VNI: a letter, then a mark of its own; some letters with a horn, and i and y with a tone, are one code.
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323", "â": "\u0302",
    "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
               "Ô": "Ơ", "Ö": "Ư", "Ñ": "Đ", "Í": "Í", "Ì": "Ì", "Æ": "Ỉ", "Ó": "Ĩ", "Ò": "Ị", "Î": "Ỵ"}  # fmt: skip
_VNI = re.compile("([aeouyAEOUYôöÔÖ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])|([ôöñíìæóòîÔÖÑÍÌÆÓÒÎ])")
_DOTTED = re.compile(r"^(?:\.|_|#2E)+vn[a-z]", re.IGNORECASE)
# Where a PDF has lost the dot, the families that were sold.
_UNDOTTED = re.compile(
    r"^vn(?:time|arial|avant|book|century|commercial|courier|free|gothic|helv|linus|memorandum|monotype|mystical|park"
    r"|present|revue|shelley|south|tekn|tekon|times|univers|vogue|3d|aristote|arabia|bahams|black|clarendon|cooper)",
    re.IGNORECASE,
)
_VNI_FONT = re.compile(r"^[._]*vni[-_ ]", re.IGNORECASE)
_UNICODE_ONLY = re.compile("[ăđơưẠ-ỹĂĐƠƯ\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\W\d_]+")


def is_legacy(font: str) -> bool:
    """Whether `font` is a Vietnamese font of the time before Unicode."""
    return _decoder(font) is not None


def by_font(text: str, font: str) -> str | None:
    """`text` typed in the old font `font`, in Unicode; None where the font is no old one, or nothing changes.

    >>> by_font("Céng hßa", ".VnTime")
    'Cộng hòa'
    """
    if not font or (font[0] not in "._#vV"):
        return None
    decoder = _decoder(font)
    if decoder is None or _UNICODE_ONLY.search(text):
        return None
    decoded = decoder(text)
    return None if decoded == text else decoded


@lru_cache(maxsize=512)
def _decoder(font: str) -> Callable[[str], str] | None:
    if _VNI_FONT.match(font):
        return from_vni
    if _DOTTED.match(font) or _UNDOTTED.match(font):
        return _from_tcvn3_capitals if font.rstrip(" 0123456789").lower().split("-")[0].endswith("h") else from_tcvn3
    return None


def from_tcvn3(text: str) -> str:
    """`text`, bytes of TCVN3 taken for Latin letters, in Unicode."""
    return text.translate(_TCVN3)


def _from_tcvn3_capitals(text: str) -> str:
    return from_tcvn3(text).upper()


def from_vni(text: str) -> str:
    """`text`, bytes of VNI taken for Latin letters, in Unicode."""

    def letter(found: re.Match[str]) -> str:
        base = found[1] or found[3]
        base = _VNI_SINGLE.get(base, base)
        mark = _VNI_MARKS[found[2].lower()] if found[2] else ""
        return unicodedata.normalize("NFC", base + mark)

    return _VNI.sub(letter, text)


def by_statistics(text: str) -> tuple[str, Callable[[str], str]] | None:
    """The old font ("TCVN3", "VNI") that `text` was typed in, and its decoder; None where it is readable as it
    stands."""
    sample = text[:20000]
    if len(sample) - len(sample.encode("ascii", "ignore")) < 12 or len(_UNICODE_ONLY.findall(sample)) > 0.02 * len(
        sample
    ):
        return None
    plain = _score(sample)
    found = max((("TCVN3", from_tcvn3), ("VNI", from_vni)), key=lambda way: _score(way[1](sample)))
    best = _score(found[1](sample))
    return found if best > 0.12 and best > 2 * plain + 0.02 else None


def decode(content: bytes) -> tuple[str, str]:
    """The text of a file's bytes in NFC, and the name of the encoding it was found to be in."""
    for bom, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(bom):
            return unicodedata.normalize("NFC", content.decode(name, "replace")), name
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(content)
    if "\0" in text[:2000]:
        return _wide(content)
    return unicodedata.normalize("NFC", text), "utf-8"


def is_utf8(content: bytes) -> bool:
    """Whether bytes that are no ASCII are UTF-8 throughout, whatever the file says of itself: no other code's are."""
    try:
        return not content.isascii() and bool(content.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _wide(content: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: the zero bytes tell which half of a letter comes first."""
    sample = content[:4000]
    name = "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"
    return unicodedata.normalize("NFC", content.decode(name, "replace")), name


def _guessed(content: bytes) -> tuple[str, str]:
    """An eight-bit text in the code whose reading has most common words."""
    sample = content[:2000]
    if len(sample) > 8 and max(sample[::2].count(0), sample[1::2].count(0)) > len(sample) // 8:
        return _wide(content)
    latin = "".join(bytes([b]).decode("cp1252", "replace") if 0x80 <= b < 0xA0 else chr(b) for b in content[:40000])
    ways: list[tuple[str, str]] = [
        ("cp1252", latin),
        ("cp1258", unicodedata.normalize("NFC", content[:40000].decode("cp1258", "replace"))),
        ("TCVN3", from_tcvn3(latin)),
        ("VNI", from_vni(latin)),
    ]
    name, _ = max(ways, key=lambda way: _score(way[1]))
    if _score(dict(ways)[name]) <= 0.02:
        name = "utf-8" if content.count(b"\xc3") + content.count(b"\xe1\xba") > len(content) // 50 else "cp1252"
    if name in ("cp1252", "cp1258", "utf-8"):
        return unicodedata.normalize("NFC", content.decode(name, "replace")), name
    whole = content.decode("cp1252", "replace") if name == "VNI" else content.decode("latin-1")
    return unicodedata.normalize("NFC", from_vni(whole) if name == "VNI" else from_tcvn3(whole)), name


def _score(text: str) -> float:
    """The share of words that are among the commonest Vietnamese ones with marks."""
    found = _WORD.findall(text.lower())
    common = _common()
    return sum(word in common for word in found) / len(found) if found else 0.0


@cache
def _common() -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFC", w) for w in resources.table("reading/charsets")["common"])
