"""Words whose letters a PDF draws apart, put together again.

Where a font lacks the Vietnamese letters with marks, the writing program takes them from another font and may draw
them after the rest of the line, or of the page: "T ng thu ngân sách" first, "ổ" later, into the gap. Such a line runs
backwards in the file, or such a page turns back to its top; there, and only there, pieces that touch are one word,
unless a blank was drawn between them: letters of another font may be told wider than they are.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

_TOUCHING = 0.12  # of the letters' size: a gap no wider is none; the narrowest space is about twice as wide
_OVERLAP = 0.3  # of the letters' size: pieces may reach into each other by so much
_LEVEL = 0.45  # of the letters' size: how far the middles of two pieces on one line may differ
_ALIKE = 0.85  # the smaller size over the larger: below it the piece is a note's number or an exponent


class Piece(Protocol):
    """A word or a part of one with its place, as `compare.reading.pdf_words` makes it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    raised: bool
    middle: float


_P = TypeVar("_P", bound=Piece)


def rejoined(words: list[_P], blanks: Callable[[], Iterable[_P]] = tuple) -> list[_P]:
    """`words` in their order, with the pieces of lines drawn in several goes made whole; the pieces are changed.

    `blanks` gives the blanks that are drawn on the page; it is asked only where there are such lines.
    """
    broken = [later for one, later in pairwise(words) if later.left < one.left and _level(one, later)]
    if any(later.bottom < one.top for one, later in pairwise(words)):
        broken = words
    if not broken:
        return words
    gone: set[int] = set()
    for line in _lines([*words, *blanks()], broken):
        gone.update(_joined(line))
    return [word for word in words if id(word) not in gone]


def _level(one: Piece, other: Piece) -> bool:
    return abs(one.middle - other.middle) <= _LEVEL * max(one.size, other.size)


def _lines(words: Sequence[_P], broken: Sequence[_P]) -> Iterator[list[_P]]:
    """The words of each line that runs backwards, from left to right; a word stands in one line only."""
    starts = sorted(broken, key=lambda word: word.middle)
    heads = [starts[0]]
    heads.extend(later for one, later in pairwise(starts) if not _level(one, later))
    levels = [head.middle for head in heads]
    lines: list[list[_P]] = [[] for _ in heads]
    for word in words:
        at = bisect(levels, word.middle)
        near = min(range(max(at - 1, 0), min(at + 1, len(heads))), key=lambda n: abs(levels[n] - word.middle))
        if _level(heads[near], word):
            lines[near].append(word)
    for line in lines:
        yield sorted(line, key=lambda word: word.left)


def _joined(line: Sequence[Piece]) -> Iterator[int]:
    """Adds each piece to the one that it touches; what is given back are the pieces that have gone into another."""
    whole: Piece | None = None
    for piece in line:
        if whole is None or not _touch(whole, piece):
            whole = None if piece.text == " " else piece
            continue
        whole.text += piece.text
        whole.right = max(whole.right, piece.right)
        whole.top, whole.bottom = min(whole.top, piece.top), max(whole.bottom, piece.bottom)
        yield id(piece)


def _touch(whole: Piece, piece: Piece) -> bool:
    size = max(whole.size, piece.size, 1.0)
    alike = min(whole.size, piece.size) >= _ALIKE * size
    return (
        alike
        and piece.text != " "
        and not (whole.raised or piece.raised)
        and -_OVERLAP * size <= piece.left - whole.right <= _TOUCHING * size
    )
