"""The brief: what a comparison says, composed into headings, sentences, tables and charts as plain values.

`compose` is pure: the same comparison and choices give the same brief. Every figure in it stands in a source and
carries the number of its evidence, or is computed and says so. How it is laid out is left to the exporters and their
profiles; how sentences read, to `compare.narrative`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Literal, get_args

import resources
from compare.brief_changes import change_blocks, change_table, report_noun, two_latest
from compare.brief_findings import finding_table, open_findings
from compare.brief_tables import (
    board,
    evidence_table,
    indicator_table,
    reports_of,
    section_table,
    source_table,
)
from compare.comparison import Comparison, JudgedRow, SectionRow, Status
from compare.document import (
    Appendix,
    Bar,
    Block,
    Brief,
    Chart,
    EvidenceMode,
    Form,
    Heading,
    Paragraph,
    Span,
    Table,
)
from compare.evidence import Ledger, shortened
from compare.messages import Language, number
from compare.narrative import (
    Spans,
    Teller,
    counting,
    extreme,
    indicator_sentence,
    joined,
    listed,
    reason,
    rounded,
    short_sentence,
    through,
    with_capital_name,
    within_sentence,
)
from compare.period import Period
from compare.quantity import parse_unit
from compare.wording import nfc

Kind = Literal["full", "one_page", "sector", "appendix"]
Template = Literal["administrative", "party", "plain"]
Part = Literal[
    "summary", "chart", "off_track", "reached", "indicators", "changes", "sections", "findings", "evidence", "sources"
]

PARTS: Mapping[Kind, tuple[Part, ...]] = {
    "full": get_args(Part),
    "one_page": ("summary", "off_track", "reached", "evidence"),
    "sector": ("summary", "off_track", "reached", "changes", "indicators", "findings", "evidence", "sources"),
    "appendix": ("indicators", "evidence", "sources"),
}
_OFF_TRACK: tuple[Status, ...] = ("missed", "behind", "at_risk")
_REACHED: tuple[Status, ...] = ("exceeded", "met", "on_track")
_OPEN: tuple[Status, ...] = ("in_progress", "unknown")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose for a brief. `parts` in their order; `rows` and `statuses` None for all; "" stays blank.

    `section` is the id of the section row a sector brief is on. `findings` puts in the internal annex.
    """

    language: Language = "vi"
    template: Template = "administrative"
    kind: Kind = "full"
    title: str = ""
    parts: tuple[Part, ...] = PARTS["full"]
    rows: frozenset[str] | None = None
    statuses: frozenset[Status] | None = None
    section: str | None = None
    findings: bool = True
    evidence: EvidenceMode = "appendix"
    form: Form = field(default=Form("", ""))


def choices_from(mapping: Mapping[str, Any]) -> Choices:
    """The choices kept as plain values in a workspace; what is missing or of no known kind takes its default."""
    kind: Kind = _one_of(mapping.get("kind"), get_args(Kind), "full")
    parts = tuple(p for p in mapping.get("parts") or () if p in get_args(Part)) or PARTS[kind]
    statuses = mapping.get("statuses")
    rows = mapping.get("rows")
    texts = ("superior", "issuer", "office_code", "place", "authority", "signer_title", "signer")
    recipients = mapping.get("recipients") or ()
    lines = recipients.splitlines() if isinstance(recipients, str) else recipients
    form = Form(
        document_type=_text(mapping.get("document_type")),
        subject="",
        recipients=tuple(line for r in lines if (line := _text(r))),
        draft=bool(mapping.get("draft", False)),
        **{name: _text(mapping.get(name)) for name in texts},
    )
    return Choices(
        language=_one_of(mapping.get("language"), get_args(Language), "vi"),
        template=_one_of(mapping.get("template"), get_args(Template), "administrative"),
        kind=kind,
        title=_text(mapping.get("title")),
        parts=parts,
        rows=frozenset(map(str, rows)) if rows is not None else None,
        statuses=frozenset(s for s in statuses if s in get_args(Status)) if statuses else None,
        section=_text(mapping.get("section")) or None,
        findings=bool(mapping.get("findings", True)),
        evidence=_one_of(mapping.get("evidence"), get_args(EvidenceMode), "appendix"),
        form=form,
    )


