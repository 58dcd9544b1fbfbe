"""Two drafts of one report, compared to the last word: what was changed, moved, put in and taken out, in reading order.

Units are paragraphs and the rows of tables. Equal units are anchored first, equal ones at another place have moved;
what lies between the anchors is paired by likeness, a paragraph that was split with its parts, and compared word by
word (`differences`). Sections, figures and periods are no matter here: the text is what is compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from compare.matching.assignment import assign
from compare.matching.differences import Difference, Kind, Span, rising, word_differences
from compare.report import Anchor, Block, Report

LEAST = 0.5  # likeness of two units that are one unit rewritten; below it one is gone and the other new
_MOVED = 0.8  # likeness of a unit at another place
_LEAST_MOVED = 4  # words of a unit that counts as moved: fewer are found anywhere
_PART = 0.85  # of the shorter text found in the longer: a paragraph was split or joined
_STRAY = 2  # words: so few alike between two changes are chance, and a reader would call it all one change
_GAP = "\n"  # between the units of a paragraph that was split; no word, so that it is no difference by itself


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that differ: their places on either side (none where they are new or gone), and the words there."""

    kind: Kind
    one: tuple[Anchor, ...]
    other: tuple[Anchor, ...]
    text: str
    other_text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a paragraph or a row of a table.

    `kind` is "figures" where nothing but figures differs. `one` and `other` are its whole places, `text` and
    `other_text` its words; `words` are the stretches that differ. What has moved may have changed as well.
    """

    kind: Kind
    one: tuple[Anchor, ...]
    other: tuple[Anchor, ...]
    text: str
    other_text: str
    words: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class _Unit:
    """A text with the places of its pieces: `pieces` are (start in the text, anchor of the whole piece)."""

    text: str
    pieces: tuple[tuple[int, Anchor], ...]

    @property
    def words(self) -> int:
        return len(self.text.split())

    def places(self, span: Span) -> tuple[Anchor, ...]:
        """Where a stretch of the text stands, piece by piece."""
        found = []
        for at, anchor in self.pieces:
            length = anchor.end - anchor.start
            start, end = max(span[0] - at, 0), min(span[1] - at, length)
            if start < end:
                found.append(replace(anchor, start=anchor.start + start, end=anchor.start + end))
        return tuple(found)

    @property
    def whole(self) -> tuple[Anchor, ...]:
        return tuple(anchor for _, anchor in self.pieces)


_Pair = tuple[tuple[int, ...], tuple[int, ...]]  # units of the first draft and of the second that are one passage


def changes(one: Report, other: Report) -> tuple[Change, ...]:
    """All that differs between two drafts, in the order of the second; what is gone stands where it would be."""
    first, second = tuple(_units(one)), tuple(_units(other))
    gaps = list(_gaps(first, second))
    moved = _moved_whole(first, second, gaps)
    pairs: list[_Pair] = []
    for begin, end, there, stop in gaps:
        olds = [i for i in range(begin, end) if i not in moved]
        news = [k for k in range(there, stop) if k not in moved.values()]
        pairs += _paired(first, second, olds, news)
    apart = _moved_apart(first, second, pairs)
    gone, new = {i for i, _ in apart}, {k for _, k in apart}
    pairs = [(a, b) for a, b in pairs if not (not b and a[0] in gone) and not (not a and b[0] in new)]
    placed: list[tuple[_Pair, bool]] = [(pair, False) for pair in pairs]
    placed += [(((i,), (k,)), True) for i, k in (*moved.items(), *apart)]
    made = [(_order(pair, gaps), _change(first, second, pair, is_moved)) for pair, is_moved in placed]
    return tuple(change for _, change in sorted(made, key=lambda m: m[0]) if change is not None)


# Units ----------------------------------------------------------------------------------------------------------------


def _units(report: Report) -> Iterator[_Unit]:
    sections = {block: section.id for section in report.sections for block in section.blocks}
    for block in report.blocks:
        section = sections.get(block.id, "")
        if block.kind == "table" and block.rows:
            yield from _rows(report, block, section)
        elif block.text.strip():
            anchor = Anchor(report.source.id, section, block.id, 0, len(block.text), page=block.page)
            yield _Unit(block.text, ((0, anchor),))


def _rows(report: Report, block: Block, section: str) -> Iterator[_Unit]:
    """The rows of a table; of merged cells the first."""
    covered = {
        (span.row + i, span.column + j)
        for span in block.spans
        for i in range(span.rows)
        for j in range(span.columns)
        if i or j
    }
    for r, row in enumerate(block.rows):
        text, pieces = "", []
        for c, cell in enumerate(row):
            if (r, c) not in covered and cell.strip():
                text = f"{text} | " if text else ""
                pieces.append((len(text), Anchor(report.source.id, section, block.id, 0, len(cell), r, c, block.page)))
                text += cell
        if pieces:
            yield _Unit(text, tuple(pieces))


# Which unit is which --------------------------------------------------------------------------------------------------

_Gap = tuple[int, int, int, int]  # units of the first draft from, to; of the second from, to


def _gaps(first: Sequence[_Unit], second: Sequence[_Unit]) -> Iterator[_Gap]:
    """What lies between the units that are the same in both drafts, in order."""
    numbers: dict[str, int] = {}
    one, other = ([numbers.setdefault(" ".join(u.text.split()), len(numbers)) for u in us] for us in (first, second))
    open_gap: _Gap | None = None
    for code in Indel.opcodes(one, other):
        if code.tag == "equal":
            if open_gap:
                yield open_gap
            open_gap = None
        else:
            begin, there = (open_gap[0], open_gap[2]) if open_gap else (code.src_start, code.dest_start)
            open_gap = (begin, code.src_end, there, code.dest_end)
    if open_gap:
        yield open_gap


def _moved_whole(first: Sequence[_Unit], second: Sequence[_Unit], gaps: Iterable[_Gap]) -> dict[int, int]:
    """Units with the same words that stand once on either side, at different places."""
    olds: dict[str, int] = {}
    news: dict[str, int] = {}
    counted: list[Counter[str]] = [Counter(), Counter()]
    for begin, end, there, stop in gaps:
        for units, places, found, count in (
            (first, range(begin, end), olds, counted[0]),
            (second, range(there, stop), news, counted[1]),
        ):
            for at in places:
                key = " ".join(units[at].text.split())
                count[key] += 1
                found[key] = at
    return {
        at: news[key]
        for key, at in olds.items()
        if counted[0][key] == counted[1][key] == 1 and len(key.split()) >= _LEAST_MOVED
    }


def _paired(first: Sequence[_Unit], second: Sequence[_Unit], olds: list[int], news: list[int]) -> Iterator[_Pair]:
    """The units of a gap: rewritten ones with each other in order, split ones with their parts, the rest alone."""
    kept = rising(sorted(_alike(first, second, olds, news, LEAST)))
    groups = {i: ([i], [k]) for i, k in kept}
    left, right = [i for i in olds if i not in groups], [k for k in news if k not in dict(kept).values()]
    for k in list(right):
        near = [i for i, (_, ks) in groups.items() if k in (min(ks) - 1, max(ks) + 1)]
        at = next((i for i in near if _is_part(second[k], first[i])), None)
        if at is not None:
            groups[at][1].append(k)
            right.remove(k)
    for i in list(left):
        near = [n for n, (group, _) in groups.items() if i in (min(group) - 1, max(group) + 1)]
        at = next((n for n in near if _is_part(first[i], second[groups[n][1][0]])), None)
        if at is not None:
            groups[at][0].append(i)
            left.remove(i)
    yield from ((tuple(sorted(a)), tuple(sorted(b))) for a, b in groups.values())
    yield from (((i,), ()) for i in left)
    yield from (((), (k,)) for k in right)


def _alike(
    first: Sequence[_Unit], second: Sequence[_Unit], olds: list[int], news: list[int], least: float
) -> list[tuple[int, int]]:
    if not olds or not news:
        return []
    texts, others = [first[i].text.lower() for i in olds], [second[k].text.lower() for k in news]
    scores = np.asarray(process.cdist(texts, others, scorer=fuzz.ratio, dtype=np.float32) / 100, np.float32)
    return [(olds[a], news[b]) for a, b in assign(scores, least)]


def _is_part(part: _Unit, whole: _Unit) -> bool:
    """Whether a unit was cut out of the other, or put into it."""
    if part.words < _LEAST_MOVED or len(part.text) > len(whole.text):
        return False
    return fuzz.partial_ratio(part.text.lower(), whole.text.lower()) / 100 >= _PART


def _moved_apart(first: Sequence[_Unit], second: Sequence[_Unit], pairs: list[_Pair]) -> list[tuple[int, int]]:
    """What is gone at one place and new, a little changed, at another."""
    olds = [a[0] for a, b in pairs if not b and first[a[0]].words >= _LEAST_MOVED]
    news = [b[0] for a, b in pairs if not a and second[b[0]].words >= _LEAST_MOVED]
    return _alike(first, second, olds, news, _MOVED)


def _order(pair: _Pair, gaps: Sequence[_Gap]) -> tuple[int, int, int]:
    """Sorts by the place in the second draft; what is gone by the gap it stood in."""
    olds, news = pair
    if news:
        return news[0], 1, 0
    gap = next(g for g in gaps if g[0] <= olds[0] < g[1])
    return gap[2], 0, olds[0]


# What became of a unit ------------------------------------------------------------------------------------------------


def _change(first: Sequence[_Unit], second: Sequence[_Unit], pair: _Pair, moved: bool) -> Change | None:
    """None where the words are the same and only the paragraphs were cut otherwise."""
    one, other = _together([first[i] for i in pair[0]]), _together([second[k] for k in pair[1]])
    if not pair[0] or not pair[1]:
        kind: Kind = "new" if pair[1] else "gone"
        alone = (Stretch(kind, one.whole, other.whole, one.text, other.text),)
        return Change(kind, one.whole, other.whole, one.text, other.text, alone)
    stretches = [d for d in _smooth(word_differences(one.text, other.text), one.text) if d.kind != "same"]
    words = tuple(
        Stretch(d.kind, one.places(d.one), other.places(d.other), one.text[slice(*d.one)], other.text[slice(*d.other)])
        for d in stretches
    )
    if moved:
        place = Stretch("moved", one.whole, other.whole, one.text, other.text)
        return Change("moved", one.whole, other.whole, one.text, other.text, (place, *words))
    if not words:
        return None
    kind = "figures" if all(w.kind == "figures" for w in words) else "wording"
    return Change(kind, one.whole, other.whole, one.text, other.text, words)


def _together(units: Sequence[_Unit]) -> _Unit:
    """The units as one text."""
    text, pieces = "", []
    for unit in units:
        text = f"{text}{_GAP}" if text else ""
        pieces += [(at + len(text), anchor) for at, anchor in unit.pieces]
        text += unit.text
    return _Unit(text, tuple(pieces))


def _smooth(found: Sequence[Difference], text: str) -> list[Difference]:
    """`found` with changes that only a stray word keeps apart made one, as a reader sees them."""
    made: list[Difference] = []
    for at, d in enumerate(found):
        between = 0 < at < len(found) - 1 and d.kind == "same" and made and made[-1].kind in ("wording", "gone", "new")
        words = text[slice(*d.one)].split()
        after = found[at + 1].kind if at + 1 < len(found) else ""
        stray = between and len(words) <= _STRAY and after in ("wording", "gone", "new") and not _has_figure(words)
        joins = made and made[-1].kind == "wording" and d.kind in ("wording", "gone", "new") and _touch(made[-1], d)
        if stray or joins:
            before = made.pop()
            made.append(Difference("wording", (before.one[0], d.one[1]), (before.other[0], d.other[1])))
        else:
            made.append(d)
    return made


def _has_figure(words: Iterable[str]) -> bool:
    return any(c.isdigit() for word in words for c in word)


def _touch(before: Difference, after: Difference) -> bool:
    return before.one[1] >= after.one[0] - 1 and before.other[1] >= after.other[0] - 1
