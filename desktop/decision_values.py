"""What a decision says, in a few words: "Thu ngân sách", "≥ 1.150 tỷ đồng (2024)"; so that two can be told apart."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import cast

from compare import decisions as said
from compare import period as periods
from compare.decision_json import to_json
from compare.decisions import Decision
from compare.quantity import Bound, Quantity
from desktop import texts
from desktop.texts import say

# What is told of a decision beside its name in the history: what was said, and why.
_TOLD = (
    said.IndicatorRenamed,
    said.NoteWritten,
    said.ResponsibleSet,
    said.StatusSettled,
    said.ValueCorrected,
    said.TargetSet,
    said.PeriodSet,
    said.ThresholdSet,
)


def told_of(decision: Decision) -> str:
    """What the history adds to the name of `decision`: its value with its reason, "" where the name says it all."""
    if isinstance(decision, said.FindingDismissed | said.FindingAsked):
        return (decision.reason if isinstance(decision, said.FindingDismissed) else decision.question) or ""
    return value_of(decision) if isinstance(decision, _TOLD) else ""


def value_of(decision: Decision) -> str:
    """The value of `decision` in the language in force; the kind of what it does where it has no value."""
    match decision:
        case said.IndicatorRenamed(name=name):
            return name
        case said.NoteWritten(text=text) | said.ResponsibleSet(responsible=text):
            return text or _none()
        case said.IndicatorsJoined() | said.SectionsJoined():
            return say("merge.joined")
        case said.IndicatorsSeparated() | said.SectionsSeparated():
            return say("merge.separated")
        case said.IndicatorIgnored(ignored=ignored):
            return say("merge.ignored" if ignored else "merge.not_ignored")
        case said.DirectionSet(direction=direction):
            return say(f"direction.{direction or 'none'}")
        case said.StatusSettled(status=status, reason=reason):
            return _with_reason(say(f"status.{status}") if status else _none(), reason)
        case said.FindingDismissed(reason=reason):
            return _with_reason(say("merge.dismissed" if reason else "merge.not_dismissed"), reason)
        case said.ValueCorrected(value=value, unit=unit, reason=reason):
            return _with_reason(_quantity(value, unit, "eq", None), reason)
        case said.TargetSet(value=value, unit=unit, bound=bound, high=high, period=period):
            target = _quantity(value, unit, bound, high) if value is not None else _none()
            return f"{target} ({_period(period)})" if period else target
        case said.PeriodSet(period=period):
            return _period(period)
        case said.HeadingMarked(level=level):
            return say("merge.heading", level=level)
        case said.HeadingUnmarked():
            return say("merge.no_heading")
        case said.FigureRemoved():
            return say("merge.no_figure")
        case said.SourceReplaced(source):
            return say("merge.file", name=source.name, digest=source.digest[:8])
    return _otherwise(decision)


def _otherwise(decision: Decision) -> str:
    if isinstance(decision, said.IdentitySet):
        parts = [say(f"kind.{decision.kind}") if decision.kind else "", _period(decision.period)]
        parts.append(say("action.as_target").replace("&", "") if decision.is_target else "")
        return "; ".join(part for part in parts if part) or _none()
    if isinstance(decision, said.ThresholdSet):
        return str(decision.value) if decision.value is not None else _none()
    if isinstance(decision, said.RoleSet):
        return say(f"role.{decision.role}")
    if isinstance(decision, said.FigureAdded):
        return f"{_quantity(decision.value, decision.unit, 'eq', None)} ({_period(decision.period)})"
    return _plain(decision)


def _plain(decision: Decision) -> str:
    """The values of a decision of any kind, as they are, without what it is about."""
    about = ("member", "source", "key", "name", "one", "other", "block")
    values = {name: value for name, value in to_json(decision).items() if name not in ("decision", *about)}
    return "; ".join(str(value) for value in values.values() if value not in (None, "", [], {})) or _none()


def _none() -> str:
    return say("merge.taken_back")


def _with_reason(text: str, reason: str) -> str:
    return f"{text} – {reason}" if reason else text


def _period(written: str | None) -> str:
    if not written:
        return ""
    try:
        return texts.period(periods.parse(written))
    except ValueError:
        return written


def _quantity(value: str, unit: str, bound: str, high: str | None) -> str:
    try:
        told = Quantity(Decimal(value), unit, cast(Bound, bound), Decimal(high) if high else None)
    except InvalidOperation:
        return f"{value} {unit}".strip()
    return texts.quantity(told)
