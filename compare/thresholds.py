"""The thresholds by which a status is given, in layers: the app's own, an office's over them, a workspace's over those.

A frozen value that is passed to the judgement; nothing is remembered between two comparisons. What reading and the
checks go by (rounding, slips of scale) is no matter of an office's taste and stays in the resources.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Literal

import resources
from compare.messages import Message, message

Kind = Literal["share", "points", "count", "switch"]
_KINDS: dict[str, Kind] = {
    "ended.nearly_met_points": "points",
    "ended.nearly_met_least_count": "count",
    "pace.by_last_year": "switch",
    "mid_term.in_force": "switch",
    "targets.confirmed_only": "switch",
}
CHANGEABLE = ("pace", "ended", "outlook", "mid_term", "targets")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Figures by group and name, as pairs ("pace.on_track", 0.995) in the order of the resources."""

    values: tuple[tuple[str, Decimal], ...]

    def of(self, group: str, name: str) -> Decimal:
        """The figure of that name; KeyError where there is none."""
        return dict(self.values)[f"{group}.{name}"]

    def is_on(self, name: str) -> bool:
        """Whether the switch of that full name ("mid_term.in_force") is on; a switch is 0 or 1."""
        return bool(dict(self.values)[name])

    def with_values(self, changed: Mapping[str, str]) -> tuple[Thresholds, tuple[Message, ...]]:
        """These with `changed` ("pace.on_track" = "0.98") laid over them, and what could not be taken, in words."""
        values, problems = dict(self.values), []
        for name, written in changed.items():
            value = _number(written)
            if name in values and value is not None and value >= 0:
                values[name] = value
            else:
                problems.append(message("judgement.threshold.not_taken", name=name, value=str(written)))
        return Thresholds(tuple(values.items())), tuple(problems)

    def own_text(self) -> str:
        """What differs here from the app's own, as a text that `with_text` reads back."""
        return self._text(dict(standard().values))

    def whole_text(self) -> str:
        """Every one of them, as a text that `with_text` reads back: a later version of the app may have others."""
        return self._text({})

    def _text(self, known: Mapping[str, Decimal]) -> str:
        groups: dict[str, list[str]] = {}
        for name, value in self.values:
            if value != known.get(name):
                group, _, short = name.partition(".")
                groups.setdefault(group, []).append(f'{short} = "{value}"')
        return "\n".join(f"[{group}]\n" + "\n".join(lines) + "\n" for group, lines in groups.items())

    def with_text(self, toml: str) -> tuple[Thresholds, tuple[Message, ...]]:
        """These with an office's own file laid over them: the same groups and names as the app's, any of them."""
        try:
            table = tomllib.loads(toml)
        except tomllib.TOMLDecodeError as error:
            return self, (message("judgement.threshold.unreadable", reason=str(error)),)
        flat = {
            f"{group}.{name}": str(value)
            for group, values in table.items()
            for name, value in (values.items() if isinstance(values, dict) else [("", values)])
        }
        return self.with_values(flat)


@cache
def fixed(group: str) -> Mapping[str, Decimal]:
    """The figures of a group that no office changes, by name: `fixed("slip")["amounts_apart"]` is 80."""
    return {name: Decimal(value) for name, value in resources.table("judgement/thresholds")[group].items()}


@cache
def standard() -> Thresholds:
    """The app's own, of the groups that may be changed."""
    table = resources.table("judgement/thresholds")
    return Thresholds(
        tuple((f"{group}.{name}", Decimal(value)) for group in CHANGEABLE for name, value in table[group].items())
    )


def kind_of(name: str) -> Kind:
    """What a threshold is measured in: a share of 1, percentage points, a count, or on and off."""
    return _KINDS.get(name, "share")


@dataclass(frozen=True, slots=True)
class Preset:
    """Thresholds that are chosen together; `name` is the key of its words and its why ("thresholds.preset")."""

    name: str
    values: tuple[tuple[str, str], ...]


@cache
def presets() -> tuple[Preset, ...]:
    """The presets that are shipped, in their order."""
    found = resources.table("judgement/presets")["preset"]
    return tuple(Preset(entry["name"], tuple(entry["values"].items())) for entry in found)


def _number(written: str) -> Decimal | None:
    try:
        value = Decimal(written)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
