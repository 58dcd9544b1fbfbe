"""Goes through a paragraph's figures in order: what each is by the rules, and what carries over to the next.

What is remembered is a `Memory`; which rule holds is decided in `compare.figures.rules`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from compare.figures import bases, naming
from compare.figures.bases import Base
from compare.figures.clauses import Statement
from compare.figures.context import Context
from compare.figures.drafts import Draft, DraftRelation, Memory
from compare.figures.heads import Head
from compare.figures.lexicon import key
from compare.figures.pieces import Reading
from compare.figures.roles import role_of
from compare.figures.rules import RULES
from compare.figures.statements import unit_of
from compare.figures.terms import since_term
from compare.figures.titles import give_name, subject_of
from compare.figures.units import Found, is_counted_noun
from compare.observation import RelationKind, Versus
from compare.period import Period, parse, year_of
from compare.quantity import Quantity

_ECHO = 150  # how many pieces back a bare verb's fuller name is looked for
_LEVELS_BACK = 8  # how many figures back the level is looked for that a difference names
# "tăng 12% về lượng và 21% về giá trị": what the levels before are measured in.
_AMOUNTS = frozenset({"lượng", "số lượng", "sản lượng", "khối lượng"})
_VALUES = frozenset({"giá trị", "trị giá", "kim ngạch", "vốn", "số vốn", "số tiền", "tiền", "vốn đăng ký"})
_BY_AMOUNT, _BY_VALUE = ("measure", "count"), ("money",)
_PLANNED = frozenset({"plan", "term_target", "whole"})


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
        memory.topic, memory.verb, memory.equalled = "", "", set()
        memory.merged = self._tells_of_merger(found)
        _share_units(found)
        _mark_lists(found)
        start = len(self.drafts)
        relations = [(draft, len(draft.relations)) for draft in self.drafts[-1:]]
        for index, statement in enumerate(found):
            self.statements.append(statement)
            memory.turns = _turns(found, index)
            self._statement(statement)
        self._share_predicate(self.drafts[start:])
        said = [(r, draft.period) for draft, count in relations for r in draft.relations[count:]]
        said += [(r, draft.period) for draft in self.drafts[start:] for r in draft.relations]
        _fill_bases(said)
        _tell_apart(self.drafts[start:])

    def _tells_of_merger(self, found: Sequence[Statement]) -> bool:
        """Whether a sentence tells of units put together: what fell then fell against the state before it."""
        first = self.statements[-1].piece.stop if self.statements else 0
        return bases.names_merger(self.reading.words, first, found[-1].piece.first)

    def _share_predicate(self, drafts: Sequence[Draft]) -> None:
        """What is said of the last of two counts joined by "và" holds for both: "17 hộ và 6 tổ được hỗ trợ"."""
        for one, other in pairwise(drafts):
            bare = one.sort == other.sort == "count" and not one.tail and one.quantity and one.name == one.quantity.unit
            between = self.reading.text(one.stop, other.first).strip()
            counted = one.sort == other.sort == "count" and not one.tail and _are_two_things(one, other)
            if bare and between == "với" and other.tail.startswith("đang "):
                one.name = naming.joined(one.name, other.tail)  # "120 tàu cá với 960 ngư dân đang hoạt động"
            elif bare and other.tail.startswith("được ") and between == "và":
                one.name, one.tail = naming.joined(one.name, other.tail), other.tail
            elif between == "và" and one.sort == other.sort and one.tail and (deed := naming.undergone(other.tail)):
                if not naming.undergone(one.tail):
                    one.name = naming.joined(one.name, deed)  # "78 ha hoa màu và 12 ha ao nuôi bị thiệt hại"
            elif counted and between in (",", "và") and naming.tells_deed(other.tail):
                one.name = naming.joined(one.name, other.tail)  # "74 vụ, 102 đối tượng phạm tội về ma túy"

    def _statement(self, statement: Statement) -> None:
        self._brackets(statement.head)
        self._remember(statement)
        give_name(statement, self.memory)
        self.memory.echo = self._echo(statement)
        for name, rule in RULES:
            before = len(self.drafts)
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
        if memory.fresh and not head.name and not head.topic:
            pass
        if head.new_clause and not memory.fresh:
            memory.verb = ""
            memory.period = memory.sentence_period or self._without_term()
            if memory.passing and memory.sentence_period is None:
                memory.period = self.context.period
            memory.passing = False
        scope = _scope(head, self.context)
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
        if head.new_clause and _is_past_parts(statement, memory):
            memory.whole = None
        if head.flags & {"parts", "particular"} and memory.whole is None:
            memory.whole = memory.last
        if memory.fresh and head.in_bracket is False:
            memory.stack.clear()
            memory.kept.clear()
            memory.before.clear()

    def _without_term(self) -> Period:
        """The scope in force; a total since the term's beginning holds for its own clause."""
        own, scope = self.context.period, self.memory.period
        return own if self.context.term is not None and scope == since_term(own, self.context.term) else scope

    def _echo(self, statement: Statement) -> str:
        """The fuller name of a bare verb said before in the paragraph ("thu ngân sách …; năm 2021 thu đạt")."""
        words = [key(word) for word in statement.head.name.split()]
        if not words or len(words) > 2 or not naming.is_verb(statement.head.name):
            return ""
        pieces = self.reading.pieces
        end = bisect_left(pieces, statement.piece.first - 2 * len(words), key=lambda piece: piece.first)
        for at in range(max(0, end - _ECHO), end):
            piece = pieces[at]
            if piece.kind == "word" and self.reading.words[piece.first : piece.first + len(words)] == words:
                stop = at
                while stop < len(pieces) and pieces[stop].kind == "word":
                    stop += 1
                text = self.reading.text(piece.first, pieces[stop - 1].stop)
                apart = len(naming.measure_head(text).split()) <= len(words)  # "thu nhập" is no "thu"
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
        sort = statement.figure.unit.sort if statement.figure.unit else ""
        draft = Draft(name, quantity, period, role, statement.piece.first, statement.piece.stop, sort)
        draft.whole = memory.whole if memory.whole is not memory.last or memory.whole else None
        draft.cumulative = any(time.sort == "to_date" for time in statement.head.times)
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
        owner = self._owner(statement, kind)
        if base is not None and base.time is not None:
            versus = bases.of_time(self.reading, base.time, self.context, owner.period)
        unit, unit_sort = unit_of(statement), statement.figure.unit.sort if statement.figure.unit else ""
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
        )
        if base is None and relation.growth and versus not in ("plan", "term_target"):
            relation.versus = "other" if self.memory.merged and unit_sort == "count" else bases.default(owner.period)
            if _is_yearly(statement):
                relation.versus = "previous_year"
                relation.unit = f"{unit}/năm" if unit == "%" else unit
        if kind == "ratio" and relation.versus in ("plan", "term_target") and owner.quantity is None:
            self._reached(owner)
        owner.relations.append(relation)
        self.memory.relation = relation

    def _of_unit(self, statement: Statement, last: Draft) -> Draft:
        """What a difference is of: what was said last in its unit ("96 vụ, 121 đối tượng, tăng 8 vụ")."""
        unit = statement.figure.unit
        if unit is None or unit.sort not in ("count", "money", "measure"):
            return last
        tail = naming.tidy_tail(statement.tail.name).lower()
        if tail and unit.sort == "count":  # "giảm 9 người chết, tăng 5 người bị thương": of the levels so named
            for draft in reversed(self.drafts[-_LEVELS_BACK:]):
                alike = draft.quantity is not None and draft.quantity.unit.split()[:1] == unit.text.split()[:1]
                if alike and f" {tail} " in f" {draft.name.lower()} ":
                    return draft
        near = (last, *reversed(self.drafts[-4:]))
        for draft in near if unit.sort == "count" and " " in unit.text else ():
            if draft.quantity is not None and draft.quantity.unit.lower() == unit.text.lower():
                return draft  # "1.126 hộ nghèo và 1.540 hộ cận nghèo; so với đầu năm giảm 418 hộ nghèo"
        for draft in near:
            if draft.quantity is not None and draft.quantity.unit.split()[:1] == unit.text.split()[:1]:
                return draft if last.quantity is not None else last
        return last

    def _new_thing(self, statement: Statement) -> str:
        """What fell or rose though no level of it was said ("sáp nhập 6 xã thành 3 xã, giảm 21 thôn"); else ""."""
        unit = statement.figure.unit
        last = self.memory.last
        counted = unit is not None and unit.sort == "count" and last is not None and last.sort == "count"
        if not counted or unit is None or not is_counted_noun([key(word) for word in unit.text.split()], 0):
            return ""
        said = " ".join(f"{d.name} {d.quantity.unit if d.quantity else ''}" for d in self.drafts[-_LEVELS_BACK:])
        known = f" {unit.text.split()[0].lower()} " in f" {said.lower()} "
        noun = f"{unit.text}, {statement.tail.also}" if statement.tail.also else unit.text
        return "" if known else naming.joined(noun, naming.tidy_tail(statement.tail.name))

    def _about(self, statement: Statement) -> Draft | None:
        """The level a movement says it is of: "tăng 8,4% về số doanh nghiệp, giảm 12,1% về vốn"; "tăng 4% số lượt"."""
        words = statement.tail.name.lower().split()
        if len(words) < 2 or words[0] not in ("về", "số"):
            return None
        thing = " ".join(words[2:] if words[1] in ("số", "tổng") and len(words) > 2 else words[1:])
        sorts = _BY_AMOUNT if thing in _AMOUNTS else _BY_VALUE if thing in _VALUES else ()
        if words[0] == "về" and (level := self._last_level(sorts)) is not None:
            return level
        for draft in reversed(self.drafts[-_LEVELS_BACK:]):
            if draft.quantity is not None and draft.quantity.unit.lower() == thing:
                return draft
        for draft in reversed(self.drafts[-_LEVELS_BACK:]):
            unit = draft.quantity.unit if draft.quantity is not None else ""
            if f" {thing} " in f" {draft.name} {unit} ".lower():
                return draft
        return None

    def _last_level(self, sorts: Sequence[str]) -> Draft | None:
        """The level said last in a unit of these sorts: an amount in tonnes, a value in money."""
        near = reversed(self.drafts[-_LEVELS_BACK:])
        return next((draft for draft in near if draft.quantity is not None and draft.sort in sorts), None)

    def _falls(self, statement: Statement) -> str:
        """What a share of is to rise or fall: "số vụ cháy" of "phấn đấu giảm 5% số vụ cháy"; "" where none is said."""
        unit, tail = statement.figure.unit, naming.tidy_tail(statement.tail.name)
        share = unit is not None and unit.sort == "share" and statement.head.cue in ("up", "down")
        aimed = self.memory.target_all or "target" in statement.head.flags
        if not share or naming.measure_head(tail) in ("", tail):
            return ""
        last = self.memory.last
        known = last is not None and set(tail.lower().split()) & set(last.name.lower().split())
        return tail if aimed or (not known and len(tail.split()) > 2) else ""

    def _said_behind(self, statement: Statement) -> str:
        """What a clause of its own says behind its share: "giảm 15% phát thải khí nhà kính"; "" where it names none."""
        unit, tail = statement.figure.unit, naming.tidy_tail(statement.tail.name)
        share = unit is not None and unit.sort == "share" and statement.head.cue in ("up", "down")
        own = statement.head.new_clause and not self.memory.fresh and statement.head.base is None
        return (
            tail
            if share and own and len(tail.split()) > 1 and tail.split()[0].lower() not in ("về", "so", "số")
            else ""
        )

    def _reached(self, owner: Draft) -> None:
        """A share of the plan alone is a result, though the plan is named first ("Chỉ tiêu thu … đạt 98% kế hoạch")."""
        planned = owner.role == "target" and self.context.role != "target" and not owner.relations
        ahead = owner.period.end > self.context.period.end
        if planned and not ahead and not self.memory.aimed:
            owner.role = self.memory.role = self.context.role
            self.memory.target_all = False

    def _owner(self, statement: Statement, kind: RelationKind) -> Draft:
        head, memory = statement.head, self.memory
        name = subject_of(statement, memory)
        if not name and kind == "delta" and (about := self._about(statement)) is not None:
            return about
        if not name and kind == "delta" and (thing := self._falls(statement) or self._said_behind(statement)):
            return self.add(statement, thing, None)
        planned = head.in_bracket and head.first_flag == "target" and kind == "delta"
        if not name and memory.last is not None and not planned and not _own_time(statement, memory):
            if kind == "delta" and (thing := self._new_thing(statement)):
                return self.add(statement, thing, None)
            return self._of_unit(statement, memory.last) if kind == "delta" else memory.last
        unit = statement.figure.unit
        counted = unit.text if unit is not None and unit.sort == "count" else ""  # "Toàn tỉnh giảm 12 xã"
        tail = naming.tidy_tail(statement.tail.name)
        draft = self.add(statement, name or memory.subject or naming.joined(counted, tail), None)
        memory.subject = draft.name
        if head.flags & {"parts", "particular"}:
            draft.whole = memory.whole
        return draft


