"""Words that bound a number: "trên 20", "tối thiểu 8%", "30% trở lên", "at least 12"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from compare.figures.lexicon import Phrases, grouped, key
from compare.figures.numerals.numeral import OPENERS, Numeral
from compare.quantity import Bound


@cache
def _bounds(side: str) -> Phrases[Bound]:
    return Phrases((words, _BOUNDS[name]) for words, name in grouped("numerals", side))


def bounded(words: Sequence[str], numeral: Numeral, floor: int) -> Numeral:
    """The numeral with the bound its neighbours say: "trên 95", "từ 6 hợp tác xã trở lên" (found behind its noun)."""
    if numeral.bound == "range":
        return numeral
    first = numeral.first
    before = _bounds("before").before(words, first)
    bound: Bound = "eq"
    more = first > 1 and words[first - 1] == _HON and words[first - 2] in _HIGHER
    if before and before[1] == "eq":
        before = None  # "sưu tầm 146 hiện vật" is no "tầm 146"
    if before and not more and numeral.first - before[0] >= floor:
        bound, first = before[1], numeral.first - before[0]
        if first > floor and words[first - 1] == _KHONG and bound in ("lt", "gt"):
            bound, first = ("ge" if bound == "lt" else "le"), first - 1
    elif numeral.first > floor and words[numeral.first - 1] in OPENERS:
        first = numeral.first - 1 if _rises(words, numeral) else numeral.first
    opened = numeral.first > 0 and words[numeral.first - 1] in OPENERS
    if after := _after(words, numeral, limit=6 if opened else 5):
        bound = after
    if bound == "eq" and first == numeral.first:
        return numeral
    return numeral._replace(bound=bound, bound_first=first if first != numeral.first else -1)


_HON, _HIGHER = (
    key("hơn"),
    {key(w) for w in ("cao", "thấp", "nhiều", "ít", "lớn", "nhanh", "sớm", "chậm", "muộn", "kém", "tốt")},
)
_GRADES = {key(w) for w in ("khá", "tốt", "giỏi", "bình", "vụ")}  # "12 đề tài xếp loại khá trở lên" is no bound of 12
_BOUNDS: Mapping[str, Bound] = {"approx": "approx", "gt": "gt", "ge": "ge", "le": "le", "lt": "lt", "eq": "eq"}


def _rises(words: Sequence[str], numeral: Numeral) -> bool:
    return _after(words, numeral, limit=6) is not None


def bound_after(words: Sequence[str], at: int) -> int:
    """How many words at `at` say a bound behind a number ("trở lên"); 0 where none do."""
    phrases = _bounds("after")
    if at >= len(words) or words[at] not in phrases.beginnings:
        return 0
    found = phrases.at(words, at)
    return found[0] if found else 0


def _after(words: Sequence[str], numeral: Numeral, limit: int) -> Bound | None:
    """The bound said behind the number and at most `limit` words of its unit and noun, before any mark."""
    phrases = _bounds("after")
    begins = phrases.beginnings
    for at, word in enumerate(words[numeral.stop : numeral.stop + limit], numeral.stop):
        if word in _BREAKS or word[0].isdigit():
            return None
        if word in begins and (found := phrases.at(words, at)):
            return None if words[at - 1] in _GRADES else found[1]
    return None


_KHONG = key("không")
_BREAKS = frozenset(",;.:()\n")
