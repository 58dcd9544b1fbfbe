"""Rules of growth and decline: "tăng 8,5%", "giảm 7 vụ so với năm 2020", "gấp 3,4 lần".

A difference said once may hold for the next figure too: in per cent, of a second count, measure or base.
"""

from __future__ import annotations

from compare.figures import naming
from compare.figures.bases import Base
from compare.figures.clauses import Statement
from compare.figures.drafts import DraftRelation
from compare.figures.rules.contract import Reader, versus_of
from compare.figures.rules.targets import names_a_target
from compare.figures.statements import base_of, sign_of, sort_of, unit_of
from compare.observation import PLANS


def times(reader: Reader, statement: Statement) -> bool:
    """Said: "gấp 3,4 lần cùng kỳ", "tăng 1,4 lần", "đạt 1,02 lần chỉ tiêu": a ratio."""
    base = base_of(statement)
    planned = statement.head.cue == "reach" and base is not None and base.versus in PLANS
    if sort_of(statement) != "times" or not (planned or statement.head.cue in ("times", "up", "down", "equal")):
        return False
    versus = versus_of(reader, statement, base)
    reader.relate(statement, "ratio", statement.figure.numeral.value, base, versus)
    return True


def points(reader: Reader, statement: Statement) -> bool:
    """Said: "tăng 0,06 điểm phần trăm": a difference; "đóng góp 2,1 điểm phần trăm" is a level."""
    if sort_of(statement) != "points" or (
        statement.head.cue in ("contribute", "reach") and "contribute" in statement.head.cue
    ):
        return False
    return _difference(reader, statement)


def _difference(reader: Reader, statement: Statement) -> bool:
    base = base_of(statement)
    versus = versus_of(reader, statement, base)
    if statement.head.cue in ("exceed", "short") and (base is None or (base.versus == "other" and not _is_norm(base))):
        versus = "plan"
    value = statement.figure.numeral.value * sign_of(statement)
    reader.relate(statement, "delta", value, base, versus)
    return True


def _is_norm(base: Base) -> bool:
    """Whether a base is a norm or a mean, no plan: "còn thiếu 173 người so với định mức"."""
    return base.norm


def delta(reader: Reader, statement: Statement) -> bool:
    """Said "tăng 8,5%", "giảm 7 vụ so với năm 2020", "vượt 3,6% kế hoạch", "(+6,86%)"."""
    head = statement.head
    if statement.figure.sign and (head.in_bracket or head.cue == "") and (reader.memory.last or head.name):
        return _difference(reader, statement)
    if not head.cue and head.front_cue and statement.figure.unit is not None:
        if _is_brought_below(statement):
            head.name = naming.tidy(naming.without_fall(head.raw))
            return False
        head.cue, head.name = head.front_cue, naming.tidy(" ".join(head.raw.split()[1:]))
    if head.cue not in ("up", "down", "exceed", "short") or "from" in head.flags:
        return False
    if head.cue == "exceed" and names_a_target(reader, statement):
        return False
    if statement.figure.numeral.total is not None:
        return False
    return _difference(reader, statement)


def _is_brought_below(statement: Statement) -> bool:
    """Said: "kéo giảm phạm pháp hình sự dưới 580 vụ", "giảm tỷ lệ hộ nghèo dưới 2%": the level it is brought to."""
    head, unit = statement.head, statement.figure.unit
    below = head.front_cue == "down" and statement.figure.numeral.bound in ("lt", "le")
    share = unit is None or unit.sort not in ("count", "money", "measure")
    return below and (naming.is_rate(naming.tidy(naming.without_fall(head.raw))) or not share)


def same_difference(reader: Reader, statement: Statement) -> bool:
    """Said "giảm 22 vụ (10,7%)", "tăng 215 thuê bao, tương ứng 9,8%": the same difference in per cent.

    Or in the unit of its level, where it was said in per cent: "tăng 4,59% (tương ứng tăng 94,5 tấn)".
    """
    head, said = statement.head, reader.memory.relation
    if said is None or head.name.lower() not in _EQUAL_WORDS or not _is_other_reading(statement, said):
        return False
    told = head.in_bracket or head.cue == "equal" or head.name.lower() in ("tương ứng", "tương đương")
    near = said.kind == "delta" and statement.piece.first - said.stop <= (6 if head.in_bracket else 10)
    owner = next((draft for draft in reversed(reader.drafts[-6:]) if said in draft.relations), None)
    if not near or not told or owner is None:
        return False
    if head.in_bracket and reader.drafts[-1] is not owner and reader.drafts[-1].first > said.first:
        return False  # "giảm 742 hộ; 1.905 hộ cận nghèo (2,84%)"
    base = base_of(statement)
    if head.cue not in ("", "equal", "up", "down") or (
        head.cue == "equal" and base is not None and not head.in_bracket
    ):
        return False
    value = statement.figure.numeral.value.copy_sign(said.value)
    last, reader.memory.last = reader.memory.last, owner
    reader.relate(statement, "delta", value, base, base.versus if base else said.versus)
    reader.memory.last = last
    return True


