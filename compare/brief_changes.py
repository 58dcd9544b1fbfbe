"""What changed since the last report: figures of the two latest reports that can be compared, and what came or went.

Two figures are compared where they are levels of the same kind of unit, and what builds up over a year only where both
begin on the same day; every difference is computed and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

import resources
from compare import brief_names, standing
from compare.brief_choices import Part
from compare.brief_clauses import marked_figure
from compare.brief_periods import briefly, named
from compare.brief_tables import figure_cell, reports_of, row_unit
from compare.comparison import Comparison, JudgedRow, Reading
from compare.counting import counting_words
from compare.document import Block, Cell, Column, Paragraph, Row, Span, Table
from compare.evidence import shortened
from compare.messages import number
from compare.observation import Observation
from compare.period import Period, label
from compare.quantity import Quantity, convert, parse_unit, same_kind
from compare.telling import Spans, Teller, figure, listed, with_capital
from compare.wording import match_key

Way = Literal["grown", "fallen", "added", "same"]


@dataclass(frozen=True, slots=True)
class Change:
    """Two figures of one indicator, the earlier first; `way` is None where they are not to be compared."""

    row: JudgedRow
    before: Observation
    now: Observation
    way: Way | None
    by: Quantity | None


def two_latest(teller: Teller) -> tuple[Reading, Reading] | None:
    """The two latest reports of results, the earlier first; None where there are not two.

    Of reports on one period, as a report and its workbook are, the one that tells the most; what has a period goes
    before what has none.
    """
    comparison = teller.comparison
    found = [r for r in reports_of(comparison.readings, comparison.targets) if r.id not in comparison.targets]
    periods = dict.fromkeys(r.report.identity.period for r in found)
    if len(periods) < 2:
        return (found[-2], found[-1]) if len(found) > 1 else None
    before, now = ([r for r in found if r.report.identity.period == period] for period in list(periods)[-2:])
    return _fullest(before, teller), _fullest(now, teller)


def _fullest(readings: Sequence[Reading], teller: Teller) -> Reading:
    """The one of `readings` that tells the most indicators; the later of two that tell as many."""
    if len(readings) == 1:
        return readings[0]
    rows = teller.comparison.rows
    return max(reversed(readings), key=lambda reading: sum(teller.told(row, reading) is not None for row in rows))


def changes(rows: Sequence[JudgedRow], before: Reading, now: Reading, teller: Teller) -> list[Change]:
    """The change of every row that has a figure in both reports; a row with doubtful figures is not reckoned with."""
    out = []
    doubtful = _doubtful(teller.comparison)
    for row in rows:
        one, other = teller.told(row, before), teller.told(row, now)
        if one is not None and other is not None and standing.level(one) and standing.level(other):
            change = _change(row, one, other)
            out.append(replace(change, way=None, by=None) if row.id in doubtful else change)
    return out


def change_blocks(rows: Sequence[JudgedRow], teller: Teller, limit: int, parts: Sequence[Part]) -> list[Block]:
    """What changed, in sentences: at most `limit` figures, then the indicators that came and those that fell silent;
    the rest is to be found in one of the `parts`.
    """
    pair = two_latest(teller)
    if pair is None:
        return [_paragraph(teller.say("changes.none"))]
    before, now = pair
    found = changes(rows, before, now, teller)
    told = sorted((c for c in found if c.way is not None), key=lambda c: c.row.target is None)
    names = {"before": report_noun(before, teller), "now": report_noun(now, teller)}
    common = _common_periods(told[:limit], pair)
    blocks: list[Block] = [Paragraph(_lead(common, pair, names, teller), "lead")]
    blocks += [Paragraph(_sentence(change, common, teller), "bullet") for change in told[:limit]]
    if not told:
        blocks = [_paragraph(teller.say("changes.unchanged"))]
    elif rest := told[limit:]:
        where = teller.words(f"changes.see_{_place_of(rest, parts)}")
        blocks.append(Paragraph((Span(teller.counted("changes.rest", len(rest), where=where)),), "bullet"))
    aimed = [r for r in rows if r.target is not None] or list(rows)
    most = resources.table("brief")["limits"]["names"]
    for key, one, other in (("fresh", now, before), ("silent", before, now)):
        found_in = [r for r in aimed if teller.told(r, one) and not _tells(r, other, teller)]
        only = [teller.within(shortened(brief_names.named_row(r, teller), 70)) for r in found_in]
        if only:
            blocks.append(_paragraph(teller.say(f"changes.{key}", names=listed(only, teller, most))))
    return blocks


def _place_of(rest: Sequence[Change], parts: Sequence[Part]) -> str:
    """Where both figures of `rest` are to be found: the table of indicators has those that have a target."""
    if "change_table" in parts:
        return "table"
    return "indicators" if "indicators" in parts and all(c.row.target is not None for c in rest) else "workbook"


def _tells(row: JudgedRow, reading: Reading, teller: Teller) -> bool:
    """Whether `reading` tells of `row`, or another report on the same period does."""
    period = reading.report.identity.period
    alike = (r for r in teller.comparison.readings if r is reading or (period and r.report.identity.period == period))
    return any(teller.told(row, r) for r in alike if r.id not in teller.comparison.targets)


def report_noun(reading: Reading, teller: Teller) -> str:
    """A report's short name as it stands in a sentence."""
    name, period = teller.ledger.name(reading.id), reading.report.identity.period
    plain = period is not None and match_key(label(period, teller.language)) == match_key(name)
    if period is not None and plain:
        return named(period, teller.language)
    begins = period is not None and name.startswith(label(period, teller.language))  # "Q2 2025 (workbook)" stays
    return name if begins else teller.within(name)


