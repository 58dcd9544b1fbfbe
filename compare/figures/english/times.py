"""Of which time an English figure is: what is said near it, at the sentence's head, or the report's own."""

from __future__ import annotations

from itertools import pairwise

from compare.figures.context import Context
from compare.figures.english.meant import role_of
from compare.figures.english.mentions import BASE_OPENERS, is_base_time, like_time, mention_near
from compare.figures.english.sentence import Place, Sentence
from compare.figures.english.words import group
from compare.figures.mention import Mention, to_date
from compare.period import Period, parse

_BEING = frozenset({"been", "was", "were", "at"})
_OWN_TIMES = ("within", "until", "next", "to_date")


def opening_period(sentence: Sentence) -> tuple[Period | None, bool]:
    """The period that the sentence opens with, and whether it stands at its head: there it holds beyond a semicolon."""
    limit = sentence.figures[0].first if sentence.figures else len(sentence.words)
    for mention in sentence.mentions_in(0, limit):
        at_head = not sentence.has_tag("noun", 0, mention.first)
        if sentence.words[0] == "since" and not at_head:
            continue  # "Since the opening of Pier 4 in May the harbour has handled"
        before = sentence.words[max(0, mention.first - 2) : mention.first]
        if not group("planned_then").isdisjoint(before):
            continue  # "Of the 2,400 visits planned for the year, 610 were made"
        if ";" in sentence.words[mention.stop : limit] and not at_head:
            continue  # "Form B12 was replaced in June; 3,140 have since filed online"
        since = sentence.words[0] == "from" and mention.first < 2 and sentence.word(mention.stop) == ","
        if mention.period and mention.sort in _OWN_TIMES and (since or not is_base_time(sentence, mention)):
            return mention.period, at_head
        past = mention.sort == "previous" and mention.period and sentence.word(mention.stop) != "'"
        if past and at_head and BASE_OPENERS.isdisjoint(sentence.words[: mention.first]):
            return mention.period, True  # "Last year 653 vehicles were tested"
        if at_head and mention.sort == "event" and mention.period and _of_stock(sentence, mention, limit):
            return mention.period, True
    return None, False


def _of_stock(sentence: Sentence, mention: Mention, limit: int) -> bool:
    """Whether a stock is told of a day at the sentence's head: "On 1 January 2024 the population stood at 7,416"."""
    stands = {"stood", "numbered", "totalled", "totaled"} & set(sentence.words[mention.stop : limit])
    return bool(stands) and mention.period is not None and mention.period.kind == "day"


def time_behind_list(place: Place, context: Context) -> Period | None:
    """The time said once behind the last of a list: "to recycle 65% of packaging and to plant 400 trees by 2032"."""
    sentence = place.sentence
    if place.stop >= len(sentence.words):
        return None
    behind = sentence.mentions_in(place.figure.stop, len(sentence.words))
    if len(behind) != 1 or behind[0].first < sentence.figures[-1].stop or behind[0].period is None:
        return None
    later = behind[0].period.begin > context.period.end
    if behind[0].sort != "until" and not (later and behind[0].sort in ("within", "next")):
        return None
    between = sentence.words[place.figure.stop : behind[0].first]
    return None if {";", "while", "but", "compared", "against", "from"} & set(between) else behind[0].period


def running_since(place: Place, context: Context) -> Period | None:
    """Said: "Capital investment since 2023: £82 million": from that year to the end of the report's time; else None.

    Only of what adds up, in a year before the report's own, and not where a verb tells how far something moved since.
    """
    sentence, figure = place.sentence, place.figure
    mention = mention_near(place)
    summed = figure.sort == "bare" and "cumulative" in sentence.words[place.start : figure.first]
    if mention is None or mention.period is None or not (summed or figure.sort in ("count", "money", "measure")):
        return None
    opener = sentence.words[max(0, mention.first - _SINCE) : mention.first]
    moved = any(sentence.words[at] in group("up", "down") for at in range(place.start, figure.first))
    to_end = sentence.words[mention.first] in ("to", "until", "through", "till")
    if to_end and mention.period.kind == "month" and mention.period.end == context.period.end:
        return to_date(context.period)  # "emissions to the end of September: 2,390 tonnes"
    record = {"largest", "highest", "lowest", "most", "best", "worst", "biggest", "fewest", "smallest", "first"}
    if (
        "since" not in opener
        or record & set(sentence.words[figure.stop : mention.first])
        or moved
        or mention.period.kind != "year"
        or " per " in figure.unit
    ):
        return None
    first, end = mention.period.begin.year, to_date(context.period)
    return parse(f"{first}..{end.text}") if first < end.begin.year else None


