"""Headings marked and unmarked by hand: the section tree is built anew, and marks that no longer fit are told."""

from __future__ import annotations

import pytest

from compare.amendments import amend, identify
from compare.decisions import HeadingMarked, HeadingUnmarked
from compare.folding import fold
from compare.pipeline import compare
from compare.report import Report, heading_path
from tests.compare.reading.documents import opened

TEXT = """# Báo cáo năm 2024

# I. KINH TẾ

Thu ngân sách đạt 1.200 tỷ đồng.

## 1. Nông nghiệp

Sản lượng lúa đạt 500 tấn.

2. Công nghiệp và xây dựng.

Giá trị sản xuất đạt 900 tỷ đồng.

# II. XÃ HỘI

Tỷ lệ hộ nghèo còn 2%.
"""


@pytest.fixture
def report() -> Report:
    return opened("a.md", TEXT)


def block(report: Report, text: str) -> str:
    return next(b.id for b in report.blocks if text in b.text)


def tree(report: Report) -> list[str]:
    return [" > ".join(heading_path(report, s.id)) for s in report.sections if s.heading]


def own(report: Report, heading: str) -> list[str]:
    section = next(s for s in report.sections if s.heading == heading)
    texts = {b.id: b.text for b in report.blocks}
    return [texts[b] for b in section.blocks[1:]]


def test_a_line_marked_as_a_heading_takes_what_follows_it(report: Report) -> None:
    assert "Công nghiệp và xây dựng." not in [s.heading for s in report.sections]
    amended = identify(report, None, [HeadingMarked("a", block(report, "2. Công nghiệp"), 2)])
    assert "KINH TẾ > Công nghiệp và xây dựng." in tree(amended)
    (section,) = [s for s in amended.sections if s.heading == "Công nghiệp và xây dựng."]
    assert (section.number, section.level) == ("2.", 2)
    assert own(amended, "Công nghiệp và xây dựng.") == ["Giá trị sản xuất đạt 900 tỷ đồng."]
    assert own(amended, "Nông nghiệp") == ["Sản lượng lúa đạt 500 tấn."]
    assert "XÃ HỘI" in tree(amended)


def test_what_stood_under_an_unmarked_heading_goes_to_the_section_before(report: Report) -> None:
    amended = identify(report, None, [HeadingUnmarked("a", block(report, "1. Nông nghiệp"))])
    assert "KINH TẾ > Nông nghiệp" not in tree(amended)
    assert "Sản lượng lúa đạt 500 tấn." in own(amended, "KINH TẾ")


def test_a_heading_marked_again_takes_another_level_and_keeps_its_words(report: Report) -> None:
    amended = identify(report, None, [HeadingMarked("a", block(report, "II. XÃ HỘI"), 2)])
    assert "KINH TẾ > XÃ HỘI" in tree(amended)
    assert next(s.number for s in amended.sections if s.heading == "XÃ HỘI") == "II."


def test_every_block_stays_in_one_section_and_keeps_its_id(report: Report) -> None:
    said = [HeadingMarked("a", report.blocks[-1].id, 3), HeadingUnmarked("a", block(report, "I. KINH TẾ"))]
    amended = identify(report, None, said)
    assert [b for s in amended.sections for b in s.blocks] == [b.id for b in report.blocks]
    assert amended.blocks == report.blocks


def test_nothing_marked_leaves_the_report_as_it_was(report: Report) -> None:
    assert identify(report, None, []) is report


def test_headings_unmarked_everywhere_leave_one_section(report: Report) -> None:
    said = [HeadingUnmarked("a", s.heading_block) for s in report.sections if s.heading_block]
    assert [s.heading for s in identify(report, None, said).sections] == [None]


LOST = {
    "a block that is gone": HeadingMarked("{}", "b999", 1),
    "a line that says something else now": HeadingUnmarked("{}", "b2", "III. KẾT QUẢ"),
}


@pytest.mark.parametrize("name", LOST)
def test_a_mark_that_no_longer_fits_is_told_and_changes_nothing(name: str, report: Report) -> None:
    said = LOST[name]
    here = type(said)(**{**{f: getattr(said, f) for f in said.__slots__}, "source": report.source.id})
    assert identify(report, None, [here]) == report
    amended = amend(report, (), fold([here]))
    assert [f.code for f in amended.lost] == ["decision_lost"]


def test_a_comparison_has_its_figures_under_the_heading_marked(report: Report) -> None:
    marked = HeadingMarked(report.source.id, block(report, "2. Công nghiệp"), 2, "2. Công nghiệp và xây dựng.")
    result = compare([report], fold([marked]))
    (reading,) = result.readings
    figure = next(o for o in reading.observations if o.quantity and o.quantity.value == 900)
    assert heading_path(reading.report, figure.anchor.section)[-1] == "Công nghiệp và xây dựng."
    assert not [f for f in result.findings if f.code == "decision_lost"]
