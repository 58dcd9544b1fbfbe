"""The rules by which a figure becomes a level, a comparison, or a target: in `RULES`, in the order they are tried.

Each takes the reader and a statement, makes what it makes, and says whether it was the one. A new kind of sentence is
a new rule here, or a new word in the lexicon that its cue stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Protocol

from compare.figures import bases, naming
from compare.figures.bases import Base
from compare.figures.clauses import Statement
from compare.figures.context import Context
from compare.figures.cues import COMPARING
from compare.figures.drafts import Draft, DraftRelation, Memory
from compare.figures.lexicon import key
from compare.figures.mention import Mention
from compare.figures.pieces import Reading
from compare.figures.quantities import stated
from compare.figures.statements import base_of, sign_of, sort_of, unit_of
from compare.figures.table_periods import previous
from compare.figures.titles import level_name, subject_of
from compare.observation import RelationKind, Versus
from compare.period import Period, year_of
from compare.quantity import Quantity


class Reader(Protocol):
    """What a rule needs of the one who reads: what is remembered, what was made, and how more is made."""

    reading: Reading
    context: Context
    memory: Memory
    drafts: list[Draft]
    statements: list[Statement]

    def add(self, statement: Statement, name: str, quantity: Quantity | None) -> Draft: ...

    def relate(
        self, statement: Statement, kind: RelationKind, value: Decimal, base: Base | None, versus: Versus
    ) -> None: ...


Rule = Callable[[Reader, Statement], bool]


def _times(reader: Reader, statement: Statement) -> bool:
    """Said: "gấp 3,4 lần cùng kỳ", "tăng 1,4 lần": a ratio."""
    if sort_of(statement) != "times" or statement.head.cue not in ("times", "up", "down", "equal"):
        return False
    base = base_of(statement)
    versus = _versus(reader, statement, base)
    reader.relate(statement, "ratio", statement.figure.numeral.value, base, versus)
    return True


def _points(reader: Reader, statement: Statement) -> bool:
    """Said: "tăng 0,06 điểm phần trăm": a difference; "đóng góp 2,1 điểm phần trăm" is a level."""
    if sort_of(statement) != "points" or (
        statement.head.cue in ("contribute", "reach") and "contribute" in statement.head.cue
    ):
        return False
    return _difference(reader, statement)


def _difference(reader: Reader, statement: Statement) -> bool:
    base = base_of(statement)
    versus = _versus(reader, statement, base)
    if statement.head.cue in ("exceed", "short") and (base is None or (base.versus == "other" and not _is_norm(base))):
        versus = "plan"
    value = statement.figure.numeral.value * sign_of(statement)
    reader.relate(statement, "delta", value, base, versus)
    return True


def _is_norm(base: Base) -> bool:
    """Whether a base is a norm or a mean, no plan: "còn thiếu 173 người so với định mức"."""
    return base.norm


def _delta(reader: Reader, statement: Statement) -> bool:
    """Said "tăng 8,5%", "giảm 7 vụ so với năm 2020", "vượt 3,6% kế hoạch", "(+6,86%)"."""
    head = statement.head
    if statement.figure.sign and (head.in_bracket or head.cue == "") and (reader.memory.last or head.name):
        return _difference(reader, statement)
    if not head.cue and head.front_cue and statement.figure.unit is not None:
        head.cue, head.name = head.front_cue, naming.tidy(" ".join(head.raw.split()[1:]))
    if head.cue not in ("up", "down", "exceed", "short") or "from" in head.flags:
        return False
    if head.cue == "exceed" and _names_a_target(reader, statement):
        return False
    if statement.figure.numeral.total is not None:
        return False
    return _difference(reader, statement)


def _same_difference(reader: Reader, statement: Statement) -> bool:
    """Said "giảm 22 vụ (10,7%)", "tăng 215 thuê bao, tương ứng 9,8%": the same difference in per cent."""
    head, said = statement.head, reader.memory.relation
    if sort_of(statement) != "share" or said is None or head.name.lower() not in _EQUAL_WORDS:
        return False
    told = head.in_bracket or head.cue == "equal" or head.name.lower() in ("tương ứng", "tương đương")
    near = said.kind == "delta" and statement.piece.first - said.stop <= (6 if head.in_bracket else 10)
    owner = next((draft for draft in reversed(reader.drafts[-6:]) if said in draft.relations), None)
    if not near or not told or owner is None or said.unit.startswith("%") or statement.figure.numeral.value > 60:
        return False
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


_EQUAL_WORDS = ("", "tương ứng", "tương đương")


def _count_again(reader: Reader, statement: Statement) -> bool:
    """Said "giảm 3 vụ và 4 em so với năm 2021": the verb holds for the second count, of the level said in its unit."""
    head, said, unit = statement.head, reader.memory.relation, statement.figure.unit
    if said is None or said.kind != "delta" or head.name or head.cue or head.new_clause or unit is None:
        return False
    directly = statement.piece.first - said.stop == 1 and unit.sort == "count" and reader.memory.fresh is False
    if not directly or statement.tail.name or statement.figure.numeral.total is not None:
        return False
    owner = next(
        (d for d in reversed(reader.drafts[-5:]) if d.quantity is not None and d.quantity.unit == unit.text), None
    )
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


def _same_of_another(reader: Reader, statement: Statement) -> bool:
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


def _same_again(reader: Reader, statement: Statement) -> bool:
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


def _names_a_target(reader: Reader, statement: Statement) -> bool:
    """Said: "đều vượt mục tiêu 90% của Nghị quyết": the target's own level, of an indicator that is a share itself."""
    last = reader.memory.last
    base = statement.head.base
    if last is None or base is None or base.versus not in ("plan", "term_target"):
        return False
    if sort_of(statement) != "share":
        near = last.quantity is not None and 2 * statement.figure.numeral.value > last.quantity.value
        return near and sort_of(statement) == last.sort
    return last.sort == "share" and statement.figure.numeral.value > 30