_SINCE = 8  # words from "since" to its year: "since the start of the scheme in 2020"


def time_behind(place: Place) -> Period | None:
    """Said: "grew 7% to $412 million in the nine months to September": the time right behind a level; else None."""
    mention = mention_near(place)
    if mention is None or mention.first < place.figure.stop or mention.sort not in _OWN_TIMES:
        return None
    return None if is_base_time(place.sentence, mention) else mention.period


def _year_so_far(place: Place, mention: Mention, context: Context) -> bool:
    """Said: "811 have now been licensed this year": of a result in a report on a part of the year, the year so far."""
    this = place.sentence.words[mention.first : mention.stop][-2:] == ["this", "year"]
    partial = context.period.kind in ("month", "quarter", "half", "months") and context.role == "actual"
    return this and partial and role_of(place, context) == "actual"


def ends_of_span(place: Place) -> tuple[Period, Period] | None:
    """Said: "Between 2020 and 2024 the rate climbed from 71% to 88%": the years of the two figures; else None.

    Only where the span is the one time of the sentence, and the figures are its two.
    """
    sentence = place.sentence
    spans = [m.period for m in sentence.mentions if m.period]
    if len(spans) != 1 or spans[0].kind != "span" or len(sentence.figures) < 2:
        return None
    words = sentence.words
    moved = any(
        words[one.first - 1] == "from" and words[two.first - 1] == "to" and two.first - one.stop < 4
        for one, two in pairwise(sentence.figures)
    )
    first, _, last = spans[0].text.partition("..")
    return (parse(first), parse(last)) if moved else None


def period_of(place: Place, opening: Period | None, context: Context) -> Period:
    """The period of a level: said near it, at the head of the sentence, or the report's own."""
    if running := running_since(place, context):
        return running
    if place.sentence.word(place.figure.first - 1) == "to" and (ends := ends_of_span(place)):
        return ends[1]
    mention = mention_near(place)
    if mention and mention.period and _is_of_base(place, mention):
        return like_time(mention.period, place.sentence.words[max(0, mention.first - 4) : mention.first], context)
    if mention and _year_so_far(place, mention, context):
        return to_date(context.period)
    if mention and mention.period and mention.sort != "event" and not is_base_time(place.sentence, mention):
        return mention.period
    if mention and mention.period and mention.sort == "event" and _stands_on_day(place, mention):
        return mention.period
    right_behind = mention and mention.sort in ("previous", "same") and mention.first == place.figure.end
    if mention and mention.sort == "same" and place.sentence.word(place.figure.first - 1) not in _BEING:
        right_behind = None  # "having been 6% twelve months earlier"
    if right_behind and mention and mention.period and place.sentence.word(mention.stop) not in ("'", "’", "s"):
        return mention.period  # "stood at 1,140 last year"
    return opening or (context.counted if context.counted and _builds_up(place) else context.period)


def _is_of_base(place: Place, mention: Mention) -> bool:
    """Said: "burned 1,240 ha, half of what it was in the same period of 2023 (2,690 ha)": the base's own level."""
    sentence, figure = place.sentence, place.figure
    bracketed = sentence.word(figure.first - 1) == "(" and mention.stop == figure.first - 1
    told = any(before.unit == figure.unit for before in sentence.figures[: place.index])
    return bracketed and told and is_base_time(sentence, mention)


def _stands_on_day(place: Place, mention: Mention) -> bool:
    """Said: "Reservoirs were 71% full on 30 September 2024": how a thing stood on a day, told by "was" alone."""
    sentence, figure = place.sentence, place.figure
    being = sentence.word(figure.first - 1) in ("was", "were", "is", "are", "at")
    near = 0 <= mention.first - figure.end < 4 and sentence.word(mention.first - 1) == "on"
    day = mention.period is not None and mention.period.kind == "day"
    return being and near and day and figure.sort in ("share", "count", "bare", "money")


_SUM_OF_SPANS = 1000  # hours or days: nothing lasts so many, they are those of many people added up


def _builds_up(place: Place) -> bool:
    """Whether a figure may be one of the counts that a report gives for the year to date: no rate, no state."""
    sentence, figure = place.sentence, place.figure
    if figure.sort not in ("count", "money", "measure") or " per " in figure.unit:
        return False
    near = sentence.words[place.start : min(place.stop, figure.end + 3)]
    spanned = figure.unit.split()[-1:] and figure.unit.split()[-1] in group("span_units")
    lasting = spanned and figure.numeral.value < _SUM_OF_SPANS
    return not lasting and {"now", "currently", "today", "average", "averaged"}.isdisjoint(near)
