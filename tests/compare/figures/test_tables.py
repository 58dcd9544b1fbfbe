"""Tables: headings, rows, levels, comparisons and cells, each by a small table of its own."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from compare.figures.context import Context
from compare.figures.notation import ENGLISH, VIETNAMESE
from compare.figures.table_cells import notation_of, read_cell
from compare.figures.table_grid import segments
from compare.figures.table_headers import columns
from compare.figures.table_periods import along, resolve, said_in
from compare.figures.table_titles import title_of
from compare.figures.table_units import unit_in
from compare.figures.tables import observe_table
from compare.messages import Language, render
from compare.period import parse
from compare.report import Block
from tests.compare.figures.table_saying import grid, observe, relations, said

OWN = Path(__file__).parents[2] / "gold_own"


CELLS = [
    ("≥ 95", ("95", "ge", None, None, "")),
    ("8,5-9", ("8.5", "range", "9", None, "")),
    ("Tối thiểu 80", ("80", "ge", None, None, "")),
    ("20 trở lên", ("20", "ge", None, None, "")),
    ("19/19", ("19", "eq", None, "19", "")),
    ("12 of 15", ("12", "eq", None, "15", "")),
    ("over 2,000", ("2.000", "gt", None, None, "")),
    ("92%", ("92", "eq", None, None, "%")),
    ("$4.2 million", ("4.2", "eq", None, None, "$ million")),
    ("£3.4m", ("3.4", "eq", None, None, "£m")),
    ("(3,2)", ("-3.2", "eq", None, None, "")),
    ("−4,1", ("-4.1", "eq", None, None, "")),
    ("giảm 3", ("-3", "eq", None, None, "")),
    ("Khoảng 4", ("4", "approx", None, None, "")),
    ("1 250 000", ("1250000", "eq", None, None, "")),
    ("12.345 người", ("12345", "eq", None, None, "người")),
    ("3,5 [2]", ("3.5", "eq", None, None, "")),
    ("80+", ("80", "ge", None, None, "")),
]


@pytest.mark.parametrize(("text", "expected"), CELLS)
def test_a_cell_is_read_whole(text: str, expected: tuple[str, str, str | None, str | None, str]) -> None:
    figure = read_cell(text, VIETNAMESE)
    assert figure is not None
    high, total = (None if v is None else str(v) for v in (figure.high, figure.total))
    assert (str(figure.value), figure.bound, high, total, figure.unit) == expected


@pytest.mark.parametrize("text", ["Đạt", "x", "-", "", "12/3/2024", "215/KH-UBND", "Xuất siêu", "0912 345 678", "Q3"])
def test_text_dates_and_numbers_of_documents_are_no_figures(text: str) -> None:
    assert read_cell(text, VIETNAMESE) is None


def test_the_notation_follows_the_figures_that_read_one_way() -> None:
    assert notation_of(["3,400.5", "88.0", "1,250"], VIETNAMESE).decimal == "."
    assert notation_of(["1.250"], VIETNAMESE) == VIETNAMESE


TIMES = [
    (("Ước TH 6 tháng",), "2024-H1"),
    (("Cả năm",), "2024"),
    (("6 tháng đầu năm", "2023"), "2023-H1"),
    (("Thực hiện cùng kỳ",), "2023-9M"),
    (("Cùng kỳ năm 2022",), "2022-9M"),
    (("31/12/2023",), "2023-12-31"),
    (("Đến năm 2025",), "2025"),
    (("Năm học 2022-2023",), "2022..2023"),
    (("Quý III/2023",), "2023-Q3"),
    (("Lũy kế 8 tháng",), "2024-8M"),
    (("YTD",), "2024-9M"),
    (("Jan–Mar 2024",), "2024-Q1"),
    (("FY 2022/23",), "2022..2023"),
]


@pytest.mark.parametrize(("path", "expected"), TIMES)
def test_a_heading_says_a_time_over_all_its_rows(path: tuple[str, ...], expected: str) -> None:
    found = resolve(along(tuple(said_in(text)[0] for text in path)), parse("2024-9M"))
    assert found is not None and found.text == expected


def test_no_time_is_read_from_words_that_look_like_a_month() -> None:
    assert said_in("Market share")[0].is_empty and said_in("Kế hoạch")[0].is_empty


@pytest.mark.parametrize(
    ("text", "unit"),
    [("Dư nợ (tỷ đồng)", "tỷ đồng"), ("Thu nhập (triệu đồng/người)", "triệu đồng/người"), ("Thực hiện (ước)", ""),
     ("Transit rides, million (YTD)", "million"), ("Số hộ (hộ)", "hộ"), ("Thời gian giải quyết (ngày)", "ngày"),
     ("Kế hoạch (năm)", ""), ("Cột (1)", ""), ("Net sales ($m)", "$m")],
)  # fmt: skip
def test_a_unit_stands_in_brackets_or_after_a_comma(text: str, unit: str) -> None:
    assert unit_in(text) == unit


def test_a_title_is_freed_of_lead_division_time_and_unit() -> None:
    assert title_of("Bảng 2. Dư nợ theo huyện đến 31/12/2023 (tỷ đồng)").subject == "Dư nợ"
    assert title_of("Phân loại hợp tác xã").subject == "hợp tác xã"
    assert title_of("Staff by contract type").divided


BUDGET = """
STT | Nội dung | Dự toán năm 2024 | Dự toán năm 2024 | Thực hiện 9 tháng | So sánh (%) | So sánh (%)
STT | Nội dung | Tỉnh giao | HĐND giao | Thực hiện 9 tháng | DT tỉnh giao | Cùng kỳ
A | B | 1 | 2 | 3 | 4=3/1 | 5
I | Thu nội địa | 210.000 | 225.000 | 168.400 | 80,2 | 109,3
"""


def test_three_heading_rows_with_merged_parents_and_a_formula_row() -> None:
    found = observe(BUDGET, "2024-9M", "Thu ngân sách (Đơn vị tính: triệu đồng)")
    assert [said(o) for o in found] == [
        ("Thu nội địa", "210000", "triệu đồng", "2024", "target"),
        ("Thu nội địa", "225000", "triệu đồng", "2024", "target"),
        ("Thu nội địa", "168400", "triệu đồng", "2024-9M", "actual"),
    ]
    assert relations(found[2]) == [("ratio", "80.2", "%", "plan"), ("ratio", "109.3", "%", "same_period")]
    assert found[2].relations[0].assigner == "tỉnh giao"


def test_ids_and_anchors_name_the_cell() -> None:
    found = observe(BUDGET, "2024-9M")[2]
    assert found.id == "b:3:4"
    assert (found.anchor.row, found.anchor.column, found.anchor.start, found.anchor.end) == (3, 4, 0, 7)
    ratio = found.relations[0].anchor
    assert ratio is not None and (ratio.row, ratio.column, ratio.start, ratio.end) == (3, 5, 0, 4)


PARTS = """
TT | Chỉ tiêu | ĐVT | KH 2024 | TH 2024
1 | Tổng sản lượng thủy sản | tấn | 48.500 | 49.360
  | - Khai thác | tấn | 35.000 | 35.905
  | Trong đó: sản lượng khai thác xa bờ | tấn | | 20.100
