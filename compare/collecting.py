"""Work that makes many values and no cycles, done without looking for cycles meanwhile.

The collector walks all values alive each time their number has grown by a quarter. While a brief of a thousand
indicators is composed it finds nothing, and takes as long as the composing itself.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
