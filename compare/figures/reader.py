"""Goes through a paragraph's figures in order: what each is by the rules, and what carries over to the next.

What is remembered is a `Memory`; which rule holds is decided in `compare.figures.rules`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from compare.figures import bases, naming
from compare.figures.bases import Base
from compare.figures.clauses import Statement
from compare.figures.completing import complete
from compare.figures.context import Context
from compare.figures.counting_on import mark_counting_on
from compare.figures.drafts import Draft, DraftRelation, Memory
from compare.figures.head import Head
from compare.figures.lexicon import key, keys
from compare.figures.owners import owner_of
from compare.figures.pieces import Reading
from compare.figures.roles import role_of
from compare.figures.rules import RULES
from compare.figures.series import (
    fill_bases,
    mark_lists,
    plans_in_turn,
    rate_units,
    share_in_turn,
    share_predicate,
    share_units,
    tell_apart,
    turns,
)
from compare.figures.statements import is_yearly, sort_of, unit_of
from compare.figures.terms import since_term
from compare.figures.titles.lists import give_name
from compare.observation import PLANS, RelationKind, Versus
from compare.period import Period, parse, year_of
from compare.quantity import Quantity, same_kind

_NOUN = 5  # tokens behind a figure in which the colon of a list stands
_ECHO = 150  # how many pieces back a bare verb's fuller name is looked for


class Reader:
    """Goes through a paragraph's figures in order; what it remembers is its `memory`."""

    def __init__(self, reading: Reading, context: Context) -> None:
        self.reading = reading
        self.context = context
        self.memory = Memory(context.period, context.role)
        self.drafts: list[Draft] = []
        self.statements: list[Statement] = []

    def sentence(self, found: Sequence[Statement]) -> None:
        """All figures of one sentence; then the bases said for its whole list are filled in."""
        memory = self.memory
        memory.fresh, memory.share_said, memory.names, memory.years = True, False, [], []
        memory.estimate_all = memory.target_all = memory.aimed = False
        memory.role, memory.sentence_period, memory.whole = self.context.role, None, None
        memory.period = self._without_term()
        memory.topic, memory.verb, memory.equalled, memory.yearly = "", "", set(), False
        memory.merged = self._tells_of_merger(found)
        if memory.last is not None and _only_compares(found[0]) and (whole := self._listed_whole(memory.last)):
            memory.last, memory.subject = whole, whole.name
        share_units(found)
        rate_units(found)
        mark_lists(found)
        mark_counting_on(self.reading, found)
        start = memory.began = len(self.drafts)
        relations = [(draft, len(draft.relations)) for draft in self.drafts[-1:]]
        for index, statement in enumerate(found):
            self.statements.append(statement)
            memory.turns = turns(found, index)
            self._statement(statement)
        share_predicate(self.reading, self.drafts[start:])
        share_in_turn(self.reading, self.drafts[start:])
        plans_in_turn(self.reading, self.drafts[start:])
        said = [(r, draft.period) for draft, count in relations for r in draft.relations[count:]]
        said += [(r, draft.period) for draft in self.drafts[start:] for r in draft.relations]
        fill_bases(said)
        complete(self.drafts, start)
        tell_apart(self.drafts[start:])

    def _listed_whole(self, last: Draft) -> Draft | None:
        """What the sentence before told of, where it ended in a list of its parts; else None.

        "Kỷ luật 81 đảng viên: khiển trách 52, khai trừ 8. So với cùng kỳ giảm 10%": the 81.
        """
        if last.whole is not None:
            return last.whole
        for draft in self.drafts[self.memory.began :]:
            alike = draft.quantity and last.quantity and draft.quantity.unit == last.quantity.unit
            if alike and draft is not last and self.reading.text(draft.stop, draft.stop + _NOUN).find(":") >= 0:
                return draft
        return None

    def _tells_of_merger(self, found: Sequence[Statement]) -> bool:
        """Whether a sentence tells of units put together: what fell then fell against the state before it."""
        first = self.statements[-1].piece.stop if self.statements else 0
        return bases.names_merger(self.reading.words, first, found[-1].piece.first)

    def _statement(self, statement: Statement) -> None:
        self._brackets(statement.head)
        self._remember(statement)
        give_name(statement, self.memory)
        self.memory.echo = self._echo(statement)
        before = len(self.drafts)
        for name, rule in RULES:
            if rule(self, statement):
                target = self.drafts[-1] if len(self.drafts) > before else self.memory.last
                if target is not None:
                    target.rules.append(name)
                break
        self.memory.fresh = False
        if statement.tail.closed and self.memory.stack:
            self.memory.leave_bracket()

    def _brackets(self, head: Head) -> None:
        """At "(" what stood before is put by; behind ")" it is what is spoken of again."""
        memory = self.memory
        if head.closed and memory.stack:
            memory.leave_bracket()
        if head.in_bracket:
            memory.enter_bracket((head.topic or head.name) if head.names_bracket else "")
        if memory.chain is not None and not head.slash:
            memory.last, memory.chain = memory.chain, None

    def _remember(self, statement: Statement) -> None:
        """The topic, the scope of time and the roles that hold from here on."""
        head, memory = statement.head, self.memory
        memory.aimed = memory.aimed or "aim" in head.flags
        if head.topic:
            memory.topic = head.topic
        if head.new_clause and not memory.fresh:
            memory.verb = memory.verb if _goes_on_counting(statement, memory) else ""
            memory.period = memory.sentence_period or self._without_term()
            if memory.passing and memory.sentence_period is None:
                memory.period = self.context.period
            memory.passing = False
        memory.yearly = memory.yearly or "yearly" in [time.sort for time in head.times]
        scope = _scope(head, self.context)
        if scope is None and self._each_year(head):
            memory.sentence_period = memory.sentence_period or (None if memory.fresh else memory.period)
            memory.period = self.context.period
        if scope is not None:
            series = not memory.fresh and not head.new_clause and scope.kind == memory.period.kind == "year"
            own = self.context.period
            planned = "target" in head.flags and not head.opening_time and own.kind not in ("year", "span")
            memory.passing = (series and scope != memory.period) or (planned and scope == year_of(own))
            memory.period = scope
            if memory.fresh and head.opening_time:
                memory.sentence_period = scope
        elif memory.fresh and (head.name or not self.drafts):
            memory.period = self.context.period
        if head.new_clause and (_is_past_parts(statement, memory) or self._is_past_a_list(statement)):
            memory.whole = None
        if head.flags & {"parts", "particular"} and memory.whole is None:
            memory.whole = memory.last
        if memory.fresh and head.in_bracket is False:
            memory.stack.clear()
            memory.kept.clear()
            memory.before.clear()

    def _is_past_a_list(self, statement: Statement) -> bool:
        """Whether ";" ends parts that commas join: "47 bài, gồm WoS 19 bài, Scopus 31 bài; bài trong nước 109 bài"."""
        whole = self.memory.whole
        parts = [draft for draft in self.drafts if draft.whole is whole] if whole is not None else []
        if len(parts) < _LIST or not statement.head.name:
            return False
        return ";" not in self.reading.text(parts[0].first, parts[-1].stop)

    def _each_year(self, head: Head) -> bool:
        """Whether a clause of its own speaks of every year of a report's span: no longer of a horizon said before."""
        yearly = "yearly" in [time.sort for time in head.times]
        return yearly and head.new_clause and self.context.period.kind == "span"

    def _without_term(self) -> Period:
        """The scope in force; a total since the term's beginning holds for its own clause."""
        own, scope = self.context.period, self.memory.period
        terms = (self.context.term, self.context.stage)
        return own if any(term and scope == since_term(own, term) for term in terms) else scope

    def _echo(self, statement: Statement) -> str:
        """The fuller name of a bare verb said before in the paragraph ("thu ngân sách …; năm 2021 thu đạt")."""
        name = statement.head.name
        if not name or name.count(" ") > 1 or not naming.is_verb(name):
            return ""
        words = [key(word) for word in name.split()]
        pieces = self.reading.pieces
        end = bisect_left(pieces, statement.piece.first - 2 * len(words), key=lambda piece: piece.first)
        for at in range(max(0, end - _ECHO), end):
            piece = pieces[at]
            if piece.kind == "word" and self.reading.words[piece.first : piece.first + len(words)] == words:
                stop = at
                while stop < len(pieces) and pieces[stop].kind == "word":
                    stop += 1
                text = self.reading.text(piece.first, pieces[stop - 1].stop)
                measure = naming.measure_head(text)
                apart = len(measure.split()) <= len(words) or _is_budget(measure)  # "thu nhập" is no "thu"
                if pieces[stop - 1].stop - piece.first > len(words) and apart:
                    return naming.tidy(self.reading.text(piece.first, pieces[stop - 1].stop))
        return ""

    # What the rules need

    def period_of(self, statement: Statement) -> Period:
        """The period of a level: its tail's own, else the scope in force."""
        for time in statement.tail.times:
            if time.period is not None and time.sort in ("within", "until", "end", "previous", "next"):
                return time.period
            if time.period is not None and time.sort == "start" and time.period.kind == "span":
                return parse(str(time.period.begin.year))
        return self.memory.period

    def add(self, statement: Statement, name: str, quantity: Quantity | None) -> Draft:
        """A new observation, remembered as what was said last."""
        memory = self.memory
        period = self.period_of(statement)
        role = role_of(statement, memory, self.context, period)
        if role == "actual" and statement.head.cue == "reach" and keys(name)[:3] in _PLANNED:
            role = "target"  # "Tổng kế hoạch vốn năm 2026 là 92,4 tỷ đồng": the plan itself, and nothing behind it
        if role == "target":
            period = next((time.period for time in statement.tail.planned if time.period is not None), period)
        sort = sort_of(statement)
        draft = Draft(name, quantity, period, role, statement.piece.first, statement.piece.stop, sort)
        draft.whole = memory.whole if memory.whole is not memory.last or memory.whole else None
        draft.tied = _tied(statement.head)
        draft.cumulative = "to_date" in [time.sort for time in statement.head.times]
        draft.unit_guessed = quantity is not None and _is_unit_guessed(statement, quantity)
        draft.carried = memory.fresh and quantity is not None and _is_carried(statement, name, memory)
        draft.other = statement.figure.numeral.other if quantity is not None else None
        self.drafts.append(draft)
        memory.last = draft
        return draft

    def relate(
        self, statement: Statement, kind: RelationKind, value: Decimal, base: Base | None, versus: Versus
    ) -> None:
        """A comparison, put to its owner: what was said last, or a new observation where a new name is said."""
        owner = owner_of(self, statement, kind)
        if base is not None and base.time is not None:
            versus = bases.of_time(self.reading, base.time, self.context, owner.period)
        unit, unit_sort = unit_of(statement), sort_of(statement)
        if kind == "ratio" and statement.head.cue in ("up", "down") and not unit:
            unit = "lần"
        if kind == "delta" and not unit and owner.quantity is not None:
            unit = owner.quantity.unit  # "38 trang trại, tăng 4"
        numeral = statement.figure.numeral
        if "bình quân" in unit:
            unit = unit.replace("bình quân", "").strip()
        bound = numeral.bound
        relation = DraftRelation(
            kind,
            value,
            unit,
            versus,
            base is not None and base.said,
            statement.piece.first,
            statement.piece.stop,
            bound,
            numeral.high,
            base.assigner if base else None,
            growth=kind == "delta" or statement.head.cue in ("times", "up", "down"),
            base_time=base.time.period if base and base.time and base.time.sort == "within" else None,
        )
        if base is None and relation.growth and versus not in PLANS:
            relation.versus = "other" if self.memory.merged and unit_sort == "count" else bases.default(owner.period)
            if is_yearly(statement) or (self.memory.yearly and self.memory.whole is not None):
                relation.versus = "previous_year"
                relation.unit = f"{unit}/năm" if unit == "%" else unit
        if kind == "ratio" and relation.versus in PLANS and owner.quantity is None:
            self._reached(owner)
        owner.relations.append(relation)
        self.memory.relation = relation

    def _reached(self, owner: Draft) -> None:
        """A share of the plan alone is a result, though the plan is named first ("Chỉ tiêu thu … đạt 98% kế hoạch")."""
        planned = owner.role == "target" and self.context.role != "target" and not owner.relations
        ahead = owner.period.end > self.context.period.end
        if planned and not ahead and not self.memory.aimed:
            owner.role = self.memory.role = self.context.role
            self.memory.target_all = False


