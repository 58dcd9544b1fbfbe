"""Lexicons as data: phrases of words found in a text's tokens, the longest first.

What the words mean is said in `resources/figures/*.toml`; this module only finds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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


class Phrases(Generic[Payload]):
    """Phrases with what each stands for, found at a place among word keys."""

    def __init__(self, entries: Iterable[tuple[str, Payload]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        for phrase, payload in entries:
            words = keys(phrase)
            self._by_first.setdefault(words[0], []).append((words, payload))
            self._by_last.setdefault(words[-1], []).append((words, payload))
        for candidates in (*self._by_first.values(), *self._by_last.values()):
            candidates.sort(key=lambda entry: -len(entry[0]))

    @property
    def beginnings(self) -> frozenset[str]:
        """The words a phrase can begin with."""
        return frozenset(self._by_first)

    def at(self, words: Sequence[str], index: int) -> tuple[int, Payload] | None:
        """How many words from `index` on are the longest phrase that stands there, and its payload; else None."""
        candidates = self._by_first.get(words[index])
        if candidates is None:
            return None
        for phrase, payload in candidates:
            size = len(phrase)
            if size == 1 or tuple(words[index : index + size]) == phrase:
                return size, payload
        return None

    def before(self, words: Sequence[str], index: int) -> tuple[int, Payload] | None:
        """The phrase that ends just before `index`, the longest first; else None."""
        candidates = self._by_last.get(words[index - 1]) if index else None
        if candidates is None:
            return None
        for phrase, payload in candidates:
            size = len(phrase)
            if size == 1 or (size <= index and tuple(words[index - size : index]) == phrase):
                return size, payload
        return None


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
