"""Which way of an indicator is better, and what kind of measure it is, by its words, its unit and its figures."""

from __future__ import annotations

import pytest

from compare.comparison import IndicatorRow
from compare.directions import way
from compare.measures import measure
from compare.targets import choose
from tests.compare.building import Made, Said, Text, reading, row

WAYS = {
    "số cơ sở gây ô nhiễm được xử lý dứt điểm": "up",
    "tỷ lệ hộ nghèo": "down",
    "số vụ ma túy bắt giữ": None,
    "số vụ tai nạn giao thông": "down",
    "mức giảm tỷ lệ hộ nghèo": "up",
    "số hộ thoát nghèo": "up",
    "tỷ lệ giải quyết đơn khiếu nại": "up",
    "tỷ lệ hồ sơ trễ hạn": "down",
    "tỷ lệ khám phá án": "up",
    "chi ngân sách xã": None,
    "số vụ phát hiện vi phạm": "down",
    "thu ngân sách trên địa bàn": "up",
    "số đảng viên mới kết nạp": "up",
    "tỷ lệ hộ dùng nước sạch": "up",
    "operating expenditure": None,
    "average wait time": "down",
    "co2 emissions avoided": "up",
    "complaints resolved": "up",
    "complaints received": "down",
    "library visits": "up",
    "non-revenue water": "down",
    "patients treated from the waiting list": "up",
    "size of the waiting list": "down",
    "complaints answered in ten working days": "up",
    "falls per 1,000 bed days": "down",
    "nhà tạm xóa": "up",
    "nhà dột nát khởi công": "up",
    "nhà tạm còn lại": "down",
    "trường chưa đạt chuẩn": "down",
    "người tham gia bảo hiểm thất nghiệp": "up",
    "tỷ lệ thất nghiệp": "down",
    "kinh phí hoạt động": None,
    "xyz": None,
}

MEASURES = {
    ("tỷ lệ hộ nghèo", "%"): "rate",
    ("tốc độ tăng GRDP", "%/năm"): "rate",
    ("thu nhập bình quân đầu người", "triệu đồng/người/năm"): "average",
    ("average response time", "minutes"): "average",
    ("tổng thu ngân sách", "tỷ đồng"): "flow",
    ("số lao động được tạo việc làm", "lao động"): "flow",
    ("số đảng viên mới kết nạp", "đảng viên"): "flow",
    ("số xã đạt chuẩn nông thôn mới", "xã"): "stock",
    ("số xã có thêm đạt chuẩn nông thôn mới", "xã"): "flow",
    ("sản phẩm OCOP", "sản phẩm"): "stock",
    ("sản phẩm OCOP được công nhận mới", "sản phẩm"): "flow",
    ("dân số trung bình", "người"): "average",
    ("tổng đàn lợn", "con"): "stock",
    ("trees planted", "trees"): "flow",
    ("library membership", "members"): "stock",
}


def named(name: str, unit: str | None = None) -> IndicatorRow:
    return IndicatorRow("r", name, unit, None, {})


@pytest.mark.parametrize("name", WAYS)
def test_the_way_that_is_better_is_read_from_the_name(name: str) -> None:
    assert way(named(name), ()).direction == WAYS[name]


@pytest.mark.parametrize(("name", "unit"), MEASURES)
def test_the_kind_of_measure_is_read_from_unit_and_name(name: str, unit: str) -> None:
    assert measure(named(name, unit)) == MEASURES[name, unit]


def test_a_count_of_several_is_no_milestone() -> None:
    said = Said("đề án được phê duyệt", "07 đề án", "7", "đề án")
    readings = [reading(Made("q1.docx", "2023-Q1", (Text("Phê duyệt 07 đề án.", (said,)),)))]
    assert measure(row("đề án được phê duyệt", readings)) == "flow"
    assert measure(named("phê duyệt quy hoạch vùng")) == "milestone"


