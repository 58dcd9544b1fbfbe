"""Indicators of N reports in rows: one row is one quantity of one scope in one territory.

Observations of one name and unit are one node; nodes are joined from the surest pair on, never against a contrast, a
unit, or two different figures of one report and period. Figures help where words are few: "khai thác 8.240 tấn" in
the text is the table's "Sản lượng khai thác hải sản 8.240 tấn". Candidates are found by unit and by words that few
names have.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from compare.comparison import IndicatorCell, IndicatorRow, Part, Reading, SectionRow
from compare.matching.assignment import Clusters
from compare.matching.names import clash, held, likeness, read_name, unit_likeness
from compare.matching.nodes import (
    IndicatorLinks,
    Node,
    Places,
    Slot,
    differ_in_place,
    name_key,
    nodes_of,
    said_of,
    unit_key,
)
from compare.observation import Observation
from compare.report import Report, heading_path
from compare.wording import match_key

LEAST = 0.62  # of a pair of nodes that make one row
SAME_FIGURE = 0.32  # what one figure of one report and period adds to two names
SAME_SECTION = 0.12  # what standing in one section row adds
HELD = 0.16  # what a short name wholly within a longer one adds, in one section row
OTHER_SECTION = 0.08  # what standing in two rows of different topics costs
FAR_SIZE = 0.15  # what figures of another order of magnitude cost
TWO_FIGURES = 0.3  # what two different figures of one report and period cost
SURE_NAME = 0.85  # from which on names are one, whatever the figures say
_COMMON = 40  # a word that more nodes have finds candidates only where it is among the rarest of a name
_TOO_COMMON = 80  # and one that more nodes still have, none: this keeps the pairs far from quadratic
_FEW = 2


@dataclass(frozen=True, slots=True)
class _Edge:
    """A pair of nodes that may be one row, with the parts of its score."""

    one: int
    other: int
    score: float
    parts: tuple[Part, ...]

    @property
    def name(self) -> float:
        """How alike the names are, which is the first of the parts."""
        return self.parts[0].score


def indicator_rows(
    readings: Sequence[Reading], sections: Sequence[SectionRow], links: IndicatorLinks
) -> tuple[IndicatorRow, ...]:
    """The rows of `readings`, which are in their order already; every observation stands in one row."""
    links = tuple(links)
    places = Places(readings, sections)
    nodes = nodes_of(readings, places, links)
    if not nodes:
        return ()
    joined, apart = said_of(nodes, readings, links)
    clusters = Clusters([None] * len(nodes), apart)
    for one, other in joined:
        if not clusters.same(one, other) and clusters.allowed(one, other, by_hand=True):
            clusters.merge(one, other)
    edges = _edges(nodes, places)
    _grow(clusters, nodes, edges)
    best = _best_parts(edges, clusters)
    hand = {n for pair in joined for n in pair}
    rows = [_Made([nodes[n] for n in c], c, [best[n] for n in c if n in best]) for c in clusters.all()]
    return _as_rows(rows, readings, places, hand)


# Pairs of nodes -----------------------------------------------------------------------------------------------------


def _edges(nodes: Sequence[Node], places: Places) -> list[_Edge]:
    """The pairs that may be one row, the surest first."""
    rarity = _rarity(nodes)
    edges = []
    for one, other in sorted(_candidates(nodes)):
        edge = _edge(one, other, nodes, rarity, places)
        if edge is not None and edge.score >= LEAST:
            edges.append(edge)
    return sorted(edges, key=lambda e: (-e.score, e.one, e.other))


def _rarity(nodes: Sequence[Node]) -> dict[str, float]:
    """What each word weighs: 1 in one name of many, less the more names have it."""
    spread = Counter(word for node in nodes for word in node.name.words)
    most = math.log(len(nodes) + 2)
    return {word: 0.4 + 0.6 * (1 - math.log(n) / most) for word, n in spread.items()}


def _candidates(nodes: Sequence[Node]) -> set[tuple[int, int]]:
    """Pairs worth a look: with a word that few names have, or that is among the rarest of both, or with one figure."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for n, node in enumerate(nodes):
        for word, weight in node.name.words.items():
            if weight >= 0.5:
                blocks[word].append(n)
        for (_, period, _), amounts in node.figures.items():
            for amount in amounts:
                blocks[period, amount].append(n)
    spread = {word: len(block) for word, block in blocks.items()}
    for key, block in blocks.items():
        if len(block) > _COMMON:
            block[:] = [n for n in block if key in _rarest(nodes[n], spread)]
    return {
        pair
        for block in blocks.values()
        if len(block) <= _TOO_COMMON
        for pair in combinations(block, 2)
        if unit_likeness(nodes[pair[0]].unit, nodes[pair[1]].unit) > 0
    }


