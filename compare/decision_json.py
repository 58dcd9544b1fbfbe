"""Decisions as plain JSON values, and back: how a workspace keeps them and the window sends them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from compare.decisions import (
    Decision,
    PresetChosen,
    SourceAdded,
    SourceReplaced,
    TargetPart,
    TargetSplit,
)
from compare.members import Member
from compare.report import Source

_KINDS: dict[str, type[Decision]] = {kind.__name__: kind for kind in Decision.__args__}


def to_json(decision: Decision) -> dict[str, Any]:
    """`decision` as plain JSON values, with its kind."""
    return {"decision": type(decision).__name__, **asdict(decision)}


def from_json(written: Mapping[str, Any]) -> Decision:
    """The decision `written` by `to_json`; ValueError where it is none of those this version knows."""
    values = dict(written)
    kind = _KINDS.get(values.pop("decision", ""))
    if kind is None:
        raise ValueError(f"an unknown decision: {written!r}")
    for name in ("one", "other", "member", "to", "chosen", "displaced", "displaced_to"):
        if isinstance(values.get(name), Mapping):
            values[name] = _member(values[name])
    for name in ("along", "apart", "displaced_apart"):
        if name in values:
            values[name] = tuple(_member(written) for written in values[name])
    if kind is PresetChosen:
        values["values"] = tuple((name, value) for name, value in values["values"])
    if kind is TargetSplit:
        values["parts"] = tuple(TargetPart(**part) for part in values["parts"])
    if kind in (SourceAdded, SourceReplaced):
        values["source"] = Source(**values["source"])
    return kind(**values)


def _member(written: Mapping[str, Any]) -> Member:
    return Member(**{**written, "path": tuple(written["path"])})
