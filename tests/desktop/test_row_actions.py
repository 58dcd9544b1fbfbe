"""Every action on a row, from the gesture to the engine's answer: one decision, seen in the result, undone whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from compare import decisions as said
from compare.comparison import Comparison, JudgedRow
from compare.decision_json import from_json, to_json
from compare.decisions import Decision, SourceAdded
from compare.engine import Engine
from compare.reading import source_from
from compare.report import Source
from desktop.members import Place, joined, moved, named, row_member, row_of, separated
from desktop.row_actions import figure
from tests.desktop.test_session import PLAN, REPORT

_TWO = {"nghị quyết.txt": PLAN, "báo cáo.txt": REPORT}

Check = Callable[[Comparison], bool]


class Desk:
    """The engine over two small reports, with what was decided."""

    def __init__(self, engine: Engine, texts: Mapping[str, str] = _TWO) -> None:
        self._engine = engine
        self._contents: dict[str, bytes] = {}
        self.sources: list[Source] = []
        for name, text in texts.items():
            source = source_from(name, text.encode())
            self._contents[source.digest] = text.encode()
            self.sources.append(source)

    def after(self, *decisions: Decision) -> Comparison:
        added = [SourceAdded(s) for s in self.sources]
        return self._engine.update(self.sources, self._contents.__getitem__, [*added, *decisions])


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with Engine() as engine:
        yield Desk(engine)


def _row(result: Comparison, words: str) -> JudgedRow:
    return next(r for r in result.rows if words in r.row.name.lower())


def _budget(result: Comparison) -> JudgedRow:
    return _row(result, "ngân sách")


def test_the_two_reports_are_lined_up(desk: Desk) -> None:
    row = _budget(desk.after())
    assert len(row.row.cells) == 2
    assert row.target is not None and str(row.target.quantity.value) == "24.5"


def test_separated_and_joined_again(desk: Desk) -> None:
    result = desk.after()
    report = result.readings[-1].id
    apart = separated(result, _budget(result), report)
    assert apart is not None
    after = desk.after(apart)
    rows = [r for r in after.rows if "ngân sách" in r.row.name.lower()]
    assert len(rows) == 2 and all(len(r.row.cells) == 1 for r in rows)
    again = desk.after(apart, joined(after, rows[0], rows[1]))
    assert len(_budget(again).row.cells) == 2


def _decided(result: Comparison, name: str) -> Decision:
    row = _budget(result)
    member = row_member(result, row)
    found = figure(result, row, result.readings[-1].id, "")
    assert found is not None
    cell = named(result, *found)
    return {
        "rename": said.IndicatorRenamed(member, "Tổng thu"),
        "ignore": said.IndicatorIgnored(member),
        "target": said.TargetSet(member, "30", "tỷ đồng", "ge", None, "2024", "HĐND"),
        "direction": said.DirectionSet(member, "down"),
        "status": said.StatusSettled(member, "missed", "theo họp giao ban"),
        "note": said.NoteWritten(member, "hỏi lại kế toán"),
        "value": said.ValueCorrected(cell, "13.9", "tỷ đồng", "gõ nhầm"),
        "period": said.PeriodSet(cell, "2024-9M"),
        "removed": said.FigureRemoved(cell),
    }[name]


def _figures(result: Comparison) -> set[str]:
    return {str(o.quantity.value) for r in result.readings for o in r.observations if o.quantity}


_CASES: dict[str, Check] = {
    "rename": lambda r: any(row.row.name == "Tổng thu" for row in r.rows),
    "ignore": lambda r: not any("ngân sách" in row.row.name.lower() for row in r.rows),
    "target": lambda r: str(_budget(r).target.quantity.value) == "30",
    "direction": lambda r: _budget(r).direction == "down",
    "status": lambda r: _budget(r).progress.status == "missed" and _budget(r).progress.settled,
    "note": lambda r: _budget(r).note == "hỏi lại kế toán",
    "value": lambda r: {"13.9"} <= _figures(r) and "13.1" not in _figures(r),
    "period": lambda r: any(o.period.text == "2024-9M" for o in r.readings[-1].observations),
    "removed": lambda r: "13.1" not in _figures(r),
}


@pytest.mark.parametrize("name", _CASES)
def test_an_action_is_seen_in_the_result(desk: Desk, name: str) -> None:
    before = desk.after()
    assert not _CASES[name](before)
    after = desk.after(_decided(before, name))
    assert _CASES[name](after)
    assert not [f for f in after.findings if f.code == "decision_lost"]


def test_a_figure_in_the_text_leads_to_its_row(desk: Desk) -> None:
    result = desk.after()
    reading = result.readings[-1]
    for observation in reading.observations:
        row = row_of(result, reading.id, observation.id)
        assert row is not None
        assert figure(result, row, reading.id, observation.id) == (reading.id, observation)


def test_the_sample_is_there_for_the_first_start() -> None:
    from desktop.files import sample

    assert len(sample()) >= 3
    assert all(isinstance(p, Path) and p.exists() for p in sample())


_CROSSED = {
    "bao-cao-quy-1.md": (
        "# BÁO CÁO\nKết quả thực hiện nhiệm vụ quý I năm 2024\n\n## I. KINH TẾ\n"
        "- Sản lượng tôm nuôi đạt 120 tấn.\n- Sản lượng cá nuôi đạt 300 tấn.\n"
    ),
    "bao-cao-6-thang.md": (
        "# BÁO CÁO\nKết quả thực hiện nhiệm vụ 6 tháng đầu năm 2024\n\n## I. KINH TẾ\n"
        "- Sản lượng tôm nuôi đạt 650 tấn.\n- Sản lượng cá nuôi đạt 260 tấn.\n"
    ),
}


def _cells(result: Comparison) -> list[list[str]]:
    """The figures of each row, in the order of the reports; those of one cell beside each other."""
    order = [r.id for r in result.readings]
    return sorted(
        ["+".join(str(o.quantity.value) for o in row.row.cells[s].observations if o.quantity) if s in row.row.cells
         else "" for s in order]
        for row in result.rows
    )  # fmt: skip


@pytest.mark.parametrize(
    ("place", "cells"),
    [
        ("swapped", [["120", "260"], ["300", "650"]]),
        ("instead", [["", "650"], ["120", "260"], ["300", ""]]),
        ("with", [["120", "650+260"], ["300", ""]]),
    ],
)
def test_a_figure_put_where_another_stands(place: Place, cells: list[list[str]]) -> None:
    with Engine() as engine:
        crossed = Desk(engine, _CROSSED)
        result = crossed.after()
        fish, shrimp = _row(result, "cá nuôi"), _row(result, "tôm nuôi")
        report = result.readings[-1].id
        assert _cells(result) == [["120", "650"], ["300", "260"]]
        dragged = moved(result, fish, report, fish.row.cells[report].observations[0].id, shrimp, place)
        assert from_json(to_json(dragged)) == dragged
        assert _cells(crossed.after(dragged)) == cells


def test_another_name_by_hand_is_no_word_on_how_a_row_is_judged(desk: Desk) -> None:
    before = desk.after()
    member = row_member(before, _budget(before))
    for name in ("Tỷ lệ hộ nghèo", "Số vụ vi phạm", "Chi ngân sách"):
        after = next(r for r in desk.after(said.IndicatorRenamed(member, name)).rows if r.row.name == name)
        assert (after.progress.status, after.direction) == (_budget(before).progress.status, _budget(before).direction)
