"""The stretches between figures: their words as written, and whether a cue in one leads to the figure behind it."""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures import bases
from compare.figures.context import Context
from compare.figures.cues import COMPARING, GOVERNING, PASSING
from compare.figures.lexicon import key
from compare.figures.pieces import Piece, Reading


def leads(reading: Reading, gap: Sequence[Piece], at: int, context: Context) -> bool:
    """Whether nothing but adverbs, times and a base stands between the cue at `at` and the figure behind the gap."""
    cue = gap[at].name
    compared = reading.words[gap[at].stop - 1] == _THAN  # "cao hơn đại trà 8%": whatever follows is the base
    here = at + 1
    while here < len(gap):
        piece = gap[here]
        if piece.kind == "time" or (piece.kind == "cue" and (piece.name in PASSING or piece.name in GOVERNING)):
            here += 1
            continue
        if piece.kind == "mark" and piece.name in '()"“”:':
            if piece.name == "(" and here == at + 1 and cue not in ("up", "down", "reach", "become"):
                return False
            if piece.name == ":" and cue in COMPARING:
                return False
            here += 1
            continue
        if cue in ("up", "down", "exceed", "short", "reach", "equal") and (
            base := bases.read(reading, gap, here, context, context.period, compared)
        ):
            if base.versus == "whole":
                return False
            here = base.stop
            continue
        if piece.kind == "cue" and piece.name == "target":
            here += 1
            continue
        return False
    return True


_THAN = key("hơn")


def words_in(reading: Reading, pieces: Sequence[Piece]) -> str:
    """The words of some pieces, those that stand together as written."""
    tokens, written = reading.tokens, reading.meant.text
    out, last = "", -1
    for piece in pieces:
        opening = tokens[piece.first]
        if out and not (piece.first == last and opening.glued):
            out += " "
        last = piece.stop
        out += written[opening.start : tokens[last - 1].end]
    return out