@pytest.mark.parametrize(("bound", "expected"), [("le", "down"), ("lt", "down"), ("ge", "up"), ("eq", "up")])
def test_a_bound_of_the_target_goes_before_the_lexicon(bound: str, expected: str) -> None:
    said = Said("số cuộc họp", "12 cuộc", "12", "cuộc", role="target", bound=bound)
    readings = [reading(Made("kh.docx", "2023", (Text("Tổ chức 12 cuộc.", (said,)),), kind="plan"))]
    goals = choose(row("số cuộc họp", readings), readings, frozenset({"kh.docx"}), None)
    assert way(row("số cuộc họp", readings), goals).direction == expected


@pytest.mark.parametrize(("later", "expected"), [("23", "stock"), ("41", "flow")])
def test_an_unknown_count_is_told_by_how_it_grows(later: str, expected: str) -> None:
    reports = [
        Made("q1.docx", "2023-Q1", (Text("Có 20 mô hình.", (Said("mô hình", "20 mô hình", "20", "mô hình"),)),)),
        Made("h1.docx", "2023-H1", (Text(f"Có {later} mô hình.", (Said("mô hình", later, later, "mô hình"),)),)),
    ]
    assert measure(row("mô hình", [reading(made) for made in reports])) == expected


@pytest.mark.parametrize(("later", "expected"), [("771", "stock"), ("1480", "flow")])
def test_an_unknown_area_is_told_by_how_it_grows(later: str, expected: str) -> None:
    reports = [
        Made("q1.docx", "2023-Q1", (Text("Bưởi 764 ha.", (Said("cây bưởi", "764 ha", "764", "ha"),)),)),
        Made("h1.docx", "2023-H1", (Text(f"Bưởi {later} ha.", (Said("cây bưởi", later, later, "ha"),)),)),
    ]
    assert measure(row("cây bưởi", [reading(made) for made in reports])) == expected


@pytest.mark.parametrize(("half", "expected"), [("3140", "flow"), ("5980", "stock")])
def test_a_count_is_told_by_the_year_before(half: str, expected: str) -> None:
    reports = [
        Made("y.docx", "2024", (Text("Có 6000 hộp.", (Said("hộp", "6000 hộp", "6000", "hộp"),)),)),
        Made("h1.docx", "2025-H1", (Text(f"Có {half} hộp.", (Said("hộp", half, half, "hộp"),)),)),
    ]
    assert measure(row("hộp", [reading(made) for made in reports])) == expected


@pytest.mark.parametrize(("later", "expected"), [("322", "flow"), ("598", "stock")])
def test_an_unknown_count_is_told_by_what_a_part_of_the_next_year_comes_to(later: str, expected: str) -> None:
    reports = [
        Made("2022.docx", "2022", (Text("Có 597 mô hình.", (Said("mô hình", "597", "597", "mô hình"),)),), "year"),
        Made("h1.docx", "2023-H1", (Text(f"Có {later} mô hình.", (Said("mô hình", later, later, "mô hình"),)),)),
        Made(
            "kh.docx",
            "2023",
            (Text("640 mô hình.", (Said("mô hình", "640", "640", "mô hình", role="target"),)),),
            "plan",
        ),
    ]
    readings = [reading(made) for made in reports]
    of = row("mô hình", readings)
    assert measure(of, choose(of, readings, frozenset({"kh.docx"}), None)) == expected


@pytest.mark.parametrize(("begun", "direction"), [("33.5", "down"), ("26.0", "up")])
def test_a_rate_no_word_tells_of_is_to_go_from_where_it_began_to_its_target(begun: str, direction: str) -> None:
    name = "Cơ cấu kinh tế nông nghiệp"
    goal = Made(
        "nq.docx", "2025", (Text("30%.", (Said(name, "30%", "30", "%", "2025", role="target"),)),), "resolution"
    )
    told = Made("bc.docx", "2023", (Text(f"{begun}%.", (Said(name, f"{begun}%", begun, "%", "2022"),)),), "year")
    readings = [reading(goal), reading(told)]
    found = row(name, readings)
    assert way(found, choose(found, readings, frozenset({"nq.docx"}), None)).direction == direction
