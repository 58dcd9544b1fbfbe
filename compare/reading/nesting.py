"""How deep headings stand: by their style where the document has styles, else by their numbers and their form.

A level that strays from what headings with such a number have elsewhere is put right; words that come again under
several headings stand below them. Which lines are headings is settled before, in `outline`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from compare.reading.labels import RANK, Label


@dataclass(slots=True)
class Heading:
    """A line that is a heading: where it stands, its number and words, and the form that tells its depth."""

    index: int
    words: str
    number: str | None
    label: Label | None
    style: int | None
    caps: bool
    size: float
    bold: bool
    italic: bool
    center: bool
    attached: bool = False
    sheet: bool = False  # of a workbook: holds what stands in it
    stacked: bool = False  # right above a heading that looks the same, which it holds
    closing: bool = False  # the last of a report, which looks ahead or tells how it goes on: no field of work holds it
    repeated: bool = False  # its words come again under other headings
    lines: int = 1  # how many items it takes (a number on one line, its words on the next)
    depth: int = field(default=1)

    @property
    def key(self) -> tuple[str, str]:
        return (self.label.kind, self.label.look) if self.label else ("", "")

    @property
    def look(self) -> tuple[object, ...]:
        return (self.caps, self.bold, self.italic, round(self.size), self.center)


def nested(headings: list[Heading]) -> list[Heading]:
    """`headings` with their depths; what stands in a sheet of a workbook stands below its heading, however numbered."""
    starts = [n for n, h in enumerate(headings) if h.sheet]
    if not starts:
        return _nested(headings)
    _nested([headings[n] for n in starts])
    _nested(headings[: starts[0]])
    for start, end in pairwise([*starts, len(headings)]):
        for heading in _nested(headings[start + 1 : end]):
            heading.depth += headings[start].depth
    return headings


def _nested(headings: list[Heading]) -> list[Heading]:
    """`headings` with their depths: by their style where the document has styles, else by number and form."""
    usual = _usual_levels(headings)
    by_style = sum(1 for h in headings if h.style) >= 0.6 * len(headings) if headings else False
    first = {key: i for i, key in reversed(list(enumerate(h.key[0] for h in headings)))}
    open_: list[Heading] = []
    told = Counter((h.words.casefold(), h.look) for h in headings if h.label is None)
    opening = {h.look for h in takewhile(lambda h: h.label is None, headings) if h.bold}
    opening &= {h.look for h in headings if h.label}
    numbered = max((n for n, h in enumerate(headings) if h.label), default=-1)
    for n, heading in enumerate(headings):
        if heading.closing and n > numbered:
            open_.clear()
        elif heading.stacked or heading.closing:
            _close_stacked(open_)
        level = usual.get(heading.key, heading.style) if heading.label else heading.style
        if by_style and level is not None:
            heading.style = level
            while open_ and (open_[-1].style or 0) >= level:
                open_.pop()
        elif heading.attached:
            open_.clear()
        elif open_ and open_[-1].stacked and open_[-1].index == heading.index - 1:
            pass
        elif heading.label is not None:
            _close_for_number(open_, heading, first)
        elif heading.look in opening:
            open_.clear()
        else:
            _close_for_form(open_, heading, told[heading.words.casefold(), heading.look] > 1)
        if by_style and level is None:
            heading.style = (open_[-1].style or 0) + 1 if open_ else 1
        open_.append(heading)
        heading.depth = len(open_)
    return headings


def _close_stacked(open_: list[Heading]) -> None:
    """Closes the open heading that holds others of its own look, and all below it: nothing but what is said ends it."""
    at = next((n for n, heading in enumerate(open_) if heading.stacked), len(open_))
    del open_[at:]


def _usual_levels(headings: Sequence[Heading]) -> dict[tuple[str, str], int]:
    """The style level that most headings with a kind of number have: a stray one is put right by it."""
    levels: dict[tuple[str, str], Counter[int]] = {}
    for h in headings:
        if h.label and h.style:
            levels.setdefault(h.key, Counter())[h.style] += 1
    usual = {}
    for key, counted in levels.items():
        level, count = counted.most_common(1)[0]
        if count * 2 > sum(counted.values()):
            usual[key] = level
    return usual


def _close_for_number(open_: list[Heading], heading: Heading, first: dict[str, int]) -> None:
    """Closes the open headings that a numbered one does not stand under."""
    label = heading.label
    assert label is not None
    for at in range(len(open_) - 1, -1, -1):
        if open_[at].key == heading.key:
            del open_[at:]
            return
    for at in range(len(open_) - 1, -1, -1):
        other = open_[at].label
        if other and other.kind == label.kind and other.ordinal == label.ordinal - 1 and label.kind != "decimal":
            del open_[at:]
            return
    rank = _rank(label.kind, first)
    while open_:
        other = open_[-1].label
        if other is not None:
            theirs = _rank(other.kind, first)
            if theirs > rank or (theirs == rank and label.ordinal > 1 and label.kind != "decimal"):
                open_.pop()
                continue
            if label.kind == "decimal" and other.kind == "decimal" and int(other.look) >= int(label.look):
                open_.pop()
                continue
        elif not open_[-1].attached and (open_[-1].look == heading.look or label.ordinal > 1):
            open_.pop()
            continue
        return


def _rank(kind: str, first: dict[str, int]) -> float:
    """How far out a kind of number stands; of capital letters and Roman numerals the one that comes first is outer."""
    if kind == "letter" and "roman" in first and first["roman"] < first["letter"]:
        return RANK["roman"] + 0.5
    if kind == "article" and "roman" in first and first["article"] < first["roman"]:
        return RANK["letter"] - 0.5
    return RANK[kind]


def _close_for_form(open_: list[Heading], heading: Heading, repeated: bool) -> None:
    """Closes the open headings that one without a number does not stand under, by how they look.

    Words that come again under several headings ("Challenges") stand below headings that look the same.
    """
    for at in range(len(open_) - 1, -1, -1):
        other = open_[at]
        if other.label is None and other.look == heading.look:
            if other.repeated and not repeated:
                continue
            if repeated and not other.repeated:
                del open_[at + 1 :]
                heading.repeated = True
                return
            del open_[at:]
            heading.repeated = repeated
            return
    closed = False
    while open_ and _prominence(open_[-1]) < _prominence(heading):
        open_.pop()
        closed = True
    if closed and open_ and _prominence(open_[-1]) == _prominence(heading):
        open_.pop()


def _prominence(h: Heading) -> tuple[float, bool, bool, bool]:
    return (round(h.size), h.caps, h.bold, not h.italic)
