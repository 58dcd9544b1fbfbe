"""A name that does not stand alone, filled in from its whole or its neighbour.

Said: "trong đó khai thác 17.905 tấn" is "sản lượng khai thác"; "năng suất cà phê 28,6 tạ/ha, hồ tiêu 31,2 tạ/ha".
"""

from __future__ import annotations

from compare.figures import naming
from compare.figures.clauses import Statement
from compare.figures.drafts import Draft, Memory
from compare.figures.lexicon import key, keys
from compare.figures.statements import sort_of
from compare.figures.units import Found, is_counted_noun


def begins_with_noun(name: str, whole: Draft) -> bool:
    """Whether a part's name begins with what was counted: "lao động nữ" of "61.800 lao động"."""
    unit = whole.quantity.unit.lower() if whole.quantity is not None and whole.sort == "count" else ""
    return bool(unit) and name.lower().startswith(f"{unit} ")


def _whole_words(whole: Draft, unit: Found | None) -> str:
    """What a part's name takes of its whole that begins with no measure: its verb, of an area "diện tích" too."""
    verb = naming.leading_verb(whole.name) or naming.trailing_verb(whole.name)
    if unit is not None and unit.text.lower() in _AREAS:
        return f"diện tích {verb}".strip()
    return verb or whole.name


def _measure_of(whole: Draft, name: str) -> str:
    """The measure a whole's name begins with; a bare one with its noun ("Tổng nguồn lực", "trường hợp").

    Before a name that is a noun of its own ("Người dân tham gia bảo hiểm") the bare measure stays alone.
    """
    measure = naming.measure_head(whole.name)
    own = naming.is_rate(whole.name) and not name.startswith("bị ") and is_counted_noun(list(keys(name)), 0)
    if not naming.is_bare(measure) or own:
        return measure
    if whole.sort == "count" and whole.quantity is not None:
        return whole.quantity.unit
    noun = naming.counted_noun(whole.name)
    if len(noun.split()) > _NOUN:
        return naming.joined(measure, noun)  # "Tỷ lệ tổ dân phố văn hóa đạt 75%"
    said = naming.object_of(whole.name).partition(" ")[0].lower()
    return naming.before_verb(whole.name, len(measure.split()) + (_NOUN + 1 if said in _CLASSED else _NOUN))


_NOUN = 2  # words of the noun behind a bare measure, and one more behind a classifier
_CLASSED = frozenset({"nền", "ngành", "số", "khu", "cây", "con", "đàn", "các", "người", "hộ", "nhà"})
_AREAS = ("ha", "m2", "hecta", "héc ta")

_PRODUCED = ("sản lượng", "khối lượng")  # measures of lists whose members have units of their own


def _goes_on(statement: Statement, memory: Memory, name: str) -> bool:
    """Whether a clause behind ";" goes on with a list: the same unit, and a name that is no measure or deed."""
    unit, last = statement.figure.unit, memory.last
    if last is not None and memory.stack and (last.quantity is None or unit is None):
        return True
    grows = last is not None and last.quantity is None and last.whole is not None and last.whole is memory.whole
    if grows and sort_of(statement) == "share" and statement.head.cue in ("up", "down"):
        return not (naming.begins_with_verb(name) or naming.measure_head(name))  # "trong đó A tăng 3%; B tăng 14%"
    if last is None or last.quantity is None or unit is None or naming.begins_with_verb(name):
        return False
    produced = naming.measure_head(last.name).lower() in _PRODUCED and unit.text.lower() not in _AREAS
    acted = unit.sort == "count" and naming.ends_in_verb(name)  # "Cảng đón 948 lượt tàu"
    amount = produced and unit.sort in ("measure", "count") and last.sort in ("measure", "count") and not acted
    return (unit.text == last.quantity.unit or amount) and statement.head.cue not in ("have",)


_BRANCHES = frozenset(map(key, ("ngành", "nhóm", "khu", "lĩnh", "khối")))  # "ngành chế biến" is no deed


def _is_of_another(measure: str, name: str) -> bool:
    """Whether a share told after one of households is of another thing: "hộ dùng nước sạch 96%, rác thải thu gom 79%".

    A name of a word or two tells which of them: "hộ nghèo 4,2%, cận nghèo 3,1%".
    """
    return measure.lower() in _COUNTED_FIRST and len(name.split()) > _WHICH


_COUNTED_FIRST = frozenset({"hộ", "khách"})  # nouns that begin a name like a measure
_WHICH = 2


def other_side(statement: Statement, last: Draft, name: str) -> str:
    """The name with its other side: "Kim ngạch xuất khẩu 18 triệu USD; nhập khẩu 7 triệu USD"; "" where none is."""
    unit = statement.figure.unit
    alike = unit is not None and last.quantity is not None and _scaled_alike(unit.text, last.quantity.unit)
    return naming.turned(last.name, name) if alike else ""


def _scaled_alike(unit: str, other: str) -> bool:
    """Whether two units differ in their scale at most: "triệu USD" and "tỷ USD"."""
    return unit.split()[-1] == other.split()[-1]


