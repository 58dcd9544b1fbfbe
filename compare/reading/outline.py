"""The section tree of a document, from its paragraphs with their form.

Which lines are headings (`headings_of`), how deep each stands (`nesting`), and the sections and blocks that come of it
(`build`). List items, run-in headings, captions and signature blocks are no headings; a heading whose level is wrong in
the source stands where its number puts it. Page layout is settled before (`layout`), the title block too (`front`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from compare.reading.form import Grid, Paragraph
from compare.reading.labels import Label, label_of
from compare.reading.lexicon import pattern
from compare.reading.nesting import Heading, nested
from compare.report import Block, Section

Item = Paragraph | Grid
_LONGEST = 220  # letters of the longest heading: whole claims stand as headings, sentences of a text do not
_UNMARKED = 110  # of a heading that no form sets apart
_ENDS_IN_YEAR = re.compile(r"[^\W\d_] (?:19|20)\d\d$")
_SET_APART = 0.85  # share of bold letters of a line in bold; numbers are often left out of it


def build(items: Sequence[Item], front: int) -> tuple[tuple[Section, ...], tuple[Block, ...]]:
    """Sections and blocks of `items`; the first `front` items are the document's head and hold no heading."""
    headings = nested(headings_of(items, front))
    captions = captions_of(items, {h.index for h in headings})
    blocks = tuple(_block(i, item, captions.get(i)) for i, item in enumerate(items))
    return _sections(headings, blocks), blocks


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
    return found