"""


def test_a_part_that_does_not_stand_alone_is_named_with_its_whole() -> None:
    found = observe(PARTS)
    names = [o.indicator for o in found]
    assert names[2:4] == ["Tổng sản lượng thủy sản - Khai thác"] * 2
    assert names[4] == "Sản lượng khai thác xa bờ"


def test_a_part_points_at_the_observation_of_its_whole_in_the_same_column() -> None:
    found = observe(PARTS)
    assert [o.whole for o in found] == [None, None, "b:1:3", "b:1:4", "b:1:4"]


def test_rows_without_numbers_behind_a_part_are_parts_of_the_same_whole() -> None:
    head = "STT | Chỉ tiêu | ĐVT | 6 tháng 2026\n1 | Khách du lịch | lượt | 900"
    rows = "\n | Tr.đó: Quốc tế | lượt | 210\n | Nội địa | lượt | 690\n | Trong tổng số: Khách ở lại | lượt | 400"
    found = observe(f"{head}{rows}\n2 | Giải thể thao | giải | 12", "2026-H1")
    assert [o.indicator for o in found][1:3] == ["Khách du lịch - Quốc tế", "Khách du lịch - Nội địa"]
    assert [o.whole for o in found] == [None, *[found[0].id] * 3, None]


def test_growth_is_told_from_a_ratio_by_the_arithmetic_of_the_levels() -> None:
    head = "Chỉ tiêu | ĐVT | Cùng kỳ | Thực hiện | So cùng kỳ (%)"
    table = head + "\nA lúa | ha | 200 | 230 | {}\nB ngô | ha | 100 | 120 | {}"
    ratio = observe(table.format("115,0", "120,0"), "2024-H1")[1]
    growth = observe(table.format("15,0", "20,0"), "2024-H1")[1]
    assert relations(ratio) == [("ratio", "115.0", "%", "same_period")]
    assert relations(growth) == [("delta", "15.0", "%", "same_period")]


def test_a_programmes_column_is_of_targets() -> None:
    found = observe("Chỉ tiêu | ĐVT | CTr 2026 | 6T/2026 | % so CTr\nCấp thẻ | thẻ | 96.000 | 49.200 | 51,3", "2026-H1")
    assert [(o.indicator, o.role) for o in found] == [("Cấp thẻ", "target"), ("Cấp thẻ", "actual")]
    assert relations(found[1]) == [("ratio", "51.3", "%", "plan")]


def test_an_absolute_change_takes_the_unit_of_its_row() -> None:
    found = observe("Cây trồng | ĐVT | Chính thức 2023 | Ước 2024 | Tăng, giảm\nHồ tiêu | ha | 4.870 | 4.512 | -358")
    assert relations(found[1]) == [("delta", "-358", "ha", "previous_year")]
    assert [o.role for o in found] == ["actual", "estimate"]


def test_a_total_that_holds_an_estimated_month_is_an_estimate() -> None:
    found = observe("Chỉ tiêu | ĐVT | Ước tháng 9 | 9 tháng\nDoanh thu vận tải | tỷ đồng | 74,2 | 648,5", "2023-M09")
    assert [(o.period.text, o.role) for o in found] == [("2023-M09", "estimate"), ("2023-9M", "estimate")]


def test_entities_as_rows_take_the_measure_of_their_column() -> None:
    found = observe("Huyện | Dư nợ (tỷ đồng) | Nợ quá hạn (%)\nĐông Hải | 642,3 | 0,12", caption="Dư nợ theo huyện")
    assert [said(o)[:3] for o in found] == [
        ("Dư nợ - Đông Hải", "642.3", "tỷ đồng"),
        ("Nợ quá hạn - Đông Hải", "0.12", "%"),
    ]


def test_rows_of_years_give_the_period() -> None:
    found = observe("Năm | Lượt khám (lượt) | Công suất giường (%)\n2022 | 121.450 | 88,4\n2023 | 134.900 | 91,0")
    assert [(o.indicator, o.period.text) for o in found] == [
        ("Lượt khám", "2022"), ("Công suất giường", "2022"), ("Lượt khám", "2023"), ("Công suất giường", "2023"),
    ]  # fmt: skip


def test_a_target_is_of_the_years_that_its_row_names() -> None:
    text = (
        "Mục tiêu | ĐVT | Đến năm 2025\nSố HTX thành lập mới giai đoạn 2021-2025 | HTX | 150\nTổ hợp tác | THT | 1.800"
    )
    found = observe(text, "2021..2025", kind="plan")
    assert [(o.indicator, o.period.text) for o in found] == [
        ("Số HTX thành lập mới", "2021..2025"), ("Tổ hợp tác", "2025"),
    ]  # fmt: skip


def test_a_table_of_growth_only_has_no_value() -> None:
    head = "Ngành | Tháng 3 so với tháng trước | Tháng 3 so với cùng kỳ | Quý I so với cùng kỳ"
    text = f"{head}\nKhai khoáng | 98,7 | 92,4 | 95,0"
    found = observe(text, "2024-Q1", "Chỉ số sản xuất công nghiệp (%)")
    assert [(o.quantity, o.period.text) for o in found] == [(None, "2024-M03"), (None, "2024-Q1")]
    assert [r[3] for r in relations(found[0])] == ["previous_period", "same_period"]


def test_a_heading_repeated_over_a_page_break_is_no_row() -> None:
    head = "TT | Chỉ tiêu | ĐVT | KH 2024 | Đánh giá"
    found = observe(f"{head}\n1 | Đường nhựa | km | 12 | Đạt\n{head}\n2 | Trạm y tế | trạm | 9/9 | Vượt 2")
    assert [said(o)[:2] for o in found] == [("Đường nhựa", "12"), ("Trạm y tế", "9")]
    assert found[1].quantity is not None and found[1].quantity.total == 9


def test_a_document_that_sets_targets_makes_levels_targets_and_past_years_actuals() -> None:
    found = observe(
        "Chỉ tiêu | ĐVT | Thực hiện 2023 | Năm 2024\nDân số | người | 9.100 | 9.250", "2024", kind="resolution"
    )
    assert [(o.period.text, o.role) for o in found] == [("2023", "actual"), ("2024", "target")]


def test_running_totals_of_rows_marked_so_reach_back_to_january() -> None:
    head = "Measure | Target 2025 | Q1 | Q2 | Status"
    text = f"{head}\nHomes built (YTD) | 420 | 85 | 191 | Green\nOn time | 95% | 91% | 93% | Red"
    found = observe(text, "2025-Q2", language="en")
    assert [o.period.text for o in found] == ["2025", "2025-Q1", "2025-H1", "2025", "2025-Q1", "2025-Q2"]
    assert [o.cumulative for o in found[:3]] == [True, True, True]


def test_a_figure_that_reads_both_ways_is_settled_by_its_printed_share() -> None:
    found = observe(
        "Chỉ tiêu | ĐVT | KH | TH | TH/KH (%)\nA đường | km | 2,5 | 1.250 | 50,0\nB cầu | cầu | 8 | 4 | 50,0"
    )
    assert found[1].quantity is not None and found[1].quantity.value == Decimal("1.250")
    assert "table.notation.arithmetic" in found[1].rules


def test_a_figure_a_thousand_times_off_its_printed_share_is_doubtful() -> None:
    head = "Chỉ tiêu | ĐVT | KH | TH | TH/KH (%)"
    table = f"{head}\nThu phí | triệu đồng | 40.000.000 | 20000 | 50,0\nThu thuế | triệu đồng | 80 | 60 | 75,0"
    found = observe(table)
    assert [bool(o.doubts) for o in found] == [False, True, False, False]
    for language in ("vi", "en"):
        assert "20" in render(found[1].doubts[0], language)


def test_a_list_of_documents_or_people_gives_nothing() -> None:
    assert observe("TT | Số hiệu | Ngày ban hành | Trích yếu\n1 | 215/KH-UBND | 12/3/2024 | Kế hoạch") == []
    assert observe("STT | Họ và tên | Điện thoại\n1 | Lò Văn Sáng | 0912 345 678") == []


def test_empty_and_ragged_little_tables_do_no_harm() -> None:
    context = Context("s", "1", "b", parse("2024"))
    for rows in ((), ((),), (("",),), (("12",),), (("a", "b"),)):
        assert isinstance(observe_table(Block("b", "table", "", rows=rows), context), list)


def test_columns_of_numbers_names_units_and_ratings_are_told_apart() -> None:
    rows = grid("STT | Chỉ tiêu | Đơn vị | KH | TH | % KH | Đánh giá\n1 | Đường | km | 4 | 5 | 125 | Vượt")
    kinds = [column.kind for column in columns(rows, segments(rows, None)[0])]
    assert kinds == ["number", "name", "unit", "level", "level", "comparison", "text"]


@pytest.mark.parametrize("path", sorted(OWN.glob("tables*.jsonl")), ids=lambda path: path.name)
def test_own_annotated_tables_keep_their_figures(path: Path) -> None:
    """Every figure of the annotated tables is found with its value, period and role, and none beside them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        language: Language = item["lang"]
        context = Context(
            "s", "1", "b", parse(item["report_period"]), language, item.get("report_kind", "other"),
            notation=VIETNAMESE if language == "vi" else ENGLISH,
        )  # fmt: skip
        block = Block("b", "table", "", rows=tuple(map(tuple, item["rows"])), caption=item["caption"])
        found = [(None if o.quantity is None else o.quantity.value, o.period.text, o.role)
                 for o in observe_table(block, context)]  # fmt: skip
        expected = [(None if o["value"] is None else Decimal(o["value"]), o["period"], o["role"])
                    for o in item["observations"]]  # fmt: skip
        assert sorted(found, key=str) == sorted(expected, key=str), item["id"]


