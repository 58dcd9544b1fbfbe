"""An office's own words: names that mean one indicator, ways that are better, units left out, who answers for what.

Learned from what the user corrected, kept as a text (TOML) that a person can read, change and hand on. Applied when
reports are matched and judged, below what the user says of a single row. Names are compared by their match keys.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from compare.comparison import Comparison, Direction, JudgedRow
from compare.decisions import ValueCorrected
from compare.folding import Folded
from compare.members import Member
from compare.messages import Message, message
from compare.observation import Observation
from compare.wording import match_key, tidy

Entries = tuple[tuple[str, str], ...]
TABLES = ("names", "directions", "units", "responsible")


@dataclass(frozen=True)
class Dictionary:
    """Entries by what they say of a name, as written: (name, the office's name for it), (name, "up" or "down"), …"""

    names: Entries = ()
    directions: Entries = ()
    units: Entries = ()
    responsible: Entries = ()

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {match_key(said): kept for said, kept in self.names}

    @cached_property
    def _directions(self) -> Mapping[str, str]:
        return {match_key(name): way for name, way in self.directions}

    @cached_property
    def _units(self) -> Mapping[str, str]:
        return {match_key(name): unit for name, unit in self.units}

    @cached_property
    def _responsible(self) -> Mapping[str, str]:
        return {match_key(name): who for name, who in self.responsible}

    def name(self, said: str) -> str:
        """The office's name for what a report calls `said`; `said` itself where it has none."""
        return self._names.get(match_key(said), said) if self.names else said

    def direction(self, names: Iterable[str]) -> Direction | None:
        """The way that is better of an indicator that goes by `names`."""
        found = (self._directions.get(match_key(name)) for name in names) if self.directions else iter(())
        return cast("Direction | None", next((way for way in found if way), None))

    def answers_for(self, names: Iterable[str]) -> str | None:
        """The unit of the office that answers for an indicator that goes by `names`."""
        return next((who for name in names if (who := self._responsible.get(match_key(name)))), None)

    def with_units(self, observations: tuple[Observation, ...]) -> tuple[Observation, ...]:
        """`observations` with the unit put in where the report leaves it out and the office knows it."""
        if not self.units or all(self._missing(o) is None for o in observations):
            return observations
        return tuple(self._with_unit(o) for o in observations)

    def _missing(self, observation: Observation) -> str | None:
        if observation.quantity is None or observation.quantity.unit:
            return None
        return self._units.get(match_key(observation.indicator))

    def _with_unit(self, observation: Observation) -> Observation:
        unit = self._missing(observation)
        if unit is None or observation.quantity is None:
            return observation
        told = replace(observation.quantity, unit=unit)
        return replace(observation, quantity=told, rules=(*observation.rules, "dictionary.unit"))

    def merged(self, other: Dictionary) -> Dictionary:
        """Both, the other's word winning."""
        return Dictionary(*(_merged(getattr(self, t), getattr(other, t)) for t in TABLES))


def learn(comparison: Comparison, folded: Folded) -> Dictionary:
    """What the joins, names, directions, units and responsible units of `folded` teach, for the user to keep or not.

    The office's name of joined figures is their row's: the one given by hand, else the clearest.
    """
    rows = {(s, o.id): r for r in comparison.rows for s, c in r.row.cells.items() for o in c.observations}
    found = _Found(comparison, rows)
    names: dict[str, str] = {}
    for one, other, joined in folded.indicator_links:
        for member in (one, other) if joined else ():
            row = found.row(member)
            _put(names, found.name(member), row.row.name if row else None)
    for member in folded.names:
        row = found.row(member)
        for said in _said_names(row) if row else ():
            _put(names, said, row.row.name if row else None)
    directions = {n: way for m, way in folded.directions.items() if (n := found.kept_name(m))}
    corrected = ((m, d) for m, d in folded.corrections.items() if isinstance(d, ValueCorrected) and d.unit)
    units = {n: d.unit for m, d in corrected if (n := found.name(m))}
    answering = {n: who for m, who in folded.responsible.items() if (n := found.kept_name(m))}
    return Dictionary(*(tuple(sorted(said.items())) for said in (names, directions, units, answering)))


def read(text: str) -> tuple[Dictionary, tuple[Message, ...]]:
    """The dictionary written in `text`, and what of it could not be taken, in words."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Dictionary(), (message("judgement.dictionary.unreadable", reason=str(error)),)
    problems = [message("judgement.dictionary.not_taken", entry=name) for name in table if name not in TABLES]
    made: list[Entries] = []
    for name in TABLES:
        entries = table.get(name, {})
        taken = {
            tidy(said): tidy(value)
            for said, value in (entries.items() if isinstance(entries, dict) else ())
            if isinstance(value, str) and tidy(value) and (name != "directions" or value in ("up", "down"))
        }
        left = [said for said in (entries if isinstance(entries, dict) else [name]) if tidy(str(said)) not in taken]
        problems += [message("judgement.dictionary.not_taken", entry=str(said)) for said in left]
        made.append(tuple(taken.items()))
    return Dictionary(*made), tuple(problems)


def write(dictionary: Dictionary) -> str:
    """`dictionary` as a text that `read` reads back; every table is there, for a person to fill in."""
    lines: list[str] = []
    for name in TABLES:
        entries: Entries = getattr(dictionary, name)
        lines += [f"[{name}]", *(f"{_quoted(said)} = {_quoted(value)}" for said, value in entries), ""]
    return "\n".join(lines)


class _Found:
    """The rows and the written names of what decisions name."""

    def __init__(self, comparison: Comparison, rows: Mapping[tuple[str, str], JudgedRow]) -> None:
        self._readings = {r.id: r for r in comparison.readings}
        self._rows = rows

    def row(self, member: Member) -> JudgedRow | None:
        found = self._observation(member)
        return self._rows.get((member.source, found.id)) if found else None

    def name(self, member: Member) -> str | None:
        found = self._observation(member)
        return found.indicator if found else None

    def kept_name(self, member: Member) -> str | None:
        row = self.row(member)
        return row.row.name if row else self.name(member)

    def _observation(self, member: Member) -> Observation | None:
        reading = self._readings.get(member.source)
        told = [o for o in reading.observations if match_key(o.indicator) == member.label] if reading else []
        seen = [o for o in told if (str(o.quantity.value) if o.quantity else None) == member.seen]
        return next(iter([*seen, *told]), None)


def _said_names(row: JudgedRow) -> Sequence[str]:
    return list(dict.fromkeys(o.indicator for o in row.row.observations()))


def _put(names: dict[str, str], said: str | None, kept: str | None) -> None:
    if said and kept and match_key(said) != match_key(kept):
        names[tidy(said)] = tidy(kept)


def _merged(first: Entries, then: Entries) -> Entries:
    keys = {match_key(said) for said, _ in then}
    return (*((said, value) for said, value in first if match_key(said) not in keys), *then)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
