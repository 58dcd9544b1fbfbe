"""Text to tokens: stray spaces and footnote marks read through, words, numbers and marks told apart.

A `Reading` of a text is the text as it was meant ("11 ,2%" is "11,2%", "t ấn" is "tấn", "4.310[3]" is "4.310")
with the way back to the places in the text as it stands. What numbers and words mean is left to others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from compare.figures.lexicon import key
from compare.packing import soon_made
from compare.syllables import is_rest, is_syllable
from compare.wording import nfc

Sort = Literal["word", "number", "mark"]


class Token(NamedTuple):
    """A word, a number as written, or a mark; `start` and `end` are places in the meant text."""

    start: int
    end: int
    text: str
    key: str
    sort: Sort
    glued: bool  # whether nothing stands between it and the token before it


@soon_made
@dataclass(frozen=True, slots=True)
class Meant:
    """A text as it was meant, and the way back: before each place of `cuts`, `removed` characters are gone in all."""

    text: str
    cuts: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()

    def place(self, at: int) -> int:
        """The place in the text as it stands of the character at `at`.

        >>> meant("11 ,2%").place(2)
        3
        """
        index = bisect_right(self.cuts, at)
        return at + (self.removed[index - 1] if index else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch from `start` to `end`, in the text as it stands."""
        return self.place(start), self.place(end - 1) + 1


# Each is a slip seen in reports, with what is cut out of it (the group "cut"). No pattern repeats over another.
_SLIPS = re.compile(
    r"(?<=\d)(?:[ \t]+)(?=[,.]\d)"  # 11 ,2%
    r"|(?<![12]\d\d\d[.,])(?<=\d[.,])(?:[ \t]+)"  # 103, 27 %
    r"(?=\d{1,2}[ \t]?(?:%|ha\b|tỷ\b|tấn\b|km\b|points?\b|percentage\b))"
    r"|(?<![12]\d\d\d\.)(?<=\d\.)(?:[ \t]+)(?=\d{1,2}[ \t](?:million|billion|m|bn)\b)"  # $ 41. 7 million
    r"|(?<=\d,\d)(?:[ \t]+)(?=\d[ \t]?%)"  # 0,8 2%
    r"|(?<=[.]\d\d)(?:[ \t]+)(?=\d(?![\d.,]))"  # 2.15 0
    r"|(?<=[.]\d)(?:[ \t]+)(?=\d\d(?![\d.,]))"  # 2.1 50
    r"|(?:(?<=[^\W\d_] \d[.])|(?<=[^\W\d_] \d\d[.]))(?:[ \t])"  # thu 1. 245 tỷ đồng
    r"(?=\d{3}[ \t](?:tỷ|triệu|nghìn|ha|tấn|hộ|lượt|người)\b)"
    r"|(?<=\d[.])(?:\n)(?=\d{3}(?!\d))"  # 12.<line end>450 ha
    r"|(?<=\d)(?:\[\d{1,3}\])"  # 4.310[3]
    r"|(?<=\d)(?:\(\d{1,2}\))(?=[ \t\n,;.]|$)"  # 2.150(1)
    r"|(?<=[^\W\d_])(?:\[\d{1,3}\])"  # triệu đồng[2]
    r"|(?<=\d)[ \t]*\((?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)[^()\d\n]{0,20}\)"  # 02 (hai) tổ hợp tác
    r"|(?<=đồng)(?:\d{1,2})(?=[ \t\n,;.]|$)"  # tỷ đồng3
)
# Of English only: there a comma groups digits. 8,96 0 and 12,4 50.
_GROUP_SLIPS = re.compile(r"(?<=\d,\d\d)[ ](?=\d(?![\d,%]|\.\d))|(?<=\d,\d)[ ](?=\d\d(?![\d,%]|\.\d))")
_TORN_GROUP = re.compile(
    r"\b(?:were|was|with|of|to|at|by|from|reached|totalled|and) \d{1,3},( )"  # loans were 312, 400
    r"(?=\d{3}(?:[ .;)]|$)(?! (?:and|or) \d|\.\d| ?%))"
)
# Where a text has no other slip, a noun behind opens a figure of its own: "Against a target of 400, 372 homes".
_GOES_ON = re.compile(r" (?!(?:in|at|on|by|from|up|down|and|compared|against)\b)[a-z]").match
# A sieve before the slips, quick where there is none: every slip has one of these, or a square bracket.
_SUSPECT = re.compile(r"\d(?:[ \t]*\(|[ \t]+[,.\d]|[.,][ \t\n]+\d)")
_NOTED = re.compile(r"đồng\d")
_WORDS = re.compile(r"[^\W\d_]+")
# A token and the blanks before it; whatever is no blank is part of one.
_TOKENS = re.compile(r"([^\S\n]*)(\d+(?:[.,]\d+)*|[^\W\d_][^\W_]*|\n|[^\w\s]|_)")
_BLANKS = {ord(c): " " for c in "\u00a0\u2007\u202f\u2009\t\r\u2002\u2003"} | {ord("²"): "2", ord("³"): "3"}
# Sieves before what is replaced one for one; several, for a search for one set of characters is quick.
_ODD_BLANK = re.compile("[\u00a0\u2007\u202f\u2009\t\r\u2002\u2003⁰¹²³⁴-⁹]").search
# Raised digits name a note ("1.234² tỷ đồng", "năm¹"), unless they are of a measure ("km²") or a power ("10³"), which
# is no figure then.
_NOTE_SIGNS = re.compile(r"(?<!\bm)(?<![\dckdh]m)(?<!\b10)[⁰¹²³⁴-⁹]+")
_POWER_SIGNS = re.compile(r"(?<=\b10)[⁰¹²³⁴-⁹]")
_ODD_LETTER, _ODD_DIGIT = re.compile("[0-9][Oo]").search, re.compile("[lI][0-9]").search
_ODD_ZERO = re.compile(" 0 [0-9]").search
_LETTER_DIGITS = re.compile(r"(?<=\d)[Oo](?=[\s%]|$)|(?<=\s)[lI](?=\d{1,2}\s)")


