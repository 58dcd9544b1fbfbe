"""Bare numbers that go on counting: what each is told by, a grade, a deed, a kind or a standing.

Said: "tốt 426 em, khá 781"; "84 việc, đã hoàn thành 71"; "415 trường (156 mầm non, 142 tiểu học)"; "Xếp loại chi bộ:
hoàn thành xuất sắc 98, hoàn thành tốt 389". Each takes the noun of the count it goes on with, before the rules
are tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import resources
from compare.figures import naming
from compare.figures.clauses import Statement
from compare.figures.lexicon import keys
from compare.figures.pieces import Reading
from compare.figures.statements import sort_of
from compare.figures.tokens import tokenize, words_of
from compare.figures.units import Found, is_counted_noun, unit_at


def mark_counting_on(reading: Reading, found: Sequence[Statement]) -> None:
    """Tells the bare numbers of a sentence what they count."""
    _mark_grades(found)
    _mark_deeds(reading, found)
    _mark_kinds(found)
    _mark_ratings(found)
    _mark_standings(found)


def _mark_grades(found: Sequence[Statement]) -> None:
    """What is a verb elsewhere names the grade in a list of grades: "tốt 426 em, khá 781 em, đạt 602 em, chưa đạt 33".

    So does the way back in a list of both ways: "chuyển sinh hoạt đi 16, đến 19 đồng chí".
    """
    said, last = "", None
    for statement in found:
        head = statement.head
        bare = not (head.name or head.topic or head.new_clause or head.in_bracket or head.base)
        member = head.raw if head.raw else head.cue_text if head.cue in ("reach", "short") else ""
        if bare and sort_of(statement) in ("", "count") and naming.is_fellow(said, member):
            graded = head.cue in ("reach", "short")  # a bare "đạt" would name nothing
            head.name = head.raw = naming.exchanged(said, member) or (f"loại {member}" if graded else member)
            head.cue = ""
            if last is not None and last.figure.unit is None:
                last.figure = last.figure._replace(unit=statement.figure.unit)
        said, last = ("" if head.new_clause and not head.name else head.name or said), statement


def _mark_deeds(reading: Reading, found: Sequence[Statement]) -> None:
    """What is a cue elsewhere tells how far things counted are: "84 việc, đã hoàn thành 71, đang thực hiện 12"."""
    for before, statement in pairwise(found):
        head, numeral = statement.head, statement.figure.numeral
        counted = statement.figure.unit is None and numeral.total is None and sort_of(before) in ("", "count")
        whole = numeral.may_count and not head.name
        if not (counted and whole) or head.in_bracket or head.base or head.new_clause or statement.figure.sign:
            continue
        deed = reading.text(before.piece.stop, statement.piece.first).rpartition(",")[2].strip()
        if tuple(keys(deed.removeprefix("đã "))) in _STAGES:
            head.name = head.raw = deed.removeprefix("đã ")
            head.cue = ""
            head.flags.discard("result")


def _mark_kinds(found: Sequence[Statement]) -> None:
    """Numbers in a bracket that say only which of the things counted: "415 trường (156 mầm non, 142 tiểu học)".

    They count the same noun; only where there are two or more, and no more than the things they are part of.
    """
    for index, whole in enumerate(found):
        if whole.figure.sort != "count" or whole.figure.unit is None:
            continue
        members = _bracketed(found, index + 1)
        parts = sum(member.figure.numeral.value for member in members)
        kinds = len(members) > 1 and all(map(_may_be_kind, members)) and any(map(_tells_kind, members))
        if kinds and parts <= whole.figure.numeral.value:
            for member in members:
                member.tail.name = _kind_said(member)
                member.figure = member.figure._replace(unit=whole.figure.unit)


def _bracketed(found: Sequence[Statement], first: int) -> list[Statement]:
    """The figures of the bracket that opens before the figure at `first`; none where none opens there."""
    if first == len(found) or not found[first].head.in_bracket or found[first].head.names_bracket:
        return []
    rest = range(first + 1, len(found))
    stop = next((at for at in rest if found[at].head.closed or found[at].head.new_clause), len(found))
    return list(found[first:stop])


def _may_be_kind(member: Statement) -> bool:
    """Whether a bare number has only words behind it that are no known noun."""
    unit, head, numeral = member.figure.unit, member.head, member.figure.numeral
    if head.name or head.cue or numeral.total is not None or member.figure.sort not in ("", "count"):
        return False
    if unit is None:
        return numeral.may_count and bool(member.tail.name)
    return _tells_kind(member) or not is_counted_noun(list(keys(unit.text)), 0)


def _tells_kind(member: Statement) -> bool:
    """Whether the words behind a number are a member of a known list or a state: "nữ", "hoàn thành xuất sắc"."""
    said = _kind_said(member)
    return naming.is_member(said) or (member.figure.unit is None and _tells(said))


def _kind_said(member: Statement) -> str:
    unit = member.figure.unit.text if member.figure.unit is not None else ""
    return f"{unit} {member.tail.name}".strip()


_STAGES = frozenset(map(keys, ("hoàn thành", "đang thực hiện", "chưa thực hiện", "chưa hoàn thành", "thực hiện")))


def _mark_ratings(found: Sequence[Statement]) -> None:
    """Numbers named by how those rated stand: "Xếp loại chi bộ: hoàn thành xuất sắc 98 (19,2%), hoàn thành tốt 389".

    They count what the topic or the count before them names; one standing alone may be anything else.
    """
    rated = [statement for statement in found if _standing(statement)]
    noun = _rated_noun(found, rated) if len(rated) > 1 else None
    if noun is None:
        return
    for statement in rated:
        statement.tail.name = f"{_standing(statement)} {statement.tail.name}".strip()
        statement.head.name = statement.head.raw = statement.head.cue = statement.head.topic = ""
        statement.figure = statement.figure._replace(unit=noun)


def _standing(statement: Statement) -> str:
    """The standing a number is named by: "không hoàn thành nhiệm vụ"; "" where it is named by none, or is no count."""
    head, numeral = statement.head, statement.figure.numeral
    if not numeral.may_count or numeral.total is not None or sort_of(statement) not in ("", "count"):
        return ""
    said = f"{head.raw} {head.cue_text}".strip() if head.cue == "equal" else head.raw
    return said if tuple(keys(said)) in _standings() else ""


@cache
def _standings() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(keys(word)) for word in resources.table("figures/naming")["standing"]["words"])


def _rated_noun(found: Sequence[Statement], rated: Sequence[Statement]) -> Found | None:
    """What was rated: the noun that one of them says, that of the count before them, or the topic's own."""
    said = next((s.figure.unit for s in rated if s.figure.unit is not None), None)
    first = next(at for at, statement in enumerate(found) if statement is rated[0])
    before = found[first - 1].figure.unit if first else None
    if said is not None or (before is not None and before.sort == "count"):
        return said or before
    return _noun_within(rated[0].head.topic)