def _rarest(node: Node, spread: Mapping[object, int]) -> list[str]:
    """The words of a node's name that fewest names have."""
    return sorted((w for w, weight in node.name.words.items() if weight >= 0.5), key=lambda w: (spread[w], w))[:_FEW]


def _edge(one: int, other: int, nodes: Sequence[Node], rarity: Mapping[str, float], places: Places) -> _Edge | None:
    """How sure it is that two nodes are one row; None where they cannot be."""
    a, b = nodes[one], nodes[other]
    unit = unit_likeness(a.unit, b.unit)
    if clash(a.name, b.name) or unit == 0:
        return None
    name = max(likeness(a.name, b.name, rarity), _as_written(a, b, rarity))
    figure, differ = _figures(a, b)
    near = _nearness(a, b, places)
    size = _size(a, b)
    if a.place and b.place and near < 0 and not figure:
        return None  # "Inspections" of kitchens and of fire safety: such a name says what it means by its place
    score = name * (0.6 + 0.4 * unit) + SAME_FIGURE * figure + near - FAR_SIZE * (1 - size)
    if near > 0:
        score += HELD * held(a.name, b.name, rarity)
    if differ and not figure and name < 0.9:
        score -= TWO_FIGURES
    parts = (
        Part("name", round(name, 4), 0.6),
        Part("unit", unit, 0.1),
        Part("figure", round(figure, 4), 0.15),
        Part("section", round(0.5 + near * 4, 4) if near < SAME_SECTION else 1.0, 0.1),
        Part("size", round(size, 4), 0.05),
    )
    return _Edge(one, other, round(score, 6), parts)


def _as_written(a: Node, b: Node, rarity: Mapping[str, float]) -> float:
    """How alike a part's own full name is to one told without its whole: "trong đó có bằng cấp, chứng chỉ"."""
    part, alone = (a, b) if a.own is not None else (b, a)
    if part.own is None or alone.own is not None or not part.own.is_full or clash(part.own, alone.name):
        return 0.0
    alike = likeness(part.own, alone.name, rarity)
    return alike if alike >= SURE_NAME else 0.0


def _figures(a: Node, b: Node) -> tuple[float, bool]:
    """How much one figure in both tells (0 to 1, by its digits), and whether one report gives two for one period."""
    same = 0.0
    differ = False
    for slot, amounts in a.figures.items():
        for other, theirs in b.figures.items():
            if slot[1:] != other[1:]:
                continue
            if both := amounts & theirs:
                same = max(same, max(_telling(amount) for amount in both))
            elif slot == other:
                differ = True
    return same, differ


def _telling(amount: Decimal) -> float:
    """How little chance there is in two figures being equal: 0.3 for one digit, 0.65 for two, 1 from three on."""
    digits = len(str(amount.normalize().as_tuple().digits).strip("()").replace(",", "").replace(" ", ""))
    return {0: 0.0, 1: 0.3, 2: 0.65}.get(digits, 1.0)


