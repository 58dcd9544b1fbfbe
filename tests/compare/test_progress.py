"""Where an indicator stands: the newest figure, its share of the target, and the status by the rule for its kind."""

from __future__ import annotations

from decimal import Decimal

import pytest

from compare.comparison import ByHand, JudgedRow
from compare.folding import fold
from compare.messages import render
from compare.pipeline import compare
from compare.progress import reached
from tests.compare.building import Made, Said, Text, judged, ratio, reading, row

# name, unit, target (value, bound, high), report's period, result -> status, detail, percent, share due
CASES: dict[str, tuple[tuple[str, str], tuple[str, str, str | None], tuple[str, str], tuple[object, ...]]] = {
    "over, above": (
        ("sản lượng lúa", "tấn"),
        ("120", "eq", None),
        ("2023", "126"),
        ("exceeded", None, "105.00", "100"),
    ),
    "over, equal": (("tỷ lệ bao phủ", "%"), ("95", "eq", None), ("2023", "95.0"), ("met", None, "100.00", None)),
    "over, just short": (
        ("sản lượng lúa", "tấn"),
        ("120", "eq", None),
        ("2023", "118"),
        ("missed", "nearly_met", "98.33", "100"),
    ),
    "over, far short": (
        ("sản lượng lúa", "tấn"),
        ("120", "eq", None),
        ("2023", "90"),
        ("missed", None, "75.00", "100"),
    ),
    "over, nine of ten": (
        ("số xã đạt chuẩn", "xã"),
        ("10", "eq", None),
        ("2023", "9"),
        ("missed", None, "90.00", None),
    ),
    "over, a mean just short": (
        ("thời gian lưu trú bình quân", "ngày"),
        ("1.8", "eq", None),
        ("2023", "1.78"),
        ("missed", "nearly_met", "98.89", None),
    ),
    "over, two points short": (
        ("tỷ lệ bao phủ", "%"),
        ("95", "eq", None),
        ("2023", "93"),
        ("missed", None, "97.89", None),
    ),
    "over, a range": (("tăng trưởng", "%"), ("8", "range", "9"), ("2023", "8.4"), ("met", None, None, None)),
    "on the way to a range": (
        ("đảng viên kết nạp", "đảng viên"),
        ("30", "range", "35"),
        ("2023-H1", "17"),
        ("on_track", "ahead", "56.67", "50"),
    ),
    "over, above a range": (("tăng trưởng", "%"), ("8", "range", "9"), ("2023", "9.2"), ("exceeded", None, None, None)),
    "over, under a cap": (("tỷ lệ hộ nghèo", "%"), ("1.2", "lt", None), ("2023", "1.1"), ("met", None, "91.67", None)),
    "over, at a strict cap": (
        ("tỷ lệ hộ nghèo", "%"),
        ("1.2", "lt", None),
        ("2023", "1.2"),
        ("missed", "nearly_met", "100.00", None),
    ),
    "over, less is better": (
        ("số vụ cháy", "vụ"),
        ("20", "eq", None),
        ("2023", "17"),
        ("exceeded", None, "85.00", "100"),
    ),
    "over, about": (("trồng rừng", "ha"), ("100", "approx", None), ("2023", "99"), ("met", None, "99.00", "100")),
    "over, at least": (("tỷ lệ bao phủ", "%"), ("95", "ge", None), ("2023", "95"), ("met", None, "100.00", None)),
    "running, on time": (
        ("khách du lịch", "lượt"),
        ("100", "eq", None),
        ("2023-Q1", "25"),
        ("on_track", None, "25.00", "25"),
    ),
    "running, ahead": (
        ("khách du lịch", "lượt"),
        ("100", "eq", None),
        ("2023-H1", "60"),
        ("on_track", "ahead", "60.00", "50"),
    ),
    "running, at risk": (
        ("khách du lịch", "lượt"),
        ("100", "eq", None),
        ("2023-H1", "40"),
        ("at_risk", None, "40.00", "50"),
    ),
    "running, behind": (
        ("khách du lịch", "lượt"),
        ("100", "eq", None),
        ("2023-9M", "50"),
        ("behind", None, "50.00", "75"),
    ),
    "running, far behind": (
        ("khách du lịch", "lượt"),
        ("100", "eq", None),
        ("2023-9M", "30"),
        ("behind", "far_behind", "30.00", "75"),
    ),
    "running, reached": (
        ("khách du lịch", "lượt"),
        ("100", "eq", None),
        ("2023-9M", "104"),
        ("exceeded", None, "104.00", "75"),
    ),
    "running rate, short": (
        ("tỷ lệ bao phủ", "%"),
        ("95", "eq", None),
        ("2023-H1", "93"),
        ("in_progress", None, "97.89", None),
    ),
    "running rate, reached": (
        ("tỷ lệ bao phủ", "%"),
        ("95", "eq", None),
        ("2023-H1", "96"),
        ("exceeded", None, "101.05", None),
    ),
    "running cap, half used": (
        ("số vụ cháy", "vụ"),
        ("20", "le", None),
        ("2023-H1", "10"),
        ("on_track", None, "50.00", "50"),
    ),
    "running cap, passed": (
        ("số vụ cháy", "vụ"),
        ("20", "le", None),
        ("2023-H1", "21"),
        ("behind", "far_behind", "105.00", "50"),
    ),
    "a quarter alone has no pace": (
        ("khách du lịch", "lượt"),
        ("100", "eq", None),
        ("2023-Q2", "30"),
        ("in_progress", None, "30.00", None),
    ),
    "spending": (
        ("chi ngân sách", "tỷ đồng"),
        ("100", "eq", None),
        ("2023-H1", "40"),
        ("in_progress", None, "40.00", "50"),
    ),
    "two kinds of unit": (
        ("thu ngân sách", "tỷ đồng"),
        ("95 %", "ge", None),
        ("2023-H1", "40"),
        ("unknown", "not_comparable", None, "50"),
    ),
}


