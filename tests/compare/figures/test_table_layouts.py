"""Layouts of tables as offices make them: what lies across, what neighbours show, who says the unit and the time."""

from __future__ import annotations

from tests.compare.figures.table_saying import observe, relations, said


def test_a_running_total_from_the_years_beginning_is_this_years() -> None:
    rows = "Chỉ tiêu | ĐVT | TH tháng 8 | Lũy kế từ đầu năm | Lũy kế cùng kỳ\nHàng hóa | tấn | 80 | 640 | 600"
    assert [o.period.text for o in observe(rows, "2024-M08")] == ["2024-M08", "2024-8M", "2023-8M"]


def test_months_and_their_year_may_be_written_as_one() -> None:
    rows = "Chỉ tiêu | KH 2024 | 6T/2023 | 6T2024 | 6T2024/KH (%) | 6T2024/6T2023 (%)\nThư | 200 | 90 | 108 | 54 | 120"
    found = observe(rows, "2024-H1")
    assert [o.period.text for o in found] == ["2024", "2023-H1", "2024-H1"]
    assert relations(found[2]) == [("ratio", "54", "%", "plan"), ("ratio", "120", "%", "same_period")]


def test_rows_of_a_plan_and_its_result_are_read_as_columns_and_keep_their_places() -> None:
    rows = (
        "Nội dung | Hội viên (người) | Quỹ (triệu đồng)\nKế hoạch năm 2024 | 450 | 1.200\n"
        "Thực hiện năm 2024 | 468 | 1.164\nTỷ lệ đạt (%) | 104,0 | 97,0\nThực hiện năm 2023 | 432 | 1.080"
    )
    found = observe(rows)
    assert [said(o) for o in found][:3] == [
        ("Hội viên", "450", "người", "2024", "target"),
        ("Hội viên", "468", "người", "2024", "actual"),
        ("Hội viên", "432", "người", "2023", "actual"),
    ]
    assert relations(found[1]) == [("ratio", "104.0", "%", "plan")]
    assert [(o.id, o.anchor.row, o.anchor.column) for o in found][3:5] == [("b:1:2", 1, 2), ("b:2:2", 2, 2)]


def test_rows_of_a_plan_and_its_result_below_an_indicator_are_its_own() -> None:
    rows = (
        "Chỉ tiêu | ĐVT | Quý I | Quý II\nThu ngân sách | tỷ đồng | |\n- Kế hoạch | | 10 | 12\n- Thực hiện | | 9 | 15\n"
        "- Tỷ lệ | % | 90 | 125\nSố lớp | lớp | 4 | 5"
    )
    found = observe(rows, "2024-H1")
    assert sorted(said(o) for o in found) == [
        ("Số lớp", "4", "lớp", "2024-Q1", "actual"),
        ("Số lớp", "5", "lớp", "2024-Q2", "actual"),
        ("Thu ngân sách", "10", "tỷ đồng", "2024-Q1", "target"),
        ("Thu ngân sách", "12", "tỷ đồng", "2024-Q2", "target"),
        ("Thu ngân sách", "15", "tỷ đồng", "2024-Q2", "actual"),
        ("Thu ngân sách", "9", "tỷ đồng", "2024-Q1", "actual"),
    ]
    assert [relations(o) for o in found if o.id == "b:3:3"] == [[("ratio", "125", "%", "plan")]]


def test_a_unit_may_stand_in_a_row_across_the_table() -> None:
    found = observe(
        "Đơn vị: triệu đồng | Đơn vị: triệu đồng\nNội dung | Dự toán\nChi | 18.460", caption="Biểu 2: Chi xã"
    )
    assert [o.quantity.unit for o in found if o.quantity] == ["triệu đồng"]


def test_deaths_among_cases_are_counted_in_the_noun_of_the_cases() -> None:
    found = observe(
        "Bệnh | 2024\nSởi | 35\nSố tử vong | 1\nDại (số người tiêm) | 9", caption="Dịch bệnh (Đơn vị: ca mắc)"
    )
    assert [(o.indicator, o.quantity.unit) for o in found if o.quantity] == [
        ("Sởi", "ca mắc"),
        ("Số tử vong", "ca"),
        ("Dại (số người tiêm)", "người tiêm"),
    ]


