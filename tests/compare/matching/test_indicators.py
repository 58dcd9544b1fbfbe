"""Indicators: text and table in one row, short names by their place, and what must not be joined."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.comparison import IndicatorRow, Links, Reading
from compare.matching import align
from compare.matching.names import read_name
from compare.matching.nodes import Node
from compare.matching.pairs import figures_in_both
from compare.matching.spelling import spelt_out
from compare.report import Block
from tests.compare.matching.build import written


def reading(name: str, period: str, text: str, language: str = "vi", kind: str = "quarter") -> Reading:
    return written(name, kind, period, language, text).reading


def rows(*readings: Reading, links: Links | None = None) -> list[set[str]]:
    """The names in each row."""
    return [_names(row) for row in align(readings, links or Links()).indicators]


def _names(row: IndicatorRow) -> set[str]:
    return {o.indicator for cell in row.cells.values() for o in cell.observations}


def test_the_figure_of_the_text_joins_the_table() -> None:
    found = rows(
        reading(
            "a",
            "2024-Q1",
            """
            # 1. Thủy sản
            = x | khai thác | 8240 tấn | 2024-Q1 | actual
            = y | nuôi trồng | 1110 tấn | 2024-Q1 | actual
            = z | Tổng sản lượng thủy sản | 9350 tấn | 2024-Q1 | actual
            # Phụ biểu
            = x | Sản lượng khai thác hải sản | 8240 tấn | 2024-Q1 | actual
            = y | Sản lượng nuôi trồng thủy sản | 1110 tấn | 2024-Q1 | actual
            """,
        )
    )
    assert {"khai thác", "Sản lượng khai thác hải sản"} in found
    assert {"nuôi trồng", "Sản lượng nuôi trồng thủy sản"} in found
    assert {"Tổng sản lượng thủy sản"} in found


def test_rate_and_count_are_two_rows() -> None:
    text = "# Giảm nghèo\n= a | Hộ nghèo | 268 hộ | 2024 | actual\n= b | Hộ nghèo | 1.08 % | 2024 | actual"
    assert len(rows(reading("a", "2024", text, kind="year"))) == 2


def test_one_thing_in_two_scales_is_one_row() -> None:
    first = reading("a", "2024-Q1", "# Ngân sách\n= a | Chi ngân sách | 168.5 tỷ đồng | 2024-Q1 | actual")
    second = reading("b", "2024-H1", "# Ngân sách\n= a | Chi ngân sách | 401200 triệu đồng | 2024-H1 | actual")
    assert rows(first, second) == [{"Chi ngân sách"}]


def test_a_contradiction_stays_in_one_row() -> None:
    text = "# {}\n= a | Thu ngân sách trên địa bàn | {} tỷ đồng | 2024 | actual"
    first = reading("a", "2024", text.format("Ngân sách", "1214.5"), kind="year")
    second = reading("b", "2024", text.format("Tài chính - ngân sách", "1241.5"), kind="year")
    assert len(rows(first, second)) == 1


def test_short_names_of_two_sections_are_two_rows() -> None:
    text = """
        # Fire safety
        = f | Inspections | 268 inspections | {0} | actual
        # Restaurants and food
        = r | Inspections | 940 inspections | {0} | actual
        """
    found = align(
        [reading("a", "2025-Q1", text.format("2025-Q1"), "en"), reading("b", "2025-Q3", text.format("2025-Q3"), "en")],
        Links(),
    )
    assert [sorted(row.cells) for row in found.indicators] == [["a", "b"], ["a", "b"]]


def test_two_figures_of_one_report_keep_likely_names_apart() -> None:
    text = """
        # Giáo dục
        = a | Tỷ lệ học sinh giỏi cấp huyện | 12.5 % | 2024 | actual
        = b | Tỷ lệ học sinh giỏi cấp tỉnh | 3.1 % | 2024 | actual
        """
    assert len(rows(reading("a", "2024", text, kind="year"))) == 2


def test_a_likely_name_with_a_figure_of_quite_another_size_is_another_row() -> None:
    """Schools' visits told as "visits made" are none of the millions that one report calls "Visits"."""
    found = rows(
        reading(
            "a",
            "2025",
            """
            # Learning
            = s | visits made | 318 visits | 2025 | actual
            # Annex
            = v | Visits | 3520000 | 2025 | actual
            = s | School visits | 318 visits | 2025 | actual
            """,
            language="en",
            kind="year",
        )
    )
    assert {"visits made", "School visits"} in found


