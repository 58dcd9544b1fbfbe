"""What one report brings to a comparison, whatever it is compared with: its figures, and the words of its sections.

It is made in the process that reads the file (`compare.engine`), so that several reports are made ready side by side
and what crosses reports finds it done; each part is made when it is first asked for, and sent along with the reading.
"""

from __future__ import annotations

from compare import asides, figures
from compare.kept import once
from compare.matching.words import Counted, counted
from compare.observation import Observation
from compare.report import Report
from compare.told import Told, ready


class Prepared:
    """A report with its figures and what is found out from these two alone."""

    def __init__(self, report: Report, observations: tuple[Observation, ...]) -> None:
        self.report = report
        self.observations = observations

    @once
    def with_asides(self) -> tuple[Observation, ...]:
        """The figures, with what each tells aside behind it."""
        return asides.of(self.observations, self.report.identity.language)

    @once
    def words(self) -> Counted:
        """The words of each section's own text and of the names in it."""
        return counted(self.report, self.observations)

    @once
    def told(self) -> tuple[Told, ...]:
        """The figures with what is asked of each, as far as it depends on the report alone."""
        return ready(self.report, self.observations)

    def told_of(self, report: Report) -> tuple[Told, ...]:
        """The same of `report` where it is said to be what this one is; none else."""
        mine = self.report
        same = report.identity == mine.identity and report.source.id == mine.source.id
        return self.told if same and self.is_of(report) else ()

    def is_of(self, report: Report) -> bool:
        """Whether `report` has these very texts, sections and this language, whatever else is known of it."""
        mine = self.report
        same_text = report.blocks is mine.blocks and report.sections is mine.sections
        return same_text and report.identity.language == mine.identity.language


def prepare(report: Report) -> Prepared:
    """`report` with everything of it made that a comparison will ask for."""
    made = Prepared(report, figures.observe(report))
    _ = made.with_asides, made.words, made.told  # made here, and sent along
    return made
