"""Which lines of a document's head are its title: by the kind of document they name, by what the format marks, by what
stands out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.reading import front_english as english
from compare.reading import front_vietnamese as viet
from compare.reading.form import Grid, Paragraph
from compare.reading.labels import label_of
from compare.reading.lexicon import pattern
from compare.reading.looks import says

Item = Paragraph | Grid
_TITLE = 220  # letters of the longest line of a title


def _text(item: Item) -> str:
    """The text of a paragraph; a table has none here."""
    return item.text if isinstance(item, Paragraph) else ""


def typed(items: Sequence[Item]) -> tuple[int, ...]:
    """The line that names the kind of document ("BÁO CÁO") and the lines of its subject."""
    for i, item in enumerate(items):
        if not isinstance(item, Paragraph) or item.note:
            continue
        text = item.text
        if len(text) > 3 * _TITLE or (item.level is not None and label_of(text)):
            continue
        alone = pattern("identity", "type_line").search(text.split("\n")[0]) is not None
        head = _capital_type(text)
        if not (alone or head):
            continue
        if alone and not (text.split("\n")[0].isupper() or item.bold > 0.8 or item.align == "center"):
            continue
        if alone and _is_formula(items, i):
            continue
        return (i, *_subject(items, i))
    return ()


def letter_subject(items: Sequence[Item]) -> tuple[int, ...]:
    """The lines of an official letter's subject ("V/v báo cáo ..."), which stands under its number; it has no other
    title."""
    for i, item in enumerate(items[:12]):
        if not pattern("identity", "letter_subject").search(_text(item)):
            continue
        end = i + 1
        while (
            end < len(items) and end < i + 4 and re.match(r"[^\W\d_]", goes := _text(items[end])) and goes[0].islower()
        ):
            end += 1
        return tuple(range(i, end))
    return ()


def _capital_type(text: str) -> bool:
    found = pattern("identity", "type_head").search(text)
    return bool(found) and found[0].isupper() and len(text) < 300 if found else False


def _is_formula(items: Sequence[Item], i: int) -> bool:
    """Whether the kind's name is the formula before the text of a resolution ("QUYẾT NGHỊ:"), not its title."""
    text = _text(items[i])
    return text.rstrip().endswith(":")


def _subject(items: Sequence[Item], start: int) -> list[int]:
    first = items[start]
    assert isinstance(first, Paragraph)
    found: list[int] = []
    for i in range(start + 1, min(start + 7, len(items))):
        item = items[i]
        if not isinstance(item, Paragraph) or item.note:
            break
        if re.fullmatch(r"[\W_]+", item.text):
            continue
        before = items[found[-1]] if found else None
        if not _goes_on(first, item, _text(before) if before else "") or (
            found and viet.is_office(item.text) and not first.plain
        ):
            break
        found.append(i)
    return found


def _goes_on(first: Paragraph, item: Paragraph, before: str) -> bool:
    """Whether `item` is one more line of the title that begins with `first`; `before` is the last of its subject."""
    text = item.text
    if len(text) > 2 * _TITLE or pattern("identity", "after_title").search(text) or item.level is not None:
        return False
    if before and pattern("identity", "after_subject").search(text):
        return False
    label = label_of(text)
    if label is not None and label.kind in ("part", "chapter", "roman", "letter", "arabic", "article", "item"):
        return False
    alone = pattern("identity", "type_line").search(first.text) is not None
    if item.plain or (_formless(first) and _formless(item)):
        if before:
            return len(text) < 120 and (text[0].islower() or _continues(before, text))
        return (alone or bool(pattern("identity", "subject_head").search(text))) and text[-1] not in ".:"
    apart = item.align == "center" or item.bold > 0.5
    if text[-1] == ":" or (text[-1] == ";" and not apart) or (text[-1] == "." and len(text) > 120):
        return False
    if first.align == "center" != item.align and (before or not alone):
        return False
    return item.bold > 0.5 if first.bold > 0.5 else apart


def _formless(p: Paragraph) -> bool:
    """Whether nothing of a line's form sets it apart."""
    return p.bold <= 0.5 and p.align not in ("center", "right")


