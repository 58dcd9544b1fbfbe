"""What the figures of one sentence share: a unit said once, a predicate, names given out in turn, a base for all.

Before the rules are tried `share_units` and `mark_lists` tell the figures what later ones say of them; behind them
`share_predicate`, `fill_bases` and `tell_apart` look back over all that the sentence made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from compare.figures import naming
from compare.figures.clauses import Statement
from compare.figures.drafts import Draft, DraftRelation
from compare.figures.pieces import Reading
from compare.figures.units import Found
from compare.observation import Versus
from compare.period import Period

_PER_MANY = re.compile(r"trên (?:một|1|\d+|10\.000|1\.000|100\.000)? ?(?:vạn |nghìn )?(?:dân|người dân)\b")
_PLANNED = frozenset({"plan", "term_target", "whole"})


def share_predicate(reading: Reading, drafts: Sequence[Draft]) -> None:
    """What is said of the last of two counts joined by "và" holds for both: "17 hộ và 6 tổ được hỗ trợ"."""
    for one, other in pairwise(drafts):
        joint = reading.text(one.stop, other.first).removeprefix(one.name).strip() in (",", "và")
        if joint and one.sort == "share" and other.sort == "count" and _is_bare_share(one, other):
            one.name = naming.joined(one.name, other.tail)  # "92,3% gia đình, 8/9 thôn đạt danh hiệu văn hóa"
        if joint and one.sort == other.sort == "share" and (deed := _shared_deed(one, other)):
            one.name = naming.joined(one.name, deed)  # "96% đường xã, 88% đường thôn được cứng hóa"
        if one.sort != other.sort:
            continue
        bare = one.sort == "count" and not one.tail and one.quantity and one.name == one.quantity.unit
        between = reading.text(one.stop, other.first).strip()
        counted = one.sort == "count" and not one.tail and _are_two_things(one, other)
        if bare and between == "với" and other.tail.startswith("đang "):
            one.name = naming.joined(one.name, other.tail)  # "120 tàu cá với 960 ngư dân đang hoạt động"
        elif bare and between in (",", "và") and (per := _PER_MANY.match(other.tail)):
            one.name, one.tail = naming.joined(one.name, per[0]), per[0]  # "35 bác sĩ và 90 giường trên 1 vạn dân"
        elif bare and other.tail.startswith("được ") and between == "và":
            one.name, one.tail = naming.joined(one.name, other.tail), other.tail
        elif between == "và" and one.tail and (deed := naming.undergone(other.tail)):
            if not naming.undergone(one.tail):
                one.name = naming.joined(one.name, deed)  # "78 ha hoa màu và 12 ha ao nuôi bị thiệt hại"
        elif counted and between in (",", "và") and naming.tells_deed(other.tail):
            one.name = naming.joined(one.name, other.tail)  # "74 vụ, 102 đối tượng phạm tội về ma túy"
    for one, other in reversed(list(pairwise(drafts))):
        if _are_fractions_of_one(one, other) and _joint(reading, one.stop, other.first, one.tail):
            one.tail = naming.joined(one.tail, _state(other.tail))
            one.name = naming.joined(one.name, _state(other.tail))


def _shared_deed(one: Draft, other: Draft) -> str:
    """What was done to both things that shares are told of, where only the second says it; else ""."""
    bare = len(one.name.split()) <= _NOUN and not (naming.undergone(one.name) or naming.tells_state(one.name))
    first = one.name.partition(" ")[0].lower() == other.name.partition(" ")[0].lower()
    return naming.undergone(other.name) if bare and first and not (one.relations or naming.is_rate(one.name)) else ""


_NOUN = 3  # words of a bare noun


def _is_bare_share(one: Draft, other: Draft) -> bool:
    """Whether a share names only whom it is of, and the count behind it tells what they do or are."""
    return naming.leading_noun(one.name) == one.name and naming.tells_state(other.tail) and not one.relations


def _are_fractions_of_one(one: Draft, other: Draft) -> bool:
    """Whether two fractions count one noun, of which only the second says how it stands."""
    a, b = one.quantity, other.quantity
    if a is None or b is None or a.total is None or b.total is None or a.unit != b.unit:
        return False
    return bool(one.tail) and not _state(f"{a.unit} {one.tail}") and bool(_state(other.tail))


def _state(tail: str) -> str:
    """How a kind of things stands: "đạt chuẩn quốc gia" of "THCS đạt chuẩn quốc gia"; "" where no kind is said."""
    words = tail.split()
    return next((said for at in range(1, len(words)) if naming.tells_state(said := " ".join(words[at:]))), "")


def share_in_turn(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Bare shares behind as many counts are theirs in turn.

    "17/24 trường mầm non, 22/26 trường tiểu học, tương ứng 70,8% và 84,6%"; with words between they are of the last.
    """
    for at, draft in enumerate(drafts):
        shares = draft.relations
        if len(shares) < 2:
            continue
        if _joint(reading, shares[0].stop, shares[1].first):
            for share in shares[1:]:  # "tăng tương ứng 9,4% và 21,7% so với cùng kỳ": the verb holds for all
                _go_on(shares[0], share)
        bare = all(_joint(reading, one.stop, other.first) for one, other in pairwise(shares))
        alike = len({(r.kind, r.unit) for r in shares}) == 1 and len({r.versus for r in shares if r.said}) <= 1
        takers = drafts[max(0, at + 1 - len(shares)) : at + 1]
        free = all(not taker.relations and taker.sort == draft.sort and taker.quantity for taker in takers[:-1])
        if alike and bare and free and len(takers) == len(shares):
            for taker, share in zip(takers, shares, strict=True):
                share.versus = next((r.versus for r in shares if r.said), share.versus)
                taker.relations = [share]


