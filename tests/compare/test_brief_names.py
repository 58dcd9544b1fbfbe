"""How a brief calls indicators, whose figures it doubts, and which reasons it quotes: each with small reports."""

from __future__ import annotations

import pytest

from compare import brief
from compare.brief_names import heading
from compare.brief_reasons import reason
from compare.brief_sectors import is_general
from compare.casing import Casing
from compare.comparison import Comparison
from compare.counting import counting_words
from compare.document import Brief, Heading, Paragraph
from compare.evidence import Ledger
from compare.messages import Language
from compare.naming import within_sentence
from compare.telling import Teller
from tests.compare.building import Made, Said, Text, compared, delta, findings, ratio


def teller(comparison: Comparison, language: Language = "vi") -> Teller:
    return Teller(comparison, language, Ledger(comparison, language))


def told(sentence: str, name: str, figure: str, unit: str, language: Language = "vi") -> Comparison:
    """A quarter's report that says one figure of `name` in `sentence`."""
    value = figure.split()[0].replace(".", "")
    said = Text(sentence, (Said(name, figure, value, unit),))
    return compared(Made("q1", "2023-Q1", (said,), language=language))


@pytest.mark.parametrize(
    ("sentence", "name", "figure", "unit", "called"),
    [
        ("Kết nạp 7 đảng viên mới.", "Đảng viên kết nạp", "7", "đảng viên", "Đảng viên được kết nạp"),
        (
            "Lắp đặt 58 mắt camera an ninh.",
            "Mắt camera an ninh lắp đặt",
            "58",
            "mắt",
            "Mắt camera an ninh được lắp đặt",
        ),
        ("Xử phạt 9 cơ sở.", "Cơ sở xử phạt", "9", "cơ sở", "Cơ sở bị xử phạt"),
        ("Kiểm tra 4 tổ chức đảng.", "Tổ chức đảng kiểm tra", "4", "tổ chức đảng", "Tổ chức đảng được kiểm tra"),
        (
            "Cử 46 lượt người đi đào tạo.",
            "Lượt người đi đào tạo cử",
            "46",
            "lượt người",
            "Lượt người đi đào tạo được cử",
        ),
        # An event is what it is called; what a thing does itself is not done to it; a table's name stays.
        ("Tai nạn giao thông 6 vụ.", "Vụ tai nạn giao thông", "6", "vụ", "Vụ tai nạn giao thông"),
        ("Hộ nghèo giảm 12 hộ.", "Hộ giảm", "12", "hộ", "Hộ giảm"),
        ("Toàn xã có 12 thanh niên nhập ngũ.", "Thanh niên nhập ngũ", "12", "thanh niên", "Thanh niên nhập ngũ"),
        ("Khách hàng: 8 điểm.", "Điểm hài lòng của khách hàng", "8", "điểm", "Điểm hài lòng của khách hàng"),
    ],
)
def test_what_was_done_to_a_thing_is_said_of_it(sentence: str, name: str, figure: str, unit: str, called: str) -> None:
    comparison = told(sentence, name, figure, unit)
    assert heading(comparison.rows[0], teller(comparison)) == called


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Customers use electronic billing", "Customers using electronic billing"),
        ("Staff complete safeguarding training", "Staff completing safeguarding training"),
        ("Meetings took place on estates", "Meetings that took place on estates"),
        ("Breath tests, YTD", "Breath tests"),
        ("Waste use", "Waste use"),
        ("Boreholes drilled or repaired", "Boreholes drilled or repaired"),
    ],
)
def test_an_english_clause_is_called_as_a_thing(name: str, called: str) -> None:
    comparison = told("There were 62 of them.", name, "62", "", "en")
    assert heading(comparison.rows[0], teller(comparison, "en")) == called


def test_the_whole_unit_goes_unsaid_where_the_name_says_it() -> None:
    name = "Tiêu chí nông thôn mới hoàn thành"
    comparison = told("Hoàn thành 17 tiêu chí nông thôn mới.", name, "17", "tiêu chí")
    row = comparison.rows[0]
    observation = next(o for cell in row.row.cells.values() for o in cell.observations)
    assert counting_words(row, observation, teller(comparison, "en")) == ("", "17")


def test_a_row_without_a_name_is_called_by_its_words() -> None:
    comparison = compared(Made("q1", "2023-Q1", (Text("Four dollars in ten: 4.", (Said(" ", "4", "4", "dollars"),)),)))
    assert heading(comparison.rows[0], teller(comparison)) == "“Four dollars in ten: 4.”"


@pytest.mark.parametrize(
    ("title", "general"),
    [
        ("KẾT QUẢ 6 THÁNG ĐẦU NĂM", True),
        ("Phương hướng, nhiệm vụ nửa cuối nhiệm kỳ", True),
        ("Targets for the year", True),
        ("Về kinh tế", False),
        ("Kết quả thực hiện nhiệm vụ quốc phòng", False),
        ("Money and people", False),
    ],
)
def test_titles_that_name_no_field_head_general_indicators(title: str, general: bool) -> None:
    assert is_general(title) is general


def test_the_letter_of_a_point_gives_no_capital() -> None:
    casing = Casing(["c) Diện tích cây ăn quả 780 ha.", "Thu, chi của Ủy ban nhân dân xã Trầm Vân."])
    assert within_sentence("Diện tích cây ăn quả", casing) == "diện tích cây ăn quả"


