"""The words matching knows: abbreviations, fillers, contrasts, synonyms, topics and functions, ready for look-up.

Everything comes from `resources/matching`; words are folded here as texts are (`fold`), so that an entry is written as
a person writes it. Finding words in a text is `segment`; what they mean for a match is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import resources
from compare.messages import Language
from compare.quantity import plain_unit
from compare.wording import match_key

Words = tuple[str, ...]

_NUMBERS = {
    name: str(value)
    for value, names in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
    for name in (names,)
}
_NUMBERING = re.compile(
    r"^\s*(?:(?:phần|chương|mục|điều|part|chapter|section|article)\s+(?:thứ\s+)?\w{1,5}\s*[.:)/–—-]+\s*"
    r"|(?:phần|chương|part)\s+(?:thứ\s+)?(?:nhất|một|hai|ba|tư|bốn|năm|one|two|three|four|[ivx]+|\d+)\b\s*"
    r"|(?:[ivxlc]+|\d+(?:\.\d+)*|[a-zđ])\s*(?:[.)/:]+\s*[-–—]?|[-–—])\s*|\d+(?:\.\d+)+\s+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases with what each is (`meaning`); `longest` words by the first word, for greedy look-up."""

    meaning: Mapping[Words, Any]
    longest: Mapping[str, int]

    @classmethod
    def of(cls, meaning: Mapping[Words, Any]) -> Phrases:
        longest: dict[str, int] = {}
        for words in meaning:
            if words:
                longest[words[0]] = max(longest.get(words[0], 0), len(words))
        return cls(meaning, longest)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text: its words, and what they are in the phrases (None where they are none)."""

    words: Words
    meaning: Any = None


def segment(words: Sequence[str], phrases: Phrases) -> Iterator[Segment]:
    """`words` cut at the known phrases, the longest first from the left; unknown words one by one."""
    at = 0
    while at < len(words):
        for length in range(min(phrases.longest.get(words[at], 0), len(words) - at), 0, -1):
            found = tuple(words[at : at + length])
            if found in phrases.meaning:
                yield Segment(found, phrases.meaning[found])
                at += length
                break
        else:
            yield Segment((words[at],))
            at += 1


def without_number(heading: str) -> str:
    """`heading` without its number: "II/ Kinh tế", "Phần thứ hai - Kinh tế" and "2.1. Kinh tế" are "Kinh tế"."""
    for _ in range(2):
        found = _NUMBERING.match(heading)
        if not found or found.end() >= len(heading):
            break
        heading = heading[found.end() :]
    return heading.strip()


@lru_cache(maxsize=65536)
def fold(text: str, language: Language) -> Words:
    """The words of `text` as they are compared: folded, abbreviations spelt out, English endings cut.

    >>> fold("XD NTM", "vi") == fold("Xây dựng nông thôn mới", "vi")
    True
    """
    words = match_key(text.replace("/", " ").replace("_", " ")).split()
    spelt = _spelt_out(words, _abbreviations(language))
    return tuple(_ending_cut(w) for w in spelt) if language == "en" else tuple(spelt)


def _spelt_out(words: Sequence[str], phrases: Phrases) -> list[str]:
    """`words` with abbreviations spelt out; whole texts pass here, so that no segments are made."""
    out: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(phrases.longest.get(words[at], 0), len(words) - at), 0, -1):
            full = phrases.meaning.get(tuple(words[at : at + length]))
            if full is not None:
                out.extend(full)
                at += length
                break
        else:
            out.append(words[at])
            at += 1
    return out


@lru_cache(maxsize=65536)
def _ending_cut(word: str) -> str:
    """An English word without the endings of number, tense and -ing; number words as digits. Coarse on purpose."""
    if word in _NUMBERS:
        return _NUMBERS[word]
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    if word.endswith("al") and len(word) >= 7:  # renewal, renewed; institutional, institutions
        word = word[:-2]
    for ending, least in (("ation", 9), ("ion", 7)):  # inspection, inspected
        if word.endswith(ending) and len(word) >= least:
            return word[: -len(ending)]
    if word.endswith("ment") and len(word) >= 9:  # enrolment, enrolled; treatment, treated
        word = word[:-4]
    word = word[:-1] if word.endswith("e") and len(word) > 4 else word
    if word.endswith("at") and len(word) >= 6:  # vaccinated, vaccination; operating, operations
        return word[:-2]
    return word[:-1] if word.endswith("ll") and len(word) > 5 else word


@cache
def _abbreviations(language: Language) -> Phrases:
    groups = resources.table("matching/abbreviations")["group"]
    return Phrases.of(
        {
            tuple(match_key(short).split()): tuple(match_key(full).split())
            for group in groups
            if group["language"] == language
            for short, full in group["words"].items()
        }
    )


# Headings ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HeadingWord:
    """What a phrase is in a heading: a function it names anywhere or when first, topics, or filler."""

    any_function: str | None = None
    first_function: str | None = None
    topics: tuple[str, ...] = ()
    filler: bool = False


@cache
def heading_phrases(language: Language) -> Phrases:
    """What the known phrases are in a heading."""
    found: dict[Words, dict[str, Any]] = {}

    def note(phrases: Iterable[str], **what: Any) -> None:
        for phrase in phrases:
            found.setdefault(fold(phrase, language), {}).update(what)

    filler = resources.table("matching/filler")
    note(filler["headings"][language], filler=True)
    note(filler["periods"][language], filler=True)
    for function in reversed(resources.table("matching/functions")["function"]):
        note(function["any"], any_function=function["name"])
        note(function["first"], first_function=function["name"])
    for phrase, topics in _topics(language).items():
        found.setdefault(phrase, {})["topics"] = topics
    found.pop((), None)
    return Phrases.of({words: HeadingWord(**what) for words, what in found.items()})


def _topics(language: Language) -> dict[Words, tuple[str, ...]]:
    topics: dict[Words, list[str]] = {}
    for topic, phrases in resources.table("matching/topics")["topics"].items():
        for phrase in phrases:
            listed = topics.setdefault(fold(phrase, language), [])
            if topic not in listed:
                listed.append(topic)
    return {words: tuple(listed) for words, listed in topics.items()}


@cache
def function_order() -> Mapping[str, int]:
    """The functions of a section in the order in which they win."""
    return {f["name"]: place for place, f in enumerate(resources.table("matching/functions")["function"])}


@cache
def compatible(one: str, other: str) -> float:
    """How well sections of two functions go together, 0 to 1."""
    if one == other:
        return 1.0
    table = resources.table("matching/functions")["compatible"]
    return float(table.get(one, {}).get(other, table.get(other, {}).get(one, 0.0)))


# Names of indicators ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NameWord:
    """What a phrase is in a name: its canonical words, the sides of contrasts it stands on, whether it is filler."""

    canonical: Words
    sides: tuple[tuple[str, int], ...] = ()
    filler: bool = False


@cache
def name_phrases(language: Language) -> Phrases:
    """What the known phrases are in the name of an indicator."""
    sides = _sides(language)
    canonical = _canonical(language)
    filler = resources.table("matching/filler")
    fillers = {fold(p, language) for p in (*filler["indicators"][language], *filler["periods"][language])}
    compounds = {fold(p, language) for p in resources.table("matching/contrasts")["compounds"]["words"]}
    known = (set(sides) | set(canonical) | fillers | compounds) - {()}
    return Phrases.of(
        {
            words: NameWord(
                canonical.get(words, words),
                () if words in compounds else tuple(sorted(sides.get(words, ()))),
                words in fillers and words not in canonical,
            )
            for words in known
        }
    )


@cache
def missing_cost(group: str) -> float:
    """What it costs, 0 to 1, that only one of two names stands on a side of the contrast `group`."""
    return next(float(g["missing"]) for g in resources.table("matching/contrasts")["group"] if g["name"] == group)


@cache
def counters() -> frozenset[str]:
    """The nouns that count anything of their kind, as units are written plain."""
    listed = resources.table("matching/filler")["counters"]
    return frozenset(plain_unit(noun) for nouns in listed.values() for noun in nouns)


def _sides(language: Language) -> dict[Words, set[tuple[str, int]]]:
    found: dict[Words, set[tuple[str, int]]] = {}
    for group in resources.table("matching/contrasts")["group"]:
        for number, side in enumerate(group["sides"]):
            for phrase in side:
                found.setdefault(fold(phrase, language), set()).add((group["name"], number))
    return found


def _canonical(language: Language) -> dict[Words, Words]:
    found: dict[Words, Words] = {}
    for name, group in resources.table("matching/synonyms").items():
        if name.startswith(language):
            for first, *others in group["lines"]:
                for phrase in (first, *others):
                    found[fold(phrase, language)] = fold(first, language)
    return found
