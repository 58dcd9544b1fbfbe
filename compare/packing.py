"""How frozen values are made, and how they go from one process to another: by fields found once for each class.

A dataclass with slots finds its fields anew for each value, going in and coming out, and a frozen one looks up how to
set each field by its name; of the hundred thousand small values of a long report that takes longer than all the rest.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from operator import attrgetter
from typing import Any, TypeVar

_C = TypeVar("_C", bound=type[Any])


def packed(cls: _C) -> _C:
    """The dataclass `cls`, of two fields or more, whose values are pickled as a call of it with all fields in order.

    They are `soon_made` too.
    """
    values = attrgetter(*(f.name for f in fields(cls)))

    def reduce(self: object) -> tuple[Any, ...]:
        return cls, values(self)

    type.__setattr__(cls, "__reduce__", reduce)
    return soon_made(cls)


def soon_made(cls: _C) -> _C:
    """The frozen dataclass `cls` with slots and no more to do in its making, made in half the time.

    Its `__init__` fills each slot by the descriptor that the class has for it, as the one that `dataclass` writes does
    by way of `object.__setattr__` and the field's name; defaults and annotations are those of that one.
    """
    names = [f.name for f in fields(cls)]
    assert all(f.default_factory is MISSING for f in fields(cls)) and not hasattr(cls, "__post_init__")
    fill = {f"_fill_{name}": getattr(cls, name).__set__ for name in names}
    lines = [f"    _fill_{name}(self, {name})" for name in names]
    exec("\n".join([f"def __init__(self, {', '.join(names)}):", *lines]), fill)
    made, usual = fill["__init__"], cls.__init__
    made.__defaults__, made.__annotations__, made.__qualname__ = (
        usual.__defaults__,
        usual.__annotations__,
        usual.__qualname__,
    )
    type.__setattr__(cls, "__init__", made)
    return cls
