"""The names of counts: "cases opened", "start-ups led by women", "complaints concerned parking"."""

from __future__ import annotations

from compare.figures.english.clauses import Clause
from compare.figures.english.drafts import Memory
from compare.figures.english.inflection import past_forms
from compare.figures.english.phrases import (
    before_of,
    behind,
    direct_object,
    past_brackets,
    phrase,
    predicate,
)
from compare.figures.english.sentence import Place, Sentence
from compare.figures.english.words import either_group, group, is_participle, past_of

_RECORDS = frozenset(
    {
        "settled",
        "matched",
        "marked",
        "weighed",
        "passed",
        "tallied",
        "posted",
        "recorded",
        "registered",
        "achieved",
        "ran",
        "held",
    }
)


def count_name(place: Place, clause: Clause, memory: Memory) -> str:
    """The name of a figure with a counted noun; the noun is kept for the figures of the list that say none."""
    noun = _noun(place)
    if noun.lower().endswith(" ones") and memory.counted:
        noun = f"{noun[:-5]} {memory.counted.split()[-1]}"  # "54 serious injuries and 311 minor ones"
    memory.counted = _plain(place) or noun
    subject = phrase(place.sentence, *clause.subject)
    if _opens_subject(place, clause):
        return _subject_count(place, noun, memory)
    verb = place.sentence.words[clause.verb] if clause.has_verb else ""
    planned = bool(subject) and subject.lower().split()[-1] in group("plan", "plan_heads", "planned")
    if planned and verb in group("level", "providing"):
        return f"{noun} {_behind_noun(place)}".strip()  # "The plan is for 120 nurses to be recruited"
    held = place.sentence.word(place.figure.first - 1) == "with" and clause.has_verb and is_agent(place, clause)
    if held and verb in group("level") - _RECORDS:
        return memory.speak_of(f"{noun} {_behind_noun(place)}".strip())  # "The trust ended the year with 1,904 nurses"
    if states_level(place, clause):
        return memory.speak_of(_with_noun(subject, noun)) if subject else memory.speak_of(noun)
    if before := before_of(place.sentence, clause):
        if before.lower().split()[-1] in group("plan_heads", "plan"):
            apart = place.sentence.tag(place.figure.end) in ("det", "mark", "pron")
            return memory.speak_of(
                f"{noun} {'' if apart else _behind_noun(place)}".strip()
            )  # "a target of 15,000 visits"
        done = _done_to(place, clause, noun) or _parts_done(place, before, noun)
        return memory.speak_of(done or _with_noun(before, noun))
    if subject and not verb:
        return memory.speak_of(_with_noun(subject, noun))
    if given := _given(place, clause, noun, subject):
        memory.verb = past_of(verb)
        return memory.speak_of(given)
    said = _behind_noun(place)
    memory.subject = subject or memory.subject
    acting = bool(subject or memory.verb) or "pron" in place.sentence.tags[clause.start : clause.stop]
    aiming = verb in group("aim", "wills") and place.sentence.word(clause.verb + 1) == "for"  # "aim for 61,000 donors"
    says = verb and not aiming and verb not in group("have", "level", "auxiliary", "estimate")
    says = says or (
        verb in _RECORDS and (bool(memory.verb) or is_agent(place, clause))
    )  # "tested 22 homes and registered 844 samples"
    if says or (acting and verb in group("reaching")):
        memory.verb = f"{deed_of(place, clause)} {_particle(place, clause)}".strip()
    elif verb in group("have"):
        memory.verb = ""  # "teaches 31,600 students and employs 4,180 people"
    by = f"by {subject}" if says and _names_one(place, clause) else ""
    return " ".join(filter(None, (noun, said, memory.verb, by))).strip()


def _done_to(place: Place, clause: Clause, noun: str) -> str:
    """Said: "repaired the roofs of 40 schools": what was done to something of each of those counted; else ""."""
    sentence, (first, stop) = place.sentence, clause.object
    named = sentence.word(first) in ("the", "their", "its") and sentence.word(stop - 1) == "of"
    verb = sentence.words[clause.verb] if clause.has_verb else ""
    if not verb or not named or verb in group("level", "have", "reaching", "passing", "up", "down", "neutral"):
        return ""
    return f"{phrase(sentence, first, stop - 1)} of {noun} {deed_of(place, clause)}"


