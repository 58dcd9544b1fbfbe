"""Names that tell nothing by themselves take what was told of just before them."""

from __future__ import annotations

import pytest

from compare.figures.context import Context
from compare.figures.prose import observe_paragraph
from compare.period import parse

YEAR = Context("s", "x", "b", parse("2024"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Quỹ khuyến học vận động được 14,2 tỷ đồng; đã chi 11,6 tỷ đồng.",
            ["Quỹ khuyến học vận động", "chi Quỹ khuyến học"],
        ),
        (
            "Sản lượng đánh bắt cá biển 90 tấn, đạt 45% kế hoạch; nuôi trồng 40 tấn, đạt 52%.",
            ["Sản lượng đánh bắt cá biển", "Sản lượng nuôi trồng"],
        ),
        (
            "Hội Cựu chiến binh quản lý 3.912 hội viên.",
            ["hội viên Cựu chiến binh"],
        ),
        (
            "Giám sát 1.206 mẫu nước sinh hoạt, phát hiện 84 mẫu không đạt.",
            ["mẫu nước sinh hoạt giám sát", "mẫu nước sinh hoạt không đạt phát hiện"],
        ),
        (
            "Tỷ lệ học sinh hoàn thành chương trình tiểu học 99,8%, tốt nghiệp THCS 99,1%.",
            ["Tỷ lệ học sinh hoàn thành chương trình tiểu học", "Tỷ lệ học sinh tốt nghiệp THCS"],
        ),
    ],
)
def test_names_take_their_subject(text: str, names: list[str]) -> None:
    assert [o.indicator for o in observe_paragraph(text, YEAR)] == names


def test_a_rate_said_at_the_front_belongs_to_the_units() -> None:
    found = observe_paragraph("Mỗi ngày phát sinh 412 tấn rác, thu gom được 389 tấn; còn 3 bãi rác.", YEAR)
    assert [o.quantity.unit for o in found if o.quantity] == ["tấn/ngày", "tấn/ngày", "bãi rác"]


def test_a_heading_that_only_says_what_its_section_is_for_names_no_figure() -> None:
    tasks = Context("s", "x", "b", parse("2024"), headings=("Nhiệm vụ, giải pháp đến hết nhiệm kỳ",))
    found = observe_paragraph("Phấn đấu hoàn thành 100% chỉ tiêu Đại hội; trồng mới 240 ha dâu tằm.", tasks)
    assert "giải pháp" not in " ".join(o.indicator.lower() for o in found) and found
