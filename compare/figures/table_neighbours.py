"""What only a column's neighbours show: of which column a plan, a part, a rate or a change is told.

The column itself is read by `table_headers`; here each is looked at once more beside the others. Each rule gives the
column as its neighbours make it, or None where it has nothing to say; the first that speaks is believed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from compare.figures.english.words import is_participle
from compare.figures.table_bases import NO_SIDE, Comparing, Side, versus_words
from compare.figures.table_column import Column
from compare.figures.table_nouns import without_number
from compare.figures.table_periods import said_in
from compare.figures.table_units import is_known_unit
from compare.figures.table_words import (
    COMPARING_GROUPS,
    ROLE_GROUPS,
    begins_with,
    changes_in,
    is_one_of,
    residue,
    without_brackets,
)
from compare.wording import match_key

Columns = Sequence[Column]

_OUTTURN = re.compile(r"\bout-?turn\b", re.IGNORECASE)
_SUMS = frozenset({"expenditure", "spending", "revenue", "collections", "disbursement", "disbursements", "receipts"})


def told_apart(column: Column, columns: Columns) -> Column:
    """`column` with what only its neighbours show."""
    if column.kind != "level" or not column.path:
        return column
    return next((told for rule in _RULES if (told := rule(column, columns)) is not None), column)


def _others(column: Column, columns: Columns) -> list[Column]:
    return [other for other in columns if other.kind == "level" and other is not column]


def _before(column: Column, columns: Columns) -> Column | None:
    """The level column right before."""
    before = columns[column.index - 1] if column.index else None
    return before if before is not None and before.kind == "level" else None


def _whole_before(column: Column, columns: Columns) -> Column | None:
    """The level column right before all those under the same topmost heading, which they are parts of."""
    first = next(c.index for c in columns if c.path[:1] == column.path[:1])
    whole = columns[first - 1] if first else None
    return whole if whole is not None and whole.kind == "level" else None


def _outturn(column: Column, columns: Columns) -> Column | None:
    """ "Full-year budget | Forecast outturn": the outturn is the year's."""
    yearly = any(other.said.whole_year for other in _others(column, columns)) and column.said.is_empty
    if not yearly or column.role != "estimate" or not _OUTTURN.search(column.path[-1]):
        return None
    return replace(column, said=replace(column.said, whole_year=True))


def _part_by_time(column: Column, columns: Columns) -> Column | None:
    """ "Chỉ tiêu giao năm 2026" before "Trong đó" over "6 tháng đầu năm": the part is a target as its whole is."""
    if len(column.path) < 2 or not is_one_of(column.path[0], "rows.part") or column.role or column.said.is_empty:
        return None
    whole = _whole_before(column, columns)
    if whole is None or not whole.role:
        return None
    return replace(column, role=whole.role, measure=column.measure or whole.measure)


def _deed(column: Column, columns: Columns) -> Column | None:
    """ "Applications | Approved | Amount approved": a word of plans that only tells what was done with those before."""
    before = _before(column, columns)
    told = any(other.role in ("actual", "estimate") for other in columns)
    if before is None or told or column.role != "target" or not before.measure or before.role is not None:
        return None
    deed = without_brackets(column.path[-1])
    beside = column.path[:-1] == before.path[:-1]  # not "Planned" under the next heading
    done = bool(deed) and is_participle(deed.split()[-1].lower())
    return replace(column, role=None, measure=deed) if beside and done else None


def _beside_its_target(column: Column, columns: Columns) -> Column | None:
    """ "Allocation (%) | Target allocation (%)": what has a target of its own under the same words is none."""
    said = match_key(without_brackets(column.path[-1]))
    if column.role != "target" or column.measure or not column.path[-1].isascii():
        return None
    goals = (match_key(without_brackets(other.path[-1])) for other in _others(column, columns) if other.path)
    named = any(goal.endswith(f" {said}") and begins_with(goal, "roles.target") for goal in goals)
    return replace(column, role=None, measure=without_brackets(column.path[-1])) if named else None


