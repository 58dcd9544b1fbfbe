"""What an English level measures: the label before a colon, the thing counted, the subject of its clause.

`name_of` tries its rules from the most to the least telling.
"""

from __future__ import annotations

from compare.figures.english import bases
from compare.figures.english.clauses import Clause
from compare.figures.english.counts import carried_count, count_name, is_agent, states_level
from compare.figures.english.drafts import Draft, Memory
from compare.figures.english.phrases import before_of, behind_figure, direct_object, noun_end, phrase, predicate
from compare.figures.english.sentence import Place, Sentence
from compare.figures.english.spotting import spelled
from compare.figures.english.words import group, has_phrase, table
from compare.period import Period

_BARE_NAMES = frozenset({"figure", "figures", "number", "total", "level", "result", "rate", "target", "amount"})


def name_of(place: Place, clause: Clause, memory: Memory, here: Draft | None, reference: Period) -> str:
    """The name of a level."""
    if named := in_brackets(place, reference) or label(place):
        return memory.speak_of(named)
    figure = place.figure
    if worth := _worth(place, here):
        return worth
    if here and (total := _running_total(place, clause, here)):
        return total
    if figure.sort == "count" and figure.noun:
        return count_name(place, clause, memory)
    if figure.sort == "bare" and memory.counted and (carried := carried_count(place, clause, memory)):
        return carried
    if of := before_of(place.sentence, clause):
        return memory.speak_of(_of_name(place, of, clause, here, memory))
    if clause.has_verb and (kept := _kept_at(place, clause)):
        return memory.speak_of(kept)
    if figure.sort == "share" and (shared := _share_name(place, clause, memory, here)):
        return shared
    if figure.sort not in ("share", "bare") and (thing := _thing_behind(place, clause, memory)):
        return thing
    return _subject_name(place, clause, memory, here)


# Labels and brackets --------------------------------------------------------------------------------------------------


def label(place: Place) -> str:
    """The words before a colon right before the figure: "Survival rate: 91%"."""
    sentence, at = place.sentence, place.figure.first - 1
    while at > place.start and (sentence.tags[at] == "time" or sentence.words[at] in ("-", "–")):
        at -= 1
    if at < place.start or sentence.words[at] != ":":
        return ""
    begin = at
    while begin > place.start and not _ends_label(sentence, begin - 1, place.start, at):
        begin -= 1
    if any(sentence.words[i] in ("was", "were", "is", "are", "has", "have") for i in range(begin, at)):
        return ""  # a sentence, not a label
    return "" if _only_plan(sentence, begin, at) else phrase(sentence, begin, at)


def _ends_label(sentence: Sentence, at: int, start: int, colon: int) -> bool:
    """Whether a label begins behind `at`; a comma belongs to the label where few words stand between it and the colon."""
    word = sentence.words[at]
    return word in (";", ")", "•", "\n") or (word == "," and (at == start or colon - at > 3))


