"""Closed figures ("chốt số liệu"): where every indicator stood when a person closed them, and what changed since.

A closing is a record, not a decision: it holds what was shown then, and nothing that is decided or read later alters
it. What is shown today is put into the same form, so that any two closings, or one and today, are compared alike.
Who closed and when is given by the caller; this module knows no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Literal

from compare.comparison import Comparison, JudgedRow, Status
from compare.members import Member, member_of
from compare.quantity import Quantity
from compare.quoting import quote
from compare.wording import match_key

Aspect = Literal["value", "target", "status", "unit_responsible", "new", "gone"]
_WEIGHT: tuple[Aspect, ...] = ("value", "target", "status", "gone", "new", "unit_responsible")


@dataclass(frozen=True, slots=True)
class ClosedFigure:
    """One indicator as it stood: its level with period and place, its target, its status and who had settled it.

    `member` names the figure, so that it is found again in its report; `place` is the sentence it stood in.
    """

    row: str
    name: str
    section: str
    status: Status
    settled: bool = False
    level: Quantity | None = None
    period: str | None = None
    target: Quantity | None = None
    target_period: str | None = None
    percent: Decimal | None = None
    responsible: str = ""
    file: str = ""
    place: str = ""
    member: Member | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """The figures that `person` closed on the day `date` (ISO, "2024-07-02"); `intact` is whether it is as written."""

    title: str
    date: str
    person: str
    figures: tuple[ClosedFigure, ...]
    note: str = ""
    intact: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """One indicator that is otherwise than it was; `before` is None where it is new, `after` where it is gone."""

    name: str
    aspects: tuple[Aspect, ...]
    before: ClosedFigure | None = None
    after: ClosedFigure | None = None


def close(comparison: Comparison, title: str, date: str, person: str, note: str = "") -> Closing:
    """What `comparison` shows, closed by `person` on `date`."""
    titles = {s.id: s.title for s in comparison.sections}
    figures = tuple(_figure(comparison, row, titles.get(row.row.section or "", "")) for row in comparison.rows)
    return Closing(title, date, person, figures, note)


def changes(before: Closing, after: Closing) -> tuple[Change, ...]:
    """What is otherwise in `after` than in `before`, the gravest first, then in the order of `after`.

    An indicator is found again by its row, else by its name and unit, so that an older report put in later, which
    gives the row another id, does not make everything look new.
    """
    pairs = _pairs(before.figures, after.figures)
    again = {id(then) for then, _ in pairs if then is not None}
    pairs += [(then, None) for then in before.figures if id(then) not in again]
    found = [Change(_name(then, now), aspects, then, now) for then, now in pairs if (aspects := _aspects(then, now))]
    return tuple(sorted(found, key=lambda c: _WEIGHT.index(c.aspects[0])))


def _figure(comparison: Comparison, row: JudgedRow, section: str) -> ClosedFigure:
    progress, target = row.progress, row.target
    found = next((r for r in comparison.readings if r.id == progress.source), None)
    observation = progress.observation
    member = member_of(found.report, found.observations, observation) if found and observation else None
    return ClosedFigure(
        row=row.id,
        name=row.row.name,
        section=section,
        status=progress.status,
        settled=progress.settled,
        level=progress.actual,
        period=progress.period.text if progress.period else None,
        target=target.quantity if target else None,
        target_period=target.period.text if target else None,
        percent=progress.percent,
        responsible=row.responsible or "",
        file=found.report.source.name if found else "",
        place=quote(found.report, observation.anchor) if found and observation else "",
        member=member,
    )


def _pairs(
    before: Sequence[ClosedFigure], after: Sequence[ClosedFigure]
) -> list[tuple[ClosedFigure | None, ClosedFigure | None]]:
    """Each figure of `after` with the same indicator's of `before`, each taken once; the surest likeness first."""
    found: dict[int, ClosedFigure] = {}
    left = dict(enumerate(before))
    for likeness in _LIKENESSES:
        waiting: dict[object, list[int]] = {}
        for at, figure in left.items():
            waiting.setdefault(likeness(figure), []).append(at)
        for at, figure in enumerate(after):
            alike = waiting.get(likeness(figure), [])
            if at not in found and alike:
                found[at] = left.pop(alike.pop(0))
    return [(found.get(at), figure) for at, figure in enumerate(after)]


# An id alone may be another row's once reports were taken away, and a row may have been given another name since.
_LIKENESSES: tuple[Callable[[ClosedFigure], object], ...] = (
    lambda figure: (figure.row, match_key(figure.name)),
    lambda figure: (match_key(figure.name), match_key(figure.section)),
    lambda figure: figure.row,
)


def _aspects(then: ClosedFigure | None, now: ClosedFigure | None) -> tuple[Aspect, ...]:
    if then is None:
        return ("new",)
    if now is None:
        return ("gone",)
    compared: Mapping[Aspect, tuple[object, object]] = {
        "value": ((_amount(then.level), then.period), (_amount(now.level), now.period)),
        "target": ((_amount(then.target), then.target_period), (_amount(now.target), now.target_period)),
        "status": ((then.status, then.settled), (now.status, now.settled)),
        "unit_responsible": (match_key(then.responsible), match_key(now.responsible)),
    }
    return tuple(aspect for aspect, (was, is_now) in compared.items() if was != is_now)


def _amount(quantity: Quantity | None) -> tuple[object, ...] | None:
    """What a quantity comes to, so that "1.250 triệu đồng" and "1,25 tỷ đồng" are no change."""
    if quantity is None:
        return None
    return quantity.amount, quantity.bound, quantity.high, quantity.total


def _name(then: ClosedFigure | None, now: ClosedFigure | None) -> str:
    shown = now or then
    return shown.name if shown else ""


# As JSON -----------------------------------------------------------------------------------------------------------


def to_json(closing: Closing) -> dict[str, Any]:
    """`closing` as plain JSON values; whether it is intact is not written but found out."""
    written = asdict(closing)
    del written["intact"]
    return {**written, "figures": [_plain(f) for f in written["figures"]]}


def from_json(written: Mapping[str, Any], intact: bool = True) -> Closing:
    """The closing `written` by `to_json`."""
    figures = tuple(_read_figure(f) for f in written["figures"])
    return Closing(written["title"], written["date"], written["person"], figures, written["note"], intact)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return str(value) if isinstance(value, Decimal) else value


def _read_figure(written: Mapping[str, Any]) -> ClosedFigure:
    values = dict(written)
    for name in ("level", "target"):
        values[name] = _read_quantity(values[name]) if values[name] else None
    values["percent"] = Decimal(values["percent"]) if values["percent"] is not None else None
    if values["member"]:
        values["member"] = Member(**{**values["member"], "path": tuple(values["member"]["path"])})
    return ClosedFigure(**values)


def _read_quantity(written: Mapping[str, Any]) -> Quantity:
    numbers = {n: Decimal(written[n]) if written[n] is not None else None for n in ("value", "high", "total")}
    return Quantity(**{**written, **numbers})
