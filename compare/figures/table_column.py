"""A column of a table, as its heading and its cells say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.figures.table_bases import Comparing
from compare.figures.table_time_forms import NOTHING, Said
from compare.observation import Role

ColumnKind = Literal["number", "name", "group", "unit", "level", "comparison", "text"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `measure` are the words of its heading that tell neither role nor time."""

    index: int
    kind: ColumnKind
    path: tuple[str, ...]
    said: Said = NOTHING
    role: Role | None = None
    unit: str = ""
    measure: str = ""
    entity_rows: bool = False
    term: bool = False
    cumulative: bool = False
    assigner: str | None = None
    comparing: Comparing | None = None
