"""Who issues an English report: the line of its face that is an organisation's name.

The words are in `resources/reading/identity.toml`; where the title stands is settled in `front`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.reading.form import Grid, Paragraph
from compare.reading.identity_english import day, without_day
from compare.reading.lexicon import pattern

Item = Paragraph | Grid
_FACE = 12  # items among which the issuer is looked for
_NAME = 90  # letters of the longest line that is a name
# Whom a report goes to, with the day of the meeting behind it: "Council, 15 May 2025".
_MEETINGS = frozenset({"council", "board", "the board", "cabinet", "committee", "the council"})
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "at", "de", "la", "&", "-"])


def issuer(items: Sequence[Item], title: Sequence[int]) -> str | None:
    """The organisation named on the face of `items`, whose title stands in the lines `title`; None where none is.

    A line that holds an organisation's word counts first, wherever it stands; then a bare name beside the title.
    """
    face = [(i, line.strip(" ,;:-|")) for i, line in _face(items)]
    for _, line in face:
        if is_office(line) and line.lower() not in _MEETINGS:
            return line
        owner = line.partition(": ")[0]  # "Calder Institute of Technology: Institutional Plan 2025"
        if owner != line and is_office(owner) and names_a_document(line):
            return owner
    near = {at + step for at in title for step in (-1, 0, 1)}
    return next((line for i, line in face if i in near and _bare_name(line)), None)


def is_office(line: str) -> bool:
    """Whether `line` is an organisation's name by one of its words, and names no document."""
    if pattern("identity", "not_office_en").search(line) or len(line) > _NAME or ": " in line:
        return False
    return bool(pattern("identity", "office_en").search(line))


def is_unit(line: str) -> bool:
    """Whether `line` is the name of a part of an organisation, and names no document."""
    return is_office(line) or (
        not pattern("identity", "not_office_en").search(line) and bool(pattern("identity", "unit_en").search(line))
    )


def is_day(line: str) -> bool:
    """Whether `line` is a day and nothing else."""
    return len(line) < 40 and day(line) is not None


def names_a_document(line: str) -> bool:
    """Whether `line` holds the word for a report or a plan, or resolves."""
    return any(pattern("identity", kind).search(line) for kind in ("report_en", "plan", "resolves_en"))


def _face(items: Sequence[Item]) -> list[tuple[int, str]]:
    """The short lines of the face, with the item each stands in; it is over where the text or a heading begins."""
    lines: list[tuple[int, str]] = []
    for i, item in enumerate(items[:_FACE]):
        if not isinstance(item, Paragraph):
            continue
        if len(item.text) > 2 * _NAME:
            break
        parts = (without_day(part) for part in re.split(r"\n|\s[|•·]\s", item.text))
        lines += [(i, part) for part in parts if 0 < len(part) <= _NAME]
    return lines


def _bare_name(line: str) -> bool:
    """Whether every word of `line` is written as names are, and none is a document's or a number."""
    words = line.split()
    if not 2 <= len(words) <= 7 or any(c.isdigit() for c in line) or line[-1] in ".;:?!":
        return False
    if pattern("identity", "not_office_en").search(line) or names_a_document(line):
        return False
    return all(word[0].isupper() or word.lower() in _SMALL for word in words)