def _share_again(reader: Reader, statement: Statement) -> bool:
    """Said "nông nghiệp chiếm 38,2%, công nghiệp 24,6%, dịch vụ 37,2%": the verb holds for the later members."""
    head, last = statement.head, reader.memory.last
    bare = sort_of(statement) == "share" and not head.cue and not head.in_bracket and bool(head.name)
    if not bare or last is None or last.quantity is not None or not last.relations or reader.memory.fresh:
        return False
    said = last.relations[-1]
    shared = said.kind == "ratio" and said.versus == "whole" and said is reader.memory.relation
    if not shared or head.new_clause or naming.is_rate(head.name) or head.flags & {"parts", "target"}:
        return False
    statement.head.cue = "share"
    return _share(reader, statement)


def _share(reader: Reader, statement: Statement) -> bool:
    """Said: "chiếm 43,6% tổng dư nợ", "đóng góp 18% GRDP": a ratio to the whole."""
    if statement.head.cue not in ("share", "contribute") or sort_of(statement) != "share":
        return False
    base = base_of(statement)
    planned = base is not None and base.versus in ("plan", "term_target")
    of_sum = base is not None and (base.assigner or "").lower().startswith("tổng")  # "chiếm 24,6% tổng vốn đầu tư"
    versus: Versus = base.versus if base is not None and planned and not of_sum else "whole"
    reader.memory.share_said = True
    reader.relate(statement, "ratio", statement.figure.numeral.value, base, versus)
    return True


def _planned(reader: Reader, statement: Statement) -> bool:
    """Said "(KH năm 26.000 tấn)", "(NQ: 2%)", "/8.200 tấn KH": the target of what was said."""
    head, memory = statement.head, reader.memory
    last = memory.last
    if _short_of(reader, statement):
        return True
    if last is None or memory.fresh:
        return False
    behind = head.slash and statement.tail.base is not None and statement.tail.base.versus in ("plan", "term_target")
    exceeds = head.cue in ("exceed", "short") and _names_a_target(reader, statement)
    said = head.base is not None and head.base.versus in ("plan", "term_target") and head.cue not in COMPARING
    bare = not head.name or head.name.lower() in _PLAN_NAMES
    labelled = head.first_flag == "target" and bare and (head.in_bracket or head.cue in ("", "reach"))
    of_share = head.in_bracket and memory.relation in last.relations and memory.relation.versus == "whole"
    both_shares = sort_of(statement) != "share" or last.sort == "share" or of_share  # "đạt 86,2% (mục tiêu 85%)"
    amount = _is_plans_amount(reader, statement)
    if head.cue in ("up", "down") or not (amount or behind or exceeds or ((said or labelled) and bare and both_shares)):
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
    planned = said.said and said.versus in ("plan", "term_target") and said in last.relations
    alike = sort_of(statement) == last.sort or (last.quantity is None and sort_of(statement) in ("money", "measure"))
    return planned and alike and sort_of(statement) != "share" and statement.piece.first - said.stop <= 8


