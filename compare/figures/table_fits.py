"""The arithmetic of a table's rows: which pair of level columns, and in which form, gives the figures a column prints.

Believed where most rows agree. What headings say of a comparison is `table_bases`' affair; where words and arithmetic
meet is `table_comparisons`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import permutations
from typing import Literal

from compare.figures.table_cells import CellFigure
from compare.figures.table_column import Column
from compare.figures.table_levels import Level
from compare.figures.table_words import begins_with, only_falls, residue
from compare.observation import EARLIER, RelationKind, Versus
from compare.wording import match_key

Figures = Mapping[tuple[int, int], CellFigure]
Form = Literal["ratio", "growth", "difference"]

_FIT = 0.6  # the share of rows that must agree before arithmetic is believed
_SLACK = Decimal("0.15")  # printed percentages come from figures that were rounded too
_MANY = 2  # rows; a difference of one may be chance
_HUNDRED = Decimal(100)
PLAN: frozenset[Versus] = frozenset({"plan", "term_target"})


@dataclass(frozen=True, slots=True)
class Fit:
    """A pair of levels, the form in which they give a column's figures, and in what share of the rows they do."""

    of: Level
    base: Level
    form: Form
    share: float


def best_fit(column: Column, levels: Sequence[Level], rows: Sequence[int], figures: Figures) -> Fit | None:
    """The pair of levels and the form that give the column's figures in most rows; None below `_FIT`."""
    fits = [
        Fit(of, base, form, share)
        for of in levels
        for base in levels
        if of is not base and _allowed(column, of, base)
        for form in _forms(column)
        if (share := _share_fitting(column.index, of, base, form, rows, figures)) >= _FIT
    ]
    said = column.comparing
    shares = said is not None and said.form == "share"
    return max(
        fits,
        key=lambda fit: (
            round(fit.share, 2),
            shares and fit.base.period == fit.of.period,  # a share is of the whole of its own time
            -abs(column.index - fit.of.column.index),
        ),
        default=None,
    )


def contrast(column: Column, levels: Sequence[Level], rows: Sequence[int], figures: Figures) -> Fit | None:
    """The levels of one time whose difference or growth a column prints in every row.

    "Xã | Bình quân tỉnh | Chênh lệch", "Trước sắp xếp | Sau sắp xếp | Giảm".
    """
    said = column.comparing
    assert said is not None
    if said.form != "delta" or said.versus or not said.base.said.is_empty or len(rows) < _MANY:
        return None
    left = [level for level in levels if level.column.index < column.index]
    pairs = [(of, base) for of, base in permutations(left, 2) if (of.period, of.role) == (base.period, base.role)]
    forms: tuple[Form, ...] = ("growth", "difference") if said.unit == "%" else ("difference",)
    stated = _fallen(column, rows, figures) if only_falls(" ".join(column.path)) else figures
    fits = (
        Fit(of, base, form, _share_fitting(column.index, of, base, form, rows, stated))
        for of, base in pairs
        for form in forms
    )
    return next((fit for fit in fits if fit.share == 1), None)


def _fallen(column: Column, rows: Sequence[int], figures: Figures) -> Figures:
    """The figures with those of a column that only falls made negative, where they have no sign of their own."""
    own = {(r, column.index): figures[r, column.index] for r in rows if (r, column.index) in figures}
    fallen = {place: replace(f, value=f.value if f.direction else -f.value) for place, f in own.items()}
    return {**figures, **fallen}


def _forms(column: Column) -> tuple[Form, ...]:
    said = column.comparing
    assert said is not None
    if said.form == "share":
        return ("ratio",)
    if said.unit == "%" or said.unit is None:
        return ("ratio", "growth", "difference")
    return ("difference",)


def _allowed(column: Column, of: Level, base: Level) -> bool:
    """Whether the heading lets the column compare `of` with `base`."""
    said = column.comparing
    assert said is not None
    if said.versus in PLAN and base.role != "target":
        return False
    if said.versus in EARLIER:
        if base.role == "target" or base.period.end >= of.period.end:
            return False
        if said.versus == "same_period" and base.period.end.month != of.period.end.month:
            return False
    if said.of.role and said.of.role != of.role and not {said.of.role, of.role} <= {"actual", "estimate"}:
        return False
    if of.column.measure != base.column.measure and said.form == "delta":
        return False
    if said.form != "share" and base.period.begin > of.period.end:
        return False
    if said.base.said.year and base.period.end.year != said.base.said.year:
        return False
    if said.form in (None, "delta") and base.period == of.period and base.role == of.role:
        return False
    return not (of.role == "target" and base.role != "target" and base.period == of.period)


def _share_fitting(index: int, of: Level, base: Level, form: Form, rows: Sequence[int], figures: Figures) -> float:
    """The share of the rows with all three figures in which the form gives the printed one."""
    tried = fitting = 0
    left, right = of.column.index, base.column.index
    for r in rows:
        value, under, stated = figures.get((r, left)), figures.get((r, right)), figures.get((r, index))
        if value is not None and under is not None and stated is not None:
            tried += 1
            fitting += _fits(value.value, under.value, stated.value, form)
    return fitting / tried if tried else 0.0