def case(name: str) -> JudgedRow:
    (indicator, unit), (value, bound, high), (period, actual), _ = CASES[name]
    value, _, other_unit = value.partition(" ")
    goal = Said(indicator, value, value, other_unit or unit, role="target", bound=bound, high=high)
    readings = [
        reading(Made("nq.docx", "2023", (Text(f"Đạt {value}.", (goal,)),), kind="resolution")),
        reading(Made("bc.docx", period, (Text(f"Đạt {actual}.", (Said(indicator, actual, actual, unit),)),))),
    ]
    return judged(row(indicator, readings), readings)


def test_a_total_from_before_the_targets_time_is_no_share_of_it() -> None:
    """27 houses in nine months say nothing of 8 set for the second half."""
    goal = Said("số nhà được xóa", "8", "8", "nhà", "2023-H2", role="target")
    said = ("Xóa 27 nhà.", Said("số nhà được xóa", "27", "27", "nhà", cumulative=True))
    found = told(said, period="2023-9M", goal=goal).progress
    assert (found.status, found.detail, found.percent) == ("unknown", "not_comparable", None)
    later = told(("Xóa 6 nhà.", Said("số nhà được xóa", "6", "6", "nhà", "2023-Q3")), period="2023-9M", goal=goal)
    assert later.progress.percent == Decimal("75.00")


def told(*texts: tuple[str, Said], period: str = "2023-H1", goal: Said | None = None) -> JudgedRow:
    """One report of several sentences, and perhaps a resolution before it."""
    readings = []
    if goal:
        readings.append(reading(Made("nq.docx", "2023", (Text(goal.figure, (goal,)),), kind="resolution")))
    readings.append(reading(Made("bc.docx", period, tuple(Text(text, (said,)) for text, said in texts))))
    return judged(row(texts[0][1].row, readings), readings)


@pytest.mark.parametrize("name", CASES)
def test_the_status_by_its_rule(name: str) -> None:
    found = case(name).progress
    percent = None if found.percent is None else str(found.percent)
    due = None if found.expected_percent is None else str(found.expected_percent)
    assert (found.status, found.detail, percent, due) == CASES[name][3]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_rule_is_said_in_words(name: str, language: str) -> None:
    said = render(case(name).progress.rule, language)
    assert said
    assert "{" not in said


def test_the_pace_is_said_with_its_figures() -> None:
    said = render(case("running, ahead").progress.rule, "vi")
    assert said == "Thực hiện 60 lượt, đạt 60% chỉ tiêu 100 lượt (mốc tham chiếu 50%)."


def test_no_target() -> None:
    found = told(("Đạt 60 lượt.", Said("lượt khách", "60", "60", "lượt"))).progress
    assert (found.status, found.actual and found.actual.value) == ("no_target", Decimal(60))


def test_scales_are_converted() -> None:
    goal = Said("thu", "1,5", "1.5", "tỷ đồng", role="target")
    found = told(("Thu 900 triệu đồng.", Said("thu", "900", "900", "triệu đồng")), goal=goal)
    assert found.progress.percent == Decimal("60.00")


