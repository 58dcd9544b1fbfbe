"""What cannot be: a fraction over one, a share over its whole, a part over its whole, a running count that falls.

For the reader who trusts totals. A share of a plan may pass 100%, and so may a fraction whose whole is a plan
("36/35 đảng viên mới, đạt 103%"); what stands (boats, debts, poor households) may fall.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from compare.check_words import says, words_of
from compare.checks.facts import Facts
from compare.checks.place import Draft, finding, is_part, named
from compare.checks.units import slip
from compare.comparison import JudgedRow, Reading
from compare.figures.naming import leading_noun
from compare.measures import is_said_to_flow, measure
from compare.messages import message
from compare.observation import PLANS
from compare.period import Period
from compare.quantity import parse_unit, same_kind
from compare.quoting import after, before
from compare.rounding import stands_for
from compare.told import Told
from compare.wording import match_key

_RUN = 3  # figures to date that show a run
_RUNNING = Decimal("0.75")  # of what the time gone would make of the first of them
_FAR = 10  # times its whole: a "part" beyond that belongs to something else


def fractions_over_one(facts: Facts, reading: Reading) -> Iterator[Draft]:
    """Fractions whose part is greater than their whole, where the whole is no plan."""
    seen: set[tuple[str, str, Decimal]] = set()
    for t in facts.those(reading, _is_fraction):
        quantity = t.quantity
        if quantity is None or quantity.total is None or quantity.value <= quantity.total or t.is_target:
            continue
        at = (t.source, t.observation.anchor.block, quantity.value)
        if at in seen or _is_of_plan(t):
            continue
        seen.add(at)
        said = message("checks.fraction_over_one", name=t.name, figure=t.figure, first=named(t))
        yield finding("impossible_value", "error", said, (t,))


def shares_over_whole(facts: Facts, reading: Reading) -> Iterator[Draft]:
    """Shares above 100% of a natural whole: "chiếm 104%", "tỷ lệ hộ dùng nước sạch 101,5%"."""
    for t in facts.those(reading, _may_be_share):
        if t.is_target:
            continue
        for relation in t.observation.relations:
            whole_share = relation.kind == "ratio" and relation.versus == "whole" and relation.unit == "%"
            if whole_share and relation.value > 100 and not _is_of_plan(t):
                yield _over(t, relation.value)
        quantity = t.quantity
        if quantity is not None and quantity.unit == "%" and quantity.value > 100 and _is_share_of_all(t):
            yield _over(t, quantity.value)


def parts_over_whole(facts: Facts, reading: Reading) -> Iterator[Draft]:
    """Parts ("trong đó …") that are greater than what they are parts of."""
    for t in facts.those(reading, is_part):
        whole = facts.at(t.source, t.observation.whole)
        if whole is None or t.quantity is None or whole.quantity is None or t.period != whole.period:
            continue
        if t.observation.role != whole.observation.role or not same_kind(t.quantity.unit, whole.quantity.unit):
            continue
        if parse_unit(whole.quantity.unit).is_share and says(t.observation.indicator, "among"):
            continue  # "hộ nghèo 31,1%, trong đó vùng cao 46,3%": a rate among some may be above that among all
        sure = t.quantity.bound == whole.quantity.bound == "eq" and t.quantity.amount <= _FAR * whole.quantity.amount
        if (
            sure
            and stands_for(t.quantity).low > stands_for(whole.quantity).high
            and not slip(t.quantity, whole.quantity)
        ):
            said = message(
                "checks.part_over_whole",
                name=t.name,
                part=t.figure,
                whole=whole.figure,
                first=named(t),
            )
            yield finding("impossible_value", "error", said, (t, whole))


def _is_fraction(t: Told) -> bool:
    return t.quantity is not None and t.quantity.total is not None


def _may_be_share(t: Told) -> bool:
    """Whether it is a share above 100%, or tells one."""
    if t.quantity is not None and t.quantity.unit == "%" and t.quantity.value > 100:
        return True
    relations = t.observation.relations
    return bool(relations) and any(r.versus == "whole" and r.value > 100 for r in relations)


def falling_counts(facts: Facts, row: JudgedRow) -> Iterator[Draft]:
    """Counts that run on through a year and are smaller later than they were; one finding for each row."""
    running = [t for t in facts.told(row) if t.quantity is not None and _from_the_beginning(t.period)]
    if not _may_fall(running):
        return
    running = sorted((t for t in running if _may_run(t)), key=lambda t: (t.period.end, t.order))
    running = [t for t in running if not any(_slipped(t, other) for other in running)]
    sure = (bool(row.targets) and row.direction != "down") or _counts_on(running) or is_said_to_flow(row.row)
    flows = sure and measure(row.row, row.targets) == "flow"
    for early, late in _lower_later(running):
        if _falls(early, late, flows) and not _goes_on(
            [t for t in running if t.period == early.period], [t for t in running if t.period == late.period]
        ):
            yield _fall(early, late)
            return


def _slipped(t: Told, other: Told) -> bool:
    """Whether `t` is told in too great a scale beside `other`: that is told by itself, and nothing has fallen."""
    a, b = t.quantity, other.quantity
    return a is not None and b is not None and a.amount > b.amount and bool(slip(a, b))


def _may_fall(running: Sequence[Told]) -> bool:
    """Whether a figure of a later day is smaller than one of an earlier, whatever kind of figures they are."""
    ends: dict[date, list[Decimal]] = {}
    for t in running:
        if not t.is_target:
            ends.setdefault(t.period.end, []).append(t.amount)
    least = [(min(ends[day]), max(ends[day])) for day in sorted(ends)]
    return any(late[0] < early[1] for i, early in enumerate(least) for late in least[i + 1 :])


def _counts_on(running: Sequence[Told]) -> bool:
    """Whether three figures or more to date in one year show a count that runs on, whatever one of them says."""
    told = [t for t in running if t.period.is_to_date and t.period.kind != "span"]
    if len({t.period for t in told}) < _RUN or len({t.period.begin for t in told}) > 1:
        return False
    first = told[0]
    return any(t.amount * first.period.days >= _RUNNING * first.amount * t.period.days for t in told[1:])


def _lower_later(running: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Pairs of which the later tells less, the nearest before it first; of like figures of one time only the first."""
    by_kind: dict[object, list[Told]] = {}
    once = {(t.amount_kind, t.period, t.quantity): t for t in reversed(running)}
    for late in (t for t in running if once[t.amount_kind, t.period, t.quantity] is t):
        before = by_kind.setdefault(late.amount_kind, [])
        yield from ((early, late) for early in reversed(before) if early.amount > late.amount)
        before.append(late)


