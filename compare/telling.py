"""What every sentence of a brief is made with: templates filled, names listed, figures written in running text.

Text is kept in spans, so that a figure stays with the number of its evidence. What the sentences say is composed in
`compare.narrative` and the parts of the brief; nothing here knows an indicator's standing.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from string import Formatter

import resources
from compare.casing import Casing, casing_of
from compare.comparison import Comparison, JudgedRow, Reading
from compare.document import Span
from compare.evidence import Ledger
from compare.messages import Language, number, words
from compare.naming import with_capital_name, within_sentence
from compare.observation import Observation
from compare.quantity import Quantity, written
from compare.standing import told_by
from compare.wording import nfc

Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Teller:
    """What every sentence needs: the comparison, the language, and the ledger that numbers evidence."""

    comparison: Comparison
    language: Language
    ledger: Ledger
    _told: dict[tuple[str, str], Observation | None] = field(default_factory=dict, compare=False, repr=False)
    names: dict[str, str] = field(default_factory=dict, compare=False, repr=False)  # of rows, by their ids

    @cached_property
    def casing(self) -> Casing:
        """How the reports write words."""
        return casing_of(self.comparison.readings)

    @cached_property
    def is_translated(self) -> bool:
        """Whether the reports are in another language than the brief."""
        return any(reading.report.identity.language != self.language for reading in self.comparison.readings)

    def told(self, row: JudgedRow, reading: Reading) -> Observation | None:
        """The result that stands for what `reading` says of `row`; the tables ask it again and again."""
        key = row.id, reading.id
        if key not in self._told:
            self._told[key] = told_by(row, reading)
        return self._told[key]

    def within(self, name: str) -> str:
        """An indicator's name, or any other, as it stands within a sentence."""
        return within_sentence(name, self.casing)

    def heading(self, name: str) -> str:
        """A name as it stands at the head of a line or in a cell."""
        return with_capital_name(name, self.casing)

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

    def counting(self, key: str, n: int, **parts: str | Span | Spans) -> Spans:
        """As `counted`, with spans that keep their evidence."""
        with suppress(KeyError):
            if n == 1:
                return self.say(f"{key}_one", n="1", **parts)
        return self.say(key, n=str(n), **parts)

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


def listed(
    names: Sequence[str], teller: Teller, longest: int | None = None, more: str = "more", end: str = "list_end"
) -> str:
    """Names one after another: "a, b và c", or "a, b; và c" of names that have commas; after `longest` the rest is
    counted, in the words of `more`.
    """
    parted = any("," in name and not name.startswith("“") for name in names)
    between = "; " if parted else ", "
    if longest is not None and len(names) > longest:
        more = f"{more}_items" if parted and more == "more" else more
        return teller.text(f"summary.{more}", names=between.join(names[:longest]), n=str(len(names) - longest))
    if len(names) < 2:
        return "".join(names)
    return between.join(names[:-1]) + (";" if parted else "") + teller.words(end) + names[-1]


def enumerated(items: Sequence[Spans], teller: Teller, longest: int) -> Spans:
    """Items that have commas and evidence of their own, one after another: "a (1 ha); b (2 ha)"; the rest counted."""
    told = list(dict.fromkeys(items))[:longest]  # a clause may set two targets
    shown = joined([part for at, item in enumerate(told) for part in (Span("; " if at else ""), *item)])
    rest = sum(item not in told for item in items)
    return teller.say("summary.more_items", names=shown, n=str(rest)) if rest else shown


# Figures and periods -------------------------------------------------------------------------------------------------


def figure(quantity: Quantity, language: Language) -> str:
    """A figure in running text, with its bound said in words: "trên 95%", "từ 8 đến 10%", "18/19 tiêu chí"."""
    unit, bound = quantity.unit, quantity.bound
    unit = "" if unit.lower() in resources.table("brief")["units"]["unsaid"] else unit
    value = written(Quantity(quantity.value, unit, total=quantity.total), language)
    if quantity.high is not None:
        low = number(quantity.value, language)
        value = written(Quantity(quantity.high, unit), language)
        return words("brief.bound.range", language).format(low=low, value=value)
    return words(f"brief.bound.{bound if bound != 'range' else 'eq'}", language).format(value=value)


def noted(said: str, notes: Sequence[str], teller: Teller) -> str:
    """A figure with what is to be known of it behind it: "498,7 (ước, 6T/2023)"; as it is where there is nothing."""
    return teller.text("table.noted", value=said, notes=", ".join(notes)) if notes else said


def percent(value: Decimal, language: Language) -> str:
    """A computed percentage, rounded to one decimal: "27,1%"."""
    return f"{number(rounded(value), language)}%"


def rounded(value: Decimal) -> Decimal:
    """`value` to one decimal, half up; a whole number without one."""
    short = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short
