"""The topics of the reports side by side: which are new, which are gone, under which headings they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import resources
from compare.brief_changes import report_noun, two_latest
from compare.brief_composer import Composer
from compare.brief_outline import Piece
from compare.brief_tables import reports_of
from compare.comparison import Reading, SectionRow
from compare.document import Block, Cell, Column, Paragraph, Row, Span, Table
from compare.evidence import shortened
from compare.telling import Spans, Teller, listed
from compare.wording import match_key

_LOOSE = re.compile(r"\s+([,;:])")  # a mark that a report set apart from its word


def sections(c: Composer) -> Iterator[Piece]:
    """How many topics the reports share, and which came or went since the last one."""
    found = c.topics()
    if found and len(c.comparison.readings) > 1:
        yield Piece(c.teller.words("heading.sections"), tuple(_blocks(found, c)))


def _blocks(sections: Sequence[SectionRow], c: Composer) -> list[Block]:
    teller = c.teller
    reports = reports_of(c.comparison.readings, c.comparison.targets)
    blocks: list[Block] = [Paragraph(_lead(sections, reports, c))]
    pair = two_latest(teller)
    if pair is None:
        return blocks
    before, now = pair
    names = {"before": report_noun(before, teller), "now": report_noun(now, teller)}
    fresh = [s for s in sections if now.id in s.cells and before.id not in s.cells]
    gone = [s for s in sections if before.id in s.cells and now.id not in s.cells]
    for key, found, reading in (("fresh", fresh, now), ("gone", gone, before)):
        if found:
            cased = dict.fromkeys(_LOOSE.sub(r"\1", teller.casing.sentence_case(_called(s, reading))) for s in found)
            titles = listed([f"“{shortened(title, 90)}”" for title in cased], teller, c.limit("names"), "more_topics")
            blocks.append(Paragraph(teller.say(f"sections.{key}", titles=titles, **names), "bullet"))
    if not gone:
        blocks.append(Paragraph(teller.say("sections.same", **names)))
    return blocks


def _called(section: SectionRow, reading: Reading) -> str:
    """What `reading` calls a topic: the row bears the name that the first document gave it, of another period maybe."""
    return section.cells[reading.id].heading or section.title


def _lead(sections: Sequence[SectionRow], reports: Sequence[Reading], c: Composer) -> Spans:
    """How many topics the reports of results have, how many stand in all of them; those of targets alone apart."""
    teller = c.teller
    told = [s for s in sections if any(r.id in s.cells for r in reports)]
    shared = sum(all(r.id in s.cells for r in reports) for s in told)
    said = teller.counted("sections.told", len(told))
    known = "both" if len(reports) == 2 else "every"
    if shared == len(told) and len(reports) > 1:
        said += f", {teller.counted(f'sections.{known}_all', shared)}"
    elif shared and len(reports) > 1:
        said += f", {teller.counted(f'sections.{known}', shared)}"
    elif len(reports) == 2:
        said += f", {teller.words('sections.both_none')}"
    apart = len(sections) - len(told)
    if not apart:
        return (Span(f"{said}."),)
    documents = teller.counted("sections.documents", len(c.comparison.targets))
    return (Span(f"{said}; {teller.counted('sections.targets_only', apart, documents=documents)}."),)


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
        rows.append(
            Row(
                (
                    Cell((Span(str(place)),), Decimal(place)),
                    Cell((Span(shortened(teller.casing.sentence_case(section.title), 160)),)),
                    *cells,
                )
            )
        )
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
    return Cell((Span(f"{mark} "), Span(shortened(teller.casing.sentence_case(cell.heading), 120), italic=True)))
