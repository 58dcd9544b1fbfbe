"""A PDF page as it is seen: turned pages put upright, and text that does not run from left to right."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_NEAR = 0.9  # of the letters' size: a letter no farther off belongs to the piece drawn before it
_GAP = 0.22  # of the letters' size: the narrowest space between two words


@dataclass(frozen=True, slots=True)
class View:
    """A page as it is seen, turned by some quarters to the right: places on it, in points from its top left corner."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    @property
    def width(self) -> float:
        """How wide it is seen."""
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """How high it is seen."""
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where the point of the page's own measure is seen."""
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        if self.quarters == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def seen(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Where a box is seen: left, top, right, bottom."""
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)


@dataclass(slots=True)
class Piece:
    """A stretch of text turned by `turn` quarters, or aslant (-1), and the box it stands in."""

    text: str
    box: tuple[float, float, float, float]
    size: float
    bold: bool
    turn: int


class Turned:
    """The text of a page that does not run from left to right, in the order it was drawn."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.spaced = False  # whether a space was drawn since the last character
        self._last = (0.0, 0.0, 0.0, 0.0)

    def add(self, sign: str, box: tuple[float, float, float, float], size: float, bold: bool, turn: int) -> None:
        """Takes the character `sign`, which stands in `box`."""
        piece = self.pieces[-1] if self.pieces else None
        gap = max(box[0] - self._last[2], self._last[0] - box[2], box[1] - self._last[3], self._last[1] - box[3])
        self._last = box
        spaced, self.spaced = self.spaced or gap > _GAP * size, False
        if piece is None or (piece.turn, piece.bold) != (turn, bold) or gap > _NEAR * size:
            self.pieces.append(Piece(sign, box, size, bold, turn))
            return
        piece.text = unicodedata.normalize("NFC", f"{piece.text} {sign}" if spaced else piece.text + sign)
        a, b = piece.box, box
        piece.box = min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])
