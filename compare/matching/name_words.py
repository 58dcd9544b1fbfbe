"""What known phrases are in the name of an indicator: synonyms, sides of contrasts, filler, counters.

The lexicons are `resources/matching/synonyms.toml`, `contrasts.toml` and `filler.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import resources
from compare.matching.phrases import Phrases, Words, fold
from compare.messages import Language
from compare.quantity import plain_unit


@dataclass(frozen=True, slots=True)
class NameWord:
    """What a phrase is in a name: its canonical words, the sides of contrasts it stands on, whether it is filler."""

    canonical: Words
    sides: tuple[tuple[str, int], ...] = ()
    filler: bool = False


@cache
def name_phrases(language: Language) -> Phrases:
    """What the known phrases are in the name of an indicator."""
    sides = _sides(language)
    canonical = _canonical(language)
    filler = resources.table("matching/filler")
    fillers = {fold(p, language) for p in (*filler["indicators"][language], *filler["periods"][language])}
    compounds = {fold(p, language) for p in resources.table("matching/contrasts")["compounds"]["words"]}
    known = (set(sides) | set(canonical) | fillers | compounds) - {()}
    return Phrases.of(
        {
            words: NameWord(
                canonical.get(words, words),
                () if words in compounds else tuple(sorted(sides.get(words, ()))),
                words in fillers and words not in canonical,
            )
            for words in known
        }
    )


def tier(words: Words, language: Language) -> Mapping[str, int]:
    """The side of the contrast "tier" that a folded name stands on by the noun it begins with; none for most names.

    "tỷ lệ xã đạt chuẩn" is of communes, "tỷ lệ huyện đạt chuẩn" of districts, "thu ngân sách huyện" of neither.
    """
    heads, behind, before = _tiers(language)
    start = max((len(lead) for lead in behind if words[: len(lead)] == lead), default=0)
    for size in (4, 3, 2, 1):
        side = heads.get(words[start : start + size])
        if side is not None:
            after = words[start + size :]
            said = start > 0 or any(after[: len(verb)] == verb for verb in before)
            return {"tier": side} if said and after else {}
    return {}


@cache
def _tiers(language: Language) -> tuple[Mapping[Words, int], tuple[Words, ...], tuple[Words, ...]]:
    group = next(g for g in resources.table("matching/contrasts")["group"] if g["name"] == "tier")
    heads = {fold(noun, language): side for side, nouns in enumerate(group["heads"]) for noun in nouns}
    behind, before = (tuple(fold(said, language) for said in group[where]) for where in ("behind", "before"))
    return heads, behind, before


@cache
def missing_cost(group: str) -> float:
    """What it costs, 0 to 1, that only one of two names stands on a side of the contrast `group`."""
    return next(float(g["missing"]) for g in resources.table("matching/contrasts")["group"] if g["name"] == group)


@cache
def counters() -> frozenset[str]:
    """The nouns that count anything of their kind, as units are written plain."""
    listed = resources.table("matching/filler")["counters"]
    return frozenset(plain_unit(noun) for nouns in listed.values() for noun in nouns)


def _sides(language: Language) -> dict[Words, set[tuple[str, int]]]:
    found: dict[Words, set[tuple[str, int]]] = {}
    for group in resources.table("matching/contrasts")["group"]:
        for number, side in enumerate(group["sides"]):
            for phrase in side:
                found.setdefault(fold(phrase, language), set()).add((group["name"], number))
    return found


def _canonical(language: Language) -> dict[Words, Words]:
    found: dict[Words, Words] = {}
    for name, group in resources.table("matching/synonyms").items():
        if name.startswith(language):
            for first, *others in group["lines"]:
                for phrase in (first, *others):
                    found[fold(phrase, language)] = fold(first, language)
    return found