def _is_budget(measure: str) -> bool:
    """Whether a measure is what a bare "thu" or "chi" stands for: "thu ngân sách"."""
    return key(measure.split()[1]) in _BUDGET


_BUDGET = frozenset(map(key, ("ngân", "NSNN", "thuế", "phí", "NS")))


_LIST = 2  # parts that make a list

_PLANNED = frozenset({keys("tổng kế hoạch"), keys("tổng dự toán")})


def _only_compares(first: Statement) -> bool:
    """Whether a sentence names nothing before its first figure but a movement or its base."""
    head = first.head
    return not (head.name or head.topic or first.tail.name) and (head.base is not None or head.cue in ("up", "down"))


def _is_unit_guessed(statement: Statement, quantity: Quantity) -> bool:
    """Whether a number said of a subject ("doanh thu đạt 40") has no unit, and is no fraction or member of a list."""
    alone = statement.figure.unit is None and statement.figure.numeral.total is None and bool(quantity.unit)
    listed = statement.head.in_bracket or statement.head.flags & {"parts", "particular", "respectively"}
    named = statement.head.name and quantity.unit.lower() in statement.head.name.lower()
    told = quantity.unit == "%" and naming.is_rate(statement.head.name)
    return alone and statement.head.cue in ("reach", "become") and not (listed or named or told)


