"""What a table's columns show only beside others: parts that add up, whose change is told, sums beside counts."""

from __future__ import annotations

from tests.compare.figures.table_saying import observe, relations, said


def _units(text: str, **options: str) -> list[str]:
    return [o.quantity.unit for o in observe(text, **options) if o.quantity]  # type: ignore[arg-type]


def test_columns_that_add_up_to_the_one_before_count_what_it_counts() -> None:
    rows = (
        "Cơ quan | Tổng số đơn | Khiếu nại | Kiến nghị, phản ánh | Đã giải quyết | Tỷ lệ (%)\n"
        "Công an | 64 | 30 | 34 | 58 | 90,6\nTòa án | 41 | 35 | 6 | 33 | 80,5"
    )
    assert _units(rows) == ["đơn"] * 8
    rows = (
        "Placement | Children | Boys | Girls | Change on quarter\n"
        "Foster | 412 | 216 | 196 | +12\nKin | 86 | 51 | 35 | -7"
    )
    found = observe(rows, "2025-Q2", language="en")
    assert [o.quantity.unit for o in found if o.quantity][:3] == ["children", "boys", "girls"]
    assert [relations(o) for o in found][:3] == [[("delta", "12", "children", "previous_period")], [], []]


def test_a_change_in_a_noun_is_of_those_that_the_title_tells_of() -> None:
    rows = (
        "Xã | Tổng số hộ | Số hộ nghèo | Tỷ lệ (%) | Giảm so với năm 2023 (hộ)\n"
        "A | 2.140 | 86 | 4,0 | 31\nB | 1.810 | 45 | 2,5 | 12"
    )
    found = observe(rows, caption="Kết quả rà soát hộ nghèo năm 2024")
    assert [relations(o)[-1:] for o in found][:2] == [[], [("delta", "-31", "hộ", "previous_year")]]


def test_a_change_in_whole_numbers_is_of_no_column_with_decimals() -> None:
    rows = "Site | Beds | Average stay (days) | Change on 2023\nHill | 412 | 18.4 | +12\nCoast | 86 | 9.2 | -7"
    assert [len(o.relations) for o in observe(rows, language="en")] == [1, 0, 1, 0]


def test_classes_in_words_with_figures_head_columns() -> None:
    rows = "Địa phương | Tổng số | Từ 6 đến dưới 15 m | Từ 15 m trở lên\nThạnh Phú | 1.214 | 988 | 226"
    found = observe(rows, caption="Số lượng tàu cá (chiếc)")
    assert [o.quantity.value for o in found if o.quantity] == [1214, 988, 226]
    assert found[2].indicator == "Từ 15 m trở lên - Thạnh Phú"


def test_a_sum_beside_what_the_rows_own_units_count_keeps_its_unit_and_words() -> None:
    rows = (
        "Loại | ĐVT | Số lượng | Ước giá trị (triệu đồng)\n"
        "Nhà tốc mái | nhà | 245 | 2.940\nLúa bị ngập | ha | 412,5 | 6.180"
    )
    assert [said(o)[:3] for o in observe(rows)] == [
        ("Nhà tốc mái", "245", "nhà"),
        ("Giá trị - Nhà tốc mái", "2940", "triệu đồng"),
        ("Lúa bị ngập", "412.5", "ha"),
        ("Giá trị - Lúa bị ngập", "6180", "triệu đồng"),
    ]


def test_a_bare_time_behind_is_of_the_result_before_it() -> None:
    rows = "Tiêu chí | Điểm tối đa | Điểm đạt được | Năm trước\nDịch vụ đô thị | 45 | 39,6 | 37,8"
    assert [(o.indicator, o.quantity.unit, o.period.text) for o in observe(rows) if o.quantity][2] == (
        "Dịch vụ đô thị - Điểm",
        "điểm",
        "2023",
    )


def test_a_score_is_no_rate_whatever_its_row_is() -> None:
    assert _units("Nội dung | Điểm chuẩn | Kết quả\nTỷ lệ đoàn viên tham gia | 15 | 88,4%") == ["điểm", "%"]


