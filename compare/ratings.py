"""What a report itself says of an indicator: the rating in its own column of a table, in the report's words.

The headings of such columns and the words of ratings are `resources/judgement/ratings.toml`. Sentences are left alone:
"đạt 57% kế hoạch" rates nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import resources
from compare.comparison import IndicatorRow, Progress, Reading
from compare.quoting import block_at
from compare.report import Block
from compare.standing import Standing
from compare.wording import match_key, tidy

_REACHED = frozenset({"exceeded", "met"})


def rating(row: IndicatorRow, readings: Sequence[Reading], standing: Standing) -> str | None:
    """The rating that the newest result's report gives for its period, as it writes it; None where it gives none."""
    reading = next(r for r in readings if r.id == standing.source)
    cell = row.cells.get(standing.source)
    for observation in cell.observations if cell else ():
        anchor = observation.anchor
        if anchor.row is None or observation.period.end != standing.period.end or observation.role == "target":
            continue
        block = block_at(reading.report, anchor)
        said = _in_row(block, anchor.row) if block is not None else None
        if said:
            return said
    return None


def disagrees(progress: Progress) -> bool:
    """Whether a report rates a target reached that the app finds missed at its time's end, or the other way round."""
    if progress.said is None or progress.status not in ("exceeded", "met", "missed") or progress.detail == "nearly_met":
        return False
    key = match_key(progress.said)
    reached = next((kind == "reached" for kind in ("missed", "reached") if key in _words(kind)), None)
    return reached is not None and reached != (progress.status in _REACHED)


def _in_row(block: Block, row: int) -> str | None:
    """The cell of a row that stands under a heading of ratings and holds a rating."""
    if row >= len(block.rows):
        return None
    for column, cell in enumerate(block.rows[row]):
        if match_key(cell) in _ratings() and _heads_ratings(block, row, column):
            return tidy(cell)
    return None


def _heads_ratings(block: Block, row: int, column: int) -> bool:
    above = (line[column] for line in block.rows[: min(row, block.header_rows or row)] if column < len(line))
    return any(f" {word} " in f" {match_key(cell)} " for cell in above for word in _words("headings"))


@cache
def _ratings() -> frozenset[str]:
    return frozenset((*_words("reached"), *_words("missed"), *_words("neither")))


@cache
def _words(group: str) -> tuple[str, ...]:
    return tuple(match_key(word) for word in resources.table("judgement/ratings")[group]["words"])
