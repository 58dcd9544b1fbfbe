"""Which way of an indicator is better: by the bound of its target, the words of its name, or where its target lies.

The lexicon is `resources/judgement/directions.toml`; what the user said of a direction is laid over this by
`compare.progress`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.comparison import Direction, IndicatorRow, Target
from compare.measures import measure
from compare.messages import Message, message
from compare.name_groups import NameGroup, group_of, keys_of_names
from compare.quantity import same_kind


@dataclass(frozen=True, slots=True)
class Way:
    """Which way is better, None where nobody can say, and why."""

    direction: Direction | None
    why: Message


def way(row: IndicatorRow, targets: Sequence[Target]) -> Way:
    """Which way of `row` is better: a target's bound first, then the lexicon, then where the target lies.

    "không quá 14%" makes less better; "từ 95% trở lên" makes more better. Money spent has no better way even with a
    target; what was found or punished has one only with a target. A rate or a mean that no word tells of is to fall
    where its target lies below where it began: "cơ cấu nông nghiệp 33,5%" that is to be 30%.
    """
    for target in targets:
        if target.quantity.bound in ("le", "lt"):
            return Way("down", message("judgement.direction.cap"))
        if target.quantity.bound in ("ge", "gt"):
            return Way("up", message("judgement.direction.floor"))
    for name in keys_of_names(row):
        group = group_of("judgement/directions", name)
        if group is not None:
            by_base = _by_base(row, targets) if group.says["why"] == "structure" else None
            return by_base or _way_of(group, bool(targets))
    if targets:
        return _by_base(row, targets) or Way("up", message("judgement.direction.target"))
    return Way(None, message("judgement.direction.unknown"))


def _by_base(row: IndicatorRow, targets: Sequence[Target]) -> Way | None:
    """Down where what does not build up is to come to less than it began with; None where nothing tells of that."""
    goal = next(iter(targets), None)
    if goal is None or measure(row, targets) == "flow":
        return None
    begun = [
        (o.period.end, o.quantity.amount)
        for o in row.observations()
        if o.role != "target" and o.quantity is not None and same_kind(o.quantity.unit, goal.quantity.unit)
        if o.period.end < goal.period.begin or o.period.end.year == goal.period.begin.year < goal.period.end.year
    ]
    below = bool(begun) and goal.quantity.amount < min(begun)[1]
    return Way("down", message("judgement.direction.base")) if below else None


def _way_of(group: NameGroup, has_target: bool) -> Way:
    says = group.says["direction"]
    why = str(group.says["why"])
    if says == "none":
        if has_target and group.says.get("unless_target"):
            return Way("up", message("judgement.direction.target"))
        return Way(None, message(f"judgement.direction.{why}"))
    return Way("up" if says == "up" else "down", message(f"judgement.direction.{why}"))
