"""The tables of a brief: indicators by report, the whole board for a workbook, sections, sources, evidence.

Every figure in them carries the number of its evidence; columns that are computed say so in their head. Findings have
a module of their own, and so has what changed between two reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import resources
from compare import standing
from compare.brief_periods import briefly
from compare.brief_sectors import grouped
from compare.comparison import JudgedRow, Progress, Reading, SectionRow, Target
from compare.document import Cell, Column, Evidence, Ratio, Row, Span, Table
from compare.evidence import shortened
from compare.messages import number
from compare.naming import office
from compare.narrative import is_by_hand, relation, standing_word
from compare.observation import Observation
from compare.period import Period, label
from compare.quantity import Quantity, parse_unit, same_kind, written
from compare.telling import Teller, rounded
from compare.wording import match_key, nfc


def reports_of(readings: Sequence[Reading], targets: frozenset[str]) -> list[Reading]:
    """The readings that report results, in order; of target documents alone, these."""
    results = [reading for reading in readings if reading.id not in targets]
    return results or list(readings)


def told_by(row: JudgedRow, reading: Reading) -> Observation | None:
    """The one observation that stands for what `reading` says of `row`: its own period's result, else its latest."""
    cell = row.row.cells.get(reading.id)
    if cell is None:
        return None
    if row.progress.observation in cell.observations:
        return row.progress.observation
    own = reading.report.identity.period
    told = [o for o in cell.observations if o.role != "target" and standing.level(o) is not None]
    told = told or [o for o in cell.observations if o.role != "target"]

    def rank(o: Observation) -> tuple[object, ...]:
        return o.quantity is not None, o.period == own, o.period.end, o.role == "actual"

    return max(told, key=rank, default=None)


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
        told = [row for row in rows if sum(told_by(row, reading) is not None for reading in shown) >= least]
        left_out, rows = len(rows) - len(told), told
    common = {reading.id: _common_period(rows, reading) for reading in shown}
    columns: tuple[Column, ...] = (
        Column(word("table.number"), 10, "center"),
        Column(word("table.indicator"), 48),
        Column(word("table.unit"), 13, "center"),
        Column(word("table.target"), 20, "right"),
        *(Column(_head(r, common[r.id], teller), min(26.0, 126 / len(shown)), "right") for r in shown),
        Column(word("table.percent"), 15, "right"),
        Column(word("table.due"), 15, "right"),
        Column(word("table.rating"), 32),
    )
    if not with_target:
        columns = (*columns[:3], *columns[4:-3])
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


