"""The running text of a brief, part by part, and its summary; how the parts are put together is in `brief_outline`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from compare.brief_changes import change_blocks, two_latest
from compare.brief_choices import Part
from compare.brief_composer import OFF_TRACK, Composer, pace, tells_share
from compare.brief_findings import open_findings
from compare.brief_outline import Piece, assembled
from compare.brief_ratings import chart, off_track, reached
from compare.brief_sections import sections
from compare.brief_sectors import sector_table
from compare.document import Block, Paragraph, Span
from compare.narrative import counting, extreme
from compare.telling import Spans, joined, listed
from compare.wording import nfc

FINDINGS_PLACE = "\ue000"  # stands for the number of the findings' appendix until the order is known


def body(c: Composer) -> list[Block]:
    """The text: the parts chosen, in their order, under headings that fit that order."""
    pieces = [piece for part in c.choices.parts if part in _PIECES for piece in _PIECES[part](c)]
    return assembled(pieces, c.teller.words("heading.indicators"))


def _summary(c: Composer) -> Iterator[Piece]:
    title = c.teller.words("heading.summary")
    if not c.rows:
        yield Piece(title, (Paragraph(c.teller.say("nothing")),), "summary")
        return
    told = [_count_sentence(c), () if c.is_short else _standing_out(c), joined([*_trust(c)])]
    yield Piece(title, tuple(Paragraph(spans) for spans in told if spans), "summary")


def _count_sentence(c: Composer) -> Spans:
    teller = c.teller
    results = [r for r in c.comparison.readings if r.id not in c.comparison.targets]
    targets = len(c.comparison.readings) - len(results)
    with_target = [row for row in c.rows if row.target is not None]
    judged = [row for row in with_target if row.progress.status != "no_target"]
    parts = {
        "reports": teller.counted("summary.reports", len(results)),
        "documents": teller.counted("summary.documents", targets) if targets else "",
    }
    if not judged:
        return (Span(teller.counted("summary.no_targets", len(c.rows), **parts)),)
    said = counting(judged, teller)
    key = "summary.all_aimed" if len(judged) == len(c.rows) else "summary.all"
    return (Span(teller.counted(key, len(c.rows), m=str(len(judged)), counts=said, **parts)),)


def _standing_out(c: Composer) -> Spans:
    """The indicator furthest above its target and the one furthest behind, where shares say something."""
    best = [row for row in c.with_status(("exceeded",)) if tells_share(row) and (row.progress.percent or 0) > 100]
    worst = [row for row in c.with_status(OFF_TRACK) if tells_share(row)]
    out: list[Span] = []
    if best:
        out += extreme(max(best, key=lambda r: r.progress.percent or Decimal(0)), "best", c.teller)
    if worst:
        out += [Span(" ")] if out else []
        out += extreme(min(worst, key=pace), "worst", c.teller)
    return joined(out)


def _trust(c: Composer) -> list[Span]:
    """Whose the ratings are, what does not agree, what could not be read."""
    teller = c.teller
    settled = sum(row.progress.settled for row in c.rows)
    said = [teller.counted("summary.settled", settled) if settled else teller.words("summary.automatic")]
    doubts = open_findings(c.comparison, c.rows)
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


def _sectors(c: Composer) -> Iterator[Piece]:
    """How many indicators of each sector stand where; nothing where there is but one sector."""
    table = sector_table([row for row in c.rows if row.target is not None], c.teller, c.limit("sectors"))
    if table is not None and len(table.rows) > _ONE_SECTOR:
        yield Piece(table.title, (table,), "loose")


_ONE_SECTOR = 2  # lines of its table: its own and the sum


def _changes(c: Composer) -> Iterator[Piece]:
    if two_latest(c.teller) is not None:
        told = change_blocks(c.rows, c.teller, c.limit("changes"), c.choices.parts)
        yield Piece(c.teller.words("heading.changes"), tuple(told))


_PIECES: Mapping[Part, Callable[[Composer], Iterator[Piece]]] = {
    "summary": _summary,
    "sectors": _sectors,
    "chart": chart,
    "off_track": off_track,
    "reached": reached,
    "changes": _changes,
    "sections": sections,
}
