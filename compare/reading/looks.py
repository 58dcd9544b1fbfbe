"""How a line of a document looks and reads: bold, in capitals, a sentence, too long for a heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from compare.reading.form import Grid, Paragraph
from compare.reading.labels import label_of

Item = Paragraph | Grid
_LONGEST = 220  # letters of the longest heading: whole claims stand as headings, sentences of a text do not
_SET_APART = 0.85  # share of bold letters of a line in bold; numbers are often left out of it


def may_head(text: str) -> bool:
    """Whether `text` is short enough for a heading."""
    return 0 < len(text) <= _LONGEST and text.count("\n") <= 2


def is_bold(p: Paragraph) -> bool:
    """Whether a line is in bold; its number may stand in light letters."""
    if p.bold >= _SET_APART:
        return True
    label = label_of(p.text) if p.bold > 0.3 else None
    if label is None or not label.rest:
        return False
    start = len(p.text) - len(label.rest)
    covered = sum(max(0, r.end - max(r.start, start)) for r in p.runs if r.bold)
    return covered >= _SET_APART * len(label.rest)


def is_text(text: str) -> bool:
    """Whether a line without a number is too long for a heading, is an item of a list, or ends as sentences do."""
    return len(text) > 160 or text[0] in "-–—+*•(" or text[-1] in ".;,!" or not any(c.isalpha() for c in text)


def says(text: str) -> bool:
    """Whether `text` reads as a sentence or more of them."""
    return text[-1] in ".;:" and len(text.split()) > 3


def in_capitals(text: str) -> bool:
    """Whether nearly all letters of `text` are capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def is_sentence(text: str, bold: bool = False) -> bool:
    """Whether `text` reads as a sentence or the opening of a list, not as a heading."""
    if text[-1:] in ";,":
        return True
    inner = text.rstrip(".:! ")
    if ". " in inner and len(inner) > 80:
        return True
    if text[-1:] == "." and not bold:
        return len(text.split()) > 12
    _head, mark, after = inner.partition(": ")
    return bool(mark) and len(after) > 60 and not bold


def body_size(items: Sequence[Item]) -> float:
    """The size in points that most letters have; 0 where none is told."""
    sizes: Counter[float] = Counter()
    for item in items:
        if isinstance(item, Paragraph) and item.size:
            sizes[item.size] += len(item.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def share_bold(paragraphs: Sequence[Paragraph]) -> float:
    """The share of bold letters of the running text; of all text where none is seen to run."""
    paragraphs = [p for p in paragraphs if says(p.text)] or paragraphs
    whole = sum(len(p.text) for p in paragraphs)
    return sum(p.bold * len(p.text) for p in paragraphs) / whole if whole else 0.0
