"""What a target document set and reports did not keep to: a target told as another, an indicator gone silent.

For the council that set the targets. Targets of other times and of other issuers (the province's beside the council's)
are no changes; an indicator that was never a target may be dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from compare.check_words import apart
from compare.checks.facts import Facts
from compare.checks.place import Draft, finding, named
from compare.checks.units import slip
from compare.comparison import JudgedRow, Reading
from compare.goals import is_own_aim, is_said_to_be_one, looks_back, period_meant
from compare.issuers import assigner_of, level_of
from compare.kept import Same
from compare.matching.names import Name, clash, read_name
from compare.messages import message
from compare.quantity import Quantity, parse_unit, same_kind
from compare.rounding import confusable, same_figure
from compare.told import Told

_NEAR = Decimal("1.5")  # times: a target changed or miscopied is nearer to itself than this
_TELLING = 0.5  # the weight of a word from which on it tells what a name is of
_COMMON = 0.6  # of the words of the shorter name: then a row of the newest report may be the one that seems dropped


def changed_targets(facts: Facts, row: JudgedRow) -> Iterator[Draft]:
    """Targets of one time that two places state differently, one finding for each row and time."""
    goals = [t for t in facts.told(row) if t.is_target and t.quantity is not None]
    if len({t.quantity for t in goals}) < 2:
        return
    goals = sorted((t for t in goals if _is_goal(t)), key=lambda t: (t.source not in facts.targets, t.order))
    for _, same in _of_one_time(goals):
        pairs = ((a, b) for i, a in enumerate(same) for b in same[i + 1 :] if _changed(a, b))
        pair = next((p for p in pairs if not _kept_elsewhere(p, same)), None)
        if pair is not None:
            yield _change(*pair)


def _of_one_time(goals: Sequence[Told]) -> Iterator[tuple[object, list[Told]]]:
    """The targets that are to be reached by one day; those of parts of a year apart from those of years and terms."""
    times: dict[object, list[Told]] = {}
    for t in goals:
        meant = period_meant(t.report, t.observation)
        times.setdefault((meant.end, meant.kind in ("year", "span")), []).append(t)
    yield from times.items()


def dropped_indicators(facts: Facts, row: JudgedRow) -> Iterator[Draft]:
    """An indicator with a target that earlier reports told and the newest report does not."""
    newest = facts.newest
    if newest is None or row.target is None or not row.target.stated or newest.id in row.row.cells:
        return
    period = newest.report.identity.period
    if period is not None and row.target.period.end < period.begin:
        return
    results = [t for t in facts.told(row) if not t.is_target and t.source not in facts.targets]
    if results and not _all_there(row, results) and not _may_be_there(facts, row, newest):
        yield _dropped(facts, row, results, newest.report.source.name)


def _changed(one: Told, other: Told) -> bool:
    a, b = one.quantity, other.quantity
    if a is None or b is None or a == b or not same_kind(a.unit, b.unit):
        return False
    if a.total != b.total or slip(a, b) or _same_goal(a, b) or not confusable(a, b, _NEAR):
        return False
    if one.spot == other.spot or _of_one_paragraph(one, other):
        return False
    if one.observation.whole != other.observation.whole and one.source == other.source:
        return False
    if apart(one.observation.indicator, other.observation.indicator):
        return False
    levels = {level_of(assigner_of(t.report, t.observation)) for t in (one, other)} - {None}
    return len(levels) < 2


def _of_one_paragraph(one: Told, other: Told) -> bool:
    """Whether one paragraph tells both: "78% … Eighty-five per cent is our long-term ambition" are two aims."""
    mine, theirs = one.observation.anchor, other.observation.anchor
    return one.source == other.source and mine.block == theirs.block and mine.row is None


def _is_goal(t: Told) -> bool:
    """Whether a figure read as a target is called one where it stands, does not look back, and is no aim of its own."""
    if not is_said_to_be_one(t.report, t.observation) or looks_back(t.report, t.observation):
        return False
    return not is_own_aim(t.report, t.observation)


def _same_goal(a: Quantity, b: Quantity) -> bool:
    plain = (Quantity(a.value, a.unit), Quantity(b.value, b.unit))
    if not same_figure(*plain):
        return False
    return a.high is None or b.high is None or same_figure(Quantity(a.high, a.unit), Quantity(b.high, b.unit))


def _kept_elsewhere(pair: tuple[Told, Told], same: Sequence[Told]) -> bool:
    """Whether each of two targets is told by the other's document as well: then both are in force, of two issuers."""
    one, other = pair
    if one.source == other.source:
        return any(t.source != one.source and _same(t, end) for t in same for end in pair)
    return any(t.source == one.source and _same(t, other) for t in same)


