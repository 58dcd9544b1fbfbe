"""Pairs of nodes that may be one row: how sure each is.

Scores only: which pairs are worth a look is found by `candidates`, which become rows is chosen by `solving`.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from compare.comparison import Part
from compare.matching.name_words import counters
from compare.matching.names import Pair as NamePair
from compare.matching.names import Weighing, clash, unit_likeness
from compare.matching.nodes import Node, Plan, unit_key
from compare.matching.places import Places
from compare.matching.slips import is_slip
from compare.quantity import parse_unit

LEAST = 0.62  # of a pair of nodes that make one row
# Below it, of a pair that are each other's best by `AHEAD` and stand in one section row, in two that say nothing, or in
# two of different topics (never): "Operating costs" and "Spending on operations", the only sums of their sections.
LEAST_AT_BEST = {"same": 0.38, "open": 0.46}
AHEAD = 0.1
SAME_PLAN = 0.4  # what a stated share adds whose plan is the other's target, or the other's plan
SAME_FIGURE = 0.32  # what one figure of one report and period adds to two names
SAME_SECTION = 0.12  # what standing in one section row adds
HELD = 0.16  # what a short name wholly within a longer one adds, in one section row
OTHER_SECTION = 0.08  # what standing in two rows of different topics costs
FAR_SIZE = 0.15  # what figures of another order of magnitude cost
TWO_FIGURES = 0.3  # what two different figures of one report and period cost
SURE_NAME = 0.85  # from which on names are one, whatever the figures say
_FEW = 2  # things of a report in one unit


Pair = tuple[int, int]
Best = Callable[["Edge"], bool]
_LEAST_OF_ALL = min(LEAST_AT_BEST.values())
_ALIKE = 0.7  # of the units of two that are each other's best
_OF_ONE_SIZE = 0.5  # and of their figures
_SURE_PLAN = 0.8  # from which on one plan makes two names worth a look that have no word in common
_PLANS_OF_TWO = 0.6  # how far two stated shares of what may be one plan tell as much as a share and a target
_RARE_UNIT = 0.1  # what it adds that a report has at most `_FEW` things in the unit: "moves per hour", "chi bộ"
_ONLY_IN_UNIT = 0.22  # or that each has one alone: "Residential burglaries", "Burglaries of homes"
_RARE = (0.0, _RARE_UNIT, _ONLY_IN_UNIT)  # by how rare both are (`Scale.rareness`)
_ROUNDING = 1e-9
_SAID_BESIDE = 0.7  # how much of a name must be said beside a figure that says little of itself
_BY_WORDS_BESIDE = 0.6  # what such a pair counts of two names that are one
_AGAIN = 0.5  # what a second figure in both adds to the first
_OF_TWO_DIGITS = 0.65  # what a figure of two digits tells
_THREE = 2.0  # what three figures tell that no chance makes the same, whatever the names are


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair of nodes that may be one row, with the parts of its score: names, units, figures, places, sizes."""

    one: int
    other: int
    score: float
    name: float
    unit: float
    figure: float
    section: float
    size: float
    by_words_beside: float = 0.0  # its score where what is said around the figures tells more than the names

    @property
    def parts(self) -> tuple[Part, ...]:
        """What its score is made of, for a person to look at."""
        return (
            Part("name", self.name, 0.6),
            Part("unit", self.unit, 0.1),
            Part("figure", self.figure, 0.15),
            Part("section", self.section, 0.1),
            Part("size", self.size, 0.05),
        )


