"""Rules of the base's own level: "(cùng kỳ 330 vụ)", "bình quân cả nước (56,3%)", "tăng từ 58% lên 66%"."""

from __future__ import annotations

from dataclasses import replace

from compare.figures import naming
from compare.figures.clauses import Statement
from compare.figures.drafts import Draft
from compare.figures.lexicon import key
from compare.figures.quantities import stated
from compare.figures.rules.contract import Reader
from compare.figures.statements import sign_of, sort_of
from compare.figures.table_periods import previous
from compare.figures.titles import level_name, subject_of
from compare.observation import PLANS, Versus
from compare.period import Period, parse
from compare.quantity import same_kind


def same_period_level(reader: Reader, statement: Statement) -> bool:
    """Said: "(cùng kỳ 330 vụ)", "(năm trước 12 vụ)": the base's own level."""
    head, last = statement.head, _of_its_unit(reader, statement)
    if last is None:
        return False
    if _is_bracketed_base(reader, statement):
        draft = reader.add(statement, last.name, stated(statement, last))
        said = reader.memory.relation
        draft.period, draft.role = last.period.year_before(), "actual"
        if said is not None and said.base_time is not None:
            draft.period = said.base_time
        elif said is not None and said.versus == "previous_period":
            draft.period = previous(last.period)
        reader.memory.last = last
        return True
    bases_said = [t for t in head.times if t.sort in ("same", "previous")]
    if not bases_said or head.name or head.cue in ("up", "down", "times", "equal", "exceed"):
        return False
    if head.base is not None and head.base.versus not in ("same_period", "previous_year", "previous_period"):
        return False
    period = bases_said[-1].period
    if period is None or (sort_of(statement) == "share" and last.sort != "share"):
        return False
    draft = reader.add(statement, last.name, stated(statement, last))
    draft.period, draft.role = period, "actual"
    reader.memory.last = last
    return True


def _of_its_unit(reader: Reader, statement: Statement) -> Draft | None:
    """The level that a base is of: what was said last, or the sentence's last in the base's own noun.

    "99 vụ tai nạn, 44 người chết; so với cùng kỳ (112 vụ)": of the accidents.
    """
    last, unit = reader.memory.last, statement.figure.unit
    if last is None or last.quantity is None or unit is None or unit.sort != "count":
        return last
    told = (last, *reversed(reader.drafts[reader.memory.began :]))
    return next((draft for draft in told if draft.quantity and draft.quantity.unit == unit.text), last)


def base_level(reader: Reader, statement: Statement) -> bool:
    """Said "thấp hơn bình quân cả nước (56,3%) 4,5 điểm phần trăm": the base's own level within its comparison.

    A plan's own level is a target: "đạt 7,8%, thấp hơn kế hoạch đề ra (8,5%)".
    """
    head, last = statement.head, _of_its_unit(reader, statement)
    if head.base is None or last is None or not _is_level_of_base(reader, statement, last):
        return False
    planned = head.base.versus in PLANS
    mean = not planned and (head.base.norm or head.base.versus == "other")
    draft = reader.add(statement, naming.joined(last.name, "bình quân") if mean else last.name, stated(statement, last))
    draft.role = "target" if planned else "actual"
    if head.base.versus == "same_period":
        draft.period = last.period.year_before()
    reader.memory.go_back_to(last)
    if head.cue:
        reader.memory.awaited = (head.cue, head.base)
    return True


def _is_level_of_base(reader: Reader, statement: Statement, last: Draft) -> bool:
    """Whether a figure alone in a bracket behind a base is a level of the base, like the one compared with it."""
    head, base = statement.head, statement.head.base
    if base is None or last.quantity is None or not head.in_bracket or statement.figure.sign:
        return False
    compared = reader.memory.relation in last.relations
    opens = not (head.cue or head.name or compared)  # "81 vụ, so với cùng kỳ năm 2024 (90 vụ) giảm 10%"
    closed = reader.reading.words[statement.piece.stop : statement.piece.stop + 1] == [")"]
    if not closed or sort_of(statement) != last.sort:
        return False
    if base.versus in PLANS:  # a small share is what the plan was exceeded by: "đạt 95%, vượt kế hoạch (3%)"
        moved = head.cue in ("up", "down", "exceed", "short")
        return moved and 2 * statement.figure.numeral.value > last.quantity.value
    return (head.cue in ("up", "down") or opens) and base.versus in ("other", "same_period")