def _same(one: Told, other: Told) -> bool:
    a, b = one.quantity, other.quantity
    return a is not None and b is not None and same_kind(a.unit, b.unit) and _same_goal(a, b)


def _change(one: Told, other: Told) -> Draft:
    said = message(
        "checks.target_changed",
        name=one.name,
        one=one.figure,
        other=other.figure,
        first=named(one),
        second=named(other),
        period=one.period,
    )
    return finding("target_changed", "warning", said, (one, other))


def _all_there(row: JudgedRow, results: Sequence[Told]) -> bool:
    """Whether the reports tell no other count than the target's own: "Of 22 measures, 10 are on course" names a whole.

    A share may stay at its target and be asked for again.
    """
    target = row.target.quantity if row.target is not None else None
    told = [t.quantity for t in results if t.quantity is not None]
    if target is None or parse_unit(target.unit).base in ("%", "‰"):
        return False
    return bool(told) and all(same_kind(q.unit, target.unit) and same_figure(q, target) for q in told)


def _may_be_there(facts: Facts, row: JudgedRow, newest: Reading) -> bool:
    """Whether the newest report tells, in a row of its own, of something named much alike.

    What an earlier report tells beside the row is another thing: "tốt nghiệp THCS" is not "tốt nghiệp THCS học nghề".
    """
    language = newest.report.identity.language
    mine, index = read_name(row.row.name, language, row.row.unit), _names_of(Same(newest))
    base = parse_unit(row.row.unit or "").base
    said = {told for word in _telling(mine) for told in index.get((word, base), ())}
    alike = [name for name in (read_name(n, language, unit) for n, unit in said) if _alike(mine, name)]
    return any(frozenset(_telling(name)) not in _told_beside(facts, row) for name in alike)


def _told_beside(facts: Facts, row: JudgedRow) -> set[frozenset[str]]:
    """The telling words of what the reports that tell `row` tell beside it."""
    beside: set[frozenset[str]] = set()
    for reading in (r for r in facts.readings if r.id in row.row.cells):
        own = {o.id for o in row.row.cells[reading.id].observations}
        language = reading.report.identity.language
        for o in reading.observations:
            if o.id not in own and o.quantity is not None:
                beside.add(frozenset(_telling(read_name(o.indicator, language, o.quantity.unit))))
    return beside


def _alike(one: Name, other: Name) -> bool:
    """Whether two names that do not clash share most of the words that tell what they are of."""
    mine, theirs = _telling(one), _telling(other)
    return not clash(one, other) and len(mine & theirs) / min(len(mine), len(theirs)) >= _COMMON


def _telling(name: Name) -> set[str]:
    """The words that tell what a name is of: "tỷ lệ" and "số" tell nothing."""
    return {word for word, weight in name.words.items() if weight >= _TELLING}


@lru_cache(maxsize=8)
def _names_of(newest: Same) -> Mapping[tuple[str, str], set[tuple[str, str]]]:
    """The names that a report tells with their units, by each word that tells and the base of the unit."""
    index: dict[tuple[str, str], set[tuple[str, str]]] = {}
    reading = newest.value
    if not isinstance(reading, Reading):
        return index
    for observation in reading.observations:
        unit = observation.quantity.unit if observation.quantity else ""
        for word in _telling(read_name(observation.indicator, reading.report.identity.language, unit)):
            index.setdefault((word, parse_unit(unit).base), set()).add((observation.indicator, unit))
    return index


def _dropped(facts: Facts, row: JudgedRow, results: Sequence[Told], newest: str) -> Draft:
    goals = [t for t in facts.told(row) if t.is_target]
    last = results[-1]
    said = message(
        "checks.dropped_indicator",
        name=row.row.name,
        target=goals[0].figure if goals else "–",
        figure=last.figure,
        first=named(last),
        second=newest,
    )
    return finding("dropped_indicator", "info", said, (*goals[:1], *results))
