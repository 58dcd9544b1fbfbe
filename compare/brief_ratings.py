"""How the indicators of a brief stand, in sentences: off track, reached, not to be rated yet; and in a chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from compare import brief_names
from compare.brief_clauses import is_silent, marked_figure, off_track_names, target_figure, told_due
from compare.brief_composer import OFF_TRACK, OPEN, REACHED, Composer, tells_share
from compare.brief_outline import Piece
from compare.brief_periods import told_of
from compare.brief_reasons import reason
from compare.charts import scaled
from compare.comparison import JudgedRow
from compare.document import Bar, Block, Chart, Paragraph, Span
from compare.doubts import rows_told_wrong
from compare.evidence import shortened
from compare.messages import number
from compare.naming import at_head, within_sentence
from compare.narrative import indicator_sentence, short_sentence
from compare.period import Period
from compare.telling import Spans, Teller, enumerated, joined, listed, percent, rounded


def off_track(c: Composer) -> Iterator[Piece]:
    """The indicators that are behind, each in a sentence with the reason that the report gives."""
    if _is_rated(c):
        rows = c.with_status(OFF_TRACK)
        told = _told(rows, c, "group", with_reasons=True) or [Paragraph(c.teller.say("summary.none_off"))]
        names = listed(off_track_names(rows, c.teller), c.teller, end="list_or")
        yield _piece(at_head(c.teller.text("heading.off_track", statuses=names)), rows, told, "group", c)


def reached(c: Composer) -> Iterator[Piece]:
    """The indicators that reached their targets or are in time; then those that cannot be rated yet."""
    if _is_rated(c):
        rows = c.with_status(REACHED)
        told = _told(rows, c, "group_reached") or [Paragraph(c.teller.say("summary.none_reached"))]
        yield _piece(c.teller.words("heading.reached"), rows, told, "group_reached", c)
    if not c.is_short and (left := _still_open(c)):
        yield Piece(c.teller.words("heading.open"), tuple(left), "rating")


def _is_rated(c: Composer) -> bool:
    """Whether any indicator is held against its target: of none it cannot be said that none is behind."""
    return any(row.progress.status in (*OFF_TRACK, *REACHED) for row in c.rows)


def _piece(title: str, rows: Sequence[JudgedRow], told: Sequence[Block], group: str, c: Composer) -> Piece:
    """A group of indicators under its heading; on one page a main one, which says where not all of them are told."""
    if not c.is_short:
        return Piece(title, tuple(told), "rating")
    if len(rows) > c.limit(group):
        title = c.teller.text("heading.first_of", title=within_sentence(title), Title=title)
    return Piece(title, tuple(told))


def chart(c: Composer) -> Iterator[Piece]:
    """The shares reached of those furthest from their targets, as bars; nothing where there are fewer than two."""
    told = [row for row in c.with_status((*OFF_TRACK, *REACHED)) if tells_share(row)][: c.limit("bars")]
    if len(told) < 2:
        return
    teller = c.teller
    bars = tuple(
        Bar(
            shortened(brief_names.heading(row, teller), 60),
            rounded(row.progress.percent or Decimal(0)),
            number(rounded(row.progress.percent or Decimal(0)), teller.language),
            rounded(row.progress.expected_percent) if row.progress.expected_percent is not None else None,
            row.progress.status,
            row.progress.detail,
        )
        for row in told
    )
    each = (teller.text("chart.alt_bar", label=b.label, value=b.said) for b in bars)
    alt = teller.text("chart.alt", bars="; ".join(each))
    made = Chart(teller.words("chart.title"), alt, teller.words("chart.value"), teller.words("chart.due"), bars, ())
    yield Piece(teller.words("heading.chart"), (scaled(made, teller.language),), "loose")


def _still_open(c: Composer) -> list[Block]:
    """The indicators with a target that cannot be rated yet, and those of which no report tells a result."""
    rows = [row for row in c.with_status(OPEN) if row.target is not None]
    doubted = rows_told_wrong(c.comparison, "unit_mismatch")
    kinds = {row.id: "silent" if is_silent(row) else "doubted" if row.id in doubted else "open" for row in rows}
    blocks: list[Block] = []
    for key in ("open", "doubted", "silent"):
        if not (found := [row for row in rows if kinds[row.id] == key]):
            continue
        if key == "open":
            blocks.append(Paragraph((Span(c.teller.counted("summary.open", len(found))),), "lead"))
            blocks += _told(found, c, "group_open")
        else:
            blocks.append(Paragraph(_with_figures(key, found, c)))
    return blocks


def _with_figures(key: str, rows: Sequence[JudgedRow], c: Composer) -> Spans:
    """One sentence on `rows`, each named with its target, and with its newest figure where there is one."""
    names = enumerated([_name_and_target(row, c.teller) for row in rows], c.teller, c.limit("names"))
    return c.teller.counting(f"summary.{key}", len(rows), names=names)


def _name_and_target(row: JudgedRow, teller: Teller) -> Spans:
    """How `row` stands in a list within a sentence: "lô đất được đấu giá (42 lô đất [7])"; a quoted clause as it is."""
    name, target = brief_names.within(row, teller), row.target
    assert target is not None
    if name.startswith("“"):
        return (Span(name, evidence=teller.ledger.of_target(target)),)
    told, aim = row.progress.observation, target_figure(target, teller)
    if told is None or told.quantity is None:
        return teller.say("summary.with_target", name=name, target=aim)
    actual = Span(marked_figure(told.quantity, told, teller), evidence=teller.ledger.of(told))
    return teller.say("summary.with_figure", name=name, figure=actual, target=aim)


def _told(rows: Sequence[JudgedRow], c: Composer, group: str, with_reasons: bool = False) -> list[Block]:
    """A sentence for each row up to the limit of the `group`; the rest is counted."""
    limit, teller = c.limit(group), c.teller
    limit += len(rows) == limit + 1 and not c.is_short  # one more takes no more room than saying so
    known = None if c.is_short else _common_time(rows[:limit])
    due = _common_due(rows[:limit], known)
    blocks: list[Block] = [] if known is None else [_time_lead(rows[:limit], known, due, teller)]
    for turn, row in enumerate(rows[:limit]):
        spans = short_sentence(row, teller) if c.is_short else indicator_sentence(row, teller, turn, known, due)
        why = reason(row, teller) if with_reasons and not c.is_short else ()
        blocks.append(Paragraph(joined((*spans, *why)), "bullet"))
    if len(rows) > limit and not c.is_short:
        where = teller.words("summary.see_table" if "indicators" in c.choices.parts else "summary.see_workbook")
        blocks.append(Paragraph((Span(teller.counted("summary.rest", len(rows) - limit, where=where)),), "bullet"))
    return blocks


_LEAST_ALIKE = 3  # sentences of one time from which on it is said once, before them


def _common_time(rows: Sequence[JudgedRow]) -> Period | None:
    """The period of most of the figures told, where there are enough of them to say it once for all."""
    told = [row.progress.observation.period for row in rows if row.progress.observation is not None]
    most = max(dict.fromkeys(told), key=told.count, default=None)
    return most if most is not None and told.count(most) >= max(_LEAST_ALIKE, len(rows) / 2) else None


def _common_due(rows: Sequence[JudgedRow], known: Period | None) -> Decimal | None:
    """The share that was due by the `known` time, where enough of the sentences would say it again."""
    of_time = (row for row in rows if row.progress.observation is not None and row.progress.observation.period == known)
    dues = [due for row in of_time if (due := told_due(row)) is not None]
    most = max(dict.fromkeys(dues), key=dues.count, default=None)
    return most if most is not None and dues.count(most) >= _LEAST_ALIKE else None


def _time_lead(rows: Sequence[JudgedRow], known: Period, due: Decimal | None, teller: Teller) -> Paragraph:
    every = all(row.progress.observation is not None and row.progress.observation.period == known for row in rows)
    key = "sentence.lead" if every else "sentence.lead_mostly"
    share = teller.text("sentence.lead_due", value=percent(due, teller.language)) if due is not None else ""
    return Paragraph(teller.say(key, of=told_of(known, teller.language), due=share), "lead")
