"""The time said nearest to an English figure, and whether it is only what the figure is held against."""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures.context import Context
from compare.figures.english.sentence import Place, Sentence
from compare.figures.mention import Mention
from compare.period import Period

BASE_OPENERS = frozenset(
    {
        "on",
        "than",
        "below",
        "above",
        "with",
        "against",
        "from",
        "over",
        "since",
        "versus",
        "same",
        "vs",
        "times",
        "as",
        "relative",
        "compared",
        "comparison",
    }
)
_PARTING = frozenset({";", "and", ","})
_BASE_NOUNS = frozenset({"peak", "level", "levels", "high", "low", "record", "baseline", "crop", "harvest"})


def mention_near(place: Place, start: int | None = None) -> Mention | None:
    """The time said right behind the figure, else right before it (from `start` on)."""
    sentence, figure = place.sentence, place.figure
    if not sentence.mentions:
        return None
    for mention in sentence.mentions_in(figure.stop, place.stop):
        if mention.period is None or sentence.word(mention.stop) == ":":
            continue
        between = sentence.words[figure.stop : mention.first]
        if _PARTING.isdisjoint(between) and not _of_another(place, mention):
            return mention
        break
    if paired := _behind_pair(place):
        return paired
    before = sentence.mentions_in(place.start if start is None else start, figure.first)
    if place.index and sentence.word(figure.first - 1) == "to":
        before = [m for m in before if m.first > place.start + 1]  # "from 11% in 2022 to 14%": the year is the 11%'s
    near = next((m for m in reversed(before) if m.period is not None), None)
    return near if near and ";" not in sentence.words[near.stop : figure.first] else None


def _behind_pair(place: Place) -> Mention | None:
    """Said: "$4.2m to 655 households in the third quarter": the time of a sum stands behind those it went to."""
    sentence, figure = place.sentence, place.figure
    following = sentence.figures[place.index + 1] if place.index + 1 < len(sentence.figures) else None
    if following is None or figure.sort != "money" or following.sort != "count":
        return None
    if sentence.words[figure.stop : following.first] not in (["to"], ["for"], ["in"], ["from"], ["on"]):
        return None
    mention = next(iter(sentence.mentions_in(following.end, following.end + 3)), None)
    return mention if mention and mention.period and mention.sort in ("within", "until", "next") else None


def _of_another(place: Place, mention: Mention) -> bool:
    """Whether a time opens the words of the next figure: "74% in 2020, and in 2021 79%"."""
    bracketed = place.sentence.word(place.figure.stop) == "("  # "1,145 (YTD 6,320)"
    behind = mention.first > place.figure.stop + 1 or bracketed
    return mention.stop >= place.stop < len(place.sentence.words) and behind


def is_base_time(sentence: Sentence, mention: Mention) -> bool:
    """Whether a time is said as a comparison's base: "on Q3 2021", "than in 2022", "below the 2022 crop"."""
    if mention.sort in ("same", "previous"):
        return True
    if mention.sort == "to_date" and sentence.tag(mention.first - 2) in ("verb", "part"):
        return False  # "Paramedics taken on YTD: 106"
    if sentence.word(mention.first - 1) == "of" and sentence.tag(mention.first - 2) == "number":
        return True  # "Under Act 12 of 2021"
    if sentence.words[0] == "since" and "," not in sentence.words[: mention.first] and sentence.tags[1] != "time":
        return True  # "Since the opening of Pier 4 in May the harbour has handled"
    if "due" in sentence.words[max(0, mention.first - 2) : mention.first + 1]:
        return True  # "milestones due by December"
    if sentence.word(mention.stop) in _BASE_NOUNS:
        return True  # "short of their 2019 peak"
    start = mention.first
    if "than" in sentence.words[max(0, mention.first - 6) : mention.first]:
        return True  # "7% larger than at the start of the year"
    while start > max(0, mention.first - 4) and sentence.tags[start - 1] not in ("number", "mark"):
        start -= 1
    return not BASE_OPENERS.isdisjoint(sentence.words[start : mention.first])


def like_time(period: Period, said: Sequence[str], context: Context) -> Period:
    """The time a base names with the words `said`: of "the same quarter of 2023" the report's own a year before."""
    return context.period.year_before() if period.kind == "year" and says_like(said) else period


def says_like(said: Sequence[str]) -> bool:
    """Whether words speak of the like stretch of another year: "the same quarter", "the comparable period"."""
    return not _LIKE.isdisjoint(said)


_LIKE = frozenset({"same", "corresponding", "comparable"})
