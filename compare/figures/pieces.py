"""A block's text as pieces: words, marks, cues, mentions of time and figures, cut into sentences.

A figure is a numeral with its unit; numbers that are names stay words. How figures are tied together is left to
`compare.figures.clauses`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

import resources
from compare.figures import names, naming, numerals, periods, units
from compare.figures.context import Context
from compare.figures.cues import cue_at, cue_beginnings
from compare.figures.lexicon import key
from compare.figures.mention import Mention
from compare.figures.numerals import Numeral
from compare.figures.terms import of_term, with_past
from compare.figures.tokens import Meant, Token, meant, tokenize, words_of
from compare.wording import nfc

Kind = Literal["word", "mark", "cue", "time", "figure"]


class Figure(NamedTuple):
    """A number with its unit (None where none stands behind it) and its sign ("+6,86%", "-2,4%")."""

    numeral: Numeral
    unit: units.Found | None
    sign: int = 0

    @property
    def sort(self) -> str:
        """The sort of its unit ("share", "count", "money"); "" without one."""
        return self.unit.sort if self.unit is not None else ""


class Piece(NamedTuple):
    """Tokens `first` to `stop` (excluded), as one part of a sentence. `name` is the cue's group or the mark itself."""

    kind: Kind
    first: int
    stop: int
    name: str = ""
    figure: Figure | None = None
    time: Mention | None = None


@dataclass(slots=True)
class Reading:
    """A block's text read: as meant, its tokens, its pieces, and why numbers were left out (by token)."""

    meant: Meant
    tokens: list[Token]
    words: list[str]
    pieces: list[Piece] = field(default_factory=list)
    left_out: dict[int, str] = field(default_factory=dict)

    def text(self, first: int, stop: int) -> str:
        """The meant text of tokens `first` to `stop` (excluded)."""
        return self.meant.text[self.tokens[first].start : self.tokens[stop - 1].end] if stop > first else ""

    def place(self, first: int, stop: int) -> tuple[int, int]:
        """Where these tokens stand in the block's text."""
        return self.meant.span(self.tokens[first].start, self.tokens[stop - 1].end)


_DIGIT = re.compile(r"\d")


@cache
def _spoken() -> re.Pattern[str]:
    """A number word before a counted noun, or "gấp đôi", in lower case: a sieve for paragraphs without a digit."""
    numbers, folds = _number_words("digits"), _number_words("folds")
    nouns = sorted({word.split()[0].lower() for name in ("heads", "compound", "pairing") for word in _unit_words(name)})
    return re.compile(rf"(?:{numbers}|mười|mươi|trăm)\s+(?:{'|'.join(map(re.escape, nouns))})|gấp\s+(?:{folds})\b")


def _number_words(kind: str) -> str:
    """The Vietnamese number words of a kind ("digits", "folds"), as the branches of an expression."""
    return "|".join(resources.table("figures/numerals")["vi"][kind])


def _unit_words(name: str) -> Sequence[str]:
    words: Sequence[str] = resources.table("figures/units")[name]["words"]
    return words


def may_state_figures(text: str) -> bool:
    """Whether a text has a digit, a number word before a counted noun or "gấp đôi": if not, it states no figure."""
    return _DIGIT.search(text) is not None or _spoken().search(nfc(text).lower()) is not None


def is_heading(text: str) -> bool:
    """Whether a text has no number but the one it opens with as a heading: "2. Về văn hóa - xã hội"."""
    opened = _HEADING(text)
    return opened is not None and _number_word().search(nfc(opened[1]).lower()) is None


_HEADING = re.compile(r"\d{1,2}\. (\D*)").fullmatch


@cache
def _number_word() -> re.Pattern[str]:
    numbers, folds = _number_words("digits"), _number_words("folds")
    return re.compile(rf"\b(?:{numbers}|mười|gấp\s+(?:{folds}))\b")


def read(text: str, context: Context, figures_only: bool = False) -> Reading:
    """The pieces of a Vietnamese block, read in its context; with `figures_only`, none where it states no figure."""
    understood = meant(text)
    tokens = tokenize(understood.text)
    words = words_of(tokens)
    reading = Reading(understood, tokens, words)
    times = of_term(periods.find(tokens, words, context.period), words, context)
    if context.role == "target":
        times = with_past(words, times, context.period)
    taken = [False] * len(tokens)
    for time in times:
        taken[time.first : time.stop] = [True] * (time.stop - time.first)
    reading.left_out = names.names(tokens, words, taken)
    for at in reading.left_out:
        taken[at] = True
    figures = _figures(tokens, words, context, taken)
    if figures or not figures_only:
        reading.pieces = _pieces(tokens, words, times, figures)
    return reading


