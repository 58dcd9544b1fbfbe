"""The name of a count: its noun with the words behind it and what is done to it, or the subject it repeats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from compare.figures import naming
from compare.figures.clauses import Statement
from compare.figures.drafts import Draft, Memory
from compare.figures.head import Head
from compare.figures.head_words import GOING_ON
from compare.figures.lexicon import key
from compare.figures.statements import unit_of
from compare.figures.titles.measures import SHORT
from compare.figures.titles.whole import begins_with_noun, filled


def _noun(statement: Statement) -> str:
    """The counted noun, without scale words, with the words behind it."""
    unit = statement.figure.unit
    if unit is None:
        return naming.tidy_tail(statement.tail.name)
    text = unit.text.removesuffix(".km")
    words = text.split()
    while words and key(words[0]) in _SCALES:
        words = words[1:]
    noun = " ".join(words)
    if statement.tail.also:
        noun = f"{noun}, {statement.tail.also}"
    return f"{noun} {naming.tidy_tail(statement.tail.name)}".strip()


def _noun_alone(statement: Statement) -> str:
    """The counted noun without where it is: "hộ" of "31 hộ thuộc 9 xã"."""
    noun = _noun(statement)
    for place in (" trực thuộc", " thuộc", " tại", " ở"):
        noun = noun.partition(place)[0]
    return noun


def _fuller(noun: str, statement: Statement, memory: Memory) -> str:
    """A noun said by its first word ("163 tổ" behind "150 tổ công nghệ số cộng đồng") in full."""
    last = memory.last
    short = last is not None and last.quantity is not None and not statement.tail.name and len(noun.split()) == 1
    if not short or last is None or last.quantity is None or memory.whole is not None:
        return noun
    return last.quantity.unit if last.quantity.unit.lower().startswith(f"{noun.lower()} ") else noun


_SCALES = frozenset(map(key, ("nghìn", "ngàn", "triệu", "tỷ", "vạn")))


@dataclass(frozen=True, slots=True)
class _Count:
    """A count to be named: its noun with the words behind it, and the subject said before it ("" where none is)."""

    statement: Statement
    memory: Memory
    noun: str
    said: str

    @property
    def head(self) -> Head:
        """What stands before the figure."""
        return self.statement.head

    @property
    def bare(self) -> bool:
        """Whether nothing is said behind the noun."""
        return not self.statement.tail.name


def count_name(statement: Statement, memory: Memory) -> str:
    """The name of a count by the first of `_RULES` that gives one: its noun, what is done to it, or its subject."""
    said = "" if naming.is_empty(statement.head.name) else statement.head.name
    count = _Count(statement, memory, _fuller(_noun(statement), statement, memory), said)
    return next(name for rule in _RULES if (name := rule(count)) is not None)


def _without_subject(count: _Count) -> str | None:
    """Said with no subject before it: "có 214 hộ thoát nghèo", "cộng dồn 5 tháng 31 vụ"."""
    if count.said:
        return None
    again = _subject_again(count.statement, count.memory, count.noun)
    return again or _unnamed_count(count.statement, count.memory, count.noun)


def _size(count: _Count) -> str | None:
    """Said: "đào tạo nghề, quy mô 1.200 học viên": of what was said last."""
    last = count.memory.last
    return naming.joined(count.said, last.name) if count.said.lower() == "quy mô" and last is not None else None


def _completed(count: _Count) -> str | None:
    """Said: "Nhà ở xã hội hoàn thành 745 căn", "Điện lực tỉnh hoàn thành 14 công trình"."""
    head, noun, said = count.head, count.noun, count.said
    if head.cue != "equal" or head.cue_text != "hoàn thành":
        return None
    if count.bare and naming.is_classifier(noun) and not naming.is_agent(said):
        return naming.joined(said, head.cue_text)
    if naming.measure_head(said):
        return None
    count.memory.verb = head.cue_text
    return naming.joined(noun, head.cue_text)


def _bare_measure(count: _Count) -> str | None:
    """Said: "tổng số 142 trường", "kết nạp 1.142 đảng viên, bình quân 228 đảng viên/năm"."""
    said, noun, last = count.said, count.noun, count.memory.last
    if not naming.is_bare(said):
        return None
    counted = last is not None and last.sort == "count" and not count.head.new_clause
    if "/" in noun and counted and last is not None and _is_rate_of(noun, last):
        return naming.joined(last.name, said)
    tail = last.tail if last is not None else ""
    return naming.joined(said, noun, tail) if count.bare and count.head.cue == "become" else naming.joined(said, noun)


def _done_to_it(count: _Count) -> str | None:
    """Said: "Hội Nông dân mở 24 lớp", "đang giải quyết 173 hồ sơ": the noun with what is done to it."""
    said, noun, memory = count.said, count.noun, count.memory
    raw = count.head.raw or said
    verb = naming.without_agent(raw)
    of_kind = count.bare and naming.is_classifier(noun)
    if of_kind or not naming.begins_with_verb(verb) or naming.measure_head(said) or _repeats(noun, said):
        return None
    memory.agent = naming.tidy_tail(raw.removesuffix(verb))
    memory.verb = f"{'đang ' if _goes_on(count.head, verb) else ''}{naming.tidy_tail(verb)}"
    told = memory.topic and not (naming.is_empty(memory.topic) or naming.is_agent(memory.topic))
    if told and count.bare:
        deed = "" if naming.measure_head(memory.topic) or not naming.begins_with_verb(memory.topic) else noun
        return naming.joined(deed, memory.topic, memory.verb)
    return _with_deed(count)


def _with_deed(count: _Count) -> str:
    """The noun with whose it is, what kind it still is and the deed: "hội viên Cựu chiến binh kết nạp"."""
    noun, memory, unit = count.noun, count.memory, count.statement.figure.unit
    if not count.bare and unit is not None and naming.tells_state(count.statement.tail.name):
        noun = _of_kind(count.statement, memory, noun, unit.text)
    body = _body_of(memory.agent) if count.bare and noun.lower() in _MEMBERS[:3] else ""
    if body and key(memory.verb) == _MANAGED:
        return naming.joined(noun, body)  # "Hội Cựu chiến binh quản lý 3.912 hội viên"
    return naming.joined(noun, body, _kind_again(memory, noun) if count.bare else "", memory.verb)


def _of_subject(count: _Count) -> str | None:
    """Said: "Số hộ nghèo là 214 hộ": the subject itself."""
    return _count_of_subject(count.statement, count.memory, count.noun, count.said)


# The rules of a count's name, in the order they are tried; the last always gives one.
_RULES: tuple[Callable[[_Count], str | None], ...] = (
    _without_subject,
    _size,
    _completed,
    _bare_measure,
    _done_to_it,
    _of_subject,
)


def _goes_on(head: Head, deed: str) -> bool:
    """Whether the deed is not done yet: "đang giải quyết 173 hồ sơ" beside "đã giải quyết 1.204 hồ sơ"."""
    before = head.raw.removesuffix(deed).split()
    return "going_on" in head.flags or (bool(before) and key(before[-1]) == GOING_ON)


def _is_rate_of(noun: str, last: Draft) -> bool:
    """Whether a rate counts what was counted before ("người/năm" of "người"), no other thing ("tiêu chí/xã")."""
    counted = noun.partition("/")[0].split()[:1]
    return last.quantity is not None and last.quantity.unit.split()[:1] == counted


def _of_kind(statement: Statement, memory: Memory, noun: str, unit: str) -> str:
    """A noun with a predicate and the kind said before: "giám sát 96 mẫu nước, phát hiện 8 mẫu không đạt"."""
    kind = _kind_again(memory, unit)
    return naming.joined(unit, kind, naming.tidy_tail(statement.tail.name)) if kind else noun


def _kind_again(memory: Memory, noun: str) -> str:
    """What kind of thing a bare noun still is: "thanh tra" of "tiến hành 14 cuộc thanh tra, kết thúc 11 cuộc"."""
    last = memory.last
    if last is not None and last.whole is not None and memory.whole is None:
        return ""  # "318 đơn, trong đó 9 đơn tố cáo; đã giải quyết 15 đơn thuộc thẩm quyền"
    same = not memory.fresh and last is not None and last.sort == "count" and last.quantity is not None
    if not same or last is None or last.quantity is None or last.quantity.unit != noun:
        return ""
    plain = len(last.tail.split()) <= SHORT and not naming.undergone(f"{noun} {last.tail}")
    return last.tail if plain and not naming.tells_deed(last.tail) else ""


def _subject_again(statement: Statement, memory: Memory, noun: str) -> str:
    """The subject said before, where a count without a name only says it again; "" where it counts another thing."""
    head, last = statement.head, memory.last
    if not statement.tail.name:
        goes_on = bool(statement.tail.times or (head.times and head.cue != "have")) and not memory.fresh
        opens = memory.fresh and head.cue == "reach" and (not head.raw or _repeats(noun, memory.subject))
        falls = head.cue == "become" and not head.new_clause and _repeats(noun, memory.subject)
        unit = unit_of(statement)
        other = last is not None and last.quantity is not None and last.quantity.unit != unit
        if any(time.sort == "to_date" for time in head.times) and (unit in memory.tails or memory.topic):
            return naming.joined(noun, memory.tails.get(unit, memory.topic))  # "cấp mới 6.802 thẻ …, lũy kế 98.450 thẻ"
        if goes_on and other and unit in memory.by_unit:
            return memory.by_unit[unit]  # "6 vụ, 7 người bị thương; cộng dồn 5 tháng 31 vụ"
        if memory.subject and (goes_on or opens or falls):
            return memory.subject  # "giảm 3 vụ (từ 8 vụ xuống còn 5 vụ)"
        shared = last is not None and last.sort == "share" and last.quantity is not None
        if last is not None and head.in_bracket and (shared or naming.is_rate(last.name)):
            counted = naming.object_of(last.name)
            if not _repeats(noun, counted) and naming.begins_with_verb(counted):
                return naming.joined(noun, counted)  # "tỷ lệ điều tra khám phá đạt 84,6% (11/13 vụ)"
            return counted if _repeats(noun, counted) else ""  # "Tỷ lệ thôn có nhà văn hóa đạt 92,6% (125/135 thôn)"
    if head.times and head.cue != "have" and f" {noun.lower()} " in f" {memory.subject.lower()} ":
        return memory.subject
    return ""


def _unnamed_count(statement: Statement, memory: Memory, noun: str) -> str:
    """The name of a count with nothing said before it: its noun, with what was done to the things counted before."""
    head, last, bare_noun = statement.head, memory.last, not statement.tail.name
    if bare_noun and memory.stack and memory.stack[-1] is not None and memory.stack[-1].tail:
        return naming.joined(noun, memory.stack[-1].tail)
    if bare_noun and last is not None and head.link == "cho" and last.sort == "count" and last.tail:
        return naming.joined(noun, last.tail)  # "mở 4 lớp bồi dưỡng quốc phòng cho 312 cán bộ"
    if bare_noun and memory.whole is not None and memory.whole.tail:
        level = f" {noun.lower()} " in f" {memory.whole.tail.lower()} "  # "102 đơn vị hành chính cấp xã, gồm 81 xã"
        return noun if level or noun.lower() in _TIERS else naming.joined(noun, memory.whole.tail)
    goes_on = not head.new_clause or statement.is_bare_count  # "kiểm tra 13 tổ chức đảng, đạt 108%; 16 đảng viên"
    memory.verb = memory.verb if goes_on and key(head.raw) != _OF else ""
    if head.cue == "equal" and last is not None and naming.is_rate(last.name):
        return naming.object_of(last.name)  # "tỷ lệ hộ nghèo còn 5,12%, tương ứng 1.236 hộ"
    if head.cue in ("equal", "exceed", "contribute"):
        memory.verb = head.cue_text
        return naming.joined(noun, memory.verb)
    carried = bare_noun or (len(statement.tail.name.split()) == 1 and len(memory.verb.split()) < 3)
    carried = carried and head.link not in _WITHIN_DEED
    return naming.joined(noun, memory.verb if carried else "", memory.topic if bare_noun else "")


_TIERS = ("xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố")
_OF = key("của")  # "168 sản phẩm của 97 chủ thể": the verb was that of the things
_WITHIN_DEED = ("phục vụ",)  # "biểu diễn 86 buổi, phục vụ 31.500 lượt người xem": the verb was the first count's


def _count_of_subject(statement: Statement, memory: Memory, noun: str, said: str) -> str:
    """The name of a count behind a subject that is no deed: "Số hộ nghèo là 214 hộ", "tốc độ 2 trường hợp"."""
    head, last, whole, bare_noun = statement.head, memory.last, memory.whole, not statement.tail.name
    if bare_noun and naming.is_classifier(noun):
        return filled(statement, memory, said)
    listed = head.cue == "reach" and not head.cue_text and len(said.split()) > 1  # "Doanh nghiệp mới: 312 DN"
    if listed or _repeats(noun, said) or (head.cue in ("reach", "become") and not naming.is_agent(said)):
        return filled(statement, memory, said if bare_noun else naming.joined(said, statement.tail.name))
    if naming.is_agent(said):
        return naming.joined(noun, _body_of(said)) if noun.lower() in _MEMBERS else noun
    if head.cue == "have":
        return naming.joined(noun, said)
    if key(head.raw.split()[-1]) in _AMONG and not naming.measure_head(said):
        memory.verb = ""
        return naming.joined(
            _noun_alone(statement), "" if naming.is_agent(said) else said
        )  # "sinh hoạt tại 318 chi bộ"
    same_noun = bare_noun and last is not None and last.quantity is not None and last.quantity.unit == noun
    if same_noun and last is not None and last.verb and naming.measure_head(said):
        return naming.joined(noun, naming.leading_verb(last.verb), said)  # "xử phạt nồng độ cồn 3 vụ, tốc độ 2 vụ"
    if naming.is_verb(said) and bare_noun:
        return naming.joined(noun, said)  # "thu 6.180 đơn vị máu"
    if naming.measure_head(said) or naming.is_classifier(noun):
        return filled(statement, memory, naming.joined(said, statement.tail.name))
    if naming.ends_in_verb(said):
        memory.verb = said
    unit = whole.quantity.unit if whole is not None and whole.quantity is not None else ""
    if bare_noun and unit == noun and len(said.split()) > 1:
        return naming.joined(noun, said)  # "64 vụ vi phạm, gồm: phá rừng 21 vụ" is "vụ phá rừng"
    name = filled(statement, memory, said)
    if memory.whole is not None and bare_noun and begins_with_noun(name, memory.whole):
        return name  # "61.800 lao động, trong đó lao động nữ 39.740 người"
    return naming.joined(noun, name)


_AMONG = frozenset(map(key, ("tại", "ở", "trong", "thuộc")))

_MEMBERS = ("hội viên", "đoàn viên", "thành viên", "người", "cán bộ", "đồng chí", "chiến sĩ")

_MANAGED, _LEVELS = key("quản lý"), ("huyện", "tỉnh", "xã", "phường", "các cấp", "thành phố")
_BODIES = ("hội", "đoàn", "công đoàn", "liên đoàn", "đội ngũ", "lực lượng")


def _body_of(agent: str) -> str:
    """Of what body members are: "Cựu chiến binh" of "Hội Cựu chiến binh"; "" where the agent is no such body."""
    body = next((body for body in _BODIES if agent.lower().startswith(f"{body} ")), "")
    if body.endswith("đoàn") and body != "đoàn":
        return body  # "Công đoàn cơ sở kết nạp 318 đoàn viên"
    said = agent[len(body) :].strip() if body else ""
    return next((said.removesuffix(level).strip() for level in _LEVELS if said.endswith(f" {level}")), said)


def _repeats(noun: str, said: str) -> bool:
    """Whether a subject holds the counted noun already ("số người tham gia … 3.214 người")."""
    words = noun.lower().split()
    acts = naming.is_agent(said)
    if acts and (deed := naming.trailing_verb(said)):
        said = deed  # "Liên minh Hợp tác xã thành lập mới 23 hợp tác xã"
    whole = f" {said.lower()} "
    if len(words) > 1 and acts and f" {words[0]} {words[1]} " not in whole:
        return False  # "Hội Cựu chiến binh huyện quản lý 3.912 hội viên"
    return bool(words) and f" {words[0]} " in whole
