"""Lines of a target document put right by hand: confirmed, rejected, corrected, split, given a base, chosen among."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import pytest

from compare import decisions as d
from compare.comparison import Comparison, JudgedRow
from compare.decisions import Decision
from compare.folding import fold
from compare.members import Member, member_of
from compare.office import Office
from compare.pipeline import compare
from compare.reading import read
from compare.report import Report, Source
from compare.thresholds import standard

PLAN = """NGHỊ QUYẾT
về nhiệm vụ năm 2025

I. MỤC TIÊU
1. Thu ngân sách trên địa bàn đạt 25 tỷ đồng.
2. Thu nhập bình quân đầu người tăng 5% so với đầu nhiệm kỳ.
3. Tỷ lệ hộ dùng nước sạch đạt 95%.
4. Sản lượng lúa tăng 200 tấn so với đầu nhiệm kỳ.
"""
REPORT = """BÁO CÁO
Kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2025

I. KẾT QUẢ THỰC HIỆN
1. Thu ngân sách trên địa bàn đạt 13,1 tỷ đồng, đạt 48% dự toán HĐND xã giao (27,3 tỷ đồng).
2. Thu nhập bình quân đầu người đạt 52 triệu đồng.
3. Tỷ lệ hộ dùng nước sạch đạt 93%.
4. Sản lượng lúa đạt 2.100 tấn.
"""
INCOME, BUDGET, WATER, RICE = "thu nhập bình quân", "thu ngân sách", "nước sạch", "sản lượng lúa"


@pytest.fixture(scope="module")
def reports() -> Sequence[Report]:
    return [*_read()]


def _read() -> Iterator[Report]:
    for number, (name, text) in enumerate((("nq.txt", PLAN), ("bc.txt", REPORT))):
        report = read(Source(f"s{number}", name, name), text.encode())
        assert isinstance(report, Report)
        yield report


def compared(reports: Sequence[Report], *said: Decision, office: Office | None = None) -> Comparison:
    return compare(reports, fold(said), office=office)


def row(result: Comparison, words: str) -> JudgedRow:
    return next(r for r in result.rows if words in r.row.name.lower())


def line(result: Comparison, words: str, source: str = "s0", role: str = "target") -> Member:
    reading = result.reading(source)
    told = (*reading.observations, *reading.set_aside)
    found = next(o for o in told if words in o.indicator.lower() and o.role == role)
    return member_of(reading.report, told, found)


def test_a_change_alone_wants_its_base_and_counts_from_it(reports: Sequence[Report]) -> None:
    before = compared(reports)
    assert [row(before, name).progress.detail for name in (INCOME, RICE)] == ["no_base", "no_base"]
    after = compared(
        reports,
        d.BaseGiven(line(before, INCOME), "50", "triệu đồng"),
        d.BaseGiven(line(before, RICE), "1.9", "nghìn tấn"),
    )
    income, rice = row(after, INCOME), row(after, RICE)
    assert income.target and income.target.quantity.value == Decimal("52.5")
    assert income.target.base and income.target.base.value == 50
    assert income.progress.detail is None
    assert rice.target and (rice.target.quantity.value, rice.progress.status) == (Decimal("2.1"), "met")


def test_a_confirmed_line_says_so_and_may_be_wanted_before_it_judges(reports: Sequence[Report]) -> None:
    before = compared(reports)
    said = d.TargetConfirmed(line(before, BUDGET))
    confirmed = row(compared(reports, said), BUDGET).target
    assert confirmed and confirmed.confirmed
    only = d.ThresholdSet("targets.confirmed_only", "1")
    result = compared(reports, said, only)
    assert [row(result, n).target is not None for n in (BUDGET, WATER)] == [True, False]
    assert row(compared(reports, said, d.TargetConfirmed(said.member, False), only), BUDGET).target is not confirmed


def test_a_rejected_line_is_set_aside_and_comes_back(reports: Sequence[Report]) -> None:
    before = compared(reports)
    rejected = d.TargetRejected(line(before, WATER))
    result = compared(reports, rejected)
    assert row(result, WATER).target is None
    assert [o.indicator for o in result.reading("s0").set_aside] == ["Tỷ lệ hộ dùng nước sạch"]
    back = d.TargetRejected(line(result, WATER), False)
    assert row(compared(reports, rejected, back), WATER).target == row(before, WATER).target


def test_a_corrected_line_is_taken_at_its_word_and_can_be_corrected_again(reports: Sequence[Report]) -> None:
    first = d.TargetCorrected(line(compared(reports), WATER), "94", "%", "ge", None, "2025..2030", "HĐND tỉnh")
    once = compared(reports, first)
    target = row(once, WATER).target
    assert target is not None
    said = (target.quantity.value, target.quantity.bound, target.period.text, target.issuer)
    assert said == (Decimal(94), "ge", "2025..2030", "HĐND tỉnh")
    twice = compared(reports, first, d.TargetCorrected(line(once, WATER), "93", "%"))
    target = row(twice, WATER).target
    assert target and (target.quantity.value, target.issuer) == (Decimal(93), "HĐND tỉnh")
    assert not [f for f in twice.findings if f.code == "decision_lost"]


def test_a_split_line_sets_several_targets_each_at_its_place(reports: Sequence[Report]) -> None:
    parts = (d.TargetPart("Tỷ lệ hộ dùng nước sạch", "95", "%"), d.TargetPart("Tỷ lệ hộ có bể chứa nước", "80", "%"))
    result = compared(reports, d.TargetSplit(line(compared(reports), WATER), parts))
    found = [row(result, name).target for name in (WATER, "bể chứa")]
    assert [t.quantity.value for t in found if t] == [Decimal(95), Decimal(80)]
    assert found[0] and found[1] and found[0].anchor == found[1].anchor


def test_the_target_in_force_is_switched_by_hand_and_left_to_the_rule_again(reports: Sequence[Report]) -> None:
    before = compared(reports)
    council = line(before, BUDGET, "s1")
    chosen = d.TargetChosen(line(before, BUDGET), council)
    result = row(compared(reports, chosen), BUDGET)
    assert [str(t.quantity.value) for t in result.targets] == ["27.3", "25"]
    assert result.targets[0].why.key == "judgement.target.chosen"
    assert result.progress.percent == Decimal("47.99")
    back = row(compared(reports, chosen, d.TargetChosen(chosen.member, None)), BUDGET)
    assert back.targets == row(before, BUDGET).targets


def test_a_correction_that_is_no_number_is_told_not_dropped(reports: Sequence[Report]) -> None:
    result = compared(reports, d.TargetCorrected(line(compared(reports), WATER), "chín mươi"))
    assert [f.code for f in result.findings if f.code == "decision_lost"] == ["decision_lost"]


@pytest.mark.parametrize(
    ("cut_off", "due"), [("2025-06-15", "45.48"), ("", "50"), ("no day", "50")], ids=("mid June", "taken back", "none")
)
def test_the_day_up_to_which_figures_count_moves_what_is_due(reports: Sequence[Report], cut_off: str, due: str) -> None:
    result = compared(reports, d.IdentitySet("s1", cut_off=cut_off))
    assert row(result, BUDGET).progress.expected_percent == Decimal(due)


def test_an_offices_threshold_holds_until_the_workspace_says_another(reports: Sequence[Report]) -> None:
    limits, problems = standard().with_text('[pace]\non_track = "1.2"\n')
    assert not problems
    office = Office(limits)
    assert row(compared(reports, office=office), BUDGET).progress.status == "at_risk"
    own = d.ThresholdSet("pace.on_track", "1.0")
    assert row(compared(reports, own, office=office), BUDGET).progress.status == "on_track"


def test_a_figure_moved_by_hand_leaves_its_row_and_joins_the_other_in_one_step(reports: Sequence[Report]) -> None:
    before = compared(reports)
    moved = d.IndicatorMoved(
        line(before, WATER, "s1", "actual"), line(before, RICE, "s1", "actual"), (line(before, WATER),)
    )
    result = compared(reports, moved)
    told = {frozenset((s, o.indicator) for s, c in r.row.cells.items() for o in c.observations) for r in result.rows}
    water, rice = "Tỷ lệ hộ dùng nước sạch", "Sản lượng lúa"
    assert frozenset({("s0", water)}) in told
    assert frozenset({("s0", rice), ("s1", rice), ("s1", water)}) in told


def test_an_ignored_row_is_kept_aside_and_comes_back(reports: Sequence[Report]) -> None:
    before = compared(reports)
    ignored = d.IndicatorIgnored(line(before, WATER))
    result = compared(reports, ignored)
    assert not any(WATER in r.row.name.lower() for r in result.rows)
    ((member, kept),) = result.ignored
    assert kept == row(before, WATER)
    assert compared(reports, ignored, d.IndicatorIgnored(member, False)).rows == before.rows
