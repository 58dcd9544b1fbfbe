"""The figures of an English sentence: numbers with their units, ranges and fractions joined."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import resources
from compare.figures.english.excluded import is_excluded, names_something, only_where_or_how_long
from compare.figures.english.figure import Figure, Sort
from compare.figures.english.joining import (
    fractions,
    from_to,
    goes_on_span,
    money_ranges,
    told_again,
)
from compare.figures.english.tags import Tag
from compare.figures.english.thresholds import told_by_spans, without_thresholds
from compare.figures.english.words import either_group, group, is_participle, is_plural, number_words, phrase_at
from compare.figures.lexicon import Phrases, grouped
from compare.figures.mention import Mention
from compare.figures.notation import Notation
from compare.figures.numerals import Numeral, scan
from compare.figures.tokens import Token, words_of
from compare.figures.units import Found, unit_at
from compare.quantity import Bound

_CURRENCY = frozenset("$£€₹¥₦₱₩₺₴₪₭฿₽₫")

_SCALES = frozenset({"thousand", "million", "billion", "trillion", "m", "bn", "k", "mn", "tn"})

_LETTERS = {"m": "million", "k": "thousand", "bn": "billion", "mn": "million"}

_SUBSTANCE = re.compile(r"(?:CO2|CH4|N2O|SO2|NO[x2]?|PM\d+)(?:e|eq)?")

_ONE_SPAN = frozenset({"minute", "hour", "day", "week", "month", "year", "night", "decade", "quarter", "season"})

_MONTHLY = frozenset({"month", "week", "day", "quarter"})  # a yearly rate is written as any other share

_RATES = frozenset({"day", "week", "month", "year", "hour", "minute", "night", "quarter", "annum", "head"})


def spot(
    tokens: Sequence[Token], words: Sequence[str], tags: Sequence[Tag], mentions: Sequence[Mention], notation: Notation
) -> list[Figure]:
    """The figures among the tokens of one sentence, in order."""
    numbers = number_words()
    taken = [False] * len(tokens)
    for at in [at for at, word in enumerate(words) if word in numbers or word[0].isdigit()]:
        if tokens[at].sort == "number" or words[at] in numbers:
            taken[at] = is_excluded(tokens, words, at)
    for mention in mentions:
        taken[mention.first : mention.stop] = [True] * (mention.stop - mention.first)
    spotter = _Spotter(tokens, words, tags, [mention.first for mention in mentions])
    found: list[Figure] = []
    numerals = [
        part for numeral in scan(tokens, spotter.keys, notation, "en", taken) for part in _split_from_to(words, numeral)
    ]
    for numeral in numerals:
        counted = any(f.sort == "count" for f in found[-3:]) or words[:1] == ["of"]
        if figure := spotter.figure(numeral, counted):
            found.append(figure)
    figures = fractions(words, tags, from_to(words, money_ranges(words, found)))
    figures = [f for at, f in enumerate(figures) if not (at and goes_on_span(figures[at - 1], f))]
    figures = [told_again(words, f) for f in figures]
    figures = [f for at, f in enumerate(figures) if not any(then.first <= f.first for then in figures[at + 1 : at + 2])]
    if ":" in words and figures:
        figures = without_thresholds(words, tags, figures)
    figures = told_by_spans(words, tags, figures)
    return [
        f for f in figures if not names_something(tokens, words, tags, f) and not only_where_or_how_long(words, tags, f)
    ]


def _split_from_to(words: Sequence[str], numeral: Numeral) -> list[Numeral]:
    """Said: "rose from 71% to 84%", "rose by 312 to 8,940": two figures, not a range; "range from 5 to 8" stays one."""
    if numeral.high is None:
        return [numeral]
    opener = numeral.bound_first if numeral.bound_first >= 0 else numeral.first - 1
    joins = [at for at in range(numeral.first, numeral.stop) if words[at] == "to"]
    if not joins or opener < 1:
        return [numeral]
    shares = words[numeral.stop : numeral.stop + 1] in (["%"], ["per"], ["percent"], ["percentage"])
    moved = words[opener] in either_group("by", "up", "down") and (numeral.high > 5 * numeral.value or not shares)
    if words[opener] != "from" and not moved:
        return [numeral]
    if {"range", "ranged", "ranges", "ranging", "vary", "varied", "varying"} & set(words[max(0, opener - 3) : opener]):
        return [numeral]
    low = numeral._replace(high=None, bound="eq", stop=numeral.first + 1, bound_first=-1, inner_unit=None)
    high = low._replace(value=numeral.high, first=joins[0] + 1, stop=numeral.stop)
    return [low, high]


class _Spotter:
    """Reads the unit of each numeral of one sentence."""

    def __init__(
        self, tokens: Sequence[Token], words: Sequence[str], tags: Sequence[Tag], mentioned: Sequence[int]
    ) -> None:
        self.tokens, self.words, self.tags, self.mentioned = tokens, words, tags, mentioned
        self.keys = words_of(tokens)
        self._units: dict[int, Found | None] = {}  # those read so far, by their place

    def _unit_at(self, at: int) -> Found | None:
        """The unit that begins at `at`, read once."""
        if at not in self._units:
            self._units[at] = unit_at(self.tokens, self.keys, at, "en")
        return self._units[at]

    def figure(self, numeral: Numeral, counted: bool) -> Figure | None:
        """The numeral with its unit: a currency before it, or what stands behind it."""
        tokens = self.tokens
        if numeral.bound_first > 0 and (
            words_joined(tokens, numeral.bound_first) or self._went_up_to(numeral) or self._did_over(numeral)
        ):
            numeral = numeral._replace(bound="eq", bound_first=-1)  # "take-up to 84%"
        first = numeral.bound_first if numeral.bound_first >= 0 else numeral.first
        before = numeral.first - 1
        rand = before >= 0 and tokens[before].text == "R" and tokens[before].end == tokens[numeral.first].start
        if rand and self.words[numeral.stop : numeral.stop + 1] and self.words[numeral.stop] in _SCALES:
            return self._money(numeral, before)  # "R1.4 billion"
        if before >= 0 and (tokens[before].text in _CURRENCY or self._is_sum(numeral, tokens[before].text)):
            return self._money(numeral, before)
        sign = 0
        minus = (
            before > 0
            and tokens[before].text in "-−"
            and tokens[numeral.first].glued
            and tokens[before].start > tokens[before - 1].end
        )
        if minus and self._is_sum(numeral, tokens[before - 1].text):
            return self._money(numeral, before - 1)._replace(sign=-1)  # "CHF -4 million"
        if before >= 0 and tokens[before].text in "+-−–" and tokens[numeral.first].glued and self._opens_sign(before):
            sign, first = (1 if tokens[before].text == "+" else -1), before
        if numeral.inner_unit and not self._unit_at(numeral.stop):
            return None
        unit, sort, stop, noun = self._unit_behind(numeral, counted)
        return Figure(numeral, unit, sort, first, stop, noun, sign)

    def _went_up_to(self, numeral: Numeral) -> bool:
        """Whether "up to" says where something went, not a bound: "edged up to 17,900 tonnes"."""
        at = numeral.bound_first
        return self.words[at : at + 2] == ["up", "to"] and self.words[at - 1] in group("going", "neutral", "up")

    def _is_sum(self, numeral: Numeral, code: str) -> bool:
        """Whether letters before a number are a currency's: "KES 184bn", "USD 45"; "COP 27" is a conference."""
        if code not in _codes():
            return False
        scaled = self.words[numeral.stop : numeral.stop + 1] and self.words[numeral.stop] in _SCALES
        return bool(scaled) or numeral.value >= 100 or code in ("USD", "EUR", "GBP")

    def _did_over(self, numeral: Numeral) -> bool:
        """Whether "over" belongs to the verb before it: "handed over 30 homes"."""
        at = numeral.bound_first
        return self.words[at] == "over" and numeral.first == at + 1 and self.words[at - 1] in group("with_over")

    def _opens_sign(self, at: int) -> bool:
        """Whether a plus or a minus is a sign, not a dash between two words or a bullet."""
        opened = at > 0 and self.tokens[at - 1].text in "(:,;"
        return opened or (not self.tokens[at].glued and at > 0 and self.words[at - 1] != "\n")

    def _money(self, numeral: Numeral, mark: int) -> Figure:
        """Said: "$245 million", "US$1.2bn", "£4.7m", "$3.20 per tree"."""
        tokens, words = self.tokens, self.words
        first, symbol = mark, tokens[mark].text
        if mark and words[mark - 1] in ("us", "a", "c", "nz", "hk") and tokens[mark].glued:
            first, symbol = mark - 1, tokens[mark - 1].text + symbol
        joins = first > 1 and tokens[first - 1].glued  # "$14m-$19m"
        sign = -1 if first and tokens[first - 1].text in "-−" and tokens[first].glued and not joins else 0
        if first > 1 and tokens[first - 1].text == "+" and tokens[first].glued and tokens[first - 2].text in "(,":
            sign = 1  # "$118 a day (+$9)"
        stop, unit = numeral.stop, symbol
        if stop < len(tokens) and words[stop] in _SCALES:
            joined = tokens[stop].glued and len(words[stop]) < 3 and not symbol.isalpha()
            unit += tokens[stop].text if joined else f" {words[stop]}"
            stop += 1
        rate, stop = self._rates(stop)
        if not rate:
            rate, stop = self._apiece(stop)
        bounded, first = self._bounded(numeral, first - abs(sign))
        return Figure(bounded, unit + rate, "money", first, stop, None, sign)

    def _bounded(self, numeral: Numeral, first: int) -> tuple[Numeral, int]:
        """The numeral with the bound said before its currency: "about $9 million", "no less than £2m"."""
        if numeral.bound != "eq" or not first:
            return numeral, first
        window = self.keys[max(0, first - 4) : first]
        found = _bounds().before(window, len(window))
        if not found:
            return numeral, first
        return numeral._replace(bound=found[1]), first - found[0]

    def _unit_behind(self, numeral: Numeral, counted: bool) -> tuple[str, Sort, int, tuple[int, int] | None]:
        """The unit, its sort, where it stops, and the noun phrase counted."""
        tokens, words, at = self.tokens, self.words, numeral.stop
        limit = self._limit(at)
        unit = self._unit_at(at) if at < limit else None
        if unit and unit.sort in ("share", "points", "times") and words[at] != "x":
            rate, stop = self._rate(unit.stop) if unit.sort == "share" else ("", unit.stop)
            monthly = rate.removeprefix(" per ") in _MONTHLY  # "churn of 1.1% a month"
            return unit.text + rate * monthly, unit.sort, stop if monthly else unit.stop, None
        if size := phrase_at("points_words", words, at, limit):
            return " ".join(words[at : at + size]), "points", at + size, None
        scale = at
        while scale < limit and words[scale] in _SCALES and (len(words[scale]) > 2 or not tokens[scale].glued):
            scale += 1
        if scale < limit and words[scale] in ("p", "c") and tokens[scale].glued:  # pence, cents
            return tokens[scale].text, "measure", scale + 1, None
        if scale < limit and self._is_sum(numeral, tokens[scale].text):
            rate, stop = self._rates(scale + 1 + (words[scale + 1 : scale + 2] == ["worth"]))
            return spelled(tokens, at, scale + 1) + rate, "money", stop, None  # "8.25 billion USD"
        if scale == at and (word := self._short_scale(at, limit)):
            noun_unit, sort, stop, noun = self._counted(numeral, at + 1, at + 1, limit, counted)
            return f"{word} {noun_unit}", sort, stop, noun  # "carried 5.12m passengers"
        return self._measure(at, scale, limit) or self._counted(numeral, at, scale, limit, counted)

    def _short_scale(self, at: int, limit: int) -> str:
        """The scale that a letter glued to a number is before what is counted: "million" of "5.12m passengers"."""
        if at + 1 >= limit or not self.tokens[at].glued or self.words[at] not in _LETTERS:
            return ""
        end = self.noun_phrase(at + 1, limit)
        plain = self.words[at + 1] not in group("measure_words", "comparatives", "span_tails")
        return _LETTERS[self.words[at]] if plain and self._head(at + 1, end) else ""

    def _limit(self, at: int) -> int:
        index = bisect_left(self.mentioned, at)
        return self.mentioned[index] if index < len(self.mentioned) else len(self.tokens)

    def _measure(self, at: int, scale: int, limit: int) -> tuple[str, Sort, int, None] | None:
        """A measure ("8.0 kilometres", "118 kg per hectare") or a stretch of time ("48 seconds")."""
        tokens, words = self.tokens, self.words
        found = self._unit_at(scale) if scale < limit else None
        stop = found.stop if found and found.sort in ("measure", "times") else 0
        if scale < limit and (size := phrase_at("measure_phrases", words, scale, limit)):
            stop = scale + size
        if words[scale : scale + 1] == ["meters"]:
            return None  # devices, in most reports: "installed 1,220 meters"
        if not stop and scale < limit and (words[scale] in group("span_units", "measure_words")):
            stop = scale + 1
        if not stop or (words[scale] in group("span_units") and self._goes_on(stop, limit)):
            return None
        if (
            words[scale] in _ONE_SPAN
            and words[at - 1] not in ("1", "one", "a")
            and self.tags[stop : stop + 1] == ["noun"]
        ):
            return None  # "the Line 5 night service"
        if stop < len(words) and words[stop] == "-" and tokens[stop].glued:
            return None
        stop += stop < limit and bool(_SUBSTANCE.fullmatch(tokens[stop].text))  # "412 t CO2e", "187 g CO2 per kWh"
        rate, end = self._rates(stop)
        if not rate:
            rate, end = self._apiece(stop)
        sums = words[stop - 1] in group("currencies") or (words[stop - 1] in ("pounds", "pence") and stop - at > 1)
        return spelled(tokens, at, stop) + rate, "money" if sums else "measure", end, None

    def _goes_on(self, at: int, limit: int) -> bool:
        """Whether a stretch of time only opens a longer noun: "three night shelters"."""
        return at < limit and self.tags[at] == "noun" and is_plural(self.words[at])

    def _counted(
        self, numeral: Numeral, at: int, scale: int, limit: int, counted: bool
    ) -> tuple[str, Sort, int, tuple[int, int] | None]:
        """A counted noun with its modifiers; a singular is none where an earlier figure's noun is carried on."""
        start = scale + (self.words[scale : scale + 1] == ["of"] and scale > at)  # "3 million of …"
        than = self.words[start + 1 : start + 2] == ["than"]  # "2,150 more than"
        end = start if than else self.noun_phrase(start, limit)
        head = self._head(start, end)
        alone = scale > at and end == start + 1 and (end >= len(self.tags) or self.tags[end] in ("mark", "join"))
        if head is None and alone and numeral.total is None:
            head = end  # "1.8 million fry"
        if head is None and numeral.value != 1:
            end = start
        if end == start and self.words[start : start + 1] == ["per"]:
            rate, stop = self._rates(start)
            return f"{spelled(self.tokens, at, scale)}{rate}".strip(), "measure", stop, None  # "70 per 100,000 births"
        if end == start:
            rate, stop = self._rates(start)  # "or roughly 132 a day"
            return f"{spelled(self.tokens, at, scale)}{rate}".strip(), "bare", stop, None
        end = head or end
        rate, stop = self._rates(end)
        whole = numeral.value == numeral.value.to_integral_value() or numeral.total is not None
        if scale == at and not whole and self.words[stop : stop + 1] == ["of"]:
            return f"{spelled(self.tokens, start, end)}{rate}", "measure", stop, None  # "3.4 petabytes of data"
        unit = " ".join(filter(None, (spelled(self.tokens, at, scale), head_noun(self.tokens, start, end))))
        return unit + rate, "count", stop, (start, end)

    def noun_phrase(self, at: int, limit: int) -> int:
        """Where the noun phrase that begins at `at` ends: before a verb, a preposition, a mark, or `limit`."""
        here = at
        while here < limit and self.tags[here] in ("noun", "part", "inner"):
            if self.tags[here] == "part" and here > at and self.tags[here - 1] == "noun":
                break  # "complaints received"
            if self.words[here] in group("more", "less", "span_tails") and here > at:
                break  # "310 places short of"
            here += 1
        members = here > at and self.words[here - 1 : here + 2] == ["members", "of", "staff"]
        return here + 2 if members and here + 2 <= limit else here

    def _head(self, start: int, end: int) -> int | None:
        """Behind the last plural of a noun phrase, or behind a unit that is no English word ("FTE")."""
        for here in range(end - 1, start - 1, -1):
            said = self.tokens[here].text
            letters = said[1:].isupper() or (said.endswith("s") and said[:-1].isupper())  # "FTE", "KPIs"
            if is_plural(self.words[here]) or (here == end - 1 and letters):
                return here + 1
        return None

    def _rates(self, at: int) -> tuple[str, int]:
        """What a unit is per, more than once perhaps: " per person per day"; "a day" says " per day"."""
        text = ""
        for _ in range(3):
            rate, stop = self._rate(at)
            if not rate:
                break
            text, at = text + rate, stop
        return text, at

    def _apiece(self, at: int) -> tuple[str, int]:
        """What a sum is for one of: "$70 a barrel", "£4.20 a ticket"."""
        words, tags = self.words, self.tags
        single = (
            at + 1 < len(words) and words[at] in ("a", "an") and tags[at + 1] == "noun" and not is_plural(words[at + 1])
        )
        closed = at + 2 >= len(words) or (single and tags[at + 2] in ("mark", "join", "prep", "time"))
        moving = single and words[at + 1] in group("up_nouns", "down_nouns")
        return (f" per {words[at + 1]}", at + 2) if single and closed and not moving else ("", at)

    def _rate(self, at: int) -> tuple[str, int]:
        words, tokens = self.words, self.tokens
        if at + 1 >= len(tokens):
            return "", at
        every = words[at : at + 2] == ["for", "every"] and at + 3 < len(tokens) and tokens[at + 2].sort == "number"
        if every:
            stop = self._head(at + 3, self.noun_phrase(at + 3, len(tokens))) or at + 4
            return f" per {tokens[at + 2].text} {spelled(tokens, at + 3, stop)}", stop  # "for every 1,000 people"
        if words[at] == "per" and tokens[at + 1].sort == "number" and self.tags[at + 2 : at + 3] in ([], ["mark"]):
            return f" per {tokens[at + 1].text}", at + 2  # "a rate of 74 per 10,000"
        if words[at] == "per" and tokens[at + 1].sort == "number":
            stop = max(self.noun_phrase(at + 2, len(tokens)), at + 3)
            stop = self._head(at + 2, stop) or at + 3  # "per 100,000 live births"
            stop += self.tags[stop : stop + 1] == ["verb"] and is_participle(words[stop])  # "hours worked"
            return f" per {tokens[at + 1].text} {spelled(tokens, at + 2, stop)}", stop
        if words[at] == "per" and words[at + 1] in _SCALES and len(words[at + 1]) > 2:
            stop = self.noun_phrase(at + 2, len(tokens))
            stop = self._head(at + 2, stop) or stop
            return f" per {spelled(tokens, at + 1, stop)}", stop  # "2 per million hours"
        if (words[at] == "per" and (size := phrase_at("measure_phrases", words, at + 1))) or (
            words[at] == "per" and (size := phrase_at("per_phrases", words, at + 1))
        ):
            return f" per {spelled(tokens, at + 1, at + 1 + size)}", at + 1 + size
        hyphened = at + 3 < len(tokens) and words[at + 2] == "-" and tokens[at + 2].glued and tokens[at + 3].glued
        if words[at] == "per" and hyphened and tokens[at + 3].sort == "word":
            stop = at + 4 + (self.tags[at + 4 : at + 5] == ["noun"])  # "per seat-km", "per full-time employee"
            return f" per {spelled(tokens, at + 1, stop)}", stop
        if words[at] == "per" and tokens[at + 1].sort == "word":
            return f" per {tokens[at + 1].text}", at + 2
        if words[at] in ("a", "an", "each", "every") and words[at + 1] in _RATES:
            ago = at + 2 < len(words) and words[at + 2] in ("earlier", "ago", "before", "later")
            return ("", at) if ago else (f" per {words[at + 1]}", at + 2)
        return "", at


