"""Rules of levels: a figure of something named, and the fraction or the whole said of it ("1.206/1.233 tàu")."""

from __future__ import annotations

from compare.figures import naming
from compare.figures.clauses import Statement
from compare.figures.drafts import Memory
from compare.figures.lexicon import key, keys
from compare.figures.numerals import words_of_whole
from compare.figures.quantities import stated
from compare.figures.rules.contract import Reader
from compare.figures.statements import sort_of, unit_of
from compare.figures.titles import level_name
from compare.quantity import Quantity


def restated(reader: Reader, statement: Statement) -> bool:
    """Said: "đạt 97,8% (1.206/1.233 tàu)" behind "1.206 tàu": the whole of the count said before."""
    last, numeral = reader.memory.last, statement.figure.numeral
    if numeral.total is None or not statement.head.in_bracket or statement.head.name or last is None:
        return False
    if last.quantity is None or last.quantity.value != numeral.value or last.quantity.total is not None:
        return False
    last.quantity = Quantity(
        last.quantity.value, last.quantity.unit, last.quantity.bound, last.quantity.high, numeral.total
    )
    for share in (r for r in last.relations if not r.said and r.kind == "ratio"):
        share.versus = "whole"  # "1.206 tàu, đạt 97,8% (1.206/1.233 tàu)"
    return True


def level_behind(reader: Reader, statement: Statement) -> bool:
    """Said "Tỷ lệ hộ nghèo giảm 3% (còn 7%)": the level of what only a difference was told of."""
    head, last = statement.head, reader.memory.last
    bare = head.in_bracket and not head.name and head.cue in ("become", "reach") and not statement.tail.base
    if not bare or last is None or last.quantity is not None or reader.memory.relation not in last.relations:
        return False
    told = reader.memory.relation
    rate = unit_of(statement) == "%" and naming.is_rate(last.name)
    if told is None or told.kind != "delta" or head.times or not (rate or unit_of(statement) == told.unit != "%"):
        return False
    last.quantity = stated(statement, None)
    last.sort = sort_of(statement)
    return True


def both_levels(reader: Reader, statement: Statement) -> bool:
    """Said "tăng 9 vụ (21 vụ/12 vụ)": the level and its base, where their difference is the one said before."""
    last, numeral, said = reader.memory.last, statement.figure.numeral, reader.memory.relation
    bracketed = statement.head.in_bracket and not statement.head.name and numeral.total is not None
    if not bracketed or last is None or said is None or said not in last.relations or numeral.total is None:
        return False
    if said.kind != "delta" or said.value != numeral.value - numeral.total or last.quantity is not None:
        return False
    unit = stated(statement, last).unit or said.unit
    last.quantity = Quantity(numeral.value, unit, numeral.bound)
    base = reader.add(statement, last.name, Quantity(numeral.total, unit, "eq"))
    base.period, base.role = last.period.year_before(), "actual"
    reader.memory.last = last
    return True


def share_worked_out(reader: Reader, statement: Statement) -> bool:
    """Said "đạt 90% kế hoạch (450/500 ha)": the level, and what it is of, of what only a share was told of."""
    last, numeral, said = reader.memory.last, statement.figure.numeral, reader.memory.relation
    bracketed = statement.head.in_bracket and not statement.head.name
    if not bracketed or not numeral.total or last is None or last.quantity is not None or last.role == "target":
        return False
    if said is None or said not in last.relations or said.kind != "ratio":
        return False
    if abs(numeral.value * 100 / numeral.total - said.value) >= 1:
        return False
    last.quantity = Quantity(numeral.value, stated(statement, None).unit, numeral.bound, None, numeral.total)
    if naming.is_rate(last.name) and last.quantity.unit != "%":
        last.name = naming.object_of(last.name)  # "Tỷ lệ giải ngân đạt 90% (45/50 tỷ đồng)"
    last.sort = sort_of(statement)
    return True


def whole_behind(reader: Reader, statement: Statement) -> bool:
    """Said "42,6 tỷ đồng/tổng số vốn 118 tỷ đồng", "18 hộ nghèo được vay trong tổng số 24 hộ": the whole of it."""
    last, words = reader.memory.last, reader.reading.words
    if last is None or last.quantity is None or last.quantity.total is not None:
        return False
    slashed = statement.head.raw.startswith("tổng") and words[last.stop : last.stop + 2] == ["/", _TOTAL]
    if not slashed and not words_of_whole(words, statement.piece.first):
        return False
    quantity = stated(statement, None)
    alike = quantity.unit == last.quantity.unit or (not slashed and _is_noun_of(quantity.unit, last.quantity.unit))
    if not alike or quantity.value < last.quantity.value:
        return False
    whole = last.quantity
    last.quantity = Quantity(whole.value, whole.unit, whole.bound, whole.high, quantity.value)
    return True


_TOTAL = key("tổng")


def _is_noun_of(noun: str, counted: str) -> bool:
    """Whether what is counted begins with the noun of its whole: "hộ nghèo" of "240 hộ"."""
    return bool(noun) and keys(counted)[: len(keys(noun))] == keys(noun)


def share_counted(reader: Reader, statement: Statement) -> bool:
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


def share_of_counted(reader: Reader, statement: Statement) -> bool:
    """Said "412 giảng viên (36,4% là nữ)": the share of those counted of whom something is said, not of a whole."""
    last, head, tail = reader.memory.last, statement.head, statement.tail
    bare = head.in_bracket and not head.name and head.cue in ("", "have") and tail.base is None
    if not bare or sort_of(statement) != "share" or last is None or last.sort != "count" or last.quantity is None:
        return False
    if key(tail.name.partition(" ")[0]) not in _SAID_OF_PART:
        return False
    reader.add(statement, naming.joined(last.name, tail.name), stated(statement, last))
    reader.memory.last = last
    return True


_SAID_OF_PART = frozenset(map(key, ("là", "có", "được", "đã", "chưa", "không")))


def level(reader: Reader, statement: Statement) -> bool:
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
    if statement.head.cue == "become":
        name = naming.without_fall(name)
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
