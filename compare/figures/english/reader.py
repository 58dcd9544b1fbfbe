"""English sentences to observations: figures told, named, dated and put together.

A comparison goes to the draft before it unless a new subject was named; a level reached ("rose 22% to $18.6 million")
completes the draft that its movement opened.
"""

from __future__ import annotations

from dataclasses import replace

from compare.figures.context import Context
from compare.figures.english.clauses import Clause, clause_before
from compare.figures.english.counts import counted_at_opening, is_agent
from compare.figures.english.drafts import Draft, Memory, observations, span_of
from compare.figures.english.meant import role_of
from compare.figures.english.measures import unit_of
from compare.figures.english.mentions import like_time, mention_near
from compare.figures.english.names import name_of
from compare.figures.english.parts import part_name, some_of, whole_of
from compare.figures.english.phrases import before_of, direct_object, end_behind, moved_thing, phrase
from compare.figures.english.relations import relation_of, unit_of_step
from compare.figures.english.respectively import Share, shared_out
from compare.figures.english.roles import tell
from compare.figures.english.roles.told import Told
from compare.figures.english.sentence import Place, Sentence
from compare.figures.english.standings import (
    goes_on,
    in_share_bracket,
    names_thing,
    of_other_time,
    of_year,
    opens_held,
    passes_plan,
    side_told,
    speaks_anew,
    states_again,
    then_in_brackets,
    then_of,
    told_of_earlier,
    was_foreseen,
)
from compare.figures.english.statements import bound_said, is_label_number, states_figure
from compare.figures.english.subjects import (
    average_named,
    before_bracket,
    budget_used,
    more_of,
    named_behind,
    new_subject,
    owned,
    plan_itself,
    planned_for,
    planned_in_brackets,
)
from compare.figures.english.times import ends_of_span, opening_period, period_of, time_behind, time_behind_list
from compare.figures.english.words import group
from compare.figures.relative_en import previous
from compare.figures.tokens import Meant
from compare.observation import Observation
from compare.period import Period, year_of


def _is_base_of_share(place: Place, here: Draft | None) -> bool:
    """Said: "84.2% of 12,300": the number of which a share is told counts things, and is no share itself."""
    share = here is not None and here.figure.sort == "share" and place.figure.sort == "bare"
    return share and place.sentence.words[place.start : place.figure.first] == ["of"]


