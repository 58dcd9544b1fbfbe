"""Lexicons as data: phrases of words found in a text's tokens, the longest first.

What the words mean is said in `resources/figures/*.toml`; this module only finds them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Generic, TypeVar

import resources
from compare.wording import match_key

Payload = TypeVar("Payload")


@cache
def key(word: str) -> str:
    """A word for comparing: lower case, tone placement and i/y folded, accents kept; a mark is its own key."""
    return match_key(word) or word


def keys(phrase: str) -> tuple[str, ...]:
    """The keys of a phrase's words: "Hội đồng nhân dân" has four."""
    return tuple(key(word) for word in phrase.split())


# The words of a phrase, its second word alone (looked at first; none where it has but one), what it is found as.
_Phrase = tuple[tuple[str, ...], tuple[str, ...], tuple[int, Payload]]


class Phrases(Generic[Payload]):
    """Phrases with what each stands for, found at a place among word keys."""

    def __init__(self, entries: Iterable[tuple[str, Payload]]) -> None:
        self._by_first: dict[str, list[_Phrase[Payload]]] = {}
        self._by_last: dict[str, list[_Phrase[Payload]]] = {}
        for phrase, payload in entries:
            words = keys(phrase)
            kept = words, words[1:2], (len(words), payload)
            self._by_first.setdefault(words[0], []).append(kept)
            self._by_last.setdefault(words[-1], []).append(kept)
        for candidates in (*self._by_first.values(), *self._by_last.values()):
            if len(candidates) > 1:
                candidates.sort(key=lambda entry: -len(entry[0]))

    @property
    def beginnings(self) -> Collection[str]:
        """The words a phrase can begin with: to pass over all others without asking."""
        return self._by_first.keys()

    @property
    def ends(self) -> Collection[str]:
        """The words a phrase can end with."""
        return self._by_last.keys()

    def at(self, words: Sequence[str], index: int) -> tuple[int, Payload] | None:
        """How many words from `index` on are the longest phrase that stands there, and its payload; else None."""
        candidates = self._by_first.get(words[index])
        if candidates is None:
            return None
        second = (*words[index + 1 : index + 2],)
        for phrase, after, found in candidates:
            if not after or (after == second and (*words[index : index + found[0]],) == phrase):
                return found
        return None

    def before(self, words: Sequence[str], index: int) -> tuple[int, Payload] | None:
        """The phrase that ends just before `index`, the longest first; else None."""
        candidates = self._by_last.get(words[index - 1]) if index else None
        if candidates is None:
            return None
        for phrase, after, found in candidates:
            size = found[0]
            if not after or (size <= index and (*words[index - size : index],) == phrase):
                return found
        return None

    def within(self, words: Sequence[str], start: int, stop: int) -> bool:
        """Whether a phrase begins between `start` and `stop`."""
        first = self._by_first
        if first.keys().isdisjoint(words[start:stop]):
            return False
        return any(words[at] in first and self.at(words, at) is not None for at in range(start, stop))


def grouped(name: str, *path: str) -> Iterable[tuple[str, str]]:
    """The words of a lexicon's groups with the name of their group.

    `[up] words = ["tăng"]` under `path` of `figures/<name>.toml` gives ("tăng", "up").
    """
    table: Mapping[str, Any] = resources.table(f"figures/{name}")
    for part in path:
        table = table[part]
    for group, content in table.items():
        for word in content["words"]:
            yield word, group
