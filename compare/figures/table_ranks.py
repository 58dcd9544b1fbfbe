"""The rank of a table's row among its neighbours: by its number ("I", "1", "1.1", "a)"), its mark or its words.

A part's rank is higher than its whole's. Which row is whose part is decided in `table_rows`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from compare.figures.table_grid import is_figure
from compare.figures.table_words import begins_with

_MARK = re.compile(r"^\s*(?P<mark>[-–—•●▪*+]+|\(?\d{1,2}(?:\.\d{1,2})*[.)]|\(?[a-hđ][.)]|[IVX]+[.)]|[A-HĐ][.)])\s*")
_PART = re.compile(
    r"^(?:trong đó(?:\s+có)?|tr(?:ong|\.)?\s?(?:đó|tổng số|số đó|số này)|bao gồm|gồm(?:\s+có)?|chia ra|riêng"
    r"|of which|of whom|including|incl\.?|thereof)\s*[:：,]?\s*",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"\(?[IVX]+[.)]?")
_NUMBER = re.compile(r"\(?\d{1,3}[.)]?")
_DECIMAL_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?")
_LETTER = re.compile(r"\(?[a-zđ][.)]?")
_CAPITAL = re.compile(r"\(?[A-HĐ][.)]?")
GROUP_RANK, ROW_RANK, SUB_RANK, DASH_RANK, PLUS_RANK = 0, 2, 3, 5, 6


class Ranked(NamedTuple):
    """A row's rank, its name without marks, and whether it is marked a part."""

    rank: int
    own: str
    part: bool


def ranked(text: str, order: str, unnumbered: bool) -> Ranked:
    """A row's rank (a part's is higher than its whole's), its name without marks, and whether it is marked a part."""
    found = _MARK.match(text)
    mark = found["mark"] if found else ""
    own = text[found.end() :] if found and len(text) > found.end() else text
    if mark and own == text:
        mark = ""
    if mark[:1] == "-" and is_figure(own[:1] + " "):
        own = text
    of = _PART.match(own)
    if of:
        return Ranked(PLUS_RANK if mark[:1] in "+*" and mark else DASH_RANK, own[of.end() :].strip(), True)
    if mark and mark[0] in "-–—•●▪":
        return Ranked(DASH_RANK, own, True)
    if mark and mark[0] in "+*":
        return Ranked(PLUS_RANK, own, True)
    return _ordered(own, mark or order, unnumbered)


def _ordered(own: str, order: str, unnumbered: bool) -> Ranked:
    """The rank a row's number gives it; without one, among numbered rows, it is a part unless it is a total."""
    if _DECIMAL_NUMBER.fullmatch(order):
        return Ranked(SUB_RANK + min(order.strip(".)").count(".") - 1, 1), own, False)
    if _LETTER.fullmatch(order):
        return Ranked(SUB_RANK + 1, own, False)
    if _ROMAN.fullmatch(order) or _CAPITAL.fullmatch(order):
        return Ranked(GROUP_RANK + (0 if _CAPITAL.fullmatch(order) else 1), own, False)
    if _NUMBER.fullmatch(order):
        return Ranked(ROW_RANK, own, False)
    if unnumbered and begins_with(own, "rows.total") is None and not own.isupper():
        return Ranked(SUB_RANK, own, False)
    return Ranked((GROUP_RANK if own.isupper() else ROW_RANK), own, False)


def without_mark(text: str) -> str:
    """A row's name without the mark or number before it.

    >>> without_mark("- Kế hoạch"), without_mark("1.1. Thu nội địa")
    ('Kế hoạch', 'Thu nội địa')
    """
    found = _MARK.match(text)
    return " ".join((text[found.end() :] if found and len(text) > found.end() else text).split())
