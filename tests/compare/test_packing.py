"""Values that cross a process come out as they went in."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace
from decimal import Decimal

import pytest

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


def test_a_value_soon_made_is_the_frozen_dataclass_that_it_says() -> None:
    made = Anchor("s1", "h1", block="b1", start=3, end=8)
    assert made == replace(_ANCHOR, row=None)  # what is left out has its default
    assert repr(made).startswith("Anchor(source='s1', section='h1', block='b1', start=3, end=8")
    with pytest.raises(FrozenInstanceError):
        made.start = 4  # type: ignore[misc]
    with pytest.raises(TypeError):
        Anchor("s1", "h1", "b1", 3)  # type: ignore[call-arg]