def _parts_done(place: Place, before: str, noun: str) -> str:
    """Said: "Roofs of 14 courthouses will be repaired": what is done to something of each of those counted; else ""."""
    if place.sentence.tag(place.figure.end) != "aux":
        return ""
    done = predicate(place.sentence, place.figure.end, place.stop)
    return f"{before} of {noun} {done}" if done and is_participle(done.split()[0].lower()) else ""


def deed_of(place: Place, clause: Clause) -> str:
    """The verb in the form it has in a name: behind "will" or "to" any verb is in its base form."""
    verb, before = place.sentence.words[clause.verb], place.sentence.word(clause.verb - 1)
    if past_of(verb) != verb or is_participle(verb) or before not in group("modals") | {"to"}:
        return past_of(verb)
    return past_forms(verb)[-1]


def _given(place: Place, clause: Clause, noun: str, subject: str) -> str:
    """Said: "provide seed kits to 27,000 farmers", "Seed kits were received by 15,300 farmers": who got what."""
    sentence, opener = place.sentence, place.sentence.word(place.figure.first - 1)
    verb = sentence.words[clause.verb] if clause.has_verb else ""
    if opener == "to" and verb in ("gone", "went", "goes") and subject:
        return f"{noun} {subject} {verb} to"  # "seed kits have gone to 26,400 farmers"
    taken = verb in ("received", "attended", "completed", "used", "adopted")
    if (
        opener not in ("to", "by")
        or (opener == "by" and not taken)
        or not verb
        or verb in group("level", "up", "down", "neutral", "have", "bringing")
    ):
        return ""
    passive = sentence.tag(clause.verb - 1) == "aux"
    right_behind = clause.verb == place.figure.first - 2
    thing = subject if passive and right_behind else direct_object(place, clause) if opener == "to" else ""
    return f"{noun} {past_of(verb)} {thing}" if thing else ""


def _particle(place: Place, clause: Clause) -> str:
    """The particle that completes the verb: "out" of "carried out 2,310 visits"."""
    following = place.sentence.word(clause.verb + 1)
    over = following == "over" and place.sentence.words[clause.verb] in group("with_over")
    return following if following in group("completing") or over else ""


def _names_one(place: Place, clause: Clause) -> bool:
    """Whether the subject is one thing known by its number: "Route 66 shuttle carried 18,300 riders"."""
    first, stop = clause.subject
    numbered = (at for at in range(first, stop) if place.sentence.tokens[at].sort == "number")
    return any(place.sentence.tags[at] != "time" for at in numbered) and stop - first <= 6


def _subject_count(place: Place, noun: str, memory: Memory) -> str:
    """A count that opens its clause: what is said of it, else the verb of the list before ("and 4,820 emails")."""
    of_what, end = _of_what(place)
    noun = f"{noun} {of_what}".strip()
    told, stop = past_brackets(place.sentence, end, place.stop)
    said = predicate(place.sentence, told, stop)
    acts = place.sentence.tag(told) in ("aux", "verb")
    memory.subject = noun
    if memory.verb and place.index and not acts:
        return f"{noun} {said} {memory.verb}".replace("  ", " ")
    memory.verb = ""
    return f"{noun} {said or _said_of_list(place)}".strip()


def _said_of_list(place: Place) -> str:
    """Said: "36 midwives, 19 technicians and eight cooks graduated": what is said of all behind the last of a list."""
    sentence, last = place.sentence, place.figure
    for at, figure in enumerate(sentence.figures[place.index + 1 :], place.index + 2):
        between = sentence.words[last.end : figure.first]
        if between not in ([","], ["and"], [",", "and"]) or not figure.noun:
            return ""
        if sentence.tag(figure.end) in ("aux", "verb"):
            following = sentence.figures[at].first if at < len(sentence.figures) else len(sentence.words)
            return predicate(sentence, figure.end, following)
        last = figure
    return ""


