"""The words that checks look for in a text: groups of the lexicon `resources/judgement/checks.toml`."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import resources
from compare.wording import match_key


def says(text: str, group: str) -> bool:
    """Whether `text` holds a word of `group` of the checks' lexicon."""
    return _says(match_key(text), group)


@lru_cache(maxsize=65536)
def _says(key: str, group: str) -> bool:
    spaced = f" {key} "
    return any(word in spaced for word in _spaced(group))


@cache
def _spaced(group: str) -> tuple[str, ...]:
    return tuple(f" {word} " for word in words_of(group))


@cache
def words_of(group: str) -> tuple[str, ...]:
    """The match keys of a group's words."""
    return tuple(match_key(word) for word in lexicon()[group]["words"])


@cache
def lexicon() -> Any:
    return resources.table("judgement/checks")


def apart(one: str, other: str) -> bool:
    """Whether two names hold words that make them two things: gross and net, urban and rural."""
    a, b = f" {match_key(one)} ", f" {match_key(other)} "
    for sides in _sides():
        for this, that in (sides, sides[::-1]):
            if _holds(a, this) and not _holds(a, that) and _holds(b, that) and not _holds(b, this):
                return True
    return False


def _holds(spaced: str, phrases: tuple[str, ...]) -> bool:
    return any(f" {phrase} " in spaced for phrase in phrases)


@cache
def _sides() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(tuple(tuple(match_key(w) for w in side) for side in entry["sides"]) for entry in lexicon()["apart"])