def test_what_is_to_be_low_is_reached_the_more_the_lower_it_is() -> None:
    def share(result: str) -> Decimal | None:
        goal = Said("tỷ lệ hộ nghèo", "2", "2", "%", role="target", bound="le")
        return reached(told((f"Còn {result}%.", Said("tỷ lệ hộ nghèo", result, result, "%")), goal=goal))

    assert share("3") == Decimal("66.67") and share("2") == Decimal("100.00") and share("1") == Decimal("200.00")
    assert share("0") == Decimal(100)
    assert reached(case("running cap, half used")) == Decimal("50.00")  # a share of the cap, beside that of the time


def test_a_fraction_is_held_against_a_percentage() -> None:
    goal = Said("trường chuẩn", "80", "80", "%", role="target")
    found = told(("Có 31/39 trường.", Said("trường chuẩn", "31/39", "31", "trường", total="39")), goal=goal)
    assert found.progress.percent == Decimal("99.36")


def test_what_was_measured_goes_before_an_estimate_of_the_same_time() -> None:
    found = told(
        ("Ước 70 lượt.", Said("lượt khách", "70", "70", "lượt", role="estimate")),
        ("Đạt 68 lượt.", Said("lượt khách", "68", "68", "lượt")),
    ).progress
    assert found.actual is not None
    assert found.actual.value == Decimal(68)


def test_the_reports_own_time_goes_before_an_outlook_and_a_look_back() -> None:
    found = told(
        ("Năm trước 90 lượt.", Said("lượt khách", "90", "90", "lượt", "2022")),
        ("Nửa năm 60 lượt.", Said("lượt khách", "60", "60", "lượt")),
        ("Cả năm ước 120 lượt.", Said("lượt khách", "120", "120", "lượt", "2023", role="estimate")),
    ).progress
    assert (found.period and found.period.text, found.actual and found.actual.value) == ("2023-H1", Decimal(60))


def test_a_figure_among_the_tasks_ahead_is_no_result() -> None:
    said = Said("lượt khách", "60", "60", "lượt")
    ahead = Said("lượt khách", "90", "90", "lượt")
    readings = [
        reading(Made("a.docx", "2023-H1", (Text("Đạt 60.", (said,)),))),
        reading(Made("b.docx", "2023-H1", (Text("Đón 90.", (ahead,)),), heading="Nhiệm vụ 6 tháng cuối năm")),
    ]
    found = judged(row("lượt khách", readings), readings).progress
    assert found.source == "a.docx"


def test_a_figure_told_among_the_tasks_ahead_alone_is_no_result() -> None:
    goal = Said("giải ngân", "95", "95", "%", role="target")
    readings = [
        reading(Made("nq.docx", "2023", (Text("Chỉ tiêu 95%.", (goal,)),), kind="resolution")),
        reading(
            Made(
                "b.docx",
                "2023-9M",
                (Text("Giải ngân 100%.", (Said("giải ngân", "100", "100", "%"),)),),
                heading="Nhiệm vụ 3 tháng cuối năm",
            )
        ),
    ]
    assert judged(row("giải ngân", readings), readings).progress.status == "unknown"


def test_a_slip_of_scale_is_not_judged() -> None:
    goal = Said("thu ngân sách", "210", "210", "tỷ đồng", role="target")
    found = told(("Thu 88,9 triệu đồng.", Said("thu ngân sách", "88,9", "88.9", "triệu đồng")), goal=goal).progress
    assert found.status == "unknown"
    assert "xem lại đơn vị" in render(found.rule, "vi")


def test_a_figure_that_a_check_finds_in_another_unit_has_no_rating_on_the_board() -> None:
    goal = Said("chè búp tươi", "4.600", "4600", "tấn", role="target")
    first = Said("chè búp tươi", "2.100", "2100", "tấn")
    wrong = Said("chè búp tươi", "3.050", "3050", "kg")
    made = [
        reading(Made("kh.docx", "2023", (Text("Chè búp tươi 4.600 tấn.", (goal,)),), kind="plan")),
        reading(Made("a.docx", "2023-H1", (Text("Chè búp tươi 2.100 tấn.", (first,)),))),
        reading(Made("b.docx", "2023-9M", (Text("Chè búp tươi 3.050 kg.", (wrong,)),), kind="nine_months")),
    ]
    told_by = {r.report.source.id: r.observations for r in made}
    found = compare([r.report for r in made], fold(()), lambda report: told_by[report.source.id])
    assert "unit_mismatch" in {f.code for f in found.findings}
    assert [(r.progress.status, r.progress.percent) for r in found.rows] == [("unknown", None)]


