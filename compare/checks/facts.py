"""What the checks of a comparison ask: the figures of a row and of a report, and what stands beside a figure.

`Facts` is made once of all readings and kept as long as they stay; a check of one row is then a function of the facts
and the row alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from compare.comparison import JudgedRow, Reading
from compare.kept import once
from compare.told import TellsOf, Told, Which

_ONE_BASIS = 2  # figures of a column that the text must tell to the digit: one may be chance


class Facts:
    """All that is told by the readings of a comparison; `targets` are the ids of the sources that set targets."""

    def __init__(self, readings: Sequence[Reading], targets: frozenset[str], told: Iterable[TellsOf]) -> None:
        self._row: JudgedRow | None = None  # the row that was asked for last: each check asks for the same
        self._told: tuple[Told, ...] = ()
        self.readings = tuple(readings)
        self.targets = targets
        self._of = {reading.id: by_it for reading, by_it in zip(self.readings, told, strict=True)}

    def told(self, row: JudgedRow) -> tuple[Told, ...]:
        """All that is told of `row`, in the order of the reports and of their text."""
        if self._row is not row:
            self._row, self._told = row, self._told_of(row)
        return self._told

    def _told_of(self, row: JudgedRow) -> tuple[Told, ...]:
        cells = row.row.cells
        told: list[Told] = []
        for source, by_it in self._of.items():
            if source in cells:
                known = by_it.by_id
                told += [known[o.id] for o in cells[source].observations]
        return tuple(told)

    def of(self, reading: Reading) -> tuple[Told, ...]:
        """All that `reading` tells, in a row or not."""
        return self._of[reading.id].told

    def those(self, reading: Reading, which: Which) -> Collection[Told]:
        """The figures of `reading` of which `which`, a function of a module, holds."""
        return self._of[reading.id].those(which)

    def tells(self, source: str) -> TellsOf:
        """All that the source tells, with what stands beside what."""
        return self._of[source]

    def at(self, source: str, observation: str | None) -> Told | None:
        """The figure of that source and id."""
        return self._of[source].by_id.get(observation or "") if source in self._of else None

    def beside(self, t: Told) -> tuple[Told, ...]:
        """What stands beside a figure of a text and belongs to it, whatever row it was put in.

        The targets and the earlier figures that follow in the sentence, up to the next figure of the same time:
        "4.180 lượt, đạt 46% kế hoạch (11.000 lượt), tăng 8% so với cùng kỳ (3.870 lượt); thu phí …".
        """
        return self._of[t.source].beside(t)

    def siblings(self, t: Told) -> Sequence[Told]:
        """The targets that stand in the same row of a table as a target, or as the result itself."""
        return self._of[t.source].targets_in_rows.get(t.spot, ()) if t.observation.anchor.row is not None else ()

    def one_basis(self, one: Told, other: Told) -> bool:
        """Whether an estimate in a table and a figure of the same report's text that is not called one mean the same.

        A column "Ước 6 tháng" and a text that leaves "ước" out: where the text tells figures of the column to the
        digit, its other figures are the column's too.
        """
        cell, said = (one, other) if one.observation.anchor.row is not None else (other, one)
        if one.source != other.source or said.observation.anchor.row is not None or not cell.is_estimate:
            return False
        column = (cell.source, cell.observation.anchor.block, cell.observation.anchor.column)
        return self._of[cell.source].told_in_text.get(column, 0) >= _ONE_BASIS

    @once
    def newest(self) -> Reading | None:
        """The newest report, where there are two that set no targets."""
        reports = [r for r in self.readings if r.id not in self.targets and not r.report.is_target]
        return reports[-1] if len(reports) > 1 else None
