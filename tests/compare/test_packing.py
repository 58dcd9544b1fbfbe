"""Values that cross a process come out as they went in."""

from __future__ import annotations

import pickle
from decimal import Decimal

from compare.observation import Observation, Relation
from compare.period import parse
from compare.quantity import Quantity
from compare.report import Anchor

_ANCHOR = Anchor("s1", "h1", "b1", 3, 8, row=2)
_OBSERVATION = Observation(
    "o1",
    "Thu ngân sách",
    Quantity(Decimal("8.10"), "tỷ đồng", "ge"),
    parse("2025-H1"),
    "actual",
    (Relation("ratio", Decimal("52.5"), "%", "plan", anchor=_ANCHOR),),
    _ANCHOR,
    doubts=(),
    aside=True,
)


def test_a_figure_comes_out_as_it_went_in() -> None:
    again = pickle.loads(pickle.dumps(_OBSERVATION, pickle.HIGHEST_PROTOCOL))
    assert again == _OBSERVATION
    assert str(again.quantity.value) == "8.10"  # with the digits written
    assert again.period is parse("2025-H1")  # the one that is known there already
    assert again.anchor is again.relations[0].anchor  # what was one is one
