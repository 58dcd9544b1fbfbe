"""What an English level measures: the label before a colon, the thing counted or measured, the subject of its clause.

`name_of` tries its rules from the most to the least telling.
"""

from __future__ import annotations

import re

from compare.figures.english.clauses import Clause, clause_before
from compare.figures.english.counts import acts_itself, carried_count, count_name, is_agent
from compare.figures.english.drafts import Draft, Memory
from compare.figures.english.excluded import is_mean_span
from compare.figures.english.labels import in_brackets, label
from compare.figures.english.phrases import before_of, behind_figure, direct_object, noun_end, phrase, predicate
from compare.figures.english.sentence import Place
from compare.figures.english.shares import share_name
from compare.figures.english.things import acts, kept_at, nominal, of_name, running_total, thing_behind, worth
from compare.figures.english.words import group, is_plural, past_of
from compare.period import Period

_BARE_NAMES = frozenset(
    {"figure", "figures", "number", "total", "level", "result", "rate", "target", "amount"}
) | group("plan_heads")


def name_of(place: Place, clause: Clause, memory: Memory, here: Draft | None, reference: Period) -> str:
    """The name of a level."""
    if named := in_brackets(place, reference) or label(place):
        return memory.speak_of(named)
    figure = place.figure
    if branch := _branch_in_bracket(place):
        return branch
    if place.bracketed and figure.sort == "bare" and (counted := _fraction_of_those(place)):
        return memory.speak_of(counted)
    if charged := _sum_described(place):
        return charged
    if spent := _part_of_fund(place):
        return memory.speak_of(spent)
    if value := worth(place, clause, here):
        return value
    if here and (total := running_total(place, clause, here)):
        return total
    if here and _more_to_follow(place, clause, here):
        return here.name
    if here and (left := _left_over(place, here)):
        return left
    if figure.sort == "count" and figure.noun:
        return count_name(place, clause, memory)
    if here and here.states and _restated(place):
        return here.name
    if figure.sort == "bare" and memory.counted and (carried := carried_count(place, clause, memory)):
        return carried
    if figure.sort == "bare" and here and place.sentence.tag(figure.stop) == "verb" and not clause.has_verb:
        listed = memory.drafts[memory.first].name  # "Of 5,300 tonnes of waste, … 1,400 composted"
        return f"{listed} {predicate(place.sentence, figure.stop, place.stop)}"
    if of := before_of(place.sentence, clause):
        return memory.speak_of(of_name(place, of, clause, here, memory))
    if clause.has_verb and (kept := kept_at(place, clause)):
        return memory.speak_of(kept)
    if figure.sort == "share" and memory.counted and _counts_on(place, clause):
        return f"{memory.counted} {predicate(place.sentence, figure.stop, place.stop)}"
    if figure.sort == "share" and here and (shared := _share_of_them(place, clause, here, memory)):
        return shared
    if figure.sort == "share" and (opened := _share_of_opening(place, clause)):
        return memory.speak_of(opened)
    if figure.sort == "share" and (shared := share_name(place, clause, memory, here)):
        return shared
    if figure.sort not in ("share", "bare") and (thing := thing_behind(place, clause, memory)):
        return thing
    return _subject_name(place, clause, memory, here)


def _subject_name(place: Place, clause: Clause, memory: Memory, here: Draft | None) -> str:
    """The subject of the clause; where it says none, that of the clause before."""
    sentence = place.sentence
    said = phrase(sentence, *clause.subject)
    if not said and clause.has_verb and not place.start and clause.opened_by in ("and", "but"):
        before = clause_before(sentence, 0, clause.start - 1)
        said = phrase(sentence, *before.subject) if before.has_verb else ""  # "are down by a quarter and stood at"
    if not said and clause.has_verb and place.figure.sort == "measure":
        said = memory.subject
    if (aimed := _AIMED.match(said)) and not is_plural(aimed[1].split()[0].lower()):
        return memory.speak_of(aimed[1])  # of several, "the target for primary schools" points at what was told before
    if _points_back(said) and (told := here or (memory.drafts[-1] if memory.drafts else None)):
        return f"{told.name} {'' if here else _pointed_where(place, clause, said)}".strip()
    if not clause.has_verb:
        return memory.speak_of(_with_measure(place, said, memory) or memory.subject or (here.name if here else ""))
    behind, verb = direct_object(place, clause), sentence.words[clause.verb]
    if not said and place.figure.sort == "money" and acts(verb) and not behind:
        return nominal(verb)  # "…, and invested €17 million"
    if not said and place.figure.sort != "measure":
        return memory.subject or behind or (here.name if here else "")
    if named := _named_by_verb(place, clause, memory, said, behind):
        return named
    if said and _leads_to_level(place, clause):
        return memory.speak_of(said)
    measured = place.figure.sort == "measure" and acts(verb) and not behind
    if measured and (named := _measured_by_deed(place, clause, said)):
        return named
    if said and place.figure.sort == "money" and _brings(place, clause) and not is_agent(place, clause):
        return memory.speak_of(said)  # "Ticket sales brought in £3 million"
    if acts(verb) and not behind:
        return memory.speak_of(f"{said} {nominal(verb)}")
    base = _base_of_share(place)
    if base and said and (verb in group("level", "up", "down") or place.sentence.tag(clause.verb) == "aux"):
        return f"{memory.speak_of(said)} as % of {base}" if base.lower() not in said.lower() else said
    if behind.lower() in ("negative", "positive", "flat"):
        behind = ""  # "Net migration turned negative, at -4,300"
    raised = verb in group("up", "down") or verb not in group("level", "have")
    return memory.speak_of(behind if behind and raised else said or memory.subject)


