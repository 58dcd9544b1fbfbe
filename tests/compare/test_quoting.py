"""The words around a figure: its sentence, its row, its column's heading, and whose plan they speak of."""

from __future__ import annotations

import pytest

from compare.issuers import assigner_of, level_of
from compare.quoting import as_written, before, quote
from tests.compare.building import Made, Said, Text, reading

SENTENCES = {
    "Thu đạt 45,9% kế hoạch. Đến nay có 13/12 thôn. Ấp Đông 4 hộ.": ("13/12", "Đến nay có 13/12 thôn."),
    "Xếp thứ 2. Thu 1.214,5 tỷ đồng; chi 85 tỷ.": ("1.214,5", "Thu 1.214,5 tỷ đồng; chi 85 tỷ."),
    "Sản lượng 3. 150 tấn và 2.100 con.": ("2.100", "Sản lượng 3. 150 tấn và 2.100 con."),
    "Loans: 9,400 items. New cards: 310 cards.": ("310", "New cards: 310 cards."),
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_figure_is_quoted_in_its_sentence(text: str) -> None:
    figure, sentence = SENTENCES[text]
    made = reading(Made("a.docx", "2023", (Text(text, (Said("x", figure, "1", "tấn"),)),)))
    assert quote(made.report, made.observations[0].anchor) == sentence


def test_a_cell_is_quoted_in_its_row_and_known_by_its_column() -> None:
    rows = (
        ("Chỉ tiêu", "Kế hoạch 2026", "Kế hoạch 2026"),
        ("Chỉ tiêu", "Tỉnh giao", "HĐND xã giao"),
        ("Thu", "42,5", "45"),
    )
    said = tuple(
        Said("thu", v, v.replace(",", "."), "tỷ đồng", role="target", cell=(2, c)) for c, v in ((1, "42,5"), (2, "45"))
    )
    made = reading(Made("nq.docx", "2026", (Text(rows, said),), kind="resolution"))
    first, second = made.observations
    assert quote(made.report, first.anchor) == "Thu | 42,5 | 45"
    assert before(made.report, second.anchor).startswith("Kế hoạch 2026")
    assert as_written(made.report, first) == "42,5 tỷ đồng"


def test_two_issuers_in_one_sentence_are_told_apart() -> None:
    text = "Thu 480 tỷ đồng, bằng 60% dự toán tỉnh giao (800 tỷ đồng), 48% dự toán HĐND xã giao (1.000 tỷ đồng)."
    said = (
        Said("thu", "800 tỷ đồng", "800", "tỷ đồng", role="target"),
        Said("thu", "1.000 tỷ đồng", "1000", "tỷ đồng", role="target"),
        Said("thu", "480 tỷ đồng", "480", "tỷ đồng"),
    )
    made = reading(Made("bc.docx", "2026-H1", (Text(text, said),)))
    levels = [level_of(assigner_of(made.report, o)) for o in made.observations]
    assert levels == ["province", "council", None]
