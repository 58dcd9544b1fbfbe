"""Two numbers that make one: ranges ("8-10", "từ 8% đến 10%") and fractions ("18/19", "12 trong tổng số 15")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import resources
from compare.figures.lexicon import Phrases, key
from compare.figures.numerals.numeral import OPENERS, Numeral
from compare.figures.tokens import Token


@cache
def _joins(name: str) -> Phrases[str]:
    return Phrases((word, name) for word in resources.table("figures/numerals")[name]["words"])


def joined(
    tokens: Sequence[Token], words: Sequence[str], singles: Sequence[Numeral], index: int
) -> tuple[Numeral, int]:
    """The single at `index`, joined with the next into a range or a fraction where one is said; how many were used."""
    low = singles[index]
    if index + 1 >= len(singles):
        return low, 1
    high = singles[index + 1]
    if high.first - low.stop > 8 or _join_words().isdisjoint(words[low.stop : high.first]):
        return low, 1
    if not _chained(tokens, singles, index) and (joined := _range(tokens, words, low, high)):
        return joined, 2
    if joined := _fraction(tokens, words, low, high):
        return joined, 2
    return low, 1


@cache
def _join_words() -> frozenset[str]:
    """The words of which one stands between the two numbers of any range or fraction."""
    return frozenset({_TRONG, *_joins("range").beginnings, *_joins("fraction").beginnings})


def _chained(tokens: Sequence[Token], singles: Sequence[Numeral], index: int) -> bool:
    """Whether the number stands in a row of three or more joined by dashes: "16,2% - 41,0% - 42,8%" are no ranges."""

    def dashed(left: int) -> bool:
        if left < 0 or left + 1 >= len(singles):
            return False
        between = tokens[singles[left].stop : singles[left + 1].first]
        return 0 < len(between) <= 3 and between[-1].text in "-–—" and not between[-1].glued

    return dashed(index) and (dashed(index + 1) or dashed(index - 1))


def _unit_before_join(tokens: Sequence[Token], words: Sequence[str], low: Numeral) -> int:
    """Where the unit that may stand on the lower number ends: "8% đến 10%", "39.800 đồng đến", "6 tỷ - 7 tỷ"."""
    at = low.stop
    ranges = _joins("range")
    for _ in range(3):
        if at < len(words) and ranges.at(words, at) is None and tokens[at].text not in ",;.:()/\n":
            at += 1
        else:
            break
    return at


def _range(tokens: Sequence[Token], words: Sequence[str], low: Numeral, high: Numeral) -> Numeral | None:
    """Said: "8-10", "từ 8% đến 10%", "8 tỷ - 10 tỷ", "8,5÷9": the lower must not pass the upper."""
    at = _unit_before_join(tokens, words, low)
    opened = low.first > 0 and words[low.first - 1] in OPENERS
    join = _joins("range").at(words, at) if at < len(words) else None
    start = high.first - 1 if words[high.first - 1] == _DUOI else high.first
    if join is None or at + join[0] != start or low.value >= high.value or low.in_words != high.in_words:
        return None
    is_mark = tokens[at].sort == "mark"
    inner = " ".join(t.text for t in tokens[low.stop : at])
    if inner and not _same_unit_follows(tokens, words, low.stop, at, high.stop):
        return None
    if not is_mark and not opened and inner and inner != "%":
        return None
    return low._replace(
        end=high.end,
        stop=high.stop,
        high=high.value,
        bound="range",
        inner_unit=inner or None,
        scale=high.scale,
        bound_first=low.first - 1 if opened else -1,
    )


def _same_unit_follows(tokens: Sequence[Token], words: Sequence[str], start: int, end: int, then: int) -> bool:
    return list(words[start:end]) == list(words[then : then + end - start])


def _fraction(tokens: Sequence[Token], words: Sequence[str], part: Numeral, whole: Numeral) -> Numeral | None:
    """Said: "18/19", "18 trên 19", "12 trong tổng số 15"; the part may have its noun ("24 hộ trong tổng số 28 hộ")."""
    at = part.stop
    if inner := _noun_before_whole(words, part, whole):
        return part._replace(end=whole.end, stop=whole.stop, total=whole.value, other=None, inner_unit=inner)
    join = _joins("fraction").at(words, at) if at < len(words) else None
    if part.in_words and whole.in_words and words[at : at + 1] == [_TRONG] and whole.first == at + 1:
        join = 1, "fraction"  # "ba trong năm trường"
    if join is None or at + join[0] != whole.first or part.in_words != whole.in_words or part.value > 10 * whole.value:
        return None
    if words[at] != "/" and part.value > whole.value:
        return None
    return part._replace(end=whole.end, stop=whole.stop, total=whole.value, other=None)


_TRONG, _DUOI = key("trong"), key("dưới")
_WHOLE = frozenset(map(key, ("tổng", "số")))


def words_of_whole(words: Sequence[str], at: int) -> int:
    """How many words before `at` say that a whole follows ("trên tổng số", "trong số"); 0 where none do."""
    join = _joins("fraction").before(words, at)
    return join[0] if join is not None and join[0] > 1 and _WHOLE & set(words[at - join[0] : at]) else 0


def _noun_before_whole(words: Sequence[str], part: Numeral, whole: Numeral) -> str:
    """The noun or unit said of the part too: "km" of "512 km trên tổng số 860 km"; "" where none is."""
    if inner := _unit_before_slash(words, part, whole):
        return inner
    if not (join := words_of_whole(words, whole.first)):
        return ""
    noun = words[part.stop : whole.first - join]
    said_again = noun == words[whole.stop : whole.stop + len(noun)]
    return " ".join(noun) if 0 < len(noun) <= 3 and said_again and part.value <= whole.value else ""


def _unit_before_slash(words: Sequence[str], part: Numeral, whole: Numeral) -> str:
    """The unit on both sides of "/": "402 tỷ đồng/816 tỷ đồng"; "" where they differ, or the second is a plan's."""
    unit = words[part.stop : whole.first - 1]
    if words[whole.first - 1] != "/" or not 0 < len(unit) <= 4 or unit[0] == "%":
        return ""
    stop = whole.stop + len(unit)
    planned = stop < len(words) and words[stop] in _PLAN
    return " ".join(unit) if words[whole.stop : stop] == unit and not planned else ""


_PLAN = frozenset(map(key, ("KH", "kế", "dự", "NQ")))
