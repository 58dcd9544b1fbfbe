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
        ["tuyến hẻm chỉnh trang"],
    ),
    "a noun that only goes on with the one counted": (
        "Đã sửa 27 căn nhà tình nghĩa, nhà đại đoàn kết, đạt 45% kế hoạch.",
        ["căn nhà tình nghĩa sửa"],
    ),
    "a measure whose thing undergoes something, told behind a comma": (
        "Diện tích vườn được dồn đổi, tập trung để trồng bưởi, ứng dụng tưới nhỏ giọt đạt 190 ha.",
        ["Diện tích vườn được dồn đổi, tập trung để trồng bưởi, ứng dụng tưới nhỏ giọt"],
    ),
    "a field of work before the colon": (
        "Về xã hội: Trong năm, có 9 bác sĩ; tuổi thọ trung bình đạt 73,8 tuổi.",
        ["bác sĩ", "tuổi thọ trung bình"],
    ),
    "what a total was raised to": (
        "Kết nạp 31 hội viên, đưa tổng số hội viên toàn xã lên 812 hội viên.",
        ["hội viên kết nạp", "tổng số hội viên"],
    ),
    "how a growth is contributed to": (
        "Đóng góp của khoa học vào tăng trưởng đạt 41%.",
        ["Đóng góp của khoa học vào tăng trưởng"],
    ),
    "a season is no verb": (
        "Xuống giống vụ Hè thu được 260 ha.",
        ["Xuống giống vụ Hè thu"],
    ),
    "parts behind a semicolon": (
        "Sản lượng cá đạt 4.120 tấn; trong đó khai thác 3.740 tấn, nuôi trồng 380 tấn.",
        ["Sản lượng cá", "Sản lượng khai thác", "Sản lượng nuôi trồng"],
    ),
    "a member in its neighbour's place": (
        "Công suất sử dụng giường bệnh tuyến tỉnh đạt 112%, tuyến huyện 96%.",
        ["Công suất sử dụng giường bệnh tuyến tỉnh", "Công suất sử dụng giường bệnh tuyến huyện"],
    ),
    "a fraction behind a word that numbers meetings": (
        "Vốn tỉnh đạt 81/254 tỷ đồng, vốn trung ương 42/172 tỷ đồng.",
        ["Vốn tỉnh", "vốn trung ương"],
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
    "how a rate stands is no part of its name, nor is the cause": (
        "Tỷ lệ giải ngân vốn còn thấp, mới đạt 32,5% do vướng mắc mặt bằng.",
        ["Tỷ lệ giải ngân vốn"],
    ),
    "a thing planned that stands only behind its plan": (
        "Hoàn thành 100% chỉ tiêu giao quân hằng năm.",
        ["giao quân"],
    ),
    "a plan's year is no part of what is planned": (
        "Hoàn thành 95% kế hoạch vốn đầu tư công năm 2023.",
        ["vốn đầu tư công"],
    ),
    "whose plan it is names nothing": (
        "Doanh thu 40 tỷ đồng. Đạt 96% kế hoạch tỉnh giao.",
        ["Doanh thu"],
    ),
    "the count in a rate's bracket has the rate's deed": (
        "Tỷ lệ giải quyết đạt 84,6% (11/13 đơn).",
        ["Tỷ lệ giải quyết", "đơn giải quyết"],
    ),
    "the rate of a deed done to what was counted": (
        "Thu hồi 27 mặt bằng; tỷ lệ thu hồi đạt 79,4%.",
        ["mặt bằng thu hồi", "tỷ lệ thu hồi mặt bằng"],
    ),
    "money done with out of the sum before": (
        "Phát hiện sai phạm 2,3 tỷ đồng, đã thu hồi 1,9 tỷ đồng.",
        ["Phát hiện sai phạm", "thu hồi sai phạm"],
    ),
    "nouns that share what they do, behind one they belong to": (
        "98% trạm y tế xã, phường có bác sĩ.",
        ["trạm y tế xã, phường có bác sĩ"],
    ),
    "the kind of thing counted, said once for two deeds": (
        "Tiến hành 14 cuộc thanh tra, kết thúc 11 cuộc.",
        ["cuộc thanh tra tiến hành", "cuộc thanh tra kết thúc"],
    ),
    "who is served takes no verb of the count before": (
        "Biểu diễn 86 buổi, phục vụ 31.500 lượt người xem.",
        ["buổi biểu diễn", "lượt người xem"],
    ),
    "a mean of what was counted": (
        "Kết nạp 1.142 đảng viên, bình quân 228 đảng viên/năm.",
        ["đảng viên kết nạp", "đảng viên kết nạp bình quân"],
    ),
}


@pytest.mark.parametrize(("text", "names"), NAMES.values(), ids=NAMES)
def test_names(text: str, names: list[str]) -> None:
    assert [observation.indicator for observation in read(text)] == names


def test_a_clause_of_another_unit_is_no_part() -> None:
    whole, part, other = read("Thực hiện 815 ca mổ, trong đó 196 ca nội soi; 112.600 lượt xét nghiệm.")
    assert part.whole == whole.id
    assert other.whole is None


def test_what_did_not_move_takes_no_movement() -> None:
    """Three counts and their bracket: each movement belongs to its own, and "không tăng giảm" is none."""
    said = read(
        "Xảy ra 3 vụ tai nạn, làm 1 người chết, 2 người bị thương "
        "(so với cùng kỳ giảm 1 vụ, không tăng giảm số người chết, giảm 2 người bị thương)."
    )
    assert [[str(r.value) for r in o.relations] for o in said] == [["-1"], [], ["-2"]]


def read(text: str) -> tuple[Observation, ...]:
    report = Report(
        Source("r", "r.txt", "0"),
        "txt",
        Identity(kind="year", period=parse("2023")),
        (Section("s1", None, 1, None, None, ("b1",)),),
        (Block("b1", "paragraph", text),),
    )
    return tuple(observe(report))
