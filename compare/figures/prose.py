"""Observations of a Vietnamese paragraph: each figure becomes a level, a comparison, or neither, by a named rule.

`observe_paragraph` reads a block's text in its context. Sentences come from `pieces`, heads and tails from `clauses`;
here it is decided what each figure is (`_rule_of`), what it is attached to, and what carries over to the next one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from compare.figures import bases, naming
from compare.figures.bases import Base
from compare.figures.clauses import Head, Statement, statements
from compare.figures.context import Context
from compare.figures.drafts import Draft, DraftRelation, Memory
from compare.figures.lexicon import key
from compare.figures.mention import Mention
from compare.figures.pieces import Reading, may_state_figures, read, sentences
from compare.figures.roles import role_of
from compare.figures.titles import give_name, level_name, subject_of
from compare.observation import Observation, Relation, RelationKind, Versus
from compare.period import Period, parse, year_of
from compare.quantity import Quantity

Rule = Callable[["Reader", Statement], bool]


def observe_paragraph(text: str, context: Context) -> list[Observation]:
    """The observations of a paragraph's text, in order, anchored in it."""
    if not may_state_figures(text):
        return []
    return observed(read_paragraph(text, context), context)


@dataclass(slots=True)
class Read:
    """A paragraph as read: its pieces, its statements in order, and what was made of them."""

    reading: Reading
    statements: list[Statement]
    drafts: list[Draft]


def read_paragraph(text: str, context: Context) -> Read:
    """All that was recognised in a paragraph: for `observe_paragraph` and for explaining."""
    reading = read(text, context)
    reader = Reader(reading, context)
    for sentence in sentences(reading):
        if any(piece.figure is not None for piece in sentence):
            reader.sentence(statements(reading, sentence, context))
    return Read(reading, reader.statements, reader.drafts)


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
        memory.fresh, memory.share_said, memory.names = True, False, []
        memory.estimate_all = memory.target_all = False
        memory.role, memory.sentence_period, memory.whole = self.context.role, None, None
        memory.topic, memory.verb = "", ""
        start = len(self.drafts)
        relations = [(draft, len(draft.relations)) for draft in self.drafts[-1:]]
        for statement in found:
            self.statements.append(statement)
            self._statement(statement)
        said = [r for draft, count in relations for r in draft.relations[count:]]
        said += [r for draft in self.drafts[start:] for r in draft.relations]
        _fill_bases(said)

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
            memory.enter_bracket()
        if memory.chain is not None and not head.slash:
            memory.last, memory.chain = memory.chain, None

    def _remember(self, statement: Statement) -> None:
        """The topic, the scope of time and the roles that hold from here on."""
        head, memory = statement.head, self.memory
        if head.topic:
            memory.topic = head.topic
        if memory.fresh and not head.name and not head.topic:
            pass
        if head.new_clause and not memory.fresh:
            memory.period = memory.sentence_period or memory.period
        scope = _scope(head, self.context)
        if scope is not None:
            memory.period = scope
            if memory.fresh and head.opening_time:
                memory.sentence_period = scope
        elif memory.fresh and (head.name or not self.drafts):
            memory.period = self.context.period
        if head.flags & {"parts", "particular"} and memory.whole is None:
            memory.whole = memory.last
        if memory.fresh and head.in_bracket is False:
            memory.stack.clear()
            memory.kept.clear()

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
                if pieces[stop - 1].stop - piece.first > len(words):
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
        self.drafts.append(draft)
        memory.last = draft
        return draft

    def relate(self, statement: Statement, kind: RelationKind, value: Decimal, base: Base | None, versus: Versus) -> None:
        """A comparison, put to its owner: what was said last, or a new observation where a new name is said."""
        owner = self._owner(statement, kind)
        if base is not None and base.time is not None:
            versus = bases.of_time(self.reading, base.time, self.context, owner.period)
        unit = _unit(statement)
        if kind == "ratio" and statement.head.cue in ("up", "down") and not unit:
            unit = "lần"
        numeral = statement.figure.numeral
        if "bình quân" in unit:
            unit = unit.replace("bình quân", "").strip()
        bound = numeral.bound
        relation = DraftRelation(
            kind, value, unit, versus, base is not None and base.said, statement.piece.first, statement.piece.stop,
            bound, numeral.high, base.assigner if base else None,
            growth=kind == "delta" or statement.head.cue in ("times", "up", "down"),
        )
        if base is None and relation.growth and versus not in ("plan", "term_target"):
            relation.versus = bases.default(owner.period)
            if _is_yearly(statement):
                relation.versus, relation.unit = "previous_year", unit if "/" in unit else f"{unit}/năm"
        owner.relations.append(relation)
        self.memory.relation = relation

    def _owner(self, statement: Statement, kind: RelationKind) -> Draft:
        head, memory = statement.head, self.memory
        name = subject_of(statement, memory)
        planned = head.in_bracket and head.first_flag == "target" and kind == "delta"
        if not name and memory.last is not None and not planned and not _own_time(statement, memory):
            return memory.last
        draft = self.add(statement, name or memory.subject or statement.tail.name, None)
        memory.subject = draft.name
        if head.flags & {"parts", "particular"}:
            draft.whole = memory.whole
        return draft


