"""The forms of English verbs: "drop" gives "drops", "dropping", "dropped"; the irregular ones are data.

Source of the rules: the ordinary spelling of English; `english_verbs.toml` holds what departs from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import resources

_VOWELS = frozenset("aeiou")


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    table = resources.table("figures/english_verbs")["irregular"]
    return {str(base): tuple(str(past).split()) for base, past in table.items()}


@cache
def irregular_pasts() -> frozenset[str]:
    """All past forms that do not end in "ed": "rose", "risen"."""
    return frozenset(past for pasts in _irregular().values() for past in pasts)


def plain_forms(base: str) -> tuple[str, str]:
    """The base and the form of the third person: "carry", "carries"."""
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base, f"{base}es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base, f"{base[:-1]}ies"
    return base, f"{base}s"


def past_forms(base: str) -> tuple[str, ...]:
    """Its past forms: "rose" and "risen", "dropped", "carried"."""
    if base in _irregular():
        return _irregular()[base]
    if base.endswith("e"):
        return (f"{base}d",)
    if base.endswith("y") and base[-2] not in _VOWELS:
        return (f"{base[:-1]}ied",)
    return tuple(f"{stem}ed" for stem in _stems(base))


def running_forms(base: str) -> tuple[str, ...]:
    """Its form in "-ing": "rising", "dropping"."""
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return (f"{base[:-1]}ing",)
    return tuple(f"{stem}ing" for stem in _stems(base))


def forms(bases: Iterable[str]) -> frozenset[str]:
    """All forms of the verbs `bases`."""
    return frozenset(form for base in bases for form in (*plain_forms(base), *past_forms(base), *running_forms(base)))


@cache
def _doubling() -> frozenset[str]:
    return frozenset(resources.table("figures/english_verbs")["doubling"]["verbs"])


def _stems(base: str) -> tuple[str, ...]:
    """What "-ed" and "-ing" are put to: "dropp", both "travel" and "travell"."""
    if base in _doubling():
        return base, base + base[-1]
    return (base + base[-1],) if _doubles(base) else (base,)


def _doubles(base: str) -> bool:
    """Whether a short verb doubles its last letter: one syllable that ends in one vowel and one consonant."""
    closed = base[-1] not in _VOWELS | set("wxy") and base[-2:-1] in _VOWELS
    return closed and base[-3:-2] not in _VOWELS and sum(letter in _VOWELS for letter in base) == 1
