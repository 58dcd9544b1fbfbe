"""Which lines are headings, and how deep each stands."""

from __future__ import annotations

import pytest

from tests.compare.reading.documents import BODY, bold, docx, headings, opened, p, tables, tbl, texts

TITLE = bold("BÁO CÁO", '<w:jc w:val="center"/>') + bold("Tình hình năm 2023", '<w:jc w:val="center"/>')


def tree(*lines: str) -> list[str]:
    return headings(opened("a.docx", docx(TITLE + "".join(lines))))


def test_every_habit_of_numbering_nests() -> None:
    lines = ["PHẦN THỨ NHẤT - KẾT QUẢ", "A. KINH TẾ", "I. SẢN XUẤT", "1. Nông nghiệp", "1.1. Trồng trọt", "a) Lúa"]
    found = tree(
        *(bold(line) + p(BODY) for line in lines), bold("1.2. Chăn nuôi"), p(BODY), bold("II. NGÂN SÁCH"), p(BODY)
    )
    assert found[5] == "KẾT QUẢ > KINH TẾ > SẢN XUẤT > Nông nghiệp > Trồng trọt > Lúa"
    assert found[6] == "KẾT QUẢ > KINH TẾ > SẢN XUẤT > Nông nghiệp > Chăn nuôi"
    assert found[7] == "KẾT QUẢ > KINH TẾ > NGÂN SÁCH"


def test_capital_letters_stand_under_roman_numerals_where_those_come_first() -> None:
    found = tree(*(bold(t) + p(BODY) for t in ("I. KINH TẾ", "A. Nông nghiệp", "B. Công nghiệp", "II. XÃ HỘI")))
    assert found == ["KINH TẾ", "KINH TẾ > Nông nghiệp", "KINH TẾ > Công nghiệp", "XÃ HỘI"]


def test_a_part_takes_the_words_of_the_next_line() -> None:
    found = opened("a.docx", docx(TITLE + bold("PHẦN THỨ HAI") + bold("PHƯƠNG HƯỚNG, NHIỆM VỤ") + p(BODY)))
    section = found.sections[-1]
    assert (section.number, section.heading) == ("PHẦN THỨ HAI", "PHƯƠNG HƯỚNG, NHIỆM VỤ")
    assert section.blocks[0] == section.heading_block
    assert len(section.blocks) == 3


@pytest.mark.parametrize(
    "line",
    [
        p("1. Phấn đấu tốc độ tăng giá trị sản xuất đạt 12,5%;") + p("2. Thu ngân sách 1.120 tỷ đồng."),
        p("<w:b/>".join(("", "")) + "- Trồng trọt: diện tích 5.120 ha."),
        bold("1. Nông nghiệp: ").removesuffix("</w:p>") + "<w:r><w:t>" + BODY + "</w:t></w:r></w:p>",
        bold("Biểu 1: Kết quả một số chỉ tiêu") + tbl(["TT", "Chỉ tiêu"], ["1", "Thu"], ["2", "Chi"]),
        p("Đơn vị tính: tỷ đồng", '<w:jc w:val="right"/>') + tbl(["TT", "Chỉ tiêu"], ["1", "Thu"], ["2", "Chi"]),
        bold("TM. ỦY BAN NHÂN DÂN") + bold("CHỦ TỊCH") + bold("Trần Văn Bình"),
        bold("TRƯỞNG BAN") + bold("Lâm Quốc Trạng"),
        bold("PHÓ CHI CỤC TRƯỞNG") + bold("Trần Văn Bình"),
        bold("Nơi nhận:") + p("- UBND tỉnh;") + bold("KT. CHỦ TỊCH") + bold("Lê Thị Hoa"),
        bold("QUYẾT NGHỊ:"),
    ],
    ids=["list", "dash", "run-in", "caption", "unit", "signature", "board", "agency", "recipients", "formula"],
)
def test_what_only_looks_like_a_heading_is_none(line: str) -> None:
    body = "".join(p(BODY) for _ in range(12))
    assert tree(bold("I. KẾT QUẢ"), body, line) == ["KẾT QUẢ"]


