"""Whose a comparison is: what was said last, the level that its unit, its words or its list points to, or a new name.

`owner_of` finds it, and makes it where it was not said before ("phấn đấu giảm 5% số vụ cháy").
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures import naming
from compare.figures.clauses import Statement
from compare.figures.drafts import Draft, Memory
from compare.figures.lexicon import key
from compare.figures.rules.contract import Reader
from compare.figures.statements import is_yearly, sort_of, unit_of
from compare.figures.titles import subject_of
from compare.figures.units import is_counted_noun, names_person
from compare.observation import RelationKind
from compare.period import parse

_LEVELS_BACK = 8  # how many figures back the level is looked for that a difference names
# "tăng 12% về lượng và 21% về giá trị": what the levels before are measured in.
_AMOUNTS = frozenset({"lượng", "số lượng", "sản lượng", "khối lượng"})
_VALUES = frozenset({"giá trị", "trị giá", "kim ngạch", "vốn", "số vốn", "số tiền", "tiền", "vốn đăng ký"})
_BY_AMOUNT, _BY_VALUE = ("measure", "count"), ("money",)


def owner_of(reader: Reader, statement: Statement, kind: RelationKind) -> Draft:
    """The draft that a comparison of this kind belongs to; added to the reader's where it is new."""
    head, memory = statement.head, reader.memory
    name = subject_of(statement, memory)
    if not name and kind == "delta" and is_yearly(statement) and (course := _course(reader)) is not None:
        draft = reader.add(statement, course.name, None)
        draft.period = parse(f"{course.period.begin.year}..{reader.drafts[-2].period.end.year}")
        return draft
    if not name and kind == "delta" and (whole := _whole_again(statement, memory)) is not None:
        return whole
    if not name and kind == "delta" and (about := _about(reader, statement)) is not None:
        return about
    if not name and kind == "delta" and (thing := _falls(reader, statement) or _said_behind(reader, statement)):
        return reader.add(statement, thing, None)
    if name and (level := _named_again(reader, statement)) is not None:
        return level
    planned = head.in_bracket and head.first_flag == "target" and kind == "delta"
    if not name and memory.last is not None and not planned and not _own_time(statement, memory):
        if kind == "delta" and (thing := _new_thing(reader, statement)):
            return reader.add(statement, thing, None)
        return _of_unit(reader, statement, memory.last) if kind == "delta" else memory.last
    counted = unit_of(statement) if sort_of(statement) == "count" else ""  # "Toàn tỉnh giảm 12 xã"
    tail = naming.tidy_tail(statement.tail.name)
    draft = reader.add(statement, name or memory.subject or naming.joined(counted, tail), None)
    memory.subject = draft.name
    if head.flags & {"parts", "particular"}:
        draft.whole = memory.whole
    return draft


def _whole_again(statement: Statement, memory: Memory) -> Draft | None:
    """The whole of a list of parts, where a clause of its own compares it: "gồm A 82, B 21; so với cùng kỳ giảm 14"."""
    head, last = statement.head, memory.last
    whole = (
        last.whole if last is not None and head.new_clause and head.base is not None and not head.in_bracket else None
    )
    if whole is None or whole.quantity is None:
        return None
    return whole if sort_of(statement) == "share" or unit_of(statement) == whole.quantity.unit else None


def _course(reader: Reader) -> Draft | None:
    """The first of a series of three years or more that a mean growth closes; of two years it is told of the last.

    "năm 2022 đạt 212 lượt, năm 2023 đạt 486 lượt, năm 2024 đạt 638 lượt, bình quân tăng 73,5%/năm"
    """
    last = reader.memory.last
    if last is None or last is not reader.drafts[-1] or last.quantity is None or last.period.kind != "year":
        return None
    told = [d for d in reader.drafts[reader.memory.began :] if d.name == last.name and d.period.kind == "year"]
    return told[0] if len({d.period for d in told}) >= _SERIES and told[0].period.end < last.period.begin else None


_SERIES = 3


def _named_again(reader: Reader, statement: Statement) -> Draft | None:
    """The level of a measure said again by its bare name: "diện tích thiệt hại 12 ha, …, diện tích giảm 3 ha"."""
    head = statement.head
    if not naming.is_own(head.name) or head.new_clause or head.times or head.in_bracket:
        return None
    near = (d for d in reversed(reader.drafts[-_NAMED_BACK:]) if d.quantity is not None)
    return next((d for d in near if naming.measure_head(d.name).lower() == head.name.lower()), None)


_NAMED_BACK = 3


def _of_unit(reader: Reader, statement: Statement, last: Draft) -> Draft:
    """What a difference is of: what was said last in its unit ("96 vụ, 121 đối tượng, tăng 8 vụ")."""
    unit = statement.figure.unit
    if unit is None or unit.sort not in ("count", "money", "measure"):
        return last
    tail = naming.tidy_tail(statement.tail.name).lower()
    if tail and unit.sort == "count":  # "giảm 9 người chết, tăng 5 người bị thương": of the levels so named
        for draft in reversed(reader.drafts[-_LEVELS_BACK:]):
            alike = draft.quantity is not None and draft.quantity.unit.split()[:1] == unit.text.split()[:1]
            if alike and f" {tail} " in f" {draft.name.lower()} ":
                return draft
    near = (last, *reversed(reader.drafts[-4:]))
    for draft in near if unit.sort == "count" and " " in unit.text else ():
        if draft.quantity is not None and draft.quantity.unit.lower() == unit.text.lower():
            return draft  # "1.126 hộ nghèo và 1.540 hộ cận nghèo; so với đầu năm giảm 418 hộ nghèo"
    for draft in near:
        if draft.quantity is not None and _counted_in(draft.quantity.unit) == _counted_in(unit.text):
            return draft if last.quantity is not None else last
    return last


