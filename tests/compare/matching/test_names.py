"""Names of indicators: traps that letters fall into, and variants that say one thing."""

from __future__ import annotations

import pytest

from compare.matching.names import clash, likeness, read_name, unit_likeness
from compare.messages import Language

TRAPS: dict[str, tuple[Language, str, str]] = {
    "revenue, spending": ("vi", "Thu ngân sách", "Chi ngân sách"),
    "collected, kept": ("vi", "Thu ngân sách trên địa bàn", "Thu ngân sách huyện được hưởng"),
    "poor, near-poor": ("vi", "Tỷ lệ hộ nghèo", "Tỷ lệ hộ cận nghèo"),
    "export, import": ("vi", "Kim ngạch xuất khẩu", "Kim ngạch nhập khẩu"),
    "town, country": ("vi", "Tỷ lệ dân số đô thị dùng nước sạch", "Tỷ lệ dân số nông thôn dùng nước sạch"),
    "nominal, constant": ("vi", "Giá trị sản xuất (giá hiện hành)", "Giá trị sản xuất (giá so sánh)"),
    "checked, supervised": ("vi", "Tổ chức đảng được kiểm tra", "Tổ chức đảng được giám sát"),
    "advanced, model": ("vi", "Xã đạt chuẩn NTM nâng cao", "Xã đạt chuẩn NTM kiểu mẫu"),
    "before, after tax": ("vi", "Lợi nhuận trước thuế", "Lợi nhuận sau thuế"),
    "running, capital": ("en", "Operating expenditure", "Capital expenditure"),
    "registered, put to work": ("vi", "Vốn FDI đăng ký mới và tăng thêm", "Vốn FDI thực hiện"),
    "communes, districts": ("vi", "Tỷ lệ xã đạt chuẩn nông thôn mới", "Tỷ lệ huyện đạt chuẩn nông thôn mới"),
    "hamlets, communes": ("vi", "thôn đạt chuẩn văn hóa", "Số xã đạt chuẩn văn hóa"),
    "two limits": ("en", "Calls answered within 45 seconds", "Calls answered within 90 seconds"),
    "girls, boys": ("en", "Girls completing the school year", "Boys completing the school year"),
}


@pytest.mark.parametrize(("language", "one", "other"), TRAPS.values(), ids=TRAPS)
def test_a_trap_clashes(language: Language, one: str, other: str) -> None:
    assert clash(read_name(one, language), read_name(other, language))


VARIANTS: dict[str, tuple[Language, str, str]] = {
    "an abbreviation": ("vi", "Tỷ lệ tham gia BHYT", "Tỷ lệ tham gia bảo hiểm y tế"),
    "two verbs": ("vi", "Sản lượng khai thác hải sản", "Sản lượng đánh bắt hải sản"),
    "filler before": ("vi", "Tổng thu NSNN trên địa bàn", "Thu ngân sách trên địa bàn"),
    "poverty in several dimensions": ("vi", "Tỷ lệ hộ nghèo đa chiều", "Tỷ lệ hộ nghèo"),
    "settled, handed out in time": ("vi", "Tỷ lệ hồ sơ giải quyết đúng hạn", "hồ sơ được trả đúng hạn"),
    "early and in time": ("vi", "Hồ sơ giải quyết trước hạn và đúng hạn", "tỷ lệ hồ sơ trả trước và đúng hạn"),
    "a zone is no branch": ("vi", "Doanh thu trong các khu công nghiệp", "Doanh thu các KCN"),
    "a tier that says where": ("vi", "Thu ngân sách huyện", "Số thu ngân sách xã"),
    "solid waste": ("vi", "Tỷ lệ thu gom CTRSH", "Thu gom chất thải rắn sinh hoạt"),
    "another order": ("vi", "Vốn đầu tư công giải ngân", "Giải ngân vốn đầu tư công"),
    "a compound is no contrast": ("vi", "Tỷ lệ thu gom rác thải", "Rác thải được thu gom"),
    "initials of words beside them": ("vi", "Huy chương - HC vàng", "Số huy chương vàng"),
    "fines": ("vi", "Số tiền xử phạt", "Tiền phạt"),
    "numbers of words": ("en", "Potholes repaired within five days", "repair potholes within 5 days"),
    "two nouns": ("en", "Operating spending", "Operating expenditure"),
    "over a year gone by": ("en", "Staff turnover", "Staff turnover over the last twelve months"),
    "to date": ("en", "Trees planted (YTD)", "trees planted"),
    "carbon": ("en", "Emissions avoided", "CO2 emissions avoided"),
}


@pytest.mark.parametrize(("language", "one", "other"), VARIANTS.values(), ids=VARIANTS)
def test_a_variant_is_alike(language: Language, one: str, other: str) -> None:
    first, second = read_name(one, language), read_name(other, language)
    assert not clash(first, second)
    assert likeness(first, second, {}) >= 0.65


def test_what_one_unit_says_as_well_weighs_as_much_as_where_it_is_said_in_full() -> None:
    people, technicians = (read_name("Technicians trained", "en", unit) for unit in ("people", "technicians"))
    assert likeness(people, technicians, {}) > 0.95


def test_a_subset_is_not_the_same() -> None:
    whole, part = read_name("Thu nội địa", "vi"), read_name("Thu nội địa từ doanh nghiệp nước ngoài", "vi")
    assert likeness(whole, part, {}) < 0.6


def test_names_that_each_have_a_word_of_their_own_are_less_alike_than_one_that_is_longer() -> None:
    industry = read_name("Giá trị sản xuất công nghiệp", "vi")
    farming, longer = (read_name(f"Giá trị sản xuất {of}", "vi") for of in ("nông nghiệp", "công nghiệp chế biến"))
    assert likeness(industry, farming, {}) < likeness(industry, longer, {})


UNITS = {
    "share and count": ("%", "hộ", 0.0),
    "money and share": ("tỷ đồng", "%", 0.0),
    "money and money for each": ("tỷ đồng", "triệu đồng/người/năm", 0.0),
    "for each person, left out": ("triệu đồng", "triệu đồng/người/năm", 1.0),
    "scales": ("tỷ đồng", "triệu đồng", 1.0),
    "lengths": ("km", "metres", 1.0),
}


@pytest.mark.parametrize(("one", "other", "expected"), UNITS.values(), ids=UNITS)
def test_units(one: str, other: str, expected: float) -> None:
    assert unit_likeness(one, other) == expected


def test_two_counted_nouns_may_be_one_count() -> None:
    assert unit_likeness("lao động", "người") > 0