def _is_yearly(statement: Statement) -> bool:
    """Whether growth is said by the year: "mỗi năm tăng 13,4%", "bình quân 9%/năm"."""
    yearly = any(time.sort == "yearly" for time in statement.head.times)
    return (yearly and _unit(statement) == "%") or _unit(statement).endswith("%/năm")


def _own_time(statement: Statement, memory: Memory) -> bool:
    """Whether a comparison without a name has a period of its own, another than the one said last."""
    head = statement.head
    named = [time for time in head.times if time.sort == "within" and time.period is not None]
    return bool(named) and memory.last is not None and named[-1].period != memory.last.period and head.base is None


def _scope(head: Head, context: Context) -> Period | None:
    """The period that the times of a head put in force; the last one said, a base or an event left aside."""
    chosen: Period | None = None
    for time in head.times:
        if time.sort in ("within", "until", "to_date", "own", "next"):
            chosen = time.period or chosen
        elif time.sort in ("end", "previous") and not head.base:
            chosen = time.period or chosen
        elif time.sort == "term" and head.opening_time:
            chosen = time.period or chosen
    return chosen


def _fill_bases(relations: list[DraftRelation]) -> None:
    """A base said once holds for growth without one: for the later members, or, said at the end, for all before."""
    growth = [relation for relation in relations if relation.growth]
    said: Versus | None = None
    for relation in growth:
        if relation.said and relation.versus not in ("plan", "term_target", "whole"):
            said = relation.versus
        elif not relation.said and relation.versus not in ("plan", "term_target", "whole") and said:
            relation.versus = said
    ahead: Versus | None = None
    for relation in reversed(growth):
        if relation.said and relation.versus in ("same_period", "previous_year", "previous_period", "term_start"):
            ahead = relation.versus
        elif not relation.said and ahead and relation.versus not in ("plan", "term_target", "whole", "other"):
            if not any(r.said for r in growth[: growth.index(relation)]):
                relation.versus = ahead


# The rules, in the order they are tried. Each says whether it was the one.


def _sort(statement: Statement) -> str:
    return statement.figure.unit.sort if statement.figure.unit else ""


def _unit(statement: Statement) -> str:
    return statement.figure.unit.text if statement.figure.unit else ""


def _base(statement: Statement) -> Base | None:
    return statement.tail.base or statement.head.base


def _sign_of(statement: Statement) -> int:
    if statement.figure.sign:
        return statement.figure.sign
    return -1 if statement.head.cue in ("down", "short") else 1


def _times(reader: Reader, statement: Statement) -> bool:
    """"gấp 3,4 lần cùng kỳ", "tăng 1,4 lần": a ratio."""
    if _sort(statement) != "times" or statement.head.cue not in ("times", "up", "down", "equal"):
        return False
    base = _base(statement)
    versus = _versus(reader, statement, base)
    reader.relate(statement, "ratio", statement.figure.numeral.value, base, versus)
    return True


def _points(reader: Reader, statement: Statement) -> bool:
    """"tăng 0,06 điểm phần trăm": a difference; "đóng góp 2,1 điểm phần trăm" is a level."""
    if _sort(statement) != "points" or statement.head.cue in ("contribute", "reach") and "contribute" in statement.head.cue:
        return False
    return _difference(reader, statement)


def _difference(reader: Reader, statement: Statement) -> bool:
    base = _base(statement)
    versus = _versus(reader, statement, base)
    if statement.head.cue in ("exceed", "short") and (base is None or base.versus == "other"):
        versus = "plan"
    value = statement.figure.numeral.value * _sign_of(statement)
    reader.relate(statement, "delta", value, base, versus)
    return True


def _delta(reader: Reader, statement: Statement) -> bool:
    """"tăng 8,5%", "giảm 7 vụ so với năm 2020", "vượt 3,6% kế hoạch", "thấp hơn bình quân 1,7 điểm", "(+6,86%)"."""
    head = statement.head
    if statement.figure.sign and (head.in_bracket or head.cue == "") and (reader.memory.last or head.name):
        return _difference(reader, statement)
    if head.cue not in ("up", "down", "exceed", "short") or "from" in head.flags:
        return False
    if head.cue == "exceed" and _names_a_target(reader, statement):
        return False
    if statement.figure.numeral.total is not None:
        return False
    return _difference(reader, statement)


