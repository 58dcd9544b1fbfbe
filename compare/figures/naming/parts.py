"""The parts of a name: its measure, the thing measured, what is done, the noun that is counted."""

from __future__ import annotations

from functools import lru_cache

from compare.figures.lexicon import key
from compare.figures.naming.words import group_of, last_verb, marks_of, verb_at
from compare.figures.tokens import tokenize, words_of
from compare.figures.units import is_counted_noun, unit_at


def ends_in_verb(name: str) -> bool:
    """Whether a name ends with what is done ("tội phạm ma túy phát hiện")."""
    return last_verb(marks_of(name.split())) > 0


@lru_cache(maxsize=4096)
def measure_head(name: str) -> str:
    """The measure a name begins with ("năng suất" of "Năng suất cà phê"); "" where it begins with none."""
    words = name.split()
    if not words:
        return ""
    marks = marks_of(words)
    found, verb = group_of("measure").at(marks, 0), verb_at(marks, 0)
    if found is None or (verb is not None and verb[0] > found[0]) or group_of("no_measure").at(marks, 0):
        return ""  # "thu gom" is no "thu", "chi hội" no "chi"
    return " ".join(words[: found[0]])


@lru_cache(maxsize=4096)
def is_verb(name: str) -> bool:
    """Whether a name is only what is done ("xử phạt", "khai thác")."""
    marks = marks_of(name.split())
    found = verb_at(marks, 0) if marks else None
    return found is not None and found[0] == len(marks)


@lru_cache(maxsize=4096)
def begins_with_verb(name: str) -> bool:
    """Whether a name begins with what is done ("xử phạt hành chính")."""
    marks = marks_of(name.split())
    return bool(marks) and verb_at(marks, 0) is not None


def undergone(tail: str) -> str:
    """What was done to a thing ("bị thiệt hại" of "ao nuôi bị thiệt hại"); "" where the words tell of nothing done."""
    words = tail.split()
    at = next((at for at, mark in enumerate(marks_of(words)) if mark in _DONE_TO), 0)
    return " ".join(words[at:]) if at else ""


_DONE_TO = frozenset(map(key, ("bị", "được")))


def object_of(name: str) -> str:
    """What a measure is of ("lúa" of "diện tích lúa"); the name itself where it begins with no measure."""
    head = measure_head(name)
    return name[len(head) :].strip() or name


def leading_verb(name: str) -> str:
    """The verb a name begins with; "" where it begins with none."""
    words = name.split()
    found = verb_at(marks_of(words), 0) if words else None
    return " ".join(words[: found[0]]) if found else ""


def before_verb(name: str, most: int) -> str:
    """The first words of a name, at most so many, up to what is done: "Tổng nguồn lực" of "Tổng nguồn lực huy động"."""
    words = name.split()[:most]
    marks = marks_of(words)
    return " ".join(words[: next((at for at in range(1, len(words)) if verb_at(marks, at)), len(words))])


def trailing_verb(name: str) -> str:
    """The verb a name ends with ("gieo trồng" of "Vụ Đông toàn huyện gieo trồng"); "" where it ends with none."""
    words = name.split()
    at = last_verb(marks_of(words))
    return " ".join(words[at:]) if at else ""


@lru_cache(maxsize=4096)
def counted_noun(name: str) -> str:
    """The noun that a subject counts: "lồng" of "Tổng số lồng", "Tàu cá" of "Tàu cá đã cấp phép"."""
    measured = measure_head(name)
    rest = object_of(name) if measured else _after_verb(name)
    tokens = tokenize(rest)
    words = words_of(tokens)
    if tokens and group_of("deed").at(words, 0):
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
    found = verb_at(marks_of(words), 0) if words else None
    return " ".join(words[found[0] :]) if found else name
