"""The internal annex of a brief: what does not add up, with every place it speaks of quoted.

Only what is still open: a finding that a person dismissed is settled. Which of them a copy carries is a choice of the
brief.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from compare.comparison import Comparison, Finding, JudgedRow, Place
from compare.document import Cell, Column, Row, Span, Table
from compare.evidence import place_words, shortened
from compare.messages import render
from compare.telling import Teller, joined

_GRAVEST_FIRST = ("error", "warning", "info")


def open_findings(comparison: Comparison, rows: Sequence[JudgedRow]) -> list[Finding]:
    """The findings that nobody dismissed, checks before notices, the gravest first; of a brief on some of the `rows`,
    those on one of them.
    """
    told = {row.id for row in rows}
    every = len(told) == len(comparison.rows)
    found = [f for f in comparison.findings if f.dismissed is None and (every or not told.isdisjoint(f.rows))]
    return sorted(found, key=lambda f: (f.is_notice, _GRAVEST_FIRST.index(f.severity)))


def finding_table(findings: Sequence[Finding], teller: Teller) -> Table:
    """Each finding in words, with its places one under another: report, place, quoted words."""
    word = teller.words
    columns = (
        Column(word("table.number"), 3, "center"),
        Column(word("table.finding"), 18),
        Column(word("table.severity"), 5, "center"),
        Column(word("table.where"), 38),
    )
    rows = tuple(
        Row(
            (
                Cell((Span(str(place)),), Decimal(place)),
                Cell((Span(shortened(render(finding.message, teller.language), 700)),)),
                Cell((Span(word(f"severity.{finding.severity}")),)),
                Cell(_places(finding.places, teller)),
            )
        )
        for place, finding in enumerate(findings, 1)
    )
    return Table("findings", columns, rows)


def _places(places: Sequence[Place], teller: Teller) -> tuple[Span, ...]:
    known = {reading.id: reading.report for reading in teller.comparison.readings}
    out: list[Span] = []
    told: set[tuple[str, str]] = set()
    for place in places:
        report = known.get(place.source)
        if report is None:
            continue
        where = "; ".join(p for p in (teller.ledger.head(place.source),
                                      place_words(report, place.anchor, teller.language)) if p)  # fmt: skip
        if (where, place.quote) in told:  # one sentence may hold both figures
            continue
        told.add((where, place.quote))
        before = "\n" if out else ""
        quoted = Span(f"“{shortened(place.quote)}”", italic=True, evidence=teller.ledger.at(place.anchor))
        out += [Span(f"{before}– {where}: "), quoted]
    return joined(out) if out else (Span("–"),)
