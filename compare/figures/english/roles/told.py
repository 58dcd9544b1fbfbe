"""What a figure was told to be, and what a rule of `roles` is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from compare.figures.english.figure import Figure
from compare.figures.english.sentence import Place
from compare.figures.english.words import group

Manner = Literal["level", "reached", "moved", "share", "of_plan", "of_whole", "base", "target"]

PASSED = group("adverbs", "determiners") | {
    "by",
    "of",
    "some",
    "a",
    "roughly",
    "average",
    "more",
    "than",
    "-",
    "as",
    "much",
    "many",
    "between",
}

MOVING_SORTS = ("share", "points", "times")


class Told(NamedTuple):
    """What a figure was told to be, by which rule (the words have its example); `sign` of a movement."""

    manner: Manner
    rule: str
    sign: int = 1


Rule = Callable[[Place], Told | None]

Before = tuple[Figure, Told] | None