def _nearness(a: Node, b: Node, places: Places) -> float:
    """What the section rows say: together, apart, or nothing where one stands in a table of all measures only."""
    mine, theirs = set(a.sections) - places.general, set(b.sections) - places.general
    if not mine or not theirs:
        return 0.0
    if mine & theirs:
        return SAME_SECTION
    return 0.0 if places.is_within(mine, theirs) else -OTHER_SECTION


def _size(a: Node, b: Node) -> float:
    """1 where the figures are of one size, less with each order of magnitude between them."""
    sizes = [[abs(float(v)) for amounts in node.figures.values() for v in amounts if v] for node in (a, b)]
    if not sizes[0] or not sizes[1]:
        return 1.0
    gap = max(0.0, min(abs(math.log10(x / y)) for x in sizes[0] for y in sizes[1]) - 0.7)
    return max(0.0, 1.0 - gap)


def _grow(clusters: Clusters, nodes: Sequence[Node], edges: Sequence[_Edge]) -> None:
    """Join nodes from the surest pair on, where no two of the nodes joined clash."""
    for edge in edges:
        if clusters.same(edge.one, edge.other) or not clusters.allowed(edge.one, edge.other):
            continue
        mine, theirs = clusters.members(edge.one), clusters.members(edge.other)
        if _fit([nodes[n] for n in mine], [nodes[n] for n in theirs], edge.name >= SURE_NAME):
            clusters.merge(edge.one, edge.other)


def _fit(mine: Sequence[Node], theirs: Sequence[Node], sure: bool) -> bool:
    """Whether two groups may be one row: no names or units that clash, no more disagreeing figures than agreeing.

    Where the name is `sure`, two figures are no bar: a report may contradict itself, which is for the checks to say.
    """
    agree = differ = 0
    for a in mine:
        for b in theirs:
            if clash(a.name, b.name) or unit_likeness(a.unit, b.unit) == 0 or _stated_apart(a, b):
                return False
    figures, others = _all_figures(mine), _all_figures(theirs)
    for slot, amounts in figures.items():
        if slot in others:
            agree += bool(amounts & others[slot])
            differ += not amounts & others[slot]
    return sure or differ == 0 or agree >= differ


def _stated_apart(a: Node, b: Node) -> bool:
    """Whether one paragraph or table gives the two different figures for one period, and not under one full name."""
    if a.name.is_full and name_key(a.name) == name_key(b.name):
        return False
    return any(place in b.stated and differ_in_place(amounts, b.stated[place]) for place, amounts in a.stated.items())


def _all_figures(group: Iterable[Node]) -> dict[Slot, set[Decimal]]:
    found: dict[Slot, set[Decimal]] = {}
    for node in group:
        for slot, amounts in node.figures.items():
            found.setdefault(slot, set()).update(amounts)
    return found


def _best_parts(edges: Sequence[_Edge], clusters: Clusters) -> dict[int, _Edge]:
    """The surest pair of each node within its row."""
    best: dict[int, _Edge] = {}
    for edge in edges:
        if clusters.same(edge.one, edge.other):
            best.setdefault(edge.one, edge)
            best.setdefault(edge.other, edge)
    return best


# As values ----------------------------------------------------------------------------------------------------------


@dataclass
class _Made:
    """A row's nodes with their numbers, and the pairs that made it."""

    nodes: list[Node]
    numbers: list[int]
    edges: list[_Edge]

    def observations(self) -> Iterator[tuple[int, Observation, int]]:
        """Every observation with its report and its node's number, in reading order."""
        found = [
            (report, o, n) for n, node in zip(self.numbers, self.nodes, strict=True) for report, o in node.observations
        ]
        return iter(found)


