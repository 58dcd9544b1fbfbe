"""How an indicator's name is cut out of a sentence: openings and closings off, agents off, bare names filled in.

Works on words as written; the lists and the reason for each are in `resources/figures/naming.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import resources
from compare.figures.lexicon import Phrases, key, keys
from compare.figures.tokens import tokenize, words_of
from compare.figures.units import is_counted_noun, unit_at

_EDGES = " ,;:.()-–—+\"“”'/*•=…"


@cache
def _group(name: str) -> Phrases[str]:
    return Phrases((word, name) for word in resources.table("figures/naming")[name]["words"])


def _verb_at(marks: Sequence[str], at: int) -> tuple[int, str] | None:
    """The verb that begins at `at`; one with "viên" behind it names a person ("vận động viên")."""
    found = _group("verb").at(marks, at)
    if found and (
        (at + found[0] < len(marks) and marks[at + found[0]] == _PERSON) or _group("no_measure").at(marks, at)
    ):
        return None
    return found


_PERSON = key("viên")


def _keys(words: Sequence[str]) -> list[str]:
    return [key(word.strip(_EDGES)) for word in words]


@lru_cache(maxsize=4096)
def tidy(name: str) -> str:
    """A name without what merely opens or closes it: "toàn tỉnh có diện tích rừng đã đạt" is "diện tích rừng"."""
    words = name.strip(_EDGES).split()
    while words and (size := _opens(words)):
        words = words[size:]
    while len(words) > 1 and (size := _closes(words)):
        words = words[:-size]
    return " ".join(words).strip(_EDGES)


def _opens(words: Sequence[str]) -> int:
    """How many words at the front merely open the name; a name of its own is never cut away whole but for scopes."""
    marks = _keys(words)
    if not words[0].strip(_EDGES):
        return 1
    if ((measure := _group("measure").at(marks, 0)) and measure[0] > 1) or _group("no_opening").at(marks, 0):
        return 0
    if marks[0] in _RAISED and measure_head(" ".join(words[1:])):
        return 1  # "đưa tổng số đảng viên lên"
    found, verb = _group("opening").at(marks, 0), _verb_at(marks, 0)
    if found and verb and verb[0] > found[0]:
        return 0  # "giao quân" is no "giao"
    return found[0] if found else 0


_RAISED = frozenset(map(key, ("đưa", "nâng", "kéo")))


def _closes(words: Sequence[str]) -> int:
    marks = _keys(words)
    if not words[-1].strip(_EDGES):
        return 1
    found = _group("closing").before(marks, len(marks))
    verb = _group("verb").before(marks, len(marks))
    kept = _group("kept").before(marks, len(marks))
    if found and ((verb and verb[0] > found[0]) or (kept and kept[0] > found[0])):
        return 0
    return found[0] if found else 0


@lru_cache(maxsize=4096)
def without_agent(name: str) -> str:
    """A verb phrase without who acts: "Hội Nông dân các cấp mở" is "mở"; a name without an agent stays as it is."""
    words = name.split()
    while len(words) > 1 and key(words[-1]) in _DONE_FOR:
        words.pop()  # "bệnh viện khám cho 29.850 lượt người bệnh"
    marks = _keys(words)
    if not words or _verb_at(marks, 0):
        return name
    if not _group("agent").at(marks, 0):
        last = _last_verb(marks)
        if last and any(word[0].isupper() for word in words[1:last]):
            return " ".join(words[last:])  # "Thường trực HĐND tỉnh tổ chức"
        return " ".join(words[last:]) if last > _LONG_AGENT else name
    if last := _last_verb(marks):
        return " ".join(words[_verb_before(words, marks, last) :])
    for at in range(1, len(words)):
        found = _verb_at(marks, at)
        if found and found[0] > 1 and not words[at][0].isupper():  # "Ủy ban Kiểm tra" is who acts
            return " ".join(words[at:])
    return name


def _verb_before(words: Sequence[str], marks: Sequence[str], at: int) -> int:
    """Where the verb begins that a comma joins to the one at `at`: "kiểm tra, giám sát"; `at` where none does."""
    if not words[at - 1].endswith(","):
        return at
    return next((here for here in range(max(0, at - 4), at) if (v := _verb_at(marks, here)) and here + v[0] == at), at)


_DONE_FOR = frozenset(map(key, ("cho", "được")))
_LONG_AGENT = 6  # words; a longer stretch before a verb tells who acts, a shorter one may tell of what


def ends_in_verb(name: str) -> bool:
    """Whether a name ends with what is done ("tội phạm ma túy phát hiện")."""
    return _last_verb(_keys(name.split())) > 0


def _last_verb(marks: Sequence[str]) -> int:
    """Where the verb begins that ends a phrase ("các xã tích cực vận động"); 0 where none does."""
    for at in range(max(1, len(marks) - 5), len(marks)):
        found = _verb_at(marks, at)
        if found and at + found[0] == len(marks):
            return at
    return 0


@lru_cache(maxsize=4096)
def is_agent(name: str) -> bool:
    """Whether a name begins with who acts or owns ("Trung tâm y tế", "toàn tỉnh")."""
    marks = _keys(name.split())
    found = _group("agent").at(marks, 0) if marks else None
    measure = _group("measure").at(marks, 0) if marks else None
    return found is not None and (measure is None or measure[0] <= found[0])  # "lực lượng lao động" is a measure


@lru_cache(maxsize=4096)
def behind_turn(name: str) -> str:
    """The measure a sentence turns to: "tỷ lệ hồ sơ trễ hạn" of "Cải cách đạt kết quả nhưng tỷ lệ hồ sơ trễ hạn"."""
    words = name.split()
    for at in range(len(words) - 2, 0, -1):
        if key(words[at]) in _TURNS and measure_head(" ".join(words[at + 1 :])):
            rest = " ".join(words[at + 1 :])
            return rest if measure_head(rest) != rest else name
    return name


_TURNS = frozenset(map(key, ("nhưng", "song", "nâng", "khiến", "mà", "nên")))


@lru_cache(maxsize=4096)
def measure_head(name: str) -> str:
    """The measure a name begins with ("năng suất" of "Năng suất cà phê"); "" where it begins with none."""
    words = name.split()
    if not words:
        return ""
    marks = _keys(words)
    found, verb = _group("measure").at(marks, 0), _verb_at(marks, 0)
    if found is None or (verb is not None and verb[0] > found[0]) or _group("no_measure").at(marks, 0):
        return ""  # "thu gom" is no "thu", "chi hội" no "chi"
    return " ".join(words[: found[0]])


@lru_cache(maxsize=4096)
def is_bare(name: str) -> bool:
    """Whether a name says nothing by itself ("năng suất", "tổng số")."""
    return tuple(_keys(name.split())) in _exact("bare")


@lru_cache(maxsize=4096)
def is_rate(name: str) -> bool:
    """Whether a name's measure is told in per cent ("tỷ lệ giải ngân")."""
    return _begins(name, "rate")


