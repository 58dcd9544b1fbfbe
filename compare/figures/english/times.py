"""Of which time an English figure is, and whether it is a result, an estimate or a target."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from compare.figures.context import Context
from compare.figures.english.sentence import Place, Sentence
from compare.figures.english.words import (
    either_group,
    group,
    has_phrase,
    is_drawn_on,
    is_participle,
    is_plan_noun,
    phrase_at,
)
from compare.figures.mention import Mention, to_date
from compare.observation import Role
from compare.period import Period, parse

_BASE_OPENERS = frozenset(
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
_BEING = frozenset({"been", "was", "were", "at"})
_PARTING = frozenset({";", "and", ","})
_BASE_NOUNS = frozenset({"peak", "level", "levels", "high", "low", "record", "baseline", "crop", "harvest"})
_NEAR = 60  # words before a figure that may say what it is meant as
_PLANNED = frozenset(
    {"set", "budgeted", "planned", "targeted", "capped", "forecast", "projected", "limited", "due", "to"}
)
_ENDS_LIST = frozenset({";", "while", "but", "after", "although"})
_PLANS = frozenset({"plan", "plans", "strategy", "programme", "program", "budget", "resolution"})
_FORESEES = frozenset(
    {"foresees", "foresee", "foresaw", "envisages", "envisage", "envisaged", "anticipates", "assumes"}
)
_OWN_TIMES = ("within", "until", "next", "to_date")


def opening_period(sentence: Sentence) -> tuple[Period | None, bool]:
    """The period that the sentence opens with, and whether it stands at its head: there it holds beyond a semicolon."""
    limit = sentence.figures[0].first if sentence.figures else len(sentence.words)
    for mention in sentence.mentions_in(0, limit):
        at_head = not sentence.has_tag("noun", 0, mention.first)
        if sentence.words[0] == "since" and not at_head:
            continue  # "Since the opening of Pier 4 in May the harbour has handled"
        if ";" in sentence.words[mention.stop : limit] and not at_head:
            continue  # "Form B12 was replaced in June; 3,140 have since filed online"
        since = sentence.words[0] == "from" and mention.first < 2 and sentence.word(mention.stop) == ","
        if mention.period and mention.sort in _OWN_TIMES and (since or not is_base_time(sentence, mention)):
            return mention.period, at_head
        past = mention.sort == "previous" and mention.period and sentence.word(mention.stop) != "'"
        if past and at_head and _BASE_OPENERS.isdisjoint(sentence.words[: mention.first]):
            return mention.period, True  # "Last year 653 vehicles were tested"
        if at_head and mention.sort == "event" and mention.period and _of_stock(sentence, mention, limit):
            return mention.period, True
    return None, False


def _of_stock(sentence: Sentence, mention: Mention, limit: int) -> bool:
    """Whether a stock is told of a day at the sentence's head: "On 1 January 2024 the population stood at 7,416"."""
    stands = {"stood", "numbered", "totalled", "totaled"} & set(sentence.words[mention.stop : limit])
    return bool(stands) and mention.period is not None and mention.period.kind == "day"


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


def _of_another(place: Place, mention: Mention) -> bool:
    """Whether a time opens the words of the next figure: "74% in 2020, and in 2021 79%"."""
    bracketed = place.sentence.word(place.figure.stop) == "("  # "1,145 (YTD 6,320)"
    behind = mention.first > place.figure.stop + 1 or bracketed
    return mention.stop >= place.stop < len(place.sentence.words) and behind


def is_base_time(sentence: Sentence, mention: Mention) -> bool:
    """Whether a time is said as a comparison's base: "on Q3 2021", "than in 2022", "below the 2022 crop"."""
    if mention.sort in ("same", "previous"):
        return True
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
    return not _BASE_OPENERS.isdisjoint(sentence.words[start : mention.first])


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
        return _like_time(place, mention, context)
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


def _like_time(place: Place, mention: Mention, context: Context) -> Period:
    """The time a base names, of "the same period of 2023" the report's own a year before."""
    assert mention.period is not None
    same = "same" in place.sentence.words[max(0, mention.first - 4) : mention.first]
    return context.period.year_before() if same and mention.period.kind == "year" else mention.period


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