def compose(comparison: Comparison, choices: Choices) -> Brief:
    """The brief of `comparison` as chosen; of nothing compared, a brief that says so."""
    teller = Teller(comparison, choices.language, Ledger(comparison, choices.language))
    composer = _Composer(teller, choices, tuple(_chosen(comparison, choices)))
    body = [block for part in choices.parts if part in _IN_BODY for block in _IN_BODY[part](composer)]
    appendices = [made for part in choices.parts if part in _APPENDED for made in _APPENDED[part](composer)]
    if "evidence" in choices.parts:
        appendices = _with_evidence(appendices, choices.parts, teller)
    whole = board(composer.rows, teller)
    appendices = [a for a in appendices if not a.internal] + [a for a in appendices if a.internal]
    return Brief(
        language=choices.language,
        form=_form(composer),
        blocks=tuple(_with_places(body, appendices, teller)),
        appendices=tuple(appendices),
        evidence=tuple(teller.ledger.evidence),
        board=whole,
        register=evidence_table(teller.ledger.evidence, teller),
        evidence_mode=choices.evidence,
        is_compact=composer.is_short,
    )


@dataclass(frozen=True, slots=True)
class _Composer:
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


def _summary(c: _Composer) -> list[Block]:
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


def _count_sentence(c: _Composer) -> Spans:
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


def _standing_out(c: _Composer) -> Spans:
    """The indicator furthest above its target and the one furthest behind, where shares say something."""
    best = [row for row in c.with_status(("exceeded", "met")) if _tells_share(row)]
    worst = [row for row in c.with_status(_OFF_TRACK) if _tells_share(row)]
    out: list[Span] = []
    if best:
        out += extreme(max(best, key=lambda r: r.progress.percent or Decimal(0)), "best", c.teller)
    if worst:
        out += [Span(" ")] if out else []
        out += extreme(min(worst, key=_pace), "worst", c.teller)
    return joined(out)


def _trust(c: _Composer) -> list[Span]:
    """Whose the ratings are, what does not agree, what could not be read."""
    teller = c.teller
    settled = sum(row.progress.settled for row in c.rows)
    said = [teller.counted("summary.settled", settled) if settled else teller.words("summary.automatic")]
    said = [] if c.is_short and not settled else said
    doubts = open_findings(c.comparison)
    annexed = c.choices.findings and "findings" in c.choices.parts
    where = _FINDINGS_PLACE if annexed else teller.words("summary.see_findings")
    if doubts:
        said.append(teller.counted("summary.findings", len(doubts), where=where))
    elif len(c.comparison.readings) > 1:
        said.append(teller.words("summary.findings_none"))
    if c.comparison.unread and not c.is_short:
        names = listed([nfc(u.source.name) for u in c.comparison.unread], teller, c.limit("names"))
        said.append(teller.counted("summary.unread", len(c.comparison.unread), names=names))
    if c.choices.rows is not None or c.choices.statuses is not None:
        said.append(teller.words("summary.filtered"))
    return [Span(" ".join(said))]


def _chart(c: _Composer) -> list[Block]:
    told = [row for row in c.with_status((*_OFF_TRACK, *_REACHED)) if _tells_share(row)][: c.limit("bars")]
    if len(told) < 2:
        return []
    teller = c.teller
    bars = tuple(
        Bar(
            shortened(with_capital_name(row.row.name), 60),
            rounded(row.progress.percent or Decimal(0)),
            number(rounded(row.progress.percent or Decimal(0)), teller.language),
            rounded(row.progress.expected_percent) if row.progress.expected_percent is not None else None,
            row.progress.status,
        )
        for row in told
    )
    each = (teller.text("chart.alt_bar", label=b.label, value=b.said) for b in bars)
    alt = teller.text("chart.alt", bars="; ".join(each))
    return [Chart(teller.words("chart.title"), alt, teller.words("chart.value"), teller.words("chart.due"), bars)]


def _off_track(c: _Composer) -> list[Block]:
    rows = c.with_status(_OFF_TRACK)
    if not c.rows:
        return []
    told = _told(rows, c, with_reasons=True) or [Paragraph(c.teller.say("summary.none_off"))]
    if c.is_short:
        return [Heading(1, _short_heading("off_track_short", len(rows), c)), *told]
    top = Heading(1, c.teller.words("heading.indicators"))
    return [top, Heading(2, c.teller.words("heading.off_track")), *told]


def _reached(c: _Composer) -> list[Block]:
    if not c.rows:
        return []
    blocks: list[Block] = []
    if "off_track" not in c.choices.parts and not c.is_short:
        blocks.append(Heading(1, c.teller.words("heading.indicators")))
    rows = c.with_status(_REACHED)
    short = _short_heading("reached_short", len(rows), c)
    blocks.append(Heading(1, short) if c.is_short else Heading(2, c.teller.words("heading.reached")))
    blocks += _told(rows, c) or [Paragraph(c.teller.say("summary.none_reached"))]
    still = c.with_status(_OPEN)
    if still and not c.is_short:
        names = listed(_names(still), c.teller, c.limit("names"))
        blocks.append(Paragraph((Span(c.teller.counted("summary.open", len(still), names=names)),)))
    return blocks