def _short_of(reader: Reader, statement: Statement) -> bool:
    """Said "chưa đạt chỉ tiêu 100% hộ tham gia BHYT": the target of what stands behind it."""
    head = statement.head
    named = (
        statement.tail.name.lower() not in ("", *_PLAN_NAMES)
        and sort_of(statement) == "share"
        and head.base is not None
    )
    if head.cue != "short" or not named or head.base is None or head.base.versus not in ("plan", "term_target"):
        return False
    name = naming.tidy_tail(statement.tail.name)
    draft = reader.add(statement, name, stated(statement, None))
    draft.role = "target"
    reader.memory.subject = draft.name
    return True


_PLAN_NAMES = frozenset(
    {"năm", "đại hội", "nhiệm kỳ", "đề ra", "giao", "được giao", "tỉnh giao", "tỉnh", "hđnd", "cả năm"}
)


def _plan_period(reader: Reader, statement: Statement, times: Sequence[Mention]) -> Period:
    """The period a plan names; "KH năm" is the year's; else the report's own."""
    if times and times[-1].period is not None:
        return times[-1].period
    if any(
        reader.reading.words[at] == key("năm") for at in range(max(0, statement.piece.first - 3), statement.piece.first)
    ):
        return year_of(reader.context.period)
    said = base_of(statement) or reader.memory.relation
    if said is not None and said.versus == "term_target":
        return reader.context.period
    return reader.memory.period


def _slash_target(reader: Reader, statement: Statement) -> bool:
    """Said: "91,2%/85%": the second is the target of the first."""
    last = reader.memory.last
    if not statement.head.slash or last is None or last.quantity is None or sort_of(statement) != "share":
        return False
    draft = reader.add(statement, last.name, stated(statement, last))
    draft.role = "target"
    reader.memory.last = last
    return True


def _same_period_level(reader: Reader, statement: Statement) -> bool:
    """Said: "(cùng kỳ 330 vụ)", "(năm trước 12 vụ)": the base's own level."""
    head, last = statement.head, reader.memory.last
    bases_said = [t for t in head.times if t.sort in ("same", "previous")]
    if _is_bracketed_base(reader, statement):
        assert last is not None
        draft = reader.add(statement, last.name, stated(statement, last))
        said = reader.memory.relation
        draft.period, draft.role = last.period.year_before(), "actual"
        if said is not None and said.versus == "previous_period":
            draft.period = previous(last.period)
        reader.memory.last = last
        return True
    if last is None or not bases_said or head.name or head.cue in ("up", "down", "times", "equal", "exceed"):
        return False
    if head.base is not None and head.base.versus not in ("same_period", "previous_year", "previous_period"):
        return False
    period = bases_said[-1].period
    if period is None or (sort_of(statement) == "share" and last.sort != "share"):
        return False
    draft = reader.add(statement, last.name, stated(statement, last))
    draft.period, draft.role = period, "actual"
    reader.memory.last = last
    return True


def _base_level(reader: Reader, statement: Statement) -> bool:
    """Said "thấp hơn bình quân cả nước (56,3%) 4,5 điểm phần trăm": the base's own level within its comparison."""
    head, last = statement.head, reader.memory.last
    moves = head.cue in ("up", "down") and head.base is not None and head.in_bracket
    if not moves or head.base is None or last is None or last.quantity is None:
        return False
    if reader.reading.words[statement.piece.stop : statement.piece.stop + 1] != [")"]:
        return False
    if sort_of(statement) != last.sort or statement.figure.sign or head.base.versus not in ("other", "same_period"):
        return False
    mean = head.base.norm or head.base.versus == "other"
    draft = reader.add(statement, naming.joined(last.name, "bình quân") if mean else last.name, stated(statement, last))
    draft.role = "actual"
    if head.base.versus == "same_period":
        draft.period = last.period.year_before()
    reader.memory.last, reader.memory.awaited = last, (head.cue, head.base)
    return True