def change_table(rows: Sequence[JudgedRow], teller: Teller) -> Table | None:
    """The figures of the two latest reports side by side, with the difference where they compare."""
    pair = two_latest(teller)
    found = changes(rows, *pair, teller) if pair else []
    found = [change for change in found if change.way is not None or change.row.target is not None]
    if pair is None or not found:
        return None
    word = teller.words
    columns = (
        Column(word("table.number"), 3, "center"),
        Column(word("table.indicator"), 22),
        Column(word("table.unit"), 8, "center"),
        Column(teller.text("table.before", label=teller.ledger.head(pair[0].id)), 12, "right"),
        Column(teller.text("table.now", label=teller.ledger.head(pair[1].id)), 12, "right"),
        Column(word("table.change"), 10, "right"),
    )
    lines = tuple(_line(place, change, pair, teller) for place, change in enumerate(found, 1))
    return Table("changes", columns, lines, note=word("table.change_note"))


def _doubtful(comparison: Comparison) -> frozenset[str]:
    """The rows whose figures are in doubt: a difference of two of them would say nothing."""
    doubts = ("contradiction", "unit_mismatch", "impossible_value")
    return frozenset(row for f in comparison.findings if f.dismissed is None and f.code in doubts for row in f.rows)


def _change(row: JudgedRow, before: Observation, now: Observation) -> Change:
    one, other = standing.level(before), standing.level(now)
    assert one is not None and other is not None
    plain = one.high is None and other.high is None and one.bound == other.bound == "eq"
    plain = plain and ("/" in one.unit) == ("/" in other.unit)
    same_whole = one.total == other.total
    if not (plain and same_whole and same_kind(one.unit, other.unit)) or before.period == now.period:
        return Change(row, before, now, None, None)
    grown = other.value - convert(one.value, one.unit, other.unit)
    by = Quantity(abs(grown), other.unit)
    builds_up = row.progress.expected_percent is not None
    if not _comparable(before, now, builds_up, parse_unit(other.unit).is_share):
        return Change(row, before, now, None, None)
    if grown == 0:
        return Change(row, before, now, "same", by)
    if builds_up and before.period.begin == now.period.begin and grown > 0:
        return Change(row, before, now, "added", by)
    return Change(row, before, now, "grown" if grown > 0 else "fallen", by)


def _comparable(before: Observation, now: Observation, builds_up: bool, is_share: bool) -> bool:
    """Whether two figures compare: of periods of one kind; of what builds up, from one day on; of shares, as they
    stood at two ends. A share by the year ("%/năm") is not one of its whole time.
    """
    one, other = before.period, now.period
    if one.kind == other.kind:
        return True
    if builds_up:
        return one.begin == other.begin
    return is_share and all(p.is_to_date or p.kind in ("year", "day") for p in (one, other))


_Pair = tuple[Period | None, Period | None]