def fitted(columns: Sequence[Column], rows: Sequence[Row], widest: int) -> tuple[Column, ...]:
    """`columns` with weights by what they must hold: at least their own, the longest word of each; the rest goes to
    the one at `widest`.

    A weight is about a millimetre on a landscape page in 11 points; where they come to more, all shrink.
    """
    needs = []
    for place, column in enumerate(columns):
        cells = [row.cells[place] for row in rows if not row.is_group]
        marks = any(span.evidence for cell in cells for span in cell.spans)
        longest = max((len(word) for cell in cells for word in cell.text.split()), default=1)
        if column.align != "left":  # a figure with its unit or period goes on one line in most rows
            whole = sorted(len(cell.text) for cell in cells) or [1]
            longest = max(longest, whole[len(whole) * _MOST_ROWS // 100])
        head = max(len(word) for word in column.title.split()) * _BOLD
        needs.append(max(column.weight, min(_MOST, max(longest * _LETTER + (4 if marks else 0), head) + 3)))
    rest = _PAGE - sum(need for place, need in enumerate(needs) if place != widest)
    needs[widest] = max(columns[widest].weight, rest)
    return tuple(replace(column, weight=need) for column, need in zip(columns, needs, strict=True))


# Millimetres: a letter at 11 points and a bold one, the page between its margins, the most a long word may claim.
_FOUR_DIGITS = 1000  # the first number that needs a wider column
_LETTER, _BOLD, _PAGE, _MOST = 1.95, 2.3, 252.0, 38.0
_MOST_ROWS = 85  # % of the rows


def _common_period(rows: Sequence[JudgedRow], reading: Reading) -> Period | None:
    """The period of most of the figures that `reading` tells of `rows`; its own where that is as common."""
    own = reading.report.identity.period
    told = [o.period for row in rows if (o := told_by(row, reading)) is not None and o.quantity is not None]
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
            Cell((Span(teller.heading(row.row.name)),)),
            Cell((Span(unit),)),
            _target_cell(row.target, unit, teller),
            *(_report_cell(row, reading, unit, teller, common[reading.id]) for reading in shown),
            percent_cell(row, over, 3, teller),
            _share_cell(progress.expected_percent, teller),
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


def _target_cell(target: Target | None, unit: str, teller: Teller) -> Cell:
    if target is None:
        return Cell((Span("–"),))
    cell = figure_cell(target.quantity, unit, teller.ledger.of_target(target), teller)
    if is_by_hand(target):
        return _by_hand(cell, teller)
    if target.stated and target.base is None:
        return cell
    text = teller.text("table.derived", value=cell.text)
    return Cell((Span(text, evidence=cell.spans[0].evidence),), cell.number, cell.unit)


def _by_hand(cell: Cell, teller: Teller) -> Cell:
    """`cell`, saying that its figure is the user's."""
    text = teller.text("table.hand", value=cell.text)
    return Cell((Span(text, evidence=cell.spans[0].evidence),), cell.number, cell.unit)


def _report_cell(row: JudgedRow, reading: Reading, unit: str, teller: Teller, common: Period | None = None) -> Cell:
    """What `reading` tells of `row`; its period too where it is neither `common` to the column nor, that not being
    said, the report's own.
    """
    told = told_by(row, reading)
    level = standing.level(told) if told else None
    if told is None or (level is None and not told.relations):
        return Cell((Span("–"),))
    evidence = teller.ledger.of(told)
    if level is None:
        clauses = [clause for said in told.relations if (clause := relation(said, teller))]
        return Cell((Span("; ".join(clauses) or "–", evidence=evidence if clauses else ()),))
    cell = figure_cell(level, unit, evidence, teller)
    text = cell.text
    if told.role == "estimate":
        text = teller.text("table.estimate", value=text)
    if told.by_hand:
        text = teller.text("table.hand", value=text)
    if (common or reading.report.identity.period) not in (None, told.period):
        text = teller.text("table.with_period", value=text, period=briefly(told.period, teller.language))
    return Cell((Span(text, evidence=evidence),), cell.number, cell.unit)


def figure_cell(quantity: Quantity, unit: str, evidence: tuple[int, ...], teller: Teller) -> Cell:
    """A figure in a column whose row has its unit told: the unit is written only where it is another."""
    alike = match_key(quantity.unit) == match_key(unit)
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
    cell = _share_cell(row.progress.percent, teller)
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


def _share_cell(share: Decimal | None, teller: Teller) -> Cell:
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


# The whole board, for a workbook -------------------------------------------------------------------------------------


def board(rows: Sequence[JudgedRow], teller: Teller) -> Table:
    """Every indicator on one line, all reports, figures typed and their sources named in their own columns."""
    word, comparison = teller.words, teller.comparison
    reports = reports_of(comparison.readings, comparison.targets)
    heads = ("number", "sector", "indicator", "unit", "target", "target_period", "actual", "actual_period", "percent")
    tails = ("stated_percent", "due", "rating", "settled", "source", "target_source", "reference")
    figures_ = {"target", "actual", "percent", "stated_percent", "due"}
    columns = [Column(word(f"table.{h}"), _WIDTHS.get(h, 12), "right" if h in figures_ else "left") for h in heads]
    columns += [Column(teller.ledger.name(r.id), 14, "right") for r in reports]
    columns += [Column(word(f"table.{h}"), _WIDTHS.get(h, 12), "right" if h in figures_ else "left") for h in tails]
    lines = [
        _board_row(place, sector, row, reports, teller)
        for place, (sector, row) in enumerate(((s, r) for s, members in grouped(rows, teller) for r in members), 1)
    ]
    return Table("indicators", tuple(columns), tuple(lines), note=word("table.note"))


_WIDTHS = {"number": 6, "sector": 26, "indicator": 44, "rating": 20, "source": 60, "target_source": 60, "reference": 44}


def _board_row(place: int, sector: str, row: JudgedRow, reports: Sequence[Reading], teller: Teller) -> Row:
    progress, target, unit = row.progress, row.target, row_unit(row)
    told = progress.observation
    bare = teller.ledger
    actual = Cell((Span("–"),))
    if progress.actual is not None:
        actual = figure_cell(progress.actual, unit, bare.of(told) if told else (), teller)
        actual = _by_hand(actual, teller) if told is not None and told.by_hand else actual
    cells = [
        Cell((Span(str(place)),), number=Decimal(place)),
        Cell((Span(sector),)),
        Cell((Span(teller.heading(row.row.name)),)),
        Cell((Span(unit),)),
        _target_cell(target, unit, teller),
        Cell((Span(label(target.period, teller.language) if target else ""),)),
        actual,
        Cell((Span(label(progress.period, teller.language) if progress.period else ""),)),
        percent_cell(row, 6, 4, teller),
        *(_report_cell(row, reading, unit, teller) for reading in reports),
        _stated_cell(progress, teller),
        _share_cell(progress.expected_percent, teller),
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
        told = told_by(row, reading)
        for place in teller.ledger.of(told) if told else ():
            yield f"{teller.ledger.name(reading.id)} [{place}]"


def _stated_cell(progress: Progress, teller: Teller) -> Cell:
    """The share as the report states it, every digit kept."""
    if progress.stated_percent is None:
        return Cell((Span(""),))
    return Cell((Span(number(progress.stated_percent, teller.language)),), progress.stated_percent)


def _named(numbers: tuple[int, ...], teller: Teller) -> str:
    """Evidence in words, for a column of its own: "[3] Quý I/2023; II. …; trang 2"."""
    found = (teller.ledger.evidence[n - 1] for n in numbers)
    return " ".join(f"[{e.number}] {'; '.join(part for part in (e.report, e.place) if part)}" for e in found)


# Sections, evidence, sources -----------------------------------------------------------------------------------------


def section_table(sections: Sequence[SectionRow], teller: Teller) -> Table:
    """Which topic stands in which of the latest reports of results, under which heading where that is another."""
    limit = resources.table("brief")["limits"]["reports"]
    shown = reports_of(teller.comparison.readings, teller.comparison.targets)[-limit:]
    sections = [section for section in sections if any(reading.id in section.cells for reading in shown)]
    columns = (
        Column(teller.words("table.number"), 3, "center"),
        Column(teller.words("table.content"), 20),
        *(Column(teller.ledger.head(r.id), 12) for r in shown),
    )
    rows = []
    telling = [section for section in sections if not _alike(section, shown)]
    for place, section in enumerate(telling, 1):
        cells = [_heading_cell(section, reading, teller) for reading in shown]
        rows.append(Row((Cell((Span(str(place)),)), Cell((Span(shortened(section.title, 160)),)), *cells)))
    note = teller.words("sections.note")
    if len(sections) > len(telling):
        note = f"{teller.counted('sections.alike', len(sections) - len(telling))} {note}"
    return Table("sections", columns, tuple(rows), note=note)


def _alike(section: SectionRow, shown: Sequence[Reading]) -> bool:
    """Whether every report has the topic under the same heading, so that a line on it would tell nothing."""
    headings = [section.cells[reading.id].heading if reading.id in section.cells else None for reading in shown]
    return len(shown) > 1 and all(h is not None and match_key(h) == match_key(section.title) for h in headings)


def _heading_cell(section: SectionRow, reading: Reading, teller: Teller) -> Cell:
    cell = section.cells.get(reading.id)
    if cell is None:
        return Cell((Span(teller.words("sections.absent")),))
    mark = teller.words("sections.present")
    if match_key(cell.heading) == match_key(section.title):
        return Cell((Span(mark),))
    return Cell((Span(f"{mark} "), Span(shortened(cell.heading, 120), italic=True)))


def evidence_table(evidence: Sequence[Evidence], teller: Teller) -> Table:
    """Each piece of evidence by its number: the report, the place, the words."""
    word = teller.words
    columns = (
        Column(word("table.numbered"), 3, "center"),
        Column(word("table.report"), 8),
        Column(word("table.place"), 19),
        Column(word("table.quote"), 34),
    )
    rows = tuple(
        Row(
            (
                Cell((Span(f"[{e.number}]"),), target=e.number),
                Cell((Span(e.head or e.report),)),
                Cell((Span(e.place),)),
                Cell((Span(f"“{e.quote}”" if e.quote else "–"),)),
            )
        )
        for e in evidence
    )
    return Table("evidence", columns, rows, note=word("table.evidence_note"))


def evidence_list(evidence: Sequence[Evidence], teller: Teller) -> Table:
    """Each piece of evidence by its number, two on a line, report, place and words in one cell: for paper."""
    word = teller.words
    number = 8 if len(evidence) < _FOUR_DIGITS else 11  # percent of the width
    pair = (Column(word("table.numbered"), number, "center"), Column(word("table.evidence"), 100 - number))
    cells = [
        (
            Cell((Span(f"[{e.number}]"),), target=e.number),
            Cell((Span(f"{'; '.join(p for p in (e.head, e.place) if p)}: {f'“{e.quote}”' if e.quote else '–'}"),)),
        )
        for e in evidence
    ]
    if len(cells) % 2:
        cells.append((Cell(), Cell()))
    rows = tuple(Row((*left, *right)) for left, right in zip(cells[::2], cells[1::2], strict=True))
    return Table("evidence", (*pair, *pair), rows, note=word("table.evidence_note"))


def source_table(readings: Sequence[Reading], teller: Teller) -> Table:
    """The documents compared, with what names their bytes."""
    word = teller.words
    heads = (("number", 11), ("report", 38), ("file", 46), ("issuer", 46), ("document_number", 36), ("digest", 75))
    columns = tuple(Column(word(f"table.{head}"), weight) for head, weight in heads)
    rows = []
    for place, reading in enumerate(readings, 1):
        identity, source = reading.report.identity, reading.report.source
        texts = (
            str(place), teller.ledger.name(reading.id), source.name,
            office(identity.issuer or "–"), identity.number or "–", source.digest,
        )  # fmt: skip
        rows.append(Row(tuple(Cell((Span(nfc(text)),)) for text in texts)))
    return Table("sources", columns, tuple(rows))
