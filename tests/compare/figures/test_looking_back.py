"""A resolution's figures: what it sets, and what was reached before it."""

from __future__ import annotations

import pytest

from compare.figures.context import Context
from compare.figures.prose import observe_paragraph
from compare.figures.sections import heading_scope
from compare.period import parse

TERM = parse("2025..2030")
RESOLUTION = Context("s", "x", "b", TERM, kind="resolution")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nhiệm kỳ qua, thu nhập bình quân đạt 62 triệu đồng/năm.", [("62", "2020..2025", "actual")]),
        ("Trong 5 năm qua đã kết nạp 214 đảng viên.", [("214", "2020..2025", "actual")]),
        ("Kết quả nhiệm kỳ 2020-2025: có 18 xã đạt chuẩn.", [("18", "2020..2025", "actual")]),
        (
            "Tỷ lệ hộ nghèo hiện còn 2,1%, phấn đấu đến năm 2030 còn dưới 0,5%.",
            [("2.1", "2025..2030", "actual"), ("0.5", "2030", "target")],
        ),
        (
            "Phấn đấu đến năm 2030 thu nhập đạt 95 triệu đồng (năm 2025 là 62 triệu đồng).",
            [("95", "2030", "target"), ("62", "2025", "actual")],
        ),
        ("Hộ nghèo dưới 2% (đầu nhiệm kỳ 6,4%).", [("2", "2025..2030", "target"), ("6.4", "2025", "actual")]),
        ("Phấn đấu kết nạp 250 đảng viên.", [("250", "2025..2030", "target")]),
        ("Hằng năm kết nạp từ 50 đảng viên trở lên.", [("50", "2025..2030", "target")]),
    ],
)
def test_a_resolution_tells_results_from_targets(text: str, told: list[tuple[str, str, str]]) -> None:
    found = [
        (str(o.quantity.value), o.period.text, o.role)
        for o in observe_paragraph(text, RESOLUTION)
        if o.quantity is not None
    ]
    assert found == told


@pytest.mark.parametrize(
    ("heading", "period", "kind"),
    [
        ("I. ĐÁNH GIÁ KẾT QUẢ NHIỆM KỲ 2020 - 2025", "2020..2025", "other"),
        ("I- Những kết quả đạt được", "2020..2025", "other"),
        ("II. MỤC TIÊU, CHỈ TIÊU NHIỆM KỲ 2025 - 2030", "2025..2030", "plan"),
        ("IV. Tổ chức thực hiện", "2025..2030", "resolution"),
    ],
)
def test_a_heading_of_a_resolution_says_whose_time_its_figures_are_of(heading: str, period: str, kind: str) -> None:
    scope = heading_scope((heading,), TERM, "resolution", "vi")
    assert (scope[0].text, scope[1]) == (period, kind)
