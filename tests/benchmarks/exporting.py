"""How long a brief of 500 and 1,000 indicators takes, with a chart and its evidence, against a bare table of 500 rows.

Processor time, so that a busy machine does not count.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from docx import Document
from docx.oxml import parse_xml
from reportlab.platypus import SimpleDocTemplate
from reportlab.platypus import Table as Grid

from compare import brief
from compare.comparison import Comparison, IndicatorCell, JudgedRow, Reading
from compare.observation import Observation
from exporters import export
from exporters.profile_files import load
from tests.benchmarks.measure import line, median_cpu_seconds
from tests.exporters.samples import commune

ROWS, COLUMNS = 500, 10
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def comparison(rows: int) -> Comparison:
    """`rows` indicators, each with sentences of its own in three reports and a target."""
    base = commune()
    made = [_copy(base.rows[n % len(base.rows)], n) for n in range(rows)]
    readings = tuple(_with_copies(reading, rows) for reading in base.readings)
    return replace(base, rows=tuple(made), readings=readings)


def _copy(row: JudgedRow, n: int) -> JudgedRow:
    def moved(o: Observation) -> Observation:
        return replace(o, anchor=replace(o.anchor, block=f"{o.anchor.block}-{n}"))

    cells = {
        source: IndicatorCell(tuple(moved(o) for o in cell.observations), 1.0) for source, cell in row.row.cells.items()
    }
    target = row.target
    if target is not None and target.anchor is not None:
        target = replace(target, anchor=replace(target.anchor, block=f"{target.anchor.block}-{n}"))
    told = row.progress.observation
    progress = replace(row.progress, observation=moved(told) if told else None, percent=Decimal(50 + n % 60))
    named = replace(row.row, id=f"r{n}", name=f"{row.row.name} (khu {n})", cells=cells)
    return replace(row, row=named, target=target, progress=progress)


def _with_copies(reading: Reading, rows: int) -> Reading:
    blocks = tuple(replace(b, id=f"{b.id}-{n}") for n in range(rows) for b in reading.report.blocks)
    return replace(reading, report=replace(reading.report, blocks=blocks))


def bare_word(path: Path) -> None:
    document = Document()
    table = document.add_table(0, COLUMNS)
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{n}.234,5</w:t></w:r></w:p></w:tc>" for n in range(COLUMNS))
    for _ in range(ROWS):
        table._tbl.append(parse_xml(f"<w:tr {_W}>{cells}</w:tr>"))
    document.save(str(path))


def bare_pdf(path: Path) -> None:
    SimpleDocTemplate(str(path)).build([Grid([[f"{n}.234,5" for n in range(COLUMNS)] for _ in range(ROWS)])])


def bare_workbook(path: Path) -> None:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for row in range(ROWS):
        for column in range(COLUMNS):
            sheet.write_number(row, column, 1234.5)
    book.close()


BARE = {".docx": bare_word, ".pdf": bare_pdf, ".xlsx": bare_workbook}


def main() -> None:
    profile, choices = load("administrative"), brief.choices_from({})
    with tempfile.TemporaryDirectory() as folder:
        paths = {ending: Path(folder) / f"brief{ending}" for ending in BARE}
        floors = {ending: median_cpu_seconds(lambda e=ending: BARE[e](paths[e]), 3) for ending in BARE}
        for rows in (ROWS, 2 * ROWS):
            told = comparison(rows)
            line(f"composing {rows} indicators", median_cpu_seconds(lambda told=told: brief.compose(told, choices), 3))
            made = brief.compose(told, choices)
            for ending, path in paths.items():
                taken = median_cpu_seconds(lambda p=path, m=made: export(m, p, profile), 3)
                line(
                    f"{ending} of {rows} indicators", taken, floors[ending], f"{len(made.evidence)} pieces of evidence"
                )


if __name__ == "__main__":
    main()
