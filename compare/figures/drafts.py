"""An observation in the making, and what a reader of prose remembers from figure to figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from compare.figures.bases import Base
from compare.figures.naming import is_rate
from compare.messages import Message
from compare.observation import RelationKind, Role, Versus
from compare.period import Period
from compare.quantity import Bound, Quantity


@dataclass(slots=True)
class DraftRelation:
    """A comparison in the making; `said` is whether its base stands in the text."""

    kind: RelationKind
    value: Decimal
    unit: str
    versus: Versus
    said: bool
    first: int
    stop: int
    bound: Bound = "eq"
    high: Decimal | None = None
    assigner: str | None = None
    growth: bool = True
    base_time: Period | None = None  # the stretch the base is of, where it is named ("so với quý I")


@dataclass(slots=True)
class Draft:
    """An observation in the making; `first` and `stop` are the tokens of its figure."""

    name: str
    quantity: Quantity | None
    period: Period
    role: Role
    first: int
    stop: int
    sort: str = ""  # the unit's: money, share, count …
    relations: list[DraftRelation] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    whole: Draft | None = None
    restates: Draft | None = None
    cumulative: bool = False
    verb: str = ""
    agent: str = ""  # who acts, left out of the name
    other: Decimal | None = None  # a second reading of its number (1.250 as 1,250)
    settled: Message | None = None  # the arithmetic that shows its reading
    reread: bool = False  # the reading is not the one of the document's notation
    unit_guessed: bool = False  # a number alone took the unit of what was said before
    carried: bool = False  # its name is that of the sentence before
    tail: str = ""  # the words behind the counted noun
    tied: str = ""  # how its noun is tied to the figure before: "/", "với", "của"; "" where a clause of its own begins


@dataclass(slots=True)
class Memory:
    """What is remembered from figure to figure within a block."""

    period: Period  # the scope in force
    role: Role
    last: Draft | None = None
    subject: str = ""
    topic: str = ""
    lead: str = ""  # what a line that ends in ":" says the lines below are of
    verb: str = ""
    agent: str = ""  # who acts, where it was left out of this figure's name
    echo: str = ""  # the fuller name under which this figure's bare verb was said before
    whole: Draft | None = None
    names: list[str] = field(default_factory=list)  # names still to be given out ("lần lượt")
    turns: int = 0  # how many figures "lần lượt" gives out
    names_cue: str = ""  # how the list is tied to its figures ("tăng lần lượt")
    years: list[Period] = field(default_factory=list)  # years still to be given out ("lần lượt các năm 2022, 2023")
    by_unit: dict[str, str] = field(default_factory=dict)  # what was said last in each unit
    tails: dict[str, str] = field(default_factory=dict)  # the words behind what was counted last in each unit
    given: str = ""  # the name this figure takes of them
    awaited: tuple[str, Base] | None = None  # the movement and its base, whose bracket stands before its figure
    stack: list[Draft | None] = field(default_factory=list)  # what was said before each opened bracket
    before: list[str] = field(default_factory=list)  # the name said right before each opened bracket
    kept: list[tuple[Period, Role, bool, bool]] = field(default_factory=list)  # and the scope in force there
    yearly: bool = False  # a growth of this sentence was said by the year: so are those of its parts
    share_said: bool = False  # a share of a whole was said in this sentence
    equalled: set[Versus] = field(default_factory=set)  # what "bằng …%" was said of in this sentence
    sentence_period: Period | None = None
    estimate_all: bool = False
    target_all: bool = False
    passing: bool = False  # the scope in force is the last of a series of years, or a plan's: it ends with its clause
    merged: bool = False  # the sentence tells of units put together
    aimed: bool = False  # whether a verb of aiming was said ("phấn đấu"), not only the name of a plan
    fresh: bool = True  # nothing was said yet in this sentence
    began: int = 0  # how many figures were told before this sentence
    chain: Draft | None = None  # the first of figures joined by "/" ("642 tỷ đồng/13.870 hộ/312 tổ")
    relation: DraftRelation | None = None  # the comparison said last, whose kind a list goes on with

    def enter_bracket(self, name: str) -> None:
        """Put by what was said, and the scope in force, for when the bracket closes; `name` is said right before it."""
        self.stack.append(None if name else self.last)
        self.before.append(name)
        self.kept.append((self.period, self.role, self.estimate_all, self.target_all))

    def go_back_to(self, told: Draft) -> None:
        """`told` is spoken of again, behind the bracket too: "7 bị thương; so với cùng kỳ (68 vụ) giảm 7 vụ"."""
        self.last = told
        if self.stack and self.stack[-1] is not None:
            self.stack[-1] = told

    def leave_bracket(self) -> None:
        """What stood before the bracket is spoken of again, in its own scope."""
        owner, name = self.stack.pop(), self.before.pop()
        self.period, self.role, self.estimate_all, self.target_all = self.kept.pop()
        if owner is not None:
            self.last = owner
            self.subject = owner.name
        elif name and is_rate(name) and self.last is not None and self.last.sort != "share":
            self.last, self.subject = None, name  # "Tỷ lệ trường chuẩn (30/39 trường) đạt 76,9%"