def test_a_slash_within_a_time_compares_nothing() -> None:
    head = "Chỉ tiêu | ĐVT | Giao 2024 | TH 6T/2024 | TH 9T/2024 | TH/KH (%)"
    found = observe(f"{head}\nThẻ cấp | thẻ | 800 | 390 | 610 | 76,3\nTổ hợp tác | tổ | 40 | 11 | 31 | 77,5", "2024-9M")
    assert [(str(o.quantity.value), o.period.text, o.role) for o in found[:3] if o.quantity] == [
        ("800", "2024", "target"),
        ("390", "2024-H1", "actual"),
        ("610", "2024-9M", "actual"),
    ]


def test_a_row_that_says_what_it_counts_is_no_money_of_the_caption() -> None:
    rows = "Chỉ tiêu|Thực hiện\nThu ngân sách|131,5\nSố dự án khởi công|14\nSố tiền hỗ trợ|5"
    found = observe(rows, caption="Kết quả (đơn vị: tỷ đồng)")
    assert [o.quantity.unit for o in found if o.quantity] == ["tỷ đồng", "dự án", "tỷ đồng"]


def test_a_programmes_column_is_one_of_targets_and_a_resolutions_number_no_name() -> None:
    head = "Chỉ tiêu | ĐVT | Chương trình năm | NQ 14 (đến 2025) | TH 9 tháng"
    found = observe(f"{head}\nKiểm tra | cuộc | 140 | 600 | 68", "2024-9M")
    assert [(o.indicator, o.period.text, o.role) for o in found] == [
        ("Kiểm tra", "2024", "target"),
        ("Kiểm tra", "2025", "target"),
        ("Kiểm tra", "2024-9M", "actual"),
    ]