def test_a_plan_of_a_span_is_the_terms_to_a_year_within_it() -> None:
    rows = "Chỉ tiêu | ĐVT | Chỉ tiêu Nghị quyết | Ước 2025 | So với NQ\nThu | tỷ đồng | 62 | 61 | Đạt 98,4%"
    assert relations(observe(rows, "2020..2025")[1]) == [("ratio", "98.4", "%", "term_target")]


def test_the_sum_of_rows_of_times_and_a_part_in_one_heading_are_named_by_their_columns() -> None:
    rows = "Tháng | Tiếp nhận | Trong đó: trực tuyến\nTháng 4 | 10 | 6\nTháng 5 | 12 | 9\nCộng quý II | 22 | 15"
    found = observe(rows, "2025-Q2", caption="Hồ sơ một cửa (hồ sơ)")
    assert [(o.indicator, o.period.text) for o in found][-2:] == [
        ("Tiếp nhận", "2025-Q2"),
        ("Tiếp nhận - trực tuyến", "2025-Q2"),
    ]


def test_a_row_of_a_time_may_say_an_estimate() -> None:
    found = observe("Năm | Bán lẻ (tỷ đồng)\n2024 | 26.340\nƯớc 2025 | 29.210", "2025")
    assert [(o.period.text, o.role) for o in found] == [("2024", "actual"), ("2025", "estimate")]


def test_the_beginning_and_the_end_of_the_year_over_columns_are_times_and_no_bases() -> None:
    rows = (
        "Xã | Đầu năm | Đầu năm | Cuối năm | Cuối năm | Tỷ lệ giảm (%)\n"
        "Xã | Số hộ nghèo | Tỷ lệ (%) | Số hộ nghèo | Tỷ lệ (%) | Tỷ lệ giảm (%)\nA | 212 | 28,4 | 168 | 22,3 | 6,1"
    )
    found = observe(rows)
    assert [(o.period.text, relations(o)) for o in found] == [
        ("2023", [("ratio", "28.4", "%", "whole")]),
        ("2024", [("ratio", "22.3", "%", "whole"), ("delta", "-6.1", "%", "previous_year")]),
    ]


def test_a_crops_season_has_the_reports_own_period() -> None:
    found = observe(
        "Xã | Kế hoạch (liều) | Kết quả (liều)\nA | 82 | 79", "2024-H1", caption="Tiêm phòng vụ Xuân năm 2024"
    )
    assert [o.period.text for o in found] == ["2024-H1", "2024-H1"]


def test_a_plan_beside_that_of_the_year_before_is_compared_with_that_year() -> None:
    rows = "Nguồn vốn | Kế hoạch 2025 | Kế hoạch 2026 | 2026/2025 (%)\nTỉnh | 200 | 250 | 125\nXã | 100 | 150 | 150"
    assert relations(observe(rows, "2025")[1]) == [("ratio", "125", "%", "previous_year")]


def test_a_deed_without_a_noun_counts_what_the_column_before_counts() -> None:
    rows = "Đơn vị | Dân số (người) | Đã cấp CCCD\nLùng Thàng | 4.216 | 4.180"
    found = observe(rows, caption="Kết quả cấp định danh điện tử trên địa bàn các xã")
    assert [o.quantity.unit for o in found if o.quantity] == ["người", "người"]


def test_words_of_a_role_within_a_name_say_none() -> None:
    found = observe("Nội dung | Vốn Chương trình mục tiêu quốc gia (tỷ đồng) | Vốn huy động (tỷ đồng)\nĐường | 4 | 2")
    assert [o.role for o in found] == ["actual", "actual"]


