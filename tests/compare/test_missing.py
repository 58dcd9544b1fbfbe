"""What is still missing, by the unit that answers for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare import decisions as d
from compare.comparison import Comparison, Finding
from compare.messages import message
from compare.missing import missing
from tests.compare.matching.build import written
from tests.compare.test_kept import compared, members

FIRST = written(
    "a", "quarter", "2024-Q1", "vi",
    "# Kinh tế\n= x | Sản lượng lúa | 100 tấn | 2024-Q1 | actual\n= y | Cá tra | 45 tấn | 2024-Q1 | actual",
).reading  # fmt: skip
SECOND = written(
    "b", "half_year", "2024-H1", "vi", "# Kinh tế\n= x | Sản lượng lúa | 210 tấn | 2024-H1 | estimate"
).reading
RICE, FISH = members([FIRST])[:2]
TARGETS: tuple[d.Decision, ...] = (
    d.TargetSet(RICE, "400", "tấn", "ge", period="2024"),
    d.TargetSet(FISH, "90", "tấn", "ge", period="2024"),
)


def _told(result: Comparison) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(m.responsible, m.row.row.name, m.lacks) for m in missing(result)]


def test_what_has_no_target_lacks_nothing() -> None:
    assert _told(compared([FIRST, SECOND])) == []


def test_an_estimate_and_silence_are_missing_and_units_stand_in_order_with_no_unit_last() -> None:
    said = [*TARGETS, d.ResponsibleSet(FISH, "Phòng Kinh tế")]
    assert _told(compared([FIRST, SECOND], said)) == [
        ("Phòng Kinh tế", "Cá tra", ("silent",)),
        ("", "Sản lượng lúa", ("estimate",)),
    ]


@pytest.mark.parametrize("said", [d.StatusSettled(FISH, "met", "đã thống nhất"), d.IndicatorIgnored(FISH)])
def test_what_a_person_settled_or_put_aside_is_not_asked_for(said: d.Decision) -> None:
    assert [name for _, name, _ in _told(compared([FIRST, SECOND], [*TARGETS, said]))] == ["Sản lượng lúa"]


def test_an_open_error_has_to_be_answered_until_it_is_dismissed() -> None:
    result = compared([FIRST])
    row = result.rows[0].id
    finding = Finding("contradiction:1", "contradiction", "error", message("window.as_is", text="vênh"), (row,))
    (found,) = missing(replace(result, findings=(finding,)))
    assert found.lacks == ("unsettled",) and found.findings == ("contradiction:1",)
    assert missing(replace(result, findings=(replace(finding, dismissed="đã hỏi"),))) == ()
