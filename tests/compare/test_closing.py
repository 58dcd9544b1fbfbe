"""Closed figures: what stood at the closing is kept as it was, and what changed since is told, whatever it is."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from compare import closing as closings
from compare import decisions as d
from compare.closing import Closing, close
from compare.comparison import Comparison
from tests.compare.matching.build import written
from tests.compare.test_kept import compared, members

RICE = "# Nông nghiệp\n= x | Sản lượng lúa | {} | {} | {}\n= y | Cá tra | 45 tấn | {} | actual"


def _reading(name: str, period: str, rice: str, role: str = "actual"):
    return written(name, "quarter", period, "vi", RICE.format(rice, period, role, period)).reading


def _closed(result: Comparison) -> Closing:
    return close(result, "Quý I", "2024-04-02", "Nguyễn Văn A", "đã thống nhất")


FIRST = _reading("a", "2024-Q1", "100 tấn")
BEFORE = compared([FIRST])


def test_a_closing_says_what_stood_where_and_is_read_back_as_it_was_written() -> None:
    closing = _closed(BEFORE)
    rice = next(f for f in closing.figures if f.name == "Sản lượng lúa")
    assert rice.level and str(rice.level.value) == "100" and rice.period == "2024-Q1" and rice.section == "Nông nghiệp"
    assert rice.member in members([FIRST]) and rice.file == FIRST.report.source.name
    assert closings.from_json(json.loads(json.dumps(closings.to_json(closing)))) == closing


def _said(*said: d.Decision) -> Comparison:
    return compared([FIRST], said)


RICE_MEMBER = next(m for m in members([FIRST]) if m.seen == "100")


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (BEFORE, []),
        (_said(d.ValueCorrected(RICE_MEMBER, "110", "tấn", "gõ nhầm")), [("Sản lượng lúa", ("value",))]),
        (_said(d.ValueCorrected(RICE_MEMBER, "0.1", "nghìn tấn", "viết gọn")), []),
        (_said(d.TargetSet(RICE_MEMBER, "400", "tấn", "ge", period="2024")), [("Sản lượng lúa", ("target", "status"))]),
        (_said(d.StatusSettled(RICE_MEMBER, "met")), [("Sản lượng lúa", ("status",))]),
        (_said(d.ResponsibleSet(RICE_MEMBER, "Phòng Kinh tế")), [("Sản lượng lúa", ("unit_responsible",))]),
        (_said(d.IndicatorIgnored(RICE_MEMBER)), [("Sản lượng lúa", ("gone",))]),
        (_said(d.IndicatorRenamed(RICE_MEMBER, "Lúa cả năm")), []),
    ],
    ids=["nothing", "value", "other notation", "target", "status", "unit", "ignored", "renamed"],
)
def test_what_changed_since(now: Comparison, told: list[tuple[str, tuple[str, ...]]]) -> None:
    found = closings.changes(_closed(BEFORE), _closed(now))
    assert [(c.name, c.aspects) for c in found] == told


def test_an_older_report_put_in_later_does_not_make_everything_new() -> None:
    older = _reading("b", "2023-Q1", "90 tấn")
    assert closings.changes(_closed(BEFORE), _closed(compared([older, FIRST]))) == ()


def test_a_newer_report_gives_new_values_with_both_places() -> None:
    newer = _reading("c", "2024-Q2", "130 tấn")
    (change,) = (c for c in closings.changes(_closed(BEFORE), _closed(compared([FIRST, newer]))) if c.name != "Cá tra")
    assert change.aspects[0] == "value" and change.before and change.after
    assert (change.before.file, change.after.file) == (FIRST.report.source.name, newer.report.source.name)


def test_what_is_new_is_told_once() -> None:
    closing = _closed(BEFORE)
    without = replace(closing, figures=tuple(f for f in closing.figures if f.name != "Cá tra"))
    assert [(c.name, c.aspects) for c in closings.changes(without, closing)] == [("Cá tra", ("new",))]
    assert [(c.name, c.aspects) for c in closings.changes(closing, without)] == [("Cá tra", ("gone",))]
