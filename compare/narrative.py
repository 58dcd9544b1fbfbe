"""Sentences of a brief, composed from data by the templates in `resources/words/<language>/brief.toml`.

Computes spans of text in which every figure carries the number of its evidence and every computed figure says that
it is. A sentence says what the reports and the judgement say, never a cause: reasons are quoted. Which rows are told,
and in what order, is left to `compare.brief`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from string import Formatter

import resources
from compare import quoting
from compare.brief_periods import through
from compare.comparison import Comparison, JudgedRow, Progress, Status, Target
from compare.document import Span
from compare.evidence import Ledger, shortened
from compare.messages import Language, number, words
from compare.naming import is_office, office, with_capital_name, within_sentence
from compare.observation import Observation, Relation
from compare.period import label
from compare.quantity import Quantity, parse_unit, written
from compare.report import Anchor
from compare.wording import match_key, nfc

Spans = tuple[Span, ...]
_OPENINGS = ("one", "two", "three", "four")
_SEEN = re.compile(r"\s+([,.;:])")


@dataclass(frozen=True, slots=True)
class Teller:
    """What every sentence needs: the comparison, the language, and the ledger that numbers evidence."""

    comparison: Comparison
    language: Language
    ledger: Ledger

    def say(self, key: str, **parts: str | Span | Spans) -> Spans:
        """The template `brief.<key>` filled."""
        return fill(self.words(key), **parts)

    def words(self, key: str) -> str:
        return words(f"brief.{key}", self.language)

    def counted(self, key: str, n: int, **parts: str) -> str:
        """The template for `n` things filled; one thing has words of its own where the language asks for them."""
        if n == 1:
            with suppress(KeyError):
                return self.text(f"{key}_one", n="1", **parts)
        return self.text(key, n=str(n), **parts)

    def text(self, key: str, **parts: str) -> str:
        """The template `brief.<key>` filled with plain text."""
        return self.words(key).format(**parts)


# Filling templates ---------------------------------------------------------------------------------------------------


def fill(template: str, **parts: str | Span | Spans) -> Spans:
    """`template` with its {places} filled; plain text runs together, spans with evidence stay apart."""
    out: list[Span] = []
    for text, place, _, _ in Formatter().parse(template):
        out.append(Span(text))
        if place:
            part = parts[place]
            out.extend((Span(part),) if isinstance(part, str) else (part,) if isinstance(part, Span) else part)
    return joined(out)


def joined(spans: Sequence[Span]) -> Spans:
    """`spans` with empty ones dropped and neighbours of one form made one."""
    out: list[Span] = []
    for span in spans:
        if not span.text and not span.evidence:
            continue
        last = out[-1] if out else None
        if last and not last.evidence and (last.bold, last.italic) == (span.bold, span.italic):
            out[-1] = Span(nfc(last.text + span.text), span.bold, span.italic, span.evidence)
        else:
            out.append(Span(nfc(span.text), span.bold, span.italic, span.evidence))
    return tuple(out)


def with_capital(spans: Spans) -> Spans:
    """`spans` with the first letter made a capital."""
    if not spans:
        return spans
    first = spans[0]
    return (Span(first.text[:1].upper() + first.text[1:], first.bold, first.italic, first.evidence), *spans[1:])


def listed(names: Sequence[str], teller: Teller, longest: int | None = None) -> str:
    """Names one after another: "a, b và c"; after `longest` the rest is counted."""
    if longest is not None and len(names) > longest:
        return teller.text("summary.more", names=", ".join(names[:longest]), n=str(len(names) - longest))
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + teller.words("list_end") + names[-1]


# Figures and periods -------------------------------------------------------------------------------------------------


def figure(quantity: Quantity, language: Language) -> str:
    """A figure in running text, with its bound said in words: "trên 95%", "từ 8 đến 10%", "18/19 tiêu chí"."""
    unit, bound = quantity.unit, quantity.bound
    value = written(Quantity(quantity.value, unit, total=quantity.total), language)
    if quantity.high is not None:
        low = number(quantity.value, language)
        value = written(Quantity(quantity.high, unit), language)
        return words("brief.bound.range", language).format(low=low, value=value)
    return words(f"brief.bound.{bound if bound != 'range' else 'eq'}", language).format(value=value)


def percent(value: Decimal, language: Language) -> str:
    """A computed percentage, rounded to one decimal: "27,1%"."""
    return f"{number(rounded(value), language)}%"


def rounded(value: Decimal) -> Decimal:
    """`value` to one decimal, half up; a whole number without one."""
    short = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


# Parts of a sentence -------------------------------------------------------------------------------------------------


def relation(said: Relation, teller: Teller) -> str:
    """A comparison as a clause: "bằng 27,1% kế hoạch", "tăng 5,2% so với cùng kỳ"; "" where there are no words."""
    amount = Quantity(abs(said.value), said.unit, said.bound, abs(said.high) if said.high is not None else None)
    value = figure(amount, teller.language)
    if said.kind == "ratio":
        if said.versus == "other":
            return ""
        clause = teller.text(f"ratio.{said.versus}", value=value)
    else:
        way = "up" if said.value >= 0 else "down"
        versus = "other" if said.versus == "whole" else said.versus
        clause = teller.text(f"{way}.{versus}", value=value)
    return _continued(clause, said.assigner) if said.assigner and said.versus == "plan" else clause


def figures(observation: Observation, teller: Teller, share: Spans = ()) -> Spans:
    """The figure of `observation` with what it is compared with, and its evidence; `share` is a computed share."""
    evidence = teller.ledger.of(observation)
    parts = [figure(observation.quantity, teller.language)] if observation.quantity else []
    parts += [clause for said in observation.relations if (clause := relation(said, teller))]
    return joined((Span(", ".join(parts), evidence=evidence), *(fill(", {share}", share=share) if share else ())))


def computed_share(row: JudgedRow, teller: Teller) -> Spans:
    """The share of the target reached, where the report itself does not say it and a share says something."""
    progress, target = row.progress, row.target
    if progress.percent is None or target is None or progress.observation is None or row.direction == "down":
        return ()
    said = any(r.kind == "ratio" and r.versus in ("plan", "term_target") for r in progress.observation.relations)
    if said or parse_unit(target.quantity.unit).is_share:
        return ()
    return teller.say("ratio.target", value=percent(progress.percent, teller.language))


def target_words(target: Target, teller: Teller, others: Sequence[Target] = ()) -> Spans:
    """The target in force with its period, figure and evidence; whose it is, where `others` set one as well."""
    said = Span(figure(target.quantity, teller.language), evidence=teller.ledger.of_target(target))
    rivals = {_setter(other, teller) for other in others if other.period == target.period}
    issuer = target.issuer if target.issuer and is_office(target.issuer) else None
    document = _document(target, teller)
    key = "derived" if not target.stated else "stated"
    if target.stated and len(rivals - {None}) > 1 and (issuer or document):
        key = "issued" if issuer else "by_document"
    when = label(target.period, teller.language)
    return teller.say(
        f"target.{key}", period=when, figure=said, issuer=office(issuer or ""), document=within_sentence(document or "")
    )


def _setter(target: Target, teller: Teller) -> str | None:
    """Who set a target: an office, else the document it stands in."""
    return target.issuer if target.issuer and is_office(target.issuer) else _document(target, teller)


def _document(target: Target, teller: Teller) -> str | None:
    anchor = target.anchor or (target.observation.anchor if target.observation else None)
    known = anchor is not None and any(r.id == anchor.source for r in teller.comparison.readings)
    return teller.ledger.name(anchor.source) if anchor is not None and known else None


def standing(row: JudgedRow, teller: Teller) -> Spans:
    """How a row stands against its target, as a clause."""
    if row.target is None:
        return teller.say("standing.no_target")
    progress = row.progress
    due = due_words(progress, teller)
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


def due_words(progress: Progress, teller: Teller) -> str:
    """What was due by now, as the end of a clause; "" where nothing tells."""
    if progress.expected_percent is None:
        return ""
    said = teller.text("standing.due", value=percent(progress.expected_percent, teller.language))
    if progress.last_year_percent is not None:
        said += teller.text("standing.last_year_due", value=percent(progress.last_year_percent, teller.language))
    return said


# Whole sentences -----------------------------------------------------------------------------------------------------


def indicator_sentence(row: JudgedRow, teller: Teller, turn: int = 0) -> Spans:
    """Where one indicator stands: when, its figures, its target, how it is rated; what the report and the user add.

    `turn` varies the opening, so that a list of sentences does not drum.
    """
    progress = row.progress
    name = within_sentence(nfc(row.row.name))
    if progress.observation is None:
        name = with_capital_name(row.row.name)
        return _closed(with_capital(teller.say("sentence.silent", Name=name, standing=standing(row, teller))))
    told = progress.observation
    key = _OPENINGS[turn % len(_OPENINGS)] if told.quantity else "growth"
    when = through(told.period, teller.language)
    sentence = teller.say(
        f"sentence.{key}",
        When=when[:1].upper() + when[1:],
        when=when,
        name=name,
        Name=with_capital_name(name),
        verb=_verb(row, told, teller),
        figures=figures(told, teller, computed_share(row, teller)),
        standing=(*standing(row, teller), *_voices(progress, teller)),
    )
    return _closed((*sentence, *_note(row, teller)))


def short_sentence(row: JudgedRow, teller: Teller) -> Spans:
    """Where one indicator stands, in half a line: its newest figure, its target, the rating in a word."""
    progress = row.progress
    told = progress.observation
    actual = progress.actual or (told.quantity if told else None)
    rating = within_sentence(teller.words(f"status.{standing_word(progress)}"))
    if told is None or actual is None or row.target is None:
        return teller.say("sentence.shortest", Name=with_capital_name(row.row.name), rating=rating)
    return teller.say(
        "sentence.short",
        Name=with_capital_name(row.row.name),
        figure=Span(figure(actual, teller.language), evidence=teller.ledger.of(told)),
        target=Span(figure(row.target.quantity, teller.language), evidence=teller.ledger.of_target(row.target)),
        share=_after_comma(computed_share(row, teller) or stated_share(told, teller)),
        rating=rating,
    )


def stated_share(told: Observation, teller: Teller) -> Spans:
    """The share of the plan as the report states it; nothing where it does not."""
    found = [r for r in told.relations if r.kind == "ratio" and r.versus in ("plan", "term_target")]
    return (Span(relation(found[0], teller)),) if found else ()


def reason(row: JudgedRow, teller: Teller) -> Spans:
    """The reason the report gives beside the figure, quoted with its place; nothing where it gives none.

    It stands after the figure in its sentence, or opens the next one: a reason further on may be another figure's.
    """
    told = row.progress.observation
    if told is None or told.anchor.row is not None:
        return ()
    report = teller.comparison.reading(told.anchor.source).report
    block = quoting.block_at(report, told.anchor)
    cues = resources.table("brief")["reasons"][report.identity.language]
    if block is None:
        return ()
    begin, end = quoting.sentence_bounds(block.text, told.anchor.start)
    after = quoting.sentence_bounds(block.text, min(end + 1, len(block.text)))
    for start, stop in dict.fromkeys(((begin, end), after)):
        text = block.text[start:stop].strip()
        told_after = block.text[told.anchor.start : stop].lower() if start == begin else ""
        opens = start > begin and text.lower().startswith(tuple(cues))
        if opens or any(cue in told_after for cue in cues):
            place = Anchor(told.anchor.source, told.anchor.section, block.id, start, stop, page=told.anchor.page)
            quoted = Span(f"{shortened(text).rstrip('.')}”", italic=True, evidence=teller.ledger.at(place))
            before, _, rest = teller.words("sentence.reason").partition("{quote}”")
            return joined((Span(before), quoted, Span(rest or ".")))
    return ()


def counting(rows: Sequence[JudgedRow], teller: Teller) -> str:
    """How many rows have which status: "3 chỉ tiêu vượt mục tiêu, 1 chỉ tiêu đạt mục tiêu và …"."""
    order: tuple[Status, ...] = (
        "exceeded", "met", "on_track", "at_risk", "behind", "missed", "in_progress", "unknown",
    )  # fmt: skip
    counts = {status: sum(row.progress.status == status for row in rows) for status in order}
    return listed([teller.text(f"count.{s}", n=str(n)) for s, n in counts.items() if n], teller)


def extreme(row: JudgedRow, key: str, teller: Teller) -> Spans:
    """One indicator that stands out, `key` being "best" or "worst"; nothing where its share is not known."""
    progress = row.progress
    if progress.percent is None or progress.observation is None or progress.actual is None or row.target is None:
        return ()
    due = ""
    if progress.expected_percent is not None and key == "worst":
        due = teller.text("summary.worst_due", value=percent(progress.expected_percent, teller.language))
    told = Span(figure(progress.actual, teller.language), evidence=teller.ledger.of(progress.observation))
    share = Span(percent(progress.percent, teller.language))
    return teller.say(f"summary.{key}", name=within_sentence(row.row.name), figure=told, percent=share, due=due)


def _continued(clause: str, more: str) -> str:
    """`clause` with `more` after it, the words that would stand twice said once ("kế hoạch" and "kế hoạch năm")."""
    parts = more.split()
    for shared in range(len(parts), 0, -1):
        if match_key(clause).endswith(match_key(" ".join(parts[:shared]))):
            return " ".join([clause, *parts[shared:]])
    return f"{clause} {more}"


def _after_comma(clause: Spans) -> Spans:
    return (Span(", "), *clause) if clause else ()


def _verb(row: JudgedRow, told: Observation, teller: Teller) -> str:
    manner = "estimate" if told.role == "estimate" else "actual"
    counted = told.quantity is not None and parse_unit(told.quantity.unit).counted
    if counted and row.row.name.lower().startswith(("số ", "number of ")):
        manner += "_count"
    elif row.direction == "down":
        manner += "_down"
    return teller.words(f"verb.{manner}")


def _voices(progress: Progress, teller: Teller) -> Spans:
    """What the report itself says of the rating, and whether a person settled it."""
    out: list[Span] = []
    if progress.said:
        out.extend(teller.say("sentence.said", said=progress.said))
    if progress.settled:
        out.extend(teller.say("sentence.settled"))
    return tuple(out)


def _note(row: JudgedRow, teller: Teller) -> Spans:
    if not row.note:
        return ()
    return teller.say("sentence.note", note=f"{shortened(row.note).rstrip('.')}.")


def _closed(spans: Spans) -> Spans:
    """`spans` with no space before a mark of punctuation."""
    return joined([Span(_SEEN.sub(r"\1", s.text), s.bold, s.italic, s.evidence) for s in spans])