def _fits(value: Decimal, base: Decimal, stated: Decimal, form: Form) -> bool:
    if form == "difference":
        return abs(value - base - stated) <= max(_step(value), _step(base), _step(stated))
    return ratio_fits(value, base, stated, "ratio" if form == "ratio" else "delta")


def ratio_fits(value: Decimal, base: Decimal, stated: Decimal, kind: RelationKind) -> bool:
    """Whether `stated` per cent is what `value` comes to against `base`, rounding allowed for."""
    if not base:
        return False
    percent = value / base * 100 - (100 if kind == "delta" else 0)
    return abs(percent - stated) <= max(_SLACK, _step(stated), abs(stated) * Decimal("0.003"))


def _step(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return _place(min(0, exponent if isinstance(exponent, int) else 0))


@cache
def _place(exponent: int) -> Decimal:
    """One in the last place of a number of this exponent."""
    return Decimal(1).scaleb(exponent)


def shared_out(column: Column, levels: Sequence[Level], rows: Sequence[int], figures: Figures) -> Level | None:
    """The level whose figures have the printed shares of their own sum: "Tổng số | Nam | Nữ | Tỷ trọng (%)"."""
    assert column.comparing is not None
    if column.comparing.form != "share":
        return None
    return next((level for level in levels if _has_shares(level, column, rows, figures)), None)


def _has_shares(level: Level, column: Column, rows: Sequence[int], figures: Figures) -> bool:
    told = [
        (figure.value, share.value)
        for r in rows
        if (figure := figures.get((r, level.column.index))) and (share := figures.get((r, column.index)))
    ]
    parts = [pair for pair in told if pair[1] != _HUNDRED]
    whole = sum((value for value, _ in parts), Decimal(0))
    fitting = sum(1 for value, share in parts if ratio_fits(value, whole, share, "ratio"))
    return len(parts) > 1 and fitting >= _FIT * len(parts)


_WHOLES = frozenset({"of", "all", "total", "the", "overall"})


def _sums_to_hundred(column: Column, rows: Sequence[int], figures: Figures) -> bool:
    """Whether the figures of a column are the parts of a hundred: 4, 32 and 64 per cent of all staff."""
    parts = [figures[r, column.index].value for r in rows if (r, column.index) in figures]
    parts = parts[:-1] if parts and parts[-1] == _HUNDRED else parts
    return len(parts) > 1 and abs(sum(parts) - _HUNDRED) <= Decimal("0.5")


def _fits_all(column: Column, of: Level, levels: Sequence[Level], rows: Sequence[int], figures: Figures) -> bool:
    """Whether a column is the share of `of` in one other level in each of three rows or more."""
    shares = (_share_fitting(column.index, of, base, "ratio", rows, figures) for base in levels if base is not of)
    return (
        len(rows) > 2 and begins_with(column.measure, "comparing.share") is not None and max(shares, default=0.0) == 1
    )


def _of_the_left(column: Column, left: Sequence[Level], rows: Sequence[int], figures: Figures) -> bool:
    """Whether every row has the share of the nearest level in one before it: "Capacity | Stored | % full"."""
    of = max(left, key=lambda level: level.column.index)
    shares = (_share_fitting(column.index, of, base, "ratio", rows, figures) for base in left if base is not of)
    return len(rows) > 1 and max(shares, default=0.0) == 1


def hidden_share(column: Column, levels: Sequence[Level], rows: Sequence[int], figures: Figures) -> bool:
    """Whether a level column in per cent only says the share of the column before it, in that column's own words.

    "Giải quyết | Tỷ lệ giải quyết (%)", "Milestones met | % met": arithmetic must agree in most of two rows or more.
    """
    words = set(match_key(residue(column.measure, ("comparing.share",))).split()) - _WHOLES
    left = [level for level in levels if level.column.index < column.index and level.column.unit != "%"]
    if column.unit != "%" or not left or not words:
        return False
    if column.path[-1].lstrip().startswith("%") and _of_the_left(column, left, rows, figures):
        return True
    named = [
        level for level in left if set(match_key(level.column.measure).split()) == words
    ]  # "Women | Men | Women (%)"
    of = max(named or left, key=lambda level: level.column.index)
    own = set(match_key(of.column.measure).split())
    if not words <= own:
        return bool(words & own) and _fits_all(column, of, levels, rows, figures)
    if begins_with(column.measure, "comparing.structure"):
        return True
    if len(words) < 3 and _sums_to_hundred(column, rows, figures):
        return True
    shares = [_share_fitting(column.index, of, base, "ratio", rows, figures) for base in levels if base is not of]
    return len(rows) > 1 and max(shares, default=0.0) >= _FIT
