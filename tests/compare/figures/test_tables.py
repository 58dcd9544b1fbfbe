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
from compare.figures.table_names import title_of
from compare.figures.table_periods import along, resolve, said_in
from compare.figures.table_units import unit_in
from compare.figures.tables import observe_table
from compare.messages import Language, render
from compare.observation import Observation
from compare.period import parse
from compare.report import Block, ReportKind

OWN = Path(__file__).parents[2] / "gold_own"


def grid(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines())


def observe(
    text: str, period: str = "2024", caption: str | None = None, language: Language = "vi", kind: ReportKind = "year"
) -> list[Observation]:
    notation = VIETNAMESE if language == "vi" else ENGLISH
    context = Context("s", "1", "b", parse(period), language, kind, notation=notation)
    return observe_table(Block("b", "table", "", rows=grid(text), caption=caption), context)


def said(observation: Observation) -> tuple[str, str | None, str | None, str, str]:
    """Name, value, unit, period and role, to be compared at a glance."""
    quantity = observation.quantity
    value, unit = (str(quantity.value), quantity.unit) if quantity else (None, None)
    return observation.indicator, value, unit, observation.period.text, observation.role


def relations(observation: Observation) -> list[tuple[str, str, str, str]]:
    return [(r.kind, str(r.value), r.unit, r.versus) for r in observation.relations]


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