WHAT_FELL_SHORT = {
    "under the same name with words left out": ("Mức độ hài lòng", "54.1", True),
    "far from the figure": ("Mức độ hài lòng", "31.7", False),
    "under another name": ("Mức độ lòng vòng", "54.1", False),
}


@pytest.mark.parametrize(("name", "value", "together"), WHAT_FELL_SHORT.values(), ids=WHAT_FELL_SHORT)
def test_what_fell_short_tells_a_figure_again(name: str, value: str, together: bool) -> None:
    text = f"""
        # 1. Khám, chữa bệnh
        = x | Mức độ hài lòng của người bệnh | 54.6 % | 2024 | actual
        # 2. Hạn chế, nguyên nhân
        = x | {name} | {value} % | 2024 | actual
    """
    assert ({"Mức độ hài lòng của người bệnh", name} in rows(reading("a", "2024", text, kind="year"))) == together


def test_one_figure_mistyped_in_the_text_keeps_likely_names_together() -> None:
    text = """
        # 1. Cảng
        = s | Đường sắt chuyên chở hàng hóa | 203 nghìn tấn | 2025-H1 | actual
        # Phụ lục
        = s | Hàng hóa chuyên chở bằng đường sắt | 230 nghìn tấn | 2025-H1 | actual
        """
    assert len(rows(reading("a", "2025-H1", text))) == 1
    assert len(rows(reading("a", "2025-H1", text.replace("230", "364")))) == 2


def test_a_short_name_that_one_report_explains_is_the_full_one() -> None:
    set_by = "# Kỹ thuật\n= s | thời gian mất điện bình quân | 145 phút | 2025 | target"
    plan = reading("a", "2025", set_by, kind="plan")
    explains = Block("more", "paragraph", "Thời gian mất điện bình quân (SAIDI) 145 phút.")
    told = reading("b", "2025-Q1", "# Kỹ thuật\n= s | SAIDI | 31 phút | 2025-Q1 | actual")
    assert len(rows(plan, told)) == 2
    plan = replace(plan, report=replace(plan.report, blocks=(*plan.report.blocks, explains)))
    assert rows(plan, told) == [{"thời gian mất điện bình quân", "SAIDI"}]


SHORT_AIMS = {
    "the one level that has the word": ("= a | Tổng thu sự nghiệp | 301 tỷ đồng | 2025 | actual", 1),
    "of two levels that have it, none is meant": (
        "= a | Tổng thu sự nghiệp | 301 tỷ đồng | 2025 | actual\n= b | Thu học phí | 208 tỷ đồng | 2025 | actual",
        3,
    ),
    "a level of another size is another thing": ("= a | Tổng thu sự nghiệp | 12 tỷ đồng | 2025 | actual", 2),
}


@pytest.mark.parametrize("case", SHORT_AIMS)
def test_an_aim_told_in_short_is_of_what_the_results_told(case: str) -> None:
    results, count = SHORT_AIMS[case]
    text = f"# I. Kết quả\n{results}\n# II. Nhiệm vụ năm 2026\n= a | tổng thu | 325 tỷ đồng | 2026 | target"
    assert len(rows(reading("a", "2025", text, kind="year"))) == count


def test_a_short_form_is_read_as_another_name_spells_it() -> None:
    set_by = """
        # Đội ngũ
        = t | Tỷ lệ giảng viên có trình độ tiến sĩ | 35 % | 2025 | target
        = n | Tỷ lệ giáo viên dạy giỏi | 20 % | 2025 | target
        """
    short = """
        # Nhân lực
        = t | GV có trình độ TS | 32 % | 2025-Q1 | actual
        = n | GV dạy giỏi | 11 % | 2025-Q1 | actual
        """
    plan, told = reading("a", "2025", set_by, kind="plan"), reading("b", "2025-Q1", short)
    assert dict(spelt_out([plan, told]).names) == {
        "GV có trình độ TS": "giảng viên có trình độ tiến sĩ",
        "GV dạy giỏi": "giáo viên dạy giỏi",
    }
    assert rows(plan, told) == [
        {"Tỷ lệ giảng viên có trình độ tiến sĩ", "GV có trình độ TS"},
        {"Tỷ lệ giáo viên dạy giỏi", "GV dạy giỏi"},
    ]


def test_a_products_growth_and_the_growth_per_head_are_two_rows() -> None:
    text = """
        # Kinh tế
        = a | Tốc độ tăng GRDP | 8.5 % | 2024 | target
        = b | Tốc độ tăng GRDP bình quân đầu người | 9.2 % | 2024 | actual
        """
    assert len(rows(reading("a", "2024", text, kind="year"))) == 2