def test_a_cell_without_a_percent_sign_among_shares_is_a_difference() -> None:
    rows = "Chỉ số | KH 2024 | TH 2024 | So KH\nSố vụ (vụ) | 80 | 39 | 48,8%\nTổn thất (%) | 3,95 | 3,88 | -0,07"
    assert [relations(o) for o in observe(rows)][1::2] == [
        [("ratio", "48.8", "%", "plan")],
        [("delta", "-0.07", "%", "plan")],
    ]


def test_a_syllable_of_another_word_is_counted_in_nothing() -> None:
    found = _units("Đơn vị | Nghiệp vụ công tác | Ngân sách xã\nA | 12 | 15")
    assert not {"vụ", "xã"} & set(found)


def test_words_of_a_change_in_a_name_say_none_and_a_duration_is_no_date() -> None:
    rows = "Điểm quan trắc | Tiếng ồn (dBA) | Số ngày vượt ngưỡng\nNgã tư | 71,5 | 24\nCông viên | 58,0 | 2"
    assert [said(o)[:3] for o in observe(rows)][1] == ("Số ngày vượt ngưỡng - Ngã tư", "24", "ngày")
    assert _units("Tên lớp | Số lớp | Thời gian (ngày)\nBồi dưỡng | 3 | 5") == ["lớp", "ngày"]
    assert _units("Tên | Thời gian\nBồi dưỡng | 5") == []


def test_growth_of_single_years_in_a_report_on_a_term_is_on_the_year_before() -> None:
    rows = "Ngành | 2023 | 2024 | BQ 2021-2024\nCông nghiệp | 7,30 | 8,92 | 7,27"
    found = observe(rows, "2021..2024", caption="Tốc độ tăng trưởng giai đoạn 2021 - 2024 (%)", kind="span")
    assert [(o.period.text, relations(o)) for o in found] == [
        ("2023", [("delta", "7.30", "%", "previous_year")]),
        ("2024", [("delta", "8.92", "%", "previous_year")]),
        ("2021..2024", [("delta", "7.27", "%", "previous_year")]),
    ]


def test_english_words_of_plans_are_told_by_their_neighbours() -> None:
    rows = (
        "Service | Annual budget | Profiled budget | Actual | Variance | Forecast outturn\n"
        "Highways | 12,400 | 9,300 | 9,118 | -182 | 12,250\nParks | 4,860 | 3,645 | 3,902 | 257 | 5,100"
    )
    found = observe(rows, "2024-9M", caption="Budget monitoring (£000)", language="en")
    assert [relations(o) for o in found][2] == [("delta", "-182", "£ thousand", "plan")]
    rows = "Class | Value (£m) | Allocation (%) | Target allocation (%)\nBonds | 948 | 23.7 | 23"
    assert [o.role for o in observe(rows, language="en")] == ["actual", "actual", "target"]
    rows = "Vote | 2025 approved | 2026 request | 2026 request on 2025 approved (%)\nA | 19,600 | 21,200 | 108.2"
    found = observe(rows, "2025", language="en")
    assert [(o.role, relations(o)) for o in found] == [
        ("target", []),
        ("target", [("ratio", "108.2", "%", "previous_year")]),
    ]


def test_english_columns_that_name_a_page_or_a_kind_are_told_by_their_last_word() -> None:
    assert observe("Member | Register page\nA. Khan | 14", language="en") == []
    assert _units("Type of vessel | Number\nTankers | 18", caption="Fleet", language="en") == ["vessels"]


def test_a_running_total_against_a_year_is_against_its_like_time() -> None:
    rows = "Crossing | Vehicles YTD 2025 | YTD vs 2024 (%)\nNorth | 1,742,500 | 103.1"
    found = observe(rows, "2025-M10", language="en")
    assert [(o.indicator, relations(o)) for o in found] == [
        ("Vehicles - North", [("ratio", "103.1", "%", "same_period")])
    ]
