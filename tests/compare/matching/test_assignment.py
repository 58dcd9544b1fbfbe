"""One-to-one assignment, and clusters that keep what forbids them."""

from __future__ import annotations

import numpy as np

from compare.matching.assignment import Clusters, assign


def test_the_assignment_is_global_not_first_come() -> None:
    scores = np.array([[0.8, 0.7], [0.75, 0.1]], np.float32)
    assert assign(scores, 0.3) == [(0, 1), (1, 0)]


def test_what_is_too_unlike_stays_alone() -> None:
    assert assign(np.array([[0.2, 0.9], [0.2, 0.3]], np.float32), 0.36) == [(0, 1)]
    assert assign(np.zeros((0, 3), np.float32), 0.36) == []


def test_a_sure_pair_is_worth_more_than_two_doubtful_ones() -> None:
    assert assign(np.array([[0.8, 0.42], [0.42, 0.0]], np.float32), 0.36) == [(0, 0)]


def test_clusters_hold_one_node_of_a_group_and_keep_apart_what_is_apart() -> None:
    clusters = Clusters(["a", "a", "b", "c"], [(0, 3)])
    assert clusters.allowed(0, 2)
    clusters.merge(0, 2)
    assert not clusters.allowed(1, 2)
    assert clusters.allowed(1, 2, by_hand=True)
    assert not clusters.allowed(3, 2, by_hand=True)
    assert clusters.all() == [[0, 2], [1], [3]]
