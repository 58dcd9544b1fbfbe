"""Footnotes of a PDF: what they say, how high they stand, and which marks a line of text bears."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reportlab.platypus import Paragraph as Flowing

_MARK = "note-"


class Notes:
    """The notes of one text, numbered as they are taken in."""

    GAP = 5.4  # points from the notes to the rule over them
    RULE = 140.0  # points of the rule
    _ROOM = 18.0  # points that the rule takes with what stands over and under it

    def __init__(self, across: float) -> None:
        self._across = across
        self._notes: list[Flowing] = []

    def add(self, note: Callable[[int], Flowing]) -> int:
        """Take in a note, made of its number; gives the number."""
        self._notes.append(note(len(self._notes) + 1))
        return len(self._notes)

    def note(self, number: int) -> Flowing:
        """The note of that number."""
        return self._notes[number - 1]

    def high(self, numbers: Sequence[int]) -> float:
        """How high the notes of these numbers stand at the foot of a page, with their rule; 0 for none."""
        return sum(float(self.note(n).wrap(self._across, 100_000)[1]) for n in numbers) + self._ROOM if numbers else 0.0

    def place(self, number: int) -> str:
        """The name of the place in the file where the mark of a note stands."""
        return f"{_MARK}{number}"

    def marked(self, line: Any) -> Iterator[int]:
        """The numbers of the notes whose marks stand on `line` of a paragraph laid out."""
        for word in getattr(line, "words", ()):
            name = getattr(getattr(word, "cbDefn", None), "name", "")
            if name.startswith(_MARK):
                yield int(name.removeprefix(_MARK))
