"""Lines of a PDF joined into paragraphs, within a column, over columns and over pages.

A line ends a paragraph where the next word would still have fitted on it, where the next line is set in, stands lower
than lines do, or looks different. Words keep their boxes.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Sequence

from compare.reading.form import Paragraph
from compare.reading.labels import label_of
from compare.reading.pdf_breaks import unbroken
from compare.reading.pdf_cells import printed
from compare.reading.pdf_lines import Line
from compare.reading.pdf_page import Word
from compare.report import Run, WordBoxes

_BULLET = re.compile(r"[-–—+•*·▪■◦●○►✓]\s*\D|\(?\d{1,2}[.)]\s")
_LEADER = re.compile(r"[.…_]{4,}\s*\d{1,4}$")  # dots that lead to a page number
_ENDS = ".:;!?…"
_NOTE = re.compile(r"\d{1,3}$")


def leading(lines: Sequence[Line], told: dict[float, Counter[float]]) -> dict[float, float]:
    """The usual distance from a line to the next, by size of letters, in `lines` and those already `told`."""
    for one, other in itertools.pairwise(lines):
        if one.column == other.column and one.size == other.size:
            step = round(other.base - one.base, 1)
            if 0 < step < 3 * one.size:
                told.setdefault(one.size, Counter())[step] += 1
    return {size: min(counted.most_common(3), key=lambda c: (-c[1], c[0]))[0] for size, counted in told.items()}


def paragraphs(lines: Sequence[Line], steps: dict[float, float]) -> list[list[Line]]:
    """`lines` of one page's stretch without tables, in reading order, grouped into paragraphs."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _breaks(groups[-1], line, steps):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def continues(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether a paragraph runs on from the foot of a column or page to the head of the next."""
    last, first = before[-1], after[0]
    if abs(last.size - first.size) > 0.6 or _bold(last) != _bold(first) or _is_note(after) != _is_note(before):
        return False
    if _centred(last) or _centred(first):
        return False
    text = last.text.rstrip("”\"') ")
    if text[-1:] in _ENDS or _BULLET.match(first.text) or (label_of(first.text) and not first.text[0].islower()):
        return False
    if first.text[0].islower() or text[-1:] == ",":
        return True
    return not _fits(last, first) and first.left < first.start + 0.8 * first.size


def _breaks(group: Sequence[Line], line: Line, steps: dict[float, float]) -> bool:
    last = group[-1]
    if last.page != line.page or last.column != line.column:
        below = last.page == line.page and line.top > last.top
        return below or not continues(group, [line])
    if abs(last.size - line.size) > 0.9 or _bold(last) != _bold(line):
        return True
    if _LEADER.search(last.text):
        return True
    step = line.base - last.base
    usual = steps.get(line.size, 1.3 * line.size)
    if step > usual + 0.25 * line.size or step < 0:
        return True
    indented = _indented(last, line)
    if _fits(last, line, indented):
        return True
    if not indented and _centred(line) != _centred(last) and not (_full(last) or _full(line)):
        return True
    if _bold(line) and (
        _heads(line) or (not indented and _centred(last, 0.4) and not _centred(line, 0.4) and not _full(line))
    ):
        return True
    hanging = bool(_BULLET.match(group[0].text) or label_of(group[0].text))
    if len(group) == 1 and hanging:
        return line.left < group[0].left + 1 and _opens(line, last)
    if line.left > last.left + 0.8 * line.size and not _centred(line):
        return True
    return _opens(line, last) and last.text[-1:] in _ENDS


def _opens(line: Line, last: Line) -> bool:
    """Whether a line begins as an item of a list or a numbered paragraph does."""
    return bool(_BULLET.match(line.text) or label_of(line.text)) and last.text[-1:] in _ENDS


def _heads(line: Line) -> bool:
    """Whether a line begins with a number as headings do, and words behind it."""
    label = label_of(line.text)
    return label is not None and label.rest[:1].isupper() and line.left < line.start + 4 * line.size


