"""The whole app in one function: reports in, `Comparison` out.

    Source --read--> Report --observe--> Observations --amend--> --align--> rows --judge--> --check--> Findings

`compare` is pure: the same reports and decisions give the same comparison, in whatever order they come. Reading
files, which takes time and can fail, is kept apart in `compare.engine`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import cast

from compare import asides, checks, figures, matching, progress, targets
from compare.amendments import Amended, amend, identify
from compare.by_hand import Members, by_hand_of, links_of, named
from compare.casing import Casing, casing_of
from compare.changes import Frame, framed
from compare.comparison import (
    ByHand,
    Comparison,
    Finding,
    IndicatorRow,
    JudgedRow,
    Key,
    Reading,
    SectionRow,
    say_the_same,
)
from compare.dictionary import Dictionary
from compare.doubts import without_doubted
from compare.folding import Folded
from compare.kept import Heirs, Kept, Same
from compare.matching.words import Counted
from compare.naming import at_head, with_capital_name
from compare.observation import Observation
from compare.office import Office
from compare.preparing import Prepared
from compare.report import Report, Unread
from compare.thresholds import Thresholds
from compare.told import Tellings, tellings

_NOTHING = ByHand()
_NO_OFFICE = Office()
_UNAMENDED: Amended | None = None
Observe = Callable[[Report], tuple[Observation, ...]]
Prepare = Callable[[Report], Prepared]


def compare(
    read: Iterable[Report | Unread],
    folded: Folded,
    observe: Observe = figures.observe,
    kept: Kept | None = None,
    office: Office | None = None,
    prepare: Prepare | None = None,
) -> Comparison:
    """What `read` comes to when it is lined up, judged and checked, with what the user decided.

    `observe` finds the figures of a report; a caller that keeps what depends on one report gives its own `prepare`.
    With `kept` only what a decision touches is worked out again. `office` has the thresholds and the dictionary that
    hold for every workspace.
    """
    kept = kept or Kept()
    kept.turn()
    rules = _rules(office or _NO_OFFICE, folded, kept)
    read = list(read)
    told = _told(read, folded, kept, rules.words, prepare or partial(_prepared, observe, kept))
    members = Members([t.amended for t in told], kept)
    rows = _lined_up(told, members, folded, kept, rules)
    known = {t.read.id: t.prepared.told_of(t.amended.reading.report) for t in told}
    tells = tellings(rows.frame, kept, known)
    judged = _judged_rows(rows, members, folded, kept, rules, tells)
    ignored = {rows.row_of[key].id: m for m, key in named(folded.ignored, members).items() if key in rows.row_of}
    aside = tuple((member, judged.pop(row_id)) for row_id, member in ignored.items())
    comparison = Comparison(
        rows.readings,
        rows.sections,
        tuple(judged.values()),
        unread=tuple(sorted((u for u in read if isinstance(u, Unread)), key=lambda u: (u.source.name, u.source.id))),
        targets=rows.target_sources,
        ignored=aside,
        kept_secrets=frozenset(source for source, said in folded.readings.items() if said.kept),
    )
    lost = [finding for t in told for finding in t.amended.lost] + members.lost + list(rules.lost)

    def judged_row(key: Key) -> JudgedRow | None:
        return judged.get(rows.row_of[key].id) if key in rows.row_of else None

    findings = [*checks.run(comparison, kept, judged_row, rows.frame, tells), *lost]
    return without_doubted(replace(comparison, findings=tuple(_as_settled(f, folded) for f in findings)))


# One report after another --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Told:
    """What one report tells: as it was read, and as the user put it right."""

    prepared: Prepared
    read: Reading
    amended: Amended


def _told(
    read: Iterable[Report | Unread], folded: Folded, kept: Kept, words: Dictionary, prepare: Prepare
) -> list[_Told]:
    """What each report that could be read tells, in their order."""
    identified = [_identified(report, folded, kept) for report in read if isinstance(report, Report)]
    told = [_told_by(report, prepare(report), folded, kept, words) for report in identified]
    return sorted(told, key=lambda t: reading_order(t.read))


def _told_by(report: Report, prepared: Prepared, folded: Folded, kept: Kept, words: Dictionary) -> _Told:
    observations = _observations(report, prepared, kept, words)
    read = kept.get(("read", Same(report), Same(observations)), lambda: Reading(report, observations))
    return _Told(prepared, read, _amended(read, folded, kept))


def _observations(report: Report, prepared: Prepared, kept: Kept, words: Dictionary) -> tuple[Observation, ...]:
    """The figures of `report` with what is told aside, in the units that the office knows where one is left out."""
    language, told = report.identity.language, prepared.observations

    def with_asides() -> tuple[Observation, ...]:
        known = words.with_units(told)
        return prepared.with_asides if known is told else asides.of(known, language)

    return kept.get(("units", Same(told), Same(words), language), with_asides)


def _amended(read: Reading, folded: Folded, kept: Kept) -> Amended:
    source = read.id
    decided = tuple(
        tuple((m, d) for m, d in decisions.items() if m.source == source)
        for decisions in (folded.periods, folded.roles, folded.corrections, folded.target_lines)
    )
    key = ("amended", Same(read), decided, folded.added.get(source, ()), folded.headings.get(source, ()))
    before = kept.last(("amended before", source), lambda: _UNAMENDED)
    amended = kept.get(key, lambda: amend(read.report, read.observations, folded).following(before))
    kept.put(("amended before", source), amended)
    return amended


# Lined up, and judged ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of sections and of indicators, and the readings without the asides that no row asks for."""

    readings: tuple[Reading, ...]
    sections: tuple[SectionRow, ...]
    indicators: Sequence[IndicatorRow]
    row_of: Mapping[Key, IndicatorRow]
    frame: Frame

    @property
    def target_sources(self) -> frozenset[str]:
        return frozenset(r.id for r in self.readings if r.report.is_target)


