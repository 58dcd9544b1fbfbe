"""The whole board as a table for a workbook: every indicator on one line, every report, sources in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from compare import brief_names
from compare.brief_clauses import marks
from compare.brief_sectors import grouped
from compare.brief_tables import (
    figure_cell,
    marked,
    percent_cell,
    rating_cell,
    report_cell,
    reports_of,
    row_unit,
    share_cell,
    target_cell,
)
from compare.comparison import JudgedRow, Progress, Reading
from compare.document import Cell, Column, Row, Span, Table
from compare.messages import number
from compare.period import label
from compare.telling import Teller, noted


def board(rows: Sequence[JudgedRow], teller: Teller) -> Table:
    """Every indicator on one line, all reports, figures typed and their sources named in their own columns."""
    word, comparison = teller.words, teller.comparison
    reports = reports_of(comparison.readings, comparison.targets)
    heads = ("number", "sector", "indicator", "unit", "target", "target_period", "actual", "actual_period", "percent")
    tails = ("stated_percent", "due", "rating", "settled", "source", "target_source", "reference")
    figures_ = {"target", "actual", "percent", "stated_percent", "due"}

    def column(head: str) -> Column:
        return Column(word(f"table.{head}"), _WIDTHS.get(head, 12), "right" if head in figures_ else "left")

    told = (Column(teller.ledger.name(r.id), 14, "right") for r in reports)
    columns = (*map(column, heads), *told, *map(column, tails))
    groups = ((teller.casing.sentence_case(title), members) for title, members in grouped(rows, teller))
    in_order = ((sector, row) for sector, members in groups for row in members)
    lines = [_board_row(place, sector, row, reports, teller) for place, (sector, row) in enumerate(in_order, 1)]
    return Table("indicators", columns, tuple(lines), note=word("table.note"))


_WIDTHS = {
    "number": 6, "sector": 26, "indicator": 44, "unit": 17, "actual_period": 20, "rating": 20, "source": 60,
    "target_source": 60, "reference": 44,
}  # fmt: skip


def _board_row(place: int, sector: str, row: JudgedRow, reports: Sequence[Reading], teller: Teller) -> Row:
    progress, target, unit = row.progress, row.target, row_unit(row)
    told = progress.observation
    bare = teller.ledger
    actual = Cell((Span("–"),))
    if progress.actual is not None:
        notes = marks(told, teller) if told is not None else []
        actual = marked(figure_cell(progress.actual, unit, bare.of(told) if told else (), teller), notes, teller)
    cells = [
        Cell((Span(str(place)),), number=Decimal(place)),
        Cell((Span(sector),)),
        Cell((Span(brief_names.heading(row, teller)),)),
        Cell((Span(unit),)),
        target_cell(target, unit, teller),
        Cell((Span(label(target.period, teller.language) if target else ""),)),
        actual,
        Cell((Span(label(progress.period, teller.language) if progress.period else ""),)),
        percent_cell(row, 6, 4, teller),
        *(report_cell(row, reading, unit, teller) for reading in reports),
        _stated_cell(progress, teller),
        share_cell(progress.expected_percent, teller),
        rating_cell(row, teller),
        Cell((Span(teller.words("table.settled_yes") if progress.settled else ""),)),
        Cell((Span(_named(bare.of(told) if told else (), teller)),)),
        Cell((Span(_named(bare.of_target(target) if target else (), teller)),)),
        Cell((Span("; ".join(_references(row, reports, teller))),)),
    ]
    return Row(tuple(cells))


def _references(row: JudgedRow, reports: Sequence[Reading], teller: Teller) -> Iterator[str]:
    """The numbers of the evidence for each report's figure: "Quý I/2023 [30]"."""
    for reading in reports:
        told = teller.told(row, reading)
        for place in teller.ledger.of(told) if told else ():
            yield f"{teller.ledger.name(reading.id)} [{place}]"


def _stated_cell(progress: Progress, teller: Teller) -> Cell:
    """The share as the report states it, every digit kept; one that follows from "3,5% above the plan" says so."""
    if progress.stated_percent is None:
        return Cell((Span(""),))
    text, told = number(progress.stated_percent, teller.language), progress.observation
    if told is not None and told.relations and not any(said.kind == "ratio" for said in told.relations):
        text = noted(text, [teller.words("mark.derived")], teller)
    return Cell((Span(text),), progress.stated_percent)


def _named(numbers: tuple[int, ...], teller: Teller) -> str:
    """Evidence in words, for a column of its own: "[3] Quý I/2023; II. …; trang 2"."""
    found = (teller.ledger.evidence[n - 1] for n in numbers)
    return " ".join(f"[{e.number}] {'; '.join(part for part in (e.report, e.place) if part)}" for e in found)