_LOST_COMMA = re.compile(r"(?<=[ ])0 (?=\d{1,2} ?%)")  # "tăng 0 47%"


def meant(text: str, vietnamese: bool = True) -> Meant:
    """`text` (NFC is made) as it was meant; characters are cut or replaced one by one, never added.

    In other languages a comma before a blank ends a number ("9,310, 82%" are two), and no syllables are torn.
    """
    plain = nfc(text)
    if _ODD_BLANK(plain) or _ODD_LETTER(plain) or _ODD_DIGIT(plain) or _ODD_ZERO(plain):
        plain = _NOTE_SIGNS.sub(lambda found: " " * len(found[0]), _POWER_SIGNS.sub("^", plain)).translate(_BLANKS)
        plain = _LETTER_DIGITS.sub(lambda found: "0" if found[0] in "Oo" else "1", plain)
        plain = _LOST_COMMA.sub("0,", plain)
    suspect = "[" in plain or _SUSPECT.search(plain) or _NOTED.search(plain)
    spans = [found.span() for found in _SLIPS.finditer(plain)] if suspect else []
    if vietnamese:
        spans = spans + _broken_syllables(plain)
    elif suspect:
        spans = [s for s in spans if plain[s[0] - 1] != ","]
        spans += [found.span() for found in _GROUP_SLIPS.finditer(plain)]
        spans += [
            found.span(1) for found in _TORN_GROUP.finditer(plain) if spans or not _GOES_ON(plain, found.end() + 3)
        ]
    if not spans:
        return Meant(plain)
    spans.sort()
    parts, cuts, removed, at, gone = [], [], [], 0, 0
    for start, end in spans:
        if start < at:
            continue
        parts.append(plain[at:start])
        gone += end - start
        cuts.append(end - gone)
        removed.append(gone)
        at = end
    parts.append(plain[at:])
    return Meant("".join(parts), tuple(cuts), tuple(removed))


def _broken_syllables(text: str) -> list[tuple[int, int]]:
    """The spaces within syllables torn by a PDF: "s ản", "lư ợng", "t ấn", "h a"."""
    whole = _WHOLE
    if not any(map(_may_be_torn, [stretch for stretch in text.split(" ") if stretch not in whole])):
        return []
    out = []
    previous: re.Match[str] | None = None
    for word in _WORDS.finditer(text):
        joined = previous is not None and text[previous.end() : word.start()] == " "
        if previous is not None and joined and _torn(previous[0], word[0], _behind_number(text, previous.start())):
            out.append((previous.end(), word.start()))
            previous = None
        else:
            previous = word
    return out


