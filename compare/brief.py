"""The brief: what a comparison says, composed into headings, sentences, tables and charts as plain values.

`compose` is pure: the same comparison and choices give the same brief. Every figure in it stands in a source and
carries the number of its evidence, or is computed and says so. How it is laid out is left to the exporters and their
profiles; how sentences read, to `compare.narrative`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import resources
from compare.brief_annexes import evidence_foot, evidence_list, evidence_table, source_table
from compare.brief_board import board
from compare.brief_body import FINDINGS_PLACE, body
from compare.brief_changes import change_table
from compare.brief_choices import PARTS, Choices, Kind, Part, Template, choices_from
from compare.brief_composer import Composer
from compare.brief_findings import finding_table, open_findings
from compare.brief_periods import named
from compare.brief_sections import section_table
from compare.brief_sectors import is_general, sector_table, within
from compare.brief_tables import indicator_table, reports_of
from compare.collecting import uncollected
from compare.comparison import Comparison, JudgedRow
from compare.document import Appendix, Block, Brief, Form, Paragraph, Span, Table
from compare.evidence import Ledger
from compare.naming import office_code
from compare.period import Period, label
from compare.telling import Teller

__all__ = ["PARTS", "Brief", "Choices", "Kind", "Part", "Template", "choices_from", "compose", "roman", "text_of"]


def compose(comparison: Comparison, choices: Choices) -> Brief:
    """The brief of `comparison` as chosen; of nothing compared, a brief that says so."""
    with uncollected():
        return _composed(comparison, choices)


def text_of(comparison: Comparison, choices: Choices) -> Brief:
    """The text of the brief alone with what stands under it, to be measured: no appendices and no tables."""
    with uncollected():
        c, nothing = _composer(comparison, choices), Table("indicators", (), ())
        blocks = tuple(_with_places(body(c), (), c.teller))
        foot = evidence_foot(c.teller.ledger.evidence, c.teller) if _in_foot(c) else None
        told = tuple(c.teller.ledger.evidence)
        return Brief(choices.language, _form(c), blocks, (), told, nothing, nothing, (), choices.evidence, foot=foot)


def _composer(comparison: Comparison, choices: Choices) -> Composer:
    teller = Teller(comparison, choices.language, Ledger(comparison, choices.language))
    return Composer(teller, choices, tuple(_chosen(comparison, choices)))


def _composed(comparison: Comparison, choices: Choices) -> Brief:
    composer = _composer(comparison, choices)
    teller, text = composer.teller, body(composer)
    appendices = [made for part in choices.parts if part in _APPENDED for made in _APPENDED[part](composer)]
    foot = evidence_foot(teller.ledger.evidence, teller) if _in_foot(composer) else None
    if "evidence" in choices.parts and foot is None:
        appendices = _with_evidence(appendices, choices.parts, teller)
    whole, tables = board(composer.rows, teller), tuple(_for_workbook(composer))
    appendices = [a for a in appendices if not a.internal] + [a for a in appendices if a.internal]
    return Brief(
        language=choices.language,
        form=_form(composer),
        blocks=tuple(_with_places(text, appendices, teller)),
        appendices=tuple(appendices),
        evidence=tuple(teller.ledger.evidence),
        board=whole,
        register=evidence_table(teller.ledger.evidence, teller),
        tables=tables,
        evidence_mode=choices.evidence,
        is_compact=composer.is_short,
        foot=foot,
        has_contents=_wants_contents(composer, appendices),
        archive=choices.archive,
        pair=choices.pair,
    )


def _in_foot(c: Composer) -> bool:
    """Whether the evidence is named under the signature: on one page it has no appendix."""
    return c.is_short and "evidence" in c.choices.parts and c.choices.evidence == "appendix"


def _wants_contents(c: Composer, appendices: Sequence[Appendix]) -> bool:
    """Whether a table of contents is to stand in front: as chosen, else where the appendices are long."""
    if c.choices.contents is not None:
        return c.choices.contents
    rows = sum(len(b.rows) for a in appendices for b in a.blocks if isinstance(b, Table))
    return not c.is_short and rows >= int(resources.table("brief")["limits"]["contents"])


# The appendices ------------------------------------------------------------------------------------------------------


def _indicator_appendix(c: Composer) -> list[Appendix]:
    """The indicators with a target; the others too where they are chosen as well, or where no target is set."""
    judged = [row for row in c.rows if row.target is not None]
    others = [row for row in c.rows if row.target is None]
    if judged and "others" not in c.choices.parts:
        left_out = c.teller.counted("table.no_target_left_out", len(others)) if others else ""
        return _board_appendix([indicator_table(judged, c.teller, True)], c, left_out)
    return _board_appendix([indicator_table(judged, c.teller, True), indicator_table(others, c.teller, False)], c)


def _other_appendix(c: Composer) -> list[Appendix]:
    """The indicators without a target, where they stand alone."""
    if "indicators" in c.choices.parts:
        return []
    return _board_appendix([indicator_table([r for r in c.rows if r.target is None], c.teller, False)], c)


def _board_appendix(made: Sequence[Table], c: Composer, left_out: str = "") -> list[Appendix]:
    """An appendix of the tables `made` that have rows; what their signs mean is said once, under the last of them."""
    legend = c.teller.words("table.note")
    own_notes = [table.note.removesuffix(legend).strip() for table in made]
    tables = [replace(table, note=note) for table, note in zip(made, own_notes, strict=True) if table.rows]
    if not tables:
        return []
    untold = [note for table, note in zip(made, own_notes, strict=True) if not table.rows]  # what was left out of it
    last = replace(tables[-1], note=" ".join(filter(None, (*untold, tables[-1].note, left_out, legend))))
    title = tables[0].title if len(tables) == 1 else c.teller.words("appendix.indicators")
    tables = [*tables[:-1], last]
    shown = [replace(tables[0], title="")] if len(tables) == 1 else tables
    return [Appendix(c.teller.words("appendix.indicators") if made[0].rows else title, tuple(shown), landscape=True)]


def _change_appendix(c: Composer) -> list[Appendix]:
    table = change_table(c.rows, c.teller)
    return [Appendix(c.teller.words("appendix.changes"), (table,), landscape=True)] if table else []


def _section_appendix(c: Composer) -> list[Appendix]:
    sections = c.topics()
    if not sections or len(c.comparison.readings) < 2:
        return []
    table = section_table(sections, c.teller)
    made = Appendix(c.teller.words("appendix.sections"), (table,), landscape=True)
    return [made] if table.rows else []  # nothing differs: the text says how many topics are shared


def _finding_appendix(c: Composer) -> list[Appendix]:
    found = open_findings(c.comparison, c.rows)
    if not found:
        return []
    table = finding_table(found, c.teller)
    return [Appendix(c.teller.words("appendix.findings"), (table,), landscape=True, internal=True)]


def _source_appendix(c: Composer) -> list[Appendix]:
    table = source_table(c.comparison.readings, c.teller)
    return [Appendix(c.teller.words("appendix.sources"), (table,), landscape=True)]


def _with_evidence(appendices: list[Appendix], parts: Sequence[Part], teller: Teller) -> list[Appendix]:
    """`appendices` with that of the evidence in, which is made last, when all numbers are given."""
    if not teller.ledger.evidence:
        return appendices
    table = evidence_list(teller.ledger.evidence, teller)
    note = Paragraph((Span(table.note),), "note")  # how to read the list stands before it
    made = Appendix(teller.words("appendix.evidence"), (note, replace(table, note="")), landscape=True)
    sources = next((i for i, a in enumerate(appendices) if _role(a) == "sources"), len(appendices))
    before = "sources" not in parts or parts.index("evidence") < parts.index("sources")
    at = sources if before else sources + 1
    return [*appendices[:at], made, *appendices[at:]]


def _with_places(body: Sequence[Block], appendices: Sequence[Appendix], teller: Teller) -> list[Block]:
    """`body` with the number of the findings' appendix put in."""
    at = next((i for i, a in enumerate(appendices, 1) if a.internal), None)
    where = teller.words("summary.see_findings")
    if at is not None:
        where = teller.text("summary.see_appendix", number=roman(at)) if len(appendices) > 1 else where
    return [_replaced(block, where) for block in body]


