"""Names of indicators: what each says, and how alike two of them are.

A name is read into words that matter, the sides of contrasts it stands on, and the numbers in it. Likeness alone never
decides: two names on different sides of a contrast ("thu", "chi"), or with different numbers, are different things
however alike their letters are (`clash`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from compare.matching.name_words import NameWord, counters, missing_cost, name_phrases, tier
from compare.matching.phrases import Segment, Words, fold, segment
from compare.messages import Language
from compare.quantity import parse_unit, same_kind

_LIGHT = 0.12  # the weight of a filler, against 1 for a word that matters
_OF_UNIT = 0.5  # of a word that the unit says as well: "inspections" of 268 inspections
_FULL: dict[Language, int] = {"vi": 3, "en": 2}  # words of a full name; a Vietnamese word is a syllable
_BOTH_DIFFER = 0.25  # what it costs that each has a word of its own: "sản xuất công nghiệp", "sản xuất nông nghiệp"
_PART_LEFT_OUT = 0.6  # of units one of which leaves out what it is of: "minutes per property" and "minutes"
_TWO_NOUNS = 0.1  # of units that count two things ("xã", "thôn"): only one figure said twice can outweigh it
_ONE_SIDED_NUMBER = 0.12  # "tàu cá từ 15 m" and "tàu cá": one name leaves the limit out


@dataclass(frozen=True, slots=True)
class Name:
    """What a name says: words with their weight (1, or little for filler), sides of contrasts, numbers.

    For comparing letters, `core` is its words that weigh in full, `wide` with those of the unit, both in the order of
    the alphabet; `is_full` says that there are enough of the first to name one thing wherever they stand.
    """

    text: str
    words: Mapping[str, float]
    sides: Mapping[str, int]
    numbers: frozenset[str]
    core: str
    wide: str
    is_full: bool = False
    heavy: tuple[str, ...] = ()  # the words that weigh half and more
    weight: float = 0.0  # how much it says: near 1 for a bare "Loans", more for a full name
    key: tuple[object, ...] = ()  # what names that say the same have in common


@lru_cache(maxsize=65536)
def read_name(text: str, language: Language, unit: str | None = None) -> Name:
    """What the name `text` says of a figure in `unit`, whose own words add little to it.

    >>> read_name("Số doanh nghiệp thành lập mới", "vi").sides
    {'new': 0}
    """
    plain = _read(text, language, frozenset())
    counted = frozenset(unit_words(unit, language))
    return plain if counted.isdisjoint(plain.words) else _read(text, language, counted)


@lru_cache(maxsize=65536)
def _segments(text: str, language: Language) -> tuple[Words, tuple[Segment, ...]]:
    """The words of a name, and the same cut at the known phrases."""
    folded = fold(_without_initials(text), language)
    return folded, tuple(segment(folded, name_phrases(language)))


@lru_cache(maxsize=65536)
def _read(text: str, language: Language, counted: frozenset[str]) -> Name:
    """What a name says of a figure in a unit of the words `counted`."""
    words: dict[str, float] = {}
    folded, parts = _segments(text, language)
    sides = dict(tier(folded, language))
    numbers: set[str] = set()
    for part in parts:
        word = part.meaning
        if isinstance(word, NameWord):
            sides.update(dict(word.sides))
            for w in word.canonical:
                words[w] = max(words.get(w, 0.0), _LIGHT if word.filler else _OF_UNIT if w in counted else 1.0)
        elif part.words[0].isdigit():
            numbers.add(part.words[0].lstrip("0"))
        elif part.words[0] not in ("%", "/"):
            words[part.words[0]] = _OF_UNIT if part.words[0] in counted else 1.0
    numbers -= {"", "1", *_years(numbers)}  # "trên 1 vạn dân" is "trên vạn dân"
    words.update({f"#{number}": 1.0 for number in numbers})
    core = [word for word, weight in words.items() if weight >= 1]
    wide = [word for word, weight in words.items() if weight > _LIGHT] or list(words)
    heavy = tuple(word for word, weight in words.items() if weight >= _OF_UNIT)
    key = (frozenset(heavy or words), frozenset(sides.items()), frozenset(numbers))
    full = len(core) >= _FULL[language]
    core_letters, wide_letters = (" ".join(sorted(" ".join(said).split())) for said in (core, wide))
    return Name(
        text, words, sides, frozenset(numbers), core_letters, wide_letters, full, heavy, sum(words.values()), key
    )


def _without_initials(text: str) -> str:
    """`text` without a word in capitals that are the first letters of others in it: "Huy chương - HC vàng"."""
    words = text.split()
    for short in (word for word in words if len(word) in _INITIALS and word.isalpha() and word.isupper()):
        letters = short.lower()
        for at in range(len(words) - len(letters) + 1):
            spoken = words[at : at + len(letters)]
            if not any(w.isupper() for w in spoken) and [w[0].lower() for w in spoken] == list(letters):
                return " ".join(word for word in words if word != short)
    return text


_INITIALS = range(2, 6)


def _years(numbers: Iterable[str]) -> set[str]:
    return {n for n in numbers if len(n) == 4 and n.startswith(("19", "20"))}


def clash(one: Name, other: Name) -> bool:
    """Whether two names cannot be of one thing: they stand on two sides of a contrast, or give two numbers."""
    if one.sides and other.sides and any(other.sides.get(group, side) != side for group, side in one.sides.items()):
        return True
    return bool(one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers))


class Weighing:
    """Weighs names by how rare their words are (`rarity`, 1 for a word it does not know), each name once."""

    def __init__(self, rarity: Mapping[str, float]) -> None:
        self.rarity = rarity
        self._known: dict[int, tuple[Name, tuple[str, ...], dict[tuple[str, ...], float]]] = {}

    def mass(self, name: Name, other: Name) -> float:
        """The weight of a name's words; what only its unit explains weighs little where the other leaves it out.

        It weighs in full where the other says it in full: "technicians trained", of people or of technicians.
        """
        known = self._known.get(id(name))
        if known is None:
            of_unit = tuple(word for word, weight in name.words.items() if weight == _OF_UNIT)
            known = self._known[id(name)] = (name, of_unit, {})  # with the name itself, so that its id stays its own
        _, of_unit, masses = known
        left_out = tuple([word for word in of_unit if word not in other.words]) if of_unit else ()
        found = masses.get(left_out)
        if found is None:
            found = masses[left_out] = self._sum(name, left_out)
        for word in of_unit:
            if other.words.get(word, 0.0) > _OF_UNIT:
                found += (other.words[word] - _OF_UNIT) * self.rarity.get(word, 1.0)
        return found

    def shared(self, one: Name, other: Name) -> float:
        """The weight of the words both have."""
        theirs, rarity, total = other.words, self.rarity, 0.0
        for word, weight in one.words.items():
            other_weight = theirs.get(word)
            if other_weight is not None:
                least, most = (weight, other_weight) if weight <= other_weight else (other_weight, weight)
                total += (most if least >= _OF_UNIT else least) * rarity.get(word, 1.0)
        return total

    def share_said(self, name: Name, said: AbstractSet[str]) -> float:
        """The share of a name's weight that is among the words `said`."""
        total = held = 0.0
        for word, weight in name.words.items():
            weighed = weight * self.rarity.get(word, 1.0)
            total += weighed
            held += weighed if word in said else 0.0
        return held / total if total else 0.0

    def _sum(self, name: Name, light: tuple[str, ...]) -> float:
        weighed = ((_LIGHT if word in light else weight, word) for word, weight in name.words.items())
        return sum(weight * self.rarity.get(word, 1.0) for weight, word in weighed)