def _names_a_target(reader: Reader, statement: Statement) -> bool:
    """"đều vượt mục tiêu 90% của Nghị quyết": the target's own level, of an indicator that is a share itself."""
    last = reader.memory.last
    base = statement.head.base
    if last is None or base is None or base.versus not in ("plan", "term_target"):
        return False
    if _sort(statement) != "share":
        return _sort(statement) == last.sort
    return last.sort == "share" and statement.figure.numeral.value > 30


def _share(reader: Reader, statement: Statement) -> bool:
    """"chiếm 43,6% tổng dư nợ", "đóng góp 18% GRDP": a ratio to the whole."""
    if statement.head.cue not in ("share", "contribute") or _sort(statement) != "share":
        return False
    base = _base(statement)
    versus: Versus = base.versus if base and base.versus in ("plan", "term_target") else "whole"
    reader.memory.share_said = True
    reader.relate(statement, "ratio", statement.figure.numeral.value, base, versus)
    return True


def _planned(reader: Reader, statement: Statement) -> bool:
    """"(KH năm 26.000 tấn)", "(NQ: 2%)", "so với kế hoạch 26.000 tấn", "/8.200 tấn KH": the target of what was said."""
    head, memory = statement.head, reader.memory
    last = memory.last
    if last is None or memory.fresh:
        return False
    behind = head.slash and statement.tail.base is not None and statement.tail.base.versus in ("plan", "term_target")
    exceeds = head.cue == "exceed" and _names_a_target(reader, statement)
    said = head.base is not None and head.base.versus in ("plan", "term_target") and head.cue not in ("equal",)
    bare = not head.name or head.name.lower() in _PLAN_NAMES
    labelled = head.first_flag == "target" and bare and (head.in_bracket or head.cue in ("", "reach"))
    both_shares = _sort(statement) != "share" or last.sort == "share"
    if head.cue in ("up", "down") or not (behind or exceeds or ((said or labelled) and bare and both_shares)):
        return False
    quantity = _quantity(statement, last)
    draft = reader.add(statement, last.name, quantity)
    draft.role, draft.restates = "target", None
    times = [t for t in [*head.times, *statement.tail.times] if t.period is not None]
    draft.period = _plan_period(reader, statement, times)
    memory.last = last if head.in_bracket or head.slash else draft
    return True


_PLAN_NAMES = frozenset({"năm", "đại hội", "nhiệm kỳ", "đề ra", "giao", "được giao", "tỉnh giao", "tỉnh", "hđnd", "cả năm"})


def _plan_period(reader: Reader, statement: Statement, times: Sequence[Mention]) -> Period:
    """The period a plan names; "KH năm" is the year's; else the report's own."""
    if times and times[-1].period is not None:
        return times[-1].period
    if any(reader.reading.words[at] == key("năm") for at in range(max(0, statement.piece.first - 3), statement.piece.first)):
        return year_of(reader.context.period)
    return reader.memory.period if reader.memory.period != reader.context.period else reader.context.period


def _slash_target(reader: Reader, statement: Statement) -> bool:
    """"91,2%/85%": the second is the target of the first."""
    last = reader.memory.last
    if not statement.head.slash or last is None or last.quantity is None or _sort(statement) != "share":
        return False
    draft = reader.add(statement, last.name, _quantity(statement, last))
    draft.role = "target"
    reader.memory.last = last
    return True


def _same_period_level(reader: Reader, statement: Statement) -> bool:
    """"(cùng kỳ 330 vụ)", "(năm trước 12 vụ)": the base's own level."""
    head, last = statement.head, reader.memory.last
    bases_said = [t for t in head.times if t.sort in ("same", "previous")]
    if _is_bracketed_base(reader, statement):
        assert last is not None
        draft = reader.add(statement, last.name, _quantity(statement, last))
        draft.period, draft.role = last.period.year_before(), "actual"
        reader.memory.last = last
        return True
    if last is None or not bases_said or head.name or head.cue in ("up", "down", "times", "equal", "exceed"):
        return False
    if head.base is not None and head.base.versus not in ("same_period", "previous_year", "previous_period"):
        return False
    period = bases_said[-1].period
    if period is None or (_sort(statement) == "share" and last.sort != "share"):
        return False
    draft = reader.add(statement, last.name, _quantity(statement, last))
    draft.period, draft.role = period, "actual"
    reader.memory.last = last
    return True