def _revised(column: Column, columns: Columns) -> Column | None:
    """ "Approved 2024 | Revised 2024 | Proposed 2025": what was revised among what was approved is a plan."""
    left = said_in(without_brackets(column.path[-1]))[1].lower()
    plans = [other for other in _others(column, columns) if other.role == "target" and _is_participle(other)]
    return replace(column, role="target", measure="") if plans and is_one_of(left, "roles.revised") else None


def _is_participle(column: Column) -> bool:
    """Whether a heading only tells, beside its time, what was done with a plan: "Approved 2024"."""
    left = said_in(without_brackets(column.path[-1]))[1].lower() if column.path else ""
    return left.isalpha() and is_participle(left)


def _done(column: Column, columns: Columns) -> Column | None:
    """ "Target | Completed": what was done is the result of the target beside it."""
    others = _others(column, columns)
    deed = column.measure.lower()
    alone = not any(other.measure for other in others if other.role is None)
    planned = any(other.role == "target" for other in others)
    if not planned or not alone or column.role is not None or not (deed.isascii() and deed.isalpha()):
        return None
    return replace(column, role="actual", measure="") if is_participle(deed) else None


def _grade(column: Column, columns: Columns) -> Column | None:
    """ "Đạt" beside "Tốt" and "Khá" is a grade and no result."""
    if column.measure or not _is_grade(column) or sum(map(_is_grade, _others(column, columns))) < 2:
        return None
    return replace(column, measure=column.path[0], role=None)


def _is_grade(column: Column) -> bool:
    return len(column.path) > 1 and is_one_of(column.path[0], "columns.grade")


def _budget_of_a_sum(column: Column, columns: Columns) -> Column | None:
    """ "Approved budget | Expenditure": the budget is that of the one sum beside it."""
    others = _others(column, columns)
    if column.role != "target" or column.measure or len(others) != 1 or others[0].role == "target":
        return None
    sum_of = others[0].measure
    return replace(column, measure=sum_of) if sum_of.lower() in _SUMS else None


def _part_in_words(column: Column, columns: Columns) -> Column | None:
    """ "Tiếp nhận | Trong đó: trực tuyến": the part takes the measure of its whole."""
    before = _before(column, columns)
    alone = len(column.path) == 1 and bool(column.measure) and not column.path[0].isascii()
    if before is None or not before.measure or not alone or not begins_with(column.path[0], "rows.part"):
        return None
    return replace(column, measure=f"{before.measure} - {column.measure}")


def _part_under_heading(column: Column, columns: Columns) -> Column | None:
    """ "Tổng số học viên" before "Trong đó" over "Nữ": the part takes the measure of the whole before its heading."""
    if len(column.path) < 2 or not is_one_of(column.path[0], "rows.part") or not column.measure:
        return None
    whole = _whole_before(column, columns)
    if whole is None or not whole.measure or column.unit:
        return None
    return replace(column, measure=f"{without_number(whole.measure)} - {column.measure}")


def _target_of_a_rate(column: Column, columns: Columns) -> Column | None:
    """ "Tỷ lệ đạt chuẩn (%) | Mục tiêu 2025 (%)": the target is that rate's."""
    before = _before(column, columns)
    if before is None or before.role or before.unit != "%" or not before.measure:
        return None
    plain = column.role == "target" and not column.measure and column.unit == "%"
    return replace(column, measure=before.measure) if plain else None


def _plan_of_a_result(column: Column, columns: Columns) -> Column | None:
    """ "Dự toán năm | Số thu | Tiến độ (%)": the plan is that of the result behind it, whose share of it follows."""
    behind = columns[column.index + 1 : column.index + 3]
    if column.role != "target" or column.measure or len(behind) < 2:
        return None
    result, share = behind
    told = share.comparing is not None and share.comparing.form in ("ratio", "share")
    fits = result.kind == "level" and result.role != "target" and result.unit == column.unit
    return replace(column, measure=result.measure) if told and fits and result.measure else None