def _only_plan(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether a label says no more than that targets follow: "Q4 2023 targets:"."""
    loose = group("plan", "determiners", "prepositions", "adverbs")
    return all(sentence.tags[at] == "time" or sentence.words[at] in loose for at in range(start, stop))


def in_brackets(place: Place, reference: Period) -> str:
    """Said: "4.2 million rides in 2025 (transit ridership)": the brackets hold the measure's own name."""
    sentence, at = place.sentence, place.figure.end
    while at < place.stop and sentence.words[at] != "(":
        if sentence.tags[at] in ("mark", "verb") or sentence.words[at] in ("and", "but", "while"):
            return ""
        at += 1
    end = at + 1
    while end < place.stop and (sentence.tags[end] != "mark" and sentence.words[end] not in ("up", "down", "see")):
        end += 1
    if sentence.word(end) != ")" or end >= place.stop or not 2 <= end - at - 1 <= 7:
        return ""
    inside = at + 1, end
    held = sentence.words[at + 1] in group("targets") - {"program", "programme"}
    if held or sentence.has_tag("time", *inside) or has_phrase("estimate", sentence.words, *inside):
        return ""
    return "" if bases.versus(sentence, at, end, reference) not in (None, "plan") else phrase(sentence, *inside)


# Things measured ------------------------------------------------------------------------------------------------------


def _of_name(place: Place, of: str, clause: Clause, here: Draft | None, memory: Memory) -> str:
    """ "Savings of $7.9m have been delivered": the name with the participle behind the figure."""
    sentence, figure = place.sentence, place.figure
    last = of.lower().split()[-1]
    if last in ("total", "sum", "target", "average", "figure", "number", "high", "low", "peak", "level"):
        thing = phrase(sentence, *behind_figure(sentence, figure, place.stop, "of", "for", "on", "in"))
        subject = phrase(sentence, *clause.subject)
        return (
            thing or (subject if not is_agent(place, clause) else "") or (here.name if here else memory.subject) or of
        )
    if not clause.has_verb and sentence.tag(figure.stop) == "aux":
        said = predicate(sentence, figure.stop, min(place.stop, figure.stop + 4))
        return f"{of} {said}".strip()
    first, end = behind_figure(sentence, figure, place.stop, "in", "for", "from", "on")
    more = phrase(sentence, first, end) if first < end and len(of.split()) == 1 else ""
    return f"{of} {sentence.words[figure.stop]} {more}" if more else of


def _running_total(place: Place, clause: Clause, here: Draft) -> str:
    """Said: "bringing the total since launch to 9,875": the count before it, over a longer time."""
    thing = phrase(place.sentence, *clause.object) if clause.has_verb else ""
    words = thing.split()
    at = next((i for i, word in enumerate(words[:3]) if word.lower() in ("total", "number", "figure", "tally")), -1)
    if at < 0 and clause.has_verb and place.sentence.words[clause.verb] == "making" and not thing:
        first = place.figure.stop
        longer = place.sentence.word(first) == "since"
        return (
            f"{here.name} {spelled(place.sentence.tokens, first, min(first + 2, place.stop))}" if longer else here.name
        )
    if at < 0 or place.sentence.words[clause.verb] not in group("bringing"):
        return ""
    since = next((i for i in range(*clause.object) if place.sentence.words[i] == "since"), place.figure.first)
    longer = spelled(place.sentence.tokens, since, place.figure.first).removesuffix(" to")
    rest = " ".join(word for word in words[at + 1 :] if word.lower() not in ("since", *here.name.lower().split()))
    return " ".join(filter(None, (here.name, longer or rest)))


def _kept_at(place: Place, clause: Clause) -> str:
    """Said: "kept waiting time at 14 hours", "cut absence to 4.5%", "put arrivals at 1.9 million": the verb's object."""
    sentence = place.sentence
    verb, opener = sentence.words[clause.verb], sentence.word(place.figure.first - 1)
    thing = direct_object(place, clause)
    if not thing or opener not in ("at", "to", "below", "under", "above", "from") and not _object_bound(place, clause):
        return ""
    if thing.lower().split()[0] in ("total", "number", "figure") or verb in group("have"):
        return ""
    acting = verb not in group("level") or verb in ("bringing", "taking", "leaving", "lifting", "making", "held")
    return thing if acting else ""


def _object_bound(place: Place, clause: Clause) -> bool:
    """Whether the bound of the figure stands for "at": "hold losses below 14%"."""
    numeral = place.figure.numeral
    return numeral.bound in ("lt", "le", "gt", "ge") and place.sentence.tag(place.figure.first - 1) == "noun"


def _worth(place: Place, here: Draft | None) -> str:
    """Said: "64 scholarships worth $1.9 million": the value of what was counted."""
    valued = place.sentence.word(place.figure.first - 1) in ("worth", "totalling", "totaling")
    valued |= place.sentence.words[place.figure.first - 2 : place.figure.first] == ["valued", "at"]
    return f"value of {here.name}" if here and valued and place.figure.sort == "money" else ""


def _thing_behind(place: Place, clause: Clause, memory: Memory) -> str:
    """Said: "62 km of coastline", "$512 million in revenue", "spent £4m on roads": the thing measured, with its verb."""
    sentence, figure = place.sentence, place.figure
    if states_of_subject(place, clause):
        return ""
    alone = not clause.has_verb and not phrase(sentence, clause.start, clause.stop)
    if (alone and sentence.tag(figure.stop) == "aux") or (
        not clause.has_verb and sentence.tag(figure.stop) in ("verb", "part")
    ):
        said = predicate(sentence, figure.stop, place.stop)  # "£86,000 raised from donors"
        return f"{'money' if figure.sort == 'money' else figure.unit} {said}"
    verb = sentence.words[clause.verb] if clause.has_verb else memory.verb
    acts = bool(verb) and verb not in group("level", "have", "auxiliary")
    first, end = behind_figure(sentence, figure, place.stop, "of", "in")
    if first < end:
        thing = phrase(sentence, first, end)
        memory.verb = verb if acts else memory.verb
        return memory.speak_of(thing if figure.sort == "money" or not acts else f"{thing} {verb}")
    if figure.sort != "money":
        return ""
    first, end = behind_figure(sentence, figure, place.stop, "for", "on", "from", "to", "towards", "toward")
    if first == end:
        return ""
    memory.verb = verb if acts else memory.verb
    subject = "" if is_agent(place, clause) else phrase(sentence, *clause.subject)
    name = f"{nominal(verb)} {sentence.words[figure.stop]} {phrase(sentence, first, end)}".strip()
    return f"{name} by {subject}" if subject and acts else name


def nominal(verb: str) -> str:
    """What is done with a sum, as a noun: "spent" is "spending"."""
    return table("nominal").get(verb, verb)


def states_of_subject(place: Place, clause: Clause) -> bool:
    """Whether the verb states its subject's level ("Turnover was $5m in the region"), not what it brought."""
    subject = phrase(place.sentence, *clause.subject)
    if not clause.has_verb:
        return bool(subject) and not (clause.opened_by in (",", "and") and len(subject.split()) < 2)
    brings = {"cost", "costs", "recorded", "posted", "registered", "achieved", "made"}
    moves = place.sentence.words[clause.verb] in group("level", "up", "down") - brings
    return moves and bool(subject) and not (is_agent(place, clause) and not states_level(place, clause))


def _share_name(place: Place, clause: Clause, memory: Memory, here: Draft | None) -> str:
    """A level in %: "95% uptime", "82.4% of its seats", "74% of calls were answered in time", "with 94% on time"."""
    sentence, figure = place.sentence, place.figure
    if sentence.word(figure.first - 1) in ("in", "for") and clause.has_verb:
        return memory.speak_of(phrase(sentence, clause.start, figure.first - 1))  # "arrive in time in 90% of cases"
    end = noun_end(sentence, figure.stop, place.stop)
    if end > figure.stop and sentence.words[figure.stop] not in group("states"):
        said = predicate(sentence, end, place.stop) if sentence.tag(end) in ("aux", "verb") else ""
        return memory.speak_of(f"{phrase(sentence, figure.stop, end)} {said}".strip())
    first, end = behind_figure(sentence, figure, place.stop, "of")
    if first < end and not states_of_subject(place, clause):
        thing = phrase(sentence, first, end)
        if thing:
            return memory.speak_of(_share_of(place, clause, thing, end, memory))
    subject = phrase(sentence, *clause.subject)
    said = predicate(sentence, figure.stop, place.stop)
    if here and not clause.has_verb and (not subject or subject == "with") and said:
        return f"{memory.counted and here.name or here.name} {said}"
    return ""


def _share_of(place: Place, clause: Clause, thing: str, end: int, memory: Memory) -> str:
    """The name of a share of `thing`: with what is said of it, or with who does what."""
    sentence = place.sentence
    verb = sentence.words[clause.verb] if clause.has_verb else ""
    if not verb or verb in group("level", "auxiliary", "have"):
        said = predicate(sentence, end, place.stop)
        carried = f" {memory.verb}" if memory.verb and not said and place.index else ""
        return f"{thing} {said}{carried}".strip()
    memory.verb = (
        verb
        if is_agent(place, clause) or not phrase(sentence, *clause.subject)
        else (f"{table('past').get(verb, verb)} by {phrase(sentence, *clause.subject)}")
    )
    behind = phrase(sentence, *clause.object)
    said = predicate(sentence, end, place.stop)
    return " ".join(filter(None, (thing, memory.verb, behind, said)))


# Subjects -------------------------------------------------------------------------------------------------------------


def _subject_name(place: Place, clause: Clause, memory: Memory, here: Draft | None) -> str:
    """The subject of the clause; where it says none, that of the clause before."""
    sentence = place.sentence
    said = phrase(sentence, *clause.subject)
    if not said and clause.has_verb and place.figure.sort == "measure":
        said = memory.subject
    if here and _points_back(said):
        return here.name
    if not clause.has_verb:
        return memory.speak_of(said) if said else memory.subject or (here.name if here else "")
    behind, verb = direct_object(place, clause), sentence.words[clause.verb]
    if not said and place.figure.sort != "measure":
        return memory.subject or behind or (here.name if here else "")
    if place.figure.sort == "measure" and place.figure.unit.split()[-1] in group("span_units") and acts(verb):
        return f"{place.figure.unit} {table('past').get(verb, verb)} by {said}"  # "volunteers gave 51,000 hours"
    if acts(verb) and not behind:
        return memory.speak_of(f"{said} {nominal(verb)}")
    raised = verb in group("up", "down") or verb not in group("level", "have")
    return memory.speak_of(behind if behind and raised else said or memory.subject)


def _points_back(name: str) -> bool:
    """Whether a name only points at what was said before: "the final figure", "the total"."""
    words = name.lower().split()
    return bool(words) and words[-1] in _BARE_NAMES and set(words[:-1]) <= group("pointing")


def acts(verb: str) -> bool:
    """Whether a verb says what is done with a sum: "committed $245 million"."""
    return verb not in group("level", "have", "auxiliary", "up", "down", "estimate", "aim")
