"""The groups of words, in the lexicons of judgement, that the names of an indicator fall under."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import resources
from compare.comparison import IndicatorRow
from compare.wording import match_key


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Phrases (match keys) of one group of a lexicon, and what the lexicon says of a name that holds one of them."""

    phrases: Mapping[str, Sequence[str]]  # by what they begin with: most names have none of these
    says: Mapping[str, Any]

    def takes(self, key: str, words: Iterable[str]) -> bool:
        """Whether the name with the match key `key`, which are these `words`, falls under it."""
        return any(holds_phrase(key, self.phrases[word]) is not None for word in words if word in self.phrases)


def holds_phrase(key: str, phrases: Iterable[str]) -> str | None:
    """The first of `phrases` (match keys) that stands in `key` (a match key) as whole words."""
    spaced = f" {key} "
    return next((phrase for phrase in phrases if f" {phrase} " in spaced), None)


def keys_of_names(row: IndicatorRow) -> Iterable[str]:
    """The match keys of the row's names, its own first.

    A name given by hand is not among them: it is no word on which way is better or what kind of measure it is.
    """
    names = [o.indicator for cell in row.cells.values() for o in cell.observations]  # many, and few different ones
    return dict.fromkeys(map(match_key, dict.fromkeys([row.read_as or row.name, *names])))


@lru_cache(maxsize=16384)
def group_of(lexicon: str, key: str) -> NameGroup | None:
    """The first group of `lexicon` that the name with the match key `key` falls under."""
    words = key.split()
    return next((group for group in _groups(lexicon) if group.takes(key, words)), None)


@cache
def _groups(lexicon: str) -> tuple[NameGroup, ...]:
    return tuple(_group(entry) for entry in resources.table(lexicon)["group"])


def _group(entry: Mapping[str, Any]) -> NameGroup:
    phrases: dict[str, list[str]] = {}
    for phrase in map(match_key, entry["words"]):
        phrases.setdefault(phrase.split()[0], []).append(phrase)
    return NameGroup(phrases, entry)