def test_a_comparison_without_a_level_joins_the_row_of_its_name() -> None:
    first = reading("a", "2024-Q1", "# Ngân sách\n= a | Thu ngân sách trên địa bàn | 268 tỷ đồng | 2024-Q1 | actual")
    second = reading("b", "2024-H1", "# Ngân sách\n= a | thu ngân sách trên địa bàn | - | 2024-H1 | actual")
    assert len(rows(first, second)) == 1


def test_the_row_is_named_by_the_target_document() -> None:
    plan = reading(
        "a", "2024", "# Các chỉ tiêu\n= a | Tỷ lệ tham gia bảo hiểm y tế | 95.5 % | 2024 | target", kind="resolution"
    )
    report = reading("b", "2024-Q1", "# Y tế\n= a | bảo hiểm y tế | 94.2 % | 2024-Q1 | actual")
    (row,) = align([report, plan], Links()).indicators
    assert row.name == "Tỷ lệ tham gia bảo hiểm y tế"
    assert row.unit == "%"


def test_a_row_stands_in_its_topic_not_in_the_table_of_all_measures() -> None:
    report = reading(
        "a",
        "2024-Q1",
        """
        # Ngân sách, đầu tư
        = a | thu ngân sách trên địa bàn | 268 tỷ đồng | 2024-Q1 | actual
        # Biểu số liệu kèm theo
        = a | Thu NSNN trên địa bàn | 268 tỷ đồng | 2024-Q1 | actual
        = b | Tỷ lệ che phủ rừng | 41 % | 2024-Q1 | actual
        """,
    )
    found = align([report], Links())
    budget = next(row for row in found.indicators if "NSNN" in row.name or "ngân sách" in row.name)
    assert next(s.title for s in found.sections if s.id == budget.section) == "Ngân sách, đầu tư"


def test_a_row_stands_where_its_target_is_set_not_where_the_document_looks_back() -> None:
    plan = reading(
        "b",
        "2025..2030",
        """
        # Đánh giá kết quả nhiệm kỳ qua
        = a | Thu nhập bình quân đầu người | 84 triệu đồng | 2025 | target
        # Mục tiêu về kinh tế
        = b | Thu nhập bình quân đầu người | 130 triệu đồng | 2030 | target
        """,
        kind="resolution",
    )
    found = align([plan], Links())
    (income,) = found.indicators
    assert next(s.title for s in found.sections if s.id == income.section) == "Mục tiêu về kinh tế"


def test_what_the_user_joined_and_separated() -> None:
    first = reading(
        "a",
        "2024-Q1",
        "# Y tế\n= a | Lượt khám | 900 lượt | 2024-Q1 | actual\n= b | Tiêm chủng | 91 % | 2024-Q1 | actual",
    )
    second = reading(
        "b",
        "2024-H1",
        "# Y tế\n= a | Bệnh nhân | 1900 lượt | 2024-H1 | actual\n= b | Tiêm chủng | 93 % | 2024-H1 | actual",
    )
    links = Links(indicators=((("a", "o0"), ("b", "o0"), True), (("a", "o1"), ("b", "o1"), False)))
    found = align([first, second], links).indicators
    assert [_names(row) for row in found if len(row.cells) == 2] == [{"Lượt khám", "Bệnh nhân"}]
    assert all(cell.by_hand for row in found if len(row.cells) == 2 for cell in row.cells.values())


def test_a_row_keeps_its_id_when_the_file_or_a_later_report_changes() -> None:
    text = "# Y tế\n= a | Lượt khám | 900 lượt | {0} | actual"
    first, again = reading("a", "2024-Q1", text.format("2024-Q1")), reading("z", "2024-Q1", text.format("2024-Q1"))
    later = reading("b", "2024-H1", text.format("2024-H1"))
    ids = [align(given, Links()).indicators[0].id for given in ([first], [again], [first, later])]
    assert len(set(ids)) == 1


def test_the_cell_that_a_separated_figure_leaves_stays_empty() -> None:
    plan = reading(
        "a", "2024", "# Nông thôn mới\n= a | Số xã đạt chuẩn nông thôn mới nâng cao | 6 xã | 2024 | target", kind="plan"
    )
    half = reading(
        "b",
        "2024-H1",
        """
        # Nông thôn mới
        = a | Số xã đạt chuẩn nông thôn mới nâng cao | 3 xã | 2024-H1 | actual
        = b | Số xã đạt chuẩn nông thôn mới | 5 xã | 2024-H1 | actual
        """,
    )
    links = Links(indicators=((("a", "o0"), ("b", "o0"), False),))
    rows = align([plan, half], links).indicators
    assert not [row.name for row in rows if len(row.cells) == 2]


