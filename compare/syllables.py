"""What a Vietnamese syllable can look like: an onset and a rime. Used to mend syllables that a PDF tore, and to part
those that OCR put together."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import resources
from compare.wording import toneless

_ONSETS = re.compile(r"ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]|")


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether `word` is built as a Vietnamese syllable is ("lượng" is, "ợng" and "th" are not)."""
    bare = toneless(word.lower())
    rimes = _rimes()
    onset = _ONSETS.match(bare)
    at = onset.end() if onset else 0
    rest = bare[at:]
    if rest in rimes:
        return True
    return bare.startswith("gi") and bare[1:] in rimes  # "gì", "giết"


@cache
def _rimes() -> frozenset[str]:
    return frozenset(resources.table("figures/syllables")["rimes"])


@lru_cache(maxsize=16384)
def is_rest(word: str) -> bool:
    """Whether `word`, though built as a syllable, is hardly ever one by itself: "ều", "ển", "ường"."""
    bare = toneless(word.lower())
    return len(bare) > 1 and bare.startswith(("ê", "ươ")) and bare not in ("êm", "ươm", "ươc", "ươt", "ươn", "êch")
