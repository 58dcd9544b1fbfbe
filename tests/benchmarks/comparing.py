"""How long a comparison takes once the reports are read, and from files to findings, by reports and pages.

`python -m tests.benchmarks.comparing [stages|growth|whole]`. Stages and growth are measured in processor time, and the
first run, in which nothing is remembered yet, apart from later ones; cycles are seldom looked for, as in the engine.
`whole` is what a person waits for: files read in two reader processes while the clock runs, by code that is compiled
already, as an installed app's is. What these processes take of the processor is told too: the clock is everybody's.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from tempfile import TemporaryDirectory

from compare import checks, figures, matching, pipeline
from compare.collecting import seldom_collected
from compare.comparison import Links, Reading
from compare.engine import Engine
from compare.folding import Folded
from compare.kept import Kept
from compare.preparing import Prepared
from compare.reading import read, source_from
from compare.report import Report, Source
from tests.benchmarks import documents
from tests.benchmarks.measure import line

_STAGES = 0.150  # seconds that the stages after reading may take, of four reports of 50 pages
_FOUR = 2.0  # seconds from four files of 50 pages to the findings
_HUNDRED = 60.0  # and from a hundred of 20 pages


def _reports(count: int, pages: int) -> list[Report]:
    out = []
    for n in range(count):
        content = documents.word(pages, n)
        report = read(source_from("x.docx", content), content)
        assert isinstance(report, Report)
        source = replace(report.source, id=f"x{n}", digest=f"{n:064x}")
        out.append(replace(report, source=source))
    return out


def _taken(run: Callable[[], object]) -> float:
    """The processor's seconds that `run` takes."""
    began = time.process_time()
    run()
    return time.process_time() - began


def _tell(name: str, run: Callable[[], object], wanted: float | None = None, note: str = "") -> None:
    """The first run and the median of three more."""
    first = _taken(run)
    line(
        name, statistics.median(_taken(run) for _ in range(3)), wanted, f"{note}; {1000 * first:.0f} ms the first time"
    )


def stages() -> None:
    """Each stage after reading, of four reports of 50 pages."""
    made = {report.source.id: Prepared(report, figures.observe(report)) for report in _reports(4, 50)}
    reports = [ready.report for ready in made.values()]

    def compare() -> object:
        return pipeline.compare(reports, Folded(), kept=Kept(), prepare=lambda r: made[r.source.id])

    for ready in made.values():  # as they come from the reader processes
        assert ready.with_asides and ready.words
    told = sum(len(ready.observations) for ready in made.values())
    with seldom_collected():
        _tell("all stages after reading", compare, _STAGES, f"{told} observations")
        readings = [Reading(ready.report, ready.with_asides) for ready in made.values()]
        _tell("matching alone", lambda: matching.align(readings, Links()))
        comparison = pipeline.compare(reports, Folded(), prepare=lambda r: made[r.source.id])
        _tell("checks alone", lambda: checks.run(comparison), None, f"{len(comparison.rows)} rows")


def growth() -> None:
    """Matching of more and more reports; what it takes for each pair of them falls."""
    many = [Reading(report, figures.observe(report)) for report in _reports(100, 20)]
    for count in (12, 25, 50, 100):
        taken = _taken(lambda n=count: matching.align(many[:n], Links()))
        note = f"{2e6 * taken / (count * (count - 1)):.0f} µs for each pair of reports"
        line(f"matching of {count} reports of 20 pages", taken, None, note)


def whole() -> None:
    """From files to findings, as the clock on the wall has it."""
    with TemporaryDirectory() as compiled:
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        _to_findings(1, 1)  # has the code compiled that readers run
        for count, pages, wanted in ((4, 50, _FOUR), (100, 20, _HUNDRED)):
            taken, note = _to_findings(count, pages)
            line(f"{count} files of {pages} pages, to findings", taken, wanted, note)


def _to_findings(count: int, pages: int) -> tuple[float, str]:
    """The seconds from `count` files of `pages` pages to their findings, and what they went into."""
    sources: list[Source] = []
    content: dict[str, bytes] = {}
    for n in range(count):
        told = documents.word(pages, n)
        source = source_from(f"{n}.docx", told)
        sources.append(replace(source, id=f"s{n}"))
        content[source.digest] = told
    before = _of_readers()
    with Engine() as engine:
        began, busy = time.perf_counter(), time.process_time()
        engine.read(sources, content.__getitem__)
        read_in = time.perf_counter() - began
        found = engine.update(sources, content.__getitem__, [])
        taken, busy = time.perf_counter() - began, time.process_time() - busy
    readers = _of_readers() - before
    told_of = f"read in {read_in:.2f} s; of the processor {readers:.2f} s in readers, {busy:.2f} s here"
    return taken, f"{told_of}; {len(found.rows)} rows"


def _of_readers() -> float:
    """The processor's seconds of the processes that this one started and that have ended (0 on Windows)."""
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    for name in sys.argv[1:] or ["stages", "growth", "whole"]:
        {"stages": stages, "growth": growth, "whole": whole}[name]()
