"""Rates and growth told beside a figure: what they are called, and which rows they stand in."""

from __future__ import annotations

import pytest

from compare import asides, figures
from compare.folding import fold
from compare.matching.nodes import Node
from compare.pipeline import compare
from compare.reading import ReadOptions, read, source_from
from compare.report import Report

PLAN = (
    "NGHỊ QUYẾT\nVề nhiệm vụ năm 2024\n\n1. Các chỉ tiêu\n"
    "- Tỷ lệ hộ nghèo còn dưới 1,5%.\n- Tốc độ tăng giá trị sản xuất đạt 9%.\n"
)
YEAR = "BÁO CÁO\nKết quả năm 2024\n\n1. Kết quả\n{0}\n"

# What a report tells, and the row with the figure that is told aside.
TOLD = {
    "a share beside a count": ("Toàn xã còn 148 hộ nghèo, chiếm 1,08%.", "Tỷ lệ hộ nghèo", "1.08"),
    "growth without a level": ("Giá trị sản xuất tăng 8,2% so với cùng kỳ.", "Tốc độ tăng giá trị sản xuất", "8.2"),
    "growth beside a sum": (
        "Giá trị sản xuất đạt 412 tỷ đồng, tăng 8,2% so với cùng kỳ.", "Tốc độ tăng giá trị sản xuất", "8.2",
    ),
}  # fmt: skip


def report(name: str, text: str) -> Report:
    data = text.encode()
    found = read(source_from(name, data), data, ReadOptions())
    assert isinstance(found, Report)
    return found


@pytest.mark.parametrize(("text", "row", "value"), TOLD.values(), ids=TOLD)
def test_what_is_told_aside_stands_in_the_row_of_its_target(text: str, row: str, value: str) -> None:
    told = report("year.txt", YEAR.format(text))
    compared = compare([report("plan.txt", PLAN), told], fold([]))
    found = next(r for r in compared.rows if r.row.name.lower() == row.lower())
    assert str(found.progress.actual.value if found.progress.actual else None) == value
    assert found.target is not None
    seen = found.progress.observation
    assert seen is not None and seen.aside
    block = next(b for b in told.blocks if b.id == seen.anchor.block)
    assert value.replace(".", ",") in block.text[seen.anchor.start : seen.anchor.end + 1]


TERM = "NGHỊ QUYẾT\nĐại hội nhiệm kỳ 2025 - 2030\n\n1. Các chỉ tiêu\n- {0}\n"

# What a change in a resolution is not held against, and what the row that it stands in then wants.
NOT_ALIKE = {
    "a year's growth against the growth of a term": (
        "Giá trị sản xuất đến năm 2030 tăng 25% so với đầu nhiệm kỳ.",
        "Giá trị sản xuất đạt 412 tỷ đồng, tăng 8,2% so với cùng kỳ.",
    ),
    "a rate against its fall by the year": ("Tỷ lệ hộ nghèo giảm bình quân 1,5%/năm.", "Tỷ lệ hộ nghèo còn 4,2%."),
}


@pytest.mark.parametrize(("goal", "told"), NOT_ALIKE.values(), ids=NOT_ALIKE)
def test_a_change_is_held_against_nothing_but_a_change_from_the_same_base(goal: str, told: str) -> None:
    compared = compare([report("plan.txt", TERM.format(goal)), report("year.txt", YEAR.format(told))], fold([]))
    assert [(r.target, r.progress.detail) for r in compared.rows] == [(None, "no_base")]


def test_what_is_told_aside_alone_sleeps_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text for text, _, _ in TOLD.values()]
    texts.append(
        "Sản lượng cá đạt 45 tấn, tăng 8,2%. Sản lượng tôm đạt 12 tấn, tăng 8,2%. Tốc độ tăng sản lượng tôm 8,2%."
    )
    reports = [report(f"{n}.txt", YEAR.format(text)) for n, text in enumerate(texts)]
    for of in ([report("plan.txt", PLAN), *reports], reports):
        monkeypatch.undo()
        found = compare(of, fold([]))
        monkeypatch.setattr(Node, "asks", lambda node, set_in: True)
        assert compare(of, fold([])) == found


def test_what_no_row_asks_for_is_left_out() -> None:
    told = report("year.txt", YEAR.format("Toàn xã còn 148 hộ nghèo, chiếm 1,08%."))
    assert any(o.aside for o in asides.of(figures.observe(told), "vi"))
    compared = compare([told], fold([]))
    assert not any(o.aside for reading in compared.readings for o in reading.observations)
    assert not any(o.aside for r in compared.rows for c in r.row.cells.values() for o in c.observations)
