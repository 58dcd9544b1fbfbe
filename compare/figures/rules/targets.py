"""Rules of the plan's own figure: "(KH năm 26.000 tấn)", "(NQ: 2%)", "91,2%/85%", "chưa đạt chỉ tiêu 100% hộ"."""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures import naming
from compare.figures.clauses import Statement
from compare.figures.cues import COMPARING
from compare.figures.drafts import Draft
from compare.figures.lexicon import key, keys
from compare.figures.mention import Mention
from compare.figures.quantities import stated
from compare.figures.rules.contract import Reader
from compare.figures.statements import base_of, sort_of
from compare.observation import PLANS
from compare.period import Period, year_of


def names_a_target(reader: Reader, statement: Statement) -> bool:
    """Said: "đều vượt mục tiêu 90% của Nghị quyết": the target's own level, of an indicator that is a share itself."""
    last = reader.memory.last
    base = statement.head.base
    if last is None or base is None or base.versus not in PLANS:
        return False
    if sort_of(statement) != "share":
        near = last.quantity is not None and 2 * statement.figure.numeral.value > last.quantity.value
        return near and sort_of(statement) == last.sort
    return last.sort == "share" and statement.figure.numeral.value > 30


def planned(reader: Reader, statement: Statement) -> bool:
    """Said "(KH năm 26.000 tấn)", "(NQ: 2%)", "/8.200 tấn KH": the target of what was said."""
    head, memory = statement.head, reader.memory
    last = memory.last
    if _short_of(reader, statement):
        return True
    if last is None or memory.fresh or head.cue in ("up", "down"):
        return False
    behind = head.slash and statement.tail.base is not None and statement.tail.base.versus in PLANS
    exceeds = head.cue in ("exceed", "short") and names_a_target(reader, statement)
    said = head.base is not None and head.base.versus in PLANS and head.cue not in COMPARING
    bare = not head.name or _ISSUING.issuperset(keys(head.name))
    labelled = head.first_flag == "target" and bare and (head.in_bracket or head.cue in ("", "reach"))
    labelled = labelled and not (head.new_clause and "aim" in head.flags and statement.tail.name)
    of_share = head.in_bracket and memory.relation in last.relations and memory.relation.versus == "whole"
    both_shares = sort_of(statement) != "share" or last.sort == "share" or of_share  # "đạt 86,2% (mục tiêu 85%)"
    amount = _is_plans_amount(reader, statement)
    if not (amount or behind or exceeds or ((said or labelled) and bare and both_shares)):
        return False
    scope = (memory.role, memory.estimate_all, memory.target_all)
    draft = reader.add(statement, last.name, stated(statement, last))
    draft.role, draft.restates = "target", None
    if head.slash:
        memory.role, memory.estimate_all, memory.target_all = scope
    named = (
        [*reader.statements[-2].tail.times, *reader.statements[-2].tail.aims]
        if amount and len(reader.statements) > 1
        else []
    )
    times = [t for t in [*named, *head.times, *statement.tail.times] if t.period is not None]
    draft.period = _plan_period(reader, statement, times)
    memory.last = last if head.in_bracket or head.slash else draft
    return True


def _is_plans_amount(reader: Reader, statement: Statement) -> bool:
    """Said "đạt 108,4% dự toán giao (1.120 tỷ đồng)": the plan's own amount right behind its name."""
    head, last, said = statement.head, reader.memory.last, reader.memory.relation
    if not head.in_bracket or head.name or head.cue or head.times or last is None or said is None:
        return False
    planned = said.said and said.versus in PLANS and said in last.relations
    alike = sort_of(statement) == last.sort or (last.quantity is None and sort_of(statement) in ("money", "measure"))
    if sort_of(statement) == "share":
        return planned and said.kind == "delta" and _is_rate(last) and statement.piece.first - said.stop <= 8
    return planned and alike and statement.piece.first - said.stop <= 8


def _is_rate(last: Draft) -> bool:
    """Whether a share was told of it, so that its target is one: "đạt 88,2%, cao hơn 3,2% so với chỉ tiêu (85%)"."""
    return last.sort == "share" or any(r.kind == "ratio" and r.versus == "whole" for r in last.relations)


def _short_of(reader: Reader, statement: Statement) -> bool:
    """Said "chưa đạt chỉ tiêu 100% hộ tham gia BHYT": the target of what stands behind it."""
    head = statement.head
    if head.cue != "short" or head.base is None or head.base.versus not in PLANS:
        return False
    if _ISSUING.issuperset(keys(statement.tail.name)) or sort_of(statement) != "share":
        return False
    name = naming.tidy_tail(statement.tail.name)
    draft = reader.add(statement, name, stated(statement, None))
    draft.role = "target"
    reader.memory.subject = draft.name
    return True


# Words of who sets a plan and when: "(mục tiêu Nghị quyết Đại hội 60 triệu đồng)" names nothing else.
_ISSUING = frozenset(
    keys("năm cả nhiệm kỳ đại hội nghị quyết NQ đề ra được giao tỉnh huyện xã phường thành phố HĐND UBND trung ương TW")
)


def _plan_period(reader: Reader, statement: Statement, times: Sequence[Mention]) -> Period:
    """The period a plan names; "KH năm" is the year's; else the report's own."""
    if times and times[-1].period is not None:
        return times[-1].period
    words, piece = reader.reading.words, statement.piece
    behind = range(piece.stop, min(piece.stop + 3, len(words))) if statement.head.slash else ()
    if any(words[at] == key("năm") for at in (*range(max(0, piece.first - 3), piece.first), *behind)):
        return year_of(reader.context.period)
    said = base_of(statement) or reader.memory.relation
    if said is not None and said.versus == "term_target":
        return reader.context.period
    return reader.memory.period


def slash_target(reader: Reader, statement: Statement) -> bool:
    """Said: "91,2%/85%": the second is the target of the first."""
    last = reader.memory.last
    if not statement.head.slash or last is None or last.quantity is None or sort_of(statement) != "share":
        return False
    draft = reader.add(statement, last.name, stated(statement, last))
    draft.role = "target"
    reader.memory.last = last
    return True
