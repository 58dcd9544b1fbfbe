"""How much goes on one page: a brief that is to stand on one tells as many indicators as the form leaves room for.

The text is laid out as for a PDF, whose fonts and sizes a Word file has too, and measured; a page is filled by telling
more, never by setting less close than the form wants.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import resources
from compare import brief
from compare.comparison import Comparison
from compare.document import Brief
from exporters.layout import lawful, shorter
from exporters.pdf import text_pages
from exporters.profile import Profile, paired


def filled(comparison: Comparison, choices: brief.Choices, profile: Profile) -> Brief:
    """The brief on one page with the most indicators that go on it in the form of `profile`: as it is where the usual
    few do, else in its smaller pair of sizes; with the fewest there are where not even these do.
    """
    limits = resources.table("brief")["limits"]
    usual = (limits["group_one_page"], limits["group_reached_one_page"])
    steps = [(group, reached) for group, reached in limits["one_page"]]
    found = steps[0]
    for form in lawful(paired(profile, choices.pair)):
        at = last_of(steps, partial(_goes_on_one, comparison, choices, form))
        found = max(found, at or found)
        if found >= usual:
            break
    return brief.compose(comparison, replace(choices, told=found))


def last_of(steps: Sequence[tuple[int, int]], fits: Callable[[tuple[int, int]], bool]) -> tuple[int, int] | None:
    """The last of `steps` that `fits`, where those before one that fits do as well; None of none.

    >>> last_of([(1, 1), (2, 1), (3, 2)], lambda step: sum(step) < 4)
    (2, 1)
    """
    low, high = 0, len(steps)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if fits(steps[middle]) else (low, middle)
    return steps[low - 1] if low else None


def _goes_on_one(comparison: Comparison, choices: brief.Choices, form: Profile, told: tuple[int, int]) -> bool:
    return text_pages(brief.text_of(comparison, replace(choices, told=told)), shorter(form)) == 1
