"""How long the word differences of two long texts take, against `difflib` on the same words.

`python -m tests.benchmarks.differing [words]`. Words are drawn as a language does, a few often and most seldom; of the
second text a share is replaced, left out or put in anew. The floor is `difflib` as it comes, on words already parted.
"""

from __future__ import annotations

import difflib
import random
import sys
import time

from compare.matching.differences import word_differences
from tests.benchmarks.documents import paragraphs
from tests.benchmarks.measure import line, median_seconds


def _texts(size: int, share: float) -> tuple[list[str], list[str]]:
    """Two texts of `size` words of which `share` differ, in runs of one to eight words."""
    chance = random.Random(size)
    known = sorted({word for _, text in paragraphs(40) for word in text.split()})
    weights = [1 / (rank + 3) for rank in range(len(known))]
    one = chance.choices(known, weights, k=size)
    other: list[str] = []
    at = 0
    while at < size:
        run = chance.randint(1, 8)
        if chance.random() < share:
            kept = chance.choice(("replaced", "replaced", "left out", "put in"))
            other += chance.choices(known, weights, k=run) if kept != "left out" else []
            other += one[at : at + run] if kept == "put in" else []
        else:
            other += one[at : at + run]
        at += run
    return one, other


def _once(one: list[str], other: list[str]) -> float:
    start = time.process_time()
    difflib.SequenceMatcher(None, one, other).get_opcodes()
    return time.process_time() - start


def main(size: int = 50_000) -> None:
    for share in (0.02, 0.1, 0.3, 0.6):
        one, other = _texts(size, share)
        first, second = " ".join(one), " ".join(other)
        taken = median_seconds(lambda a=first, b=second: word_differences(a, b), 3)
        floor = _once(one, other)
        line(
            f"{size} words, {share:.0%} changed",
            taken,
            floor,
            f"difflib {1000 * floor:.0f} ms, {floor / taken:.1f} times ours",
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
