"""English sentences to observations: figures told, named, dated and put together.

A `Draft` is an observation in the making: a name, perhaps a figure, and the comparisons said of it. A comparison
goes to the draft before it unless a new subject was named; a level reached ("rose 22% to $18.6 million") completes
the draft that its movement opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from compare.figures.context import Context
from compare.figures.english import bases
from compare.figures.english.naming import Clause, Namer
from compare.figures.english.roles import Told, tell
from compare.figures.english.spotting import Figure, spot
from compare.figures.english.words import (
    counted_by,
    group,
    has_phrase,
    is_participle,
    is_verb,
    noun_phrase,
    phrase_at,
)
from compare.figures.mention import Mention
from compare.figures.numerals import ENGLISH, notation_of
from compare.figures.tokens import Meant, Token
from compare.observation import Observation, Relation, Role
from compare.period import Period, year_of
from compare.quantity import Quantity


@dataclass
class Draft:
    """An observation in the making; `figure` is where its anchor points, `states` whether its level is stated."""

    name: str
    figure: Figure
    period: Period
    role: Role
    span: tuple[int, int]  # of the figure, in the meant text
    states: bool = True
    unit: str = ""
    relations: list[Relation] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    whole: Draft | None = None
    held_against: bool = False  # a target or a base said of another draft


class Reader:
    """Reads the sentences of one paragraph in order; what is carried over from one to the next is kept here."""

    def __init__(self, context: Context, meant: Meant) -> None:
        self.context, self.meant = context, meant
        self.notation = context.notation if context.notation.decimal == "." else notation_of([meant.text], "en")
        if not self.notation.shown and not self.notation.against:
            self.notation = ENGLISH
        self.drafts: list[Draft] = []
        self.subject = ""

    # One sentence ----------------------------------------------------------------------------------------------------

    def read(self, tokens: Sequence[Token], words: list[str], mentions: list[Mention]) -> None:
        """Read one sentence; its drafts are added to `drafts`."""
        self.tokens, self.words, self.mentions = tokens, words, mentions
        timed = [False] * len(tokens)
        for mention in mentions:
            timed[mention.first : mention.stop] = [True] * (mention.stop - mention.first)
        self.namer = Namer(tokens, words, timed)
        self.figures = spot(tokens, words, mentions, self.notation)
        self.opening = self._opening_period()
        self.first_of_sentence = len(self.drafts)
        self.verb, self.counted, self.parted = "", "", False
        self.told: tuple[Figure, Told] | None = None
        for index, figure in enumerate(self.figures):
            stop = self.figures[index + 1].first if index + 1 < len(self.figures) else len(tokens)
            start = self._behind(self.figures[index - 1], figure.first) if index else 0
            self._take(figure, start, stop)

    def _behind(self, figure: Figure, stop: int) -> int:
        """Where what belongs to a figure ends: its unit, its noun, and "of coastline" behind it."""
        if figure.sort != "count":
            first, end = self.namer.behind(figure, stop, "of")
            return end if first < end else figure.end
        first, end = self.namer.behind(
            replace(figure, stop=figure.end), stop, "of", "in", "for", "to", "on", "at", "with"
        )
        closed = first < end < stop and self.words[end] in (",", ";", "(")
        return end if closed else figure.end

    def _here(self, told: Told) -> Draft | None:
        """The draft of this sentence that a figure may belong to: a comparison never to the target of another."""
        drafts = self.drafts[self.first_of_sentence :]
        if told.manner in ("moved", "of_plan", "of_whole", "share"):
            drafts = [draft for draft in drafts if not draft.held_against] or drafts
        return drafts[-1] if drafts else None

    def _take(self, figure: Figure, start: int, stop: int) -> None:
        bracketed = figure.first > 0 and self.words[figure.first - 1] == "("
        told = tell(self.namer, figure, start, stop, bracketed, self.told)
        self.told = figure, told
        here = self._here(told)
        match told.manner:
            case "moved" | "of_plan" | "of_whole" | "share":
                self._compare(figure, told, start, stop, here)
            case "base":
                self._base(figure, told, start, stop, here)
            case "target" if here is not None and not self._new_subject(figure, start):
                self._target(figure, told, start, stop, here)
            case "reached" if here is not None and not here.states:
                self._complete(here, figure, told, start, stop)
            case _:
                self._level(figure, told, start, stop, here)

    # Levels ----------------------------------------------------------------------------------------------------------

    def _level(self, figure: Figure, told: Told, start: int, stop: int, here: Draft | None) -> None:
        whole = self._whole(figure, start, stop, here)
        if self._in_label(figure, stop) or (
            figure.sort == "bare" and not whole and not self._stands(figure, start, stop)
        ):
            return
        clause = self.namer.clause(start, figure.first)
        name = self._part_name(figure, start, stop, whole) if whole else self._name(figure, clause, start, stop, here)
        draft = Draft(
            name=name,
            figure=figure,
            period=self._period(figure, start, stop, here),
            role=self._role(figure, start, stop),
            span=self._span(figure),
            unit=self._unit(figure, name, whole or here),
            rules=[told.rule],
            whole=whole,
        )
        if told.manner == "target":
            draft.role = "target"
        draft.figure = replace(figure, numeral=self._bound(figure, start))
        self.drafts.append(draft)

    def _in_label(self, figure: Figure, stop: int) -> bool:
        """Whether a number opens a label: "311 calls answered in time: 73.5%"."""
        return figure.first == 0 and stop < len(self.words) and self.words[stop - 1] == ":"

    def _stands(self, figure: Figure, start: int, stop: int) -> bool:
        """Whether a number without a unit is a figure: something before it or behind it says so."""
        before = self.words[figure.first - 1] if figure.first else ""
        said = before in (":", "(", "to", "at", "of", "from", "with", "and", "=", "all") or is_verb(before)
        counted = bool(self.counted) and (not before or before in (",", "and", ";") or self._verb_behind(figure.stop))
        plain = before in group("determiners", "adverbs") or figure.numeral.bound != "eq"
        telling = figure.numeral.value >= 200 or figure.numeral.value != figure.numeral.value.to_integral_value()
        closed = self.words[figure.stop : figure.stop + 1] in ([], [","], [")"], [";"])
        noun = telling and closed and bool(before) and self.tokens[figure.first - 1].sort == "word"
        return said or counted or plain or noun

    def _complete(self, here: Draft, figure: Figure, told: Told, start: int, stop: int) -> None:
        """The level that a movement led to."""
        here.figure, here.states, here.span = figure, True, self._span(figure)
        here.unit = self._unit(figure, here.name, here)
        here.relations = [replace(r, unit=here.unit) if not r.unit else r for r in here.relations]
        here.role = self._role(figure, 0, stop)
        here.rules.append(told.rule)
        if figure.noun and figure.sort == "count" and len(here.name.split()) < 2:
            here.name = f"{here.name} {self.namer.phrase(*figure.noun)}".strip()

    def _span(self, figure: Figure) -> tuple[int, int]:
        last = max(figure.stop - 1, figure.numeral.stop - 1)
        first = figure.first if figure.sort == "money" else figure.numeral.first
        return self.tokens[first].start, self.tokens[last].end

    def _bound(self, figure: Figure, start: int) -> object:
        """The numeral with the bound its verb says: "exceeded $2.1bn", "must not exceed 8 minutes"."""
        numeral = figure.numeral
        verb = self.words[figure.first - 1] if figure.first > start else ""
        if numeral.bound == "eq" and verb in (
            "exceed",
            "exceeds",
            "exceeded",
            "surpassed",
            "topped",
            "passed",
            "exceeding",
        ):
            negated = "not" in self.words[max(start, figure.first - 4) : figure.first]
            return replace(numeral, bound="le" if negated else "gt")
        return numeral

    # Names -----------------------------------------------------------------------------------------------------------

    def _name(self, figure: Figure, clause: Clause, start: int, stop: int, here: Draft | None) -> str:
        """What a level measures; the rules are tried from the most to the least telling."""
        if named := self._named_in_brackets(figure, stop):
            return self._as_subject(named)
        label = self._label(start, figure.first)
        if label:
            return self._as_subject(label)
        if figure.sort == "count" and figure.noun:
            return self._count_name(figure, clause, start, stop)
        if figure.sort == "bare" and self.counted and (carried := self._carried_count(figure, clause, start, stop)):
            return carried
        if before := self.namer.before_of(clause):
            return self._as_subject(self._with_verb(before, clause, figure, stop))
        if figure.sort != "share" and (thing := self._thing_behind(figure, clause, stop)):
            return thing
        if (
            figure.sort == "share"
            and self.words[figure.first - 1 : figure.first] in (["in"], ["for"])
            and clause.verb >= 0
        ):
            return self._as_subject(
                self.namer.phrase(clause.start, figure.first - 1)
            )  # "arrive in time in 90% of cases"
        if figure.sort == "share" and (shared := self._share_name(figure, clause, start, stop)):
            return shared
        return self._subject_name(clause, here)

    def _label(self, start: int, first: int) -> str:
        """The words before a colon right before the figure: "Survival rate: 91%"."""
        at = first - 1
        while at > start and (self.namer.timed[at] or self.words[at] in ("-", "–")):
            at -= 1
        if at < start or self.words[at] != ":":
            return ""
        begin = at
        while (
            begin > start
            and self.words[begin - 1] not in (";", ")", "•")
            and not (self.words[begin - 1] == "," and begin - 1 > start and not self._in_list(begin - 1, at))
        ):
            begin -= 1
        if any(w in ("was", "were", "is", "are", "has", "have") for w in self.words[begin:at]):
            return ""  # a sentence, not a label
        return "" if self._only_plan(begin, at) else self.namer.phrase(begin, at)

    def _only_plan(self, start: int, stop: int) -> bool:
        """Whether a label says no more than that targets follow: "Q4 2023 targets:"."""
        return all(
            self.namer.timed[at] or self.words[at] in group("plan", "determiners", "prepositions", "adverbs")
            for at in range(start, stop)
        )

    def _in_list(self, comma: int, end: int) -> bool:
        """Whether a comma belongs to the label itself: few words stand between it and the colon."""
        return end - comma <= 3

    def _named_in_brackets(self, figure: Figure, stop: int) -> str:
        """Said: "4.2 million rides in 2025 (transit ridership)": the brackets hold the measure's own name."""
        at = figure.end
        while at < stop and self.words[at] != "(":
            if self.tokens[at].sort == "mark" or self.words[at] in ("and", "but", "while"):
                return ""
            at += 1
        end = noun_phrase(self.tokens, self.words, at + 1, stop) if at < stop else stop
        while end < stop and self.tokens[end].sort == "word" and self.words[end] not in ("up", "down", "see"):
            end += 1
        closed = end < stop and self.words[end] == ")"
        size = end - at - 1
        held = self.words[at + 1 : at + 2] and self.words[at + 1] in group("targets") - {"program", "programme"}
        if not closed or not 2 <= size <= 7 or held or any(self.namer.timed[at + 1 : end]):
            return ""
        if has_phrase("estimate", self.words, at + 1, end) or bases.versus(
            self.words, at, end, [], self.context.period
        ):
            return ""
        return self.namer.phrase(at + 1, end)

    def _count_name(self, figure: Figure, clause: Clause, start: int, stop: int) -> str:
        assert figure.noun is not None
        noun = self.namer.phrase(*figure.noun).removeprefix("planned ").removeprefix("more ")
        verb = self.words[clause.verb] if clause.verb >= 0 else ""
        self.counted = noun
        if self._opens_subject(clause, figure, start):
            self.subject = noun
            said = self.namer.predicate(figure.noun[1], stop)
            return f"{noun} {said}".strip()
        of = self._subject_phrase(clause)
        if of and verb in group("up", "down") and "to" in self.words[clause.verb : figure.first]:
            return self._as_subject(of)
        if verb in group("level") - {"recorded", "registered", "achieved", "ran", "held"}:
            if of and not self._is_agent(of, noun):
                self.subject = of
                return of if self._same_head(of, noun) else f"{of} {noun}" if len(of.split()) < 2 else of
            return noun
        if before := self.namer.before_of(clause):
            self.subject = before
            return before if self._same_head(before, noun) else f"{before} {noun}"
        if verb and verb not in group("have", "level", "auxiliary"):
            self.verb = verb
            self.subject = of or self.subject
            return f"{noun} {verb}"
        if of and not verb:
            return self._as_subject(of if self._same_head(of, noun) or len(of.split()) > 1 else f"{of} {noun}")
        if verb in group("have") or not verb:
            said = self.namer.predicate(figure.noun[1], stop)
            return f"{noun} {said}".strip()
        return noun

    def _carried_count(self, figure: Figure, clause: Clause, start: int, stop: int) -> str:
        """A count without its noun: "opened 214 cases, closed 198"; "210 of them led by women"; "49 took place"."""
        if clause.verb >= 0 and not self._subject_said(clause):
            return f"{self.counted} {self.words[clause.verb]}"
        if self._subject_said(clause):
            return ""
        at = figure.stop
        if self.words[at : at + 2] in (["of", "them"], ["of", "these"], ["of", "which"]):
            at += 2
        said = self.namer.predicate(at, stop)
        return f"{self.counted} {said}".strip() if at > figure.stop or self._verb_behind(at) else ""

    def _same_head(self, name: str, noun: str) -> bool:
        """Whether a name already holds the noun that is counted ("Container moves", "moves")."""
        last = noun.lower().split()[-1].rstrip("s")
        return any(word.rstrip("s") == last for word in name.lower().split())

    def _is_agent(self, subject: str, noun: str) -> bool:
        """Whether a subject only says that there are so many: "there were 12 fires"."""
        return subject.lower() in ("there", "it", "they", "we")

    def _opens_subject(self, clause: Clause, figure: Figure, start: int) -> bool:
        """Whether the counted noun is itself the subject: nothing but a loose word stands before the figure."""
        if clause.verb >= 0:
            between = self.words[clause.verb + 1 : figure.first]
            return "and" in between[-1:] and figure.noun is not None and self._verb_behind(figure.noun[1])
        loose = self.words[figure.first - 1] in (":", ",", "and", "of")
        return not self.namer.phrase(clause.start, clause.stop) or loose

    def _verb_behind(self, at: int) -> bool:
        return at < len(self.words) and (self.words[at] in group("auxiliary", "level") or is_participle(self.words[at]))

    def _subject_said(self, clause: Clause) -> bool:
        return bool(self._subject_phrase(clause))

    def _subject_phrase(self, clause: Clause) -> str:
        return self.namer.phrase(*clause.subject)

    def _with_verb(self, name: str, clause: Clause, figure: Figure, stop: int) -> str:
        """ "Savings of $7.9m have been delivered": the name with the participle behind the figure."""
        if clause.verb < 0 and figure.stop < stop and self.words[figure.stop] in ("has", "have", "was", "were", "had"):
            said = self.namer.predicate(figure.stop, min(stop, figure.stop + 4))
            return f"{name} {said}".strip()
        return name

    def _thing_behind(self, figure: Figure, clause: Clause, stop: int) -> str:
        """Said: "62 km of coastline", "$512 million in revenue": the thing that was measured, with its verb."""
        first, end = self.namer.behind(figure, stop, "of", "in", *(["for"] if figure.sort == "money" else []))
        if first >= end or figure.sort == "bare" or self._stated_of_subject(clause):
            return ""
        thing = self.namer.phrase(first, end)
        verb = self.words[clause.verb] if clause.verb >= 0 else self.verb
        if figure.sort == "money" or not verb or verb in group("level", "have", "auxiliary"):
            return self._as_subject(thing)
        self.verb = verb
        return f"{thing} {verb}"

    def _stated_of_subject(self, clause: Clause) -> bool:
        """Whether the verb states its subject's level ("Turnover was $5m in the region"), not what it brought."""
        if clause.verb < 0:
            return bool(self._subject_phrase(clause))
        brings = {"cost", "costs", "recorded", "posted", "registered", "achieved"}
        return self.words[clause.verb] in group("level", "up", "down") - brings and self._subject_said(clause)

    def _share_name(self, figure: Figure, clause: Clause, start: int, stop: int) -> str:
        """A level in %: "95% uptime", "82.4% of its seats", "74% of calls were answered in time"."""
        noun_end = noun_phrase(self.tokens, self.words, figure.stop, stop)
        if noun_end > figure.stop and self.words[figure.stop] not in ("complete", "full", "owned"):
            return self._as_subject(self.namer.phrase(figure.stop, noun_end))
        first, end = self.namer.behind(figure, stop, "of")
        if first >= end or self._stated_of_subject(clause):
            return ""
        thing = self.namer.phrase(first, end)
        verb = self.words[clause.verb] if clause.verb >= 0 else ""
        if verb and verb not in group("level", "auxiliary"):
            behind = self.namer.phrase(*clause.object)
            if verb in group("have"):
                return f"{thing} {self.namer.predicate(end, stop)}".strip()
            return f"{thing} {verb} {behind}".strip()
        return f"{thing} {self.namer.predicate(end, stop)}".strip()

    def _subject_name(self, clause: Clause, here: Draft | None) -> str:
        """The subject of the clause; where it says none, that of the clause before."""
        said = self._subject_phrase(clause).removeprefix("number of ").removeprefix("Number of ")
        if here and said.lower().split()[-1:] in (["figure"], ["figures"], ["number"], ["total"], ["level"]):
            return here.name  # "the final first-quarter figure was 48.9%"
        if clause.verb >= 0 and not said:
            behind = self.namer.phrase(*clause.object)
            return self._as_subject(behind) if behind and not self.subject else (self.subject or behind)
        if clause.verb >= 0:
            behind = self.namer.phrase(*clause.object)
            verb = self.words[clause.verb]
            if behind.lower().split()[:1] in (["total"], ["number"], ["figure"]) and here:
                return f"{here.name} {' '.join(behind.split()[1:])}".strip()
            if self._acts(verb) and not behind:
                return self._as_subject(f"{said} {verb}")
            raised = verb in group("up", "down") or (verb not in group("level", "have"))
            return self._as_subject(behind if behind and raised else said)
        return self._as_subject(said) if said else self.subject or (here.name if here else "")

    def _acts(self, verb: str) -> bool:
        """Whether a verb says what is done with a sum: "committed $245 million"."""
        return verb not in group("level", "have", "auxiliary", "up", "down", "estimate", "aim")

    def _as_subject(self, name: str) -> str:
        self.subject = name
        return name

    # Parts of a whole ------------------------------------------------------------------------------------------------

    def _whole(self, figure: Figure, start: int, stop: int, here: Draft | None) -> Draft | None:
        """The draft of which this figure is a part: "comprising 3,260 in operations", "calls: 1,040 medical"."""
        if here is None or figure.sort not in ("count", "bare", "money", "measure"):
            return None
        between = self.words[start : figure.first]
        opened = any(phrase_at("parts", self.words, at) for at in range(start, figure.first))
        listed = between[-1:] == [":"] and here.figure.sort == "count" and here.states
        owners = between[-1:] == ["("] and here.figure.sort == "count" and len(between) > 1
        if opened or listed or owners:
            self.parted = True
            return here.whole or here
        continues = not between or between[-1] in (",", "and", "(") or between[-1:] == ["&"]
        if self.parted and continues and not any(is_participle(w) for w in between):
            return here.whole
        self.parted = False
        return None

    def _part_name(self, figure: Figure, start: int, stop: int, whole: Draft | None) -> str:
        assert whole is not None
        said = self.namer.phrase(*figure.noun) if figure.noun else ""
        if figure.first > start + 1 and self.words[figure.first - 1] == "(":
            said = f"{said} {self._owner(start, figure.first - 1)}".strip()  # "volunteers (310)"
        behind = self.namer.predicate(figure.end, stop)
        own = f"{said} {behind}".strip()
        if said and self._counts_itself(said):
            return own
        return f"{whole.name} {own}".strip()

    def _owner(self, start: int, stop: int) -> str:
        """The noun phrase right before a bracket."""
        at = stop
        while (
            at > start
            and self.tokens[at - 1].sort == "word"
            and self.words[at - 1] not in group("prepositions", "conjunctions", "determiners")
        ):
            at -= 1
        return self.namer.phrase(at, stop)

    def _counts_itself(self, noun: str) -> bool:
        return noun.endswith("s") and not noun.endswith("ss")

    # Units -----------------------------------------------------------------------------------------------------------

    def _unit(self, figure: Figure, name: str, near: Draft | None) -> str:
        """The unit as written; a figure that stands alone takes its noun from its part, its name or its neighbour."""
        if figure.sort == "count" and near and figure.noun and self.parted:
            head = figure.unit.split()[-1]
            return figure.unit if self._counts_itself(head) else near.unit
        if figure.unit and figure.sort != "bare":
            return figure.unit
        if near and near.unit and (self.parted or not name or near.name == name):
            return near.unit
        if self.counted and name.startswith(self.counted):
            return self._scaled(figure, self.counted.split()[-1])
        for word in name.lower().split():
            if people := counted_by(word):
                return self._scaled(figure, people)
        plural = [word for word in name.split() if len(word) > 3 and word.endswith("s") and not word.endswith("ss")]
        unit = plural[0] if plural else (near.unit if near and near.figure.sort == "count" else "")
        return self._scaled(figure, unit.lower() if unit.istitle() else unit)

    def _scaled(self, figure: Figure, noun: str) -> str:
        return f"{figure.unit} {noun}".strip()

    # Comparisons, bases and targets ----------------------------------------------------------------------------------

    def _compare(self, figure: Figure, told: Told, start: int, stop: int, here: Draft | None) -> None:
        relation = self._relation(figure, told, start, stop, here)
        subject = self._more_of(figure, start, stop) or self._new_subject(figure, start)
        again = here is not None and not subject and self._earlier(start, figure)
        if here is not None and not subject and not again:
            self._carry(here, relation, told)
            return
        if again and here is not None:
            subject = here.name
        name = self._as_subject(subject or self.subject or (self.drafts[-1].name if self.drafts else ""))
        draft = Draft(
            name, figure, self._period(figure, start, stop, here), self._role(figure, start, stop),
            self._span(figure), states=False, rules=[told.rule],
        )  # fmt: skip
        draft.relations.append(relation)
        self.drafts.append(draft)

    def _carry(self, here: Draft, relation: Relation, told: Told) -> None:
        """Add a comparison to the draft it is said of."""
        here.relations.append(relation)
        here.rules.append(told.rule)

    def _more_of(self, figure: Figure, start: int, stop: int) -> str:
        """Said: "carried 14% more people": the thing of which there is more, with its verb."""
        if self.words[figure.stop : figure.stop + 1] not in (["more"], ["fewer"], ["less"]):
            return ""
        end = noun_phrase(self.tokens, self.words, figure.stop + 1, stop)
        thing = self.namer.phrase(figure.stop + 1, end)
        clause = self.namer.clause(start, figure.first)
        verb = self.words[clause.verb] if clause.verb >= 0 else ""
        return f"{thing} {verb}".strip() if thing and verb not in group("level", "auxiliary") else thing

    def _earlier(self, start: int, figure: Figure) -> bool:
        """Whether the movement is told of an earlier time: "declined 5%, after rising 12% in 2022"."""
        return bool({"after", "following", "having"} & set(self.words[start : figure.first]))

    def _new_subject(self, figure: Figure, start: int) -> str:
        """The subject named between the last figure and this one, where there is one."""
        clause = self.namer.clause(start, figure.first)
        if label := self._label(start, figure.first):
            return label
        if start == 0 or clause.verb >= 0 or self.words[start : start + 1] != [","]:
            said = self._subject_phrase(clause)
            if clause.verb >= 0 or not said:
                behind = self.namer.phrase(*clause.object) if clause.verb >= 0 and start == 0 else ""
                moved = clause.verb >= 0 and self.words[clause.verb] in group("up_nouns", "down_nouns")
                return said if said or not moved else behind
            return said if self._stands_for_subject(clause, figure, start) else ""
        return ""

    def _stands_for_subject(self, clause: Clause, figure: Figure, start: int) -> bool:
        """ "and vehicles 9%": a noun right behind "and" takes over the verb of the clause before."""
        return start == 0 or self.words[start] in ("and", ",", ";", "but", "while") or self.words[clause.start - 1] in (
            ";", "and", "while", "but", ",",
        )  # fmt: skip

    def _relation(self, figure: Figure, told: Told, start: int, stop: int, here: Draft | None) -> Relation:
        numeral = figure.numeral
        value = numeral.value * (told.sign if told.manner == "moved" else 1)
        kind = "delta" if told.manner == "moved" and figure.sort != "times" else "ratio"
        unit = figure.unit or (here.unit if here else "")
        end = self._base_end(figure, stop)
        if told.manner == "of_plan":
            versus: bases.Versus = "plan"
        elif told.manner == "share":
            versus = "whole"
        elif told.manner == "of_whole":
            versus = self._share_base(figure, stop, here)
        else:
            versus = self._moved_base(figure, start, end)
        place = self.meant.span(*self._span(figure))
        high = None if numeral.high is None else numeral.high * (told.sign if told.manner == "moved" else 1)
        return Relation(
            kind, abs(value) if figure.sort == "times" else value, unit, versus, numeral.bound, high,
            self.context.anchor(*place),
        )  # fmt: skip

    def _base_end(self, figure: Figure, stop: int) -> int:
        """Where the words that may name a comparison's base end: at a mark that closes it."""
        for at in range(figure.stop, stop):
            if self.words[at] in (";", ")", ":") or (self.words[at] == "," and at > figure.stop):
                return at
        return stop

    def _moved_base(self, figure: Figure, start: int, end: int) -> bases.Versus:
        reference = self.context.period
        before = self._opening_base(figure, start)
        said = bases.versus(self.words, figure.stop, end, self.mentions, reference) or before
        later = bases.versus(self.words, figure.stop, self._list_end(figure), self.mentions, reference)
        return said or later or bases.default(reference)

    def _list_end(self, figure: Figure) -> int:
        """Where the list of like comparisons that this one stands in ends: its base may be said once, behind the last."""
        index = next(i for i, f in enumerate(self.figures) if f.first == figure.first)
        end = figure.stop
        for following in self.figures[index + 1 :]:
            if following.sort != figure.sort or ";" in self.words[end : following.first]:
                break
            end = self._base_end(following, len(self.words))
        return end

    def _opening_base(self, figure: Figure, start: int) -> bases.Versus | None:
        """A base said before the movement: "Compared with 2022, sales rose 5%"; "beat the plan by 3%"."""
        window = range(start, figure.first)
        for at in window:
            if self.words[at] in ("compared", "versus", "against", "relative") or self.words[at] in (
                "beat",
                "exceeded",
                "missed",
            ):
                return bases.versus(self.words, at, figure.first, self.mentions, self.context.period)
        return None

    def _share_base(self, figure: Figure, stop: int, here: Draft | None) -> bases.Versus:
        """Of what a share behind a figure is one: of the plan, of a whole that the figure is part of, or of something else."""
        first, end = self.namer.behind(figure, stop, "of")
        if first < end:
            if self.namer.says_plan(first, end):
                return "plan"
            money = here is not None and here.figure.sort == "money"
            totals = {"total", "all", "overall", "the"} & set(self.words[figure.stop : end]) - {"the"}
            return "other" if money and not totals else "whole"
        if here is None:
            return "whole"
        near_plan = any(d.role == "target" and d.name == here.name for d in self.drafts[-3:])
        if near_plan or any(r.versus == "plan" for r in here.relations):
            return "plan"
        counted = here.figure.sort == "count" or here.figure.numeral.total is not None
        return "whole" if counted else "plan"

    def _base(self, figure: Figure, told: Told, start: int, stop: int, here: Draft | None) -> None:
        """A base that is stated: an observation of its own, of its own period."""
        clause = self.namer.clause(start, figure.first)
        said = self.namer.before_of(clause) if here is None or figure.sort == "money" else ""
        subject = said or (here.name if here else self._subject_name(clause, here))
        mention = self._mention_near(figure, figure.first - 6 if start <= figure.first - 6 else start, stop)
        period = mention.period if mention and mention.period else self._base_period()
        draft = Draft(subject, figure, period, "actual", self._span(figure), rules=[told.rule], held_against=True)
        draft.unit = self._unit(figure, subject, here)
        if here is not None and not here.states and here.relations and here.relations[-1].kind == "ratio":
            draft.states = False  # "36.5% of generation, against 33.2%": a share against a share
            place = self.meant.span(*self._span(figure))
            draft.relations.append(
                replace(here.relations[-1], value=figure.numeral.value, anchor=self.context.anchor(*place))
            )
        self.drafts.append(draft)

    def _base_period(self) -> Period:
        return self.context.period.year_before()

    def _target(self, figure: Figure, told: Told, start: int, stop: int, here: Draft) -> None:
        """The target of the draft before: "against a target of 95%", "(plan 12,000)"."""
        mention = self._mention_near(figure, start, stop)
        annual = any(w in ("annual", "yearly", "full-year", "year") for w in self.words[start : figure.first])
        full = "full" in self.words[start : figure.first] and annual
        if mention and mention.period and mention.sort in ("within", "until", "next"):
            period = mention.period
        else:
            period = year_of(self.context.period) if annual or full else here.period
        draft = Draft(here.name, figure, period, "target", self._span(figure), rules=[told.rule], held_against=True)
        draft.unit = figure.unit if figure.unit and figure.sort != "bare" else here.unit
        self.drafts.append(draft)

    # Time and role ---------------------------------------------------------------------------------------------------

    def _opening_period(self) -> Period | None:
        """The period that the sentence opens with: it holds for all of it."""
        limit = self.figures[0].first if self.figures else len(self.words)
        for mention in self.mentions:
            if mention.first >= limit:
                break
            if mention.period and mention.sort in ("within", "until", "next") and not self._is_base_time(mention):
                return mention.period
        return None

    def _mention_near(self, figure: Figure, start: int, stop: int) -> Mention | None:
        """The time said right behind the figure, else right before it."""
        behind = [
            m
            for m in self.mentions
            if figure.stop <= m.first < stop and m.period is not None and self.words[m.stop : m.stop + 1] != [":"]
        ]
        before = [m for m in self.mentions if start <= m.first < figure.first and m.period is not None]
        if behind and not any(self.words[at] in (";", "and", ",") for at in range(figure.stop, behind[0].first)):
            return behind[0]
        return before[-1] if before else None

    def _period(self, figure: Figure, start: int, stop: int, here: Draft | None) -> Period:
        mention = self._mention_near(figure, start, stop)
        if mention and mention.period and mention.sort != "event" and not self._is_base_time(mention):
            return mention.period
        if self.opening:
            return self.opening
        return self.context.period

    def _is_base_time(self, mention: Mention) -> bool:
        """Whether a time is said as a comparison's base: "on Q3 2021", "than in 2022", "below the 2022 crop"."""
        if mention.sort in ("same", "previous"):
            return True
        before = self.words[max(0, mention.first - 4) : mention.first]
        return any(
            w in ("on", "than", "below", "above", "with", "against", "from", "over", "since", "versus", "same")
            for w in before
        )

    def _role(self, figure: Figure, start: int, stop: int) -> Role:
        if has_phrase("estimate", self.words, start, figure.first) or self._leads("estimate", figure):
            return "estimate"
        if has_phrase("aim", self.words, start, figure.first) or self._leads("aim", figure):
            return "target"
        if figure.noun and "planned" in self.words[slice(*figure.noun)]:
            return "target"
        if self._plan_before(figure):
            return "target"
        near = self._mention_near(figure, start, stop)
        if near and near.period and near.period.begin > self.context.period.end:
            return "target"
        return "actual" if self.context.role == "target" and self._told_as_fact(figure) else self.context.role

    def _told_as_fact(self, figure: Figure) -> bool:
        """Whether a plan tells how things stand, not what is to be reached: "has 118,900 residents", "grew last year"."""
        verbs = [w for w in self.words[: figure.first] if is_verb(w)]
        told = {"has", "have", "had", "was", "were", "is", "are", "grew", "fell", "rose", "met", "been", "stood"}
        return any(w in told or is_participle(w) for w in verbs) and not {"will", "should", "must", "shall"} & set(
            verbs
        )

    def _plan_before(self, figure: Figure) -> bool:
        """Whether a plan is named right before the figure: "the program of $64.5 million", "target: 95%"."""
        at = figure.first - 1
        while at >= 0 and (self.words[at] in group("determiners", "adverbs") | {"of", ":", "is", "at", "="}):
            at -= 1
        return at >= 0 and self.words[at] in group("targets")

    def _leads(self, name: str, figure: Figure) -> bool:
        """Whether a cue before the first figure holds for the whole list: "Q4 targets: 95% uptime, 40 connections"."""
        first = self.figures[0].first
        joined = not any(w in (";", "while", "but", "after", "although") for w in self.words[first : figure.first])
        cue = has_phrase(name, self.words, 0, first) or (
            name == "aim" and self.namer.says_plan(0, first) and ":" in self.words[:first]
        )
        return joined and cue

    # What comes out --------------------------------------------------------------------------------------------------

    def observations(self) -> list[Observation]:
        """The drafts as observations, in order."""
        ids = {id(draft): f"{self.context.block}:{self.meant.span(*draft.span)[0]}" for draft in self.drafts}
        return [self._observation(draft, ids) for draft in self.drafts if draft.name or draft.states]

    def _observation(self, draft: Draft, ids: dict[int, str]) -> Observation:
        numeral = draft.figure.numeral
        quantity = None
        if draft.states:
            value = numeral.value * (-1 if draft.figure.sign < 0 else 1)
            quantity = Quantity(value, draft.unit, numeral.bound, numeral.high, numeral.total)
        return Observation(
            id=ids[id(draft)],
            indicator=draft.name,
            quantity=quantity,
            period=draft.period,
            role=draft.role,
            relations=tuple(draft.relations),
            anchor=self.context.anchor(*self.meant.span(*draft.span)),
            confidence=0.9 if draft.name else 0.5,
            whole=ids.get(id(draft.whole)) if draft.whole else None,
            rules=tuple(draft.rules),
        )
