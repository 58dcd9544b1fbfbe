"""Figures that are one: a range of sums ("$310m to $330m"), a part and its whole ("49 of the 56 sessions")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from compare.figures.english.figure import Figure
from compare.figures.english.tags import Tag
from compare.figures.english.words import either_group, group


def money_ranges(words: Sequence[str], figures: Sequence[Figure]) -> list[Figure]:
    """Said: "$310m to $330m": two sums joined by a dash, or by "to" behind "of" and the like, are a range."""
    out: list[Figure] = []
    for figure in figures:
        low = out[-1] if out else None
        adjoining = low is not None and figure.first == low.stop + 1 and low.numeral.high is None
        alike = (
            low is not None and low.sort == figure.sort and (low.sort in ("money", "share") or low.unit == figure.unit)
        )
        alike = alike and low is not None and low.sort in ("money", "share", "measure")
        between = low is not None and low.sort == "bare" and words[low.first - 1 : low.first] == ["between"]
        if low and adjoining and (alike or between) and _joins(words, low):
            joined = low.numeral._replace(high=figure.numeral.value, bound="range")
            out[-1] = figure._replace(numeral=joined, first=low.first)
        else:
            out.append(figure)
    return out


def told_again(words: Sequence[str], figure: Figure) -> Figure:
    """Said: "Nearly half (48%) of staff": the share in brackets stands for the proportion before it."""
    at = figure.first - 2
    bracketed = at >= 0 and words[at + 1] == "(" and words[figure.stop : figure.stop + 1] == [")"]
    if figure.sort != "share" or not bracketed:
        return figure
    if words[at] not in group("proportions"):
        return _told_in_ones(words, figure)
    while at >= 0 and words[at] in either_group("a one two three four - nearly almost over just about", "proportions"):
        at -= 1
    return figure._replace(first=at + 1, stop=figure.stop + 1)


def _told_in_ones(words: Sequence[str], figure: Figure) -> Figure:
    """Said: "Nine in ten callers (90%)", "9 out of every 10 calls (88.7%)": the share stands for the ones before it."""
    last = figure.first - 1
    at = next((here for here in range(last - 1, max(1, last - 5), -1) if words[here] in _ONES), 0)
    joins = [
        here for here in range(max(1, at - 3), at) if words[here] == "in" or words[here : here + 2] == ["out", "of"]
    ]
    if not joins or words[joins[0] - 1] not in _ONES:
        return figure
    noun = (at + 1, last) if at + 1 < last else None  # "7 in 10 (70%) of our customers"
    return figure._replace(first=joins[0] - 1, stop=figure.stop + 1, noun=noun)


_ONES = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", *map(str, range(1, 11))}
)


def goes_on_span(one: Figure, two: Figure) -> bool:
    """Whether a figure only goes on telling how long: the seconds of "6 minutes 40 seconds"."""
    spans = one.sort == two.sort == "measure" and one.stop == two.first
    return spans and one.unit in group("span_units") and two.unit in group("span_units")


def from_to(words: Sequence[str], figures: Sequence[Figure]) -> list[Figure]:
    """Said: "from 31 to 24 days": the figure it came from has the unit of the one it went to."""
    out = list(figures)
    for at, (one, two) in enumerate(pairwise(figures)):
        opened = one.first > 0 and words[one.first - 1] == "from" and words[one.stop : two.first] == ["to"]
        if opened and one.sort == "money" and two.unit.startswith(f"{one.unit} per "):
            out[at] = one._replace(unit=two.unit)  # "from £14 to £16 per tonne"
        if opened and one.sort == "bare" and not one.unit and two.sort not in ("bare", "points", "times"):
            out[at] = one._replace(unit=two.unit, sort=two.sort)
    return out


def _joins(words: Sequence[str], low: Figure) -> bool:
    mark = words[low.stop]
    if mark == "to" and low.first and words[low.first - 1] in ("cost", "costs", "costing"):
        return True  # "replanting costs $40 to $55 a hectare"
    opened = words[low.first - 1] if low.first else ""
    ranging = low.first > 1 and words[low.first - 2] in ("range", "ranged", "ranges", "ranging", "vary", "varied")
    if mark in ("-", "–", "—"):
        return True
    if opened == "between":
        return mark == "and"
    return mark == "to" and (opened in ("of", "at", "range") or (opened == "from" and ranging))


def fractions(words: Sequence[str], tags: Sequence[Tag], figures: Sequence[Figure]) -> list[Figure]:
    """Said: "seventeen of 20 wells", "49 of the 56 sessions", "210 homes out of 300": a part and its whole."""
    out: list[Figure] = []
    for figure in figures:
        part = out[-1] if out else None
        if part and part.sort == "bare" and figure.numeral.total is None and _of(words, part.stop, figure.first):
            if words[part.stop] == "in":
                if part.numeral.value < 10 and figure.numeral.value <= 100:  # "one in nine" is a proportion, no count
                    out.pop()
                    continue
            elif part.numeral.value <= figure.numeral.value or _over_one(words, part, figure):
                joined = part.numeral._replace(total=figure.numeral.value, stop=figure.numeral.stop)
                out[-1] = figure._replace(numeral=joined, first=part.first)
                continue
        if part and _due_sum(words, tags, part, figure):
            out[-1] = part._replace(numeral=part.numeral._replace(total=figure.numeral.value), stop=figure.stop)
            continue  # "$2.7m of $3.1m due"
        counted = part and part.sort in ("bare", "count") and part.numeral.total is None
        if part and counted and _taken_out_of(words, tags, part, figure) and part.numeral.value <= figure.numeral.value:
            joined = part.numeral._replace(total=figure.numeral.value)
            named = figure.noun and part.sort == "bare"
            out[-1] = part._replace(numeral=joined, unit=figure.unit if named else part.unit)
            continue
        if part and part.sort == "count" and words[part.end : figure.first] == ["in"] and _proportion(part, figure):
            out.pop()
            continue  # "two patients in three were seen"
        if part and part.sort == "points" and words[part.stop : figure.first] == ["out", "of"]:
            continue  # "8.5 points out of ten"
        if part and part.sort == "count" and figure.sort == "bare" and _whole_behind(words, part, figure):
            joined = part.numeral._replace(total=figure.numeral.value)
            out[-1] = part._replace(numeral=joined, stop=figure.stop)
            continue
        out.append(figure)
    return out


def _whole_behind(words: Sequence[str], part: Figure, whole: Figure) -> bool:
    """Said: "210 homes out of 300", "29 blocks of the 74": the whole of what the part counted."""
    said = words[part.stop : whole.first] in (["out", "of"], ["out", "of", "the"], ["of", "the"], ["of", "our"])
    return said and part.numeral.value <= whole.numeral.value


def _due_sum(words: Sequence[str], tags: Sequence[Tag], part: Figure, whole: Figure) -> bool:
    """Whether two sums are a part and its whole, which is said to be due."""
    alike = part.sort == whole.sort == "money" and part.unit == whole.unit and part.numeral.value <= whole.numeral.value
    said = words[part.stop : whole.first] in (["of"], ["of", "the"], ["of", "its"], ["of", "our"], ["out", "of"])
    behind, end = words[whole.stop : whole.stop + 1], whole.stop
    while end < min(len(tags), whole.stop + 4) and tags[end] in ("noun", "inner"):
        end += 1
    planned = said and words[whole.first - 1] != "of" and end > whole.stop and words[end - 1] in group("funds")
    return (
        alike
        and said
        and (planned or behind in (["due"], ["payable"], ["owed"], ["billed"], ["planned"], ["budgeted"]))
    )


def _proportion(part: Figure, whole: Figure) -> bool:
    small = part.numeral.value < whole.numeral.value <= 20
    return small and whole.numeral.in_words and whole.sort == "bare"


def _taken_out_of(words: Sequence[str], tags: Sequence[Tag], part: Figure, whole: Figure) -> bool:
    """Said: "52 have been completed out of the 60 promised": a verb between the part and "out of" its whole."""
    opener = whole.first - (1 if words[whole.first - 1] in ("the", "our", "its") else 0)
    between = tags[part.stop : opener]
    return words[opener - 2 : opener] == ["out", "of"] and opener - part.stop < 10 and "mark" not in between


def _over_one(words: Sequence[str], part: Figure, whole: Figure) -> bool:
    """Said by mistake: "42 of 40 rinks": a part a little over its whole is still told as a fraction."""
    near = part.numeral.value <= whole.numeral.value * 3 / 2
    return near and whole.sort == "count" and words[part.stop : whole.first] in (["of"], ["of", "the"], ["of", "our"])


def _of(words: Sequence[str], start: int, stop: int) -> bool:
    if stop - start > 5:
        return False
    said = [
        word for word in words[start:stop] if word not in ("the", "our", "its", "their", "all", "a", "total", "these")
    ]
    return said in (["of"], ["out", "of"], ["out", "of", "of"], ["in", "every"], ["in"], ["of", "of"])