def _replaced(block: Block, where: str) -> Block:
    if not isinstance(block, Paragraph) or FINDINGS_PLACE not in block.text:
        return block
    return replace(block, spans=tuple(replace(s, text=s.text.replace(FINDINGS_PLACE, where)) for s in block.spans))


_APPENDED: Mapping[Part, Callable[[Composer], list[Appendix]]] = {
    "indicators": _indicator_appendix,
    "others": _other_appendix,
    "change_table": _change_appendix,
    "section_table": _section_appendix,
    "findings": _finding_appendix,
    "sources": _source_appendix,
}


def _for_workbook(c: Composer) -> Iterator[Table]:
    """Every table there is, whatever the paper has room for; the findings only where they are chosen."""
    teller = c.teller
    found = open_findings(c.comparison, c.rows) if "findings" in c.choices.parts else []
    sections = c.topics() if len(c.comparison.readings) > 1 else []
    for table in (
        sector_table([row for row in c.rows if row.target is not None], teller),
        change_table(c.rows, teller),
        section_table(sections, teller) if sections else None,
        source_table(c.comparison.readings, teller),
        finding_table(found, teller) if found else None,
    ):
        if table is not None and table.rows:
            yield table


# What is chosen, and how it is called --------------------------------------------------------------------------------


def _chosen(comparison: Comparison, choices: Choices) -> list[JudgedRow]:
    rows = list(comparison.rows)
    if choices.kind == "sector" and choices.section:
        rows = within(rows, choices.section, comparison)
    if choices.rows is not None:
        rows = [row for row in rows if row.id in choices.rows]
    if choices.statuses is not None:
        rows = [row for row in rows if row.progress.status in choices.statuses]
    return rows


