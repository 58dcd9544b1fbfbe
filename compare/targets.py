"""Which targets were set for an indicator, and which of them is in force.

The rules, in this order: the target that the user chose of those told; what the user set; a figure in the kind of unit
that the newest result has; a target whose period holds the newest result before one of a later time; a target document
before a report; of two figures in one document the one that reports tell again, else the first. Where no target is
stated for the newest result but its share of one is ("63 triệu đồng, bằng 76,8% mục tiêu"), the target is worked back
from the two, marked as not stated. A target told as a change alone counts from the base that the user gave, or that the
row tells (`compare.bases`). Whether the target is reached is left to `compare.progress`, whether two documents disagree
to `compare.checks`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal

from compare.bases import aim, is_change
from compare.comparison import ByHand, IndicatorRow, Key, Reading, Target
from compare.directions import way
from compare.goals import course, each_year, looks_ahead, term_of
from compare.measures import measure
from compare.messages import Message, message
from compare.observation import Observation, Relation
from compare.period import Period, year_of
from compare.quantity import Quantity, same_kind
from compare.quoting import same_sentence
from compare.rounding import is_exact, roundest, share_of_target
from compare.standing import Standing, level, newest, one_thing
from compare.told import TellsOf, Told


@dataclass(frozen=True, slots=True)
class _Candidate:
    target: Target
    rank: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What the user said of a row's targets: which were looked at, which is in force, what changes count from."""

    confirmed: frozenset[Key] = frozenset()
    chosen: Key | None = None
    bases: tuple[tuple[Key, Quantity], ...] = ()
    only_confirmed: bool = False


def said(by_hand: ByHand, only_confirmed: bool) -> Said:
    """What `by_hand` says of targets; with `only_confirmed` no line of a document counts that was not looked at."""
    return Said(by_hand.confirmed, by_hand.chosen, by_hand.bases, only_confirmed)


def choose(
    row: IndicatorRow,
    readings: Sequence[Reading],
    target_sources: frozenset[str],
    by_hand: Target | None,
    hand: Said | None = None,
    tells: Mapping[str, TellsOf] | None = None,
) -> tuple[Target, ...]:
    """Every target said for `row`, the one in force first, each with `why` it stands where it does.

    `tells` has what the readings tell, by source, where the caller knows it.

    Targets of several issuers are kept side by side; the same target told again is kept once, at its first place.
    """
    hand = hand or Said()
    standing = newest(row, readings)
    stated = [_of_the_year(t, standing, readings) for t in _stated(row, readings, standing, hand, tells or {})]
    told = [_looked_at(t, hand) for t in stated]
    again = {(t.quantity, t.period) for t in told if _is_told_again(t, told)}
    found = [
        _candidate(row, t, standing, readings, target_sources, (again, place))
        for place, t in enumerate(_told_once(told, target_sources))
        if t.confirmed or not (hand.only_confirmed and t.source in target_sources)
    ]
    found += [
        _candidate(row, t, standing, readings, target_sources, (again, len(found)))
        for t in _derived(row, readings, standing, found)
    ]
    found.sort(key=lambda c: c.rank)
    ordered = _once([c.target for c in found])
    turn = {_key(t): i for i, t in enumerate(told)}
    why = [_why(row, t, i, ordered, standing, target_sources, turn) for i, t in enumerate(ordered)]
    explained = [replace(t, why=reason) for t, reason in zip(ordered, why, strict=True)]
    return _in_force([by_hand, *explained] if by_hand else explained, hand)


def _in_force(explained: list[Target], hand: Said) -> tuple[Target, ...]:
    """`explained` with the one that the user chose at the head."""
    at = next((t for t in explained if hand.chosen is not None and _key(t) == hand.chosen), None)
    if at is None:
        return tuple(explained)
    chosen = replace(at, why=message("judgement.target.chosen"))
    others = [t for t in explained if t is not at]
    if others and others[0].why.key.startswith("judgement.target.in_force_"):
        others[0] = replace(others[0], why=message("judgement.target.by_rule"))
    return (chosen, *others)


def _key(target: Target) -> Key | None:
    return (target.source, target.observation.id) if target.source and target.observation else None


def _is_told_again(target: Target, told: Sequence[Target]) -> bool:
    """Whether another document tells a target too: of two in one document, reports measure by that one.

    "Thêm 1 xã đạt chuẩn, nâng tổng số lên 6 xã", and in the report's table 6.
    """
    mine = (target.quantity, target.period)
    return any(t.source != target.source and (t.quantity, t.period) == mine for t in told)


def _looked_at(target: Target, hand: Said) -> Target:
    return replace(target, confirmed=True) if _key(target) in hand.confirmed else target


def holds(target: Target, period: Period) -> bool:
    """Whether the target is for a time that `period` is part of."""
    return target.period.contains(period)


