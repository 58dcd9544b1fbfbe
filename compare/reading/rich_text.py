"""Rich Text Format (.rtf): paragraphs and tables with their form, in order.

Unicode (`\\u`), code-page bytes (`\\'xx`, by the font's own character set), styles with their outline levels, list
numbers as written out by the program that saved the file, merged cells, notes. Hidden and deleted text is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from compare.messages import message
from compare.reading import charsets
from compare.reading.form import Align, Document, Paragraph, Part, Piece, ReadingError, compose, labelled
from compare.reading.rich_text_tables import Tables
from compare.report import Warning

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+"
)
_SKIPPED = frozenset(
    (
        "colortbl", "info", "pict", "object", "themedata", "colorschememapping", "datastore", "latentstyles", "rsidtbl",
        "generator", "listtable", "listoverridetable", "revtbl", "xmlnstbl", "header", "headerl", "headerr", "headerf",
        "footer", "footerl", "footerr", "footerf", "fldinst", "pntext", "pn", "bkmkstart", "bkmkend", "annotation",
        "atnid", "atnauthor", "atntime", "atnicn", "atnref", "atndate", "atnparent", "template", "operator", "creatim",
        "revtim", "printim", "userprops", "filetbl", "shppict", "nonshppict", "sp", "mmathPr", "wgrffmtfilter",
        "pgdsctbl", "falt", "panose", "fname", "docvar", "shprslt", "upr", "passwordhash", "pgptbl", "protusertbl",
        "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "aftncn", "ftncn", "xe", "tc", "tcn",
    )
)  # fmt: skip
# Destinations marked as ones that may be passed over, which hold text or the form of rows all the same.
_READ = frozenset(["shpinst", "nesttableprops", "ud", "listtext", "stylesheet", "fonttbl", "footnote", "fldrslt"])
_SIGNS = {
    "par": "\n", "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "softline": "\n",
}  # fmt: skip
_CHARSETS = {0: "cp1252", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
             163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
             238: "cp1250"}  # fmt: skip
_ALIGN: dict[str, Align] = {"ql": "left", "qc": "center", "qr": "right", "qj": "justify"}
_DEEPEST = 400  # groups within groups; real files have about twenty
_LEVEL_NAME = re.compile(r"(?:heading|đầu đề|tiêu đề)\s+([1-9])", re.IGNORECASE)


@dataclass(slots=True)
class _State:
    """The form in force; every group has its own."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    hidden: bool = False
    size: float = 12.0
    font: int = 0
    skip: int = 1  # bytes that stand after a \u for older programs
    target: str = ""  # the destination the group writes to; "" is the text
    first: bool = True


@dataclass(slots=True)
class _Form:
    """The paragraph form in force."""

    style: int = 0
    align: Align = "left"
    in_table: bool = False
    depth: int = 0
    level: int | None = None


def read(content: bytes) -> Document:
    """The document in `content`; raises ReadingError where it is no RTF to its end."""
    start = content.find(b"{\\rtf")
    if start < 0:
        raise ReadingError(message("reading.damaged"))
    reader = _Reader()
    for token in _TOKEN.finditer(content, start):
        reader.take(token)
    parts = list(reader.parts())
    return Document("rtf", parts, reader.warnings())


