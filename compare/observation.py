"""What a report says of an indicator: that it stood at a figure, moved, or reached a share of a target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from compare.messages import Message
from compare.packing import packed
from compare.period import Period
from compare.quantity import Bound, Quantity
from compare.report import Anchor

Role = Literal["actual", "estimate", "target"]
RelationKind = Literal["ratio", "delta"]
Versus = Literal[
    "plan", "term_target", "same_period", "previous_period", "previous_year", "term_start", "whole", "other"
]
EARLIER: frozenset[Versus] = frozenset({"same_period", "previous_period", "previous_year", "term_start"})
"""The bases that are a figure of an earlier time."""
PLANS: frozenset[Versus] = frozenset({"plan", "term_target"})
"""The bases that are what was to be reached."""
CORRECTED = "target.corrected"
"""Among the `rules` of a target that the user put right: its period and its issuer are taken at their word."""


@packed
@dataclass(frozen=True, slots=True)
class Relation:
    """A figure stated against a base: "đạt 135% kế hoạch" is a ratio, "tăng 8,5%" a delta.

    `assigner` is whose plan it is where the text says so ("tỉnh giao", "HĐND xã giao").
    """

    kind: RelationKind
    value: Decimal
    unit: str
    versus: Versus
    bound: Bound = "eq"
    high: Decimal | None = None
    anchor: Anchor | None = None
    assigner: str | None = None


@packed
@dataclass(frozen=True, slots=True)
class Observation:
    """One statement about an indicator, with the place where its figure stands.

    `quantity` is None where only a comparison is stated. `whole` is the id of the observation this one is a part of
    ("trong đó …", a sub-row); `restates` that of the one it says again in other words. `rules` names the rules that
    made it, in order, for `extract --explain`; `doubts` says what a person should look at. `aside` marks a rate that is
    told beside another figure (`compare.asides`).
    """

    id: str
    indicator: str
    quantity: Quantity | None
    period: Period
    role: Role
    relations: tuple[Relation, ...]
    anchor: Anchor
    confidence: float = 1.0
    cumulative: bool = False
    whole: str | None = None
    restates: str | None = None
    doubts: tuple[Message, ...] = ()
    rules: tuple[str, ...] = ()
    by_hand: bool = False
    aside: bool = False
    issuer: str | None = None  # of a target, where the user said whose it is