def _short_heading(key: str, count: int, c: _Composer) -> str:
    """A heading that says that not all of its group are told, where that is so."""
    title, limit = c.teller.words(f"heading.{key}"), c.limit("group")
    if count <= limit:
        return title
    return c.teller.text("heading.first_of", title=within_sentence(title))


def _told(rows: Sequence[JudgedRow], c: _Composer, with_reasons: bool = False) -> list[Block]:
    """A sentence for each row up to the limit; the rest is counted."""
    limit = c.limit("group")
    blocks: list[Block] = []
    for turn, row in enumerate(rows[:limit]):
        spans = short_sentence(row, c.teller) if c.is_short else indicator_sentence(row, c.teller, turn)
        why = reason(row, c.teller) if with_reasons and not c.is_short else ()
        blocks.append(Paragraph(joined((*spans, *why)), "bullet"))
    if len(rows) > limit and not c.is_short:
        blocks.append(Paragraph((Span(c.teller.counted("summary.rest", len(rows) - limit)),), "bullet"))
    return blocks


def _changes(c: _Composer) -> list[Block]:
    if two_latest(c.teller) is None:
        return []
    return [Heading(1, c.teller.words("heading.changes")), *change_blocks(c.rows, c.teller, c.limit("changes"))]


def _sections(c: _Composer) -> list[Block]:
    sections = _topics(c)
    if not sections or len(c.comparison.readings) < 2:
        return []
    teller = c.teller
    reports = reports_of(c.comparison.readings, c.comparison.targets)
    everywhere = sum(all(r.id in s.cells for r in reports) for s in sections)
    lead = teller.say("sections.lead", n=str(len(sections)), all=str(everywhere))
    blocks: list[Block] = [Heading(1, teller.words("heading.sections")), Paragraph(lead)]
    pair = two_latest(teller)
    if pair is None:
        return blocks
    before, now = pair
    names = {"before": report_noun(before, teller), "now": report_noun(now, teller)}
    fresh = [s for s in sections if now.id in s.cells and before.id not in s.cells]
    gone = [s for s in sections if before.id in s.cells and now.id not in s.cells]
    for key, found in (("fresh", fresh), ("gone", gone)):
        if found:
            titles = listed([f"“{shortened(s.title, 90)}”" for s in found], teller, c.limit("names"))
            blocks.append(Paragraph(teller.say(f"sections.{key}", titles=titles, **names), "bullet"))
    if not gone:
        blocks.append(Paragraph(teller.say("sections.same", **names)))
    return blocks


# The appendices ------------------------------------------------------------------------------------------------------


def _indicator_appendix(c: _Composer) -> list[Appendix]:
    if not c.rows:
        return []
    judged = [row for row in c.rows if row.target is not None]
    others = [row for row in c.rows if row.target is None]
    tables = [table for t in (True, False) if (table := indicator_table(judged if t else others, c.teller, t)).rows]
    return [Appendix(c.teller.words("appendix.indicators"), tuple(tables), landscape=True)] if tables else []


def _change_appendix(c: _Composer) -> list[Appendix]:
    table = change_table(c.rows, c.teller)
    return [Appendix(c.teller.words("appendix.changes"), (table,), landscape=True)] if table else []


def _section_appendix(c: _Composer) -> list[Appendix]:
    sections = _topics(c)
    if not sections or len(c.comparison.readings) < 2:
        return []
    table = section_table(sections, c.teller)
    return [Appendix(c.teller.words("appendix.sections"), (table,), landscape=True)]


def _finding_appendix(c: _Composer) -> list[Appendix]:
    found = open_findings(c.comparison)
    if not found or not c.choices.findings:
        return []
    table = finding_table(found, c.teller)
    return [Appendix(c.teller.words("appendix.findings"), (table,), landscape=True, internal=True)]


def _source_appendix(c: _Composer) -> list[Appendix]:
    table = source_table(c.comparison.readings, c.teller)
    return [Appendix(c.teller.words("appendix.sources"), (table,), landscape=True)]


def _with_evidence(appendices: list[Appendix], parts: Sequence[Part], teller: Teller) -> list[Appendix]:
    """`appendices` with that of the evidence in, which is made last, when all numbers are given."""
    if not teller.ledger.evidence:
        return appendices
    table = evidence_table(teller.ledger.evidence, teller)
    made = Appendix(teller.words("appendix.evidence"), (table,), landscape=True)
    sources = next((i for i, a in enumerate(appendices) if _role(a) == "sources"), len(appendices))
    before = "sources" not in parts or parts.index("evidence") < parts.index("sources")
    at = sources if before else sources + 1
    return [*appendices[:at], made, *appendices[at:]]