class Scale:
    """What the scores of pairs are measured by: how rare each word is, and where sections stand.

    How rare a word or a unit is, is counted in `nodes` once: a correction of one figure changes no score of others.
    """

    def __init__(self, nodes: Collection[Node], places: Places) -> None:
        spread = Counter(word for node in nodes for word in node.name.words)
        most = math.log(len(nodes) + 2)
        rarity = {word: 0.4 + 0.6 * (1 - math.log(n) / most) for word, n in spread.items()}
        self._weighing = Weighing(rarity)
        self.places = places
        self._in_unit = Counter((report, unit_key(node.unit)) for node in nodes for report in node.reports)
        self._rare: dict[tuple[str | None, frozenset[int]], int] = {}
        self._near: dict[tuple[frozenset[str], frozenset[str]], float] = {}

    def at(self, places: Places) -> Scale:
        """The same where sections stand in other rows."""
        made = copy(self)
        made.places, made._near = places, {}
        return made

    def edges(self, pairs: Iterable[Pair], nodes: Mapping[int, Node], best: Best | None = None) -> list[Edge]:
        """Those of `pairs` that may be one row, the surest first.

        A pair too doubtful by itself is one where the two are each other's best; `best` says so of pairs that are
        looked at without all others beside them.
        """
        found = self.doubtful(pairs, nodes)
        best = best or Ranked(found, nodes).are_best
        return in_turn(e for e in found if e.score >= LEAST or best(e))

    def doubtful(self, pairs: Iterable[Pair], nodes: Mapping[int, Node]) -> list[Edge]:
        """Those of `pairs` that may be one row, the doubtful among them."""
        return [e for one, other in pairs if (e := self.edge(one, other, nodes[one], nodes[other]))]

    def edge(self, one: int, other: int, a: Node, b: Node) -> Edge | None:
        """How sure it is that two nodes are one row; None where they cannot be."""
        unit = unit_likeness(a.unit, b.unit)
        if unit == 0 or clash(a.name, b.name):
            return None
        figure, plan = figures_in_both(a, b), plan_in_both(a, b)
        near = self.nearness(a, b)
        # in one report only what gives one figure: "Tutors gave 22,310 hours of help", "Tutoring hours | 22,310"
        told_apart = a.reports.isdisjoint(b.reports) or figure >= 1
        asks = told_apart and near >= 0 and unit == 1 and (a.around or b.around)
        beside = self._said_beside(a, b, sure=near > 0 or figure >= 1) if asks else 0.0
        if not (figure or beside) and plan < _SURE_PLAN and a.name.words.keys().isdisjoint(b.name.words):
            return None  # letters alone never make a row
        if a.place and b.place and near < 0 and not figure:
            return None  # "Inspections" of kitchens and of fire safety: such a name says what it means by its place
        told = max(SAME_FIGURE * figure, SAME_PLAN * plan) + near
        rare = _RARE[min(self._rareness(a), self._rareness(b))] if near >= 0 and unit == 1 else 0.0
        least = (_LEAST_OF_ALL - told - rare - _ROUNDING - (HELD if near > 0 else 0.0)) / (0.6 + 0.4 * unit)
        words = NamePair(a.name, b.name, self._weighing)
        full = self._as_written(a, b, told_in_both=figure > 0 or plan > 0)
        if max(beside, words.most_alike(), full) < least:
            return None  # however alike the letters are: most pairs with a word in common end here
        name = max(words.alike(), full)
        score = name * (0.6 + 0.4 * unit) + told
        if near > 0:
            score += HELD * words.held()
        size = _size(a, b)
        alike = name >= (1 if size == 0 else 0.9)  # "visits made: 318" is no "Visits: 3.5 million"
        if not (figure or alike or a.slots.isdisjoint(b.slots) or is_slip(a, b)):
            score -= TWO_FIGURES
        if rare and score < LEAST:  # tells only which of two doubtful ones it is
            score = min(score + rare, LEAST - 0.01)
        by_words_beside = beside + told + rare if beside > name else 0.0
        if max(score, by_words_beside) < _LEAST_OF_ALL:
            return None
        far = FAR_SIZE * (1 - size)
        place = round(0.5 + near * 4, 4) if near < SAME_SECTION else 1.0
        said = round(min(1.0, max(figure, plan)), 4)
        scores = [round(max(0.0, found - far), 6) for found in (score, by_words_beside)]
        return Edge(one, other, scores[0], round(name, 4), unit, said, place, round(size, 4), scores[1])

    def nearness(self, a: Node, b: Node) -> float:
        """What the section rows say: together, apart, or nothing where one stands in a table of all measures only."""
        one, other = a.sections, b.sections
        near = self._near.get((one, other))
        if near is None:
            near = self._near[one, other] = self._nearness(one, other)
        return near

    def _nearness(self, one: frozenset[str], other: frozenset[str]) -> float:
        mine, theirs = self.places.telling(one), self.places.telling(other)
        if not mine or not theirs:
            return 0.0
        if not mine.isdisjoint(theirs):
            return SAME_SECTION
        return 0.0 if self.places.is_within(mine, theirs) else -OTHER_SECTION

    def _rareness(self, node: Node) -> int:
        """2 where a node's reports tell one thing each in its unit, 1 where few, 0 where more or the unit is common.

        A rare unit names what it is of; a share or money names nothing.
        """
        key = (node.unit, node.reports)
        known = self._rare.get(key)
        if known is None:
            most = max((self._in_unit[report, unit_key(node.unit)] for report in node.reports), default=0)
            known = self._rare[key] = 0 if _is_common(node.unit) or most > _FEW else 2 if most <= 1 else 1
        return known

    def _said_beside(self, a: Node, b: Node, *, sure: bool) -> float:
        """How alike two are where one says little, but the other's name is said beside it.

        "The four-hour standard was met for 79.2% of patients" names its figure nowhere in one piece. A name of one
        word must stand in the same section row or give the same figure, which make them `sure`.
        """
        most = 0.0
        for one, other in ((a, b), (b, a)):
            said = one.name.words.keys() | one.around
            least = 1 if sure else 2
            if one.around and len(other.name.core.split()) >= least:
                most = max(most, self._weighing.share_said(other.name, said))
        return _BY_WORDS_BESIDE * most if most >= _SAID_BESIDE else 0.0

    def _as_written(self, a: Node, b: Node, *, told_in_both: bool) -> float:
        """How alike a part's own name is to one told without its whole: "trong đó có bằng cấp, chứng chỉ".

        It must be full, or give the same figure for the same time as the other ("huy chương vàng"), or a share of its
        plan.
        """
        part, alone = (a, b) if a.own is not None else (b, a)
        if part.own is None or alone.own is not None or clash(part.own, alone.name):
            return 0.0
        if not (part.own.is_full or told_in_both):
            return 0.0
        alike = NamePair(part.own, alone.name, self._weighing).alike()
        return alike if alike >= SURE_NAME else 0.0


