"""A PDF page taken apart: its words with their places, and its rules.

The words are put away in little room until the page's turn to be laid out comes: a report of 200 pages has some
130,000, which as objects take four times what they take here.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

_PLACES = 4  # numbers kept of each word: left, top, right, bottom
Look: TypeAlias = tuple[float, bool, bool, bool]  # size, bold, italic, raised


@dataclass(slots=True)
class Word:
    """A word as printed; `raised` for a small one above the line (a note's number, an exponent)."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    raised: bool = False
    middle: float = field(init=False)

    def __post_init__(self) -> None:
        self.middle = (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, lying (`top` about `bottom`) or standing."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def lying(self) -> bool:
        return self.right - self.left > self.bottom - self.top


class Kept:
    """The words of a page, in order; each time they are asked for they are made anew."""

    def __init__(self, words: Sequence[Word]) -> None:
        looks: dict[Look, Look] = {}
        self._texts = tuple([word.text for word in words])
        self._places = array("f", [n for w in words for n in (w.left, w.top, w.right, w.bottom)])
        kept = ((word.size, word.bold, word.italic, word.raised) for word in words)
        self._looks = tuple([looks.setdefault(look, look) for look in kept])
        self._gone: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self._texts) - len(self._gone)

    def __iter__(self) -> Iterator[Word]:
        gone = self._gone
        numbers = iter(self._places)
        places = zip(numbers, numbers, numbers, numbers, strict=True)
        for n, (text, place, look) in enumerate(zip(self._texts, places, self._looks, strict=True)):
            if n not in gone:
                yield Word(text, *place, *look)

    @property
    def letters(self) -> int:
        """How many letters the words have."""
        return sum(map(len, self._texts))

    def outside(self, top: float, bottom: float) -> dict[int, Word]:
        """The words whose middle is above `top` or below `bottom`, by their number in the page's order."""
        edges = zip(self._places[1::_PLACES], self._places[3::_PLACES], strict=True)
        return {n: self._word(n) for n, (a, b) in enumerate(edges) if not top <= (a + b) / 2 <= bottom}

    def drop(self, numbers: Collection[int]) -> None:
        """Takes the words so numbered out."""
        self._gone |= frozenset(numbers)

    def _word(self, n: int) -> Word:
        left, top, right, bottom = self._places[n * _PLACES : (n + 1) * _PLACES]
        return Word(self._texts[n], left, top, right, bottom, *self._looks[n])


@dataclass(slots=True)
class Page:
    """A page's words and rules, its size, and whether it has a picture that fills it."""

    number: int
    width: float
    height: float
    words: Kept
    rules: list[Rule]
    picture: bool
    slanted: list[str] = field(default_factory=list)  # texts drawn aslant, as watermarks are: no part of the words
    hidden: str = ""  # what stands there that nobody sees: no part of the words
    layer: bool = False  # whether its words are what a scanner's program has read in its picture
    pictures: int = 0  # beside its words, large enough for a table or a chart: not read
    remarks: int = 0  # comments put on it, which are no part of its text
    uncoded: bool = False  # whether letters of it have no code, so that what they are is a guess