def _with_measure(place: Place, said: str, memory: Memory) -> str:
    """A list's thing with the measure that its first was named by: "milk output was 64 t, cheese 5 t", "exports of".

    What names a measure itself, or has a unit of its own, is told as it is.
    """
    first = memory.drafts[memory.first] if place.index and memory.first < len(memory.drafts) else None
    measures = group("listed_measures")
    if first is None or not first.states or not _of_one_unit(first, place) or len(said.split()) > 2:
        return said
    words = first.name.split()
    if not said or len(words) < 2 or not measures.isdisjoint(said.lower().split()):
        return said
    if words[-1].lower() in measures:
        return f"{said} {words[-1]}"
    return f"{words[0]} of {said}" if words[0].lower() in measures and words[1] == "of" else said


def _of_one_unit(first: Draft, place: Place) -> bool:
    """Whether a list's figure has the unit of its first, or none of its own."""
    return place.figure.sort == "bare" or first.figure.unit == place.figure.unit


def _named_by_verb(place: Place, clause: Clause, memory: Memory, said: str, behind: str) -> str:
    """What a verb that says so itself measures: "cost", "last", "cover", to give one's time; "" of another verb."""
    sentence, verb = place.sentence, place.sentence.words[clause.verb]
    if said and verb in ("cost", "costs") and place.figure.sort == "money" and sentence.tag(clause.verb - 1) != "noun":
        return memory.speak_of(f"cost of {said}")  # "The outbreak is thought to have cost $31m"
    if said and verb in _TAKING and (lasting := _time_taken(place)):
        memory.speak_of(said)
        return f"{lasting} {said}"  # "A claim took 12 days to settle"
    if said and acts(verb) and is_mean_span(sentence.words, place.figure):
        return f"{behind or said} {past_of(verb)} on average"  # "Complaints were closed in 58 days on average"
    if said and verb in ("last", "lasts", "lasted") and place.figure.sort == "measure":
        return memory.speak_of(f"length of {said}")  # "each dive lasted 40 minutes"
    spanned = place.figure.unit.split(" per ")[0].split()[-1:]
    if place.figure.sort == "measure" and spanned and spanned[0] in group("span_units") and acts(verb):
        return f"{place.figure.unit} {past_of(verb)} by {said}".removesuffix(" by ")  # "volunteers gave 51,000 hours"
    if said and verb in group("covering") and place.figure.unit.split()[-1] in group("areas"):
        return memory.speak_of(said) + " area"  # "Rice covered 18,400 ha"
    return ""


_TAKING = frozenset({"take", "takes", "took"})


def _time_taken(place: Place) -> str:
    """What a span that something took is called, the thing's name to follow: "time taken to settle"; "" of others."""
    sentence, figure = place.sentence, place.figure
    if figure.sort != "measure" or figure.unit.split()[0] not in group("span_units"):
        return ""
    done = sentence.word(figure.stop + 1) if sentence.word(figure.stop) == "to" else ""
    return f"time taken to {done}" if done else "time taken for"


def _leads_to_level(place: Place, clause: Clause) -> bool:
    """Whether a verb and the word behind it lead from the subject to its level: "broke through", "works out at"."""
    sentence, verb = place.sentence, place.sentence.words[clause.verb]
    behind = sentence.word(clause.verb + 1)
    if behind in ("through", "past", "above") and verb in group("passing"):
        return True  # "Bookings broke through the £2bn barrier"
    if verb in group("neutral") and behind in ("from", "to"):
        return True  # "output went from 106 tonnes to 288 tonnes"
    if verb in ("work", "works", "worked") and sentence.words[clause.verb + 1 : clause.verb + 3] == ["out", "at"]:
        return True  # "spending works out at $512 a head"
    # "spending is set at £46.9 million"
    return verb in group("put_at") and behind in ("at", "to", "for", "below", "under")


