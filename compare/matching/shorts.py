"""Short names that reports explain themselves: "Thời gian mất điện bình quân (SAIDI)" and later "SAIDI".

`explained` gives them as entries of a dictionary, below what the office says. What all offices shorten alike ("NTM")
is in `resources/matching/abbreviations.toml` and spelt out when names are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from compare.comparison import Reading
from compare.dictionary import Dictionary
from compare.report import Block

_SHORT = re.compile(r"\(\s*(?:gọi tắt là |viết tắt là )?([A-ZĐ][A-ZĐ0-9&-]{2,9})\s*\)")
_CLAUSE = re.compile(r"[.;:,\n()\d]")
_WORDS = range(2, 13)  # of a name that a short one stands for


def explained(readings: Sequence[Reading]) -> Dictionary:
    """What `readings` explain, each short name with the name before it; one explained in two ways is none."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for short, name in (pair for reading in readings for block in reading.report.blocks for pair in _of_block(block)):
        if found.setdefault(short, name).lower() != name.lower():
            twice.add(short)
    return Dictionary(names=tuple(sorted((s, n) for s, n in found.items() if s not in twice)))


def _of_block(block: Block) -> Iterator[tuple[str, str]]:
    texts: Iterable[str] = (cell for row in block.rows for cell in row) if block.rows else (block.text,)
    for text in texts:
        if "(" in text:
            yield from _of_text(text)


def _of_text(text: str) -> Iterator[tuple[str, str]]:
    """Each short name in brackets with the words before it in its clause.

    >>> list(_of_text("Số lần mất điện bình quân (SAIFI)"))
    [('SAIFI', 'Số lần mất điện bình quân')]
    """
    for found in _SHORT.finditer(text):
        name = _CLAUSE.split(text[: found.start()])[-1].strip()
        if len(name.split()) in _WORDS:
            yield found[1], name
