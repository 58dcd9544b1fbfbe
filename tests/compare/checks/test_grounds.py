"""What a check stands on: where a figure stands decides what it is, and one cause is told once."""

from __future__ import annotations

import pytest

from compare.observation import Relation
from tests.compare.building import Made, Said, Text, codes, findings, notices, ratio

POOR = "tỷ lệ hộ nghèo"


def resolution(text: str, *said: Said, heading: str | None = None) -> Made:
    return Made("nq.docx", "2023", (Text(text, said),), kind="resolution", heading=heading)


def report(*texts: Text, name: str = "bc.docx", period: str = "2023-H1", heading: str | None = None) -> Made:
    return Made(name, period, texts, heading=heading)


def test_a_resolutions_look_back_is_held_against_what_reports_tell() -> None:
    back = Said(POOR, "3,41%", "3.41", "%", role="target")
    now = Said(POOR, "3,14%", "3.14", "%", "2022")
    reports = (
        resolution("Tỷ lệ hộ nghèo còn 3,41%.", back, heading="Đánh giá tình hình năm 2022"),
        report(Text("Cuối năm 2022 tỷ lệ hộ nghèo 3,14%.", (now,))),
    )
    assert codes(*reports) == ["contradiction"]


def test_a_plan_in_brackets_after_its_share_is_no_second_result() -> None:
    text = "Hàng qua cảng 1,32 triệu tấn, đạt 47,1% kế hoạch (2,8 triệu tấn)."
    said = (
        Said("hàng qua cảng", "1,32 triệu tấn", "1.32", "triệu tấn", relations=(ratio("47.1"),)),
        Said("hàng qua cảng", "2,8 triệu tấn", "2.8", "triệu tấn"),
    )
    assert codes(report(Text(text, said))) == []


def test_a_plan_in_brackets_is_held_against_the_share() -> None:
    text = "Hàng qua cảng 1,32 triệu tấn, đạt 74,1% kế hoạch (2,8 triệu tấn)."
    said = (
        Said("hàng qua cảng", "1,32 triệu tấn", "1.32", "triệu tấn", relations=(ratio("74.1"),)),
        Said("hàng qua cảng", "2,8 triệu tấn", "2.8", "triệu tấn"),
    )
    assert codes(report(Text(text, said))) == ["percent_mismatch"]


def test_a_target_in_another_noun_does_not_excuse_a_wrong_share() -> None:
    plan = (
        Said("việc làm mới", "9.500 lao động", "9500", "lao động", "2023", "target"),
        Said("việc làm mới", "9.500 người", "9500", "người", "2023", "target"),
    )
    now = Said("việc làm mới", "4.480 lao động", "4480", "lao động", relations=(ratio("57.2"),))
    reports = (
        resolution("Việc làm mới 9.500 lao động; 9.500 người.", *plan),
        report(Text("Việc làm mới 4.480 lao động, đạt 57,2% kế hoạch.", (now,))),
    )
    assert codes(*reports) == ["percent_mismatch"]


def test_what_is_to_come_is_no_second_result() -> None:
    reports = (
        report(Text("Đón 76,8 nghìn lượt.", (Said("khách", "76,8", "76.8", "nghìn lượt"),)), name="a.docx"),
        report(
            Text("Đón 78,6 nghìn lượt.", (Said("khách", "78,6", "78.6", "nghìn lượt"),)),
            name="b.docx",
            heading="Nhiệm vụ 6 tháng cuối năm",
        ),
    )
    assert codes(*reports) == []


def columns(values: tuple[str, ...], name: str) -> Made:
    """A table of five indicators in one column."""
    rows = (("Chỉ tiêu", "TH"), *((f"Chỉ tiêu {i}", value) for i, value in enumerate(values)))
    said = tuple(Said(f"chỉ tiêu {i}", value, value, "%", "2022", cell=(i + 1, 1)) for i, value in enumerate(values))
    return report(Text(rows, said), name=name)


def test_a_column_read_for_another_period_is_doubted_once() -> None:
    reports = (columns(("61", "72", "83", "94", "55"), "a.docx"), columns(("65", "75", "86", "97", "58"), "b.docx"))
    assert codes(*reports) == []
    assert "doubtful_figure" in notices(*reports)


def test_one_figure_of_a_column_that_agrees_is_a_contradiction() -> None:
    reports = (columns(("61", "72", "83", "94", "55"), "a.docx"), columns(("61", "72", "83", "94", "58"), "b.docx"))
    assert codes(*reports) == ["contradiction"]


def test_two_things_named_alike_in_one_text_are_none() -> None:
    texts = (
        Text("Xử phạt 14 trường hợp trên biển.", (Said("xử phạt", "14 trường hợp", "14", "trường hợp"),)),
        Text("Xử phạt 13 trường hợp xây dựng.", (Said("xử phạt", "13 trường hợp", "13", "trường hợp"),)),
    )
    assert codes(report(*texts)) == []


def table(total: str, first: str, second: str, plan: tuple[str, str, str] = ("900", "600", "300")) -> Made:
    """A whole and its two parts, planned and reached."""
    rows = (
        ("Chỉ tiêu", "KH", "TH"),
        ("Tổng thu", plan[0], total),
        ("- Thu thuế", plan[1], first),
        ("- Thu phí", plan[2], second),
    )
    said = []
    for column, values in ((1, plan), (2, (total, first, second))):
        whole = len(said)
        for i, value in enumerate(values):
            name = ("tổng thu", "thu thuế", "thu phí")[i]
            said.append(
                Said(
                    name,
                    value,
                    value,
                    "triệu đồng",
                    "2023" if column == 1 else None,
                    role="target" if column == 1 else "actual",
                    cell=(i + 1, column),
                    part_of=whole if i else None,
                )
            )
    return report(Text(rows, tuple(said)))