def _lined_up(told: Sequence[_Told], members: Members, folded: Folded, kept: Kept, rules: _Rules) -> _Rows:
    """The rows of what is told, under the names that the board shows."""
    readings = tuple(t.amended.reading for t in told)
    read = cast(tuple[Reading, ...], kept.one(*(t.read for t in told)))
    words_of = partial(_words_of, {t.read.id: t.prepared for t in told})
    aligned = matching.align(readings, links_of(folded, members), kept, rules.words, read, words_of)
    wanted, told_aside = asides.wanted(aligned.indicators, readings, kept)
    casing = casing_of(readings)
    rows = kept.each(("cased", Same(casing), Same(rules)), wanted, partial(_cased, casing, rules.words))
    shown = tuple(_shown(reading, told_aside, kept) for reading in readings)
    return _Rows(shown, aligned.sections, rows, _row_of(rows, kept), framed(read, shown, kept))


def _judged_rows(
    rows: _Rows, members: Members, folded: Folded, kept: Kept, rules: _Rules, tells: Tellings
) -> dict[str, JudgedRow]:
    """The rows judged, by their ids; again only those that are others, that a changed figure stands in or beside, or
    that the user said something of."""
    by_hand = by_hand_of(rows.row_of, folded, members)
    together = kept.one(*rows.readings)
    judge = partial(_judged, cast(tuple[Reading, ...], together), rows.target_sources, rules, tells)
    beside = {id(rows.row_of[key]) for key in rows.frame.touched if key in rows.row_of}
    judging = ("judged", Same(rows.frame.frame), Same(rules))
    judged = {r.id: r for r in kept.each(judging, rows.indicators, judge, beside, _JUDGED_AS_BEFORE)}
    if by_hand:  # what is said of a row holds of its own figures alone: it is judged again as any other
        said = [_said_of(row, by_hand[row.id], kept) for row in rows.indicators if row.id in by_hand]
        again = {id(one) for one in said if id(one.row) in beside}
        found = kept.each(("judged by hand", *judging), said, lambda one: judge(one.row, one.by_hand), again)
        judged.update((row.id, row) for row in found)
    return judged


@dataclass(frozen=True, slots=True)
class _SaidOf:
    """A row with what the user said of it."""

    row: IndicatorRow
    by_hand: ByHand


def _said_of(row: IndicatorRow, by_hand: ByHand, kept: Kept) -> _SaidOf:
    """The same object as long as the row is the same and the same is said of it."""
    return kept.get(("said of", Same(row), repr(by_hand)), lambda: _SaidOf(row, by_hand))


def _judged_as_before(old: IndicatorRow, judged: JudgedRow, row: IndicatorRow) -> JudgedRow | None:
    """How a row that says what an `old` one said is judged: in which section it stands makes no difference."""
    return replace(judged, row=row) if judged.row is old and say_the_same(old, row) else None


_JUDGED_AS_BEFORE = Heirs(attrgetter("id"), _judged_as_before)


def _shown(reading: Reading, told_aside: set[Key], kept: Kept) -> Reading:
    """`reading` with those of its asides that stand in a row."""
    own = frozenset(key for key in told_aside if key[0] == reading.id)
    return kept.get(("shown", Same(reading), own), lambda: asides.without(reading, set(own)))


def reading_order(reading: Reading) -> tuple[object, ...]:
    """Sorts readings as offices lay them out: target documents first, then by period, then by their bytes."""
    period = reading.report.identity.period
    source = reading.report.source
    when = (1, *period.order) if period else (0,)
    return (not reading.report.is_target, when, source.digest, source.id)