def _awaited(reader: Reader, statement: Statement) -> bool:
    """The difference that a comparison's bracket put off: "4,5 điểm phần trăm" of "(56,3%) 4,5 điểm phần trăm"."""
    said, reader.memory.awaited = reader.memory.awaited, None
    if said is None or statement.head.name or statement.head.cue or sort_of(statement) not in ("points", "share"):
        return False
    statement.head.cue, statement.head.base = said
    return _difference(reader, statement)


def _is_bracketed_base(reader: Reader, statement: Statement) -> bool:
    """Said: "bằng 96,4% cùng kỳ năm trước (330 vụ)": a level right behind the base it belongs to."""
    head, last, said = statement.head, reader.memory.last, reader.memory.relation
    if (
        not head.in_bracket
        or head.name
        or head.cue
        or head.times
        or last is None
        or last.quantity is None
        or said is None
    ):
        return False
    meant: tuple[Versus, ...] = ("same_period", "previous_year")
    if last.period.kind in ("month", "quarter"):
        meant = (*meant, "previous_period")
    based = said.said and said.versus in meant and said.stop + 8 > statement.piece.first
    unit = statement.figure.unit
    alike = unit is not None and unit.sort == last.sort and unit.text.split()[0] == last.quantity.unit.split()[0]
    return based and alike and said in last.relations and statement.figure.sign == 0


def _ratio(reader: Reader, statement: Statement) -> bool:
    """Said "đạt 135% kế hoạch", "bằng 96,4% cùng kỳ", "(76,9%)": a ratio of what was said or is named."""
    head, memory = statement.head, reader.memory
    if sort_of(statement) != "share" or "/" in unit_of(statement) or statement.figure.numeral.total is not None:
        return False
    base = base_of(statement)
    named = subject_of(statement, memory)
    compares = base is not None and base.versus not in ("other",)
    if not named and (thing := _planned_alone(reader, statement, base)):
        draft = reader.add(statement, thing, None)
        draft.role = reader.context.role
        reader.memory.subject, named = thing, ""
        reader.relate(statement, "ratio", statement.figure.numeral.value, base, _versus(reader, statement, base))
        return True
    if _is_share_again(reader, statement, named):
        reader.relate(statement, "ratio", statement.figure.numeral.value, None, "plan")
        return True
    if head.cue == "equal" or (compares and base is not None and _is_base_for_share(base, statement, named)):
        if not named and memory.last is None and not memory.subject:
            return False
    else:
        last = memory.last
        free = not named and not _new_noun(statement) and last is not None and not memory.fresh
        if not free or last is None or (last.sort == "share" and last.quantity is not None):
            return False
        if any(t.sort in ("within", "until", "to_date") for t in head.times) or memory.given:
            return False
        if last.quantity is None and head.cue != "equal" and not head.in_bracket:
            return False
    versus = _versus(reader, statement, base)
    if base is None:
        versus = _share_default(reader, statement)
        if head.cue == "equal" and len(memory.equalled) == 1:
            (versus,) = memory.equalled  # "bằng 112% cùng kỳ; thu khác bằng 87%"
    elif head.cue == "equal":
        memory.equalled.add(versus)
    reader.relate(statement, "ratio", statement.figure.numeral.value, base, versus)
    return True


def _planned_alone(reader: Reader, statement: Statement, base: Base | None) -> str:
    """What "Hoàn thành 100% chỉ tiêu giao quân" names behind its plan, where nothing was said before it; else ""."""
    opens = reader.memory.fresh or statement.head.new_clause
    planned = base is not None and base.versus in ("plan", "term_target")
    if not opens or not planned or base is None or statement.head.cue not in ("equal", "reach", "exceed"):
        return ""
    return naming.planned_thing(base.assigner or "")


def _is_share_again(reader: Reader, statement: Statement, named: str) -> bool:
    """Said "thu tiền sử dụng đất đạt 41,7% dự toán; thu ngoài quốc doanh đạt 58,3%": of the plan too, no level."""
    last, said, measure = reader.memory.last, reader.memory.relation, naming.measure_head(named)
    if last is None or last.quantity is not None or said is None or reader.memory.fresh or not measure:
        return False
    alike = measure.split()[0].lower() == naming.measure_head(last.name).partition(" ")[0].lower()
    planned = said.kind == "ratio" and said.versus == "plan" and said in last.relations
    bare = statement.head.cue == "reach" and base_of(statement) is None and not statement.tail.name
    return alike and planned and bare and not naming.is_rate(named)


