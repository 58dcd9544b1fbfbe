"""The changes between two drafts as links between two panes, each with a line that tells it; made in the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report import Anchor
from desktop.requests import Link, Words

if TYPE_CHECKING:
    from compare.matching.drafts import Change

_LONGEST = 110  # letters of a line that tells a change


def draft_link(change: Change) -> Link:
    """What became of a paragraph or a row of a table."""
    one, other = (anchors[0] if anchors else None for anchors in (change.one, change.other))
    return Link(
        change.kind,
        _words(one, change.kind) if one else None,
        _words(other, change.kind) if other else None,
        tuple(_words(anchor, w.kind) for w in change.words for anchor in w.one),
        tuple(_words(anchor, w.kind) for w in change.words for anchor in w.other),
        _told(change),
    )


def _told(change: Change) -> str:
    """The change in a line: the words before and after, or the beginning of what is new, gone or moved."""
    if change.kind in ("figures", "wording"):
        return _short("; ".join(_before_and_after(w.text, w.other_text) for w in change.words))
    return _short(change.other_text or change.text)


def _before_and_after(text: str, other: str) -> str:
    if text and other:
        return f"{text} → {other}"
    return f"+ {other}" if other else f"− {text}"


def _words(anchor: Anchor, kind: str) -> Words:
    return Words(anchor.block, anchor.start, anchor.end, kind, anchor.row, anchor.column)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
