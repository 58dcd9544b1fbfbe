"""The head of a document: where its title stands, who issues it, and where the text begins.

`front_of` finds the lines; what they say (kind, period, day) is read in `identity`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.reading import front_english as english
from compare.reading import front_vietnamese as viet
from compare.reading import title as titles
from compare.reading.face import form_of
from compare.reading.form import Grid, Paragraph
from compare.reading.labels import label_of
from compare.reading.lexicon import pattern

Item = Paragraph | Grid
_SEARCHED = 60  # items among which the head is looked for


@dataclass(frozen=True, slots=True)
class Front:
    """The head: its title in one line, the issuer, and how many items it takes (`end`)."""

    title: str | None
    issuer: str | None
    end: int
    lines: tuple[str, ...] = ()


def _text(item: Item) -> str:
    """The text of a paragraph; a table has none here."""
    return item.text if isinstance(item, Paragraph) else ""


def front_of(items: Sequence[Item], headline: str | None, vietnamese: bool) -> Front:
    """The head of the document `items`; `headline` is the title where the format itself marks one.

    A spreadsheet has no head of its own: its title stands within its first sheet.
    """
    first = list(items[:_SEARCHED])
    if headline and any(isinstance(p, Paragraph) and p.role == "caption" and p.text == headline for p in first):
        return _sheet_front(first, headline, vietnamese)
    form = form_of(first)
    at = (titles.typed(first) or titles.letter_subject(first)) if vietnamese else ()
    if not at and not form.title:
        at = titles.marked(first, headline) or titles.shown(first, vietnamese)
        at = at if vietnamese else titles.with_report_above(first, at)
    issuer = viet.issuer(first, at) if vietnamese else english.issuer(first, at)
    title = _title(first, at, issuer, vietnamese) if at else form.title or headline
    end = max((max(at) + 1) if at else 0, form.end)
    end = _past_face(items, end)
    lines = (*(i.text for i in items[: max(end, 8)] if isinstance(i, Paragraph)), *form.lines)
    return Front(title or None, issuer or form.issuer, end, lines)


def _sheet_front(first: Sequence[Item], headline: str, vietnamese: bool) -> Front:
    """The head of a workbook: the lines of its first sheet above the first table, none of them set apart by its form.

    `headline` is its title where no line names a document.
    """
    face = _first_sheet(first)
    at = (titles.typed(face) or titles.letter_subject(face)) if vietnamese else titles.naming_a_document(face)
    title = _title(face, at, None, vietnamese) if at else headline
    if not at:
        at = _headline_lines(first, headline)
        title = _joined(first, at) or headline
    issuer = (viet.issuer(first, at) or viet.issuer(first, ())) if vietnamese else english.issuer(first, at)
    return Front(title, issuer, 0, tuple(i.text for i in first[:12] if isinstance(i, Paragraph)))


def _headline_lines(items: Sequence[Item], headline: str) -> tuple[int, ...]:
    """Where the title of a workbook stands, with the line above it that says what it is an appendix of: "PHỤ LỤC"."""
    at = next((n for n, item in enumerate(items) if _text(item) == headline), None)
    if at is None:
        return ()
    above = _text(items[at - 1]) if at else ""
    return (at - 1, at) if above.isupper() and pattern("outline", "attachment").search(above) else (at,)


def _first_sheet(items: Sequence[Item]) -> list[Item]:
    """The items before the first table, and before the name of a second sheet."""
    for n, item in enumerate(items):
        if not isinstance(item, Paragraph) or (n and item.role == "sheet"):
            return list(items[:n])
    return list(items)


def _title(items: Sequence[Item], at: Sequence[int], issuer: str | None, vietnamese: bool) -> str:
    """The lines `at` in one; of an English title that begins with who issues it, or with a unit of theirs, the rest."""
    named = [i for i in at if vietnamese or _text(items[i]) != issuer]
    if not vietnamese and len(named) > 1 and issuer and english.is_unit(_text(items[named[0]])):
        named = named[1:]
    return _joined(items, named or at)


def _joined(items: Sequence[Item], lines: Sequence[int]) -> str:
    texts = [p.text for i in lines if isinstance(p := items[i], Paragraph)]
    title = " ".join(" ".join(text.split()) for text in texts)
    return re.sub(r"[-–—_*]{3,}\s*$", "", title).strip()


def _past_face(items: Sequence[Item], end: int) -> int:
    """Past the lines under the title that still belong to the head: a day, whom it goes to, a mark in brackets."""
    while end < len(items):
        item = items[end]
        if not isinstance(item, Paragraph) or item.level is not None or len(item.text) > 200:
            break
        text = item.text
        face = (
            pattern("identity", "state_header").search(text)
            or pattern("identity", "after_title").search(text)
            or pattern("identity", "after_subject").search(text)
            or viet.is_day_line(text)
            or (text[0] == "(" and text[-1] == ")")
            or (re.search(r"\b(?:19|20)\d\d\W*$", text) and len(text) < 90 and not label_of(text))
            or pattern("identity", "number_line").search(text)
            or item.role == "subtitle"
            or (pattern("identity", "time_line").search(text) and not titles.is_first_of_several(items, end))
            or (english.is_office(text) and len(text) < 60 and not _heads(items, end))
            or (end < 12 and label_of(text) is None and viet.is_office(text))
        )
        if not face:
            break
        end += 1
    return end


def _heads(items: Sequence[Item], at: int) -> bool:
    """Whether the line `at` heads what follows: a table right below it, or a text as the next headings do."""
    return isinstance(items[min(at + 1, len(items) - 1)], Grid) or titles.is_first_of_several(items, at)