def _measured_by_deed(place: Place, clause: Clause, said: str) -> str:
    """The name of a measure that all the clause tells of: "rangers patrolled 400 km"; "" where it tells of more."""
    sentence, verb = place.sentence, place.sentence.words[clause.verb]
    if not said:
        return f"{place.figure.unit.split(' per ')[0]} {past_of(verb)}"  # "and processes 42,000 litres a day"
    if _object_alone(place, clause):
        how_far = place.figure.unit.split()[-1] in group("lengths")
        return f"distance {past_of(verb)} by {said}" if how_far else f"{place.figure.unit} {past_of(verb)}"
    holds = verb in ("held", "hold", "holds", "stored", "stores", "contains", "contained")
    right = sentence.word(place.figure.first - 1) == verb
    if right and not holds and acts_itself(place, clause) and " per " not in place.figure.unit:
        unit = place.figure.unit.removeprefix("million ")
        return f"{unit} {past_of(verb)} by {said}"  # "the brewery sold 1.86 million hectolitres"
    return ""


def _brings(place: Place, clause: Clause) -> bool:
    """Whether the verb says what its subject came to: "brought in", "earned", "yielded"."""
    verb, following = place.sentence.words[clause.verb], place.sentence.word(clause.verb + 1)
    return verb in group("earning") or (verb in ("brought", "brings", "bring") and following == "in")


def _part_of_fund(place: Place) -> str:
    """Said: "£61m of the £130m programme has been committed": the fund with what was done with a part of it."""
    sentence, figure = place.sentence, place.figure
    end = noun_end(sentence, figure.stop, place.stop)
    if figure.sort != "money" or figure.numeral.total is None or sentence.word(end - 1) not in group("funds"):
        return ""
    return f"{phrase(sentence, figure.stop, end)} {predicate(sentence, end, place.stop)}".strip()


def _fraction_of_those(place: Place) -> str:
    """Said: "Just under half of respondents (1,204 of 2,460) were content": the fraction of those before it."""
    sentence, close = place.sentence, place.figure.stop
    if place.index or place.figure.numeral.total is None or sentence.word(close) != ")":
        return ""
    last = place.figure.first - 1
    first = last
    while first and sentence.tags[first - 1] in ("noun", "inner"):
        first -= 1
    first -= first == last and sentence.word(last - 2) == "of"  # "half of respondents"
    said = predicate(sentence, close + 1, place.stop)
    noun = phrase(sentence, first, last) or sentence.tokens[last - 1].text
    return f"{noun} {said}".strip() if first < last else ""


def _left_over(place: Place, here: Draft) -> str:
    """Said: "Spending reached £48.3m, leaving £69.5m to be spent": what is left of what was told; else ""."""
    sentence, figure = place.sentence, place.figure
    if sentence.word(figure.first - 1) != "leaving" or figure.sort not in ("money", "measure"):
        return ""
    return f"{here.name} {predicate(sentence, figure.stop, place.stop) or 'left'}"


def _branch_in_bracket(place: Place) -> str:
    """Said: "underspends in highways (£0.5m) and corporate services (£0.2m)": what a sum alone in brackets is of.

    Only behind a noun of its own in a list: "an overspend of £2.4m (£1.9m)" is the same told again.
    """
    sentence, figure = place.sentence, place.figure
    opened = figure.first - 1
    if figure.sort != "money" or sentence.word(opened) != "(" or sentence.word(figure.stop) != ")":
        return ""
    first = opened
    while first > place.start and sentence.tags[first - 1] in ("noun", "part", "inner"):
        first -= 1
    listed = first > 0 and sentence.words[first - 1] in ("in", "on", "for", "and", ",")
    return phrase(sentence, first, opened) if listed and first < opened else ""


def _sum_described(place: Place) -> str:
    """Said: "after a £4m charge for redundancies": a sum right before the noun that says what it is."""
    sentence, figure = place.sentence, place.figure
    end = noun_end(sentence, figure.stop, place.stop)
    opened = sentence.word(figure.first - 1) in ("a", "an") and sentence.word(figure.first - 2) in (
        "after",
        "including",
    )
    if figure.sort != "money" or not opened or end == figure.stop:
        return ""
    first, stop = span = behind_figure(sentence, figure._replace(stop=end), place.stop, "for", "on", "in", "from")
    more = f" {sentence.words[end]} {phrase(sentence, *span)}" if first < stop else ""
    return f"{phrase(sentence, figure.stop, end)}{more}"


