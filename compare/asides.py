"""Rates and growth that a text tells beside a figure, as figures of their own where a row asks for them.

"Toàn xã còn 148 hộ nghèo, chiếm 1,08%" tells the rate of poor households, "GRDP tăng 8,2%" the rate of growth, though
each reads as one statement with a comparison. `of` gives them as observations marked `aside`, with the place where the
figure stands; `wanted` says which rows need them: those that hold a figure told outright, or a target document's and a
report's. The words are `resources/judgement/asides.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

import resources
from compare.comparison import IndicatorRow, Key, Reading
from compare.kept import Kept
from compare.messages import Language
from compare.observation import Observation, Relation
from compare.quantity import Quantity, parse_unit


def of(observations: Sequence[Observation], language: Language) -> tuple[Observation, ...]:
    """`observations` with what each tells aside behind it."""
    return tuple(told for o in observations for told in (o, *_told_by(o, language)))


def wanted(
    rows: Sequence[IndicatorRow], readings: Sequence[Reading], kept: Kept
) -> tuple[tuple[IndicatorRow, ...], set[Key]]:
    """The rows that are more than what was told aside, and the keys of the asides that stand in them."""
    set_in = frozenset(reading.id for reading in readings if reading.report.is_target)
    found = kept.each(("asides", set_in), rows, partial(_asides_in, set_in))
    those = tuple(row for row, keys in zip(rows, found, strict=True) if keys is not None)
    return those, {key for keys in found if keys for key in keys}


def without(reading: Reading, keys: set[Key]) -> Reading:
    """`reading` without the asides that stand in no row."""
    left = tuple(o for o in reading.observations if not o.aside or (reading.id, o.id) in keys)
    return reading if len(left) == len(reading.observations) else replace(reading, observations=left)


def _asides_in(set_in: frozenset[str], row: IndicatorRow) -> tuple[Key, ...] | None:
    """The keys of what is told aside in `row`; None of a row that is not wanted."""
    if not _is_wanted(row, set_in):
        return None
    return tuple((s, o.id) for s, cell in row.cells.items() for o in cell.observations if o.aside)


def _is_wanted(row: IndicatorRow, set_in: frozenset[str]) -> bool:
    told = [(source, o) for source, cell in row.cells.items() for o in cell.observations]
    if any(not o.aside for _, o in told):
        return True
    goals = any(source in set_in and o.role == "target" for source, o in told)
    return goals and any(source not in set_in and o.role != "target" for source, o in told)


def _told_by(o: Observation, language: Language) -> Iterator[Observation]:
    for number, relation in enumerate(o.relations):
        name = _name(o, relation, language)
        if name and relation.anchor is not None:
            quantity = Quantity(relation.value, "%", relation.bound, relation.high)
            yield replace(
                o,
                id=f"{o.id}.{number}",
                indicator=name,
                quantity=quantity,
                relations=(),
                anchor=relation.anchor,
                restates=None,
                doubts=(),
                aside=True,
            )


def _name(o: Observation, relation: Relation, language: Language) -> str | None:
    """What a comparison of `o` tells under a name of its own; None where it tells nothing."""
    table = resources.table("judgement/asides")
    if relation.unit not in _SHARES or not o.indicator or (o.quantity and parse_unit(o.quantity.unit).base == "%"):
        return None
    if relation.kind == "ratio" and relation.versus == "whole":
        return str(table["share"][language]).format(name=_without_count(o.indicator, language))
    if relation.kind == "ratio":
        return o.indicator if o.quantity is None and relation.versus in ("plan", "term_target") else None
    if relation.versus == "term_start" and o.quantity is None:
        return str(table["since_start"][language]).format(name=_without_count(o.indicator, language))
    if relation.versus in table["yearly"]["versus"] or o.quantity is None:
        return str(table["growth"][language]).format(name=_without_count(o.indicator, language))
    return None


_SHARES = ("%", "%/năm", "% a year", "%/year")  # "tăng bình quân 12%/năm" is a growth to be reached every year


def _without_count(name: str, language: Language) -> str:
    low = name.lower()
    word = next((w for w in _counts(language) if low.startswith(f"{w} ")), "")
    return name[len(word) :].strip() if word else name


@cache
def _counts(language: Language) -> tuple[str, ...]:
    return tuple(resources.table("judgement/asides")["counts"][language])
