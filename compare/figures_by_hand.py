"""The figures that the user added to a report by hand, as observations that stand beside those that were read.

Gives an observation for each whose place is still there and still reads as the user saw it; the others are told by
`lost`, for `amendments` to report. The source itself is never changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from compare.decisions import FigureAdded
from compare.observation import Observation
from compare.period import parse
from compare.quantity import Quantity
from compare.report import Anchor, Block, Report
from compare.wording import nfc


def observations(report: Report, said: Sequence[FigureAdded]) -> tuple[Observation, ...]:
    """What was added to `report`, in the order it was said; each carries `by_hand` and an id that never changes."""
    made = (_observation(report, figure) for figure in said)
    return tuple(observation for observation in made if observation is not None)


def lost(report: Report, said: Sequence[FigureAdded]) -> tuple[FigureAdded, ...]:
    """The figures added whose block or words are gone, or whose value or period is none."""
    return tuple(figure for figure in said if _observation(report, figure) is None)


def _observation(report: Report, said: FigureAdded) -> Observation | None:
    block = next((block for block in report.blocks if block.id == said.block), None)
    if block is None or not _reads_as_seen(block, said):
        return None
    try:
        value, period = Decimal(said.value), parse(said.period)
    except (InvalidOperation, ValueError):
        return None
    if not value.is_finite():
        return None
    section = next((section.id for section in report.sections if said.block in section.blocks), "")
    return Observation(
        id=said.id,
        indicator=said.indicator,
        quantity=Quantity(value, said.unit),
        period=period,
        role=said.role,
        relations=(),
        anchor=Anchor(said.source, section, said.block, said.start, said.end, said.row, said.column, block.page),
        by_hand=True,
    )


def _reads_as_seen(block: Block, said: FigureAdded) -> bool:
    """Whether the words at the figure's place are those the user selected; always so where nothing was selected."""
    text = block.text
    if said.row is not None and said.column is not None:
        rows = block.rows or ()
        if said.row >= len(rows) or said.column >= len(rows[said.row]):
            return False
        text = rows[said.row][said.column]
    return not said.seen or nfc(text)[said.start : said.end] == nfc(said.seen)
