"""Figures shared out among several subjects or times: "Coal and gas sales were 5 and 7 Mt respectively".

>>> [share.name for share in shared_out(s).values()]   # "Rice and maize yields rose 4% and 6% respectively"
['Rice yields', 'maize yields']
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.figures.english.clauses import clause_before
from compare.figures.english.figure import Figure
from compare.figures.english.phrases import before_of, phrase
from compare.figures.english.sentence import Sentence
from compare.figures.english.words import is_plural
from compare.figures.mention import Mention
from compare.period import Period

_JOINS = frozenset({",", "and", "$", "£", "€"})


@dataclass(frozen=True, slots=True)
class Share:
    """What one figure of the list is: its number with the list's unit, and its own subject or its own time."""

    figure: Figure
    name: str = ""
    period: Period | None = None
    first: bool = False


def shared_out(sentence: Sentence) -> Mapping[int, Share]:
    """The figures by their place in the sentence's list that "respectively" shares out; none without the word."""
    if "respectively" not in sentence.words or len(sentence.figures) < 2:
        return {}
    end = list(sentence.words).index("respectively")
    listed = _list_before(sentence, end)
    if len(listed) < 2:
        return {}
    first, last = sentence.figures[listed[0]], sentence.figures[listed[-1]]
    times = _times(sentence.mentions_in(0, first.first), len(listed)) or _times(
        sentence.mentions_in(last.stop, end), len(listed)
    )
    subject = _subject(sentence, 0, first.first)
    names = [subject] * len(listed) if times else _divided(subject, len(listed))
    if thing := before_of(sentence, clause_before(sentence, 0, first.first)):
        names = [f"{name} {thing}" for name in names]  # "schools recorded attendance of 95% and 91%"
    if not names:
        return {}
    periods = [mention.period for mention in times] or [None] * len(listed)
    return {
        index: Share(_with_unit(sentence.figures[index], last), name, period, index == listed[0])
        for index, name, period in zip(listed, names, periods, strict=True)
    }


def _list_before(sentence: Sentence, end: int) -> list[int]:
    """The places of the figures right before `end` that only commas and "and" part, times behind them left out."""
    before = [index for index, figure in enumerate(sentence.figures) if figure.first < end]
    listed: list[int] = []
    for index in reversed(before):
        figure = sentence.figures[index]
        if listed:
            between = sentence.words[figure.stop : sentence.figures[listed[0]].first]
            if not between or not _JOINS.issuperset(between):
                break
        listed.insert(0, index)
    return listed


def _times(mentions: Sequence[Mention], count: int) -> list[Mention]:
    """`mentions` where they are as many as the figures."""
    return list(mentions) if len(mentions) == count and all(mention.period for mention in mentions) else []


def _subject(sentence: Sentence, start: int, stop: int) -> str:
    """The words before the verb that the list belongs to."""
    verb = next((at for at in range(start, stop) if sentence.tags[at] in ("verb", "aux")), stop)
    while verb > start and sentence.tags[verb - 1] in ("time", "prep", "mark"):
        verb -= 1
    return phrase(sentence, start, verb)


def _divided(subject: str, count: int) -> list[str]:
    """The members of a subject, each with the words they share: "Rice and maize yields", "Output of coal and gas"."""
    parts = [part for part in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", subject) if part]
    if len(parts) != count:
        return []
    head = re.match(r"(.*\b(?:of|in|for|from|to)\s+(?:the\s+)?)", parts[0])
    if head and not re.search(r"\b(?:of|in|for|from|to)\b", " ".join(parts[1:])):
        return [parts[0], *(f"{head[1]}{part}" for part in parts[1:])]
    tail = parts[-1].split()[1:]
    if tail and all(len(part.split()) == 1 and not is_plural(part.lower()) for part in parts[:-1]):
        return [*(" ".join([part, *tail]) for part in parts[:-1]), parts[-1]]
    return parts


def _with_unit(figure: Figure, last: Figure) -> Figure:
    """A figure of the list with the unit that is said once, behind the last."""
    scaled = bool(figure.unit) and last.unit.startswith(f"{figure.unit} ")  # "8.4 million and 31.5 million items"
    if figure.sort != "bare" or (figure.unit and not scaled) or last.sort == "bare":
        return figure
    return figure._replace(unit=last.unit, sort=last.sort)
