"""The name of a sum, a measure, a rate or a share: its subject, with what it is of where it does not stand alone."""

from __future__ import annotations

from compare.figures import naming
from compare.figures.clauses import Statement
from compare.figures.drafts import Draft, Memory
from compare.figures.statements import sort_of
from compare.figures.titles.whole import bracket_owner, filled, other_side


def _noun_of(draft: Draft) -> str:
    """The noun a count is of: its name where that is short, else its unit."""
    unit = draft.quantity.unit if draft.quantity is not None else ""
    return unit if " " in unit or len(draft.name.split()) > SHORT else draft.name


SHORT = 4  # words of a name that goes into another


def share_name(statement: Statement, memory: Memory) -> str:
    """The name of a level in per cent with words behind it: "95% hộ dân dùng nước sạch"."""
    head, tail = statement.head, naming.tidy_tail(statement.tail.name)
    said = head.name
    if head.names_bracket and statement.tail.closed:
        return f"{said} {tail}".strip()  # "Toàn bộ hộ nghèo (100%) được cấp thẻ"
    if not said or naming.is_agent(said) or naming.is_empty(said) or (tail and naming.is_field(said)):
        whole = memory.whole.name if memory.whole is not None else ""
        noun = (
            (naming.leading_noun(whole) or naming.counted_noun(whole)) if tail and not naming.counted_noun(tail) else ""
        )
        return naming.joined(noun, tail) or said
    if "assigned" in head.flags and tail:
        return tail  # "khuyến khích lập tổ đoàn kết, phấn đấu 85% tàu cá tham gia"
    if naming.begins_with_verb(said):
        return naming.joined(tail, naming.without_agent(said))
    reached = head.cue in ("reach", "become", "have") or (not head.cue and "result" in head.flags)
    if reached and naming.measure_head(said):
        return said
    return naming.joined(tail, naming.without_agent(said)) if head.cue == "have" else naming.joined(said, tail)


def measure_name(statement: Statement, memory: Memory) -> str:
    """The name of a sum, a measure or a rate: its subject, filled in where it does not stand alone."""
    head = statement.head
    effect, tail = naming.effect(head.raw), naming.tidy_tail(statement.tail.name)
    said = head.name if effect == head.raw else naming.tidy(effect)
    if not said:
        return _sum_of_payer(statement, memory) or _unnamed_measure(statement, memory, tail)
    if head.cue == "contribute" and _is_money(statement):
        return naming.joined(said, head.cue_text)
    counted = memory.last.quantity if memory.last is not None and memory.last.sort == "count" else None
    if memory.stack and counted is not None and statement.figure.unit is None and _is_kind(said):
        return naming.joined(counted.unit, said)  # "684 học viên (nữ 31)", "76 lao động (Nhật Bản 41, Đài Loan 22)"
    parts = bool(head.flags & {"parts", "particular"}) or memory.whole is not None
    if naming.is_bare(said):
        cause = naming.tells_cause(tail)  # "với số tiền 2,6 tỷ đồng do chưa đủ thủ tục"
        return naming.joined(said, _owner_words(memory) if cause or not tail else tail)
    if (
        memory.whole is not None
        and _is_of_part(statement, memory)
        and (name := _own_measure(statement, memory, said, tail))
    ):
        return name
    if parts:
        given = head.cue_text if head.cue == "contribute" else ""
        return naming.joined(filled(statement, memory, said), given, tail)
    if memory.lead and memory.fresh and naming.measure_head(said) == said:
        return naming.joined(said, memory.lead)
    if naming.is_rate(said) and (counted_thing := _rate_of_deed(statement, memory, said)):
        return counted_thing
    if naming.is_own(said) and (name := _own_measure(statement, memory, said, tail)):
        return name
    shared = head.in_bracket and memory.last is not None and memory.last.sort == "share" and not tail
    if shared and memory.last is not None and naming.begins_with_verb(said) and not naming.measure_head(said):
        first, noun = memory.last.name, sort_of(statement) == "share"
        return naming.joined(naming.leading_noun(first), said) if noun else said  # "97,8% chi bộ … (xuất sắc 19,6%)"
    if naming.is_verb(said) and statement.figure.unit is None and counted is not None:
        return naming.joined(counted.unit, said)  # "kỷ luật 6 đảng viên: khiển trách 04"
    if tail and naming.is_agent(said) and not naming.measure_head(said):
        said = naming.without_agent(said)  # "Hạt Kiểm lâm trồng 25 ha keo, 14 ha quế"
    if naming.is_verb(said) or (naming.begins_with_verb(said) and not naming.measure_head(said)):
        return _name_of_deed(statement, memory, said, tail)
    name = filled(statement, memory, said)
    if tail and not naming.measure_head(said):
        name = naming.joined(name, tail)
    return name


