"""Word by word, what changed from one text to the other: only figures, the wording, what is new, gone or moved.

Finds differences; drawing them is the window's. Equal passages are anchored first (runs of words that stand once in
each text, in the order both have), so that long texts cost what lies between the anchors; there the changes are minimal
(`rapidfuzz.distance.Indel`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

from compare.wording import match_key

Kind = Literal["same", "figures", "wording", "new", "gone", "moved"]
Span = tuple[int, int]

# A word, number or mark with what stands before it; whatever is no blank and no "_" is part of one.
_WORD = re.compile(r"([\s_]*)(\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s])", re.UNICODE)
_ANCHOR = 4  # words in a row, once in each text, that are taken for the same passage; a power of two
_SMALL = 400  # words of both texts below which anchors are not worth their search
_LEAST_MOVED = 4  # words of a passage that counts as moved: fewer are found anywhere


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of both texts and what became of it; spans count code points, an empty one says where it would be.

    Of what is "moved", `one` is the old place and `other` the new one, told once at each.
    """

    kind: Kind
    one: Span
    other: Span


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text as they are compared, with where each stands."""

    keys: tuple[str, ...]
    ends: tuple[int, ...]
    length: int

    @classmethod
    def of(cls, text: str) -> _Words:
        found = _WORD.findall(text)
        ends = accumulate(len(before) + len(word) for before, word in found)
        return cls(tuple(word for _, word in found), tuple(ends), len(text))

    def span(self, begin: int, end: int) -> Span:
        """From the first to the last of the words; of none, the place before the next."""
        at = self.ends[begin] - len(self.keys[begin]) if begin < len(self.keys) else self.length
        return (at, self.ends[end - 1]) if begin < end else (at, at)


def word_differences(a: str, b: str) -> tuple[Difference, ...]:
    """The texts `a` and `b` as stretches that are the same or differ, in the order of `a`, covering all words.

    >>> [d.kind for d in word_differences("thu đạt 52 tỷ đồng", "thu đạt 61 tỷ đồng")]
    ['same', 'figures', 'same']
    """
    one, other = _Words.of(a), _Words.of(b)
    made = [
        Difference(_kind(one.keys[i:j], other.keys[k:m]), one.span(i, j), other.span(k, m))
        for i, j, k, m in _joined(_changes(one.keys, other.keys))
    ]
    return tuple(_with_moves(made, a, b))


def only_figures(a: str, b: str) -> bool:
    """Whether the texts differ, and in figures alone; a capital at the beginning is no difference."""
    kinds = {d.kind for d in word_differences(a.lower(), b.lower())}
    return "figures" in kinds and kinds <= {"same", "figures"}


def _kind(gone: Sequence[str], new: Sequence[str]) -> Kind:
    if list(gone) == list(new):
        return "same"
    if not gone or not new:
        return "new" if new else "gone"
    words, others = ([w for w in side if not w[0].isdigit()] for side in (gone, new))
    return "figures" if words == others else "wording"


# Changes ------------------------------------------------------------------------------------------------------------

Stretch = tuple[int, int, int, int]  # of the first text from, to; of the second from, to


def _changes(one: Sequence[str], other: Sequence[str]) -> Iterator[Stretch]:
    """The stretches of equal and of changed words, in order."""
    at, other_at = 0, 0
    numbers: dict[str, int] = {}
    first = [numbers.setdefault(w, len(numbers)) for w in one]
    second = [numbers.setdefault(w, len(numbers)) for w in other]
    for i, k, size in [*_equal_runs(_anchors(first, second)), (len(first), len(second), 0)]:
        for code in Indel.opcodes(first[at:i], second[other_at:k]) if i > at or k > other_at else ():
            yield code.src_start + at, code.src_end + at, code.dest_start + other_at, code.dest_end + other_at
        if size:
            yield i, i + size, k, k + size
        at, other_at = i + size, k + size


def _equal_runs(anchors: Iterable[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Anchors that follow each other within their own words, as one run of equal words: its places and its length."""
    runs: list[tuple[int, int, int]] = []
    for i, k in anchors:
        if runs:
            begin, other, size = runs[-1]
            if i - begin == k - other <= size + _ANCHOR:
                runs[-1] = begin, other, i - begin
                continue
        runs.append((i, k, 0))
    return runs


def _anchors(first: Sequence[int], second: Sequence[int]) -> list[tuple[int, int]]:
    """Where runs of words begin that stand once in each text, in an order that both have."""
    if len(first) + len(second) < _SMALL:
        return []
    runs = _runs(np.array([*first, *[-1] * _ANCHOR, *second]))
    border = len(first)
    once, places = _single(runs[: max(0, border - _ANCHOR + 1)])
    other_once, other_places = _single(runs[border + _ANCHOR :])
    _, here, there = np.intersect1d(once, other_once, assume_unique=True, return_indices=True)
    return rising(sorted(zip(places[here].tolist(), other_places[there].tolist(), strict=True)))


def _runs(words: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """A number for the run of words at each place, one for the same words: of pairs, and of pairs of pairs."""
    step = 1
    while step < _ANCHOR:
        words = np.unique(words, return_inverse=True)[1]
        words = words[:-step] * len(words) + words[step:]
        step *= 2
    return words


def _single(runs: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.intp]]:
    """The runs that stand once, and where."""
    found, places, counts = np.unique(runs, return_index=True, return_counts=True)
    return found[counts == 1], places[counts == 1]


def rising(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of `places`, sorted by their first, in which the second rises too."""
    tails: list[int] = []
    tail_at: list[int] = []
    before = [-1] * len(places)
    for n, (_, k) in enumerate(places):
        if not tails or k > tails[-1]:
            before[n] = tail_at[-1] if tails else -1
            tails.append(k)
            tail_at.append(n)
            continue
        length = bisect_left(tails, k)
        before[n] = tail_at[length - 1] if length else -1
        tails[length], tail_at[length] = k, n
    chain: list[tuple[int, int]] = []
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        chain.append(places[at])
        at = before[at]
    return chain[::-1]


def _joined(stretches: Iterator[Stretch]) -> list[Stretch]:
    """`stretches` with equal ones that touch made one, and changed ones that touch made one."""
    made: list[tuple[bool, Stretch]] = []
    for i, j, k, m in stretches:
        same = i < j and k < m
        if made and made[-1][0] == same:
            _, (i, _, k, _) = made.pop()
        made.append((same, (i, j, k, m)))
    return [stretch for _, stretch in made]


# Moves --------------------------------------------------------------------------------------------------------------


def _with_moves(found: Sequence[Difference], a: str, b: str) -> list[Difference]:
    """What is gone at one place and new at another with the same words is moved."""
    new: dict[str, list[int]] = {}
    for n, d in enumerate(found):
        if d.kind == "new":
            new.setdefault(match_key(b[slice(*d.other)]), []).append(n)
    made = list(found)
    for n, d in enumerate(found):
        key = match_key(a[slice(*d.one)]) if d.kind == "gone" else ""
        if len(key.split()) >= _LEAST_MOVED and new.get(key):
            target = new[key].pop(0)
            made[n] = replace(d, kind="moved", other=found[target].other)
            made[target] = replace(found[target], kind="moved", one=d.one)
    return made
