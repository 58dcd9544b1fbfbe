"""The parts that name a figure of a table beside its row: the title, the heading over the rows, the column's own words.

They are collected here once for each column, each told what it is. `table_names` composes the name of them,
`table_counted` finds the noun that is counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.figures.english.words import is_plural
from compare.figures.table_column import Column
from compare.figures.table_rows import Row
from compare.figures.table_titles import Title
from compare.figures.table_words import begins_measure, begins_with, found_in, is_one_of
from compare.messages import Language
from compare.wording import match_key

_ENGLISH_CLASS = re.compile(r"([A-Za-z]{3,}) (?:group|type|class|category)", re.IGNORECASE)
_SHORT = 3  # words; a longer name of a kind needs no noun before it
_SUBJECT = 6  # words; a longer title tells what was done, and its rows stand for themselves


@dataclass(frozen=True, slots=True)
class Head:
    """What names the figures of one column beside their rows.

    `leaf` stands over the rows ("Xã", "Loại án"), `noun` is what it says the rows are kinds of ("án"), `measure` are
    the column's own words, `subject` is the title's. `entities`: the rows are places, bodies or classes and no
    indicators; `classes`: they are classes of the subject ("Xếp loại"); `by_subject`: the subject says what is measured
    of them.
    """

    column: Column
    title: Title
    language: Language
    has_units: bool
    leaf: str
    noun: str
    entities: bool
    classes: bool
    by_subject: bool

    @property
    def measure(self) -> str:
        """The column's own words."""
        return self.column.measure

    @property
    def subject(self) -> str:
        """What the title is about."""
        return self.title.subject

    @property
    def indicators(self) -> bool:
        """Whether the heading over the rows says that they are indicators: "Chỉ tiêu"."""
        return is_one_of(self.leaf, "columns.name")


def head_of(column: Column, names: Column, title: Title, language: Language, has_units: bool) -> Head:
    """The parts that name the figures of `column`, where `names` holds the rows' names."""
    leaf = names.path[-1] if names.path else ""
    return Head(
        column, title, language, has_units, leaf, _class_noun(leaf), _are_entities(names, column, title, has_units),
        bool(found_in(leaf, "columns.class")), _by_subject(leaf, title),
    )  # fmt: skip


def entity_of(row: Row, head: Head) -> str:
    """The row's name with the noun its heading gives it: "Loại án" over "Hình sự" is "án Hình sự"."""
    told = row.is_total or len(row.name.split()) > _SHORT  # "Trụ sở làm việc" under "Loại tài sản"
    if not head.noun or head.leaf.isascii() or told or match_key(head.noun) in match_key(row.name):
        return row.name  # "vehicle Buses" is no English
    return f"{head.noun} {row.name}"


def _are_entities(names: Column, column: Column, title: Title, has_units: bool) -> bool:
    """Whether rows are places, bodies or classes: by their heading, or the columns or the title say the measures."""
    if names.entity_rows:
        return True
    leaf = names.path[-1] if names.path else ""
    return not is_one_of(leaf, "columns.name") and not has_units and (bool(column.measure) or title.divided)


def _by_subject(leaf: str, title: Title) -> bool:
    """Whether rows need the title's subject: places and classes do, things where the title divides or measures them."""
    native = not title.subject.isascii()
    if title.subject and is_one_of(leaf, "columns.region") and not leaf.isascii():
        return True  # a place alone names no indicator
    deed = native and len(title.subject.partition(",")[0].split()) > _SUBJECT  # a title that tells a deed
    told = is_one_of(leaf, "columns.thing") or deed
    measured = native and begins_measure(title.subject)
    return bool(title.subject) and (title.divided or not told or measured)


def _class_noun(leaf: str) -> str:
    """The noun that a heading says its rows are kinds of: "Loại hình hợp tác xã", "Offence group"."""
    if found := _ENGLISH_CLASS.fullmatch(leaf.strip()):
        noun = found[1].lower()
        return noun if is_plural(noun) else f"{noun}s"  # "Offence group" over "Burglary": offences
    said = begins_with(leaf, "columns.class_of")
    noun = " ".join(leaf.split()[len(said.split()) :]) if said else ""
    return f"{noun}s" if noun.isascii() and noun.isalpha() and not is_plural(noun) else noun  # "Type of vessel"
