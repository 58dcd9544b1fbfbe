"""Markdown (.md): its headings, lists, tables, emphasis, links and notes as they are shown.

CommonMark and the tables and footnotes of its best known dialect; tables that are written as HTML are read as those
of a web page. What only the page's maker sees (comments, targets of links, the settings at the head) is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from compare.reading import bare_tables, plain
from compare.reading.form import Document, Paragraph, Part, Piece, ReadingError, Table, compose, raised
from compare.reading.labels import label_of
from compare.reading.losses import Losses

_ENDS = re.compile("\r\n|[\r\n\x0c\x85\u2028\u2029]")
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
# What marks enclose is bounded: a file of marks that nothing closes would be searched to its end for each of them.
_EMPHASIS = re.compile(r"(\*\*|__)(.{1,500}?)\1|(?<![\w*])([*_])(?!\s)(.{1,500}?)(?<!\s)\3(?![\w*])")
_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_UNDERLINED = re.compile(r"\s{0,3}(=+|-{2,})\s*$")  # the line under a heading
_BREAK = re.compile(r"\s{0,3}([-*_])(?:\s*\1){2,}\s*$")
_ITEM = re.compile(r"\s*[-+•*–]\s+")
_QUOTED = re.compile(r"^\s{0,3}(?:>\s?)+")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_NOTE = re.compile(r"\s{0,3}\[\^[^\]\s]+\]:\s*")
_TARGET = re.compile(r"\s{0,3}\[[^\]^][^\]]*\]:\s*<?\S+")
_SETTING = re.compile(r"\s*(?:#.*|-\s.*|[\w-]+\s*:.*)?$")
_TITLE = re.compile(r"title\s*:\s*[\"']?(.+?)[\"']?\s*$", re.IGNORECASE)
_MOST_SETTINGS = 60  # lines at the head of a file
_COMMENT = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\](?:\([^()\s]*(?:\s+[^()]*)?\)|\[[^\]]*\])")
_LINK = re.compile(r"(?<!\\)\[([^\[\]^][^\[\]]{0,500})\](?:\((?:[^()\s]|\([^()]*\))*(?:\s+[^()]*)?\)|\[[^\]]*\])")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
_ADDRESS = re.compile(r"<((?:https?|mailto|ftp):[^>\s]+)>")
_RAISED = re.compile(r"<sup>(\d+)</sup>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|b|i|u|s|p|em|strong|span|sub|sup|div|img|center|small|mark|del|ins|code|kbd|font|details|summary)\b[^<>]*>",
    re.IGNORECASE,
)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)(.+?)(?<!`)\1(?!`)")
_STRUCK = re.compile(r"~~(.+?)~~")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(text: str) -> Document:
    """The document that `text` writes down."""
    lines = _ENDS.split(_COMMENT.sub("", text))
    start, title = _settings(lines)
    reader = _Reader(lines[start:])
    parts = reader.parts()
    headline = title if title and not any(isinstance(p, Paragraph) and p.text == title for p in parts[:8]) else None
    if headline:
        parts.insert(0, Paragraph(headline, bold=1.0, role="title"))
    return Document("md", parts, list(reader.losses.warnings()), headline=headline)


def _settings(lines: list[str]) -> tuple[int, str | None]:
    """Where the text begins behind the settings at a file's head ("---", "title: ...", "---"), and their title."""
    if not lines or lines[0].strip() != "---":
        return 0, None
    for end, line in enumerate(lines[1:_MOST_SETTINGS], 1):
        if line.strip() in ("---", "..."):
            titles = (found[1] for inner in lines[1:end] if (found := _TITLE.match(inner)))
            return end + 1, next(titles, None)
        if not (_SETTING.match(line) or line[:1].isspace()):
            break
    return 0, None


