"""What was promised in the last report and is not spoken of in the newest."""

from __future__ import annotations

import pytest

from compare.checks.commitments import commitments
from compare.comparison import Reading
from compare.folding import fold
from compare.pipeline import compare
from compare.reading import read
from compare.report import Report, Source

BEFORE = """BÁO CÁO
Kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2025

I. KẾT QUẢ THỰC HIỆN
1. Thu ngân sách trên địa bàn đạt 13,1 tỷ đồng. Đã hoàn thành 2 tuyến đường hoa.

II. NHIỆM VỤ 6 THÁNG CUỐI NĂM
1. Tiếp tục đẩy mạnh công tác tuyên truyền, phổ biến pháp luật.
2. Hoàn thành tuyến đường liên thôn Bình An; khởi công nhà văn hóa thôn Đông Hải trước ngày 30/9.
3. Xóa 22 nhà tạm còn lại trên địa bàn xã.
4. Phấn đấu đưa hệ thống cấp nước sạch tập trung Suối Lạnh vào vận hành.
"""
AFTER = """BÁO CÁO
Kết quả thực hiện nhiệm vụ năm 2025

I. KẾT QUẢ THỰC HIỆN
1. Thu ngân sách trên địa bàn đạt 27,4 tỷ đồng.
2. Tuyến đường liên thôn Bình An dài 2,1 km đã được bàn giao. Đã xóa 22/22 nhà tạm.
3. Nhà văn hóa thôn Đông Hải được khởi công ngày 12/9.
"""
ENGLISH = (
    """REPORT
Second quarter 2025 performance report

1. Results
Road repairs covered 12 km of streets.

2. Next steps
We will open the Canal Street shelter by the end of September. The library roof will be replaced.
""",
    """REPORT
Third quarter 2025 performance report

1. Results
Road repairs covered 21 km of streets. The library roof was replaced in August.
""",
)


def report(name: str, text: str) -> Report:
    made = read(Source(name, f"{name}.txt", name), text.encode())
    assert isinstance(made, Report)
    return made


def silent(*texts: str) -> list[str]:
    result = compare([report(f"r{n}", text) for n, text in enumerate(texts)], fold(()))
    return [f.places[0].quote for f in result.findings if f.code == "silent_commitment"]


def test_clauses_that_promise_are_found_and_general_tasks_are_not() -> None:
    found = [s.text for s in commitments(Reading(report("a", BEFORE), ()))]
    assert found == [
        "Hoàn thành tuyến đường liên thôn Bình An",
        "khởi công nhà văn hóa thôn Đông Hải trước ngày 30/9.",
        "Xóa 22 nhà tạm còn lại trên địa bàn xã.",
        "Phấn đấu đưa hệ thống cấp nước sạch tập trung Suối Lạnh vào vận hành.",
    ]


def test_what_the_newest_report_does_not_speak_of_is_told_with_its_place() -> None:
    assert silent(BEFORE, AFTER) == ["Phấn đấu đưa hệ thống cấp nước sạch tập trung Suối Lạnh vào vận hành."]


def test_in_english_too() -> None:
    assert silent(*ENGLISH) == ["We will open the Canal Street shelter by the end of September."]


SPOKEN_OF = {
    "in other words": "Công trình cấp nước tập trung Suối Lạnh đã cấp nước cho 310 hộ.",
    "in several places": "Hệ thống thủy lợi Suối Lạnh hư hỏng.\n5. Nước sạch tập trung đã cấp; nhà máy vận hành tốt.",
    "as still to be done": "Hệ thống cấp nước sạch Suối Lạnh chậm tiến độ do thiếu vốn.",
}


@pytest.mark.parametrize("line", SPOKEN_OF.values(), ids=SPOKEN_OF)
def test_a_commitment_that_is_spoken_of_is_not_silent(line: str) -> None:
    assert silent(BEFORE, f"{AFTER}4. {line}\n") == []


BETWEEN = """BÁO CÁO
Số liệu 9 tháng năm 2025

I. KẾT QUẢ THỰC HIỆN
1. Thu ngân sách trên địa bàn đạt 20,2 tỷ đồng.
"""


def test_a_report_between_that_promises_nothing_is_passed_over() -> None:
    assert silent(BEFORE, BETWEEN, AFTER) == ["Phấn đấu đưa hệ thống cấp nước sạch tập trung Suối Lạnh vào vận hành."]


def test_a_figure_set_for_the_months_ahead_is_answered_by_the_figure_of_its_row() -> None:
    set_before = BEFORE.replace("3. Xóa 22", "3. Phấn đấu thu ngân sách trên địa bàn đạt 14 tỷ đồng.\n5. Xóa 22")
    assert silent(set_before, AFTER) == silent(BEFORE, AFTER)


def test_two_drafts_of_one_period_and_one_report_alone_are_asked_nothing() -> None:
    assert silent(BEFORE) == []
    assert silent(BEFORE, BEFORE.replace("Suối Lạnh", "Suối Đá")) == []
