"""The name of a level or of a comparison's owner, from its head, its tail and what was said before.

Where a name does not stand alone it takes its whole ("trong đó khai thác 17.905 tấn" is "sản lượng khai thác") or the
measure its neighbour began with ("năng suất cà phê 28,6 tạ/ha, hồ tiêu 31,2 tạ/ha").
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures import naming
from compare.figures.clauses import Statement
from compare.figures.drafts import Draft, Memory
from compare.figures.heads import Head
from compare.figures.lexicon import key
from compare.figures.units import Found
from compare.period import Period, parse


def subject_of(statement: Statement, memory: Memory) -> str:
    """The name of what a comparison is said of; "" where it is what was said before."""
    head = statement.head
    if "same" in head.flags:
        return ""
    if memory.given:
        return memory.given
    name = head.name
    tail = naming.tidy_tail(statement.tail.name)
    if not name and (head.new_clause or memory.fresh) and naming.measure_head(tail):
        return tail
    if not name or name.lower() in _EMPTY or _names_again(statement, memory):
        return ""
    return _filled(statement, memory, name, compared=True)


def _names_again(statement: Statement, memory: Memory) -> bool:
    """Whether a name only goes on with what was counted: "xóa 486 nhà tạm, nhà dột nát, hoàn thành 100% kế hoạch".

    So too where the noun stands behind its classifier and a comma before the cue: "27 căn nhà tình nghĩa, nhà đại
    đoàn kết, đạt 45% kế hoạch"; without that comma the name is a subject of its own.
    """
    last, head = memory.last, statement.head
    goes_on = last is not None and naming.ends_in_verb(last.tail) and naming.begins_with_verb(head.name)
    if head.apart and (goes_on or naming.is_verb(head.name)) and last is not None and not head.new_clause:
        return True  # "2.296 em được chăm sóc, trợ giúp, đạt 99,05%"
    if last is None or last.quantity is None or last.sort != "count" or head.new_clause:
        return False
    first = head.name.split()[0].lower()
    counted = last.quantity.unit.split()[-1].lower() if last.quantity.unit else ""
    if head.cue == "reach" and head.apart:
        return first == counted or first == last.tail.partition(" ")[0].lower()
    return head.cue == "equal" and first == counted


_EMPTY = frozenset(
    {
        "chỉ tiêu",
        "tỷ lệ",
        "đạt tỷ lệ",
        "mức",
        "số",
        "tỷ lệ này",
        "chỉ tiêu này",
        "tương ứng",
        "tức",
        "đạt",
        "bình quân",
        "tổng số",
        "kế hoạch",
        "tương đương",
        "thực hiện",
        "kết quả",
        "hiện",
    }
)


def give_name(statement: Statement, memory: Memory) -> None:
    """The name this figure takes from a list said before ("A, B và C lần lượt là"): put into `memory.given`."""
    head = statement.head
    memory.given = ""
    if "respectively" in head.flags:
        stretches = [time.period for time in head.times if time.sort == "within" and time.period is not None]
        years = [period for period in stretches if period.kind == "year"] or _years_of(head, memory.turns)
        memory.years = years if len(years) > 1 else []
        memory.names = _listed(head.name)
        memory.names_cue = head.cue
    if memory.names and (not head.name or "respectively" in head.flags):
        memory.given = memory.names.pop(0)
        head.cue = head.cue or memory.names_cue
    _give_year(head, memory)


def _give_year(head: Head, memory: Memory) -> None:
    """The year this figure takes of a list said before ("lần lượt các năm 2022, 2023 là"), with its subject."""
    first = "respectively" in head.flags
    if memory.years and (first or not (head.times or head.name)):
        memory.period = memory.years.pop(0)
        if not first and not memory.given:
            memory.given = memory.subject


def _years_of(head: Head, turns: int) -> list[Period]:
    """The years of a stretch with as many figures given out in turn: "giai đoạn 2021-2023 lần lượt là 4, 5 và 6"."""
    spans = [time.period for time in head.times if time.period is not None and time.period.kind == "span"]
    first, last = (spans[-1].begin.year, spans[-1].end.year) if spans else (0, 0)
    return [parse(str(year)) for year in range(first, last + 1)] if spans and last - first + 1 == turns else []


def _listed(name: str) -> list[str]:
    """The names of "tỷ trọng nông nghiệp, công nghiệp - xây dựng và dịch vụ", each with the measure they share."""
    whole = [part.strip() for piece in name.split(",") for part in piece.split(" và ")]
    if len(whole) > 1 and all(naming.measure_head(part) for part in whole):
        return whole  # "doanh thu và lợi nhuận lần lượt đạt"
    measure = naming.measure_head(name)
    rest = name[len(measure) :].strip()
    parts = [part.strip() for piece in rest.split(",") for part in piece.split(" và ")]
    if rest.count(" - ") > 1:
        parts = [part.strip() for part in rest.removeprefix("ngành ").split(" - ")]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return []
    shared = _shared_front(parts)
    return [naming.joined(measure, shared, part.removeprefix(shared).strip()) for part in parts]


def _shared_front(parts: Sequence[str]) -> str:
    """What the first says for all: "hồ sơ xử lý ở" of "hồ sơ xử lý ở cấp tỉnh", "cấp huyện", "cấp xã"; else ""."""
    words = parts[0].split()
    for at in range(len(words) - 1, 0, -1):
        if all(part.split()[0].lower() == words[at].lower() for part in parts[1:]):
            return " ".join(words[:at])
    return ""


def level_name(statement: Statement, memory: Memory) -> str:
    """The name of a level."""
    head = statement.head
    if memory.given:
        return memory.given
    if "same" in head.flags:
        return memory.subject
    unit = statement.figure.unit
    if head.cue == "contribute" and not head.name and memory.last is not None:
        return f"đóng góp của {memory.last.name}"
    if unit is None and not head.name and not head.times and head.cue_text and memory.last is not None:
        return naming.joined(memory.last.quantity.unit if memory.last.quantity else "", head.cue_text)
    named = head.name and not naming.begins_with_verb(head.name) and not naming.is_bare(head.name)
    rate = unit is not None and "/" in unit.text and named
    if unit is not None and unit.sort == "count" and not rate:
        return _count_name(statement, memory)
    if unit is not None and unit.sort == "share" and statement.tail.name:
        return _share_name(statement, memory)
    return _measure_name(statement, memory)


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


def _count_name(statement: Statement, memory: Memory) -> str:
    """The name of a count: its noun with its words and what is done to it, or the subject said before it."""
    head, noun = statement.head, _fuller(_noun(statement), statement, memory)
    said = "" if naming.is_empty(head.name) else head.name
    bare_noun = not statement.tail.name
    if not said:
        return _subject_again(statement, memory, noun) or _unnamed_count(statement, memory, noun)
    if said.lower() == "quy mô" and memory.last is not None:
        return naming.joined(said, memory.last.name)
    if head.cue == "equal" and head.cue_text == "hoàn thành" and not naming.measure_head(said):
        memory.verb = head.cue_text
        return naming.joined(noun, head.cue_text)  # "Điện lực tỉnh hoàn thành 14 công trình"
    if naming.is_bare(said):
        tail = memory.last.tail if memory.last is not None else ""
        if "/" in noun and memory.last is not None and memory.last.sort == "count" and not head.new_clause:
            return naming.joined(memory.last.name, said)  # "kết nạp 1.142 đảng viên, bình quân 228 đảng viên/năm"
        return naming.joined(said, noun, tail) if bare_noun and head.cue == "become" else naming.joined(said, noun)
    verb = naming.without_agent(head.raw or said)
    if (
        not (bare_noun and naming.is_classifier(noun))
        and naming.begins_with_verb(verb)
        and not naming.measure_head(said)
        and not _repeats(noun, said)
    ):
        memory.verb = naming.tidy_tail(verb)
        memory.agent = naming.tidy_tail((head.raw or said).removesuffix(verb))
        if memory.topic and bare_noun and not naming.is_empty(memory.topic):
            deed = "" if naming.measure_head(memory.topic) or not naming.begins_with_verb(memory.topic) else noun
            return naming.joined(deed, memory.topic, memory.verb)
        return naming.joined(noun, _kind_again(memory, noun) if bare_noun else "", memory.verb)
    return _count_of_subject(statement, memory, noun, said)


def _kind_again(memory: Memory, noun: str) -> str:
    """What kind of thing a bare noun still is: "thanh tra" of "tiến hành 14 cuộc thanh tra, kết thúc 11 cuộc"."""
    last = memory.last
    same = not memory.fresh and last is not None and last.sort == "count" and last.quantity is not None
    if not same or last is None or last.quantity is None or last.quantity.unit != noun or not last.verb:
        return ""
    plain = len(last.tail.split()) <= _SHORT and not naming.undergone(f"{noun} {last.tail}")
    return last.tail if plain and not naming.tells_deed(last.tail) else ""


def _subject_again(statement: Statement, memory: Memory, noun: str) -> str:
    """The subject said before, where a count without a name only says it again; "" where it counts another thing."""
    head, last = statement.head, memory.last
    if not statement.tail.name:
        goes_on = bool(statement.tail.times or (head.times and head.cue != "have")) and not memory.fresh
        opens = memory.fresh and head.cue == "reach"
        falls = head.cue == "become" and not head.new_clause and _repeats(noun, memory.subject)
        unit = statement.figure.unit.text if statement.figure.unit is not None else ""
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
        return naming.joined(noun, memory.whole.tail)
    memory.verb = memory.verb if not head.new_clause else ""
    if head.cue == "equal" and last is not None and naming.is_rate(last.name):
        return naming.object_of(last.name)  # "tỷ lệ hộ nghèo còn 5,12%, tương ứng 1.236 hộ"
    if head.cue in ("equal", "exceed"):
        memory.verb = head.cue_text
        return naming.joined(noun, memory.verb)
    carried = bare_noun or (len(statement.tail.name.split()) == 1 and len(memory.verb.split()) < 3)
    carried = carried and head.link not in _WITHIN_DEED
    return naming.joined(noun, memory.verb if carried else "", memory.topic if bare_noun else "")


_WITHIN_DEED = ("phục vụ",)  # "biểu diễn 86 buổi, phục vụ 31.500 lượt người xem": the verb was the first count's


def _count_of_subject(statement: Statement, memory: Memory, noun: str, said: str) -> str:
    """The name of a count behind a subject that is no deed: "Số hộ nghèo là 214 hộ", "tốc độ 2 trường hợp"."""
    head, last, whole, bare_noun = statement.head, memory.last, memory.whole, not statement.tail.name
    if bare_noun and naming.is_classifier(noun):
        return _filled(statement, memory, said)
    listed = head.cue == "reach" and not head.cue_text and len(said.split()) > 1  # "Doanh nghiệp mới: 312 DN"
    if listed or _repeats(noun, said) or (head.cue in ("reach", "become") and not naming.is_agent(said)):
        return _filled(statement, memory, said if bare_noun else naming.joined(said, statement.tail.name))
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
        return _filled(statement, memory, naming.joined(said, statement.tail.name))
    if naming.ends_in_verb(said):
        memory.verb = said
    unit = whole.quantity.unit if whole is not None and whole.quantity is not None else ""
    if bare_noun and unit == noun and len(said.split()) > 1:
        return naming.joined(noun, said)  # "64 vụ vi phạm, gồm: phá rừng 21 vụ" is "vụ phá rừng"
    name = _filled(statement, memory, said)
    if memory.whole is not None and bare_noun and _begins_with_noun(name, memory.whole):
        return name  # "61.800 lao động, trong đó lao động nữ 39.740 người"
    return naming.joined(noun, name)


_AMONG = frozenset(map(key, ("tại", "ở", "trong", "thuộc")))


_MEMBERS = ("hội viên", "đoàn viên", "thành viên")
_BODIES = ("hội", "đoàn", "công đoàn", "liên đoàn")


def _body_of(agent: str) -> str:
    """Of what body members are: "Cựu chiến binh" of "Hội Cựu chiến binh"; "" where the agent is no such body."""
    first, _, rest = agent.partition(" ")
    return rest if first.lower() in _BODIES else ""


def _noun_of(draft: Draft) -> str:
    """The noun a count is of: its name where that is short, else its unit."""
    unit = draft.quantity.unit if draft.quantity is not None else ""
    return unit if " " in unit or len(draft.name.split()) > _SHORT else draft.name


_SHORT = 4  # words of a name that goes into another


def _begins_with_noun(name: str, whole: Draft) -> bool:
    """Whether a part's name begins with what was counted: "lao động nữ" of "61.800 lao động"."""
    unit = whole.quantity.unit.lower() if whole.quantity is not None and whole.sort == "count" else ""
    return bool(unit) and name.lower().startswith(f"{unit} ")


