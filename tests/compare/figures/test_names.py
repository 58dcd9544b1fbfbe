"""What an indicator is called where its words are shared, joined, or stand behind another clause."""

from __future__ import annotations

import pytest

from compare.figures import observe
from compare.observation import Observation
from compare.period import parse
from compare.report import Block, Identity, Report, Section, Source

NAMES = {
    "a word that ends like a page": (
        "Chỉnh trang 45 tuyến hẻm.",
        ["tuyến hẻm Chỉnh trang"],
    ),
    "a noun that only goes on with the one counted": (
        "Đã sửa 27 căn nhà tình nghĩa, nhà đại đoàn kết, đạt 45% kế hoạch.",
        ["căn nhà tình nghĩa sửa"],
    ),
    "the term in front of a verb": (
        "Trong nhiệm kỳ xây 9 nhà văn hóa.",
        ["nhà văn hóa xây"],
    ),
    "two verbs share their object": (
        "Thu gom, xử lý rác thải đạt 92,4%.",
        ["Thu gom, xử lý rác thải"],
    ),
    "two verbs share their subject": (
        "Tỷ lệ nước thải được thu gom, xử lý 71,5%.",
        ["Tỷ lệ nước thải được thu gom, xử lý"],
    ),
    "a comma and 'mới' between two verbs": (
        "Diện tích cam trồng mới, trồng thay thế đạt 214 ha.",
        ["Diện tích cam trồng mới, trồng thay thế"],
    ),
    "a predicate of two counts": (
        "Trong năm có 17 tổ và 6 nhóm được thành lập mới.",
        ["tổ được thành lập mới", "nhóm được thành lập mới"],
    ),
    "a count that corresponds to a rate": (
        "Tỷ lệ hộ nghèo còn 5,1%, tương ứng 1.236 hộ.",
        ["Tỷ lệ hộ nghèo", "hộ nghèo"],
    ),
    "what the State collects in a place": (
        "Thu ngân sách nhà nước trên địa bàn đạt 35,3 tỷ đồng.",
        ["Thu ngân sách nhà nước trên địa bàn"],
    ),
    "who contributes": ("Nhân dân đóng góp 1,72 tỷ đồng.", ["Nhân dân đóng góp"]),
    "income on top is no growth": (
        "Thu nhập tăng thêm bình quân 3,2 triệu đồng/người/tháng.",
        ["Thu nhập tăng thêm bình quân"],
    ),
    "a term is no part of a name": (
        "Trồng 300 ha chè bằng giống mới trong cả nhiệm kỳ.",
        ["Trồng chè"],
    ),
}


@pytest.mark.parametrize(("text", "names"), NAMES.values(), ids=NAMES)
def test_names(text: str, names: list[str]) -> None:
    assert [observation.indicator for observation in read(text)] == names


def test_a_clause_of_another_unit_is_no_part() -> None:
    whole, part, other = read("Thực hiện 815 ca mổ, trong đó 196 ca nội soi; 112.600 lượt xét nghiệm.")
    assert part.whole == whole.id
    assert other.whole is None


def read(text: str) -> tuple[Observation, ...]:
    report = Report(
        Source("r", "r.txt", "0"),
        "txt",
        Identity(kind="year", period=parse("2023")),
        (Section("s1", None, 1, None, None, ("b1",)),),
        (Block("b1", "paragraph", text),),
    )
    return tuple(observe(report))
