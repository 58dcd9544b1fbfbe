"""One indicator, one period, two values: between reports, between text and table, inside one report.

For the reader who must say one figure aloud: which is it? A figure that was not final, or that a later report calls
final or revised, is a restatement and only a notice. Rounding, round figures, another scale of the unit, an estimate
against what was measured, a part after "trong đó" are no contradictions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from compare.checks.place import Told, apart, finding, named, says, told
from compare.checks.units import slip
from compare.comparison import Comparison, Finding, JudgedRow
from compare.messages import message
from compare.observation import Observation
from compare.quantity import same_kind
from compare.quoting import same_sentence
from compare.rounding import agree, confusable

_NEAR = Decimal(2)  # times: one figure mistyped is nearer to itself than this; two that are farther are two things
_NEAR_IN_TEXT = Decimal("1.2")  # in the running text of one report, where names are short and many things alike


def contradictions(comparison: Comparison) -> Iterator[Finding]:
    """Pairs of figures that cannot both be true, one finding for a row and a period."""
    for row in comparison.rows:
        yield from _of_row(comparison, row)


def _of_row(comparison: Comparison, row: JudgedRow) -> Iterator[Finding]:
    levels = [t for t in told(comparison, row) if t.quantity is not None and t.is_result]
    sources = {t.source for t in told(comparison, row)}

    def known(one: Told, other: Told) -> bool:
        """Whether both are surely the row's own: "xử phạt 14 trường hợp" is said of many things in one report."""
        in_table = one.observation.anchor.row is not None or other.observation.anchor.row is not None
        if one.source != other.source or in_table or row.targets:
            return True
        return len(sources) > 1 and not any(says(t.observation.indicator, "many") for t in (one, other))

    for period in dict.fromkeys(t.period for t in levels):
        same = [t for t in levels if t.period == period]
        pairs = ((a, b) for i, a in enumerate(same) for b in same[i + 1 :] if _differ(a, b) and known(a, b))
        pair = next((p for p in pairs if not _settled_beside(p, same)), None)
        if pair is not None:
            yield _finding(*pair)


def _finding(one: Told, other: Told) -> Finding:
    said = {
        "name": one.name,
        "period": one.period.text,
        "one": one.figure,
        "other": other.figure,
        "first": named(one),
        "second": named(other),
    }
    if one.source != other.source and (says(one.sentence, "revision") or says(other.sentence, "revision")):
        return finding("restatement", "info", message("checks.restatement", **said), (one, other), is_notice=True)
    key = "checks.contradiction_within" if one.source == other.source else "checks.contradiction"
    return finding("contradiction", "error", message(key, **said), (one, other))


def _differ(one: Told, other: Told) -> bool:
    """Whether both speak of one thing, as surely as each other, and no rounding makes them one."""
    a, b = one.quantity, other.quantity
    if a is None or b is None or not same_kind(a.unit, b.unit) or agree(a, b) or slip(a, b):
        return False
    if one.observation.role != other.observation.role or a.total != b.total:
        return False
    if not {a.bound, b.bound} <= {"eq", "approx"}:
        return False  # "dưới 0,9%" of a result is no figure to hold another against
    if _in_one_text(one, other) and one.observation.anchor.block == other.observation.anchor.block:
        return False  # a paragraph that names two things in short
    if one.source == other.source and same_sentence(one.report, one.observation.anchor, other.observation.anchor):
        return False
    if not confusable(a, b, _NEAR_IN_TEXT if _in_one_text(one, other) else _NEAR):
        return False
    if _is_part(one.observation) != _is_part(other.observation):
        return False
    return not apart(one.observation.indicator, other.observation.indicator)


def _settled_beside(pair: tuple[Told, Told], same: Sequence[Told]) -> bool:
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