def plans_in_turn(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Plans in a bracket behind as many shares are theirs in turn: "A - B: 55% - 45% (KH 54% - 46%)"."""
    for at, first in enumerate(drafts):
        size = next((n for n in range(len(drafts) - at) if not _is_bare_plan(drafts, at, at + n)), len(drafts) - at)
        levels = drafts[max(0, at - size) : at]
        if size < 2 or len(levels) != size or first.name != levels[-1].name or any(d.role == "target" for d in levels):
            continue
        listed = all(reading.text(a.stop, b.first).strip(" %") in _BETWEEN for a, b in pairwise(drafts[at : at + size]))
        if listed and len({d.name for d in levels}) == size:
            for level, plan in zip(levels, drafts[at : at + size], strict=True):
                plan.name = level.name


_BETWEEN = (",", "và", ", và", "-", "–")


def _is_bare_plan(drafts: Sequence[Draft], first: int, at: int) -> bool:
    return drafts[at].role == "target" and drafts[at].name == drafts[first].name and drafts[at].sort == "share"


def _go_on(first: DraftRelation, share: DraftRelation) -> None:
    if first.kind == "delta" and share.unit == first.unit and share.kind == "ratio":
        share.kind, share.value, share.growth = "delta", share.value.copy_sign(first.value), True
        share.versus = share.versus if share.said else first.versus
    if not first.said and share.said:
        first.versus, first.said = share.versus, True


def _joint(reading: Reading, start: int, stop: int, tail: str = "") -> bool:
    """Whether one member of a list leads on to the next, but for the words that tell of what the first is."""
    return reading.text(start, stop).removeprefix(tail).strip(" %") in (",", "và", ", và")


def _are_two_things(one: Draft, other: Draft) -> bool:
    return one.quantity is not None and other.quantity is not None and one.quantity.unit != other.quantity.unit


def share_units(found: Sequence[Statement]) -> None:
    """A unit said at the end of a list holds for its members: "năm 2021: 38, năm 2022: 41, năm 2023: 36 đồng chí"."""
    unit: Found | None = None
    for index in range(len(found) - 1, -1, -1):
        statement = found[index]
        if statement.figure.unit is not None:
            unit = statement.figure.unit if statement.figure.unit.sort in ("count", "money", "measure") else None
        elif unit is not None and _takes_unit(found, index):
            statement.figure = statement.figure._replace(unit=unit)


def rate_units(found: Sequence[Statement]) -> None:
    """A rate said at the front belongs to the units: "Mỗi ngày phát sinh 412 tấn rác, thu gom được 389 tấn"."""
    per = ""
    for statement in found:
        head = statement.head
        said = naming.per_time(head.raw)
        per = said or ("" if head.times or head.new_clause else per)
        head.per = per
        if said:
            head.raw = naming.without_per_time(head.raw)
            head.name = naming.tidy(head.raw)


def _takes_unit(found: Sequence[Statement], index: int) -> bool:
    """Whether a number's unit stands on a later one: of a series, of those given out in turn, "26/KH 30 đảng viên"."""
    if index + 1 < len(found) and found[index + 1].head.slash:
        return True
    in_turn = any("respectively" in statement.head.flags for statement in found[: index + 1])
    return (bool(found[index].head.times) or in_turn) and _opens(found, index)


def turns(found: Sequence[Statement], index: int) -> int:
    """How many figures are given out in turn from this one on: itself and those without a name of their own; else 0."""
    if "respectively" not in found[index].head.flags:
        return 0
    last = next((at for at in range(index + 1, len(found)) if found[at].head.name or found[at].head.cue), len(found))
    return last - index


def _opens(found: Sequence[Statement], index: int) -> bool:
    """Whether no figure up to this one has a unit, and it is no fraction."""
    earlier = all(statement.figure.unit is None for statement in found[:index])
    return earlier and found[index].figure.numeral.total is None


def mark_lists(found: Sequence[Statement]) -> None:
    """Names joined by dashes before as many shares are given out in turn: "nông nghiệp - công nghiệp - dịch vụ: …"."""
    for index, statement in enumerate(found):
        count = statement.head.name.count(" - ") + 1
        after = found[index + 1 : index + count]
        if count > 2 and len(after) == count - 1 and not any(other.head.name for other in after):
            statement.head.flags.add("respectively")


def tell_apart(drafts: Sequence[Draft]) -> None:
    """Counts of one name by two who act keep them: "Ban Chấp hành họp 21 phiên; Ban Thường vụ họp 99 phiên"."""
    if not any(draft.agent for draft in drafts):
        return
    agents: dict[tuple[str, str], set[str]] = {}
    for draft in drafts:
        agents.setdefault((draft.name, draft.period.text), set()).add(draft.agent)
    for draft in drafts:
        if draft.agent and len(agents[draft.name, draft.period.text]) > 1:
            draft.name = f"{draft.name} của {draft.agent}"


def fill_bases(relations: list[tuple[DraftRelation, Period]]) -> None:
    """A base said once holds for growth without one: for the later members, or, said at the end, for all before.

    The month before is no base of a figure of another stretch: "tháng 10 tăng 3% so với tháng 9; 10 tháng tăng 4,8%".
    """
    if not relations:
        return
    yearly = {id(r) for r, _ in relations if r.unit.endswith("/năm") and not r.said}  # its base is each year before
    growth = [(r, own) for r, own in relations if r.growth and (r.said or r.versus not in _PLANNED)]
    growth = [(r, own) for r, own in growth if id(r) not in yearly]
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
