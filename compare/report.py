"""What a file is once read: identity, section tree, blocks of text and tables, and what could not be read.

Values only. Reading makes them (`compare.reading`), figures are found in them (`compare.figures`).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any, Literal, cast

from compare.kept import Same
from compare.messages import Language, Message
from compare.packing import packed
from compare.period import Period

ReportKind = Literal[
    "mid_term", "month", "quarter", "half_year", "nine_months", "year", "term", "resolution", "plan", "other"
]
BlockKind = Literal["paragraph", "table"]
TARGET_KINDS: frozenset[ReportKind] = frozenset({"resolution", "plan"})


@packed
@dataclass(frozen=True, slots=True)
class Source:
    """A file as the user knows it: `id` survives a corrected file, `digest` (SHA-256, hex) names the bytes."""

    id: str
    name: str
    digest: str


@packed
@dataclass(frozen=True, slots=True)
class Anchor:
    """Where something stands: a span of a block's text, or, in a table, of the text of the cell at `row` and `column`.

    `start` and `end` count Unicode code points of NFC text; `row` and `column` count from 0 in the block's rows.
    """

    source: str
    section: str
    block: str
    start: int
    end: int
    row: int | None = None
    column: int | None = None
    page: int | None = None


@packed
@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph's text in one form."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    underline: bool = False


@packed
@dataclass(frozen=True, slots=True)
class Span:
    """A merged area of a table; the text of its first cell is repeated in every cell of `Block.rows` it covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class WordBox:
    """Where on a page a stretch of a block's text is printed, in points from the page's top left corner."""

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


_BOX = struct.Struct("<IIIffff")


@dataclass(frozen=True, slots=True)
class WordBoxes:
    """The boxes of a block's words, packed; empty where the format has no pages."""

    packed: bytes = b""

    @classmethod
    def pack(cls, boxes: Iterator[WordBox]) -> WordBoxes:
        """`boxes` packed in order."""
        return cls(b"".join(_BOX.pack(b.start, b.end, b.page, b.left, b.top, b.right, b.bottom) for b in boxes))

    @classmethod
    def of(cls, values: Iterable[tuple[int, int, int, float, float, float, float]]) -> WordBoxes:
        """Boxes given as the values of `WordBox`, packed in order."""
        return cls(b"".join([_BOX.pack(*box) for box in values]))

    def within(self, start: int, end: int) -> tuple[WordBox, ...]:
        """The boxes that overlap the stretch from `start` to `end` of the block's text."""
        boxes = (WordBox(*values) for values in _BOX.iter_unpack(self.packed))
        return tuple(b for b in boxes if b.start < end and start < b.end)


@packed
@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a table with its grid.

    `text` is NFC; of a table, its rows on lines with tabs between the cells. `rows` is the full grid, every row of
    one length. `caption` is the table's title and unit line where one stands beside it (its own block as well).
    A paragraph that holds a list may keep its lines apart by newlines.
    """

    id: str
    kind: BlockKind
    text: str
    page: int | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    spans: tuple[Span, ...] = ()
    header_rows: int | None = None
    caption: str | None = None
    runs: tuple[Run, ...] = ()
    boxes: WordBoxes = field(default=WordBoxes(), repr=False)
    note: bool = False  # a footnote or an endnote
    by_ocr: bool = False


@packed
@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; level 1 is the topmost. Text before the first heading has none.

    `blocks` are the ids of its own blocks (not its children's) in order; the heading's own paragraph, where the
    heading is one, is the first of them and is named by `heading_block`.
    """

    id: str
    parent: str | None
    level: int
    number: str | None
    heading: str | None
    blocks: tuple[str, ...] = ()
    heading_block: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """What a report says it is, on its face; None where it does not say."""

    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    date: date | None = None
    kind: ReportKind = "other"
    period: Period | None = None
    language: Language = "vi"
    cut_off: Period | None = None  # the day up to which its figures count, where the user said so


@dataclass(frozen=True, slots=True)
class Warning:
    """What could not be read, or was guessed, in a file that was read."""

    code: str
    message: Message


@dataclass(frozen=True, slots=True)
class Report:
    """A file read."""

    source: Source
    format: str
    identity: Identity
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    warnings: tuple[Warning, ...] = ()
    pages: int | None = None

    @property
    def is_target(self) -> bool:
        """Whether it sets targets (a resolution, a plan) rather than reports results."""
        return self.identity.kind in TARGET_KINDS

    def of(self, source: Source) -> Report:
        """The same report under another name or id of its file."""
        return self if source == self.source else replace(self, source=source)

    def with_identity(self, **changes: Any) -> Report:
        """The same report with other identity fields."""
        return replace(self, identity=replace(self.identity, **changes))


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that was not read, and why: which file, what is wrong, what to do."""

    source: Source
    reason: Message
    needs_password: bool = False

    def of(self, source: Source) -> Unread:
        """The same refusal under another name or id of its file."""
        return self if source == self.source else replace(self, source=source)


def section_of(report: Report) -> dict[str, Section]:
    """The section each block stands in, by block id."""
    return {block: section for section in report.sections for block in section.blocks}


def heading_path(report: Report, section_id: str) -> tuple[str, ...]:
    """The headings from the topmost down to the section's own; sections without a heading give none."""
    by_id = _by_id(Same(report.sections))
    path: list[str] = []
    at: str | None = section_id
    while at is not None:
        section = by_id[at]
        if section.heading:
            path.append(section.heading)
        at = section.parent
    return tuple(reversed(path))


@lru_cache(maxsize=128)  # the sections of a report are asked for one after the other
def _by_id(kept: Same) -> Mapping[str, Section]:
    return {section.id: section for section in cast(tuple[Section, ...], kept.value)}
