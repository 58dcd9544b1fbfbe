"""How a comparison column stands to the level columns: of which level, against which base, a ratio or a growth.

Headings are believed where they speak. Where they are silent the arithmetic of the rows decides: the pair of level
columns and the form that give the printed figures in most rows (`table_fits`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from compare.figures.table_column import Column
from compare.figures.table_fits import PLAN, Figures, Fit, best_fit, contrast, shared_out
from compare.figures.table_levels import Level, said_of
from compare.figures.table_nouns import without_number
from compare.figures.table_periods import resolve
from compare.figures.table_rows import clean_name
from compare.figures.table_time_forms import Said
from compare.figures.table_words import begins_with, found_in
from compare.observation import RelationKind, Versus
from compare.period import Period
from compare.wording import match_key

_NO_PARTS: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Settled:
    """A comparison column: of the level column `of` (None where the table has none), against the column `base`."""

    index: int
    of: int | None
    base: int | None
    kind: RelationKind
    versus: Versus
    unit: str | None  # None: that of the row
    assigner: str | None
    by_arithmetic: bool = False


def settle(
    columns: Sequence[Column],
    levels: Sequence[Level],
    rows: Sequence[int],
    figures: Figures,
    report: Period,
    title: str = "",
    wholes: Mapping[int, int] = _NO_PARTS,
) -> tuple[Settled, ...]:
    """The comparison columns of a table, settled, in order; no part of another column has one that names none."""
    out: list[Settled] = []
    for column in _changes(columns, rows, figures):
        if column.comparing:
            found = _settled(column, levels, rows, figures, report, title, wholes)
            out.append(_beside(found, column, out[-1] if out else None, levels))
    return tuple(out)


def _beside(found: Settled, column: Column, before: Settled | None, levels: Sequence[Level]) -> Settled:
    """A change in per cent right behind one in a counted noun is of the same level: "(trường hợp) | So cùng kỳ (%)"."""
    if before is None or before.index != found.index - 1 or found.by_arithmetic or before.of is None:
        return found
    counted = before.kind == found.kind == "delta" and before.unit not in (None, "%") and found.unit == "%"
    plain = len(column.path) == 1 and any(level.column.index == before.of for level in levels)
    return replace(found, of=before.of) if counted and plain else found


def _changes(columns: Sequence[Column], rows: Sequence[int], figures: Figures) -> list[Column]:
    """The columns, a bare "Tỷ lệ (%)" behind one of change ("Tăng (+), giảm (-)") as the same change in per cent."""
    out: list[Column] = []
    for column in columns:
        before, said = (out[-1].comparing if out else None), column.comparing
        bare = said is not None and said.form == "share" and said.versus is None
        signed = any((f := figures.get((r, column.index))) is not None and f.direction for r in rows)
        if said and before and bare and before.form == "delta" and before.unit != "%" and signed:
            column = replace(column, comparing=replace(said, form="delta", versus=before.versus))
        out.append(column)
    return out


def _settled(
    column: Column,
    levels: Sequence[Level],
    rows: Sequence[int],
    figures: Figures,
    report: Period,
    title: str,
    wholes: Mapping[int, int],
) -> Settled:
    said = column.comparing
    assert said is not None
    levels = [] if said.alone else levels
    measured = [level for level in levels if column.measure and level.column.measure == column.measure]
    levels = measured if any(level.role != "target" for level in measured) else levels
    levels = _named_by(column, levels) or levels
    fit = best_fit(column, levels, rows, figures) or contrast(column, levels, rows, figures)
    of = (
        fit.of
        if fit
        else shared_out(column, levels, rows, figures)
        or _level_of(column, _fitting(column, levels, rows, figures, wholes), report, title)
    )
    versus = said.versus or _versus(column, fit, of, levels, report)
    if versus == "plan" and fit and of and _next(of, fit.base):
        versus = versus_of(of.period, fit.base.period, report)  # "DT 2026/DT 2025"
    if versus == "same_period" and of and _ends_a_year(of.period) and _over_years(column):
        versus = "previous_year"
    if versus == "plan" and _of_term(fit, of, levels, report):
        versus = "term_target"
    if said.form == "share" and said.versus is None and fit is None:
        versus = "whole"
    kind = _kind(column, fit, versus, rows, figures)
    unit = said.unit or ("%" if fit and fit.form != "difference" else None)
    if of and _spelt_by(of, unit):
        unit = of.column.unit
    if unit is None and kind == "ratio":
        unit = "%"
    base = fit.base.column.index if fit else _base(versus, of, levels)
    assigner = said.assigner or (fit.base.column.assigner if fit and versus in PLAN else None)
    of_index = of.column.index if of else None
    return Settled(column.index, of_index, base, kind, versus, unit, assigner, by_arithmetic=fit is not None)


def _named_by(column: Column, levels: Sequence[Level]) -> list[Level]:
    """The levels whose measure is all that a heading says under a common one: "Vốn đăng ký" under "Tốc độ tăng (%)"."""
    if len(column.path) < 2 or len(levels) < 2:
        return []
    leaf = match_key(clean_name(column.path[-1]))
    return [
        level
        for level in levels
        if leaf and match_key(level.column.measure).removeprefix(_NUMBER) == leaf.removeprefix(_NUMBER)
    ]


_NUMBER = f"{match_key('số')} "


def _over_years(column: Column) -> bool:
    """Whether a heading says "year on year", which in a table of years is on the year before."""
    return any(begins_with(text, "comparing.yearly") or found_in(text, "comparing.yearly") for text in column.path)


def _of_term(fit: Fit | None, of: Level | None, levels: Sequence[Level], report: Period) -> bool:
    """Whether the plan that is meant is the whole term's: named so, or of a horizon beyond the level's own time."""
    targets = [level for level in levels if level.role == "target" and level is not of]
    base = fit.base if fit else targets[0] if len(targets) == 1 else None
    if base is None or of is None or base.role != "target":
        return False
    beyond = base.period.end.year > of.period.end.year and (base.column.said.by or report.kind == "span")
    span = base.period.kind == "span" and base.period.contains(of.period)
    parted = any(level.period.kind == "year" and base.period.contains(level.period) for level in levels)
    return base.column.term or beyond or (span and (of.period.kind != "span" or parted))


def _kind(column: Column, fit: Fit | None, versus: Versus, rows: Sequence[int], figures: Figures) -> RelationKind:
    """A ratio or a delta: by the heading, else by the rows' arithmetic, else by the size of the figures."""
    said = column.comparing
    assert said is not None
    if fit:
        return "ratio" if fit.form == "ratio" else "delta"
    if said.form == "share":
        return "ratio"
    told = [figures[r, column.index] for r in rows if (r, column.index) in figures]
    values = [value for value in told if value.unit == "%"] or told  # "-0,07" among "48,8%" speaks for itself alone
    signed = any(value.direction for value in values)
    if said.form == "delta":
        high = sum(1 for value in values if Decimal(60) <= value.value <= Decimal(180)) * 2 > len(values)
        return (
            "ratio" if said.unit == "%" and high and not signed and len(values) > 1 and versus != "whole" else "delta"
        )
    if signed:
        return "delta"
    if versus in PLAN or said.form == "ratio":
        return "ratio"
    high = sum(1 for value in values if value.value >= 50) * 2 >= max(1, len(values))
    return "ratio" if high else "delta"