def _common_periods(found: Sequence[Change], pair: tuple[Reading, Reading]) -> _Pair:
    """The periods of most of the figures told, the earlier first; those of the reports where nothing is told."""
    if not found:
        return pair[0].report.identity.period, pair[1].report.identity.period
    told = [(change.before.period, change.now.period) for change in found]
    return max(dict.fromkeys(told), key=told.count)


def _lead(common: _Pair, pair: tuple[Reading, Reading], names: dict[str, str], teller: Teller) -> Spans:
    """Which two reports are compared; the periods of the figures too where they are others than the reports' own."""
    before, now = common
    if before is None or now is None or common == tuple(reading.report.identity.period for reading in pair):
        return teller.say("changes.lead", **names)
    periods = {"period_before": named(before, teller.language), "period_now": named(now, teller.language)}
    bare = {key: said.removesuffix(f" ({label(period, teller.language)})")  # the sentence says the period itself
            for (key, said), period in zip(names.items(), (before, now), strict=True)}  # fmt: skip
    plain = before == pair[0].report.identity.period  # the earlier report's own: its name says it
    return teller.say(f"changes.lead_{'now' if plain else 'figures'}", **bare, **periods)


def _sentence(change: Change, common: _Pair, teller: Teller) -> Spans:
    one, other = standing.level(change.before), standing.level(change.now)
    assert one is not None and other is not None and change.by is not None
    points = _in_points(change.by, teller)

    def when(period: Period, usual: Period | None) -> str:
        return "" if period == usual else teller.text("changes.when", period=named(period, teller.language))

    verb, counted = counting_words(change.row, change.now, teller) if change.way == "added" else ("", "")
    is_low = change.way == "added" and change.row.direction == "down"  # nobody "reaches" what is to stay low
    name, now = brief_names.heading(change.row, teller), marked_figure(other, change.now, teller)
    bare = bool(verb) or (change.way == "added" and brief_names.ends_in_measure(name))
    key = "counted" if bare else "added_down" if is_low else change.way
    now = f"{verb} {counted}" if verb else f"{name} {now}" if bare else now
    spans = teller.say(
        f"changes.{key}",
        Name=name,
        before=Span(marked_figure(one, change.before, teller), evidence=teller.ledger.of(change.before)),
        now=Span(now, evidence=teller.ledger.of(change.now)),
        when_before=when(change.before.period, common[0]),
        when_now=when(change.now.period, common[1]),
        by=points,
    )
    return with_capital(spans)


def _in_points(by: Quantity, teller: Teller, key: str = "changes.points") -> str:
    """A difference as said: between percentages it is in percentage points."""
    one = "_one" if by.value == 1 and key == "changes.points" else ""
    unit = teller.words(f"{key}{one}") if by.unit.startswith("%") else by.unit
    return figure(Quantity(_trimmed(by.value), unit), teller.language)


def _trimmed(value: Decimal) -> Decimal:
    """`value` without zeros that no source wrote."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def _line(place: int, change: Change, pair: tuple[Reading, Reading], teller: Teller) -> Row:
    unit = row_unit(change.row)
    by = Cell((Span("–"),))
    if change.way is not None and change.by is not None:
        sign = {"fallen": "−", "same": ""}.get(change.way, "+")
        value = -change.by.value if change.way == "fallen" else change.by.value
        alike = match_key(change.by.unit) == match_key(unit) and not change.by.unit.startswith("%")
        bare = number(_trimmed(change.by.value), teller.language)
        said = bare if alike else _in_points(change.by, teller, "changes.points_short")
        by = Cell((Span(f"{sign}{said}"),), value, change.by.unit)
    return Row(
        (
            Cell((Span(str(place)),), Decimal(place)),
            Cell((Span(brief_names.heading(change.row, teller)),)),
            Cell((Span(unit),)),
            _side(change.before, pair[0], unit, teller),
            _side(change.now, pair[1], unit, teller),
            by,
        )
    )


def _side(told: Observation, reading: Reading, unit: str, teller: Teller) -> Cell:
    level = standing.level(told)
    assert level is not None
    cell = figure_cell(level, unit, teller.ledger.of(told), teller)
    if told.period == reading.report.identity.period:
        return cell
    return replace(cell, spans=(*cell.spans, Span(f" ({briefly(told.period, teller.language)})")))


def _paragraph(spans: Spans) -> Paragraph:
    return Paragraph(spans)
