"""The running text of a brief, part by part: summary, chart, indicators off track and reached, changes, sections.

Each part is made of a `Composer`, which holds the comparison, the choices and the rows that they leave.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import resources
from compare.brief_changes import change_blocks, report_noun, two_latest
from compare.brief_choices import Choices, Part
from compare.brief_findings import open_findings
from compare.brief_periods import through
from compare.brief_sectors import sector_table
from compare.brief_tables import reports_of
from compare.comparison import Comparison, JudgedRow, Reading, SectionRow, Status
from compare.document import Bar, Block, Chart, Heading, Paragraph, Span
from compare.evidence import shortened
from compare.messages import number
from compare.naming import within_sentence
from compare.narrative import counting, extreme, indicator_sentence, is_silent, reason, short_sentence
from compare.period import Period
from compare.quantity import parse_unit
from compare.telling import Spans, Teller, joined, listed, rounded
from compare.wording import match_key, nfc

_OFF_TRACK: tuple[Status, ...] = ("missed", "behind", "at_risk")
_REACHED: tuple[Status, ...] = ("exceeded", "met", "on_track")
_OPEN: tuple[Status, ...] = ("in_progress", "unknown")
FINDINGS_PLACE = "\ue000"  # stands for the number of the findings' appendix until the order is known


@dataclass(frozen=True, slots=True)
class Composer:
    """What each part is composed from."""

    teller: Teller
    choices: Choices
    rows: tuple[JudgedRow, ...]

    @property
    def comparison(self) -> Comparison:
        return self.teller.comparison

    @property
    def is_short(self) -> bool:
        """Whether all of it is to stand on one page."""
        return self.choices.kind == "one_page"

    def with_status(self, statuses: Sequence[Status]) -> list[JudgedRow]:
        """The rows of `statuses`, those of the first before the second; in each the furthest from due first, or, of
        those that reached their target, the furthest above.
        """
        rows = [row for row in self.rows if row.progress.status in statuses]
        way = -1 if statuses[0] in _REACHED else 1
        return sorted(
            rows, key=lambda row: (statuses.index(row.progress.status), not _tells_share(row), way * _pace(row))
        )

    def limit(self, name: str) -> int:
        """How many of `name` a brief of this kind tells."""
        limits = resources.table("brief")["limits"]
        wanted = f"{name}_one_page" if self.is_short else name
        return int(limits.get(wanted, limits[name]))


# The parts of the body -----------------------------------------------------------------------------------------------


def _summary(c: Composer) -> list[Block]:
    teller, rows = c.teller, c.rows
    blocks: list[Block] = [Heading(1, teller.words("heading.summary"))]
    if not rows:
        return [*blocks, Paragraph(teller.say("nothing"))]
    blocks.append(Paragraph(_count_sentence(c)))
    standing_out = _standing_out(c)
    if standing_out and not c.is_short:
        blocks.append(Paragraph(standing_out))
    blocks.append(Paragraph(joined([*_trust(c)])))
    return blocks


def _count_sentence(c: Composer) -> Spans:
    teller = c.teller
    results = [r for r in c.comparison.readings if r.id not in c.comparison.targets]
    targets = len(c.comparison.readings) - len(results)
    with_target = [row for row in c.rows if row.target is not None]
    judged = [row for row in with_target if row.progress.status != "no_target"]
    parts = {
        "reports": teller.counted("summary.reports", len(results)),
        "documents": teller.counted("summary.documents", targets) if targets else "",
        "n": str(len(c.rows)),
    }
    if not judged:
        return teller.say("summary.no_targets", **parts)
    return teller.say("summary.all", m=str(len(judged)), counts=counting(judged, teller), **parts)


def _standing_out(c: Composer) -> Spans:
    """The indicator furthest above its target and the one furthest behind, where shares say something."""
    best = [row for row in c.with_status(("exceeded",)) if _tells_share(row) and (row.progress.percent or 0) > 100]
    worst = [row for row in c.with_status(_OFF_TRACK) if _tells_share(row)]
    out: list[Span] = []
    if best:
        out += extreme(max(best, key=lambda r: r.progress.percent or Decimal(0)), "best", c.teller)
    if worst:
        out += [Span(" ")] if out else []
        out += extreme(min(worst, key=_pace), "worst", c.teller)
    return joined(out)


def _trust(c: Composer) -> list[Span]:
    """Whose the ratings are, what does not agree, what could not be read."""
    teller = c.teller
    settled = sum(row.progress.settled for row in c.rows)
    said = [teller.counted("summary.settled", settled) if settled else teller.words("summary.automatic")]
    doubts = open_findings(c.comparison)
    annexed = "findings" in c.choices.parts
    where = FINDINGS_PLACE if annexed else teller.words("summary.see_findings")
    if doubts:
        said.append(teller.counted("summary.findings", len(doubts), where=where))
    elif len(c.comparison.readings) > 1:
        said.append(teller.words("summary.findings_none"))
    if c.comparison.unread and not c.is_short:
        names = listed([nfc(u.source.name) for u in c.comparison.unread], teller, c.limit("names"), "more_files")
        said.append(teller.counted("summary.unread", len(c.comparison.unread), names=names))
    if c.choices.rows is not None or c.choices.statuses is not None:
        said.append(teller.words("summary.filtered"))
    return [Span(" ".join(said))]


def _sectors(c: Composer) -> list[Block]:
    """How many indicators of each sector stand where; nothing where there are too few sectors or too many."""
    table = sector_table([row for row in c.rows if row.target is not None], c.teller)
    return [table] if table is not None and 2 <= len(table.rows) - 1 <= c.limit("sectors") else []


def _chart(c: Composer) -> list[Block]:
    told = [row for row in c.with_status((*_OFF_TRACK, *_REACHED)) if _tells_share(row)][: c.limit("bars")]
    if len(told) < 2:
        return []
    teller = c.teller
    bars = tuple(
        Bar(
            shortened(teller.heading(row.row.name), 60),
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
    return [Chart(teller.words("chart.title"), alt, teller.words("chart.value"), teller.words("chart.due"), bars)]


def _off_track(c: Composer) -> list[Block]:
    rows = c.with_status(_OFF_TRACK)
    if not c.rows:
        return []
    told = _told(rows, c, "group", with_reasons=True) or [Paragraph(c.teller.say("summary.none_off"))]
    if c.is_short:
        return [Heading(1, _short_heading("off_track_short", len(rows), c)), *told]
    top = Heading(1, c.teller.words("heading.indicators"))
    return [top, Heading(2, c.teller.words("heading.off_track")), *told]


def _reached(c: Composer) -> list[Block]:
    if not c.rows:
        return []
    blocks: list[Block] = []
    if "off_track" not in c.choices.parts and not c.is_short:
        blocks.append(Heading(1, c.teller.words("heading.indicators")))
    rows = c.with_status(_REACHED)
    short = _short_heading("reached_short", len(rows), c)
    blocks.append(Heading(1, short) if c.is_short else Heading(2, c.teller.words("heading.reached")))
    blocks += _told(rows, c, "group_reached") or [Paragraph(c.teller.say("summary.none_reached"))]
    return blocks if c.is_short else [*blocks, *_still_open(c)]


def _still_open(c: Composer) -> list[Block]:
    """The indicators with a target that cannot be rated yet, and those of which no report tells a result."""
    rows = [row for row in c.with_status(_OPEN) if row.target is not None]
    silent = [row for row in rows if is_silent(row)]
    blocks: list[Block] = []
    for key, found in (("open", [row for row in rows if row not in silent]), ("silent", silent)):
        if found:
            names = listed(_names(found, c.teller), c.teller, c.limit("names"))
            blocks.append(Paragraph((Span(c.teller.counted(f"summary.{key}", len(found), names=names)),)))
    return blocks


def _short_heading(key: str, count: int, c: Composer) -> str:
    """A heading that says that not all of its group are told, where that is so."""
    title, limit = c.teller.words(f"heading.{key}"), c.limit("group")
    if count <= limit:
        return title
    return c.teller.text("heading.first_of", title=within_sentence(title))


def _told(rows: Sequence[JudgedRow], c: Composer, group: str, with_reasons: bool = False) -> list[Block]:
    """A sentence for each row up to the limit of the `group`; the rest is counted."""
    limit, teller = c.limit(group), c.teller
    known = None if c.is_short else _common_time(rows[:limit])
    blocks: list[Block] = [] if known is None else [_time_lead(rows[:limit], known, teller)]
    for turn, row in enumerate(rows[:limit]):
        spans = short_sentence(row, teller) if c.is_short else indicator_sentence(row, teller, turn, known)
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


def _time_lead(rows: Sequence[JudgedRow], known: Period, teller: Teller) -> Paragraph:
    every = all(row.progress.observation is not None and row.progress.observation.period == known for row in rows)
    key = "sentence.lead" if every else "sentence.lead_mostly"
    when = through(known, teller.language)
    return Paragraph(teller.say(key, when=when), "lead")


def _changes(c: Composer) -> list[Block]:
    if two_latest(c.teller) is None:
        return []
    where = c.teller.words(f"changes.see_{'table' if 'change_table' in c.choices.parts else 'workbook'}")
    return [Heading(1, c.teller.words("heading.changes")), *change_blocks(c.rows, c.teller, c.limit("changes"), where)]


def _sections(c: Composer) -> list[Block]:
    sections = topics(c)
    if not sections or len(c.comparison.readings) < 2:
        return []
    teller = c.teller
    reports = reports_of(c.comparison.readings, c.comparison.targets)
    blocks: list[Block] = [Heading(1, teller.words("heading.sections")), Paragraph(_section_lead(sections, reports, c))]
    pair = two_latest(teller)
    if pair is None:
        return blocks
    before, now = pair
    names = {"before": report_noun(before, teller), "now": report_noun(now, teller)}
    fresh = [s for s in sections if now.id in s.cells and before.id not in s.cells]
    gone = [s for s in sections if before.id in s.cells and now.id not in s.cells]
    for key, found, reading in (("fresh", fresh, now), ("gone", gone, before)):
        if found:
            cased = dict.fromkeys(teller.casing.sentence_case(_called(s, reading, c)) for s in found)
            titles = listed([f"“{shortened(title, 90)}”" for title in cased], teller, c.limit("names"), "more_topics")
            blocks.append(Paragraph(teller.say(f"sections.{key}", titles=titles, **names), "bullet"))
    if not gone:
        blocks.append(Paragraph(teller.say("sections.same", **names)))
    return blocks


def _called(section: SectionRow, reading: Reading, c: Composer) -> str:
    """What `reading` calls a topic, where the row bears the name that a document of targets gave it."""
    lent = any(match_key(section.cells[t].heading) == match_key(section.title)
               for t in c.comparison.targets if t in section.cells)  # fmt: skip
    return section.cells[reading.id].heading or section.title if lent else section.title


def _section_lead(sections: Sequence[SectionRow], reports: Sequence[Reading], c: Composer) -> Spans:
    """How many topics the reports of results have, how many stand in all of them; those of targets alone apart."""
    teller = c.teller
    told = [s for s in sections if any(r.id in s.cells for r in reports)]
    shared = sum(all(r.id in s.cells for r in reports) for s in told)
    said = [teller.counted("sections.told", len(told))]
    if len(reports) == 2:
        said.append(teller.counted("sections.both", shared) if shared else teller.words("sections.both_none"))
    elif len(reports) > 2 and shared:
        said.append(teller.counted("sections.every", shared))
    apart = len(sections) - len(told)
    if apart:
        said.append(teller.counted("sections.targets_only", apart))
    return (Span(f"{', '.join(said[:2])}{''.join(f'; {more}' for more in said[2:])}."),)


def topics(c: Composer) -> list[SectionRow]:
    """The section rows that have a title; of a sector brief, its own."""
    wanted = c.choices.section if c.choices.kind == "sector" else None
    return [s for s in c.comparison.sections if s.title.strip() and (wanted is None or s.id == wanted)]


def _tells_share(row: JudgedRow) -> bool:
    """Whether the share of the target says something: of what is counted or paid, where more is better."""
    progress, target = row.progress, row.target
    if progress.percent is None or target is None or row.direction == "down":
        return False
    return not parse_unit(target.quantity.unit).is_share


def _names(rows: Sequence[JudgedRow], teller: Teller) -> list[str]:
    """The rows' names as they stand in a list within a sentence."""
    return [teller.within(shortened(row.row.name, 70)) for row in rows if row.row.name.strip()]


def _pace(row: JudgedRow) -> Decimal:
    """The share reached over the share due; without either the row stands last."""
    share = row.progress.percent
    if share is None:
        return Decimal(1000)
    due = row.progress.expected_percent
    return share / due if due else share / 100


IN_BODY: Mapping[Part, Callable[[Composer], list[Block]]] = {
    "summary": _summary,
    "sectors": _sectors,
    "chart": _chart,
    "off_track": _off_track,
    "reached": _reached,
    "changes": _changes,
    "sections": _sections,
}
