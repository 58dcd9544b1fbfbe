"""Words and patterns of this room, from `resources/reading/*.toml`, compiled once."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import resources


class Expressions:
    """A list of expressions as one: found where any of them is.

    Those that begin with `^` are tried at the heads of lines alone, not searched for at every letter: a report's lines
    are asked about by the hundred, and most expressions are of that kind.
    """

    def __init__(self, expressions: list[str]) -> None:
        self._heads = _compiled([e for e in expressions if e.startswith("^")])
        self._anywhere = _compiled([e for e in expressions if not e.startswith("^")])

    def search(self, text: str) -> re.Match[str] | None:
        """Where `text` holds one of them, its lines' heads first; None where it holds none."""
        if self._heads is not None:
            if found := self._heads.match(text):
                return found
            at = text.find("\n") + 1
            while at:
                if found := self._heads.match(text, at):
                    return found
                at = text.find("\n", at) + 1
        return self._anywhere.search(text) if self._anywhere is not None else None

    def fullmatch(self, text: str) -> bool:
        """Whether `text` is one of them from its head to its end."""
        return any(e is not None and e.fullmatch(text) is not None for e in (self._heads, self._anywhere))


def _compiled(expressions: list[str]) -> re.Pattern[str] | None:
    if not expressions:
        return None
    joined = "|".join(f"(?:{unicodedata.normalize('NFC', e)})" for e in expressions)
    return re.compile(joined, re.IGNORECASE | re.MULTILINE)


@cache
def pattern(table: str, name: str) -> Expressions:
    """The list `name` of `resources/reading/<table>.toml`: any one of its expressions."""
    return Expressions(resources.table(f"reading/{table}")[name])


@cache
def words(table: str, name: str) -> dict[str, str]:
    """The words `name` of `resources/reading/<table>.toml`, as a mapping."""
    return dict(resources.table(f"reading/{table}")[name])


@cache
def listed(table: str, name: str) -> frozenset[str]:
    """The words of the list `name` of `resources/reading/<table>.toml`."""
    return frozenset(resources.table(f"reading/{table}")[name])
