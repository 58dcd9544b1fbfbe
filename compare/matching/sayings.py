"""What observations say, read once for each way of saying it, and which of them make one node.

Observations of one name and unit are one node, wherever and however often they are told. Scores nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

from compare.comparison import Key, Reading
from compare.dictionary import Dictionary
from compare.language import Language
from compare.matching.ahead import Meant
from compare.matching.names import Name, read_name
from compare.matching.nodes import Node, Slot, Stated, differ_in_place, name_key, slot_of, state, unit_key, unit_of
from compare.matching.places import Laid, Places
from compare.observation import Observation
from compare.packing import soon_made
from compare.wording import match_key

_AS_WRITTEN = Dictionary()
_NOTHING_SHORT: Meant = {}
_BARE = 1.6  # a name of less weight says too little alone: "Loans" is of its section


@dataclass(frozen=True, slots=True)
class _Wording:
    """What observations of one name, unit and whole say, wherever they stand."""

    name: Name
    unit: str | None
    own: Name | None
    key: Hashable  # what the nodes have in common that they may belong to, but for the place
    needs_place: bool  # the name says too little without the section


@soon_made
@dataclass(frozen=True, slots=True)
class Said:
    """How one report says one thing in one section: what all such observations have in common."""

    group: int  # of the nodes that it may belong to, as `Sayings` counts them
    name: Name
    unit: str | None
    place: str | None
    own: Name | None
    rows: tuple[str, ...]


Member = tuple[int, Observation, Said]  # of the report with that number
_Spoken = tuple[Language, str, str | None, tuple[str, str | None] | None]  # name and unit, its own and the whole's
Wholes = Mapping[str, Observation]  # the observations of a report by their ids, for the wholes among them


class Sayings:
    """Reads what observations say, each way of saying it once; names that the office says for one thing are one.

    `spelt` spells out the short forms of names that `words`, the office's, say nothing of; `meant` are the targets that
    a report's tasks call in short.
    """

    def __init__(
        self,
        places: Places,
        words: Dictionary,
        spelt: Dictionary = _AS_WRITTEN,
        meant: Meant = _NOTHING_SHORT,
        before: Sayings | None = None,
    ) -> None:
        self._places = places
        self._words = words
        self._spelt = spelt
        self._meant = meant
        self._said: dict[tuple[int, tuple[str, ...]], Said] = {}
        self._wordings: dict[_Spoken, _Wording] = before._wordings if before else {}
        self._groups: dict[Hashable, int] = before._groups if before else {}

    def at(self, places: Places) -> Sayings:
        """The same where sections stand in other rows."""
        return Sayings(places, self._words, self._spelt, self._meant, self)

    def of(self, reading: Reading, observation: Observation, wholes: Wholes) -> Said:
        """What `observation` says; `wholes` has the observations of its `reading`."""
        if meant := self._meant.get((reading.id, observation.id)):
            anchor = replace(observation.anchor, section=meant[1])
            observation = replace(observation, indicator=meant[0], anchor=anchor)
        report = reading.report
        whole = wholes.get(observation.whole) if observation.whole else None
        of_whole = (whole.indicator, unit_of(whole)) if whole is not None else None
        quantity = observation.quantity
        key = (report.identity.language, observation.indicator, quantity.unit if quantity else None, of_whole)
        wording = self._wordings.get(key)
        if wording is None:
            wording = self._wordings[key] = _wording(key[0], observation, whole, self._words, self._spelt)
        rows = self._places.rows(report.source.id, observation.anchor.section)
        said = self._said.get((id(wording), rows))  # which `_wordings` has, so that its number stays its own
        return said or self._at(rows, wording)

    def _at(self, rows: tuple[str, ...], wording: _Wording) -> Said:
        place = rows[0] if rows and wording.needs_place else None
        group = self._groups.setdefault((wording.key, place), len(self._groups))
        said = Said(group, wording.name, wording.unit, place, wording.own, rows)
        self._said[id(wording), rows] = said
        return said


def _wording(
    language: Language, observation: Observation, whole: Observation | None, words: Dictionary, spelt: Dictionary
) -> _Wording:
    unit = unit_of(observation)
    told = [observation.indicator, *([whole.indicator] if whole is not None else [])]
    written = _full_name(*told)
    of_office = words.name(written)
    name = read_name(of_office if of_office != written else _full_name(*map(spelt.name, told)), language, unit)
    own = read_name(observation.indicator, language, unit)
    key = (name_key(name), unit_key(unit), _set_apart(name, whole, language))
    return _Wording(name, unit, own if own.text != name.text else None, key, name.weight < _BARE)


def grouped(laid: Laid, sayings: Sayings) -> dict[int, list[Member]]:
    """All observations by the nodes they may be of, in reading order."""
    groups: dict[int, list[Member]] = {}
    for number, (reading, told) in enumerate(zip(laid.readings, laid.told, strict=True)):
        wholes = told.wholes
        for observation in told.observations:
            said = sayings.of(reading, observation, wholes)
            groups.setdefault(said.group, []).append((number, observation, said))
    return groups


def nodes_of(group: Sequence[Member]) -> list[Node]:
    """The nodes of one group: one, but where a short name is told of several things in one paragraph.

    "xử phạt 14 trường hợp ...; xử phạt 9 trường hợp ..." are two things; a report that contradicts itself does so at
    two places, and one row of a table may hold the plans of two issuers.
    """
    if all(said.name.is_full for _, _, said in group):
        return [_node(group)] if group else []
    nodes: list[Node] = []
    stated: list[dict[tuple[Slot, str], Stated]] = []
    for report, observation, said in group:
        at = 0
        if not said.name.is_full:
            while at < len(nodes) and _says_otherwise(stated[at], report, observation):
                at += 1
        if at == len(nodes):
            nodes.append(Node(said.name, said.unit, said.place, said.own, said.group))
            stated.append({})
        nodes[at].observations.append((report, observation))
        nodes[at].rows.update(said.rows)
        state(stated[at], report, observation)
    return nodes


def _node(group: Sequence[Member]) -> Node:
    """The node of a group all in one."""
    first = group[0][2]
    rows = set[str]().union(*{said.rows for _, _, said in group})
    observations = [(report, observation) for report, observation, _ in group]
    return Node(first.name, first.unit, first.place, first.own, first.group, observations, rows)


def _says_otherwise(stated: Mapping[tuple[Slot, str], Stated], report: int, observation: Observation) -> bool:
    """Whether another figure of the same period is `stated` in the same paragraph or table."""
    if observation.quantity is None:
        return False
    there = stated.get((slot_of(report, observation), observation.anchor.block), set())
    return bool(there) and differ_in_place(there, {(observation.anchor.row, observation.quantity.amount)})


def _full_name(name: str, whole: str = "") -> str:
    """The name of what is told, with that of the whole it is a part of: "trong đó nữ" is of the new members."""
    return f"{whole} {name}" if whole and match_key(whole) not in match_key(name) else name


def _set_apart(name: Name, whole: Observation | None, language: Language) -> frozenset[str]:
    """The words by which a part differs from its whole, of those that tell nothing else.

    "trồng rừng 1.586 ha, gồm rừng sản xuất 1.302 ha": "sản xuất" says little in a name, and here all there is.
    """
    if whole is None:
        return frozenset()
    own = name.words.keys() - read_name(whole.indicator, language, unit_of(whole)).words.keys()
    return frozenset(own - set(name.heavy))


def split(node: Node, alone: Collection[Key], places: Places, sources: Sequence[str]) -> list[Node]:
    """`node` in pieces: each observation that is `alone` by itself, and the rest together, in reading order."""
    pieces: list[Node] = []
    rest: Node | None = None
    for report, observation in node.observations:
        by_itself = (sources[report], observation.id) in alone
        piece = None if by_itself else rest
        if piece is None:
            piece = Node(node.name, node.unit, node.place)
            pieces.append(piece)
            rest = rest if by_itself else piece
        piece.observations.append((report, observation))
        piece.rows.update(places.rows(sources[report], observation.anchor.section))
    return pieces
