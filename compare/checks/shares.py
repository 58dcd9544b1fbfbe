"""The stated share of a plan against the share that the figure and the target give.

For whoever signs: "745 lao động, đạt 32,3% kế hoạch (3.200 lao động)" is 23,3%. The share is held against the target
stated beside it, else against those of the row for that time; it is left alone where any of them gives it, where the
text says whose plan it is and no target of that issuer is known, where another share told with it is the one of the
known plan ("bằng 52,2% dự toán tỉnh giao, 49,6% dự toán HĐND"), and within rounding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from compare.checks.facts import Facts
from compare.checks.place import Draft, finding, named
from compare.checks.units import by_a_thousand, slip
from compare.comparison import JudgedRow
from compare.issuers import level_of
from compare.messages import message
from compare.observation import PLANS, Relation
from compare.quantity import Quantity, same_kind
from compare.rounding import Interval, printed, stands_for
from compare.told import Told


def wrong_shares(facts: Facts, row: JudgedRow) -> Iterator[Draft]:
    """Stated shares that the levels do not give, one finding for each."""
    told = facts.told(row)
    targets = _Targets([t for t in told if t.is_target and t.quantity is not None])
    for t in told:
        if t.quantity is None or t.quantity.total is not None or t.quantity.high is not None or t.is_target:
            continue
        for relation in t.observation.relations:
            stated = _stated_share(relation)
            if stated is not None and not targets.give(t, stated):
                yield from _of_share(facts, t, relation, stated, targets)


def wrong_fractions(facts: Facts, row: JudgedRow) -> Iterator[Draft]:
    """A fraction whose printed percentage is another: "15/17 vụ, đạt 92,2%"."""
    for t in facts.told(row):
        quantity = t.quantity
        if quantity is None or not quantity.total or t.is_target:
            continue
        shares = [r for r in t.observation.relations if r.kind == "ratio" and r.unit == "%"]
        shares = [r for r in shares if r.versus in ("whole", "plan", "term_target")]
        if shares and not any(_fraction(quantity).meets(_printed(r)) for r in shares):
            yield _fraction_finding(t, quantity, shares[0])


class _Targets:
    """The targets of a row, and those that a share of a figure in a unit may be of, by that unit."""

    def __init__(self, all_of_row: Sequence[Told]) -> None:
        self.all = all_of_row
        self.quantities = tuple(dict.fromkeys(t.quantity for t in all_of_row if t.quantity is not None))
        self._fitting: dict[str, list[Told]] = {}
        self._of_kind: dict[str, tuple[list[Quantity], list[Decimal]]] = {}

    def give(self, t: Told, stated: Interval) -> bool:
        """Whether a figure is the `stated` share of one of them, be it another one: which is meant is for
        `target_changed` to say.

        Those in its kind of unit are asked, ranges among them; most shares are right for the figures as printed.
        """
        if t.quantity is None:
            return True
        unit = t.quantity.unit
        if unit not in self._of_kind:
            of_kind = [quantity for quantity in self.quantities if same_kind(unit, quantity.unit)]
            self._of_kind[unit] = of_kind, [quantity.amount for quantity in of_kind if quantity.value > 0]
        of_kind, amounts = self._of_kind[unit]
        low, high = stated
        whole = t.amount * 100
        for amount in amounts:
            if low <= whole / amount <= high:
                return True
        return any(_gives(t.quantity, quantity, stated) for quantity in of_kind)

    def fitting(self, quantity: Quantity) -> list[Told]:
        """Those in the kind of unit of `quantity`."""
        unit = quantity.unit
        if unit not in self._fitting:
            self._fitting[unit] = [t for t in self.all if t.quantity is not None and _fits(unit, t.quantity)]
        return self._fitting[unit]


def _of_share(facts: Facts, t: Told, relation: Relation, stated: Interval, targets: _Targets) -> Iterator[Draft]:
    if t.quantity is None:
        return
    bases = _bases(facts, t, t.quantity, relation, targets)
    if not bases or any(_gives(t.quantity, base.quantity, stated) for base in bases if base.quantity):
        return
    if any(j.quantity and _gives(t.quantity, j.quantity, stated) for base in bases for j in facts.siblings(base)):
        return  # the plan of another issuer, in the next column
    if any(_gives(t.quantity, base.quantity, s) for s in _told_with(t, relation) for base in bases if base.quantity):
        return  # two shares of one figure are of two plans, and the known one is the other's
    base = bases[0].quantity
    if base is not None and (slip(t.quantity, base) or by_a_thousand(t, base)):
        return  # the unit is wrong and the share right: `units` says so
    yield _share_finding(t, bases[0], relation)


def _stated_share(relation: Relation) -> Interval | None:
    """The share of the plan in % that is stated; "vượt 2,5% kế hoạch" is 102,5."""
    if relation.versus not in PLANS or relation.unit != "%":
        return None
    if relation.kind == "ratio":
        return _printed(relation)
    return _printed(relation).plus(Interval(Decimal(100), Decimal(100)))


def _told_with(t: Told, relation: Relation) -> list[Interval]:
    """The other shares of plans stated with `relation`."""
    others = (r for r in t.observation.relations if r is not relation and r.kind == relation.kind)
    return [share for r in others if (share := _stated_share(r)) is not None]


def _printed(relation: Relation) -> Interval:
    return printed(relation.value, relation.bound, relation.high)


def _bases(facts: Facts, t: Told, quantity: Quantity, relation: Relation, told: _Targets) -> list[Told]:
    """The targets a share may be of: those in its sentence, else those set for its time by that issuer."""
    targets, spot = told.fitting(quantity), t.spot
    beside = [j for j in targets if j.spot == spot]
    beside = (
        beside or [j for j in facts.beside(t) if j.is_target and j.quantity and _fits(quantity.unit, j.quantity)][:1]
    )
    if beside:
        return beside
    of_term = relation.versus == "term_target"
    timely = [j for j in targets if j.period.contains(t.period) and (not of_term or j.period.days > 366)]
    if not of_term and t.period.kind != "span":
        timely = [j for j in timely if j.period.days <= 366]
    wanted = level_of(relation.assigner)
    if relation.assigner and wanted:
        return [j for j in timely if _issuer_level(j) == wanted]
    return timely


def _fits(unit: str, target: Quantity) -> bool:
    return target.value > 0 and target.high is None and same_kind(unit, target.unit)


def _issuer_level(t: Told) -> str | None:
    return next((level_of(r.assigner) for r in t.observation.relations if r.assigner), None)


def _gives(actual: Quantity, target: Quantity, stated: Interval) -> bool:
    """Whether actual over target, as printed, can be the stated share."""
    if not same_kind(actual.unit, target.unit) or target.high is not None or target.value <= 0:
        return True
    if actual.high is None and stated.holds(actual.amount * 100 / target.amount):
        return True  # what it stands for lies around the figure as printed, and most shares are right
    plain = target if target.bound == "eq" else replace(target, bound="eq")  # "không quá" opens no interval here
    share = stands_for(actual).over(stands_for(plain))
    return share is None or share.times(Decimal(100)).meets(stated)


def _fraction(quantity: Quantity) -> Interval:
    assert quantity.total
    share = quantity.value * 100 / quantity.total
    return Interval(share, share)


def _share_finding(t: Told, base: Told, relation: Relation) -> Draft:
    assert t.quantity is not None and base.quantity is not None
    share = t.quantity.amount * 100 / base.quantity.amount
    stated = relation.value if relation.kind == "ratio" else 100 + relation.value
    said = message(
        "checks.percent_mismatch",
        name=t.name,
        stated=stated,
        actual=t.figure,
        target=base.figure,
        computed=share.quantize(Decimal("0.1"), ROUND_HALF_UP),
        first=named(t),
        second=named(base),
    )
    told_again = ("share", t.source, t.quantity.amount, base.quantity.amount, stated)  # in the text and in the table
    return finding("percent_mismatch", "error", said, (t, base), once=told_again)


def _fraction_finding(t: Told, quantity: Quantity, relation: Relation) -> Draft:
    said = message(
        "checks.fraction_mismatch",
        name=t.name,
        stated=relation.value,
        actual=t.figure,
        computed=_fraction(quantity).low.quantize(Decimal("0.1"), ROUND_HALF_UP),
        first=named(t),
    )
    return finding("percent_mismatch", "error", said, (t,))
