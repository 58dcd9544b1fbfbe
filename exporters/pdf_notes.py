"""Footnotes on the pages of a PDF: each at the foot of the page where its mark stands.

The library lays out a page without knowing what notes it will bear. So the text is laid out until it stands still: a
pass tells on which page each mark came to stand, the next one leaves room for these notes. Room is only ever added, so
that the passes come to an end; then each page in turn gives back what it does not need.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Flowing

_GAP = 9.0  # points between the text and the rule over the notes, and from the rule to the first note
_RULE = 140.0
_PASSES = 8
_TRIMMED = 12  # pages of running text that give room back; a brief has fewer


class Notes:
    """The notes of one pass over the text: what they say, and on which page their marks came to stand."""

    def __init__(self, across: float, room: Mapping[int, float] | None = None) -> None:
        self._across = across
        self._notes: list[Flowing] = []
        self._pages: dict[int, list[int]] = {}
        self.room: dict[int, float] = dict(room or {})

    def add(self, note: Callable[[int], Flowing]) -> int:
        """Take in a note, made of its number; gives the number."""
        self._notes.append(note(len(self._notes) + 1))
        return len(self._notes)

    def stands(self, number: int, page: int) -> None:
        """The mark of note `number` stands on `page`."""
        self._pages.setdefault(page, []).append(number)

    def needed(self) -> dict[int, float]:
        """The room that the pages need for their notes, and at least what they have."""
        pages = self._pages.keys() | self.room.keys()
        return {page: max(self.exact(page), self.room.get(page, 0.0)) for page in pages}

    def exact(self, page: int) -> float:
        """The room that `page` needs for its notes."""
        numbers = self._pages.get(page, [])
        return sum(self._height(n) for n in numbers) + 2 * _GAP if numbers else 0.0

    def draw(self, canvas: Canvas, page: int, left: float, bottom: float) -> None:
        """Draw the notes of `page` above its lower margin."""
        numbers = self._pages.get(page, [])
        if not numbers:
            return
        y = bottom + sum(self._height(n) for n in numbers)
        canvas.setLineWidth(0.5)
        canvas.line(left, y + _GAP * 0.6, left + _RULE, y + _GAP * 0.6)
        for number in numbers:
            y -= self._height(number)
            self._notes[number - 1].drawOn(canvas, left, y)

    def _height(self, number: int) -> float:
        return float(self._notes[number - 1].wrap(self._across, 10_000)[1])


def settled(across: float, lay_out: Callable[[Notes], object]) -> Notes:
    """Fresh notes with the room for which `lay_out`, which fills the notes it is given, stands still."""
    notes = _still(across, {}, lay_out)
    for page in sorted(notes.room)[:_TRIMMED]:
        notes = _still(across, {**notes.room, page: notes.exact(page)}, lay_out)
    return Notes(across, notes.room)


def _still(across: float, room: Mapping[int, float], lay_out: Callable[[Notes], object]) -> Notes:
    """The notes as laid out with at least `room`, where no page needs more than it has."""
    for _ in range(_PASSES):
        notes = Notes(across, room)
        lay_out(notes)
        if notes.needed() == notes.room:
            break
        room = notes.needed()
    return notes
