"""Names of shares: "95% uptime", "82.4% of its seats", "74% of calls were answered in time", "with 94% on time"."""

from __future__ import annotations

from compare.figures.english.clauses import Clause
from compare.figures.english.counts import acts_itself, deed_of, is_agent
from compare.figures.english.drafts import Draft, Memory
from compare.figures.english.phrases import behind_figure, noun_end, phrase, predicate
from compare.figures.english.sentence import Place
from compare.figures.english.things import states_of_subject
from compare.figures.english.words import group, past_of


def share_name(place: Place, clause: Clause, memory: Memory, here: Draft | None) -> str:
    """A level in %: "95% uptime", "82.4% of its seats", "74% of calls were answered in time", "with 94% on time"."""
    sentence, figure = place.sentence, place.figure
    if _tells_how_often(place, clause) and not _names_aim(place, clause):
        return memory.speak_of(phrase(sentence, clause.start, figure.first - 1))  # "arrive in time in 90% of cases"
    if often := _of_the_time(place, clause, memory):
        return memory.speak_of(often)
    if figure.noun:  # "Nine in ten callers (90%) were satisfied"
        return memory.speak_of(
            f"{phrase(sentence, *figure.noun)} {predicate(sentence, figure.stop, place.stop)}".strip()
        )
    end = noun_end(sentence, figure.stop, place.stop)
    if end > figure.stop and sentence.words[figure.stop] not in group("states"):
        said = predicate(sentence, end, place.stop) if sentence.tag(end) in ("aux", "verb") else ""
        return memory.speak_of(f"{phrase(sentence, figure.stop, end)} {said}".strip())
    first, end = behind_figure(sentence, figure, place.stop, "of")
    if first < end and _reaches(place, clause):
        memory.verb = "reached"
        return memory.speak_of(f"{phrase(sentence, first, end)} reached {predicate(sentence, end, place.stop)}".strip())
    listed = sentence.word(figure.first - 1) == "and" and not clause.has_verb  # "a third of the fleet and 80% of vans"
    where = _said_where(place, clause)
    told_of = where or _opens_with_occasion(place, clause) or not states_of_subject(place, clause)
    if first < end and (listed or told_of or _names_aim(place, clause)):
        thing = phrase(sentence, first, end)
        if thing:
            return memory.speak_of(f"{_share_of(place, clause, thing, end, memory)} {where}".strip())
    subject = phrase(sentence, *clause.subject)
    said = predicate(sentence, figure.stop, place.stop)
    if here and not clause.has_verb and (not subject or subject == "with") and said:
        return f"{_without_part(_shared_thing(memory, here), said)} {said}"
    return ""


def _reaches(place: Place, clause: Clause) -> bool:
    """Whether someone reaches a share of those named: "and reach 85% of survivors", no measure that reached a level."""
    right = clause.has_verb and clause.verb == place.figure.first - 1
    doer = not phrase(place.sentence, *clause.subject) or is_agent(place, clause)
    return right and doer and place.sentence.words[clause.verb] in ("reach", "reached", "reaches", "reaching")


def _tells_how_often(place: Place, clause: Clause) -> bool:
    """Whether a share only says how often the clause before it holds: "run on time on 95% of trips", "in 90% of cases".

    Behind the verb itself "on" and "at" belong to it: "Work started on 40% of the roads".
    """
    sentence, figure = place.sentence, place.figure
    before = figure.first - 1
    of_things = sentence.word(before) in ("on", "at") and sentence.word(figure.stop) == "of"
    often = sentence.word(before) in ("in", "for") or (of_things and clause.verb < before - 1)
    return clause.has_verb and often


