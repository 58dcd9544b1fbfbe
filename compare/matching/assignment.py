"""Choosing partners: the best one-to-one assignment of a pair of reports, and clusters built under constraints.

Knows scores and indices only, nothing of sections or indicators. Owns lapx (`lap`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import lap
import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


def assign(scores: Scores, least: float) -> list[tuple[int, int]]:
    """The pairs (row, column) of the one-to-one assignment with the greatest sum of squares.

    A pair below `least` is never worth taking: two sections may both stay alone. Squares, so that one sure pair is
    worth more than two doubtful ones: 0.7 x 0.7 > 0.45 x 0.45 + 0.45 x 0.45.
    """
    if not scores.size or float(scores.max()) < least:
        return []
    gain = np.where(scores >= least, np.square(scores), 0.0).astype(np.float64)
    _, rows, _ = lap.lapjv(1.0 - gain, extend_cost=True)
    return [(i, int(j)) for i, j in enumerate(rows) if j >= 0 and scores[i, j] >= least]


class Clusters:
    """Disjoint sets of nodes that merge only where nothing forbids it.

    `groups` gives each node the group of which a cluster holds one at most (its report), or None; `apart` holds pairs
    of nodes that never share a cluster.
    """

    def __init__(self, groups: list[Any], apart: Iterable[tuple[int, int]] = ()) -> None:
        self._of = list(range(len(groups)))
        self._members = [[i] for i in range(len(groups))]
        self._groups = groups
        self._apart: list[set[int]] = [set() for _ in groups]
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def members(self, node: int) -> list[int]:
        """The nodes that share the cluster of `node`, itself included."""
        return self._members[self._of[node]]

    def same(self, one: int, other: int) -> bool:
        return self._of[one] == self._of[other]

    def allowed(self, one: int, other: int, by_hand: bool = False) -> bool:
        """Whether the clusters of the two may merge; what is joined `by_hand` may share a group."""
        first, second = self.members(one), self.members(other)
        if len(first) > len(second):
            first, second = second, first
        others = set(second)
        if any(not self._apart[node].isdisjoint(others) for node in first):
            return False
        if by_hand:
            return True
        taken = {self._groups[node] for node in second} - {None}
        return all(self._groups[node] not in taken for node in first)

    def merge(self, one: int, other: int) -> None:
        """The clusters of the two made one."""
        keep, give = sorted((self._of[one], self._of[other]))
        if keep == give:
            return
        for node in self._members[give]:
            self._of[node] = keep
        self._members[keep] = sorted(self._members[keep] + self._members[give])
        self._members[give] = []

    def all(self) -> list[list[int]]:
        """Every cluster's nodes, in the order of their first."""
        return sorted((m for m in self._members if m), key=lambda m: m[0])
