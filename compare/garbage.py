"""When Python looks for rings of values that nobody holds: seldom, while values are made of which none is a ring."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 200_000  # new values between two looks for rings


@contextmanager
def seldom_collected() -> Iterator[None]:
    """The values of reports and comparisons hold no rings, and looking for some takes a fifth of the time.

    For one thread at a time: it sets what holds for the whole process.
    """
    usual = gc.get_threshold()
    gc.set_threshold(max(usual[0], _SELDOM) if usual[0] else 0, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
