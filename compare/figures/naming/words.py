"""The words that names are known by: the groups of `resources/figures/naming.toml`, where each has its reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import resources
from compare.figures.lexicon import Phrases, key, keys

EDGES = " ,;:.()-–—+\"“”'/*•=…"


@cache
def group_of(name: str) -> Phrases[str]:
    """A group's phrases, to be looked for anywhere in a name."""
    return Phrases((word, name) for word in resources.table("figures/naming")[name]["words"])


def verb_at(marks: Sequence[str], at: int) -> tuple[int, str] | None:
    """The verb that begins at `at`; one with "viên" behind it names a person ("vận động viên")."""
    found = group_of("verb").at(marks, at)
    if found and (
        (at + found[0] < len(marks) and marks[at + found[0]] == _PERSON) or group_of("no_measure").at(marks, at)
    ):
        return None
    return found


_PERSON = key("viên")


def marks_of(words: Sequence[str]) -> list[str]:
    """What words are matched by, one for each: folded, without the signs at their edges."""
    return [key(word.strip(EDGES)) for word in words]


def last_verb(marks: Sequence[str]) -> int:
    """Where the verb begins that ends a phrase ("các xã tích cực vận động"); 0 where none does."""
    for at in range(max(1, len(marks) - 5), len(marks)):
        found = verb_at(marks, at)
        if found and at + found[0] == len(marks):
            return at
    return 0


@cache
def exact(name: str) -> frozenset[tuple[str, ...]]:
    """A group's phrases, each as the whole of a name's marks."""
    return frozenset(keys(word) for word in resources.table("figures/naming")[name]["words"])


def begins(name: str, group: str) -> bool:
    """Whether a name begins with a word of a group of `naming.toml`."""
    marks = marks_of(name.split())
    return bool(marks) and group_of(group).at(marks, 0) is not None