def _is_common(unit: str | None) -> bool:
    """Whether many things are told in a unit: shares, sums of money, "cases"."""
    parsed = parse_unit(unit or "")
    return not parsed.base or parsed.base == "%" or (parsed.is_money and not parsed.per) or parsed.base in counters()


class Ranked:
    """The scores of pairs by their nodes and reports, for telling which are each other's best.

    Words beside figures are no rivals of names: pairs are ranked by their names alone, and by all once more.
    """

    def __init__(self, edges: Iterable[Edge], nodes: Mapping[int, Node]) -> None:
        self._nodes = nodes
        self._first: dict[tuple[int, int, bool], list[tuple[float, int]]] = {}  # node, report: its two best there
        for edge in edges:
            self._rank(edge, edge.score, by_all=False)
            self._rank(edge, max(edge.score, edge.by_words_beside), by_all=True)

    def _rank(self, edge: Edge, score: float, *, by_all: bool) -> None:
        for end, partner in ((edge.one, edge.other), (edge.other, edge.one)):
            for report in self._nodes[partner].reports:
                mine, two = (-score, partner), self._first.setdefault((end, report, by_all), [])
                if len(two) < 2 or mine < two[1]:
                    two.append(mine)
                    two.sort()
                    del two[2:]

    def are_best(self, edge: Edge) -> bool:
        """Whether neither has a partner nearly as good where the other is; in one report only with one figure told."""
        a, b = self._nodes[edge.one], self._nodes[edge.other]
        if (not a.reports.isdisjoint(b.reports) and edge.figure < 1) or a.unit is None or b.unit is None:
            return False
        if edge.section < 0.5 or edge.unit < _ALIKE or edge.size < _OF_ONE_SIZE:
            return False
        return self._is_best(edge, edge.score, by_all=False) or self._is_best(edge, edge.by_words_beside, by_all=True)

    def _is_best(self, edge: Edge, score: float, *, by_all: bool) -> bool:
        if score < LEAST_AT_BEST["same" if edge.section > 0.5 else "open"]:
            return False
        a, b = self._nodes[edge.one], self._nodes[edge.other]
        return all(
            self._is_ahead(edge, score, (end, report, by_all))
            for end, other in ((edge.one, b), (edge.other, a))
            for report in other.reports
        )

    def _is_ahead(self, edge: Edge, score: float, at: tuple[int, int, bool]) -> bool:
        rivals = [-found for found, n in self._first[at] if n not in (edge.one, edge.other)]
        return score >= max(rivals, default=0.0) + AHEAD


