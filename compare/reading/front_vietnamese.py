"""Who issues a Vietnamese document: the office named above its number, in the left column of its head.

The words are in `resources/reading/identity.toml`; where the title stands is settled in `title`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from compare.reading.form import Grid, Paragraph
from compare.reading.lexicon import pattern

Item = Paragraph | Grid


def issuer(items: Sequence[Item], title: Sequence[int]) -> str | None:
    """The office named above the document's number; its superior, in light letters above it, is not the issuer."""
    until = min(title) if title else min(len(items), 15)
    head = [p for p in items[:until] if isinstance(p, Paragraph) and p.level is None]
    lines = [_alone(line) for p in head for line in _lines(p)]
    at = next((n for n, p in enumerate(lines) if pattern("identity", "number_line").search(p.text)), None)
    above = lines[:at] if at is not None else lines
    above = [p for p in above if not pattern("identity", "state_header").search(p.text) and not is_day_line(p.text)]
    if at is None:
        above = [p for p in above if is_office(p.text)]
    if not above:
        return None
    bold = [p for p in above if p.bold > 0.5]
    if bold and len(bold) < len(above) and not _is_half(above, bold[0]):
        above = bold
    return _clean_issuer(" ".join(p.text for p in _last_name(above)))


def is_office(text: str) -> bool:
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
    return at > 0 and _is_one_name(lines[at - 1].text, bold.text)


def _is_one_name(above: str, below: str) -> bool:
    """Whether two lines are one office's name: a place or a body below what has none, or a kind of office alone."""
    if pattern("identity", "office_kind").search(above):
        return not pattern("identity", "office").search(below) or _names_a_place(below)
    return _names_a_place(below) and not _has_place(above)


def _names_a_place(text: str) -> bool:
    return bool(pattern("identity", "office_goes_on").search(text))


def _last_name(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The last office's name of `lines`, which may run over several of them."""
    start = len(lines) - 1
    while start > 0:
        here, before = lines[start].text, lines[start - 1].text
        if (
            _is_one_name(before, here)
            or before.rstrip().endswith((",", "-", "–"))
            or not pattern("identity", "office").search(here)
        ):
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
    """`line` without what the other half of the head says, where the two were read as one line: the state's or Party's
    name, the place and day, the office's own superior told twice."""
    beside = pattern("identity", "state_beside").search(line.text)
    if beside and beside.start():
        return replace(line, text=line.text[: beside.start()].rstrip())
    words = line.text.split()
    if is_day_line(line.text) and (capitals := list(takewhile(str.isupper, words)))[1:]:
        return replace(line, text=" ".join(capitals))
    half = len(words) // 2
    return replace(line, text=" ".join(words[:half])) if half > 1 and words[:half] == words[half:] else line


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


def is_day_line(text: str) -> bool:
    return bool(re.search(r"ngày.{0,12}tháng", text, re.I))
