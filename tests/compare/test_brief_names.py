"""How a brief calls indicators, whose figures it doubts, and which reasons it quotes: each with small reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare import brief
from compare.brief_names import heading, is_phrase_of
from compare.brief_reasons import reason
from compare.brief_sectors import grouped, is_general, offered, within
from compare.casing import Casing
from compare.comparison import Comparison, SectionRow
from compare.counting import counting_words
from compare.document import Brief, Heading, Paragraph
from compare.doubts import without_doubted
from compare.evidence import Ledger
from compare.messages import Language
from compare.naming import within_sentence
from compare.telling import Teller
from tests.compare.building import Made, Said, Text, compared, delta, findings, ratio
from tests.exporters.samples import commune


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
        (
            "Cấp giấy phép hoạt động cho 9 phòng khám.",
            "Phòng khám cấp giấy phép hoạt động",
            "9",
            "phòng khám",
            "Phòng khám được cấp giấy phép hoạt động",
        ),
        (
            "Phối hợp với công ty lắp đường ống cho 2 thôn.",
            "Thôn phối hợp với công ty lắp đường ống",
            "2",
            "thôn",
            "Thôn phối hợp với công ty lắp đường ống",
        ),
        ("Xảy ra tại 3 xã.", "Xã xảy ra", "3", "xã", "Xã xảy ra"),
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


def test_what_was_done_for_a_thing_stands_behind_it_in_a_sentence_too() -> None:
    name = "Phòng khám cấp giấy phép hoạt động"
    comparison = told("Cấp giấy phép hoạt động cho 9 phòng khám.", name, "9", "phòng khám")
    row = comparison.rows[0]
    observation = next(o for cell in row.row.cells.values() for o in cell.observations)
    assert counting_words(row, observation, teller(comparison)) == ("có", "9 phòng khám được cấp giấy phép hoạt động")


def test_the_whole_unit_goes_unsaid_where_the_name_says_it() -> None:
    name = "Tiêu chí nông thôn mới hoàn thành"
    comparison = told("Hoàn thành 17 tiêu chí nông thôn mới.", name, "17", "tiêu chí")
    row = comparison.rows[0]
    observation = next(o for cell in row.row.cells.values() for o in cell.observations)
    assert counting_words(row, observation, teller(comparison, "en")) == ("", "17")


def test_a_row_without_a_name_is_called_by_its_words() -> None:
    comparison = compared(Made("q1", "2023-Q1", (Text("Four dollars in ten: 4.", (Said(" ", "4", "4", "dollars"),)),)))
    assert heading(comparison.rows[0], teller(comparison)) == "“Four dollars in ten: 4”"


@pytest.mark.parametrize(
    ("sentence", "figure", "name", "is_phrase"),
    [
        # What stands in the sentence, its figure left out, is a name; what was put together of its pieces is none.
        ("Mở rộng vùng dâu tằm lên 240 ha.", "240 ha", "Mở rộng vùng dâu tằm", True),
        ("Trồng thay thế 30 ha cam già.", "30 ha", "Trồng thay thế cam già", True),
        ("Hoàn thành hồ sơ khu dân cư phía Tây với 21 lô.", "21 lô", "Lô hoàn thành hồ sơ khu dân cư phía Tây", False),
        ("Hình thành vùng dâu 800 ha gắn với 3 xưởng ươm tơ.", "800 ha", "Hình thành vùng dâu gắn", False),
        ("Hình thành vùng dâu 800 ha gắn với 3 xưởng ươm tơ.", "3 xưởng", "Xưởng ươm tơ", True),
        ("Eleven kiosks will be replaced in May.", "Eleven", "Kiosks replaced", True),
        ("Tenants will score us 8 points out of ten.", "8 points", "Tenants score", False),
    ],
)
def test_a_name_is_a_phrase_of_its_sentence_or_put_together(
    sentence: str, figure: str, name: str, is_phrase: bool
) -> None:
    before, _, after = sentence.partition(figure)
    assert is_phrase_of(name, before, figure, after) is is_phrase


@pytest.mark.parametrize(
    ("title", "general"),
    [
        ("KẾT QUẢ 6 THÁNG ĐẦU NĂM", True),
        ("Phương hướng, nhiệm vụ nửa cuối nhiệm kỳ", True),
        ("Targets for the year", True),
        ("Nhiệm vụ, giải pháp đến hết nhiệm kỳ", True),
        ("Bài học kinh nghiệm", True),
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
    return lines(brief.compose(without_doubted(with_findings), brief.choices_from({"language": language})))


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


def test_a_task_without_a_result_is_told_by_its_clause_with_the_place_it_stands_at() -> None:
    task = "Chuẩn bị hè; hoàn thành hồ sơ khu dân cư phía Tây với 21 lô; mở rộng vùng dâu tằm lên 240 ha."
    aims = Made("kh", "2023", kind="plan", texts=(Text(task, (
        Said("Lô hoàn thành hồ sơ khu dân cư phía Tây", "21 lô", "21", "lô", role="target"),
        Said("Mở rộng vùng dâu tằm", "240 ha", "240", "ha", role="target"),
    )),))  # fmt: skip
    comparison = compared(aims, nine_months(Text("Thu 40 tỷ đồng.", (Said("Thu", "40", "40", "tỷ đồng"),))))
    made = brief.compose(comparison, brief.choices_from({}))
    (told,) = (b for b in made.blocks if isinstance(b, Paragraph) and "chưa nêu số liệu thực hiện" in b.text)
    assert told.text.endswith(": “hoàn thành hồ sơ khu dân cư phía Tây với 21 lô”; mở rộng vùng dâu tằm (240 ha).")
    assert sum(bool(span.evidence) for span in told.spans) == 2


def test_indicators_in_progress_are_told_with_their_figures() -> None:
    rate = nine_months(Text("Tỷ lệ hộ có nước sạch 81%.", (Said("Tỷ lệ hộ có nước sạch", "81%", "81", "%"),)))
    made = composed(plan(("Tỷ lệ hộ có nước sạch", "90", "%")), rate)
    at = next(i for i, line in enumerate(made) if "chưa đủ căn cứ đánh giá" in line and line.startswith("Có "))
    assert "tỷ lệ hộ có nước sạch đạt 81%" in made[at + 1] and "90%" in made[at + 1]


def test_a_wrong_share_is_told_with_the_one_that_the_figures_give() -> None:
    said = Said("Lao động có việc làm", "410 lao động", "410", "lao động", relations=(ratio("61.3"),))
    report = nine_months(Text("Giải quyết việc làm cho 410 lao động, đạt 61,3% kế hoạch.", (said,)))
    made = composed(plan(("Lao động có việc làm", "800", "lao động")), report)
    assert any("bằng 61,3% kế hoạch, phần mềm tính là 51,3%*;" in line for line in made)


def test_a_figure_told_twice_otherwise_is_told_with_a_warning() -> None:
    said = nine_months(
        Text("Giải ngân 53,2 tỷ đồng.", (Said("Giải ngân", "53,2 tỷ đồng", "53.2", "tỷ đồng"),)),
        Text("Giải ngân được 52,3 tỷ đồng.", (Said("Giải ngân", "52,3 tỷ đồng", "52.3", "tỷ đồng"),)),
    )
    made = composed(plan(("Giải ngân", "100", "tỷ đồng")), said)
    assert any("số liệu này chưa khớp, cần kiểm tra lại" in line for line in made)


def test_a_group_is_called_by_the_standings_in_it() -> None:
    report = nine_months(Text("Thu 70 tỷ đồng.", (Said("Thu", "70 tỷ đồng", "70", "tỷ đồng"),)))
    made = composed(plan(("Thu", "100", "tỷ đồng")), report)
    assert "Chỉ tiêu cần nỗ lực" in made


# Sectors --------------------------------------------------------------------------------------------------------------


def sectors() -> Comparison:
    """Five indicators under headings of two documents: on one field in two wordings, and under none."""
    base = commune()
    titles = {"s1": "Về kinh tế", "s2": "Lĩnh vực kinh tế", "s3": "Các chỉ tiêu chủ yếu", "s4": "Môi trường"}
    rows = tuple(
        replace(judged, row=replace(judged.row, section=section))
        for judged, section in zip(base.rows[:5], ("s1", "s2", "s3", "s4", "s1"), strict=True)
    )
    return replace(base, rows=rows, sections=tuple(SectionRow(id_, title, {}) for id_, title in titles.items()))


def test_sections_on_one_field_of_work_are_one_sector() -> None:
    made = sectors()
    groups = {title: len(rows) for title, rows in grouped(made.rows, teller(made))}
    assert groups == {"Kinh tế": 3, "Chỉ tiêu chung": 1, "Môi trường": 1}


def test_a_sector_brief_is_on_a_field_of_work_in_every_wording() -> None:
    made = sectors()
    assert offered(made) == {"s1": "Về kinh tế", "s4": "Môi trường"}
    assert [row.row.section for row in within(made.rows, "s1", made)] == ["s1", "s2", "s1"]
    choices = {"kind": "sector", "section": "s2"}
    assert brief.compose(made, brief.choices_from(choices)).form.subject.startswith(
        "Kết quả đối chiếu các chỉ tiêu về lĩnh vực kinh tế "
    )
    general = brief.compose(made, brief.choices_from(choices | {"section": "s3"})).form.subject
    assert general.startswith("Kết quả đối chiếu tình hình thực hiện các mục tiêu, chỉ tiêu ")
