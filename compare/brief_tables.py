"""The tables of a brief: indicators by report, the whole board for a workbook, sections, sources, evidence.

Every figure in them carries the number of its evidence; columns that are computed say so in their head. Findings have
a module of their own, and so has what changed between two reports.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import resources
from compare import brief_names, standing
from compare.brief_clauses import marks, relation, standing_word, target_marks
from compare.brief_periods import briefly
from compare.brief_sectors import grouped
from compare.comparison import JudgedRow, Progress, Reading, Target
from compare.document import Cell, Column, Ratio, Row, Span, Table
from compare.evidence import shortened
from compare.messages import number
from compare.period import Period
from compare.quantity import Quantity, parse_unit, same_kind, written
from compare.telling import Teller, noted, rounded


def reports_of(readings: Sequence[Reading], targets: frozenset[str]) -> list[Reading]:
    """The readings that report results, in order; of target documents alone, these."""
    results = [reading for reading in readings if reading.id not in targets]
    return results or list(readings)


# The indicator table -------------------------------------------------------------------------------------------------


def indicator_table(rows: Sequence[JudgedRow], teller: Teller, with_target: bool = True) -> Table:
    """The indicators in groups by section, a column for each of the latest reports; of those without a target only
    the ones that these reports tell, and no columns on targets.
    """
    comparison = teller.comparison
    every = reports_of(comparison.readings, comparison.targets)
    limit = resources.table("brief")["limits"]["reports"]
    shown = every[-limit:]
    word = teller.words
    left_out = 0
    if not with_target:
        least = min(2, len(shown))
        told = [row for row in rows if sum(teller.told(row, reading) is not None for reading in shown) >= least]
        left_out, rows = len(rows) - len(told), told
    common = {reading.id: _common_period(rows, reading, teller) for reading in shown}
    columns = _columns(shown, common, with_target, teller)
    out: list[Row] = []
    place = 0
    groups = grouped(rows, teller)
    for title, members in groups:
        if len(groups) > 1:
            out.append(Row((Cell((Span(teller.casing.sentence_case(title), bold=True),)),), is_group=True))
        for row in members:
            place += 1
            line = _indicator_row(place, row, shown, common, teller)
            out.append(line if with_target else Row((*line.cells[:3], *line.cells[4:-3])))
    columns = fitted(columns, out, widest=1)
    note = word("table.note")
    if len(every) > len(shown):
        rest = every[: -len(shown)]
        names = ", ".join(teller.ledger.name(r.id) for r in rest)
        note = f"{teller.text('table.note_latest', shown=str(len(shown)), rest=str(len(rest)), names=names)} {note}"
    if left_out:
        note = f"{teller.counted('table.left_out', left_out)} {note}"
    title = word("table.with_target" if with_target else "table.without_target")
    return Table("indicators", columns, tuple(out), title, note)


def _columns(
    shown: Sequence[Reading], common: Mapping[str, Period | None], with_target: bool, teller: Teller
) -> tuple[Column, ...]:
    """The columns of the indicator table, one for each report `shown`; those on targets where there are any."""
    word = teller.words
    columns: tuple[Column, ...] = (
        Column(word("table.number"), 11, "center"),
        Column(word("table.indicator"), 48),
        Column(word("table.unit"), 13, "center"),
        Column(word("table.target"), 20, "right"),
        *(Column(_head(r, common[r.id], teller), min(26.0, 126 / len(shown)), "right") for r in shown),
        Column(word("table.percent"), 15, "right"),
        Column(word("table.due"), 15, "right"),
        Column(word("table.rating"), 32),
    )
    return columns if with_target else (*columns[:3], *columns[4:-3])


def fitted(columns: Sequence[Column], rows: Sequence[Row], widest: int) -> tuple[Column, ...]:
    """`columns` with weights by what they must hold: at least their own, the longest word of each; the rest goes to
    the one at `widest`.

    A weight is about a millimetre on a landscape page in 11 points; where they come to more, all shrink.
    """
    needs = []
    for place, column in enumerate(columns):
        cells = [row.cells[place] for row in rows if not row.is_group]
        marks = any(span.evidence for cell in cells for span in cell.spans)
        longest = max((len(word) for cell in cells for word in _BREAK.split(cell.text)), default=1)
        if column.align != "left":  # a figure with its unit or period goes on one line in most rows
            whole = sorted(len(cell.text) for cell in cells) or [1]
            longest = max(longest, whole[len(whole) * _MOST_ROWS // 100])
        head = max(len(word) for word in column.title.split()) * _BOLD
        needs.append(max(column.weight, min(_MOST, max(longest * _LETTER + (4 if marks else 0), head) + 3)))
    rest = _PAGE - sum(need for place, need in enumerate(needs) if place != widest)
    needs[widest] = max(columns[widest].weight, rest)
    return tuple(replace(column, weight=need) for column, need in zip(columns, needs, strict=True))


_BREAK = re.compile(r"[ \n]+")  # where a line may break: not at the blank that keeps words together
# Millimetres: a letter at 11 points and a bold one, the page between its margins, the most a long word may claim.
_LETTER, _BOLD, _PAGE, _MOST = 1.95, 2.3, 252.0, 38.0
_MOST_ROWS = 85  # % of the rows


def _common_period(rows: Sequence[JudgedRow], reading: Reading, teller: Teller) -> Period | None:
    """The period of most of the figures that `reading` tells of `rows`; its own where that is as common."""
    own = reading.report.identity.period
    told = [o.period for row in rows if (o := teller.told(row, reading)) is not None and o.quantity is not None]
    if not told:
        return own
    return max(dict.fromkeys(told), key=lambda period: (told.count(period), period == own))


def _head(reading: Reading, common: Period | None, teller: Teller) -> str:
    """The head of a report's column: its name, and under it the period of its figures where that is another."""
    name = teller.ledger.head(reading.id)
    if common is None or common == reading.report.identity.period:
        return name
    return f"{name}\n{teller.text('table.figures_of', period=briefly(common, teller.language))}"


