"""What an English figure is where it stands: a level, how far something moved, a share, a base, a target.

Each rule looks at the words right before the figure (back to the figure before it) and right behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from compare.figures.english.naming import Namer
from compare.figures.english.spotting import Figure
from compare.figures.english.words import group, phrase_before

Manner = Literal["level", "reached", "moved", "share", "of_plan", "of_whole", "base", "target"]
_MOVERS = ("share", "points", "times", "count", "money", "measure", "bare")
_PASSED = group("adverbs", "determiners") | {"by", "of", "some", "a", "roughly", "average", "more", "than", "-"}


@dataclass(frozen=True, slots=True)
class Told:
    """What a figure was told to be, by which rule; `sign` of a movement."""

    manner: Manner
    rule: str
    sign: int = 1


def tell(
    namer: Namer, figure: Figure, start: int, stop: int, bracketed: bool, before: tuple[Figure, Told] | None
) -> Told:
    """What `figure` is; `start` and `stop` bound the words that may say so; `bracketed`: it opens a bracket.

    `before` is the figure before it with what that was told to be.
    """
    words = namer.words
    if figure.sign and figure.sort in _MOVERS and not _is_label_value(words, figure):
        return Told("moved", "signed: +8.1%", figure.sign)
    for rule in (_plan_share, _moved_behind, _whole_share, _held_against, _shared, _moved_before, _in_brackets):
        if told := rule(namer, figure, start, stop, bracketed):
            return told
    if before and bracketed and before[1].manner == "moved" and any(namer.timed[start : figure.first]):
        return Told("base", "the base in brackets: up 11% on H1 2024 (334,500 items)")
    if before and _continues(namer, figure, start, before):
        return Told("moved", "moved like the figure before: up 1.9% on June and 6.7% on July", before[1].sign)
    return Told("level", "a level is stated")


def _continues(namer: Namer, figure: Figure, start: int, before: tuple[Figure, Told]) -> bool:
    """Whether a figure goes on with the movement before it: the same unit, no verb between, nothing that closes it."""
    between = namer.words[start : figure.first]
    movement = before[1].manner == "moved" and before[0].unit == figure.unit and figure.sort in ("share", "points")
    stops = {
        ";",
        ":",
        "to",
        "(",
        "while",
        "for",
        "with",
        "at",
        "is",
        "was",
        "were",
        "of",
        "stood",
        "reached",
        "averaged",
    }
    return (
        movement
        and between[:1] in (["and"], [","], ["in"], ["on"], ["by"], ["year"], ["compared"])
        and not (stops & set(between))
    )


def _is_label_value(words: Sequence[str], figure: Figure) -> bool:
    """A minus right behind a label is a negative level: "Net result: -2.4%"."""
    return figure.sign < 0 and figure.first > 0 and words[figure.first - 1] == ":"


def _plan_share(namer: Namer, figure: Figure, start: int, stop: int, bracketed: bool) -> Told | None:
    """Said: "49% of the annual plan", "104% of budget"."""
    if figure.sort != "share":
        return None
    first, end = namer.behind(figure, stop, "of")
    if first < end and namer.says_plan(first, end):
        return Told("of_plan", "share of a plan: 49% of the plan")
    return None


def _moved_behind(namer: Namer, figure: Figure, start: int, stop: int, bracketed: bool) -> Told | None:
    """Said: "6% below the 2022 crop", "4% lower", "50 basis points above", "41,000 more than"."""
    if figure.stop >= stop:
        return None
    word = namer.words[figure.stop]
    if word in group("more", "less") and (
        figure.sort in ("share", "points", "times") or _of_a_base(namer, figure, stop)
    ):
        return Told("moved", "more or less than a base: 6% below", 1 if word in group("more") else -1)
    return None


def _of_a_base(namer: Namer, figure: Figure, stop: int) -> bool:
    """Whether a count or a sum is held against something: "12 more than last year", "$2.6 million below plan"."""
    following = namer.words[figure.stop + 1 : min(stop, figure.stop + 3)]
    sums = figure.sort in ("money", "measure") and namer.words[figure.stop] in ("ahead", "below", "above", "short")
    return "than" in following or sums


def _whole_share(namer: Namer, figure: Figure, start: int, stop: int, bracketed: bool) -> Told | None:
    """Said: ", or 8.9% of turnover", "(12% of the total)": a share told of the figure before it."""
    if figure.sort != "share" or not start:
        return None
    first, end = namer.behind(figure, stop, "of")
    opener = namer.words[figure.first - 1] if figure.first else ""
    if first < end and (bracketed or (opener in ("or", ",", "equal", "some") and figure.first - start <= 2)):
        return Told("of_whole", "share of something: or 8.9% of turnover")
    return None


def _held_against(namer: Namer, figure: Figure, start: int, stop: int, bracketed: bool) -> Told | None:
    """Said: "against a target of $12m", "compared with 141 in Q1", "up from 61%"; "(plan 12,000)"."""
    words = namer.words
    for at in range(figure.first, max(start, figure.first - 9), -1):
        if size := phrase_before("against", words, at, start):
            if namer.says_plan(at, figure.first):
                return Told("target", "held against a target")
            near = figure.first - at <= 4 or any(namer.timed[at : figure.first])
            if near and not (words[at - size] == "from" and _place_or_date(namer, at, figure)):
                return Told("base", "held against a base: compared with 141")
            return None
    if namer.says_plan(max(start, figure.first - 6), figure.first) and _names_plan(namer, start, figure):
        return Told("target", "a plan is named: (plan 12,000)")
    return None


def _place_or_date(namer: Namer, at: int, figure: Figure) -> bool:
    """Whether "from" opens something else than a base: no figure follows at once."""
    return figure.first - at > 2


def _names_plan(namer: Namer, start: int, figure: Figure) -> bool:
    """Whether the plan named before the figure is the figure's own: "target: 95%", "a target of 15%", "(plan 12,000)"."""
    words = namer.words
    at = figure.first - 1
    while at >= start and (words[at] in _PASSED | {":", "=", "for", "is", "was", "set", "at"} or namer.timed[at]):
        at -= 1
    return at >= start and words[at] in group("targets")


