"""Shared by the benchmarks: the median time of a few runs, and a line for a table of results."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def median_seconds(run: Callable[[], object], times: int = 5, clock: Callable[[], float] = time.perf_counter) -> float:
    """The median time of `times` runs of `run` by `clock`, after one that is not counted."""
    run()
    taken = []
    for _ in range(times):
        start = clock()
        run()
        taken.append(clock() - start)
    return statistics.median(taken)


def median_cpu_seconds(run: Callable[[], object], times: int = 5) -> float:
    """As `median_seconds`, but the time of the processor alone: what others do on the machine does not count."""
    return median_seconds(run, times, time.process_time)


def line(name: str, seconds: float, floor: float | None = None, more: str = "") -> None:
    """Print one result: its time, and how many times the floor it is."""
    ratio = f"{seconds / floor:8.1f} x floor" if floor else " " * 16
    print(f"{name:44}{1000 * seconds:10.1f} ms {ratio}  {more}")