def elsewhere(reader: Reader, statement: Statement) -> bool:
    """Said "tăng 6,1% (cả nước tăng 5,9%)", "đạt 62 triệu đồng (toàn quốc 58)": the same of the whole country."""
    head, last, said = statement.head, reader.memory.last, reader.memory.relation
    place = " ".join(head.raw.split()[-2:]).lower()
    closed = reader.reading.words[statement.piece.stop : statement.piece.stop + 1] == [")"]
    if last is None or not head.in_bracket or not closed or place not in _COUNTRY or last.role == "target":
        return False
    grown = said is not None and said in last.relations and said.kind == "delta"
    moved = grown and sort_of(statement) == "share" and (head.cue in ("up", "down") or last.quantity is None)
    if not moved and (last.quantity is None or sort_of(statement) not in ("", last.sort) or head.cue in ("up", "down")):
        return False
    draft = reader.add(statement, naming.joined(last.name, place), None if moved else stated(statement, last))
    draft.period, draft.role = last.period, "actual"
    if moved and said is not None:
        value = statement.figure.numeral.value * sign_of(statement)
        draft.relations = [replace(said, value=value, first=statement.piece.first, stop=statement.piece.stop)]
    reader.memory.go_back_to(last)
    return True


_COUNTRY = ("cả nước", "toàn quốc")


def share_then(reader: Reader, statement: Statement) -> bool:
    """The base's own share or growth: "bằng 34,4% kế hoạch (cùng kỳ đạt 31,2%), cao hơn bình quân cả nước (29,39%)".

    Likewise "tăng 8,67% (cùng kỳ tăng 7,05%)".
    """
    head, last, said = statement.head, reader.memory.last, reader.memory.relation
    bare = head.in_bracket and not head.name and sort_of(statement) == "share" and not statement.figure.sign
    levelled = last is not None and last.sort == "share" and last.quantity is not None
    if not bare or last is None or levelled or said is None or said not in last.relations:
        return False
    times = [t.period for t in head.times if t.sort in ("same", "previous") and t.period is not None]
    mean = head.cue in ("up", "down") and head.base is not None and head.base.versus == "other"
    closed = reader.reading.words[statement.piece.stop : statement.piece.stop + 1] == [")"]
    grown = said.kind == "delta" and head.cue in ("up", "down")
    then = bool(times) and (grown or (said.kind == "ratio" and head.cue in ("", "reach")))
    if not closed or not (then or (mean and said.kind == "ratio")):
        return False
    draft = reader.add(statement, last.name if then else naming.joined(last.name, "bình quân"), None)
    draft.period, draft.role = times[-1] if then else last.period, "actual"
    piece = statement.piece
    value = statement.figure.numeral.value * (sign_of(statement) if grown else 1)
    draft.relations = [replace(said, value=value, first=piece.first, stop=piece.stop)]
    reader.memory.go_back_to(last)
    return True


def outset_level(reader: Reader, statement: Statement) -> bool:
    """Said behind a target: "còn 3,2% (đầu năm 4,4%)", "đạt 95 triệu đồng (năm 2025 là 62 triệu đồng)": what it was."""
    head, last = statement.head, reader.memory.last
    if last is None or last.role != "target" or not head.in_bracket or head.name or head.flags & {"target", "aim"}:
        return False
    if last.quantity is None or sort_of(statement) != last.sort or head.cue in ("up", "down", "exceed", "times"):
        return False
    period = _outset(reader, statement, last.period)
    if period is None:
        return False
    draft = reader.add(statement, last.name, stated(statement, last))
    draft.period, draft.role = period, "estimate" if head.flags & {"estimate"} else "actual"
    reader.memory.last = last
    return True


def _outset(reader: Reader, statement: Statement, goal: Period) -> Period | None:
    """The year a target's own way began in, where the words before a figure name it."""
    own = reader.context.period
    for time in statement.head.times:
        if time.period is None:
            continue
        if time.sort == "start":
            return parse(str(time.period.begin.year - (time.period.kind == "year")))
        begins = time.sort in ("within", "end") and time.period.kind == "year"
        if begins and time.period.end.year <= own.begin.year and time.period.end < goal.end:
            return time.period
    return None


