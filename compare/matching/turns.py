"""What becomes of nodes from one network to the next, and which of their pairs stand nearer or farther.

What the user puts right takes nodes away and brings others; sections that he joins or separates leave them what they
are, in other section rows. Scores nothing: how near rows are is said by `pairs`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from compare.matching.nodes import Node
from compare.matching.pairs import Edge, Pair, Scale

Beside = dict[int, dict[int, Edge | None]]  # what is worth a look beside each node, with its edge where there is one


@dataclass(frozen=True, slots=True)
class Turn:
    """What becomes of the nodes of some groups: those that go, those that come, those that `stand` in other rows."""

    gone: Mapping[int, Node] = field(default_factory=dict)
    come: Mapping[int, Node] = field(default_factory=dict)
    stand: Mapping[int, Node] = field(default_factory=dict)

    @classmethod
    def of(cls, before: Mapping[int, Node], now: Mapping[int, Node], elsewhere: Callable[[Node], bool]) -> Turn:
        """How what was `before` differs from what is `now`, where `elsewhere` says which stand in other rows."""
        gone = {n: node for n, node in before.items() if not _is_same(node, now.get(n)) or elsewhere(node)}
        come = {n: node for n, node in now.items() if n not in before or n in gone}
        stand = {n: gone[n].standing_in(come[n].rows) for n in come if n in gone and gone[n].says_as(come[n])}
        gone, come = ({n: node for n, node in nodes.items() if n not in stand} for nodes in (gone, come))
        return cls(gone, come, stand)


class Placed(NamedTuple):
    """Nodes by their numbers, and the scale by which their pairs are measured."""

    nodes: Mapping[int, Node]
    scale: Scale


def brought(turn: Turn, beside: Beside, before: Placed, after: Placed) -> Iterator[tuple[Pair, float, float]]:
    """The pairs, worth a look, of nodes that stand in other section rows, whose rows are nearer now or farther apart.

    Each with how near they were and are; a pair of which both stand elsewhere is told twice.
    """
    staying: dict[frozenset[str], list[int]] = {}  # what stands where it stood, by its rows: few differ from each other
    for n, node in after.nodes.items() if turn.stand else ():
        if n not in turn.stand and n not in turn.gone and n not in turn.come:
            staying.setdefault(node.sections, []).append(n)
    nearer: dict[tuple[frozenset[str], frozenset[str]], dict[int, tuple[float, float]]] = {}
    for n, node in turn.stand.items():
        was = before.nodes[n]
        way = was.sections, node.sections
        if way not in nearer:
            nearer[way] = dict(_nearer(was, node, staying, before, after))
        mates = beside.get(n, {}).keys()
        found = {other: nearer[way][other] for other in mates & nearer[way].keys()}
        for other in mates & turn.stand.keys():
            mate, mate_was = after.nodes[other], before.nodes[other]
            found[other] = before.scale.nearness(was, mate_was), after.scale.nearness(node, mate)
        yield from (((min(n, other), max(n, other)), *near) for other, near in found.items() if near[0] != near[1])


def _nearer(
    was: Node, node: Node, staying: Mapping[frozenset[str], Sequence[int]], before: Placed, after: Placed
) -> Iterator[tuple[int, tuple[float, float]]]:
    """What stands where it stood and has a node nearer now or farther off, with how near both were and are."""
    for numbers in staying.values():
        mate = after.nodes[numbers[0]]
        near = before.scale.nearness(was, mate), after.scale.nearness(node, mate)
        if near[0] != near[1]:
            yield from ((n, near) for n in numbers)


def _is_same(one: Node, other: Node | None) -> bool:
    """Whether a node made again is what it was."""
    if other is None or one.sections != other.sections or one.group != other.group:
        return False
    pairs = zip(one.observations, other.observations, strict=False)
    return len(one.observations) == len(other.observations) and all(a[1] is b[1] for a, b in pairs)