class Reader:
    """Reads the sentences of one paragraph in order; what is carried over from one to the next is its memory."""

    def __init__(self, context: Context, meant: Meant) -> None:
        self.context, self.meant = context, meant
        self.memory = Memory()

    def read(self, sentence: Sentence) -> None:
        """Read one sentence; its drafts are added to the memory."""
        self.memory.begin(*opening_period(sentence))
        self._point_back(sentence)
        shares = shared_out(sentence)
        for index, figure in enumerate(sentence.figures):
            following = sentence.figures[index + 1].first if index + 1 < len(sentence.figures) else len(sentence.words)
            start = end_behind(sentence, sentence.figures[index - 1], figure.first) if index else 0
            if index in shares:
                self._share_out(Place(sentence, index, shares[index].figure, start, following), shares[index])
            else:
                self._take(Place(sentence, index, figure, start, following))

    def _share_out(self, place: Place, share: Share) -> None:
        """A figure of a list that "respectively" shares out: told as the list's first is, named for itself."""
        if share.first or self.memory.told is None:
            clause = clause_before(place.sentence, place.start, place.figure.first)
            self.memory.told = place.figure, tell(place, clause, None)
        told = self.memory.told[1]
        period = share.period or period_of(replace(place, stop=place.figure.stop), self.memory.opening, self.context)
        draft = Draft(
            name=self.memory.speak_of(share.name),
            figure=place.figure,
            period=period,
            role=role_of(place, self.context),
            span=span_of(place.sentence, place.figure),
            states=told.manner not in ("moved", "share", "of_plan"),
            rules=["english_respectively"],
        )
        draft.unit = unit_of(place.figure, share.name, None, self.memory)
        if not draft.states:
            relation = relation_of(place, told, None, self.memory, self.context, self.meant, period)
            draft.relations.append(relation)
        self.memory.drafts.append(draft)

    def speak_of(self, sentence: Sentence) -> None:
        """The subject of a sentence without figures, kept for "It averaged 78%"."""
        self.memory.speak_of(phrase(sentence, *clause_before(sentence, 0, len(sentence.words)).subject))

    def observations(self) -> list[Observation]:
        """All that was read, in order."""
        for draft in self.memory.drafts:
            if not draft.states and draft.figure.sort == "bare":
                noun = unit_of(draft.figure, draft.name, None, Memory())
                draft.relations = [r if r.unit else replace(r, unit=noun) for r in draft.relations]
        return observations(self.memory.drafts, self.context, self.meant)

    def _point_back(self, sentence: Sentence) -> None:
        """ "Of these, 318 work part-time": what was counted last is counted on; "This was 6% more": it is told on."""
        if sentence.words[0] in _POINTING and self.memory.drafts and states_again(sentence):
            self.memory.first = len(self.memory.drafts) - 1
        pointed = sentence.words[:2] in (["of", "these"], ["of", "them"], ["of", "those"], ["of", "which"])
        if pointed and self.memory.drafts:
            last = self.memory.drafts[-1]
            self.memory.counted = last.unit if last.unit and last.figure.sort in ("count", "bare") else last.name
        elif opened := counted_at_opening(sentence):
            self.memory.counted = opened

    def _take(self, place: Place) -> None:
        if place.start and ";" in place.sentence.words[place.start : place.figure.first] and not self.memory.at_head:
            self.memory.opening = None
        clause = clause_before(place.sentence, place.start, place.figure.first)
        told = tell(place, clause, self.memory.told, self.memory.moved)
        if clause.has_verb and (actor := phrase(place.sentence, *clause.subject)):
            self.memory.actor = actor
        self.memory.told = place.figure, told
        if told.manner == "moved":
            self.memory.moved = place.figure, told
        here = self.memory.here(told)
        match told.manner:
            case "moved" | "of_plan" | "of_whole" | "share":
                self._compare(place, clause, told, side_told(place, self.memory.drafts[-2:]) or here)
            case "base":
                self._base(place, clause, told, here)
            case "target" if here is not None and not self._names_anew(place, clause, told):
                self._target(place, told, here)
            case "reached" if here is not None and not here.states and not speaks_anew(place, clause, here):
                self._complete(place, told, here)
            case "level" if here is not None and here.states and then_in_brackets(place):
                self._level(place, clause, told._replace(rule="english_base_in_brackets"), here, name=here.name)
                self.memory.drafts[-1].held_against = True
            case "reached" if here is not None and (moved := self._moved_before(place, here)):
                self._complete(place, told, moved)
            case "reached" if here is not None and here.held_against and not names_thing(place, clause):
                self._level(place, clause, told, here, name=here.name)
            case _:
                self._level(place, clause, told, here)

    def _names_anew(self, place: Place, clause: Clause, told: Told) -> bool:
        """Whether a target is of a subject of its own; one whose plan stands behind it has one only with a verb."""
        required = clause.verb == place.figure.first - 1  # "well short of the required 400"
        if told.rule == "english_plan_behind" and (required or not clause.has_verb):
            return False
        between = place.sentence.words[place.start : place.figure.first]
        if told.rule == "english_target" and "than" in between and not clause.has_verb:
            return False  # "took 9.4 weeks, a little longer than the statutory 8 weeks"
        if told.rule == "english_target" and "against" in between and {",", ";", "and", "but"}.isdisjoint(between):
            return False  # "94% of patients waited less than four hours against a target of 95%"
        return bool(new_subject(place, clause))

    def _moved_before(self, place: Place, here: Draft) -> Draft | None:
        """The movement that a base stands behind: "increased by 4.4%, from £9.1m to £9.5m"; None where none does."""
        drafts = self.memory.drafts[self.memory.first :]
        if len(drafts) < 2 or drafts[-1] is not here or not here.held_against or drafts[-2].states:
            return None
        joined = place.sentence.words[here.figure.stop : place.figure.first] == ["to"]
        return drafts[-2] if joined and drafts[-2].name == here.name else None

    # Levels ----------------------------------------------------------------------------------------------------------

    def _level(self, place: Place, clause: Clause, told: Told, here: Draft | None, name: str = "") -> None:
        if told.rule == "english_plan_behind":
            name = self._planned_name(clause, place, here)
        if told.manner == "target" and here is None and not name:
            name = self.memory.speak_of(planned_in_brackets(place))
        name = name or named_behind(place)
        whole = None if name else whole_of(place, self.memory, here)
        if is_label_number(place) or not (name or whole or states_figure(place, self.memory)):
            return
        name = name or (
            part_name(place, clause, whole, self.memory)
            if whole
            else name_of(place, clause, self.memory, here, self.context.period)
        )
        if not name and place.figure.sort == "bare":
            return  # a number of nothing
        name = moved_thing(name) if told.manner == "reached" else name
        role = "target" if told.manner == "target" else role_of(place, self.context)
        scope = whole or (here if here and goes_on(here, role) else None)
        yearly = role != "actual" and scope is None and mention_near(place) is None and of_year(place)
        later = (
            year_of(self.context.period)
            if yearly
            else time_behind_list(place, self.context)
            if role != "actual" and scope is None and self.memory.opening is None
            else None
        )
        bounded = bound_said(place)
        draft = Draft(
            name=name,
            figure=place.figure if bounded is place.figure.numeral else place.figure._replace(numeral=bounded),
            period=then_of(place, told, self.context)
            or period_of(place, scope.period if scope else later or self.memory.opening, self.context),
            role=whole.role if whole and role == "actual" else role,
            span=span_of(place.sentence, place.figure),
            unit=unit_of(place.figure, name, whole or (None if _is_base_of_share(place, here) else here), self.memory),
            rules=[told.rule],
            whole=whole or some_of(place, self.memory),
            held_against=told.rule == "english_plan_behind" or passes_plan(place, clause, told),
        )
        self._lend(draft)
        draft.awaits = opens_held(place, name)
        self.memory.drafts.append(draft)

    def _lend(self, draft: Draft) -> None:
        """Gives the name and the unit of a draft to the plan or the base that the sentence opened with."""
        before = self.memory.drafts[-1] if len(self.memory.drafts) > self.memory.first else None
        if before is None or not before.awaits or not draft.name:
            return
        before.name, before.awaits = draft.name, False
        before.unit = before.unit if before.figure.unit else draft.unit

    def _planned_name(self, clause: Clause, place: Place, here: Draft | None) -> str:
        """What a plan that stands behind its figure is for: the subject ("uptime beat its 98% goal")."""
        if place.index == 0 and place.figure.noun and place.sentence.words[0] == "of":
            return ""  # "Of the 95 visits planned": what is counted says it
        subject = planned_for(place) or (phrase(place.sentence, *clause.subject) if clause.has_verb else "")
        if here and is_agent(place, clause) and not planned_for(place):
            subject = here.name  # "With 94.6% of pupils in class, the district beat its 94% ambition"
        return self.memory.speak_of(subject) or self.memory.subject or (here.name if here else "")

    def _complete(self, place: Place, told: Told, here: Draft) -> None:
        """The level that a movement led to."""
        figure = place.figure
        here.figure, here.states, here.span = figure, True, span_of(place.sentence, figure)
        if (time := time_behind(place)) is not None:
            here.period = time
        here.unit = unit_of(figure, here.name, here, self.memory)
        here.relations = [
            replace(r, unit=unit_of_step(r.value, here.unit)) if not r.unit else r for r in here.relations
        ]
        if told.rule != "english_led_to":  # "to reach" of "fell by £2m to reach £11m" is no aim
            here.role = role_of(replace(place, start=0), self.context)
        here.rules.append(told.rule)
        if figure.noun and figure.sort == "count" and len(here.name.split()) < 2:
            here.name = f"{here.name} {phrase(place.sentence, *figure.noun)}".strip()

    # Comparisons -----------------------------------------------------------------------------------------------------

    def _compare(self, place: Place, clause: Clause, told: Told, here: Draft | None) -> None:
        of_plan = told.manner == "of_plan"
        period = period_of(
            replace(place, stop=place.figure.stop) if of_plan else place, self.memory.opening, self.context
        )
        of_before = told.rule == "english_whole_share"
        subject = "" if of_before else more_of(place, clause) or owned(place, clause) or new_subject(place, clause)
        if place.start and told.rule == "english_signed":
            subject = subject or before_bracket(place)  # "…; voice minutes continued to shrink (-6.3%)"
        if told.manner == "share" and clause.has_verb and not subject and here and here.states:
            subject = self.memory.actor if self.memory.actor != here.name else ""  # "held 38% of posts and made up 54%"
        again = here is not None and not subject and (told_of_earlier(place) or of_other_time(place, here))
        shared = told.manner == "share" and clause.has_verb and here is not None and not subject
        if shared and here and here.relations and here.relations[-1].versus == "whole":
            again = True  # "make up 96% of members but provide only 31% of income"
        if here is not None and subject == here.name and not here.relations:
            subject = ""  # "At 5.9 million, attendances were 12% short of"
        near = None if subject and place.figure.sort == "bare" else here  # a new subject counts in its own unit
        relation = relation_of(place, told, near, self.memory, self.context, self.meant, period)
        if here is not None and not subject and not again:
            here.relations.append(relation)
            here.rules.append(told.rule)
            return
        last = self.memory.drafts[-1].name if self.memory.drafts else ""
        if of_plan and not subject and here is None and not clause.has_verb:
            subject = plan_itself(place)
        if of_plan:
            subject = budget_used(place, clause) or subject  # "has used 71.5% of its budget"
        name = here.name if again and here else subject or self.memory.subject or last or before_bracket(place)
        draft = Draft(
            name=self.memory.speak_of(name),
            figure=place.figure,
            period=period,
            role="actual" if told.rule == "english_plan_share" else role_of(place, self.context),
            span=span_of(place.sentence, place.figure),
            states=False,
            rules=[told.rule],
            relations=[relation],
        )
        self._lend(draft)
        self.memory.drafts.append(draft)

    # Bases and targets -----------------------------------------------------------------------------------------------

    def _base(self, place: Place, clause: Clause, told: Told, here: Draft | None) -> None:
        """A base that is stated: an observation of its own, of its own period."""
        sentence, figure = place.sentence, place.figure
        average = average_named(place)
        said = before_of(sentence, clause) if not average and (here is None or figure.sort == "money") else ""
        behind_it = sentence.word(figure.stop)
        if here and not said and behind_it in _RESULTS:
            said = behind_it  # "against a $2.3m profit in 2023"
        elif here and said and here.name.endswith(f" {said}"):
            said = ""  # "The tax charge was £14.6m, compared to a charge of £12.6m"
        elif here and said in _RESULTS:
            said = " ".join([*here.name.split()[:-1], said])  # "a net profit of …, against a loss of …"
        acted = sentence.words[clause.verb] if clause.has_verb else ""
        if acted in group("up", "down") and acted not in ("up", "down") and not average:
            said = said or direct_object(place, clause)  # "cut average re-let time from 31 to 24 days"
        if acted in group("up", "down") and not average:
            said = said or phrase(sentence, *clause.subject)  # "the dropout rate eased from 18%"
        gapped = not clause.has_verb and clause.opened_by in ("and", ",", "while") and not average
        if gapped and place.index and sentence.word(figure.first - 1) == "from":
            said = said or phrase(sentence, *clause.subject)  # "… and cyclist casualties from 96 to 90"
        subject = said or (here.name if here else "") or phrase(sentence, *clause.subject)
        subject = subject or (direct_object(place, clause) if clause.has_verb else "") or self.memory.subject
        draft = Draft(
            name=self.memory.speak_of(f"{average} {subject}".strip()),
            figure=figure,
            period=self._base_period(place, average),
            role="actual",
            span=span_of(sentence, figure),
            rules=[told.rule],
            held_against=True,
        )
        draft.unit = unit_of(figure, here.name if here and not said else subject, here, self.memory)
        bracket = here is not None and figure.sort == "share" and in_share_bracket(place)
        if here is not None and (bracket or not here.states) and here.relations and here.relations[-1].kind == "ratio":
            draft.states = False  # "36.5% of generation, against 33.2%": a share against a share
            anchor = self.context.anchor(*self.meant.span(*draft.span))
            draft.relations.append(replace(here.relations[-1], value=figure.numeral.value, anchor=anchor))
        draft.awaits = here is None and opens_held(place, draft.name)
        self.memory.drafts.append(draft)

    def _base_period(self, place: Place, average: str) -> Period:
        if place.sentence.word(place.figure.first - 1) == "from" and (ends := ends_of_span(place)):
            return ends[0]
        told = place.sentence.figures[place.index - 1].stop if place.index else place.start
        mention = mention_near(place, max(told, place.figure.first - 8))
        until = mention.stop if mention and mention.first > place.figure.first else place.figure.first
        if mention and mention.period:
            return like_time(mention.period, place.sentence.words[told:until], self.context)
        if average:
            return self.context.period
        moved_from = "from" in place.sentence.words[place.start : place.figure.first]
        return previous(self.context.period) if moved_from else self.context.period.year_before()

    def _target(self, place: Place, told: Told, here: Draft) -> None:
        """The target of the draft before: "against a target of 95%", "(plan 12,000)"."""
        sentence, figure = place.sentence, place.figure
        if here.held_against:  # "84% (2023: 81%; target: 85%)"
            here = next((d for d in reversed(self.memory.drafts[self.memory.first :]) if not d.held_against), here)
        mention = mention_near(place)
        annual = {"annual", "yearly", "full-year", "year"} & set(sentence.words[place.start : figure.first])
        period = year_of(self.context.period) if annual else here.period
        if mention and mention.period and mention.sort in ("within", "until", "next"):
            period = mention.period
        draft = Draft(
            name=here.name,
            figure=figure,
            period=period,
            role="estimate" if here.role == "estimate" and was_foreseen(place) else "target",
            span=span_of(sentence, figure),
            unit=figure.unit if figure.unit and figure.sort != "bare" else here.unit,
            rules=[told.rule],
            held_against=True,
        )
        behind = here.relations[-1] if here.relations and not here.states else None
        if behind and figure.sort in ("count", "bare", "money", "measure") and behind.unit != figure.unit:
            draft.unit = figure.unit or _unit_moved(here)  # "fell 310 places short of the 4,500 planned"
        elif behind:
            draft.states = False  # "cut emissions by 6%, against a target of 5%"
            sign = -1 if behind.value < 0 else 1
            draft.relations.append(replace(behind, value=figure.numeral.value * sign))
        self.memory.drafts.append(draft)


def _unit_moved(draft: Draft) -> str:
    """The unit of what moved, of shares told with it the other's: "rose by 96, 29% of the target of 330" members."""
    step = next((r for r in draft.relations if r.kind == "delta" and r.unit != "%"), draft.relations[-1])
    return step.unit or unit_of(draft.figure, draft.name, None, Memory())


_POINTING = frozenset({"that", "this", "it", "they", "these", "both"})
_RESULTS = frozenset({"profit", "loss", "surplus", "deficit", "gain"})