def role_of(place: Place, context: Context) -> Role:
    """Whether a level is a result, an estimate or a target."""
    sentence, figure = place.sentence, place.figure
    reading = _Cues(place)
    if reading.says("estimate") and reading.plan_foresees():
        return "target"  # "The five-year plan foresees 120 bridges"
    if reading.says("estimate"):
        return "estimate" if context.role == "actual" else context.role
    if context.role == "actual" and (reading.estimated_behind() or reading.forecast_is()):
        return "estimate"
    if context.role != "target" and reading.perfect_to_come() and not _is_later(place, context):
        return "estimate"
    if reading.says("aim") or (
        figure.noun and not figure.numeral.total and sentence.words[figure.noun[0]] in group("planned")
    ):
        return "target"
    if reading.says("assigned") or reading.commanded():
        return "target"
    if reading.plan_before() or reading.aim_behind() or reading.denied():
        return "target"
    if _is_later(place, context):
        return "target"
    return "actual" if context.role == "target" and reading.told_as_fact() else context.role


def _is_later(place: Place, context: Context) -> bool:
    """Whether the figure is of a time after the report's own."""
    near = mention_near(place)
    return bool(near and near.period and near.period.begin > context.period.end)


_ESTIMATED = frozenset({"projected", "forecast", "estimated", "anticipated", "expected", "according"})
_HEADINGS = {
    "aim": frozenset(
        {"targets", "goals", "objectives", "plans", "target", "plan", "budget", "priorities", "ambitions"}
    ),
    "estimate": frozenset({"guidance", "forecast", "forecasts", "outlook", "projections", "estimates", "estimate"}),
}


