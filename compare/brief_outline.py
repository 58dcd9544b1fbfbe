"""The text of a brief put together from its pieces in any order: which of them stand under one main heading.

A main heading never holds what is no part of it, whatever order the parts were chosen in: pieces on how indicators
stand that follow one another share one, with a heading of the second level each; a table or a chart goes with what
stands before it where the two belong together, else with what follows, else under a heading of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from compare.document import Block, Heading, Table

PieceKind = Literal["own", "summary", "rating", "loose"]


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands under the heading `title`.

    "own" pieces stand alone; "rating" ones may share a main heading; "loose" ones, which have no text, need one only
    where neither neighbour is about how indicators stand ("summary", "rating").
    """

    title: str
    blocks: tuple[Block, ...]
    kind: PieceKind = "own"


def assembled(pieces: Sequence[Piece], shared: str) -> list[Block]:
    """The blocks of `pieces` under their headings, `shared` over rating pieces that follow one another."""
    return [block for chapter in _chapters([p for p in pieces if p.blocks]) for block in _written(chapter, shared)]


def _chapters(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """`pieces` by main heading."""
    chapters: list[list[Piece]] = []
    for piece in pieces:
        if chapters and _goes_with(chapters[-1], piece):
            chapters[-1].append(piece)
        else:
            chapters.append([piece])
    return chapters


def _goes_with(chapter: Sequence[Piece], piece: Piece) -> bool:
    headed = [p.kind for p in chapter if p.kind != "loose"]
    if piece.kind == "loose":
        return not headed or headed[-1] in ("summary", "rating")
    if not headed:  # loose pieces wait for what they go with
        return piece.kind in ("summary", "rating")
    return piece.kind == "rating" == headed[-1]


def _written(chapter: Sequence[Piece], shared: str) -> Iterator[Block]:
    headed = [p for p in chapter if p.kind != "loose"]
    if not headed:
        for piece in chapter:
            yield Heading(1, piece.title)
            yield from _untitled(piece.blocks)
        return
    parted = len(headed) > 1
    yield Heading(1, shared if parted else headed[0].title)
    for piece in chapter:
        if parted and piece.kind != "loose":
            yield Heading(2, piece.title)
        yield from piece.blocks


def _untitled(blocks: Sequence[Block]) -> Iterator[Block]:
    """`blocks` with no title over a table that says what the heading over it says."""
    return (replace(b, title="") if isinstance(b, Table) else b for b in blocks)