def _new_noun(statement: Statement) -> bool:
    """Whether a noun of its own stands behind the figure ("đạt 95% hộ dân dùng nước sạch")."""
    return bool(statement.tail.name) and statement.head.cue in ("", "have") and not statement.head.in_bracket


def _is_base_for_share(base: Base, statement: Statement, named: str) -> bool:
    """Whether a base makes "đạt 52%" a ratio: a plan or a time does, a whole only where a count stands before."""
    if base.versus in ("plan", "term_target", "same_period", "previous_year", "previous_period", "term_start"):
        return True
    return base.versus == "whole" and not named and statement.head.cue != ""


def _share_default(reader: Reader, statement: Statement) -> Versus:
    """What "đạt 94%" is of where nothing is said: the whole beside a count, the plan beside a sum or an area."""
    last = reader.memory.last
    if last is None or last.quantity is None:
        return "plan"
    if (other := _by_arithmetic(reader, statement, last)) is not None:
        return "plan" if other.role == "target" else "whole"
    if bases.is_enrolment(last.name) or statement.figure.numeral.value > 100:
        return "plan"  # no part is more than its whole
    said = reader.memory.relation
    if said is not None and said.kind == "ratio" and said.versus == "plan" and _is_sibling(reader, said, last):
        return "plan"  # "BHXH bắt buộc 64.218 người (đạt 101% kế hoạch), BHXH tự nguyện 9.470 người (đạt 88,6%)"
    if last.quantity.total is not None and last.sort in ("count", ""):
        return "whole"
    if last.sort in ("money", "measure"):
        return "whole" if reader.memory.share_said and statement.head.in_bracket else "plan"
    if any(d.role == "target" and d.name == last.name for d in reader.drafts):
        return "plan"
    return "whole"


def _is_sibling(reader: Reader, said: DraftRelation, last: Draft) -> bool:
    """Whether a share was said of the level before this one, in the same unit and as its own first share."""
    before = next((draft for draft in reversed(reader.drafts) if draft is not last), None)
    if before is None or said not in before.relations or before.quantity is None or last.quantity is None:
        return False
    return before.quantity.unit == last.quantity.unit and not last.relations and last.quantity.total is None


def _by_arithmetic(reader: Reader, statement: Statement, last: Draft) -> Draft | None:
    """The level said before that the share is of, where the division shows it: 402 of 640 are 62,8%."""
    share = statement.figure.numeral.value
    exponent = share.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    for other in reversed(reader.drafts[-6:]):
        if other is last or other.quantity is None or last.quantity is None or not other.quantity.value:
            continue
        both_counts = other.sort == last.sort == "count"
        alike = both_counts or (other.sort == last.sort and other.quantity.unit == last.quantity.unit)
        counts = alike and last.sort != "share" and last.quantity.total is None
        if counts and abs(last.quantity.value * 100 / other.quantity.value - share) <= step / 2:
            return other
    return None


def _restated(reader: Reader, statement: Statement) -> bool:
    """Said: "đạt 97,8% (1.206/1.233 tàu)" behind "1.206 tàu": the whole of the count said before."""
    last, numeral = reader.memory.last, statement.figure.numeral
    if numeral.total is None or not statement.head.in_bracket or statement.head.name or last is None:
        return False
    if last.quantity is None or last.quantity.value != numeral.value or last.quantity.total is not None:
        return False
    last.quantity = Quantity(
        last.quantity.value, last.quantity.unit, last.quantity.bound, last.quantity.high, numeral.total
    )
    return True


def _whole_behind(reader: Reader, statement: Statement) -> bool:
    """Said "42,6 tỷ đồng/tổng số vốn 118 tỷ đồng": the whole of the sum before."""
    last, head, quantity = reader.memory.last, statement.head, stated(statement, None)
    if last is None or last.quantity is None or last.quantity.total is not None or not head.raw.startswith("tổng"):
        return False
    slashed = reader.reading.words[last.stop : last.stop + 2] == ["/", _TOTAL]
    if not slashed or quantity.unit != last.quantity.unit or quantity.value < last.quantity.value:
        return False
    whole = last.quantity
    last.quantity = Quantity(whole.value, whole.unit, whole.bound, whole.high, quantity.value)
    return True


_TOTAL = key("tổng")


