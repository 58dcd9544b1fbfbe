"""How alike sections are, as numbers between 0 and 1, for all sections of all reports at once.

A score is the weighted mean of its parts, of those parts that both sections have: headings, topics, text, indicators
inside by their names and by their rows, what stands above and beside. What the two are for gates it: results never
match tasks. `Likeness.parts` says again for one pair what the matrices hold.

    (heading 0.6 x 0.25 + topic 1.0 x 0.22 + content 0.3 x 0.2 + indicators 0.7 x 0.36) / (0.25 + 0.22 + 0.2 + 0.36)
    = 0.682 / 1.03 = 0.66, of two results; 0 of a result and a task
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from compare.comparison import Part
from compare.matching.heading_words import compatible
from compare.matching.profiles import Profile

Matrix = npt.NDArray[np.float32]
Kept = tuple[npt.NDArray[np.float16], npt.NDArray[np.float16]]  # a part's scores and weights, in half the room

_HASHED = 2048  # columns a vocabulary is folded into: few enough to multiply, enough that words seldom share one
WEIGHTS: Mapping[str, float] = {
    "purpose": 0.3,
    "heading": 0.25,
    "topic": 0.22,
    "content": 0.2,
    "indicators": 0.36,
    "rows": 0.3,
    "parent": 0.12,
    "neighbours": 0.06,
}
_PART_OF_TOPIC = 0.5  # what "economy.farming" shares with "economy.industry": both are of the economy
_MIXED_SHAPES = {("head", "topical"): 0.45, ("head", "nested"): 0.75, ("nested", "topical"): 1.0}
_TOPIC_AS_HEADING = 0.6  # how far one topic under other words ("Đền ơn đáp nghĩa") is one heading
_OF_FIGURES = frozenset({"results", "measures", "summary", "assessment", "strengths"})
_TOLD = frozenset({"results", "assessment", "strengths"})  # functions of what a report says of a topic
_ONCE = frozenset({"summary", "introduction", "lessons", "assessment", "shortcomings", "proposals"})
_BY_THE_WAY = 0.4
_EVERYWHERE = 0.2
_GENERAL_COVERS = 0.7  # how far "Hạn chế" covers the "Hạn chế" of one topic of another report
_ROWS_COVER = 0.95  # how far a section covers another whose indicators it tells, every one
_RESULTS_HEAD = 0.2  # a head of all results against one topic: parents go with parents


@dataclass(frozen=True, slots=True)
class Likeness:
    """The scores of every pair of profiles, and how well the first of a pair covers what is in the second."""

    scores: Matrix
    covers: Matrix
    _parts: Mapping[str, Kept]

    def between(self, ones: Sequence[int], others: Sequence[int]) -> Matrix:
        """The scores of some with others; without `np.ix_`, which takes longer than all else for so few."""
        return self.scores.take(ones, 0).take(others, 1)

    def mean(self, ones: Sequence[int], others: Sequence[int]) -> float:
        """The mean score of some with others."""
        if len(ones) == len(others) == 1:
            return self.scores.item(ones[0], others[0])
        return float(self.between(ones, others).mean())

    def of(self, part: str, one: int, other: int) -> float:
        """The score of one part of a pair, 0 to 1."""
        return float(self._parts[part][0][one, other])

    def parts(self, one: int, other: int) -> tuple[Part, ...]:
        """The parts of the score of a pair, with the weights they had."""
        found = [(name, score[one, other], weight[one, other]) for name, (score, weight) in self._parts.items()]
        total = sum(float(w) for _, _, w in found) or 1.0
        return tuple(
            Part(name, round(float(score), 4), round(float(weight) / total, 4))
            for name, score, weight in found
            if weight
        )


@dataclass(frozen=True, slots=True)
class Texts:
    """How alike sections are by their texts, whatever they are for and in whatever rows their indicators stand.

    Of headings' words, texts, names of indicators and words of purpose; of the second's headings and names, how much
    the first has as well.
    """

    headings: Matrix
    content: Matrix
    names: Matrix
    purpose: Matrix
    headings_held: Matrix
    names_held: Matrix


def by_texts(profiles: Sequence[Profile]) -> Texts:
    """How alike all `profiles` are by their texts."""
    terms = _vectors(profiles, lambda p: dict.fromkeys(p.terms, 1))
    names = _vectors(profiles, lambda p: p.names)
    words = _vectors(profiles, lambda p: p.words)
    purpose = _vectors(profiles, lambda p: dict.fromkeys(p.own.said, 1))
    return Texts(
        np.asarray(np.maximum(terms @ terms.T, _by_letters(profiles)), np.float32),
        _stretched(words @ words.T),
        _stretched(names @ names.T),
        np.asarray(purpose @ purpose.T, np.float32),
        _share_held(terms),
        _share_held(names),
    )


def likeness(profiles: Sequence[Profile], texts: Texts) -> Likeness:
    """The likeness of all `profiles` to each other."""
    parts = _own_parts(profiles, texts)
    gate = _gates(profiles)
    first = _mean(parts) * gate
    parts |= _place_parts(profiles, first)
    scores = np.round(_mean(parts) * gate, 4)  # so that machines which add in another order agree
    return Likeness(scores, np.round(_covers(profiles, texts) * gate, 4), parts)


def _own_parts(profiles: Sequence[Profile], texts: Texts) -> dict[str, Kept]:
    """What sections show themselves: score and weight of each part, for every pair."""
    topics = _vectors(profiles, _weighed_topics, weigh=False, narrow=False)
    telling = topics.any(axis=0)
    topic = np.asarray((topics * _telling(profiles))[:, telling] @ topics[:, telling].T, np.float32)
    heading = np.asarray(np.maximum(texts.headings, topic * _TOPIC_AS_HEADING), np.float32)
    by_figures = _told_by_figures(profiles)
    return {
        "purpose": _kept(
            _purpose(profiles, texts.purpose), _where(profiles, _says_purpose, "purpose") * _one_of_a_kind(profiles)
        ),
        "heading": _kept(heading, _where(profiles, lambda p: bool(p.terms) and p.shape != "head", "heading")),
        "topic": _kept(topic, _where(profiles, lambda p: bool(p.topics), "topic")),
        "content": _kept(texts.content, _where(profiles, lambda p: len(p.words) >= 10, "content")),
        "indicators": _kept(texts.names, _where(profiles, lambda p: len(p.names) >= 2, "indicators") * by_figures),
        "rows": _kept(
            _in_one_row(profiles),
            _where(profiles, lambda p: bool(p.rows), "rows") * by_figures * _hold_alike(profiles),
        ),
    }


def _in_one_row(profiles: Sequence[Profile]) -> Matrix:
    """The share of indicators that two sections tell both; not stretched: a table of all measures has some of any."""
    if not any(p.rows for p in profiles):
        return np.zeros((len(profiles), len(profiles)), np.float32)
    rows = _vectors(profiles, lambda p: dict.fromkeys(p.rows, 1))
    return np.asarray(np.clip(rows @ rows.T, 0, 1), np.float32)


def _hold_alike(profiles: Sequence[Profile]) -> Matrix:
    """1 where both hold other sections or neither does: what is told in all below tells nothing of one of them."""
    holds = np.array([p.container for p in profiles])
    return np.asarray(np.equal.outer(holds, holds), np.float32)


def _telling(profiles: Sequence[Profile]) -> Matrix:
    """1 for topics that tell sections apart, down to `_EVERYWHERE` for what a third of a report's sections have.

    A hospital's report is all about health, so that health tells nothing there.
    """
    topics = _vectors(profiles, lambda p: dict.fromkeys(p.topics, 1), weigh=False, narrow=False)
    most = np.zeros(topics.shape[1], np.float32)
    reports = np.array([p.report for p in profiles])
    for report in {p.report for p in profiles}:  # `np.unique` would have numpy load much that nothing here needs
        has = topics[reports == report] > 0
        count = has.sum(axis=0)
        most = np.maximum(most, np.where(count > 1, count / len(has), 0))
    return np.asarray(np.clip(1.3 - 3.0 * most, _EVERYWHERE, 1.0), np.float32)


def _told_by_figures(profiles: Sequence[Profile]) -> Matrix:
    """How much the indicators inside tell: little where they are told by the way, in tasks and shortcomings."""
    much = np.array([p.function in _OF_FIGURES for p in profiles], np.float32)
    return np.where(np.minimum.outer(much, much) > 0, np.float32(1), np.float32(_BY_THE_WAY))


def _says_purpose(profile: Profile) -> bool:
    return profile.shape != "topical"


def _purpose(profiles: Sequence[Profile], wording: Matrix) -> Matrix:
    """How well heads go together by what they are for, the words they say it with, and where they stand."""
    root = np.array([p.root for p in profiles], np.float32)
    same_place = np.equal.outer(root, root).astype(np.float32)
    return np.asarray(0.5 + 0.2 * wording + 0.3 * same_place, np.float32)


def _one_of_a_kind(profiles: Sequence[Profile]) -> Matrix:
    """More weight on what heads are for where both are the only such head of their report ("The year at a glance")."""
    heads = Counter((p.report, p.function) for p in profiles if p.shape == "head")
    only = np.array(
        [p.shape == "head" and p.function in _ONCE and heads[p.report, p.function] == 1 for p in profiles],
        np.float32,
    )
    return np.asarray(1 + np.outer(only, only), np.float32)


def _place_parts(profiles: Sequence[Profile], first: Matrix) -> dict[str, Kept]:
    """What stands above and beside, by the scores found so far."""
    size = len(profiles)
    padded = np.zeros((size + 1, size + 1), np.float32)
    padded[:size, :size] = first
    above = np.array([size if p.parent is None else p.parent for p in profiles], np.intp)
    has_above = (above < size).astype(np.float32)
    nested = np.array([p.shape == "nested" for p in profiles], np.float32)
    parent_weight = WEIGHTS["parent"] * np.outer(has_above, has_above) * (1 + 2 * np.outer(nested, nested))
    before, after = (_beside(profiles, step) for step in (-1, 1))
    beside = np.maximum(padded[np.ix_(before, before)], padded[np.ix_(after, after)])
    has_beside = np.array([b < size or a < size for b, a in zip(before, after, strict=True)], np.float32)
    return {
        "parent": _kept(padded[np.ix_(above, above)], np.asarray(parent_weight, np.float32)),
        "neighbours": _kept(beside, np.asarray(WEIGHTS["neighbours"] * np.outer(has_beside, has_beside), np.float32)),
    }


def _beside(profiles: Sequence[Profile], step: int) -> npt.NDArray[np.intp]:
    """The place of the section before or after each, in its report; past the end where there is none."""
    size = len(profiles)
    found = [
        i + step if 0 <= i + step < size and profiles[i + step].report == p.report else size
        for i, p in enumerate(profiles)
    ]
    return np.array(found, np.intp)


def _kept(score: Matrix, weight: Matrix) -> Kept:
    return score.astype(np.float16), weight.astype(np.float16)


def _mean(parts: Mapping[str, Kept]) -> Matrix:
    """The weighted mean of the parts, of those that both sections have; 0 where they have none in common."""
    sums = [np.zeros_like(score, np.float32) for score, _ in list(parts.values())[:1] * 2]
    for score, weight in parts.values():
        heavy = weight.astype(np.float32)
        sums[0] += heavy
        sums[1] += heavy * score
    return np.asarray(sums[1] / np.maximum(sums[0], 1e-6), np.float32)


def _gates(profiles: Sequence[Profile]) -> Matrix:
    """1 where two sections may match by what they are for, less where that fits badly, 0 where it forbids it."""
    kinds = sorted({(p.function, p.shape) for p in profiles})
    table = np.array([[_gate(a, b) for b in kinds] for a in kinds], np.float32).reshape(len(kinds), len(kinds))
    at = np.array([kinds.index((p.function, p.shape)) for p in profiles], np.intp)
    return np.asarray(table[np.ix_(at, at)], np.float32)


def _gate(one: tuple[str, str], other: tuple[str, str]) -> float:
    (function, shape), (function2, shape2) = one, other
    fits = compatible(function, function2)
    if shape == shape2:
        if shape == "topical" and "measures" in (function, function2) and _TOLD & {function, function2}:
            return 0.85  # the targets of a topic in a plan, and what a report says of it
        return fits
    mixed = _MIXED_SHAPES.get((shape, shape2)) or _MIXED_SHAPES[(shape2, shape)]
    if function != function2:
        return 0.0
    return _RESULTS_HEAD if function == "results" else mixed


def _covers(profiles: Sequence[Profile], texts: Texts) -> Matrix:
    """How much of the second's topics, heading and indicators the first has as well."""
    named = np.asarray(np.maximum(texts.headings_held, _topics_held(profiles)), np.float32)
    parts = {
        "heading": _kept(named, _where(profiles, lambda p: bool(p.terms)) * 0.6),
        "indicators": _kept(texts.names_held, _where(profiles, lambda p: len(p.names) >= 2) * 0.4),
    }
    general = np.array([p.shape == "head" and p.function != "results" for p in profiles], np.float32)
    by_words = np.maximum(_mean(parts), np.outer(general, 1 - general) * _GENERAL_COVERS)
    return np.asarray(np.maximum(by_words, _rows_held(profiles) * _ROWS_COVER), np.float32)