@pytest.mark.parametrize("line", ["PHỤ BIỂU", "BIỂU SỐ LIỆU KÈM THEO", "PHỤ LỤC CÁC CHỈ TIÊU"])
def test_the_table_at_the_end_is_a_topmost_section(line: str) -> None:
    found = tree(
        bold("I. KẾT QUẢ"), p(BODY), bold("1. Kinh tế"), p(BODY), bold("TM. ỦY BAN NHÂN DÂN"), bold("Trần Văn Bình"),
        bold(line), tbl(["TT", "Chỉ tiêu"], ["1", "Thu"], ["2", "Chi"]),
    )  # fmt: skip
    assert found == ["KẾT QUẢ", "KẾT QUẢ > Kinh tế", line]


def test_a_table_in_capitals_behind_the_last_part_is_added_to_the_report() -> None:
    table = tbl(["TT", "Chỉ tiêu", "Kết quả"], ["1", "Lượt khách", "312"], ["2", "Buồng", "96"])
    parts = bold("I. KẾT QUẢ") + p(BODY) + "{}" + bold("II. NHIỆM VỤ") + p(BODY)
    title = bold("BIỂU 01. KẾT QUẢ THỰC HIỆN CHỈ TIÊU") + table
    assert tree(parts.format("") + title) == ["KẾT QUẢ", "NHIỆM VỤ", "BIỂU 01. KẾT QUẢ THỰC HIỆN CHỈ TIÊU"]
    assert tree(parts.format(title)) == ["KẾT QUẢ", "NHIỆM VỤ"]


def test_a_stray_level_is_put_right_by_its_number() -> None:
    def heading(text: str, level: int) -> str:
        return p(text, f'<w:outlineLvl w:val="{level - 1}"/>') + p(BODY)

    found = tree(heading("I. Kinh tế", 1), heading("1. Nông nghiệp", 2), heading("2. Công nghiệp", 1),
                 heading("3. Dịch vụ", 2), heading("II. Xã hội", 1))  # fmt: skip
    assert found == ["Kinh tế", "Kinh tế > Nông nghiệp", "Kinh tế > Công nghiệp", "Kinh tế > Dịch vụ", "Xã hội"]


def test_words_that_come_again_stand_below_headings_that_look_the_same() -> None:
    body = p("Ridership was 0.98 million rides, 23.3% of the target for the year. Punctuality reached 88.4%.")
    lines = ["Summary", "Transit", "Challenges", "Housing", "Challenges", "Library"]
    title = bold("City of Ash") + bold("First Quarter Results 2025", '<w:jc w:val="center"/>')
    report = opened("a.docx", docx(title + body + "".join(bold(line) + body for line in lines)))
    assert headings(report) == [
        "Summary", "Transit", "Transit > Challenges", "Housing", "Housing > Challenges", "Library"
    ]  # fmt: skip


def test_a_table_of_contents_heads_nothing() -> None:
    contents = "".join(p(f"{t}\t{n}".replace("\t", "</w:t><w:tab/><w:t>")) for n, t in enumerate(
        ["1. Kinh tế", "2. Xã hội", "3. Quốc phòng"], 2))  # fmt: skip
    found = tree(bold("MỤC LỤC"), contents, *(bold(t) + p(BODY) for t in ("1. Kinh tế", "2. Xã hội", "3. Quốc phòng")))
    assert found == ["Kinh tế", "Xã hội", "Quốc phòng"]


def test_every_block_stands_in_one_section_and_in_order() -> None:
    report = opened(
        "a.docx", docx(TITLE + p(BODY) + bold("I. KINH TẾ") + p(BODY) + tbl(["a", "b"], ["1", "2"]) + p("hết"))
    )
    told = [block for section in report.sections for block in section.blocks]
    assert told == [block.id for block in report.blocks]
    assert report.sections[0].heading is None
    assert tables(report) == [[["a", "b"], ["1", "2"]]]
    assert texts(report)[-1] == "hết"