def test_what_an_early_report_of_a_year_calls_reached_is_estimated_in_its_tables() -> None:
    context = Context("s", "1", "b", parse("2024"), "vi", "year", notation=VIETNAMESE, early=True)
    rows = grid("Chỉ tiêu | ĐVT | KH 2024 | Năm 2023 | Năm 2024\nThu ngân sách | tỷ đồng | 120 | 110 | 118")
    found = observe_table(Block("b", "table", "", rows=rows), context)
    assert [(o.period.text, o.role) for o in found] == [("2024", "target"), ("2023", "actual"), ("2024", "estimate")]


def test_what_is_counted_is_no_level_of_government_and_no_commune_of_the_row() -> None:
    found = observe("Đơn vị | Kết nạp đảng viên | Tuyến xã\nXã Tân Mỹ | 18 | 4", caption="Giao chỉ tiêu cán bộ y tế")
    assert [(o.quantity.unit, o.role) for o in found if o.quantity] == [("đảng viên", "target"), ("cán bộ", "target")]


def test_a_cell_of_two_shares_is_a_result_and_its_target_and_one_of_two_counts_a_fraction() -> None:
    found = observe(
        "Nội dung | Thực hiện/kế hoạch\nHồ sơ trực tuyến | 71,5%/70%\nTổ được tập huấn (tổ) | 9/14", "2025-Q1"
    )
    assert [(o.id, str(o.quantity.value), o.quantity.total, o.role, o.relations) for o in found if o.quantity] == [
        ("b:1:1", "71.5", None, "actual", ()),
        ("b:1:1:target", "70", None, "target", ()),
        ("b:2:1", "9", 14, "actual", ()),
    ]


