"""Rich Text Format (.rtf): paragraphs and tables with their form, in order.

Unicode (`\\u`), code-page bytes (`\\'xx`, by the font's own character set), styles with their outline levels, list
numbers as written out by the program that saved the file, merged cells, notes. Hidden and deleted text is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from compare.messages import message
from compare.reading import charsets
from compare.reading.form import Document, Paragraph, Part, Piece, ReadingError, compose, labelled, raised
from compare.reading.losses import Losses
from compare.reading.rich_text_form import Letters, Lines
from compare.reading.rich_text_head import Head
from compare.reading.rich_text_tables import Tables
from compare.reading.rich_text_words import PICTURES, READ, SIGNS, SKIPPED, tokens
from compare.report import Warning

_DEEPEST = 400  # groups within groups; real files have about twenty


def read(content: bytes, tracked_changes: str = "accepted") -> Document:
    """The document in `content`; raises ReadingError where it is no RTF to its end."""
    start = content.find(b"{\\rtf")
    if start < 0:
        raise ReadingError(message("reading.damaged"))
    reader = _Reader(tracked_changes != "original")
    for token in tokens(content, start):
        reader.take(token)
    parts = list(reader.parts())
    return Document("rtf", parts, reader.warnings())


class _Reader:
    """Runs over the tokens once."""

    def __init__(self, accepted: bool) -> None:
        self._losses = Losses(accepted)
        self._head = Head()
        self._state = Letters()
        self._stack: list[Letters] = []
        self._form = Lines()
        self._pending = 0
        self._bytes = bytearray()
        self._pieces: list[Piece] = []
        self._sizes: list[tuple[int, float]] = []
        self._label = ""
        self._out: list[Part] = []
        self._notes: list[Part] = []
        self._note_pieces: list[Piece] = []
        self._tables = Tables()
        self._high = 0
        self._starred = False
        self._hosts: list[tuple[list[Piece], list[tuple[int, float]], str, Lines]] = []

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
        """What was guessed or left out."""
        return list(self._losses.warnings())

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
        self._say(self._head.decoded(data, self._state.font))

    def _say(self, text: str) -> None:
        state = self._state
        target = state.target
        if target in ("skip", "styles"):
            return
        if target == "fonts":
            self._head.font_text(text)
        elif target == "stylesheet":
            self._head.style_text(text)
        elif self._left_out(text):
            return
        elif target == "listtext":
            self._label += text
        else:
            self._print(text)

    def _left_out(self, text: str) -> bool:
        """Whether text is hidden, or not there before or after the tracked changes; that it is so is told."""
        state = self._state
        losses = self._losses
        losses.changed = losses.changed or state.deleted or state.added
        losses.hidden = losses.hidden or (state.hidden and bool(text.strip()))
        return state.hidden or (state.deleted if losses.accepted else state.added)

    def _print(self, text: str) -> None:
        state = self._state
        name = self._head.font_name(state.font)
        if (decoded := charsets.by_font(text, name)) is not None:
            self._losses.legacy.add(name)
            text = decoded
        if state.raised:
            text = raised(text)
        if state.caps:
            text = text.upper()
        piece = (text, state.bold, state.italic, state.underline)
        if state.target == "footnote":
            self._note_pieces.append(piece)
            return
        self._pieces.append(piece)
        self._sizes.append((len(text), state.size))

    def _brace(self, brace: bytes) -> None:
        if brace == b"{":
            if len(self._stack) >= _DEEPEST:
                raise ReadingError(message("reading.too_deep"))
            self._stack.append(self._state)
            self._state = replace(self._state, first=True)
            return
        if not self._stack:
            return
        ended, self._state = self._state, self._stack.pop()
        if ended.target == "stylesheet" and self._state.target == "styles":
            self._head.end_style()
        elif ended.target == "shptxt" and self._state.target != "shptxt" and self._hosts:
            self._end_paragraph()
            self._pieces, self._sizes, self._label, self._form = self._hosts.pop()
        elif ended.target == "footnote" and self._state.target != "footnote":
            self._end_note()

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        starred, self._starred = self._starred, False
        if state.target == "skip":
            if word == "ud":
                state.target = ""
            return
        self._losses.pictures += word in PICTURES
        self._losses.embedded += word == "mmath"
        if starred and word not in READ:
            state.target = "skip"
            return
        if word == "u" and number is not None:
            self._unicode(number)
            return
        if self._destination(word):
            return
        state.first = False
        if state.target == "fonts":
            self._head.font_word(word, number)
        elif state.target == "styles" or state.target == "stylesheet":
            self._style_word(word, number)
        elif word in SIGNS and word != "par":
            self._say(SIGNS[word])
        elif word == "ansicpg" and number:
            self._head.code_page(f"cp{number}")
        elif word == "mac":
            self._head.code_page("mac_roman")
        elif not state.take(word, number):
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
        elif word in ("listtext", "pntext"):
            state.target = "listtext"
            self._label = ""
        elif word == "footnote":
            state.target = "footnote"
        elif word == "shptxt":
            state.target = "shptxt"
            self._hosts.append((self._pieces, self._sizes, self._label, self._form))
            self._pieces, self._sizes, self._label, self._form = [], [], "", Lines()
        elif word in SKIPPED:
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

    def _style_word(self, word: str, number: int | None) -> None:
        state = self._state
        if word == "s" and number is not None:
            state.target = "stylesheet"
            self._head.begin_style(number)
        elif word in ("cs", "ts", "ds"):
            state.target = "skip"
        elif word == "outlinelevel" and number is not None:
            self._head.style_level(number + 1)
        elif state.target == "styles" and len(self._stack) and self._state.first is False and word not in ("*",):
            state.target = "stylesheet"
            self._head.begin_style(0)

    def _paragraph_word(self, word: str, number: int | None) -> None:
        form = self._form
        if word == "par" or word == "sect" or word == "page":
            if self._state.target == "footnote":
                self._note_pieces.append(("\n", False, False, False))
            elif word != "page":
                self._end_paragraph()
        elif word == "pard":
            self._form = Lines()
        elif word in ("cell", "nestcell"):
            self._end_paragraph(cell=True)
            self._tables.end_cell(max(form.depth, 1) if word == "cell" else max(form.depth, 2))
        elif word in ("row", "nestrow"):
            self._tables.end_row(1 if word == "row" else max(form.depth, 2))
        elif not form.take(word, number):
            self._tables.row_word(word, number)

    def _end_paragraph(self, cell: bool = False) -> None:
        pieces, sizes = self._pieces, self._sizes
        self._pieces, self._sizes = [], []
        text, runs, bold, italic = compose(pieces)
        par = Paragraph(text, runs, bold, italic)
        par.align = self._form.align
        par.size = max(sizes)[1] if sizes else None
        name, level = self._head.style(self._form.style)
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
