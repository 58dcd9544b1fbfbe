"""Which targets an indicator has, and which is in force."""

from __future__ import annotations

from decimal import Decimal

import pytest

from compare.comparison import Target
from compare.messages import message, render
from compare.period import parse
from compare.quantity import Quantity
from compare.targets import choose
from tests.compare.building import Made, Said, Text, ratio, reading, row

NAME = "thu nhập"


def goal(value: str, unit: str = "triệu đồng", period: str | None = None) -> Text:
    return Text(f"Thu nhập {value} {unit}.", (Said(NAME, value, value, unit, period, role="target"),))


def result(value: str, unit: str = "triệu đồng", period: str | None = None, share: str | None = None) -> Text:
    relations = (ratio(share, "term_target"),) if share else ()
    return Text(f"Thu nhập đạt {value} {unit}.", (Said(NAME, value, value, unit, period, relations=relations),))


def chosen(*reports: Made, by_hand: Target | None = None) -> tuple[Target, ...]:
    readings = [reading(made) for made in reports]
    sources = frozenset(r.id for r in readings if r.report.is_target)
    return choose(row(NAME, readings), readings, sources, by_hand)


def test_a_target_document_goes_before_a_report() -> None:
    found = chosen(
        Made("nq.docx", "2023", (goal("60"),), kind="resolution"),
        Made("bc.docx", "2023-H1", (result("31"), goal("55", period="2023"))),
    )
    assert [(t.quantity.value, t.source) for t in found] == [(Decimal(60), "nq.docx"), (Decimal(55), "bc.docx")]


def test_of_two_documents_the_first_is_in_force() -> None:
    found = chosen(
        Made("nq-1.docx", "2023", (goal("60"),), kind="resolution"),
        Made("nq-2.docx", "2023", (goal("62"),), kind="plan"),
        Made("bc.docx", "2023-H1", (result("31"),)),
    )
    assert [t.source for t in found] == ["nq-1.docx", "nq-2.docx"]


def test_of_two_figures_in_one_document_the_one_that_reports_tell_again_is_in_force() -> None:
    plan = Made("nq-1.docx", "2023", (goal("6"), goal("60")), kind="resolution")
    told = Made("bc.docx", "2023-H1", (result("31"), goal("60", period="2023")))
    found = chosen(plan, told)
    assert [t.quantity.value for t in found] == [60, 6]
    assert render(found[1].why, "vi").startswith("Các báo cáo nhắc lại")
    first = Made("nq-0.docx", "2023", (goal("62"),), kind="plan")
    assert [t.quantity.value for t in chosen(first, plan, told)] == [62, 60, 6]


def test_the_target_whose_time_holds_the_newest_result_goes_before_a_later_one() -> None:
    found = chosen(
        Made("nq.docx", "2024", (goal("70"),), kind="resolution"),
        Made("bc.docx", "2023", (goal("60"), result("61")), kind="year"),
    )
    assert [t.quantity.value for t in found] == [Decimal(60), Decimal(70)]


def test_a_target_in_the_results_kind_of_unit_goes_first() -> None:
    found = chosen(
        Made("nq.docx", "2023", (goal("95", "%"),), kind="resolution"),
        Made("bc.docx", "2023-H1", (result("31"), goal("60", period="2023"))),
    )
    assert found[0].quantity == Quantity(Decimal(60), "triệu đồng")


def test_tasks_of_the_next_months_are_no_targets_until_something_is_told_of_them() -> None:
    tasks = Made("q1.docx", "2023-Q1", (goal("15", period="2023-Q2"),), heading="Nhiệm vụ quý II")
    assert chosen(tasks) == ()
    assert [t.quantity.value for t in chosen(tasks, Made("h1.docx", "2023-H1", (result("14"),)))] == [Decimal(15)]


def test_a_resolutions_look_back_sets_nothing() -> None:
    back = Made("nq.docx", "2023", (goal("52"),), kind="resolution", heading="Đánh giá tình hình năm 2022")
    assert chosen(back, Made("bc.docx", "2023-H1", (result("31"),))) == ()


def test_a_quarters_report_speaks_of_the_years_target_unless_it_says_the_quarters() -> None:
    of_the_year = Made("q1.docx", "2023-Q1", (result("31"), goal("60")))
    said = Said(NAME, "16", "16", "triệu đồng", role="target")
    of_the_quarter = Made("q1.docx", "2023-Q1", (result("31"), Text("Kế hoạch quý 16 triệu đồng.", (said,))))
    assert [t.period.text for t in chosen(of_the_year)] == ["2023"]
    assert [t.period.text for t in chosen(of_the_quarter)] == ["2023-Q1"]


def test_the_target_in_brackets_after_a_share_counts_under_whatever_name() -> None:
    paid = Said(NAME, "41,9 tỷ đồng", "41.9", "tỷ đồng", relations=(ratio("13.4"),))
    plan = Said("kế hoạch vốn", "312,6 tỷ đồng", "312.6", "tỷ đồng", role="target")
    text = Text("Chi 41,9 tỷ đồng, đạt 13,4% kế hoạch vốn (312,6 tỷ đồng).", (paid, plan))
    (found,) = chosen(Made("q1.docx", "2023-Q1", (text,)))
    assert (found.quantity.value, found.period.text, found.stated) == (Decimal("312.6"), "2023", True)


