"""The limits of reading, from `resources/reading/limits.toml`."""

from __future__ import annotations

import resources


def limit(name: str) -> int:
    """The limit `name`: a count, seconds or megabytes as its comment says; KeyError where there is none."""
    return int(resources.table("reading/limits")[name])
