"""A large answer in pieces is the same answer at the other end."""

from __future__ import annotations

from dataclasses import replace

from desktop.pieces import Assembly, pieces
from desktop.requests import Compared, Patch, Piece
from desktop.sent_once import Sender
from tests.desktop.sample_result import comparison


def _answer() -> Compared:
    return replace(Sender().answer(7, comparison()), sections=Patch(), findings=Patch())


def _put_together(sent: list[Piece]) -> Compared:
    assembly = Assembly()
    made = [assembly.put(piece) for piece in sent]
    assert made[:-1] == [None] * (len(sent) - 1)
    last = made[-1]
    assert last is not None
    return last


def test_pieces_make_the_answer_again() -> None:
    sent = list(pieces(_answer()))
    assert len(sent) > 4 and [p.last for p in sent] == [False] * (len(sent) - 1) + [True]
    assert _put_together(sent) == _answer()


def test_a_figure_of_a_row_is_the_one_of_its_report() -> None:
    again = _put_together(list(pieces(_answer())))
    told = {id(o) for reading in again.fresh for o in reading.figures.middle}
    cells = [cell for row in again.fresh_rows for cell in row.row.cells.values()]
    assert cells and all(id(o) in told for cell in cells for o in cell.observations)
