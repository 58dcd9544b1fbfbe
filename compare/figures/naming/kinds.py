"""What kind of name a name is: a rate, a share, a bare word, who acts, a field of work, a circumstance."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from compare.figures.lexicon import key
from compare.figures.naming.parts import is_verb
from compare.figures.naming.words import begins, exact, group_of, marks_of


@lru_cache(maxsize=4096)
def is_agent(name: str) -> bool:
    """Whether a name begins with who acts or owns ("Trung tâm y tế", "toàn tỉnh")."""
    marks = marks_of(name.split())
    found = group_of("agent").at(marks, 0) if marks else None
    measure = group_of("measure").at(marks, 0) if marks else None
    return found is not None and (measure is None or measure[0] <= found[0])  # "lực lượng lao động" is a measure


@lru_cache(maxsize=4096)
def is_bare(name: str) -> bool:
    """Whether a name says nothing by itself ("năng suất", "tổng số")."""
    return tuple(marks_of(name.split())) in exact("bare")


@lru_cache(maxsize=4096)
def is_rate(name: str) -> bool:
    """Whether a name's measure is told in per cent ("tỷ lệ giải ngân")."""
    return begins(name, "rate")


@lru_cache(maxsize=4096)
def is_share(name: str) -> bool:
    """Whether a measure is a share itself ("tỷ trọng công nghiệp"); of a make-up ("cơ cấu") the parts have shares."""
    return begins(name, "share")


@lru_cache(maxsize=4096)
def is_growth(name: str) -> bool:
    """Whether a name's measure is how fast something grows ("tăng trưởng kinh tế", "tốc độ tăng GRDP")."""
    return begins(name, "growth")


@lru_cache(maxsize=4096)
def is_own(name: str) -> bool:
    """Whether a name is a measure of something not named ("sản lượng")."""
    return tuple(marks_of(name.split())) in exact("own")


@lru_cache(maxsize=4096)
def is_generic(name: str) -> bool:
    """Whether a name is one deed or one word for money or loss, of whatever ("giải ngân", "KP", "thiệt hại")."""
    words = name.split()
    return (len(words) <= _DEED_WORDS and is_verb(name)) or tuple(marks_of(words)) in exact("generic_name")


_DEED_WORDS = 2  # a longer deed says of what ("giải quyết việc làm")


@lru_cache(maxsize=4096)
def is_classifier(noun: str) -> bool:
    """Whether a counted noun names nothing ("chiếc")."""
    return tuple(marks_of(noun.split())) in exact("classifier")


@lru_cache(maxsize=4096)
def begins_with_adverb(name: str) -> bool:
    """Whether words behind a figure only tell how things stand ("đang vận động", "chưa nghiệm thu")."""
    return key(name.split()[0]) in _ADVERBS if name else False


_ADVERBS = frozenset(map(key, ("đang", "đã", "chưa", "sẽ", "vẫn", "cơ bản")))


def tells_deed(tail: str) -> bool:
    """Whether the words behind a count tell what it did or what was done to it ("phạm tội về ma túy")."""
    marks = marks_of(tail.split())
    return 1 < len(marks) <= _DEED and group_of("deed").at(marks, 0) is not None


def tells_cause(tail: str) -> bool:
    """Whether the words behind a figure only tell why ("do chưa đủ thủ tục")."""
    return key(tail.partition(" ")[0]) in _CAUSES if tail else False


_CAUSES = frozenset(map(key, ("do", "vì", "nhờ", "để", "nhằm")))


def tells_state(tail: str) -> bool:
    """Whether the words behind a count begin with what is said of it ("không đạt", "có khuyết điểm", "bị xử lý")."""
    return begins(tail, "deed")


_DEED = 8  # words; a longer tail tells of more than what was counted


def is_circumstance(name: str) -> bool:
    """Whether a stretch before a comma only tells how, where or by what ("Theo Nghị định …")."""
    marks = marks_of(name.split())
    if not marks or group_of("no_circumstance").at(marks, 0):
        return False
    return group_of("circumstance").at(marks, 0) is not None


def is_predicate(words: Sequence[str], at: int) -> bool:
    """Whether at `at` a topic is over and how it went is told ("chuyển dịch tích cực")."""
    return group_of("predicate").at(words, at) is not None


def is_paid(name: str) -> bool:
    """Whether what is done is paid or fined."""
    return tuple(marks_of(name.split())) in exact("paid")


def is_limit(name: str) -> bool:
    """Whether a name only says that a limit follows ("quy định", "giới hạn cho phép")."""
    return bool(name) and tuple(marks_of(name.split())) in exact("limit")


@lru_cache(maxsize=4096)
def is_grade(name: str) -> bool:
    """Whether a name only tells a grade of what was counted ("mức độ 2", "hạng III")."""
    marks = marks_of(name.split())
    found = group_of("grade").at(marks, 0) if marks else None
    return found is not None and len(marks) == found[0] + 1


@lru_cache(maxsize=4096)
def is_empty(name: str) -> bool:
    """Whether nothing is left of a name once openings are off."""
    marks = marks_of(name.split())
    return not marks or tuple(marks) in exact("opening")


def is_field(name: str) -> bool:
    """Whether a topic is only the field of work that indicators are sorted under ("Về xã hội: …")."""
    return tuple(marks_of(name.split())) in exact("field")