@dataclass(slots=True)
class _Cues:
    """The words around one figure that say what it is meant as."""

    place: Place

    def says(self, name: str) -> bool:
        """Whether a cue stands before the figure, or before the first figure of the list it belongs to."""
        sentence, figure = self.place.sentence, self.place.figure
        if name not in sentence.cues:
            return sentence.headed and self._headed(name, sentence.figures[0].first) and not self.told_anew()
        words = sentence.words[: figure.first]
        clause = len(words) - words[::-1].index(";") if ";" in words else 0
        if self._cued(name, max(self.place.start, clause, figure.first - _NEAR), figure.first):
            return True
        first = sentence.figures[0].first
        if self._headed(name, first):
            return not self.told_anew()
        if not _ENDS_LIST.isdisjoint(sentence.words[max(first, figure.first - 200) : figure.first]):
            return False
        if words[:1] == ["against"]:
            return False  # "Against a target of 15,000 visits the service carried out 14,320"
        if figure.first == first:
            return False  # looked at above, as far as the last semicolon
        return self._cued(name, max(0, first - _NEAR), first) and not self.told_anew()

    def _cued(self, name: str, start: int, stop: int) -> bool:
        """Whether a phrase of the group stands between `start` and `stop`, and none of those that only look like it."""
        words = self.place.sentence.words
        if not has_phrase(name, words, start, stop):
            return False
        at = start
        while at < stop:
            if odd := phrase_at("no_cue", words, at, stop):
                at += odd
            elif phrase_at(name, words, at, stop):
                return True
            else:
                at += 1
        return False

    def _headed(self, name: str, first: int) -> bool:
        """Whether a heading opens the list: "Targets for 2025: a rate of 88%; 150 places"; it holds over semicolons."""
        head = self.place.sentence.words[max(0, first - _NEAR) : first]
        if ":" not in head:
            return False
        heading = head[: head.index(":")]
        if "(" in heading or is_drawn_on(heading):
            return False  # "Tonnage (plan: 4,200 t) came to 3,950 t", "Spent from the budget: $1.2m"
        return bool(_HEADINGS[name] & set(heading)) if name in _HEADINGS else False

    def told_anew(self) -> bool:
        """Whether a past verb of its own stands before the figure: the list of what was meant is over."""
        sentence, place = self.place.sentence, self.place
        if place.index > 0 and sentence.word(place.figure.first - 1) in (
            "reached",
            "achieved",
            "delivered",
            "completed",
        ):
            return True  # "We planned to vaccinate 60,000 children and reached 54,800"
        return place.index > 0 and any(
            sentence.words[at] in ("was", "were", "had", "has", "have") for at in range(place.start, place.figure.first)
        )

    def forecast_is(self) -> bool:
        """Said: "in September the forecast was £1.6 million": the subject is an estimate."""
        sentence, at = self.place.sentence, self.place.figure.first - 1
        while at > self.place.start and sentence.tags[at] in ("aux", "prep", "adverb"):
            at -= 1
        named = sentence.words[at] in ("forecast", "estimate", "projection") and at >= self.place.start
        return named and at + 1 < self.place.figure.first and sentence.tags[at + 1] == "aux"

    def commanded(self) -> bool:
        """Said: "- Reduce leakage by 15%": a verb that opens an item tells what is to be done."""
        sentence = self.place.sentence
        first = next((at for at, tag in enumerate(sentence.tags) if tag in ("verb", "aux")), -1)
        opens = first == 0 or (first > 0 and sentence.words[first - 1] in (":", "-", "•", "–"))
        return opens and first < self.place.figure.first and sentence.words[first] in group("imperatives")

    def plan_foresees(self) -> bool:
        """Whether it is a plan that foresees: what it foresees is to be done."""
        words = self.place.sentence.words[: self.place.figure.first]
        return any(one in _PLANS and two in _FORESEES for one, two in pairwise(words))

    def denied(self) -> bool:
        """Said: "no boat may land more than 12 tonnes": what none may do."""
        words, first = self.place.sentence.words, self.place.figure.first
        said = words[max(0, first - 9) : first]
        modal = next((at for at, word in enumerate(said) if word in ("may", "can")), -1)
        return modal > 0 and "no" in said[:modal]

    def plan_before(self) -> bool:
        """Whether a plan is named right before the figure: "the program of $64.5 million", "target: 95%"."""
        words, at = self.place.sentence.words, self.place.figure.first - 1
        passed = either_group("of : is =", "determiners", "adverbs")
        while at >= 0 and words[at] in passed:
            at -= 1
        return at >= 0 and is_plan_noun(words, at)

    def aim_behind(self) -> bool:
        """Whether a modal behind a counted subject sets it: "70% of graduates should be in work"."""
        sentence, figure = self.place.sentence, self.place.figure
        for at in range(figure.end, min(self.place.stop, figure.end + 8)):
            if sentence.tags[at] == "mark":
                return False
            if sentence.tags[at] != "time" and sentence.words[at] in (
                "will",
                "should",
                "must",
                "shall",
                "may",
                "are to",
                "can",
            ):
                return sentence.words[at] != "can"
        return False

    def estimated_behind(self) -> bool:
        """Said: "A deficit of £11m is projected for the year", "… barrels, according to provisional figures"."""
        sentence, figure = self.place.sentence, self.place.figure
        if _ESTIMATED.isdisjoint(sentence.words):
            return False
        at = figure.end
        behind = sentence.words[at : min(len(sentence.words), at + 7)]
        if behind[:3] == [",", "according", "to"] or behind[:2] == ["according", "to"]:
            return bool({"provisional", "preliminary", "estimates", "forecasts", "projections"} & set(behind))
        at += sentence.word(at) == "more"
        while (
            sentence.tag(at) in ("aux", "adverb")
            and sentence.word(at) != "expected"
            and sentence.word(at) not in ("not", "will", "should")
        ):
            at += 1
        passive = at > figure.end and sentence.word(at - 1) != "been"
        return passive and sentence.word(at) in _ESTIMATED - {"according"}

    def perfect_to_come(self) -> bool:
        """Said: "some 236 wells will have been drilled by the year's end": told of a time that is nearly over."""
        words, figure = self.place.sentence.words, self.place.figure
        window = words[max(0, figure.first - _NEAR) : min(len(words), figure.end + 8)]
        return "will" in window and any(
            one == "will" and two == "have" and not three[0].isdigit()
            for one, two, three in zip(window, window[1:], window[2:], strict=False)
        )

    def told_as_fact(self) -> bool:
        """Whether a plan tells how things stand, not what is to be reached: "has 118,900 residents"."""
        sentence, figure = self.place.sentence, self.place.figure
        if sentence.word(figure.first - 1) == ":":
            return False
        past = facts = False
        for at in range(max(0, figure.first - _NEAR), figure.first):
            word = sentence.words[at]
            if word in ("will", "should", "must", "shall"):
                return False
            planned = sentence.word(at + 1) in _PLANNED
            facts |= word in ("has", "have", "had", "was", "were", "is", "are") and not planned
            acted = is_participle(word) or word in group("up", "down")
            past |= sentence.tags[at] == "verb" and acted and word not in _PLANNED
        return past or facts
