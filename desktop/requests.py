"""What the window asks of its worker process, and what comes back: plain values that cross a pipe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from compare.comparison import Comparison, Finding, JudgedRow, Reading, SectionRow
from compare.decisions import Decision
from compare.messages import Message
from compare.observation import Observation
from compare.office import Office
from compare.report import Block, Source

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Update:
    """Compare `sources` with `decisions`; `contents` are the bytes, by digest, that the worker has not had yet."""

    number: int
    sources: tuple[Source, ...]
    decisions: tuple[Decision, ...]
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    passwords: Mapping[str, str] = field(default_factory=dict, repr=False)  # by source id
    office: Office = field(default_factory=Office)  # the thresholds and the dictionary of every workspace


@dataclass(frozen=True, slots=True)
class Export:
    """Write the brief of the last comparison to `path`; `choices` are the dialog's, as plain values."""

    number: int
    path: str
    choices: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Beside:
    """What became of each sentence of the source `one` in the source `other`, in the last comparison.

    As `drafts` of one report they are compared to the last word, whatever section it stands in.
    """

    number: int
    one: str
    other: str
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop what is under way."""

    number: int = 0


@dataclass(frozen=True, slots=True)
class Draw:
    """Draw the page `page` (1 the first) of a source that was compared, `width` pixels wide."""

    number: int
    source: str
    page: int
    width: int


@dataclass(frozen=True, slots=True)
class Preview:
    """Lay the brief of the last comparison out without writing it; `choices` as for `Export`."""

    number: int
    choices: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Keep:
    """Write the result of the update `of` to `path`, under `key`; nothing where there is another by now."""

    number: int
    of: int
    path: str
    key: bytes


Request = Update | Export | Preview | Beside | Draw | Cancel | Keep


@dataclass(frozen=True, slots=True)
class Progressed:
    """How many files are done, of how many, and the one at hand."""

    number: int
    done: int
    of: int
    name: str


@dataclass(frozen=True, slots=True)
class Patch(Generic[_T]):
    """A sequence by what differs from the one before: so many from its head, others, and so many from its tail."""

    head: int = 0
    middle: tuple[_T, ...] = ()
    tail: int = 0


@dataclass(frozen=True, slots=True)
class ReadingPatch:
    """A reading by what differs from the one of its source before, the value of `bare` but for blocks and figures.

    `bare` is None where nothing but figures changed.
    """

    source: str
    bare: Reading | None
    blocks: Patch[Block]
    figures: Patch[Observation]


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, each part of which is sent once (`desktop.sent_once`): `order` names its readings, `rows` its rows
    as a patch of what the answer before named."""

    number: int
    result: Comparison
    order: tuple[str, ...]
    fresh: tuple[ReadingPatch, ...]
    rows: Patch[str] = Patch()
    fresh_rows: tuple[JudgedRow, ...] = ()
    sections: Patch[SectionRow] = Patch()
    findings: Patch[Finding] = Patch()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the answer to an update (`desktop.pieces`)."""

    number: int
    told: bytes = field(repr=False)
    last: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """The brief was written."""

    number: int
    path: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a block's text and what became of it ("gone", "new", "figures", "wording", "moved")."""

    block: str
    start: int
    end: int
    kind: str
    row: int | None = None  # of a table's cell, as is the column; the stretch is then of the cell's text
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A sentence and its match in another report, each with the words that differ; None where it has no match.

    Of two drafts, `told` is a line that says what was changed.
    """

    kind: str
    one: Words | None
    other: Words | None
    one_words: tuple[Words, ...] = ()
    other_words: tuple[Words, ...] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """The sentences of two sources beside each other."""

    number: int
    one: str
    other: str
    links: tuple[Link, ...]
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """It could not be done, and why; `said` is None where it was cancelled."""

    number: int
    said: Message | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a PNG whose `scale` pixels are a point; empty where the wish was given up or could not be met."""

    number: int
    source: str
    page: int
    width: int
    png: bytes = field(default=b"", repr=False)
    scale: float = 1.0
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class Previewed:
    """The brief was laid out: how many pages it has, and what of an office's form they do not show.

    They are drawn as those of the source `source`.
    """

    number: int
    source: str
    pages: int
    not_drawn: Message | None = None


Answer = Progressed | Compared | Piece | Exported | Previewed | Linked | Drawn | Refused
