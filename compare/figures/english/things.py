"""Names of the things measured: "savings of $7.9m", "62 km of coastline", "cut absence to 4.5%", running totals."""

from __future__ import annotations

from compare.figures.english.clauses import Clause
from compare.figures.english.counts import acts_itself, is_agent, states_level
from compare.figures.english.drafts import Draft, Memory
from compare.figures.english.phrases import behind_figure, direct_object, phrase, predicate
from compare.figures.english.sentence import Place
from compare.figures.english.spotting import spelled
from compare.figures.english.words import counted_by, group, is_plural, past_of, table


def of_name(place: Place, of: str, clause: Clause, here: Draft | None, memory: Memory) -> str:
    """ "Savings of $7.9m have been delivered": the name with the participle behind the figure."""
    sentence, figure = place.sentence, place.figure
    last = of.lower().split()[-1]
    alone = last in group("bare_of") and len(of.split()) == 1  # "a rate of", not "a tax rate of"
    if alone or (last in group("totals_of", "plan_heads") and not _comes_with(place, clause)):
        thing = phrase(sentence, *behind_figure(sentence, figure, place.stop, "of", "for", "on", "in"))
        subject = phrase(sentence, *clause.subject)
        thing = thing or _in_the_range(place, clause)
        if not thing and here and not clause.has_verb and sentence.word(figure.stop) == "since":
            return f"{here.name} {predicate(sentence, figure.stop, place.stop)}"  # "for a total of 2,115 since launch"
        paid = figure.sort == "money" and clause.has_verb and acts(sentence.words[clause.verb])
        if not thing and last == "average" and paid:
            return f"average {nominal(sentence.words[clause.verb])}"  # "visitors spent an average of $118 a day"
        if here and here.states and not clause.has_verb and len(of.split()) > 1 and last == "average":
            return f"{of} {here.name}"  # "and a sector average of 13.5%"
        return (
            thing
            or (subject if clause.has_verb and not is_agent(place, clause) else "")
            or (here.name if here else memory.subject)
            or of
        )
    posted = clause.has_verb and sentence.words[clause.verb] in ("posted", "recorded", "registered", "showed", "saw")
    if posted and of.lower() in group("rate_nouns") and (said := phrase(sentence, *clause.subject)):
        return of if is_agent(place, clause) else f"{said} {of}"  # "manufacturing posted a growth of 9.95%"
    if not clause.has_verb and sentence.tag(figure.stop) == "aux":
        said = predicate(sentence, figure.stop, min(place.stop, figure.stop + 4))
        if said and said.split()[0] in group("estimate"):
            return of  # "A deficit of £11m is projected"
        return f"{of} {said}".strip()
    if of.lower() in ("cost", "value", "price") and here and figure.sort == "money":
        return f"{of} of {here.name}"  # "Six health posts are to be built at a cost of $1.8 million"
    first, end = behind_figure(sentence, figure, place.stop, "in", "for", "from", "on")
    more = phrase(sentence, first, end) if first < end and len(of.split()) == 1 else ""
    return f"{of} {sentence.words[figure.stop]} {more}" if more else of


def _comes_with(place: Place, clause: Clause) -> bool:
    """Said: "services with an operating budget of $212.0 million": a plan that its own noun names ("operating")."""
    words, at = place.sentence.words, clause.stop - 2  # where the plan is named, before "of"
    first = at
    while first > clause.start and place.sentence.tags[first - 1] in ("noun", "part", "inner"):
        first -= 1
    named = set(words[first:at]) - group("plan_adjectives")
    return bool(named) and words[first - 2 : first] in (["with", "a"], ["with", "an"])


def _in_the_range(place: Place, clause: Clause) -> str:
    """Said: "expects capital spending in the range of $45m to $50m": the thing before "in the range of"."""
    words = place.sentence.words
    opener = next((at for at in range(*clause.object) if words[at] in ("in", "at", "to", "of")), -1)
    if not clause.has_verb or opener <= clause.object[0] or words[clause.verb] in group("level"):
        return ""
    thing = phrase(place.sentence, clause.object[0], opener)
    return "" if thing.lower().split()[-1:] and thing.lower().split()[-1] in group("totals_of") else thing


