"""Sentences composed from data: what they say, in which words, with which evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from compare.brief_clauses import relation
from compare.brief_periods import through
from compare.brief_reasons import reason
from compare.comparison import Comparison, JudgedRow
from compare.document import Span
from compare.evidence import Ledger
from compare.messages import Language
from compare.naming import office, within_sentence
from compare.narrative import indicator_sentence, short_sentence
from compare.observation import Relation
from compare.period import parse
from compare.quantity import Quantity
from compare.telling import Teller, figure, fill, listed, percent
from tests.exporters.samples import commune


def teller(language: Language = "vi", comparison: Comparison | None = None) -> Teller:
    comparison = comparison or commune()
    return Teller(comparison, language, Ledger(comparison, language))


def row(number: int) -> JudgedRow:
    return commune().rows[number - 1]


def said(spans: Sequence[Span]) -> str:
    return "".join(span.text + "".join(f"[{n}]" for n in span.evidence) for span in spans)


@pytest.mark.parametrize(
    ("period", "language", "words"),
    [
        ("2023-Q1", "vi", "đến hết quý I/2023"),
        ("2023-Q2", "vi", "trong quý II/2023"),
        ("2023-H1", "vi", "đến hết 6 tháng đầu năm 2023"),
        ("2023", "vi", "năm 2023"),
        ("2023-M03", "vi", "trong tháng 3/2023"),
        ("2023-03-31", "vi", "đến ngày 31/03/2023"),
        ("2020..2025", "vi", "giai đoạn 2020–2025"),
        ("2020..2023-Q1", "vi", "từ năm 2020 đến hết quý I/2023"),
        ("2023-Q1", "en", "in Q1 2023"),
        ("2023-H1", "en", "in the first half of 2023"),
        ("2023-9M", "en", "in the first nine months of 2023"),
        ("2020..2023-9M", "en", "from 2020 to the end of the first nine months of 2023"),
        ("2023", "en", "in 2023"),
    ],
)
def test_a_period_is_said_as_a_point_in_time(period: str, language: Language, words: str) -> None:
    assert through(parse(period), language) == words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(Decimal("1114.476"), "tỷ đồng"), "1.114,476 tỷ đồng"),
        (Quantity(Decimal("95"), "%", "gt"), "trên 95%"),
        (Quantity(Decimal("63"), "triệu đồng", "ge"), "từ 63 triệu đồng trở lên"),
        (Quantity(Decimal("8"), "%", "range", Decimal("10")), "từ 8 đến 10%"),
        (Quantity(Decimal("18"), "tiêu chí", total=Decimal("19")), "18/19 tiêu chí"),
        (Quantity(Decimal("8.10"), "ha", "approx"), "khoảng 8,10 ha"),
    ],
)
def test_a_figure_keeps_its_digits_and_says_its_bound(quantity: Quantity, words: str) -> None:
    assert figure(quantity, "vi") == words


@pytest.mark.parametrize(
    ("given", "language", "clause"),
    [
        (Relation("ratio", Decimal("27.1"), "%", "plan"), "vi", "bằng 27,1% kế hoạch"),
        (Relation("ratio", Decimal("27.1"), "%", "plan", assigner="tỉnh giao"), "vi", "bằng 27,1% kế hoạch tỉnh giao"),
        (Relation("delta", Decimal("5.2"), "%", "same_period"), "vi", "tăng 5,2% so với cùng kỳ"),
        (Relation("delta", Decimal("-14.7"), "%", "previous_year"), "vi", "giảm 14,7% so với năm trước"),
        (Relation("delta", Decimal("2.5"), "%", "plan"), "vi", "vượt 2,5% so với kế hoạch"),
        (Relation("delta", Decimal("-12"), "vụ", "same_period"), "vi", "giảm 12 vụ so với cùng kỳ"),
        (Relation("delta", Decimal("-12"), "cases", "same_period"), "en", "down 12 cases on the same period last year"),
        (Relation("ratio", Decimal("3"), "%", "other"), "vi", ""),
        (Relation("ratio", Decimal(60), "%", "plan", assigner="kế hoạch"), "en", "60% of the plan"),
        (Relation("ratio", Decimal(60), "%", "plan", assigner="dự toán giao"), "en", "60% of the plan (dự toán giao)"),
    ],
)
def test_a_comparison_is_said_as_a_clause(given: Relation, language: Language, clause: str) -> None:
    assert relation(given, teller(language)) == clause


@pytest.mark.parametrize(
    ("name", "within"),
    [("Thu ngân sách", "thu ngân sách"), ("GRDP bình quân", "GRDP bình quân"), ("Tỷ lệ hộ nghèo", "tỷ lệ hộ nghèo")],
)
def test_a_name_within_a_sentence_begins_small_unless_it_is_an_abbreviation(name: str, within: str) -> None:
    assert within_sentence(name) == within


def test_an_indicator_is_told_with_its_own_comparisons_and_their_place() -> None:
    assert said(indicator_sentence(row(1), teller())) == (
        "Đến hết 9 tháng năm 2023, thu ngân sách nhà nước trên địa bàn đạt 13,2 tỷ đồng, "
        "bằng 53,9% kế hoạch tỉnh giao, "
        "giảm 2,1% so với cùng kỳ[1]; chậm nhiều so với tiến độ thực hiện mục tiêu năm 2023 (24,5 tỷ đồng[2]), "
        "mốc tham chiếu theo thời gian là 75%*."
    )


def test_a_share_that_no_report_states_says_that_it_is_computed() -> None:
    assert "bằng 66,7%* mục tiêu" in said(indicator_sentence(row(4), teller()))
    assert "66.7%* of the target" in said(indicator_sentence(row(4), teller("en")))


@pytest.mark.parametrize(("number", "why"), [(6, "less is better"), (12, "the target is a share itself")])
def test_no_share_of_the_target_is_told_where_it_would_mislead(number: int, why: str) -> None:
    text = said(indicator_sentence(row(number), teller()))
    assert "* mục tiêu" not in text, why


def test_the_three_voices_stay_apart() -> None:
    assert "mức đánh giá do người dùng chốt" in said(indicator_sentence(row(8), teller()))
    assert "báo cáo tự đánh giá: “Đạt”" in said(indicator_sentence(row(9), teller()))
    assert "chốt" not in said(indicator_sentence(row(9), teller()))
    assert "Ghi chú của người dùng: Đề nghị Văn phòng" in said(indicator_sentence(row(11), teller()))


def test_openings_vary_from_turn_to_turn() -> None:
    openings = {said(indicator_sentence(row(3), teller(), turn))[:12] for turn in range(4)}
    assert len(openings) >= 3


def test_an_indicator_without_any_result_says_so() -> None:
    silent = replace(
        row(1), progress=replace(row(1).progress, observation=None, actual=None, status="unknown", detail=None)
    )
    text = said(indicator_sentence(silent, teller()))
    assert text.startswith("Thu ngân sách nhà nước trên địa bàn: chưa có số liệu thực hiện")


@pytest.mark.parametrize(
    ("name", "unit", "text", "said_of_it"),
    [
        ("thanh niên nhập ngũ", "thanh niên", "Có 12 thanh niên nhập ngũ.", "có 12 thanh niên nhập ngũ"),
        ("đảng viên kết nạp", "đảng viên", "Đã kết nạp 12 đảng viên.", "kết nạp 12 đảng viên"),
        ("lượt người đi đào tạo cử", "lượt người", "Cử 12 lượt người đi đào tạo.", "cử 12 lượt người đi đào tạo"),
        ("số lao động có việc làm mới", "lao động", "Có 12 lao động.", "có 12 lao động có việc làm mới"),
        ("đường giao thông cứng hóa", "km", "Cứng hóa 12 km.", "đường giao thông cứng hóa đạt 12 km"),
        (
            "người chết do tai nạn giao thông",
            "người",
            "Chết do tai nạn giao thông 12 người.",
            "có 12 người chết do tai nạn giao thông",
        ),
        ("vụ tai nạn giao thông", "vụ", "Tai nạn giao thông 12 vụ.", "có 12 vụ tai nạn giao thông"),
        ("buổi biểu diễn nghệ thuật", "buổi", "Biểu diễn nghệ thuật 12 buổi.", "có 12 buổi biểu diễn nghệ thuật"),
        ("vụ phát hiện", "vụ", "Phát hiện 12 vụ.", "phát hiện 12 vụ"),
        ("tuyến tránh thị trấn dài", "km", "Tuyến tránh thị trấn dài 12 km.", "tuyến tránh thị trấn dài 12 km"),
    ],
)
def test_a_name_that_begins_with_what_is_counted_is_told_with_its_figure(
    name: str, unit: str, text: str, said_of_it: str
) -> None:
    base = commune()
    judged = base.rows[2]
    told = judged.progress.observation
    assert told is not None
    reading = base.reading(told.anchor.source)
    blocks = tuple(replace(b, text=text) if b.id == told.anchor.block else b for b in reading.report.blocks)
    changed = replace(reading, report=replace(reading.report, blocks=blocks))
    comparison = replace(base, readings=tuple(changed if r.id == reading.id else r for r in base.readings))
    at = replace(told.anchor, start=text.index("12"), end=text.index("12") + 2)
    counted = replace(told, quantity=Quantity(Decimal(12), unit), anchor=at, relations=())
    row = replace(judged, row=replace(judged.row, name=name), progress=replace(judged.progress, observation=counted))
    assert f"Đến hết 9 tháng năm 2023, {said_of_it}[1], bằng" in said(
        indicator_sentence(row, teller(comparison=comparison))
    )


def test_the_time_is_left_out_where_it_was_said_before() -> None:
    told = row(1).progress.observation
    assert told is not None
    assert said(indicator_sentence(row(1), teller(), 0, told.period)).startswith("Thu ngân sách nhà nước")
    assert said(indicator_sentence(row(1), teller(), 0, parse("2022"))).startswith("Đến hết 9 tháng năm 2023")


def test_a_growth_told_alone_is_a_sentence_without_a_level() -> None:
    told = row(1).progress.observation
    assert told is not None
    alone = replace(told, quantity=None, relations=(Relation("delta", Decimal("7"), "%", "same_period"),))
    text = said(indicator_sentence(replace(row(1), progress=replace(row(1).progress, observation=alone)), teller()))
    assert "thu ngân sách nhà nước trên địa bàn tăng 7% so với cùng kỳ[1]" in text


def test_a_reason_is_quoted_word_for_word_with_its_place() -> None:
    said_by = teller()
    quoted = said(reason(row(1), said_by))
    assert quoted == (
        " Báo cáo nêu: “Nguyên nhân chủ yếu do thị trường bất động sản trầm lắng, tiền sử dụng đất chưa thu được”[1]."
    )
    assert said_by.ledger.evidence[0].quote.startswith("Nguyên nhân chủ yếu")


def test_no_reason_is_made_up() -> None:
    assert reason(row(3), teller()) == ()


def test_the_short_form_is_figure_target_and_rating() -> None:
    assert said(short_sentence(row(6), teller())) == "Tỷ lệ hộ nghèo: 2,35%[1]; mục tiêu dưới 2,5%[2]: đã vượt."


def test_text_around_figures_runs_together_and_evidence_stays_with_its_figure() -> None:
    spans = fill("a {x} b {y}.", x=Span("1", evidence=(4,)), y="2")
    assert spans == (Span("a 1", evidence=(4,)), Span(" b 2."))


@pytest.mark.parametrize(
    ("names", "longest", "words"),
    [
        (["a"], None, "a"),
        (["a", "b"], None, "a và b"),
        (["a", "b", "c"], None, "a, b và c"),
        (["a", "b", "c", "d"], 2, "a, b và 2* chỉ tiêu khác"),
    ],
)
def test_names_one_after_another(names: list[str], longest: int | None, words: str) -> None:
    assert listed(names, teller(), longest) == words


@pytest.mark.parametrize(
    ("value", "words"), [("53.877", "53,9%"), ("100", "100%"), ("66.65", "66,7%"), ("99.96", "100%")]
)
def test_a_computed_share_is_rounded_half_up(value: str, words: str) -> None:
    assert percent(Decimal(value), "vi") == words


def test_no_sentence_leaves_a_place_unfilled() -> None:
    for language in ("vi", "en"):
        for judged in commune().rows:
            for turn in range(4):
                text = said(indicator_sentence(judged, teller(language), turn))
                assert not re.search(r"[{}]|None|  | [,.;]", text), text


@pytest.mark.parametrize(
    ("assigner", "clause"),
    [
        ("tỉnh giao", "bằng 60% kế hoạch tỉnh giao"),
        ("kế hoạch năm", "bằng 60% kế hoạch năm"),
        ("Kế hoạch", "bằng 60% kế hoạch"),
        ("dự toán tỉnh giao", "bằng 60% dự toán tỉnh giao"),
        ("chỉ tiêu giao quân", "bằng 60% chỉ tiêu giao quân"),
    ],
)
def test_whose_plan_it_is_is_not_said_twice(assigner: str, clause: str) -> None:
    assert relation(Relation("ratio", Decimal(60), "%", "plan", assigner=assigner), teller()) == clause


@pytest.mark.parametrize(
    ("printed", "within"),
    [
        ("HỘI ĐỒNG NHÂN DÂN THỊ XÃ CỬA LĂNG", "Hội đồng nhân dân thị xã Cửa Lăng"),
        ("UBND", "UBND"),
        ("HUYỆN ỦY LẠC THÀNH", "Huyện ủy Lạc Thành"),
        ("TỈNH ỦY ĐẠI SƠN", "Tỉnh ủy Đại Sơn"),
        ("ỦY BAN NHÂN DÂN XÃ HỘI SƠN", "Ủy ban nhân dân xã Hội Sơn"),
        ("BAN CHẤP HÀNH ĐẢNG BỘ XÃ AN", "Ban Chấp hành Đảng bộ xã An"),
        ("VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN TỈNH", "Văn phòng Hội đồng nhân dân tỉnh"),
        ("Đảng ủy xã Đông Hòa", "Đảng ủy xã Đông Hòa"),
    ],
)
def test_an_office_printed_in_capitals_is_put_into_running_case(printed: str, within: str) -> None:
    assert office(printed) == within


def test_whose_target_it_is_is_told_only_where_another_set_one_as_well() -> None:
    judged = row(1)
    assert judged.target is not None
    mine, theirs = replace(judged.target, issuer="HĐND xã"), replace(judged.target, issuer="UBND huyện")
    alone = replace(judged, target=mine, targets=(mine,))
    both = replace(judged, target=mine, targets=(mine, theirs))
    assert "HĐND xã" not in said(indicator_sentence(alone, teller()))
    assert "mục tiêu năm 2023 do HĐND xã giao (24,5 tỷ đồng" in said(indicator_sentence(both, teller()))


def test_a_target_whose_issuer_is_the_title_of_a_document_is_told_by_the_document() -> None:
    judged = row(1)
    assert judged.target is not None and judged.target.anchor is not None
    mine = replace(judged.target, issuer="BIỂU CHỈ TIÊU KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2023")
    theirs = replace(judged.target, issuer="UBND huyện")
    told = said(indicator_sentence(replace(judged, target=mine, targets=(mine, theirs)), teller()))
    document = teller().ledger.name(judged.target.anchor.source)
    assert f"mục tiêu năm 2023 theo {document[:1].lower()}{document[1:]} (24,5 tỷ đồng" in told
    assert "BIỂU" not in told and "giao (" not in told


def test_the_reason_of_another_figure_is_not_quoted() -> None:
    base = commune()
    judged = base.rows[2]
    told = judged.progress.observation
    assert told is not None
    reading = base.reading(told.anchor.source)
    text = (
        "Sản lượng lương thực có hạt đạt 6.380,5 tấn. Chỉ trồng được 80 ha cây ăn quả; nguyên nhân là thiếu cây giống."
    )
    blocks = tuple(replace(b, text=text) if b.id == told.anchor.block else b for b in reading.report.blocks)
    changed = replace(reading, report=replace(reading.report, blocks=blocks))
    comparison = replace(base, readings=tuple(changed if r.id == reading.id else r for r in base.readings))
    assert reason(judged, teller(comparison=comparison)) == ()