def _of_the_time(place: Place, clause: Clause, memory: Memory) -> str:
    """Said: "Systems were available 99.6% of the time", "Trains ran on time 91% of the time": what was so; else ""."""
    sentence, figure = place.sentence, place.figure
    if not clause.has_verb or sentence.words[figure.stop : figure.stop + 3] != ["of", "the", "time"]:
        return ""
    being = sentence.tags[clause.verb] == "aux" or sentence.words[clause.verb] in group("level")
    start = clause.verb + being
    so = phrase(sentence, start, figure.first, joined=True)
    return f"{phrase(sentence, *clause.subject) or memory.subject.removesuffix(so).strip()} {so}".strip()


def _without_part(name: str, said: str) -> str:
    """The whole's name without the part named before: "came from farming" before "from industry" is left out."""
    opener = said.split()[0]
    head = name.partition(f" {opener} ")[0] if opener in ("from", "in", "by", "on", "to", "for") else name
    words = head.split()
    if head != name and len(words) > 1 and words[-1] in ("came", "comes", "went", "goes", "come", "go"):
        words.pop()
    return " ".join(words) if head != name else name


def _shared_thing(memory: Memory, here: Draft) -> str:
    """What shares are told of one after another: the count before them ("88% were answered and 3% abandoned")."""
    if here.figure.unit.split(" ")[0] in group("span_units"):
        return memory.subject or here.name  # "A repair took 18 days; 84% were fixed first time": not of the time
    if here.figure.sort != "share":
        return here.name
    counts = [draft for draft in memory.drafts[-6:] if draft.figure.sort in ("count", "bare") and draft.states]
    return counts[-1].name if counts and here.name.startswith(counts[-1].name) else here.name


def _said_where(place: Place, clause: Clause) -> str:
    """Where or among whom a share is told, which the sentence opens with: "In rural areas, 79% of homes have a meter".

    "" where it opens with its subject, or with the occasion on which people were asked ("In the survey").
    """
    end = _opened_with_where(place, clause)
    if not end or place.sentence.word(end - 1) in group("occasions"):
        return ""
    said = phrase(place.sentence, 0, end, joined=True)
    return said[:1].lower() + said[1:]


def _opens_with_occasion(place: Place, clause: Clause) -> bool:
    end = _opened_with_where(place, clause)
    return bool(end) and place.sentence.word(end - 1) in group("occasions")


def _opened_with_where(place: Place, clause: Clause) -> int:
    """Where the words before the first figure of a sentence end that only say where; 0 where they say more."""
    sentence, first = place.sentence, place.figure.first
    if clause.has_verb or place.index or first < 2 or sentence.words[0] not in _WHERE:
        return 0
    end = first - (sentence.word(first - 1) == ",")
    return 0 if "," in sentence.words[:end] else end


_WHERE = frozenset({"in", "at", "across", "among", "amongst", "within", "on"})


def _names_aim(place: Place, clause: Clause) -> bool:
    """Whether the subject only says that a target follows: "Our ambition is for 60% of the fleet to be electric"."""
    return place.sentence.word(clause.subject[1] - 1) in group("plan_heads")


def _share_of(place: Place, clause: Clause, thing: str, end: int, memory: Memory) -> str:
    """The name of a share of `thing`: with what is said of it, or with who does what."""
    sentence = place.sentence
    often, _, rest = thing.partition(" ")
    if often.lower() in group("occurrences") and (rest or sentence.word(place.figure.first - 1) == "in"):
        thing = rest  # "In 95% of cases passengers will wait less than ten minutes"
    verb = sentence.words[clause.verb] if clause.has_verb else ""
    if not verb or verb in group("level", "auxiliary", "have"):
        said = predicate(sentence, end, place.stop)
        carried = f" {memory.verb}" if memory.verb and not said and place.index else ""
        return f"{thing} {said}{carried}".strip()
    subject = phrase(sentence, *clause.subject)
    if not subject:
        memory.verb = deed_of(place, clause)
    else:
        memory.verb = verb if acts_itself(place, clause) else f"{past_of(verb)} by {subject}"
    behind = phrase(sentence, *clause.object)
    said = predicate(sentence, end, place.stop)
    return " ".join(filter(None, (thing, memory.verb, behind, said)))