def running_total(place: Place, clause: Clause, here: Draft) -> str:
    """Said: "bringing the total since launch to 9,875", "making 605 since January": the count before, for longer."""
    if not clause.has_verb:
        return ""
    clause = _bringing(place, clause)
    verb, tokens = place.sentence.words[clause.verb], place.sentence.tokens
    words = phrase(place.sentence, *clause.object).split()
    if verb == "making" and not words:
        first = place.figure.stop
        since = spelled(tokens, first, min(first + 2, place.stop)) if place.sentence.word(first) == "since" else ""
        return f"{here.name} {since}".strip()
    if verb in group("bringing") and words and not set(map(str.lower, words)) & _TOTALS:
        bare = len(words) < 3 and words[-1].lower() in group("rate_nouns")
        unnamed = place.figure.sort == "bare" and here.figure.sort == "count" and not is_plural(words[-1].lower())
        if unnamed and not bare and here.figure.noun and not counted_by(words[-1].lower()):
            return f"{phrase(place.sentence, *here.figure.noun)} in {' '.join(words)}"  # "taking the network to 1,036"
        return f"{' '.join(words)} of {here.name}" if bare else " ".join(words)  # "taking the annual rate to 6.1%"
    at = next((i for i, word in enumerate(words[:3]) if word.lower() in _TOTALS), -1)
    if at < 0 or verb not in group("bringing"):
        return ""
    start = next(i for i in range(*clause.object) if place.sentence.words[i] in _TOTALS) + 1
    longer = [word for word in spelled(tokens, start, place.figure.first).split() if word not in ("to", "of", "at")]
    return " ".join([here.name, *(word for word in longer if word.lower() not in here.name.lower().split())])


def _bringing(place: Place, clause: Clause) -> Clause:
    """The clause by its verb of bringing: "bringing the total since the project began to 2,245"."""
    words = place.sentence.words
    for at in range(clause.start, clause.verb):
        if words[at] in group("bringing") and "since" in words[at : clause.verb]:
            return clause._replace(verb=at, object=(at + 1, clause.stop))
    return clause


_TOTALS = frozenset({"total", "number", "figure", "tally", "count", "sum"})


def kept_at(place: Place, clause: Clause) -> str:
    """Said: "kept waiting time at 14 hours", "cut absence to 4.5%": the verb's object."""
    sentence = place.sentence
    verb, opener = sentence.words[clause.verb], sentence.word(place.figure.first - 1)
    thing = direct_object(place, clause).split(" by ")[0]
    if not thing or (
        opener not in ("at", "to", "below", "under", "above", "from") and not _object_bound(place, clause)
    ):
        return ""
    if thing.lower() in ("negative", "positive", "flat") or thing.lower().split()[-1] in group("plan", "plan_heads"):
        return ""  # "Net migration turned negative, at -4,300"
    if thing.lower().split()[0] in ("total", "number", "figure") or verb in group("have"):
        return ""
    acting = verb not in group("level") or verb in ("bringing", "taking", "leaving", "lifting", "making", "held")
    return thing if acting else ""


def _object_bound(place: Place, clause: Clause) -> bool:
    """Whether the bound of the figure stands for "at": "hold losses below 14%"."""
    numeral = place.figure.numeral
    return numeral.bound in ("lt", "le", "gt", "ge") and place.sentence.tag(place.figure.first - 1) == "noun"


def worth(place: Place, clause: Clause, here: Draft | None) -> str:
    """Said: "64 scholarships worth $1.9 million": the value of what was counted; "carried out repairs worth £2m"."""
    if place.figure.sort != "money":
        return ""
    valued = place.sentence.word(place.figure.first - 1) in ("worth", "totalling", "totaling")
    valued |= place.sentence.words[place.figure.first - 2 : place.figure.first] == ["valued", "at"]
    if not valued:
        return ""
    last = place.figure.first - (2 if place.sentence.word(place.figure.first - 1) == "at" else 1)
    first = last
    while first > place.start and place.sentence.tags[first - 1] in ("noun", "part", "inner"):
        first -= 1
    if first < last and clause.has_verb and clause.verb < first and not (here and first < here.figure.end):
        return f"value of {phrase(place.sentence, first, last)}"
    return f"value of {here.name}" if here else ""


