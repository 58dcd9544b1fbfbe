"""What each part of a brief is composed from: the comparison, the choices, the rows they leave and their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import resources
from compare.brief_choices import Choices
from compare.brief_clauses import standing_word
from compare.comparison import Comparison, JudgedRow, SectionRow, Status
from compare.quantity import parse_unit
from compare.telling import Teller

OFF_TRACK: tuple[Status, ...] = ("missed", "behind", "at_risk")
REACHED: tuple[Status, ...] = ("exceeded", "met", "on_track")
OPEN: tuple[Status, ...] = ("in_progress", "unknown")


@dataclass(frozen=True, slots=True)
class Composer:
    """What each part is composed from."""

    teller: Teller
    choices: Choices
    rows: tuple[JudgedRow, ...]

    @property
    def comparison(self) -> Comparison:
        return self.teller.comparison

    @property
    def is_short(self) -> bool:
        """Whether all of it is to stand on one page."""
        return self.choices.kind == "one_page"

    def with_status(self, statuses: Sequence[Status]) -> list[JudgedRow]:
        """The rows of `statuses`, those of the first before the second, in each what is nearly met last; the furthest
        from due first, or, of those that reached their target, the furthest above.
        """
        rows = [row for row in self.rows if row.progress.status in statuses]
        way = -1 if statuses[0] in REACHED else 1

        def rank(row: JudgedRow) -> tuple[object, ...]:
            progress = row.progress
            nearly = standing_word(progress) == "nearly_met"
            place = statuses.index(progress.status)
            return place, nearly, not tells_share(row), progress.percent is None, way * pace(row)

        return sorted(rows, key=rank)

    def limit(self, name: str) -> int:
        """How many of `name` a brief of this kind tells."""
        if self.is_short and self.choices.told and name in _ON_ONE_PAGE:
            return self.choices.told[_ON_ONE_PAGE.index(name)]
        limits = resources.table("brief")["limits"]
        wanted = f"{name}_one_page" if self.is_short else name
        return int(limits.get(wanted, limits[name]))

    def topics(self) -> list[SectionRow]:
        """The section rows that have a title; of a sector brief, its own."""
        wanted = self.choices.section if self.choices.kind == "sector" else None
        unsaid = resources.table("brief")["sections"]["unsaid"]
        named = (s for s in self.comparison.sections if s.title.strip() and s.title.strip().casefold() not in unsaid)
        return [s for s in named if wanted is None or s.id == wanted]


_ON_ONE_PAGE = ("group", "group_reached")


def tells_share(row: JudgedRow) -> bool:
    """Whether the share of the target says something: of what is counted or paid, where more is better."""
    progress, target = row.progress, row.target
    if progress.percent is None or target is None or row.direction == "down":
        return False
    return not parse_unit(target.quantity.unit).is_share


def pace(row: JudgedRow) -> Decimal:
    """The share reached over the share due; without either the row stands last."""
    share = row.progress.percent
    if share is None:
        return Decimal(1000)
    due = row.progress.expected_percent
    return share / due if due else share / 100