def _continues(before: str, text: str) -> bool:
    """Whether a line that begins with a capital goes on with the subject's line `before`, where no form tells."""
    if pattern("identity", "subject_unfinished").search(before):
        return True
    if pattern("identity", "subject_period").search(text) and not says(text):
        return True
    on = before[-1] in ",-–" or bool(pattern("identity", "subject_goes_on").search(text))
    return on and text.isupper() and before.isupper()


def marked(items: Sequence[Item], headline: str | None) -> tuple[int, ...]:
    """Lines that the format marks as title; a headline; a single topmost heading before everything else."""
    so_styled = [i for i, p in enumerate(items) if isinstance(p, Paragraph) and p.role == "title"]
    if so_styled:
        first = so_styled[0]
        return tuple(i for n, i in enumerate(so_styled) if i == first + n)
    if headline:
        for i, p in enumerate(items):
            if isinstance(p, Paragraph) and p.text.strip() == headline.strip():
                return (i,)
    levels = [(i, p.level) for i, p in enumerate(items) if isinstance(p, Paragraph) and p.level is not None]
    if levels and levels[0][0] <= 4:
        at, level = levels[0]
        text = _text(items[at])
        if level == 1 and sum(1 for _, other in levels if other == 1) == 1 and len(levels) > 1 and not label_of(text):
            return (at,)
    return ()


def shown(items: Sequence[Item], vietnamese: bool) -> tuple[int, ...]:
    """The lines that stand out at the head: the largest, else the first in bold, else the first that could be one."""
    lines: list[tuple[int, Paragraph]] = []
    for i, item in enumerate(items[:15]):
        if not isinstance(item, Paragraph) or item.level is not None:
            break
        if _is_numbered(item) or _opens_text(item, lines):
            break
        if lines and pattern("identity", "opening_section").search(item.text):
            break
        if len(item.text) > _TITLE or (len(item.text) > 90 and item.text[-1] == "." and not item.bold > 0.8):
            break
        lines.append((i, item))
    lines = [(i, p) for i, p in lines if not _no_title(p, vietnamese)]
    lines = _before_text(items, lines)
    if not lines:
        return ()
    if lines[0][1].plain:
        return _plain_title(lines, vietnamese)
    largest = max(p.size or 0 for _, p in lines)
    top = [(i, p) for i, p in lines if (p.size or 0) >= largest - 0.4]
    if not vietnamese and not any(english.names_a_document(p.text) for _, p in top):
        shown = [(i, p) for i, p in lines if _stands_out(p)]
        first = next((p for _, p in shown if english.names_a_document(p.text)), None)
        top = [(i, p) for i, p in shown if first and _looks_like(p, first)] or top
    if len(top) == len(lines):
        top = [(i, p) for i, p in lines if p.bold > 0.8] or [(i, p) for i, p in lines if p.align == "center"]
    if not top:
        return _plain_title(lines, vietnamese)
    out: list[int] = []
    bold = False
    for i, p in top:
        if out and (i != out[-1] + 1 or (p.bold > 0.8) != bold or _text_align(items[out[0]]) == "center" != p.align):
            break
        bold = p.bold > 0.8 if not out else bold
        out.append(i)
    return tuple(out)


def _before_text(items: Sequence[Item], lines: list[tuple[int, Paragraph]]) -> list[tuple[int, Paragraph]]:
    """Those of `lines` that stand before the first heading of the text, where one of them may be the title."""
    for n, (at, line) in enumerate(lines):
        if is_first_of_several(items, at) and any(_may_title(p, line) for _, p in lines[:n]):
            return lines[:n]
    return lines


def is_first_of_several(items: Sequence[Item], at: int) -> bool:
    """Whether the line `at` heads a text or table alone, as the next that look the same do: the title is another."""
    heads = [i for i in range(at, len(items) - 1) if _looks_alike(items[i], items[at])][:3]
    beside = [items[i + 1] for i in heads] + ([items[at - 1]] if at else [])
    return len(heads) > 1 and not any(_looks_alike(item, items[at]) for item in beside)


