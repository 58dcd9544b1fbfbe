"""The lexicons: entries that are read as they are meant, and that do not contradict each other."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

import resources
from compare.matching.heading_words import compatible, function_order, without_number
from compare.matching.phrases import Phrases, fold, segment
from compare.matching.similarity import WEIGHTS
from compare.messages import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)

HEADINGS = {
    "II/ TỒN TẠI, KHÓ KHĂN": "TỒN TẠI, KHÓ KHĂN",
    "Phần thứ nhất: Kết quả": "Kết quả",
    "PHẦN MỘT - KẾT QUẢ NĂM 2024": "KẾT QUẢ NĂM 2024",
    "Điều 3. Nhiệm vụ, giải pháp": "Nhiệm vụ, giải pháp",
    "1) Thủy sản": "Thủy sản",
    "2.1. Trồng trọt": "Trồng trọt",
    "a) Giáo dục": "Giáo dục",
    "10. Council direction": "Council direction",
    "311 and corporate services": "311 and corporate services",
    "IV": "IV",
}


@pytest.mark.parametrize(("heading", "expected"), HEADINGS.items())
def test_a_heading_without_its_number(heading: str, expected: str) -> None:
    assert without_number(heading) == expected


FOLDED: dict[str, tuple[Language, str, str]] = {
    "an abbreviation": ("vi", "Thu NSNN", "thu ngân sách nhà nước"),
    "marks in it": ("vi", "GD&ĐT", "giáo dục đào tạo"),
    "two placements of a tone": ("vi", "Hoà giải", "hòa giải"),
    "i and y": ("vi", "tỉ lệ", "tỷ lệ"),
    "number": ("en", "libraries", "library"),
    "tense": ("en", "trees planted", "tree planting"),
    "a noun of a verb in -ate": ("en", "calves vaccinated", "calves vaccination"),
    "a noun in -ment": ("en", "pupils enrolled", "pupil enrolment"),
    "a number word": ("en", "six minutes", "6 minute"),
}


@pytest.mark.parametrize(("language", "one", "other"), FOLDED.values(), ids=FOLDED)
def test_words_that_compare_as_one(language: Language, one: str, other: str) -> None:
    assert fold(one, language) == fold(other, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_stand_on_two_sides_of_a_contrast(language: Language) -> None:
    for group in resources.table("matching/contrasts")["group"]:
        words = [fold(w, language) for side in group["sides"] for w in {fold(p, language): p for p in side}.values()]
        assert [w for w, n in Counter(words).items() if n > 1] == [], group["name"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_phrase_wins(language: Language) -> None:
    phrases = Phrases.of({("thu",): "revenue", ("thu", "gom"): "collection"})
    assert [s.meaning for s in segment(("thu", "gom", "thu"), phrases)] == ["collection", "revenue"]


def test_functions_go_together_both_ways() -> None:
    order = function_order()
    for one in order:
        assert compatible(one, one) == 1
        for other in order:
            assert compatible(one, other) == compatible(other, one)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_a_score_has_a_name(language: Language) -> None:
    assert WEIGHTS.keys() <= resources.table(f"words/{language}/matching")["part"].keys()
