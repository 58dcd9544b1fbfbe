"""The running text of a PDF on its pages, with the footnotes: what flows is measured, parted and set by page.

The layout library knows neither footnotes nor lines that are kept with what follows. So pages are filled here, by the
rules of `pagination`; the library is given each page as one thing that fills it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as Flowing

from exporters.pagination import Slice, gaps, may_end, pages
from exporters.pdf_notes import Notes
from exporters.pdf_table import Ruled

_SPARE = 0.01  # points by which a page stays under its frame: sums of heights are not exact


class Stack(Flowable):  # type: ignore[misc]
    """Things one under another that no page parts."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self._parts = list(parts)

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        self.width = wide
        self._tops: list[float] = []
        at = after = 0.0
        for place, part in enumerate(self._parts):
            at += max(after, part.getSpaceBefore()) if place else 0.0
            self._tops.append(at)
            at, after = at + part.wrap(wide, high)[1], part.getSpaceAfter()
        self.height = at
        return wide, at

    def getSpaceBefore(self) -> float:
        return float(self._parts[0].getSpaceBefore())

    def draw(self) -> None:
        for part, top in zip(self._parts, self._tops, strict=True):
            _draw(part, self.canv, self.width, self.height - top)


class Leaf(Flowable):  # type: ignore[misc]
    """One page: what stands on it, each at its height, and its notes at the foot."""

    def __init__(self, high: float, placed: Sequence[tuple[Flowable, float]], notes: Sequence[Flowable]) -> None:
        super().__init__()
        self.height, self._placed, self._notes = high, placed, notes

    @property
    def entries(self) -> list[tuple[str, str, int]]:
        """What of it stands in the outline."""
        return [part.outline_entry for part, _ in self._placed if hasattr(part, "outline_entry")]

    def wrap(self, wide: float, _high: float) -> tuple[float, float]:
        self.width = wide
        return wide, self.height

    def draw(self) -> None:
        for part, top in self._placed:
            _draw(part, self.canv, self.width, self.height - top)
        foot = 0.0
        for note in reversed(self._notes):
            foot += note.wrap(self.width, self.height)[1]
            note.drawOn(self.canv, 0, foot - note.height)
        if self._notes:
            self.canv.setLineWidth(0.5)
            self.canv.line(0, foot + Notes.GAP, Notes.RULE, foot + Notes.GAP)


def leaves(flowing: Sequence[Flowable], wide: float, high: Callable[[int], float], notes: Notes) -> list[Leaf]:
    """`flowing` on pages `wide` points wide and as high as `high` says of each, from 0; each with its notes."""
    spaced, owners, parted = _parted([_piece(flowable, wide, notes) for flowable in flowing], high, notes)
    out: list[Leaf] = []
    for place, page in enumerate(parted):
        numbers = [number for at in page for number in spaced[at].notes]
        out.append(Leaf(high(place), _placed(spaced, owners, page, wide), [notes.note(number) for number in numbers]))
    return out


def page_ends(
    parts: Sequence[Sequence[Flowable]], wide: float, high: Callable[[int], float], notes: Notes
) -> Callable[[Sequence[int]], list[int]]:
    """Tells of an order of `parts`, by their places, the page, from 0, that each ends on; the first of them stands
    before every order. Wide, high and notes are those of `leaves`.
    """
    measured = [[_piece(flowable, wide, notes) for flowable in part] for part in parts]

    def ends(order: Sequence[int]) -> list[int]:
        laid = [measured[0], *(measured[at + 1] for at in order)]
        _, _, parted = _parted([piece for part in laid for piece in part], high, notes)
        page_of = [number for number, page in enumerate(parted) for _ in page]
        lasts = accumulate(sum(len(piece.slices) for piece in part) for part in laid)
        return [page_of[max(last - 1, 0)] for last in lasts][1:]

    return ends


def _parted(
    pieces: Sequence[_Piece], high: Callable[[int], float], notes: Notes
) -> tuple[list[Slice], list[tuple[_Piece, int]], list[range]]:
    """The slices of `pieces`, spaced, the piece and place in it of each, and the slices of each page."""
    slices = [each for piece in pieces for each in piece.slices]
    owners = [(piece, place) for piece in pieces for place in range(len(piece.slices))]
    spaced = _spaced(slices, owners)
    return spaced, owners, pages(spaced, lambda n: high(n) - _SPARE, notes.high)


def _placed(
    slices: Sequence[Slice], owners: Sequence[tuple[_Piece, int]], page: range, wide: float
) -> list[tuple[Flowable, float]]:
    """What stands on `page`, each with how far below the head of the page it begins."""
    out: list[tuple[Flowable, float]] = []
    at = 0.0
    shown = [slices[place] for place in page]
    for place, each, gap in zip(page, shown, gaps(shown), strict=True):
        piece, first = owners[place]
        if place == page.start or first == 0:
            at += gap if first == 0 else 0.0  # of a table that goes on the head is part of what is drawn
            out.append((piece.part(first, min(len(piece.slices), first + page.stop - place), wide), at))
            at += gap if first else 0.0
        at += each.high
    return out


def _spaced(slices: Sequence[Slice], owners: Sequence[tuple[_Piece, int]]) -> list[Slice]:
    """`slices` with the larger of what one wants below it and the next above it as the gap between two."""
    out: list[Slice] = []
    after = 0.0
    for each, (piece, place) in zip(slices, owners, strict=True):
        out.append(replace(each, before=max(each.before, after)) if place == 0 else each)
        after = piece.after if place == len(piece.slices) - 1 else 0.0
    return out


# What can be parted --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something that flows, with its slices and what it wants below it."""

    flowable: Any
    slices: tuple[Slice, ...]

    @property
    def after(self) -> float:
        return float(self.flowable.getSpaceAfter())

    def part(self, first: int, last: int, wide: float) -> Flowable:
        """The slices from `first` to `last` of it as something to draw."""
        if (first, last) == (0, len(self.slices)):
            return self.flowable
        if isinstance(self.flowable, Ruled):
            return self.flowable.part(first, last)
        part, line = self.flowable, self.slices[0].high
        if last < len(self.slices):
            part = part.split(wide, last * line + _SPARE)[0]
        return part.split(wide, first * line + _SPARE)[1] if first else part


def _piece(flowable: Any, wide: float, notes: Notes) -> _Piece:
    high = float(flowable.wrap(wide, 100_000)[1])
    before, kept = float(flowable.getSpaceBefore()), bool(flowable.getKeepWithNext())
    if isinstance(flowable, Ruled):
        made = list(flowable.slices())
    elif isinstance(flowable, Flowing):
        lines = flowable.blPara.lines
        marked = [tuple(notes.marked(line)) for line in lines]
        made = [Slice(high / len(lines), notes=m, ends=may_end(n, len(lines))) for n, m in enumerate(marked)]
    else:
        made = [Slice(high)]
    made[0] = replace(made[0], before=before)
    if kept:
        made[-1] = replace(made[-1], ends=False)
    return _Piece(flowable, tuple(made))


def _draw(part: Flowable, canvas: Any, wide: float, top: float) -> None:
    width, height = part.wrap(wide, 100_000)
    part.drawOn(canvas, 0, top - height, _sW=max(0.0, wide - width))  # what it may stand in the middle of
