"""How frozen values go from one process to another: by the names of their fields, found once for each class.

A dataclass with slots finds its fields anew for each value, going in and coming out; of the hundred thousand small
values of a long report that takes longer than all the rest.
"""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

_C = TypeVar("_C", bound=type[Any])


def packed(cls: _C) -> _C:
    """The dataclass `cls`, of two fields or more, whose values are pickled as a call of it with all fields in order."""
    values = attrgetter(*(f.name for f in fields(cls)))

    def reduce(self: object) -> tuple[Any, ...]:
        return cls, values(self)

    type.__setattr__(cls, "__reduce__", reduce)
    return cls
