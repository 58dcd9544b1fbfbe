"""What sections are for where their headings do not say it: by where they stand, what they tell, how they are written.

"The chief officer's desk" that opens a report is its summary, a table at its end that tells all again has the measures,
and what names one field after another and tells no measure, in a report without shortcomings, has these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compare.comparison import Reading
from compare.matching.profiles import Profile, read_heading


def by_what_they_hold(found: Sequence[Profile], readings: Sequence[Reading]) -> list[Profile]:
    """`found` with what each section is for, as far as only what it holds tells it."""
    targets = {n for n, reading in enumerate(readings) if reading.report.is_target}
    held = [_of_all_measures(p, found) for p in found]
    return [p if p.report in targets else _troubles(_opening(p, found), found, readings) for p in held]


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


_LABEL = re.compile(r"(?:^|[.;!]\s+)([^\W\d_][\w ,'’-]{2,30}):\s")
_LABELS = 2  # fields that a section names one after another


def _troubles(profile: Profile, found: Sequence[Profile], readings: Sequence[Reading]) -> Profile:
    """`profile` as one for shortcomings where it names fields one after another and tells no measure of theirs.

    "Watch points. Shelter: the flats are late. Finance: a deficit is near": its report has no shortcomings yet, others
    have them field by field.
    """
    if profile.own.function or profile.parent is not None or profile.container or profile.rows or not profile.order:
        return profile
    mine = [p for p in found if p.report == profile.report and p is not profile]
    nested = any(p.function == _SHORT and p.shape == "nested" for p in found if p.report != profile.report)
    if not nested or any(p.function == _SHORT for p in mine) or len(_fields(profile, mine, readings)) < _LABELS:
        return profile
    return replace(profile, function=_SHORT, shape="head", topics=(), terms=())


_SHORT = "shortcomings"


def _fields(profile: Profile, beside: Sequence[Profile], readings: Sequence[Reading]) -> list[str]:
    """The labels in the text of a section that name what sections `beside` it are about."""
    report = readings[profile.report].report
    text = "\n".join(b.text for b in report.blocks if b.id in profile.section.blocks and b.kind == "paragraph")
    about = {word for p in beside for word in (*p.terms, *p.topics)}
    labels = [m[1] for line in text.split("\n") for m in _LABEL.finditer(line)]
    said = {label: read_heading(label, report.identity.language) for label in labels}
    return [label for label, heading in said.items() if not about.isdisjoint((*heading.terms, *heading.topics))]
