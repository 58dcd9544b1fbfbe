"""The section tree of a document, from its paragraphs with their form.

Which lines are headings is found in `headings`, how deep each stands in `nesting`; here sections and blocks come of it,
and the titles of tables. Page layout is settled before (`layout`), the title block too (`front`).
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.reading.form import Grid, Paragraph
from compare.reading.headings import headings_of
from compare.reading.lexicon import pattern
from compare.reading.looks import is_bold, is_sentence
from compare.reading.nesting import Heading, nested
from compare.report import Block, Section

Item = Paragraph | Grid


def build(items: Sequence[Item], front: int) -> tuple[tuple[Section, ...], tuple[Block, ...]]:
    """Sections and blocks of `items`; the first `front` items are the document's head and hold no heading."""
    headings = nested(headings_of(items, front))
    captions = captions_of(items, {h.index for h in headings})
    blocks = tuple(_block(i, item, captions.get(i)) for i, item in enumerate(items))
    return _sections(headings, blocks), blocks


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
    titled = (
        is_bold(p) or p.align in ("center", "right") or p.italic > 0.8 or pattern("outline", "annex_line").search(text)
    )
    return bool(titled) and not is_sentence(text) and len(text) < 160


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
