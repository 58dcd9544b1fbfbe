"""Numbers at the head of a line."""

from __future__ import annotations

import pytest

from compare.reading.labels import label_of

CASES = [
    ("I. KẾT QUẢ", "roman", 1, "I.", "KẾT QUẢ"),
    ("II- Công tác xây dựng Đảng", "roman", 2, "II-", "Công tác xây dựng Đảng"),
    ("IV/ PHỤ BIỂU", "roman", 4, "IV/", "PHỤ BIỂU"),
    ("C. NHIỆM VỤ", "letter", 3, "C.", "NHIỆM VỤ"),
    ("Đ. KIẾN NGHỊ", "letter", 5, "Đ.", "KIẾN NGHỊ"),
    ("PHẦN THỨ NHẤT", "part", 1, "PHẦN THỨ NHẤT", ""),
    ("PHẦN HAI - KẾ HOẠCH", "part", 2, "PHẦN HAI -", "KẾ HOẠCH"),
    ("Phần II. Phương hướng", "part", 2, "Phần II.", "Phương hướng"),
    ("Điều 3. Tổ chức thực hiện", "article", 3, "Điều 3.", "Tổ chức thực hiện"),
    ("Part B: Results", "part", 2, "Part B:", "Results"),
    ("1. Nông nghiệp", "arabic", 1, "1.", "Nông nghiệp"),
    ("2) Công nghiệp", "arabic", 2, "2)", "Công nghiệp"),
    ("3- Dịch vụ", "arabic", 3, "3-", "Dịch vụ"),
    ("1.2. Chăn nuôi", "decimal", 2, "1.2.", "Chăn nuôi"),
    ("2.1.3 Thủy sản", "decimal", 3, "2.1.3", "Thủy sản"),
    ("đ) Giảm nghèo", "small", 5, "đ)", "Giảm nghèo"),
]


@pytest.mark.parametrize(("text", "kind", "ordinal", "label", "rest"), CASES)
def test_a_number_is_told_from_its_words(text: str, kind: str, ordinal: int, label: str, rest: str) -> None:
    found = label_of(text)
    assert found is not None
    assert (found.kind, found.ordinal, found.text, found.rest) == (kind, ordinal, label, rest)


@pytest.mark.parametrize(
    "text",
    ["1.234,5 tỷ đồng", "12,5% kế hoạch", "2024 là năm", "Điều kiện thời tiết", "Phần lớn các chỉ tiêu", "Tổng thu",
     "3,2 triệu lượt khách", "Part of the plan", "A city that moves", "- Trồng trọt"],
)  # fmt: skip
def test_figures_and_words_are_no_numbers(text: str) -> None:
    assert label_of(text) is None
