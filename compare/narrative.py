"""Sentences of a brief, composed from data by the templates in `resources/words/<language>/brief.toml`.

Computes spans of text in which every figure carries the number of its evidence and every computed figure says that
it is. A sentence says what the reports and the judgement say, never a cause: reasons are quoted. The clauses it is
made of are `compare.brief_clauses`; which rows are told, and in what order, is left to `compare.brief`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from compare import brief_names
from compare.brief_clauses import (
    computed_share,
    figures,
    is_silent,
    marked_figure,
    standing,
    standing_word,
    stated_share,
    target_figure,
)
from compare.brief_periods import through, told_of
from compare.comparison import CheckCode, JudgedRow, Progress
from compare.counting import counting_words
from compare.document import Span
from compare.doubts import rows_told_wrong
from compare.evidence import shortened
from compare.naming import within_sentence
from compare.observation import Observation
from compare.period import Period
from compare.quantity import parse_unit
from compare.telling import Spans, Teller, joined, listed, percent, with_capital

_OPENINGS = ("one", "two", "three", "four")
_DOUBTED: tuple[CheckCode, ...] = ("impossible_value", "contradiction", "delta_mismatch")
_SEEN = re.compile(r"\s+([,.;:])")
_TWICE = re.compile(r",(?:\s*,)+")


def indicator_sentence(
    row: JudgedRow, teller: Teller, turn: int = 0, known: Period | None = None, known_due: Decimal | None = None
) -> Spans:
    """Where one indicator stands: when, its figures, its target, how it is rated; what the report and the user add.

    `turn` varies the opening, so that a list of sentences does not drum; the time is left out where it is `known`, and
    with it what was due by then.
    """
    progress = row.progress
    told = progress.observation
    if told is None:
        name = brief_names.heading(row, teller)
        return _closed(with_capital(teller.say("sentence.silent", Name=name, standing=standing(row, teller))))
    when = through(told.period, teller.language)
    clause = _clause(row, told, teller)
    key = "bare" if told.period == known else _OPENINGS[turn % len(_OPENINGS)]
    due = known_due if told.period == known else None
    sentence = teller.say(
        f"sentence.{key}",
        When=when[:1].upper() + when[1:],
        when=when,
        of=told_of(told.period, teller.language),
        clause=clause,
        Clause=with_capital(clause),
        Timed=with_capital(_clause(row, told, teller, when)) if key == "two" else (),
        standing=(*standing(row, teller, due), *_voices(progress, teller), *_warning(row, teller)),
    )
    return _closed((*sentence, *_note(row, teller)))


def _clause(row: JudgedRow, told: Observation, teller: Teller, when: str = "") -> Spans:
    """What is told of `row`: its name and its figures, `when` between them where it is given."""
    name, share = brief_names.within(row, teller), computed_share(row, teller)
    if told.quantity is None:
        return teller.say("clause.growth", name=name, figures=figures(told, teller, share))
    verb, counted = counting_words(row, told, teller)
    said = figures(told, teller, share, counted)
    if verb:
        clause = teller.say("clause.counted", verb=verb, figures=said)
        return (Span(f"{when}, "), *clause) if when else clause
    if brief_names.ends_in_measure(name):
        key = "clause.measure_estimate" if told.role == "estimate" else "clause.measure"
        clause = teller.say(key, name=name, figures=said)
        return (Span(f"{when}, "), *clause) if when else clause
    return teller.say(f"clause.{'timed' if when else 'plain'}", name=name, when=when,
                      verb=_verb(row, told, teller), figures=said)  # fmt: skip


def short_sentence(row: JudgedRow, teller: Teller) -> Spans:
    """Where one indicator stands, in half a line: its newest figure, its target, the rating in a word."""
    progress = row.progress
    told = progress.observation
    actual = progress.actual or (told.quantity if told else None)
    rating = within_sentence(teller.words(f"status.{standing_word(progress)}"))
    if told is None or actual is None or row.target is None:
        return teller.say("sentence.shortest", Name=brief_names.heading(row, teller), rating=rating)
    return teller.say(
        "sentence.short",
        Name=brief_names.heading(row, teller),
        figure=Span(marked_figure(actual, told, teller), evidence=teller.ledger.of(told)),
        target=target_figure(row.target, teller),
        share=_after_comma(stated_share(told, teller)) + _after_comma(computed_share(row, teller)),
        rating=joined((Span(rating), *_warning(row, teller))),
    )


def counting(rows: Sequence[JudgedRow], teller: Teller) -> str:
    """How many rows have which status: "3 chỉ tiêu vượt mục tiêu, 1 chỉ tiêu đạt mục tiêu và …"."""
    found = Counter(_counted_as(row) for row in rows)
    return listed([teller.counted(f"count.{key}", found[key]) for key in _COUNTED if found[key]], teller)


_COUNTED = (
    "exceeded", "met", "on_track", "nearly_met", "at_risk", "behind", "missed", "in_progress", "unknown", "silent",
)  # fmt: skip


def _counted_as(row: JudgedRow) -> str:
    """The status of `row`, or the finer word where it is no less than another one: what is silent, what nearly met."""
    if is_silent(row):
        return "silent"
    return "nearly_met" if standing_word(row.progress) == "nearly_met" else row.progress.status


def extreme(row: JudgedRow, key: str, teller: Teller) -> Spans:
    """One indicator that stands out, `key` being "best" or "worst"; nothing where its share is not known."""
    progress = row.progress
    if progress.percent is None or progress.observation is None or progress.actual is None or row.target is None:
        return ()
    due = ""
    if progress.expected_percent is not None and progress.expected_percent < 100 and key == "worst":
        due = teller.text("summary.worst_due", value=percent(progress.expected_percent, teller.language))
    said = marked_figure(progress.actual, progress.observation, teller)
    told = Span(said, evidence=teller.ledger.of(progress.observation))
    share = Span(percent(progress.percent, teller.language))
    return teller.say(f"summary.{key}", name=brief_names.within(row, teller), figure=told, percent=share, due=due)


def _after_comma(clause: Spans) -> Spans:
    return (Span(", "), *clause) if clause else ()


def _verb(row: JudgedRow, told: Observation, teller: Teller) -> str:
    manner = "estimate" if told.role == "estimate" else "actual"
    counted = told.quantity is not None and parse_unit(told.quantity.unit).counted
    if counted and row.row.name.lower().startswith(("số ", "number of ")):
        manner += "_count"
    elif row.direction == "down":
        manner += "_down"
    elif told.quantity is not None and parse_unit(told.quantity.unit).is_share:
        manner += "_rate"
    return teller.words(f"verb.{manner}")


def _voices(progress: Progress, teller: Teller) -> Spans:
    """What the report itself says of the rating, and whether a person settled it."""
    out: list[Span] = []
    if progress.said:
        out.extend(teller.say("sentence.said", said=progress.said))
    if progress.settled:
        out.extend(teller.say("sentence.settled"))
    return tuple(out)


def _warning(row: JudgedRow, teller: Teller) -> Spans:
    """That the figure cannot be or is told otherwise elsewhere, where a check found so."""
    wrong = not row.progress.settled and row.id in rows_told_wrong(teller.comparison, *_DOUBTED)
    return teller.say("sentence.doubted") if wrong else ()


def _note(row: JudgedRow, teller: Teller) -> Spans:
    who = teller.say("sentence.responsible", who=row.responsible) if row.responsible else ()
    note = teller.say("sentence.note", note=f"{shortened(row.note).rstrip('.')}.") if row.note else ()
    return (*who, *note)


def _closed(spans: Spans) -> Spans:
    """`spans` with no space before a mark of punctuation and no comma twice."""
    return joined([Span(_TWICE.sub(",", _SEEN.sub(r"\1", s.text)), s.bold, s.italic, s.evidence) for s in spans])