def mark_of_base(reader: Reader, statement: Statement) -> bool:
    """Said "thấp hơn mức 18,4 ha của năm trước": the level of the time before, no difference."""
    head, last, words = statement.head, reader.memory.last, reader.reading.words
    first = statement.piece.first
    said = first > 1 and words[first - 1] == _MARK and words[first - 2] in (_MORE, _WITH)
    times = [t.period for t in statement.tail.times if t.sort in ("same", "previous", "within", "end") and t.period]
    if not said or not times or last is None or last.quantity is None or sort_of(statement) != last.sort:
        return False
    if head.cue and head.cue not in ("up", "down"):
        return False
    draft = reader.add(statement, last.name, stated(statement, last))
    draft.period, draft.role = times[-1], "actual"
    reader.memory.last = last
    return True


_MARK, _MORE, _WITH = key("mức"), key("hơn"), key("với")


def _is_bracketed_base(reader: Reader, statement: Statement) -> bool:
    """Said: "bằng 96,4% cùng kỳ năm trước (330 vụ)": a level right behind the base it belongs to."""
    head, last, said = statement.head, reader.memory.last, reader.memory.relation
    if (
        not head.in_bracket
        or head.name
        or head.cue
        or head.times
        or last is None
        or last.quantity is None
        or said is None
    ):
        return False
    meant: tuple[Versus, ...] = ("same_period", "previous_year")
    if last.period.kind in ("month", "quarter") or said.base_time is not None:
        meant = (*meant, "previous_period")
    based = said.said and said.versus in meant and said.stop + 8 > statement.piece.first
    alike = _is_measured_alike(statement, last)
    return based and alike and said in last.relations and statement.figure.sign == 0


def _is_measured_alike(statement: Statement, last: Draft) -> bool:
    """Whether a figure has the unit of the level before it, be it in another scale: 8,9 triệu m3 and 8.500 nghìn m3."""
    unit, other = statement.figure.unit, last.quantity.unit if last.quantity is not None else ""
    if unit is None or unit.sort != last.sort or not other:
        return False
    return unit.text.split()[0] == other.split()[0] or (unit.sort in _SCALED and same_kind(unit.text, other))


_SCALED = frozenset({"money", "measure"})


_MOVED = frozenset(map(key, ("tăng", "giảm", "nâng", "chỉnh", "hạ")))


def moved_from(reader: Reader, statement: Statement) -> bool:
    """Said: "tăng từ 58% (năm 2020) lên 66%": the first is the level of the time before."""
    if "from" not in statement.head.flags or statement.figure.numeral.bound == "range":
        return False
    if statement.head.cue == "have":
        return False  # "có từ 85% chi đoàn …" sets the least of them
    aimed = reader.memory.target_all or reader.context.role == "target"
    if aimed and reader.reading.words[max(0, statement.piece.first - 2)] not in _MOVED:
        return False  # "phấn đấu tỷ lệ chi bộ hoàn thành tốt hằng năm từ 92%"
    named = subject_of(statement, reader.memory)
    if not named and sort_of(statement) == "count" and (reader.memory.fresh or statement.tail.also):
        named = level_name(statement, reader.memory)  # "toàn huyện giảm từ 24 xã xuống còn 17 xã"
    named = named or reader.memory.subject
    if not named:
        return False
    draft = reader.add(statement, named, stated(statement, reader.memory.last))
    if statement.head.planned.lower().startswith("điều chỉnh"):
        reader.memory.subject = named
        return True  # "Điều chỉnh chỉ tiêu thu … từ 30 tỷ đồng xuống 22 tỷ đồng": the target before
    draft.role = "actual"
    begun = next((t.period for t in statement.tail.times if t.sort == "start" and t.period is not None), None)
    if begun is not None and begun.kind == "year":
        draft.period = begun.year_before()  # "giảm từ 28% đầu năm xuống 24,5%"
    elif not any(t.period for t in statement.tail.times if t.sort in ("within", "end", "start")):
        draft.period = _before(reader.memory.period)
    reader.memory.subject = named
    return True


def _before(period: Period) -> Period:
    """The period before, of the same kind; the year before for what is no year, quarter or month."""
    return period.year_before()
