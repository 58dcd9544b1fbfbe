"""The lines of a report that set targets, as the user says they should be read: put right, split, or set aside.

A step of `amendments`: gives the observations in the place of the one that was read. A line that was put right carries
the rule `CORRECTED`, by which its period and its issuer are taken at their word. The source itself is never changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import cast

from compare.decisions import TargetCorrected, TargetLineSaid, TargetPart, TargetRejected, TargetSplit
from compare.observation import CORRECTED, Observation
from compare.period import parse
from compare.quantity import Bound, Quantity


def said_of(observation: Observation, said: Sequence[TargetLineSaid]) -> tuple[Observation, ...] | None:
    """What stands in the place of `observation`: nothing where it was set aside; None where a value said is none."""
    told: tuple[Observation, ...] = (observation,)
    for decision in said:
        match decision:
            case TargetRejected():
                return ()
            case TargetCorrected():
                corrected = _corrected(observation, decision)
                told = (corrected,) if corrected else ()
            case TargetSplit():
                told = tuple(_part(told[0], n, part) for n, part in enumerate(decision.parts, 1) if _quantity(part))
                told = told if len(told) == len(decision.parts) else ()
        if not told:
            return None
    return told


def _corrected(observation: Observation, said: TargetCorrected) -> Observation | None:
    quantity = _quantity(said)
    try:
        period = parse(said.period) if said.period else observation.period
    except ValueError:
        return None
    if quantity is None:
        return None
    return replace(
        observation,
        quantity=quantity,
        period=period,
        role="target",
        relations=(),
        issuer=said.issuer or observation.issuer,
        by_hand=True,
        rules=(*observation.rules, CORRECTED),
    )


def _part(observation: Observation, number: int, part: TargetPart) -> Observation:
    """One of the targets of a split line, at the place of the whole."""
    return replace(
        observation,
        id=f"{observation.id}/{number}",
        indicator=part.indicator,
        quantity=_quantity(part),
        role="target",
        relations=(),
        by_hand=True,
    )


def _quantity(said: TargetCorrected | TargetPart) -> Quantity | None:
    try:
        value, high = Decimal(said.value), None if said.high is None else Decimal(said.high)
    except InvalidOperation:
        return None
    if not value.is_finite() or (high is not None and not high.is_finite()):
        return None
    return Quantity(value, said.unit, cast(Bound, said.bound), high)
