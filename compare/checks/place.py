"""What a check gives: findings about places, with keys that hold as long as these places do.

A draft's row ids and its row's name are put in at the end (`settle`), since rows may change while what was said of
them stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace

from compare.comparison import CheckCode, Finding, JudgedRow, Key, NoticeCode, Place, Severity
from compare.messages import Message
from compare.naming import at_head
from compare.told import Told

RowOf = Callable[[Key], JudgedRow | None]  # the row of an observation, None of one in no row


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding before it knows the rows it speaks of; of several with one `once`, the first is told."""

    finding: Finding
    keys: tuple[Key, ...] = ()
    once: Hashable = None


def settle(draft: Draft, row_of: RowOf) -> Finding:
    """The finding with the ids of its rows, and the name of its first place's row in its words."""
    rows = [row_of(key) for key in draft.keys]
    said = draft.finding.message
    if rows and rows[0] is not None:
        name = at_head(rows[0].row.name)  # the words of every finding begin with it
        said = replace(said, values=tuple((k, name if k == "name" else v) for k, v in said.values))
    return replace(draft.finding, message=said, rows=tuple(dict.fromkeys(row.id for row in rows if row is not None)))


def finding(
    code: CheckCode | NoticeCode,
    severity: Severity,
    said: Message,
    places: Iterable[Told],
    *,
    is_notice: bool = False,
    once: Hashable = None,
) -> Draft:
    """A finding about `places`, with a key that holds as long as it speaks of the same places."""
    spoken_of = tuple({(t.source, t.observation.anchor): t for t in places}.values())
    shown = tuple(t.place for t in spoken_of)
    found = Finding(key(code, shown), code, severity, said, (), shown, is_notice)
    return Draft(found, tuple(t.key for t in spoken_of), once)


def key(code: str, places: Iterable[Place]) -> str:
    """The code with a digest of where the places stand."""
    where = (
        f"{p.source}/{p.anchor.block}/{p.anchor.row}/{p.anchor.column}/{p.anchor.start}/{p.anchor.end}" for p in places
    )
    return f"{code}:{hashlib.sha256(';'.join(sorted(where)).encode()).hexdigest()[:16]}"


def named(t: Told) -> str:
    """The report as a finding names it: its file's name."""
    return t.report.source.name


def is_part(t: Told) -> bool:
    """Whether it is a part of another figure of its report."""
    return t.observation.whole is not None
