"""A family of reports in which everything agrees: no check has a word to say."""

from __future__ import annotations

from tests.compare.building import Made, Said, Text, codes, delta, findings, ratio


def plan() -> Made:
    table = (
        ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2023"),
        ("1", "Lượt bạn đọc", "lượt", "24.000"),
        ("2", "Tỷ lệ hồ sơ trễ hạn", "%", "dưới 2"),
        ("3", "Thu phí", "tỷ đồng", "1,2"),
    )
    said = (
        Said("lượt bạn đọc", "24.000", "24000", "lượt", role="target", cell=(1, 3)),
        Said("tỷ lệ hồ sơ trễ hạn", "dưới 2", "2", "%", role="target", bound="lt", cell=(2, 3)),
        Said("thu phí", "1,2", "1.2", "tỷ đồng", role="target", cell=(3, 3)),
    )
    return Made("ke-hoach.docx", "2023", (Text(table, said),), kind="plan", issuer="UBND phường")


def first_quarter() -> Made:
    return Made(
        "quy-1.docx",
        "2023-Q1",
        (
            Text(
                "Phục vụ 5.870 lượt bạn đọc, đạt 24,5% kế hoạch (24.000 lượt).",
                (
                    Said("lượt bạn đọc", "5.870 lượt", "5870", "lượt", relations=(ratio("24.5"),)),
                    Said("lượt bạn đọc", "24.000 lượt", "24000", "lượt", "2023", role="target"),
                ),
            ),
            Text(
                "Hồ sơ trễ hạn 2,4%; thu phí ước 290 triệu đồng.",
                (
                    Said("tỷ lệ hồ sơ trễ hạn", "2,4%", "2.4", "%"),
                    Said("thu phí", "290 triệu đồng", "290", "triệu đồng", role="estimate"),
                ),
            ),
        ),
    )


def half_year() -> Made:
    return Made(
        "6-thang.docx",
        "2023-H1",
        (
            Text(
                "Phục vụ 12.310 lượt bạn đọc (7.010 lượt tại chỗ, 5.300 lượt mượn về), tăng 9,0% so với cùng kỳ "
                "(11.290 lượt); riêng quý I đạt 5.870 lượt.",
                (
                    Said("lượt bạn đọc", "12.310 lượt", "12310", "lượt", relations=(delta("9.0"),)),
                    Said("đọc tại chỗ", "7.010 lượt", "7010", "lượt", part_of=0),
                    Said("mượn về", "5.300 lượt", "5300", "lượt", part_of=0),
                    Said("lượt bạn đọc", "11.290 lượt", "11290", "lượt", "2022-H1"),
                    Said("lượt bạn đọc", "5.870 lượt", "5870", "lượt", "2023-Q1"),
                ),
            ),
            Text(
                "Hồ sơ trễ hạn còn 1,9%, giảm 0,5 điểm phần trăm so với quý I (2,4%); thu phí 0,61 tỷ đồng.",
                (
                    Said("tỷ lệ hồ sơ trễ hạn", "1,9%", "1.9", "%"),
                    Said("tỷ lệ hồ sơ trễ hạn", "2,4%", "2.4", "%", "2023-Q1"),
                    Said("thu phí", "0,61 tỷ đồng", "0.61", "tỷ đồng"),
                ),
            ),
            Text("Thu phí quý I chính thức 287 triệu đồng.", (Said("thu phí", "287", "287", "triệu đồng", "2023-Q1"),)),
        ),
        kind="half_year",
    )


def test_nothing_is_found_where_everything_agrees() -> None:
    assert codes(plan(), first_quarter(), half_year()) == []


def test_findings_do_not_depend_on_the_order_of_the_same_reports() -> None:
    one = [f.key for f in findings(plan(), first_quarter(), half_year())]
    assert one == [f.key for f in findings(plan(), first_quarter(), half_year())]


def test_one_changed_digit_is_found_at_once() -> None:
    late = half_year()
    texts = tuple(
        Text(str(t.text).replace("5.870", "5.780"), tuple(_retyped(s) for s in t.said)) if "5.870" in str(t.text) else t
        for t in late.texts
    )
    changed = Made(late.name, late.period, texts, kind="half_year")
    assert codes(plan(), first_quarter(), changed) == ["contradiction"]


def _retyped(said: Said) -> Said:
    if said.value != "5870":
        return said
    return Said(said.row, "5.780 lượt", "5780", said.unit, said.period)