def _noun(place: Place) -> str:
    assert place.figure.noun is not None
    first, stop = place.figure.noun
    loose = either_group("more further additional total", "planned")
    while first < stop - 1 and place.sentence.words[first] in loose:
        first += 1
    noun = phrase(place.sentence, first, stop)
    per = place.sentence.word(stop) in ("per", "for") and " per " in place.figure.unit
    per = per and "number" in place.sentence.tags[stop + 1 : stop + 3]
    return f"{noun} per{place.figure.unit.partition(' per')[2]}" if per else noun  # "nurses per 1,000 people"


def _plain(place: Place) -> str:
    """The noun without the participle before it, for the figures that go on counting: "Of 1,450 inspected sites"."""
    assert place.figure.noun is not None
    first, stop = place.figure.noun
    part = place.sentence.tags[first] == "part" and place.sentence.words[0] == "of" and stop - first > 1
    return phrase(place.sentence, first + 1, stop) if part else ""


def _behind_noun(place: Place) -> str:
    """What is said behind the counted noun: "pupils in vocational courses", "bids received"."""
    of_what, end = _of_what(place)
    return f"{of_what} {predicate(place.sentence, end, place.stop)}".strip()


def _of_what(place: Place) -> tuple[str, int]:
    """What the counted noun is of, and where that ends: "of fraud" of "64 cases of fraud"."""
    at = place.figure.end
    first, end = behind(place.sentence, at, place.stop, "of")
    if first < end and first == at + 1 and place.sentence.tag(first) == "noun":
        return f"of {phrase(place.sentence, first, end)}", end
    return "", at


def _with_noun(name: str, noun: str) -> str:
    """A name with the noun that is counted, where it is short and does not hold it: "Attendance pupils"."""
    last = noun.lower().split()[-1].rstrip("s")
    held = any(word.rstrip("s") == last for word in name.lower().split())
    return name if held or len(name.split()) > 1 or name.lower() in group("never_counted") else f"{name} {noun}"


def states_level(place: Place, clause: Clause) -> bool:
    """Whether the verb states the level of its subject: "Enrolment was 4,000 pupils", not "there were 12 fires"."""
    if not clause.has_verb:
        return False
    verb, subject = place.sentence.words[clause.verb], phrase(place.sentence, *clause.subject)
    if not subject:
        return False
    passive = place.sentence.tag(clause.verb - 1) in ("aux", "adverb")
    if passive and place.sentence.word(place.figure.first - 1) == "at":
        return True  # "is forecast at 640,000 bales"
    if passive and _said_twice(place, subject):
        return True  # "Accidents are to be held to no more than 160 accidents"
    if verb in group("up", "down"):
        return "to" in place.sentence.words[clause.verb : place.figure.first] or not is_agent(place, clause)
    if verb not in group("level") - _RECORDS:
        return False
    acting = verb in ("reached", "reach", "totalled", "made", "taking", "making") and is_agent(place, clause)
    return not acting


def _said_twice(place: Place, subject: str) -> bool:
    """Whether what is counted is the thing that the subject names."""
    assert place.figure.noun is not None
    noun = place.sentence.word(place.figure.noun[1] - 1)
    return subject.lower().split()[-1].removesuffix("s") == noun.removesuffix("s")


def is_agent(place: Place, clause: Clause) -> bool:
    """Whether the subject is who acts ("the programme", "our teams", a proper name), not what is measured."""
    first, stop = clause.subject
    while first < stop and place.sentence.tags[first] in ("time", "prep", "adverb", "mark"):
        first += 1
    opener = next((at for at in range(first + 1, stop) if place.sentence.tags[at] == "prep"), stop)
    head = place.sentence.word(opener - 1)
    named = first > 0 and all(t.text[:1].isupper() for t in place.sentence.tokens[first:stop])
    return first < stop and (named or head in group("agents") or head.removesuffix("s") in group("agents"))