def test_a_sum_that_bears_a_change_in_its_name_alone_is_no_growth() -> None:
    found = observe("Khu vực | 2023 | 2024\nDịch vụ | 41,2 | 42,0", caption="Cơ cấu giá trị tăng thêm (%)")
    assert [relations(o) for o in found] == [[("ratio", "41.2", "%", "whole")], [("ratio", "42.0", "%", "whole")]]


def test_the_end_of_the_year_before_is_no_same_period() -> None:
    rows = "Vật nuôi | 31/12/2023 | 31/12/2024 | Tăng, giảm\nBò | 410 | 450 | 40"
    assert [relations(o) for o in observe(rows, caption="Đàn vật nuôi (con)")][1] == [
        ("delta", "40", "con", "previous_year")
    ]


def test_a_place_behind_a_deed_is_nothing_counted() -> None:
    found = observe("Cấp học | Huy động ra lớp\nMẫu giáo | 512", caption="Huy động trẻ ra lớp năm học 2024 - 2025")
    assert [(o.quantity.unit, o.period.text) for o in found if o.quantity] == [("trẻ", "2024..2025")]


def test_an_abbreviation_is_spelt_out_by_its_unit() -> None:
    found = observe("Cây | DT (ha) | SL (tấn) | DT (triệu đồng)\nLúa | 850 | 5.900 | 240", "2025")
    assert [(o.indicator, o.role) for o in found] == [
        ("Diện tích - Lúa", "actual"),
        ("Sản lượng - Lúa", "actual"),
        ("Lúa", "target"),
    ]


