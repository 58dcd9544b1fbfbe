"""A number as it is said in a text."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from compare.figures.lexicon import key
from compare.quantity import Bound


class Numeral(NamedTuple):
    """A number said: its value as written, the upper end of a range, the whole of a fraction, its bound.

    `start` and `end` are places in the meant text, `first` and `stop` the tokens (stop excluded), the bound's words
    included from `bound_first` on. `scale` is the scale word a split number was read in ("3 tỷ 120 triệu" is 3.120
    `tỷ`). `other` is a second reading of a doubtful number (1.250 as 1,250). `inner_unit` is a unit that stood
    between the two numbers of a range or fraction ("8% đến 10%", "402 tấn/400 tấn").
    """

    value: Decimal
    start: int
    end: int
    first: int
    stop: int
    bound: Bound = "eq"
    high: Decimal | None = None
    total: Decimal | None = None
    scale: str | None = None
    other: Decimal | None = None
    in_words: bool = False
    bound_first: int = -1
    inner_unit: str | None = None

    @property
    def may_count(self) -> bool:
        """Whether it may count things without a unit: whole and said outright."""
        return self.value == self.value.to_integral_value() and self.bound == "eq"


OPENERS = (key("từ"), "from")  # "từ 8 đến 10", "from 8 to 10"