def _is_of_plan(t: Told) -> bool:
    """Whether the whole of a fraction is a plan: a share of a plan is told of it, or the words near it say so."""
    if any(r.versus in PLANS for r in t.observation.relations):
        return True
    anchor = t.observation.anchor
    lead, tail = before(t.report, anchor), after(t.report, anchor)
    if anchor.row is not None:
        return says(t.sentence, "plan") or says(lead, "plan")
    near = " ".join(lead.split()[-8:]) + " " + " ".join(tail.split()[:12])
    return says(near, "plan")


def _is_share_of_all(t: Told) -> bool:
    """Whether a share has a natural whole, by its name or by the people or things that stand behind it.

    "Tỷ lệ hộ nghèo"; "103,4% thôn, tổ dân phố đạt chuẩn"; "104% of households have a meter".
    """
    name = f"{match_key(t.observation.indicator)} "
    if any(name.startswith(f"{word} ") for word in words_of("share_of_all")):
        return True
    rate = next((word for word in words_of("rate_of") if name.startswith(f"{word} ")), "")
    if rate and leading_noun(name.removeprefix(rate).strip()):
        return True
    return _of_people_or_things(match_key(after(t.report, t.observation.anchor)), name)


def _of_people_or_things(behind: str, name: str) -> bool:
    """Whether what stands right behind a share is what it is a share of."""
    if any(f"{behind} ".startswith(f"{word} ") for word in words_of("of_people_or_things")):
        return True
    noun = leading_noun(behind)
    return bool(noun) and name.startswith(f"{match_key(noun)} ")


def _over(t: Told, share: Decimal) -> Draft:
    said = message("checks.share_over_whole", name=t.name, share=share, first=named(t))
    return finding("impossible_value", "error", said, (t,))


def _may_run(t: Told) -> bool:
    """Whether a figure may count on from the beginning of its year or its term; "còn 41" is what is left."""
    if not t.is_result or t.quantity is None or t.quantity.total is not None or t.observation.whole is not None:
        return False
    if t.quantity.unit.startswith(("%", "‰")) or not _from_the_beginning(t.period):
        return False
    return not says(" ".join(before(t.report, t.observation.anchor).split()[-4:]), "left")


def _is_said_to_run(t: Told, words: str = "running") -> bool:
    """Whether the words by the figure say that it counts on ("lũy kế", "to date")."""
    if t.observation.anchor.row is not None:
        return says(t.sentence, words) or says(before(t.report, t.observation.anchor), words)
    near = before(t.report, t.observation.anchor).split()[-12:] + after(t.report, t.observation.anchor).split()[:6]
    return says(" ".join(near), words)


def _from_the_beginning(period: Period) -> bool:
    return period.is_to_date or period.kind in ("year", "day", "month", "quarter", "span")


def _falls(early: Told, late: Told, flows: bool) -> bool:
    a, b = early.quantity, late.quantity
    if a is None or b is None or not same_kind(a.unit, b.unit):
        return False
    if early.observation.role == "estimate" and early.period.end.year == late.period.end.year:
        return False  # what was awaited of a time may come to less; a year on, more was counted
    if not _one_run(early, late, flows) or slip(a, b) or a.bound != "eq" or b.bound != "eq":
        return False
    return stands_for(b).high < stands_for(a).low


def _goes_on(early: Sequence[Told], late: Sequence[Told]) -> bool:
    """Whether the row can go on counting: where several figures are told, the others may be of a part or a place."""
    least = min(t.quantity.amount for t in early if t.quantity is not None)
    most = max(t.quantity.amount for t in late if t.quantity is not None)
    return most >= least


def _one_run(early: Told, late: Told, flows: bool) -> bool:
    """Whether the later figure goes on counting where the earlier one stopped: one year, or one term."""
    if early.period.end >= late.period.end:
        return False
    if early.period.kind == "span" and late.period.begin > early.period.begin and late.period.kind != "year":
        return False  # the term to date goes on in another term to date, not in a part of a year
    if early.period.kind == "year" and late.period.kind == "span":
        return False  # the year that a term begins from is its base, and no part of its total
    if _is_said_to_run(early, "running_over_years") and _is_said_to_run(late, "running_over_years"):
        return True
    if early.period.begin != late.period.begin and early.period.end.year != late.period.end.year:
        return False
    if _is_said_to_run(late):
        return early.period.begin == late.period.begin or _is_said_to_run(early)
    return flows and early.period.begin == late.period.begin


def _fall(early: Told, late: Told) -> Draft:
    said = message(
        "checks.falling_count",
        name=late.name,
        one=early.figure,
        other=late.figure,
        first=named(early),
        second=named(late),
        early=early.period,
        late=late.period,
    )
    return finding("impossible_value", "error", said, (early, late))
