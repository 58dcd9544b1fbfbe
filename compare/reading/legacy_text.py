"""Text in an old Vietnamese font whose name is lost, put into Unicode paragraph by paragraph, with its runs and
boxes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from compare.reading.charsets import by_statistics
from compare.reading.form import Grid, Paragraph
from compare.report import WordBox, WordBoxes

_EVERYTHING = 1 << 30


def in_unicode(items: Sequence[Paragraph | Grid]) -> str | None:
    """Decodes `items` in place where their text is in an old font; gives the font's code, None where it is not."""
    text = "\n".join(
        i.text if isinstance(i, Paragraph) else "\n".join(map("\n".join, i.rows[:30])) for i in items[:300]
    )
    found = by_statistics(text)
    if found is None:
        return None
    name, decoder = found
    for item in items:
        if isinstance(item, Paragraph):
            _decode(item, decoder)
        else:
            item.rows = tuple(tuple(decoder(cell) for cell in row) for row in item.rows)
            item.boxes = WordBoxes() if name == "VNI" else item.boxes
    return name


def _decode(par: Paragraph, decoder: Callable[[str], str]) -> None:
    """Decodes a paragraph; the old code may take two letters for one, so places are counted anew."""
    if par.text.isascii():
        return
    before = par.text

    def place(at: int) -> int:
        return len(unicodedata.normalize("NFC", decoder(before[:at])))

    par.text = unicodedata.normalize("NFC", decoder(before))
    par.runs = tuple(replace(run, start=place(run.start), end=place(run.end)) for run in par.runs)
    boxes = par.boxes.within(0, _EVERYTHING)
    if boxes:
        par.boxes = WordBoxes.pack(
            iter([WordBox(place(b.start), place(b.end), b.page, b.left, b.top, b.right, b.bottom) for b in boxes])
        )
