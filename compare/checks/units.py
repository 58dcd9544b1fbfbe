"""A slip of scale or unit between two statements of one indicator: "triệu" for "tỷ", "thousand" for "million".

For the typist who would never see it: the figure looks right and is a thousand times off. Two scales that say the
same ("3,1 km" and "6.400 m", "1.250 triệu" and "1,25 tỷ") are no slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from compare.checks.facts import Facts
from compare.checks.place import Draft, finding, named
from compare.comparison import JudgedRow
from compare.messages import message
from compare.observation import PLANS
from compare.quantity import Quantity, parse_unit, same_kind
from compare.thresholds import fixed
from compare.told import Told


def unit_slips(facts: Facts, row: JudgedRow) -> Iterator[Draft]:
    """Figures a thousand times away from what the other statements of their row say, one finding for each."""
    told = [t for t in facts.told(row) if t.quantity is not None and t.quantity.value > 0]
    levels = [t for t in told if t.amount_kind != "%"]  # no scale of a share slips
    far = _far_kinds(levels)
    goals = tuple(dict.fromkeys(_level(g) for g in levels if g.is_target))
    shared = [(t, shares) for t in levels if (shares := _shares_of_plan(t))] if goals else []
    off = [(t, shares) for t, shares in shared if any(_is_off_by(t, goal, shares) for goal in goals)]
    by_share = {t.key for t, shares in off if not any(_bears_out(t, goal, shares) for goal in goals)}
    for odd in (t for t in levels if t.key in by_share) if by_share else ():
        others = [t for t in levels if t.amount_kind == odd.amount_kind and t.key not in by_share and _is_far(t, odd)]
        if others:  # where all is near it, the target slipped
            yield _finding(_nearest(odd, others), odd)
    for odd in (t for t in levels if t.amount_kind in far and t.key not in by_share) if far else ():
        slips = {q: slip(_level(odd), q) for q in {_level(t) for t in levels}}
        against = [t for t in levels if slips[_level(t)]]
        backed = [t for t in levels if t is not odd and not slips[_level(t)]]
        if against and _is_odd(odd, against, backed):
            yield _finding(_nearest(odd, against), odd)


def _far_kinds(levels: Sequence[Told]) -> set[object]:
    """The kinds of unit of which two figures lie so far apart that a scale may have slipped."""
    amounts: dict[object, list[Decimal]] = {}
    for t in levels:
        amounts.setdefault(t.amount_kind, []).append(t.amount)
    return {kind for kind, told in amounts.items() if max(told) >= min(told) * fixed("slip")["amounts_apart"]}


def by_a_thousand(told: Told, target: Quantity) -> bool:
    """Whether a figure is a thousand times what the share of the target stated beside it makes it.

    "4.700 tỷ đồng, đạt 49,0%" of 9,6 tỷ đồng is 4,7 tỷ đồng or 4.700 triệu đồng.
    """
    return _is_off_by(told, target, _shares_of_plan(told))


def _shares_of_plan(told: Told) -> list[Decimal]:
    """The shares of a plan, in %, that are stated of a result."""
    if not told.observation.relations or told.is_target:
        return []
    return [
        r.value
        for r in told.observation.relations
        if r.kind == "ratio" and r.unit == "%" and r.versus in PLANS and r.value > 0
    ]


def _is_off_by(told: Told, target: Quantity, shares: Sequence[Decimal]) -> bool:
    """Whether a figure is a thousand times what one of the `shares` of a target makes it."""
    if not shares or target.value <= 0 or not same_kind(_level(told).unit, target.unit):
        return False
    whole, goal = told.amount * 100, target.amount
    return any(_is_a_thousand_off(whole, goal * share) for share in shares)


def _bears_out(told: Told, target: Quantity, shares: Sequence[Decimal]) -> bool:
    """Whether a figure is what one of its `shares` of a target makes it, so that another target slipped."""
    if target.value <= 0 or not same_kind(_level(told).unit, target.unit):
        return False
    near = fixed("slip")["by_share_within"]
    return any(abs(told.amount * 100 / (target.amount * share) - 1) <= near for share in shares)


def _is_a_thousand_off(one: Decimal, other: Decimal) -> bool:
    near = fixed("slip")["by_share_within"]
    if near < _FAR_FROM_A_THOUSAND and one < other * 100 and other < one * 100:
        return False  # as nearly all are, and dividing takes longer
    times = one / other
    return abs(times / 1000 - 1) <= near or abs(times * 1000 - 1) <= near


_FAR_FROM_A_THOUSAND = Decimal("0.9")  # within less of it nothing is that is not 100 times something


def slip(one: Quantity, other: Quantity) -> bool:
    """Whether two levels differ by their scale alone: amounts far apart, bare figures of one size.

    168,5 tỷ đồng and 401,2 triệu đồng do; 3,1 km and 6.400 m do not. The scale words must be different ones, or the
    figures the same but for a power of a thousand.
    """
    if one.value <= 0 or other.value <= 0 or not same_kind(one.unit, other.unit):
        return False
    limits = fixed("slip")
    apart, alike = limits["amounts_apart"], limits["numbers_alike"]
    amounts = max(one.amount, other.amount) / min(one.amount, other.amount)
    if amounts < apart:
        return False
    if parse_unit(one.unit).factor != parse_unit(other.unit).factor:
        return max(one.value, other.value) / min(one.value, other.value) <= alike
    if amounts in (Decimal(1000), Decimal(1_000_000)):
        return True
    least = min(one.value, other.value)
    near = limits["thousand_within"]
    return least >= limits["least_of_scale"] and 1000 / near <= amounts <= 1000 * near


def _is_far(one: Told, other: Told) -> bool:
    """Whether two figures of one kind lie so far apart that a scale may have slipped."""
    return max(one.amount, other.amount) >= min(one.amount, other.amount) * fixed("slip")["amounts_apart"]


def _level(t: Told) -> Quantity:
    assert t.quantity is not None
    return t.quantity


def _is_odd(odd: Told, against: Sequence[Told], backed: Sequence[Told]) -> bool:
    """Whether `odd` is the one that is wrong: fewer say as it does; of two alone, the one told later."""
    if len(against) != len(backed) + 1:
        return len(against) > len(backed) + 1
    return all((odd.order, odd.observation.anchor.start) > (t.order, t.observation.anchor.start) for t in against)


def _nearest(odd: Told, against: Sequence[Told]) -> Told:
    """The statement to hold it against: one that differs by the scale alone, a result before a target, the last."""
    results = [t for t in against if not t.is_target] or list(against)
    results = [t for t in results if _level(t).value == _level(odd).value] or results
    earlier = [t for t in results if t.order <= odd.order]
    return (earlier or results)[-1 if earlier else 0]


def _finding(sure: Told, odd: Told) -> Draft:
    times = max(_level(sure).amount, _level(odd).amount) / min(_level(sure).amount, _level(odd).amount)
    said = message(
        "checks.unit_mismatch",
        name=odd.name,
        one=sure.figure,
        other=odd.figure,
        first=named(sure),
        second=named(odd),
        times=times.quantize(Decimal(1)),
    )
    return finding("unit_mismatch", "warning", said, (sure, odd))