def test_what_a_years_report_wants_of_the_next_year_is_not_due_before_it() -> None:
    built = Said("phòng học xây mới", "109", "109", "phòng học", "2021..2023")
    wanted = Said("phòng học xây mới", "21", "21", "phòng học", "2025", role="target")
    readings = [
        reading(Made("a.docx", "2023", (Text("Từ năm 2021 xây mới 109 phòng học.", (built,)),), kind="year")),
        reading(Made("b.docx", "2024", (Text("Năm 2025 xây mới 21 phòng học.", (wanted,)),), kind="year")),
        reading(Made("nq.docx", "2021..2025", (Text("Nghị quyết."),), kind="resolution")),
    ]
    found = judged(row("phòng học xây mới", readings), readings).progress
    assert (found.status, found.detail) == ("in_progress", "not_due")


@pytest.mark.parametrize(
    ("period", "actual", "due"), [("2025-M04..2025-M09", "50", 50), ("2025-M04..2025-M12", "75", 75)]
)
def test_a_target_of_a_financial_year_is_held_against_the_months_gone_of_it(period: str, actual: str, due: int) -> None:
    wanted = Said("taxes collected", "100", "100", "$ million", "2025..2026", role="target")
    readings = [
        reading(Made("plan.docx", "2025..2026", (Text("100 will be collected.", (wanted,)),), kind="plan")),
        reading(Made("a.docx", period, (Text(f"{actual}.", (Said("taxes collected", actual, actual, "$ million"),)),))),
    ]
    found = judged(row("taxes collected", readings), readings).progress
    assert (found.status, found.expected_percent) == ("on_track", Decimal(due))


def test_a_rate_on_its_way_from_where_it_began() -> None:
    goal = Said("tỷ lệ bao phủ", "95", "95", "%", role="target")
    found = told(
        ("Năm trước 91%.", Said("tỷ lệ bao phủ", "91", "91", "%", "2022")),
        ("Nay 94%.", Said("tỷ lệ bao phủ", "94", "94", "%")),
        goal=goal,
    ).progress
    assert (found.status, found.expected_percent) == ("on_track", None)
    assert "75" in render(found.rule, "vi")


def test_the_share_reached_at_the_same_point_last_year() -> None:
    goal = Said("thu", "120", "120", "tỷ đồng", role="target")
    found = told(
        ("Nửa năm 60 tỷ đồng.", Said("thu", "60", "60", "tỷ đồng")),
        ("Cùng kỳ 40 tỷ đồng.", Said("thu", "40", "40", "tỷ đồng", "2022-H1")),
        ("Cả năm trước 100 tỷ đồng.", Said("thu", "100", "100", "tỷ đồng", "2022")),
        goal=goal,
    ).progress
    assert found.last_year_percent == Decimal("40.00")


def test_the_stated_share_is_kept_beside_the_computed_one() -> None:
    goal = Said("thu", "120", "120", "tỷ đồng", role="target")
    found = told(("Thu 60 tỷ đồng.", Said("thu", "60", "60", "tỷ đồng", relations=(ratio("52"),))), goal=goal).progress
    assert (found.stated_percent, found.percent) == (Decimal(52), Decimal("50.00"))


@pytest.mark.parametrize("table_first", [True, False])
def test_the_share_is_found_beside_the_same_figure_told_again(table_first: bool) -> None:
    goal = Said("thu", "120", "120", "tỷ đồng", role="target")
    bare = ("Tổng 60 tỷ đồng.", Said("thu", "60", "60", "tỷ đồng"))
    shared = ("Thu 60 tỷ đồng.", Said("thu", "60", "60", "tỷ đồng", relations=(ratio("52"),)))
    other = ("Thu quý I 30 tỷ đồng.", Said("thu", "30", "30", "tỷ đồng", "2023-Q1", relations=(ratio("25"),)))
    found = told(other, *((bare, shared) if table_first else (shared, bare)), goal=goal).progress
    assert found.stated_percent == Decimal(52)


def test_a_share_told_alone_is_no_figure() -> None:
    found = told(("Đạt 52% kế hoạch.", Said("thu", "52", None, relations=(ratio("52"),)))).progress
    assert (found.status, found.actual, found.stated_percent) == ("unknown", None, Decimal(52))


