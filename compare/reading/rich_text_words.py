"""The tokens of Rich Text, and its words: what they open is passed over or read, or they stand for a sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+"
)
SKIPPED = frozenset(
    (
        "colortbl", "info", "pict", "themedata", "colorschememapping", "datastore", "latentstyles", "rsidtbl",
        "generator", "listtable", "listoverridetable", "revtbl", "xmlnstbl", "header", "headerl", "headerr", "headerf",
        "footer", "footerl", "footerr", "footerf", "fldinst", "pn", "bkmkstart", "bkmkend", "annotation",
        "atnid", "atnauthor", "atntime", "atnicn", "atnref", "atndate", "atnparent", "template", "operator", "creatim",
        "revtim", "printim", "userprops", "filetbl", "shppict", "nonshppict", "sp", "mmathPr", "wgrffmtfilter",
        "pgdsctbl", "falt", "panose", "fname", "docvar", "shprslt", "upr", "passwordhash", "pgptbl", "protusertbl",
        "objclass", "objname", "objdata", "objalias", "objsect", "objtime",
        "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "aftncn", "ftncn", "xe", "tc", "tcn",
    )
)  # fmt: skip
# Destinations marked as ones that may be passed over, which hold text or the form of rows all the same.
READ = frozenset(["shpinst", "nesttableprops", "ud", "listtext", "stylesheet", "fonttbl", "footnote", "fldrslt"])
PICTURES = ("shppict", "pict")  # what they hold is passed over, another picture for older programs too
SIGNS = {
    "par": "\n", "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "softline": "\n",
}  # fmt: skip


def tokens(content: bytes, start: int) -> Iterator[re.Match[bytes]]:
    """The tokens from `start` on; bytes that stand in the file as they are (`\\bin`, of pictures) are none."""
    at: int | None = start
    while at is not None:
        begun, at = at, None
        for token in _TOKEN.finditer(content, begun):
            yield token
            if token[1] == b"bin" and (size := int(token[2] or 0)) > 0:
                at = token.end() + size
                break
