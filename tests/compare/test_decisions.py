"""Decisions: written and read back the same, folded so that the last word wins, and found by what was seen."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from compare import decisions as d
from compare.decision_json import from_json, to_json
from compare.folding import fold
from compare.members import Member, find_observation, find_section, member_of, section_member
from compare.observation import Observation
from compare.period import parse
from compare.quantity import Quantity
from compare.report import Anchor, Block, Identity, Report, Section, Source

M = Member("a", ("I. KINH TẾ", "1. Ngân sách"), "thu ngân sách", "actual", "2023", "tỷ đồng", 0, "268")
N = replace(M, source="b", seen="301")
EACH = [
    d.SourceAdded(Source("a", "x.docx", "00")),
    d.SourceReplaced(Source("a", "x2.docx", "01")),
    d.SourceRemoved("a"),
    d.IdentitySet("a", "quarter", "2023-Q1", False, "2023-03-15"),
    d.ReadingChosen("a", True, "original"),
    d.HeadingMarked("a", "b7", 2, "Về nông nghiệp"),
    d.HeadingUnmarked("a", "b9"),
    d.SectionsJoined(M, N),
    d.SectionsSeparated(M, N),
    d.IndicatorsJoined(M, N),
    d.IndicatorsSeparated(M, N),
    d.IndicatorRenamed(M, "Thu NSNN"),
    d.IndicatorIgnored(M),
    d.TargetSet(M, "1150", "tỷ đồng", "ge", None, "2023", "HĐND"),
    d.IndicatorMoved(M, N, (replace(M, seen="270"), replace(N, seen="302"))),
    d.TargetConfirmed(M),
    d.TargetRejected(M, True, "là số năm trước"),
    d.TargetCorrected(M, "95", "%", "ge", None, "2025", "HĐND tỉnh"),
    d.TargetSplit(M, (d.TargetPart("trường mầm non", "100", "%"), d.TargetPart("trường tiểu học", "95", "%", "ge"))),
    d.TargetChosen(M, N),
    d.BaseGiven(M, "50", "triệu đồng"),
    d.DirectionSet(M, "up"),
    d.PeriodSet(M, "2023-H1"),
    d.ValueCorrected(M, "286", "tỷ đồng", "gõ nhầm"),
    d.RoleSet(M, "estimate"),
    d.FigureAdded("a", "b4", 12, 19, None, None, "Thu phí", "12.5", "tỷ đồng", "2023", "actual", "bỏ sót", "12,5 tỷ"),
    d.FigureRemoved(M),
    d.StatusSettled(M, "met", "đã thống nhất"),
    d.NoteWritten(M, "hỏi lại"),
    d.ResponsibleSet(M, "Phòng Kinh tế"),
    d.FindingDismissed("k", "đã hỏi"),
    d.FindingAccepted("k"),
    d.FindingAsked("k", True, "Số nào đúng?"),
    d.ThresholdSet("pace.on_track", "0.98"),
    d.PresetChosen("kien_giang", (("mid_term.in_force", "1"), ("mid_term.half", "0.5"))),
    d.BriefChoice("parts", ["summary"]),
]


@pytest.mark.parametrize("decision", EACH, ids=lambda x: type(x).__name__)
def test_a_decision_is_read_back_as_it_was_written(decision: d.Decision) -> None:
    assert from_json(json.loads(json.dumps(to_json(decision)))) == decision


def test_every_kind_of_decision_is_in_the_list_above() -> None:
    assert {type(x) for x in EACH} == set(d.Decision.__args__)


def test_an_unknown_decision_is_refused() -> None:
    with pytest.raises(ValueError):
        from_json({"decision": "Rewritten", "member": {}})


def test_the_last_word_wins() -> None:
    folded = fold(
        [
            d.IndicatorsJoined(M, N), d.IndicatorsSeparated(N, M),
            d.IndicatorRenamed(M, "A"), d.IndicatorRenamed(M, "B"),
            d.StatusSettled(M, "met"), d.StatusSettled(M, None),
            d.ResponsibleSet(M, "Phòng A"), d.ResponsibleSet(N, "Phòng B"), d.ResponsibleSet(M, ""),
            d.FindingDismissed("k", "x"), d.FindingDismissed("k", ""),
            d.ThresholdSet("a.b", "1"), d.ThresholdSet("a.b", None), d.ThresholdSet("a.c", "2"),
            d.IdentitySet("a", kind="quarter"), d.IdentitySet("a", period="2023-Q1"),
        ]
    )  # fmt: skip
    assert [joined for _, _, joined in folded.indicator_links] == [False]
    assert folded.names == {M: "B"} and not folded.statuses and not folded.dismissed
    assert folded.thresholds == {"a.c": "2"} and folded.responsible == {N: "Phòng B"}
    assert folded.identities["a"] == d.IdentitySet("a", "quarter", "2023-Q1")


def test_the_last_word_on_each_heading_stands_under_its_source() -> None:
    said = [d.HeadingMarked("a", "b1", 1), d.HeadingUnmarked("b", "b1"), d.HeadingUnmarked("a", "b1")]
    assert fold(said).headings == {"a": (said[2],), "b": (said[1],)}


def test_a_replaced_source_keeps_its_place_and_a_removed_one_is_gone() -> None:
    first, second = Source("a", "x.docx", "00"), Source("b", "y.docx", "01")
    corrected = Source("a", "x sửa.docx", "02")
    said = [d.SourceAdded(first), d.SourceAdded(second), d.SourceReplaced(corrected)]
    assert fold(said).sources == (corrected, second)
    assert fold([*said, d.SourceRemoved("b")]).sources == (corrected,)


def _report() -> tuple[Report, list[Observation]]:
    """A report with the heading "Hạn chế" twice, and one indicator told three times."""
    sections = (
        Section("s1", None, 1, "I", "KINH TẾ", ("b1",)),
        Section("s2", "s1", 2, None, "Hạn chế", ("b2",)),
        Section("s3", None, 1, "II", "XÂY DỰNG ĐẢNG", ()),
        Section("s4", "s3", 2, None, "Hạn chế", ("b3",)),
        Section("s5", "s3", 2, None, "Hạn chế", ()),
    )
    blocks = tuple(Block(f"b{i}", "paragraph", "x") for i in (1, 2, 3))
    report = Report(Source("a", "x.docx", "00"), "docx", Identity(period=parse("2023")), sections, blocks)
    observations = [
        Observation(
            f"{block}:0", "Thu ngân sách", Quantity(Decimal(value), "tỷ đồng"), parse("2023"), "actual", (),
            Anchor("a", section, block, 0, 1),
        )
        for block, section, value in [("b1", "s1", "268"), ("b2", "s2", "268"), ("b3", "s4", "301")]
    ]  # fmt: skip
    return report, observations


def test_a_member_finds_its_own_observation_among_equal_ones() -> None:
    report, observations = _report()
    for observation in observations:
        member = member_of(report, observations, observation)
        assert find_observation(member, report, observations) == observation


def test_a_figure_that_is_another_now_is_not_found() -> None:
    report, observations = _report()
    member = member_of(report, observations, observations[2])
    changed = [*observations[:2], replace(observations[2], quantity=Quantity(Decimal(999), "tỷ đồng"))]
    assert find_observation(member, report, changed) is None


def test_a_member_outlives_a_period_set_for_the_whole_report() -> None:
    report, observations = _report()
    member = member_of(report, observations, observations[2])
    moved = [replace(o, period=parse("2023-H1")) for o in observations]
    assert find_observation(member, report, moved) == moved[2]


def test_equal_headings_are_told_apart_by_parents_and_order() -> None:
    report, _ = _report()
    for section in ("s2", "s4", "s5"):
        assert find_section(section_member(report, section), report) == section


def test_how_a_file_is_read_is_said_in_parts() -> None:
    folded = fold([d.ReadingChosen("a", ocr=True), d.ReadingChosen("a", tracked_changes="original")])
    assert folded.readings == {"a": d.ReadingChosen("a", True, "original")}
    assert fold([d.ReadingChosen("a", ocr=True), d.ReadingChosen("a", ocr=False)]).readings["a"].ocr is False
