"""How fast figures are found: megabytes of text a second, and that no line makes a rule run away."""

from __future__ import annotations

from functools import partial

from compare.figures import observe
from compare.messages import Language
from compare.period import parse
from compare.report import Block, Identity, Report, Section, Source
from tests.benchmarks.documents import paragraphs, rows
from tests.benchmarks.measure import line, median_seconds

_ENGLISH = (
    "Ridership rose by 3.2% year on year to 1.4 million rides, 48% of the target; the backlog fell to 150 orders. "
    "Inspectors completed 884 inspections and closed 198 cases, compared with 212 in the first quarter of 2024. "
)
_HOSTILE = {
    "digits": "1234567890",
    "digits and commas": "1,2.3,",
    "brackets": "((([[[",
    "percent signs": "5% ",
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


def _speed(name: str, report: Report) -> None:
    size = sum(len(block.text.encode()) for block in report.blocks)
    taken = median_seconds(lambda: observe(report), 3)
    line(name, taken, None, f"{size / taken / 1e6:.2f} MB/s, {len(observe(report))} observations")


def main() -> None:
    _speed("Vietnamese prose, 50 pages", _report([text for _, text in paragraphs(50)]))
    _speed("Vietnamese prose, 200 pages", _report([text for _, text in paragraphs(200)]))
    _speed("English prose", _report([_ENGLISH] * 600, "en"))
    _speed("a table of 2,000 rows", _table(2000))
    for name, unit in _HOSTILE.items():
        for size in (20_000, 40_000):
            report = _report([unit * (size // len(unit))])
            line(f"one line of {name}, {size} characters", median_seconds(partial(observe, report), 1))


if __name__ == "__main__":
    main()
