"""What a person is asked to look at: numbers, units, names and times that were not plainly said."""

from __future__ import annotations

import pytest

from compare.figures import observe
from compare.messages import render
from compare.observation import Observation
from compare.period import parse
from compare.report import Block, Identity, Report, Section, Source

MIXED = "Sản lượng muối đạt 1.250 tấn. Thu 3.5 tỷ đồng, chi 12,4 tỷ đồng."
CASES = {
    "a plain figure": ("Thu ngân sách năm 2023 đạt 40 tỷ đồng.", "", []),
    "both notations": (MIXED, "", ["figures.two_readings"]),
    "a share shows the reading": (
        "Thu đạt 1.250 tỷ đồng, bằng 50% kế hoạch (2,5 tỷ đồng).",
        "",
        ["figures.settled_by_share"],
    ),
    "a share that both readings agree with": (
        MIXED.replace("tấn.", "tấn, bằng 50% kế hoạch (2.500 tấn).", 1),
        "",
        ["figures.two_readings"] * 2,
    ),
    "a sum shows the reading": (
        "Thu 3.5 tỷ đồng, chi 12,4 tỷ đồng. Diện tích rừng 2.500 ha, trong đó rừng sản xuất 1.400,5 ha, "
        "rừng đặc dụng 1.099,5 ha.",
        "",
        ["figures.settled_by_sum"],
    ),
    "a unit guessed": ("Doanh thu năm 2022 đạt 40 tỷ đồng. Lợi nhuận đạt 12.", "", ["figures.unit_guessed"]),
    "a rate says its unit": ("Doanh thu đạt 40 tỷ đồng. Tỷ lệ hộ nghèo còn 3,2.", "", []),
    "a name carried": ("Thu phí năm 2022 đạt 40 tỷ đồng. Năm 2023 đạt 44 tỷ đồng.", "", ["figures.name_carried"]),
    "a scan": ("Thu ngân sách đạt 40 tỷ đồng.", "scanned", ["figures.by_ocr"]),
    "a report without a period": ("Thu ngân sách đạt 40 tỷ đồng.", "undated", ["figures.no_period"]),
    "a time said in such a report": ("Năm 2023, thu ngân sách đạt 40 tỷ đồng.", "undated", []),
}


def observed(text: str, scanned: bool = False, dated: bool = True) -> tuple[Observation, ...]:
    """What is observed of a report of one paragraph."""
    identity = Identity(period=parse("2023") if dated else None)
    section = Section("s", None, 1, None, None, ("b",))
    block = Block("b", "paragraph", text, by_ocr=scanned)
    return observe(Report(Source("r", "r.txt", ""), "txt", identity, (section,), (block,)))


@pytest.mark.parametrize("name", CASES)
def test_a_doubt_is_told_where_something_was_not_plainly_said(name: str) -> None:
    text, setting, keys = CASES[name]
    found = observed(text, "scanned" in setting, "undated" not in setting)
    assert [doubt.key for o in found for doubt in o.doubts] == keys
    assert all((o.confidence < 1) == bool(o.doubts) for o in found)


def test_the_lowest_confidence_holds_and_every_doubt_is_told_in_both_languages() -> None:
    (one, *_) = observed(MIXED, scanned=True)
    assert one.confidence == pytest.approx(0.6)
    assert [doubt.key for doubt in one.doubts] == ["figures.two_readings", "figures.by_ocr"]
    assert "1.250" in render(one.doubts[0], "vi") and "1,250" in render(one.doubts[0], "en")
