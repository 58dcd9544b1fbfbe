"""The stated growth against the one that two levels give.

For the reader of "tăng 15,3% so với năm 2023 (1.204 nghìn lượt)": 1.318 is 9,5% more. The base is the one stated
beside it, else the one an earlier report gives. Growth at constant prices is left alone, and so is a growth in "%" of
a percentage, which may mean points, where either reading is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from compare.check_words import says
from compare.checks.facts import Facts
from compare.checks.place import Draft, finding, named
from compare.comparison import JudgedRow
from compare.messages import message
from compare.observation import Relation
from compare.period import Period, parse
from compare.quantity import Quantity, parse_unit, same_kind
from compare.rounding import Interval, printed, stands_for
from compare.told import Told

_OF_A_WHOLE = ("plan", "term_target", "whole", "other")  # what a share is of that is no earlier level
_POINTS = ("diem", "point", "pp", "bps", "basis")


def wrong_growth(facts: Facts, row: JudgedRow) -> Iterator[Draft]:
    """Stated changes that the levels do not give, one finding for each."""
    told = [t for t in facts.told(row) if not t.is_target and t.quantity is not None]
    changes = [(t, r) for t in told for r in t.observation.relations if r.versus not in _OF_A_WHOLE]
    if not changes:
        return
    levels = _Levels(told)
    for t, relation in changes:
        yield from _of_change(t, relation, facts.beside(t), levels)


class _Levels:
    """The results of a row, and those of one sentence and of one period."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.at_spot: dict[object, list[Told]] = {}
        self.of_period: dict[Period, list[Told]] = {}
        for t in told:
            self.at_spot.setdefault(t.spot, []).append(t)
            self.of_period.setdefault(t.period, []).append(t)


def _of_change(t: Told, relation: Relation, near: Sequence[Told], levels: _Levels) -> Iterator[Draft]:
    quantity = t.quantity
    if quantity is None:
        return
    bases = [b for b in _bases(t, relation, near, levels) if b.quantity and same_kind(b.quantity.unit, quantity.unit)]
    if not bases or any(_gives(quantity, b.quantity, relation) for b in bases if b.quantity):
        return
    if says(t.sentence, "constant_prices") or says(t.observation.indicator, "constant_prices"):
        return
    yield _finding(t, bases[0], relation)


def _bases(t: Told, relation: Relation, near: Sequence[Told], levels: _Levels) -> list[Told]:
    """The levels of the base period: those in the sentence, else what is told of it elsewhere and is final."""
    beside = [j for j in levels.at_spot[t.spot] if j.period.end < t.period.end]
    beside = beside or [j for j in near if not j.is_target]
    if beside:
        return beside
    wanted = _base_period(t.period, relation)
    known = [j for j in levels.of_period.get(wanted, ()) if j is not t] if wanted is not None else []
    return known if all(j.observation.role == "actual" for j in known) else []


def _base_period(period: Period, relation: Relation) -> Period | None:
    """The period a change is counted from; None where the words leave it open."""
    if relation.versus == "same_period":
        return period.year_before()
    if relation.versus == "previous_year" and period.kind == "year":
        return period.year_before()
    if relation.versus == "previous_period" and period.kind == "quarter" and period.begin.month > 1:
        return parse(f"{period.begin.year}-Q{period.end.month // 3 - 1}")
    if relation.versus == "previous_period" and period.kind == "month" and period.begin.month > 1:
        return parse(f"{period.begin.year}-M{period.begin.month - 1:02}")
    return None


def _gives(actual: Quantity, base: Quantity, relation: Relation) -> bool:
    stated = printed(relation.value, relation.bound, relation.high)
    if relation.bound not in ("eq", "approx", "range"):
        return True
    now, then = stands_for(actual), stands_for(base)
    ways = list(_changes(now, then, relation, parse_unit(actual.unit).is_share, actual))
    return not ways or any(change.meets(stated) for change in ways)


def _changes(now: Interval, then: Interval, relation: Relation, of_share: bool, actual: Quantity) -> Iterator[Interval]:
    """The changes, in the relation's own unit, that two levels may show; none where the units do not fit."""
    unit = parse_unit(relation.unit)
    ratio = now.over(then)
    is_points = any(word in unit.base for word in _POINTS)
    hundred = Interval(Decimal(100), Decimal(100))
    if relation.kind == "ratio":
        if ratio is not None and unit.is_share:
            yield ratio.times(Decimal(100))
        elif ratio is not None:  # "tăng 2,3 lần" is said of both, the new level and the growth
            yield ratio
            yield ratio.minus(Interval(Decimal(1), Decimal(1)))
        return
    if unit.is_share and not is_points and ratio is not None:
        yield ratio.times(Decimal(100)).minus(hundred)
    if of_share and (unit.is_share or is_points):
        yield now.minus(then)
    elif same_kind(relation.unit, actual.unit):
        yield now.minus(then).times(1 / unit.factor)


def _as_told(computed: Decimal) -> Decimal:
    """To one digit behind the mark; what is whole without one: 464 pupils more."""
    rounded = computed.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return (
        computed.quantize(Decimal(1)) if computed == computed.to_integral_value() and abs(computed) >= 100 else rounded
    )


def _finding(t: Told, base: Told, relation: Relation) -> Draft:
    assert t.quantity is not None and base.quantity is not None
    in_percent = parse_unit(relation.unit).is_share and base.quantity.amount != 0
    unit = parse_unit(t.quantity.unit)
    if relation.kind == "ratio":
        computed = t.quantity.amount / base.quantity.amount * (100 if in_percent else 1)
    elif in_percent:
        computed = t.quantity.amount * 100 / base.quantity.amount - 100
    else:
        computed = (t.quantity.amount - base.quantity.amount) / unit.factor
    said = message(
        "checks.delta_mismatch" if relation.kind == "delta" else "checks.ratio_mismatch",
        name=t.name,
        stated=relation.value,
        unit=relation.unit if relation.unit[:1] in "%‰" else f" {relation.unit}",
        actual=t.figure,
        base=base.figure,
        computed=_as_told(computed),
        period=base.period,
        first=named(t),
        second=named(base),
    )
    beside = t.source == base.source
    return finding("delta_mismatch", "error" if beside else "warning", said, (t, base))
