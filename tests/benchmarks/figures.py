"""How fast figures are found: megabytes of text a second (UTF-8, as text lies on disk), and that no line runs away.

How dense figures are decides it, so what is read is what the tests have of reports as they are written: the prose of
the family and sample documents, each once. Measured in bytes of UTF-8 an observation: a newspaper's account of a party
committee's report 837; Vietnamese reports of the gold documents 88 to 104, their resolution 231; English ones 67 to 87,
their plan 124. The lines named "dense" have a figure every 45 characters, more than any report. First runs are of a
fresh process: the lexicons are not loaded, no word was met before. As in the process that reads a file, cycles are
seldom looked for.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import resources
from compare.collecting import seldom_collected
from compare.figures import observe
from compare.messages import Language
from compare.period import parse
from compare.reading import read, source_from
from compare.report import Block, Identity, Report, Section, Source
from tests.benchmarks.documents import paragraphs, rows
from tests.benchmarks.measure import line, median_cpu_seconds

_WRITTEN = (".docx", ".odt", ".rtf", ".html", ".pdf")
_FOLDERS = (Path(__file__).parents[1] / "families", resources.path("sample"))

_DENSE = (
    "Ridership rose by 3.2% year on year to 1.4 million rides, 48% of the target; the backlog fell to 150 orders. "
    "Inspectors completed 884 inspections and closed 198 cases, compared with 212 in the first quarter of 2024. "
)
_HOSTILE = {
    "digits": "1234567890",
    "digits and commas": "1,2.3,",
    "brackets": "((([[[",
    "percent signs": "5% ",
    "percent signs behind words": "đạt 5% ",
    "years": "năm 2023 ",
    "slashes": "1/2/3/",
    "words": "đạt ",
}


def _report(texts: list[str], language: Language = "vi") -> Report:
    blocks = tuple(Block(f"b{i}", "paragraph", text) for i, text in enumerate(texts))
    section = Section("s1", None, 1, None, None, tuple(b.id for b in blocks))
    identity = Identity(period=parse("2024-H1"), language=language)
    return Report(Source("x", "x", ""), "txt", identity, (section,), blocks)


def _table(count: int) -> Report:
    grid = tuple(tuple(row) for row in rows(count))
    block = Block("b0", "table", "\n".join("\t".join(row) for row in grid), rows=grid)
    return Report(
        Source("x", "x", ""),
        "txt",
        Identity(period=parse("2024-H1")),
        (Section("s1", None, 1, None, None, ("b0",)),),
        (block,),
    )


def _written(language: Language) -> list[Report]:
    """The prose of the documents in a language as they are written, without their tables."""
    files = sorted(path for folder in _FOLDERS for path in folder.rglob("*") if path.suffix in _WRITTEN)
    reports = [read(source_from(path.name, content), content) for path in files for content in [path.read_bytes()]]
    return [
        replace(report, blocks=tuple(block for block in report.blocks if block.kind != "table"))
        for report in reports
        if isinstance(report, Report) and report.identity.language == language
    ]


def _size(reports: Sequence[Report]) -> int:
    return sum(len(block.text.encode()) for report in reports for block in report.blocks)


def _first_run(language: Language) -> tuple[float, int, int]:
    """The time of the processor for all that is written in a language, with the bytes and the observations."""
    reports = _written(language)
    with seldom_collected():
        start = time.process_time()
        found = sum(len(observe(report)) for report in reports)
        return time.process_time() - start, _size(reports), found


def _speed(name: str, reports: Sequence[Report]) -> None:
    with seldom_collected():
        found = sum(len(observe(report)) for report in reports)
        _told(name, median_cpu_seconds(lambda: [observe(report) for report in reports], 3), _size(reports), found)


def _told(name: str, taken: float, size: int, found: int) -> None:
    line(name, taken, None, f"{size / taken / 1e6:.2f} MB/s, {found} observations, {size / found:.0f} bytes each")


def main() -> None:
    languages: dict[str, Language] = {"Vietnamese": "vi", "English": "en"}
    for name, language in languages.items():
        with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
            _told(f"{name} reports, first run", *fresh.submit(_first_run, language).result())
        _speed(f"{name} reports, again", _written(language))
    _speed("Vietnamese prose made up, 50 pages", [_report([text for _, text in paragraphs(50)])])
    _speed("Vietnamese prose made up, 200 pages", [_report([text for _, text in paragraphs(200)])])
    _speed("English prose, dense", [_report([_DENSE] * 600, "en")])
    _speed("a table of 2,000 rows", [_table(2000)])
    for name, unit in _HOSTILE.items():
        for size in (20_000, 40_000):
            report = _report([unit * (size // len(unit))])
            line(f"one line of {name}, {size} characters", median_cpu_seconds(partial(observe, report), 1))


if __name__ == "__main__":
    main()
