"""Which lines of a document are headings: by style, by number, by bold letters and capitals, and by what stands around
them. List items, run-in headings, captions and signature blocks are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from compare.reading.form import Grid, Paragraph
from compare.reading.labels import Label, label_of, series_of
from compare.reading.lexicon import pattern
from compare.reading.looks import body_size, in_capitals, is_bold, is_sentence, is_text, may_head, says, share_bold
from compare.reading.nesting import Heading
from compare.reading.signatures import signature_blocks

Item = Paragraph | Grid
_UNMARKED = 110  # of a heading that no form sets apart
_SHORT = 80  # of one with a small letter: "b) Phát triển nông nghiệp gắn với xây dựng nông thôn mới"
_FEWEST = 2  # headings that one above them holds: of fewer it would be no heading of theirs
_ENDS_IN_YEAR = re.compile(r"[^\W\d_] (?:19|20)\d\d$")


def headings_of(items: Sequence[Item], front: int) -> list[Heading]:
    """The lines of `items` that are headings, in order; a number alone on its line takes the next line's words."""
    page = _Page(items, front)
    found: list[Heading] = []
    skip = -1
    for i in range(front, len(items)):
        item = items[i]
        if i <= skip or not isinstance(item, Paragraph):
            continue
        heading = page.heading(i, item)
        if heading is None:
            continue
        if not heading.words and (joined := page.with_words(heading, i)):
            skip = i + 1
            heading = joined
        if heading.words:
            found.append(heading)
            page.taken.add(i)
    found += page.above_tables(found)
    found += page.stacked(found)
    return sorted(found, key=lambda heading: heading.index)