def _looks_alike(one: Item, other: Item) -> bool:
    if not isinstance(one, Paragraph) or not isinstance(other, Paragraph):
        return False
    return one.align == other.align and _looks_like(one, other)


def _may_title(p: Paragraph, below: Paragraph) -> bool:
    """Whether `p` may be the title above the heading `below`: it stands out, by its size too."""
    return _stands_out(p) or (p.size or 0) > (below.size or 0)


def _stands_out(p: Paragraph) -> bool:
    return p.bold > 0.8 or p.align == "center"


def _is_numbered(item: Paragraph) -> bool:
    """Whether a line bears the number of a heading: the text has begun, and it has no title."""
    label = label_of(item.text)
    return label is not None and (item.bold > 0.8 or label.kind in ("part", "chapter", "roman", "letter"))


def _looks_like(p: Paragraph, first: Paragraph) -> bool:
    return abs((p.size or 0) - (first.size or 0)) < 0.5 and (p.bold > 0.8) == (first.bold > 0.8)


def naming_a_document(items: Sequence[Item]) -> tuple[int, ...]:
    """The English line that names a document among lines of one look, with a line after it that only says the time."""
    lines = [(i, p) for i, p in enumerate(items) if isinstance(p, Paragraph) and p.level is None]
    lines = [(i, p) for i, p in lines if len(p.text) <= 120 and p.text[-1] not in ".;:" and not _no_title(p, False)]
    return _plain_title(lines, False) if any(english.names_a_document(p.text) for _, p in lines) else ()


def with_report_above(items: Sequence[Item], at: tuple[int, ...]) -> tuple[int, ...]:
    """The title `at`, where it only says the time, with the line above it: "Report to the Minister"."""
    above = items[at[0] - 1] if at and at[0] else None
    if not isinstance(above, Paragraph) or not pattern("identity", "time_line").search(_text(items[at[0]])):
        return at
    named = re.match(r"\W*report to\b", above.text, re.I) and not english.is_day(above.text)
    return (at[0] - 1, *at) if named else at


def _text_align(item: Item) -> str:
    return item.align if isinstance(item, Paragraph) else ""


def _opens_text(p: Paragraph, lines: Sequence[tuple[int, Paragraph]]) -> bool:
    """Whether `p` in a text file is the first sentence of the text: the title stands before it."""
    return p.plain and bool(lines) and p.text[-1] == "." and len(p.text.split()) > 6


def _plain_title(lines: Sequence[tuple[int, Paragraph]], vietnamese: bool) -> tuple[int, ...]:
    """The title among the first lines of a text file: the one that names a document, else the first long enough; with
    a line after it that only says the time, or what report of it this is."""
    found = None if vietnamese else next((i for i, p in lines if english.names_a_document(p.text)), None)
    if found is None:
        found = next((i for i, p in lines if len(p.text.split()) >= (6 if vietnamese else 2)), lines[0][0])
    head = next((p.text for i, p in lines if i == found - 1), "")
    if vietnamese and head.isupper() and pattern("outline", "attachment").search(head):
        return (found - 1, found)
    after = next((p.text for i, p in lines if i == found + 1), "")
    told = not vietnamese and len(after) < 60 and bool(pattern("identity", "report_en").search(after))
    return (found, found + 1) if told or pattern("identity", "time_line").search(after) else (found,)


def _no_title(p: Paragraph, vietnamese: bool) -> bool:
    text = p.text
    if pattern("identity", "state_header").search(text) or p.note or not any(c.isalpha() for c in text):
        return True
    if vietnamese:
        office = text.isupper() and pattern("identity", "office").search(text)
        return bool(pattern("identity", "number_line").search(text) or office) or viet.is_day_line(text)
    if pattern("identity", "number_alone_en").search(text) or english.is_day(text):
        return True
    return english.is_office(text) or bool(
        re.match(r"\W*(?:from|to|date|prepared|submitted|presented|recommendation|subject|report to)\b", text, re.I)
    )
