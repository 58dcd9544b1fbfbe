"""Whether a level is a result, an estimate or a target, by what its sentence says and how long that holds."""

from __future__ import annotations

from compare.figures import naming
from compare.figures.clauses import Statement
from compare.figures.context import Context
from compare.figures.drafts import Memory
from compare.figures.statements import sort_of
from compare.observation import Role
from compare.period import Period


def role_of(statement: Statement, memory: Memory, context: Context, period: Period) -> Role:
    """The role of a figure of `period`; what holds for the rest of the sentence is remembered.

    "ước" at a sentence's front holds for all of it, else for its figure and what follows without a verb of its own.
    A time to come makes a target, or an estimate where it is forecast. A result said behind a target is a result.
    """
    head = statement.head
    front = memory.fresh and bool(head.first_flag)
    done = _is_done(statement, context, period)
    of_topic = done and bool(head.topic) and "aim" not in head.flags  # "Chỉ tiêu doanh nghiệp: đến nay có 1.860"
    ahead = {"estimate", "expect", "forecast"} if of_topic else {"target", "estimate", "expect", "forecast"}
    if context.role == "target" and _stands(statement):
        return "actual"
    if (head.flags & {"result"} or done) and not head.flags & ahead:
        memory.target_all = memory.estimate_all = False
        memory.role = "actual" if period.end < context.period.begin else context.role
        return _by_time(memory.role, period, context, statement)
    if "forecast" in head.flags:
        memory.role, memory.estimate_all = "estimate", front
        return "estimate"
    if "expect" in head.flags:
        return _expected(statement, memory, context, period, front)
    if "target" in head.flags:
        memory.role, memory.target_all = "target", True
        return "target"
    if "estimate" in head.flags:
        memory.role, memory.estimate_all = "estimate", front and head.first_flag == "estimate"
        return "estimate"
    return _carried(statement, memory, context, period)


def _is_done(statement: Statement, context: Context, period: Period) -> bool:
    """Whether something was done in a time that is no time to come: "giải ngân đến hết tháng 6 được 0,9 tỷ đồng"."""
    head = statement.head
    if not head.times or head.cue not in ("reach", "have") or statement.figure.numeral.bound == "ge":
        return False
    said = any(time.sort in ("until", "to_date", "own") for time in head.times)
    return said and period.end <= context.period.end and not _is_horizon(period, context, statement)


def _expected(statement: Statement, memory: Memory, context: Context, period: Period, front: bool) -> Role:
    """Said: "Dự kiến": of the period reported an estimate, of a time to come or of work a target."""
    ahead = period.begin > context.period.end
    worked = naming.begins_with_verb(statement.head.name) and ahead
    role: Role = "target" if worked or ahead else "estimate"
    memory.role = role
    memory.estimate_all, memory.target_all = front and role == "estimate", role == "target"
    return role


def _carried(statement: Statement, memory: Memory, context: Context, period: Period) -> Role:
    """What holds from before: a target or an estimate at the front, an estimate up to the next verb of its own."""
    head = statement.head
    if memory.target_all and _is_back(statement, memory, context, period):
        memory.target_all, memory.role = False, context.role
    if memory.target_all or memory.estimate_all:
        return memory.role
    alike = memory.last is not None and memory.last.sort == sort_of(statement)
    own_verb = head.cue in ("reach", "have", "become") or (naming.begins_with_verb(head.name) and not alike)
    listed = memory.whole is not None and memory.whole.role == "estimate" and alike and not own_verb
    of_parts = (_part(head.flags) and (alike or not head.new_clause)) or (
        memory.whole is not None and not head.new_clause
    )
    of_parts = of_parts or listed  # "ước 14.560 tỷ đồng; trong đó: nông nghiệp 9.870; lâm nghiệp 1.230"
    of_parts = of_parts or (bool(memory.stack) and not own_verb)  # "ước đạt 386 nghìn lượt (…; khách quốc tế 18.750)"
    if memory.role == "estimate" and not memory.fresh and not of_parts and (head.new_clause or own_verb):
        memory.role = context.role
    if _is_norm(statement, context, period):
        memory.role = "target"
        memory.target_all = True
        return "target"
    role = _by_time(memory.role, period, context, statement)
    if role == "target" and memory.fresh and head.opening_time:
        memory.role, memory.target_all = "target", True  # "Đến năm 2030, …" holds for the sentence
    return role