class _Page:
    """What judging one line needs to know of the others."""

    def __init__(self, items: Sequence[Item], front: int) -> None:
        self.items = items
        self.taken: set[int] = set()
        self.body = body_size(items)
        paragraphs = [p for p in items[front:] if isinstance(p, Paragraph) and not p.note]
        self.plain = all(p.plain for p in paragraphs) or _formless(paragraphs)
        self.bold_text = share_bold(paragraphs) > 0.5
        self.tail = signature_blocks(items, front)
        self.front = front
        self.tables: list[int] = []  # lines of a text file right above tables
        self.unsure: list[Heading] = []  # lines set apart right above tables: titles of those, or of sections
        self.styled = sum(1 for p in paragraphs if p.level and may_head(p.text))
        self.ended = max((i for i in range(front, len(items)) if _is_numbered_in_bold(items[i])), default=0)
        self.numbered = Counter(
            label.kind for p in paragraphs if is_bold(p) and may_head(p.text) and (label := label_of(p.text))
        )

    def heading(self, i: int, p: Paragraph) -> Heading | None:
        """The heading that the line `i` is; None where it is none."""
        if p.note or p.role in ("contents", "caption", "title", "subtitle") or not may_head(p.text):
            return None
        text = p.text.replace("\n", " ")
        if p.role == "sheet":
            return self._sheet(i, p, text)
        label = label_of(text, bare=p.level is not None or is_bold(p))
        if label is None and p.level is None and is_text(text):
            return None
        attached = bool(pattern("outline", "attachment").search(text))
        if label is None and pattern("outline", "not_heading").search(text) and p.level is None:
            return None
        if self._in_signature(i):
            return None
        if pattern("outline", "unit_line").search(text):
            return None
        if pattern("outline", "caption").search(text):
            return self._made(i, p, text, label, attached=True) if self._heads_annex(i, p, text) else None
        if p.bullet and p.level is None:
            return None
        if p.level is not None:
            good = not is_sentence(text) or bool(label)
        elif label is not None:
            good = self._numbered(i, p, label)
        else:
            good = self._unnumbered(i, p, text, attached)
        return self._made(i, p, text, label, attached) if good else None

    def _sheet(self, i: int, p: Paragraph, text: str) -> Heading:
        """The heading that a sheet of a workbook has, whatever its words."""
        heading = self._made(i, p, text, label_of(text, bare=True), attached=True)
        if not heading.words:
            heading.words, heading.number = heading.number or text, None
        heading.sheet = True
        return heading

    def _numbered(self, i: int, p: Paragraph, label: Label) -> bool:
        """Whether a numbered line is a heading rather than an item of a list or a run-in heading with its text."""
        rest = label.rest
        if not rest:
            return label.kind in ("part", "chapter", "item") or (in_capitals(p.text) and label.kind == "roman")
        if is_bold(p) and not self.bold_text:
            return not is_sentence(rest, bold=True)
        if self._larger(p):
            return not is_sentence(rest)
        if in_capitals(rest) and len(rest) > 3 and not is_sentence(rest):
            return True
        if label.kind in ("part", "chapter", "article") and not is_sentence(rest):
            return True
        return self._unmarked_numbered(i, p, label)

    def _unmarked_numbered(self, i: int, p: Paragraph, label: Label) -> bool:
        rest = label.rest
        if len(rest) > _UNMARKED or rest[-1] in ".;,:!?" or not rest[:1].isupper():
            return False
        if label.kind == "small" and not (self.plain and len(rest) < _SHORT):
            return self._short_and_told(i, p, label)
        if self.numbered.get(label.kind, 0) > 0 and not self.plain:
            return self._follows_sibling(i, label)
        after = self._after(i)
        if after is None:
            return False
        if isinstance(after, Paragraph):
            below = label_of(after.text)
            if below is not None and below.kind == label.kind and below.look == label.look:
                return False
            if below is None and len(after.text) < len(rest) and not says(after.text):
                return False
        return not self._after_unmarked_sibling(i, label)

    def _short_and_told(self, i: int, p: Paragraph, label: Label) -> bool:
        """Whether "a) Về kinh tế" heads what follows: a few words, and then text or a list, not the next letter."""
        after = self._after(i)
        if len(label.rest) >= _SHORT or not isinstance(after, Paragraph) or ":" in label.rest:
            return False
        below = label_of(after.text)
        if below is not None and below.kind == label.kind:
            return False
        return p.italic > 0.8 or after.text[0] in "-–+•" or (below is None and says(after.text))

    def _follows_sibling(self, i: int, label: Label) -> bool:
        """Whether the last heading of this kind bore the number before, and the next line is text."""
        for j in sorted(self.taken, reverse=True):
            item = self.items[j]
            other = label_of(item.text) if isinstance(item, Paragraph) else None
            if other and other.kind == label.kind:
                after = self._after(i)
                text = (
                    isinstance(after, Paragraph) and label_of(after.text) is None and len(after.text) > len(label.rest)
                )
                return other.ordinal == label.ordinal - 1 and other.look == label.look and text and j < i - 1
        return False

    def _after_unmarked_sibling(self, i: int, label: Label) -> bool:
        """Whether the line before is the item before of a list: "3." straight after "2." that is no heading."""
        before = self.items[i - 1] if i else None
        if not isinstance(before, Paragraph) or i - 1 in self.taken:
            return False
        other = label_of(before.text)
        return (
            other is not None
            and (other.kind, other.look) == (label.kind, label.look)
            and other.ordinal == label.ordinal - 1
        )

    def _unnumbered(self, i: int, p: Paragraph, text: str, attached: bool) -> bool:
        if attached and (self.plain or is_bold(p) or in_capitals(text) or self._larger(p) or p.align == "center"):
            return True
        marked = (is_bold(p) and not self.bold_text) or self._larger(p)
        if self.plain:
            return self._set_off(i, p, text)
        if isinstance(self._after(i), Grid) and not self._heads_table(p, text):
            if is_bold(p) and p.align == "left" and not text.endswith(":"):
                self.unsure.append(self._made(i, p, text, None, attached))
            return False
        if in_capitals(text) and len(text) > 3:
            return marked or p.align == "center" or self._heads_text(i, p, text)
        return (marked and not text.endswith(":")) or (marked and len(text) < 60)

    def _heads_text(self, i: int, p: Paragraph, text: str) -> bool:
        """Whether a line in capitals, set apart by nothing else, heads the sentences after it."""
        after, before = self._after(i), self.items[i - 1] if i else None
        if not isinstance(after, Paragraph) or in_capitals(after.text) or label_of(after.text):
            return False
        alone = not isinstance(before, Paragraph) or not in_capitals(before.text)
        return alone and p.align != "right" and len(text.split()) <= 15 and says(after.text)

    def _heads_table(self, p: Paragraph, text: str) -> bool:
        """Whether a line right above a table heads a section: it looks like the other unnumbered headings do."""
        if in_capitals(text):
            return True
        like = [
            q for j in self.taken
            if isinstance(q := self.items[j], Paragraph) and label_of(q.text) is None
            and round(q.size or 0) == round(p.size or 0) and is_bold(q) == is_bold(p) and q.align == p.align
        ]  # fmt: skip
        return bool(like)

    def above_tables(self, found: Sequence[Heading]) -> list[Heading]:
        """The lines above tables that head sections: those that look like headings of text found only later, or all of
        a look where nothing else divides the document ("Cảng biển" and its table, "Logistics" and its table), and those
        that count on ("Outcome 1: Homes" and its table, "Outcome 2: Supply" and its table)."""
        looks = {heading.look for heading in found if heading.label is None}
        counted = Counter(heading.look for heading in self.unsure)
        series = Counter(name for h in self.unsure if (name := series_of(h.words)))
        told = [
            h for h in self.unsure
            if h.look in looks or (not found and counted[h.look] > 1) or series[series_of(h.words)] > 1
        ]  # fmt: skip
        self.taken.update(heading.index for heading in told)
        return told

    def stacked(self, found: Sequence[Heading]) -> list[Heading]:
        """The lines of a text file that stand alone right above a heading, after a text: they head it and what follows.

        "Our commitments" above "Safe water" and its text; of several short lines above each other none is one.
        """
        if not self.plain:
            return []
        self._attach(found)
        told = []
        for heading, before in zip(found, [None, *found], strict=False):
            at = heading.index - 1
            begins = not heading.sheet and (heading.label is None or heading.label.ordinal == 1)
            if before is not None and before.index == at:
                before.stacked = begins and before.label is None and not (before.caps or before.sheet)
                continue
            line = self.items[at] if at >= self.front else None
            if isinstance(line, Paragraph) and begins and self._heads_headings(at, line):
                told.append(self._made(at, line, line.text, None, attached=False))
                told[-1].stacked = True
        self.taken.update(heading.index for heading in told)
        self._close(found, told)
        return told

    def _close(self, found: Sequence[Heading], told: Sequence[Heading]) -> None:
        """Marks what ends the last group of headings that one of them holds: the first behind some of the group that is
        of the whole report ("Finance", "Difficulties met"), and the last of all ("Looking ahead", "How we report")."""
        holder = max((heading.index for heading in (*found, *told) if heading.stacked), default=None)
        below = [heading for heading in found if holder is not None and heading.index > holder]
        if len(below) < _FEWEST + 1 or below[-1].label is not None:
            return
        below[-1].closing = True
        said = Counter(heading.words.casefold() for heading in found)
        whole = (h for h in below[_FEWEST:] if said[h.words.casefold()] == 1 and h.label is None)
        first = next((h for h in whole if pattern("outline", "whole_report").search(h.words)), None)
        if first is not None:
            first.closing = True

    def _attach(self, found: Sequence[Heading]) -> None:
        """Takes the last heading, where it stands above the only table at a text file's end, out of the numbered
        section before it: "Table of measures" behind "7. Concerns" is no part of the concerns."""
        last = found[-1] if found else None
        if last is None or last.label is not None or self.tables != [last.index]:
            return
        rest = [self.items[n] for n in range(last.index + 1, len(self.items)) if not self._in_signature(n)]
        last.attached = all(isinstance(item, Grid) or item.note for item in rest)

    def _heads_headings(self, at: int, line: Paragraph) -> bool:
        text, before = line.text, self.items[at - 1] if at > self.front else None
        if not may_head(text) or is_text(text) or label_of(text) or self._in_signature(at):
            return False
        if any(pattern("outline", name).search(text) for name in ("not_heading", "caption", "unit_line")):
            return False
        ends = not isinstance(before, Paragraph) or (says(before.text) and before.text[-1] == ".")
        return ends and _reads_as_heading(text)

    def _heads_annex(self, i: int, p: Paragraph, text: str) -> bool:
        """Whether a table's title, in bold capitals as headings are, opens what is added behind the last of them.

        "BIỂU 01. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU" is of no part of the text before it.
        """
        if not (in_capitals(text) and (is_bold(p) or self.plain) and isinstance(self._after(i), Grid)):
            return False
        return 0 < (max(self.taken, default=0) if self.plain else self.ended) < i

    def _set_off(self, i: int, p: Paragraph, text: str) -> bool:
        """Whether a line of a text file heads what follows: short, without a full stop, a longer text after it."""
        after = self._after(i)
        if after is None or text[-1] == ":" or not text[0].isupper():
            return False
        if in_capitals(text) and len(text) > 5:
            return True
        if i == 0 or not _reads_as_heading(text):
            return False
        if isinstance(after, Grid):
            self.tables.append(i)
            return True
        return len(after.text) > 2 * len(text) or (len(after.text) > len(text) and after.text[-1] == ".")

    def _made(self, i: int, p: Paragraph, text: str, label: Label | None, attached: bool) -> Heading:
        number = p.label if p.label and not p.bullet else label.text if label else None
        words = label.rest if label else text
        if p.label and not p.bullet and text.startswith(p.label):
            words = text[len(p.label) :].strip()
            label = label or Label("arabic", "?", 1, p.label, words)
        return Heading(
            i, words.strip(), number.strip() if number else None, label, p.level, in_capitals(words or text),
            p.size or self.body, is_bold(p), p.italic > 0.5, p.align == "center", attached and label is None,
        )  # fmt: skip

    def with_words(self, heading: Heading, i: int) -> Heading | None:
        """`heading`, a number alone on its line, with the words of the next line where that has the same form."""
        after = self._after(i)
        if not isinstance(after, Paragraph) or not may_head(after.text) or after.note or is_sentence(after.text):
            return None
        if label_of(after.text) or not (is_bold(after) or in_capitals(after.text) or self._larger(after)):
            return None
        heading.words = after.text.replace("\n", " ").strip()
        heading.lines = 2
        return heading

    def _in_signature(self, i: int) -> bool:
        return any(start <= i < end for start, end in self.tail)

    def _larger(self, p: Paragraph) -> bool:
        return bool(p.size and self.body and p.size > self.body + 0.9)

    def _after(self, i: int) -> Item | None:
        for item in self.items[i + 1 : i + 5]:
            if isinstance(item, Paragraph) and (item.note or pattern("outline", "unit_line").search(item.text)):
                continue
            return item
        return None


def _formless(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a document that could show form shows none, as where a text was put into it without its looks."""
    return len({p.size for p in paragraphs}) < 2 and not any(
        p.bold or p.italic or p.level or p.label or p.role or p.align in ("center", "right") for p in paragraphs
    )


def _reads_as_heading(text: str) -> bool:
    """Whether a line of a text file has the few words of a heading and none of a figure at its end."""
    if text[-1] == ":" or not text[0].isupper() or len(text.split()) > 9:
        return False
    return not any(c.isdigit() for c in text[-3:]) or bool(_ENDS_IN_YEAR.search(text))


def _is_numbered_in_bold(item: Item) -> bool:
    """Whether a line bears the number of a heading and its form."""
    if not isinstance(item, Paragraph) or not is_bold(item) or not may_head(item.text):
        return False
    label = label_of(item.text)
    return label is not None and label.kind in ("part", "roman", "letter", "arabic")