def _rows_held(profiles: Sequence[Profile]) -> Matrix:
    """The share of the second's indicators that the first tells too; of fewer than two it says nothing."""
    if not any(p.rows for p in profiles):
        return np.zeros((len(profiles), len(profiles)), np.float32)
    rows = _vectors(profiles, lambda p: dict.fromkeys(p.rows, 1), weigh=False)
    several = np.array([len(p.rows) > 1 for p in profiles], np.float32)
    return np.asarray(_share_held(rows) * several * _hold_alike(profiles) * _told_by_figures(profiles), np.float32)


def _share_held(weighed: Matrix) -> Matrix:
    """How much of the second's weight stands on what the first has."""
    held = (weighed > 0).astype(np.float32)
    squares = weighed * weighed
    return np.asarray(held @ squares.T, np.float32)


def _topics_held(profiles: Sequence[Profile]) -> Matrix:
    """The share of the second's topics that the first has, or has the topic above of ("society" holds its schools)."""
    kinds = sorted({p.topics for p in profiles})
    table = np.array(
        [[sum(_holds(one, t) for t in other) / max(1, len(other)) for other in kinds] for one in kinds], np.float32
    ).reshape(len(kinds), len(kinds))
    at = np.array([kinds.index(p.topics) for p in profiles], np.intp)
    return np.asarray(table[np.ix_(at, at)], np.float32)


