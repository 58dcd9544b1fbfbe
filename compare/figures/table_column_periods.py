"""The period of a level column: its heading's, told apart by its neighbours, else the title's, else the report's own.

Each rule gives the period or has nothing to say; the first that speaks is believed. What single cells and rows say is
`table_moments`' affair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from compare.figures.context import Context
from compare.figures.table_column import Column
from compare.figures.table_periods import resolve, said_in, to_date
from compare.figures.table_time_forms import Said
from compare.figures.table_words import found_in, is_one_of
from compare.figures.terms import since_term
from compare.period import Period, year_of
from compare.wording import match_key

_MOST_OF_YEAR = 300  # days


@dataclass(frozen=True, slots=True)
class _Asked:
    """A column whose period is asked for, with the levels beside it and the title over it.

    `own` is the period that the title names, else the report's; `running` holds where rows are marked as running
    totals.
    """

    column: Column
    levels: Sequence[Column]
    caption: str
    own: Period
    context: Context
    running: bool

    @property
    def said(self) -> Said:
        """What the heading says of a time."""
        return self.column.said

    @property
    def undated(self) -> bool:
        """Whether the heading names no part, day or year, but at most a base ("cùng kỳ")."""
        return not (self.said.part or self.said.day or self.said.year)


def period_of(column: Column, levels: Sequence[Column], caption: str, context: Context, running: bool) -> Period:
    """The period of a level column; `running` where rows are marked as running totals of the year."""
    asked = _Asked(column, levels, caption, caption_period(caption, context), context, running)
    return next((found for rule in _RULES if (found := rule(asked)) is not None), asked.own)


def caption_period(caption: str, context: Context) -> Period:
    """The one period the caption names; the report's own where it names none or several."""
    said, left = said_in(caption)
    if said.is_empty or (found_in(caption, "caption.season") and not said.day) or not said_in(left)[0].is_empty:
        return context.period
    return resolve(replace(said, relative=None), context.period) or context.period


def _same_period(asked: _Asked) -> Period | None:
    """ "9 tháng | Cùng kỳ": a year before what the level beside it says."""
    if asked.said.relative != "same_period" or asked.said.part or asked.said.day:
        return None
    stock = asked.own if asked.own.kind == "day" else asked.context.period  # "hồ chứa ngày 30/9": that day last year
    return resolve(asked.said, _beside(asked.column, asked.levels, stock)) or asked.own


def _last_year(asked: _Asked) -> Period | None:
    """ "Last year" on a quarter's scorecard is the same quarter."""
    short = asked.context.language == "en" and asked.context.period.days < _MOST_OF_YEAR
    told = asked.said.relative == "previous_year" and asked.undated and short
    return asked.context.period.year_before() if told else None


def _since_term(asked: _Asked) -> Period | None:
    """ "Lũy kế từ đầu nhiệm kỳ"."""
    told = asked.said.relative == "term_to_date" and asked.undated
    return since_term(asked.context.period, asked.context.term) if told else None


def _of_term(asked: _Asked) -> Period | None:
    """ "Chỉ tiêu NQ Đại hội": the term that the report stands in, where it is known."""
    return asked.context.term if asked.column.role == "target" and asked.column.term and asked.undated else None


def _at_outset(asked: _Asked) -> Period | None:
    """ "Giao đầu năm": a plan of the year's beginning is the year's, not the year's before."""
    dated = asked.said.year is not None or asked.said.part is not None
    outset = any(match_key("đầu năm") in match_key(text) for text in asked.column.path)
    return year_of(asked.context.period) if asked.column.role == "target" and outset and not dated else None


def _part_of_bare_years(asked: _Asked) -> Period | None:
    """ "2023 | 2024" of "Six months to June": the halves of those years."""
    told = _are_bare_years(asked.levels) and said_in(asked.caption)[0].part
    return resolve(replace(asked.said, relative="same_period"), asked.own) if told else None


def _running_total(asked: _Asked) -> Period | None:
    """ "Lũy kế" under a title with a time of its own: that time."""
    told = asked.said.relative == "to_date" and asked.undated and asked.own != asked.context.period
    return asked.own if told else None


def _of_heading(asked: _Asked) -> Period | None:
    """ "TH 6 tháng 2024", "Lũy kế"."""
    return resolve(asked.said, asked.context.period)


def _total(asked: _Asked) -> Period | None:
    """ "Tổng" behind the quarters of a year."""
    path = asked.column.path
    return _total_of(asked.levels, asked.context.period) if path and is_one_of(path[-1], "rows.total") else None


def _years_target(asked: _Asked) -> Period | None:
    """A target without a time beside running totals: the year's."""
    return year_of(asked.context.period) if asked.column.role == "target" and asked.running else None


_RULES: tuple[Callable[[_Asked], Period | None], ...] = (
    _same_period,
    _last_year,
    _since_term,
    _of_term,
    _at_outset,
    _part_of_bare_years,
    _running_total,
    _of_heading,
    _total,
    _years_target,
)


def _beside(column: Column, levels: Sequence[Column], report: Period) -> Period:
    """The time of the level just left, or else right, of a column that says "cùng kỳ" only."""
    timed = [level for level in levels if (level.said.part or level.said.relative == "to_date") and level is not column]
    if column.cumulative:
        timed = [level for level in timed if level.cumulative] or timed  # "Lũy kế cùng kỳ" is of the running total
    left = [level for level in timed if level.index < column.index]
    chosen = left[-1] if left else (timed[0] if timed else None)
    if chosen and chosen.said.relative == "to_date" and not chosen.said.part:
        return to_date(report)  # "Year to date | Same period last year"
    return (resolve(replace(chosen.said, year=None, relative=None), report) if chosen else None) or report


def _are_bare_years(levels: Sequence[Column]) -> bool:
    """Whether columns only say years, of which a title can tell the part."""
    said = [level.said for level in levels]
    plain = all(level.role in (None, "actual") for level in levels)
    return plain and len(set(said)) > 1 and all(s.year and s == Said(year=s.year) for s in said)


def _total_of(levels: Sequence[Column], report: Period) -> Period | None:
    """The time of a column "Total" behind those of quarters or months from the year's beginning; else None."""
    parts = [resolve(level.said, report) for level in levels if level.said.part]
    times = [period for period in parts if period is not None and period.kind in ("quarter", "month")]
    if len(times) < 2 or times[0].begin.month != 1 or len({(t.kind, t.begin.year) for t in times}) > 1:
        return None
    return to_date(times[-1])
