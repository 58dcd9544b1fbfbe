"""What is said in the cells of a PDF's tables: words put into lines, and those that a narrow cell broke made whole."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from compare.reading.lexicon import listed
from compare.reading.pdf_breaks import unbroken
from compare.reading.pdf_page import Word
from compare.reading.pdf_tables import Found, Place

_PLACE, _LEFT = attrgetter("middle", "left"), attrgetter("left")
_LAST_LETTERS, _FIRST_LETTERS = re.compile(r"[^\W\d_]+$"), re.compile(r"[^\W\d_]+")
_ENDING = 4  # letters: longer endings of a broken word look like words
_SYLLABLE = 7  # letters of the longest Vietnamese syllable, "nghiêng"
_LETTER = 0.5  # of the letters' size: how wide most letters are
_BLANK = 0.25  # of the letters' size: how wide a blank is


class Room:
    """How much room the cells of `table` have for another word.

    Text keeps the same distance from the edges of all cells: the least that is found is taken for it.
    """

    def __init__(self, table: Found) -> None:
        last = table.last()
        self._widths: dict[Place, float] = {}
        gaps = []
        for cell, words in table.words.items():
            left, right = table.xs[cell[1]], table.xs[last[cell][1] + 1]
            self._widths[cell] = right - left
            gaps += [min(w.left for w in words) - left, right - max(w.right for w in words)]
        self._inset = max(0.0, min(gaps, default=0.0))

    def behind(self, cell: Place, line: Sequence[Word]) -> float:
        """How wide a letter or word may be, in points, that still fits right behind the words of `line`."""
        return self._widths[cell] - 2 * self._inset - (line[-1].right - line[0].left)

    def holds(self, cell: Place, line: Sequence[Word], word: Word) -> bool:
        """Whether `word` would still have stood on `line`, behind a blank."""
        return self.behind(cell, line) > word.right - word.left + _BLANK * word.size


def mend(table: Found, known: Container[str]) -> None:
    """Makes words whole that a narrow cell broke; `known` are the words of the text, in small letters.

    "consultatio" over "ns" is one word where the text has it whole, or where not one letter more had room on the line
    of "consultatio" and "ns" is no word of the text.
    """
    room: Room | None = None
    for cell, words in table.words.items():
        if len(words) < 2 or any(word.raised for word in words):
            continue
        lines = lines_of(words)
        if len(lines) > 1:
            room = room or Room(table)
            table.words[cell] = _mended(lines, cell, room, known)


def _mended(lines: list[list[Word]], cell: Place, room: Room, known: Container[str]) -> list[Word]:
    """The words of a cell's `lines`, from the last line up, so that a word may be broken more than once."""
    for line, below in zip(lines[-2::-1], lines[:0:-1], strict=True):
        if not below:
            continue
        last, rest = line[-1], below[0]
        begun = unbroken(last.text, rest.text, known)
        if begun is None and _is_broken(last, rest, room.behind(cell, line), len(line) == 1, known):
            begun = last.text
        if begun is not None:
            line[-1] = replace(last, text=begun + rest.text)
            del below[0]
    return [word for line in lines for word in line]


def _is_broken(begun: Word, rest: Word, left: float, alone: bool, known: Container[str]) -> bool:
    """Whether `rest` ends the word `begun` above it, behind which so much room is `left`.

    A cell breaks a word only where it is wider than the whole cell, so that it stands `alone` on its line.
    """
    head, tail = _LAST_LETTERS.search(begun.text), _FIRST_LETTERS.match(rest.text)
    if not alone or head is None or tail is None or bare(rest.text) in known:
        return False
    if tail[0][0].islower() and bare(begun.text + rest.text) in known:
        return True
    letter = max((rest.right - rest.left) / len(rest.text), _LETTER * rest.size)
    return left < letter and _may_end(head[0], tail[0])


def _may_end(head: str, tail: str) -> bool:
    """Whether the letters `tail` look like the end of a word that begins with `head`: few, of its case, no word alone.

    A Vietnamese word has at most seven letters: "ngườ" goes on with "i", "chuyên" does not with "nghiệp".
    """
    if len(tail) > _ENDING or head[-1].isupper() != tail[0].isupper() or tail in listed("words", "short"):
        return False
    return (head + tail).isascii() or len(head + tail) <= _SYLLABLE


def bare(text: str) -> str:
    """A word without the marks around it, in small letters."""
    return text.strip(".,;:()").lower()


def whole_words(words: Sequence[Word]) -> Iterator[str]:
    """The words of a cell that no line's end can have broken, bare."""
    lines = lines_of(words)
    for n, line in enumerate(lines):
        inner = line[(n > 0) : (len(line) - (n < len(lines) - 1))]
        yield from (bare(word.text) for word in inner)


def ordered(words: Sequence[Word]) -> list[Word]:
    """`words` of one cell in reading order: line by line, notes' numbers left out."""
    out: list[Word] = []
    if len(words) == 1 and not words[0].raised:
        return list(words)
    for line in lines_of(words):
        out.extend(printed(line))
    return out


def printed(line: Sequence[Word]) -> list[Word]:
    """The words of a line as they are read: an exponent joined to its unit ("km2"), the number of a note left out."""
    if not any(word.raised for word in line):
        return list(line)
    out: list[Word] = []
    for word in line:
        if not word.raised:
            out.append(word)
        elif out and word.text in ("2", "3") and out[-1].text[-1:] == "m":
            out[-1] = replace(out[-1], text=out[-1].text + word.text, right=word.right)
    return out


def lines_of(words: Sequence[Word]) -> list[list[Word]]:
    """`words` put into lines from the top down, each from left to right."""
    lines: list[list[Word]] = []
    middle = tallest = 0.0  # of the tallest word of the last line
    for word in sorted(words, key=_PLACE):
        height = word.bottom - word.top
        if lines and abs(word.middle - middle) <= 0.45 * max(height, tallest):
            lines[-1].append(word)
            if height <= tallest:
                continue
        else:
            lines.append([word])
        middle, tallest = word.middle, height
    for line in lines:
        line.sort(key=_LEFT)
    return lines
