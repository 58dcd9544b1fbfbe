"""Words of lines that a PDF draws in several goes."""

from __future__ import annotations

import pytest

from compare.reading.pdf_fallback import rejoined
from compare.reading.pdf_words import Word


def word(text: str, left: float, right: float, middle: float = 100.0, size: float = 12.0, raised: bool = False) -> Word:
    return Word(text, left, middle - 4, right, middle + 4, size, False, False, raised)


def texts(words: list[Word]) -> list[str]:
    return [w.text for w in words]


def test_letters_drawn_after_their_line_go_back_into_their_words() -> None:
    line = [word("T", 78, 85), word("ng", 92.5, 104), word("thu", 108, 124), word("ổ", 85, 92.5, 98.0)]
    joined = rejoined(line)
    assert texts(joined) == ["Tổng", "thu"]
    assert (joined[0].left, joined[0].right, joined[0].top) == (78, 104, 94.0)


@pytest.mark.parametrize(
    ("why", "line"),
    [
        ("a line drawn in order is left alone", [word("12", 10, 20), word("34", 20.5, 30)]),
        ("a space is a space", [word("T", 10, 17), word("ng", 27, 38), word("thu", 41, 60), word("x", 1, 7)]),
        ("another line", [word("a", 50, 56), word("b", 56, 62, 120.0), word("c", 20, 26, 120.0)]),
        ("a note's number", [word("đồng", 40, 60), word("x", 10, 17), word("3", 60, 63, 97.0, 6.0, raised=True)]),
        ("a smaller sign", [word("m", 40, 50), word("x", 10, 17), word("2", 50, 53, 99.0, 7.0)]),
    ],
)
def test_other_words_stay_as_they_are(why: str, line: list[Word]) -> None:
    before = texts(line)
    assert texts(rejoined(line)) == before, why


def test_columns_drawn_from_the_right_are_no_words_in_pieces() -> None:
    assert texts(rejoined([word("Quý", 300, 320), word("Năm", 100, 125)])) == ["Quý", "Năm"]


def test_letters_drawn_after_the_whole_page_go_back_into_their_lines() -> None:
    lines = [word("T", 78, 85), word("ng", 92.5, 104), word("thu", 10, 24, 120.0), word("đ", 30, 36, 120.0)]
    assert texts(rejoined([*lines, word("ổ", 85, 92.5, 98.0), word("ạt", 36, 45, 119.0)])) == ["Tổng", "thu", "đạt"]


def test_a_blank_drawn_between_two_pieces_keeps_them_apart() -> None:
    """The letter of the other font is told wider than it is: "THỨ" reaches into "NHẤT"."""
    line = [word("TH", 134, 154), word("NH", 170, 190), word("T", 201, 211), word("Ứ", 154, 169), word("Ấ", 190, 201)]
    assert texts(rejoined(line, lambda: [word(" ", 166.4, 170)])) == ["THỨ", "NHẤT"]