def _noun_within(topic: str) -> Found | None:
    """The counted noun a topic ends with: "chi bộ" of "Kết quả xếp loại chi bộ"; None where none does."""
    tokens = tokenize(topic)
    words = words_of(tokens)
    for at in range(len(words)):
        found = unit_at(tokens, words, at) if is_counted_noun(words, at) else None
        if found is not None and found.sort == "count" and found.stop == len(words):
            return found
    return None


def _mark_standings(found: Sequence[Statement]) -> None:
    """Bare numbers that go on counting by what is said behind them: "128 chi bộ hoàn thành tốt (19%), 452 hoàn thành".

    The noun is the first's; a share in brackets between them is of the count before it.
    """
    counted: Statement | None = None
    for statement in found:
        head, numeral = statement.head, statement.figure.numeral
        if sort_of(statement) == "share" and head.in_bracket and not head.name:
            continue
        bare = not (head.name or head.cue or head.base or head.in_bracket or statement.figure.sign or numeral.total)
        told = bare and not statement.tail.base and _tells(statement.tail.name)
        if counted is not None and statement.figure.unit is None and told and numeral.may_count:
            statement.figure = statement.figure._replace(unit=counted.figure.unit)
        elif sort_of(statement) == "count" and _tells(statement.tail.name):
            counted = statement
        else:
            counted = None


def _tells(tail: str) -> bool:
    return naming.tells_state(tail) or naming.begins_with_verb(tail)
