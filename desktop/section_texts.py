"""The text of a section as one piece for comparing, and the way back from it to places in a document. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph: where it begins in the document, and its text."""

    start: int
    text: str


def text_of(stretches: Iterable[Stretch]) -> str:
    """The paragraphs on lines of one text."""
    return "\n".join(s.text for s in stretches)


def positions_of(stretches: Iterable[Stretch], span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Where a span of `text_of(stretches)` stands in the document: a piece for each paragraph it touches.

    >>> list(positions_of([Stretch(100, "ab"), Stretch(200, "cd")], (1, 4)))
    [(101, 102), (200, 201)]
    """
    begin = 0
    for stretch in stretches:
        end = begin + len(stretch.text)
        first, last = max(span[0], begin), min(span[1], end)
        if first < last:
            yield stretch.start + first - begin, stretch.start + last - begin
        begin = end + 1