def _share_counted(reader: Reader, statement: Statement) -> bool:
    """Said "100% (27/27) không có phiếu thấp": the count that the share is of, named as it is."""
    last, numeral, head = reader.memory.last, statement.figure.numeral, statement.head
    bare = head.in_bracket and not head.name and statement.figure.unit is None
    if not bare or last is None or last.quantity is None or last.sort != "share" or not numeral.total:
        return False
    if abs(numeral.value * 100 / numeral.total - last.quantity.value) >= 1:
        return False
    counts = [d.quantity.unit for d in reader.drafts[-4:] if d.sort == "count" and d.quantity is not None]
    unit = naming.counted_noun(statement.tail.name) or naming.counted_noun(last.name) or (counts[-1] if counts else "")
    if not unit:
        return False
    reader.add(statement, last.name, Quantity(numeral.value, unit, numeral.bound, None, numeral.total))
    reader.memory.last = last
    return True


def _from(reader: Reader, statement: Statement) -> bool:
    """Said: "tăng từ 58% (năm 2020) lên 66%": the first is the level of the time before."""
    if "from" not in statement.head.flags or statement.figure.numeral.bound == "range":
        return False
    if statement.head.cue == "have":
        return False  # "có từ 85% chi đoàn …" sets the least of them
    named = subject_of(statement, reader.memory)
    if not named and sort_of(statement) == "count" and (reader.memory.fresh or statement.tail.also):
        named = level_name(statement, reader.memory)  # "toàn huyện giảm từ 24 xã xuống còn 17 xã"
    named = named or reader.memory.subject
    if not named:
        return False
    draft = reader.add(statement, named, stated(statement, reader.memory.last))
    draft.role = "actual"
    if not any(t.period for t in statement.tail.times if t.sort in ("within", "end", "start")):
        draft.period = _before(reader.memory.period)
    reader.memory.subject = named
    return True


def _before(period: Period) -> Period:
    """The period before, of the same kind; the year before for what is no year, quarter or month."""
    return period.year_before()


def _level(reader: Reader, statement: Statement) -> bool:
    """Anything else is a level, where a unit or a list says of what."""
    memory = reader.memory
    memory.agent = ""
    name = level_name(statement, memory)
    chain = memory.chain or memory.last if statement.head.slash else None
    quantity = stated(statement, memory.last)
    if not name and statement.figure.unit is not None and not statement.head.in_bracket:
        name = memory.subject or naming.tidy(statement.head.planned)  # "Dự toán thu năm 2025 được giao 214 tỷ đồng"
    if not name or (statement.figure.unit is None and not _is_level(statement, memory)):
        return False
    numeral = statement.figure.numeral
    if statement.figure.unit is None and numeral.total is not None and numeral.value > numeral.total:
        return False
    draft = reader.add(statement, name, quantity)
    memory.by_unit[quantity.unit] = name
    if statement.figure.unit is None and memory.last is not None:
        draft.sort = "count"
    draft.agent = memory.agent
    draft.verb, draft.tail = memory.verb, naming.tidy_tail(statement.tail.name)
    if draft.tail and not memory.stack:
        memory.tails[quantity.unit] = draft.tail
    memory.subject, memory.chain = name, chain
    return True


def _is_level(statement: Statement, memory: Memory) -> bool:
    """Whether a number without a unit is a level all the same: in a list, behind "là", as a fraction of a name."""
    head = statement.head
    if statement.figure.numeral.total is not None:
        return bool(head.name or memory.given)
    return bool(head.name or head.times or memory.given) and (
        head.cue in ("reach", "become") or memory.last is not None or memory.whole is not None
    )


def _versus(reader: Reader, statement: Statement, base: Base | None) -> Versus:
    """The base said, else what holds by default for the owner's period."""
    if base is not None:
        return base.versus
    return bases.default(reader.memory.period)


RULES: tuple[tuple[str, Rule], ...] = (
    ("restated", _restated),
    ("restated", _share_counted),
    ("restated", _whole_behind),
    ("difference", _awaited),
    ("same_period_level", _base_level),
    ("same_period_level", _same_period_level),
    ("planned", _planned),
    ("slash_target", _slash_target),
    ("from_level", _from),
    ("difference", _same_difference),
    ("difference", _same_of_another),
    ("difference", _same_again),
    ("difference", _count_again),
    ("times", _times),
    ("points", _points),
    ("difference", _delta),
    ("share", _share),
    ("share", _share_again),
    ("ratio", _ratio),
    ("level", _level),
)
