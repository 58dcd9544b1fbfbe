"""Work that makes many values and no cycles, done without looking for cycles meanwhile.

The collector walks all values alive each time their number has grown by a quarter. While a brief of a thousand
indicators is composed it finds nothing, and takes as long as the composing itself.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 200_000  # new values between two looks for cycles


@contextmanager
def uncollected() -> Iterator[None]:
    """Do not look for cycles within; afterwards it is as it was."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for cycles seldom within: for work that may go on for long, or meet a file that makes some after all.

    For one thread at a time: it sets what holds for the whole process.
    """
    usual = gc.get_threshold()
    gc.set_threshold(max(usual[0], _SELDOM) if usual[0] else 0, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