def _whole_words(whole: Draft, unit: Found | None) -> str:
    """What a part's name takes of its whole that begins with no measure: its verb, of an area "diện tích" too."""
    verb = naming.leading_verb(whole.name) or naming.trailing_verb(whole.name)
    if unit is not None and unit.text.lower() in _AREAS:
        return f"diện tích {verb}".strip()
    return verb or whole.name


_AREAS = ("ha", "m2", "hecta", "héc ta")


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


def _share_name(statement: Statement, memory: Memory) -> str:
    """The name of a level in per cent with words behind it: "95% hộ dân dùng nước sạch"."""
    head, tail = statement.head, naming.tidy_tail(statement.tail.name)
    said = head.name
    if not said or naming.is_agent(said) or naming.is_empty(said):
        whole = memory.whole.name if memory.whole is not None else ""
        noun = naming.counted_noun(whole) if tail and not naming.counted_noun(tail) else ""
        return naming.joined(noun, tail) or said
    if "assigned" in head.flags and tail:
        return tail  # "khuyến khích lập tổ đoàn kết, phấn đấu 85% tàu cá tham gia"
    if naming.begins_with_verb(said):
        return naming.joined(tail, naming.without_agent(said))
    reached = head.cue in ("reach", "become", "have") or (not head.cue and "result" in head.flags)
    if reached and naming.measure_head(said):
        return said
    return naming.joined(tail, naming.without_agent(said)) if head.cue == "have" else naming.joined(said, tail)


