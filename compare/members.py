"""How a decision names what it is about: an observation or a heading, by where it stands and what it said.

A row is never named: rows change, members stay. Whether a member is still there is found out where a decision is
applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from compare.kept import Same
from compare.observation import Observation, Role
from compare.report import Report, heading_path
from compare.wording import match_key


@dataclass(frozen=True, slots=True)
class Member:
    """A thing as a decision names it: an observation of a source, or (with `label` alone) one of its headings.

    `ordinal` counts the like ones of the report from 0; `seen` is the figure the user saw ("1114.476").
    """

    source: str
    path: tuple[str, ...]
    label: str
    role: Role | None = None
    period: str | None = None
    unit: str | None = None
    ordinal: int = 0
    seen: str | None = None


def member_of(report: Report, observations: Iterable[Observation], observation: Observation) -> Member:
    """How a decision names `observation` of `report`."""
    wanted = _likeness(observation)
    like = [o for o in _named(observations, wanted[0]) if _likeness(o) == wanted]
    return Member(
        source=report.source.id,
        path=heading_path(report, observation.anchor.section),
        label=wanted[0],
        role=observation.role,
        period=observation.period.text,
        unit=observation.quantity.unit if observation.quantity else None,
        ordinal=next((i for i, o in enumerate(like) if o.id == observation.id), 0),
        seen=str(observation.quantity.value) if observation.quantity else None,
    )


def section_member(report: Report, section: str) -> Member:
    """How a decision names a section of `report`: by the headings down to it, and its place among equal ones."""
    path = heading_path(report, section)
    like = [s.id for s in report.sections if heading_path(report, s.id) == path]
    return Member(report.source.id, path, match_key(path[-1]) if path else "", ordinal=like.index(section))


def find_observation(member: Member, report: Report, observations: Iterable[Observation]) -> Observation | None:
    """The observation `member` names, or None where it is gone or says another figure than the one that was seen.

    The name and the figure must be the same; of several such, the one that agrees most in place, period, role and
    ordinal is taken, so that a decision outlives a period set for the whole report.
    """
    named = _named(observations, member.label)
    same = [o for o in named if (str(o.quantity.value) if o.quantity else None) == member.seen]

    def agreement(o: Observation) -> tuple[int, bool]:
        like = [x for x in named if _likeness(x) == _likeness(o)]
        agreed = (
            heading_path(report, o.anchor.section) == member.path,
            o.period.text == member.period,
            o.role == member.role,
        )
        return sum(agreed), like.index(o) == member.ordinal

    return max(same, key=agreement, default=None)


def _named(observations: Iterable[Observation], label: str) -> Sequence[Observation]:
    """Those of `observations` whose name has the key `label`."""
    if isinstance(observations, tuple):  # of a report: asked for each decision on one of its figures
        return _by_label(Same(observations)).get(label, ())
    return [o for o in observations if match_key(o.indicator) == label]


@lru_cache(maxsize=64)
def _by_label(kept: Same) -> Mapping[str, Sequence[Observation]]:
    found: dict[str, list[Observation]] = {}
    for observation in cast(tuple[Observation, ...], kept.value):
        found.setdefault(match_key(observation.indicator), []).append(observation)
    return found


def find_section(member: Member, report: Report) -> str | None:
    """The id of the section `member` names, or None where it is gone."""
    like = [s.id for s in report.sections if heading_path(report, s.id) == member.path]
    return like[member.ordinal] if member.ordinal < len(like) else None


def _likeness(observation: Observation) -> tuple[str, str, str]:
    return match_key(observation.indicator), observation.role, observation.period.text
