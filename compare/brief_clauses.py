"""Clauses of a brief's sentences: a figure with what it is compared with, its target, how it stands against it.

Each is filled from the templates in `resources/words/<language>/brief.toml`; a figure carries the number of its
evidence, a computed one says that it is. Whole sentences are `compare.narrative`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import resources
from compare.brief_periods import named
from compare.comparison import JudgedRow, Progress, Target
from compare.document import Span
from compare.doubts import rows_told_wrong
from compare.naming import is_office, office
from compare.observation import Observation, Relation
from compare.period import label
from compare.quantity import Quantity, parse_unit
from compare.telling import Spans, Teller, figure, fill, joined, noted, percent, rounded
from compare.wording import match_key


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
    """The plan a figure is held against, by the words of the report: "kế hoạch tỉnh giao", "dự toán xã giao"; within
    brackets in a brief of another language: "plan (dự toán xã giao)".
    """
    plans = resources.table("brief")["plans"]
    first, *rest = whose.split() or [""]
    whose = " ".join((plans["in_full"].get(first, first), *rest))
    word, key = teller.words("base.plan"), match_key(whose)
    bases = [match_key(base) for base in plans["bases"]]
    if teller.is_translated:
        return f"{word} ({whose})" if key and key not in bases else word
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
        parts[0] = noted(parts[0], [teller.words("mark.hand")], teller)
    parts += [clause for said in observation.relations if (clause := relation(said, teller))]
    return joined((Span(", ".join(parts), evidence=evidence), *(fill(", {share}", share=share) if share else ())))


def marked_figure(quantity: Quantity, told: Observation, teller: Teller) -> str:
    """The figure `quantity` of `told`, saying behind it that it is an estimate or the user's, where it is."""
    return noted(figure(quantity, teller.language), marks(told, teller), teller)


def marks(told: Observation, teller: Teller) -> list[str]:
    """What is to be known of a figure: that it is an estimate, that the user gave it."""
    marked = {"estimate": told.role == "estimate", "hand": told.by_hand}
    return [teller.words(f"mark.{mark}") for mark, is_so in marked.items() if is_so]


def computed_share(row: JudgedRow, teller: Teller) -> Spans:
    """The share of the target reached, where the report itself does not say it and a share says something; beside a
    share that the report states and a check found wrong, what the figures give.
    """
    progress, target = row.progress, row.target
    if progress.percent is None or target is None or progress.observation is None or row.direction == "down":
        return ()
    relations = progress.observation.relations
    share = percent(progress.percent, teller.language)
    if any(r.kind == "ratio" and r.versus in ("plan", "term_target") for r in relations):
        another = not any(_says(r, progress.percent) for r in relations)
        wrong = another and row.id in rows_told_wrong(teller.comparison, "percent_mismatch")
        return teller.say("ratio.put_right", value=share) if wrong else ()
    if parse_unit(target.quantity.unit).is_share or any(_says(r, progress.percent) for r in relations):
        return ()
    return teller.say("ratio.target", value=share)


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


def target_figure(target: Target, teller: Teller) -> Span:
    """The figure of `target` alone, saying that it is derived or the user's, where it is."""
    said = noted(figure(target.quantity, teller.language), target_marks(target, teller), teller)
    return Span(said, evidence=teller.ledger.of_target(target))


def target_marks(target: Target, teller: Teller) -> list[str]:
    """What is to be known of the figure of a target: that the user set it, else that it is derived."""
    if is_by_hand(target):
        return [teller.words("mark.hand")]
    return [] if target.stated and target.base is None else [teller.words("mark.derived")]


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


def off_track_names(rows: Sequence[JudgedRow], teller: Teller) -> list[str]:
    """What those of `rows` that are behind are called, the gravest first: "chưa đạt", "cơ bản đạt"; where none is,
    what they would be called.
    """
    found = {word if (word := standing_word(row.progress)) == "nearly_met" else row.progress.status for row in rows}
    names = [name for name in _OFF_TRACK if name in found] or [name for name in _OFF_TRACK if name != "nearly_met"]
    return [teller.words(f"heading.{name}") for name in names]


_OFF_TRACK = ("missed", "nearly_met", "behind", "at_risk")


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


def stated_share(told: Observation, teller: Teller) -> Spans:
    """The share of the plan as the report states it; nothing where it does not."""
    found = [r for r in told.relations if r.kind == "ratio" and r.versus in ("plan", "term_target")]
    return (Span(relation(found[0], teller)),) if found else ()


def is_silent(row: JudgedRow) -> bool:
    """Whether no report tells a result of `row`, so that nothing can be rated."""
    return row.progress.status == "unknown" and row.progress.observation is None