def _may_be_torn(stretch: str) -> bool:
    """Whether a stretch between two spaces has a piece of a torn syllable; remembered where it has none."""
    if stretch.upper() == stretch.lower():
        return False  # a number, a mark
    if all(_stands_alone(word) for word in _WORDS.findall(stretch)):
        if _is_worth_keeping(stretch, _WHOLE):
            _WHOLE.add(stretch)
        return False
    return True


def _is_worth_keeping(stretch: str, kept: Collection[str]) -> bool:
    """Whether a stretch between spaces will be met again: words are, numbers and lines without a space are not."""
    return len(stretch) <= _LONGEST and len(kept) < _MOST_KEPT and not any(map(str.isdecimal, stretch))


_LONGEST, _MOST_KEPT = 32, 32768  # characters of a stretch, and stretches of each kind that are remembered
_WHOLE: set[str] = set()  # the stretches met so far that have no piece of a torn syllable


def _stands_alone(word: str) -> bool:
    """Whether a word can be no piece of a torn syllable."""
    if word.isupper() or word in _SHORT_UNITS:
        return True
    return len(word) > 6 or (is_syllable(word) and not is_rest(word)) or (word.isascii() and len(word) > 4)


def _behind_number(text: str, at: int) -> bool:
    """Whether a number stands right before `at`: what follows may be its unit."""
    return text[max(0, at - 2) : at].strip()[-1:].isdigit()


def _torn(left: str, right: str, counted: bool) -> bool:
    """Whether two words are one syllable torn apart: one of them is none by itself, together they are."""
    if len(left) > 4 or len(right) > 6 or not right.islower() or (len(left) > 1 and left.isupper()):
        return False
    if is_syllable(left) and is_syllable(right) and not is_rest(right):
        return False
    unit = left in _SHORT_UNITS and (counted or left not in _ONSETS)
    if (len(left) == 1 and left.isupper()) or unit or right in _SHORT_UNITS:
        return False
    return (not right.isascii() and is_syllable(left + right)) or (left + right) == "ha"


_ONSETS = frozenset({"đ", "tr", "g", "kh"})  # of these units that begin a syllable too: "đ ạt", "tr ồng"
_SHORT_UNITS = frozenset({"m", "km", "kg", "đ", "tr", "g", "ha", "kv", "kw"})


_Cut = tuple[tuple[int, int, str, str, Sort, bool], ...]  # the tokens of a stretch, their places counted from its start
_CUT: dict[str, _Cut] = {}  # the stretches between spaces met so far


def tokenize(text: str) -> list[Token]:
    """The tokens of a meant text, in order: words ("m2", "A1"), numbers as written ("1.234,5"), marks, line ends."""
    out: list[Token] = []
    add, make, known = out.append, tuple.__new__, _CUT  # what is made most often is made by the shortest way
    at = 0
    for stretch in text.split(" "):
        for start, end, written, kind, sort, glued in known[stretch] if stretch in known else _cut(stretch):
            add(make(Token, (at + start, at + end, written, kind, sort, glued)))
        at += len(stretch) + 1
    return out


def _cut(stretch: str) -> _Cut:
    """The tokens of a stretch without spaces, remembered where it will be met again."""
    if stretch.isdecimal():
        return ((0, len(stretch), stretch, stretch, "number", False),)
    out: list[tuple[int, int, str, str, Sort, bool]] = []
    end = 0
    for blanks, written in _TOKENS.findall(stretch):
        start = end + len(blanks)
        glued = start == end != 0
        end = start + len(written)
        if written[0].isdecimal():
            out.append((start, end, written, written, "number", glued))
        elif written[0].isalnum():
            out.append((start, end, written, key(written), "word", glued))
        else:
            out.append((start, end, written, written, "mark", glued))
    cut = tuple(out)
    return _CUT.setdefault(stretch, cut) if _is_worth_keeping(stretch, _CUT) else cut


def words_of(tokens: Sequence[Token]) -> list[str]:
    """The keys of the tokens, for phrases to be found in."""
    return [token.key for token in tokens]
