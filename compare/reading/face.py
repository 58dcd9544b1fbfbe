"""The form that some faces have: words that say what stands beside them ("To:", "From:", "Subject:", "Title:").

Memos set it in lines, papers for a meeting in a table of two columns. What the head is else, `front` finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.reading.form import Grid, Paragraph
from compare.reading.lexicon import pattern

Item = Paragraph | Grid
_FACE = 14  # items among which the form stands
_FIELD = re.compile(r"\s*([^\W\d][^:\n]{1,40}?)\s*:\s*(\S[^\n]*)")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Form:
    """What a form on the face says: title and issuer, its lines ("Date: 14 April 2026"), how many items it takes."""

    title: str | None = None
    issuer: str | None = None
    lines: tuple[str, ...] = ()
    end: int = 0


def form_of(items: Sequence[Item]) -> Form:
    """The form on the face of `items`; an empty one where fewer than two fields of a form stand there."""
    fields: dict[str, str] = {}
    lines: list[str] = []
    end = 0
    for i, item in enumerate(items[:_FACE]):
        told = [(name, value) for name, value in _fields(item) if _meaning(name)]
        if not told and len(fields) >= 2:
            break
        for name, value in told:
            fields.setdefault(_meaning(name), value)
            lines.append(f"{name}: {value}")
            end = i + 1
    if len(fields) < 2:
        return Form()
    return Form(fields.get("title"), fields.get("issuer"), tuple(lines), end)


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    if isinstance(item, Paragraph):
        for line in item.text.split("\n") if len(item.text) < _LONGEST else ():
            if found := _FIELD.fullmatch(line):
                yield found[1], found[2].strip()
        return
    for row in item.rows[:10] if len(item.rows[0]) == 2 else ():
        if row[0] != row[1] and len(row[1]) < _LONGEST:
            yield row[0].strip(" :"), row[1].strip()


def _meaning(name: str) -> str:
    """What a field is for: "title", "issuer", "other"; "" where it is no field of a form."""
    for meaning in ("title", "issuer", "other"):
        if pattern("identity", f"field_{meaning}").fullmatch(name.strip()):
            return meaning if meaning != "other" else name.casefold()
    return ""