def _fitting(
    column: Column, levels: Sequence[Level], rows: Sequence[int], figures: Figures, wholes: Mapping[int, int]
) -> Sequence[Level]:
    """The levels that a column can be told of: no parts of another, and none with decimals of one in whole numbers."""
    assert column.comparing is not None
    kept = [level for level in levels if level.column.index not in wholes] or levels
    if column.comparing.unit == "%" or column.comparing.form != "delta" or _in_decimals(column, rows, figures):
        return kept
    return [level for level in kept if not _in_decimals(level.column, rows, figures)] or kept


def _in_decimals(column: Column, rows: Sequence[int], figures: Figures) -> bool:
    """Whether most figures of a column have decimals."""
    said = [figures[r, column.index].value for r in rows if (r, column.index) in figures]
    return 2 * sum(1 for value in said if value != value.to_integral_value()) > len(said)


def _level_of(column: Column, levels: Sequence[Level], report: Period, title: str) -> Level | None:
    """The level that a comparison is said of: of the heading's own time, else the nearest current one to its left."""
    said = column.comparing
    assert said is not None
    levels = _under_one_heading(column, levels) or levels
    current = [level for level in levels if level.role != "target" and not level.based]
    if said.of.role == "target" or not current:
        current = [level for level in levels if level.role == "target"] or current or list(levels)
    counted = [level for level in current if _spelt_by(level, said.unit)]
    counted = counted or [level for level in current if _counts(level, said.unit)]
    if counted:
        counted = [level for level in counted if _told_of(level, title)] or counted
        return min(counted, key=lambda level: len(level.column.measure.split()))  # "Số vụ" before "Số vụ khám phá"
    current = [level for level in current if not _tells_part(level)] or current
    timed = [level for level in current if _same_piece(column, level)]
    current = timed or current
    left = [level for level in current if level.column.index < column.index]
    if not left:
        return min(current, key=lambda level: level.column.index, default=None)
    nearest = max(left, key=lambda level: level.column.index)
    run = [
        level for level in left if all(_is_level(c, levels) for c in range(level.column.index, nearest.column.index))
    ]
    if said.versus == "previous_period" and len(run) > 1:
        return min(run, key=lambda level: (level.period.days, -level.column.index))
    if said.versus in PLAN and len(run) > 1:
        return max(run, key=lambda level: (level.period.days, level.column.index))
    return nearest