def in_turn(edges: Iterable[Edge]) -> list[Edge]:
    """`edges`, the surest first; those of words beside figures alone come last."""
    return sorted(edges, key=lambda e: (-e.score, -e.by_words_beside, e.one, e.other))


def figures_in_both(a: Node, b: Node) -> float:
    """How much it tells that both give a figure for one time: 1 of three digits, 1.5 of two figures, 0 where none.

    2 of three figures, where no table has both: a whole and its only part have the same, each in its own row.
    """
    if a.told.isdisjoint(b.told):
        return 0.0
    told = sorted([_telling(amount) for _, amount in a.told & b.told])
    if len(told) > 2 and told[-3] >= _OF_TWO_DIGITS and _blocks(a).isdisjoint(_blocks(b)):
        return _THREE
    return told[-1] + _AGAIN * told[-2] if len(told) > 1 else told[0]


def _blocks(node: Node) -> set[tuple[int, str]]:
    """The blocks that a node's figures stand in, with their reports."""
    return {(slot[0], block) for slot, block in node.stated}


def plan_in_both(a: Node, b: Node) -> float:
    """How much it tells that a stated share of the one is of a plan that is the other's target, or the other's plan."""
    if not a.plans and not b.plans:
        return 0.0
    found = 0.0
    for one, other in ((a, b), (b, a)):
        if one.reach_of_plans.meets(other.reach_of_goals):
            for plan in one.plans:
                if plan.telling > found and any(
                    plan.amount.holds(goal) and plan.is_of(time) for time, goal in other.goals
                ):
                    found = plan.telling
    if found or not a.reach_of_plans.meets(b.reach_of_plans):
        return found
    theirs = [also for also in b.plans if also.amount.meets(a.reach_of_plans)]
    for plan in (plan for plan in a.plans if theirs and plan.amount.meets(b.reach_of_plans)):
        for also in theirs:
            told = _PLANS_OF_TWO * min(plan.telling, also.telling)
            if told > found and plan.amount.meets(also.amount) and _of_one_time(plan, also):
                found = told
    return found


def _of_one_time(plan: Plan, also: Plan) -> bool:
    return plan.of_term == also.of_term and (plan.of_term or plan.period.end.year == also.period.end.year)


@lru_cache(maxsize=65536)
def _telling(amount: Decimal) -> float:
    """How little chance there is in two figures being equal: 0.3 for one digit, 0.65 for two, 1 from three on."""
    digits = len(str(amount.normalize().as_tuple().digits).strip("()").replace(",", "").replace(" ", ""))
    return {0: 0.0, 1: 0.3, 2: 0.65}.get(digits, 1.0)


def _size(a: Node, b: Node) -> float:
    """1 where the figures are of one size, less with each order of magnitude between them."""
    if not a.sizes or not b.sizes:
        return 1.0
    gap = max(0.0, min(_nearest(x, b.sizes) for x in a.sizes) - 0.7)
    return max(0.0, 1.0 - gap)


def _nearest(size: float, sizes: Sequence[float]) -> float:
    """How far `size` lies from the nearest of `sizes`, which are sorted."""
    at = bisect_left(sizes, size)
    return min(abs(size - near) for near in sizes[max(0, at - 1) : at + 1])