def keys_of(row: IndicatorRow) -> tuple[Key, ...]:
    """The keys of all observations in `row`."""
    return tuple([(source, o.id) for source, cell in row.cells.items() for o in cell.observations])


def _row_of(rows: Sequence[IndicatorRow], kept: Kept) -> Mapping[Key, IndicatorRow]:
    """The row of each observation; of rows that are as they were, nothing is looked at again."""
    known = kept.last("row_of", _RowOf)
    known.follow(rows)
    return known.row_of


class _RowOf:
    """The row of each observation, led along from one comparison to the next: a copy of so many would take longer than
    all else that is done with them."""

    def __init__(self) -> None:
        self.row_of: dict[Key, IndicatorRow] = {}
        self._rows: dict[int, IndicatorRow] = {}  # by their object's number, which is theirs while they are here

    def follow(self, rows: Sequence[IndicatorRow]) -> None:
        """Have it of `rows` from now on."""
        now = dict(zip(map(id, rows), rows, strict=True))
        for row in map(self._rows.__getitem__, self._rows.keys() - now.keys()):
            for key in keys_of(row):
                if self.row_of.get(key) is row:
                    del self.row_of[key]
        for row in map(now.__getitem__, now.keys() - self._rows.keys()):
            self.row_of.update(dict.fromkeys(keys_of(row), row))
        self._rows = now


@dataclass(frozen=True, slots=True)
class _Rules:
    """The thresholds and the dictionary in force, and what was set that cannot be."""

    limits: Thresholds
    words: Dictionary
    lost: tuple[Finding, ...] = ()


def _rules(office: Office, folded: Folded, kept: Kept) -> _Rules:
    """The office's with the workspace's own laid over them."""

    def made() -> _Rules:
        limits, problems = office.thresholds.with_values(folded.thresholds)
        lost = (
            Finding(f"decision_lost:{said!r}", "decision_lost", "warning", said, is_notice=True) for said in problems
        )
        return _Rules(limits, office.dictionary, tuple(lost))

    return kept.get(("rules", office.thresholds, Same(office.dictionary), tuple(folded.thresholds.items())), made)


def _identified(report: Report, folded: Folded, kept: Kept) -> Report:
    """`report` with what the user said it is."""
    source = report.source.id
    said, marks = folded.identities.get(source), folded.headings.get(source, ())
    return kept.get(("identified", Same(report), said, marks), lambda: identify(report, said, marks))


def _prepared(observe: Observe, kept: Kept, report: Report) -> Prepared:
    told = observe(report)
    return kept.get(("prepared", Same(report), Same(told)), lambda: Prepared(report, told))


def _words_of(prepared: Mapping[str, Prepared], reading: Reading) -> Counted | None:
    ready = prepared[reading.id]
    return ready.words if ready.is_of(reading.report) else None


def _judged(
    readings: tuple[Reading, ...],
    target_sources: frozenset[str],
    rules: _Rules,
    tells: Tellings,
    row: IndicatorRow,
    by_hand: ByHand = _NOTHING,
) -> JudgedRow:
    named = replace(row, name=by_hand.name, read_as=row.read_as or row.name) if by_hand.name else row
    only_confirmed = bool(rules.limits.of("targets", "confirmed_only"))
    said = targets.said(by_hand, only_confirmed)
    chosen = targets.choose(named, readings, target_sources, by_hand.target, said, tells.now)
    usual = rules.words.direction(_names(named)) if rules.words.directions else None
    judged = progress.judge(named, readings, chosen, replace(by_hand, usual_direction=usual), rules.limits)
    who = by_hand.responsible or (rules.words.answers_for(_names(named)) if rules.words.responsible else None)
    return replace(judged, responsible=who, confirmed=by_hand.confirmed) if who or by_hand.confirmed else judged


def _cased(casing: Casing, words: Dictionary, row: IndicatorRow) -> IndicatorRow:
    """`row` under the name that the board shows, its capitals as the reports write them; the office's own as it is."""
    own = words.name(row.name)
    name = at_head(own) if own != row.name else with_capital_name(own, casing)
    return replace(row, name=name) if name != row.name else row


def _names(row: IndicatorRow) -> Iterator[str]:
    """What `row` is called, and what each report calls it."""
    yield row.name
    yield from (o.indicator for o in row.observations())


def _as_settled(finding: Finding, folded: Folded) -> Finding:
    """The finding with what the user said of it: put aside, accepted, to be asked."""
    reason, accepted, asked = (
        folded.dismissed.get(finding.key),
        finding.key in folded.accepted,
        folded.asked.get(finding.key),
    )
    if not reason and not accepted and asked is None:
        return finding
    return replace(finding, dismissed=reason, accepted=accepted, asked=asked)