def test_rows_that_add_up_in_one_column_must_in_the_other() -> None:
    assert codes(table("480", "310", "150")) == ["sum_mismatch"]
    assert codes(table("460", "310", "150")) == []


def test_rows_that_add_up_nowhere_are_not_all_the_parts() -> None:
    assert codes(table("480", "310", "150", ("900", "600", "250"))) == []


STALE = "Trong kỳ đã tổ chức 12 buổi tuyên truyền tại các thôn, khu dân cư với nội dung phong phú, thiết thực."


@pytest.mark.parametrize(("late", "expected"), [(STALE, ["stale_figure"]), (f"Đến nay, {STALE}", [])])
def test_a_sentence_copied_from_the_last_period(late: str, expected: list[str]) -> None:
    said = Said("buổi tuyên truyền", "12 buổi", "12", "buổi")
    reports = (
        report(Text(STALE, (said,)), name="q1.docx", period="2023-Q1"),
        report(Text(late, (said,)), name="h1.docx"),
    )
    assert notices(*reports) == expected


LEFTOVERS = {
    "a kind of document": ("Chương trình hành động này được quán triệt.", "2024-H1"),
    "a level that is gone": ("UBND huyện đã chỉ đạo kịp thời.", "2026-Q1"),
    "last year's period": ("Trong 6 tháng đầu năm 2023, kinh tế ổn định.", "2024-H1"),
}


@pytest.mark.parametrize("name", LEFTOVERS)
def test_left_overs_of_another_report_are_noticed(name: str) -> None:
    text, period = LEFTOVERS[name]
    assert notices(report(Text(text), period=period)) == ["leftover"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Báo cáo này gồm hai phần.", "2024-H1"),
        ("UBND huyện đã chỉ đạo kịp thời.", "2024-H1"),
        ("So với 6 tháng đầu năm 2023, sản lượng tăng.", "2024-H1"),
    ],
)
def test_a_reports_own_words_are_no_left_overs(text: str, period: str) -> None:
    assert notices(report(Text(text), period=period)) == []


def test_a_new_standard_breaks_a_series_visibly() -> None:
    reports = (
        report(Text("Tỷ lệ hộ nghèo 2,1%.", (Said(POOR, "2,1%", "2.1", "%"),)), name="a.docx"),
        report(
            Text("Tỷ lệ hộ nghèo theo chuẩn nghèo mới 4,9%.", (Said(POOR, "4,9%", "4.9", "%"),)),
            name="b.docx",
            period="2023-9M",
        ),
    )
    assert notices(*reports) == ["series_break"]


def test_two_offices_on_both_sides_of_the_two_tier_government() -> None:
    old = Made("a.docx", "2024", (Text("Báo cáo."),), kind="year", issuer="UBND XÃ ĐÔNG")
    new = Made("b.docx", "2025", (Text("Báo cáo."),), kind="year", issuer="UBND XÃ ĐÔNG SƠN")
    assert notices(old, new) == ["series_break"]
    same = Made("b.docx", "2025", (Text("Báo cáo."),), kind="year", issuer="UBND XÃ ĐÔNG")
    assert notices(old, same) == []


def test_checks_come_before_notices_and_the_gravest_first() -> None:
    found = findings(
        report(
            Text("Có 27/25 chi bộ tốt.", (Said("chi bộ", "27/25", "27", "chi bộ", total="25"),)),
            Text("Chương trình hành động này được quán triệt."),
        )
    )
    assert [f.is_notice for f in found] == [False, True]


def test_two_shares_of_one_figure_are_of_two_plans() -> None:
    text = "Thu 148,9 tỷ đồng, bằng 52,2% dự toán tỉnh giao và 49,6% dự toán phường; dự toán năm 285 tỷ đồng."
    shares = (ratio("52.2"), ratio("49.6"))
    plan = Said("thu ngân sách", "285", "285", "tỷ đồng", "2023", role="target")

    def with_shares(told: tuple[Relation, ...]) -> Made:
        said = Said("thu ngân sách", "148,9", "148.9", "tỷ đồng", relations=told)
        return report(Text(text, (said, plan)))

    assert codes(with_shares(shares)) == []
    assert codes(with_shares(shares[1:])) == ["percent_mismatch"]


def test_a_table_called_estimates_is_held_against_its_reports_text_where_both_tell_the_same_figures() -> None:
    told = (("thu ngân sách", "148,9"), ("thu tiền sử dụng đất", "58,7"), ("lệ phí trước bạ", "19,6"))
    text = "Thu ngân sách 148,9 tỷ đồng, thu tiền sử dụng đất 58,7 tỷ đồng, lệ phí trước bạ 19,6 tỷ đồng."

    def codes_with(cells: tuple[str, ...]) -> list[str]:
        said = tuple(Said(name, value, value.replace(",", "."), "tỷ đồng") for name, value in told)
        rows = (("Chỉ tiêu", "Ước TH 6 tháng"), *((name, cell) for (name, _), cell in zip(told, cells, strict=True)))
        of_table = tuple(
            Said(name, cell, cell.replace(",", "."), "tỷ đồng", role="estimate", cell=(at, 1))
            for at, (name, cell) in enumerate(rows[1:], 1)
        )
        return codes(report(Text(text, said), Text(rows, of_table)))

    assert codes_with(("148,9", "57,8", "19,6")) == ["contradiction"]
    assert codes_with(("151,2", "57,8", "19,6")) == []  # one figure alike is chance: these are estimates
