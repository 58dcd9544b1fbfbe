"""Numbers at the head of a line: "I.", "I-", "PHẦN THỨ NHẤT", "Điều 1.", "1.1", "1)", "a)", "Part A".

Tells the kind of a number, its place in its sequence, and what of the line is left; whether a numbered line is a
heading is decided in `outline`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from compare.reading.lexicon import words
from compare.wording import plain

Kind = Literal["part", "chapter", "item", "article", "letter", "roman", "arabic", "decimal", "small", "bracket"]

# Outer to inner, as offices number; letter and roman change places where a document begins with the other one.
RANK: dict[str, int] = {
    "part": 0, "chapter": 1, "letter": 2, "roman": 3, "item": 4, "article": 5, "arabic": 6, "decimal": 7, "bracket": 8,
    "small": 9,
}  # fmt: skip

_WORDED = re.compile(
    r"(?P<word>phần|part|chương|chapter|mục|tiểu mục|section|điều|article)\s+(?P<th>thứ\s+)?"
    r"(?P<value>\d{1,3}|[ivxlc]{1,7}|[a-zđ]|[a-zà-ỹ]{2,6}(?:\s+(?:một|hai|ba|bốn|tư|lăm|năm|sáu|bảy|tám|chín))?)"
    r"(?P<end>\s*[.:)/]|\s*[-–—](?=\s|\D)|(?=\s*\n)|(?=\s+\S)|$)\s*[-–—]?\s*",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?P<value>[IVXLC]{1,7})(?P<end>\s?[.)/:]\s*[-–]?|\s?[-–—])\s*(?=[^\W\d]|[\"“(]|$)")
_LETTER = re.compile(r"(?P<value>[A-ZĐ])(?P<end>\s?[.)/:]\s*[-–]?|\s?[-–—]\s?)\s*(?=[^\W\d_]{2}|[\"“]|$)")
_DECIMAL = re.compile(
    r"(?P<value>\d{1,2}(?:\.\d{1,2}){1,4})(?P<end>\s?[.)/:]|\s?[-–—](?=\s|\D)|)\s*(?=[^\W\d]|[\"“(]|$)"
)
_ARABIC = re.compile(r"(?P<value>\d{1,2})(?P<end>\s?[.)/:]\s?[-–]?|\s?[-–—])\s*(?=[^\W\d]|[\"“(]|$)")
_BARE = re.compile(r"(?P<value>\d{1,2})(?P<end>)\s+(?=[A-ZĐÀ-Ỹ])")
_SMALL = re.compile(r"(?P<value>[a-zđ])(?P<end>\s?[.)/]|\s?[-–—](?=\s))\s*(?=[^\W\d]|[\"“(]|$)")
_BRACKET = re.compile(r"(?P<value>\((?:\d{1,2}|[a-zđ]|[ivx]{1,5})\)|[ivx]{2,5}\))(?P<end>)\s*(?=[^\W\d]|[\"“(]|$)")
_BY_KIND: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (_DECIMAL, "decimal"), (_ROMAN, "roman"), (_LETTER, "letter"), (_ARABIC, "arabic"), (_BRACKET, "bracket"),
    (_SMALL, "small"),
)  # fmt: skip
_KINDS: dict[str, Kind] = {
    "phần": "part", "part": "part", "chương": "chapter", "chapter": "chapter", "mục": "item", "tiểu mục": "item",
    "section": "item", "điều": "article", "article": "article",
}  # fmt: skip
_SERIES = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,2}) (?:\d{1,2}|[IVX]{1,4})\s?[:.–-]\s*\S")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_SMALL_ORDER = "abcdđeghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class Label:
    """A number at a line's head: its kind and look (what closes it), its place in its sequence, and the line's rest."""

    kind: Kind
    look: str
    ordinal: int
    text: str
    rest: str


@lru_cache(maxsize=4096)
def label_of(text: str, bare: bool = False) -> Label | None:
    """The number that `text` begins with; None where it begins with none. `bare` also takes "3 Transport".

    >>> label_of("II- Công tác xây dựng Đảng").ordinal
    2
    """
    line = text.strip()
    worded = _WORDED.match(line)
    if worded and (found := _worded(worded, line)):
        return found
    for expression, kind in _BY_KIND:
        match = expression.match(line)
        if match and kind == "roman" and match["value"] in ("C", "D", "L"):
            continue  # a hundredth part is the letter C
        if match:
            return _found(match, kind, line)
    match = _BARE.match(line) if bare else None
    return _found(match, "arabic", line) if match else None


def _found(match: re.Match[str], kind: Kind, line: str) -> Label:
    value = match["value"]
    look = match["end"].strip().replace("–", "-").replace("—", "-")
    if kind == "decimal":
        numbers = value.split(".")
        if len(numbers) > 1 and set(numbers[-1]) == {"0"}:  # "2.0" heads "2.1"
            numbers.pop()
        return Label(
            kind, str(len(numbers)), int(numbers[-1]), line[: match.end("end")].strip(), line[match.end() :].strip()
        )
    return Label(kind, look[:1], _ordinal(value, kind), line[: match.end("end")].strip(), line[match.end() :].strip())


def _ordinal(value: str, kind: Kind) -> int:
    bare = value.strip("()").lower()
    if bare.isdigit():
        return int(bare)
    if kind in ("roman", "bracket") and set(bare) <= set(_ROMAN_DIGITS) and (kind == "roman" or len(bare) > 1):
        return roman_value(bare)
    if kind == "small":
        return _SMALL_ORDER.find(bare) + 1 or ord(bare) - 96
    return ord(bare[0]) - 96 if bare[0] != "đ" else 5


def _worded(match: re.Match[str], line: str) -> Label | None:
    word, value = match["word"].lower(), match["value"]
    kind = _KINDS[word]
    if not (line[0].isupper() and (match["th"] or value[0].isupper() or value.isdigit())):
        return None
    ordinal = _worded_ordinal(value.lower())
    if ordinal is None:
        return None
    closed = bool(match["end"].strip()) or not line[match.end() :]
    rest = line[match.end() :].strip()
    if not closed and not (rest[:1].isupper() or rest[:1] in '"“(' or "\n" in line[match.end("value") : match.end()]):
        return None
    if not closed and len(value) == 1 and value.isalpha() and kind in ("part", "item") and not value.isupper():
        return None
    return Label(kind, "", ordinal, line[: match.end("end")].strip(), rest)


def _worded_ordinal(value: str) -> int | None:
    if value.isdigit():
        return int(value)
    named = words("outline", "ordinals").get(plain(value))
    if named:
        return int(named)
    if set(value) <= set(_ROMAN_DIGITS):
        return roman_value(value)
    return ord(value) - 96 if len(value) == 1 and value.isascii() else None


def roman_value(text: str) -> int:
    """A Roman numeral's value, any letter order taken as it stands."""
    total = 0
    values = [_ROMAN_DIGITS.get(c, 0) for c in text.lower()]
    for here, after in zip(values, [*values[1:], 0], strict=True):
        total += here if here >= after else -here
    return total


def series_of(text: str) -> str:
    """The words that count `text` on with others ("outcome" of "Outcome 1: Homes have electricity"); "" where none."""
    found = _SERIES.match(text)
    return found[1].casefold() if found else ""
