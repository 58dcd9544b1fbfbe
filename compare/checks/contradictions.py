"""One indicator, one period, two values: between reports, between text and table, inside one report.

For the reader who must say one figure aloud: which is it? A figure that was not final, or that a later report calls
final or revised, is a restatement and only a notice (but for two digits swapped). Rounding, round figures, another
scale of the unit, an estimate against what was measured (but for a table beside its own text), a part after "trong đó"
are no contradictions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from compare.check_words import apart, says
from compare.checks.facts import Facts
from compare.checks.place import Draft, finding, named
from compare.checks.units import slip
from compare.comparison import JudgedRow
from compare.kept import once
from compare.measures import measure
from compare.messages import message
from compare.observation import Observation
from compare.quantity import same_kind
from compare.rounding import agree, confusable, digits_swapped
from compare.told import Told
from compare.wording import match_key

_NEAR = Decimal(2)  # times: one figure mistyped is nearer to itself than this; two that are farther are two things
_NEAR_IN_TEXT = Decimal("1.2")  # in the running text of one report, where names are short and many things alike


_FEW = 3  # rows in which one column of a table differs before the column, not its figures, is doubted

Pair = tuple[Told, Told]
_Column = tuple[str, str, int]  # source, block, column


class Claims:
    """What one row brings: pairs of figures that cannot both be true, and which columns are confirmed."""

    def __init__(self, pairs: tuple[Pair, ...], told: Sequence[Sequence[Told]]) -> None:
        self.pairs = pairs
        self._told = told  # by period

    @once
    def agreed(self) -> tuple[_Column, ...]:
        """The columns of which another report tells a figure as well, once for each."""
        return tuple(column for same in self._told for column in _agreeing_columns(same))


def claims(facts: Facts, row: JudgedRow) -> Claims:
    """The pairs of `row`, one for each period at most."""
    told = [same for same in _by_period(facts, row) if len(same) > 1]
    differing = [same for same in told if any(t.quantity != same[0].quantity for t in same)]
    return Claims(tuple(pair for same in differing for pair in _first_pair(facts, row, same)), told)


def contradictions(found: Iterable[Claims]) -> Iterator[Draft]:
    """Pairs of figures that cannot both be true, one finding for a row and a period.

    A column of a table that differs in row after row from what is told elsewhere was read for another period: it is
    doubted once, as a notice, and its figures are not held against anything.
    """
    found = list(found)
    pairs = [pair for claimed in found for pair in claimed.pairs]
    differ = Counter(column for pair in pairs for column in map(_column, pair) if column)
    suspected = {c for c, times in differ.items() if times >= _FEW}
    agreed = Counter(c for claimed in found if suspected for c in claimed.agreed if c in suspected)
    misread = {c for c in suspected if differ[c] > agreed[c]}
    doubted: set[_Column] = set()
    for pair in pairs:
        columns = [(t, c) for t in pair if (c := _column(t)) in misread and c is not None]
        if not columns:
            yield _finding(*pair)
        for t, column in columns:
            if column not in doubted:
                doubted.add(column)
                yield _doubt(t)


def _by_period(facts: Facts, row: JudgedRow) -> Iterator[list[Told]]:
    """The results told of `row`, those of one period together."""
    levels = [t for t in facts.told(row) if t.quantity is not None and t.is_result]
    stands = (
        len(levels) > 1 and measure(row.row, row.targets) == "stock"
    )  # then only the day counts: 30 June ends the first half
    times: dict[object, list[Told]] = {}
    for t in levels:
        times.setdefault(t.period.end if stands else _time_meant(t), []).append(t)
    yield from times.values()


def _time_meant(t: Told) -> object:
    """The time a count is of: one up to the last day of its report's period ("đến 31/3/2025") is the report's own."""
    own = t.report.identity.period
    return own if own is not None and t.period.kind == "day" and t.period.end == own.end else t.period


def _first_pair(facts: Facts, row: JudgedRow, same: Sequence[Told]) -> Iterator[Pair]:
    """The first two of `same` that cannot both be true."""
    several = len(row.row.cells) > 1
    pairs = ((a, b) for i, a in enumerate(same) for b in same[i + 1 :] if _differ(facts, a, b))
    sure = (p for p in pairs if _is_the_rows_own(p, several or bool(row.targets), bool(row.targets)))
    yield from [p for p in [next((p for p in sure if not _settled_beside(p, same)), None)] if p]


def _is_the_rows_own(pair: Pair, several: bool, has_target: bool) -> bool:
    """Whether both are surely the row's own: "xử phạt 14 trường hợp" is said of many things in one report."""
    one, other = pair
    if not _in_one_text(one, other) or has_target:
        return True
    return several and not any(says(t.observation.indicator, "many") for t in pair)


