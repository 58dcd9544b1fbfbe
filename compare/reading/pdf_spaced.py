"""Words that a PDF draws with their letters set apart ("B Á O   C Á O"), closed up again.

Between the letters of such a word is less room than between the words, and the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from compare.reading.pdf_page import Word

_LEAST = 5  # letters in a row, fewer are a list's or a formula's
_LETTERS = 0.5  # share of letters among them
_WIDEST = 1.5  # of the letters' size: what stands farther apart stands in another column
_LEVEL = 0.3  # of the letters' size: how far the middles of two letters of a line may differ
_BETWEEN_WORDS = 1.6  # times the room between letters


def closed_up(words: list[Word]) -> list[Word]:
    """`words` in their order, those of letters set apart made whole; the first of their letters is changed."""
    if sum(len(word.text) == 1 for word in words) < _LEAST:
        return words
    out: list[Word] = []
    for run in _runs(words):
        spelt = len(run) >= _LEAST and sum(word.text.isalpha() for word in run) >= _LETTERS * len(run)
        out.extend(_joined(run) if spelt else run)
    return out


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words cut into stretches of single signs that follow each other on a line, and single other words."""
    run = [words[0]]
    for one, other in pairwise(words):
        if not (len(one.text) == len(other.text) == 1 and _follows(one, other)):
            yield run
            run = []
        run.append(other)
    yield run


def _follows(one: Word, other: Word) -> bool:
    size = one.size
    return (
        (size, one.bold, one.raised) == (other.size, other.bold, other.raised)
        and abs(one.middle - other.middle) < _LEVEL * size
        and 0 <= other.left - one.right < _WIDEST * size
    )


def _joined(run: Sequence[Word]) -> Iterator[Word]:
    rooms = [other.left - one.right for one, other in pairwise(run)]
    widest = _BETWEEN_WORDS * median(rooms)
    numbers = [0]
    for room in rooms:
        numbers.append(numbers[-1] + (room > widest))
    for _, letters in groupby(zip(numbers, run, strict=True), key=lambda pair: pair[0]):
        held = [word for _, word in letters]
        whole, last = held[0], held[-1]
        whole.text = "".join(word.text for word in held)
        whole.right, whole.top = last.right, min(word.top for word in held)
        whole.bottom = max(word.bottom for word in held)
        yield whole
