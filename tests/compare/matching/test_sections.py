"""Sections: what goes together, what is kept apart, what the user said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.comparison import Links, Reading, SectionRow
from compare.matching import align
from compare.matching.profiles import profiles, read_heading
from compare.matching.sections import section_rows
from compare.messages import words
from tests.compare.matching.build import written


def reading(name: str, period: str, text: str, language: str = "vi", kind: str = "quarter") -> Reading:
    return written(name, kind, period, language, text).reading


def headings(rows: tuple[SectionRow, ...], readings: list[Reading]) -> list[set[str]]:
    """The headings of each row that has more than one."""
    names = {(r.id, s.id): s.heading or "" for r in readings for s in r.report.sections}
    found = [{names[source, i] for source, cell in row.cells.items() for i in cell.sections} for row in rows]
    return [row for row in found if len(row) > 1]


SAME_TOPIC = {
    "numbers and periods left off": ("I. Kết quả quý I: Công tác dân vận", "3/ Công tác dân vận 6 tháng đầu năm"),
    "an abbreviation": ("Xây dựng nông thôn mới", "Chương trình MTQG xây dựng NTM"),
    "a whole claim": ("Y tế, dân số", "Công tác chăm sóc sức khỏe Nhân dân được tăng cường"),
    "no word in common": ("Đền ơn đáp nghĩa", "Chính sách người có công"),
    "a merged order": ("Quốc phòng, quân sự địa phương", "Công tác quân sự - quốc phòng được tăng cường"),
}


@pytest.mark.parametrize(("one", "other"), SAME_TOPIC.values(), ids=SAME_TOPIC)
def test_one_topic_under_two_headings(one: str, other: str) -> None:
    first = reading("a", "2023-Q1", f"# {one}\n# Công tác văn phòng\n# Giải phóng mặt bằng")
    second = reading("b", "2023-H1", f"# Bồi thường, tái định cư\n# {other}\n# Công tác tổ chức, cán bộ")
    assert {one, other} in headings(section_rows([first, second], ()), [first, second])


def test_what_every_section_of_an_office_is_about_tells_none_of_them_apart() -> None:
    found = reading(
        "a",
        "2023",
        "# Nhân lực các hợp tác xã\n# Thành lập hợp tác xã\n# Quỹ hỗ trợ hợp tác xã\n# Nợ của hợp tác xã",
    )
    identity = replace(found.report.identity, issuer="LIÊN MINH HỢP TÁC XÃ")
    of_alliance = replace(found, report=replace(found.report, identity=identity))
    topics = [[p.topics for p in profiles([one])] for one in (found, of_alliance)]
    assert all("economy.business" in said for said in topics[0])
    assert not any("economy.business" in said for said in topics[1])


def test_sections_alike_in_little_else_are_one_by_the_indicators_that_both_tell() -> None:
    one = reading(
        "a",
        "2024-Q1",
        """
        # Công tác văn phòng
        # Vận hành mạng lưới
        = loss | Nước thất thoát | 16.42 % | 2023 | actual
        = pipes | Ống thay mới | 9.413 km | 2023 | actual
        # Bồi thường, tái định cư
        """,
    )
    other = reading(
        "b",
        "2024-H1",
        """
        # Công tác văn phòng
        # Mạng lưới và hiện trường
        = loss | Thất thu nước | 16.42 % | 2023 | actual
        = pipes | Thay đường ống | 9.413 km | 2023 | actual
        # Bồi thường, tái định cư
        """,
    )
    together = {"Vận hành mạng lưới", "Mạng lưới và hiện trường"}
    assert together not in headings(section_rows([one, other], ()), [one, other])
    assert together in headings(align([one, other], Links()).sections, [one, other])


def test_a_section_goes_with_all_whose_indicators_it_tells() -> None:
    split = reading(
        "a",
        "2024-Q1",
        """
        # Vận hành hệ thống
        = loss | Nước thất thoát | 16.42 % | 2023 | actual
        = pipes | Ống thay mới | 9.413 km | 2023 | actual
        # Quan hệ khách hàng
        = calls | Cuộc gọi được trả lời | 96.31 % | 2023 | actual
        = bills | Hóa đơn phát qua mạng | 88.24 % | 2023 | actual
        """,
    )
    merged = reading(
        "b",
        "2024-H1",
        """
        # Hệ thống và người dùng
        = loss | Thất thoát về nước | 16.42 % | 2023 | actual
        = pipes | Thay ống mới | 9.413 km | 2023 | actual
        = calls | Trả lời cuộc gọi | 96.31 % | 2023 | actual
        = bills | Phát hóa đơn qua mạng | 88.24 % | 2023 | actual
        """,
    )
    found = headings(align([split, merged], Links()).sections, [split, merged])
    assert {"Vận hành hệ thống", "Hệ thống và người dùng"} in found
    assert {"Quan hệ khách hàng", "Hệ thống và người dùng"} in found


LISTED = """
= wait | Waiting time at counters | 6.7 minutes | {0} | actual
= lock | Parcel lockers installed | 301 lockers | {0} | actual
= vans | Electric vans bought | 229 vans | {0} | actual
= mail | Letters delivered | 92.6 million letters | {0} | actual
= sick | Sickness absence | 5.4 % | {0} | actual
= fund | Pension deposits | 27.7 million | {0} | actual
"""


def retold(name: str, period: str, first: str, last: str) -> Reading:
    """A report that opens with `first`, and tells in `last` what its sections told before."""
    lines = LISTED.format(period).strip().splitlines()
    told = [f"# {field}\n{lines[n]}\n{lines[n + 3]}" for n, field in enumerate(("Counters", "Parcels", "Vehicles"))]
    text = "\n".join((f"# {first}\nMailers came back.", *told, f"# {last}", *lines))
    return reading(name, period, text, "en")


def test_what_opens_reports_and_what_tells_all_again_go_together_whatever_they_are_called() -> None:
    found = [
        retold("a", "2025-Q1", "Summary", "Scorecard"),
        retold("b", "2025-H1", "The chief's desk", "Tracking sheet"),
    ]
    rows = headings(align(found, Links()).sections, found)
    assert {"Summary", "The chief's desk"} in rows
    assert {"Scorecard", "Tracking sheet"} in rows


def test_what_names_one_field_after_another_has_the_shortcomings_that_others_tell_by_field() -> None:
    fields = "# Care\nOxygen came.\n{0}# Money\nThe fund paid.\n{0}"
    last = "# Things that may trip us up\nCare: oxygen is short. Money: pay talks begin."
    apart = reading("a", "2025-Q1", fields.format("## Concerns\nA drug is out of stock.\n"), "en")
    merged = reading("b", "2025-H1", fields.format("") + last, "en")
    rows = headings(align([apart, merged], Links()).sections, [apart, merged])
    assert [row for row in rows if "Concerns" in row] == [{"Concerns", "Things that may trip us up"}] * 2


ENGLISH_TOPICS = {
    "a claim about a charity's field": ("Livelihoods", "Families earn more and save more"),
    "money in other words": ("Financial performance", "Margins widened and debt came down"),
    "a claim about people": ("Workforce", "More apprentices, more women in the yard"),
    "a claim about the environment": ("Environment", "Emissions fell for the third year"),
    "neighbours": ("Community", "A good neighbour"),
    "a hospital's field": ("Surgery and outpatients", "Shorter stays, fewer beds blocked: treatment on time"),
    "two summaries without a word in common": ("The year at a glance", "Summary for the Board"),
    "what went wrong": ("Challenges", "What held us back"),
    "what was hard": ("Challenges", "What was hard, and what we learned"),
}


@pytest.mark.parametrize(("one", "other"), ENGLISH_TOPICS.values(), ids=ENGLISH_TOPICS)
def test_one_english_topic_under_two_headings(one: str, other: str) -> None:
    first = reading("a", "2024-H1", f"# {one}\n# Governance and audit\n# Digital systems", "en")
    second = reading("b", "2024", f"# New technology\n# {other}\n# Board and trustees", "en")
    assert {one, other} in headings(section_rows([first, second], ()), [first, second])


FUNCTIONS = {
    "What stands in the way": "shortcomings",
    "Tasks for the second half": "tasks",
    "Kết quả thực hiện nhiệm vụ quý I": "results",
    "Nhiệm vụ trọng tâm quý II": "tasks",
    "Kế hoạch 6 tháng cuối năm": "tasks",
    "Công tác tài chính - kế hoạch": None,
    "Khó khăn, hạn chế và nguyên nhân": "shortcomings",
    "Bối cảnh, thuận lợi, khó khăn": "context",
    "Kết quả thực hiện các chỉ tiêu chủ yếu": "measures",
    "Đề xuất, kiến nghị": "proposals",
    "Giải quyết kiến nghị của cử tri": None,
}


@pytest.mark.parametrize(("heading", "function"), FUNCTIONS.items())
def test_what_a_heading_is_for(heading: str, function: str | None) -> None:
    assert read_heading(heading, "vi").function == function


ENGLISH_FUNCTIONS = {
    "The year in numbers": "summary",
    "Watch list": "shortcomings",
    "What did not go to plan": "shortcomings",
    "Delays": "shortcomings",
    "Justice without delay": None,
    "The road ahead": "tasks",
    "What we will do next": "tasks",
    "To do by October": "tasks",
    "Statistical annex": "measures",
    "Approvals requested": "proposals",
    "Mayor's message": "introduction",
    "Monitoring and review": "implementation",
}


@pytest.mark.parametrize(("heading", "function"), ENGLISH_FUNCTIONS.items())
def test_what_an_english_heading_is_for(heading: str, function: str | None) -> None:
    assert read_heading(heading, "en").function == function


def test_results_and_tasks_of_one_topic_are_kept_apart() -> None:
    first = reading("a", "2023-Q1", "# I. Kết quả\n## 1. Kinh tế\n# II. Nhiệm vụ quý II\n## 1. Kinh tế")
    second = reading("b", "2023-H1", "# A. Tình hình\n## 1. Phát triển kinh tế\n# B. Phương hướng\n## 1. Về kinh tế")
    rows = section_rows([first, second], ())
    cells = {(row.cells["a"].sections, row.cells["b"].sections) for row in rows if len(row.cells) == 2}
    assert cells == {(("s0",), ("s0",)), (("s1",), ("s1",)), (("s2",), ("s2",)), (("s3",), ("s3",))}


def test_one_heading_under_two_parents_is_kept_apart() -> None:
    text = "# {0}\nTrồng lúa.\n## Hạn chế\nSâu bệnh.\n# {1}\nKết nạp đảng viên.\n## Hạn chế\nSinh hoạt chi bộ."
    first = reading("a", "2023-Q1", text.format("I. Kinh tế", "II. Công tác xây dựng Đảng"))
    second = reading("b", "2023-H1", text.format("I. Công tác xây dựng Đảng", "II. Phát triển kinh tế"))
    rows = section_rows([first, second], ())
    together = {(row.cells["a"].sections, row.cells["b"].sections) for row in rows if len(row.cells) == 2}
    assert together == {(("s0",), ("s2",)), (("s1",), ("s3",)), (("s2",), ("s0",)), (("s3",), ("s1",))}


def test_a_heading_that_names_no_topic_is_one_where_it_stands_among_topics() -> None:
    told = "Bỏ học 0,5%.\n= a | Tỷ lệ bỏ học | {0} % | {1} | actual\n= b | Tỷ lệ tốt nghiệp | {2} % | {1} | actual"
    first = "# Cơ sở vật chất\nPhòng học.\n# Đội ngũ nhà giáo\nThầy cô.\n# Chất lượng\n"
    second = "# A. Kết quả\n## 1. Trường, lớp\nPhòng học.\n## 2. Nhà giáo\nThầy cô.\n## 3. Chất lượng giáo dục\n"
    readings = [
        reading("a", "2022", first + told.format("0.5", "2022", "98.7")),
        reading("b", "2023", second + told.format("0.4", "2023", "99.1")),
    ]
    cells = [{c.heading for c in row.cells.values()} for row in section_rows(readings, ())]
    assert {"Chất lượng", "Chất lượng giáo dục"} in [{(h or "").split(". ")[-1] for h in c} for c in cells]


def test_a_heading_that_names_no_topic_is_one_though_its_own_risks_stand_below() -> None:
    told = "Calls.\n= a | Calls answered | {0} % | {1} | actual\n= b | Filed online | {0}.5 % | {1} | actual"
    first = reading("a", "2025-Q1", f"# Taxes\nOil.\n# Audit\nA baker.\n# Callers\n{told.format(77, '2025-Q1')}", "en")
    text = f"# Taxes\nOil.\n# Audit\nA baker.\n# Service\n{told.format(79, '2025-H1')}\n## Risks\nA storm."
    second = reading("b", "2025-H1", text, "en")
    assert {"Callers", "Service"} in headings(align([first, second], Links()).sections, [first, second])


def test_what_a_resolution_looks_back_on_is_no_reports_result() -> None:
    plan = reading(
        "a", "2024", "# Điều 1. Đánh giá kết quả năm 2023\nThu đạt.\n# Điều 2. Chỉ tiêu\nThu.", kind="resolution"
    )
    told = reading("b", "2024-H1", "# I. Kết quả 6 tháng\nThu đạt.\n# II. Hạn chế\nThiếu.")
    together = [row for row in section_rows([plan, told], ()) if len(row.cells) == 2]
    assert not any(row.cells["a"].heading.endswith("2023") for row in together)


def test_a_duty_under_the_targets_of_a_plan_holds_targets() -> None:
    plan = reading("a", "2025", "# II. Chỉ tiêu kế hoạch năm 2025\n## 1. Nhiệm vụ tưới, tiêu, cấp nước", kind="plan")
    assert profiles([plan])[-1].function == "measures"


def test_an_outcome_with_its_number_is_the_topic_it_names() -> None:
    plan = reading(
        "a",
        "2025",
        """# Outcomes and targets
        ## Outcome 1: Safe water
        = w | Wells drilled | 40 wells | 2025 | target
        ## Outcome 2: Skilled herders
        = h | Herders trained | 500 people | 2025 | target""",
        "en",
        "plan",
    )
    report = reading("b", "2025-Q1", "# Progress by outcome\n## Safe water\nDrilled.\n## Skilled herders\nDone.", "en")
    found = headings(section_rows([plan, report], ()), [plan, report])
    assert {"Outcome 1: Safe water", "Safe water"} in found
    assert {"Outcome 2: Skilled herders", "Skilled herders"} in found


def test_an_assessment_over_several_topics_holds_results() -> None:
    text = "# {}\n## Kinh tế\n## Văn hóa - xã hội\n## Quốc phòng, an ninh"
    first = reading("a", "2026-H1", text.format("Kết quả đạt được"))
    second = reading("b", "2026-9M", text.format("Đánh giá tình hình 9 tháng"))
    functions = {p.section.heading: p.function for p in profiles([first, second]) if p.report == 1}
    assert set(functions.values()) == {"results"}


TIMES = {
    "the half to come": ("2025-H1", "6 tháng cuối năm", "vi", "tasks"),
    "the quarter to come": ("2026-Q1", "III. Quý II năm 2026", "vi", "tasks"),
    "the half to come, in English": ("2025-H1", "9. Second half of the year", "en", "tasks"),
    "the report's own quarter": ("2026-Q1", "I. Quý I năm 2026", "vi", "results"),
}


@pytest.mark.parametrize(("period", "heading", "language", "function"), TIMES.values(), ids=TIMES)
def test_a_heading_that_says_only_a_time_to_come_is_for_tasks(
    period: str, heading: str, language: str, function: str
) -> None:
    made = reading("a", period, f"# {heading}\n# Môi trường", language)
    assert profiles([made])[0].function == function


def test_economy_and_society_over_both_are_all_results() -> None:
    half = reading("a", "2024-H1", "# I. Tình hình kinh tế - xã hội\n## 1. Kinh tế\nThu.\n## 2. Xã hội\nHọc.")
    year = reading("b", "2024", "# A. Kết quả\n## I. Về kinh tế\nThu.\n## II. Về xã hội\nHọc.")
    cells = {
        (r.cells["a"].sections, r.cells["b"].sections) for r in section_rows([half, year], ()) if len(r.cells) == 2
    }
    assert (("s0",), ("s0",)) in cells and (("s1",), ("s1",)) in cells


def test_a_merged_section_stands_in_every_row_it_covers() -> None:
    first = reading("a", "2025-Q1", "# Roads\nPotholes.\n# Transit\nBuses.", "en")
    second = reading("b", "2025-H1", "# Roads and transit\nPotholes and buses.", "en")
    rows = [row for row in section_rows([first, second], ()) if len(row.cells) == 2]
    assert sorted(row.cells["a"].sections for row in rows) == [("s0",), ("s1",)]
    assert all(row.cells["b"].sections == ("s0",) for row in rows)


def test_a_new_and_a_dropped_section_have_rows_of_their_own() -> None:
    first = reading("a", "2023-Q1", "# Chăn nuôi, thú y\nĐàn bò.\n# Thi đua, khen thưởng\nTặng giấy khen.")
    second = reading("b", "2023-H1", "# Chăn nuôi\nĐàn bò.\n# Công tác dân tộc, tôn giáo\nCác chức sắc.")
    rows = section_rows([first, second], ())
    alone = {next(iter(row.cells.values())).heading for row in rows if len(row.cells) == 1}
    assert alone == {"Thi đua, khen thưởng", "Công tác dân tộc, tôn giáo"}


def test_what_the_user_separated_stays_apart_and_what_he_joined_together() -> None:
    first = reading("a", "2023-Q1", "# Kinh tế\n# Văn hóa, xã hội")
    second = reading("b", "2023-H1", "# Kinh tế\n# Quốc phòng, an ninh")
    links = ((("a", "s0"), ("b", "s0"), False), (("a", "s1"), ("b", "s1"), True))
    rows = section_rows([first, second], links)
    together = [(row.cells["a"].sections, row.cells["b"].sections) for row in rows if len(row.cells) == 2]
    assert together == [(("s1",), ("s1",))]
    assert all(cell.by_hand for row in rows if len(row.cells) == 2 for cell in row.cells.values())


def test_the_parts_of_a_score_have_names_and_weights_that_add_up() -> None:
    first = reading("a", "2023-Q1", "# Kinh tế\n= x | Thu ngân sách | 12 tỷ đồng | 2023-Q1 | actual")
    second = reading("b", "2023-H1", "# Kinh tế\n= x | Thu ngân sách | 25 tỷ đồng | 2023-H1 | actual")
    alignment = align([first, second], Links())
    cells = [cell for row in (*alignment.sections, *alignment.indicators) for cell in row.cells.values()]
    for cell in cells:
        assert 0 <= cell.confidence <= 1
        assert not cell.parts or sum(part.weight for part in cell.parts) == pytest.approx(1, abs=0.01)
        for part in cell.parts:
            assert words(f"matching.part.{part.name}", "vi")
            assert words(f"matching.part.{part.name}", "en")


def test_a_row_keeps_its_id_when_a_later_report_comes() -> None:
    first = reading("a", "2023-Q1", "# Kinh tế\n# Văn hóa, xã hội")
    second = reading("b", "2023-H1", "# Phát triển kinh tế\n# Lĩnh vực văn hóa - xã hội")
    before = {row.id for row in section_rows([first], ())}
    assert before == {row.id for row in section_rows([first, second], ())}


def test_two_sections_of_one_heading_both_have_a_row() -> None:
    first = reading("a", "2023-Q1", "# Kinh tế\n# Giáo dục, y tế")
    other = reading("d", "2023", "# Y tế\n# Y tế")
    held = {(source, id_) for row in align([first, other], Links()).sections
            for source, cell in row.cells.items() for id_ in cell.sections}  # fmt: skip
    assert held == {("a", "s0"), ("a", "s1"), ("d", "s0"), ("d", "s1")}
