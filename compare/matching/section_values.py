"""Rows of sections as values: their order, ids and titles, and their cells with how sure each is.

Which sections share a row is chosen by `sections`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.comparison import Part, Reading, SectionCell, SectionRow
from compare.matching.heading_words import without_number
from compare.matching.profiles import Profile
from compare.matching.similarity import Likeness
from compare.report import heading_path
from compare.wording import match_key


@dataclass
class Row:
    """A row while it is built: the nodes it was grown from, and those added because they cover it."""

    core: list[int]
    added: list[int] = field(default_factory=list)

    @property
    def nodes(self) -> list[int]:
        return sorted({*self.core, *self.added})


# Rows by their sections, those of the core and all, those that the user joined, and the number among like ones.
Known = dict[tuple[tuple[int, ...], tuple[int, ...], frozenset[int], int], SectionRow]


def in_reading_order(rows: list[Row], found: Sequence[Profile]) -> list[Row]:
    """Rows in the order of the report with the most of them; the others' rows each after what precedes it there."""
    of_report: dict[int, list[int]] = {}
    for node, p in enumerate(found):
        of_report.setdefault(p.report, []).append(node)
    holding: dict[int, list[Row]] = {}
    for row in rows:
        for node in row.nodes:
            holding.setdefault(node, []).append(row)
    placed: list[Row] = []
    for report in sorted(of_report, key=lambda r: (-len(of_report[r]), r)):
        last = -1
        for node in of_report[report]:
            for row in holding.get(node, ()):
                known = next((i for i, r in enumerate(placed) if r is row), None)
                if known is None:
                    last += 1
                    placed.insert(last, row)
                elif node in row.core:
                    last = max(last, known) if known < last + 3 else known
    return placed


def as_rows(
    rows: Sequence[Row],
    found: Sequence[Profile],
    readings: Sequence[Reading],
    like: Likeness | None,
    joined: Sequence[tuple[int, int]],
    known: Known,
) -> tuple[SectionRow, ...]:
    """The rows as values; those of the same sections are taken from what is `known` and put there for the next time.

    Without `like` they have no title, and their cells say nothing of how sure they are.
    """
    made: Known = {}
    used: dict[str, int] = {}
    for row in rows:
        key = _row_key(row, found, readings)
        used[key] = used.get(key, 0) + 1
        nodes = row.nodes
        by_hand = frozenset(n for pair in joined for n in pair if pair[0] in nodes and pair[1] in nodes)
        of = (tuple(row.core), tuple(nodes), by_hand, used[key])
        made[of] = known.get(of) or _as_row(row, f"{key}#{used[key]}", found, readings, like, by_hand)
    known.clear()
    known.update(made)
    return tuple(made.values())


def _as_row(
    row: Row,
    name: str,
    found: Sequence[Profile],
    readings: Sequence[Reading],
    like: Likeness | None,
    by_hand: frozenset[int],
) -> SectionRow:
    row_id = f"s{hashlib.sha256(name.encode()).hexdigest()[:10]}"
    title = _title(row, found, like) if like else ""
    return SectionRow(row_id, title, _cells(row, found, readings, like, by_hand))


def _row_key(row: Row, found: Sequence[Profile], readings: Sequence[Reading]) -> str:
    """What the row's id is made of: the headings down to its earliest section."""
    first = min(row.core)
    path = heading_path(readings[found[first].report].report, found[first].section.id)
    return "/".join(match_key(heading) for heading in path)


def _title(row: Row, found: Sequence[Profile], like: Likeness) -> str:
    """The heading most like the row's others, the shorter of equals; one that takes its topic from above, with that."""
    scores = like.between(row.core, row.core).sum(axis=1)
    named = [(found[n], without_number(found[n].section.heading or found[n].report_title)) for n in row.core]
    ranked = sorted(
        zip(scores, named, strict=True),
        key=lambda pair: (-round(float(pair[0]), 2), len(pair[1][1].split()) or 99, -pair[1][0].report, pair[1][1]),
    )
    profile, title = ranked[0][1]
    if profile.shape == "nested" and profile.parent is not None:
        return f"{title} – {without_number(found[profile.parent].section.heading or '')}"
    return title


def _cells(
    row: Row, found: Sequence[Profile], readings: Sequence[Reading], like: Likeness | None, by_hand: frozenset[int]
) -> dict[str, SectionCell]:
    cells: dict[str, SectionCell] = {}
    nodes = row.nodes
    for report in sorted({found[n].report for n in nodes}):
        own = [n for n in nodes if found[n].report == report]
        others = [n for n in nodes if found[n].report != report]
        score, parts = _confidence(own, others, like) if like else (1.0, ())
        headings = [found[n].section.heading or "" for n in own]
        hand = not by_hand.isdisjoint(own)
        cells[readings[report].id] = SectionCell(
            tuple(found[n].section.id for n in own), " | ".join(headings), 1.0 if hand else score, parts, hand
        )
    return cells


def _confidence(own: Sequence[int], others: Sequence[int], like: Likeness) -> tuple[float, tuple[Part, ...]]:
    """How sure a cell is, by its surest partner, and the parts of that score; a section alone is sure."""
    if not others:
        return 1.0, ()
    scores = like.between(own, others).ravel()
    last = len(scores) - 1 - int(scores[::-1].argmax())  # of the surest pairs the last
    score, one, other = float(scores[last]), own[last // len(others)], others[last % len(others)]
    return round(min(1.0, score), 4), like.parts(one, other)
