"""The words around a figure: the sentence it stands in, the row of its table, the figure as written.

What a finding quotes, so that a reader finds the place. Rewrites nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from compare.messages import Language
from compare.observation import Observation
from compare.quantity import written
from compare.report import Anchor, Block, Report

_SENTENCE_END = re.compile(r"(?<=[.!?…])(?<!\d[.])\s+(?=[^\sa-zà-ỹ(])|(?<=\d[.])\s+(?=[A-ZÀ-Ỹ“\"])|\n+")


def block_at(report: Report, anchor: Anchor) -> Block | None:
    """The block that `anchor` points into."""
    return _by_id(_Blocks(report.blocks)).get(anchor.block)


def sentence_bounds(text: str, at: int) -> tuple[int, int]:
    """Where the sentence of `text` that holds position `at` begins and ends."""
    begin, end = 0, len(text)
    for gap in _SENTENCE_END.finditer(text):
        if gap.end() <= at:
            begin = gap.end()
        elif gap.start() >= at:
            return begin, gap.start()
    return begin, end


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
        column = anchor.column or 0
        heads = block.rows[: max(block.header_rows or 1, 1)]
        return " ".join(row[column] for row in heads if column < len(row))
    begin, _ = sentence_bounds(block.text, anchor.start)
    return block.text[begin : anchor.start]


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


class _Blocks:
    """The blocks of a report as the key of a cache: told apart by identity, since hashing them reads every word."""

    __slots__ = ("blocks",)

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks

    def __hash__(self) -> int:
        return id(self.blocks)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Blocks) and self.blocks is other.blocks


@lru_cache(maxsize=256)
def _by_id(kept: _Blocks) -> Mapping[str, Block]:
    return {block.id: block for block in kept.blocks}