WITHIN = "Cancer: treatment within 62 days"
BY_WORDS_BESIDE = {
    "the name is said around the figure": (
        "The 62-day cancer standard for treatment was met for {} of patients.",
        True,
    ),
    "another name is said around it": ("The four-hour standard in the emergency department was met for {}.", False),
    "the name belongs to the next figure": ("Patients met {}; cancer treatment within 62 days reached 80.1%.", False),
}


@pytest.mark.parametrize(("sentence", "together"), BY_WORDS_BESIDE.values(), ids=BY_WORDS_BESIDE)
def test_a_name_that_says_little_is_found_by_the_words_beside_its_figure(sentence: str, together: bool) -> None:
    text = sentence.format("79.2%")
    at = text.index("79.2%")
    plan = reading("a", "2025", f"# Access\n= a | {WITHIN} | 82 % | 2025 | target", "en", "plan")
    said = reading("b", "2025-H1", "# Access\n= a | patients met | 79.2 % | 2025-H1 | actual", "en")
    block = Block("b0", "paragraph", text)
    placed = replace(said.observations[0], anchor=replace(said.observations[0].anchor, start=at, end=at + 5))
    sections = tuple(replace(s, blocks=("b0",)) for s in said.report.sections)
    said = Reading(replace(said.report, blocks=(block,), sections=sections), (placed,))
    assert ({WITHIN, "patients met"} in rows(plan, said)) is together


def test_one_figure_told_twice_in_a_report_is_found_by_the_words_beside_it() -> None:
    text = "Tutors gave 22,310 hours of help."
    at = text.index("22,310")
    table = "# Scorecard\n= b | Tutoring hours | {} hours | 2025-H1 | actual"
    for amount, together in (("22310", True), ("22400", False)):
        told = reading(
            "a",
            "2025-H1",
            f"# Learning\n= a | help given | 22310 hours | 2025-H1 | actual\n{table}".format(amount),
            "en",
        )
        prose, row = told.observations
        placed = replace(prose, anchor=replace(prose.anchor, start=at, end=at + 6))
        report = replace(told.report, blocks=(Block(prose.anchor.block, "paragraph", text), *told.report.blocks[1:]))
        assert ({"help given", "Tutoring hours"} in rows(Reading(report, (placed, row)))) is together


def test_what_is_counted_alone_joins_no_name_that_says_more() -> None:
    text = "# {}\n= a | {} | {} lao động | {} | actual"
    whole = reading("a", "2025-Q1", text.format("Lao động", "lao động", "86420", "2025-Q1"))
    part = reading("b", "2025-H1", text.format("Lao động", "lao động giải quyết việc làm mới", "4480", "2025-H1"))
    assert len(rows(whole, part)) == 2


def test_two_results_of_one_target_under_a_name_and_its_short_form_are_one_row() -> None:
    plan = reading(
        "kh",
        "2025",
        """
        # Chỉ tiêu
        = a | Tỷ lệ lấp đầy bình quân các khu công nghiệp | 72 % | 2025 | target
        """,
        kind="plan",
    )
    year = reading(
        "nam",
        "2025",
        """
        # Hạ tầng khu công nghiệp
        = a | Tỷ lệ lấp đầy các khu công nghiệp | 70.5 % | 2025 | actual
        # Tổng hợp các chỉ tiêu
        = b | Tỷ lệ lấp đầy | 72 % | 2025 | target
        = c | Tỷ lệ lấp đầy | 71.5 % | 2025 | actual
        """,
        kind="year",
    )
    assert len(rows(plan, year)) == 1


def test_three_figures_that_agree_are_of_one_thing_but_for_a_whole_and_its_part_in_one_table() -> None:
    figures = """# Targets
        = j | {0} | 377 jobs | 2023 | actual
        = j | {0} | 421 jobs | 2024 | actual
        = j | {0} | 651 jobs | 2025 | target
        """

    def node(report: int, name: str) -> Node:
        told = reading("a", "2025", figures.format(name), "en").observations
        return Node(read_name(name, "en"), "jobs", None, observations=[(report, o) for o in told])

    assert figures_in_both(node(0, "Jobs created"), node(1, "New jobs")) == 2
    assert figures_in_both(node(0, "All jobs"), node(0, "Jobs in towns")) == 1.5
