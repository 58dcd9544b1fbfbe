"""The words around a figure: the sentence it stands in, the row of its table, the figure as written.

What a finding quotes, so that a reader finds the place. Rewrites nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import lru_cache

from compare.kept import Same
from compare.messages import Language
from compare.observation import Observation
from compare.quantity import written
from compare.report import Anchor, Block, Report

_NUMBER = re.compile(r"[\d.,/%]+")
_GAP = re.compile(r"(?<=[.!?…])\s+|\n+")


def block_at(report: Report, anchor: Anchor) -> Block | None:
    """The block that `anchor` points into."""
    return _by_id(Same(report.blocks)).get(anchor.block)


def sentence_bounds(text: str, at: int) -> tuple[int, int]:
    """Where the sentence of `text` that holds position `at` begins and ends."""
    starts, ends = _gaps(text)
    before, behind = bisect_right(ends, at), bisect_left(starts, at)
    return (ends[before - 1] if before else 0, starts[behind] if behind < len(starts) else len(text))


@lru_cache(maxsize=16384)
def _gaps(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the gaps between the sentences of `text` begin and end; a text is asked for every figure in it."""
    found = [gap.span() for gap in _GAP.finditer(text) if _ends_sentence(text, gap)]
    return tuple(start for start, _ in found), tuple(end for _, end in found)


def _ends_sentence(text: str, gap: re.Match[str]) -> bool:
    """Whether a gap parts two sentences: what follows is no small letter, and after "1." it is a capital."""
    if "\n" in gap.group():
        return True
    following = text[gap.end() : gap.end() + 1]
    if text[: gap.start()][-2:-1].isdigit():
        return following.isupper() or following in '“"'
    return bool(following) and not following.islower() and following != "("


def quote(report: Report, anchor: Anchor) -> str:
    """The sentence that holds the figure at `anchor`, or the cells of its table row, joined by " | "."""
    block = block_at(report, anchor)
    if block is None:
        return ""
    if anchor.row is not None and anchor.row < len(block.rows):
        cells: list[str] = []
        for cell in block.rows[anchor.row]:
            if not cells or cell != cells[-1]:
                cells.append(cell)
        return " | ".join(" ".join(cell.split()) for cell in cells if cell.strip())
    begin, end = sentence_bounds(block.text, anchor.start)
    return block.text[begin:end].strip()


def clause(report: Report, anchor: Anchor, longest: int) -> str:
    """The clause of the sentence at `anchor`, as written: what stands between semicolons, or between commas where that
    has more than `longest` letters; where it is longer still, cut at a word behind the figure, marked by "…".
    """
    block = block_at(report, anchor)
    if block is None:
        return ""
    begin, end = _between(_SEMICOLON, block.text, *sentence_bounds(block.text, anchor.start), anchor)
    if end - begin > longest:
        begin, end = _between(_COMMA, block.text, begin, end, anchor)
    said = " ".join(block.text[begin:end].split()).lstrip(" -–+•*").rstrip(" .;,:")
    least = len(" ".join(block.text[begin : anchor.end].split()))
    if len(said) <= max(longest, least):
        return said
    return f"{said[: max(longest, least) + 1].rsplit(' ', 1)[0]} …"


_SEMICOLON, _COMMA = re.compile(r";\s"), re.compile(r"[,:]\s")


def _between(mark: re.Pattern[str], text: str, begin: int, end: int, anchor: Anchor) -> tuple[int, int]:
    """The stretch between two marks that holds the figure at `anchor`."""
    before = [found.end() for found in mark.finditer(text, begin, anchor.start)]
    behind = mark.search(text, anchor.end, end)
    return before[-1] if before else begin, behind.start() if behind else end


def same_sentence(report: Report, one: Anchor, other: Anchor) -> bool:
    """Whether two places stand in one sentence, or in one row of a table."""
    if (one.block, one.row) != (other.block, other.row):
        return False
    block = block_at(report, one)
    if block is None or one.row is not None:
        return block is not None
    begin, end = sentence_bounds(block.text, one.start)
    return begin <= other.start < max(end, begin + 1)


def before(report: Report, anchor: Anchor) -> str:
    """The words of the sentence that stand before the figure at `anchor`; of a table, its column's heading cells."""
    block = block_at(report, anchor)
    if block is None:
        return ""
    if anchor.row is not None:
        return " ".join(_heading_cells(block, anchor.row, anchor.column or 0))
    begin, _ = sentence_bounds(block.text, anchor.start)
    return block.text[begin : anchor.start]


def _heading_cells(block: Block, row: int, column: int) -> list[str]:
    """The cells of a column down to its first number, those that span rows told once."""
    cells: list[str] = []
    for line in block.rows[: min(row, block.header_rows or row)]:
        cell = line[column] if column < len(line) else ""
        if _NUMBER.fullmatch(cell.strip()):
            break
        if cell.strip() and cell not in cells:
            cells.append(cell)
    return cells


def after(report: Report, anchor: Anchor) -> str:
    """The words of the sentence that stand after the figure at `anchor`; nothing of a table."""
    block = block_at(report, anchor)
    if block is None or anchor.row is not None:
        return ""
    _, end = sentence_bounds(block.text, anchor.start)
    return block.text[anchor.end : end]


def as_written(report: Report, observation: Observation) -> str:
    """The figure of `observation` as its report writes it, with its unit: "1.214,5 tỷ đồng"."""
    language: Language = report.identity.language
    quantity = observation.quantity
    text = _span(report, observation.anchor)
    if quantity is None:
        return text
    if not any(c.isdigit() for c in text):
        return written(quantity, language)
    if not quantity.unit or quantity.unit.lower() in text.lower() or any(c.isalpha() for c in text):
        return text
    if quantity.unit[0] in "$£€":
        return written(quantity, language)  # a column "£ million": £84.3 million
    return f"{text}{quantity.unit}" if quantity.unit[0] in "%‰" else f"{text} {quantity.unit}"


def _span(report: Report, anchor: Anchor) -> str:
    block = block_at(report, anchor)
    if block is None:
        return ""
    text = block.text
    if anchor.row is not None and anchor.row < len(block.rows):
        cells = block.rows[anchor.row]
        text = cells[anchor.column or 0] if (anchor.column or 0) < len(cells) else ""
    return " ".join(text[anchor.start : anchor.end].split())


@lru_cache(maxsize=256)
def _by_id(kept: Same) -> Mapping[str, Block]:
    blocks = kept.value
    return {block.id: block for block in blocks if isinstance(block, Block)} if isinstance(blocks, tuple) else {}
