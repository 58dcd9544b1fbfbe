"""Sections of N reports in rows.

Partners are chosen for each pair of reports at once (`assignment`), rows are built from the surest pairs on, with at
most one section of a report in each; then sections that hold several topics are added to every row they cover, so that
a merged section stands in several rows and a split one fills a cell with several. What the user joined or separated
holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from compare.comparison import IndicatorRow, Key, Reading, SectionRow
from compare.kept import Kept, Same
from compare.matching.assignment import Clusters, assign
from compare.matching.inside import with_rows
from compare.matching.profiles import Profile, WordsOf, profiles
from compare.matching.section_values import Known, Row, as_rows, in_reading_order
from compare.matching.similarity import Likeness, Texts, by_texts, likeness

LEAST = 0.36  # of a pair of sections that may be partners
LEAST_OF_CLUSTERS = 0.3  # of the mean over all pairs when two rows grow together
LEAST_COVER = 0.46  # of a section that is added to a row because it covers it
LEAST_SCORE_COVERED = 0.28  # with one of the row's sections, of a section that is added to it
LEAST_WITHOUT_FIGURES = 0.42  # the same of tasks and shortcomings: no figures stand in them to tell more
LEAST_TOPIC_ACROSS = 0.3  # or of their topics alone
LEAST_ACROSS = 0.4  # of a pair that makes one row of two that a merged section belongs to

SectionLinks = Iterable[tuple[Key, Key, bool]]


def section_rows(
    readings: Sequence[Reading],
    links: SectionLinks,
    kept: Kept | None = None,
    words_of: WordsOf | None = None,
    indicators: Sequence[IndicatorRow] | None = None,
) -> tuple[SectionRow, ...]:
    """The rows of `readings`, which are in their order already; every section with a heading stands in one at least.

    `indicators` are rows of what the readings tell, by which sections are compared as well; without them nobody sees
    the rows, which then say where sections stand and no more.
    """
    kept = kept or Kept()
    links = tuple(links)
    together = Same(kept.one(*readings))
    of = (together, Same(indicators))

    def by_themselves() -> _Themselves:
        return kept.get(("sections by themselves", together), lambda: _themselves(readings, words_of))

    compared = kept.get(("sections", *of), lambda: _compared(by_themselves(), readings, indicators or ()))
    return kept.get(("section rows", *of, links), lambda: _rows(readings, compared, links, seen=indicators is not None))


@dataclass(frozen=True, slots=True)
class _Compared:
    """The profiles of all sections, how alike they are, and the partners of every pair of reports."""

    found: Sequence[Profile]
    like: Likeness | None
    edges: Sequence[tuple[float, int, int]]
    known: Known = field(default_factory=dict)  # the rows that were made of it the last time


@dataclass(frozen=True, slots=True)
class _Themselves:
    """The profiles of all sections without the rows that their indicators stand in, and how alike their texts are."""

    found: Sequence[Profile]
    texts: Texts | None


def _themselves(readings: Sequence[Reading], words_of: WordsOf | None) -> _Themselves:
    found = profiles(readings, words_of)
    return _Themselves(found, by_texts(found) if found else None)


def _compared(so_far: _Themselves, readings: Sequence[Reading], indicators: Sequence[IndicatorRow]) -> _Compared:
    found = with_rows(so_far.found, readings, indicators)
    like = likeness(found, so_far.texts) if so_far.texts else None
    return _Compared(found, like, _edges(found, like) if like else ())


def _rows(
    readings: Sequence[Reading], compared: _Compared, links: SectionLinks, *, seen: bool
) -> tuple[SectionRow, ...]:
    found, like = compared.found, compared.like
    if like is None:
        return ()
    said = _Said.of(found, readings, links)
    rows = [Row(members) for members in _grown(found, like, compared.edges, said)]
    _add_covering(rows, found, like, said)
    rows = _one_where_crossed(rows, found, like, said)
    _hold_joined(rows, said)
    rows = in_reading_order(rows, found)
    return as_rows(rows, found, readings, like if seen else None, said.joined, compared.known)


@dataclass(frozen=True, slots=True)
class _Said:
    """What the user said, as pairs of nodes."""

    joined: tuple[tuple[int, int], ...]
    apart: frozenset[frozenset[int]]

    @classmethod
    def of(cls, found: Sequence[Profile], readings: Sequence[Reading], links: SectionLinks) -> _Said:
        node = {(readings[p.report].id, p.section.id): i for i, p in enumerate(found)}
        joined: set[tuple[int, int]] = set()
        apart: set[tuple[int, int]] = set()
        for one, other, together in links:
            if one in node and other in node and one != other:
                pair = (min(node[one], node[other]), max(node[one], node[other]))
                (joined if together else apart).add(pair)
        return cls(tuple(sorted(joined - apart)), frozenset(frozenset(pair) for pair in apart))

    def parts(self, node: int, others: Iterable[int]) -> bool:
        """Whether `node` must not share a row with one of `others`."""
        return bool(self.apart) and any(frozenset((node, other)) in self.apart for other in others)


# Rows of partners ---------------------------------------------------------------------------------------------------


def _grown(
    found: Sequence[Profile], like: Likeness, edges: Sequence[tuple[float, int, int]], said: _Said
) -> list[list[int]]:
    """Clusters with at most one section of a report each (but for what the user joined), grown from the surest pair."""
    clusters = Clusters([p.report for p in found], [(min(pair), max(pair)) for pair in said.apart])
    for one, other in said.joined:
        if not clusters.same(one, other) and clusters.allowed(one, other, by_hand=True):
            clusters.merge(one, other)
    for _, one, other in edges:
        if clusters.same(one, other) or not clusters.allowed(one, other):
            continue
        if like.mean(clusters.members(one), clusters.members(other)) >= LEAST_OF_CLUSTERS:
            clusters.merge(one, other)
    return clusters.all()


def _edges(found: Sequence[Profile], like: Likeness) -> list[tuple[float, int, int]]:
    """The partners of every pair of reports, the surest first."""
    first: dict[int, int] = {}
    for i, p in enumerate(found):
        first.setdefault(p.report, i)
    bounds = [*first.values(), len(found)]
    spans = list(pairwise(bounds))
    edges = [
        (-float(like.scores[begin + i, begin2 + j]), begin + i, begin2 + j)
        for a, (begin, end) in enumerate(spans)
        for begin2, end2 in spans[a + 1 :]
        for i, j in assign(like.scores[begin:end, begin2:end2], LEAST)
    ]
    return sorted(edges)


# Merged and split sections ------------------------------------------------------------------------------------------


def _add_covering(rows: list[Row], found: Sequence[Profile], like: Likeness, said: _Said) -> None:
    """To each row that lacks a report, its section that covers the row; a row of such a section alone is dropped.

    A section above or below one of the row does not count as covering it: parents go with parents.
    """
    home = {node: row for row in rows for node in row.core}
    additions = [
        (row, node)
        for row in rows
        if not all(found[n].container for n in row.core)
        for node in _covering(row, home, found, like, said)
    ]
    for row, node in additions:
        row.added.append(node)
    _drop_covered(rows)


def _drop_covered(rows: list[Row]) -> None:
    """Drops each row of one section alone that another row holds as well; of two that hold each other, one stays."""
    holders = Counter(node for row in rows for node in row.nodes)
    kept = []
    for row in rows:
        if len(row.core) == 1 and holders[row.core[0]] > 1:
            holders.subtract(row.nodes)
        else:
            kept.append(row)
    rows[:] = kept


def _covering(row: Row, home: Mapping[int, Row], found: Sequence[Profile], like: Likeness, said: _Said) -> list[int]:
    """Of each report that `row` lacks, the section that covers it best, where one does."""
    lacks = {p.report for p in found} - {found[n].report for n in row.core}
    covers = like.covers[:, row.core].mean(axis=1)
    scores = like.scores[:, row.core].max(axis=1)
    best: dict[int, tuple[float, int]] = {}
    for node in map(int, np.flatnonzero(covers >= LEAST_COVER)):
        p = found[node]
        if p.report not in lacks or p.container or said.parts(node, row.core):
            continue
        if not _is_near_enough(node, float(scores[node]), row, home, found) or _is_kin_of_row(node, row, home, found):
            continue
        worth = (-float(covers[node] + scores[node]), node)
        best[p.report] = min(best.get(p.report, worth), worth)
    return sorted(node for _, node in best.values())


def _is_near_enough(node: int, score: float, row: Row, home: Mapping[int, Row], found: Sequence[Profile]) -> bool:
    """Whether a section that covers `row` is alike enough besides, or the general one its reports lack."""
    if _is_general(found[node], row, found):
        return not _has_own_general(row, home[node], found)
    figures = found[node].function in ("results", "measures")
    return score >= (LEAST_SCORE_COVERED if figures else LEAST_WITHOUT_FIGURES)


def _is_general(profile: Profile, row: Row, found: Sequence[Profile]) -> bool:
    """Whether `profile` says of the whole report what the row says of one topic ("Hạn chế" of each field)."""
    return profile.shape == "head" and all(
        found[n].shape == "nested" and found[n].function == profile.function for n in row.core
    )


def _has_own_general(row: Row, home: Row, found: Sequence[Profile]) -> bool:
    """Whether a report of `row` has in `home` a section of its own for the whole report."""
    of_row = {found[n].report for n in row.core}
    return any(found[n].shape == "head" and found[n].report in of_row for n in home.core)


def _is_kin_of_row(node: int, row: Row, home: Mapping[int, Row], found: Sequence[Profile]) -> bool:
    """Whether `node`'s own row holds a section that stands above or below one of `row`."""
    above_row = {a for n in row.core for a in _ancestors(n, found)}
    return any(m in above_row or not set(_ancestors(m, found)).isdisjoint(row.core) for m in home[node].core)