def _fellow(statement: Statement, memory: Memory, name: str) -> str:
    """A list's member behind what was told of the one before: "lúa 52 ha, sản lượng 299 tấn; ngô 9 ha"; else ""."""
    unit, last = statement.figure.unit, memory.last
    if unit is None or last is None or last.whole is None or naming.begins_with_verb(name):
        return ""
    measure = naming.measure_head(memory.by_unit.get(unit.text, ""))
    return naming.joined(measure, name) if measure.lower() in (*_PRODUCED, "diện tích") else ""


def _is_coined(name: str) -> bool:
    """Whether a name is letters alone ("ROE", "PCI")."""
    return len(name) > 1 and name.isalpha() and name.isupper()


def filled(statement: Statement, memory: Memory, name: str, compared: bool = False) -> str:
    """A name that does not stand alone, with its whole's or its neighbour's measure before it."""
    head = statement.head
    if head.raw.lower().startswith("về ") and memory.last is not None and " về " in memory.last.name:
        return naming.joined(memory.last.name.rpartition(" về ")[0], "về", name)  # "xong về việc …, về tiền …"
    if naming.measure_head(name) and not naming.is_bare(name) and not naming.is_grade(name):
        return name
    if memory.whole is not None and naming.is_grade(name):
        return naming.joined(memory.whole.name, name)  # "51 trường đạt chuẩn, trong đó mức độ 2 là 14 trường"
    before = bracket_owner(statement, memory) or memory.last
    last = memory.whole or (None if head.flags & {"parts", "particular"} else before)
    if last is not None and head.new_clause:
        if other := other_side(statement, last, name):
            return other
        part = "parts" in head.flags  # "đạt 41 nghìn tấn; trong đó khai thác 37 nghìn tấn"
        if not part and not _goes_on(statement, memory, name):
            if fellow := _fellow(statement, memory, name):
                return fellow
            memory.whole = last = None
    if last is None:
        return _with_topic(name, _topic(memory))
    return _beside(statement, memory, name, last, compared)


def bracket_owner(statement: Statement, memory: Memory) -> Draft | None:
    """The sum that a bracket's sums make up: "kinh phí 112 tỷ đồng (Trung ương 60 tỷ, tỉnh 35 tỷ)"; else None."""
    owner = memory.stack[-1] if memory.stack else None
    summed = owner is not None and owner.sort == "money" == sort_of(statement)
    return owner if summed and not statement.tail.name else None


def _topic(memory: Memory) -> str:
    """What the sentence is about, as far as it goes into a name."""
    topic = memory.topic if memory.topic and not naming.is_empty(memory.topic) else ""
    if "," in topic and naming.measure_head(topic):
        return naming.measure_head(topic)  # "Đàn gia súc, gia cầm gồm: trâu 12.400 con, bò 38.600 con"
    return topic


def _with_topic(name: str, topic: str) -> str:
    if not topic or naming.measure_head(name):
        return name
    return naming.joined(topic, name) if naming.measure_head(topic) else naming.joined(name, topic)


def _beside(statement: Statement, memory: Memory, name: str, last: Draft, compared: bool) -> str:
    """A name with what it takes of `last`, its whole or its neighbour."""
    unit, whole = statement.figure.unit, memory.whole
    if _is_coined(name) and statement.head.new_clause and not _is_coined(last.name.rpartition(" ")[2]):
        return name  # "Tỷ lệ an toàn vốn 12,4%; ROE đạt 16,2%"
    alike = last.quantity is None or unit is None or last.sort == unit.sort
    if alike and (other := naming.exchanged(last.name, name)):
        return other
    topic = _topic(memory)
    measure = topic if naming.measure_head(topic) else _measure_of(last, name)
    total = statement.figure.numeral.total
    if total is not None and last.quantity is not None and last.quantity.total == total:
        return naming.joined(last.quantity.unit, name)
    shared = whole is None and sort_of(statement) == "share"
    if shared and (_is_of_another(measure, name) or (statement.head.new_clause and naming.undergone(name))):
        return name  # "tỷ lệ thất thoát nước 15,6%; nước thải được xử lý 28,4%"
    deed = naming.begins_with_verb(name) and key(statement.head.raw.partition(" ")[0]) not in _BRANCHES
    like = (compared and whole is not None) or alike
    if measure and like and (whole is not None or not deed):
        return naming.joined(measure, name)
    return _in_whole(statement, whole, name, like) if whole is not None else name


def _in_whole(statement: Statement, whole: Draft, name: str, like: bool) -> str:
    """A part's name where its whole begins with no measure."""
    if begins_with_noun(name, whole):
        return name
    if whole.sort == "count" and whole.quantity is not None and naming.is_verb(name):
        return naming.joined(whole.quantity.unit, name)  # "kỷ luật 118 đảng viên, gồm khiển trách 82"
    return naming.joined(_whole_words(whole, statement.figure.unit), name) if like else name