def _is_bracketed_base(reader: Reader, statement: Statement) -> bool:
    """"bằng 96,4% cùng kỳ năm trước (330 vụ)": a level right behind the base it belongs to."""
    head, last, said = statement.head, reader.memory.last, reader.memory.relation
    if not head.in_bracket or head.name or head.cue or head.times or last is None or last.quantity is None or said is None:
        return False
    based = said.said and said.versus in ("same_period", "previous_year") and said.stop + 8 > statement.piece.first
    unit = statement.figure.unit
    alike = unit is not None and unit.sort == last.sort and unit.text.split()[0] == last.quantity.unit.split()[0]
    return based and alike and said in last.relations and statement.figure.sign == 0


def _ratio(reader: Reader, statement: Statement) -> bool:
    """"đạt 135% kế hoạch", "bằng 96,4% cùng kỳ", "(76,9%)": a ratio of what was said, or of a name with its base."""
    head, memory = statement.head, reader.memory
    if _sort(statement) != "share" or "/" in _unit(statement) or statement.figure.numeral.total is not None:
        return False
    base = _base(statement)
    named = subject_of(statement, memory)
    compares = base is not None and base.versus not in ("other",)
    if head.cue == "equal" or (compares and base is not None and _is_base_for_share(base, statement, named)):
        if not named and memory.last is None and not memory.subject:
            return False
    else:
        last = memory.last
        free = not named and not _new_noun(statement) and last is not None and not memory.fresh
        if not free or last is None or (last.sort == "share" and last.quantity is not None):
            return False
        if any(t.sort in ("within", "until", "to_date") for t in head.times) or memory.given:
            return False
        if last.quantity is None and head.cue != "equal" and not head.in_bracket:
            return False
    versus = _versus(reader, statement, base)
    if base is None:
        versus = _share_default(reader, statement)
    reader.relate(statement, "ratio", statement.figure.numeral.value, base, versus)
    return True


def _new_noun(statement: Statement) -> bool:
    """Whether a noun of its own stands behind the figure ("đạt 95% hộ dân dùng nước sạch")."""
    return bool(statement.tail.name) and statement.head.cue in ("", "have") and not statement.head.in_bracket


def _is_base_for_share(base: Base, statement: Statement, named: str) -> bool:
    """Whether a base makes "đạt 52%" a ratio: a plan or a time does, a whole only where a count stands before."""
    if base.versus in ("plan", "term_target", "same_period", "previous_year", "previous_period", "term_start"):
        return True
    return base.versus == "whole" and not named and statement.head.cue != ""


def _share_default(reader: Reader, statement: Statement) -> Versus:
    """What "đạt 94%" is of where nothing is said: the whole beside a count, the plan beside a sum or an area."""
    last = reader.memory.last
    if last is None or last.quantity is None:
        return "plan"
    if (other := _by_arithmetic(reader, statement, last)) is not None:
        return "plan" if other.role == "target" else "whole"
    if bases.is_enrolment(last.name):
        return "plan"
    if last.quantity.total is not None and last.sort in ("count", ""):
        return "whole"
    if last.sort in ("money", "measure"):
        return "whole" if reader.memory.share_said and statement.head.in_bracket else "plan"
    if any(d.role == "target" and d.name == last.name for d in reader.drafts):
        return "plan"
    return "whole"


def _by_arithmetic(reader: Reader, statement: Statement, last: Draft) -> Draft | None:
    """The level said before that the share is of, where the division shows it: 402 of 640 are 62,8%."""
    share = statement.figure.numeral.value
    exponent = share.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    for other in reversed(reader.drafts[-6:]):
        if other is last or other.quantity is None or last.quantity is None or not other.quantity.value:
            continue
        if other.sort == last.sort and other.sort == "count" and last.quantity.total is None:
            if abs(last.quantity.value * 100 / other.quantity.value - share) <= step / 2:
                return other
    return None


def _restated(reader: Reader, statement: Statement) -> bool:
    """"đạt 97,8% (1.206/1.233 tàu)" behind "1.206 tàu": the whole of the count said before."""
    last, numeral = reader.memory.last, statement.figure.numeral
    if numeral.total is None or not statement.head.in_bracket or statement.head.name or last is None:
        return False
    if last.quantity is None or last.quantity.value != numeral.value or last.quantity.total is not None:
        return False
    last.quantity = Quantity(
        last.quantity.value, last.quantity.unit, last.quantity.bound, last.quantity.high, numeral.total
    )
    return True


