"""Words and patterns of this room, from `resources/reading/*.toml`, compiled once."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import resources


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """The pattern made of the list `name` of `resources/reading/<table>.toml`: any one of its expressions."""
    expressions = resources.table(f"reading/{table}")[name]
    joined = "|".join(f"(?:{unicodedata.normalize('NFC', e)})" for e in expressions)
    return re.compile(joined, re.IGNORECASE | re.MULTILINE)


@cache
def words(table: str, name: str) -> dict[str, str]:
    """The words `name` of `resources/reading/<table>.toml`, as a mapping."""
    return dict(resources.table(f"reading/{table}")[name])