def _measure_name(statement: Statement, memory: Memory) -> str:
    """The name of a sum, a measure or a rate: its subject, filled in where it does not stand alone."""
    head = statement.head
    said, tail = head.name, naming.tidy_tail(statement.tail.name)
    if not said:
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
        return memory.subject or memory.topic
    if head.cue == "contribute" and _is_money(statement):
        return naming.joined(said, head.cue_text)
    parts = bool(head.flags & {"parts", "particular"}) or memory.whole is not None
    if naming.is_bare(said):
        return naming.joined(said, tail or _owner_words(memory))
    if parts:
        given = head.cue_text if head.cue == "contribute" else ""
        return naming.joined(_filled(statement, memory, said), given, tail)
    if memory.lead and memory.fresh and naming.measure_head(said) == said:
        return naming.joined(said, memory.lead)
    if naming.is_rate(said) and (counted_thing := _rate_of_deed(statement, memory, said)):
        return counted_thing
    if naming.is_own(said) and memory.last is not None and naming.measure_head(memory.last.name):
        known = naming.object_of(memory.last.name)
        return said if known == memory.last.name else naming.joined(said, known)
    if naming.is_own(said) and memory.last is not None and memory.last.sort == "count" and not head.new_clause:
        return naming.joined(said, _noun_of(memory.last))  # "cấp 3.218 giấy phép với diện tích 1.140,6 ha"
    counted = memory.last.quantity if memory.last is not None and memory.last.sort == "count" else None
    if naming.is_verb(said) and statement.figure.unit is None and counted is not None:
        return naming.joined(counted.unit, said)  # "kỷ luật 6 đảng viên: khiển trách 04, cảnh cáo 02"
    if naming.is_verb(said) or (naming.begins_with_verb(said) and not naming.measure_head(said)):
        memory.verb = naming.leading_verb(said)
        if memory.echo and naming.is_verb(said) and not tail:
            return memory.echo
        if "result" in head.flags and not tail and (thing := _said_of(statement, memory, said)):
            return thing
        said = said.removesuffix(" tiền") if naming.is_paid(said) else said  # "phạt tiền" is "tiền phạt"
        money = "tiền" if _is_money(statement) and naming.is_paid(said) and not memory.topic else ""
        return naming.joined(memory.topic, money, said, tail)
    name = _filled(statement, memory, said)
    if tail and not naming.measure_head(said):
        name = naming.joined(name, tail)
    return name


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


