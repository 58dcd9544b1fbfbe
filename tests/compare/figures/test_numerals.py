"""Numbers as offices type them: notations, slips, ranges, fractions, bounds, words."""

from __future__ import annotations

import pytest

from compare.figures.notation import ENGLISH, VIETNAMESE, notation_of, parse
from compare.figures.numerals import find
from compare.figures.tokens import meant

SINGLE = [
    ("1.113,733", "1113.733"),
    ("1.089", "1089"),
    ("05", "5"),
    ("8,10", "8.10"),
    ("98.6", "98.6"),
    ("0.952", "0.952"),
    ("745.200.000", "745200000"),
    ("1,234.5", "1234.5"),
]


@pytest.mark.parametrize(("written", "value"), SINGLE)
def test_a_written_number_in_vietnamese_notation(written: str, value: str) -> None:
    found = parse(written, VIETNAMESE)
    assert found is not None
    assert str(found[0]) == value


def test_the_notation_decides_what_one_mark_with_three_digits_is() -> None:
    assert [str(n) for n in parse("1.250", VIETNAMESE) or ()] == ["1250", "1.250"]
    assert [str(n) for n in parse("1,250", ENGLISH) or ()] == ["1250", "1.250"]


def test_the_document_shows_its_notation() -> None:
    assert notation_of(["Thu 1.234,5 tỷ, đạt 98,6%"], "vi").decimal == ","
    assert notation_of(["Thu 1,234.5 tỷ, đạt 98.6%"], "vi").decimal == "."
    assert notation_of(["no number here"], "en").decimal == "."


READ = [
    ("tăng 11 ,2% so v ới cùng kỳ", "11.2"),
    ("tôm th ẻ 2.15 0 tấn", "2150"),
    ("tổng số 12 845 hồ sơ", "12845"),
    ("4.310[3] triệu đồng", "4310"),
    ("số hoá 2.150(1) tài liệu", "2150"),
    ("Kết nạp l2 đảng viên", "12"),
    ("chi 3 tỷ 120 triệu đồng", "3.120"),
    ("đàn 7 triệu 520 nghìn con", "7.520"),
    ("mười một thuyền viên", "11"),
    ("hai mươi lăm hộ", "25"),
    ("một trăm linh ba hộ", "103"),
]


@pytest.mark.parametrize(("text", "value"), READ)
def test_a_number_is_read_through_its_slips(text: str, value: str) -> None:
    assert [str(n.value) for n in find(text, VIETNAMESE)] == [value]


def test_the_public_investment_holds_no_four() -> None:
    assert find("vốn đầu tư công", VIETNAMESE) == []


SPANS = [
    ("từ 8 đến 10%", "8", "10", None, "range"),
    ("tăng 15 - 18%", "15", "18", None, "range"),
    ("62÷64 tạ/ha", "62", "64", None, "range"),
    ("từ 8% đến 10%", "8", "10", None, "range"),
    ("18/19 tiêu chí", "18", None, "19", "eq"),
    ("24 trên tổng số 28 chi hội", "24", None, "28", "eq"),
    ("12 trong tổng số 15 xã", "12", None, "15", "eq"),
    ("Bảy trên chín thư viện", "7", None, "9", "eq"),
    ("không dưới 30 người", "30", None, None, "ge"),
    ("không vượt quá 3,9%", "3.9", None, None, "le"),
    ("từ 6 hợp tác xã trở lên", "6", None, None, "ge"),
    ("gần 5.200 tài khoản", "5200", None, None, "approx"),
    ("trên 80%", "80", None, None, "gt"),
    ("dưới 1%", "1", None, None, "lt"),
]


@pytest.mark.parametrize(("text", "value", "high", "total", "bound"), SPANS)
def test_ranges_fractions_and_bounds(text: str, value: str, high: str | None, total: str | None, bound: str) -> None:
    (found,) = find(text, VIETNAMESE)
    told = (str(found.value), found.high and str(found.high), found.total and str(found.total), found.bound)
    assert told == (value, high, total, bound)


def test_places_lead_back_to_the_text_as_it_stands() -> None:
    text = "Sản lư ợng 2.15 0 tấn, tăng 11 ,2%"
    read = meant(text)
    assert [text[slice(*read.span(n.start, n.end))] for n in find(text, VIETNAMESE)] == ["2.15 0", "11 ,2"]


def test_a_row_of_digits_without_end_is_no_figure() -> None:
    assert find("1" * 100_000, VIETNAMESE) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1.234² tỷ đồng", "1.234  tỷ đồng"),
        ("tỷ đồng¹² năm³", "tỷ đồng   năm "),
        ("45 km², 1.200m³", "45 km2, 1.200m3"),
        ("5×10³ tấn", "5×10^ tấn"),
    ],
)
def test_raised_digits_name_a_note_unless_a_measure_or_a_power(text: str, read: str) -> None:
    assert meant(text).text == read
