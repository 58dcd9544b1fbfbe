"""The term that totals "từ đầu nhiệm kỳ" count from, in reports whose own period is a part of it."""

from __future__ import annotations

import pytest

from compare.figures import observe
from compare.period import parse
from compare.report import Block, Identity, Report, Section, Source

PARTY = "HUYỆN ỦY LAM ĐÀI"
COUNCIL = "ỦY BAN NHÂN DÂN XÃ BÀU SEN"
TOTALS = [
    (PARTY, "2027", "Lũy kế từ đầu nhiệm kỳ kết nạp 41 đảng viên.", "2025..2027"),
    (PARTY, "2025", "Lũy kế từ đầu nhiệm kỳ kết nạp 41 đảng viên.", "2025"),  # of two terms either
    (COUNCIL, "2027", "Lũy kế từ đầu nhiệm kỳ xây 41 cây cầu.", "2027"),
    (COUNCIL, "2027", "Nhiệm kỳ 2026 - 2031 xã đổi mới.\nLũy kế từ đầu nhiệm kỳ xây 41 cây cầu.", "2026..2027"),
    (COUNCIL, "2027", "Nhiệm kỳ 2021 - 2026 đã qua.\nLũy kế từ đầu nhiệm kỳ xây 41 cây cầu.", "2027"),
    (
        PARTY,
        "2027",
        "Kết nạp 12 đảng viên, lũy kế từ đầu nhiệm kỳ 41 đảng viên; xây 3 cây cầu.",
        "2027 2025..2027 2027",
    ),
    (PARTY, "2027", "Kết nạp 41 đảng viên từ đầu nhiệm kỳ.\nToàn huyện hiện có 890 hợp tác xã.", "2027"),
]


def written(issuer: str, year: str, text: str) -> Report:
    blocks = tuple(Block(f"b{n}", "paragraph", line) for n, line in enumerate(text.splitlines()))
    section = Section("s1", None, 1, None, None, tuple(block.id for block in blocks))
    identity = Identity(issuer=issuer, kind="year", period=parse(year))
    return Report(Source("r1", "r.docx", "0"), "docx", identity, (section,), blocks)


@pytest.mark.parametrize(("issuer", "year", "text", "periods"), TOTALS)
def test_a_total_of_the_term_counts_from_its_first_year(issuer: str, year: str, text: str, periods: str) -> None:
    found = observe(written(issuer, year, text))
    assert [str(each.period) for each in found][-len(periods.split()) :] == periods.split()


def test_a_level_in_brackets_behind_the_month_before_is_of_that_month() -> None:
    text = "Xảy ra 2 vụ cháy, giảm 1 vụ so với tháng trước (3 vụ)."
    assert [str(each.period) for each in observe(written(COUNCIL, "2026-M01", text))] == ["2026-M01", "2025-M12"]