def _stated(
    row: IndicatorRow,
    readings: Sequence[Reading],
    standing: Standing | None,
    hand: Said,
    tells: Mapping[str, TellsOf],
) -> Iterator[Target]:
    """The targets stated in the reports' own words, in reading order, and those in brackets after a stated share."""
    bases = dict(hand.bases)
    if _only_tasks(row, readings):
        return
    for order, reading in enumerate(readings):
        if cell := row.cells.get(reading.id):
            known = tells.get(reading.id) or TellsOf(reading, order)
            for o in cell.observations:
                t = known.by_id[o.id]
                if t.is_target and is_change(row, o, standing):
                    found = aim(row, readings, o, bases.get(t.key))
                    told = replace(_target(t, found[1]), base=found[0]) if found is not None else None
                else:
                    told = _of_level(t, known)
                if told is not None:
                    yield told


def _of_level(t: Told, known: TellsOf) -> Target | None:
    """The target that a figure is, or that stands in brackets behind its share."""
    figure = level(t.observation) if t.is_target else None
    if figure is not None:
        return _target(t, figure)
    return _stated_beside(t, known) if _tells_a_share(t.observation) else None


def _only_tasks(row: IndicatorRow, readings: Sequence[Reading]) -> bool:
    """Whether all that a row holds are tasks that reports set themselves for the next months ("khởi công 03 chợ").

    Such a figure names what is to be done next; it is no target that the office is judged by.
    """
    if any(o.role != "target" or o.period.kind not in _PARTS_OF_A_YEAR for o in row.observations()):
        return False
    told = ((r.report, o) for r in readings if (cell := row.cells.get(r.id)) for o in cell.observations)
    return all(looks_ahead(report, o) for report, o in told)


_PARTS_OF_A_YEAR = ("month", "months", "quarter", "half")


def _of_the_year(target: Target, standing: Standing | None, readings: Sequence[Reading]) -> Target:
    """A target set for each year of a term is, for the newest result, the one of that result's year."""
    if target.observation is None or target.observation.period.kind != "span":
        return target
    told = standing is not None and holds(target, standing.period)
    if not told or standing is None or standing.period.kind == "span":
        return target
    report = next(r.report for r in readings if r.id == target.source)
    return replace(target, period=year_of(standing.period)) if each_year(report, target.observation) else target


def _tells_a_share(observation: Observation) -> bool:
    """Whether a figure of a text is told with its share of a plan."""
    if observation.anchor.row is not None or observation.role == "target" or observation.quantity is None:
        return False
    return any(r.versus in ("plan", "term_target") for r in observation.relations)


def _stated_beside(t: Told, known: TellsOf) -> Target | None:
    """The target that follows a stated share at once, though it was not read as the indicator's own.

    "41,9 tỷ đồng, đạt 13,4% kế hoạch vốn (312,6 tỷ đồng)": the plan carries another name than what was paid out.
    """
    anchor = t.observation.anchor
    later = [o for o in known.in_text(anchor.block) if o.observation.anchor.start > anchor.start]
    following = min(later, key=_start, default=None)
    if following is None or following.quantity is None or t.quantity is None or not following.is_target:
        return None
    if not same_kind(following.quantity.unit, t.quantity.unit):
        return None
    beside = same_sentence(t.report, anchor, following.observation.anchor)
    return _target(following, following.quantity) if beside else None


def _start(t: Told) -> int:
    return t.observation.anchor.start


def _target(t: Told, figure: Quantity) -> Target:
    return Target(
        quantity=figure,
        period=t.meant,
        stated=True,
        why=_STATED,
        issuer=t.issuer,
        source=t.source,
        anchor=t.observation.anchor,
        observation=t.observation,
    )


_STATED = message("judgement.target.stated")


def _told_once(targets: Iterable[Target], documents: frozenset[str]) -> list[Target]:
    """`targets` without those that an earlier one says again to the word: a report tells most of its plans twice."""
    found: dict[Hashable, Target] = {}
    for t in targets:
        document = t.source if t.source in documents else None
        found.setdefault((t.quantity, t.period, t.issuer, document, t.confirmed, t.base), t)
    return list(found.values())


def _candidate(
    row: IndicatorRow,
    target: Target,
    standing: Standing | None,
    readings: Sequence[Reading],
    target_sources: frozenset[str],
    told: tuple[set[tuple[Quantity, Period]], int],
) -> _Candidate:
    """`told` has the targets that several documents tell, and which one of all this is."""
    document = target.source in target_sources
    of_source = next((i for i, r in enumerate(readings) if r.id == target.source), len(readings))
    place = (of_source, (target.quantity, target.period) not in told[0], told[1])
    if standing is None:
        return _Candidate(target, (False, False, not document, target.period.end.toordinal(), place))
    alike = _comparable(row, standing.level, target.quantity)
    later = target.period.end >= standing.period.end
    near = target.period.end.toordinal() if later else -target.period.end.toordinal()
    held = _held(row, target, standing, readings)
    return _Candidate(target, (not alike, held == 2, not document, held, not later, not target.stated, near, place))