def _figures(
    tokens: Sequence[Token], words: Sequence[str], context: Context, taken: Sequence[bool]
) -> list[tuple[int, int, Figure]]:
    """The figures with the tokens they span (the bound before, the unit behind)."""
    out: list[tuple[int, int, Figure]] = []
    for numeral in numerals.scan(tokens, words, context.notation, context.language, taken):
        unit = unit_behind(tokens, words, numeral)
        if numerals.is_fold(words, numeral.first):
            unit = units.Found("lần", "times", numeral.stop)
        elif (numeral.in_words and not _counts(tokens, words, numeral)) or (
            unit is None and _is_name_number(tokens, words, numeral)
        ):
            continue
        if numeral.scale and unit is None:
            unit = units.Found(numeral.scale, "money", numeral.stop, scaled_only=True)
        elif numeral.scale and unit:
            unit = units.Found(f"{numeral.scale} {unit.text}", unit.sort, unit.stop)
        if unit is not None and unit.sort == "count" and not unit.scaled_only and not numeral.scale:
            numeral = _as_count(numeral)
        first = numeral.bound_first if numeral.bound_first >= 0 else numeral.first
        sign, first = _sign(tokens, numeral, first)
        stop = unit.stop if unit else numeral.stop
        after = numerals.bound_after(words, stop)
        out.append((first, stop + after, Figure(numeral, unit, sign)))
    return out


def _as_count(numeral: Numeral) -> Numeral:
    """What is counted is whole: "1.214 hồ sơ" beside "98.6%" is 1214."""
    other = numeral.other
    if other is None or other != other.to_integral_value() or numeral.value == numeral.value.to_integral_value():
        return numeral
    return numeral._replace(value=other, other=None)


def unit_behind(tokens: Sequence[Token], words: Sequence[str], numeral: Numeral) -> units.Found | None:
    """The unit behind a numeral: no cue, link or function word, and no bound ("trở lên")."""
    at = numeral.stop
    if numeral.total is not None and at < len(words) and words[at] == key("số"):
        at += 1  # "1/3 số vụ việc"
    if at >= len(words) or numerals.bound_after(words, at):
        return None
    found = units.unit_at(tokens, words, at)
    if found is not None and _is_place(tokens, words, at, numeral, found):
        return found._replace(sort="count")
    if found is None or found.sort != "count" or found.scaled_only:
        return found
    if units.is_counted_noun(words, at):
        return found  # "146 hiện vật": a word that begins like a cue
    if _is_name(tokens, at) or _is_deed(tokens, at) or words[at] in _no_units():
        return None
    cue = cue_at(words, at)
    return None if cue and cue[1] != "plain" else found


def _is_place(tokens: Sequence[Token], words: Sequence[str], at: int, numeral: Numeral, found: units.Found) -> bool:
    """Whether "điểm" is a place that is counted ("ba điểm sạt lở"), no point of a score ("đạt 91,2 điểm, tăng …")."""
    if words[at] != _PLACE or found.text.lower() != "điểm" or found.stop >= len(words):
        return False
    if numeral.total is not None or numeral.value != numeral.value.to_integral_value():
        return False
    behind = words[found.stop]
    return tokens[found.stop].sort == "word" and behind not in _no_units() and behind != key("xếp")


_PLACE = key("điểm")


def _is_deed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands behind the number, which names who acts: "Tòa án khu vực 4 thụ lý 1.087 việc"."""
    return naming.begins_with_verb(" ".join(token.text for token in tokens[at : at + _VERB]))


_VERB = 3  # words of a verb


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is written as a name is ("Thu", "Đông"): no unit is, but for abbreviations."""
    text = tokens[at].text
    return len(text) > 1 and text[0].isupper() and text[1:].islower()


def _is_name_number(tokens: Sequence[Token], words: Sequence[str], numeral: Numeral) -> bool:
    """Whether a number names the noun before it, and what that noun does or is stands behind: "đường vành đai 2 dài".

    A member of a list ("đình chỉ 12; thu hồi 05") has a mark or nothing behind it.
    """
    at = numeral.stop
    if numeral.total is not None or numeral.bound != "eq" or at >= len(words) or numeral.first == 0:
        return False
    if words[at] in _beside():
        return True
    before = tokens[numeral.first - 1]
    plain = before.sort == "word" and cue_at(words, numeral.first - 1) is None
    follows = tokens[at].sort == "word" and words[at] != key("và")
    return plain and follows and numeral.value < 100 and numeral.value == numeral.value.to_integral_value()


@cache
def _beside() -> frozenset[str]:
    return frozenset(key(word) for word in resources.table("figures/units")["beside"]["words"])


@cache
def _no_units() -> frozenset[str]:
    return frozenset(key(word) for word in resources.table("figures/units")["never"]["words"])


def _is_spoken_measure(tokens: Sequence[Token], words: Sequence[str], numeral: Numeral) -> bool:
    """Whether a number word stands before a sum or a measure ("hai héc ta"), "năm" and stretches of time left aside."""
    if words[numeral.first] == key("năm") or numeral.stop >= len(words) or words[numeral.stop] in _TIMES:
        return False
    named = numeral.first > 0 and words[numeral.first - 1] in _NOT_AFTER  # "ngã ba Km 21"
    found = units.unit_at(tokens, words, numeral.stop)
    return not named and found is not None and found.sort in ("money", "measure") and not found.scaled_only