def _are_two_things(one: Draft, other: Draft) -> bool:
    return one.quantity is not None and other.quantity is not None and one.quantity.unit != other.quantity.unit


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


def _is_yearly(statement: Statement) -> bool:
    """Whether growth is said by the year: "mỗi năm tăng 13,4%", "bình quân 9%/năm"."""
    yearly = any(time.sort == "yearly" for time in statement.head.times)
    rate = unit_of(statement).endswith(("%/năm", "phần trăm/năm"))
    return rate or (yearly and statement.head.cue in ("up", "down"))


def _is_past_parts(statement: Statement, memory: Memory) -> bool:
    """Whether a clause behind ";" leaves the parts: "815 ca, trong đó 196 ca nội soi; 112.600 lượt xét nghiệm"."""
    whole, last, unit = memory.whole, memory.last, statement.figure.unit
    if whole is None or last is None or last.whole is not whole or not whole.quantity or not last.quantity:
        return False
    return unit is not None and last.quantity.unit == whole.quantity.unit != unit.text


def _own_time(statement: Statement, memory: Memory) -> bool:
    """Whether a comparison without a name has a period of its own, another than the one said last."""
    head = statement.head
    named = [time for time in head.times if time.sort in ("within", "until") and time.period is not None]
    return bool(named) and memory.last is not None and named[-1].period != memory.last.period and head.base is None


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


