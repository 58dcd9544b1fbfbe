"""Where pages end: named cases of lines, notes, headings and tables, and what every page keeps to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from exporters.pagination import Slice, may_end, pages

LINE, NOTE = 10.0, 5.0


def paragraph(lines: int, notes: Sequence[int] = (), line: int = 0, ends: bool = True) -> list[Slice]:
    """A paragraph with the marks of `notes` on one of its lines; it does not end a page where not `ends`."""
    made = [Slice(LINE, notes=tuple(notes) if n == line else (), ends=may_end(n, lines)) for n in range(lines)]
    return made if ends else [*made[:-1], Slice(LINE, ends=False)]


def noted(numbers: Sequence[int]) -> float:
    return NOTE * len(numbers) + LINE if numbers else 0.0


CASES: dict[str, tuple[list[Slice], list[int]]] = {
    "all on one page": (paragraph(10), [10]),
    "a paragraph is parted where the page is full": (paragraph(14), [10, 4]),
    "two lines at least go on": (paragraph(11), [9, 2]),
    "two lines at least stay": ([*paragraph(9), *paragraph(4)], [9, 4]),
    "three lines stay together": ([*paragraph(8), *paragraph(3)], [8, 3]),
    "a heading stands with two lines": ([*paragraph(8), *paragraph(1, ends=False), *paragraph(4)], [8, 5]),
    "a heading stands over what goes on": ([*paragraph(7), *paragraph(1, ends=False), *paragraph(4)], [10, 2]),
    "notes take their room": ([*paragraph(6, [1, 2]), *paragraph(6)], [8, 4]),
    "a line goes with its notes": ([*paragraph(8), *paragraph(2, [1])], [8, 2]),
    "a line stays where its note stands on its next page": (paragraph(12, [1], line=11), [10, 2]),
    "what cannot be parted and is too long is parted": ([Slice(LINE, ends=False)] * 12, [10, 2]),
    "a picture higher than a page stands alone": ([Slice(LINE), Slice(150.0), Slice(LINE)], [1, 1, 1]),
    "the head of a table is repeated": ([Slice(20.0), *[Slice(LINE, again=LINE)] * 17], [9, 9]),
    "nothing": ([], []),
}


@pytest.mark.parametrize("name", CASES)
def test_pages_end_where_a_word_processor_ends_them(name: str) -> None:
    slices, wanted = CASES[name]
    made = pages(slices, lambda _: 100.0, noted)
    assert [len(page) for page in made] == wanted
    assert [place for page in made for place in page] == list(range(len(slices)))


def test_the_gap_over_the_first_line_of_a_page_falls_away() -> None:
    slices = [Slice(50.0, before=6.0), Slice(50.0), Slice(50.0, before=6.0), Slice(50.0)]
    assert [len(page) for page in pages(slices, lambda _: 100.0, noted)] == [2, 2]


def test_no_page_is_left_emptier_than_what_comes_next_asks_for() -> None:
    text = [each for n in range(60) for each in paragraph(1 + n * 7 % 6, [n] if n % 2 else [], ends=n % 9 != 0)]
    made = pages(text, lambda _: 100.0, noted)
    for page, after in pairwise(made):
        ends = next(place for place in after if text[place].ends)
        tried = [*page, *range(after.start, ends + 1)]
        assert len(tried) * LINE + noted([n for place in tried for n in text[place].notes]) > 100.0


def test_a_first_page_with_less_room_takes_less() -> None:
    made = pages(paragraph(20), lambda page: 100.0 if page else 60.0, noted)
    assert [len(page) for page in made] == [6, 10, 4]
