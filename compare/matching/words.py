"""The words of a report's sections, counted: what their texts are compared by.

Reads texts with the lexicon and gives no scores; apart from all that needs matrices, so that a process that reads files
can count them without.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from compare.matching.phrases import fold
from compare.messages import Language
from compare.report import Report

_MOST_WORDS = 400  # of a section's text: more does not tell its topic better


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
