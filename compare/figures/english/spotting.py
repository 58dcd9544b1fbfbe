"""The figures of an English sentence: numbers with their units, and the numbers that are none.

No figures: dates and periods, labels ("Room 204"), ordinals, how long ("within 30 days"), where ("in 12 countries").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from compare.figures.english.words import group, head_noun, is_verb, noun_phrase, spelled
from compare.figures.lexicon import Phrases, grouped
from compare.figures.mention import Mention
from compare.figures.numerals import Notation, Numeral, scan
from compare.figures.tokens import Token, words_of
from compare.figures.units import unit_at
from compare.quantity import Bound

Sort = Literal["money", "share", "points", "times", "measure", "count", "bare"]
_CURRENCY = frozenset("$£€")
_SCALES = frozenset({"thousand", "million", "billion", "trillion", "m", "bn", "k", "mn", "tn"})
_RATES = frozenset({"day", "week", "month", "year", "hour", "minute", "night", "quarter"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit; tokens `first` to `stop` hold its bound, sign, number and unit.

    `noun` are the tokens of the noun phrase that is counted, its modifiers included. `sign` is 1 or -1 where written.
    """

    numeral: Numeral
    unit: str
    sort: Sort
    first: int
    stop: int
    noun: tuple[int, int] | None = None
    sign: int = 0

    @property
    def end(self) -> int:
        """Where the figure and its noun phrase end."""
        return max(self.stop, self.noun[1]) if self.noun else self.stop


def spot(
    tokens: Sequence[Token], words: Sequence[str], mentions: Sequence[Mention], notation: Notation
) -> list[Figure]:
    """The figures among the tokens of one sentence, in order."""
    taken = [False] * len(tokens)
    for mention in mentions:
        taken[mention.first : mention.stop] = [True] * (mention.stop - mention.first)
    for at in range(len(tokens)):
        number = tokens[at].sort == "number"
        if (
            _joined_to_word(tokens, at)
            or _is_proportion(words, at)
            or (number and (_is_code(tokens, at) or _is_ordinal(tokens, words, at)))
        ):
            taken[at] = True
    blocked = [mention.first for mention in mentions]
    found = [
        _figure(tokens, words, numeral, _stop_before(blocked, numeral.stop, len(tokens)))
        for numeral in scan(tokens, notation, "en", taken)
    ]
    figures = _fractions(words, _money_ranges(tokens, [f for f in found if f]))
    return [f for f in figures if not _is_label(tokens, words, f) and not _only_where_or_how_long(tokens, words, f)]


def _stop_before(starts: Sequence[int], at: int, end: int) -> int:
    return min((start for start in starts if start >= at), default=end)


def _is_code(tokens: Sequence[Token], at: int) -> bool:
    """Codes and clock times: "2014/23/EU", "24/7", "10:30", "3.1.2", "#5", "+44 20", "16-24-year-olds"."""
    before = tokens[at - 1].text if at and tokens[at].glued else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) and tokens[at + 1].glued else ""
    beyond = tokens[at + 2] if at + 2 < len(tokens) and tokens[at + 2].glued else None
    if before == "#" or (before == ":" and at > 1 and tokens[at - 2].sort == "number"):
        return True
    if after == ":" and beyond is not None and beyond.sort == "number":
        return True
    if after == "/" and beyond is not None and (beyond.sort == "word" or tokens[at].text == "24"):
        return True
    if before == "/" and at > 2 and tokens[at - 3].text == "/" and tokens[at - 1].glued:
        return True
    return before == "-" and at > 1 and tokens[at - 2].sort == "word" and tokens[at - 1].glued


def _joined_to_word(tokens: Sequence[Token], at: int) -> bool:
    """Said: "a four-year agreement", "16-day trips": the number is part of a word."""
    inside = at + 2 < len(tokens) and tokens[at + 1].text == "-" and tokens[at + 1].glued and tokens[at + 2].glued
    return inside and tokens[at + 2].text.lower().rstrip("s") in _OLD


def _is_proportion(words: Sequence[str], at: int) -> bool:
    """Said: "three quarters", "one half", "two thirds": a proportion, no count."""
    return words[at + 1 : at + 2] and words[at + 1] in _PROPORTIONS and words[at].isalpha()


_PROPORTIONS = frozenset(
    {"quarter", "quarters", "half", "halves", "third", "thirds", "fifth", "fifths", "tenth", "tenths"}
)
_OLD = frozenset(
    {
        "year",
        "day",
        "month",
        "week",
        "hour",
        "storey",
        "point",
        "star",
        "bed",
        "lane",
        "part",
        "page",
        "a",
        "hectare",
        "mile",
        "kilometre",
        "metre",
        "seat",
        "person",
        "unit",
        "time",
        "way",
        "fold",
        "strong",
    }
)


