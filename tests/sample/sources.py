"""The texts of the sample set, read from the plain files beside this module.

A line starting with `#`, `##` or `###` is a heading, `- ` a bullet, `@word rest` a directive: the parts of the head
and the foot of the document, `@caption`, `@table WIDTHS` (in millimetres; rows follow up to an empty line, `|` between
cells) and `@appendix` (its heading's lines, on a new page). Any other line is a paragraph.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
FACE = ("superior", "issuer", "number", "place", "title", "about", "signer", "copies")


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a document: `kind` is heading1 to 3, paragraph, bullet, caption, appendix, table or sign."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document's face by name (`FACE`), and its parts."""

    face: dict[str, str]
    parts: tuple[Part, ...] = field(default=())


def document(name: str) -> Document:
    """The document written in `name`.txt, its text in NFC."""
    text = unicodedata.normalize("NFC", (HERE / f"{name}.txt").read_text("utf-8"))
    lines = iter(text.splitlines())
    face: dict[str, str] = {}
    parts: list[Part] = []
    for line in lines:
        word, _, rest = line.partition(" ")
        if word.removeprefix("@") in FACE and word.startswith("@"):
            face[word[1:]] = rest
        elif word == "@table":
            rows = tuple(tuple(row.split("|")) for row in iter(lambda: next(lines, ""), ""))
            parts.append(Part("table", rows=rows, widths=tuple(int(width) for width in rest.split(","))))
        elif word.startswith("@"):
            parts.append(Part(word[1:], rest))
        elif line:
            parts.append(_part(word, rest, line))
    return Document(face, tuple(parts))


def _part(word: str, rest: str, line: str) -> Part:
    if word and set(word) == {"#"}:
        return Part(f"heading{len(word)}", rest)
    return Part("bullet", line) if word == "-" else Part("paragraph", line)
