"""Thresholds in layers, the outlook of a running target, and a report's own rating."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from compare import office, progress, targets
from compare.checks import run
from compare.comparison import ByHand, Chance, JudgedRow
from compare.messages import render
from compare.thresholds import standard
from tests.compare.building import Made, Said, Text, compared, judged, reading, row


def test_layers_lie_over_each_other(tmp_path: Path) -> None:
    (tmp_path / office.THRESHOLDS).write_text('[pace]\non_track = "0.9"\n[ended]\nnearly_met = 0.97\n', "utf-8")
    found = office.read(tmp_path)
    assert not found.problems
    own, problems = found.thresholds.with_values({"pace.on_track": "0.8"})
    assert not problems
    assert (own.of("pace", "on_track"), own.of("ended", "nearly_met")) == (Decimal("0.8"), Decimal("0.97"))
    assert own.of("pace", "at_risk") == standard().of("pace", "at_risk")


@pytest.mark.parametrize(
    "text", ['[pace]\non_track = "much"', "[pace]\nno_such = 1", "on_track = 1", "[pace", "pace = 3"]
)
def test_what_cannot_be_taken_is_said_and_changes_nothing(text: str) -> None:
    found, problems = standard().with_text(text)
    assert found == standard() and len(problems) == 1
    assert all(render(problem, "vi") for problem in problems)


def test_a_folder_that_is_not_there_sets_nothing(tmp_path: Path) -> None:
    assert office.read(tmp_path / "none") == office.Office()


def _plan(value: str, unit: str = "tấn", bound: str = "eq") -> Made:
    said = Said("r", value, value, unit, "2023", "target", bound=bound)
    return Made("NQ", "2023", (Text(f"Phấn đấu {value} {unit}", (said,)),), "resolution")


def _told(value: str, period: str, unit: str = "tấn", name: str = "sản lượng") -> Made:
    said = Said("r", value, value, unit, period, name=name)
    return Made(f"BC {period}", period, (Text(f"Đạt {value} {unit}", (said,)),))


OUTLOOKS: dict[str, tuple[tuple[Made, ...], Chance | None]] = {
    "on time": ((_plan("120"), _told("60", "2023-H1")), "likely"),
    "a little behind": ((_plan("120"), _told("54", "2023-H1")), "effort"),
    "far behind": ((_plan("120"), _told("30", "2023-H1")), "unlikely"),
    "slow last year too": (
        (_plan("120"), _told("30", "2022-H1"), _told("120", "2022"), _told("30", "2023-H1")),
        "likely",
    ),
    "there already": ((_plan("120"), _told("125", "2023-H1")), "likely"),
    "a rate without a beginning": ((_plan("95", "%"), _told("80", "2023-H1", "%", "tỷ lệ bao phủ")), "unknown"),
    "over": ((_plan("120"), _told("110", "2023")), None),
}


@pytest.mark.parametrize("case", OUTLOOKS)
def test_the_outlook_of_a_target(case: str) -> None:
    made, wanted = OUTLOOKS[case]
    readings = [reading(m) for m in made]
    found = judged(row("r", readings), readings).progress.outlook
    assert (found.chance if found else None) == wanted
    assert found is None or (render(found.why, "vi") and render(found.why, "en"))


PACES = {"0": "nothing_done", "54": "pace", "60": "steady", "110": "slower", "119.5": "little_left"}


@pytest.mark.parametrize("value", PACES)
def test_what_is_said_of_the_pace_that_the_rest_needs(value: str) -> None:
    readings = [reading(m) for m in (_plan("120"), _told(value, "2023-H1"))]
    found = judged(row("r", readings), readings).progress.outlook
    assert found is not None and found.why.key == f"judgement.outlook.{PACES[value]}"


def _half_term(value: str, in_force: str) -> JudgedRow:
    plan = Made(
        "NQ",
        "2020..2025",
        (Text("Phấn đấu 100 km", (Said("r", "100", "100", "km", "2020..2025", "target"),)),),
        "resolution",
    )
    review = Made("BC", "2020..2023-H1", (Text(f"Đạt {value} km", (Said("r", value, value, "km"),)),), "mid_term")
    readings = [reading(plan), reading(review)]
    of = row("r", readings)
    limits, _ = standard().with_values({"mid_term.in_force": in_force})
    return progress.judge(of, readings, targets.choose(of, readings, frozenset(("NQ",)), None), ByHand(), limits)


@pytest.mark.parametrize(
    ("value", "in_force", "status"),
    [("42", "0", "at_risk"), ("42", "1", "behind"), ("51", "1", "on_track"), ("110", "1", "exceeded")],
)
def test_the_scale_of_half_a_term_is_used_where_it_is_chosen(value: str, in_force: str, status: str) -> None:
    assert _half_term(value, in_force).progress.status == status


def _table(value: str, rating: str, heading: str = "Đánh giá") -> Made:
    rows = (("Chỉ tiêu", "ĐVT", "Thực hiện", heading), ("Sản lượng", "tấn", value, rating))
    return Made("BC", "2023", (Text(rows, (Said("r", value, value, "tấn", cell=(1, 2)),)),), "year")


RATINGS = {
    "as the figures say": (("125", "Vượt"), "Vượt", []),
    "better than the figures": (("90", "Đạt"), "Đạt", ["rating_differs"]),
    "worse than the figures": (("125", "Chưa đạt"), "Chưa đạt", ["rating_differs"]),
    "something between": (("90", "Cơ bản đạt"), "Cơ bản đạt", []),
    "nearly met, said to be met": (("119", "Đạt"), "Đạt", []),
    "no rating": (("125", "Sở Nông nghiệp"), None, []),
    "under another heading": (("90", "Đạt", "Đơn vị thực hiện"), None, []),
}


@pytest.mark.parametrize("case", RATINGS)
def test_a_reports_own_rating_is_kept_and_held_against_the_figures(case: str) -> None:
    cells, said, notices = RATINGS[case]
    found = compared(_plan("120"), _table(*cells))
    assert found.rows[0].progress.said == said
    assert [f.code for f in run(found) if f.is_notice] == notices
