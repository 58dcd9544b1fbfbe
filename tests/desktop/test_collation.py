"""Vietnamese alphabetical order."""

from desktop.collation import sort_key


def test_letters_come_first_and_tones_after() -> None:
    ordered = ["10 xã", "an", "án", "ăn", "ân", "bà", "da", "đa", "đá", "em", "ê", "oai", "ô tô", "ơn", "tư", "ưu"]
    assert sorted(set(ordered), key=sort_key) == ordered


def test_a_word_stands_before_the_longer_one_that_begins_with_it() -> None:
    assert sorted(["thu ngân sách xã", "thu", "thu ngân sách"], key=sort_key) == [
        "thu",
        "thu ngân sách",
        "thu ngân sách xã",
    ]