def test_a_change_over_generic_columns_is_of_those_that_say_the_same() -> None:
    rows = (
        "Chỉ tiêu | 31/12/2022 | 31/12/2022 | 31/12/2023 | 31/12/2023 | Tăng, giảm | Tăng, giảm\n"
        "Chỉ tiêu | Số tiền (tỷ đồng) | Tỷ trọng (%) | Số tiền (tỷ đồng) | Tỷ trọng (%) | Số tiền (tỷ đồng) | %\n"
        "Ngắn hạn | 2.720 | 64,0 | 3.090 | 64,9 | 370 | 13,6\nTrung hạn | 1.530 | 36,0 | 1.670 | 35,1 | 140 | 9,2"
    )
    found = observe(rows, "2023", caption="Cơ cấu dư nợ theo thời hạn tại 31/12/2023")
    assert [o.indicator for o in found] == ["Dư nợ - Ngắn hạn"] * 2 + ["Dư nợ - Trung hạn"] * 2
    assert relations(found[1]) == [
        ("ratio", "64.9", "%", "whole"),
        ("delta", "370", "tỷ đồng", "previous_year"),
        ("delta", "13.6", "%", "previous_year"),
    ]


def test_places_in_an_order_are_no_figures_and_bronze_is_no_money() -> None:
    assert [o.indicator for o in observe("Xã | Điểm | Xếp hạng năm 2023 | Tăng/giảm hạng\nA Mú | 92 | 4 | +2")] == [
        "Điểm - A Mú"
    ]
    rows = "Môn | Huy chương | Huy chương\nMôn | Bạc | Đồng\nĐiền kinh | 8 | 11"
    assert [o.quantity.unit for o in observe(rows) if o.quantity] == ["huy chương", "huy chương"]


def test_how_many_of_those_counted_before_are_so_counts_the_same_noun() -> None:
    rows = "Đơn vị | Số tổ chức được thanh tra | Số có vi phạm\nThanh tra Sở Y tế | 148 | 37"
    assert [o.quantity.unit for o in observe(rows) if o.quantity] == ["tổ chức", "tổ chức"]


def test_a_title_of_two_deeds_is_said_whole_and_giao_quan_sets_nothing() -> None:
    rows = "Xã | Chỉ tiêu | Giao quân | Tỷ lệ giao quân (%)\nTản Viên | 18 | 18 | 100\nBa Trại | 16 | 15 | 93,8"
    found = observe(rows, "2025", caption="Kết quả tuyển chọn, gọi công dân nhập ngũ năm 2025")
    assert [(o.indicator, o.role) for o in found][:2] == [
        ("Tuyển chọn, gọi công dân nhập ngũ - Tản Viên", "target"),
        ("Giao quân - Tản Viên", "actual"),
    ]
    assert relations(found[3]) == [("ratio", "93.8", "%", "plan")]


def test_english_columns_of_counts_beside_sums_are_no_money_and_a_deed_is_no_plan() -> None:
    rows = (
        "Programme | Applications | Approved | Amount requested | Amount awarded | Awarded as % of requested\n"
        "Youth sport | 84 | 51 | 612,400 | 344,900 | 56.3\nArts | 47 | 29 | 488,000 | 251,300 | 51.5"
    )
    found = observe(rows, "2025-H1", caption="Community grants ($)", language="en")
    assert [(o.quantity.unit, o.role) for o in found if o.quantity][:4] == [
        ("applications", "actual"),
        ("grants", "actual"),
        ("$", "actual"),
        ("$", "actual"),
    ]
    assert relations(found[3]) == [("ratio", "56.3", "%", "whole")]


def test_those_within_a_standard_are_no_target_and_a_change_since_a_year_is_of_its_column() -> None:
    found = observe("Standard | Patients seen | Within standard\nDiagnostics | 214 | 143", language="en")
    assert [(o.quantity.unit, o.role) for o in found if o.quantity] == [("patients", "actual"), ("patients", "actual")]
    rows = "Group | Headcount | Change in headcount since 2023\nOperations | 1,842 | +64"
    assert [relations(o) for o in observe(rows, "2024", language="en")] == [
        [("delta", "64", "people", "previous_year")]
    ]


def test_the_months_to_a_months_end_and_a_school_year_in_a_title_are_times() -> None:
    found = observe("Khối | Số nợ (triệu đồng)\nXã | 420", "2025-M07", caption="Nợ bảo hiểm đến hết tháng 7/2025")
    assert [o.period.text for o in found] == ["2025-7M"]
    rows = "Trường | Số HS | Hoàn thành tốt | Chưa hoàn thành\nKim Đồng | 612 | 402 | 3"
    found = observe(rows, "2025", caption="Chất lượng giáo dục cuối năm học 2024 - 2025")
    assert {(o.period.text, o.quantity.unit) for o in found if o.quantity} == {("2024..2025", "học sinh")}