def _column(t: Told) -> _Column | None:
    """The column of a table that a figure stands in."""
    anchor = t.observation.anchor
    return None if anchor.row is None else (t.source, anchor.block, anchor.column or 0)


def _agreeing_columns(same: Sequence[Told]) -> set[_Column]:
    """The columns whose figure another report tells as well."""
    sources = {t.source for t in same}
    columns = {column: t for t in same if len(sources) > 1 and (column := _column(t))}
    return {c for c, one in columns.items() if any(one.source != t.source and _agree(one, t) for t in same)}


def _agree(one: Told, other: Told) -> bool:
    a, b = one.quantity, other.quantity
    return a is not None and b is not None and same_kind(a.unit, b.unit) and (a == b or agree(a, b))


def _doubt(t: Told) -> Draft:
    said = message("checks.doubtful_column", period=t.period, figure=t.figure, first=named(t))
    return finding("doubtful_figure", "info", said, (t,), is_notice=True)


def _finding(one: Told, other: Told) -> Draft:
    said = {
        "name": one.name,
        "period": one.period,
        "one": one.figure,
        "other": other.figure,
        "first": named(one),
        "second": named(other),
    }
    revised = says(one.sentence, "revision") or says(other.sentence, "revision")
    if one.source != other.source and revised and not _mistyped(one, other):
        return finding("restatement", "info", message("checks.restatement", **said), (one, other), is_notice=True)
    key = "checks.contradiction_within" if one.source == other.source else "checks.contradiction"
    return finding("contradiction", "error", message(key, **said), (one, other))


def _differ(facts: Facts, one: Told, other: Told) -> bool:
    """Whether both speak of one thing, as surely as each other, and no rounding makes them one."""
    a, b = one.quantity, other.quantity
    if a is None or b is None or a == b or not same_kind(a.unit, b.unit):
        return False
    if agree(a, b) or slip(a, b):
        return False
    one_basis = one.is_estimate == other.is_estimate or _mistyped(one, other) or facts.one_basis(one, other)
    if a.total != b.total or not one_basis:
        return False
    if not {a.bound, b.bound} <= {"eq", "approx"}:
        return False  # "dưới 0,9%" of a result is no figure to hold another against
    if _in_one_text(one, other) and one.observation.anchor.block == other.observation.anchor.block:
        return False  # a paragraph that names two things in short
    if one.spot == other.spot:
        return False
    if not confusable(a, b, _NEAR_IN_TEXT if _in_one_text(one, other) else _NEAR):
        return False
    if _is_part(one.observation) != _is_part(other.observation) and match_key(one.name) != match_key(other.name):
        return False
    return not apart(one.observation.indicator, other.observation.indicator)


def _mistyped(one: Told, other: Told) -> bool:
    """Whether two reports tell one figure with two digits swapped: then being no final figure explains nothing."""
    a, b = one.quantity, other.quantity
    return one.source != other.source and a is not None and b is not None and digits_swapped(a, b)


def _settled_beside(pair: Pair, same: Sequence[Told]) -> bool:
    """Whether the paragraph of one holds another figure that agrees with the other: then the one was misnamed."""
    return any(_agrees_at_home(t, odd, sure) for odd, sure in (pair, pair[::-1]) for t in same if t is not odd)


def _agrees_at_home(t: Told, odd: Told, sure: Told) -> bool:
    home = (odd.source, odd.observation.anchor.block)
    if odd.observation.anchor.row is not None or (t.source, t.observation.anchor.block) != home:
        return False
    a, b = t.quantity, sure.quantity
    return a is not None and b is not None and same_kind(a.unit, b.unit) and agree(a, b)


def _in_one_text(one: Told, other: Told) -> bool:
    return one.source == other.source and one.observation.anchor.row is None and other.observation.anchor.row is None


def _is_part(observation: Observation) -> bool:
    return observation.whole is not None
