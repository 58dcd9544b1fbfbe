"""Observations in the making, what the reader keeps from figure to figure, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass, field

from compare.figures.context import Context
from compare.figures.english.figure import Figure
from compare.figures.english.roles.told import Told
from compare.figures.english.sentence import Sentence, Span
from compare.figures.tokens import Meant
from compare.observation import Observation, Relation, Role
from compare.period import Period
from compare.quantity import Quantity


@dataclass(slots=True)
class Draft:
    """An observation in the making: a name, a figure, and the comparisons said of it.

    `span` is where its figure stands in the meant text; `states` whether its level is stated; `held_against` whether
    it is a target or a base said of another draft, and `whole` the draft it is a part of.
    """

    name: str
    figure: Figure
    period: Period
    role: Role
    span: Span
    unit: str = ""
    states: bool = True
    relations: list[Relation] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    whole: Draft | None = None
    held_against: bool = False
    awaits: bool = False  # its name and unit are those of the figure behind: "Against a target of 400, 372 were built"


@dataclass(slots=True)
class Memory:
    """What is carried over from figure to figure, and from sentence to sentence of one paragraph."""

    drafts: list[Draft] = field(default_factory=list)
    subject: str = ""  # what was last spoken of
    actor: str = ""  # the subject of the last clause with a verb
    counted: str = ""  # the noun last counted in this sentence
    verb: str = ""  # the verb it was counted by
    parted: bool = False  # parts of a whole are being listed
    first: int = 0  # where the drafts of this sentence begin
    told: tuple[Figure, Told] | None = None
    moved: tuple[Figure, Told] | None = None  # the last movement told in this sentence
    opening: Period | None = None  # the time the sentence opens with
    at_head: bool = False  # whether it stands at the sentence's head

    def begin(self, opening: Period | None, at_head: bool) -> None:
        """A sentence begins: its drafts and counted nouns are its own; the subject stays."""
        self.at_head = at_head
        self.counted, self.verb, self.parted, self.told, self.moved = "", "", False, None, None
        self.first, self.opening = len(self.drafts), opening

    def here(self, told: Told) -> Draft | None:
        """The draft of this sentence that a figure may belong to: a comparison never to the target of another."""
        if len(self.drafts) == self.first:
            return None
        if told.manner in ("moved", "of_plan", "of_whole", "share"):
            for draft in reversed(self.drafts[max(self.first, len(self.drafts) - 4) :]):
                if not draft.held_against:
                    return draft
            return None
        return self.drafts[-1]

    def speak_of(self, name: str) -> str:
        """`name`, kept as what is spoken of."""
        self.subject = name or self.subject
        return name


def span_of(sentence: Sentence, figure: Figure) -> Span:
    """Where a figure stands in the meant text: its number and its unit, a currency before it included."""
    last = max(figure.stop - 1, figure.numeral.stop - 1)
    last -= sentence.tokens[last].text == ")"  # "Nearly half (48%) of staff"
    first = figure.first if figure.sort == "money" and figure.numeral.bound == "eq" else figure.numeral.first
    if figure.sort == "money" and first and sentence.tokens[first - 1].text in "$£€":
        first -= 1
    return sentence.tokens[first].start, sentence.tokens[last].end


def observations(drafts: list[Draft], context: Context, meant: Meant) -> list[Observation]:
    """The drafts as observations, in order."""
    ids = {id(draft): f"{context.block}:{meant.span(*draft.span)[0]}" for draft in drafts}
    return [_observation(draft, ids, context, meant) for draft in drafts if draft.name or draft.states]


def _observation(draft: Draft, ids: dict[int, str], context: Context, meant: Meant) -> Observation:
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
        anchor=context.anchor(*meant.span(*draft.span)),
        confidence=0.9 if draft.name else 0.5,
        whole=ids.get(id(draft.whole)) if draft.whole else None,
        rules=tuple(draft.rules),
    )