def test_the_same_target_told_again_is_kept_once() -> None:
    found = chosen(
        Made("nq.docx", "2023", (goal("60"),), kind="resolution"),
        Made("bc.docx", "2023-H1", (result("31"), goal("60", period="2023"))),
    )
    assert len(found) == 1


def test_a_target_is_worked_back_from_a_result_and_its_share_of_the_term() -> None:
    (found,) = chosen(Made("bc.docx", "2020..2023-H1", (result("63", period="2023", share="76.8"),), kind="mid_term"))
    assert (found.quantity, found.period.text, found.stated) == (
        Quantity(Decimal(82), "triệu đồng", "approx"),
        "2020..2025",
        False,
    )


def test_the_share_of_a_yearly_plan_is_of_the_results_year() -> None:
    said = Said(NAME, "268 tỷ đồng", "268", "tỷ đồng", relations=(ratio("23.3"),))
    (found,) = chosen(Made("q1.docx", "2024-Q1", (Text("Thu 268 tỷ đồng.", (said,)),)))
    assert (found.quantity.value, found.period.text) == (Decimal(1150), "2024")


NO_PLANS = {
    "of no number of programmes are 3 just 41,2%": ("chương trình", "3", "chương trình", "41.2"),
    "a share of all households": ("hộ nghèo", "101", "hộ", "1.56"),
}


@pytest.mark.parametrize("name", NO_PLANS)
def test_what_can_be_no_plan_is_not_worked_back(name: str) -> None:
    indicator, value, unit, share = NO_PLANS[name]
    said = Said(indicator, value, value, unit, relations=(ratio(share),))
    readings = [reading(Made("bc.docx", "2024", (Text(f"Có {value} {unit}.", (said,)),), kind="year"))]
    assert choose(row(indicator, readings), readings, frozenset(), None) == ()


def test_nothing_is_worked_back_where_a_target_is_stated() -> None:
    found = chosen(
        Made("nq.docx", "2020..2025", (goal("80"),), kind="resolution"),
        Made("bc.docx", "2020..2023-H1", (result("63", period="2023", share="76.8"),), kind="mid_term"),
    )
    assert [(t.quantity.value, t.stated) for t in found] == [(Decimal(80), True)]


def test_what_the_user_set_goes_before_all() -> None:
    mine = Target(Quantity(Decimal(65), "triệu đồng"), parse("2023"), True, message("judgement.target.stated"))
    found = chosen(Made("nq.docx", "2023", (goal("60"),), kind="resolution"), by_hand=mine)
    assert found[0] is mine
    assert len(found) == 2


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_target_says_why_it_stands_where_it_does(language: str) -> None:
    found = chosen(
        Made("nq.docx", "2023", (goal("60"), goal("70", period="2024"), goal("9", "%")), kind="resolution"),
        Made("bc.docx", "2023-H1", (result("31"), goal("55", period="2023"))),
    )
    said = [render(t.why, language) for t in found]
    assert len(set(said)) == 4


def test_the_plans_of_several_issuers_are_kept_side_by_side() -> None:
    text = "Thu 480 tỷ đồng; dự toán tỉnh giao 800 tỷ đồng, dự toán HĐND giao 1.000 tỷ đồng."
    said = (
        Said(NAME, "480 tỷ đồng", "480", "tỷ đồng"),
        Said(NAME, "800 tỷ đồng", "800", "tỷ đồng", "2023", role="target"),
        Said(NAME, "1.000 tỷ đồng", "1000", "tỷ đồng", "2023", role="target"),
    )
    found = chosen(Made("bc.docx", "2023-H1", (Text(text, said),)))
    assert [t.issuer for t in found] == ["tỉnh giao", "hđnd giao"]


YEARLY = [
    ("Hằng năm kết nạp từ 60 đảng viên.", "60", "2026"),
    ("Hằng năm kết nạp từ 60 đảng viên trở lên (cả nhiệm kỳ 300 đảng viên).", "300", "2025..2030"),
    ("Kết nạp bình quân hằng năm 60 đảng viên.", "60", "2025..2030"),
    ("Cả nhiệm kỳ kết nạp 300 đảng viên.", "300", "2025..2030"),
    ("Kết nạp 60 đảng viên.", "60", "2025..2030"),
]


@pytest.mark.parametrize(("sentence", "value", "period"), YEARLY)
def test_a_target_of_every_year_of_a_term_is_the_one_of_the_newest_results_year(
    sentence: str, value: str, period: str
) -> None:
    set_for = Said(NAME, value, value, "đảng viên", role="target")
    told = Said(NAME, "33", "33", "đảng viên")
    found = chosen(
        Made("nq.docx", "2025..2030", (Text(sentence, (set_for,)),), kind="resolution"),
        Made("bc.docx", "2026-H1", (Text("Kết nạp 33 đảng viên.", (told,)),), kind="half_year"),
    )
    assert str(found[0].period) == period
