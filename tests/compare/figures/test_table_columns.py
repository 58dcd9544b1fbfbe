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
    found = observe(rows, "2021..2024", caption="Tốc độ tăng trưởng giai đoạn 2021 - 2024 (%)", kind="term")
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


def test_what_a_column_counts_is_no_affair_of_whose_it_is() -> None:
    rows = (
        "Điểm du lịch | Tổng lượt khách | Khách quốc tế | Doanh thu (tỷ đồng)\n"
        "Khu A | 186 | 12 | 4,2\nLàng B | 54 | 9 | 9,8"
    )
    found = observe(rows, caption="Thu hút khách của các điểm du lịch")
    assert [o.quantity.unit for o in found if o.quantity] == ["lượt khách", "lượt khách", "tỷ đồng"] * 2
    assert found[2].indicator == "Doanh thu - Khu A"


def test_a_share_that_fits_two_times_is_of_the_whole_of_its_own() -> None:
    rows = (
        "Lĩnh vực | Dư nợ 31/12/2024 | Dư nợ 30/9/2025 | Nợ xấu 30/9/2025 | Tỷ lệ nợ xấu (%)\n"
        "Nông nghiệp | 3.470 | 3.486 | 41,8 | 1,2\nXuất khẩu | 1.285 | 1.290 | 7,7 | 0,6"
    )
    assert relations(observe(rows, "2025-9M")[2]) == [("ratio", "1.2", "%", "whole")]


def test_registered_beside_done_is_a_plan_and_years_name_no_figure() -> None:
    rows = (
        "Chi bộ | Kết nạp đảng viên | Kết nạp đảng viên | Kết nạp đảng viên\n"
        "Chi bộ | ĐK | TH | %\nKinh tế | 3 | 2 | 66,7"
    )
    assert [(o.role, relations(o)) for o in observe(rows)] == [
        ("target", []),
        ("actual", [("ratio", "66.7", "%", "plan")]),
    ]
    assert observe("Tên hồ sơ | Năm hình thành\nKế hoạch công tác | 2019") == []


def test_a_title_with_a_horizon_sets_targets_and_nouns_counted_together_are_one_subject() -> None:
    found = observe("Chỉ tiêu | ĐVT | 2030\nĐiện mặt trời | MW | 1.100", "2030", caption="Chỉ tiêu đến năm 2030")
    assert [o.role for o in found] == ["target"]
    assert len(observe("Xã | Số hộ\nA | 4", caption="Tình hình cán bộ, công chức năm 2024, ")) == 1
    rows = "Trình độ | Tổng số (người) | Trong đó nữ (người)\nĐại học | 176 | 91"
    found = observe(rows, caption="Trình độ đội ngũ cán bộ, công chức")
    assert [o.indicator for o in found] == [
        "Cán bộ, công chức trình độ Đại học",
        "Nữ - cán bộ, công chức trình độ Đại học",
    ]


def test_english_words_of_time_and_state_name_no_measure() -> None:
    rows = " | 2023 | 2024 | Average 2021-2024\nFires | 7 | 9 | 11.3"
    assert [said(o)[:4] for o in observe(rows, "2021..2024", language="en")][2] == (
        "Fires",
        "11.3",
        "fires",
        "2021..2024",
    )
    rows = "Workshop | Orders received | On time | Spend ($000)\nPrinting | 386 | 372 | 410"
    assert [said(o)[:3] for o in observe(rows, language="en", caption="Orders and spend by workshop")] == [
        ("Orders received - Printing", "386", "orders"),
        ("On time - Printing", "372", "orders"),
        ("Spend - Printing", "410", "$ thousand"),
    ]
    rows = "Service standard | Target 2025 | Result 2025\nOffices open on Saturdays | 24 | 24"
    assert _units(rows, language="en", caption="Annual plan: service targets") == ["offices"] * 2


def test_what_those_counted_have_is_not_counted_and_factors_are_times() -> None:
    rows = (
        "Trường | Đã tuyển | Tốt nghiệp | Có việc làm | Tỷ lệ có việc làm (%)\n"
        "A | 612 | 405 | 372 | 91,9\nB | 9 | 8 | 4 | 50"
    )
    assert _units(rows, caption="Tình hình tuyển sinh, đào tạo") == ["người"] * 6
    assert _units("Tuyến đường | Hệ số | Số thửa\nĐường A | 1,14 | 42") == ["lần", "thửa"]


def test_an_increase_planned_is_of_the_plan_on_the_result_before() -> None:
    rows = (
        "Nội dung | ĐVT | Thực hiện 2024 | Kế hoạch 2025 | Tăng thêm\n"
        "Hộ trên sàn | hộ | 1.815 | 2.400 | 585\nB | hộ | 10 | 15 | 5"
    )
    found = observe(rows, "2025", kind="plan")
    assert [relations(o) for o in found][:2] == [[], [("delta", "585", "hộ", "previous_year")]]