def test_a_bare_per_cent_under_a_base_of_the_year_before_is_of_growth() -> None:
    head = "Nội dung | ĐVT | Quý I/2024 | Quý I/2025 | So với cùng kỳ | So với cùng kỳ"
    found = observe(
        f"{head}\n{head[:-31]}+/- | %\nSố vụ | vụ | 20 | 15 | -5 | -25,0\nSố ca | ca | 8 | 10 | 2 | 25,0", "2025-Q1"
    )
    assert relations(found[3]) == [("delta", "2", "ca", "same_period"), ("delta", "25.0", "%", "same_period")]


def test_a_grade_that_is_a_word_of_results_keeps_its_name() -> None:
    head = "Khối | Tốt | Tốt | Khá | Khá | Đạt | Đạt\nKhối | SL | % | SL | % | SL | %"
    found = observe(f"{head}\nKhối 6 | 60 | 60,0 | 30 | 30,0 | 10 | 10,0")
    assert [o.indicator for o in found] == ["Tốt - Khối 6", "Khá - Khối 6", "Đạt - Khối 6"]


def test_a_row_of_the_whole_year_is_a_time() -> None:
    found = observe("Thời gian | Số chuyến (chuyến)\nQuý I | 40\nCả năm | 170", "2024")
    assert [(o.indicator, o.period.text) for o in found] == [("Số chuyến", "2024-Q1"), ("Số chuyến", "2024")]


def test_growth_under_one_heading_is_each_that_of_the_column_it_names() -> None:
    head = "Lĩnh vực | Số doanh nghiệp | Vốn (tỷ đồng) | Tăng so năm trước (%) | Tăng so năm trước (%)"
    below = "Lĩnh vực | Số doanh nghiệp | Vốn (tỷ đồng) | Doanh nghiệp | Vốn"
    found = observe(f"{head}\n{below}\nDịch vụ | 402 | 2.315 | 6,3 | -9,7")
    assert [relations(o) for o in found] == [
        [("delta", "6.3", "%", "previous_year")],
        [("delta", "-9.7", "%", "previous_year")],
    ]