def _is_of_part(statement: Statement, memory: Memory) -> bool:
    """Whether a measure of nothing named is of the part before it: "trong đó lúa 52.140 ha, năng suất 57,4 tạ/ha"."""
    last, unit = memory.last, statement.figure.unit
    if last is None or last.whole is None or last.quantity is None or unit is None or statement.head.in_bracket:
        return False
    return naming.is_own(statement.head.name) and unit.text != last.quantity.unit


def _sum_of_payer(statement: Statement, memory: Memory) -> str:
    """The name of what one level pays of a sum: "tỉnh" of "kinh phí 112 tỷ đồng (Trung ương 60 tỷ, tỉnh 35 tỷ)"."""
    owner, payer = bracket_owner(statement, memory), statement.head.raw
    return naming.joined(naming.measure_head(owner.name) or owner.name, payer) if owner is not None and payer else ""


def _unnamed_measure(statement: Statement, memory: Memory, tail: str) -> str:
    """The name of a measure with nothing said before it: the words behind it, or what was spoken of."""
    head = statement.head
    if _is_money(statement) and tail.startswith("chưa ") and memory.subject:
        return naming.joined(memory.subject, tail)  # "giải ngân 86 tỷ đồng; còn 214 tỷ đồng chưa phân bổ"
    tail = "" if naming.begins_with_adverb(tail) else tail  # "còn lại 3 km đang vận động"
    if tail and (not head.times or not memory.subject or head.cue == "have"):
        if head.cue == "equal" and head.cue_text.startswith("hoàn thành"):
            memory.verb = "hoàn thành"  # "cấp 5.000 tài khoản, hoàn thành 12 km đường"
        return naming.joined(tail, memory.verb)
    if head.times and statement.figure.unit is not None and statement.figure.unit.text in memory.by_unit:
        return memory.by_unit[statement.figure.unit.text]
    if head.link in ("với", "cùng", "kèm", "kèm theo") and memory.last is not None and _is_money(statement):
        last = memory.last
        return naming.joined("tiền", last.verb, last.tail) if last.verb else naming.joined("kinh phí", last.name)
    carried_out = naming.exchanged(memory.subject, _CARRIED_OUT) if "result" in head.flags and head.new_clause else ""
    return carried_out or memory.subject or memory.topic  # "vốn đăng ký 486 triệu USD; thực hiện 312 triệu USD"


_CARRIED_OUT = "thực hiện"


def _own_measure(statement: Statement, memory: Memory, said: str, tail: str) -> str:
    """The name of a measure of something not named ("sản lượng"), with what it is of; "" where nothing was told."""
    last = memory.last
    going_on = last is not None and not (memory.fresh or statement.head.new_clause)
    if going_on and last and naming.measure_head(last.name) and (known := naming.object_of(last.name)) != last.name:
        return naming.joined(said, _worked(known))  # "Về nông nghiệp: … lúa 52.140 ha, năng suất 57,4 tạ/ha"
    if thing := _topic_thing(memory):
        return naming.joined(said, thing)  # "Lúa: diện tích 207 ha, năng suất 60 tạ/ha"
    if last is None:
        return ""
    if naming.measure_head(last.name):
        known = naming.object_of(last.name)
        return said if known == last.name else naming.joined(said, _worked(known))  # "…; năng suất 61,8 tạ/ha"
    if last.sort == "count" and not statement.head.new_clause:
        deed = "" if last.tail else last.verb  # "Thu hút đầu tư: 17 dự án, tổng vốn 2.140 tỷ đồng"
        return naming.joined(said, _noun_of(last), deed)  # "cấp 3.218 giấy phép với diện tích 1.140,6 ha"
    worked = last.sort == "measure" and naming.begins_with_verb(last.name)
    if worked and not (statement.head.new_clause or tail):
        return naming.joined(said, last.name)  # "nạo vét 38,5 km kênh với khối lượng 24.300 m3"
    return ""


