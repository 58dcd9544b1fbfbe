"""Two figures of one report and period under two names that are one thing all the same: a slip, for the checks to tell.

Knows nodes and their figures; what a slip is worth in a score is said by `pairs`.
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from compare.matching.nodes import Node
from compare.matching.profiles import read_heading
from compare.report import Report

_TELLING_DIGITS = 3
_SHORT = frozenset({"shortcomings", "causes"})  # functions of sections that tell again what fell short
_NEAR = Decimal("0.05")  # how far a figure told again is from the first, as a share of the greater


def is_slip(a: Node, b: Node) -> bool:
    """Whether what two nodes tell otherwise may be one figure with a slip in it."""
    return slipped(a, b) or told_again(a, b)


def slipped(a: Node, b: Node) -> bool:
    """Whether two figures of one report and period are one mistyped: digits in another order, 203 and 230.

    Chance seldom makes such a pair, so that it is no sign of two things.
    """
    if a.jumbled.isdisjoint(b.jumbled):
        return False
    shared = [(a.figures[slot], b.figures[slot]) for slot in a.slots & b.slots]
    return any(_transposed(x, y) for mine, theirs in shared for x in mine for y in theirs)


def _transposed(one: Decimal, other: Decimal) -> bool:
    """Whether two amounts have the same three digits or more in another order; fewer are often two by chance."""
    if one == other:
        return False
    mine, theirs = format(one, "f"), format(other, "f")
    telling = max(len(text.replace(".", "").strip("0")) for text in (mine, theirs))
    return telling >= _TELLING_DIGITS and len(mine) == len(theirs) and sorted(mine) == sorted(theirs)


def told_again(a: Node, b: Node) -> bool:
    """Whether one tells of what fell short, under fewer words, nearly what the other told: "Hài lòng mới đạt 91,2%".

    Shortcomings bring up no new indicator that is by chance as large as one with a longer name.
    """
    shared = a.slots & b.slots
    retold = a.retold | b.retold
    return (
        bool(shared)
        and says_less(a, b)
        and all(slot in retold and _near(x, y) for slot in shared for x in a.figures[slot] for y in b.figures[slot])
    )


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _NEAR * max(abs(one), abs(other))


def says_less(a: Node, b: Node) -> bool:
    """Whether one name is the other's with words left out, and says something still."""
    mine, theirs = set(a.name.heavy), set(b.name.heavy)
    return bool(a.name.core and b.name.core) and (mine <= theirs or theirs <= mine)


def retelling(report: Report) -> Collection[str]:
    """The ids of the sections of a report that tell what fell short, and of all below them."""
    found: set[str] = set()
    for section in report.sections:
        function = read_heading(section.heading or "", report.identity.language).function
        if section.parent in found or function in _SHORT:
            found.add(section.id)
    return found
