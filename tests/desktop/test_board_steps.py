"""One list of lines becomes another: the same in the end, whatever is told on the way."""

from __future__ import annotations

import pytest

from desktop.board_steps import Steps, steps_between

CASES = {
    "nothing differs": ("abc", "abc", Steps()),
    "one is taken out": ("abc", "ac", Steps(gone=(1,))),
    "one is put in": ("ac", "abc", Steps(come=(1,))),
    "one gives way to another": ("abc", "axc", Steps(gone=(1,), come=(1,))),
    "several of each": ("abcdef", "xbcefy", Steps(gone=(3, 0), come=(0, 5))),
    "all are put in": ("", "ab", Steps(come=(0, 1))),
    "the order differs": ("abc", "acb", None),
    "a line stands there twice": ("aba", "ab", None),
    "many differ": ("a", "abcdefghijklmnopqrstuvwxyz", None),
}


@pytest.mark.parametrize("before, after, told", CASES.values(), ids=CASES.keys())
def test_steps(before: str, after: str, told: Steps | None) -> None:
    steps = steps_between(list(before), list(after))
    assert steps == told
    if steps is None:
        return
    lines = list(before)
    for at in steps.gone:
        del lines[at]
    for at in steps.come:
        lines.insert(at, after[at])
    assert lines == list(after)
