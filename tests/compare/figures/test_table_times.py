"""Times and bases of tables: what the heading leaves out and the title, the row or the report's end gives."""

from __future__ import annotations

from tests.compare.figures.table_saying import observe, relations, said


def test_bare_years_under_a_title_of_a_part_of_the_year_are_those_parts() -> None:
    rows = "Level | Starts | Starts\nLevel | 2023 | 2024\nHigher | 1,866 | 2,051"
    found = observe(rows, "2024-H2", "Apprenticeships, July to December 2024", "en")
    assert [o.period.text for o in found] == ["2023-H2", "2024-H2"]


def test_years_beside_a_plan_stay_years() -> None:
    rows = "Chỉ tiêu | ĐVT | TH 2023 | KH 2024\nSố lớp | lớp | 40 | 42"
    assert [o.period.text for o in observe(rows, "2024-H1", "Giáo dục 6 tháng đầu năm 2024")] == ["2023", "2024"]


def test_the_first_day_of_the_next_year_dates_the_stock_at_the_end_of_this() -> None:
    rows = "Vật nuôi | 01/01/2024 | 01/01/2025 | Tăng (%)\nBò | 18.950 | 19.405 | 2,4"
    found = observe(rows, "2024", "Số lượng gia súc (con)")
    assert said(found[1]) == ("Bò", "19405", "con", "2025-01-01", "actual")
    assert relations(found[1]) == [("delta", "2.4", "%", "previous_year")]


def test_a_change_on_the_month_or_the_year_names_its_base() -> None:
    rows = "Series | Unit | May 2025 | Change on month (%) | Change on year (%)\nGas | GWh | 512 | -11.4 | -4.0"
    found = observe(rows, "2025-M05", language="en")
    assert relations(found[0]) == [("delta", "-11.4", "%", "previous_period"), ("delta", "-4.0", "%", "same_period")]


def test_a_title_of_change_leaves_each_column_to_name_its_base() -> None:
    rows = "Group | On previous month | On April 2024\nFood | 0.9 | 4.6"
    found = observe(rows, "2025-M04", "Consumer prices, April 2025 (% change)", "en")
    assert [o.period.text for o in found] == ["2025-M04"]
    assert relations(found[0]) == [("delta", "0.9", "%", "previous_period"), ("delta", "4.6", "%", "same_period")]


def test_milestones_of_a_plan_are_targets_beside_their_baseline() -> None:
    rows = "Outcome | Unit | Baseline 2023 | 2024 | 2025\nJobs supported | jobs | 1,240 | 1,400 | 1,650"
    found = observe(rows, "2024..2026", "Strategic plan: annual milestones", "en")
    assert [(o.period.text, o.role) for o in found] == [("2023", "actual"), ("2024", "target"), ("2025", "target")]


def test_how_long_something_lasts_is_no_time() -> None:
    rows = "Đơn vị | Nợ từ 3 tháng trở lên (triệu đồng)\nHợp tác xã | 196"
    assert [said(o)[0::3] for o in observe(rows, "2025-Q3")] == [("Nợ từ 3 tháng trở lên - Hợp tác xã", "2025-Q3")]
