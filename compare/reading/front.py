"""The head of a document: where its title stands, who issues it, and where the text begins.

`front_of` finds the lines; what they say (kind, period, day) is read in `identity`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.reading import front_english as english
from compare.reading.face import form_of
from compare.reading.form import Grid, Paragraph
from compare.reading.labels import label_of
from compare.reading.lexicon import pattern

Item = Paragraph | Grid
_SEARCHED = 60  # items among which the head is looked for
_TITLE = 220  # letters of the longest line of a title


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
        lines = tuple(i.text for i in first[:12] if isinstance(i, Paragraph))
        at = tuple(n for n, p in enumerate(first) if isinstance(p, Paragraph) and p.text == headline)[:1]
        issuer = (_issuer_vi(first, at) or _issuer_vi(first, ())) if vietnamese else english.issuer(first, ())
        return Front(headline, issuer, 0, lines)
    form = form_of(first)
    title_lines = (_typed_title(first) or _subject_line(first)) if vietnamese else ()
    if not title_lines and not form.title:
        title_lines = _marked_title(first, headline) or _shown_title(first, vietnamese)
    issuer = _issuer_vi(first, title_lines) if vietnamese else english.issuer(first, title_lines)
    named = [i for i in title_lines if vietnamese or _text(first[i]) != issuer]
    title = _joined(first, named or title_lines) if title_lines else form.title or headline
    end = max((max(title_lines) + 1) if title_lines else 0, form.end)
    end = _past_face(items, end)
    lines = (*(i.text for i in items[: max(end, 8)] if isinstance(i, Paragraph)), *form.lines)
    return Front(title or None, issuer or form.issuer, end, lines)


def _typed_title(items: Sequence[Item]) -> tuple[int, ...]:
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


def _subject_line(items: Sequence[Item]) -> tuple[int, ...]:
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
        if not _goes_on(first, item, found) or (found and _is_office_vi(item.text) and not first.plain):
            break
        found.append(i)
    return found


def _goes_on(first: Paragraph, item: Paragraph, found: Sequence[int]) -> bool:
    """Whether `item` is one more line of the title that begins with `first`."""
    text = item.text
    if len(text) > 2 * _TITLE or pattern("identity", "after_title").search(text) or item.level is not None:
        return False
    if found and pattern("identity", "after_subject").search(text):
        return False
    label = label_of(text)
    if label is not None and label.kind in ("part", "chapter", "roman", "letter", "arabic", "article", "item"):
        return False
    alone = pattern("identity", "type_line").search(first.text) is not None
    if item.plain:
        if found:
            return len(text) < 120 and text[0].islower()
        return (alone or bool(pattern("identity", "subject_head").search(text))) and text[-1] not in ".:"
    if text[-1] == ":" or (text[-1] == ";" and item.align != "center") or (text[-1] == "." and len(text) > 120):
        return False
    if first.align == "center" != item.align and (found or not alone):
        return False
    if first.bold > 0.5:
        return item.bold > 0.5
    return item.align == "center" or item.bold > 0.5


def _marked_title(items: Sequence[Item], headline: str | None) -> tuple[int, ...]:
    """Lines that the format marks as title; a headline; a single topmost heading before everything else."""
    marked = [i for i, p in enumerate(items) if isinstance(p, Paragraph) and p.role == "title"]
    if marked:
        first = marked[0]
        return tuple(i for n, i in enumerate(marked) if i == first + n)
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


def _shown_title(items: Sequence[Item], vietnamese: bool) -> tuple[int, ...]:
    """The lines that stand out at the head: the largest, else the first in bold, else the first that could be one."""
    lines: list[tuple[int, Paragraph]] = []
    for i, item in enumerate(items[:15]):
        if not isinstance(item, Paragraph) or item.level is not None:
            break
        if (item.bold > 0.8 and label_of(item.text)) or _opens_text(item, lines):
            break
        if len(item.text) > _TITLE or (len(item.text) > 90 and item.text[-1] == "." and not item.bold > 0.8):
            break
        lines.append((i, item))
    lines = [(i, p) for i, p in lines if not _no_title(p, vietnamese)]
    if not lines:
        return ()
    if lines[0][1].plain:
        return _plain_title(lines, vietnamese)
    largest = max(p.size or 0 for _, p in lines)
    top = [(i, p) for i, p in lines if (p.size or 0) >= largest - 0.4]
    if not vietnamese and not any(english.names_a_document(p.text) for _, p in top):
        shown = [(i, p) for i, p in lines if p.bold > 0.8 or p.align == "center"]
        first = next((p for _, p in shown if english.names_a_document(p.text)), None)
        top = [(i, p) for i, p in shown if first and abs((p.size or 0) - (first.size or 0)) < 0.5] or top
    if len(top) == len(lines):
        top = [(i, p) for i, p in lines if p.bold > 0.8] or [(i, p) for i, p in lines if p.align == "center"]
    out: list[int] = []
    bold = False
    for i, p in top:
        if out and (i != out[-1] + 1 or (p.bold > 0.8) != bold or _text_align(items[out[0]]) == "center" != p.align):
            break
        bold = p.bold > 0.8 if not out else bold
        out.append(i)
    return tuple(out)


def _text_align(item: Item) -> str:
    return item.align if isinstance(item, Paragraph) else ""


def _opens_text(p: Paragraph, lines: Sequence[tuple[int, Paragraph]]) -> bool:
    """Whether `p` in a text file is the first sentence of the text: the title stands before it."""
    return p.plain and bool(lines) and p.text[-1] == "." and len(p.text.split()) > 6


def _plain_title(lines: Sequence[tuple[int, Paragraph]], vietnamese: bool) -> tuple[int, ...]:
    """The title among the first lines of a text file: the one that names a document, else the first long enough; with
    a line after it that only says the time."""
    found = None if vietnamese else next((i for i, p in lines if english.names_a_document(p.text)), None)
    if found is None:
        found = next((i for i, p in lines if len(p.text.split()) >= (6 if vietnamese else 2)), lines[0][0])
    after = next((p.text for i, p in lines if i == found + 1), "")
    return (found, found + 1) if pattern("identity", "time_line").search(after) else (found,)


def _no_title(p: Paragraph, vietnamese: bool) -> bool:
    text = p.text
    if pattern("identity", "state_header").search(text) or p.note or not any(c.isalpha() for c in text):
        return True
    if vietnamese:
        return bool(pattern("identity", "number_line").search(text)) or (
            text.isupper() and bool(pattern("identity", "office").search(text))
        )
    if pattern("identity", "number_alone_en").search(text) or english.is_day(text):
        return True
    return english.is_office(text) or bool(
        re.match(r"\W*(?:from|to|date|prepared|submitted|presented|recommendation|subject|report to)\b", text, re.I)
    )


def _joined(items: Sequence[Item], lines: Sequence[int]) -> str:
    texts = [p.text for i in lines if isinstance(p := items[i], Paragraph)]
    title = " ".join(" ".join(text.split()) for text in texts)
    return re.sub(r"[-–—_*]{3,}\s*$", "", title).strip()


def _issuer_vi(items: Sequence[Item], title: Sequence[int]) -> str | None:
    """The office named above the document's number; its superior, in light letters above it, is not the issuer."""
    until = min(title) if title else min(len(items), 15)
    head = [p for p in items[:until] if isinstance(p, Paragraph)]
    lines = [_alone(line) for p in head for line in _lines(p)]
    at = next((n for n, p in enumerate(lines) if pattern("identity", "number_line").search(p.text)), None)
    above = lines[:at] if at is not None else lines
    above = [p for p in above if not pattern("identity", "state_header").search(p.text) and not _day(p.text)]
    if at is None:
        above = [p for p in above if _is_office_vi(p.text)]
    if not above:
        return None
    bold = [p for p in above if p.bold > 0.5]
    if bold and len(bold) < len(above) and not _is_half(above, bold[0]):
        above = bold
    return _clean_issuer(" ".join(p.text for p in _last_name(above)))


