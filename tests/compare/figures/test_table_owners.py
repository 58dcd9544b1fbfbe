"""Whose noun and whose unit: which of row, column, neighbour and title says what a figure of a table counts."""

from __future__ import annotations

from tests.compare.figures.table_saying import observe, relations, said


def test_an_abbreviation_spelt_out_over_one_column_is_spelt_out_over_all() -> None:
    rows = (
        "Cây trồng | DT (ha) | NS (tạ/ha) | So với năm 2023 (%) | So với năm 2023 (%)\n"
        "Cây trồng | DT (ha) | NS (tạ/ha) | DT | NS\n"
        "Ngô | 1.120 | 48,2 | 96,4 | 102,1\nLạc | 415 | 24,0 | 103,8 | 100,4"
    )
    found = observe(rows)
    assert [(o.indicator, relations(o)) for o in found][:2] == [
        ("Diện tích - Ngô", [("ratio", "96.4", "%", "previous_year")]),
        ("Năng suất - Ngô", [("ratio", "102.1", "%", "previous_year")]),
    ]


def test_a_noun_of_manner_is_not_what_a_deed_counts() -> None:
    found = observe("Nội dung | TH 2024\nGiám sát chuyên đề tổ chức đảng | 8")
    assert said(found[0])[:3] == ("Giám sát chuyên đề tổ chức đảng", "8", "tổ chức đảng")


def test_a_title_of_the_units_deeds_is_divided_by_them() -> None:
    rows = "Đơn vị | Chỉ tiêu | Thực hiện\nKhối trường học | 80 | 76"
    found = observe(rows, caption="Kết quả hiến máu tình nguyện của các đơn vị")
    assert said(found[1])[:3] == ("Hiến máu tình nguyện - Khối trường học", "76", "người")


def test_a_sum_of_the_years_of_a_term_is_a_share_of_the_terms_target() -> None:
    rows = (
        "Hạng mục | Mục tiêu | 2021 | 2022 | Cộng | Đạt (%)\n"
        "Cầu (cầu) | 18 | 8 | 9 | 17 | 94,4\nKè (km) | 4 | 1 | 2 | 3 | 75"
    )
    found = observe(rows, "2021..2022", "Hạ tầng giai đoạn 2021 - 2022")
    assert [relations(o) for o in found if o.id == "b:1:4"] == [[("ratio", "94.4", "%", "term_target")]]


def test_a_unit_may_be_given_with_its_exceptions() -> None:
    rows = " | 2023\nRevenue | 842.6\nAverage headcount | 5,640"
    found = observe(rows, "2023", "Group results (£ million unless stated)", "en")
    assert [o.quantity.unit for o in found if o.quantity] == ["£ million", "people"]


def test_what_was_approved_is_told_of_the_applications_before_it() -> None:
    rows = (
        "Fund | Applications | Approved | Amount approved (£000) | Budget 2025 (£000)\n"
        "Heritage | 64 | 31 | 2,415 | 4,000"
    )
    found = observe(rows, "2025", "Grants programme", "en")
    assert [said(o)[1:] for o in found] == [
        ("64", "applications", "2025", "actual"),
        ("31", "applications", "2025", "actual"),
        ("2415", "£ thousand", "2025", "actual"),
        ("4000", "£ thousand", "2025", "target"),
    ]


def test_planned_under_the_next_heading_is_no_deed_of_the_one_before() -> None:
    rows = (
        "District | Canals (km) | Canals (km) | Area (ha) | Area (ha)\n"
        "District | Planned | Completed | Planned | Completed\nLower | 46 | 41.5 | 1,200 | 1,080"
    )
    assert [o.role for o in observe(rows, language="en")] == ["target", "actual", "target", "actual"]


def test_grades_are_classes_of_the_subject_under_any_heading() -> None:
    found = observe("Chất lượng | Số lượng\nHoàn thành tốt nhiệm vụ | 51", caption="Phân loại tổ chức công đoàn cơ sở")
    assert said(found[0])[:3] == ("Tổ chức công đoàn cơ sở Hoàn thành tốt nhiệm vụ", "51", "tổ chức")


