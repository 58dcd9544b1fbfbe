"""Small questions asked of a statement: its unit, its base, its sign."""

from __future__ import annotations

from compare.figures.bases import Base
from compare.figures.clauses import Statement


def sort_of(statement: Statement) -> str:
    return statement.figure.sort


def unit_of(statement: Statement) -> str:
    return statement.figure.unit.text if statement.figure.unit else ""


def base_of(statement: Statement) -> Base | None:
    return statement.tail.base or statement.head.base


def sign_of(statement: Statement) -> int:
    if statement.figure.sign:
        return statement.figure.sign
    return -1 if statement.head.cue in ("down", "short") else 1


def is_yearly(statement: Statement) -> bool:
    """Whether growth is said by the year: "mỗi năm tăng 13,4%", "bình quân 9%/năm"."""
    yearly = any(time.sort == "yearly" for time in statement.head.times)
    rate = unit_of(statement).endswith(("%/năm", "phần trăm/năm"))
    return rate or (yearly and statement.head.cue in ("up", "down"))