def _is_office_vi(text: str) -> bool:
    """Whether `text`, with no number below it to say so, is an office's name, not a title that holds one."""
    kinds = ("type_head", "mid_term", "resolution", "plan")
    return (
        text.isupper()
        and bool(pattern("identity", "office").search(text))
        and not any(pattern("identity", kind).search(text) for kind in kinds)
    )


def _is_half(lines: Sequence[Paragraph], bold: Paragraph) -> bool:
    """Whether the first bold line only ends a name begun in light letters: "ỦY BAN NHÂN DÂN" / "XÃ BÀU SEN"."""
    at = next(n for n, line in enumerate(lines) if line is bold)
    goes_on = at > 0 and pattern("identity", "office_goes_on").search(bold.text)
    return bool(goes_on) and not _has_place(lines[at - 1].text)


def _last_name(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The last office's name of `lines`, which may run over several of them."""
    start = len(lines) - 1
    while start > 0:
        here, before = lines[start].text, lines[start - 1].text
        goes_on = bool(pattern("identity", "office_goes_on").search(here)) and not _has_place(before)
        if goes_on or before.rstrip().endswith((",", "-", "–")) or not pattern("identity", "office").search(here):
            start -= 1
            continue
        break
    return list(lines[start:])


def _has_place(text: str) -> bool:
    return bool(
        re.search(r"\b(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn)\s+\w", text, re.I)
    ) and not re.search(r"(?:^|\s)(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn)$", text, re.I)


def _clean_issuer(text: str) -> str | None:
    return re.sub(r"[\s*_–—-]+$", "", " ".join(text.split())).strip() or None


def _alone(line: Paragraph) -> Paragraph:
    """`line` without the state's or Party's name, where the other half of the head was read along with it."""
    beside = pattern("identity", "state_beside").search(line.text)
    return replace(line, text=line.text[: beside.start()].rstrip()) if beside and beside.start() else line


def _lines(p: Paragraph) -> list[Paragraph]:
    """`p` as lines, where line breaks stand in it."""
    if "\n" not in p.text:
        return [p]
    out = []
    at = 0
    for line in p.text.split("\n"):
        share = sum(
            min(r.end, at + len(line)) - max(r.start, at)
            for r in p.runs
            if r.bold and r.start < at + len(line) and r.end > at
        )
        out.append(Paragraph(line.strip(), bold=share / (len(line) or 1), align=p.align, size=p.size))
        at += len(line) + 1
    return [p for p in out if p.text]


def _day(text: str) -> bool:
    return bool(re.search(r"ngày.{0,12}tháng", text, re.I))


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
            or _day(text)
            or (text[0] == "(" and text[-1] == ")")
            or (re.search(r"\b(?:19|20)\d\d\W*$", text) and len(text) < 90 and not label_of(text))
            or pattern("identity", "number_line").search(text)
            or item.role == "subtitle"
            or (english.is_office(text) and len(text) < 60)
            or (end < 12 and label_of(text) is None and _is_office_vi(text))
        )
        if not face:
            break
        end += 1
    return end
