"""Observations of a Vietnamese paragraph, each with the place where its figure stands.

Sentences come from `pieces`, heads and tails from `clauses`; what each figure is, is said by `rules`, and what carries
over from one to the next by `reader`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.figures import doubting, naming, settling
from compare.figures.clauses import Statement, statements
from compare.figures.context import Context
from compare.figures.drafts import Draft, DraftRelation
from compare.figures.pieces import Reading, is_heading, may_state_figures, read, sentences
from compare.figures.reader import Reader
from compare.observation import Observation, Relation


def observe_paragraph(text: str, context: Context) -> list[Observation]:
    """The observations of a paragraph's text, in order, anchored in it."""
    named = context.headings or context.lead or _LETTER(text)  # numbers alone have no name but from above
    if not named or not may_state_figures(text) or is_heading(text):
        return []
    reading = read(text, context, figures_only=True)
    return observed(_read_on(reading, context), context) if reading.pieces else []


_LETTER = re.compile(r"[^\W\d_]").search


@dataclass(slots=True)
class Read:
    """A paragraph as read: its pieces, its statements in order, and what was made of them."""

    reading: Reading
    statements: list[Statement]
    drafts: list[Draft]


def _read_on(reading: Reading, context: Context) -> Read:
    """What is made of a paragraph's pieces, sentence by sentence."""
    reader = Reader(reading, context)
    reader.memory.lead = naming.lead(context.lead)
    reader.memory.subject = naming.lead(context.headings[-1]) if context.headings else ""
    for sentence in sentences(reading):
        if "figure" in [piece.kind for piece in sentence]:
            reader.sentence(statements(reading, sentence, context))
        elif sentence[-1].name == ":":
            reader.memory.lead = naming.lead(reading.text(sentence[0].first, sentence[-1].first))
    settling.settle(reader.drafts)
    return Read(reading, reader.statements, reader.drafts)


def observed(read_out: Read, context: Context) -> list[Observation]:
    """The drafts as observations with their anchors; ids are the block's with the figure's place."""
    ids = {}
    out = []
    for draft in (draft for draft in read_out.drafts if draft.name):
        start, end = read_out.reading.place(draft.first, draft.stop)
        ids[id(draft)] = f"{context.block}:{start}"
        confidence, doubts = doubting.of_draft(draft, context)
        out.append(
            Observation(
                id=ids[id(draft)],
                indicator=draft.name,
                quantity=draft.quantity,
                period=draft.period,
                role=draft.role,
                relations=tuple(_relation(r, read_out.reading, context) for r in draft.relations),
                anchor=context.anchor(start, end),
                cumulative=draft.cumulative or draft.period.is_to_date,
                whole=ids.get(id(draft.whole)) if draft.whole is not None else None,
                rules=tuple(draft.rules),
                confidence=confidence,
                doubts=doubts,
            )
        )
    return out


def _relation(draft: DraftRelation, reading: Reading, context: Context) -> Relation:
    start, end = reading.place(draft.first, draft.stop)
    return Relation(
        draft.kind,
        draft.value,
        draft.unit,
        draft.versus,
        draft.bound,
        draft.high,
        context.anchor(start, end),
        draft.assigner,
    )
