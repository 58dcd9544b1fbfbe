"""Numbers in words: "hai mươi tư", "một trăm linh năm", "forty-two"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import resources
from compare.figures.lexicon import key
from compare.figures.numerals.numeral import Numeral
from compare.figures.tokens import Token
from compare.messages import Language


@dataclass(frozen=True, slots=True)
class _Words:
    """The number words of a language."""

    digits: Mapping[str, int]


@cache
def words_of_numbers(language: Language) -> _Words:
    return _Words({key(word): value for word, value in resources.table("figures/numerals")[language]["digits"].items()})


TEN, _TENS, HUNDRED, _ODD = key("mười"), key("mươi"), key("trăm"), {key("linh"), key("lẻ")}


def number_words(tokens: Sequence[Token], words: Sequence[str], at: int, language: Language) -> Numeral | None:
    """A number in words: "ba", "mười một", "hai mươi lăm", "một trăm hai mươi"; English words up to "ninety-nine"."""
    digits = words_of_numbers(language).digits
    value, stop = _spoken(words, at, digits) if language == "vi" else _spoken_en(words, at, digits)
    if stop == at:
        return None
    return Numeral(Decimal(value), tokens[at].start, tokens[stop - 1].end, at, stop, in_words=True)


def _spoken(words: Sequence[str], at: int, digits: Mapping[str, int]) -> tuple[int, int]:
    """The value below a thousand spoken from `at` on, and where it stops."""
    size, value, stop = len(words), 0, at
    if stop + 1 < size and words[stop] in digits and words[stop + 1] == HUNDRED:
        value, stop = 100 * digits[words[stop]], stop + 2
        if stop + 1 < size and words[stop] in _ODD and words[stop + 1] in digits:
            return value + digits[words[stop + 1]], stop + 2
    if stop < size and words[stop] == TEN:
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


_UNITS_ONLY = {key("tư"), key("lăm"), key("mốt")}  # said behind a ten only ("hai mươi tư"; "đầu tư" is no four)
