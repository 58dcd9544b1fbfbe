"""What does not add up in a comparison, and what a person should know: one small function for each question.

Every check gives findings on one row, or on one report; each can be read alone. A check asks for one kind of fault,
quotes both places with the figures as they are written, shows the arithmetic, and stays quiet within rounding: a false
alarm costs trust. What was found of a row or a report is kept as long as it stays the same. The words are
`resources/words/*/checks.toml`, the lexicons `resources/judgement/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from compare.changes import Frame, framed
from compare.checks.commitments import is_answered, silent_commitments
from compare.checks.contradictions import Claims, claims, contradictions
from compare.checks.facts import Facts
from compare.checks.followed import changed_targets, dropped_indicators
from compare.checks.growth import wrong_growth
from compare.checks.impossible import falling_counts, fractions_over_one, parts_over_whole, shares_over_whole
from compare.checks.notices import doubtful_figures, leftovers, other_ratings, series_breaks, stale_figures, two_tiers
from compare.checks.partial_sums import missing_parts
from compare.checks.place import Draft, RowOf, settle
from compare.checks.shares import wrong_fractions, wrong_shares
from compare.checks.sums import wrong_sums, wrong_table_sums
from compare.checks.units import unit_slips
from compare.comparison import Comparison, Finding, JudgedRow, Key, Reading, Severity, say_the_same
from compare.kept import Heirs, Kept, Same
from compare.told import Tellings, TellsOf, tellings

RowCheck = Callable[[Facts, JudgedRow], Iterator[Draft]]
ReportCheck = Callable[[Facts, Reading], Iterator[Draft]]

OF_ROWS: tuple[RowCheck, ...] = (
    wrong_shares,
    wrong_fractions,
    wrong_growth,
    unit_slips,
    falling_counts,
    changed_targets,
    dropped_indicators,
    stale_figures,
    series_breaks,
    other_ratings,
)
OF_REPORTS: tuple[ReportCheck, ...] = (
    wrong_sums,
    wrong_table_sums,
    fractions_over_one,
    shares_over_whole,
    parts_over_whole,
    leftovers,
    doubtful_figures,
)
OF_TEXTS = frozenset({leftovers})  # those of them that ask nothing of the figures
_WEIGHT: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class _OfRow:
    """What is found of one row: drafts by check, and what it brings to the contradictions."""

    drafts: tuple[tuple[int, Draft], ...]
    claims: Claims


def run(
    comparison: Comparison,
    kept: Kept | None = None,
    row_of: RowOf | None = None,
    frame: Frame | None = None,
    told: Tellings | None = None,
) -> tuple[Finding, ...]:
    """All findings of all checks, the gravest first and notices last; each told once, in an order that stays.

    `row_of` gives the row of an observation, `frame` what changed and `told` what the readings tell, where the caller
    knows them already.
    """
    kept = kept or Kept()
    frame = frame or framed(comparison.readings, comparison.readings, kept, "checks")
    told = told or tellings(frame, kept)
    row_of = row_of or _rows_by_key(comparison.rows).get
    before, now = told.before, [told.now[r.id] for r in comparison.readings]
    key = ("facts", *map(Same, now), comparison.targets)
    facts = kept.get(key, lambda: Facts(comparison.readings, comparison.targets, now))
    beside = {id(row) for row in map(row_of, _read_anew(facts, frame, before)) if row is not None}
    beside.update(map(id, _silent_anew(facts, frame, comparison.rows)))
    of_rows = ("rows", Same(frame.frame), comparison.targets)
    rows = kept.each(of_rows, comparison.rows, partial(_of_row, facts), beside, _FOUND_AS_BEFORE)
    drafts = [
        *contradictions(row.claims for row in rows),
        *_in_turn(draft for row in rows for draft in row.drafts),
        *_in_turn(draft for n, reading in enumerate(facts.readings) for draft in _of_report(facts, n, reading, kept)),
        *kept.get(("parts", Same(facts)), lambda: tuple(missing_parts(facts))),
        *kept.get(("two tiers", Same(facts)), lambda: tuple(two_tiers(facts))),
        *(d for d in kept.get(("silent", *_texts(facts)), lambda: _silent(facts)) if not is_answered(facts, d, row_of)),
    ]
    return _told(drafts, row_of)


def _read_anew(facts: Facts, frame: Frame, before: Mapping[str, TellsOf]) -> Iterator[Key]:
    """The figures that are read beside one that changed, and all of a table whose columns the text tells otherwise."""
    yield from frame.touched
    for reading in {change.report for change in frame.changes}:
        source = facts.readings[reading].id
        if source not in before or before[source].told_in_text != facts.tells(source).told_in_text:
            yield from (t.key for t in facts.of(facts.readings[reading]))


def _silent_anew(facts: Facts, frame: Frame, rows: Iterable[JudgedRow]) -> Iterable[JudgedRow]:
    """The rows that the newest report is silent of, where it tells of other things than before."""
    newest = facts.newest
    others = {change.report for change in frame.changes if not change.keeps_its_name}
    if newest is None or facts.tells(newest.id).order not in others:
        return ()
    return (row for row in rows if newest.id not in row.row.cells)


def _silent(facts: Facts) -> tuple[Draft, ...]:
    return tuple(silent_commitments(facts))


def _texts(facts: Facts) -> tuple[Same, ...]:
    """What the commitments are found in: a decision on a figure changes none of it."""
    return tuple(Same(reading.report) for reading in facts.readings)


def _of_row(facts: Facts, row: JudgedRow) -> _OfRow:
    drafts = tuple((turn, draft) for turn, check in enumerate(OF_ROWS) for draft in check(facts, row))
    return _OfRow(drafts, claims(facts, row))


def _found_as_before(old: JudgedRow, found: _OfRow, row: JudgedRow) -> _OfRow | None:
    """What is found of a row that says what an `old` one said and is judged as that was."""
    same = old.targets is row.targets and old.progress is row.progress and old.direction == row.direction
    return found if same and say_the_same(old.row, row.row) else None


_FOUND_AS_BEFORE = Heirs(attrgetter("id"), _found_as_before)


def _of_report(facts: Facts, order: int, reading: Reading, kept: Kept) -> tuple[tuple[int, Draft], ...]:
    """What is found of one report, by check; nothing of it depends on other reports or on rows."""

    found: list[tuple[int, Draft]] = []
    for turn, check in enumerate(OF_REPORTS):
        of = Same(reading.report if check in OF_TEXTS else reading)
        drafts = kept.get((check, order, of), partial(_all, check, facts, reading))
        found += [(turn, draft) for draft in drafts]
    return tuple(found)


def _all(check: ReportCheck, facts: Facts, reading: Reading) -> tuple[Draft, ...]:
    return tuple(check(facts, reading))


def _in_turn(found: Iterable[tuple[int, Draft]]) -> list[Draft]:
    """Drafts check by check, each check's in the order of the rows."""
    return [draft for _, draft in sorted(found, key=lambda pair: pair[0])]


def _told(drafts: Sequence[Draft], row_of: RowOf) -> tuple[Finding, ...]:
    found: dict[str, Finding] = {}
    shown: set[object] = set()
    for draft in drafts:
        if draft.finding.key in found or (draft.once is not None and draft.once in shown):
            continue
        shown.add(draft.once)
        found[draft.finding.key] = settle(draft, row_of)
    return tuple(sorted(found.values(), key=lambda f: (f.is_notice, _WEIGHT[f.severity])))


def _rows_by_key(rows: Iterable[JudgedRow]) -> dict[Key, JudgedRow]:
    return {(source, o.id): row for row in rows for source, cell in row.row.cells.items() for o in cell.observations}
