"""What a format module hands over: paragraphs with their form, tables with their cells, in reading order.

A format module (word, pdf, web, ...) knows only its format; what is a heading, a title, a caption is decided from these
values for all formats alike (`layout`, `outline`, `identity`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from compare.messages import Message
from compare.reading.symbols import shown
from compare.report import Run, Span, Warning, WordBoxes

Align = Literal["left", "center", "right", "justify"]
Role = Literal["", "title", "subtitle", "caption", "contents", "sheet"]
Piece: TypeAlias = tuple[str, bool, bool, bool]  # text, bold, italic, underlined

_BLANKS = re.compile(r" *\t[ \t]*|[^\S\n\t]{2,}(?:\t[ \t]*)?|[^\S\n\t ](?:\t[ \t]*)?")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_INVISIBLE_BUT_HYPHEN = re.compile(_INVISIBLE.pattern.replace("\u00ad", ""))
_TCVN3 = re.compile("[®¸µ¶¹©ª«¬¨]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NO_BOXES = WordBoxes()


class ReadingError(Exception):
    """A file cannot be read: what is wrong, as a Message; never leaves this room."""

    def __init__(self, reason: Message, needs_password: bool = False) -> None:
        super().__init__(reason.key)
        self.reason = reason
        self.needs_password = needs_password


@dataclass(slots=True)
class Paragraph:
    """A paragraph as printed; `text` is NFC and begins with `label`, its automatic number, where it has one.

    `bold` and `italic` are shares of its letters, `level` the outline level its style gives (1 topmost), `size` in
    points.
    """

    text: str
    runs: tuple[Run, ...] = ()
    bold: float = 0.0
    italic: float = 0.0
    level: int | None = None
    label: str | None = None
    bullet: bool = False
    align: Align = "left"
    size: float | None = None
    page: int | None = None
    note: bool = False
    role: Role = ""
    plain: bool = False  # the format shows no form (text files)
    boxes: WordBoxes = _NO_BOXES
    by_ocr: bool = False


@dataclass(slots=True)
class Cell:
    """A table cell: what stands in it, and how many columns and rows it takes."""

    parts: list[Part] = field(default_factory=list)
    columns: int = 1
    rows: int = 1
    header: bool = False


@dataclass(slots=True)
class Table:
    """A table as its format tells it: rows of cells, each cell named once."""

    rows: list[list[Cell]]
    header_rows: int | None = None
    page: int | None = None


@dataclass(slots=True)
class Grid:
    """A table laid out: every row of one length, merged texts repeated."""

    rows: tuple[tuple[str, ...], ...]
    spans: tuple[Span, ...] = ()
    header_rows: int | None = None
    page: int | None = None
    boxes: WordBoxes = _NO_BOXES
    by_ocr: bool = False


Part: TypeAlias = Paragraph | Table | Grid


@dataclass(slots=True)
class Document:
    """A file taken apart by its format module."""

    format: str
    parts: list[Part]
    warnings: list[Warning] = field(default_factory=list)
    pages: int | None = None
    headline: str | None = None  # what the format itself marks as the title (a web page's headline)
    name_date: str | None = None  # a publication day the format itself tells, ISO


def compose(pieces: Iterable[Piece], line_breaks: bool = True) -> tuple[str, tuple[Run, ...], float, float]:
    """Text, runs, and the shares of bold and italic letters of a paragraph made of `pieces`.

    White space is one blank (a tab stays a tab, a line break a newline), invisible characters are gone, text is NFC.
    """
    pieces = list(pieces)
    if len(pieces) == 1:
        return _uniform(pieces[0], line_breaks)
    out: list[str] = []
    looks: list[tuple[int, int, bool, bool, bool]] = []
    at = 0
    last = "\n"
    for raw, bold, italic, underline in _joined_marks(pieces):
        text = _clean(raw) if line_breaks else _clean(raw).replace("\n", " ")
        if last in " \t\n":
            text = text.lstrip(" \t") if last != "\t" else text.lstrip(" ")
        if not text:
            continue
        if text[0] in "\n\t" and last == " ":
            out[-1] = out[-1][:-1]
            at -= 1
            if looks:
                start, _, *form = looks[-1]
                looks[-1] = (start, at, form[0], form[1], form[2])
        out.append(text)
        looks.append((at, at + len(text), bold, italic, underline))
        at += len(text)
        last = text[-1]
    whole = "".join(out)
    return _trimmed(whole, looks)


def _uniform(piece: Piece, line_breaks: bool) -> tuple[str, tuple[Run, ...], float, float]:
    """What `compose` gives for text in a single form."""
    raw, bold, italic, underline = piece
    text = _clean(raw).strip()
    if not line_breaks:
        text = text.replace("\n", " ")
    if not (bold or italic or underline) or not text:
        return text, (), 0.0, 0.0
    return text, (Run(0, len(text), bold, italic, underline),), float(bold), float(italic)


def paragraph(pieces: Iterable[Piece]) -> Paragraph:
    """A paragraph of `pieces` with no form of its own but theirs."""
    text, runs, bold, italic = compose(pieces)
    return Paragraph(text, runs, bold, italic)


def labelled(par: Paragraph, label: str) -> Paragraph:
    """`par` with the automatic number `label` written at its head."""
    head = f"{label} "
    shift = len(head)
    moved = [Run(r.start + shift, r.end + shift, r.bold, r.italic, r.underline) for r in par.runs]
    if moved and par.bold > 0.5 and moved[0].start == shift:
        first = moved[0]
        moved[0] = Run(0, first.end, first.bold, first.italic, first.underline)
    par.text, par.runs, par.label = head + par.text, tuple(moved), label
    return par


def raised(text: str) -> str:
    """`text` with its digits as the small ones above the line that it shows: "2" behind "km" gives "²"."""
    return text.translate(_RAISED)


def plain_text(parts: Sequence[Part]) -> str:
    """The text of a cell's paragraphs, on lines; notes stand apart."""
    if len(parts) == 1:
        part = parts[0]
        return part.text if isinstance(part, Paragraph) and not part.note else ""
    return "\n".join(p.text for p in parts if isinstance(p, Paragraph) and p.text and not p.note)