_PRODUCED = ("sản lượng", "khối lượng")  # measures of lists whose members have units of their own


def _goes_on(statement: Statement, memory: Memory, name: str) -> bool:
    """Whether a clause behind ";" goes on with a list: the same unit, and a name that is no measure or deed."""
    unit, last = statement.figure.unit, memory.last
    if last is not None and memory.stack and (last.quantity is None or unit is None):
        return True
    if last is None or last.quantity is None or unit is None or naming.begins_with_verb(name):
        return False
    produced = naming.measure_head(last.name).lower() in _PRODUCED and unit.text.lower() not in _AREAS
    amount = produced and unit.sort in ("measure", "count") and last.sort in ("measure", "count")
    return (unit.text == last.quantity.unit or amount) and statement.head.cue not in ("have",)


def _owner_words(memory: Memory) -> str:
    """What a bare name is of: the object of what was said before ("tổng tiền" of fines: "xử phạt vi phạm")."""
    last = memory.last
    if memory.lead and memory.fresh:
        return memory.lead
    if last is None:
        return memory.topic
    if last.sort == "count" and last.verb:
        return naming.joined(last.verb, last.tail or (last.quantity.unit if last.quantity is not None else ""))
    return naming.object_of(last.name) if naming.measure_head(last.name) else last.name


