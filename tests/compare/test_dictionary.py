"""An office's dictionary: learned from corrections, written and read back, applied below the user's own word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare import decisions as d
from compare import dictionary
from compare.dictionary import Dictionary
from compare.folding import fold
from compare.messages import render
from compare.office import Office
from compare.wording import match_key, tidy
from tests.compare.matching.build import written
from tests.compare.test_kept import compared, members

TEXT = "# Kinh tế\n= x | {} | 45 tấn | {} | actual"


def test_what_the_user_joined_and_turned_is_learned_and_then_needs_no_joining() -> None:
    first = written("a", "quarter", "2023-Q1", "vi", TEXT.format("Cá tra", "2023-Q1")).reading
    second = written("b", "half_year", "2023-H1", "vi", TEXT.format("Thủy sản nuôi", "2023-H1")).reading
    one, other = members([first, second])
    said: list[d.Decision] = [
        d.IndicatorsJoined(one, other),
        d.IndicatorRenamed(one, "Sản lượng nuôi"),
        d.DirectionSet(other, "down"),
    ]
    before = compared([first, second], said)
    words = dictionary.learn(before, fold(said))
    assert words.names == (("Cá tra", "Sản lượng nuôi"), ("Thủy sản nuôi", "Sản lượng nuôi"))
    assert words.directions == (("Sản lượng nuôi", "down"),)
    after = compared([first, second], (), None, Office(dictionary=words))
    assert [(r.row.name, r.direction) for r in after.rows] == [("Sản lượng nuôi", "down")]


def test_a_unit_that_was_put_in_is_put_in_again() -> None:
    first = written("a", "quarter", "2023-Q1", "vi", "# Kinh tế\n= x | Cá tra | 45 | 2023-Q1 | actual").reading
    (member,) = members([first])
    said = [d.ValueCorrected(member, "45", "tấn", "thiếu đơn vị")]
    words = dictionary.learn(compared([first], said), fold(said))
    assert words.units == (("Cá tra", "tấn"),)
    (found,) = words.with_units(first.observations)
    assert found.quantity and found.quantity.unit == "tấn"


def test_the_unit_that_answers_is_learned_and_gives_way_to_the_users_own_word() -> None:
    first = written("a", "quarter", "2023-Q1", "vi", TEXT.format("Cá tra", "2023-Q1")).reading
    (member,) = members([first])
    said: list[d.Decision] = [d.ResponsibleSet(member, "Phòng Kinh tế")]
    before = compared([first], said)
    assert [r.responsible for r in before.rows] == ["Phòng Kinh tế"]
    words = dictionary.learn(before, fold(said))
    assert words.responsible == (("Cá tra", "Phòng Kinh tế"),)
    office = Office(dictionary=words)
    assert [r.responsible for r in compared([first], (), None, office).rows] == ["Phòng Kinh tế"]
    other = compared([first], [d.ResponsibleSet(member, "Phòng Văn hóa")], None, office)
    assert [r.responsible for r in other.rows] == ["Phòng Văn hóa"]


_words = st.text(min_size=1, max_size=12).filter(lambda t: bool(match_key(t)))


@given(st.lists(st.tuples(_words, _words), unique_by=lambda pair: tidy(pair[0]), max_size=5))
def test_what_is_written_is_read_back(pairs: list[tuple[str, str]]) -> None:
    names = tuple((tidy(one), tidy(other)) for one, other in pairs)
    kept = Dictionary(names, (("Hộ nghèo", "down"),), (), (("Thu ngân sách", "Phòng Tài chính"),))
    assert dictionary.read(dictionary.write(kept)) == (kept, ())


@pytest.mark.parametrize(
    "text", ["[names", "[directions]\nx = 'sideways'", "[names]\nx = 3", "[other]\nx = 'y'", "names = 1"]
)
def test_what_cannot_be_taken_is_said(text: str) -> None:
    found, problems = dictionary.read(text)
    assert found == Dictionary() and len(problems) == 1 and render(problems[0], "vi")


def test_one_dictionary_lies_over_another() -> None:
    first = Dictionary(directions=(("Hộ nghèo", "up"), ("Thu", "up")), responsible=(("Thu", "Phòng Tài chính"),))
    both = first.merged(Dictionary(directions=(("hộ nghèo", "down"),)))
    assert both.direction(["Hộ nghèo"]) == "down" and both.direction(["Thu"]) == "up"
    assert both.answers_for(["thu"]) == "Phòng Tài chính" and both.answers_for(["chi"]) is None