def _indented(last: Line, line: Line) -> bool:
    """Whether `last` is a numbered line set in as the first of a paragraph, over one at the left edge.

    Such a line looks centred where its right end leaves about as much room as its indent.
    """
    if label_of(last.text) is None or not 0 < last.left - last.start < 4 * last.size:
        return False
    middle = last.middle is not None and abs((last.left + last.right) / 2 - last.middle) < 2
    return not middle and line.left - line.start < 0.2 * line.size


def _fits(last: Line, line: Line, indented: bool = False) -> bool:
    """Whether the next line's first word would still have found room on the last; what is `indented` is not centred."""
    centred = not indented and _centred(last)
    room = (last.end - last.start) - (last.right - last.left) if centred else last.end - last.right
    first = line.words[0]
    return room > first.right - first.left + 0.45 * line.size


def _full(line: Line) -> bool:
    return line.end - line.right < 2 * line.size and line.left - line.start < 4 * line.size


def _centred(line: Line, least: float = 1.2) -> bool:
    """Whether a line stands in the middle of its column or page, `least` of its letters' size away from both edges."""
    left, right = line.left - line.start, line.end - line.right
    if left <= least * line.size:
        return False
    if line.middle is not None and abs((line.left + line.right) / 2 - line.middle) < 2:
        return True
    return abs(left - right) < 0.12 * (line.end - line.start) and right > least * line.size


def _bold(line: Line) -> bool:
    letters = sum(len(w.text) for w in line.words)
    return sum(len(w.text) for w in line.words if w.bold) > 0.85 * letters


def _is_note(group: Sequence[Line]) -> bool:
    first = group[0].words[0]
    return len(group[0].words) > 1 and bool(_NOTE.match(first.text)) and first.size < 0.8 * group[0].words[1].size


def made(group: Sequence[Line], known: Collection[str]) -> Paragraph:
    """The paragraph of the lines `group`; `known` words tell whether a hyphen at a line's end belongs to the word."""
    note = _is_note(group)
    said = _Said()
    for n, line in enumerate(group):
        words = printed(line.words) if not (note and n == 0) else line.words
        for m, word in enumerate(words):
            said.space(word.text, m == 0, known)
            said.add(word, line.page)
    par = said.paragraph()
    par.size = group[0].size
    par.page = group[0].page
    par.note = note
    if all(_centred(line) for line in group[:2]):
        par.align = "center"
    return par


class _Said:
    """The words of a paragraph as they are put one behind the other, with their looks and boxes."""

    def __init__(self) -> None:
        self._texts: list[str] = []  # words and the blanks between them
        self._at = 0
        self._runs: list[tuple[int, int, bool, bool]] = []
        self._boxes: list[tuple[int, int, int, float, float, float, float]] = []
        self._look: tuple[bool, bool] | None = None
        self._letters = self._bold = self._italic = 0

    def space(self, drawn: str, first: bool, known: Collection[str]) -> None:
        """Puts the blank before the word `drawn`; none where the line before broke the word that it goes on with."""
        texts = self._texts
        if not texts:
            return
        begun = unbroken(texts[-1], drawn, known) if first else None
        if begun is None:
            texts.append(" ")
            self._at += 1
        else:
            self._at += len(begun) - len(texts[-1])
            texts[-1] = begun

    def add(self, word: Word, page: int) -> None:
        """Puts `word`, which stands on the page `page`."""
        count, at, look = len(word.text), self._at, (word.bold, word.italic)
        end = self._at = at + count
        self._texts.append(word.text)
        self._letters += count
        self._bold += count * word.bold
        self._italic += count * word.italic
        if look == self._look:
            self._runs[-1] = (self._runs[-1][0], end, *look)
        else:
            self._look = look
            self._runs.append((at, end, *look))
        self._boxes.append((at, end, page, word.left, word.top, word.right, word.bottom))

    def paragraph(self) -> Paragraph:
        """What was said, whole."""
        formed = tuple(Run(*run) for run in self._runs if run[2] or run[3])
        letters = self._letters or 1
        par = Paragraph("".join(self._texts), formed, self._bold / letters, self._italic / letters)
        par.boxes = WordBoxes.of(self._boxes)
        return par
