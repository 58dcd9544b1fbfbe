"""What is kept from one comparison to the next changes nothing: the rebuild from nothing is the oracle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from compare import decisions as d
from compare import pipeline
from compare.comparison import Comparison, JudgedRow, Reading
from compare.decisions import Decision
from compare.dictionary import Dictionary
from compare.folding import fold
from compare.kept import Kept
from compare.members import Member, member_of, section_member
from compare.observation import Observation
from compare.office import Office
from compare.report import Report, Source
from compare.wording import match_key
from tests.compare.matching.build import written
from tests.compare.matching.test_properties import readings

SETTINGS = settings(max_examples=40, deadline=None)


def compared(
    of: Sequence[Reading], said: Sequence[Decision] = (), kept: Kept | None = None, office: Office | None = None
) -> Comparison:
    told = {r.id: r.observations for r in of}

    def observe(report: Report) -> tuple[Observation, ...]:
        return told[report.source.id]

    return pipeline.compare([r.report for r in of], fold(said), observe, kept, office)


def members(of: Sequence[Reading]) -> list[Member]:
    return [member_of(r.report, r.observations, o) for r in of for o in r.observations]


@st.composite
def one_decision(draw: st.DrawFn, of: Sequence[Reading]) -> Decision:
    every = members(of)
    sections = [section_member(r.report, s.id) for r in of for s in r.report.sections]
    if not every:
        return d.FindingDismissed("x", "y")
    one, other = draw(st.sampled_from(every)), draw(st.sampled_from(every))
    first, second = draw(st.sampled_from(sections)), draw(st.sampled_from(sections))
    made: list[Decision] = [
        d.IndicatorsJoined(one, other),
        d.IndicatorsSeparated(one, other),
        d.IndicatorRenamed(one, draw(st.sampled_from(("Tên mới", "Thu ngân sách")))),
        d.IndicatorIgnored(one, draw(st.booleans())),
        d.TargetSet(one, draw(st.sampled_from(("9", "20", None))), one.unit or "", "ge"),
        d.DirectionSet(one, draw(st.sampled_from(("up", "down", None)))),
        d.StatusSettled(one, draw(st.sampled_from(("met", None)))),
        d.PeriodSet(one, "2022"),
        d.ResponsibleSet(one, draw(st.sampled_from(("Phòng Kinh tế", "")))),
        d.ValueCorrected(one, "7", "tấn", "gõ nhầm"),
        d.ValueCorrected(one, other.seen or "8", one.unit or "", "gõ nhầm"),  # the figure of another
        d.RoleSet(one, draw(st.sampled_from(("actual", "target", "estimate")))),
        d.FigureRemoved(one),
        d.SectionsJoined(first, second),
        d.SectionsSeparated(first, second),
        d.ThresholdSet("pace.on_track", draw(st.sampled_from(("0.5", "2", "x", None)))),
    ]
    return draw(st.sampled_from(made))


@SETTINGS
@given(readings(), st.data())
def test_a_decision_gives_what_the_rebuild_gives(given_readings: list[Reading], data: st.DataObject) -> None:
    kept, said = Kept(), list[Decision]()
    assert compared(given_readings, said, kept) == compared(given_readings)
    for _ in range(5):
        if said and data.draw(st.integers(0, 3)) == 0:
            said.pop()  # a step back
        else:
            said.append(data.draw(one_decision(given_readings)))
        assert compared(given_readings, said, kept) == compared(given_readings, said)


@SETTINGS
@given(readings(), st.data())
def test_figures_put_right_one_after_the_other_give_what_the_rebuild_gives(
    given_readings: list[Reading], data: st.DataObject
) -> None:
    every = members(given_readings)
    if not every:
        return
    kept, said = Kept(), list[Decision]()
    compared(given_readings, said, kept)
    figures = st.sampled_from(sorted({*(m.seen or "1" for m in every), "3"}))
    units = st.sampled_from(sorted({*(m.unit or "" for m in every), "nghìn tấn"}))
    sections = st.sampled_from([section_member(r.report, s.id) for r in given_readings for s in r.report.sections])
    for _ in range(6):
        one = data.draw(st.sampled_from(every))
        figure = st.sampled_from(
            (
                d.ValueCorrected(one, data.draw(figures), one.unit or "", "gõ nhầm"),
                d.ValueCorrected(one, data.draw(figures), data.draw(units), "nhầm đơn vị"),
                d.FigureRemoved(one),
                d.SectionsJoined(data.draw(sections), data.draw(sections)),
                d.PeriodSet(one, data.draw(st.sampled_from(("2022", "2023-H1", one.period)))),
                d.RoleSet(one, data.draw(st.sampled_from(("actual", "target")))),
                d.IndicatorsSeparated(one, data.draw(st.sampled_from(every))),
            )
        )
        decision = data.draw(st.one_of(figure, one_decision(given_readings)))
        said = said[:-1] if data.draw(st.booleans()) else [*said, decision]
        assert compared(given_readings, said, kept) == compared(given_readings, said)


@SETTINGS
@given(readings(), st.data())
def test_a_report_added_and_removed_leaves_what_there_was(given_readings: list[Reading], data: st.DataObject) -> None:
    said = [data.draw(one_decision(given_readings)) for _ in range(2)]
    more = written("e", "year", "2024", "vi", "# Kinh tế\n= x | Thu ngân sách | 12 tỷ đồng | 2024 | actual").reading
    kept = Kept()
    before = compared(given_readings, said, kept)
    assert compared([*given_readings, more], said, kept) == compared([*given_readings, more], said)
    assert compared(given_readings, said, kept) == before


@SETTINGS
@given(readings(), st.data())
def test_ten_orders_of_opening_give_one_comparison(given_readings: list[Reading], data: st.DataObject) -> None:
    said = [data.draw(one_decision(given_readings)) for _ in range(2)]
    before, random = compared(given_readings, said), Random(5)
    for _ in range(10):
        shuffled = random.sample(given_readings, len(given_readings))
        assert compared(shuffled, said) == before


@SETTINGS
@given(readings(), st.data())
def test_a_join_holds_when_a_report_is_replaced(given_readings: list[Reading], data: st.DataObject) -> None:
    every = members(given_readings)
    if len(given_readings) < 2 or not every:
        return
    one, other = data.draw(st.sampled_from(every)), data.draw(st.sampled_from(every))
    replaced = [corrected(reading) for reading in given_readings]
    rows = compared(replaced, [d.IndicatorsJoined(one, other)]).rows
    homes = [{row.id for row in rows if holds(row.row.cells.get(m.source), m)} for m in (one, other)]
    assert one == other or homes[0] & homes[1]


def corrected(reading: Reading) -> Reading:
    """The report in another file under the same id, as a corrected file is."""
    source = reading.report.source
    return replace(
        reading, report=reading.report.of(Source(source.id, f"sửa {source.name}", source.digest[::-1] + "1"))
    )


def holds(cell: object, member: Member) -> bool:
    told: Sequence[Observation] = getattr(cell, "observations", ())
    return any(
        str(o.quantity.value) == member.seen and match_key(o.indicator) == member.label for o in told if o.quantity
    )


def test_a_row_goes_where_most_of_its_figures_stand_when_sections_are_joined() -> None:
    told = "= x | Thu ngân sách | 1 tỷ đồng | {} | actual\n"
    first = f"# Quốc phòng, an ninh\n{told}# I. Kinh tế\n{told}".format("2023-Q1", "2023-Q1")
    second = f"# I. Kinh tế\n{told}# I. Kinh tế\n## Nhiệm vụ quý II\n{told}".format("2023-H1", "2023-H1")
    third = f"# I. Kinh tế\n{told}".format("2023")
    second += 2 * "= y | Tỷ lệ hộ nghèo | 1 tỷ đồng | 2023-H1 | actual\n"
    of = [
        written("a", "quarter", "2023-Q1", "vi", first).reading,
        written("b", "quarter", "2023-H1", "vi", second).reading,
        written("d", "quarter", "2023", "vi", third).reading,
    ]
    kept = Kept()
    before = compared(of, (), kept)
    said = [d.SectionsJoined(section_member(of[0].report, "s0"), section_member(of[1].report, "s0"))]
    after = compared(of, said, kept)
    assert after == compared(of, said)
    assert [r.row.section for r in before.rows] != [r.row.section for r in after.rows]


def test_what_was_said_of_other_figures_is_not_worked_out_again() -> None:
    names = ("Thu ngân sách", "Sản lượng lúa", "Đàn bò", "Tỷ lệ hộ nghèo", "Số xã nông thôn mới", "Vốn đầu tư công")
    of = []
    for ident, period in (("a", "2023-Q1"), ("b", "2023-H1")):
        lines = [f"= x{n} | {name} | {n + 2}1 tỷ đồng | {period} | actual" for n, name in enumerate(names)]
        of.append(written(ident, "quarter", period, "vi", "# Kinh tế\n" + "\n".join(lines)).reading)
    every = members(of)

    def rows_of(found: Comparison) -> list[JudgedRow]:
        named = {match_key(names[n]) for n in (0, 1, 2)}
        return [r for r in found.rows if any(match_key(o.indicator) in named for o in r.row.observations())]

    kept = Kept()
    said: list[Decision] = [
        d.StatusSettled(every[0], "met", "theo biên bản"),
        d.IndicatorsJoined(every[1], every[7]),
        d.ValueCorrected(every[2], "7", "tỷ đồng", "gõ nhầm"),
    ]
    before = rows_of(compared(of, said, kept))
    after = rows_of(compared(of, [*said, d.ValueCorrected(every[5], "8", "tỷ đồng", "gõ nhầm")], kept))
    assert len(before) == 3 and all(one is other for one, other in zip(before, after, strict=True))


def test_an_offices_words_hold_and_take_no_part_where_they_say_nothing() -> None:
    text = "# Kinh tế\n= x | {} | 45 tấn | {} | actual"
    first = written("a", "quarter", "2023-Q1", "vi", text.format("Cá tra", "2023-Q1")).reading
    second = written("b", "half_year", "2023-H1", "vi", text.format("Thủy sản nuôi", "2023-H1")).reading
    assert len(compared([first, second]).rows) == 2
    words = Dictionary(names=(("cá tra", "Thủy sản nuôi"),), directions=(("Thủy sản nuôi", "down"),))
    kept, office = Kept(), Office(dictionary=words)
    found = compared([first, second], (), kept, office)
    assert [(row.row.name, row.direction, set(row.row.cells)) for row in found.rows] == [
        ("Thủy sản nuôi", "down", {"a", "b"})
    ]
    assert compared([first, second], (), kept) == compared([first, second])