def _holds(topics: Sequence[str], topic: str) -> float:
    return 1.0 if topic in topics or topic.partition(".")[0] in topics else 0.0


def _weighed_topics(profile: Profile) -> dict[str, float]:
    """Topics with the topic above each, which weighs less."""
    weighed: dict[str, float] = dict.fromkeys(profile.topics, 1.0)
    for topic in profile.topics:
        above = topic.partition(".")[0]
        weighed[above] = max(weighed.get(above, 0.0), _PART_OF_TOPIC)
    return weighed


def _vectors(
    profiles: Sequence[Profile],
    counts: Callable[[Profile], Mapping[str, float]],
    weigh: bool = True,
    narrow: bool = True,
) -> Matrix:
    """A row of unit length for each profile; `weigh` makes what stands in few sections weigh more.

    `narrow` leaves out the columns that none of them uses: to multiply them takes the less time.
    """
    counted = [counts(p) for p in profiles]
    said = [word for words in counted for word in words]
    number = {word: n for n, word in enumerate(dict.fromkeys(said))}
    which = np.fromiter(map(number.__getitem__, said), np.intp, len(said))
    count = np.fromiter((c for words in counted for c in words.values()), np.float64, len(said))
    hashed = [zlib.crc32(word.encode()) % _HASHED for word in number]
    columns = {at: n for n, at in enumerate(sorted(set(hashed)) if narrow else range(_HASHED))}
    column = np.array([columns[at] for at in hashed], np.intp)
    value = np.where(count > 1, 1.0 + np.log(np.maximum(count, 1.0)), count)
    if weigh:
        value *= np.log(1 + (len(profiles) + 1) / np.maximum(np.bincount(which, minlength=len(number)), 1))[which]
    row = np.repeat(np.arange(len(profiles)), [len(words) for words in counted])
    cell, size = row * len(columns) + column[which], (len(profiles), len(columns))
    made = np.bincount(cell, value, size[0] * size[1]).reshape(size).astype(np.float32)
    lengths = np.linalg.norm(made, axis=1, keepdims=True)
    return np.asarray(made / np.maximum(lengths, 1e-6), np.float32)


def _by_letters(profiles: Sequence[Profile]) -> Matrix:
    """Likeness of the headings' words letter by letter, for slips of typing; low likeness counts as none."""
    texts = sorted({" ".join(p.terms) for p in profiles})
    at = np.array([texts.index(" ".join(p.terms)) for p in profiles], np.intp)
    ratios = process.cdist(texts, texts, scorer=fuzz.token_sort_ratio, dtype=np.float32) / 100
    return np.asarray(np.clip((ratios - 0.6) / 0.4, 0, 1)[np.ix_(at, at)], np.float32)


def _stretched(cosines: Matrix) -> Matrix:
    """Cosines of long texts, of which 0.5 is already much, spread over 0 to 1."""
    return np.asarray(np.sqrt(np.clip(cosines, 0, 1)), np.float32)


def _where(profiles: Sequence[Profile], has: Callable[[Profile], bool], part: str | None = None) -> Matrix:
    """The weight of a part, 1 where none is named, where both sections have what it compares; 0 elsewhere."""
    there = np.array([has(p) for p in profiles], np.float32)
    return np.asarray(np.outer(there, there) * (WEIGHTS[part] if part else 1.0), np.float32)
