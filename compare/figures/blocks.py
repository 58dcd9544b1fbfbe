"""A report's blocks in order, each read in its context."""

from __future__ import annotations

from collections.abc import Iterator

from compare.figures import doubting, english
from compare.figures.context import NO_PERIOD, Context
from compare.figures.english.preface import counted_from, told_of
from compare.figures.explaining import explain_blocks
from compare.figures.notation import notation_of
from compare.figures.prose import observe_paragraph
from compare.figures.sections import heading_scope
from compare.figures.tables import observe_table
from compare.figures.terms import stage_of, term_of
from compare.observation import Observation
from compare.report import Block, Report, heading_path, section_of


def observe(report: Report) -> tuple[Observation, ...]:
    """The observations of a report in reading order; ids are unique in it and the same for the same text."""
    labels = {s.heading_block: s.number for s in report.sections if s.heading_block and s.number}
    out: list[Observation] = []
    for block, context in contexts(report):
        label = labels.get(block.id, "")
        out += [o for o in observe_block(block, context) if not _is_number_of(o, block, label)]
    return tuple(out)


def _is_number_of(observation: Observation, block: Block, label: str) -> bool:
    """Whether a figure is the number of the heading that `block` is: "2.4 Skills and enterprise" counts no skills."""
    return bool(label) and block.text.lstrip().startswith(label) and observation.anchor.start < len(label)


def observe_block(block: Block, context: Context) -> list[Observation]:
    """The observations of one block: a table by its grid, a paragraph by the grammar of the report's language."""
    if block.kind == "table":
        found = observe_table(block, context)
    elif context.language == "en":
        found = english.observe(block.text, context)
    else:
        found = observe_paragraph(block.text, context)
    return [doubting.of_paper(observation, block) for observation in found]


def contexts(report: Report) -> Iterator[tuple[Block, Context]]:
    """Each block that may state figures with the context it stands in."""
    identity = report.identity
    notation = notation_of((block.text for block in report.blocks), identity.language)
    sections = section_of(report)
    paths = {section.id: heading_path(report, section.id) for section in report.sections}
    own = identity.period or NO_PERIOD
    own = told_of(report, own) if identity.language == "en" else own
    scopes = {id: heading_scope(path, own, identity.kind, identity.language) for id, path in paths.items()}
    early = identity.kind == "year" and identity.date is not None and identity.date <= own.end
    term, stage = term_of(report), stage_of(report)
    counted = counted_from(report, own) if identity.language == "en" else None
    lead = ""
    for block in report.blocks:
        section = sections.get(block.id)
        lead = _lead(lead, block)
        period, kind = scopes[section.id] if section else (own, identity.kind)
        yield (
            block,
            Context(
                source=report.source.id,
                section=section.id if section else "",
                block=block.id,
                period=period,
                language=identity.language,
                kind=kind,
                early=early and period == own,
                term=term,
                stage=stage,
                counted=counted if period == own else None,
                headings=paths[section.id] if section else (),
                notation=notation,
                lead=lead,
                page=block.page,
            ),
        )


def _lead(before: str, block: Block) -> str:
    """The line that introduces the list `block` is an item of; "" where it is none."""
    text = block.text.strip()
    if text.endswith(":") and "\n" not in text:
        return text
    return before if text.startswith(("-", "+", "•", "*", "–")) else ""


def explain(report: Report) -> str:
    """What was recognised in each sentence, what was attached to what, and by which rule."""
    return explain_blocks(contexts(report), observe_block)
