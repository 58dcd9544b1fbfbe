"""The words of a report's sections, counted: what their texts are compared by.

Reads texts with the lexicon and gives no scores; apart from all that needs matrices, so that a process that reads files
can count them without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from compare.matching.phrases import fold
from compare.messages import Language
from compare.observation import Observation
from compare.report import Report

_MOST_WORDS = 400  # of a section's text: more does not tell its topic better


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands in each section of a report, by section id: the words of its text, and of its indicators' names."""

    words: Mapping[str, Counter[str]]
    names: Mapping[str, Counter[str]]


def counted(report: Report, observations: Iterable[Observation]) -> Counted:
    """The words of `report`'s sections and of the names of the indicators in them."""
    return Counted(section_words(report), section_names(report, observations))


def section_names(report: Report, observations: Iterable[Observation]) -> dict[str, Counter[str]]:
    """The words of the names of the indicators in each section, by section id; of what is told aside none."""
    names: dict[str, Counter[str]] = {section.id: Counter() for section in report.sections}
    language = report.identity.language
    for observation in observations:
        section = observation.anchor.section
        if section in names and not observation.aside:
            names[section].update(_name_words(observation.indicator, language))
    return names


@lru_cache(maxsize=16384)
def _name_words(indicator: str, language: Language) -> Sequence[str]:
    kept = [w for w in fold(indicator, language) if len(w) > 1]
    pairs = [f"{one} {other}" for one, other in pairwise(kept)]
    return [*pairs, *kept] if language == "en" else pairs or kept


def section_words(report: Report) -> dict[str, Counter[str]]:
    """The words of each section's own text, its heading left out, by section id."""
    language = report.identity.language
    blocks = {block.id: block.text for block in report.blocks}
    words: dict[str, Counter[str]] = {}
    for section in report.sections:
        counted: Counter[str] = Counter()
        for block in section.blocks:
            if block != section.heading_block and counted.total() < _MOST_WORDS:
                counted.update(text_words(blocks.get(block, ""), language))
        words[section.id] = counted
    return words


def text_words(text: str, language: Language) -> list[str]:
    """The words of a running text for counting: syllables in twos in Vietnamese, words without endings in English."""
    kept = [w for w in fold(text[: _MOST_WORDS * 8], language) if not w[0].isdigit() and w != "%"]
    if language == "en":
        return [w for w in kept if len(w) > 3]
    return [f"{one} {other}" for one, other in pairwise(kept)]