def _shared(namer: Namer, figure: Figure, start: int, stop: int, bracketed: bool) -> Told | None:
    """Said: "made up 36.5% of generation", "accounted for 12%"."""
    if figure.sort != "share":
        return None
    at = figure.first
    while at > start and namer.words[at - 1] in group("adverbs"):
        at -= 1
    if phrase_before("shares", namer.words, at, start):
        return Told("share", "share of a whole: made up 36.5%")
    return None


def _moved_before(namer: Namer, figure: Figure, start: int, stop: int, bracketed: bool) -> Told | None:
    """Said: "rose 22.4%", "up by 1.6 points", "an increase of 5%"; "rose to 71%" and "to 385,000" are levels reached."""
    words = namer.words
    at = figure.first - 1
    if at >= start and words[at] == "to" and not namer.timed[at]:
        return Told("reached", "a level reached: to 71%") if _moves(namer, start, at) else None
    while at > start and (words[at] in _PASSED or namer.timed[at]):
        at -= 1
    if at < start:
        return None
    governed = at > start and words[at - 1] in group("auxiliary") | {"will", "to", "would", "should"}
    if words[at] in ("in", "at") or (words[at] in group("up_nouns", "down_nouns") and not governed):
        return _moving_noun(namer, figure, start, at)
    if figure.sort in ("count", "measure", "bare") and not _counts_change(namer, figure, at, stop):
        return None
    if words[at] in group("up", "down") and figure.sort in _MOVERS:
        return Told("moved", "moved by: rose 22.4%", 1 if words[at] in group("up") else -1)
    return None


def _counts_change(namer: Namer, figure: Figure, at: int, stop: int) -> bool:
    """Whether a count behind a verb of change is the change itself: "increased by 41,000", not "added 12 homes"."""
    return "by" in namer.words[at : figure.first] or (
        (namer.words[at] in ("up", "down") and figure.sort == "bare") or "since" in namer.words[figure.stop : stop]
    )


def _moving_noun(namer: Namer, figure: Figure, start: int, at: int) -> Told | None:
    """Said: "an increase of 5%", "a rise in rents of 3%"."""
    words = namer.words
    if figure.sort not in ("share", "points", "times") and "of" not in words[at : figure.first]:
        return None
    for here in range(at, max(start - 1, at - 6), -1):
        if words[here] in group("up_nouns", "down_nouns") and (here == 0 or words[here - 1] not in ("to", "will")):
            return Told("moved", "an increase of 5%", 1 if words[here] in group("up_nouns") else -1)
    return None


def _moves(namer: Namer, start: int, stop: int) -> bool:
    """Whether something moves between `start` and `stop`, or a movement's figure stands just before `start`."""
    movers = group("up", "down", "up_nouns", "down_nouns", "level")
    return start > 0 or any(namer.words[at] in movers for at in range(start, stop))


def _in_brackets(namer: Namer, figure: Figure, start: int, stop: int, bracketed: bool) -> Told | None:
    """Said: "(85%)" behind a count or a sum: a share of it."""
    if bracketed and figure.sort == "share" and figure.stop < len(namer.words) and namer.words[figure.stop] == ")":
        return Told("of_whole", "a share in brackets: (85%)")
    return None
