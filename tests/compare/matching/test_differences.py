"""Differences of texts, word by word, and sentences from one report to the next."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.comparison import SectionCell, SectionRow
from compare.matching.differences import only_figures, word_differences
from compare.matching.passages import passages
from tests.compare.matching.build import written

KINDS = {
    "nothing": ("Thu đạt 52 tỷ.", "Thu đạt 52 tỷ.", ["same"]),
    "figures": ("Thu đạt 52,5 tỷ.", "Thu đạt 1.061 tỷ.", ["same", "figures", "same"]),
    "wording": ("Kinh tế phát triển khá", "Kinh tế phát triển mạnh", ["same", "wording"]),
    "new": ("Thu đạt 52 tỷ.", "Thu ước đạt 52 tỷ.", ["same", "new", "same"]),
    "gone": ("Thu ước đạt 52 tỷ.", "Thu đạt 52 tỷ.", ["same", "gone", "same"]),
    "moved": (
        "Tiếp tục rà soát quy hoạch đất đai. Chăm sóc tốt lúa xuân.",
        "Chăm sóc tốt lúa xuân. Tiếp tục rà soát quy hoạch đất đai.",
        ["moved", "same", "moved", "same"],
    ),
}


@pytest.mark.parametrize(("one", "other", "kinds"), KINDS.values(), ids=KINDS)
def test_what_became_of_the_words(one: str, other: str, kinds: list[str]) -> None:
    assert [d.kind for d in word_differences(one, other)] == kinds


def test_only_the_figures_moved() -> None:
    assert only_figures("Chi đạt 401,2 tỷ đồng, bằng 46%.", "chi đạt 858,3 tỷ đồng, bằng 98,4%.")
    assert not only_figures("Chi đạt 401 tỷ.", "Chi đạt 401 tỷ.")
    assert not only_figures("Chi đạt 401 tỷ.", "Chi ước 858 tỷ.")


_TEXT = st.lists(st.sampled_from(["thu", "chi", "đạt", "12", "3,5", "tỷ", "đồng", ";"]), max_size=30).map(" ".join)


@settings(max_examples=100, deadline=None)
@given(_TEXT, _TEXT)
def test_the_stretches_tell_all_of_both_texts_in_order(one: str, other: str) -> None:
    found = word_differences(one, other)
    told = [d for d in found if d.kind != "moved"]
    moved = {(d.one, d.other) for d in found if d.kind == "moved"}
    ones = sorted({d.one for d in told} | {one for one, _ in moved})
    others = sorted({d.other for d in told} | {other for _, other in moved})
    assert " ".join(one[slice(*s)] for s in ones).split() == one.split()
    assert " ".join(other[slice(*s)] for s in others).split() == other.split()


def test_long_texts_are_anchored_and_still_told_whole() -> None:
    words = [f"từ{n}" for n in range(3000)]
    changed = [*words[:700], "mới", *words[700:1500], *words[1510:]]
    found = word_differences(" ".join(words), " ".join(changed))
    assert [d.kind for d in found] == ["same", "new", "same", "gone", "same"]


def test_sentences_that_stayed_moved_changed_came_and_went() -> None:
    first = written(
        "a",
        "quarter",
        "2023-Q1",
        "vi",
        "# Kinh tế\nThu ngân sách đạt 52 tỷ đồng, bằng 20,5% dự toán. Đàn bò phát triển ổn định, không có dịch bệnh.\n"
        "Sẽ hoàn thành đường liên thôn trong tháng 5.",
    ).reading.report
    second = written(
        "b",
        "half_year",
        "2023-H1",
        "vi",
        "# Kinh tế\nĐàn bò phát triển ổn định, không có dịch bệnh. Thu ngân sách đạt 131 tỷ đồng, bằng 51,7% dự toán. "
        "Khánh thành chợ trung tâm xã.",
    ).reading.report
    row = SectionRow(
        "s", "Kinh tế", {"a": SectionCell(("s0",), "Kinh tế", 1.0), "b": SectionCell(("s0",), "Kinh tế", 1.0)}
    )
    found = passages(first, second, row)
    assert [m.kind for m in found] == ["moved", "same", "gone", "new"]
    gone = next(m.one for m in found if m.kind == "gone")
    assert gone is not None and gone.text == "Sẽ hoàn thành đường liên thôn trong tháng 5."
    block = next(b for b in first.blocks if b.id == gone.block)
    assert block.text[gone.start : gone.end] == gone.text


def test_what_a_paragraph_is_numbered_by_is_no_sentence_of_its_own() -> None:
    text = "# Kinh tế\n1. Thu ngân sách đạt {0} tỷ đồng. Chi đạt 40 tỷ đồng.\na) Sản lượng lúa đạt 1.900 tấn."
    one, other = (
        written(name, "quarter", "2023-Q1", "vi", text.format(value)).reading.report
        for name, value in (("a", 52), ("b", 61))
    )
    row = SectionRow(
        "s", "Kinh tế", {"a": SectionCell(("s0",), "Kinh tế", 1.0), "b": SectionCell(("s0",), "Kinh tế", 1.0)}
    )
    assert [m.one.text for m in passages(one, other, row) if m.one] == [
        "1. Thu ngân sách đạt 52 tỷ đồng.",
        "Chi đạt 40 tỷ đồng.",
        "a) Sản lượng lúa đạt 1.900 tấn.",
    ]
