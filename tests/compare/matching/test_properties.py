"""What holds of every set of readings, tried on many small made-up ones."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.comparison import Alignment, Key, Links, Reading
from compare.matching import align
from tests.compare.matching.build import written

HEADINGS = (
    "I. Kinh tế",
    "1. Về kinh tế",
    "Văn hóa - xã hội",
    "Giáo dục, y tế",
    "Y tế",
    "Quốc phòng, an ninh",
    "Hạn chế",
    "Nhiệm vụ quý II",
    "Phụ biểu",
    "Kết quả",
)
NAMES = ("Thu ngân sách", "Chi ngân sách", "Thu NSNN trên địa bàn", "Hộ nghèo", "Tỷ lệ hộ nghèo", "khai thác")
UNITS = ("tỷ đồng", "%", "hộ", "tấn")
PERIODS = ("2023-Q1", "2023-H1", "2023-9M", "2023")

_observation = st.tuples(st.sampled_from(NAMES), st.integers(1, 30), st.sampled_from(UNITS))
_section = st.tuples(st.sampled_from(("#", "##")), st.sampled_from(HEADINGS), st.lists(_observation, max_size=3))


@st.composite
def readings(draw: st.DrawFn) -> list[Reading]:
    found = []
    for name, period in zip("abcd", PERIODS, strict=True):
        if found and not draw(st.booleans()):
            continue
        lines = []
        for level, heading, observations in draw(st.lists(_section, min_size=1, max_size=5)):
            lines.append(f"{level} {heading}")
            lines += [f"= x | {n} | {value} {unit} | {period} | actual" for n, value, unit in observations]
        found.append(written(name, "quarter", period, "vi", "\n".join(lines)).reading)
    return found


@settings(max_examples=60, deadline=None)
@given(readings(), st.randoms(use_true_random=False))
def test_the_order_of_opening_does_not_matter(given_readings: list[Reading], random: object) -> None:
    shuffled = list(given_readings)
    random.shuffle(shuffled)
    assert align(given_readings, Links()) == align(shuffled, Links())


@settings(max_examples=40, deadline=None)
@given(readings())
def test_a_report_added_and_removed_leaves_no_trace(given_readings: list[Reading]) -> None:
    before = align(given_readings, Links())
    align([*given_readings, written("e", "year", "2024", "vi", "# Kinh tế").reading], Links())
    assert align(given_readings, Links()) == before


@settings(max_examples=80, deadline=None)
@given(readings(), st.data())
def test_joined_and_separated_hold(given_readings: list[Reading], data: st.DataObject) -> None:
    sections: list[Key] = [(r.id, s.id) for r in given_readings for s in r.report.sections]
    observations: list[Key] = [(r.id, o.id) for r in given_readings for o in r.observations]
    links = Links(_pairs(data, sections), _pairs(data, observations))
    alignment = align(given_readings, links)
    rows = _section_rows(alignment)
    for one, other, joined in links.sections:
        assert any({one, other} <= row for row in rows) == joined
    rows = _indicator_rows(alignment)
    for one, other, joined in links.indicators:
        assert any({one, other} <= row for row in rows) == joined


def _pairs(data: st.DataObject, keys: list[Key]) -> tuple[tuple[Key, Key, bool], ...]:
    """Two pairs at most with no key in common, so that they cannot contradict each other."""
    chosen = data.draw(st.lists(st.sampled_from(keys), unique=True, max_size=4)) if keys else []
    pairs = zip(chosen[::2], chosen[1::2], strict=False)
    return tuple((one, other, data.draw(st.booleans())) for one, other in pairs)


def _section_rows(alignment: Alignment) -> list[set[Key]]:
    return [{(s, i) for s, cell in row.cells.items() for i in cell.sections} for row in alignment.sections]


def _indicator_rows(alignment: Alignment) -> list[set[Key]]:
    return [{(s, o.id) for s, cell in row.cells.items() for o in cell.observations} for row in alignment.indicators]


@settings(max_examples=60, deadline=None)
@given(readings())
def test_every_observation_stands_in_one_row_and_every_section_in_one_at_least(given_readings: list[Reading]) -> None:
    alignment = align(given_readings, Links())
    found = [key for row in _indicator_rows(alignment) for key in row]
    assert sorted(found) == sorted((r.id, o.id) for r in given_readings for o in r.observations)
    assert set().union(*_section_rows(alignment)) == {(r.id, s.id) for r in given_readings for s in r.report.sections}
    assert len({row.id for row in alignment.sections}) == len(alignment.sections)
    assert len({row.id for row in alignment.indicators}) == len(alignment.indicators)


@settings(max_examples=80, deadline=None)
@given(readings(), st.data())
def test_what_the_user_did_not_name_stays_where_it_was(given_readings: list[Reading], data: st.DataObject) -> None:
    observations: list[Key] = [(r.id, o.id) for r in given_readings for o in r.observations]
    links = Links((), _pairs(data, observations))
    named = {key for one, other, _ in links.indicators for key in (one, other)}
    before = {frozenset(row - named) for row in _indicator_rows(align(given_readings, Links()))}
    after = [row - named for row in _indicator_rows(align(given_readings, links))]
    joined = [one for one, _, together in links.indicators if together]
    for row in after:
        homes = [home for home in before if home & row]
        assert len(homes) <= 1 + len(joined)
        assert joined or all(row <= home for home in homes)