def thing_behind(place: Place, clause: Clause, memory: Memory) -> str:
    """Said: "62 km of coastline", "$512 million in revenue", "spent £4m on roads": the thing, with its verb."""
    sentence, figure = place.sentence, place.figure
    if states_of_subject(place, clause):
        return ""
    alone = not clause.has_verb and not phrase(sentence, clause.start, clause.stop)
    if (alone and sentence.tag(figure.stop) == "aux") or (
        not clause.has_verb and sentence.tag(figure.stop) in ("verb", "part")
    ):
        said = predicate(sentence, figure.stop, place.stop)  # "£86,000 raised from donors"
        verb, _, rest = said.partition(" ")
        if figure.sort == "money" and nominal(verb) != verb and sentence.word(figure.stop) not in group("auxiliary"):
            return f"{nominal(verb)} {rest}"  # "£2,150 spent per pupil"
        return f"{'money' if figure.sort == 'money' else figure.unit} {said}"
    verb = sentence.words[clause.verb] if clause.has_verb else memory.verb
    acts = bool(verb) and verb not in group("level", "have", "auxiliary")
    first, end = behind_figure(sentence, figure, place.stop, "of", "in")
    if first < end and sentence.words[figure.stop] == "in" and verb in group("investing"):
        return memory.speak_of(f"{nominal(verb)} in {phrase(sentence, first, end)}")  # "invested €23 million in mains"
    if first < end:
        thing = phrase(sentence, first, end)
        if verb in ("cost", "costs") and sentence.words[figure.stop] == "in" and figure.sort == "money":
            return memory.speak_of(f"{thing} due to {phrase(sentence, *clause.subject)}")  # "the strike cost $9m in …"
        memory.verb = verb if acts else memory.verb
        if not verb and figure.sort == "measure" and sentence.tag(end) == "aux" and sentence.words[figure.stop] == "of":
            thing = f"{thing} {predicate(sentence, end, place.stop)}".strip()  # "62 km of mains were relaid"
        return memory.speak_of(thing if figure.sort == "money" or not acts else f"{thing} {past_of(verb)}")
    if figure.sort != "money":
        return ""
    first, end = behind_figure(sentence, figure, place.stop, "for", "on", "from", "to", "towards", "toward")
    if first == end:
        return ""
    if sentence.word(clause.subject[1] - 1) in group("targets") and clause.has_verb:
        verb = phrase(sentence, *clause.subject)  # "the budget provides £8m for parks"
    memory.verb = verb if acts else memory.verb
    subject = "" if acts_itself(place, clause) else phrase(sentence, *clause.subject)
    name = f"{nominal(verb)} {sentence.words[figure.stop]} {phrase(sentence, first, end)}".strip()
    return f"{name} by {subject}" if subject and acts else name


def states_of_subject(place: Place, clause: Clause) -> bool:
    """Whether the verb states its subject's level ("Turnover was $5m in the region"), not what it brought."""
    subject = phrase(place.sentence, *clause.subject)
    if not clause.has_verb:
        return bool(subject) and not (clause.opened_by in (",", "and") and len(subject.split()) < 2)
    given = place.sentence.tag(clause.verb - 1) == "aux" and place.sentence.word(place.figure.first - 1) == "at"
    if given and subject:
        return True  # "The deficit is projected at 3.2% of GDP"
    brings = {"cost", "costs", "recorded", "posted", "registered", "achieved", "made"}
    if (
        place.sentence.words[clause.verb] in ("lost", "lose", "loses")
        and place.sentence.word(place.figure.stop) == "of"
    ):
        return False  # "The grid lost 0.9% of the energy it carried"
    moves = place.sentence.words[clause.verb] in group("level", "up", "down", "passing") - brings
    return moves and bool(subject) and not (is_agent(place, clause) and not states_level(place, clause))


def nominal(verb: str) -> str:
    """What is done with a sum, as a noun: "spent" is "spending"."""
    return table("nominal").get(verb, verb)


def acts(verb: str) -> bool:
    """Whether a verb says what is done with a sum: "committed $245 million"."""
    return verb not in group("level", "have", "auxiliary", "up", "down", "estimate", "aim", "beats", "misses")