def _worked(known: str) -> str:
    """What a measure is of without the work done on it: "lúa" of "gieo trồng lúa"; the work alone stays."""
    return known.removeprefix(naming.leading_verb(known)).strip() or known


def _name_of_deed(statement: Statement, memory: Memory, said: str, tail: str) -> str:
    """The name of a sum or a measure of what is done: "xử phạt 412 triệu đồng" is the money of the fines."""
    memory.verb = naming.leading_verb(said)
    if memory.last is not None and not tail and (other := other_side(statement, memory.last, said)):
        return other  # "Kim ngạch xuất khẩu hàng hóa đạt 1,25 tỷ USD; nhập khẩu 860 triệu USD"
    if memory.echo and naming.is_verb(said) and not tail:
        return memory.echo
    if "result" in statement.head.flags and not tail and (thing := _said_of(statement, memory, said)):
        return thing
    said = said.removesuffix(" tiền") if naming.is_paid(said) else said  # "phạt tiền" is "tiền phạt"
    money = "tiền" if _is_money(statement) and naming.is_paid(said) and not memory.topic else ""
    return naming.joined(memory.topic, money, said, tail)


def _topic_thing(memory: Memory) -> str:
    """The thing that a topic before ":" names ("Lúa"); "" where it is a measure, a deed, a field or someone."""
    topic = memory.topic
    told = naming.measure_head(topic) or naming.begins_with_verb(topic) or naming.is_agent(topic)
    return "" if not topic or told or naming.is_empty(topic) or len(topic.split()) > SHORT else topic


def _is_kind(said: str) -> bool:
    """Whether a bracket's words only tell which of the things counted: "684 học viên (nữ 31)"."""
    return not (naming.measure_head(said) or naming.begins_with_verb(said) or naming.leading_noun(said))


def _rate_of_deed(statement: Statement, memory: Memory, said: str) -> str:
    """The rate of a deed done to what was counted: "thu hồi 27/34 mặt bằng; tỷ lệ thu hồi đạt 79,4%"; else ""."""
    last, deed = memory.last, naming.object_of(said)
    if memory.fresh or statement.head.in_bracket or last is None or last.sort != "count" or last.quantity is None:
        return ""
    if not naming.is_verb(deed):
        return ""
    done = f" {deed.lower()} " in f" {last.name.lower()} "
    return naming.joined(said, last.quantity.unit) if done else ""


def _said_of(statement: Statement, memory: Memory, verb: str) -> str:
    """What a bare deed of money was done with: the sum said before it ("Vốn giao 386 tỷ đồng; đã giải ngân 142")."""
    last = memory.last
    if last is None or last.quantity is None or not _is_money(statement) or last.sort != "money":
        return ""
    if not naming.is_verb(verb) or statement.figure.numeral.value > last.quantity.value:
        return ""
    told = naming.leading_verb(last.name)
    rest = last.name[len(told) :].strip()
    if last.role == "target" and not told:
        return naming.joined(verb, last.name)
    return naming.joined(verb, rest) if told and rest else ""


def _owner_words(memory: Memory) -> str:
    """What a bare name is of: the object of what was said before ("tổng tiền" of fines: "xử phạt vi phạm")."""
    last = memory.last
    if memory.lead and memory.fresh:
        return memory.lead
    if last is None:
        return memory.topic
    if last.sort == "count" and last.verb:
        noun = last.quantity.unit if last.quantity is not None else ""
        return naming.joined(last.verb, "" if last.tail and noun in _OCCURRENCES else noun, last.tail)
    return naming.object_of(last.name) if naming.measure_head(last.name) else last.name


# Nouns that count occurrences: what is behind them names the thing ("57 trường hợp vi phạm", but "11 nhà nhân ái").
_OCCURRENCES = frozenset({"trường hợp", "vụ", "vụ việc", "lượt", "cuộc", "đối tượng", "người", "hộ", "lao động", "đơn"})


def _is_money(statement: Statement) -> bool:
    return sort_of(statement) == "money"