def _held(row: IndicatorRow, target: Target, standing: Standing, readings: Sequence[Reading]) -> int:
    """0 where the target's time holds the result, 1 where its document's or the term it ends does, 2 else."""
    if holds(target, standing.period):
        return 0
    builds_up = measure(row, (target,)) == "flow"
    whole = course(target.period, standing.period, readings, builds_up=builds_up, source=target.source)
    documents = {r.id: r.report.identity.period for r in readings if r.report.is_target}
    own = documents.get(target.source or "")
    return 1 if whole.contains(standing.period) or (own is not None and own.contains(standing.period)) else 2


def _comparable(row: IndicatorRow, actual: Quantity, target: Quantity) -> bool:
    """Whether one can be measured by the other; a fraction ("31/39 trường") can by a percentage."""
    return one_thing(row, actual.unit, target.unit) or (actual.total is not None and target.unit == "%")


def _derived(
    row: IndicatorRow, readings: Sequence[Reading], standing: Standing | None, stated: Sequence[_Candidate]
) -> Iterable[Target]:
    """The target worked back from the newest result and its stated share, where none is stated for its time."""
    if standing is None or any(c.rank[:2] == (False, False) for c in stated):
        return
    for relation in standing.observation.relations:
        if relation.kind != "ratio" or relation.value <= 0 or standing.observation.quantity is None:
            continue
        period = _horizon(relation, standing, readings)
        if period is not None:
            value = roundest(share_of_target(standing.level, relation))
            if not _can_be_a_plan(row, standing.level, relation):
                continue
            yield Target(
                quantity=Quantity(value, standing.level.unit, "approx"),
                period=period,
                stated=False,
                why=message("judgement.target.derived"),
                issuer=relation.assigner,
                source=standing.source,
                anchor=relation.anchor or standing.observation.anchor,
                observation=standing.observation,
            )


def _can_be_a_plan(row: IndicatorRow, level: Quantity, share: Relation) -> bool:
    """Whether what a share was worked back to can be wanted: a whole number of things, and none of what is an evil.

    "101 hộ nghèo (1,56%)" is a share of all households; of no number of programmes are 3 just 41,2%.
    """
    if not is_exact(level):
        return True
    may_be = share_of_target(level, share)
    whole = may_be.high.to_integral_value(ROUND_FLOOR) >= may_be.low
    return whole and (share.value >= _LEAST_OF_EVIL or way(row, ()).direction != "down")


_LEAST_OF_EVIL = 20  # %, of a plan for what is to be low: a lower share is one of a whole


def _horizon(relation: Relation, standing: Standing, readings: Sequence[Reading]) -> Period | None:
    """The time of the target that a share is of: the year for a plan, the term for a congress's target."""
    if relation.versus == "plan":
        return year_of(standing.period) if standing.period.kind != "span" else _term(standing, readings)
    return _term(standing, readings) if relation.versus == "term_target" else None


def _term(standing: Standing, readings: Sequence[Reading]) -> Period:
    """The term the result lies in: a target document's own, else five years from the beginning of the span told."""
    spans = [r.report.identity.period for r in readings if r.report.identity.period is not None]
    whole = [p for p in spans if p.kind == "span" and p.contains(standing.period) and not p.is_to_date]
    if whole:
        return max(whole, key=lambda p: p.days)
    begun = [p for p in [standing.period, *spans] if p.kind == "span"]
    return term_of(min(begun, key=lambda p: p.begin, default=standing.period))


def _once(targets: Sequence[Target]) -> list[Target]:
    """`targets` without those that say again what an earlier one says."""
    kept: list[Target] = []
    for target in targets:
        if not any(_says_again(target, other) for other in kept):
            kept.append(target)
    return kept


def _says_again(target: Target, other: Target) -> bool:
    same_time = target.period == other.period
    same_figure = same_kind(target.quantity.unit, other.quantity.unit) and _figure(target) == _figure(other)
    return same_time and same_figure and (target.issuer == other.issuer or target.issuer is None)


def _figure(target: Target) -> tuple[Decimal, Decimal | None]:
    return target.quantity.amount, target.quantity.high


def _why(
    row: IndicatorRow,
    target: Target,
    place: int,
    ordered: Sequence[Target],
    standing: Standing | None,
    target_sources: frozenset[str],
    turn: Mapping[Key | None, int],
) -> Message:
    """Why `target` is in force (place 0) or is not; `turn` numbers the targets in reading order."""
    kind = "document" if target.source in target_sources else ("report" if target.stated else "derived")
    if place == 0:
        return message(f"judgement.target.in_force_{kind}")
    first = ordered[0]
    if standing is not None and not _comparable(row, standing.level, target.quantity):
        return message("judgement.target.other_unit")
    if standing is not None and not holds(target, standing.period) and holds(first, standing.period):
        return message("judgement.target.other_time", period=target.period)
    if first.source in target_sources and target.source not in target_sources:
        return message("judgement.target.document_first")
    if turn.get(_key(target), 0) < turn.get(_key(first), 0) and target.source == first.source:
        return message("judgement.target.others_again")
    return message("judgement.target.told_later")