_TIMES = frozenset(map(key, ("ngày", "tháng", "năm", "giờ", "phút", "điểm", "độ", "bao", "cm", "m")))


def _counts(tokens: Sequence[Token], words: Sequence[str], numeral: Numeral) -> bool:
    """Whether a number word counts something: a known counted noun stands behind it ("ba xã", not "ba không")."""
    if words[numeral.stop : numeral.stop + 1] == [key("lần")]:
        return key("gấp") in words[max(0, numeral.first - 3) : numeral.first]
    if _is_spoken_measure(tokens, words, numeral):
        return True
    if not units.is_counted_noun(words, numeral.stop):
        return False
    before = words[numeral.first - 1] if numeral.first else ""
    if names.is_of_crops(words, numeral.first, numeral.stop):
        return False  # "lúa hai vụ"
    if numeral.value == 1 and numeral.total is None:
        return before in _ONE_AFTER
    return before not in _NOT_AFTER


_ONE_AFTER = frozenset(map(key, ("chỉ", "ra", "có", "còn", "được")))
_NOT_AFTER = frozenset(map(key, ("thứ", "cả", "số", "tháng", "quý", "lần", "những", "tòa", "ngã", "hạng", "loại")))


def _sign(tokens: Sequence[Token], numeral: Numeral, first: int) -> tuple[int, int]:
    """A sign glued to the number, after a bracket, a colon or a space: "(+6,86%)", "-2,4%"."""
    at = numeral.first - 1
    if first != numeral.first or at < 0 or tokens[at].text not in "+-–" or not tokens[numeral.first].glued:
        return 0, first
    if at > 0 and tokens[at].glued and tokens[at - 1].sort != "mark":
        return 0, first
    if at == 0 or tokens[at - 1].text == "\n":
        return 0, first
    return (1 if tokens[at].text == "+" else -1), at


def _pieces(
    tokens: Sequence[Token],
    words: Sequence[str],
    times: Sequence[Mention],
    figures: Sequence[tuple[int, int, Figure]],
) -> list[Piece]:
    """All in order; a figure's span goes before a time's, a time's before a cue's."""
    starts: dict[int, Piece] = {}
    for time in times:
        starts[time.first] = Piece("time", time.first, time.stop, time.sort, time=time)
    for first, stop, figure in figures:
        starts[first] = Piece("figure", first, stop, figure=figure)
    out: list[Piece] = []
    first_words, make = cue_beginnings(), tuple.__new__
    stop = 0
    for at, word in enumerate(words):
        if at < stop:
            continue
        if at in starts:
            piece = starts[at]
        elif word in first_words:
            piece = _cue_or_word(tokens, words, at, starts)
        elif tokens[at].sort == "mark":
            piece = Piece("mark", at, at + 1, word)
        else:
            piece = make(Piece, ("word", at, at + 1, "", None, None))  # what is made most often, by the shortest way
        out.append(piece)
        stop = piece.stop
    return out


def _cue_or_word(tokens: Sequence[Token], words: Sequence[str], at: int, starts: dict[int, Piece]) -> Piece:
    """The cue, word or mark at `at`; a cue never reaches into a figure or a mention of time.

    "chiếm trên 60%": "trên" is the figure's own, so that the cue is "chiếm".
    """
    found = cue_at(words, at)
    for place in range(at + 1, at + found[0]) if found else ():
        if place in starts:
            found = cue_at(words[at:place], 0)
            break
    if found:
        size, name = found
        return Piece("word" if name == "plain" else "cue", at, at + size, "" if name == "plain" else name)
    if tokens[at].sort == "mark":
        return Piece("mark", at, at + 1, tokens[at].text)
    return Piece("word", at, at + 1)


def sentences(reading: Reading) -> list[list[Piece]]:
    """The pieces of each sentence; a line end ends one, and so does a full stop before a space or a capital."""
    pieces = reading.pieces
    ends = [
        index
        for index, piece in enumerate(pieces)
        if piece.kind == "mark" and (piece.name in "\n!?…" or (piece.name == "." and _stops(reading, piece, index)))
    ]
    starts = [0, *[index + 1 for index in ends]]
    return [pieces[start:stop] for start, stop in zip(starts, [*ends, len(pieces)], strict=True) if stop > start]


def _stops(reading: Reading, piece: Piece, index: int) -> bool:
    if index + 1 >= len(reading.pieces):
        return True
    nxt = reading.tokens[piece.stop]
    if nxt.glued and not (nxt.sort == "word" and nxt.text[0].isupper() and len(nxt.text) > 1):
        return False
    return nxt.text[0].isupper() or nxt.sort != "word"
