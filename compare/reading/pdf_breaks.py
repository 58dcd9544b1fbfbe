"""Words that a PDF's line breaks in two: which of them go on with the next line, and how they read whole."""

from __future__ import annotations

import re
from collections.abc import Container

from compare.reading.lexicon import listed

_HYPHENS = "-\u00ad"
_NEVER_FIRST = ":;,)"  # what no line begins with, unless its room ended there
_HEAD, _TAIL = re.compile(rf"(\w+)[{_HYPHENS}]$"), re.compile(r"\w+")


def unbroken(before: str, after: str, known: Container[str]) -> str | None:
    """How `before`, the last word of a line, reads where `after` goes on with it; None where they are two words.

    `known` words, in small letters, tell whether a hyphen belongs to the word, and so does an ending that is no word.
    "non-" before "revenue" gives "non-", "rev-" before "enue" gives "rev" where "revenue" is known, "commit-" before
    "ments" gives "commit", "đồng/" before "tháng" gives "đồng/".
    """
    if after[:1] in _NEVER_FIRST:
        return before
    if len(before) < 2 or not before[-2].isalnum() or not after[:1].isalnum():
        return None
    if before[-1] == "/":
        return before
    if before[-1] not in _HYPHENS or not before[-2].isalpha() or not after[0].islower():
        return None
    head, tail = _HEAD.search(before), _TAIL.match(after)
    soft = before[-1] == "\u00ad"
    if head and tail:
        soft = soft or (head[1] + tail[0]).lower() in known or tail[0] in listed("words", "endings")
    return before[:-1] if soft else before
