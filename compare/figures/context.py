"""What a figure's surroundings say before its own sentence is read: the report's period and kind, the place, headings.

Shared by prose and tables. `observe` makes one for each block; nothing here is computed from the block itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.figures.notation import VIETNAMESE, Notation
from compare.messages import Language
from compare.observation import Role
from compare.packing import soon_made
from compare.period import Period, parse
from compare.report import Anchor, ReportKind

# Stands in for the period of a report that names none: figures are still found, their time is not known. No document
# names this year or the ones beside it, so that "năm trước" and "tháng 8" of such a report are told from real times.
NO_PERIOD = parse("1900")


def is_known(period: Period) -> bool:
    """Whether a period is one: not that of a report which names none, nor one reckoned from it ("tháng trước")."""
    return period.end.year > NO_PERIOD.end.year + 1


@soon_made
@dataclass(frozen=True, slots=True)
class Context:
    """Where a block stands.

    `period` is the report's own; `role` what a figure is where nothing is said (`target` in a resolution or a plan);
    `headings` go from the topmost down to the block's own section; `lead` is the paragraph before the block where it
    ends in ":" and so introduces it; `early` is whether a year's report was written before the year's end; `term`
    is the term it stands in, which "từ đầu nhiệm kỳ" counts from, where it is known, `stage` that of planning,
    which "từ đầu giai đoạn" counts from; `counted` is the time that
    counts are of where the report says it once for all of them ("counts run from January").
    """

    source: str
    section: str
    block: str
    period: Period
    language: Language = "vi"
    kind: ReportKind = "other"
    headings: tuple[str, ...] = ()
    notation: Notation = VIETNAMESE
    lead: str = ""
    page: int | None = None
    early: bool = False
    term: Period | None = None
    stage: Period | None = None
    counted: Period | None = None

    @property
    def role(self) -> Role:
        """What a figure is where its sentence does not say."""
        if self.kind in ("resolution", "plan"):
            return "target"
        return "estimate" if self.early else "actual"

    def anchor(self, start: int, end: int, row: int | None = None, column: int | None = None) -> Anchor:
        """The place from `start` to `end` of the block's text, or of a cell's."""
        return Anchor(self.source, self.section, self.block, start, end, row, column, self.page)