_FINDINGS_PLACE = "\ue000"  # stands for the number of the findings' appendix until the order is known


def _with_places(body: Sequence[Block], appendices: Sequence[Appendix], teller: Teller) -> list[Block]:
    """`body` with the number of the findings' appendix put in."""
    at = next((i for i, a in enumerate(appendices, 1) if a.internal), None)
    where = teller.words("summary.see_findings")
    if at is not None:
        where = teller.text("summary.see_appendix", number=roman(at)) if len(appendices) > 1 else where
    return [_replaced(block, where) for block in body]


def _replaced(block: Block, where: str) -> Block:
    if not isinstance(block, Paragraph) or _FINDINGS_PLACE not in block.text:
        return block
    return replace(block, spans=tuple(replace(s, text=s.text.replace(_FINDINGS_PLACE, where)) for s in block.spans))


_IN_BODY: Mapping[Part, Callable[[_Composer], list[Block]]] = {
    "summary": _summary,
    "chart": _chart,
    "off_track": _off_track,
    "reached": _reached,
    "changes": _changes,
    "sections": _sections,
}
_APPENDED: Mapping[Part, Callable[[_Composer], list[Appendix]]] = {
    "indicators": _indicator_appendix,
    "changes": _change_appendix,
    "sections": _section_appendix,
    "findings": _finding_appendix,
    "sources": _source_appendix,
}


# What is chosen, and how it is called --------------------------------------------------------------------------------


def _chosen(comparison: Comparison, choices: Choices) -> list[JudgedRow]:
    rows = list(comparison.rows)
    if choices.kind == "sector" and choices.section:
        rows = [row for row in rows if row.row.section == choices.section]
    if choices.rows is not None:
        rows = [row for row in rows if row.id in choices.rows]
    if choices.statuses is not None:
        rows = [row for row in rows if row.progress.status in choices.statuses]
    return rows


def _topics(c: _Composer) -> list[SectionRow]:
    """The section rows that have a title; of a sector brief, its own."""
    wanted = c.choices.section if c.choices.kind == "sector" else None
    return [s for s in c.comparison.sections if s.title.strip() and (wanted is None or s.id == wanted)]


def _form(c: _Composer) -> Form:
    """The form as chosen, with what it says of itself filled in."""
    chosen, teller = c.choices.form, c.teller
    kind = chosen.document_type or teller.words("document_type")
    return replace(chosen, document_type=kind, subject=c.choices.title or _subject(c))


def _subject(c: _Composer) -> str:
    when = _newest(c.comparison)
    if when is None:
        return c.teller.words("subject_bare")
    said = through(when, c.choices.language)
    sector = next((s.title for s in c.comparison.sections if s.id == c.choices.section), None)
    if c.choices.kind == "sector" and sector:
        return c.teller.text("subject_sector", sector=within_sentence(nfc(sector)), through=said)
    return c.teller.text("subject", through=said)


def _newest(comparison: Comparison) -> Period | None:
    """The latest period that a report of results is on."""
    found = [r.report.identity.period for r in reports_of(comparison.readings, comparison.targets)]
    return max((p for p in found if p), key=lambda p: p.order, default=None)


def _tells_share(row: JudgedRow) -> bool:
    """Whether the share of the target says something: of what is counted or paid, where more is better."""
    progress, target = row.progress, row.target
    if progress.percent is None or target is None or row.direction == "down":
        return False
    return not parse_unit(target.quantity.unit).is_share


def _names(rows: Sequence[JudgedRow]) -> list[str]:
    """The rows' names as they stand in a list within a sentence."""
    return [within_sentence(shortened(row.row.name, 70)) for row in rows if row.row.name.strip()]


def _pace(row: JudgedRow) -> Decimal:
    """The share reached over the share due; without either the row stands last."""
    share = row.progress.percent
    if share is None:
        return Decimal(1000)
    due = row.progress.expected_percent
    return share / due if due else share / 100


def roman(value: int) -> str:
    """`value` (1 to 39) as a Roman numeral."""
    return "X" * (value // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]


def _role(appendix: Appendix) -> str | None:
    first = appendix.blocks[0] if appendix.blocks else None
    return first.role if isinstance(first, Table) else None


def _one_of(value: Any, known: Sequence[Any], default: Any) -> Any:
    return value if value in known else default


def _text(value: Any) -> str:
    return nfc(str(value)).strip() if value is not None else ""