def _share_units(found: Sequence[Statement]) -> None:
    """A unit said at the end of a list holds for its members: "năm 2021: 38, năm 2022: 41, năm 2023: 36 đồng chí"."""
    unit: Found | None = None
    for index in range(len(found) - 1, -1, -1):
        statement = found[index]
        if statement.figure.unit is not None:
            unit = statement.figure.unit if statement.figure.unit.sort in ("count", "money", "measure") else None
        elif unit is not None and _takes_unit(found, index):
            statement.figure = replace(statement.figure, unit=unit)


def _takes_unit(found: Sequence[Statement], index: int) -> bool:
    """Whether a number's unit stands on a later one: of a series, of those given out in turn, "26/KH 30 đảng viên"."""
    if index + 1 < len(found) and found[index + 1].head.slash:
        return True
    in_turn = any("respectively" in statement.head.flags for statement in found[: index + 1])
    return (bool(found[index].head.times) or in_turn) and _opens(found, index)


def _turns(found: Sequence[Statement], index: int) -> int:
    """How many figures are given out in turn from this one on: itself and those without a name of their own; else 0."""
    if "respectively" not in found[index].head.flags:
        return 0
    last = next((at for at in range(index + 1, len(found)) if found[at].head.name or found[at].head.cue), len(found))
    return last - index