def test_parts_of_a_plan_by_their_time_are_plans_and_places_are_named_by_the_title() -> None:
    rows = (
        "Xã | Tham gia đến 31/12/2025 | Chỉ tiêu giao năm 2026 | Trong đó | Trong đó | Tỷ lệ bao phủ (%)\n"
        "Xã | | | 6 tháng đầu năm | 6 tháng cuối năm |\n"
        "Tam Dân | 6.412 | 6.900 | 3.300 | 3.600 | 96,5"
    )
    found = observe(rows, "2026", caption="Phân bổ chỉ tiêu phát triển người tham gia BHYT hộ gia đình năm 2026")
    assert [(o.period.text, o.role) for o in found] == [
        ("2025-12-31", "actual"),
        ("2026", "target"),
        ("2026-H1", "target"),
        ("2026-H2", "target"),
        ("2026", "target"),
    ]
    assert found[1].indicator == "Phát triển người tham gia BHYT hộ gia đình - Tam Dân"


def test_a_comparison_behind_levels_of_one_time_is_of_the_nearest() -> None:
    rows = "Mặt hàng | Chợ Vinh | Bình quân | So tháng trước (%)\nGạo | 16.500 | 16.250 | -1,5"
    assert [relations(o) for o in observe(rows, "2025-M05")] == [[], [("delta", "-1.5", "%", "previous_period")]]


def test_numbers_under_the_word_month_are_months_and_their_sum_has_the_reports_time() -> None:
    rows = (
        "Tháng | Năm 2023 | Năm 2024 | So sánh (%)\n10 | 8.412 | 9.260 | 110,1\n11 | 7.905 | 8.730 | 110,4\n"
        "Cộng | 16.317 | 17.990 | 110,3"
    )
    found = observe(rows, "2024-Q4", caption="Lượt khách quý IV năm 2024 (lượt khách)")
    assert [o.period.text for o in found] == ["2023-M10", "2024-M10", "2023-M11", "2024-M11", "2023-Q4", "2024-Q4"]
    assert relations(found[1]) == [("ratio", "110.1", "%", "same_period")]


def test_the_month_beside_its_running_total_is_the_last_of_the_reports_time() -> None:
    rows = (
        "Đơn vị | Kế hoạch (km) | Thực hiện (km) | Thực hiện (km) | Ngày công\nĐơn vị | | Trong tháng | Lũy kế |\n"
        "Yên Thuận | 12,5 | 1,8 | 10,2 | 2.150"
    )
    found = observe(rows, "2024-9M", caption="Làm đường giao thông")
    assert [said(o)[2:4] for o in found] == [
        ("km", "2024-9M"),
        ("km", "2024-M09"),
        ("km", "2024-9M"),
        ("ngày công", "2024-9M"),
    ]


def test_a_part_is_measured_as_the_name_above_says_and_grades_count_whom_they_grade() -> None:
    found = observe("Chỉ tiêu | Ước 2025 | KH 2026\n1. Tổng vốn (tỷ đồng) | 64 | 72\n- Vốn ngân sách | 38 | 41", "2026")
    assert {o.quantity.unit for o in found if o.quantity} == {"tỷ đồng"}
    rows = "Khối | Tổng số | Hoàn thành tốt nhiệm vụ\nCơ quan Đảng | 64 | 48 (75,0%)"
    found = observe(rows, caption="Kết quả đánh giá, xếp loại cán bộ, công chức")
    assert [o.quantity.unit for o in found if o.quantity] == ["cán bộ", "cán bộ"]


def test_a_plan_of_the_year_that_was_changed_is_the_years() -> None:
    found = observe("Sản phẩm | KH năm đã điều chỉnh (tấn) | TH tháng 11 (tấn)\nCà phê | 620 | 245", "2024-M11")
    assert [(o.indicator, o.period.text) for o in found] == [("Cà phê", "2024"), ("Cà phê", "2024-M11")]