def _restated(place: Place) -> bool:
    """Said: "48,200 calls, or roughly 132 a day": the figure before in another reading."""
    sentence, at = place.sentence, place.figure.first - 1
    while at > place.start and sentence.tags[at] in ("adverb", "det"):
        at -= 1
    told = sentence.words[at - 1 : at + 1] in (["equivalent", "to"], ["equal", "to"])
    if told and place.start > 0 and place.figure.sort in ("measure", "money"):
        return True  # "9,400 tonnes, equivalent to 62 kg a head"
    return at >= place.start > 0 and sentence.words[at] == "or" and place.figure.sort in ("bare", "measure", "money")


def _object_alone(place: Place, clause: Clause) -> bool:
    """Whether a measure is all that is said of what was done by who acts: "rangers patrolled 400 km"."""
    head = place.sentence.word(clause.subject[1] - 1)
    acts_by_name = head.endswith(("ers", "ors", "ists")) and head not in group("things_in_ers")
    return " per " not in place.figure.unit and (is_agent(place, clause) or acts_by_name)


def _base_of_share(place: Place) -> str:
    """Of what a level in per cent is a share: "narrowed to 3% of GDP"."""
    sentence, figure = place.sentence, place.figure
    first, end = behind_figure(sentence, figure, place.stop, "of")
    closed = sentence.tag(end) in ("mark", "join", "prep", "time") or end >= len(sentence.words)
    return phrase(sentence, first, end) if figure.sort == "share" and first < end and closed else ""


def _counts_on(place: Place, clause: Clause) -> bool:
    """Whether a share goes on counting what the sentence opened with: "Of 2,640 complaints, 58% concerned noise"."""
    opened = place.index > 0 and place.sentence.words[0] == "of"
    return opened and not clause.has_verb and place.sentence.tag(place.figure.stop) == "verb"


def _share_of_opening(place: Place, clause: Clause) -> str:
    """Said: "Of the patients seen at home, 84% were satisfied": of whom the share is, with what is said of it."""
    sentence = place.sentence
    opened = place.index == 0 and sentence.words[0] == "of" and sentence.word(place.figure.first - 1) == ","
    thing = phrase(sentence, 1, place.figure.first - 1) if opened else ""
    said = predicate(sentence, place.figure.stop, place.stop)
    acting = sentence.tag(place.figure.stop) in ("aux", "verb")
    return f"{thing} {said}" if thing and said and acting and thing.lower().split()[0] not in _POINTED else ""


def _share_of_them(place: Place, clause: Clause, here: Draft, memory: Memory) -> str:
    """Said: "reached 910 people, 52% of them women and girls": a part of what was counted, told by a noun.

    Or by a verb before it: "recorded 48,310 offences, solved 17.9% of them".
    """
    at = place.figure.stop
    if place.sentence.words[at : at + 1] != ["of"] or place.sentence.word(at + 1) not in _POINTED:
        return ""
    verb = place.sentence.words[clause.verb] if clause.has_verb else ""
    if acts(verb) and verb and clause.verb < place.figure.first and place.sentence.tag(clause.verb - 1) != "aux":
        return f"{memory.counted or here.name} {past_of(verb)}"
    said = predicate(place.sentence, at + 2, place.stop)
    return f"{here.name} {said}" if said and here.figure.sort in ("count", "bare") else ""


_POINTED = frozenset({"these", "them", "those", "which", "whom", "it"})


def _more_to_follow(place: Place, clause: Clause, here: Draft) -> bool:
    """Said: "Three villages were connected and two more will follow": more of what was counted before."""
    sentence, at = place.sentence, place.figure.stop
    more = sentence.words[at : at + 1] in (["more"], ["others"]) or sentence.words[at - 1 : at] == ["others"]
    if not more or clause.has_verb or here.figure.sort not in ("count", "bare"):
        return False
    behind = sentence.words[at : min(len(sentence.words), at + 5)]
    return bool({"follow", "followed", "planned", "due", "scheduled", "expected"} & set(behind))


def _pointed_where(place: Place, clause: Clause, said: str) -> str:
    """Of what part the figure is that a name points at: "In primary schools the figure is 22.8"."""
    apart = re.search(r" (?:for|of|at|in|among) .*", said)
    return apart[0].strip() if apart else phrase(place.sentence, clause.start, clause.subject[0], joined=True).lower()


# "The target for satisfaction is 86%" names satisfaction.
_AIMED = re.compile(r"(?:[\w-]+ ){0,2}(?:target|goal|ceiling|ambition|aim) for (.+)", re.I)


def _points_back(name: str) -> bool:
    """Whether a name only points at what was said before: "the final figure", "the total", not "the rate of falls"."""
    if re.match(r"(?:rate|number|amount|level|total) of ", name.lower()):
        return False
    words = re.split(r" (?:for|of|at|in) ", name.lower())[0].split()
    return bool(words) and words[-1] in _BARE_NAMES and set(words[:-1]) <= group("pointing")
