"""The words around a figure, cut out of its report for a list or a panel. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from compare.comparison import Reading
from compare.quoting import block_at, sentence_bounds
from compare.report import Anchor

_LONGEST = 320


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure with the words before and after it in its sentence (or its row, in a table)."""

    before: str
    figure: str
    after: str


def quote(reading: Reading, anchor: Anchor) -> Quote | None:
    """The sentence or the table row in which `anchor` stands; None where its block is gone."""
    block = block_at(reading.report, anchor)
    if block is None:
        return None
    if anchor.row is None or anchor.column is None:
        return _sentence(block.text, anchor.start, anchor.end)
    if anchor.row >= len(block.rows):
        return None
    row = block.rows[anchor.row]
    before = [text for text in dict.fromkeys(row[: anchor.column]) if text.strip()]
    after = [text for text in dict.fromkeys(row[anchor.column + 1 :]) if text.strip()]
    return Quote("".join(f"{text} | " for text in before), row[anchor.column], "".join(f" | {text}" for text in after))


def _sentence(text: str, start: int, end: int) -> Quote:
    begin, stop = sentence_bounds(text, start)
    stop = max(stop, end)
    before, after = text[begin:start].lstrip(), text[end:stop].rstrip()
    if len(before) > _LONGEST:
        before = "… " + before[-_LONGEST:].split(" ", 1)[-1]
    if len(after) > _LONGEST:
        after = after[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return Quote(before, text[start:end], after)