def acts_itself(place: Place, clause: Clause) -> bool:
    """Whether the subject is left out of a name: who acts, or one with an article ("the mill spent £4m")."""
    opened = next((at for at in range(*clause.subject) if place.sentence.tags[at] not in ("time", "prep", "mark")), -1)
    return is_agent(place, clause) or (opened >= 0 and place.sentence.tags[opened] in ("det", "pron"))


def _opens_subject(place: Place, clause: Clause) -> bool:
    """Whether the counted noun is itself the subject: nothing but a loose word stands before the figure."""
    sentence, figure = place.sentence, place.figure
    if clause.has_verb:
        between = sentence.words[clause.verb + 1 : figure.first]
        return between[-1:] == ["and"] and sentence.tag(figure.end) in ("aux", "verb")
    before = before_of(sentence, clause).lower().split()
    if before and before[-1] not in group("totals_of", "bare_of"):
        return False  # "a backlog of no more than 171 jobs"
    return not phrase(sentence, clause.start, clause.stop) or sentence.word(figure.first - 1) in (":", ",", "and", "of")


def counted_at_opening(sentence: Sentence) -> str:
    """What a bare first figure counts some of: "Of the children screened, 94 were referred"; else ""."""
    first = sentence.figures[0].first if sentence.figures else 0
    if sentence.words[0] != "of" or sentence.word(first - 1) != "," or sentence.figures[0].sort != "bare":
        return ""
    return phrase(sentence, *behind(sentence, 0, first - 1, "of"))


def carried_count(place: Place, clause: Clause, memory: Memory) -> str:
    """A count without its noun: "opened 214 cases, closed 198"; "210 of them led by women"; "510 parking"."""
    sentence, figure = place.sentence, place.figure
    opening = place.index == 0 and bool(counted_at_opening(sentence))
    subject = "" if opening else phrase(sentence, *clause.subject)
    if clause.has_verb and not opening and sentence.words[clause.verb] not in group("level", "have"):
        if direct_object(place, clause):
            return ""  # "lowered staff injuries by a third to 18"
        if not subject or acts_itself(place, clause):
            memory.verb = f"{past_of(sentence.words[clause.verb])} {_particle(place, clause)}".strip()
            to_whom = sentence.word(figure.stop) in ("to", "for", "into")
            behind_it = predicate(sentence, figure.stop, place.stop) if to_whom else ""
            return f"{memory.counted} {memory.verb} {behind_it}".strip()  # "referred seven to the police"
        return ""
    if subject:
        return ""
    at, stop = past_brackets(sentence, figure.stop, place.stop)
    if sentence.words[at : at + 2] in (["of", "them"], ["of", "these"], ["of", "which"], ["of", "whom"]):
        at += 2
    said = predicate(sentence, at, stop)
    if at > figure.stop and not said:
        told = memory.drafts[-1].name if len(memory.drafts) > memory.first else ""
        counts_on = told.startswith(memory.counted) and not memory.verb
        return told if counts_on else f"{memory.counted} {memory.verb}".strip()  # "390 of them in October"
    acted = at + (sentence.tag(at) == "aux")
    if sentence.tag(acted) == "verb":
        memory.verb = sentence.words[acted]  # "94 were referred"
    elif said and memory.verb and sentence.tag(at) in ("noun", "prep"):
        said = f"{memory.verb} {said}"  # "940 concerned noise, 510 parking"
    first, end = behind(sentence, at, stop, "in", "for", "from")
    last = memory.drafts[-1].name if memory.drafts else ""
    if not said and "not" in sentence.words[at:stop] and last.startswith(f"{memory.counted} "):
        return f"{memory.counted} not{last.removeprefix(memory.counted)}"  # "288 were issued on time and 12 were not"
    if said.startswith("since") and last.startswith(memory.counted):
        return f"{last} {said}"  # "154 homes were built in the quarter and 6,886 since the programme began"
    return f"{memory.counted} {said or phrase(sentence, first, end)}".strip()