def _form(c: Composer) -> Form:
    """The form as chosen, with what it says of itself filled in."""
    chosen, teller = c.choices.form, c.teller
    kind = chosen.document_type or teller.words("document_type")
    code = chosen.office_code or office_code(chosen.issuer)
    return replace(chosen, document_type=kind, subject=c.choices.title or _subject(c), office_code=code)


def _subject(c: Composer) -> str:
    when = _newest(c.comparison)
    if when is None:
        return c.teller.words("subject_bare")
    said = label(when, "en") if c.choices.language == "en" else named(when, "vi")
    sector = next((s.title for s in c.comparison.sections if s.id == c.choices.section), None)
    if c.choices.kind == "sector" and sector and not is_general(sector):
        about = _without_lead(c.teller.within(c.teller.casing.sentence_case(sector)))
        return c.teller.text("subject_sector", sector=about, period=said)
    return c.teller.text("subject", period=said)


def _without_lead(title: str) -> str:
    """A title of a section without what the subject says itself: "các chỉ tiêu về …"."""
    leads = resources.table("brief")["sections"]["leads"]
    while lead := next((lead for lead in leads if title.startswith(f"{lead} ")), None):
        title = title[len(lead) + 1 :]
    return title


def _newest(comparison: Comparison) -> Period | None:
    """The latest period that a report of results is on."""
    found = [r.report.identity.period for r in reports_of(comparison.readings, comparison.targets)]
    return max((p for p in found if p), key=lambda p: p.order, default=None)


def roman(value: int) -> str:
    """`value` (1 to 39) as a Roman numeral."""
    return "X" * (value // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]


def _role(appendix: Appendix) -> str | None:
    return next((block.role for block in appendix.blocks if isinstance(block, Table)), None)
