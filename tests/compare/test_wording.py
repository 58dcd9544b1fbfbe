"""Keys for comparing: both tone placements, i and y, case and marks fold together; words that differ stay apart."""

from __future__ import annotations

import unicodedata

import pytest

from compare.wording import match_key, nfc, plain, tidy, toneless

SAME_KEY = [
    ("Uỷ ban nhân dân xã Hoà Bình", "Ủy ban nhân dân xã Hòa Bình"),
    ("tỉ lệ", "tỷ lệ"),
    ("kỉ luật", "kỷ luật"),
    ("khoẻ", "khỏe"),
    ("thuỷ sản", "thủy sản"),
    ("Ðảng", "Đảng"),
    ("TỔNG THU", "tổng thu"),
    ("Thu ngân sách,  nhà nước", "thu ngân sách nhà nước"),
    (unicodedata.normalize("NFD", "giải ngân"), "giải ngân"),
    ("nhi\u200bều", "nhiều"),
]
OTHER_KEY = [("thu", "thư"), ("hộ nghèo", "hộ nghẻo"), ("má", "mà"), ("quý", "quỹ"), ("xã", "xa")]


@pytest.mark.parametrize(("one", "other"), SAME_KEY)
def test_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(("one", "other"), OTHER_KEY)
def test_words_that_differ_have_two_keys(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


@pytest.mark.parametrize(
    ("word", "bare"),
    [("lượng", "lương"), ("ĐẠT", "ĐAT"), ("kế", "kê"), (unicodedata.normalize("NFD", "giải"), "giai"), ("μώ", "μω")],
)
def test_a_word_without_its_tone_keeps_its_other_marks(word: str, bare: str) -> None:
    assert toneless(word) == bare


def test_plain_has_no_marks_left() -> None:
    assert plain("Đạt 95% kế hoạch được giao") == "dat 95% ke hoach duoc giao"


def test_tidy_keeps_the_words_and_drops_what_is_not_seen() -> None:
    assert tidy("  Thu\u00a0 ngân\u200b sách \n") == "Thu ngân sách"


def test_nfc_composes() -> None:
    assert nfc(unicodedata.normalize("NFD", "Tỷ lệ")) == "Tỷ lệ"
