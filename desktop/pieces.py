"""A large answer sent in pieces, each taken out of its bytes so soon that the event loop is never held.

While Python takes a value out of bytes no other thread of the process runs, be it the one that draws: a comparison of
ten long reports would hold the window for half a second. What stands in two pieces, as a figure does in its report and
in its row, is one value again at the other end.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from desktop.requests import Compared, Piece, ReadingPatch

_BLOCKS, _FIGURES, _ROWS = 200, 200, 40  # in one piece: a few ms each


def pieces(answer: Compared) -> Iterator[Piece]:
    """`answer` as pieces, the last of which says that it is whole."""
    out = io.BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)  # one for all: it knows what it has sent

    def piece(value: object, *, last: bool = False) -> Piece:
        pickler.dump(value)
        told = Piece(answer.number, out.getvalue(), last)
        out.seek(0)
        out.truncate()
        return told

    for reading in answer.fresh:
        yield from map(piece, _cut("blocks", reading.blocks.middle, _BLOCKS))
        yield from map(piece, _cut("figures", reading.figures.middle, _FIGURES))
        blocks, figures = replace(reading.blocks, middle=()), replace(reading.figures, middle=())
        yield piece(("reading", replace(reading, blocks=blocks, figures=figures)))
    yield from map(piece, _cut("rows", answer.fresh_rows, _ROWS))
    yield piece(("answer", replace(answer, fresh=(), fresh_rows=())), last=True)


def _cut(kind: str, values: Sequence[object], size: int) -> Iterator[tuple[str, Sequence[object]]]:
    for at in range(0, len(values), size):
        yield kind, values[at : at + size]


class Assembly:
    """Puts the pieces of one answer together as they come."""

    def __init__(self) -> None:
        self._bytes = io.BytesIO()
        self._unpickler = pickle.Unpickler(self._bytes)
        self._parts: dict[str, list[Any]] = {"blocks": [], "figures": [], "rows": []}
        self._readings: list[ReadingPatch] = []

    def put(self, piece: Piece) -> Compared | None:
        """The answer, once its last piece has come."""
        self._bytes.seek(0)
        self._bytes.truncate()
        self._bytes.write(piece.told)
        self._bytes.seek(0)
        kind, value = self._unpickler.load()
        if kind == "reading":
            blocks = replace(value.blocks, middle=self._taken("blocks"))
            figures = replace(value.figures, middle=self._taken("figures"))
            self._readings.append(replace(value, blocks=blocks, figures=figures))
        elif kind in self._parts:
            self._parts[kind].extend(value)
        if not piece.last:
            return None
        answer: Compared = value
        return replace(answer, fresh=tuple(self._readings), fresh_rows=self._taken("rows"))

    def _taken(self, kind: str) -> tuple[Any, ...]:
        parts, self._parts[kind] = self._parts[kind], []
        return tuple(parts)
