"""How numbers are written in a document: 1.234,5 in Vietnamese, 1,234.5 in English, and one written number read.

Notation follows the document, unless its own numbers show the other (`notation_of`); `parse` reads one written number.
Source of the rules: the vi-VN norm, and what offices type (dossier, section 3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from compare.messages import Language

DecimalMark = Literal[",", "."]


@dataclass(frozen=True, slots=True)
class Notation:
    """Which mark is the decimal one in a document, and how many of its numbers show that, or the other."""

    decimal: DecimalMark
    shown: int = 0
    against: int = 0


VIETNAMESE = Notation(",")

ENGLISH = Notation(".")

_SHAPE = re.compile(r"\d+(?:[.,]\d+)*")

_MARKED = re.compile(r"\d[.,]\d")  # a sieve before the two that follow

# A number may stand behind no digit and no mark: asked behind its first digit, so that digits alone are looked at.
_FIRST = r"\d(?<![\d.,/-]\d)\d{0,2}"

_VI_SHOWN = re.compile(_FIRST + r"(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,}| ?,\d{1,2}|,\d{4,})(?![\d.,/]\d|\d)")

_EN_SHOWN = re.compile(
    _FIRST + r"(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,}|\.\d{1,2}(?=\s?(?:%|tỷ|triệu|ha|tấn)))(?![\d,/]\d|\d)"
)


def notation_of(texts: Iterable[str], language: Language) -> Notation:
    """The notation of a document, by the numbers that can be read one way only; a tie leaves the language's own.

    >>> notation_of(["Tổng mức 1,234.5 tỷ đồng; 98.6%"], "vi").decimal
    '.'
    """
    vi = en = 0
    for text in texts:
        if _MARKED.search(text):
            vi += len(_VI_SHOWN.findall(text))
            en += len(_EN_SHOWN.findall(text))
    if en > vi or (en == vi and language == "en"):
        return Notation(".", en, vi)
    return Notation(",", vi, en)


_LONGEST = 32  # characters; a longer row of digits is no figure


def parse(written: str, notation: Notation) -> tuple[Decimal, Decimal | None] | None:
    """The value of one written number, and a second reading where there is a doubt; None where it is no number.

    Two different marks: the last is the decimal one. One mark more than once: grouping. One mark with other than
    three digits behind: decimal. Else the notation decides: 1.250 is 1250 in Vietnamese, and 1,250 its other reading.
    """
    if len(written) > _LONGEST:
        return None
    if written.isdecimal():
        return Decimal(written), None
    if not _SHAPE.fullmatch(written):
        return None
    marks = [c for c in written if c in ".,"]
    if len(set(marks)) == 2:
        return _with_decimal(written, marks[-1]) if marks.count(marks[-1]) == 1 else None
    if len(marks) > 1:
        return (Decimal(re.sub("[.,]", "", written)), None) if _is_grouped(written) else None
    head, _, tail = written.partition(marks[0])
    if len(tail) != 3 or len(head) > 3 or head.startswith("0"):
        return _with_decimal(written, marks[0])
    as_decimal, as_whole = Decimal(f"{head}.{tail}"), Decimal(head + tail)
    if marks[0] == notation.decimal:
        return as_decimal, None if marks[0] == "," and notation.decimal == "," else as_whole
    return as_whole, as_decimal


def _with_decimal(written: str, mark: str) -> tuple[Decimal, None] | None:
    whole, _, part = written.rpartition(mark)
    return Decimal(f"{whole.replace('.', '').replace(',', '')}.{part}"), None


def _is_grouped(written: str) -> bool:
    head, *groups = re.split("[.,]", written)
    return len(head) <= 3 and all(len(group) == 3 for group in groups)
