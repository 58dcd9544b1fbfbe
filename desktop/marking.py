"""What a person may say of a place in a report's text: that it is a heading, or none, or that a figure stands there.

Pure: takes a reading and places of the document it is laid out in, gives decisions or what a dialog starts from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from compare.comparison import Reading
from compare.decisions import Decision, HeadingMarked, HeadingUnmarked
from compare.messages import Language
from compare.quoting import sentence_bounds
from compare.report import Section, section_of
from desktop.dialog_parts import read_number
from desktop.report_document import Pages
from desktop.texts import say

_NUMBER = re.compile(r"[+-]?\d[\d.,]*(?<![.,])")
_LONGEST_NAME = 80
_SHORT = 40


@dataclass(frozen=True, slots=True)
class Selected:
    """Words with a number in them that were selected, where they stand, and what they seem to say."""

    block: str
    start: int
    end: int
    row: int | None
    column: int | None
    seen: str
    name: str
    value: Decimal | None
    unit: str


def headings(reading: Reading, block_id: str) -> list[tuple[str, Decision]]:
    """What may be said of a paragraph as a heading, each with its words; nothing of a table."""
    block = next((b for b in reading.report.blocks if b.id == block_id), None)
    if block is None or block.kind != "paragraph" or not block.text.strip():
        return []
    source, section = reading.id, section_of(reading.report).get(block_id)
    if section is not None and section.heading_block == block_id:
        return [(say("source.no_heading"), HeadingUnmarked(source, block_id, block.text))]
    if section is None or not section.heading:
        return [(say("source.heading"), HeadingMarked(source, block_id, 1, block.text))]
    name = _named(section)
    return [
        (say("source.heading_below", name=name), HeadingMarked(source, block_id, section.level + 1, block.text)),
        (say("source.heading_beside", name=name), HeadingMarked(source, block_id, section.level, block.text)),
    ]


def selected(reading: Reading, pages: Pages, start: int, end: int) -> Selected | None:
    """The words between two places of the document, without the blanks around; None without a number, or across cells.

    The last letter tells where they end: a whole paragraph is selected up to the beginning of the next.
    """
    one, other = pages.place_at(start), pages.place_at(end - 1)
    if one is None or other is None or start >= end:
        return None
    if (one.block, one.row, one.column) != (other.block, other.row, other.column):
        return None
    in_cell = one.row is not None and one.column is not None
    text = pages.texts[f"{one.block}/{one.row}/{one.column}" if in_cell else one.block]
    seen = text[one.at : other.at + 1]
    begin = one.at + len(seen) - len(seen.lstrip())
    seen = seen.strip()
    if not _NUMBER.search(seen):
        return None
    row = next(b for b in reading.report.blocks if b.id == one.block).rows[one.row] if one.row is not None else ()
    name = next((cell for cell in row if re.search(r"[^\W\d_]{2}", cell)), "") if row else _before(text, begin)
    value, unit = _parts(seen, reading.report.identity.language)
    return Selected(one.block, begin, begin + len(seen), one.row, one.column, seen, name.strip(), value, unit)


def _before(text: str, at: int) -> str:
    """The words of the sentence before a figure, which often name it."""
    begin, _ = sentence_bounds(text, at)
    words = text[begin:at].strip(" ,;:-–")
    return words if len(words) <= _LONGEST_NAME else words[-_LONGEST_NAME:].split(" ", 1)[-1]


def _parts(seen: str, language: Language) -> tuple[Decimal | None, str]:
    """The first number, in the notation of the report's language, and the words after it.

    >>> _parts("đạt 1.234,5 tỷ đồng.", "vi")
    (Decimal('1234.5'), 'tỷ đồng')
    """
    found = _NUMBER.search(seen)
    if found is None:
        return None, ""
    return read_number(found[0], language), seen[found.end() :].strip(" .,;:")


def _named(section: Section) -> str:
    name = section.heading or ""
    return name if len(name) <= _SHORT else name[: _SHORT - 1].rstrip() + "…"