def _change_of_a_measure(column: Column, columns: Columns) -> Column | None:
    """ "Tăng trưởng trị giá (%)", "Change in headcount since 2023": of the neighbour so measured."""
    left = said_in(without_brackets(column.path[-1]))[1]
    measure = match_key(residue(left, (*COMPARING_GROUPS, "filler.edges")))
    of = next((other for other in _others(column, columns) if measure and measure == match_key(other.measure)), None)
    if of is None or not changes_in(left):
        return None
    unit = "%" if "%" in column.path[-1] else column.unit or None
    comparing = Comparing("delta", versus_words(left), unit, NO_SIDE, Side(said_in(column.path[-1])[0]))
    return replace(column, kind="comparison", comparing=comparing, measure=of.measure)


def _generic(column: Column, columns: Columns) -> Column | None:
    """ "Giá trị" beside a column with a measure keeps its words, or takes those of the heading above."""
    if column.measure or not any(other.measure for other in _others(column, columns)):
        return None
    groups = (*ROLE_GROUPS, "rows.total", "rows.part")
    left = said_in(without_brackets(column.path[-1]))[1]
    if column.role is None and column.said.is_empty and residue(left, groups):
        return replace(column, measure=left.strip())
    parents = [said_in(without_brackets(text))[1] for text in column.path[:-1]]
    kept = next((text for text in parents if residue(text, groups)), "")
    return replace(column, measure=kept) if kept and column.unit else None


def _time_of_a_measure(column: Column, columns: Columns) -> Column | None:
    """ "Điểm đạt được | Tỷ lệ (%) | Năm trước": a bare time behind is of the result to its left."""
    left = [other for other in columns[: column.index] if other.kind == "level" and other.role != "target"]
    if column.measure or column.role or column.said.is_empty or len(column.path) != 1 or not left:
        return None
    told = left[-1].said.is_empty and bool(left[-1].measure) and column.unit in ("", left[-1].unit)
    return replace(column, measure=left[-1].measure, unit=left[-1].unit) if told else None


def _only_sum(column: Column, columns: Columns) -> Column | None:
    """ "Nội dung | Số tiền (triệu đồng)": the one column of indicators' figures has no words of its own."""
    over = next((other.path[-1] for other in columns if other.kind == "name" and other.path), "")
    alone = is_one_of(over, "columns.name") and not _others(column, columns)
    return replace(column, measure="") if alone and is_one_of(column.measure, "rows.generic") else None


def _sum_beside_units(column: Column, columns: Columns) -> Column | None:
    """ "ĐVT | Số lượng | Ước giá trị (triệu đồng)": a sum beside what the rows' own units count keeps its words."""
    rows = any(other.kind == "unit" for other in columns)
    if column.measure or not rows or column.unit == "%" or not is_known_unit(column.unit):
        return None
    if all(other.unit for other in _others(column, columns)):
        return None
    said = residue(said_in(without_brackets(column.path[-1]))[1], ROLE_GROUPS)
    return replace(column, measure=said) if said else None


def _sum_by_role(column: Column, columns: Columns) -> Column | None:
    """ "Places planned | Places filled | Budget ($) | Spent ($)": sums beside counts are named by their role."""
    others = [other for other in _others(column, columns) if other.measure and other.unit != column.unit]
    if (
        column.measure
        or not column.role
        or not is_known_unit(column.unit)
        or not others
        or not without_brackets(column.path[-1]).isascii()
    ):
        return None
    said = said_in(without_brackets(column.path[-1]))[1]
    plain = column.said.is_empty and len(column.path) == 1 and not said.isupper()
    return replace(column, measure=said) if said and plain else None


_RULES: tuple[Callable[[Column, Columns], Column | None], ...] = (
    _outturn,
    _part_by_time,
    _deed,
    _beside_its_target,
    _revised,
    _done,
    _grade,
    _budget_of_a_sum,
    _part_in_words,
    _part_under_heading,
    _target_of_a_rate,
    _plan_of_a_result,
    _change_of_a_measure,
    _generic,
    _time_of_a_measure,
    _only_sum,
    _sum_beside_units,
    _sum_by_role,
)