@lru_cache(maxsize=4096)
def is_share(name: str) -> bool:
    """Whether a measure is a share itself ("tỷ trọng công nghiệp"); of a make-up ("cơ cấu") the parts have shares."""
    return _begins(name, "share")


@lru_cache(maxsize=4096)
def is_growth(name: str) -> bool:
    """Whether a name's measure is how fast something grows ("tăng trưởng kinh tế", "tốc độ tăng GRDP")."""
    return _begins(name, "growth")


@lru_cache(maxsize=4096)
def is_own(name: str) -> bool:
    """Whether a name is a measure of something not named ("sản lượng")."""
    return tuple(_keys(name.split())) in _exact("own")


@lru_cache(maxsize=4096)
def is_generic(name: str) -> bool:
    """Whether a name is one deed or one word for money or loss, of whatever ("giải ngân", "KP", "thiệt hại")."""
    words = name.split()
    return (len(words) <= _DEED_WORDS and is_verb(name)) or tuple(_keys(words)) in _exact("generic_name")


_DEED_WORDS = 2  # a longer deed says of what ("giải quyết việc làm")


@lru_cache(maxsize=4096)
def is_classifier(noun: str) -> bool:
    """Whether a counted noun names nothing ("chiếc")."""
    return tuple(_keys(noun.split())) in _exact("classifier")


