"""The nouns that the columns of a table say between them: asked once for each column, whatever rows it has.

A column without a noun of its own may count what the one heading that names a noun says, or what a column to its left
counts. The unit of one figure is chosen among these and what its row says by `table_measured`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.figures.table_column import Column
from compare.figures.table_levels import Level
from compare.figures.table_nouns import begins_counted, count_of, known_noun, tells_noun
from compare.figures.table_titles import Title
from compare.figures.table_units import is_known_unit
from compare.figures.table_words import found_in
from compare.figures.units import names_person
from compare.messages import Language


@dataclass(frozen=True, slots=True)
class ColumnNouns:
    """What the columns of a table say that one of them counts; "" where they say nothing.

    `counts` is what its own words say by "số"; `shared` the one noun that all headings say; `before` that of the
    nearest column to its left that counts. `beside_sums` where it stands beside sums of money without being one.
    """

    counts: str
    shared: str
    before: str
    beside_sums: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    """A column whose nouns are asked for, among the level columns of its table."""

    column: Column
    levels: Sequence[Column]
    unit: str
    title: Title
    language: Language
    wholes: Mapping[int, int]

    @property
    def silent(self) -> bool:
        """Whether the table is a Vietnamese one to whose figures its title gives no unit."""
        return not self.unit and self.language == "vi"

    def can_do(self, nouns: Iterable[str]) -> bool:
        """Whether those counted can have done what is told: no class is admitted ("Số lớp | Trúng tuyển")."""
        told = f"{self.column.measure} {self.title.text}"
        return not found_in(told, "rows.of_persons") or all(map(names_person, nouns))


def nouns_of(
    columns: Sequence[Column],
    levels: Sequence[Level],
    unit: str,
    title: Title,
    language: Language,
    wholes: Mapping[int, int],
) -> Mapping[int, ColumnNouns]:
    """What the columns of a table say between them that each of them counts, by its index."""
    found = [level.column for level in levels]
    asked = [_Asked(column, found, unit, title, language, wholes) for column in columns]
    return {
        one.column.index: ColumnNouns(
            count_of(one.column.measure, language), _shared(one), _before(one), _beside_sums(one)
        )
        for one in asked
    }


def _shared(asked: _Asked) -> str:
    """The one noun that the headings of a Vietnamese table say: "Đối tượng (trẻ) | Tháng 4 | Tháng 5".

    "Số người tham gia" before "Chỉ tiêu giao" says it too.
    """
    if not asked.silent or asked.column.measure:
        return ""
    units = {other.unit for other in asked.levels if other.unit and not is_known_unit(other.unit)}
    counts = {noun for other in asked.levels if not other.unit and (noun := count_of(other.measure, "vi"))}
    said = units or counts
    return next(iter(said)) if len(said) == 1 and asked.can_do(said) else ""


def _before(asked: _Asked) -> str:
    """The noun of the nearest column to the left that counts, for grades or deeds: "Số HS | Hoàn thành tốt".

    Parts that add up to another column count nothing of their own.
    """
    measure = asked.column.measure
    if not asked.silent or not measure or tells_noun(measure) or found_in(measure, "rows.people"):
        return ""  # "Biên chế | Có mặt"
    counting = (other for other in asked.levels if other.index not in asked.wholes)
    left = [other for other in counting if other.index < asked.column.index and not other.unit]
    nouns = (noun for other in reversed(left) if (noun := _count_in(other.measure)))
    return next((noun for noun in nouns if asked.can_do({noun})), "")


def _count_in(measure: str) -> str:
    """The noun that a column's words say it counts, by "số" or by a known noun at their head."""
    return count_of(measure, "vi") or (known_noun(measure, "vi") if begins_counted(measure) else "")


def _beside_sums(asked: _Asked) -> bool:
    """ "Applications" beside "Amount awarded", whose unit the caption gives."""
    measure = asked.column.measure
    if asked.language != "en" or not measure or not asked.unit or found_in(measure, "rows.sum"):
        return False
    return any(found_in(other.measure, "rows.sum") for other in asked.levels if other is not asked.column)
