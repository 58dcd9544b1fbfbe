"""Sentences as data: the words that go with a count, in one and in several."""

from __future__ import annotations

import pytest

from compare.messages import Language, message, render


@pytest.mark.parametrize(
    ("count", "language", "said"),
    [
        (1, "en", "the file has 1 page, more than can be read (5); split it"),
        (2, "en", "the file has 2 pages, more than can be read (5); split it"),
        (0, "en", "the file has 0 pages, more than can be read (5); split it"),
    ],
)
def test_a_count_picks_its_word(count: int, language: Language, said: str) -> None:
    assert render(message("reading.too_many_pages", count=count, limit=5), language) == said


def test_vietnamese_has_one_form() -> None:
    one = render(message("reading.too_many_pages", count=1, limit=5), "vi")
    assert one.replace("1", "2") == render(message("reading.too_many_pages", count=2, limit=5), "vi")