class _Page:
    """What judging one line needs to know of the others."""

    def __init__(self, items: Sequence[Item], front: int) -> None:
        self.items = items
        self.taken: set[int] = set()
        self.body = _body_size(items)
        paragraphs = [p for p in items[front:] if isinstance(p, Paragraph) and not p.note]
        self.plain = all(p.plain for p in paragraphs)
        self.bold_text = _share_bold(paragraphs) > 0.5
        self.tail = _tail(items, front)
        self.styled = sum(1 for p in paragraphs if p.level and _fits(p.text))
        self.numbered = Counter(
            label.kind for p in paragraphs if _bold(p) and _fits(p.text) and (label := label_of(p.text))
        )

    def heading(self, i: int, p: Paragraph) -> Heading | None:
        """The heading that the line `i` is; None where it is none."""
        if p.note or p.role in ("contents", "caption", "title", "subtitle") or not _fits(p.text):
            return None
        text = p.text.replace("\n", " ")
        label = label_of(text, bare=p.level is not None or _bold(p))
        if label is None and p.level is None and _is_text(text):
            return None
        attached = bool(pattern("outline", "attachment").search(text))
        if label is None and pattern("outline", "not_heading").search(text) and p.level is None:
            return None
        if self._in_signature(i, label, attached):
            return None
        if pattern("outline", "caption").search(text) or pattern("outline", "unit_line").search(text):
            return None
        if p.bullet and p.level is None:
            return None
        if p.level is not None:
            good = not _sentence(text) or bool(label)
        elif label is not None:
            good = self._numbered(i, p, label)
        else:
            good = self._unnumbered(i, p, text, attached)
        return self._made(i, p, text, label, attached) if good else None

    def _numbered(self, i: int, p: Paragraph, label: Label) -> bool:
        """Whether a numbered line is a heading rather than an item of a list or a run-in heading with its text."""
        rest = label.rest
        if not rest:
            return label.kind in ("part", "chapter", "item") or (_capitals(p.text) and label.kind == "roman")
        if _bold(p) and not self.bold_text:
            return not _sentence(rest, bold=True)
        if self._larger(p):
            return not _sentence(rest)
        if _capitals(rest) and len(rest) > 3 and not _sentence(rest):
            return True
        if label.kind in ("part", "chapter", "article") and not _sentence(rest):
            return True
        return self._unmarked_numbered(i, p, label)

    def _unmarked_numbered(self, i: int, p: Paragraph, label: Label) -> bool:
        rest = label.rest
        if len(rest) > _UNMARKED or rest[-1] in ".;,:!?" or not rest[:1].isupper():
            return False
        if label.kind == "small" and not (self.plain and len(rest) < 60):
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
            if below is None and len(after.text) < len(rest) and not _says(after.text):
                return False
        return not self._after_unmarked_sibling(i, label)

    def _short_and_told(self, i: int, p: Paragraph, label: Label) -> bool:
        """Whether "a) Về kinh tế" heads what follows: a few words, and then text or a list, not the next letter."""
        after = self._after(i)
        if len(label.rest) > 60 or not isinstance(after, Paragraph) or ":" in label.rest:
            return False
        below = label_of(after.text)
        if below is not None and below.kind == label.kind:
            return False
        return p.italic > 0.8 or after.text[0] in "-–+•" or (below is None and _says(after.text))

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
        if attached and (self.plain or _bold(p) or _capitals(text) or self._larger(p) or p.align == "center"):
            return True
        marked = (_bold(p) and not self.bold_text) or self._larger(p)
        if self.plain:
            return self._set_off(i, p, text)
        if isinstance(self._after(i), Grid) and not self._heads_table(p, text):
            return False
        if _capitals(text) and len(text) > 3:
            return marked or p.align == "center" or self._heads_text(i, p, text)
        return (marked and not text.endswith(":")) or (marked and len(text) < 60)

    def _heads_text(self, i: int, p: Paragraph, text: str) -> bool:
        """Whether a line in capitals, set apart by nothing else, heads the sentences after it."""
        after, before = self._after(i), self.items[i - 1] if i else None
        if not isinstance(after, Paragraph) or _capitals(after.text) or label_of(after.text):
            return False
        alone = not isinstance(before, Paragraph) or not _capitals(before.text)
        return alone and p.align != "right" and len(text.split()) <= 15 and _says(after.text)

    def _heads_table(self, p: Paragraph, text: str) -> bool:
        """Whether a line right above a table heads a section: it looks like the other unnumbered headings do."""
        if _capitals(text):
            return True
        like = [
            q for j in self.taken
            if isinstance(q := self.items[j], Paragraph) and label_of(q.text) is None
            and round(q.size or 0) == round(p.size or 0) and _bold(q) == _bold(p) and q.align == p.align
        ]  # fmt: skip
        return bool(like)

    def _set_off(self, i: int, p: Paragraph, text: str) -> bool:
        """Whether a line of a text file heads what follows: short, without a full stop, a longer text after it."""
        after = self._after(i)
        if after is None or text[-1] in ":" or not text[0].isupper():
            return False
        if _capitals(text) and len(text) > 5:
            return True
        return (
            len(text.split()) <= 9
            and (not any(c.isdigit() for c in text[-3:]) or bool(_ENDS_IN_YEAR.search(text)))
            and (
                isinstance(after, Grid)
                or len(after.text) > 2 * len(text)
                or (len(after.text) > len(text) and after.text[-1] == ".")
            )
            and i > 0
        )

    def _made(self, i: int, p: Paragraph, text: str, label: Label | None, attached: bool) -> Heading:
        number = p.label if p.label and not p.bullet else label.text if label else None
        words = label.rest if label else text
        if p.label and not p.bullet and text.startswith(p.label):
            words = text[len(p.label) :].strip()
            label = label or Label("arabic", "?", 1, p.label, words)
        return Heading(
            i, words.strip(), number.strip() if number else None, label, p.level, _capitals(words or text),
            p.size or self.body, _bold(p), p.italic > 0.5, p.align == "center", attached and label is None,
        )  # fmt: skip

    def with_words(self, heading: Heading, i: int) -> Heading | None:
        """`heading`, a number alone on its line, with the words of the next line where that has the same form."""
        after = self._after(i)
        if not isinstance(after, Paragraph) or not _fits(after.text) or after.note or _sentence(after.text):
            return None
        if label_of(after.text) or not (_bold(after) or _capitals(after.text) or self._larger(after)):
            return None
        heading.words = after.text.replace("\n", " ").strip()
        heading.lines = 2
        return heading

    def _in_signature(self, i: int, label: Label | None, attached: bool) -> bool:
        return any(start <= i < end for start, end in self.tail)

    def _larger(self, p: Paragraph) -> bool:
        return bool(p.size and self.body and p.size > self.body + 0.9)

    def _after(self, i: int) -> Item | None:
        for item in self.items[i + 1 : i + 5]:
            if isinstance(item, Paragraph) and (item.note or pattern("outline", "unit_line").search(item.text)):
                continue
            return item
        return None


