"""Known phrases looked up in a text: its words as they are compared, and the stretches that a lexicon knows.

The words of the lexicons are folded as texts are (`fold`), so that an entry is written as a person writes it. What a
phrase means in a heading is `heading_words`, in the name of an indicator `name_words`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import resources
from compare.messages import Language
from compare.packing import soon_made
from compare.wording import match_key

Words = tuple[str, ...]

_NUMBERS = {
    name: str(value)
    for value, names in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
    for name in (names,)
}


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


@soon_made
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
    """An English word without the endings of number, tense and -ing; number words as digits. Coarse on purpose.

    >>> _ending_cut("repayment"), _ending_cut("vacancies"), _ending_cut("vacant")
    ('repay', 'vacant', 'vacant')
    """
    if word in _NUMBERS:
        return _NUMBERS[word]
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    if word.endswith("ncy") and len(word) >= 7:  # vacancy, vacant
        word = word[:-2] + "t"
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
