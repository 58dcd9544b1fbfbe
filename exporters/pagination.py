"""Which lines stand on which page, with the footnotes of each page at its foot: the rules of a word processor.

Pure: heights in, pages out. A page takes all that goes on it, with the notes of what it takes. No line of a paragraph
stands alone at the head or the foot of a page, a heading stands with what follows it, a row of a table is not torn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_LEAST = 2  # lines of a paragraph that stand together at the head or foot of a page


@dataclass(frozen=True, slots=True)
class Slice:
    """The least that a page can take: a line, a row, a picture.

    `before` is the gap over it, which falls away at the head of a page; `again` what stands over it there alone, as
    the head of a table does; `notes` are the numbers of its footnotes. `ends` is whether a page may end with it.
    """

    high: float
    before: float = 0.0
    again: float = 0.0
    notes: tuple[int, ...] = ()
    ends: bool = True


def may_end(line: int, lines: int) -> bool:
    """Whether a page may end with `line` (from 0) of a paragraph of so many `lines`.

    >>> [may_end(line, 5) for line in range(5)]
    [False, True, True, False, True]
    """
    return line == lines - 1 or min(line + 1, lines - line - 1) >= _LEAST


def pages(
    slices: Sequence[Slice], room: Callable[[int], float], noted: Callable[[Sequence[int]], float]
) -> list[range]:
    """The slices of each page; `room` is how high the page of that number (from 0) is, in points, `noted` how high the
    notes of these numbers stand, 0 for none.

    What may not be parted and is longer than a page is parted where the page is full.
    """
    out: list[range] = []
    start = at = 0
    while at < len(slices):
        end = _unit(slices, at)
        if _high(slices[start:end], noted) <= room(len(out)):
            at = end
        elif at > start:
            out.append(range(start, at))
            start = at
        else:
            at = _full(slices, start, room(len(out)), noted)
            out.append(range(start, at))
            start = at
    return [*out, range(start, at)] if at > start else out


def _unit(slices: Sequence[Slice], at: int) -> int:
    """Where what begins at `at` and may not be parted ends."""
    return next((place + 1 for place in range(at, len(slices)) if slices[place].ends), len(slices))


def _full(slices: Sequence[Slice], start: int, room: float, noted: Callable[[Sequence[int]], float]) -> int:
    """How far a page goes that takes from `start` what it can, at least one slice."""
    end = start + 1
    while end < len(slices) and _high(slices[start : end + 1], noted) <= room:
        end += 1
    return end


def _high(slices: Sequence[Slice], noted: Callable[[Sequence[int]], float]) -> float:
    """How high a page of `slices` is with its notes."""
    notes = [number for each in slices for number in each.notes]
    return sum(top + each.high for each, top in zip(slices, gaps(slices), strict=True)) + noted(notes)


def gaps(slices: Sequence[Slice]) -> Iterator[float]:
    """What stands over each of the slices of a page: the first one's gap falls away, its head is repeated."""
    return (each.before if place else each.again for place, each in enumerate(slices))
