"""Text files (.txt), and text that was pasted; Markdown (.md) is handed on to the module of its own.

Paragraphs are lines, or lines joined where the text was broken at a fixed width. A text file shows no form, so its
paragraphs are marked `plain`.
"""

from __future__ import annotations

import re

from compare.messages import message
from compare.reading import bare_tables, charsets
from compare.reading.form import Document, Paragraph, Part, compose
from compare.reading.labels import label_of
from compare.reading.lexicon import pattern
from compare.report import Warning

_ENDS = re.compile("\r\n|[\r\n\x0c\x85\u2028\u2029]")
_WIDE_GAP = re.compile(r"\s{3,}|\t+")
_LEAST_ROWS = 3
_ITEM = re.compile(r"\s*[-+•*–]\s+")


def read(content: bytes, kind: str) -> Document:
    """The text in `content`; `kind` is `txt` or `md`."""
    text, encoding = charsets.decode(content)
    warnings = []
    if encoding not in ("utf-8", "utf-8-sig", "utf-16"):
        warnings.append(Warning("encoding", message("reading.encoding", encoding=encoding)))
    if kind != "md":
        return Document(kind, paragraphs(text), warnings)
    from compare.reading import markdown

    document = markdown.read(text)
    document.warnings[:0] = warnings
    return document


def paragraphs(text: str) -> list[Part]:
    """The paragraphs and tables of a text that is set out by its line ends alone."""
    return _plain(_ENDS.split(text))


def _plain(lines: list[str]) -> list[Part]:
    lines = _columns_apart(lines)
    wrapped = _wrapped(lines)
    parts: list[Part] = []
    held: list[str] = []

    def close() -> None:
        if held:
            parts.append(_paragraph(" ".join(held)))
            held.clear()

    at = 0
    while at < len(lines):
        line = lines[at]
        bare = line.strip()
        if rows := _cells(lines, at):
            close()
            parts.append(bare_tables.table([[_paragraph(text).text for text in row] for row in rows]))
            at += len(rows)
            continue
        if not bare or (held and not (wrapped and _goes_on(held[-1], bare, line))):
            close()
        if bare:
            held.append(line.strip(" ") if "\t" in bare else bare)
        at += 1
    close()
    return parts


def _cells(lines: list[str], at: int) -> list[list[str]]:
    """The rows of a table copied from a document or a sheet: lines with one tab between cells, so that an empty cell
    is two tabs; none where tabs only place text, as many of them as it takes.
    """
    tabs = lines[at].count("\t")
    if tabs < 2 or ("\t\t" in lines[at].strip() and not _as_many(lines[at : at + _LEAST_ROWS], tabs)):
        return []
    end = at
    while end < len(lines) and tabs >= lines[end].count("\t") >= 2:
        end += 1
    rows = lines[at:end]
    full = [row for row in rows if row.count("\t") == tabs]
    if 2 * len(full) < len(rows) or len(rows) < _LEAST_ROWS or not any("\t\t" in row for row in rows):
        return []  # a table without empty cells is found among the lines (`layout`)
    return [[*row.split("\t"), *[""] * (tabs - row.count("\t"))] for row in rows]


def _as_many(lines: list[str], tabs: int) -> bool:
    """Whether there are rows enough with as many tabs each: of headings some of which are merged, and what is below."""
    return tabs > 2 and len(lines) == _LEAST_ROWS and all(line.count("\t") == tabs for line in lines)


def _wrapped(lines: list[str]) -> bool:
    """Whether the text was broken at a fixed width: no line is long, and many end near the same width."""
    lengths = [len(line.rstrip()) for line in lines if line.strip() and "\t" not in line]
    if len(lengths) < 8 or max(lengths) > 140:
        return False
    width = sorted(lengths)[int(len(lengths) * 0.95)]
    return width > 45 and sum(1 for n in lengths if n > width * 0.8) > 0.3 * len(lengths)


def _goes_on(before: str, bare: str, line: str) -> bool:
    """Whether a line of a broken text carries on the line before it."""
    if line[:1] in " \t" or _ITEM.match(line) or label_of(bare) or "\t" in bare:
        return False
    return (
        (len(before) > 45 and before[-1] not in ".:;!?")
        or bare[0].islower()
        or (len(before) > 60 and before[-1] != ":")
    )


def _paragraph(text: str) -> Paragraph:
    found = Paragraph(*compose([(text, False, False, False)]))
    found.plain = True
    return found


def _columns_apart(lines: list[str]) -> list[str]:
    """`lines` with the two columns of a letter's head put one after the other."""
    head = next((i for i, line in enumerate(lines[:12]) if pattern("identity", "state_header").search(line)), None)
    if head is None:
        return lines
    end = head
    while end < min(len(lines), head + 8) and lines[end].strip():
        end += 1
    start = head
    while start > 0 and lines[start - 1].strip():
        start -= 1
    left: list[str] = []
    right: list[str] = []
    for line in lines[start:end]:
        halves = [part for part in _WIDE_GAP.split(line.strip()) if part]
        if len(halves) == 2:
            left.append(halves[0])
            right.append(halves[1])
        elif len(line) - len(line.lstrip()) > 25:
            right.append(line.strip())
        else:
            left.append(line.strip())
    if not right:
        return lines
    apart: list[str] = []
    for line in [*left, *right]:
        apart += [line, ""]
    return [*lines[:start], *apart, *lines[end:]]