def test_what_a_person_settled_is_kept_beside_what_was_computed() -> None:
    readings = [reading(Made("bc.docx", "2023-H1", (Text("Đạt 60.", (Said("lượt khách", "60", "60", "lượt"),)),)))]
    found = judged(row("lượt khách", readings), readings, by_hand=ByHand(status="met", direction="down", note="đã hỏi"))
    assert (found.progress.status, found.progress.computed, found.progress.settled) == ("met", "no_target", True)
    assert (found.direction, found.note) == ("down", "đã hỏi")


def test_a_detail_of_the_computed_status_does_not_stand_beside_what_a_person_settled() -> None:
    goal = Said("lượt khách", "100", "100", "lượt", role="target", bound="ge")
    readings = [
        reading(Made("nq.docx", "2023", (Text("Đạt 100.", (goal,)),), kind="resolution")),
        reading(Made("bc.docx", "2023", (Text("Đạt 98,5.", (Said("lượt khách", "98,5", "98.5", "lượt"),)),))),
    ]
    of = row("lượt khách", readings)
    assert judged(of, readings).progress.detail == "nearly_met"
    found = judged(of, readings, by_hand=ByHand(status="met")).progress
    assert (found.status, found.detail, found.computed) == ("met", None, "missed")


def of_a_term(indicator: str, unit: str, *, start: str, goal: str, until: str, now: str, period: str) -> JudgedRow:
    """A congress's resolution with where the term began, and the review of its first half."""
    begun = Said(indicator, start, start, unit, "2020")
    wanted = Said(indicator, goal, goal, unit, until, role="target")
    reached = Said(indicator, now, now, unit, period)
    texts = (Text(f"Năm 2020 đạt {start}.", (begun,)), Text(f"Chỉ tiêu {goal}.", (wanted,)))
    readings = [
        reading(Made("nq.docx", "2020..2025", texts, kind="resolution")),
        reading(Made("bc.docx", "2020..2023-H1", (Text(f"Nay đạt {now}.", (reached,)),), kind="mid_term")),
    ]
    return judged(row(indicator, readings), readings)


def test_a_level_for_the_terms_last_year_is_on_its_way_over_the_term() -> None:
    found = of_a_term("tỷ lệ bao phủ", "%", start="80", goal="90", until="2025", now="86", period="2023-H1").progress
    assert (found.status, found.expected_percent) == ("on_track", None)
    assert "60% chặng đường từ 80%" in render(found.rule, "vi")


def test_a_count_over_half_a_term_is_held_against_one_half() -> None:
    found = of_a_term(
        "đảng viên mới kết nạp", "đảng viên", start="9", goal="40", until="2020..2025", now="23", period="2020..2023-H1"
    ).progress
    assert (found.status, found.expected_percent) == ("on_track", Decimal(50))


def test_the_budget_of_the_last_year_is_no_pace_for_an_earlier_one() -> None:
    found = of_a_term("thu ngân sách", "tỷ đồng", start="11", goal="18", until="2025", now="14", period="2022").progress
    assert (found.status, found.expected_percent) == ("in_progress", None)


def test_what_one_half_year_brought_has_no_pace_within_a_term() -> None:
    name, unit = "doanh nghiệp thành lập mới", "doanh nghiệp"
    wanted = Said(name, "250", "250", unit, role="target")
    reached = Said(name, "41", "41", unit, cumulative=True)
    readings = [
        reading(Made("nq.docx", "2025..2030", (Text("Chỉ tiêu 250.", (wanted,)),), kind="resolution")),
        reading(Made("bc.docx", "2026-H1", (Text("Lũy kế 41.", (reached,)),), kind="half_year")),
    ]
    found = judged(row(name, readings), readings).progress
    assert (found.status, found.expected_percent) == ("in_progress", None)


def test_growth_has_no_way_from_where_it_began() -> None:
    found = of_a_term("tốc độ tăng trưởng", "%", start="6", goal="9", until="2025", now="8", period="2022").progress
    assert found.status == "in_progress"


def test_two_nouns_told_with_the_same_figures_are_one() -> None:
    goal = Said("bạn đọc", "900 thẻ", "900", "thẻ", "2023", role="target")
    both = (
        Said("bạn đọc", "450 thẻ", "450", "thẻ"),
        Said("bạn đọc", "450 người", "450", "người"),
    )
    readings = [
        reading(Made("nq.docx", "2023", (Text("Cấp 900 thẻ.", (goal,)),), kind="plan")),
        reading(Made("bc.docx", "2023-H1", (Text("Có 450 người, 450 thẻ.", both),))),
    ]
    found = judged(row("bạn đọc", readings, "người"), readings).progress
    assert (found.actual and found.actual.unit, found.percent) == ("người", Decimal("50.00"))
