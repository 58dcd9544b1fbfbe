"""The marked texts of a family: what is printed, and what the gold says of it, in one source.

A line is one of: `= left / head`, `== right / head`, `% title / lines` (bold, centred), `%T title` and `%S subtitle`
(styled so), `@level heading #row ~tolerated`, `!|head|cells`, `|body|cells` (`<` goes on from the left cell, `^` from
the one above), `^ caption`, `! signer / lines`, or a paragraph. `{row|shown|period|role|key=value,...}` marks a
figure: role a, e or t; keys `u` unit, `b` bound, `r` stated share, `v` value, `T` total, `h` upper end. English texts
print `1,234.5`, and currencies before the figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TAG = re.compile(r"\{([^{}|]+)\|([^{}|]+)\|([^{}|]+)\|([aet])(?:\|([^{}]*))?\}")
ROLES = {"a": "actual", "e": "estimate", "t": "target"}


@dataclass
class Part:
    """A printed part: `kind` is head, right, title, styled, subtitle, heading, paragraph, caption, table or signer."""

    kind: str
    lines: list[str] = field(default_factory=list)
    level: int = 0
    rows: list[list[str]] = field(default_factory=list)
    header_rows: int = 0


@dataclass
class Marked:
    """A text taken apart: what is printed, its gold cells, and its headings as (heading, parent, rows, tolerated)."""

    parts: list[Part] = field(default_factory=list)
    cells: list[dict[str, Any]] = field(default_factory=list)
    headings: list[tuple[str, str | None, list[str], list[str]]] = field(default_factory=list)
    language: str = "vi"


def plain(text: str) -> str:
    """`text` as printed."""
    return TAG.sub(lambda m: m[2], text)


def figure(text: str, language: str) -> tuple[str, str]:
    """The value and the unit of a printed figure; a currency before it goes with the scale word behind it."""
    found = re.match(r"[≥≤<>]?\s*((?:US|A|C|NZ)?[$£€])?\s*([\d.,]*\d)", text)
    assert found, text
    group, mark = ((".", ","), (",", "."))[language == "en"]
    unit = text[found.end() :].strip()
    if found[1]:
        unit = f"{found[1]} {unit}".strip() if len(unit) > 2 else found[1] + unit
    return found[2].replace(group, "").replace(mark, "."), unit


def cell(match: re.Match[str], quote: str, section: str, unit: str | None, language: str) -> dict[str, Any]:
    """The gold cell of one mark; `unit` is a table's unit cell, `""` where it has none, None in prose."""
    options = dict(pair.split("=", 1) for pair in (match[5] or "").split(",") if "=" in pair)
    value, written = figure(match[2], language)
    value = options.get("v") or value
    return {
        "row": match[1],
        "value": re.sub(r"^0+(?=\d)", "", value),
        "high": options.get("h"),
        "bound": options.get("b", "eq"),
        "unit": options.get("u") or unit or written,
        "total": options.get("T"),
        "period": match[3],
        "role": ROLES[match[4]],
        "ratio": options.get("r"),
        "text": match[2],
        "name": None,
        "where": "prose" if unit is None else "table",
        "section": section,
        "quote": quote,
    }


def sentence(text: str, at: int) -> str:
    """The printed sentence of the marked paragraph `text` that holds position `at`."""
    start = 0
    for stop in re.finditer(r"[.;]\s+(?=[^\W\d_])", text):
        if stop.end() > at:
            return plain(text[start : stop.end()]).strip()
        start = stop.end()
    return plain(text[start:]).strip()


def parse(path: Path, language: str = "vi") -> Marked:
    """The marked text, in `language`, of the file at `path`."""
    marked = Marked(language=language)
    heading, level_texts = "", dict[int, str]()
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("@"):
            heading = _heading(marked, line, level_texts)
        elif re.match(r"!?\|", line):
            _table_row(marked, line, heading)
        elif line.strip():
            _line(marked, line, heading)
    return marked


def _heading(marked: Marked, line: str, above: dict[int, str]) -> str:
    level, words = int(line[1]), line[3:]
    rows = re.findall(r"\s#(\w+)", words)
    tolerated = re.findall(r"\s~(\w+)", words)
    text = re.sub(r"\s[#~]\w+", "", words).strip()
    above[level] = text
    parent = next((above[n] for n in range(level - 1, 0, -1) if n in above), None)
    marked.parts.append(Part("heading", [text], level))
    marked.headings.append((text, parent, rows, tolerated))
    return text


def _table_row(marked: Marked, line: str, heading: str) -> None:
    head = line.startswith("!")
    texts = line.lstrip("!").split("|", 1)[1]
    held = TAG.sub(lambda m: m[0].replace("|", "\0"), texts)
    raw = [part.replace("\0", "|") for part in held.split("|")]
    if not marked.parts or marked.parts[-1].kind != "table" or (head and marked.parts[-1].header_rows == 0):
        marked.parts.append(Part("table"))
    table = marked.parts[-1]
    table.rows.append([plain(text) for text in raw])
    table.header_rows += head
    quote = " | ".join(table.rows[-1])
    titles = [title.lower() for title in table.rows[0]]
    unit = next((raw[n] for n in range(len(raw)) if titles[n] in ("đvt", "đơn vị tính", "đơn vị", "unit")), "")
    for text in raw:
        marked.cells += [cell(m, quote, heading, unit, marked.language) for m in TAG.finditer(text)]


def _line(marked: Marked, line: str, heading: str) -> None:
    kinds = {
        "= ": "head",
        "==": "right",
        "% ": "title",
        "! ": "signer",
        "^ ": "caption",
        "%T": "styled",
        "%S": "subtitle",
    }
    kind = kinds.get(line[:2], "paragraph")
    if kind != "paragraph":
        marked.parts.append(Part(kind, [part.strip() for part in line[2:].split(" / ")]))
        return
    marked.parts.append(Part(kind, [plain(line)]))
    marked.cells += [cell(m, sentence(line, m.start()), heading, None, marked.language) for m in TAG.finditer(line)]
