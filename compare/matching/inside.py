"""Which rows of indicators stand in each section: what sections are lined up by once more when indicators are.

"Hạ tầng kỹ thuật" and "Cấp thoát nước" share no word, but the losses of water told in both are one row. Rows of one
report alone tell nothing; a section that only holds others has the rows of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from compare.comparison import IndicatorRow, Key, Reading
from compare.matching.profiles import Profile
from compare.matching.purposes import by_what_they_hold


def with_rows(
    found: Sequence[Profile], readings: Sequence[Reading], indicators: Iterable[IndicatorRow]
) -> list[Profile]:
    """`found`, the sections of `readings`, each with the ids of the rows of several reports that it tells."""
    told = _told(indicators)
    here = [told[readings[p.report].id, p.section.id] for p in found]
    for at in range(len(found) - 1, -1, -1):  # what is below comes later
        parent = found[at].parent
        if parent is not None and found[parent].container:
            here[parent] = here[parent] | here[at]
    told_here = [replace(p, rows=tuple(sorted(rows))) for p, rows in zip(found, here, strict=True)]
    return by_what_they_hold(told_here, readings)


def _told(indicators: Iterable[IndicatorRow]) -> defaultdict[Key, set[str]]:
    """The rows of several reports by the sections that tell them, each by its source and id; what is aside left out."""
    told: defaultdict[Key, set[str]] = defaultdict(set)
    for row in indicators:
        if len(row.cells) > 1:
            for source, cell in row.cells.items():
                for observation in cell.observations:
                    if not observation.aside:
                        told[source, observation.anchor.section].add(row.id)
    return told
