"""How a name is cut out of a sentence: what merely opens or closes it, who acts and how it went are taken off."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from compare.figures.lexicon import key, keys
from compare.figures.naming.kinds import is_field
from compare.figures.naming.parts import begins_with_verb, leading_verb, measure_head
from compare.figures.naming.words import EDGES, exact, group_of, last_verb, marks_of, verb_at


@lru_cache(maxsize=4096)
def tidy(name: str) -> str:
    """A name without what merely opens or closes it: "toàn tỉnh có diện tích rừng đã đạt" is "diện tích rừng"."""
    words = name.strip(EDGES).split()
    while words and (size := _opens(words)):
        words = words[size:]
    while len(words) > 1 and (size := _closes(words)):
        words = words[:-size]
    return " ".join(words).strip(EDGES)


def without_fall(name: str) -> str:
    """A name without the verb that brings it down: "kéo giảm số vụ cháy" (xuống dưới 20 vụ) is "số vụ cháy"."""
    words = name.split()
    size = next((n for n in (2, 1) if " ".join(words[:n]).lower() in _FALLS), 0)
    return " ".join(words[size:]) or name


_FALLS = frozenset({"kéo giảm", "giảm", "hạ", "kéo"})


def _opens(words: Sequence[str]) -> int:
    """How many words at the front merely open the name; a name of its own is never cut away whole but for scopes."""
    marks = marks_of(words)
    if not words[0].strip(EDGES):
        return 1
    if ((measure := group_of("measure").at(marks, 0)) and measure[0] > 1) or group_of("no_opening").at(marks, 0):
        return 0
    if (done := group_of("moving").at(marks, 0)) and _is_level(" ".join(words[done[0] :])):
        return done[0]  # "đưa tổng số đảng viên lên", "giảm tỷ lệ hộ nghèo xuống"
    found, verb = group_of("opening").at(marks, 0), verb_at(marks, 0)
    if found and verb and verb[0] > found[0]:
        return 0  # "giao quân" is no "giao"
    return found[0] if found else 0


def _is_level(name: str) -> bool:
    """Whether a name is a measure that may be moved to a level: no sum that is cut or raised ("giảm chi")."""
    measure = measure_head(name)
    return bool(measure) and key(measure.split()[0]) not in _SUMS


_SUMS = frozenset(map(key, ("thu", "chi")))


def _closes(words: Sequence[str]) -> int:
    marks = marks_of(words)
    if not words[-1].strip(EDGES):
        return 1
    found = group_of("closing").before(marks, len(marks))
    verb = group_of("verb").before(marks, len(marks))
    kept = group_of("kept").before(marks, len(marks))
    if found and ((verb and verb[0] > found[0]) or (kept and kept[0] > found[0])):
        return 0
    return found[0] if found else 0


@lru_cache(maxsize=4096)
def without_agent(name: str) -> str:
    """A verb phrase without who acts: "Hội Nông dân các cấp mở" is "mở"; a name without an agent stays as it is."""
    words = name.split()
    while len(words) > 1 and key(words[-1]) in _DONE_FOR:
        words.pop()  # "bệnh viện khám cho 29.850 lượt người bệnh"
    marks = marks_of(words)
    deed, agent = (verb_at(marks, 0), group_of("agent").at(marks, 0)) if words else (None, None)
    if not words or (deed and not (agent and agent[0] > deed[0])):
        return name  # but "tổ chức đảng các cấp" is who acts
    if not agent:
        last = last_verb(marks)
        if last and any(word[0].isupper() for word in words[1:last]):
            return " ".join(words[last:])  # "Thường trực HĐND tỉnh tổ chức"
        return " ".join(words[last:]) if last > _LONG_AGENT else name
    if last := last_verb(marks):
        return " ".join(words[_verb_before(words, marks, last) :])
    for at in range(1, len(words)):
        found = verb_at(marks, at)
        if found and found[0] > 1 and not words[at][0].isupper():  # "Ủy ban Kiểm tra" is who acts
            return " ".join(words[at:])
    return name


def _verb_before(words: Sequence[str], marks: Sequence[str], at: int) -> int:
    """Where the verb begins that a comma joins to the one at `at`: "kiểm tra, giám sát"; `at` where none does."""
    if not words[at - 1].endswith(","):
        return at
    return next((here for here in range(max(0, at - 4), at) if (v := verb_at(marks, here)) and here + v[0] == at), at)


_DONE_FOR = frozenset(map(key, ("cho", "được")))
_LONG_AGENT = 6  # words; a longer stretch before a verb tells who acts, a shorter one may tell of what


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


def effect(name: str) -> str:
    """What a cause did: "thiệt hại" of "Bão số 3 làm thiệt hại", "" of "Thiên tai làm"; another name as it is."""
    words = name.split()
    marks = marks_of(words)
    at = next((at for at in range(1, len(marks)) if marks[at] == _CAUSED), 0)
    told = at and (at + 1 == len(marks) or verb_at(marks, at + 1)) and not verb_at(marks, at)
    return " ".join(words[at + 1 :]) if told and marks[at - 1] != _JOB else name


_CAUSED, _JOB = key("làm"), key("việc")


def planned_thing(plan: str) -> str:
    """What a plan is for: "giao quân" of "chỉ tiêu giao quân hằng năm"; "" where only whose plan is said."""
    words = plan.split()
    marks = marks_of(words)
    first = next((size for size in (2, 1) if tuple(marks[:size]) in exact("plan")), 0)
    if len(marks) > first and (marks[first] in _ISSUERS or group_of("agent").at(marks, first)):
        return ""  # "dự toán phường xây dựng"
    if len(marks) > first + 2 and marks[-2] == _YEAR and marks[-1].isdigit():
        words = words[:-2]  # "kế hoạch vốn đầu tư công năm 2026"
    thing = tidy(" ".join(words[first:])) if first else ""
    assigned = tuple(marks_of(leading_verb(thing).split())) == (_ASSIGNED,)  # "kế hoạch giao"
    named = begins_with_verb(thing) or measure_head(thing)
    return thing if named and not assigned and len(thing.split()) > 1 else ""


_ISSUERS = frozenset(map(key, ("phường", "xã", "huyện", "tỉnh", "HĐND", "UBND", "thành", "trung", "cấp")))
_ASSIGNED, _YEAR = key("giao"), key("năm")


def without_state(name: str) -> str:
    """A measure's name without how it stands: "Tỷ lệ giải ngân vốn" of "Tỷ lệ giải ngân vốn còn thấp"."""
    words = name.split()
    marks = marks_of(words)
    found = group_of("state").before(marks, len(marks)) if measure_head(name) else None
    bare = found is None or len(marks) - found[0] <= len(measure_head(name).split())
    kept = group_of("kept").before(marks, len(marks))
    return name if bare or found is None or kept else " ".join(words[: -found[0]])


