"""Sentences of a brief, composed from data by the templates in `resources/words/<language>/brief.toml`.

Computes spans of text in which every figure carries the number of its evidence and every computed figure says that
it is. A sentence says what the reports and the judgement say, never a cause: reasons are quoted. Which rows are told,
and in what order, is left to `compare.brief`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import resources
from compare import brief_names
from compare.brief_doubts import rows_told_wrong
from compare.brief_periods import named, through, told_of
from compare.comparison import JudgedRow, Progress, Status, Target
from compare.counting import counting_words
from compare.document import Span
from compare.evidence import shortened
from compare.naming import is_office, office, within_sentence
from compare.observation import Observation, Relation
from compare.period import Period, label
from compare.quantity import Quantity, parse_unit
from compare.telling import Spans, Teller, figure, fill, joined, listed, percent, rounded, with_capital
from compare.wording import match_key

_OPENINGS = ("one", "two", "three", "four")
_SEEN = re.compile(r"\s+([,.;:])")


# Parts of a sentence -------------------------------------------------------------------------------------------------


def relation(said: Relation, teller: Teller) -> str:
    """A comparison as a clause: "bằng 27,1% kế hoạch", "tăng 5,2% so với cùng kỳ"; "" where there are no words."""
    points = resources.table("brief")["units"]["points"]
    unit = teller.words("changes.points") if said.unit.lower() in points else said.unit
    amount = Quantity(abs(said.value), unit, said.bound, abs(said.high) if said.high is not None else None)
    value, plan = figure(amount, teller.language), _plan(said.assigner or "", teller)
    if said.kind == "ratio":
        return "" if said.versus == "other" else teller.text(f"ratio.{said.versus}", value=value, plan=plan)
    way = "up" if said.value >= 0 else "down"
    versus = "other" if said.versus == "whole" else said.versus
    return teller.text(f"{way}.{versus}", value=value, plan=plan)


def _plan(whose: str, teller: Teller) -> str:
    """The plan a figure is held against, by the words of the report: "kế hoạch tỉnh giao", "dự toán xã giao"."""
    word, key = teller.words("base.plan"), match_key(whose)
    bases = (match_key(base) for base in resources.table("brief")["plans"]["bases"])
    if any(key == base or key.startswith(f"{base} ") for base in bases):
        return whose if whose[:2].isupper() else whose[:1].lower() + whose[1:]
    if teller.language == "en":  # whose it is stands before the plan
        return f"{whose} {word}".strip() if not key.endswith(match_key(word)) else whose
    return f"{word} {whose}".strip()


def figures(observation: Observation, teller: Teller, share: Spans = (), counted: str = "") -> Spans:
    """The figure of `observation` with what it is compared with, and its evidence; `share` is a computed share,
    `counted` the figure with the name of what it counts in it, where the name is told that way.
    """
    evidence = teller.ledger.of(observation)
    parts = [counted or figure(observation.quantity, teller.language)] if observation.quantity else []
    if parts and observation.by_hand:
        parts[0] = f"{parts[0]} ({teller.words('table.by_hand')})"
    parts += [clause for said in observation.relations if (clause := relation(said, teller))]
    return joined((Span(", ".join(parts), evidence=evidence), *(fill(", {share}", share=share) if share else ())))


def marked_figure(quantity: Quantity, told: Observation, teller: Teller) -> str:
    """The figure `quantity` of `told`, saying behind it that it is an estimate or the user's, where it is."""
    said = figure(quantity, teller.language)
    if told.role == "estimate":
        said = teller.text("table.estimate", value=said)
    return teller.text("table.hand", value=said) if told.by_hand else said


def computed_share(row: JudgedRow, teller: Teller) -> Spans:
    """The share of the target reached, where the report itself does not say it and a share says something."""
    progress, target = row.progress, row.target
    if progress.percent is None or target is None or progress.observation is None or row.direction == "down":
        return ()
    relations = progress.observation.relations
    said = any(r.kind == "ratio" and r.versus in ("plan", "term_target") for r in relations)
    if said or parse_unit(target.quantity.unit).is_share or any(_says(r, progress.percent) for r in relations):
        return ()
    return teller.say("ratio.target", value=percent(progress.percent, teller.language))


def _says(said: Relation, share: Decimal) -> bool:
    """Whether a report's own comparison says that `share` was reached: "chiếm 37,5%", "vượt 0,7% so với kế hoạch"."""
    if said.unit and not said.unit.startswith("%"):
        return False
    value = said.value if said.kind == "ratio" else 100 + said.value if said.versus in ("plan", "term_target") else None
    return value is not None and rounded(value) == rounded(share)


def target_words(target: Target, teller: Teller, others: Sequence[Target] = ()) -> Spans:
    """The target in force with its period, figure and evidence; whose it is, where `others` set one as well."""
    said = Span(figure(target.quantity, teller.language), evidence=teller.ledger.of_target(target))
    rivals = {_setter(other, teller) for other in others if other.period == target.period}
    issuer = target.issuer if target.issuer and is_office(target.issuer) else None
    document = _document(target, teller)
    key = "based" if target.base is not None else "derived" if not target.stated else "stated"
    key = "by_hand" if is_by_hand(target) else key
    if key == "stated" and len(rivals - {None}) > 1 and (issuer or document):
        key = "issued" if issuer else "by_document"
    when = label(target.period, teller.language)
    if target.period.kind == "span":
        when = named(target.period, teller.language)
    whose = office(issuer or "").removesuffix(" giao")  # the sentence says "giao" itself
    base = figure(target.base, teller.language) if target.base is not None else ""
    return teller.say(
        f"target.{key}", period=when, figure=said, issuer=whose, document=teller.within(document or ""), base=base
    )