class _Reader:
    """Runs over the tokens once."""

    def __init__(self) -> None:
        self._state = _State()
        self._stack: list[_State] = []
        self._form = _Form()
        self._encoding = "cp1252"
        self._fonts: dict[int, tuple[str, str]] = {}
        self._font: int = 0
        self._styles: dict[int, tuple[str, int | None]] = {}
        self._style: int = 0
        self._style_level: int | None = None
        self._name = ""
        self._pending = 0
        self._bytes = bytearray()
        self._pieces: list[Piece] = []
        self._sizes: list[tuple[int, float]] = []
        self._label = ""
        self._out: list[Part] = []
        self._notes: list[Part] = []
        self._note_pieces: list[Piece] = []
        self._tables = Tables()
        self._legacy: set[str] = set()
        self._high = 0
        self._starred = False
        self._hosts: list[tuple[list[Piece], list[tuple[int, float]], str, _Form]] = []

    def take(self, token: re.Match[bytes]) -> None:
        word, number, code, sign, brace, text = token.groups()
        if text is not None:
            self._text(text)
        elif code is not None:
            if self._pending:
                self._pending -= 1
            else:
                self._bytes.append(int(code, 16))
        elif brace is not None:
            self._flush()
            self._brace(brace)
        elif word is not None:
            self._flush()
            self._word(word.decode("ascii"), int(number) if number is not None else None)
        elif sign is not None:
            self._flush()
            self._sign(sign)

    def parts(self) -> Iterator[Part]:
        """The paragraphs and tables read."""
        self._flush()
        self._end_paragraph()
        self._out.extend(self._tables.close(0))
        return iter(self._out)

    def warnings(self) -> list[Warning]:
        """What was guessed."""
        if not self._legacy:
            return []
        return [Warning("legacy_font", message("reading.legacy_font", fonts=", ".join(sorted(self._legacy))))]

    def _text(self, text: bytes) -> None:
        if self._pending:
            taken = min(self._pending, len(text))
            self._pending -= taken
            text = text[taken:]
        if text:
            self._bytes.extend(text)

    def _flush(self) -> None:
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        name, encoding = self._fonts.get(self._state.font, ("", self._encoding))
        if charsets.is_legacy(name):
            encoding = "cp1252"
        self._say(data.decode(encoding, "replace"))

    def _say(self, text: str) -> None:
        state = self._state
        target = state.target
        if target in ("skip", "styles") or (state.hidden and target in ("", "listtext")):
            return
        if target == "fonts":
            self._font_name(text)
        elif target == "stylesheet":
            self._name += text
        elif target == "listtext":
            self._label += text
        else:
            name = self._fonts.get(state.font, ("", ""))[0]
            if (decoded := charsets.by_font(text, name)) is not None:
                self._legacy.add(name)
                text = decoded
            if state.caps:
                text = text.upper()
            piece = (text, state.bold, state.italic, state.underline)
            if target == "footnote":
                self._note_pieces.append(piece)
                return
            self._pieces.append(piece)
            self._sizes.append((len(text), state.size))

    def _brace(self, brace: bytes) -> None:
        if brace == b"{":
            if len(self._stack) >= _DEEPEST:
                raise ReadingError(message("reading.damaged"))
            self._stack.append(self._state)
            self._state = replace(self._state, first=True)
            return
        if not self._stack:
            return
        ended, self._state = self._state, self._stack.pop()
        if ended.target == "stylesheet" and self._state.target == "styles":
            self._end_style()
        elif ended.target == "shptxt" and self._state.target != "shptxt" and self._hosts:
            self._end_paragraph()
            self._pieces, self._sizes, self._label, self._form = self._hosts.pop()
        elif ended.target == "footnote" and self._state.target != "footnote":
            self._end_note()

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        starred, self._starred = self._starred, False
        if state.target == "skip":
            if word == "bin" and number:
                self._pending = min(max(number, 0), 1 << 30)
            elif word == "ud":
                state.target = ""
            return
        if starred and word not in _READ:
            state.target = "skip"
            return
        if word == "u" and number is not None:
            self._unicode(number)
            return
        if self._destination(word):
            return
        state.first = False
        if state.target == "fonts":
            self._font_table(word, number)
        elif state.target == "styles" or state.target == "stylesheet":
            self._style_word(word, number)
        elif word in _SIGNS and word != "par":
            self._say(_SIGNS[word])
        elif not self._character(word, number):
            self._paragraph_word(word, number)

    def _unicode(self, number: int) -> None:
        self._pending = self._state.skip
        code = number + 65536 if number < 0 else number
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000 and self._high:
            code = 0x10000 + ((self._high - 0xD800) << 10) + (code - 0xDC00)
            self._high = 0
        if code < 0x110000 and not 0xD800 <= code < 0xE000:
            self._say(chr(code))

    def _destination(self, word: str) -> bool:
        """Whether `word` opens a destination: a group that does not write to the text."""
        state = self._state
        if word == "fonttbl":
            state.target = "fonts"
        elif word == "stylesheet":
            state.target = "styles"
        elif word == "listtext":
            state.target = "listtext"
            self._label = ""
        elif word == "footnote":
            state.target = "footnote"
        elif word == "shptxt":
            state.target = "shptxt"
            self._hosts.append((self._pieces, self._sizes, self._label, self._form))
            self._pieces, self._sizes, self._label, self._form = [], [], "", _Form()
        elif word in _SKIPPED:
            state.target = "skip"
        elif word == "nesttableprops":
            state.first = False
        elif word == "nonesttables":
            state.target = "skip"
        else:
            return False
        return True

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._starred = True
        elif sign in (b"\\", b"{", b"}"):
            self._say(sign.decode("ascii"))
        elif sign == b"~":
            self._say("\u00a0")
        elif sign == b"_":
            self._say("-")
        elif sign in (b"\r", b"\n"):
            self._end_paragraph()

    def _font_table(self, word: str, number: int | None) -> None:
        if word == "f" and number is not None:
            self._font = number
            self._fonts[number] = ("", self._encoding)
        elif word == "fcharset" and number is not None:
            name, _ = self._fonts.get(self._font, ("", ""))
            self._fonts[self._font] = (name, _CHARSETS.get(number, self._encoding))

    def _font_name(self, text: str) -> None:
        name, encoding = self._fonts.get(self._font, ("", self._encoding))
        self._fonts[self._font] = (name + text.replace(";", ""), encoding)

    def _style_word(self, word: str, number: int | None) -> None:
        state = self._state
        if word == "s" and number is not None:
            state.target = "stylesheet"
            self._style = number
            self._style_level = None
            self._name = ""
        elif word in ("cs", "ts", "ds"):
            state.target = "skip"
        elif word == "outlinelevel" and number is not None:
            self._style_level = number + 1
        elif state.target == "styles" and len(self._stack) and self._state.first is False and word not in ("*",):
            state.target = "stylesheet"
            self._style = 0
            self._name = ""

    def _end_style(self) -> None:
        name = self._name.split(";")[0].strip()
        found = _LEVEL_NAME.match(name)
        level = int(found[1]) if found else self._style_level
        self._styles[self._style] = (name.lower(), level)
        self._name = ""

    def _character(self, word: str, number: int | None) -> bool:
        state = self._state
        on = number != 0
        if word == "b":
            state.bold = on
        elif word == "i":
            state.italic = on
        elif word in ("ul", "uld", "uldb", "ulw"):
            state.underline = on
        elif word == "ulnone":
            state.underline = False
        elif word == "caps":
            state.caps = on
        elif word in ("v", "deleted"):
            state.hidden = on
        elif word == "fs" and number:
            state.size = number / 2
        elif word == "f" and number is not None:
            state.font = number
        elif word == "plain":
            state.bold = state.italic = state.underline = state.caps = state.hidden = False
        elif word == "uc" and number is not None:
            state.skip = max(0, number)
        elif word == "ansicpg" and number:
            self._encoding = _known(f"cp{number}")
        elif word == "mac":
            self._encoding = "mac_roman"
        else:
            return False
        return True

    def _paragraph_word(self, word: str, number: int | None) -> None:
        form = self._form
        if word == "par" or word == "sect" or word == "page":
            if self._state.target == "footnote":
                self._note_pieces.append(("\n", False, False, False))
            elif word != "page":
                self._end_paragraph()
        elif word == "pard":
            self._form = _Form()
        elif word == "s" and number is not None:
            form.style = number
        elif word in _ALIGN:
            form.align = _ALIGN[word]
        elif word == "intbl":
            form.in_table, form.depth = True, max(form.depth, 1)
        elif word == "itap" and number is not None:
            form.depth = max(0, min(number, 20))
            form.in_table = form.depth > 0
        elif word == "outlinelevel" and number is not None:
            form.level = number + 1 if 0 <= number < 9 else None
        elif word in ("cell", "nestcell"):
            self._end_paragraph(cell=True)
            self._tables.end_cell(max(form.depth, 1) if word == "cell" else max(form.depth, 2))
        elif word in ("row", "nestrow"):
            self._tables.end_row(1 if word == "row" else max(form.depth, 2))
        else:
            self._tables.row_word(word, number)

    def _end_paragraph(self, cell: bool = False) -> None:
        pieces, sizes = self._pieces, self._sizes
        self._pieces, self._sizes = [], []
        text, runs, bold, italic = compose(pieces)
        par = Paragraph(text, runs, bold, italic)
        par.align = self._form.align
        par.size = max(sizes)[1] if sizes else None
        name, level = self._styles.get(self._form.style, ("", None))
        par.level = self._form.level or level
        if name == "title":
            par.role = "title"
        elif name == "subtitle":
            par.role = "subtitle"
        elif name.startswith(("toc", "contents", "mục lục")):
            par.role = "contents"
        elif name.startswith("caption"):
            par.role = "caption"
        label = " ".join(self._label.split())
        self._label = ""
        if text and label:
            bullet = not any(c.isalnum() for c in label) or label in ("o", "§")
            labelled(par, "-" if bullet else label)
            par.bullet = bullet
        depth = max(self._form.depth, 1) if self._form.in_table or cell else 0
        parts: list[Part] = [par, *self._notes] if text else list(self._notes)
        self._notes = []
        self._out.extend(self._tables.put(parts, depth))

    def _end_note(self) -> None:
        text, runs, bold, italic = compose(self._note_pieces)
        self._note_pieces = []
        if text:
            self._notes.append(Paragraph(text, runs, bold, italic, note=True))


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        return "cp1252"
    return encoding