def test_a_column_of_names_without_a_heading_is_no_column_of_numbers() -> None:
    found = observe(" | ĐVT | Ước tháng 6\n1. Khai thác | Tấn | 4.018\n2. Nuôi trồng | Tấn | 2.394", "2024-M06")
    assert [said(o)[:3] for o in found] == [("Khai thác", "4018", "tấn"), ("Nuôi trồng", "2394", "tấn")]


def test_rates_are_levels_and_a_row_of_the_plan_alone_is_a_target() -> None:
    rows = "Trạm y tế | Quản lý thai nghén | Hồ sơ sức khỏe\nChỉ tiêu giao | 96 | 90\nĐông Thành | 97,2 | 91,4"
    found = observe(rows, caption="Tỷ lệ thực hiện một số chỉ tiêu y tế (%)")
    assert [said(o)[:3] + said(o)[4:] for o in found][:3] == [
        ("Quản lý thai nghén", "96", "%", "target"),
        ("Hồ sơ sức khỏe", "90", "%", "target"),
        ("Quản lý thai nghén - Đông Thành", "97.2", "%", "actual"),
    ]


def test_a_cell_says_itself_whether_it_is_a_share_or_a_change() -> None:
    head = "Chỉ tiêu | Nghị quyết 2025 | Kết quả 2025 | So với Nghị quyết"
    rows = f"{head}\nKết nạp | 85 | 91 | Vượt 7,1%\nKiểm tra | 24 | 22 | Đạt 91,7%"
    found = observe(rows, "2025")
    assert [relations(o) for o in found if o.role == "actual"] == [
        [("delta", "7.1", "%", "plan")],
        [("ratio", "91.7", "%", "plan")],
    ]


def test_the_number_of_a_norm_is_no_time_and_what_it_allows_is_a_target() -> None:
    found = observe("Thông số | Đơn vị | QCVN 08:2023 (mức B) | Cầu Đò\nBOD5 | mg/L | ≤ 6 | 7,2", "2025-Q3")
    assert [(o.period.text, o.role) for o in found] == [("2025-Q3", "target"), ("2025-Q3", "actual")]


def test_a_target_in_per_cent_behind_a_rate_is_that_rates() -> None:
    rows = "Cấp học | Số trường | Số trường đạt chuẩn | Tỷ lệ đạt chuẩn (%) | Mục tiêu (%)\nTHCS | 25 | 19 | 76,0 | 80"
    assert [o.indicator for o in observe(rows, "2025") if o.role == "target"] == ["Tỷ lệ đạt chuẩn - THCS"]


def test_a_capacity_or_a_whole_of_the_year_is_no_plan_and_no_earlier_time() -> None:
    head = "Hồ chứa | Thiết kế | Ngày 20/3/2025 | So với thiết kế (%)"
    rows = f"{head}\nSông Ray | 200 | 150 | 75,0\nĐá Đen | 40 | 30 | 75,0"
    found = observe(rows, "2025-M03", caption="Dung tích các hồ chứa (triệu m3)")
    assert relations(found[1]) == [("ratio", "75.0", "%", "other")]
    rows = "Vắc xin | Đối tượng cả năm (trẻ) | Cộng dồn từ đầu năm | Tỷ lệ đạt so với năm (%)\nBCG | 1.420 | 710 | 50,0"
    assert [(o.quantity.unit, relations(o)) for o in observe(rows, "2025-H1") if o.quantity] == [
        ("trẻ", []),
        ("trẻ", [("ratio", "50.0", "%", "whole")]),
    ]


def test_a_share_of_the_market_is_of_the_whole_and_what_is_done_by_rule_is_no_target() -> None:
    rows = (
        "Chi nhánh | Dư nợ | Dư nợ | Dư nợ\nChi nhánh | Tỷ đồng | So đầu năm (%) | Thị phần (%)\n"
        "A | 6.420 | 7,4 | 41,2\nB | 4.115 | 5,2 | 26,4"
    )
    assert relations(observe(rows, "2025")[0]) == [
        ("delta", "7.4", "%", "previous_year"),
        ("ratio", "41.2", "%", "whole"),
    ]
    rows = "Đảng bộ | Số chi bộ | Số chi bộ sinh hoạt đúng quy định | Tỷ lệ (%)\nA | 14 | 13 | 92,9\nB | 11 | 10 | 90,9"
    assert [(o.role, relations(o)) for o in observe(rows)][1] == ("actual", [("ratio", "92.9", "%", "whole")])


