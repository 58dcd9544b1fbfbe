"""The level columns of a table with their roles and periods settled: heading, then caption, then the report.

A level without a word of its role is a target in a document that sets targets or where its time is yet to come, an
estimate where it runs to the end of an estimated month, else an actual. What a year's report written before the year's
end calls reached is estimated, in its tables as in its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.figures.context import Context
from compare.figures.table_column import Column
from compare.figures.table_column_periods import period_of
from compare.figures.table_periods import resolve, said_in
from compare.figures.table_time_forms import Said
from compare.figures.table_words import found_in
from compare.observation import EARLIER, Role
from compare.period import Period


@dataclass(frozen=True, slots=True)
class Level:
    """A level column with its role and its period; `based` where it is a base of others (last year's)."""

    column: Column
    role: Role
    period: Period
    based: bool


def settle_levels(
    columns: Sequence[Column], caption: str, context: Context, running: bool = False
) -> tuple[Level, ...]:
    """The level columns among `columns`, in order; `running` where rows are marked as running totals of the year."""
    levels = [column for column in columns if column.kind == "level"]
    found = [(column, period_of(column, levels, caption, context, running)) for column in levels]
    roles = [_role(column, period, levels, caption, context) for column, period in found]
    settled = [Level(column, role, period, False) for (column, period), role in zip(found, roles, strict=True)]
    spread = [replace(level, role="estimate") if _ends_estimated(level, settled) else level for level in settled]
    latest = max((level.period.end for level in spread if level.role != "target"), default=None)
    return tuple(
        replace(
            level, based=level.column.said.relative in EARLIER or (latest is not None and level.period.end < latest)
        )
        for level in spread
    )


def _role(column: Column, period: Period, levels: Sequence[Column], caption: str, context: Context) -> Role:
    if column.role == "estimate" and period.begin > context.period.end and any(map(_planned_ahead, column.path)):
        return "target"  # "Dự kiến 2025" in a report on 2024 is work planned, as in prose
    if column.role:
        return _in_caption(column.role, period, caption, context)
    if column.said.relative in EARLIER:
        return "actual"
    if context.role == "target":
        return "actual" if period.end < context.period.begin else "target"
    beside = [level.role for level in levels if not _is_baseline(level, context)]
    silent = (column.said.is_empty or not any(beside)) and not {"actual", "estimate"} & set(beside)
    if _is_to_come(period, context) or (column.said.by and found_in(caption, "caption.target")):
        return "target"
    horizon = said_in(caption)[0]
    if silent and horizon.by and period.end.year >= (horizon.year or 0) and _tells_goals(caption):
        return "target"  # "Chỉ tiêu phát triển năng lượng đến năm 2030"
    if silent and found_in(caption, "caption.goal") and not found_in(caption, "caption.result"):
        return "target"
    return _in_caption("actual", period, caption, context)


def _tells_goals(caption: str) -> bool:
    return bool(found_in(caption, "caption.target")) and not found_in(caption, "caption.result")


def _is_baseline(column: Column, context: Context) -> bool:
    """Whether a column is of a time before the report's: "Baseline 2023" beside the years of a plan."""
    period = resolve(column.said, context.period) if column.role == "actual" else None
    return period is not None and period.end < context.period.begin


def _is_to_come(period: Period, context: Context) -> bool:
    """Whether a time lies behind the report's; the day after its end is how the end's stock is dated: "01/01/2025"."""
    ahead = (period.begin - context.period.end).days
    return ahead > (1 if period.kind == "day" else 0)


def _planned_ahead(heading: str) -> bool:
    return bool(found_in(heading, "roles.expected"))


def _in_caption(role: Role, period: Period, caption: str, context: Context) -> Role:
    """An actual of the report's own time is an estimate where the caption or the report's own day says so."""
    own = role == "actual" and period.end >= context.period.end
    return "estimate" if own and (context.early or found_in(caption, "roles.estimate")) else role


def _ends_estimated(level: Level, levels: Sequence[Level]) -> bool:
    """Whether a level without a role of its own holds an estimated month within it."""
    estimated = [other.period for other in levels if other.role == "estimate"]
    within = any(period.end == level.period.end and period.begin > level.period.begin for period in estimated)
    return level.role == "actual" and level.column.role is None and within


def said_of(column: Column) -> Said:
    """The time of what a comparison column compares, without that of its base."""
    comparing = column.comparing
    if comparing and not comparing.of.said.is_empty:
        return replace(comparing.of.said, relative=None)
    if comparing and not comparing.base.said.is_empty:
        base = comparing.base.said
        kept = replace(column.said, relative=None)
        return replace(
            kept, year=None if kept.year == base.year else kept.year, day=None if kept.day == base.day else kept.day,
            part=None if kept.part == base.part else kept.part, span=None if kept.span == base.span else kept.span,
        )  # fmt: skip
    return replace(column.said, relative=None)
