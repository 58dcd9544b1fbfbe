"""Values as a workspace noted them of a view, read back without trust: what is of another kind counts as nothing."""

from __future__ import annotations

from typing import Any


def number(value: Any) -> int:
    """A whole number that was noted; 0 where it is none."""
    return value if isinstance(value, int) else 0


def plain_list(value: Any) -> list[Any]:
    """A list that was noted; empty where it is none."""
    return value if isinstance(value, list) else []
