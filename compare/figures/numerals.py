"""Numbers in a text: digits, number words, ranges, fractions, split numbers, bounds.

`scan` gives the numerals of a text's tokens, `find` those of a text. One written number is read by
`compare.figures.notation`; what a number counts is said by `compare.figures.units`; whether it is a figure at all, by
others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import resources
from compare.figures.lexicon import Phrases, grouped, key
from compare.figures.notation import Notation, parse
from compare.figures.tokens import Token, meant, tokenize, words_of
from compare.messages import Language
from compare.quantity import Bound


class Numeral(NamedTuple):
    """A number said: its value as written, the upper end of a range, the whole of a fraction, its bound.

    `start` and `end` are places in the meant text, `first` and `stop` the tokens (stop excluded), the bound's words
    included from `bound_first` on. `scale` is the scale word a split number was read in ("3 tỷ 120 triệu" is 3.120
    `tỷ`). `other` is a second reading of a doubtful number (1.250 as 1,250). `inner_unit` is a unit that stood
    between the two numbers of a range or fraction ("8% đến 10%", "402 tấn/400 tấn").
    """

    value: Decimal
    start: int
    end: int
    first: int
    stop: int
    bound: Bound = "eq"
    high: Decimal | None = None
    total: Decimal | None = None
    scale: str | None = None
    other: Decimal | None = None
    in_words: bool = False
    bound_first: int = -1
    inner_unit: str | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    """The number words of a language."""

    digits: Mapping[str, int]


@cache
def _words(language: Language) -> _Words:
    return _Words({key(word): value for word, value in resources.table("figures/numerals")[language]["digits"].items()})


@cache
def _bounds(side: str) -> Phrases[Bound]:
    return Phrases((words, _BOUNDS[name]) for words, name in grouped("numerals", side))


@cache
def _joins(name: str) -> Phrases[str]:
    return Phrases((word, name) for word in resources.table("figures/numerals")[name]["words"])


@cache
def _scales() -> Mapping[str, Decimal]:
    table = resources.table("units")
    return {key(word): Decimal(scale["times"]) for scale in table["scale"] for word in scale["words"]}


_TU, _FROM, _BETWEEN, _AND = key("từ"), "from", "between", "and"

_TEN, _TENS, _HUNDRED, _ODD = key("mười"), key("mươi"), key("trăm"), {key("linh"), key("lẻ")}


def find(text: str, notation: Notation, language: Language = "vi") -> list[Numeral]:
    """The numerals of a text; places are in the meant text (`tokens.meant`)."""
    tokens = tokenize(meant(text).text)
    return scan(tokens, words_of(tokens), notation, language, [False] * len(tokens))


def scan(
    tokens: Sequence[Token], words: Sequence[str], notation: Notation, language: Language, taken: Sequence[bool]
) -> list[Numeral]:
    """The numerals among tokens with their keys, in order and apart; those in `taken` (dates, names) are left alone."""
    singles = _singles(tokens, words, notation, language, taken)
    out: list[Numeral] = []
    index = 0
    while index < len(singles):
        numeral, used = _joined(tokens, words, singles, index)
        out.append(_bounded(words, numeral, out[-1].stop if out else 0))
        index += used
    return out


def _singles(
    tokens: Sequence[Token], words: Sequence[str], notation: Notation, language: Language, taken: Sequence[bool]
) -> list[Numeral]:
    """Single numbers: digits, digits in groups set apart by spaces, number words, split numbers."""
    digits, scales, folds = _words(language).digits, _scales(), _folds()
    begins = {*digits, *folds, _TEN}
    out: list[Numeral] = []
    stop = 0
    for at in [at for at, word in enumerate(words) if word in begins or word[0].isdigit()]:
        if at < stop or taken[at]:
            continue
        found: Numeral | None = None
        if tokens[at].sort == "number":
            found = _digits(tokens, at, notation)
            if found is not None and found.stop + 2 < len(words) and words[found.stop] in scales:
                found = _split(tokens, words, found, notation)
        elif is_fold(words, at):
            found = Numeral(folds[words[at]], tokens[at].start, tokens[at].end, at, at + 1, in_words=True)
        elif (words[at] in digits or words[at] == _TEN) and not _per_one(words, at):
            found = _number_words(tokens, words, at, language)
        if found is not None:
            out.append(found)
            stop = found.stop
    return out


@cache
def _folds() -> Mapping[str, Decimal]:
    table = resources.table("figures/numerals")["vi"]["folds"]
    return {key(word): Decimal(times) for word, times in table.items()}


def is_fold(words: Sequence[str], at: int) -> bool:
    """Whether the word at `at` tells so many times by itself: "đôi" of "gấp đôi cùng kỳ"; not "đôi" of "12 đôi tàu"."""
    return words[at] in _folds() and at > 0 and words[at - 1] == _FOLD


_FOLD = key("gấp")


def _per_one(words: Sequence[str], at: int) -> bool:
    """Whether "một" only says per what: "giá trị sản phẩm trên một ha đất trồng trọt"; "trên một nghìn hộ" counts."""
    one = words[at] == _ONE and at > 0 and words[at - 1] in _PER
    return one and at + 1 < len(words) and words[at + 1] not in _scales() and words[at + 1] != _HUNDRED


_ONE, _PER = key("một"), frozenset(map(key, ("trên", "mỗi")))


def _digits(tokens: Sequence[Token], at: int, notation: Notation) -> Numeral | None:
    """Digits as written, with groups of three that stand apart ("12 845"): the first of one to three digits."""
    token = tokens[at]
    stop, written = at + 1, token.text
    if len(written) <= 3 and stop < len(tokens) and tokens[stop].sort == "number" and written.isdigit():
        while written[0] != "0" and stop < at + 6 and _is_group(tokens, stop):
            written += tokens[stop].text
            stop += 1
    value = parse(written, notation)
    if value is None:
        return None
    return Numeral(value[0], token.start, tokens[stop - 1].end, at, stop, other=value[1])


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token is a group of three digits one space after the one before it."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    plain = len(token.text) == 3 or (len(token.text) > 4 and token.text[3] == "," and token.text[:3].isdigit())
    return token.sort == "number" and token.text[:3].isdigit() and plain and token.start == tokens[at - 1].end + 1


_THOUSAND = Decimal(1000)


def _split(tokens: Sequence[Token], words: Sequence[str], numeral: Numeral, notation: Notation) -> Numeral:
    """A number with a scale behind it, split over its scales: "3 tỷ 120 triệu" is 3.120 tỷ; "2 nghìn 450 tỷ" 2.450
    nghìn (tỷ).
    """
    scales = _scales()
    at = numeral.stop
    if tokens[at + 1].sort != "number":
        return numeral
    smaller = parse(tokens[at + 1].text, notation)
    if smaller is None or words[at + 2] not in scales or numeral.value != numeral.value.to_integral_value():
        return numeral
    upper, lower = scales[words[at]], scales[words[at + 2]]
    if upper == _THOUSAND < lower and smaller[0] < _THOUSAND and tokens[at + 1].text.isdigit():
        value = numeral.value + (smaller[0] / _THOUSAND).quantize(Decimal("0.001"))
        return numeral._replace(value=value, stop=at + 2, end=tokens[at + 1].end, scale=tokens[at].text, other=None)
    if not lower < upper or smaller[0] * lower >= upper:
        return numeral
    places = (upper / lower).adjusted()
    value = (numeral.value + smaller[0] * lower / upper).quantize(Decimal(1).scaleb(-places))
    return numeral._replace(value=value, stop=at + 3, end=tokens[at + 2].end, scale=tokens[at].text, other=None)


def _number_words(tokens: Sequence[Token], words: Sequence[str], at: int, language: Language) -> Numeral | None:
    """A number in words: "ba", "mười một", "hai mươi lăm", "một trăm hai mươi"; English words up to "ninety-nine"."""
    digits = _words(language).digits
    value, stop = _spoken(words, at, digits) if language == "vi" else _spoken_en(words, at, digits)
    if stop == at:
        return None
    return Numeral(Decimal(value), tokens[at].start, tokens[stop - 1].end, at, stop, in_words=True)


def _spoken(words: Sequence[str], at: int, digits: Mapping[str, int]) -> tuple[int, int]:
    """The value below a thousand spoken from `at` on, and where it stops."""
    size, value, stop = len(words), 0, at
    if stop + 1 < size and words[stop] in digits and words[stop + 1] == _HUNDRED:
        value, stop = 100 * digits[words[stop]], stop + 2
        if stop + 1 < size and words[stop] in _ODD and words[stop + 1] in digits:
            return value + digits[words[stop + 1]], stop + 2
    if stop < size and words[stop] == _TEN:
        value, stop = value + 10, stop + 1
    elif stop + 1 < size and words[stop] in digits and words[stop + 1] == _TENS:
        value, stop = value + 10 * digits[words[stop]], stop + 2
    if stop < size and words[stop] in digits and (value or (stop == at and words[stop] not in _UNITS_ONLY)):
        value, stop = value + digits[words[stop]], stop + 1
    return value, stop


def _spoken_en(words: Sequence[str], at: int, digits: Mapping[str, int]) -> tuple[int, int]:
    """An English number word, with "-nine" after a ten."""
    if words[at] not in digits:
        return 0, at
    value, stop = digits[words[at]], at + 1
    if words[stop : stop + 1] == ["hundred"] and 0 < value < 100:
        rest = stop + (2 if words[stop + 1 : stop + 2] == ["and"] else 1)
        more, end = _spoken_en(words, rest, digits) if rest < len(words) else (0, rest)
        joined = end > rest and more < 100  # "two hundred and forty"
        return (value * 100 + more, end) if joined else (value * 100, stop + 1)
    if value >= 20 and stop + 1 < len(words) and words[stop] == "-" and 0 < digits.get(words[stop + 1], 0) < 10:
        return value + digits[words[stop + 1]], stop + 2
    return value, stop


def _joined(
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
    opened = low.first > 0 and words[low.first - 1] in (_TU, _FROM)
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


_TRONG = key("trong")

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


def _bounded(words: Sequence[str], numeral: Numeral, floor: int) -> Numeral:
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
    elif numeral.first > floor and words[numeral.first - 1] in (_TU, _FROM):
        first = numeral.first - 1 if _rises(words, numeral) else numeral.first
    opened = numeral.first > 0 and words[numeral.first - 1] in (_TU, _FROM)
    if after := _after(words, numeral, limit=6 if opened else 5):
        bound = after
    if bound == "eq" and first == numeral.first:
        return numeral
    return numeral._replace(bound=bound, bound_first=first if first != numeral.first else -1)


_HON, _HIGHER = (
    key("hơn"),
    {key(w) for w in ("cao", "thấp", "nhiều", "ít", "lớn", "nhanh", "sớm", "chậm", "muộn", "kém", "tốt")},
)

_UNITS_ONLY = {key("tư"), key("lăm"), key("mốt")}  # said behind a ten only ("hai mươi tư"; "đầu tư" is no four)

_GRADES = {key(w) for w in ("khá", "tốt", "giỏi", "bình", "vụ")}  # "12 đề tài xếp loại khá trở lên" is no bound of 12

_KHONG, _DUOI = key("không"), key("dưới")

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


_BREAKS = frozenset(",;.:()\n")
