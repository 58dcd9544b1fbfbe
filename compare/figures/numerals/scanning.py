"""Numbers found among tokens: digits, groups of digits, split numbers; joined and bounded where that is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

import resources
from compare.figures.lexicon import key
from compare.figures.notation import Notation, parse
from compare.figures.numerals.bounds import bounded
from compare.figures.numerals.joins import joined
from compare.figures.numerals.numeral import Numeral
from compare.figures.numerals.spoken import HUNDRED, TEN, number_words, words_of_numbers
from compare.figures.tokens import Token, meant, tokenize, words_of
from compare.messages import Language


@cache
def _scales() -> Mapping[str, Decimal]:
    table = resources.table("units")
    return {key(word): Decimal(scale["times"]) for scale in table["scale"] for word in scale["words"]}


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
        numeral, used = joined(tokens, words, singles, index)
        out.append(bounded(words, numeral, out[-1].stop if out else 0))
        index += used
    return out


def _singles(
    tokens: Sequence[Token], words: Sequence[str], notation: Notation, language: Language, taken: Sequence[bool]
) -> list[Numeral]:
    """Single numbers: digits, digits in groups set apart by spaces, number words, split numbers."""
    digits, scales, folds = words_of_numbers(language).digits, _scales(), _folds()
    begins = {*digits, *folds, TEN}
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
        elif (words[at] in digits or words[at] == TEN) and not _per_one(words, at):
            found = number_words(tokens, words, at, language)
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
    return one and at + 1 < len(words) and words[at + 1] not in _scales() and words[at + 1] != HUNDRED


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