def _as_rows(
    rows: Sequence[_Made], readings: Sequence[Reading], places: Places, hand: set[int]
) -> tuple[IndicatorRow, ...]:
    position = {
        (number, o.id): i for number, reading in enumerate(readings) for i, o in enumerate(reading.observations)
    }
    used: Counter[str] = Counter()
    made: list[tuple[tuple[object, ...], IndicatorRow]] = []
    for row in sorted(rows, key=lambda r: min((report, position[report, o.id]) for report, o, _ in r.observations())):
        members = sorted(row.observations(), key=lambda m: (m[0], position[m[0], m[1].id]))
        section = _section(members, readings, places)
        key = _row_key(members[0][1], readings[members[0][0]].report)
        used[key] += 1
        name = hashlib.sha256(f"{key}#{used[key]}".encode()).hexdigest()[:10]
        order = (places.order.get(section or "", -1), members[0][0], position[members[0][0], members[0][1].id])
        cells = _cells(row, members, readings, hand)
        made.append((order, IndicatorRow(f"i{name}", _name(members, readings), _unit(members), section, cells)))
    return tuple(row for _, row in sorted(made, key=lambda pair: pair[0]))


def _row_key(earliest: Observation, report: Report) -> str:
    """What the row's id is made of: the earliest member's name, unit and headings, nothing of its file."""
    unit = unit_key(earliest.quantity.unit if earliest.quantity else None)
    known = any(section.id == earliest.anchor.section for section in report.sections)
    path = "/".join(match_key(h) for h in heading_path(report, earliest.anchor.section)) if known else ""
    return f"{match_key(earliest.indicator)}|{unit}|{path}"


def _section(
    members: Sequence[tuple[int, Observation, int]], readings: Sequence[Reading], places: Places
) -> str | None:
    """The section row where most of the members stand; one on a topic before the table of all measures."""
    counts: Counter[str] = Counter()
    for report, observation, _ in members:
        rows = places.rows(readings[report].id, observation.anchor.section)
        for row in rows:
            counts[row] += 2 if len(rows) == 1 else 1
    if not counts:
        return None
    return min(counts, key=lambda row: (row in places.general, -counts[row], places.order[row]))


def _name(members: Sequence[tuple[int, Observation, int]], readings: Sequence[Reading]) -> str:
    """The clearest of the names: the fullest, of a target document or a table before the text's, said most often."""
    said = Counter(match_key(o.indicator) for _, o, _ in members)

    def clarity(member: tuple[int, Observation, int]) -> tuple[float, int, str]:
        report, observation, _ = member
        reading = readings[report]
        name = read_name(observation.indicator, reading.report.identity.language)
        written = observation.anchor.row is not None or reading.report.is_target
        too_long = max(0, len(observation.indicator.split()) - 14) * 0.3
        often = 0.4 * min(4, said[match_key(observation.indicator)])
        return (-(min(name.weight, 5.0) + 0.75 * written + often - too_long), report, observation.indicator)

    return min(members, key=clarity)[1].indicator


def _unit(members: Sequence[tuple[int, Observation, int]]) -> str | None:
    """The unit most members have, the earliest among equals."""
    units = Counter(o.quantity.unit for _, o, _ in members if o.quantity and o.quantity.unit)
    return units.most_common(1)[0][0] if units else None


def _cells(
    row: _Made, members: Sequence[tuple[int, Observation, int]], readings: Sequence[Reading], hand: set[int]
) -> dict[str, IndicatorCell]:
    best = {n: edge for edge in reversed(row.edges) for n in (edge.one, edge.other)}
    cells: dict[str, IndicatorCell] = {}
    for report in sorted({m[0] for m in members}):
        own = [m for m in members if m[0] == report]
        edges = [best[n] for _, _, n in own if n in best]
        surest = max(edges, key=lambda e: e.score, default=None)
        shared = any(row.nodes[row.numbers.index(n)].reports != {report} for _, _, n in own)
        confidence = 1.0 if shared or surest is None else min(1.0, surest.score)
        cells[readings[report].id] = IndicatorCell(
            tuple(o for _, o, _ in own),
            round(confidence, 4),
            surest.parts if surest else (),
            any(n in hand for _, _, n in own),
        )
    return cells