def _from(reader: Reader, statement: Statement) -> bool:
    """"tăng từ 58% (năm 2020) lên 66%": the first is the level of the time before."""
    if "from" not in statement.head.flags or statement.figure.numeral.bound == "range":
        return False
    named = subject_of(statement, reader.memory) or reader.memory.subject
    if not named:
        return False
    draft = reader.add(statement, named, _quantity(statement, reader.memory.last))
    draft.role = "actual"
    if not any(t.period for t in statement.tail.times if t.sort in ("within", "end", "start")):
        draft.period = _before(reader.memory.period)
    reader.memory.subject = named
    return True


def _before(period: Period) -> Period:
    """The period before, of the same kind; the year before for what is no year, quarter or month."""
    return period.year_before()


def _level(reader: Reader, statement: Statement) -> bool:
    """Anything else is a level, where a unit or a list says of what."""
    memory = reader.memory
    name = level_name(statement, memory)
    chain = memory.chain or memory.last if statement.head.slash else None
    quantity = _quantity(statement, memory.last)
    if not name or (statement.figure.unit is None and not _is_level(statement, memory)):
        return False
    draft = reader.add(statement, name, quantity)
    if statement.figure.unit is None and memory.last is not None:
        draft.sort = "count"
    draft.verb, draft.tail = memory.verb, naming.tidy_tail(statement.tail.name)
    memory.subject, memory.chain = name, chain
    return True


def _is_level(statement: Statement, memory: Memory) -> bool:
    """Whether a number without a unit is a level all the same: in a list, behind "là", as a fraction of a name."""
    head = statement.head
    if statement.figure.numeral.total is not None:
        return bool(head.name or memory.given)
    return bool(head.name or head.times or memory.given) and (
        head.cue in ("reach", "become") or memory.last is not None or memory.whole is not None
    )


def _quantity(statement: Statement, last: Draft | None) -> Quantity:
    """The level as stated; a number alone takes the unit of what was said before it, or of the subject's noun."""
    numeral = statement.figure.numeral
    unit = _unit(statement)
    if statement.tail.name.lower().startswith("mỗi ") and _sort(statement) == "count":
        unit = f"{unit}/{statement.tail.name.split()[1]}"
    if not unit:
        unit = _borrowed_unit(statement, last)
    return Quantity(numeral.value, unit, numeral.bound, numeral.high, numeral.total)


def _borrowed_unit(statement: Statement, last: Draft | None) -> str:
    """The unit of a number that has none: the subject's noun, else that of the figure before."""
    total = statement.figure.numeral.total
    if last is not None and last.quantity is not None and total is not None and last.quantity.total == total:
        return last.quantity.unit
    noun = naming.counted_noun(statement.head.name)
    if noun and (statement.head.cue == "reach" or last is None or statement.figure.numeral.total is not None):
        return noun
    return last.quantity.unit if last is not None and last.quantity is not None else noun


def _versus(reader: Reader, statement: Statement, base: Base | None) -> Versus:
    """The base said, else what holds by default for the owner's period."""
    if base is not None:
        return base.versus
    return bases.default(reader.memory.period)


RULES: tuple[tuple[str, Rule], ...] = (
    ("restated fraction", _restated),
    ("same period's level", _same_period_level),
    ("planned level", _planned),
    ("target behind a slash", _slash_target),
    ("from a level", _from),
    ("times", _times),
    ("points", _points),
    ("difference", _delta),
    ("share of a whole", _share),
    ("ratio", _ratio),
    ("level", _level),
)


_ECHO = 150  # how many pieces back a bare verb's fuller name is looked for


def observed(read_out: Read, context: Context) -> list[Observation]:
    """The drafts as observations with their anchors; ids are the block's with the figure's place."""
    ids = {}
    out = []
    for draft in read_out.drafts:
        start, end = read_out.reading.place(draft.first, draft.stop)
        ids[id(draft)] = f"{context.block}:{start}"
        out.append(
            Observation(
                id=ids[id(draft)],
                indicator=draft.name,
                quantity=draft.quantity,
                period=draft.period,
                role=draft.role,
                relations=tuple(_relation(r, read_out.reading, context) for r in draft.relations),
                anchor=context.anchor(start, end),
                cumulative=draft.cumulative or draft.period.is_to_date,
                whole=ids.get(id(draft.whole)) if draft.whole is not None else None,
                rules=tuple(draft.rules),
            )
        )
    return out


def _relation(draft: DraftRelation, reading: Reading, context: Context) -> Relation:
    start, end = reading.place(draft.first, draft.stop)
    return Relation(
        draft.kind, draft.value, draft.unit, draft.versus, draft.bound, draft.high, context.anchor(start, end), draft.assigner
    )
