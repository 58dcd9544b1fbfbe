"""Rules of shares and ratios: "chiếm 43,6% tổng dư nợ", "đạt 135% kế hoạch", "bằng 96,4% cùng kỳ", "(76,9%)".

What a bare share is of, the plan or the whole, is told by what stands beside it (`_share_default`).
"""

from __future__ import annotations

from decimal import Decimal

from compare.figures import bases, naming
from compare.figures.bases import Base
from compare.figures.clauses import Statement
from compare.figures.drafts import Draft, DraftRelation
from compare.figures.lexicon import key
from compare.figures.rules.contract import Reader, versus_of
from compare.figures.statements import base_of, sort_of, unit_of
from compare.figures.titles import subject_of
from compare.observation import EARLIER, PLANS, Versus


def share_again(reader: Reader, statement: Statement) -> bool:
    """Said "nông nghiệp chiếm 38,2%, công nghiệp 24,6%, dịch vụ 37,2%": the verb holds for the later members."""
    head, last = statement.head, reader.memory.last
    bare = sort_of(statement) == "share" and head.cue in ("", "become") and not head.in_bracket and bool(head.name)
    if not bare or last is None or last.quantity is not None or not last.relations or reader.memory.fresh:
        return False
    said = last.relations[-1]
    shared = said.kind == "ratio" and said.versus == "whole" and said is reader.memory.relation
    if not shared or head.new_clause or naming.is_rate(head.name) or head.flags & {"parts", "target"}:
        return False
    statement.head.cue = "share"
    return share(reader, statement)


def share(reader: Reader, statement: Statement) -> bool:
    """Said: "chiếm 43,6% tổng dư nợ", "đóng góp 18% GRDP": a ratio to the whole."""
    if statement.head.cue not in ("share", "contribute") or sort_of(statement) != "share":
        return False
    base = base_of(statement)
    if statement.head.cue == "share" and base is None and naming.is_share(statement.head.name):
        return False  # "tỷ trọng công nghiệp chiếm 35%": a noun for the rate makes a level
    planned = base is not None and base.versus in PLANS
    of_sum = base is not None and (base.assigner or "").lower().startswith("tổng")  # "chiếm 24,6% tổng vốn đầu tư"
    versus: Versus = base.versus if base is not None and planned and not of_sum else "whole"
    reader.memory.share_said = True
    reader.relate(statement, "ratio", statement.figure.numeral.value, base, versus)
    return True


def ratio(reader: Reader, statement: Statement) -> bool:
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
        reader.relate(statement, "ratio", statement.figure.numeral.value, base, versus_of(reader, statement, base))
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
    versus = versus_of(reader, statement, base)
    if base is None:
        if not named and (sibling := _sibling_by_arithmetic(reader, statement)) is not None:
            memory.last = sibling
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
    planned = base is not None and base.versus in PLANS
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
    """Whether a base makes "đạt 52%" a ratio: a plan or a time does, a whole only where a count stands before.

    Growth that "đạt 8,1% so với cùng kỳ" is a level: the time only tells from where it is measured.
    """
    if base.versus in PLANS:
        return True
    if base.versus in EARLIER:
        return not (statement.head.cue == "reach" and naming.is_growth(named))
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
    if last.sort == "money" and last.quantity.total is not None and not bases.is_financed(last.name):
        return "whole"  # "thu hồi nợ thuế 12/40 tỷ đồng, đạt 30%"
    if last.sort in ("money", "measure"):
        return "whole" if reader.memory.share_said and statement.head.in_bracket else "plan"
    if any(d.role == "target" and d.name == last.name for d in reader.drafts):
        return "plan"
    return "plan" if _is_of_no_whole(reader, statement, last) else "whole"


def _is_of_no_whole(reader: Reader, statement: Statement, last: Draft) -> bool:
    """Whether a count is no part of anything, so that only a plan can be meant: "đón 1.942 lượt tàu, bằng 49,8%".

    A part follows its whole in the sentence; cases are parts of those received, and people or households of all there
    are, unless the paragraph tells shares of plans.
    """
    if last.sort != "count" or last.quantity is None or last.whole is not None:
        return False
    if statement.figure.numeral.value == _ALL:
        return False  # "giao 112 quân, đạt 100%" is all there were to send
    if statement.head.cue_text == _AT_A_RATE:
        return False  # "24.560 lượt cán bộ dự, đạt tỷ lệ 98,7%"
    said = reader.drafts[reader.memory.began :]
    counts = [d for d in said if d is not last and d.sort == "count" and d.quantity is not None]
    noun = key(last.quantity.unit.split()[0])
    if noun in _CASES or any(d.quantity and d.quantity.value >= last.quantity.value for d in counts):
        return False
    planned = any(r.said and r.versus == "plan" for d in reader.drafts for r in d.relations)
    return planned or not (statement.head.in_bracket or noun in _OF_ALL)


_ALL, _AT_A_RATE = 100, "đạt tỷ lệ"
_CASES = frozenset(map(key, ("vụ", "việc", "án", "đơn", "hồ", "kiến", "ý", "tin", "mẫu")))
_OF_ALL = frozenset(
    map(key, ("người", "hộ", "khẩu", "dân", "trẻ", "em", "học", "đảng", "xã", "thôn", "trường", "cơ", "phụ", "cán"))
)


def _is_sibling(reader: Reader, said: DraftRelation, last: Draft) -> bool:
    """Whether a share was said of the level before this one, in the same unit and as its own first share."""
    before = next((draft for draft in reversed(reader.drafts) if draft is not last), None)
    if before is None or said not in before.relations or before.quantity is None or last.quantity is None:
        return False
    return before.quantity.unit == last.quantity.unit and not last.relations and last.quantity.total is None


def _sibling_by_arithmetic(reader: Reader, statement: Statement) -> Draft | None:
    """The count of this sentence that a share is of, where it is none of the last: "làm rõ 15 vụ, 24 đối tượng, đạt
    88,2%" behind 17 cases."""
    last = reader.memory.last
    said = reader.drafts[reader.memory.began :]
    if last is None or last.sort != "count" or last not in said or statement.head.in_bracket:
        return None
    if _by_arithmetic(reader, statement, last) is not None:
        return None
    near = [d for d in reversed(said[-_SIBLINGS:]) if d is not last and d.sort == "count" and not d.relations]
    return next((d for d in near if _by_arithmetic(reader, statement, d) is not None), None)


_SIBLINGS = 3  # figures back in which the count is looked for


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