@pytest.mark.parametrize(
    ("printed", "small"),
    [("NHIỆM VỤ QUÝ II", "Nhiệm vụ quý II"), ("KẾT QUẢ QUÝ I", "Kết quả quý I"), ("XỬ LÝ VI PHẠM", "Xử lý vi phạm")],
)
def test_roman_numerals_of_a_heading_keep_their_capitals(printed: str, small: str) -> None:
    assert Casing(["nhiệm vụ trọng tâm"]).sentence_case(printed) == small


# Sentences ------------------------------------------------------------------------------------------------------------


def lines(made: Brief) -> list[str]:
    return [block.text for block in made.blocks if isinstance(block, Heading | Paragraph)]


def composed(*reports: Made, language: Language = "vi") -> list[str]:
    comparison = compared(*reports)
    with_findings = Comparison(
        comparison.readings, (), comparison.rows, tuple(findings(*reports)), (), comparison.targets
    )
    return lines(brief.compose(with_findings, brief.choices_from({"language": language})))


def plan(*said: tuple[str, str, str]) -> Made:
    """A plan for 2023 that sets targets: name, value, unit."""
    texts = tuple(
        Text(f"{name} {value} {unit}.", (Said(name, value, value, unit, role="target"),)) for name, value, unit in said
    )
    return Made("kh", "2023", texts, kind="plan")


def nine_months(*said: Text) -> Made:
    return Made("9t", "2023-9M", said, kind="nine_months")


def test_a_share_the_report_says_is_not_said_twice() -> None:
    clause = Text("Kiểm tra 3/8 tổ chức, chiếm 37,5%.", (Said("Tổ chức đảng", "3", "3", "tổ chức",
                                                               relations=(ratio("37.5", "whole"),)),))  # fmt: skip
    above = Text("Doanh thu 1.007 tỷ đồng, vượt 0,7% kế hoạch.", (Said("Doanh thu", "1.007", "1007", "tỷ đồng",
                                                                      relations=(delta("0.7", "plan"),)),))  # fmt: skip
    made = composed(
        plan(("Tổ chức đảng", "8", "tổ chức"), ("Doanh thu", "1000", "tỷ đồng")), nine_months(clause, above)
    )
    assert any("chiếm 37,5%" in line for line in made) and any("vượt 0,7% so với kế hoạch" in line for line in made)
    assert not any("bằng 37,5%* mục tiêu;" in line or "100,7%* mục tiêu;" in line for line in made)


def test_a_figure_of_another_unit_is_neither_rated_nor_shared() -> None:
    first = Made("6t", "2023-H1", (Text("Chè búp tươi 2.100 tấn.", (Said("Chè", "2.100", "2100", "tấn"),)),))
    wrong = nine_months(Text("Chè búp tươi 3.050 kg.", (Said("Chè", "3.050", "3050", "kg"),)))
    made = composed(plan(("Chè", "4600", "tấn")), first, wrong)
    assert not any("0%* mục tiêu" in line or "0,1%* mục tiêu" in line for line in made)
    assert any("có dấu hiệu nhầm đơn vị" in line and "chè" in line for line in made)


def test_what_was_due_is_said_once_before_sentences_of_one_time() -> None:
    names = ("Thu ngân sách", "Giải ngân", "Thu thuế")
    said = (Text(f"{name} 50 tỷ đồng.", (Said(name, "50", "50", "tỷ đồng"),)) for name in names)
    made = composed(plan(*((name, "100", "tỷ đồng") for name in names)), nine_months(*said))
    due = [line for line in made if "mốc tham chiếu theo thời gian" in line and "Đáng lưu ý" not in line]
    assert due == ["Số liệu đến hết 9 tháng năm 2023 (mốc tham chiếu theo thời gian là 75%*):"]


def test_of_two_reports_on_one_period_the_one_before_is_compared() -> None:
    first = Made("6t", "2023-H1", (Text("Thu 40 tỷ đồng.", (Said("Thu", "40", "40", "tỷ đồng"),)),))
    income = Text("Thu 70 tỷ đồng.", (Said("Thu", "70", "70", "tỷ đồng"),))
    spent = Text("Chi 9 tỷ đồng.", (Said("Chi", "9", "9", "tỷ đồng"),))
    report, workbook = nine_months(income, spent), Made("kpi", "2023-9M", (spent,), kind="nine_months")
    made = composed(plan(("Thu", "100", "tỷ đồng")), first, report, workbook)
    assert any("Thu đạt 70 tỷ đồng" in line and "40 tỷ đồng" in line for line in made)
    assert not any("kỳ này không nêu: thu" in line for line in made)


def test_a_reason_told_elsewhere_is_quoted_for_the_indicator_it_names() -> None:
    report = nine_months(
        Text("Giải ngân vốn đầu tư 50 tỷ đồng.", (Said("Giải ngân vốn đầu tư", "50", "50", "tỷ đồng"),)),
        Text("Thu ngân sách 50 tỷ đồng.", (Said("Thu ngân sách", "50", "50", "tỷ đồng"),)),
        Text("Công tác phối hợp có lúc chưa tốt; giải ngân chậm do vướng mặt bằng; cán bộ kiêm nhiệm."),
    )
    comparison = compared(plan(("Giải ngân vốn đầu tư", "100", "tỷ đồng"), ("Thu ngân sách", "100", "tỷ đồng")), report)
    of = {row.row.name: "".join(s.text for s in reason(row, teller(comparison))) for row in comparison.rows}
    assert of == {
        "Giải ngân vốn đầu tư": " Báo cáo nêu: “giải ngân chậm do vướng mặt bằng”.",
        "Thu ngân sách": "",
    }
