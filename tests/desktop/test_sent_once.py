"""What is sent of a result, and what the other end makes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.comparison import Comparison
from desktop.sent_once import Receiver, Sender, patch, patched
from tests.desktop.sample_result import comparison


@pytest.mark.parametrize(
    ("before", "after", "middle"),
    [
        ("", "", ""),
        ("", "abc", "abc"),
        ("abc", "", ""),
        ("abcd", "abcd", ""),
        ("abcd", "abxd", "x"),
        ("abcd", "abd", ""),
        ("abcd", "abccd", "c"),
        ("aaa", "aa", ""),
        ("aa", "aaaa", "aa"),
        ("abcd", "xbcy", "xbcy"),
    ],
)
def test_a_patch_makes_one_sequence_into_the_other(before: str, after: str, middle: str) -> None:
    found = patch(before, after)
    assert found.middle == tuple(middle)
    assert patched(tuple(before), found) == tuple(after)


def test_the_whole_result_is_there_again_at_each_step_and_only_what_differs_is_sent() -> None:
    sender, receiver = Sender(), Receiver()
    first = comparison()
    assert receiver.take(sender.answer(1, first)) == first
    row, others = first.rows[2], first.rows[3:]
    noted = replace(first, rows=(*first.rows[:2], replace(row, note="lần 1"), *others), findings=first.findings[1:])
    answer = sender.answer(2, noted)
    assert [r.id for r in answer.fresh_rows] == [row.id] and answer.fresh == ()
    assert answer.sections.middle == () and answer.findings.middle == ()
    assert receiver.take(answer) == noted
    fewer = replace(first, readings=first.readings[:1], sections=first.sections[1:], rows=first.rows[:4][::-1])
    assert receiver.take(sender.answer(3, fewer)) == fewer
    assert receiver.take(sender.answer(4, first)) == first


def test_of_a_corrected_value_one_figure_is_sent_and_the_report_stays_the_same_object() -> None:
    sender, receiver = Sender(), Receiver()
    first = comparison()
    shown = receiver.take(sender.answer(1, first))
    reading = first.readings[1]
    old = reading.observations[3]
    new = replace(old, indicator="Số khác")
    corrected = replace(reading, observations=(*reading.observations[:3], new, *reading.observations[4:]))
    second = replace(first, readings=(first.readings[0], corrected, *first.readings[2:]))
    answer = sender.answer(2, second)
    assert [(p.bare, p.blocks.middle, p.figures.middle) for p in answer.fresh] == [(None, (), (new,))]
    assert answer.rows.middle == () and answer.fresh_rows == ()
    again = receiver.take(answer)
    assert again == second and again.readings[1].report is shown.readings[1].report


def test_a_report_that_says_something_else_of_itself_is_sent_with_what_it_says_and_no_block_of_it() -> None:
    sender, receiver = Sender(), Receiver()
    first = comparison()
    receiver.take(sender.answer(1, first))
    reading = first.readings[1]
    report = reading.report.with_identity(kind="year")
    other = replace(report, blocks=(*report.blocks[:2], replace(report.blocks[2], note=True), *report.blocks[3:]))
    for said, sent in ((report, 0), (other, 1)):
        second = replace(first, readings=(first.readings[0], replace(reading, report=said), *first.readings[2:]))
        answer = sender.answer(2, second)
        assert [len(p.blocks.middle) for p in answer.fresh] == [sent]
        assert receiver.take(answer) == second


def test_another_worker_sends_everything_anew() -> None:
    receiver, result = Receiver(), comparison()
    receiver.take(Sender().answer(1, result))
    assert receiver.take(Sender().answer(2, result)) == result
    receiver.forget()
    assert receiver.take(Sender().answer(3, Comparison())) == Comparison()