def test_columns_under_of_which_are_parts_of_the_whole_before_them() -> None:
    rows = (
        "Loại hình | Số lớp | Tổng số học viên | Trong đó | Trong đó\n"
        "Loại hình | Số lớp | Tổng số học viên | Nữ | Cấp xã\nKỹ năng số | 21 | 1.260 | 655 | 978"
    )
    assert [o.quantity.unit for o in observe(rows) if o.quantity] == ["lớp", "học viên", "học viên", "học viên"]


def test_so_many_of_one_noun_to_another_is_a_unit() -> None:
    found = observe("Cấp học | Số lớp | Bình quân học sinh/lớp\nTHCS | 268 | 36,7", caption="Quy mô trường, lớp")
    assert [o.quantity.unit for o in found if o.quantity] == ["lớp", "học sinh/lớp"]


def test_whose_plan_was_reached_stands_below_the_heading_that_compares() -> None:
    rows = (
        "Nội dung | Dự toán | Dự toán | Thực hiện | Đạt % dự toán | Đạt % dự toán\n"
        "Nội dung | Tỉnh giao | HĐND giao | Thực hiện | Tỉnh giao | HĐND giao\nThuế | 64 | 68 | 61 | 95,3 | 89,7"
    )
    found = observe(rows, caption="Thu ngân sách (tỷ đồng)")
    assert [relations(o) for o in found if o.role == "actual"] == [
        [("ratio", "95.3", "%", "plan"), ("ratio", "89.7", "%", "plan")]
    ]


def test_a_unit_column_behind_a_quantity_is_of_that_quantity_alone() -> None:
    rows = "Goods | Seizures | Quantity | Unit | Value (USD)\nCannabis | 64 | 812 | kg | 2,436,000"
    found = observe(rows, language="en", caption="Customs seizures")
    assert [o.quantity.unit for o in found if o.quantity] == ["seizures", "kg", "USD"]


def test_the_detail_of_a_title_that_is_divided_belongs_to_its_subject() -> None:
    rows = "Function | Approved 2024 | Revised 2024 | Proposed 2025\nRoads | 240.1 | 221.7 | 205.3"
    found = observe(rows, "2025", "Budget 2025: expenditure by function (billion shillings)", "en")
    assert [(o.indicator, o.period.text, o.role) for o in found] == [
        ("Budget expenditure - Roads", "2024", "target"),
        ("Budget expenditure - Roads", "2024", "target"),
        ("Budget expenditure - Roads", "2025", "target"),
    ]


def test_times_and_rooms_measure_nothing() -> None:
    assert not observe("Date | Time | Room\n12 March | 10.00 | 2.14", language="en", caption="Meetings")


def test_branches_divide_what_the_title_measures_though_a_column_gives_the_unit() -> None:
    found = observe("Ngành | ĐVT | 2024\nKhai khoáng | tỷ đồng | 1.012", caption="Giá trị sản xuất công nghiệp")
    assert found[0].indicator == "Giá trị sản xuất công nghiệp - Khai khoáng"


def test_deeds_and_bare_targets_count_the_noun_of_the_nearest_column_that_counts() -> None:
    rows = "Đảng bộ | Số chi bộ | Số đảng viên | Kết nạp trong năm\nCông an tỉnh | 164 | 2.415 | 74"
    assert [o.quantity.unit for o in observe(rows) if o.quantity] == ["chi bộ", "đảng viên", "đảng viên"]
    rows = "Địa phương | Số người tham gia | Chỉ tiêu giao năm 2025\nCẩm Giàng | 412 | 520"
    found = observe(rows, caption="Phát triển bảo hiểm xã hội tự nguyện")
    assert [o.quantity.unit for o in found if o.quantity] == ["người", "người"]


