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
