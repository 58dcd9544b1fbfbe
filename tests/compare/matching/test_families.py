"""Whole families of reports, lined up as their marks say."""

from __future__ import annotations

import pytest

from compare.comparison import Links
from compare.matching import align
from tests.compare.matching import build, families, more_families
from tests.compare.matching.build import Written

FAMILIES = {
    "a commune's Party committee": families.party_committee(),
    "a health charity": families.charity(),
    "a garment company": more_families.company(),
    "a district": more_families.district(),
    "a hospital": more_families.hospital(),
    "a school": more_families.school(),
    "a water company": more_families.water(),
}


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_sections_stand_in_the_rows_they_are_marked_for(family: list[Written]) -> None:
    found = build.section_pairs(align([w.reading for w in family], Links()))
    right = build.marked_sections(family)
    assert build.f1(found, right) >= 0.95, (build.told(right - found, family), build.told(found - right, family))


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_indicators_stand_in_the_rows_they_are_marked_for(family: list[Written]) -> None:
    found = build.indicator_pairs(align([w.reading for w in family], Links()).indicators)
    right = build.marked_indicators(family)
    assert build.f1(found, right) >= 0.95, (build.told(right - found, family), build.told(found - right, family))


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_no_two_indicators_share_a_row(family: list[Written]) -> None:
    found = build.indicator_pairs(align([w.reading for w in family], Links()).indicators)
    assert not build.told(found - build.marked_indicators(family), family)


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_every_section_and_every_observation_stands_in_a_row(family: list[Written]) -> None:
    alignment = align([w.reading for w in family], Links())
    sections = {(s, i) for row in alignment.sections for s, cell in row.cells.items() for i in cell.sections}
    assert sections == {(w.reading.id, s.id) for w in family for s in w.reading.report.sections}
    observations = [
        (s, o.id) for row in alignment.indicators for s, cell in row.cells.items() for o in cell.observations
    ]
    assert sorted(observations) == sorted((w.reading.id, o.id) for w in family for o in w.reading.observations)