def test_a_caption_and_its_unit_stay_with_the_table() -> None:
    report = opened("a.docx", docx(TITLE + p(BODY) + bold("Bảng 2. Thu ngân sách") + p("Đơn vị tính: tỷ đồng")
                                   + tbl(["Năm", "Thu"], ["2021", "1.113"], ["2022", "1.114"])))  # fmt: skip
    assert report.blocks[-1].caption == "Bảng 2. Thu ngân sách\nĐơn vị tính: tỷ đồng"


def test_an_annex_titled_in_plain_letters_is_the_caption_of_its_table() -> None:
    line = "Phụ lục. Kết quả thực hiện các chỉ tiêu"
    text = bold("I. KẾT QUẢ") + "".join(p(BODY) for _ in range(9))
    report = opened("a.docx", docx(TITLE + text + p(line) + tbl(["Chỉ tiêu", "Thu"], ["Lúa", "1.113"])))
    assert (len(report.sections), report.blocks[-1].caption) == (2, line)


def test_a_text_without_a_title_keeps_its_first_heading() -> None:
    lines = ["A. KẾT QUẢ", "I. Về kinh tế", BODY, "II. Về xã hội", BODY, "B. NHIỆM VỤ", BODY]
    report = opened("a.docx", docx("".join(p(line) for line in lines)))
    assert headings(report) == ["KẾT QUẢ", "KẾT QUẢ > Về kinh tế", "KẾT QUẢ > Về xã hội", "NHIỆM VỤ"]