@dataclass(slots=True)
class _Reader:
    lines: list[str]
    losses: Losses = field(default_factory=Losses)
    _out: list[Part] = field(default_factory=list)
    _held: list[str] = field(default_factory=list)
    _at: int = 0

    def parts(self) -> list[Part]:
        """The paragraphs and tables, in order."""
        while self._at < len(self.lines):
            self._line(_QUOTED.sub("", self.lines[self._at]))
        self._close()
        return self._out

    def _close(self) -> None:
        if self._held:
            self._out.append(self._shown(" ".join(self._held)))
            self._held.clear()

    def _line(self, line: str) -> None:
        bare = line.strip()
        if _FENCE.match(line):
            self._as_typed()
        elif bare.lower().startswith("<table"):
            self._html_table()
        elif "|" in line and self._at + 1 < len(self.lines) and _is_rule(self.lines[self._at + 1]):
            self._close()
            self._table()
        elif self._held and _UNDERLINED.match(line) and not _ITEM.match(self._held[0]):
            self._head(" ".join(self._held), 1 if bare[0] == "=" else 2)
        else:
            self._at += 1
            self._text(line, bare)

    def _text(self, line: str, bare: str) -> None:
        if found := _HEADING.match(bare):
            self._close()
            self._held.append(found[2])
            self._head(found[2], len(found[1]), 0)
        elif not bare or _BREAK.match(line) or _TARGET.match(line):
            self._close()
        elif found := _NOTE.match(line):
            self._close()
            note = self._shown(line[found.end() :])
            note.note = True
            self._out.append(note)
        else:
            if _ITEM.match(line) or label_of(bare):
                self._close()
            self._held.append(bare)

    def _head(self, text: str, level: int, lines: int = 1) -> None:
        par = self._shown(text)
        par.level, par.bold, par.plain = level, 1.0, False
        self._held.clear()
        self._out.append(par)
        self._at += lines

    def _as_typed(self) -> None:
        """Lines between fences, which stand as they were typed."""
        self._close()
        opened = _FENCE.match(_QUOTED.sub("", self.lines[self._at]))
        mark = opened[1] if opened else "```"
        end = self._at + 1
        while end < len(self.lines) and not self.lines[end].strip().startswith(mark):
            end += 1
        self._out += plain.paragraphs("\n".join(self.lines[self._at + 1 : end]))
        self._at = end + 1

    def _html_table(self) -> None:
        from compare.reading import web

        self._close()
        end = self._at
        while end < len(self.lines) and "</table" not in self.lines[end].lower():
            end += 1
        written = "\n".join(self.lines[self._at : end + 1])
        self._at = end + 1
        try:
            self._out += web.read(f"<meta charset=utf-8><body>{written}".encode(), "html").parts
        except ReadingError:
            self._out += plain.paragraphs(written)

    def _table(self) -> None:
        start, rows = self._at, []
        while self._at < len(self.lines) and "|" in (line := _QUOTED.sub("", self.lines[self._at])):
            if self._at != start + 1:
                cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
                rows.append([self._shown(cell.strip()).text for cell in cells])
            self._at += 1
        table: Table = bare_tables.table(rows, 1)
        self._out.append(table)

    def _shown(self, text: str) -> Paragraph:
        """The paragraph that `text` writes, its emphasis as form."""
        self.losses.pictures += len(_IMAGE.findall(text))
        text = _as_shown(text)
        pieces: list[Piece] = []
        at = 0
        for found in _EMPHASIS.finditer(text):
            pieces.append((_bare(text[at : found.start()]), False, False, False))
            strong = bool(found[1])
            pieces.append((_bare(found[2] if strong else found[4]), strong, not strong, False))
            at = found.end()
        pieces.append((_bare(text[at:]), False, False, False))
        par = Paragraph(*compose(pieces))
        par.plain = not par.runs  # where nothing is marked, a line is as bare as in a text file
        return par


def _is_rule(line: str) -> bool:
    line = _QUOTED.sub("", line)
    return "-" in line and bool(_RULE.match(line))


def _as_shown(text: str) -> str:
    """`text` without the marks of links, notes, tags and struck words.

    >>> _as_shown("[Kế hoạch](kh.md) đạt <b>45</b> ha[^1]")
    'Kế hoạch đạt 45 ha'
    """
    text = _NOTE_MARK.sub("", _IMAGE.sub(r"\1", text))
    text = _LINK.sub(r"\1", _ADDRESS.sub(r"\1", text))
    text = _BREAK_TAG.sub("\n", _RAISED.sub(lambda found: raised(found[1]), text))
    return _STRUCK.sub(r"\1", _CODE.sub(r"\2", _TAG.sub("", text)))


def _bare(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
