"""The name of a sum, a measure, a rate or a share: its subject, with what it is of where it does not stand alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from compare.figures import naming
from compare.figures.clauses import Statement
from compare.figures.drafts import Draft, Memory
from compare.figures.head import Head
from compare.figures.statements import sort_of
from compare.figures.titles.whole import bracket_owner, filled, other_side
from compare.quantity import Quantity


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


@dataclass(frozen=True, slots=True)
class _Measure:
    """A sum, a measure or a rate to be named: the subject said before it ("" where none is), the words behind it."""

    statement: Statement
    memory: Memory
    said: str
    tail: str

    @property
    def head(self) -> Head:
        """What stands before the figure."""
        return self.statement.head

    @property
    def counted(self) -> Quantity | None:
        """The count said last; None where another kind of figure was."""
        last = self.memory.last
        return last.quantity if last is not None and last.sort == "count" else None


def measure_name(statement: Statement, memory: Memory) -> str:
    """The name of a sum, a measure or a rate by the first of `_RULES` that gives one: its subject, filled in."""
    effect, tail = naming.effect(statement.head.raw), naming.tidy_tail(statement.tail.name)
    said = statement.head.name if effect == statement.head.raw else naming.tidy(effect)
    measure = _Measure(statement, memory, said, tail)
    return next(name for rule in _RULES if (name := rule(measure)) is not None)


def _without_subject(measure: _Measure) -> str | None:
    """Said with no subject before it: "còn lại 3 km", "với 84 tỷ đồng", "(tỉnh 35 tỷ)"."""
    if measure.said:
        return None
    payer = _sum_of_payer(measure.statement, measure.memory)
    return payer or _unnamed_measure(measure.statement, measure.memory, measure.tail)


def _contributed(measure: _Measure) -> str | None:
    """Said: "nhân dân đóng góp 286 tỷ đồng"."""
    paid = measure.head.cue == "contribute" and _is_money(measure.statement)
    return naming.joined(measure.said, measure.head.cue_text) if paid else None


def _kind_of_counted(measure: _Measure) -> str | None:
    """Said: "684 học viên (nữ 31)", "76 lao động (Nhật Bản 41, Đài Loan 22)"."""
    counted, said = measure.counted, measure.said
    if counted is None or measure.statement.figure.unit is not None:
        return None
    return naming.joined(counted.unit, said) if measure.memory.stack and _is_kind(said) else None


def _bare_measure(measure: _Measure) -> str | None:
    """Said: "với số tiền 2,6 tỷ đồng do chưa đủ thủ tục": a bare measure with what it is of."""
    if not naming.is_bare(measure.said):
        return None
    owned = naming.tells_cause(measure.tail) or not measure.tail
    return naming.joined(measure.said, _owner_words(measure.memory) if owned else measure.tail)


def _of_whole(measure: _Measure) -> str | None:
    """Said of a part: "trong đó khai thác 37 nghìn tấn", "trong đó lúa 52.140 ha, năng suất 57,4 tạ/ha"."""
    statement, memory, said, tail = measure.statement, measure.memory, measure.said, measure.tail
    of_part = memory.whole is not None and _is_of_part(statement, memory)
    if of_part and (name := _own_measure(statement, memory, said, tail)):
        return name
    if memory.whole is None and not measure.head.flags & {"parts", "particular"}:
        return None
    given = measure.head.cue_text if measure.head.cue == "contribute" else ""
    return naming.joined(filled(statement, memory, said), given, tail)


def _of_lead(measure: _Measure) -> str | None:
    """Said: "Về lúa: diện tích 52 ha": a measure alone with what the paragraph leads with."""
    memory, said = measure.memory, measure.said
    alone = memory.lead and memory.fresh and naming.measure_head(said) == said
    return naming.joined(said, memory.lead) if alone else None


def _of_last(measure: _Measure) -> str | None:
    """A rate of a deed, or a measure of its own, of what was said last: "tỷ lệ thu hồi đạt 79,4%", "sản lượng"."""
    statement, memory, said = measure.statement, measure.memory, measure.said
    of_deed = _rate_of_deed(statement, memory, said) if naming.is_rate(said) else ""
    own = _own_measure(statement, memory, said, measure.tail) if not of_deed and naming.is_own(said) else ""
    return of_deed or own or None


def _bracketed_share(measure: _Measure) -> str | None:
    """Said: "97,8% chi bộ hoàn thành tốt (xuất sắc 19,6%)": the share of those who did another thing."""
    last, said = measure.memory.last, measure.said
    if last is None or last.sort != "share" or not measure.head.in_bracket or measure.tail:
        return None
    if not naming.begins_with_verb(said) or naming.measure_head(said):
        return None
    return naming.joined(naming.leading_noun(last.name), said) if sort_of(measure.statement) == "share" else said


def _deed(measure: _Measure) -> str | None:
    """Said: "xử phạt 412 triệu đồng", "Hạt Kiểm lâm trồng 25 ha keo", "kỷ luật 6 đảng viên: khiển trách 04"."""
    said, tail, counted = measure.said, measure.tail, measure.counted
    if naming.is_verb(said) and measure.statement.figure.unit is None and counted is not None:
        return naming.joined(counted.unit, said)
    said = _without_agent(said, tail)
    if not naming.is_verb(said) and (not naming.begins_with_verb(said) or naming.measure_head(said)):
        return None
    return _name_of_deed(measure.statement, measure.memory, said, tail)


def _without_agent(said: str, tail: str) -> str:
    """A subject that only acts is no name where words follow: "trồng" of "Hạt Kiểm lâm trồng 25 ha keo"."""
    return naming.without_agent(said) if tail and naming.is_agent(said) and not naming.measure_head(said) else said


def _of_subject(measure: _Measure) -> str:
    """Said: "Sản lượng cà phê 17.905 tấn": the subject, filled in where it does not stand alone."""
    said = _without_agent(measure.said, measure.tail)
    name = filled(measure.statement, measure.memory, said)
    return naming.joined(name, measure.tail) if measure.tail and not naming.measure_head(said) else name


# The rules of a measure's name, in the order they are tried; the last always gives one.
_RULES: tuple[Callable[[_Measure], str | None], ...] = (
    _without_subject,
    _contributed,
    _kind_of_counted,
    _bare_measure,
    _of_whole,
    _of_lead,
    _of_last,
    _bracketed_share,
    _deed,
    _of_subject,
)


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
