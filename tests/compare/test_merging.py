"""Two workspaces put together: nothing of either is lost, and what both say is a choice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare import decisions as d
from compare.decisions import Decision
from compare.folding import fold
from compare.members import Member
from compare.merging import Difference, merge
from compare.report import Source

A, B, C = (Source(f"s{n}", f"{n}.docx", f"0{n}") for n in (1, 2, 3))
M = Member("s1", ("I",), "thu ngân sách", "actual", "2024", "tỷ đồng", 0, "268")
N = replace(M, source="s2")
BOTH: list[Decision] = [d.SourceAdded(A), d.SourceAdded(B)]
TURNED: list[Decision] = [d.SourceAdded(replace(B, id="s1")), d.SourceAdded(replace(A, id="s2"))]


def _merged(ours: list[Decision], theirs: list[Decision], *chosen: int) -> list[Decision]:
    return [*ours, *merge(ours, theirs).decisions(chosen)]


def test_the_same_workspace_adds_nothing() -> None:
    said = [*BOTH, d.IndicatorsJoined(M, N), d.FindingDismissed("k", "x")]
    found = merge(said, said)
    assert found.decisions() == () and not found.differences and not found.left


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        (d.IndicatorRenamed(M, "Thu"), d.IndicatorRenamed(M, "Tổng thu")),
        (d.IndicatorsJoined(M, N), d.IndicatorsSeparated(N, M)),
        (d.ValueCorrected(M, "1", "tỷ đồng", "x"), d.FigureRemoved(M)),
        (d.HeadingMarked("s1", "b1", 1), d.HeadingUnmarked("s1", "b1")),
        (d.StatusSettled(M, "met"), d.StatusSettled(M, "missed", "đã hỏi")),
        (d.IdentitySet("s1", period="2024"), d.IdentitySet("s1", period="2023")),
        (d.ResponsibleSet(M, "Phòng A"), d.ResponsibleSet(M, "Phòng B")),
        (d.FindingDismissed("k", "x"), d.FindingDismissed("k", "y")),
        (d.ThresholdSet("a.b", "1"), d.ThresholdSet("a.b", "2")),
        (d.BriefChoice("issuer", "UBND"), d.BriefChoice("issuer", "HĐND")),
    ],
    ids=lambda said: type(said).__name__,
)
def test_another_word_on_one_subject_is_a_choice(mine: Decision, other: Decision) -> None:
    ours, theirs = [*BOTH, mine], [*BOTH, other]
    assert merge(ours, theirs).differences == (Difference(mine, other),)
    assert fold(_merged(ours, theirs)) == fold(ours)
    assert fold(_merged(ours, theirs, 0)) == fold(theirs)


def test_what_only_the_other_says_is_taken_over() -> None:
    ours = [*BOTH, d.NoteWritten(M, "ghi chú")]
    theirs = [*BOTH, d.IndicatorRenamed(N, "Thu"), d.IndicatorRenamed(N, "Tổng thu")]
    assert merge(ours, theirs).additions == (d.IndicatorRenamed(N, "Tổng thu"),)


def test_reports_are_known_by_their_bytes_whatever_their_ids() -> None:
    theirs = [*TURNED, d.SourceAdded(C), d.NoteWritten(N, "của báo cáo 1"), d.FindingDismissed("k", "x")]
    found = merge(BOTH, theirs)
    assert found.sources == (C,)
    assert found.additions == (d.NoteWritten(replace(N, source="s1"), "của báo cáo 1"),)
    assert found.left == (d.FindingDismissed("k", "x"),)


def test_a_new_report_gets_an_id_that_is_free_here() -> None:
    theirs: list[Decision] = [d.SourceAdded(replace(C, id="s1")), d.NoteWritten(M, "x")]
    found = merge(BOTH, theirs)
    assert found.sources == (replace(C, id="s3"),)
    assert found.additions == (d.NoteWritten(replace(M, source="s3"), "x"),)


NEWER, OTHER = replace(A, digest="0a"), replace(A, digest="0b")


@pytest.mark.parametrize(
    ("ours", "theirs", "additions", "differences"),
    [
        ([], [d.SourceReplaced(NEWER)], (d.SourceReplaced(NEWER),), ()),
        ([d.SourceReplaced(NEWER)], [], (), ()),
        ([d.SourceReplaced(NEWER)], [d.SourceReplaced(NEWER)], (), ()),
        ([d.SourceReplaced(OTHER)], [d.SourceReplaced(NEWER)], (),
         (Difference(d.SourceReplaced(OTHER), d.SourceReplaced(NEWER)),)),
    ],
    ids=["theirs newer", "ours newer", "both alike", "both otherwise"],
)  # fmt: skip
def test_a_corrected_file(
    ours: list[Decision], theirs: list[Decision], additions: tuple[Decision, ...], differences: tuple[Difference, ...]
) -> None:
    found = merge([*BOTH, *ours], [*BOTH, *theirs])
    assert (found.additions, found.differences) == (additions, differences)


def test_what_was_taken_away_there_stays_here() -> None:
    found = merge(BOTH, [*BOTH, d.NoteWritten(M, "x"), d.SourceRemoved("s1")])
    assert found.decisions() == ()


def test_a_figure_moved_by_hand_is_taken_over_with_all_that_it_names() -> None:
    moved = d.IndicatorMoved(M, replace(M, label="chi"), (N,))
    ours: list[Decision] = [d.SourceAdded(replace(A, id="s7")), d.SourceAdded(replace(B, id="s8"))]
    (taken,) = merge(ours, [*BOTH, moved]).additions
    assert isinstance(taken, d.IndicatorMoved)
    assert [taken.member.source, taken.to.source, *(m.source for m in taken.apart)] == ["s7", "s7", "s8"]