def is_by_hand(target: Target) -> bool:
    """Whether the user set `target`, so that it stands in no report."""
    return target.anchor is None and target.observation is None


def _setter(target: Target, teller: Teller) -> str | None:
    """Who set a target: an office, else the document it stands in."""
    return target.issuer if target.issuer and is_office(target.issuer) else _document(target, teller)


def _document(target: Target, teller: Teller) -> str | None:
    anchor = target.anchor or (target.observation.anchor if target.observation else None)
    known = anchor is not None and any(r.id == anchor.source for r in teller.comparison.readings)
    return teller.ledger.name(anchor.source) if anchor is not None and known else None


def standing(row: JudgedRow, teller: Teller, known_due: Decimal | None = None) -> Spans:
    """How a row stands against its target, as a clause; what was due by then is left out where it is known."""
    if row.target is None:
        return teller.say("standing.no_target")
    progress = row.progress
    due = "" if known_due is not None and told_due(row) == known_due else due_words(row, teller)
    key = standing_word(progress)
    return teller.say(f"standing.{key}", target=target_words(row.target, teller, row.targets), due=due)


def standing_word(progress: Progress) -> str:
    """The finer word where it is one of this status, else the status; a settled status has its own word alone."""
    fits = {
        "nearly_met": ("missed", "met", "at_risk"),
        "ahead": ("on_track",),
        "far_behind": ("behind",),
        "not_due": ("in_progress",),
        "no_base": ("in_progress", "unknown"),
        "not_comparable": ("unknown", "in_progress"),
    }
    detail = progress.detail
    return detail if detail and progress.status in fits[detail] else progress.status


def told_due(row: JudgedRow) -> Decimal | None:
    """The share due by now, where a sentence on `row` says that alone: of what is to stay low it says the time."""
    progress = row.progress
    plain = progress.last_year_percent is None and row.direction != "down"
    return progress.expected_percent if plain and standing_word(progress) in _WITH_DUE else None


_WITH_DUE = ("at_risk", "behind", "far_behind")  # the clauses that end with what was due


def due_words(row: JudgedRow, teller: Teller) -> str:
    """What was due by now, as the end of a clause, or how much time is gone of what is to stay low; else ""."""
    progress = row.progress
    if progress.expected_percent is None:
        return ""
    if row.direction == "down":
        return teller.text("standing.time_gone", value=percent(progress.expected_percent, teller.language))
    said = teller.text("standing.due", value=percent(progress.expected_percent, teller.language))
    if progress.last_year_percent is not None:
        said += teller.text("standing.last_year_due", value=percent(progress.last_year_percent, teller.language))
    return said


# Whole sentences -----------------------------------------------------------------------------------------------------


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
        target=Span(figure(row.target.quantity, teller.language), evidence=teller.ledger.of_target(row.target)),
        share=_after_comma(computed_share(row, teller) or stated_share(told, teller)),
        rating=rating,
    )


def stated_share(told: Observation, teller: Teller) -> Spans:
    """The share of the plan as the report states it; nothing where it does not."""
    found = [r for r in told.relations if r.kind == "ratio" and r.versus in ("plan", "term_target")]
    return (Span(relation(found[0], teller)),) if found else ()


def counting(rows: Sequence[JudgedRow], teller: Teller) -> str:
    """How many rows have which status: "3 chỉ tiêu vượt mục tiêu, 1 chỉ tiêu đạt mục tiêu và …"."""
    order: tuple[Status, ...] = (
        "exceeded", "met", "on_track", "at_risk", "behind", "missed", "in_progress", "unknown",
    )  # fmt: skip
    counts = {str(status): sum(row.progress.status == status for row in rows) for status in order}
    counts["silent"] = sum(is_silent(row) for row in rows)
    counts["unknown"] -= counts["silent"]
    return listed([teller.counted(f"count.{s}", n) for s, n in counts.items() if n], teller)


def is_silent(row: JudgedRow) -> bool:
    """Whether no report tells a result of `row`, so that nothing can be rated."""
    return row.progress.status == "unknown" and row.progress.observation is None


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
    """That the figure cannot be, where a check found so."""
    wrong = not row.progress.settled and row.id in rows_told_wrong(teller.comparison, "impossible_value")
    return teller.say("sentence.doubted") if wrong else ()


def _note(row: JudgedRow, teller: Teller) -> Spans:
    who = teller.say("sentence.responsible", who=row.responsible) if row.responsible else ()
    note = teller.say("sentence.note", note=f"{shortened(row.note).rstrip('.')}.") if row.note else ()
    return (*who, *note)


def _closed(spans: Spans) -> Spans:
    """`spans` with no space before a mark of punctuation."""
    return joined([Span(_SEEN.sub(r"\1", s.text), s.bold, s.italic, s.evidence) for s in spans])