def test_columns_of_people_count_people() -> None:
    found = observe("Cơ quan | Biên chế | Có mặt\nVăn phòng | 24 | 22", caption="Tổng hợp biên chế năm 2024")
    assert [o.quantity.unit for o in found if o.quantity] == ["biên chế", "người"]


def test_a_comma_in_a_number_ends_no_name() -> None:
    found = observe("KPI | Q2 2025\nVisits per 1,000 people | 11.9", "2025-Q2", language="en")
    assert [said(o)[:3] for o in found] == [("Visits per 1,000 people", "11.9", "visits")]


def test_two_deeds_beside_a_target_keep_their_names() -> None:
    found = observe("Type | Raised | Completed | Target\nRoutine | 58 | 52 | 55", "2025-Q2", "Repairs", "en")
    assert [(o.indicator, o.role) for o in found][:2] == [
        ("Raised - Routine", "actual"),
        ("Completed - Routine", "actual"),
    ]


def test_a_plan_of_the_year_and_its_progress_are_told_with_their_units_in_brackets() -> None:
    found = observe(
        "Xã | Dự toán năm (triệu đồng) | Số thu (triệu đồng) | Tiến độ (%)\nBình An | 400 | 120 | 30,0", "2025-Q1"
    )
    assert [(o.indicator, o.period.text, o.role, relations(o)) for o in found] == [
        ("Số thu - Bình An", "2025", "target", []),
        ("Số thu - Bình An", "2025-Q1", "actual", [("ratio", "30.0", "%", "plan")]),
    ]


def test_who_takes_part_and_where_are_no_figures() -> None:
    assert observe("TT | Địa điểm | Thành phần\n1 | Xã Bình An | 15 đại biểu", caption="Lịch làm việc") == []


def test_what_is_done_and_how_it_stands_counts_the_noun_of_the_title() -> None:
    head = "Lĩnh vực | Kỳ trước chuyển sang | Tiếp nhận mới | Quá hạn"
    found = observe(f"{head}\nĐất đai | 21 | 148 | 4", caption="Kết quả tiếp nhận, giải quyết hồ sơ quý II/2025")
    assert {o.quantity.unit for o in found if o.quantity} == {"hồ sơ"}
    found = observe("Nội dung | Số lượng | Kinh phí (triệu đồng)\nĐề tài nghiệm thu | 11 | 720")
    assert [o.quantity.unit for o in found if o.quantity] == ["đề tài", "triệu đồng"]


def test_a_share_is_of_the_column_whose_sum_it_divides() -> None:
    rows = "Trình độ | Tổng số | Nam | Nữ | Tỷ trọng (%)\nSơ cấp | 60 | 20 | 40 | 60,0\nĐại học | 40 | 25 | 15 | 40,0"
    found = observe(rows, caption="Lao động theo trình độ (nghìn người)")
    assert [(relations(o), o.quantity.unit) for o in found if o.quantity][:3] == [
        ([("ratio", "60.0", "%", "whole")], "nghìn người"),
        ([], "nghìn người"),
        ([], "nghìn người"),
    ]


def test_a_change_in_a_unit_that_names_its_column_is_that_columns() -> None:
    found = observe("Nhóm | Khởi tố (vụ) | Truy tố (vụ) | So cùng kỳ (vụ khởi tố)\nMa túy | 68 | 57 | +9", "2022-9M")
    assert [relations(o) for o in found] == [[("delta", "9", "vụ", "same_period")], []]


def test_a_mean_rate_of_years_is_growth_of_their_span() -> None:
    found = observe("Nội dung | 2021 | 2024 | Bình quân 2021-2024 (%/năm)\nTổng thu | 100 | 133 | 10,0", "2021..2024")
    assert [(o.quantity, o.period.text, relations(o)) for o in found][2:] == [
        (None, "2021..2024", [("delta", "10.0", "%/năm", "previous_year")])
    ]