def is_clause(name: str) -> bool:
    """Whether a stretch before a comma is a clause of its own, on how a field of work went: "… được quan tâm"."""
    marks = marks_of(name.split())
    found = group_of("went").before(marks, len(marks)) if not measure_head(name) else None
    return found is not None and found[0] < len(marks)


def per_time(name: str) -> str:
    """The time a rate at a name's front is per ("ngày" of "Bình quân mỗi ngày"); "" where none is said."""
    if "mỗi" not in name.lower():
        return ""
    words = marks_of(name.split()[:4])
    at = 2 if words[:2] == _MEAN else 0
    return name.split()[at + 1].lower() if len(words) > at + 1 and words[at] == _EACH and words[at + 1] in _PER else ""


def without_per_time(name: str) -> str:
    """The name behind such a rate; the name itself where it has none."""
    words = name.split()
    if not per_time(name):
        return name
    return " ".join(words[4:] if marks_of(words[:2]) == _MEAN else words[2:])


_MEAN, _EACH = list(keys("bình quân")), key("mỗi")
_PER = frozenset(map(key, ("ngày", "tuần", "tháng")))


@lru_cache(maxsize=4096)
def tidy_tail(name: str) -> str:
    """The words behind a counted noun without what merely closes them."""
    words = name.strip(EDGES).split()
    marks = marks_of(words)
    first = 0 if marks[:1] == [_AND] else 1  # "1.089 thông báo và nhiều văn bản khác"
    words = words[: next((at for at in range(first, len(marks)) if _aims(marks, at)), len(words))]
    while words and key(words[-1]) not in _REACHED and (size := _closes(words)):
        words = words[:-size]
    return " ".join(words).strip(EDGES)


def _aims(marks: Sequence[str], at: int) -> bool:
    """Whether words that tell what for begin at `at`; "giúp" of "trợ giúp" is the deed's own."""
    before = verb_at(marks, at - 1) if at else None
    return group_of("aim").at(marks, at) is not None and not (before and before[0] > 1)


_AND = key("và")
_REACHED = frozenset(map(key, ("đạt", "vượt")))  # "8 chỉ tiêu đạt" is named by it
_LEAD_WORDS = 6  # a longer line introduces a topic, it does not name what its list is of


@lru_cache(maxsize=1024)  # a heading is asked for each paragraph below it
def lead(line: str) -> str:
    """What a line that introduces a list says it is of: "du lịch" of "Kết quả ngành du lịch:"; "" where it is long."""
    name = tidy(line.rstrip(": "))
    marks = marks_of(name.split())
    generic = any(group_of("generic").at(marks, at) for at in range(len(marks)))
    return name if len(marks) <= _LEAD_WORDS and not generic and not is_field(name) else ""
