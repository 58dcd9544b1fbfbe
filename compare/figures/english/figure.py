"""What a figure is: a number with its unit, where it stands in its sentence."""

from __future__ import annotations

from typing import Literal, NamedTuple

from compare.figures.numerals import Numeral

Sort = Literal["money", "share", "points", "times", "measure", "count", "bare"]


class Figure(NamedTuple):
    """A number with its unit; tokens `first` to `stop` hold its bound, sign, number and unit.

    `noun` are the tokens of the noun phrase that is counted, its modifiers included. `sign` is 1 or -1 where written.
    """

    numeral: Numeral
    unit: str
    sort: Sort
    first: int
    stop: int
    noun: tuple[int, int] | None = None
    sign: int = 0

    @property
    def end(self) -> int:
        """Where the figure and its noun phrase end."""
        return max(self.stop, self.noun[1]) if self.noun else self.stop
