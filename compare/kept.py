"""Values kept from one comparison to the next, by what they were made from.

A value that a comparison does not ask for is let go at the next `turn`, so that nothing grows without end. Keeping
saves time and changes nothing: without it every value is made again and is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Generic, TypeVar, cast, overload

_T = TypeVar("_T")
_V = TypeVar("_V")


class Same:
    """A value as part of a key, told apart by identity: hashing a whole report would take longer than reading it."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value


class _Once(Generic[_T]):
    """A property that is worked out when first asked for and then stands in its object as an attribute.

    What `functools.cached_property` is, without the lock that it takes in Python 3.11: no two threads share a value
    that is being made here.
    """

    def __init__(self, make: Callable[[Any], _T]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, instance: None, owner: type[Any]) -> _Once[_T]: ...
    @overload
    def __get__(self, instance: object, owner: type[Any]) -> _T: ...
    def __get__(self, instance: object | None, owner: type[Any]) -> _Once[_T] | _T:
        if instance is None:
            return self
        value: _T = self._make(instance)
        instance.__dict__[self._name] = value
        return value


def once(make: Callable[[Any], _T]) -> _Once[_T]:
    """A property as `_Once` has it."""
    return _Once(make)


@dataclass(frozen=True, slots=True)
class Heirs(Generic[_V, _T]):
    """How a value that comes in another's place takes over what was made of that one.

    Both have one `name`; `take_over` is given the old value, what was made of it and the new value, and gives None
    where it has to be made after all.
    """

    name: Callable[[_V], Hashable]
    take_over: Callable[[_V, _T, _V], _T | None]


class Kept:
    """What earlier comparisons made."""

    def __init__(self) -> None:
        self._now: dict[Hashable, object] = {}
        self._before: dict[Hashable, object] = {}

    def get(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """The value of `key`, made by `make` where none is kept."""
        if key in self._now:
            return cast(_T, self._now[key])
        value = self._before[key] if key in self._before else make()
        self._now[key] = value
        return cast(_T, value)

    def each(
        self,
        key: Hashable,
        values: Sequence[_V],
        make: Callable[[_V], _T],
        anew: Collection[int] = (),
        heirs: Heirs[_V, _T] | None = None,
    ) -> list[_T]:
        """What `make` gives for each of `values`, made again only for those that were not there the last time.

        And for those whose `id` is in `anew`: what they were made from beside themselves is another. `heirs` says what
        new values take over from old ones.
        """
        before = cast("dict[int, tuple[_V, _T]]", self._now.get(key) or self._before.get(key) or {})
        numbers = list(map(id, values))
        known: Mapping[int, tuple[_V, _T]] = _without(before, anew) if anew else before
        # Thousands of values, of which few are new: no step below that looks at each of them runs in Python.
        pairs = list(map(known.get, numbers))  # the value kept beside what is made of it keeps its id its own
        if None in pairs:
            left = _left(before, numbers, heirs) if heirs else {}

            def new(n: int, value: _V) -> _T:
                old = left.get(heirs.name(value)) if heirs and left and n not in anew else None
                taken = heirs.take_over(*old, value) if heirs and old else None
                return make(value) if taken is None else taken

            made = {n: (v, new(n, v)) for n, v, pair in zip(numbers, values, pairs, strict=True) if pair is None}
            pairs = [pair or made[n] for n, pair in zip(numbers, pairs, strict=True)]
        found = cast("list[tuple[_V, _T]]", pairs)
        self._now[key] = dict(zip(numbers, found, strict=True))
        return list(map(_MADE, found))

    def last(self, key: Hashable, none: Callable[[], _T]) -> _T:
        """What was `put` under `key` the last time, `none` where nothing was: for a value that is made from it."""
        return cast(_T, self._now[key]) if key in self._now else self.get(key, none)

    def put(self, key: Hashable, value: object) -> None:
        """Keep `value` for the next time."""
        self._now[key] = value

    def turn(self) -> None:
        """Begin the next comparison: what the last one did not ask for goes."""
        self._before, self._now = self._now, {}

    def one(self, *values: object) -> tuple[object, ...]:
        """`values` as one tuple, the same object as long as each of them is."""
        return self.get(("one", *map(Same, values)), lambda: values)


_MADE: Callable[[tuple[object, _T]], _T] = itemgetter(1)


def _without(before: Mapping[int, tuple[_V, _T]], anew: Collection[int]) -> Mapping[int, tuple[_V, _T]]:
    found = dict(before)
    for number in anew:
        found.pop(number, None)
    return found


def _left(
    before: Mapping[int, tuple[_V, _T]], numbers: Collection[int], heirs: Heirs[_V, _T]
) -> dict[Hashable, tuple[_V, _T]]:
    """What was there `before` and is not among the values with `numbers`, by name."""
    gone = before.keys() - set(numbers)
    return {heirs.name(before[n][0]): before[n] for n in gone}
