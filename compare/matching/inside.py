"""Which rows of indicators stand in each section: what sections are lined up by once more when indicators are.

"Hạ tầng kỹ thuật" and "Cấp thoát nước" share no word, but the losses of water told in both are one row. Rows of one
report alone tell nothing; a section that only holds others has the rows of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from compare.comparison import IndicatorRow, Key, Reading
from compare.matching.profiles import Profile


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
    targets = {n for n, reading in enumerate(readings) if reading.report.is_target}
    return [_opening(p, told_here) if p.report not in targets else p for p in map(_of_all(told_here), told_here)]


_TOLD_IN_OPENING = 1  # rows that a section whose heading names no purpose may tell and still only open its report


def _opening(profile: Profile, found: Sequence[Profile]) -> Profile:
    """`profile` as a summary where it stands first, names no purpose and no field, and tells hardly a measure.

    "Chief officer's remarks", "The state of play": no other report has a section that says the same.
    """
    own = profile.own
    if profile.order or profile.parent is not None or profile.container or own.topics:
        return profile
    if own.function not in (None, "introduction"):
        return profile
    if any(p.report == profile.report and p.function == "summary" for p in found):
        return profile  # a foreword and a summary are two
    others = {term for p in found if p.report != profile.report and not _introduces(p) for term in p.terms}
    if len(profile.rows) > _TOLD_IN_OPENING or not others.isdisjoint(profile.terms):
        return profile
    return replace(profile, function="summary", shape="head", topics=())


_MEASURES = 6  # rows of several reports in a section that may hold all measures
_SECTIONS = 3  # of its report whose rows it tells again


def _introduces(profile: Profile) -> bool:
    return profile.function in ("summary", "introduction")


def _of_all(found: Sequence[Profile]) -> Callable[[Profile], Profile]:
    return lambda profile: _of_all_measures(profile, found)


def _of_all_measures(profile: Profile, found: Sequence[Profile]) -> Profile:
    """`profile` as one for all measures where it tells again what several sections of its report tell.

    "Tracking sheet" at the end says by no word what it is. What opens a report and does so is its summary.
    """
    said = profile.own.function not in (None, "results") or profile.container or not profile.order
    if said or profile.parent is not None or len(profile.rows) < _MEASURES:
        return profile
    mine = set(profile.rows)
    beside = [p for p in found if p.report == profile.report and p is not profile and not p.container]
    again = [shared for p in beside if (shared := mine.intersection(p.rows))]
    if len(again) < _SECTIONS or 2 * len(set().union(*again)) < len(mine):
        return profile
    return replace(profile, function="measures", shape="head", topics=())


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