def _told_of(level: Level, title: str) -> bool:
    """Whether a title says of which of its noun a level counts: "Rà soát hộ nghèo" of "Số hộ nghèo"."""
    _, _, which = match_key(without_number(level.column.measure)).partition(" ")
    return bool(which) and f" {which} " in f" {match_key(title)} "


def _under_one_heading(column: Column, levels: Sequence[Level]) -> list[Level]:
    """The levels that stand with a share under one heading: "Đầu năm" over "Số hộ | Tỷ lệ (%)"."""
    above = column.path[:-1]
    if not above or column.comparing is None or column.comparing.form != "share":
        return []
    return [replace(level, based=False) for level in levels if level.column.path[:-1] == above]


def _spelt_by(level: Level, unit: str | None) -> bool:
    """Whether the unit of a change says a level's unit and its measure: "(vụ khởi tố)" of "Khởi tố (vụ)"."""
    own = f"{level.column.unit} {level.column.measure}"
    return bool(unit and level.column.unit and level.column.measure) and match_key(unit or "") == match_key(own)


def _counts(level: Level, unit: str | None) -> bool:
    """Whether a level's own words name the counted noun a change is given in: "Số trường hợp" and "(trường hợp)"."""
    return bool(unit) and f" {match_key(unit or '')} " in f" {match_key(level.column.measure)} "


def _tells_part(level: Level) -> bool:
    """Whether an English heading only tells a part of the column before it: "of which women"."""
    leaf = level.column.path[-1] if level.column.path else ""
    return leaf.isascii() and begins_with(leaf, "rows.part") is not None


def _is_level(index: int, levels: Sequence[Level]) -> bool:
    return any(level.column.index == index for level in levels)


def _same_piece(column: Column, level: Level) -> bool:
    """Whether the heading names the level's own time ("9 tháng so cùng kỳ")."""
    said = column.comparing
    assert said is not None
    piece = said.of.said if not said.of.said.is_empty else column.said
    mine = level.column.said
    return bool((piece.part or piece.day) and (piece.part, piece.day) == (mine.part, mine.day))


