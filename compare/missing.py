"""What is still missing before the figures can be closed, by the unit that answers for each indicator.

Told of what has a target: an indicator that nobody was charged with needs no figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from compare.comparison import Comparison, JudgedRow
from compare.wording import match_key

Lack = Literal["no_figure", "silent", "estimate", "unsettled"]


@dataclass(frozen=True, slots=True)
class Missing:
    """One indicator and what it lacks: a figure at all, one in the newest report, a measured one, an answer.

    `findings` are the keys of the open findings of a contradiction or an error that somebody must answer.
    """

    row: JudgedRow
    lacks: tuple[Lack, ...]
    findings: tuple[str, ...] = ()

    @property
    def responsible(self) -> str:
        """The unit to ask; "" where nobody is named."""
        return self.row.responsible or ""


def missing(comparison: Comparison) -> tuple[Missing, ...]:
    """What is missing, sorted by unit (those without one last) and in the order of the rows."""
    newest = _newest(comparison)
    asked = _open_errors(comparison)
    found = [
        Missing(row, lacks, asked.get(row.id, ()))
        for row in comparison.rows
        if (lacks := tuple(_lacks(row, newest, row.id in asked)))
    ]
    return tuple(sorted(found, key=lambda m: (not m.responsible, match_key(m.responsible))))


def _newest(comparison: Comparison) -> str | None:
    """The report of the latest period; documents that set targets report nothing."""
    told = [r for r in comparison.readings if r.id not in comparison.targets and r.report.identity.period]
    return told[-1].id if told else None


def _open_errors(comparison: Comparison) -> dict[str, tuple[str, ...]]:
    """The keys of the errors that nobody has dismissed, by row."""
    found: dict[str, tuple[str, ...]] = {}
    for finding in comparison.findings:
        if finding.severity == "error" and not finding.dismissed:
            for row in finding.rows:
                found[row] = (*found.get(row, ()), finding.key)
    return found


def _lacks(row: JudgedRow, newest: str | None, asked: bool) -> Iterator[Lack]:
    progress = row.progress
    if row.target is not None and not progress.settled:
        if progress.actual is None and progress.percent is None:
            yield "no_figure"
        elif newest is not None and newest not in row.row.cells:
            yield "silent"
        elif progress.observation is not None and progress.observation.role == "estimate":
            yield "estimate"
    if asked:
        yield "unsettled"
