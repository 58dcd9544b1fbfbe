"""Where the signatures of a document stand: names, offices and recipients, among which no line is a heading."""

from __future__ import annotations

from collections.abc import Sequence

from compare.reading.form import Grid, Paragraph
from compare.reading.labels import label_of
from compare.reading.lexicon import pattern
from compare.reading.looks import is_bold, says

Item = Paragraph | Grid


def signature_blocks(items: Sequence[Item], front: int) -> list[tuple[int, int]]:
    """Where signature blocks stand: from their first line to the next numbered, attached or styled heading."""
    found: list[tuple[int, int]] = []
    i = max(min(12, len(items) // 3), _text_begins(items, front))
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


def _text_begins(items: Sequence[Item], front: int) -> int:
    """Where the first sentence or table behind the head stands: "Prepared by the Director" on a cover signs nothing."""
    texts = (n for n in range(front, len(items)) if isinstance(item := items[n], Grid) or says(item.text))
    return next(texts, front)


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
    return label is not None and label.kind in ("part", "chapter", "roman", "letter", "arabic") and is_bold(item)
