"""What the window asks of its worker process, and what comes back: plain values that cross a pipe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from compare.comparison import Comparison, Reading
from compare.decisions import Decision
from compare.messages import Message
from compare.report import Source


@dataclass(frozen=True, slots=True)
class Update:
    """Compare `sources` with `decisions`; `contents` are the bytes, by digest, that the worker has not had yet."""

    number: int
    sources: tuple[Source, ...]
    decisions: tuple[Decision, ...]
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    passwords: Mapping[str, str] = field(default_factory=dict, repr=False)  # by source id


@dataclass(frozen=True, slots=True)
class Export:
    """Write the brief of the last comparison to `path`; `choices` are the dialog's, as plain values."""

    number: int
    path: str
    choices: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Differences:
    """The words in which `other` differs from `one`."""

    number: int
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop what is under way."""

    number: int = 0


Request = Update | Export | Differences | Cancel


@dataclass(frozen=True, slots=True)
class Progressed:
    """How many files are done, of how many, and the one at hand."""

    number: int
    done: int
    of: int
    name: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison; its readings are sent once: `order` names all, `fresh` holds those not sent before."""

    number: int
    result: Comparison
    order: tuple[str, ...]
    fresh: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """The brief was written."""

    number: int
    path: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class Differed:
    """Stretches that differ: what is gone from the one text, what is new in the other (start and end of each)."""

    number: int
    gone: tuple[tuple[int, int], ...]
    new: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """It could not be done, and why; `said` is None where it was cancelled."""

    number: int
    said: Message | None


Answer = Progressed | Compared | Exported | Differed | Refused