def _counted_in(unit: str) -> str:
    """The word a unit begins with, of a rate too: "giường" of "giường/1 vạn dân"."""
    return unit.partition("/")[0].partition(" ")[0]


def _new_thing(reader: Reader, statement: Statement) -> str:
    """What fell or rose though no level of it was said ("sáp nhập 6 xã thành 3 xã, giảm 21 thôn"); else ""."""
    unit = statement.figure.unit
    last = reader.memory.last
    counted = unit is not None and unit.sort == "count" and last is not None and last.sort == "count"
    if unit is not None and unit.text.lower() == _ANY_CASE and not statement.tail.name:
        return ""  # "kỷ luật 38 đảng viên, tăng 5 trường hợp"
    if unit is not None and unit.text.lower() == _ANYBODY and not statement.tail.name and _is_of_people(last):
        return ""  # "hiện có 148 luật sư, tăng 9 người"
    if not counted or unit is None or not is_counted_noun([key(word) for word in unit.text.split()], 0):
        return ""
    said = " ".join(f"{d.name} {d.quantity.unit if d.quantity else ''}" for d in reader.drafts[-_LEVELS_BACK:])
    known = f" {unit.text.split()[0].lower()} " in f" {said.lower()} "
    noun = f"{unit.text}, {statement.tail.also}" if statement.tail.also else unit.text
    return "" if known else naming.joined(noun, naming.tidy_tail(statement.tail.name))


def _is_of_people(draft: Draft | None) -> bool:
    return draft is not None and draft.quantity is not None and names_person(draft.quantity.unit)


_ANY_CASE, _ANYBODY = "trường hợp", "người"


def _about(reader: Reader, statement: Statement) -> Draft | None:
    """The level a movement says it is of: "tăng 8,4% về số doanh nghiệp, giảm 12,1% về vốn"; "tăng 4% số lượt"."""
    words = statement.tail.name.lower().split()
    if len(words) < 2 or words[0] not in ("về", "số"):
        return None
    thing = " ".join(words[2:] if words[1] in ("số", "tổng") and len(words) > 2 else words[1:])
    sorts = _BY_AMOUNT if thing in _AMOUNTS else _BY_VALUE if thing in _VALUES else ()
    if words[0] == "về" and (level := _last_level(reader, sorts)) is not None:
        return level
    for draft in reversed(reader.drafts[-_LEVELS_BACK:]):
        if draft.quantity is not None and draft.quantity.unit.lower() == thing:
            return draft
    for draft in reversed(reader.drafts[-_LEVELS_BACK:]):
        unit = draft.quantity.unit if draft.quantity is not None else ""
        if f" {thing} " in f" {draft.name} {unit} ".lower():
            return draft
    return None


def _last_level(reader: Reader, sorts: Sequence[str]) -> Draft | None:
    """The level said last in a unit of these sorts: an amount in tonnes, a value in money."""
    near = reversed(reader.drafts[-_LEVELS_BACK:])
    return next((draft for draft in near if draft.quantity is not None and draft.sort in sorts), None)


def _falls(reader: Reader, statement: Statement) -> str:
    """What a share of is to rise or fall: "số vụ cháy" of "phấn đấu giảm 5% số vụ cháy"; "" where none is said."""
    tail = naming.tidy_tail(statement.tail.name)
    share = sort_of(statement) == "share" and statement.head.cue in ("up", "down")
    aimed = reader.memory.target_all or "target" in statement.head.flags
    if not share or naming.measure_head(tail) in ("", tail):
        return ""
    last = reader.memory.last
    known = last is not None and set(tail.lower().split()) & set(last.name.lower().split())
    return tail if aimed or (not known and len(tail.split()) > 2) else ""


def _said_behind(reader: Reader, statement: Statement) -> str:
    """What a clause of its own says behind its share: "giảm 15% phát thải khí nhà kính"; "" where it names none."""
    tail = naming.tidy_tail(statement.tail.name)
    share = sort_of(statement) == "share" and statement.head.cue in ("up", "down")
    own = statement.head.new_clause and not reader.memory.fresh and statement.head.base is None
    return tail if share and own and len(tail.split()) > 1 and tail.split()[0].lower() not in ("về", "so", "số") else ""


def _own_time(statement: Statement, memory: Memory) -> bool:
    """Whether a comparison without a name has a period of its own, another than the one said last.

    "tháng 6 tăng 2,3% so với tháng trước; lũy kế 6 tháng tăng 11,8%"
    """
    head = statement.head
    named = [time for time in head.times if time.sort in ("within", "until", "to_date") and time.period is not None]
    return bool(named) and memory.last is not None and named[-1].period != memory.last.period and head.base is None
