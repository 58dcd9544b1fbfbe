"""What a printed figure may stand for: the interval that rounding leaves open, and figures worked back from it.

"47,6%" stands for 47,55 to 47,65; a count stands for itself; "gần 1.250" for what lies near below. Amounts are in the
unit's base, as `Quantity.amount`.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from compare.observation import Relation
from compare.quantity import Bound, Quantity, parse_unit
from compare.thresholds import fixed


class Interval(NamedTuple):
    """From `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Whether one figure can lie in both."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, value: Decimal) -> bool:
        return self.low <= value <= self.high

    def minus(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def plus(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def over(self, other: Interval) -> Interval | None:
        """The quotients, of positive figures; None where the other may be nothing."""
        if other.low <= 0:
            return None
        return Interval(self.low / (other.high if self.low >= 0 else other.low), self.high / other.low)

    def times(self, factor: Decimal) -> Interval:
        return Interval(self.low * factor, self.high * factor)

    def widened(self, by: Decimal) -> Interval:
        return Interval(self.low - by, self.high + by)


def stands_for(quantity: Quantity) -> Interval:
    """The amounts that `quantity` as printed may stand for, in its unit's base."""
    high = None if quantity.high is None else str(quantity.high)
    return _stands_for(str(quantity.value), quantity.unit, quantity.bound, high)


@lru_cache(maxsize=65536)
def _stands_for(value: str, unit: str, bound: Bound, high: str | None) -> Interval:
    """By the digits as they are written: 8,1 and 8,10 are equal, but do not stand for the same."""
    quantity = Quantity(Decimal(value), unit)
    top = quantity.amount if high is None else Decimal(high) * parse_unit(unit).factor
    half = Decimal(0) if is_exact(quantity) else quantity.step / 2
    return _bounded(Interval(quantity.amount - half, top + half), bound)


def printed(value: Decimal, bound: Bound = "eq", high: Decimal | None = None) -> Interval:
    """What a printed share or growth may stand for; cut off as well as rounded: 47,6% is 47,55 to 47,7."""
    return _printed(str(value), bound, None if high is None else str(high))


@lru_cache(maxsize=65536)
def _printed(digits: str, bound: Bound, upper: str | None) -> Interval:
    value, high = Decimal(digits), None if upper is None else Decimal(upper)
    step = step_of(value)
    cut = step * fixed("rounding")["cut_off"]
    low, top = value - step / 2, (high if high is not None else value) + step / 2
    if value >= 0:
        top = max(top, (high if high is not None else value) + cut)
    else:
        low = min(low, value - cut)
    return _bounded(Interval(low, top), bound)


def is_exact(quantity: Quantity) -> bool:
    """Whether nothing was rounded: a whole count of things without a scale word."""
    unit = parse_unit(quantity.unit)
    return unit.counted and unit.factor == 1 and quantity.value == quantity.value.to_integral_value()


def step_of(value: Decimal) -> Decimal:
    """The size of the last digit written: 0.1 of 47.6."""
    digits = str(value)  # `as_tuple` makes a tuple of them all
    if "E" in digits:
        exponent = value.as_tuple().exponent
        return _step(exponent if isinstance(exponent, int) else 0)
    mark = digits.find(".")
    return _step(mark + 1 - len(digits) if mark >= 0 else 0)


@cache
def _step(exponent: int) -> Decimal:
    return Decimal(1).scaleb(exponent)


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two printed levels of one thing can be the same: one unit base, rounding and round figures allowed.

    "1,25 tỷ đồng" agrees with "1.248 triệu đồng"; "1.200 hộ" with "1.196 hộ"; 138 people do not with 141.
    """
    return same_figure(one, other) or _round_alike(one, other)


def same_figure(one: Quantity, other: Quantity) -> bool:
    """Whether two printed levels are one figure, written perhaps to another digit or in another scale."""
    if one.bound == other.bound == "eq" and one.step == other.step and one.high is None and other.high is None:
        return one.amount == other.amount
    return stands_for(one).meets(stands_for(other))


def _round_alike(one: Quantity, other: Quantity) -> bool:
    """Whether one is a round figure that the other may have been rounded to."""
    if _roundness(one) == _roundness(other):
        return False
    apart, near = abs(one.amount - other.amount), fixed("rounding")["round_figure"] * abs(one.amount)
    return apart <= min(max(_roundness(one), _roundness(other)) / 2, near)


def confusable(one: Quantity, other: Quantity, times: Decimal) -> bool:
    """Whether two levels are near enough to be two tellings of one: within `times`, or with their digits swapped."""
    low, high = sorted((abs(one.amount), abs(other.amount)))
    digits = [sorted(format(abs(q.value), "f").replace(".", "").strip("0")) for q in (one, other)]
    return high <= low * times or (digits[0] == digits[1] and high < low * 10)


def digits_swapped(one: Quantity, other: Quantity) -> bool:
    """Whether one is the other with two neighbouring digits swapped, of three at least: 24.650 and 26.450.

    Chance seldom makes such a pair, so that one of the two is mistyped.
    """
    mine, theirs = (format(abs(q.value), "f").replace(".", "") for q in (one, other))
    differ = [i for i, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b]
    if one.step != other.step or len(mine) != len(theirs) or len(differ) != 2 or len(mine.strip("0")) < _TELLING:
        return False
    first, second = differ
    return second == first + 1 and (mine[first], mine[second]) == (theirs[second], theirs[first])


_TELLING = 3  # digits of which two swapped are seldom so by chance


def share_of_target(actual: Quantity, share: Relation) -> Interval:
    """What the whole may be of which `actual` is the stated `share`, in `actual`'s own unit."""
    value, told = actual.value, share.value
    half = Decimal(0) if is_exact(actual) else step_of(value) / 2
    slack = step_of(told) / 2
    exact = value * 100 / told
    if told <= slack:
        return Interval(exact, exact)
    low, high = value - half, value + half
    least = low * 100 / (told + slack if low >= 0 else told - slack)
    return Interval(max(least, exact * _NEARLY), min(high * 100 / (told - slack), exact * _A_LITTLE_MORE))


_NEARLY, _A_LITTLE_MORE = Decimal("0.99"), Decimal("1.01")


def roundest(interval: Interval) -> Decimal:
    """The figure with the fewest digits in `interval`, the one nearest its middle: 82 of 81,3 to 82,7."""
    middle = (interval.low + interval.high) / 2
    for exponent in range(middle.adjusted(), -7, -1):
        step = Decimal(1).scaleb(exponent)
        found = (middle / step).to_integral_value() * step
        if interval.holds(found):
            return found.quantize(step) if exponent < 0 else found.quantize(Decimal(1))
    return middle


def _roundness(quantity: Quantity) -> Decimal:
    """The step of a whole figure that ends in two zeros or more ("1.200 hộ" may be 1.196), else 0."""
    value = quantity.value
    if value != value.to_integral_value() or value == 0:
        return Decimal(0)
    digits = format(value.to_integral_value(), "f")
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(10) ** zeros * parse_unit(quantity.unit).factor if zeros >= 2 else Decimal(0)


def _bounded(interval: Interval, bound: Bound) -> Interval:
    """`interval` opened as the words around a result open it."""
    near = max(abs(interval.low), abs(interval.high)) * fixed("rounding")["about"]
    if bound == "approx":
        return interval.widened(near)
    if bound in ("gt", "ge"):
        return Interval(interval.low, interval.high + near)
    if bound in ("lt", "le"):
        return Interval(interval.low - near, interval.high)
    return interval
