"""Figures added and roles set by hand: seen in the comparison, found again, and told of where they no longer fit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from compare.amendments import amend
from compare.decisions import Decision, FigureAdded, FigureRemoved, RoleSet, ValueCorrected
from compare.figures import observe
from compare.folding import fold
from compare.members import member_of
from compare.period import parse
from compare.pipeline import compare
from compare.report import Block, Identity, Report, Section, Source

TEXT = "Thu ngân sách đạt 268 tỷ đồng. Quỹ đền ơn đáp nghĩa tới nay xấp xỉ một tỷ hai."
ROWS = (("Chỉ tiêu", "Kết quả"), ("Số hộ", "chừng một trăm"))
PROSE = FigureAdded("a", "b1", 60, 78, None, None, "Quỹ đền ơn đáp nghĩa", "1.2", "tỷ đồng", "2023", "actual", "", "")
CELL = FigureAdded("a", "b2", 0, 14, 1, 1, "Số hộ", "100", "hộ", "2023", "actual", "chữ", "chừng một trăm")
TYPED = FigureAdded("a", "b1", 0, 0, None, None, "Số xã", "15", "xã", "2023", "actual", "hỏi qua điện thoại")


@pytest.fixture
def report() -> Report:
    blocks = (Block("b1", "paragraph", TEXT), Block("b2", "table", "", rows=ROWS))
    section = Section("s1", None, 1, "I", "KẾT QUẢ", ("b1", "b2"))
    return Report(Source("a", "x.docx", "00"), "docx", Identity(period=parse("2023")), (section,), blocks)


@pytest.mark.parametrize("added", [PROSE, CELL, TYPED], ids=["in prose", "in a cell", "typed without a place"])
def test_a_figure_added_stands_beside_those_that_were_read(added: FigureAdded, report: Report) -> None:
    (reading,) = compare([report], fold([added])).readings
    made = next(o for o in reading.observations if o.id == added.id)
    assert made.by_hand and made.indicator == added.indicator and made.quantity
    assert (str(made.quantity.value), made.quantity.unit, made.period.text) == (added.value, added.unit, added.period)
    assert (made.anchor.section, made.anchor.block, made.anchor.row) == ("s1", added.block, added.row)
    assert any(o.quantity and o.quantity.value == 268 for o in reading.observations)


def test_the_last_word_on_a_place_counts_and_others_stand_side_by_side(report: Report) -> None:
    again = replace(PROSE, value="1.3")
    other = replace(PROSE, period="2022")
    made = amend(report, (), fold([PROSE, again, other])).reading.observations
    assert [(str(o.quantity.value), o.period.text) for o in made if o.quantity] == [("1.3", "2023"), ("1.2", "2022")]


LOST = {
    "a block that is gone": replace(PROSE, block="b9"),
    "words that are others now": replace(PROSE, seen="xấp xỉ hai tỷ"),
    "a cell that is gone": replace(CELL, row=7),
    "a cell that says something else": replace(CELL, seen="chừng hai trăm"),
    "a value that is no number": replace(TYPED, value="nhiều"),
    "a value without end": replace(TYPED, value="Infinity"),
    "a period that is none": replace(TYPED, period="hôm nay"),
}


@pytest.mark.parametrize("name", LOST)
def test_what_was_added_where_nothing_fits_is_told(name: str, report: Report) -> None:
    amended = amend(report, (), fold([LOST[name]]))
    assert not amended.reading.observations
    assert [finding.code for finding in amended.lost] == ["decision_lost"]


def test_a_figure_added_can_be_corrected_and_removed_like_any_other(report: Report) -> None:
    read = amend(report, observe(report), fold([TYPED])).reading.observations
    member = member_of(report, read, next(o for o in read if o.id == TYPED.id))
    corrected = amend(report, observe(report), fold([TYPED, ValueCorrected(member, "16", "xã", "")]))
    assert any(o.quantity and o.quantity.value == 16 for o in corrected.reading.observations)
    removed = amend(report, observe(report), fold([TYPED, FigureRemoved(member)]))
    assert [o.id for o in removed.reading.observations] == [o.id for o in observe(report)]


def test_a_role_set_by_hand_holds_and_keeps_the_rest(report: Report) -> None:
    read = observe(report)
    decision: Decision = RoleSet(member_of(report, read, read[0]), "estimate")
    (reading,) = compare([report], fold([decision])).readings
    assert reading.observations[0] == replace(read[0], role="estimate", by_hand=True)
    assert reading.observations[0].quantity and reading.observations[0].quantity.value == Decimal(268)


def test_a_role_set_on_a_figure_that_is_gone_is_told(report: Report) -> None:
    read = observe(report)
    gone = replace(member_of(report, read, read[0]), seen="999")
    assert [f.code for f in amend(report, read, fold([RoleSet(gone, "target")])).lost] == ["decision_lost"]