def _is_carried(statement: Statement, name: str, memory: Memory) -> bool:
    """Whether a sentence's first figure has the name said in the sentence before."""
    head = statement.head
    return not (head.name or statement.tail.name or head.topic or memory.given) and name == memory.subject


def _goes_on_counting(statement: Statement, memory: Memory) -> bool:
    """Whether a bare count behind ";" is done like the one before: "kiểm tra 13 tổ chức đảng, đạt 108%; 16 đảng viên".

    Another count of the same noun is of something else: "kết nạp 29 đ/v; 1.303 đảng viên".
    """
    unit, last = statement.figure.unit, memory.last
    if not statement.is_bare_count or unit is None or last is None or last.quantity is None:
        return False
    return last.sort == "count" and not same_kind(unit.text, last.quantity.unit)


def _is_past_parts(statement: Statement, memory: Memory) -> bool:
    """Whether a clause behind ";" leaves the parts: "815 ca, trong đó 196 ca nội soi; 112.600 lượt xét nghiệm"."""
    whole, last, unit = memory.whole, memory.last, statement.figure.unit
    if whole is None or last is None or last.whole is not whole or not whole.quantity or not last.quantity:
        return False
    return unit is not None and last.quantity.unit == whole.quantity.unit != unit.text


def _tied(head: Head) -> str:
    """How a figure is tied to the one before it: by a slash, or by the word that joins them."""
    if head.slash:
        return "/"
    if head.new_clause or head.name:
        return ""
    return head.link or ("của" if head.raw.lower() == "của" else "")


def _scope(head: Head, context: Context) -> Period | None:
    """The period that the times of a head put in force; the last one said, a base or an event left aside."""
    chosen: Period | None = None
    for time in head.times:
        if (
            time.sort in ("within", "until", "to_date", "own", "next")
            or (time.sort in ("end", "previous") and not head.base)
            or (time.sort == "term" and head.opening_time)
        ):
            chosen = time.period or chosen
    return chosen