class Pair:
    """Two names that do not clash, and how alike they are; the letters are looked at last, since that takes longest."""

    __slots__ = ("_first", "_one", "_other", "_second", "_shared", "_words")

    def __init__(self, one: Name, other: Name, weighing: Weighing) -> None:
        self._one, self._other = one, other
        self._shared = shared = weighing.shared(one, other)
        self._first = first = weighing.mass(one, other)
        self._second = second = weighing.mass(other, one)
        dice = 2 * shared / (first + second) if first + second else 0.0
        own = min(1.0, first - shared, second - shared)
        self._words = (0.7 * dice, own * _BOTH_DIFFER, _missing(one, other))

    def alike(self) -> float:
        """How alike they are, 0 to 1; what only one of them says of a contrast costs what the contrast's table says."""
        one, other = self._one, self._other
        if one.key == other.key:
            return self.most_alike()  # the same words, one of which the unit of either says as well
        full = bool(one.core and other.core)
        letters = fuzz.ratio(one.core if full else one.wide, other.core if full else other.wide) / 100
        return self._with_letters(0.3 * max(0.0, letters - 0.3) / 0.7)

    def most_alike(self) -> float:
        """How alike they are at most, whatever their letters."""
        return self._with_letters(0.3)

    def held(self) -> float:
        """How much of the shorter name's weight the other has too: 1 for "Loans" and "Library loans".

        0 where the shorter says no more than what is counted, and the other more: one section has 86,420 "lao động",
        and 4,480 "lao động" found work.
        """
        one, other = (self._one, self._other) if self._first <= self._second else (self._other, self._one)
        least = min(self._first, self._second)
        only_counted = not one.core and not other.words.keys() - one.words.keys() <= _fillers(other)
        return min(1.0, self._shared / least) if least and not only_counted else 0.0

    def _with_letters(self, letters: float) -> float:
        dice, own, missing = self._words
        return max(0.0, dice + letters - own - missing)


def likeness(one: Name, other: Name, rarity: Mapping[str, float]) -> float:
    """How alike two names that do not clash are, 0 to 1; words that few names have weigh more (`rarity`)."""
    return Pair(one, other, Weighing(rarity)).alike()


def _fillers(name: Name) -> set[str]:
    return {word for word, weight in name.words.items() if weight <= _LIGHT}


def _missing(one: Name, other: Name) -> float:
    groups = one.sides.keys() ^ other.sides.keys() if one.sides or other.sides else ()
    cost = max([missing_cost(group) for group in groups], default=0.0)
    return cost * 0.5 + (_ONE_SIDED_NUMBER if bool(one.numbers) != bool(other.numbers) else 0.0)


@lru_cache(maxsize=65536)
def unit_likeness(one: str | None, other: str | None) -> float:
    """How well two units go together, 0 to 1; 0 where they measure different things, None goes with any.

    Two counted nouns need not be one word ("lao động", "người"); a count is never a share or money.
    """
    if one is None or other is None:
        return 0.8
    if one == other or same_kind(one, other):
        return 1.0
    a, b = parse_unit(one), parse_unit(other)
    if not one.strip() or not other.strip():
        bare = b if not one.strip() else a
        return 0.75 if bare.counted or bare.factor != 1 else 0.4
    if a.base == b.base and not a.is_money and (set(a.per) < set(b.per) or set(b.per) < set(a.per)):
        return _PART_LEFT_OUT
    if not (a.counted and b.counted):
        return 0.0
    if fuzz.token_sort_ratio(a.base, b.base) >= 60:
        return 0.7
    return 0.5 if {a.base, b.base} & counters() else _TWO_NOUNS


def unit_words(unit: str | None, language: Language) -> tuple[str, ...]:
    """The words of a unit, which names often repeat: "fire inspections" counted, "megalitres held" measured."""
    return fold(unit, language) if unit else ()