def _tail(items: Sequence[Item], front: int) -> list[tuple[int, int]]:
    """Where signature blocks stand: from their first line to the next numbered, attached or styled heading."""
    found: list[tuple[int, int]] = []
    i = max(front, min(12, len(items) // 3))
    while i < len(items):
        item = items[i]
        if isinstance(item, Paragraph) and len(item.text) < 120 and pattern("outline", "signature").search(item.text):
            end = i + 1
            while end < len(items) and not _ends_signature(items[end]):
                end += 1
            found.append((i, end))
            i = end
        i += 1
    return found


def _ends_signature(item: Item) -> bool:
    if isinstance(item, Grid):
        return True
    text = item.text
    if len(text) > 160:
        return True
    if (
        pattern("outline", "attachment").search(text)
        or item.level is not None
        or pattern("outline", "caption").search(text)
    ):
        return True
    label = label_of(text)
    return label is not None and label.kind in ("part", "chapter", "roman", "letter", "arabic") and _bold(item)


def captions_of(items: Sequence[Item], headings: set[int]) -> dict[int, str]:
    """The title and unit lines that stand right above each table, by the table's place."""
    found = {}
    for i, item in enumerate(items):
        if not isinstance(item, Grid):
            continue
        lines: list[str] = []
        for j in range(i - 1, max(i - 4, -1), -1):
            before = items[j]
            if j in headings or not isinstance(before, Paragraph) or not _captions(before):
                break
            lines.insert(0, before.text)
        if lines:
            found[i] = "\n".join(lines)
    return found


def _captions(p: Paragraph) -> bool:
    text = p.text
    if p.note or len(text) > 250:
        return False
    if (
        p.role == "caption"
        or pattern("outline", "caption").search(text)
        or pattern("outline", "unit_line").search(text)
    ):
        return True
    inner = text.strip("() ")
    if pattern("outline", "unit_line").search(inner):
        return True
    return (_bold(p) or p.align in ("center", "right") or p.italic > 0.8) and not _sentence(text) and len(text) < 160


def _block(i: int, item: Item, caption: str | None) -> Block:
    name = f"b{i + 1}"
    if isinstance(item, Grid):
        text = "\n".join("\t".join(row) for row in item.rows)
        return Block(
            name, "table", text, item.page, item.rows, item.spans, item.header_rows, caption,
            boxes=item.boxes, by_ocr=item.by_ocr,
        )  # fmt: skip
    return Block(
        name, "paragraph", item.text, item.page, runs=item.runs, boxes=item.boxes, note=item.note, by_ocr=item.by_ocr
    )


def _sections(headings: Sequence[Heading], blocks: Sequence[Block]) -> tuple[Section, ...]:
    starts = [h.index for h in headings]
    ends = [*starts[1:], len(blocks)] if starts else []
    ids = [b.id for b in blocks]
    sections: list[Section] = []
    before = starts[0] if starts else len(blocks)
    if before or not headings:
        sections.append(Section("s1", None, 1, None, None, tuple(ids[:before])))
    open_: list[tuple[int, str]] = []
    for heading, end in zip(headings, ends, strict=True):
        while open_ and open_[-1][0] >= heading.depth:
            open_.pop()
        name = f"s{len(sections) + 1}"
        parent = open_[-1][1] if open_ else None
        own = tuple(ids[heading.index : end])
        sections.append(Section(name, parent, heading.depth, heading.number, heading.words, own, own[0]))
        open_.append((heading.depth, name))
    return tuple(sections)


def _fits(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and text.count("\n") <= 2


def _bold(p: Paragraph) -> bool:
    """Whether a line is in bold; its number may stand in light letters."""
    if p.bold >= _SET_APART:
        return True
    label = label_of(p.text) if p.bold > 0.3 else None
    if label is None or not label.rest:
        return False
    start = len(p.text) - len(label.rest)
    covered = sum(max(0, r.end - max(r.start, start)) for r in p.runs if r.bold)
    return covered >= _SET_APART * len(label.rest)


def _is_text(text: str) -> bool:
    """Whether a line without a number is too long for a heading, is an item of a list, or ends as sentences do."""
    return len(text) > 160 or text[0] in "-–—+*•(" or text[-1] in ".;,!" or not any(c.isalpha() for c in text)


def _says(text: str) -> bool:
    """Whether `text` reads as a sentence or more of them."""
    return text[-1] in ".;:" and len(text.split()) > 3


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def _sentence(text: str, bold: bool = False) -> bool:
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


def _body_size(items: Sequence[Item]) -> float:
    sizes: Counter[float] = Counter()
    for item in items:
        if isinstance(item, Paragraph) and item.size:
            sizes[item.size] += len(item.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _share_bold(paragraphs: Sequence[Paragraph]) -> float:
    """The share of bold letters of the running text; of all text where none is seen to run."""
    paragraphs = [p for p in paragraphs if _says(p.text)] or paragraphs
    whole = sum(len(p.text) for p in paragraphs)
    return sum(p.bold * len(p.text) for p in paragraphs) / whole if whole else 0.0