def _versus(column: Column, fit: Fit | None, of: Level | None, levels: Sequence[Level], report: Period) -> Versus:
    """The base where no word names it: by the columns, by the year in the heading, else by the length of the period."""
    said = column.comparing
    assert said is not None
    period = of.period if of else resolve(said.of.said, report) or resolve(said_of(column), report) or report
    if fit:
        if fit.base.period == period and fit.base.role == fit.of.role and fit.form != "ratio":
            return "other"
        if fit.base.role == "target" and not (period.kind == fit.base.period.kind and _next(of, fit.base)):
            return "plan"
        if fit.base.period == period or (fit.form == "ratio" and fit.base.period.contains(period)):
            return "whole"
        return versus_of(period, fit.base.period, report)
    based = resolve(replace(said.base.said, by=False), report) if _dated(said.base.said) else None
    running = said.of.said.relative == "to_date" and period.kind != "year"
    if based and running and based.kind == "year" and based.end.year == period.end.year - 1:
        return "same_period"  # "YTD vs 2024": against what it was then to the same day
    if based and based.end < period.end:
        return versus_of(period, based, report)
    if said.form == "share":
        return "whole"
    if said.form == "ratio" and any(level.role == "target" for level in levels):
        return "plan"
    if said.form == "ratio" and not said.base.said.is_empty:
        return "other"
    earlier = [level for level in levels if level.based and level.role != "target"]
    varied = bool(column.path) and bool(found_in(column.path[-1], "comparing.variance"))
    if (
        said.form == "delta"
        and (varied or not earlier)
        and any(level.role == "target" for level in levels)
        and len(levels) > 1
    ):
        return "plan"
    if earlier and of:
        return versus_of(period, max(earlier, key=lambda level: level.period.end).period, report)
    yearly = report if period.kind == "day" and report.kind == "year" else period  # "Workforce at 31 December"
    return _usual(yearly) if said.form != "ratio" or earlier else "plan"


def _next(of: Level | None, base: Level) -> bool:
    """Whether a plan is compared with that of an earlier time: "KH 2026/KH 2025"."""
    whole_years = of is not None and of.period.kind in ("year", "span")
    return of is not None and whole_years and of.role == "target" and base.period.end < of.period.end


def versus_of(period: Period, base: Period, report: Period) -> Versus:
    """What kind of base `base` is to `period` by their times."""
    years = period.end.year - period.begin.year
    if period.kind == base.kind == "span" and years == base.end.year - base.begin.year == 1:
        return "previous_year" if base.end.year == period.end.year - 1 else "other"
    if period.kind == "year" or (period.kind == "span" and base.kind == "year"):
        if base.end.year == period.end.year - 1 and period.kind == "year":
            return "previous_year"
        return "term_start" if report.kind == "span" and base.begin.year == report.begin.year else "other"
    if base.kind == period.kind == "day" and base.end.year == period.end.year - 1 and _turns_a_year(base):
        return "previous_year"  # "31/12/2023 | 31/12/2024": of the end of the year before
    if base.end.year == period.end.year - 1 and (base.end.month, base.kind) == (period.end.month, period.kind):
        return "same_period"
    if base.end.year == period.end.year - 1 and base.end.month == 12 and base.kind in ("year", "day"):
        return "previous_year"
    if base.end.year == period.end.year - 1 and base.end.month == 12 and period.begin.month > 1:
        return "previous_year"
    return "previous_period" if base.end < period.end and base.kind == period.kind else "other"


def _ends_a_year(period: Period) -> bool:
    return period.kind == "year" or (period.kind == "day" and _turns_a_year(period))


def _turns_a_year(period: Period) -> bool:
    """Whether a day is the turn of a year: "31/12/2023", "01/01/2024"."""
    return (period.end.month, period.end.day) in ((12, 31), (1, 1))


def _dated(said: Said) -> bool:
    """Whether a base is named by its date, and not as last year's or the same period's."""
    return bool(said.year or said.part or said.day) and said.relative is None


def _usual(period: Period) -> Versus:
    """The base that is meant where none is said (the annotation guide's "versus")."""
    if period.kind == "span":
        return "term_start" if period.end.year - period.begin.year > 1 else "previous_year"
    return "previous_year" if period.kind == "year" else "same_period"


def _base(versus: Versus, of: Level | None, levels: Sequence[Level]) -> int | None:
    """The column of the base, where the table has exactly one that can be it."""
    if versus in PLAN:
        plans = [level for level in levels if level.role == "target" and level is not of]
        return plans[0].column.index if len(plans) == 1 else None
    return None