def _ancestors(node: int, found: Sequence[Profile]) -> list[int]:
    above: list[int] = []
    at = found[node].parent
    while at is not None:
        above.append(at)
        at = found[at].parent
    return above


def _one_where_crossed(rows: list[Row], found: Sequence[Profile], like: Likeness, said: _Said) -> list[Row]:
    """Rows that share an added section made one where their other sections of two reports are alike crosswise.

    "Giáo dục, y tế" and "Lao động, chính sách" against "Giáo dục" and "Y tế, lao động": no row alone is right.
    """
    rows = list(rows)
    at = 0
    while at < len(rows):
        for other in rows[at + 1 :]:
            if (
                (rows[at].added or other.added)
                and _crossed(rows[at], other, found, like)
                and not any(said.parts(n, other.nodes) for n in rows[at].nodes)
            ):
                rows[at].core = sorted({*rows[at].core, *other.core})
                rows[at].added = sorted({*rows[at].added, *other.added} - set(rows[at].core))
                rows.remove(other)
                break
        else:
            at += 1
    return rows


def _crossed(one: Row, other: Row, found: Sequence[Profile], like: Likeness) -> bool:
    if set(one.nodes).isdisjoint(other.nodes):
        return False
    firsts, seconds = set(one.nodes) - set(other.nodes), set(other.nodes) - set(one.nodes)
    return any(
        found[a].report != found[b].report
        and (float(like.scores[a, b]) >= LEAST_ACROSS or _share_topic(a, b, found, like))
        for a in firsts
        for b in seconds
    )


def _share_topic(one: int, other: int, found: Sequence[Profile], like: Likeness) -> bool:
    """Whether both headings name one topic below a field ("y tế", not "xã hội"), and one that not every section has."""
    a, b = found[one], found[other]
    named = any("." in topic and topic in b.topics for topic in a.topics)
    return named and a.function == b.function and like.of("topic", one, other) >= LEAST_TOPIC_ACROSS


def _hold_joined(rows: list[Row], said: _Said) -> None:
    """Sections the user joined that no row holds together yet share a row of their own."""
    for one, other in said.joined:
        if not any(one in row.nodes and other in row.nodes for row in rows):
            rows.append(Row([one], [other]))
