"""How one list of lines becomes another by taking some out and putting some in. Pure.

A view that is told of single lines keeps its place, its cursor and its heights, and draws those lines alone; where many
lines differ, or the rest stand in another order, it is quicker told everything anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_MOST = 24  # lines taken out and put in: a correction has a handful


@dataclass(frozen=True, slots=True)
class Steps:
    """Where lines are taken out, the last first, and then where lines are put in, the first first."""

    gone: tuple[int, ...] = ()
    come: tuple[int, ...] = ()


def steps_between(before: Sequence[str], after: Sequence[str]) -> Steps | None:
    """The steps from the ids `before` to those `after`; None where they are many or cannot be told.

    >>> steps_between(["a", "b", "c"], ["a", "c", "d"])
    Steps(gone=(1,), come=(2,))
    """
    if before == after:
        return Steps()
    old, new = set(before), set(after)
    if len(old) != len(before) or len(new) != len(after) or len(old ^ new) > _MOST:
        return None
    if [line for line in before if line in new] != [line for line in after if line in old]:
        return None
    gone = tuple(at for at in range(len(before) - 1, -1, -1) if before[at] not in new)
    return Steps(gone, tuple(at for at, line in enumerate(after) if line not in old))