def _opens(found: Sequence[Statement], index: int) -> bool:
    """Whether no figure up to this one has a unit, and it is no fraction."""
    earlier = all(statement.figure.unit is None for statement in found[:index])
    return earlier and found[index].figure.numeral.total is None


def _mark_lists(found: Sequence[Statement]) -> None:
    """Names joined by dashes before as many shares are given out in turn: "nông nghiệp - công nghiệp - dịch vụ: …"."""
    for index, statement in enumerate(found):
        count = statement.head.name.count(" - ") + 1
        after = found[index + 1 : index + count]
        if count > 2 and len(after) == count - 1 and not any(other.head.name for other in after):
            statement.head.flags.add("respectively")


def _tell_apart(drafts: Sequence[Draft]) -> None:
    """Counts of one name by two who act keep them: "Ban Chấp hành họp 21 phiên; Ban Thường vụ họp 99 phiên"."""
    agents: dict[tuple[str, str], set[str]] = {}
    for draft in drafts:
        agents.setdefault((draft.name, draft.period.text), set()).add(draft.agent)
    for draft in drafts:
        if draft.agent and len(agents[draft.name, draft.period.text]) > 1:
            draft.name = f"{draft.name} của {draft.agent}"


def _fill_bases(relations: list[tuple[DraftRelation, Period]]) -> None:
    """A base said once holds for growth without one: for the later members, or, said at the end, for all before.

    The month before is no base of a figure of another stretch: "tháng 10 tăng 3% so với tháng 9; 10 tháng tăng 4,8%".
    """
    growth = [(r, own) for r, own in relations if r.growth and (r.said or r.versus not in _PLANNED)]
    said: tuple[Versus, Period] | None = None
    first_said = len(growth)
    for index, (relation, own) in enumerate(growth):
        if relation.said and relation.versus not in _PLANNED:
            said, first_said = (relation.versus, own), min(first_said, index)
        elif not relation.said and said and not (said[0] == "previous_period" and own != said[1]):
            relation.versus = said[0]
    if first_said < len(growth) and growth[first_said][0].versus != "other":
        for relation, _ in growth[:first_said]:
            if not relation.said:
                relation.versus = growth[first_said][0].versus