@cache
def _codes() -> frozenset[str]:
    """Currencies written with letters before the sum: "KES 184bn", "Rs 40 million"; with their capitals."""
    known = resources.table("units")["currencies"].values()
    return frozenset(word for entry in known for word in entry["words"] if word[:1].isupper() and word.isalpha())


def words_joined(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the end of a hyphened one: "take-up"."""
    return tokens[at].glued and tokens[at - 1].text == "-"


@cache
def _bounds() -> Phrases[Bound]:
    names: tuple[Bound, ...] = ("approx", "gt", "ge", "le", "lt")
    return Phrases((words, bound) for words, name in grouped("numerals", "before") for bound in names if bound == name)


def head_noun(tokens: Sequence[Token], start: int, stop: int) -> str:
    """The head of a noun phrase, its last word, hyphens kept: "smart meters" is "meters"."""
    first = stop - 1
    while first > start and (tokens[first].glued or tokens[first].text in "-"):
        first -= 1
    return spelled(tokens, first, stop)


def spelled(tokens: Sequence[Token], start: int, stop: int) -> str:
    """The tokens from `start` to `stop` as written, one space where any stood."""
    out = ""
    for token in tokens[start:stop]:
        out += token.text if token.glued or not out else f" {token.text}"
    return out.strip(" ,;:–-")