def _is_ordinal(tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    """Said: "3rd", "12th"; "20s"."""
    after = at + 1
    return after < len(tokens) and tokens[after].glued and words[after] in ("st", "nd", "rd", "th", "s")


def _figure(tokens: Sequence[Token], words: Sequence[str], numeral: Numeral, limit: int) -> Figure | None:
    """The numeral with its unit: a currency before it, or what stands behind it."""
    first = numeral.bound_first if numeral.bound_first >= 0 else numeral.first
    sign = 0
    before = numeral.first - 1
    if before >= 0 and tokens[before].text in _CURRENCY:
        return _money(tokens, words, numeral, before)
    if before >= 0 and tokens[before].text in "+-−–" and tokens[numeral.first].glued and _opens_sign(tokens, before):
        sign, first = (1 if tokens[before].text == "+" else -1), before
    if numeral.inner_unit and not unit_at(tokens, words, numeral.stop, "en"):
        return None
    unit, sort, stop, noun = _unit_behind(tokens, words, numeral, limit)
    return Figure(numeral, unit, sort, first, stop, noun, sign)


def _opens_sign(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plus or a minus is a sign, not a dash between two words."""
    return not tokens[at].glued or (at > 0 and tokens[at - 1].text in "(:,;")


def _money(tokens: Sequence[Token], words: Sequence[str], numeral: Numeral, mark: int) -> Figure:
    """Said: "$245 million", "US$1.2bn", "£4.7m", "$3.20 per tree"."""
    first = mark
    symbol = tokens[mark].text
    if mark and words[mark - 1] in ("us", "a", "c", "nz") and tokens[mark].glued:
        first, symbol = mark - 1, tokens[mark - 1].text + symbol
    sign = -1 if first and tokens[first - 1].text in "-−" and tokens[first].glued else 0
    stop, unit = numeral.stop, symbol
    if stop < len(tokens) and words[stop] in _SCALES:
        unit += tokens[stop].text if tokens[stop].glued and len(words[stop]) < 3 else f" {words[stop]}"
        stop += 1
    rate, stop = _rate(tokens, words, stop)
    bounded, first = _bounded(tokens, numeral, first - (1 if sign else 0))
    return Figure(bounded, unit + rate, "money", first, stop, None, sign)


@cache
def _bounds() -> Phrases[str]:
    return Phrases(grouped("numerals", "before"))


def _bounded(tokens: Sequence[Token], numeral: Numeral, first: int) -> tuple[Numeral, int]:
    """The numeral with the bound said before its currency: "about $9 million"."""
    if numeral.bound != "eq":
        return numeral, first
    found = _bounds().before(words_of(tokens[:first]), first) if first else None
    if not found:
        return numeral, first
    bound: Bound = found[1]  # type: ignore[assignment]
    return replace(numeral, bound=bound), first - found[0]


def _unit_behind(
    tokens: Sequence[Token], words: Sequence[str], numeral: Numeral, limit: int
) -> tuple[str, Sort, int, tuple[int, int] | None]:
    """The unit, its sort, where it stops, and the noun phrase counted."""
    at = numeral.stop
    unit = unit_at(tokens, words_of(tokens), at, "en") if at < limit else None
    if unit and unit.sort in ("share", "points", "times") and words[at] != "x":
        return unit.text, unit.sort, unit.stop, None
    scale = at
    while scale < limit and words[scale] in _SCALES and (len(words[scale]) > 2 or not tokens[scale].glued):
        scale += 1
    measure = unit_at(tokens, words_of(tokens), scale, "en") if scale < limit else None
    if scale < limit and words[scale] == "p" and tokens[scale].glued:  # pence
        return "p", "measure", scale + 1, None
    if measure and measure.sort in ("measure", "times"):
        text = " ".join(filter(None, (spelled(tokens, at, scale), measure.text)))
        rate, stop = _rate(tokens, words, measure.stop)
        return text + rate, "measure", stop, None
    if scale < limit and words[scale] in group("span_units"):
        rate, stop = _rate(tokens, words, scale + 1)
        return f"{spelled(tokens, at, scale)} {tokens[scale].text}".strip() + rate, "measure", stop, None
    end = noun_phrase(tokens, words, scale, limit)
    if end == scale:
        return spelled(tokens, at, scale), "bare", scale, None
    rate, stop = _rate(tokens, words, end)
    head = " ".join(filter(None, (spelled(tokens, at, scale), head_noun(tokens, scale, end))))
    return head + rate, "count", stop, (scale, end)


def _rate(tokens: Sequence[Token], words: Sequence[str], at: int) -> tuple[str, int]:
    """What a unit is per: " per week", " per tree"; "a day" says " per day"."""
    if at + 1 >= len(tokens):
        return "", at
    if words[at] == "per" and tokens[at + 1].sort == "word":
        return f" per {tokens[at + 1].text}", at + 2
    if words[at] in ("a", "each", "every") and words[at + 1] in _RATES and words[at + 2 : at + 3] != ["earlier"]:
        ago = at + 2 < len(words) and words[at + 2] in ("earlier", "ago", "before", "later")
        return ("", at) if ago else (f" per {words[at + 1]}", at + 2)
    return "", at


def _money_ranges(tokens: Sequence[Token], figures: Sequence[Figure]) -> list[Figure]:
    """Said: "$310m to $330m": two sums joined by a dash, or by "to" behind "of", "between" and the like, are a range."""
    out: list[Figure] = []
    for figure in figures:
        low = out[-1] if out else None
        if low and low.sort == figure.sort == "money" and figure.first == low.stop + 1 and _joins(tokens, low):
            joined = replace(low.numeral, high=figure.numeral.value, bound="range")
            out[-1] = replace(low, numeral=joined, stop=figure.stop, unit=figure.unit)
        else:
            out.append(figure)
    return out


def _fractions(words: Sequence[str], figures: Sequence[Figure]) -> list[Figure]:
    """Said: "seventeen of 20 wells", "49 of the 56 sessions": a part and its whole, however each is written."""
    out: list[Figure] = []
    for figure in figures:
        part = out[-1] if out else None
        if part and part.sort == "bare" and _of(words, part.stop, figure.first) and figure.numeral.total is None:
            if words[part.stop] == "in":  # "one in nine" is a proportion, no count
                out.pop()
                continue
            if part.numeral.value <= 2 * figure.numeral.value:
                joined = replace(part.numeral, total=figure.numeral.value, stop=figure.numeral.stop)
                out[-1] = replace(figure, numeral=joined, first=part.first)
                continue
        out.append(figure)
    return out


def _of(words: Sequence[str], start: int, stop: int) -> bool:
    said = [word for word in words[start:stop] if word not in ("the", "our", "its", "their", "all")]
    return said in (["of"], ["out", "of"], ["in", "every"], ["in"])


def _joins(tokens: Sequence[Token], low: Figure) -> bool:
    mark = tokens[low.stop].text.lower()
    opened = tokens[low.first - 1].text.lower() if low.first else ""
    return mark in ("-", "–", "—") or (mark in ("to", "and") and opened in ("of", "between", "at", "range"))


def _is_label(tokens: Sequence[Token], words: Sequence[str], figure: Figure) -> bool:
    """A number that names: behind a label's noun or a capitalised word, with no unit of its own."""
    at = figure.numeral.first - 1
    while at > 1 and (words[at] in ("and", "to", ",", "-", "–", "or") and tokens[at - 1].sort == "number"):
        at -= 2  # "Lots 3 and 4", "items 4 to 9"
    if at < 0 or tokens[at].sort != "word" or figure.numeral.in_words:
        return False
    word, capital = words[at], tokens[at].text[0].isupper()
    has_unit = figure.sort not in ("bare", "count")
    if word in group("labels") and (word not in group("loose_labels") or (capital and at > 0)):
        return not has_unit
    if word in group("labels") and capital and figure.sort == "bare" and figure.stop < len(words):
        return is_verb(words[figure.stop])  # "Station 4 is 80% complete"
    if word in group("loose_labels") and figure.sort == "bare" and at and not capital:
        return word.rstrip("s") in ("lot", "item", "section", "page", "form", "step") and figure.numeral.value < 1000
    return capital and at > 0 and not has_unit and words[at] not in _OPENERS and tokens[at - 1].text not in ".:-•(;"


_OPENERS = frozenset({"the", "in", "of", "and", "only", "some", "about", "all", "over", "nearly", "ytd", "to", "by"})


def _only_where_or_how_long(tokens: Sequence[Token], words: Sequence[str], figure: Figure) -> bool:
    """A place of an action ("in 12 countries") or a stretch of time ("within 30 days", "two weeks late")."""
    at = figure.first - 1
    before = words[at] if at >= 0 else ""
    if before in group("determiners") and at:
        before = words[at - 1]
    head = (figure.unit.split() or [""])[0].lower()
    if head in group("span_units") and " per " not in figure.unit:
        after = words[figure.stop] if figure.stop < len(words) else ""
        return before in group("spans") or after in group("span_tails") or before in ("first", "next", "last")
    return figure.sort == "count" and before in group("places") and figure.numeral.total is None