def _is_other_reading(statement: Statement, said: DraftRelation) -> bool:
    """Whether a figure may be another reading of a difference: in per cent of an amount, or the amount of a growth."""
    if sort_of(statement) == "share":
        return not said.unit.startswith("%") and statement.figure.numeral.value <= _MOST
    return said.unit == "%" and statement.head.cue == "equal" and sort_of(statement) != "points"


_MOST = 60  # per cent; a greater share beside a difference is a share of something else
_EQUAL_WORDS = ("", "tương ứng", "tương đương")


def count_again(reader: Reader, statement: Statement) -> bool:
    """Said "giảm 3 vụ và 4 em so với năm 2021": the verb holds for the second count, of the level said in its unit.

    Where the noun has a word with it, of the level so named: "giảm 24 vụ, 11 người chết, 19 người bị thương".
    """
    head, said, unit = statement.head, reader.memory.relation, statement.figure.unit
    if said is None or said.kind != "delta" or head.name or head.cue or head.new_clause or unit is None:
        return False
    measured = unit.sort in ("count", "measure", "money")  # "giảm 9 vụ và 21,6 ha"
    between = reader.reading.text(said.stop, statement.piece.first).removeprefix(_tail_before(reader)).strip()
    directly = between in (",", "và", "") and measured and reader.memory.fresh is False
    tail = statement.tail.name.lower()
    listed = said.said or bool(reader.memory.stack)  # its base was said before, or the list stands in a bracket
    if not directly or statement.figure.numeral.total is not None or (tail and not listed):
        return False
    told = (d for d in reversed(reader.drafts[-5:]) if d.quantity is not None and d.quantity.unit == unit.text)
    owner = next((d for d in told if f" {tail} " in f" {d.name.lower()} " or not tail), None)
    if owner is None or said in owner.relations or not any(said in d.relations for d in reader.drafts[-6:]):
        return False
    base = base_of(statement)
    last, reader.memory.last = reader.memory.last, owner
    value = statement.figure.numeral.value.copy_sign(said.value)
    reader.relate(statement, "delta", value, base, base.versus if base else said.versus)
    if base is not None and not said.said:
        said.versus, said.said = base.versus, base.said
    reader.memory.last = last
    return True


def _tail_before(reader: Reader) -> str:
    """The words behind the figure before: "chết" of "11 người chết, 19 người bị thương"."""
    return reader.statements[-2].tail.name if len(reader.statements) > 1 else ""


def same_of_another(reader: Reader, statement: Statement) -> bool:
    """Said "tăng 12,4% về lượng và 21% về giá trị": the verb holds for the second measure too."""
    head, said = statement.head, reader.memory.relation
    if said is None or said.kind != "delta" or head.name or head.cue or head.in_bracket or head.new_clause:
        return False
    near = unit_of(statement) == said.unit and statement.piece.first - said.stop <= 8
    if not near or not statement.tail.name.lower().startswith("về ") or reader.memory.fresh:
        return False
    base = base_of(statement)
    value = statement.figure.numeral.value.copy_sign(said.value)
    reader.relate(statement, "delta", value, base, base.versus if base else said.versus)
    return True


def same_again(reader: Reader, statement: Statement) -> bool:
    """Said "tăng 1,3% so với tháng trước và 12,7% so với cùng kỳ": the verb holds for the second base too."""
    head, said, base = statement.head, reader.memory.relation, base_of(statement)
    if said is None or base is None or head.name or head.cue or head.in_bracket or head.new_clause:
        return False
    again = base.versus == said.versus and said.versus != "plan"  # two plans may be exceeded
    if said.kind != "delta" or not said.said or again or base.versus == "whole":
        return False
    owner = reader.memory.last
    alike = unit_of(statement) == said.unit and statement.piece.first - said.stop <= 14
    if not alike or owner is None or said not in owner.relations or reader.memory.fresh:
        return False
    reader.relate(statement, "delta", statement.figure.numeral.value.copy_sign(said.value), base, base.versus)
    return True


def awaited(reader: Reader, statement: Statement) -> bool:
    """The difference that a comparison's bracket put off: "4,5 điểm phần trăm" of "(56,3%) 4,5 điểm phần trăm".

    Or the amount: "cao hơn dự toán (11.800 tỷ đồng) 650 tỷ đồng".
    """
    said, reader.memory.awaited = reader.memory.awaited, None
    last = reader.memory.last
    alike = sort_of(statement) in ("points", "share") or (last is not None and sort_of(statement) == last.sort)
    apart = statement.head.name or statement.head.cue or statement.tail.name
    if said is None or apart or not alike:
        return False
    statement.head.cue, statement.head.base = said
    return _difference(reader, statement)
