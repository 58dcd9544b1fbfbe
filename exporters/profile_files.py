"""Profiles found by name: those that are shipped, and an office's own, as TOML or as a Word file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import resources
from compare.messages import message
from exporters.problem import ExportError
from exporters.profile import NAMES, Fonts, Page, PageNumber, Profile, TextForm


def load(name: str) -> Profile:
    """The profile `name`, or the one in the file `name`, an office's own; ExportError where there is none.

    The file is a Word file whose letterhead, styles and margins are to be followed (.docx), or a profile (.toml): a
    copy of a shipped one, or what is otherwise than in the one it names as its `base` ("party"). A `template` that it
    names is such a Word file, in the same folder.
    """
    try:
        if name in NAMES:
            return _profile(resources.table(f"profiles/{name}"))
        if name.lower().endswith(".docx"):
            return _from_word(Path(name))
        return _own(Path(name))
    except OSError as error:
        raise ExportError(message("exporters.no_profile", name=name)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ExportError(message("exporters.broken_profile", name=name, why=str(error))) from error


def _own(path: Path) -> Profile:
    """The profile in the file `path`, laid over the shipped one it is based on."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    base = table.pop("base", _BASES.get(table.get("header", ""), NAMES[0]))
    if base not in NAMES:
        raise KeyError(base)
    template = table.pop("template", None)
    profile = _profile(_over(resources.table(f"profiles/{base}"), table))
    return _from_word(path.parent / template, profile) if template else profile


_BASES = {"state": "administrative", "party": "party", "none": "plain"}  # by the head, for a profile that names no base


def _over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """`base` with what `own` says otherwise, table by table; TypeError where a value is of another kind."""
    for key, value in own.items():
        if key in base and not isinstance(value, (int, float) if _is_number(base[key]) else type(base[key])):
            raise TypeError(f"{key} = {value!r}")
    tables = {key: _over(base.get(key, {}), value) for key, value in own.items() if isinstance(value, Mapping)}
    return {**base, **own, **tables}


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _from_word(path: Path, base: Profile | None = None) -> Profile:
    """The form of an office's own Word file laid over `base`, else over the shipped form that it is nearest to."""
    from exporters.word_template import read_template  # its library takes time to load

    return read_template(path, load, base)


def _profile(table: Mapping[str, Any]) -> Profile:
    plain: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in table.items()
        if not isinstance(value, Mapping)
    }
    return Profile(
        **plain,
        pairs=table.get("pairs", {}),
        font=Fonts(**table["font"]),
        page=Page(**table["page"]),
        page_number=PageNumber(**table["page_number"]),
        text={name: TextForm(**form) for name, form in table["text"].items()},
    )
