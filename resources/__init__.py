"""What is not logic: lexicons, units, thresholds, export profiles, words, fonts, icons, sample reports.

`path(name)` and `table(name)` are the only way in. Names are relative to this folder, with `/` between parts.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Where the resource `name` lies on disk; FileNotFoundError where there is none."""
    found = _ROOT / name
    if not found.exists():
        raise FileNotFoundError(f"no resource named {name}")
    return found


@cache
def table(name: str) -> Mapping[str, Any]:
    """The TOML table `name` (`"units"` is `units.toml`), read once; FileNotFoundError where there is none."""
    with path(f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