def _indicator_row(
    place: int, row: JudgedRow, shown: Sequence[Reading], common: Mapping[str, Period | None], teller: Teller
) -> Row:
    progress = row.progress
    unit = row_unit(row)
    over = next((4 + i for i, r in enumerate(shown) if r.id == _source(progress)), None)
    return Row(
        (
            Cell((Span(str(place)),), number=Decimal(place)),
            Cell((Span(brief_names.heading(row, teller)),)),
            Cell((Span(unit),)),
            target_cell(row.target, unit, teller),
            *(report_cell(row, reading, unit, teller, common[reading.id]) for reading in shown),
            percent_cell(row, over, 3, teller),
            share_cell(progress.expected_percent, teller),
            rating_cell(row, teller),
        )
    )


def row_unit(row: JudgedRow) -> str:
    """The unit a row is shown in: its own, else that of its newest figure or of its target."""
    if row.row.unit:
        return row.row.unit
    if row.progress.actual is not None:
        return row.progress.actual.unit
    return row.target.quantity.unit if row.target else ""


def target_cell(target: Target | None, unit: str, teller: Teller) -> Cell:
    if target is None:
        return Cell((Span("–"),))
    cell = figure_cell(target.quantity, unit, teller.ledger.of_target(target), teller)
    return marked(cell, target_marks(target, teller), teller)


def marked(cell: Cell, notes: Sequence[str], teller: Teller) -> Cell:
    """`cell` with what is to be known of its figure behind it."""
    text = noted(cell.text, notes, teller)
    return Cell((Span(text, evidence=cell.spans[0].evidence),), cell.number, cell.unit)


def report_cell(row: JudgedRow, reading: Reading, unit: str, teller: Teller, common: Period | None = None) -> Cell:
    """What `reading` tells of `row`; its period too where it is neither `common` to the column nor, that not being
    said, the report's own.
    """
    told = teller.told(row, reading)
    level = standing.level(told) if told else None
    if told is None or (level is None and not told.relations):
        return Cell((Span("–"),))
    evidence = teller.ledger.of(told)
    if level is None:
        clauses = [clause for said in told.relations if (clause := relation(said, teller))]
        return Cell((Span("; ".join(clauses) or "–", evidence=evidence if clauses else ()),))
    notes = marks(told, teller)
    if (common or reading.report.identity.period) not in (None, told.period):
        notes.append(briefly(told.period, teller.language))
    return marked(figure_cell(level, unit, evidence, teller), notes, teller)


def figure_cell(quantity: Quantity, unit: str, evidence: tuple[int, ...], teller: Teller) -> Cell:
    """A figure in a column whose row has its unit told: the unit is written only where it is another, in whatever
    words ("km" is "kilometres").
    """
    alike = parse_unit(quantity.unit) == parse_unit(unit)
    shown = Quantity(quantity.value, "" if alike else quantity.unit, quantity.bound, quantity.high, quantity.total)
    plain = quantity.high is None and quantity.total is None
    return Cell(
        (Span(written(shown, teller.language), evidence=evidence),),
        number=quantity.value if plain else None,
        unit=quantity.unit,
    )


def percent_cell(row: JudgedRow, over: int | None, under: int, teller: Teller) -> Cell:
    """The share of the target reached, with the two cells it comes of where it is their plain ratio.

    Where less is better a share of the target says the opposite of what it seems to say, and is left out.
    """
    if row.direction == "down":
        return Cell((Span("–"),))
    cell = share_cell(row.progress.percent, teller)
    return Cell(cell.spans, cell.number, ratio=_ratio(row, over, under)) if cell.number is not None else cell


def _ratio(row: JudgedRow, over: int | None, under: int) -> Ratio | None:
    actual, target, share = row.progress.actual, row.target, row.progress.percent
    if over is None or actual is None or target is None or share is None:
        return None
    plain = all(q.high is None and q.total is None for q in (actual, target.quantity))
    if not plain or not target.quantity.value or not same_kind(actual.unit, target.quantity.unit):
        return None
    factor = parse_unit(actual.unit).factor / parse_unit(target.quantity.unit).factor
    again = actual.value / target.quantity.value * factor * 100
    return Ratio(over, under, factor) if rounded(again) == rounded(share) else None


def share_cell(share: Decimal | None, teller: Teller) -> Cell:
    if share is None:
        return Cell((Span("–"),))
    return Cell((Span(number(rounded(share), teller.language)),), rounded(share))


def rating_cell(row: JudgedRow, teller: Teller) -> Cell:
    """The rating as a mark and a word; whether a person settled it, and what the report itself says."""
    progress = row.progress
    mark = resources.table("brief")["marks"][progress.status]
    mark = f"{mark} " if mark else ""
    standing = standing_word(progress)
    silent = standing == "unknown" and progress.observation is None
    word = teller.words("status.silent" if silent else f"status.{standing}")
    if progress.settled:
        word = teller.text("status.settled", status=word)
    said = f"\n{teller.text('status.said', said=shortened(progress.said, 60))}" if progress.said else ""
    return Cell((Span(f"{mark}{word}"), Span(said, italic=True)), status=progress.status)


def _source(progress: Progress) -> str | None:
    return progress.observation.anchor.source if progress.observation else progress.source