def test_the_strength_of_a_force_counts_people_whatever_kind_its_rows_are_of() -> None:
    found = observe("Đối tượng | Quân số huấn luyện\nDân quân cơ động | 308")
    assert [o.quantity.unit for o in found if o.quantity] == ["người"]


def test_an_english_day_without_its_year_is_of_the_reports_year() -> None:
    head = "Case type | Filed | Pending at 30 June | Change in pending since 31 December 2023"
    rows = f"{head}\nCivil | 4,812 | 6,204 | +157"
    found = observe(rows, "2024-H1", caption="Court performance", language="en")
    assert [(o.indicator, o.period.text, relations(o)) for o in found][1:] == [
        ("Pending - Civil", "2024-06-30", [("delta", "157", "cases", "previous_year")])
    ]


def test_a_row_of_a_target_below_an_indicator_is_that_indicators() -> None:
    found = observe("| 2023 | 2024\nClosed within 90 days (%) | 74.0 | 76.2\nTarget (%) | 75 | 78", language="en")
    assert [(o.indicator, o.role) for o in found][2:] == [("Closed within 90 days", "target")] * 2


def test_a_share_of_a_target_and_a_financial_year_after_another_are_told_by_their_words() -> None:
    rows = "Commitment | 2025 target | Position at 31 March | Share of target (%)\nHomes completed | 420 | 88 | 21.0"
    assert relations(observe(rows, "2025-Q1", language="en")[1]) == [("ratio", "21.0", "%", "plan")]
    head = "Theme | 2024/25 allocation | 2025/26 allocation | Change (%)"
    rows = f"{head}\nHealth | 42.0 | 45.5 | 8.3\nSkills | 20 | 18 | -10"
    assert relations(observe(rows, "2025", language="en")[1]) == [("delta", "8.3", "%", "previous_year")]


def test_a_day_in_a_title_goes_before_a_season_and_a_quarters_end_is_a_running_total() -> None:
    caption = "Gieo trồng vụ Đông đến ngày 25/10/2025"
    assert [o.period.text for o in observe("Xã | Đã trồng (ha)\nPhúc Lâm | 61", "2025-M10", caption=caption)] == [
        "2025-10-25"
    ]
    caption = "Kết quả cho vay đến hết quý III/2025 (tỷ đồng)"
    assert [o.period.text for o in observe("Ngân hàng | Dư nợ\nA | 61", "2025-Q3", caption=caption)] == ["2025-9M"]


def test_a_share_under_a_heading_is_of_the_result_and_not_of_its_plan() -> None:
    rows = (
        "Xã | Cây vụ Đông (ha) | Cây vụ Đông (ha) | Cây vụ Đông (ha)\nXã | Kế hoạch | Đã trồng | Tỷ lệ (%)\n"
        "Đồng Tâm | 120 | 74 | 61,7\nPhúc Lâm | 85 | 61 | 71,8"
    )
    assert [relations(o) for o in observe(rows)][:2] == [[], [("ratio", "61.7", "%", "plan")]]


def test_a_rate_that_fits_in_every_row_is_a_share_of_the_column_it_shares_a_word_with() -> None:
    rows = (
        "Đơn vị | Tổng số hồ sơ | Trực tuyến | Tỷ lệ nộp trực tuyến (%)\nSở Tư pháp | 8.412 | 7.306 | 86,9\n"
        "Sở Xây dựng | 1.245 | 747 | 60,0\nSở Y tế | 24.618 | 22.403 | 91,0"
    )
    found = observe(rows)
    assert [o.quantity.unit for o in found if o.quantity] == ["hồ sơ"] * 6
    assert relations(found[1]) == [("ratio", "86.9", "%", "whole")]