_TELLS = "Leakage fell to 21.4 megalitres a day, against a target of 24.5 for the year. No main burst for long."
PLAIN_TEXTS = {
    "a line alone above a heading holds it and those after it": (
        ["In brief", _TELLS, "Our commitments", "Safe water", _TELLS, "Clean rivers", _TELLS],
        ["In brief", "Our commitments", "Our commitments > Safe water", "Our commitments > Clean rivers"],
    ),
    "what looks ahead ends it": (
        ["Our commitments", "Safe water", _TELLS, "Clean rivers", _TELLS, "Looking ahead", _TELLS],
        ["Our commitments", "Our commitments > Safe water", "Our commitments > Clean rivers", "Looking ahead"],
    ),
    "so does what is of the whole report, with all behind it": (
        ["Our work", "Safe water", _TELLS, "Clean rivers", _TELLS, "Finance", _TELLS, "Our people", _TELLS,
         "Difficulties met", _TELLS, "Looking ahead", _TELLS],
        ["Our work", "Our work > Safe water", "Our work > Clean rivers", "Finance", "Our people", "Difficulties met",
         "Looking ahead"],
    ),
    "difficulties of each field do not": (
        ["Our work", "Safe water", _TELLS, "Challenges", _TELLS, "Clean rivers", _TELLS, "Challenges", _TELLS,
         "Looking ahead", _TELLS],
        ["Our work", "Our work > Safe water", "Our work > Safe water > Challenges", "Our work > Clean rivers",
         "Our work > Clean rivers > Challenges", "Looking ahead"],
    ),
    "a table at the end is of no numbered section": (
        ["1. Safe water", _TELLS, "2. Concerns", _TELLS, "Table of measures",
         "Measure\tUnit\t2025\nBursts\tnumber\t41\nLeakage\tMl/d\t21.4"],
        ["Safe water", "Concerns", "Table of measures"],
    ),
    "a table's title in capitals at the end is a section": (
        ["I. KẾT QUẢ", BODY, "II. NHIỆM VỤ", BODY, "BIỂU 01. KẾT QUẢ THỰC HIỆN", "TT\tChỉ tiêu\tKết quả\n1\tThu\t45\n"
         "2\tChi\t40"],
        ["KẾT QUẢ", "NHIỆM VỤ", "BIỂU 01. KẾT QUẢ THỰC HIỆN"],
    ),
    "so does the next of its kind": (
        ["What went well", "Safe water", _TELLS, "Clean rivers", _TELLS, "What went wrong", "Bills", _TELLS],
        ["What went well", "What went well > Safe water", "What went well > Clean rivers",
         "What went wrong", "What went wrong > Bills"],
    ),
    "of numbered headings likewise": (
        ["Results", "1. Safe water", _TELLS, "2. Clean rivers", _TELLS, "Outlook", _TELLS],
        ["Results", "Results > Safe water", "Results > Clean rivers", "Outlook"],
    ),
    "of several short lines above each other none heads the others": (
        ["In brief", _TELLS, "Ann Smith", "Bob Miller", "Carl Jones", "Safe water", _TELLS],
        ["In brief", "Safe water"],
    ),
    "a line that opens a list heads nothing": (
        ["In brief", _TELLS, "The members were:", "Safe water", _TELLS], ["In brief", "Safe water"],
    ),
    "capitals broken into two lines are no two levels": (
        ["WHAT WE HAVE DONE FOR OUR", "CUSTOMERS THIS YEAR", _TELLS, "SAFE WATER", _TELLS],
        ["WHAT WE HAVE DONE FOR OUR", "CUSTOMERS THIS YEAR", "SAFE WATER"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PLAIN_TEXTS)
def test_headings_of_a_text_file_nest_by_where_they_stand(case: str) -> None:
    lines, due = PLAIN_TEXTS[case]
    head = ["Wyre Water Authority", "Annual Plan 2025", _TELLS]
    assert headings(opened("a.txt", "\n\n".join([*head, *lines]))) == due


def test_who_prepared_a_text_file_heads_nothing() -> None:
    lines = [
        "Wyre Water Authority",
        "Annual Report 2025",
        "Prepared by the Director",
        "In brief",
        _TELLS,
        "Bills",
        _TELLS,
    ]
    assert headings(opened("a.txt", "\n\n".join(lines))) == ["In brief", "Bills"]


def test_bold_lines_above_tables_head_sections_where_nothing_else_does() -> None:
    table = tbl(["TT", "Chỉ tiêu", "Kết quả"], ["1", "Hàng qua cảng", "16,3"], ["2", "Tàu đến", "312"])
    alike = bold("Cảng biển") + table + bold("Đường bộ") + table
    assert tree(alike) == ["Cảng biển", "Đường bộ"]
    assert tree(bold("Cảng biển") + table, p(BODY)) == []
    assert tree(bold("I. KẾT QUẢ"), p(BODY), alike) == ["KẾT QUẢ"]
    assert tree(alike, bold("Hạ tầng"), p(BODY)) == ["Cảng biển", "Đường bộ", "Hạ tầng"]
    series = bold("Kết quả 1: Cảng biển") + table + bold("Kết quả 2: Đường bộ") + table
    assert tree(bold("I. CHỈ TIÊU"), p(BODY), series)[1:] == [
        "CHỈ TIÊU > Kết quả 1: Cảng biển", "CHỈ TIÊU > Kết quả 2: Đường bộ",
    ]  # fmt: skip


def test_headings_without_a_number_stand_where_the_first_of_their_look_does() -> None:
    lines = [
        bold("Summary"),
        p(BODY),
        bold("1. Response"),
        p(BODY),
        bold("2. People"),
        p(BODY),
        bold("Measures"),
        p(BODY),
    ]
    assert tree(*lines) == ["Summary", "Response", "People", "Measures"]


def test_the_first_heading_is_no_title_where_others_of_its_look_follow() -> None:
    large = '<w:b/><w:sz w:val="28"/>'
    face = p("ANNUAL DELIVERY PLAN 2026", '<w:jc w:val="center"/>', "<w:b/>") + p("Approved on 11 December 2025")
    text = "We will start work on 420 homes and complete 365 homes in the year to December."
    sections = "".join(p(words, "", large) + p(text) for words in ("About this plan", "Homes", "Delivering the plan"))
    report = opened("a.docx", docx(face + sections))
    assert report.identity.title == "ANNUAL DELIVERY PLAN 2026"
    assert headings(report) == ["About this plan", "Homes", "Delivering the plan"]


def test_a_bold_line_of_the_title_may_end_in_a_semicolon() -> None:
    subject = bold("Kết quả thực hiện nhiệm vụ 6 tháng đầu năm;") + bold("phương hướng 6 tháng cuối năm 2026")
    report = opened("a.docx", docx(bold("BÁO CÁO", '<w:jc w:val="center"/>') + subject + bold("I. KẾT QUẢ") + p(BODY)))
    assert headings(report) == ["KẾT QUẢ"]
