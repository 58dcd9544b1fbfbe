"""What known phrases are in a heading: topics, functions of a section, filler; and headings without their numbers.

The lexicons are `resources/matching/topics.toml`, `functions.toml` and `filler.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import resources
from compare.matching.phrases import Phrases, Words, fold
from compare.messages import Language

_NUMBERING = re.compile(
    r"^\s*(?:(?:phần|chương|mục|điều|part|chapter|section|article)\s+(?:thứ\s+)?\w{1,5}\s*[.:)/–—-]+\s*"
    r"|(?:outcome|output|result|goal|objective|aim|pillar|priority|theme|strand|component|workstream|commitment"
    r"|hợp phần|trụ cột|nhóm chỉ tiêu)(?:\s+area)?\s+\d+(?:\.\d+)*\s*[.:)/–—-]+\s*"
    r"|(?:phần|chương|part)\s+(?:thứ\s+)?(?:nhất|một|hai|ba|tư|bốn|năm|one|two|three|four|[ivx]+|\d+)\b\s*"
    r"|(?:[ivxlc]+|\d+(?:\.\d+)*|[a-zđ])\s*(?:[.)/:]+\s*[-–—]?|[-–—])\s*|\d+(?:\.\d+)+\s+)",
    re.IGNORECASE,
)


def without_number(heading: str) -> str:
    """`heading` without its number: "II/ Kinh tế", "Phần thứ hai - Kinh tế" and "2.1. Kinh tế" are "Kinh tế"."""
    for _ in range(2):
        found = _NUMBERING.match(heading)
        if not found or found.end() >= len(heading):
            break
        heading = heading[found.end() :]
    return heading.strip()


@dataclass(frozen=True, slots=True)
class HeadingWord:
    """What a phrase is in a heading: a function it names anywhere or when first, topics, or filler."""

    any_function: str | None = None
    first_function: str | None = None
    topics: tuple[str, ...] = ()
    filler: bool = False


@cache
def heading_phrases(language: Language) -> Phrases:
    """What the known phrases are in a heading."""
    found: dict[Words, dict[str, Any]] = {}

    def note(phrases: Iterable[str], **what: Any) -> None:
        for phrase in phrases:
            found.setdefault(fold(phrase, language), {}).update(what)

    filler = resources.table("matching/filler")
    note(filler["headings"][language], filler=True)
    note(filler["periods"][language], filler=True)
    for function in reversed(resources.table("matching/functions")["function"]):
        note(function["any"], any_function=function["name"])
        note(function["first"], first_function=function["name"])
    for phrase, topics in _topics(language).items():
        found.setdefault(phrase, {})["topics"] = topics
    found.pop((), None)
    return Phrases.of({words: HeadingWord(**what) for words, what in found.items()})


def _topics(language: Language) -> dict[Words, tuple[str, ...]]:
    topics: dict[Words, list[str]] = {}
    for topic, phrases in resources.table("matching/topics")["topics"].items():
        for phrase in phrases:
            listed = topics.setdefault(fold(phrase, language), [])
            if topic not in listed:
                listed.append(topic)
    return {words: tuple(listed) for words, listed in topics.items()}


@cache
def function_order() -> Mapping[str, int]:
    """The functions of a section in the order in which they win."""
    return {f["name"]: place for place, f in enumerate(resources.table("matching/functions")["function"])}


@cache
def compatible(one: str, other: str) -> float:
    """How well sections of two functions go together, 0 to 1."""
    if one == other:
        return 1.0
    table = resources.table("matching/functions")["compatible"]
    return float(table.get(one, {}).get(other, table.get(other, {}).get(one, 0.0)))