def _is_money(statement: Statement) -> bool:
    return statement.figure.unit is not None and statement.figure.unit.sort == "money"


def _filled(statement: Statement, memory: Memory, name: str, compared: bool = False) -> str:
    """A name that does not stand alone, with its whole's or its neighbour's measure before it."""
    if statement.head.raw.lower().startswith("về ") and memory.last is not None and " về " in memory.last.name:
        return naming.joined(memory.last.name.rpartition(" về ")[0], "về", name)  # "xong về việc …, về tiền …"
    if naming.measure_head(name) and not naming.is_bare(name) and not naming.is_grade(name):
        return name
    if memory.whole is not None and naming.is_grade(name):
        return naming.joined(memory.whole.name, name)  # "51 trường đạt chuẩn, trong đó mức độ 2 là 14 trường"
    last = memory.whole if statement.head.flags & {"parts", "particular"} else memory.last
    last = memory.whole or last
    topic = memory.topic if memory.topic and not naming.is_empty(memory.topic) else ""
    if "," in topic and naming.measure_head(topic):
        topic = naming.measure_head(topic)  # "Đàn gia súc, gia cầm gồm: trâu 12.400 con, bò 38.600 con"
    unit = statement.figure.unit
    if last is not None and statement.head.new_clause and not _goes_on(statement, memory, name):
        memory.whole = last = None
    if last is None:
        if not topic or naming.measure_head(name):
            return name
        return naming.joined(topic, name) if naming.measure_head(topic) else naming.joined(name, topic)
    alike = last.quantity is None or unit is None or last.sort == unit.sort
    if alike and (other := naming.exchanged(last.name, name)):
        return other
    measure = topic if naming.measure_head(topic) else naming.measure_head(last.name)
    total = statement.figure.numeral.total
    if total is not None and last.quantity is not None and last.quantity.total == total:
        return naming.joined(last.quantity.unit, name)
    like = (compared and memory.whole is not None) or unit is None or last.sort == unit.sort or last.quantity is None
    if measure and like and (memory.whole is not None or not naming.begins_with_verb(name)):
        return naming.joined(measure, name)
    if memory.whole is not None and _begins_with_noun(name, memory.whole):
        return name
    if memory.whole is not None and like:
        return naming.joined(_whole_words(memory.whole, unit), name)
    return name