@cache
def _exact(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(keys(word) for word in resources.table("figures/naming")[name]["words"])


@lru_cache(maxsize=4096)
def is_verb(name: str) -> bool:
    """Whether a name is only what is done ("xử phạt", "khai thác")."""
    marks = _keys(name.split())
    found = _verb_at(marks, 0) if marks else None
    return found is not None and found[0] == len(marks)


@lru_cache(maxsize=4096)
def begins_with_verb(name: str) -> bool:
    """Whether a name begins with what is done ("xử phạt hành chính")."""
    marks = _keys(name.split())
    return bool(marks) and _verb_at(marks, 0) is not None


@lru_cache(maxsize=4096)
def begins_with_adverb(name: str) -> bool:
    """Whether words behind a figure only tell how things stand ("đang vận động", "chưa nghiệm thu")."""
    return key(name.split()[0]) in _ADVERBS if name else False


_ADVERBS = frozenset(map(key, ("đang", "đã", "chưa", "sẽ", "vẫn", "cơ bản")))


def undergone(tail: str) -> str:
    """What was done to a thing ("bị thiệt hại" of "ao nuôi bị thiệt hại"); "" where the words tell of nothing done."""
    words = tail.split()
    at = next((at for at, mark in enumerate(_keys(words)) if mark in _DONE_TO), 0)
    return " ".join(words[at:]) if at else ""


_DONE_TO = frozenset(map(key, ("bị", "được")))


def planned_thing(plan: str) -> str:
    """What a plan is for: "giao quân" of "chỉ tiêu giao quân hằng năm"; "" where only whose plan is said."""
    words = plan.split()
    marks = _keys(words)
    first = next((size for size in (2, 1) if tuple(marks[:size]) in _exact("plan")), 0)
    if len(marks) > first and (marks[first] in _ISSUERS or _group("agent").at(marks, first)):
        return ""  # "dự toán phường xây dựng"
    if len(marks) > first + 2 and marks[-2] == _YEAR and marks[-1].isdigit():
        words = words[:-2]  # "kế hoạch vốn đầu tư công năm 2026"
    thing = tidy(" ".join(words[first:])) if first else ""
    assigned = tuple(_keys(leading_verb(thing).split())) == (_ASSIGNED,)  # "kế hoạch giao"
    named = begins_with_verb(thing) or measure_head(thing)
    return thing if named and not assigned and len(thing.split()) > 1 else ""


_ISSUERS = frozenset(map(key, ("phường", "xã", "huyện", "tỉnh", "HĐND", "UBND", "thành", "trung", "cấp")))
_ASSIGNED, _YEAR = key("giao"), key("năm")


def tells_deed(tail: str) -> bool:
    """Whether the words behind a count tell what it did or what was done to it ("phạm tội về ma túy")."""
    marks = _keys(tail.split())
    return 1 < len(marks) <= _DEED and _group("deed").at(marks, 0) is not None


def tells_cause(tail: str) -> bool:
    """Whether the words behind a figure only tell why ("do chưa đủ thủ tục")."""
    return key(tail.partition(" ")[0]) in _CAUSES if tail else False


_CAUSES = frozenset(map(key, ("do", "vì", "nhờ", "để", "nhằm")))


def tells_state(tail: str) -> bool:
    """Whether the words behind a count begin with what is said of it ("không đạt", "có khuyết điểm", "bị xử lý")."""
    return _begins(tail, "deed")


_DEED = 8  # words; a longer tail tells of more than what was counted


def without_state(name: str) -> str:
    """A measure's name without how it stands: "Tỷ lệ giải ngân vốn" of "Tỷ lệ giải ngân vốn còn thấp"."""
    words = name.split()
    marks = _keys(words)
    found = _group("state").before(marks, len(marks)) if measure_head(name) else None
    bare = found is None or len(marks) - found[0] <= len(measure_head(name).split())
    kept = _group("kept").before(marks, len(marks))
    return name if bare or found is None or kept else " ".join(words[: -found[0]])


def is_circumstance(name: str) -> bool:
    """Whether a stretch before a comma only tells how, where or by what ("Theo Nghị định …")."""
    marks = _keys(name.split())
    if not marks or _group("no_circumstance").at(marks, 0):
        return False
    return _group("circumstance").at(marks, 0) is not None


def _begins(name: str, group: str) -> bool:
    """Whether a name begins with a word of a group of `naming.toml`."""
    marks = _keys(name.split())
    return bool(marks) and _group(group).at(marks, 0) is not None


def is_predicate(words: Sequence[str], at: int) -> bool:
    """Whether at `at` a topic is over and how it went is told ("chuyển dịch tích cực")."""
    return _group("predicate").at(words, at) is not None


def per_time(name: str) -> str:
    """The time a rate at a name's front is per ("ngày" of "Bình quân mỗi ngày"); "" where none is said."""
    if "mỗi" not in name.lower():
        return ""
    words = _keys(name.split()[:4])
    at = 2 if words[:2] == _MEAN else 0
    return name.split()[at + 1].lower() if len(words) > at + 1 and words[at] == _EACH and words[at + 1] in _PER else ""


def without_per_time(name: str) -> str:
    """The name behind such a rate; the name itself where it has none."""
    words = name.split()
    if not per_time(name):
        return name
    return " ".join(words[4:] if _keys(words[:2]) == _MEAN else words[2:])


_MEAN, _EACH = list(keys("bình quân")), key("mỗi")
_PER = frozenset(map(key, ("ngày", "tuần", "tháng")))


def object_of(name: str) -> str:
    """What a measure is of ("lúa" of "diện tích lúa"); the name itself where it begins with no measure."""
    head = measure_head(name)
    return name[len(head) :].strip() or name


def is_paid(name: str) -> bool:
    """Whether what is done is paid or fined."""
    return tuple(_keys(name.split())) in _exact("paid")


def leading_verb(name: str) -> str:
    """The verb a name begins with; "" where it begins with none."""
    words = name.split()
    found = _verb_at(_keys(words), 0) if words else None
    return " ".join(words[: found[0]]) if found else ""


def before_verb(name: str, most: int) -> str:
    """The first words of a name, at most so many, up to what is done: "Tổng nguồn lực" of "Tổng nguồn lực huy động"."""
    words = name.split()[:most]
    marks = _keys(words)
    return " ".join(words[: next((at for at in range(1, len(words)) if _verb_at(marks, at)), len(words))])


def trailing_verb(name: str) -> str:
    """The verb a name ends with ("gieo trồng" of "Vụ Đông toàn huyện gieo trồng"); "" where it ends with none."""
    words = name.split()
    at = _last_verb(_keys(words))
    return " ".join(words[at:]) if at else ""


@lru_cache(maxsize=4096)
def is_grade(name: str) -> bool:
    """Whether a name only tells a grade of what was counted ("mức độ 2", "hạng III")."""
    marks = _keys(name.split())
    found = _group("grade").at(marks, 0) if marks else None
    return found is not None and len(marks) == found[0] + 1


@lru_cache(maxsize=4096)
def exchanged(before: str, name: str) -> str:
    """`before` with its last member exchanged for `name`, where the two are members of one list; else "".

    "tỷ lệ thu gom rác khu vực đô thị" and "khu vực nông thôn"; "tỷ lệ giáo viên đạt chuẩn mầm non" and "tiểu học".
    """
    words, more = before.split(), name.split()
    marks, new = _keys(words), _keys(more)
    if not 0 < len(new) <= _MEMBER:
        return ""
    for at in range(len(marks) - 2, 0, -1):
        same_size = marks[at] == new[0] and len(marks) - at == len(new) > 1  # "giường bệnh tuyến tỉnh", "tuyến huyện"
        if same_size or (len(new) > 1 and marks[at : at + 2] == new[:2] and abs(len(marks) - at - len(new)) < _NEAR):
            return " ".join([*words[:at], *more])
    if (whole := _members().get(tuple(marks))) is not None and whole == _members().get(tuple(new)):
        return ""  # "công nghiệp - xây dựng" and "dịch vụ" share no front
    for size in range(min(_MEMBER, len(marks) - 1), 0, -1):
        group = _members().get(tuple(marks[-size:]))
        if group is not None and any(_members().get(tuple(new[:end])) == group for end in range(len(new), 0, -1)):
            while 0 < size < len(words) and words[-size - 1].endswith(","):
                size += 1  # "hợp tác xã khá, tốt" and "yếu"; "nông, lâm, thủy sản" and "dịch vụ"
            return " ".join([*words[:-size], *more]) if size < len(words) else ""
    return ""


def is_fellow(before: str, name: str) -> bool:
    """Whether a name is a member of a list that the one before ends in: "chưa đạt" behind "xếp loại khá"."""
    marks, new = _keys(before.split()), _members().get(tuple(_keys(name.split())))
    sizes = range(1, min(_MEMBER, len(marks)) + 1)
    return new is not None and any(_members().get(tuple(marks[-size:])) == new for size in sizes)


_MEMBER, _NEAR = 6, 3  # words of a member of a list; how far the length of two may differ


@cache
def _members() -> dict[tuple[str, ...], int]:
    lists = resources.table("figures/naming")["members"]["lists"]
    return {tuple(_keys(word.split())): number for number, group in enumerate(lists) for word in group}


def joined(*parts: str) -> str:
    """Names joined, a part left out whose words stand there already."""
    out = ""
    for part in parts:
        if part and f" {part.lower()} " not in f" {out.lower()} ":
            out = f"{out} {_without_overlap(out, part)}".strip()
    return out


def _without_overlap(before: str, part: str) -> str:
    """A part without the words that end what stands before it: "bị sửa" behind "tỷ lệ án bị" is "sửa"."""
    words, ends = part.split(), before.lower().split()
    for size in range(min(_OVERLAP, len(words) - 1, len(ends)), 0, -1):
        if ends[-size:] == [word.lower() for word in words[:size]]:
            return " ".join(words[size:])
    return part


_OVERLAP = 3  # words two parts of a name may share


@lru_cache(maxsize=4096)
def is_empty(name: str) -> bool:
    """Whether nothing is left of a name once openings are off."""
    marks = _keys(name.split())
    return not marks or tuple(marks) in _exact("opening")


@lru_cache(maxsize=4096)
def tidy_tail(name: str) -> str:
    """The words behind a counted noun without what merely closes them."""
    words = name.strip(_EDGES).split()
    marks = _keys(words)
    first = 0 if marks[:1] == [_AND] else 1  # "1.089 thông báo và nhiều văn bản khác"
    words = words[: next((at for at in range(first, len(marks)) if _aims(marks, at)), len(words))]
    while words and key(words[-1]) not in _REACHED and (size := _closes(words)):
        words = words[:-size]
    return " ".join(words).strip(_EDGES)


def _aims(marks: Sequence[str], at: int) -> bool:
    """Whether words that tell what for begin at `at`; "giúp" of "trợ giúp" is the deed's own."""
    before = _verb_at(marks, at - 1) if at else None
    return _group("aim").at(marks, at) is not None and not (before and before[0] > 1)


_AND = key("và")
_REACHED = frozenset(map(key, ("đạt", "vượt")))  # "8 chỉ tiêu đạt" is named by it


@lru_cache(maxsize=4096)
def counted_noun(name: str) -> str:
    """The noun that a subject counts: "lồng" of "Tổng số lồng", "Tàu cá" of "Tàu cá đã cấp phép"."""
    measured = measure_head(name)
    rest = object_of(name) if measured else _after_verb(name)
    tokens = tokenize(rest)
    words = words_of(tokens)
    if tokens and _group("deed").at(words, 0):
        return ""  # "số vi phạm là 58"
    if not tokens or not (measured or is_counted_noun(words, 0)):
        return ""
    found = unit_at(tokens, words, 0)
    return found.text if found is not None and found.sort == "count" else ""


@lru_cache(maxsize=4096)
def leading_noun(name: str) -> str:
    """The counted noun a name begins with ("chi bộ hoàn thành tốt nhiệm vụ"); "" where it begins with none."""
    tokens = tokenize(name)
    words = words_of(tokens)
    found = unit_at(tokens, words, 0) if tokens and is_counted_noun(words, 0) else None
    return found.text if found is not None and found.sort == "count" else ""


def _after_verb(name: str) -> str:
    """What is done to: "đảng viên" of "Kết nạp đảng viên"; the name itself where it begins with no verb."""
    words = name.split()
    found = _verb_at(_keys(words), 0) if words else None
    return " ".join(words[found[0] :]) if found else name


def is_field(name: str) -> bool:
    """Whether a topic is only the field of work that indicators are sorted under ("Về xã hội: …")."""
    return tuple(_keys(name.split())) in _exact("field")


_LEAD_WORDS = 6  # a longer line introduces a topic, it does not name what its list is of


@lru_cache(maxsize=1024)  # a heading is asked for each paragraph below it
def lead(line: str) -> str:
    """What a line that introduces a list says it is of: "du lịch" of "Kết quả ngành du lịch:"; "" where it is long."""
    name = tidy(line.rstrip(": "))
    marks = _keys(name.split())
    generic = any(_group("generic").at(marks, at) for at in range(len(marks)))
    return name if len(marks) <= _LEAD_WORDS and not generic and not is_field(name) else ""
