"""Closed figures and what changed since, in the language in force, for screen and paper alike. No views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compare import period as periods
from compare.closing import Change, ClosedFigure, Closing
from compare.missing import Missing
from desktop import texts
from desktop.collation import sort_key
from desktop.texts import say

ASPECTS = ("value", "target", "status", "gone", "new", "unit_responsible")


@dataclass(frozen=True, slots=True)
class Told:
    """A group with its lines; each line is the cells of a table, with the row it is about."""

    head: str
    lines: tuple[tuple[tuple[str, ...], str], ...]


def title_of(closing: Closing) -> str:
    """A closing in one line: its title, the day and the person."""
    said = say("closing.one", title=closing.title, date=day(closing.date), person=closing.person)
    return said if closing.intact else f"{said} – {say('closing.broken')}"


def day(iso: str) -> str:
    """A day as it is written in letters of offices: 02/07/2024."""
    try:
        return date.fromisoformat(iso).strftime("%d/%m/%Y")
    except ValueError:
        return iso


def changes_told(changes: tuple[Change, ...]) -> list[Told]:
    """What changed, by what it is that changed first."""
    groups = []
    for aspect in ASPECTS:
        found = [c for c in changes if c.aspects[0] == aspect]
        lines = tuple((_change(c), c.after.row if c.after else "") for c in found)
        if lines:
            groups.append(Told(say(f"closing.aspect.{aspect}"), lines))
    return groups


def missing_told(found: tuple[Missing, ...]) -> list[Told]:
    """What is missing, by the unit that answers, in the order of the language; what nobody answers for last."""
    groups: dict[str, list[Missing]] = {}
    for one in found:
        groups.setdefault(one.responsible, []).append(one)
    order = sorted(groups, key=lambda unit: (not unit, sort_key(unit)))
    return [
        Told(unit or say("missing.no_unit"), tuple((_missing(m), m.row.id) for m in groups[unit])) for unit in order
    ]


def as_text(groups: list[Told]) -> str:
    """The groups as lines of text, to be sent on: the head, then a line for each."""
    out = []
    for group in groups:
        out.append(group.head)
        out += ["- " + ": ".join(cell for cell in cells if cell) for cells, _ in group.lines]
        out.append("")
    return "\n".join(out).strip()


def _change(change: Change) -> tuple[str, ...]:
    return texts.indicator(change.name), _figure(change, change.before), _figure(change, change.after)


def _figure(change: Change, figure: ClosedFigure | None) -> str:
    """What of a figure is worth saying: all that changed, and its level in any case."""
    if figure is None:
        return "—"
    parts = [_level(figure)]
    if "target" in change.aspects:
        target = texts.quantity(figure.target)
        parts.append(say("closing.target", target=target, period=_period(figure.target_period)) if target else "")
    if "status" in change.aspects or (len(change.aspects) == 1 and change.aspects[0] in ("new", "gone")):
        parts.append(say(f"status.{figure.status}") + (" ✓" if figure.settled else ""))
    if "unit_responsible" in change.aspects:
        parts.append(figure.responsible or say("missing.no_unit"))
    return "; ".join(part for part in parts if part) or "—"


def _level(figure: ClosedFigure) -> str:
    level = texts.quantity(figure.level)
    return f"{level} ({_period(figure.period)})" if level and figure.period else level


def _period(written: str | None) -> str:
    return periods.label(periods.parse(written), texts.language()) if written else ""


def _missing(one: Missing) -> tuple[str, ...]:
    return texts.indicator(one.row.row.name), "; ".join(say(f"missing.lack.{lack}") for lack in one.lacks)
