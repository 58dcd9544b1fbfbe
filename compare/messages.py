"""Sentences as data: a key and what goes into it, put into words only where a person reads them.

The engine says what it found without knowing the reader's language; `render` gives the words from
`resources/words/<language>/<room>.toml`, where the room is the key's first part ("reading.truncated"). Words that go
with a count stand beside it in one and in several: "{count} {count:page|pages}".
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import resources
from compare.language import Language as Language
from compare.packing import packed
from compare.period import Period, label


@packed
@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be said: the key of its words and the values they name, as name and value pairs."""

    key: str
    values: tuple[tuple[str, Any], ...] = ()


def message(key: str, **values: Any) -> Message:
    """The sentence `key` about `values` (plain values, Decimals, Periods, or further Messages)."""
    return Message(key, tuple(values.items()))


def render(said: Message, language: Language) -> str:
    """`said` in words; KeyError where the language has no words for it, which the tests rule out."""
    values = {name: _written(value, language) for name, value in said.values}
    return words(said.key, language).format(**values)


def words(key: str, language: Language) -> str:
    """The words kept under `key` ("room.name" or "room.group.name"), unformatted; KeyError where there are none."""
    room, *rest = key.split(".")
    found: Any = resources.table(f"words/{language}/{room}")
    for part in rest:
        found = found[part]
    if not isinstance(found, str):
        raise KeyError(key)
    return found


class _Count(int):
    """A count that picks its word: "{count} {count:page|pages}" is "1 page" and "2 pages"."""

    def __format__(self, spec: str) -> str:
        one, bar, several = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return one if abs(self) == 1 else several


def _written(value: Any, language: Language) -> Any:
    if isinstance(value, Message):
        return render(value, language)
    if isinstance(value, Decimal):
        return number(value, language)
    if isinstance(value, Period):
        return label(value, language)
    if isinstance(value, int) and not isinstance(value, bool):
        return _Count(value)
    return value


def number(value: Decimal, language: Language) -> str:
    """`value` in the language's notation, every digit kept: 1.234,50 in Vietnamese, 1,234.50 in English."""
    text = f"{value:,f}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))