def _is_back(statement: Statement, memory: Memory, context: Context, period: Period) -> bool:
    """Whether what was reached by now, or before, follows a target ("năm 2025 đạt 75%; năm 2024 được 48%")."""
    said = any(time.period is not None and time.sort != "yearly" for time in statement.head.times)
    last = memory.last
    if not said or last is None or last.role != "target" or context.role == "target":
        return False
    before = period.end < context.period.begin and statement.head.cue == "reach"
    return before or last.period.end > context.period.end >= period.end


def _part(flags: set[str]) -> bool:
    return bool(flags & {"parts", "particular"})


def _by_time(role: Role, period: Period, context: Context, statement: Statement) -> Role:
    """A time to come is a target; the past is a result even in a plan."""
    if role == "estimate":
        return "actual" if context.early and period.end < context.period.begin else role
    if role == "actual" and (period.begin > context.period.end or _is_horizon(period, context, statement)):
        return "target"
    if role == "target" and (period.end < context.period.begin or _leads_up(period, context)):
        return "actual"
    if role == "target" and context.role == "target" and _is_start(statement, period, context):
        return "actual"
    return role


def _leads_up(period: Period, context: Context) -> bool:
    """Whether a figure is of the span that leads up to a term of targets: "2020-2025" before 2025-2030."""
    own = context.period
    if own.kind != "span" or own.end.year - own.begin.year < _TERM_YEARS:
        return False
    return period.begin < own.begin and period.end.year <= own.begin.year


def _is_start(statement: Statement, period: Period, context: Context) -> bool:
    """Whether a bracket tells where a term's target begins: "đạt 95 triệu đồng (năm 2025 là 62 triệu đồng)"."""
    own = context.period
    first = period.kind == "year" and own.kind == "span" and period.end.year == own.begin.year
    return first and statement.head.in_bracket and "aim" not in statement.head.flags


_TERM_YEARS = 3  # a span of fewer years is a plan of its own, no term


def _stands(statement: Statement) -> bool:
    """Whether a document of targets tells how things stand: "hiện còn 2,1%", "đến nay có 14/19 thôn", "đã kết nạp"."""
    head = statement.head
    ahead = head.flags & {"target", "estimate", "expect", "forecast", "aim", "assigned"}
    return "so_far" in head.flags and not ahead and statement.figure.numeral.bound not in ("ge", "le")


def _is_horizon(period: Period, context: Context, statement: Statement) -> bool:
    """Whether a year said lies ahead of a report that ends before it."""
    own, last = context.period, period.end.year
    end = own.end.year
    if last < end:
        return False
    if last > end:
        begin = period.begin.year
        return begin > end or last - begin > 1
    planned = context.kind in ("other", "resolution", "plan") and end - own.begin.year > 3
    return planned and "until" in [time.sort for time in statement.head.times]  # "đến năm 2030" of 2023..2030


def _is_norm(statement: Statement, context: Context, period: Period) -> bool:
    """A bound in a report on a whole term ahead ("hằng năm … từ 6 hợp tác xã trở lên", "không quá 0,5%") is a norm."""
    bound = statement.figure.numeral.bound
    if bound not in ("ge", "le", "range"):
        return False
    whole_term = ".." in context.period.text and context.period.text.replace("..", "").isdigit()
    yearly = "yearly" in [time.sort for time in statement.head.times]
    return (
        whole_term
        and (bound in ("ge", "le") or (yearly and bound == "range"))
        and context.period.end.year - context.period.begin.year > 2
    )
