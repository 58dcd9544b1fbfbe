"""How long a comparison takes once the reports are read, by the number of reports and of pages."""

from __future__ import annotations

from dataclasses import replace

from compare import checks, figures, matching, pipeline
from compare.comparison import Links, Reading
from compare.folding import Folded
from compare.observation import Observation
from compare.period import first_months
from compare.reading import read, source_from
from compare.report import Report
from tests.benchmarks import documents
from tests.benchmarks.measure import line, median_seconds


def _reports(count: int, pages: int) -> list[Report]:
    out = []
    for n in range(count):
        content = documents.word(pages, n)
        report = read(source_from("x.docx", content), content)
        assert isinstance(report, Report)
        source = replace(report.source, id=f"x{n}", digest=f"{n:064x}")
        period = first_months(2010 + n // 4, 3 * (n % 4 + 1))
        out.append(replace(report, source=source).with_identity(period=period, kind="other"))
    return out


def main() -> None:
    reports = _reports(4, 50)
    readings = [Reading(report, figures.observe(report)) for report in reports]
    observed = {r.id: r.observations for r in readings}
    line("figures of four reports of 50 pages", median_seconds(lambda: [figures.observe(r) for r in reports], 3))
    line("matching of four reports of 50 pages", median_seconds(lambda: matching.align(readings, Links()), 3))

    def kept(report: Report) -> tuple[Observation, ...]:
        return observed[report.source.id]

    taken = median_seconds(lambda: pipeline.compare(reports, Folded(), kept), 3)
    line("all stages after figures", taken, None, f"{sum(len(r.observations) for r in readings)} observations")
    comparison = pipeline.compare(reports, Folded(), kept)
    line("checks alone", median_seconds(lambda: checks.run(comparison), 3), None, f"{len(comparison.rows)} rows")
    for count in (12, 25, 50, 100):
        many = [Reading(report, figures.observe(report)) for report in _reports(count, 20)]
        line(f"matching of {count} reports of 20 pages", median_seconds(lambda m=many: matching.align(m, Links()), 1))


if __name__ == "__main__":
    main()
