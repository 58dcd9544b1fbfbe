"""Names of indicators: what each says, and how alike two of them are.

A name is read into words that matter, the sides of contrasts it stands on, and the numbers in it. Likeness alone never
decides: two names on different sides of a contrast ("thu", "chi"), or with different numbers, are different things however
alike their letters are (`clash`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from compare.matching.lexicon import NameWord, fold, missing_cost, name_phrases, segment
from compare.messages import Language
from compare.quantity import parse_unit, same_kind

_LIGHT = 0.25  # the weight of a word that only a filler list or the unit explains, against 1
_ONE_SIDED_NUMBER = 0.12  # "tàu cá từ 15 m" and "tàu cá": one name leaves the limit out


@dataclass(frozen=True, slots=True)
class Name:
    """What a name says: words with their weight (1, or little for filler), sides of contrasts, numbers."""

    text: str
    words: Mapping[str, float]
    sides: Mapping[str, int]
    numbers: frozenset[str]

    @property
    def weight(self) -> float:
        """How much it says: near 1 for a bare "Loans", more for a full name."""
        return sum(self.words.values())


@lru_cache(maxsize=65536)
def read_name(text: str, language: Language) -> Name:
    """What the name `text` says.

    >>> read_name("Tỷ lệ tham gia BHYT", "vi").words.keys() >= {"bảo hiểm y tế"}
    False
    """
    words: dict[str, float] = {}
    sides: dict[str, int] = {}
    numbers: set[str] = set()
    for part in segment(fold(text, language), name_phrases(language)):
        word = part.meaning
        if isinstance(word, NameWord):
            sides.update(dict(word.sides))
            for w in word.canonical:
                words[w] = max(words.get(w, 0.0), _LIGHT if word.filler else 1.0)
        elif part.words[0].isdigit():
            numbers.add(part.words[0].lstrip("0"))
        elif part.words[0] not in ("%", "/"):
            words[part.words[0]] = 1.0
    return Name(text, words, sides, frozenset(numbers - {"", *_years(numbers)}))


def _years(numbers: Iterable[str]) -> set[str]:
    return {n for n in numbers if len(n) == 4 and n.startswith(("19", "20"))}


def clash(one: Name, other: Name) -> bool:
    """Whether two names cannot be of one thing: they stand on two sides of a contrast, or give two numbers."""
    if any(other.sides.get(group, side) != side for group, side in one.sides.items()):
        return True
    return bool(one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers))


def likeness(one: Name, other: Name, rarity: Mapping[str, float]) -> float:
    """How alike two names that do not clash are, 0 to 1; words that few names have weigh more (`rarity`).

    What only one of them says of a contrast costs as much as the contrast's table says.
    """
    shared = _mass(one, other.words, rarity)
    both = _mass(one, None, rarity) + _mass(other, None, rarity)
    dice = 2 * shared / both if both else 0.0
    letters = fuzz.token_sort_ratio(" ".join(one.words), " ".join(other.words)) / 100
    return max(0.0, 0.7 * dice + 0.3 * max(0.0, letters - 0.3) / 0.7 - _missing(one, other))


def held(one: Name, other: Name, rarity: Mapping[str, float]) -> float:
    """How much of the shorter name's weight the other has too: 1 for "Loans" and "Library loans"."""
    short, long = (one, other) if _mass(one, None, rarity) <= _mass(other, None, rarity) else (other, one)
    whole = _mass(short, None, rarity)
    return _mass(short, long.words, rarity) / whole if whole else 0.0


def _mass(name: Name, within: Mapping[str, float] | None, rarity: Mapping[str, float]) -> float:
    """The weight of the name's words, of those `within` the other's where it is given."""
    return sum(
        (weight if within is None else min(weight, within.get(word, 0.0))) * rarity.get(word, 1.0)
        for word, weight in name.words.items()
    )


def _missing(one: Name, other: Name) -> float:
    groups = set(one.sides) ^ set(other.sides)
    cost = max((missing_cost(group) for group in groups), default=0.0)
    return cost * 0.5 + (_ONE_SIDED_NUMBER if bool(one.numbers) != bool(other.numbers) else 0.0)


@lru_cache(maxsize=65536)
def unit_likeness(one: str | None, other: str | None) -> float:
    """How well two units go together, 0 to 1; 0 where they measure different things, None goes with any.

    Two counted nouns need not be one word ("lao động", "người"), a count is never a share or money.
    """
    if one is None or other is None:
        return 0.8
    if one == other or same_kind(one, other):
        return 1.0
    a, b = parse_unit(one), parse_unit(other)
    if not one.strip() or not other.strip():
        bare = b if not one.strip() else a
        return 0.75 if bare.counted or bare.factor != 1 else 0.4
    if a.counted and b.counted:
        return 0.7 if fuzz.token_sort_ratio(a.base, b.base) >= 60 or not a.base or not b.base else 0.5
    return 0.0


def unit_words(unit: str | None, language: Language) -> tuple[str, ...]:
    """The words of a counted noun, which names of its count often repeat."""
    if not unit:
        return ()
    parsed = parse_unit(unit)
    return fold(unit, language) if parsed.counted else ()