def test_changes_in_a_counted_noun_are_of_the_barest_column_that_counts_it() -> None:
    rows = (
        "Hành vi vi phạm | Số trường hợp | Tước GPLX | So với tháng 4 (trường hợp) | So cùng kỳ (%)\n"
        "Nồng độ cồn | 214 | 96 | -18 | -12,3\nTốc độ | 342 | 41 | +27 | 8,6"
    )
    found = observe(rows, "2025-M05")
    assert relations(found[0]) == [
        ("delta", "-18", "trường hợp", "previous_period"),
        ("delta", "-12.3", "%", "same_period"),
    ]
    assert {o.quantity.unit for o in found if o.quantity} == {"trường hợp"}


def test_a_score_is_named_by_the_title() -> None:
    found = observe("Xã | Điểm năm 2024\nTân Lập | 83,6", caption="Chỉ số cải cách hành chính năm 2024")
    assert [o.indicator for o in found] == ["Điểm Chỉ số cải cách hành chính - Tân Lập"]


def test_a_rate_for_so_many_is_a_unit_in_brackets() -> None:
    found = observe("Chỉ tiêu | 2024\nTỷ số giới tính khi sinh (bé trai/100 bé gái) | 111,1", "2024")
    assert said(found[0])[:3] == ("Tỷ số giới tính khi sinh", "111.1", "bé trai/100 bé gái")


def test_kinds_of_an_occurrence_are_counted_in_it() -> None:
    rows = "Loại việc | Phải thi hành | Đã thi hành xong\nTheo đơn yêu cầu | 977 | 512"
    found = observe(rows, caption="Kết quả thi hành án dân sự")
    assert [o.quantity.unit for o in found if o.quantity] == ["việc", "việc"]


def test_a_megalitre_is_no_millilitre() -> None:
    found = observe("Indicator | Unit | 2024\nLeakage | Ml/day | 41.6", language="en")
    assert said(found[0])[:3] == ("Leakage", "41.6", "Ml/day")


def test_a_rate_in_a_columns_own_words_is_its_share_though_another_stands_between() -> None:
    rows = "Grade | Women | Men | Total | Women (%)\nSenior | 41 | 66 | 107 | 38.3\nMiddle | 188 | 172 | 360 | 52.2"
    found = observe(rows, language="en", caption="Staff by grade")
    assert [relations(o) for o in found if o.id == "b:1:1"] == [[("ratio", "38.3", "%", "whole")]]


def test_deeds_of_persons_count_persons_where_no_noun_is_said() -> None:
    rows = "Xã | Chỉ tiêu giao | Khám sơ tuyển | Nhập ngũ\nNinh Hòa | 22 | 124 | 22"
    found = observe(rows, caption="Kết quả tuyển quân năm 2024")
    assert {o.quantity.unit for o in found if o.quantity} == {"người"}


def test_a_title_of_two_things_names_each_of_them_by_its_row() -> None:
    rows = "Đối tượng | Tổng số | Hoàn thành tốt nhiệm vụ\nChi bộ | 24 | 17\nĐảng viên | 512 | 391"
    found = observe(rows, caption="Kết quả xếp loại chi bộ và đảng viên năm 2024")
    assert [said(o)[:3] for o in found if o.id.endswith(":1")] == [
        ("Chi bộ", "24", "chi bộ"),
        ("Đảng viên", "512", "đảng viên"),
    ]


def test_a_part_of_a_measured_whole_is_named_with_it() -> None:
    rows = "Chỉ tiêu | ĐVT | 2024\nSản lượng thịt hơi | tấn | 3.486\n- Thịt gia cầm | tấn | 641"
    found = observe(f"{rows}\nTổng lượt khách | lượt | 900\n- Khách quốc tế | lượt | 90")
    assert [o.indicator for o in found][1::2] == ["Sản lượng thịt hơi - Thịt gia cầm", "Khách quốc tế"]


def test_enrolment_by_region_and_level_counts_the_enrolment() -> None:
    found = observe(
        "Region | Primary | Total\nNorth | 84,210 | 158,705", "2024", "School enrolment by region and level", "en"
    )
    assert {o.quantity.unit for o in found if o.quantity} == {"school enrolment"}