def test_a_difference_between_two_columns_of_one_time_has_another_base() -> None:
    rows = (
        "Chỉ tiêu | ĐVT | Xã | Bình quân tỉnh | Chênh lệch\n"
        "Thanh toán | % | 52,1 | 60,8 | -8,7\nSố hóa | % | 91 | 88,5 | +2,5"
    )
    found = observe(rows)
    assert [relations(o) for o in found][:2] == [[("delta", "-8.7", "%", "other")], []]


def test_a_state_counts_what_the_column_before_it_does_and_fills_a_share_of_it() -> None:
    rows = (
        "Reservoir | Capacity (million m3) | Stored (million m3) | % full\n"
        "Upper | 48.0 | 36.5 | 76\nStone | 112.4 | 98.9 | 88"
    )
    assert relations(observe(rows, language="en")[1]) == [("ratio", "76", "%", "whole")]
    rows = "Landlord | Homes managed | Vacant | Average rent ($ per month)\nNorthgate | 6,412 | 148 | 612"
    found = observe(rows, language="en", caption="Social housing by landlord")
    assert [o.quantity.unit for o in found if o.quantity] == ["homes", "homes", "$ per month"]


def test_a_fall_between_two_states_of_one_time_is_told_of_the_later() -> None:
    rows = (
        "Lĩnh vực | Trước sắp xếp | Sau sắp xếp | Giảm | Tỷ lệ giảm (%)\n"
        "Giáo dục | 412 | 378 | 34 | 8,3\nY tế | 46 | 31 | 15 | 32,6"
    )
    found = observe(rows, caption="Sắp xếp đơn vị sự nghiệp")
    assert [relations(o) for o in found][:2] == [
        [],
        [("delta", "-34", "đơn vị sự nghiệp", "other"), ("delta", "-8.3", "%", "other")],
    ]


def test_deeds_named_without_a_noun_are_counted_as_they_occur() -> None:
    rows = "Đơn vị | Giám sát chuyên đề | Khảo sát | Kiến nghị đã giải quyết\nBan Pháp chế | 3 | 5 | 17"
    assert [o.quantity.unit for o in observe(rows) if o.quantity] == ["cuộc", "cuộc", "kiến nghị"]


def test_a_state_said_again_counts_what_it_did_before() -> None:
    rows = "Jurisdiction | Open at 1 April | Disposals | Open at 30 June\nTax | 1,230 | 240 | 1,178"
    found = observe(rows, "2025-Q2", "Tribunal caseload: second quarter 2025", "en")
    assert [o.quantity.unit for o in found if o.quantity] == ["cases", "disposals", "cases"]


def test_what_was_done_behind_number_is_no_noun() -> None:
    found = observe("Khối | Tổng số học sinh | Số bỏ học\nLớp 6 | 2.410 | 14")
    assert [o.quantity.unit for o in found if o.quantity] == ["học sinh", "học sinh"]


def test_levels_are_classes_of_what_the_title_counts() -> None:
    found = observe("Cấp | Số lượng\nTỉnh | 118", caption="Phân loại hộ sản xuất kinh doanh giỏi")
    assert said(found[0])[:3] == ("Hộ sản xuất kinh doanh giỏi cấp Tỉnh", "118", "hộ sản xuất")


def test_a_share_in_a_titles_brackets_is_the_unit_of_the_table() -> None:
    found = observe("Service | 2025\nStreet lighting | 72", "2025", "Customer satisfaction (% very satisfied)", "en")
    assert said(found[0])[:3] == ("Street lighting", "72", "%")


def test_no_class_is_admitted_to_a_school() -> None:
    rows = "Trường | Số lớp | Số đăng ký | Trúng tuyển\nKim Sơn | 12 | 688 | 540"
    found = observe(rows, caption="Kết quả tuyển sinh lớp 10")
    assert [o.quantity.unit for o in found if o.quantity] == ["lớp", "người", "người"]


def test_beds_are_counted_and_the_sick_of_a_title_are_not() -> None:
    found = observe("Cơ sở | Giường thực kê\nBệnh viện tỉnh | 742", caption="Kết quả khám, chữa bệnh")
    assert [o.quantity.unit for o in found if o.quantity] == ["giường"]
