"""Sections joined and separated again: which pairs of nodes need no look, and that nothing is lost by it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from compare import pipeline
from compare.comparison import Comparison, Links, Reading
from compare.decisions import Decision, SectionsSeparated
from compare.dictionary import Dictionary
from compare.folding import fold
from compare.kept import Kept
from compare.matching import align
from compare.matching.network import Network
from compare.matching.nodes import Node
from compare.matching.pairs import OTHER_SECTION, SAME_SECTION, Scale
from compare.members import section_member
from tests.compare.matching import more_families
from tests.compare.matching.build import Written
from tests.compare.matching.test_families import FAMILIES


class _Held(Scale):
    """A scale by which all stand equally near."""

    def __init__(self, scale: Scale, near: float) -> None:
        self.__dict__.update(scale.__dict__)
        self._held = near

    def nearness(self, a: Node, b: Node) -> float:
        return self._held


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_two_that_are_no_row_are_none_farther_apart(family: list[Written]) -> None:
    readings = [w.reading for w in family]
    network = Network(readings, align(readings, Links()).sections, Dictionary())
    scales = [_Held(network.scale, near) for near in (SAME_SECTION, 0.0, -OTHER_SECTION)]
    pairs = [(n, m) for n, mates in network.beside.items() for m in mates if n < m]
    assert pairs
    for n, m in pairs:
        refused = [scale.edge(n, m, network.nodes[n], network.nodes[m]) is None for scale in scales]
        assert refused == sorted(refused), (network.nodes[n].name.text, network.nodes[m].name.text)


def test_sections_separated_and_let_go_again_are_compared_as_from_nothing() -> None:
    readings = [w.reading for w in more_families.district()]
    kept = Kept()
    untouched = _compared(readings, [], kept)
    one, other = (reading.report for reading in readings[:2])
    goals = next(s for s in one.sections if s.heading and "Chỉ tiêu về xã hội" in s.heading)
    told = next(s for s in other.sections if s.heading and "Văn hóa - xã hội" in s.heading)
    apart = [SectionsSeparated(section_member(one, goals.id), section_member(other, told.id))]
    assert untouched != _compared(readings, apart, kept) == _compared(readings, apart, Kept())
    assert _compared(readings, [], kept) == untouched  # taken back


def _compared(readings: Sequence[Reading], said: Sequence[Decision], kept: Kept) -> Comparison:
    told = {r.id: r.observations for r in readings}
    return pipeline.compare([r.report for r in readings], fold(said), lambda r: told[r.source.id], kept)