def test_people_of_a_class_are_named_by_what_was_done_to_them() -> None:
    found = observe("Phân loại | Số người\nLoại 1 | 186", caption="Kết quả khám tuyển sức khỏe")
    assert [o.indicator for o in found] == ["Số người - khám tuyển sức khỏe phân loại Loại 1"]


def test_a_stock_of_a_day_and_its_norm_are_told_by_their_words() -> None:
    rows = (
        "Hồ | Dung tích thiết kế (triệu m3) | Dung tích hiện tại (triệu m3) | % thiết kế | Cùng kỳ 2024 (triệu m3)\n"
        "Suối Hai | 46,8 | 31,2 | 66,7 | 28,4\nĐồng Mô | 61,9 | 50,4 | 81,4 | 47,0"
    )
    found = observe(rows, "2025-M09", caption="Tình hình hồ chứa ngày 30/9/2025", kind="month")
    assert [(o.indicator, o.period.text, relations(o)) for o in found][1:3] == [
        ("Dung tích - Suối Hai", "2025-09-30", [("ratio", "66.7", "%", "other")]),
        ("Dung tích - Suối Hai", "2024-09-30", []),
    ]


def test_a_plan_against_the_plan_before_is_on_the_year_before() -> None:
    rows = (
        "Lĩnh vực | Dự toán 2024 | Dự toán 2025 | So sánh DT 2025/DT 2024 (%)\n"
        "A | 8.400 | 9.100 | 108,3\nB | 100 | 107 | 107"
    )
    assert relations(observe(rows, "2025")[1]) == [("ratio", "108.3", "%", "previous_year")]


def test_months_are_compared_by_their_letters_and_a_bracket_ends_in_its_unit() -> None:
    rows = "Ngành | Tháng 7 | Tháng 6 | T7/T6 (%)\nGốm sứ | 26,8 | 27,5 | 97,5"
    found = observe(rows, "2025-M07", caption="Giá trị sản xuất (giá so sánh 2010, tỷ đồng)", kind="month")
    assert [o.quantity.unit for o in found if o.quantity] == ["tỷ đồng"] * 2
    assert relations(found[0]) == [("ratio", "97.5", "%", "previous_period")]


def test_medals_are_counted_by_their_letters() -> None:
    assert _units("Môn | HCV | HCĐ\nĐiền kinh | 6 | 3") == ["HCV", "HCĐ"]


def test_quotas_that_were_shared_out_are_targets_named_by_what_the_title_says() -> None:
    rows = "Xã | Chỉ tiêu phân bổ | Số hồ sơ dự tuyển | Trúng tuyển\nYên Mỹ | 24 | 41 | 22"
    found = observe(rows, caption="Phân bổ chỉ tiêu và kết quả tuyển dụng viên chức năm 2024")
    assert [said(o)[:3] + said(o)[4:] for o in found][::2] == [
        ("Tuyển dụng viên chức - Yên Mỹ", "24", "viên chức", "target"),
        ("Trúng tuyển - Yên Mỹ", "22", "viên chức", "actual"),
    ]


def test_the_one_sum_of_indicators_has_no_words_and_deeds_of_two_words_end_no_title() -> None:
    rows = "Nội dung | Số tiền (triệu đồng)\nThu trong năm | 6.840\nSố dư | 5.929"
    found = observe(rows, caption="Quỹ phòng, chống thiên tai")
    assert [o.indicator for o in found] == ["Thu trong năm", "Số dư Quỹ phòng, chống thiên tai"]


def test_things_of_a_kind_are_counted_in_their_own_noun_and_speeds_in_their_unit() -> None:
    assert _units("Loại tài sản | Số lượng\nTrụ sở cũ | 3\nThiết bị y tế | 26") == ["trụ sở", "thiết bị"]
    assert _units("Chỉ số | Kết quả\nTốc độ tải xuống trung bình (Mbps) | 84") == ["Mbps"]
    assert _units("Đơn vị | Km vận hành\nVăn phòng | 124.500") == ["km"]


def test_points_are_a_difference_and_made_things_count_though_their_noun_seldom_does() -> None:
    rows = "Indicator | Unit | Target | Actual | vs target\nVessels ready | % | 90 | 86 | -4 pp\nB | % | 50 | 49 | 98%"
    assert relations(observe(rows, language="en")[1]) == [("delta", "-4", "pp", "plan")]
    rows = "Component | Target | Achieved | Remaining\nSchool systems installed | 240 | 200 | 40"
    assert _units(rows, language="en", caption="Solar programme") == ["systems"] * 3