def _clean(text: str) -> str:
    if text.isprintable() and "  " not in text:  # nothing invisible, no blank but a single space
        return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", shown(_SURROGATE.sub("\ufffd", text)))
    # In TCVN3 the soft hyphen's code is a letter (ư): it stays where other letters of that code stand beside it.
    invisible = _INVISIBLE_BUT_HYPHEN if _TCVN3.search(text) else _INVISIBLE
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    text = invisible.sub("", text)
    return _BLANKS.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return "\t" if "\t" in found[0] else " "


def _joined_marks(pieces: Iterable[Piece]) -> list[Piece]:
    """`pieces` with a combining mark at a piece's head put to the letter it belongs to, and equal looks joined."""
    joined: list[Piece] = []
    for text, bold, italic, underline in pieces:
        if not text:
            continue
        if joined and unicodedata.combining(text[0]):
            cut = next((i for i, c in enumerate(text) if not unicodedata.combining(c)), len(text))
            before = joined[-1]
            joined[-1] = (before[0] + text[:cut], *before[1:])
            text = text[cut:]
            if not text:
                continue
        if joined and joined[-1][1:] == (bold, italic, underline):
            joined[-1] = (joined[-1][0] + text, bold, italic, underline)
        else:
            joined.append((text, bold, italic, underline))
    return joined


def _trimmed(
    whole: str, looks: Sequence[tuple[int, int, bool, bool, bool]]
) -> tuple[str, tuple[Run, ...], float, float]:
    lead = len(whole) - len(whole.lstrip())
    text = whole.strip()
    if not text:
        return "", (), 0.0, 0.0
    runs = []
    letters = bold_letters = italic_letters = 0
    for start, end, bold, italic, underline in looks:
        a, b = max(start - lead, 0), min(end - lead, len(text))
        if a >= b:
            continue
        stretch = text[a:b]
        count = len(stretch) - stretch.count(" ")
        letters += count
        bold_letters += count * bold
        italic_letters += count * italic
        if bold or italic or underline:
            runs.append(Run(a, b, bold, italic, underline))
    letters = letters or 1
    return text, tuple(runs), bold_letters / letters, italic_letters / letters
